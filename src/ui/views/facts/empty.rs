//! What stands on the page of facts where there is nothing.

use crate::ui::ctx::Ctx;
use crate::ui::tokens;
use egui::{Label, RichText, Ui};

/// Says what would stand here, and how it comes there.
pub(super) fn empty_ui(ui: &mut Ui, ctx: &Ctx<'_>, title: &str, why: &str) {
    ui.add_space((ui.available_height() / 4.0).min(140.0));
    ui.vertical_centered(|ui| {
        ui.set_max_width(520.0);
        ui.label(RichText::new(ctx.locale.t(title)).font(tokens::strong_font(18.0)));
        ui.add_space(tokens::SPACE);
        ui.add(Label::new(ctx.locale.t(why)).wrap());
    });
}
