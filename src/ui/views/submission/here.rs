//! The proposals on the paragraphs of a change, in the inspector.

use crate::app::{Action, PositionAction, proposals_here};
use crate::study::ProposalAction;
use crate::ui::ctx::Ctx;
use crate::ui::tokens::{self, Palette};
use crate::ui::widgets::buttons;
use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, FontId, Frame, Label, Margin, RichText, Stroke, Ui};

/// The words of a proposal as a redline has them: what goes is struck out, what comes is underlined; where it wants no
/// words, what it says. `words` are those it is about, those wanted, those of its source; `look` is size and colour.
pub(super) fn words_of(
    action: ProposalAction,
    (old, new, said): (&str, &[String], &str),
    (size, colour): (f32, Color32),
    palette: &Palette,
) -> LayoutJob {
    let plain = TextFormat::simple(FontId::new(size, tokens::book(false, false)), colour);
    let mut job = LayoutJob::default();
    let goes = matches!(action, ProposalAction::Delete | ProposalAction::Replace | ProposalAction::Rival);
    if !old.is_empty() {
        let format = if goes {
            let strikethrough = Stroke::new(1.0, palette.delete);
            TextFormat { color: palette.delete, background: palette.delete_ground, strikethrough, ..plain.clone() }
        } else {
            plain.clone()
        };
        job.append(old, 0.0, format);
    }
    let underline = Stroke::new(1.0, palette.insert);
    let come = TextFormat { color: palette.insert, background: palette.insert_ground, underline, ..plain.clone() };
    for (place, words) in new.iter().enumerate() {
        if !job.text.is_empty() {
            job.append(if place > 0 { "  /  " } else { "  " }, 0.0, plain.clone());
        }
        job.append(words, 0.0, come.clone());
    }
    if job.text.is_empty() {
        job.append(said, 0.0, plain);
    }
    job
}

/// Draws the proposals on the chosen change's paragraphs, if there are any.
pub(crate) fn here_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    let here = proposals_here(ctx.session);
    if here.is_empty() {
        return;
    }
    let palette = tokens::palette(ui);
    ui.add_space(tokens::SPACE);
    buttons::group_title(ui, &ctx.locale.t("proposals-here"));
    for proposal in &here {
        let action = ctx.study.positions.get(&proposal.id).and_then(|position| position.proposal.as_ref());
        let Some(action) = action.map(|words| words.action) else { continue };
        let frame = Frame::new()
            .fill(palette.card)
            .stroke(Stroke::new(1.0, palette.line))
            .corner_radius(egui::CornerRadius::same(tokens::RADIUS))
            .inner_margin(Margin::symmetric(10, 7));
        frame.show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.add(Label::new(RichText::new(&proposal.title).font(tokens::strong_font(12.5))).wrap());
            let words = (proposal.old.as_str(), proposal.new.as_slice(), proposal.quotation.as_str());
            ui.add(Label::new(words_of(action, words, (13.0, palette.text), palette)).wrap());
            ui.horizontal(|ui| {
                let remove = ui.small_button(ctx.locale.t("button-remove"));
                if remove.clicked() {
                    ctx.push(Action::Position(PositionAction::TakeOut(proposal.id)));
                }
                ui.add(Label::new(RichText::new(&proposal.source).size(11.5).color(palette.weak)).truncate());
            });
        });
        ui.add_space(tokens::TIGHT);
    }
}
