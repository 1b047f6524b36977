//! Terms of the chosen change beside its English: the official wording first.

use super::view::DialogView;
use crate::app::Command;
use crate::base::{Message, Side};
use crate::insight::terms::terms_in;
use crate::study::starter::terms_of;
use crate::ui::ctx::Ctx;
use crate::ui::tokens;
use crate::ui::widgets::buttons;
use egui::{Grid, RichText, ScrollArea, Ui};

/// The terms of the chosen change.
#[derive(Debug)]
pub(super) struct Terms;

impl DialogView for Terms {
    fn id(&self) -> &'static str {
        "terms"
    }

    fn width(&self) -> f32 {
        620.0
    }

    fn ui(&mut self, ui: &mut Ui, ctx: &Ctx<'_>) {
        let palette = tokens::palette(ui);
        ui.label(RichText::new(ctx.locale.t(Command::Terms.key())).font(tokens::strong_font(15.0)));
        buttons::hint(ui, &ctx.locale.t("terms-hint"));
        ui.add_space(tokens::SPACE);
        let Some((board, change)) = ctx.board.zip(ctx.selected) else { return };
        let words: Vec<&str> = Side::BOTH
            .into_iter()
            .flat_map(|side| board.paragraphs(change, side))
            .map(|(_, paragraph)| paragraph.text.as_str())
            .collect();
        let words = words.join("\n");
        let found = terms_in(&words, terms_of(ctx.study));
        if found.is_empty() {
            buttons::hint(ui, &ctx.locale.t("terms-none"));
        }
        let height = (ui.ctx().content_rect().height() - 300.0).clamp(160.0, 520.0);
        ScrollArea::vertical().max_height(height).show(ui, |ui| {
            Grid::new("terms").num_columns(2).spacing([24.0, 6.0]).show(ui, |ui| {
                for term in found {
                    ui.label(term.en.first().map_or("", String::as_str));
                    let article = ctx.locale.format(&Message::new("terms-article").text("words", &term.article));
                    ui.horizontal_wrapped(|ui| {
                        if !term.zh.is_empty() {
                            ui.label(RichText::new(&term.zh).font(tokens::strong_font(13.5)));
                        }
                        if !term.article.is_empty() {
                            ui.label(RichText::new(article).color(palette.weak));
                        }
                    });
                    ui.end_row();
                }
            });
        });
    }
}
