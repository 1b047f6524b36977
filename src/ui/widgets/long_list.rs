//! A list of tens of thousands of rows of any height: only the rows on the screen are laid out.
//!
//! The place is a row and how much of it is scrolled away, never a distance from the top: no row above has to be
//! measured, nothing jumps when a row turns out to be higher than thought. The bar at the right is drawn from the
//! rows' weights (an estimate of their heights) and carries marks, so that one sees where the changes are.

use egui::{Color32, CornerRadius, Id, Key, Pos2, Rect, Response, Sense, Ui, UiBuilder, Vec2, pos2, vec2};

/// Width of the bar at the right, in points.
pub const BAR: f32 = 14.0;

/// Where a long list is scrolled to; kept by the view.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct ListPlace {
    /// The first row on the screen.
    pub row: usize,
    /// How much of it is scrolled away above the edge, in points.
    pub above: f32,
    /// How much emptier than usual it may be above the first row and below the last, in points: rows that were put at a
    /// height stay there.
    slack: Slack,
}

/// How far the first row may stand below the upper edge, and the last end above where it usually may, in points.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
struct Slack {
    top: f32,
    end: f32,
}

impl ListPlace {
    /// The place that shows `row` a little below the upper edge.
    pub const fn at(row: usize) -> Self {
        Self::with_top_at(row, 60.0)
    }

    /// The place that shows the top of `row` so many points below the upper edge.
    pub const fn with_top_at(row: usize, y: f32) -> Self {
        Self { row, above: -y, slack: Slack { top: 0.0, end: 0.0 } }
    }

    /// The same, even where the list is too short for it.
    pub const fn held(row: usize, y: f32) -> Self {
        Self { slack: Slack { top: f32::INFINITY, end: f32::INFINITY }, ..Self::with_top_at(row, y) }
    }
}

/// A mark on the bar: where (row) and in what colour.
pub type BarMark = (usize, Color32);

/// What is told to [`LongList::show`].
pub struct LongList<'a> {
    /// Names the list.
    pub id: Id,
    /// For each row, the sum of the weights before it; one more entry than rows.
    pub weights: &'a [f32],
    /// Marks on the bar.
    pub marks: &'a [BarMark],
    /// Line, thumb and ground colours of the bar.
    pub bar: [Color32; 2],
}

