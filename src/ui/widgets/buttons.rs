//! Small pieces: chips, key caps, dots, titles of groups.

use crate::ui::tokens::{self, Palette};
use egui::{
    Align2, Color32, CornerRadius, Rect, Response, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2,
};

/// A small label with an edge: a theme, an actor.
pub struct Chip<'a> {
    /// What it says.
    pub text: &'a str,
    /// Colour of its left edge, if it has one.
    pub edge: Option<Color32>,
    /// Whether it is drawn with a broken outline: a suggestion, never to be taken for a person's word.
    pub tentative: bool,
    /// What a screen reader says.
    pub name: &'a str,
}

impl Chip<'_> {
    /// Height of a chip, in points.
    pub const HEIGHT: f32 = 19.0;

    /// How wide it would be, at most `most` points.
    pub fn width(&self, ui: &Ui, most: f32) -> f32 {
        let galley = ui.painter().layout_no_wrap(self.text.to_owned(), tokens::plain_font(11.5), Color32::PLACEHOLDER);
        (galley.size().x + 14.0 + if self.edge.is_some() { 4.0 } else { 0.0 }).min(most)
    }

    /// Draws it in `rect`.
    pub fn put(&self, ui: &Ui, id: egui::Id, rect: Rect) -> Response {
        let palette = tokens::palette(ui);
        let response = ui.interact(rect, id, Sense::click());
        let ground = if response.hovered() { palette.hover } else { palette.card };
        let painter = ui.painter();
        painter.rect(rect, CornerRadius::same(4), ground, Stroke::new(1.0, palette.line), StrokeKind::Inside);
        if self.tentative {
            let dashes = egui::Shape::dashed_line(
                &[rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom(), rect.left_top()],
                Stroke::new(1.0, palette.weak),
                3.0,
                3.0,
            );
            painter.extend(dashes);
        }
        let mut left = rect.left() + 7.0;
        if let Some(edge) = self.edge {
            let bar = Rect::from_min_max(rect.min + vec2(3.0, 4.0), pos2(rect.left() + 6.0, rect.bottom() - 4.0));
            painter.rect_filled(bar, CornerRadius::same(1), edge);
            left += 4.0;
        }
        let mut job =
            egui::text::LayoutJob::simple_singleline(self.text.to_owned(), tokens::plain_font(11.5), palette.text);
        job.wrap = egui::text::TextWrapping::truncate_at_width(rect.right() - 5.0 - left);
        let galley = painter.layout_job(job);
        painter.galley(pos2(left, rect.center().y - galley.size().y / 2.0), galley, palette.text);
        focus_ring(ui, &response, 4);
        response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, self.name));
        response
    }

    /// Adds it to a layout.
    pub fn show(&self, ui: &mut Ui) -> Response {
        let width = self.width(ui, ui.available_width().max(40.0));
        let (rect, _) = ui.allocate_exact_size(vec2(width, Self::HEIGHT), Sense::hover());
        let id = ui.next_auto_id();
        ui.skip_ahead_auto_ids(1);
        self.put(ui, id, rect)
    }
}

/// A key as it stands on a keyboard.
pub fn key_cap(ui: &mut Ui, text: &str) -> Response {
    let palette = tokens::palette(ui);
    let galley = ui.painter().layout_no_wrap(text.to_owned(), tokens::plain_font(11.0), palette.weak);
    let size = vec2(galley.size().x + 10.0, 17.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    ui.painter().rect(rect, CornerRadius::same(4), palette.panel, Stroke::new(1.0, palette.line), StrokeKind::Inside);
    ui.painter().galley(rect.center() - galley.size() / 2.0, galley, palette.weak);
    response
}

/// The title of a group in a side panel, in small capitals' stead: small, strong, of less weight.
pub fn group_title(ui: &mut Ui, text: &str) -> Response {
    let palette = tokens::palette(ui);
    ui.add_space(tokens::TIGHT);
    ui.add(egui::Label::new(egui::RichText::new(text).font(tokens::strong_font(11.5)).color(palette.weak)))
}

/// A wrapped line of less weight.
pub fn hint(ui: &mut Ui, text: &str) -> Response {
    let palette = tokens::palette(ui);
    ui.add(egui::Label::new(egui::RichText::new(text).size(12.5).color(palette.weak)).wrap())
}

/// A button of little weight, beside words.
pub fn small_button(ui: &mut Ui, text: &str) -> Response {
    small_button_of(ui, text, Sense::click())
}

/// A small button that senses what is said.
pub fn small_button_of(ui: &mut Ui, text: &str, sense: Sense) -> Response {
    ui.scope(|ui| {
        ui.spacing_mut().button_padding = vec2(8.0, 2.0);
        ui.spacing_mut().interact_size.y = 20.0;
        ui.add(egui::Button::new(egui::RichText::new(text).size(12.5)).sense(sense))
    })
    .inner
}

/// A button that matters most in its place.
pub fn primary_button(ui: &mut Ui, text: &str) -> Response {
    let palette = tokens::palette(ui);
    ui.scope(|ui| {
        ui.spacing_mut().button_padding.x = 14.0;
        ui.add(
            egui::Button::new(egui::RichText::new(text).font(tokens::strong_font(13.5)).color(palette.on_accent))
                .fill(palette.accent)
                .stroke(Stroke::NONE)
                .min_size(vec2(0.0, 26.0)),
        )
    })
    .inner
}

/// A star, filled or not, as a button.
pub fn star(ui: &mut Ui, filled: bool, name: &str) -> Response {
    let palette = tokens::palette(ui);
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(22.0), Sense::click());
    paint_star(ui.painter(), rect.center(), 7.5, filled, palette);
    response.widget_info(|| WidgetInfo::selected(egui::Role::CheckBox, true, filled, name));
    response.on_hover_text(name)
}

