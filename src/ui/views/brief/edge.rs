//! Where the rows of the Brief begin and end.

use crate::ui::tokens;
use egui::{Frame, Margin, Ui, vec2};

/// Draws contents at the left edge of the page, with the spaces they have elsewhere.
pub(super) fn indented(ui: &mut Ui, contents: impl FnOnce(&mut Ui)) {
    Frame::new().inner_margin(Margin { left: 18, right: 12, top: 0, bottom: 0 }).show(ui, |ui| {
        ui.spacing_mut().item_spacing = vec2(tokens::SPACE, tokens::TIGHT);
        ui.set_width(ui.available_width());
        contents(ui);
    });
}
