//! Proof-reading: what is to be mended in a draft, one line each.

use super::empty::empty_ui;
use crate::app::{Action, FactsAction};
use crate::base::Message;
use crate::ui::ctx::Ctx;
use crate::ui::tokens;
use crate::ui::widgets::buttons;
use egui::{Frame, Label, Margin, RichText, Sense, Ui, WidgetInfo};

pub(super) fn proofs_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    let chosen = ctx.facts.proofread_draft(ctx.session);
    Frame::new().inner_margin(Margin::symmetric(14, 4)).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            let drafts = ctx.drafts.timeline_drafts(ctx.session);
            for (at, draft) in drafts.iter().enumerate() {
                if ui.selectable_label(at == chosen, &draft.name).clicked() {
                    ctx.push(Action::Facts(FactsAction::Draft(at)));
                }
            }
        });
    });
    let Some(lines) = ctx.facts.proofs() else {
        buttons::centred(ui, ui.available_rect_before_wrap(), &ctx.locale.t("facts-working"), 14.0);
        return;
    };
    if lines.is_empty() {
        empty_ui(ui, ctx, "proof-empty", "proof-empty-why");
        return;
    }
    let (row, _) = ctx.facts.at();
    egui::ScrollArea::vertical().id_salt("proofs").auto_shrink([false, false]).show_rows(
        ui,
        46.0,
        lines.len(),
        |ui, range| {
            for at in range {
                let Some(line) = lines.get(at) else { continue };
                let palette = tokens::palette(ui);
                let said = ctx.locale.format(&line.said);
                let frame = Frame::new().inner_margin(Margin::symmetric(14, 4));
                let frame = if at == row { frame.fill(palette.chosen) } else { frame };
                let shown = frame.show(ui, |ui| {
                    ui.set_width(ui.available_width());
                    let head = if line.place.is_empty() { said.clone() } else { format!("{} · {said}", line.place) };
                    ui.add(
                        Label::new(RichText::new(head).font(tokens::strong_font(13.0))).truncate().selectable(false),
                    );
                    let words = RichText::new(&line.words).size(12.0).color(palette.weak);
                    ui.add(Label::new(words).truncate().selectable(false));
                });
                let response = ui.interact(shown.response.rect, ui.scope_id().with(("proof", at)), Sense::click());
                let name = Message::new("proof-line").text("place", line.place.as_str()).text("said", said);
                let name = ctx.locale.format(&name);
                response.widget_info(|| WidgetInfo::selected(egui::Role::Button, true, at == row, &name));
                if response.clicked() {
                    ctx.push(Action::Facts(FactsAction::Choose(at, 0)));
                }
                if response.double_clicked() {
                    ctx.push(Action::Facts(FactsAction::Open));
                }
            }
        },
    );
}
