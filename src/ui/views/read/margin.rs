//! What stands beside the words of a row: star, note sign, themes and actors as small labels.

use super::columns::{GUTTER, MARKS};
use super::row::RowCtx;
use crate::app::{Action, ComparisonAction, ReadLayout};
use crate::base::Message;
use crate::ui::tokens::{self, Palette};
use crate::ui::widgets::buttons::{self, Chip};
use egui::{Color32, CornerRadius, Rect, Shape, Stroke, Ui, pos2, vec2};

impl RowCtx<'_> {
    /// The chips of the row: text, edge, tentative, spoken name.
    fn chips(&self) -> Vec<(String, Option<Color32>, String)> {
        let themes = self.card.themes.iter().map(|tag| {
            let colour = tag.colour.map(|hex| tokens::theme_colour(hex, self.palette));
            let said = self.ctx.locale.format(&Message::new("read-chip-theme").text("theme", &tag.name));
            (tag.short.clone(), colour.or(Some(self.palette.weak)), said)
        });
        let actors = self.card.attributions.iter().map(|claim| {
            let basis = self.ctx.locale.t(claim.basis.key());
            let said = self.ctx.locale.format(
                &Message::new("read-chip-actor").text("actor", claim.actors.clone()).text("basis", basis.clone()),
            );
            (format!("{} · {basis}", claim.short), None, said)
        });
        themes.chain(actors).collect()
    }

    /// How high the chips stand in the margin; nothing where there is none.
    pub(super) fn chips_height(&self) -> f32 {
        if self.columns.margin < 100.0 {
            return 0.0;
        }
        let count = self.card.themes.len() + self.card.attributions.len();
        let star = usize::from(self.card.important || !self.card.notes.is_empty());
        (count + star) as f32 * (Chip::HEIGHT + 4.0)
    }

    /// How high the chips stand below the words, where there is no margin for them.
    pub(super) fn chips_below(&self) -> f32 {
        let any = !self.card.themes.is_empty() || !self.card.attributions.is_empty();
        if self.columns.margin < 100.0 && any { Chip::HEIGHT + 6.0 } else { 0.0 }
    }

    /// Draws star, note sign and chips: in the margin, or below the words.
    pub(super) fn margin_ui(&self, ui: &Ui, rect: Rect, index: usize) {
        let mut y = rect.top();
        let painter = ui.painter();
        if self.card.important {
            buttons::paint_star(painter, pos2(rect.left() + 10.0, y + 9.0), 6.5, true, self.palette);
        }
        if !self.card.notes.is_empty() {
            let centre = pos2(rect.left() + 10.0, y + if self.card.important { 28.0 } else { 9.0 });
            note_sign(ui, centre, self.palette);
        }
        let below = self.columns.margin < 100.0;
        if !below && (self.card.important || !self.card.notes.is_empty()) {
            y += Chip::HEIGHT + 4.0;
        }
        let mut x = rect.left();
        if below {
            let gutter = if self.columns.layout == ReadLayout::SideBySide { GUTTER } else { 1.5 * GUTTER };
            x = ui.min_rect().left() + self.columns.left + MARKS + gutter;
            y = rect.bottom() - Chip::HEIGHT - 7.0;
        }
        for (place, (text, edge, name)) in self.chips().iter().enumerate() {
            let chip = Chip { text, edge: *edge, tentative: false, name };
            let most = if below { 230.0 } else { rect.width() - 6.0 };
            let width = chip.width(ui, most);
            let area = Rect::from_min_size(pos2(x, y), vec2(width, Chip::HEIGHT));
            let id = ui.scope_id().with((index, "chip", place));
            if chip.put(ui, id, area).on_hover_text(name).clicked() {
                self.ctx.push(Action::Compare(ComparisonAction::SelectChange(index)));
            }
            if below {
                x += width + 5.0;
            } else {
                y += Chip::HEIGHT + 4.0;
            }
        }
    }
}

fn note_sign(ui: &Ui, centre: egui::Pos2, palette: &Palette) {
    let page = Rect::from_center_size(centre, vec2(10.0, 12.0));
    let painter = ui.painter();
    painter.rect_stroke(page, CornerRadius::same(1), Stroke::new(1.0, palette.weak), egui::StrokeKind::Inside);
    for line in 0..3 {
        let y = page.top() + 3.5 + 2.6 * line as f32;
        painter.add(Shape::line_segment(
            [pos2(page.left() + 2.0, y), pos2(page.right() - 2.5, y)],
            Stroke::new(0.8, palette.weak),
        ));
    }
}