/// Paints a box with a tick in it, or without.
pub fn paint_tick(painter: &egui::Painter, centre: egui::Pos2, ticked: bool, palette: &Palette) {
    let square = Rect::from_center_size(centre, Vec2::splat(13.0));
    let (fill, line) = if ticked { (palette.accent, palette.accent) } else { (palette.card, palette.weak) };
    painter.rect(square, egui::CornerRadius::same(3), fill, Stroke::new(1.0, line), egui::StrokeKind::Inside);
    if ticked {
        let at = |x: f32, y: f32| centre + vec2(x, y);
        let tick = vec![at(-3.2, 0.2), at(-0.9, 2.6), at(3.4, -2.6)];
        painter.add(egui::Shape::line(tick, Stroke::new(1.7, palette.on_accent)));
    }
}

/// Paints a star.
pub fn paint_star(painter: &egui::Painter, centre: egui::Pos2, radius: f32, filled: bool, palette: &Palette) {
    let points: Vec<egui::Pos2> = (0..10)
        .map(|corner| {
            let angle = std::f32::consts::TAU * (corner as f32 / 10.0 - 0.25);
            let reach = if corner % 2 == 0 { radius } else { radius * 0.42 };
            centre + reach * Vec2::angled(angle)
        })
        .collect();
    if filled {
        // A star is not convex: five triangles and a pentagon.
        let outer = |corner: usize| points.get(corner * 2 % 10).copied().unwrap_or(centre);
        let inner = |corner: usize| points.get((corner * 2 + 1) % 10).copied().unwrap_or(centre);
        for corner in 0..5 {
            let tip = vec![outer(corner), inner(corner), inner(corner + 4)];
            painter.add(egui::Shape::convex_polygon(tip, palette.star, Stroke::NONE));
        }
        let middle = (0..5).map(inner).collect();
        painter.add(egui::Shape::convex_polygon(middle, palette.star, Stroke::new(0.5, palette.star)));
    } else {
        painter.add(egui::Shape::closed_line(points, Stroke::new(1.2, palette.weak)));
    }
}

/// A row of a list that can be chosen: a label at the left, something short at the right.
pub fn choice_row(ui: &mut Ui, chosen: bool, left: &str, right: &str, indent: f32) -> Response {
    choice_row_with(ui, chosen, left, right, indent, 0.0)
}

/// The same, with space kept free (in points) for something the caller paints at the right.
pub fn choice_row_with(ui: &mut Ui, chosen: bool, left: &str, right: &str, indent: f32, kept: f32) -> Response {
    let palette = tokens::palette(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 24.0), Sense::click());
    let painter = ui.painter();
    if chosen {
        painter.rect_filled(rect, CornerRadius::same(4), palette.chosen);
    } else if response.hovered() {
        painter.rect_filled(rect, CornerRadius::same(4), palette.hover);
    }
    let note = painter.layout_no_wrap(right.to_owned(), tokens::plain_font(11.5), palette.weak);
    let room = rect.width() - indent - 18.0 - note.size().x.max(kept);
    let font = if chosen { tokens::strong_font(13.0) } else { tokens::plain_font(13.0) };
    let mut job = egui::text::LayoutJob::simple_singleline(left.to_owned(), font, palette.text);
    job.wrap = egui::text::TextWrapping::truncate_at_width(room);
    let galley = painter.layout_job(job);
    painter.galley(pos2(rect.left() + 7.0 + indent, rect.center().y - galley.size().y / 2.0), galley, palette.text);
    painter.galley(pos2(rect.right() - 7.0 - note.size().x, rect.center().y - note.size().y / 2.0), note, palette.weak);
    focus_ring(ui, &response, 4);
    response.widget_info(|| WidgetInfo::selected(egui::Role::Button, true, chosen, left));
    response
}

/// Shows where the keyboard is, on what draws itself.
pub fn focus_ring(ui: &Ui, response: &Response, radius: u8) {
    if response.has_focus() {
        let line = Stroke::new(1.5, tokens::palette(ui).accent);
        ui.painter().rect_stroke(response.rect, CornerRadius::same(radius), line, StrokeKind::Inside);
    }
}

/// Words in the middle of an empty space.
pub fn centred(ui: &Ui, rect: Rect, text: &str, size: f32) {
    let palette = tokens::palette(ui);
    ui.painter().text(rect.center(), Align2::CENTER_CENTER, text, tokens::plain_font(size), palette.weak);
}
