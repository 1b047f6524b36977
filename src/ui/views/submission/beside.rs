//! Beside the list: what stands in the draft at the chosen proposal's place, and what the submission says there.

use crate::app::{Action, PositionAction, Quoted, SubmissionAction, SubmissionView};
use crate::base::Message;
use crate::ui::ctx::Ctx;
use crate::ui::tokens::{self, Palette};
use crate::ui::widgets::buttons;
use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, FontId, Label, RichText, ScrollArea, Ui};

pub(super) fn beside_ui(ui: &mut Ui, ctx: &Ctx<'_>, view: &SubmissionView, row: usize) {
    let palette = tokens::palette(ui);
    ScrollArea::vertical().id_salt("review-beside").auto_shrink(false).show(ui, |ui| {
        if let Some(row) = view.rows.get(row) {
            buttons::group_title(
                ui,
                &ctx.locale.format(&Message::new("submission-in-draft").text("draft", &*view.base.1)),
            );
            match &row.draft {
                Some(there) => {
                    quoted_ui(ui, ctx, there, palette.found, palette);
                    if ui.link(ctx.locale.t("submission-show")).clicked() {
                        ctx.push(Action::Position(PositionAction::Submission(SubmissionAction::Show)));
                    }
                }
                None => {
                    buttons::hint(ui, &ctx.locale.t("submission-no-place"));
                }
            }
            ui.add_space(tokens::WIDE);
            let title = match row.said.page {
                Some(page) => ctx.locale.format(&Message::new("submission-said-page").number("page", page)),
                None => ctx.locale.t("submission-said"),
            };
            buttons::group_title(ui, &title);
            quoted_ui(ui, ctx, &row.said, palette.minor_ground, palette);
        }
        if !view.said.is_empty() {
            ui.add_space(tokens::WIDE);
            buttons::group_title(ui, &ctx.locale.t("submission-also"));
            for line in &view.said {
                ui.add(Label::new(RichText::new(line).size(12.5).color(palette.weak)).wrap());
            }
        }
    });
}

fn quoted_ui(ui: &mut Ui, ctx: &Ctx<'_>, quoted: &Quoted, ground: Color32, palette: &Palette) {
    let size = ctx.prefs.text_size * 0.92;
    let plain = TextFormat::simple(FontId::new(size, tokens::book(false, false)), palette.text);
    let mut job = LayoutJob::default();
    if !quoted.cited.is_empty() && !quoted.text.starts_with(&quoted.cited) {
        let label = TextFormat::simple(FontId::new(size, tokens::book(true, false)), palette.weak);
        job.append(&quoted.cited, 0.0, label);
        job.append("  ", 0.0, plain.clone());
    }
    let text = quoted.text.as_str();
    let before = text.get(..quoted.span.start).unwrap_or(text);
    job.append(before, 0.0, plain.clone());
    if let Some(words) = quoted.span.of(text) {
        job.append(words, 0.0, TextFormat { background: ground, ..plain.clone() });
        job.append(text.get(quoted.span.end()..).unwrap_or_default(), 0.0, plain);
    }
    ui.add(Label::new(job).wrap());
}
