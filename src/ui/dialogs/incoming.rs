//! A codebook that was read: what it would add and change, before it does.

use super::codebook::state::act;
use crate::app::CodebookAction;
use crate::base::Message;
use crate::ui::ctx::Ctx;
use crate::ui::tokens;
use crate::ui::widgets::buttons;
use egui::{Label, RichText, ScrollArea, Ui};

/// What a codebook that was read would add and change, before it does.
pub(super) fn incoming_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    let Some(waiting) = ctx.annotate.waiting_codebook() else { return };
    let palette = tokens::palette(ui);
    let fates = &waiting.plan.fates;
    let new = fates.iter().filter(|fate| fate.new).count();
    let differ: Vec<_> = fates.iter().filter(|fate| !fate.differs.is_empty()).collect();
    let title = Message::new("codebook-incoming-title").text("file", waiting.file.clone());
    ui.add(Label::new(RichText::new(ctx.locale.format(&title)).font(tokens::strong_font(16.0))).wrap());
    let counts = Message::new("codebook-incoming-counts")
        .number("new", new)
        .number("differ", differ.len())
        .number("same", fates.len() - new - differ.len());
    ui.label(ctx.locale.format(&counts));
    if waiting.sets > 0 {
        buttons::hint(ui, &ctx.locale.format(&Message::new("codebook-incoming-sets").number("count", waiting.sets)));
    }
    ui.add_space(tokens::SPACE);
    let height = (ui.ctx().content_rect().height() - 300.0).clamp(160.0, 460.0);
    ScrollArea::vertical().max_height(height).auto_shrink([false, true]).show(ui, |ui| {
        for fate in fates.iter().filter(|fate| fate.new) {
            ui.label(RichText::new(format!("+ {}", fate.name)).color(palette.insert));
        }
        for fate in &differ {
            ui.add_space(tokens::TIGHT);
            ui.label(RichText::new(&fate.name).font(tokens::strong_font(13.0)));
            for (field, old, new) in &fate.differs {
                ui.horizontal_wrapped(|ui| {
                    ui.label(RichText::new(ctx.locale.t(field)).size(12.0).color(palette.weak));
                    if !old.is_empty() {
                        ui.label(RichText::new(old).strikethrough().color(palette.delete));
                    }
                    ui.label(RichText::new(new).underline().color(palette.insert));
                });
            }
        }
    });
    ui.add_space(tokens::SPACE);
    ui.horizontal_wrapped(|ui| {
        if new > 0 {
            let label = ctx.locale.format(&Message::new("codebook-incoming-add").number("count", new));
            if buttons::primary_button(ui, &label).clicked() {
                act(ctx, CodebookAction::TakeIn(false));
            }
        }
        if !differ.is_empty() && ui.button(ctx.locale.t("codebook-incoming-change")).clicked() {
            act(ctx, CodebookAction::TakeIn(true));
        }
        if ui.button(ctx.locale.t("codebook-incoming-leave")).clicked() {
            act(ctx, CodebookAction::Leave);
        }
    });
}