impl LongList<'_> {
    /// Shows the rows from `place` on in the space left. `row_ui` draws row n in the space given (its height is open
    /// below) and is given a [`Ui`] as wide as the list; the height it takes is the row's. Returns the rows shown.
    pub fn show(
        &self,
        ui: &mut Ui,
        place: &mut ListPlace,
        mut row_ui: impl FnMut(&mut Ui, usize),
    ) -> std::ops::Range<usize> {
        let count = self.weights.len().saturating_sub(1);
        let area = ui.available_rect_before_wrap();
        ui.advance_cursor_after_rect(area);
        let list = Rect::from_min_max(area.min, pos2(area.max.x - BAR, area.max.y));
        let bar = Rect::from_min_max(pos2(area.max.x - BAR, area.min.y), area.max);
        // A ground that takes clicks beside the words, so that the wheel and the keys know where they are.
        let ground = ui.interact(list, self.id.with("ground"), Sense::hover());
        place.row = place.row.min(count.saturating_sub(1));
        self.scroll_by_input(ui, &ground, list, place);

        // Rows are drawn downwards from a row that starts at or above the edge. Where the place is before its row
        // (scrolled up), earlier rows are drawn first, invisibly, to learn their heights.
        let mut heights = Vec::new();
        while place.above < 0.0 && place.row > 0 {
            place.row -= 1;
            place.above += measure(ui, list, place.row, &mut row_ui);
        }
        if place.row == 0 {
            place.above = place.above.max(-place.slack.top);
        }
        place.slack.top = if place.row == 0 { (-place.above).clamp(0.0, place.slack.top) } else { 0.0 };
        let mut y = list.top() - place.above;
        let mut row = place.row;
        while row < count && y < list.bottom() {
            let height = draw(ui, list, y, row, &mut row_ui);
            heights.push(height);
            y += height;
            row += 1;
        }
        // SavedHistory rows that are wholly above the edge; and no further than that the last row ends a third down.
        let last = row;
        let mut skip = 0;
        while let Some(height) = heights.get(skip).copied()
            && place.above >= height
            && place.row + 1 < count
        {
            place.above -= height;
            place.row += 1;
            skip += 1;
        }
        let missing = if last == count { list.top() + list.height() / 3.0 - y } else { 0.0 };
        if missing > place.slack.end {
            let least = if place.row == 0 { place.above.min(0.0) } else { -400.0 };
            place.above = (place.above - (missing - place.slack.end)).max(least);
        } else {
            place.slack.end = missing.max(0.0);
        }
        let shown = place.row..last.max(place.row);
        self.bar_ui(ui, bar, place, &shown, heights.get(skip).copied().unwrap_or(1.0), list.height());
        shown
    }

    fn scroll_by_input(&self, ui: &Ui, ground: &Response, list: Rect, place: &mut ListPlace) {
        let count = self.weights.len().saturating_sub(1);
        let over = ui.rect_contains_pointer(list) || ground.contains_pointer();
        if over {
            place.above -= ui.input(|input| input.smooth_scroll_delta().y);
        }
        if ui.memory(|memory| memory.focused().is_none()) {
            let page = list.height() * 0.9;
            ui.input(|input| {
                if input.key_pressed(Key::PageDown) {
                    place.above += page;
                }
                if input.key_pressed(Key::PageUp) {
                    place.above -= page;
                }
                if input.key_pressed(Key::Home) {
                    *place = ListPlace::default();
                }
                if input.key_pressed(Key::End) {
                    *place = ListPlace::at(count.saturating_sub(1));
                }
            });
        }
    }

    fn bar_ui(
        &self,
        ui: &Ui,
        bar: Rect,
        place: &mut ListPlace,
        shown: &std::ops::Range<usize>,
        first: f32,
        height: f32,
    ) {
        let [ground, thumb] = self.bar;
        let total = self.weights.last().copied().unwrap_or(0.0).max(1.0);
        let weight = |row: usize| self.weights.get(row).copied().unwrap_or(total);
        let at = |weight: f32| bar.top() + bar.height() * (weight / total).clamp(0.0, 1.0);
        let painter = ui.painter_at(bar);
        painter.rect_filled(bar, CornerRadius::ZERO, ground);
        for (row, colour) in self.marks {
            let (top, bottom) = (at(weight(*row)), at(weight(row + 1)));
            let rect = Rect::from_min_max(pos2(bar.left() + 3.0, top), pos2(bar.right() - 3.0, bottom.max(top + 2.0)));
            painter.rect_filled(rect, CornerRadius::same(1), *colour);
        }
        let part = if first > 0.0 { (place.above / first).clamp(0.0, 1.0) } else { 0.0 };
        let start = weight(shown.start) + part * (weight(shown.start + 1) - weight(shown.start));
        let (top, bottom) = (at(start), at(weight(shown.end)));
        let view = Rect::from_min_max(pos2(bar.left() + 1.0, top), pos2(bar.right() - 1.0, bottom.max(top + 18.0)));
        painter.rect(
            view,
            CornerRadius::same(3),
            thumb.gamma_multiply(0.18),
            egui::Stroke::new(1.0, thumb.gamma_multiply(0.6)),
            egui::StrokeKind::Inside,
        );
        let response = ui.interact(bar, self.id.with("bar"), Sense::click_and_drag());
        if (response.dragged() || response.clicked())
            && let Some(pointer) = response.interact_pointer_pos()
        {
            let wanted = ((pointer.y - bar.top()) / bar.height()).clamp(0.0, 1.0) * total;
            let row = self.weights.partition_point(|&before| before <= wanted).saturating_sub(1);
            *place = ListPlace { row, above: -height / 3.0, slack: Slack::default() };
        }
    }
}

fn draw(ui: &mut Ui, list: Rect, y: f32, row: usize, row_ui: &mut impl FnMut(&mut Ui, usize)) -> f32 {
    let space = Rect::from_min_size(pos2(list.left(), y), vec2(list.width(), f32::INFINITY));
    let mut child = ui.new_child(UiBuilder::new().max_rect(space).id_salt(("row", row)));
    child.set_clip_rect(list.intersect(ui.clip_rect()));
    child.spacing_mut().item_spacing = Vec2::ZERO;
    row_ui(&mut child, row);
    child.min_rect().height().max(1.0)
}

fn measure(ui: &mut Ui, list: Rect, row: usize, row_ui: &mut impl FnMut(&mut Ui, usize)) -> f32 {
    let far = Pos2::new(list.left(), list.top() - 100_000.0);
    let space = Rect::from_min_size(far, vec2(list.width(), f32::INFINITY));
    let mut child = ui.new_child(UiBuilder::new().max_rect(space).id_salt(("measured", row)).sizing_pass().invisible());
    child.spacing_mut().item_spacing = Vec2::ZERO;
    row_ui(&mut child, row);
    child.min_rect().height().max(1.0)
}
