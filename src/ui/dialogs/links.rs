//! Links and cuts made by hand, and the statement that nothing was lost.

use super::view::DialogView;
use crate::app::{Action, Command, ComparisonAction};
use crate::base::{Message, Side, Sides};
use crate::compare::Kind;
use crate::ui::ctx::Ctx;
use crate::ui::tokens;
use crate::ui::widgets::buttons;
use crate::ui::widgets::picker::{Entry, Picked, PickerState, picker_ui};
use egui::{RichText, Ui};

/// The paragraphs that one may be linked to.
#[derive(Debug)]
pub(super) struct Link {
    side: Side,
    /// Index in the reading.
    at: usize,
    picker: PickerState,
    paragraphs: Vec<Entry<usize>>,
}

impl Link {
    /// What may be linked to the paragraph `at` of a side.
    pub(super) fn of(ctx: &Ctx<'_>, side: Side, at: usize) -> Self {
        Self { side, at, picker: PickerState::default(), paragraphs: entries(ctx, side, at) }
    }
}

impl DialogView for Link {
    fn id(&self) -> &'static str {
        "link"
    }

    fn width(&self) -> f32 {
        560.0
    }

    fn ui(&mut self, ui: &mut Ui, ctx: &Ctx<'_>) {
        link_ui(ui, ctx, (self.side, self.at), (&mut self.picker, &self.paragraphs));
    }
}

/// The paragraphs to choose from, made once when the list opens.
fn entries(ctx: &Ctx<'_>, side: Side, at: usize) -> Vec<Entry<usize>> {
    crate::app::link_entries(ctx.session, side, at)
        .into_iter()
        .map(|(value, label, note, also, chosen)| Entry { value, label, note, also, chosen })
        .collect()
}

/// Chooses the paragraph of the other draft that one belongs to.
fn link_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    (side, at): (Side, usize),
    (state, entries): (&mut PickerState, &[Entry<usize>]),
) {
    ui.label(RichText::new(ctx.locale.t(Command::LinkByHand.key())).font(tokens::strong_font(15.0)));
    let starts = crate::app::link_starts(ctx.session);
    let name = |side: Side, place: &str| {
        let key = if side == Side::Old { "links-from-old" } else { "links-from-new" };
        ctx.locale.format(&Message::new(key).text("place", place))
    };
    if starts.len() > 1 {
        ui.horizontal_wrapped(|ui| {
            for (of, index, place) in &starts {
                let chosen = (*of, *index) == (side, at);
                if ui.selectable_label(chosen, name(*of, place)).clicked() && !chosen {
                    ctx.push(Action::Compare(ComparisonAction::AskLink(*of, *index)));
                }
            }
        });
    } else if let Some((of, _, place)) = starts.first() {
        buttons::hint(ui, &name(*of, place));
    }
    let said = if side == Side::New { "links-choose-old" } else { "links-choose-new" };
    buttons::hint(ui, &ctx.locale.t(said));
    ui.add_space(tokens::TIGHT);
    match picker_ui(ui, state, &ctx.locale.t("links-find"), &ctx.locale.t("links-no-paragraph"), entries) {
        Picked::Took(other) => {
            let at = if side == Side::Old { Sides::new(at, other) } else { Sides::new(other, at) };
            ctx.push(Action::Compare(ComparisonAction::Link(at, true)));
        }
        Picked::Left => ctx.push(Action::CloseDialog),
        Picked::Nothing => {}
    }
}

/// The links of the change, to cut one.
#[derive(Debug, Default)]
pub(super) struct Cut {
    picker: PickerState,
}

impl DialogView for Cut {
    fn id(&self) -> &'static str {
        "cut"
    }

    fn ui(&mut self, ui: &mut Ui, ctx: &Ctx<'_>) {
        cut_ui(ui, ctx, &mut self.picker);
    }
}

/// Chooses the link that is cut.
fn cut_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut PickerState) {
    ui.label(RichText::new(ctx.locale.t(Command::CutByHand.key())).font(tokens::strong_font(15.0)));
    ui.add_space(tokens::TIGHT);
    let entries: Vec<Entry<Sides<usize>>> = crate::app::link_pairs(ctx.session)
        .into_iter()
        .map(|(value, label, doubtful)| {
            let note = if doubtful { ctx.locale.t("links-doubtful") } else { String::new() };
            Entry { value, also: label.to_lowercase(), label, note, chosen: false }
        })
        .collect();
    match picker_ui(ui, state, &ctx.locale.t("links-which"), &ctx.locale.t("links-none"), &entries) {
        Picked::Took(at) => ctx.push(Action::Compare(ComparisonAction::Link(at, false))),
        Picked::Left => ctx.push(Action::CloseDialog),
        Picked::Nothing => {}
    }
}

/// The statement of completeness.
#[derive(Debug)]
pub(super) struct Completeness;

impl DialogView for Completeness {
    fn id(&self) -> &'static str {
        "completeness"
    }

    fn width(&self) -> f32 {
        560.0
    }

    fn ui(&mut self, ui: &mut Ui, ctx: &Ctx<'_>) {
        completeness_ui(ui, ctx);
    }
}

/// The statement of completeness: two ways of counting, side by side.
fn completeness_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    let palette = tokens::palette(ui);
    ui.label(RichText::new(ctx.locale.t(Command::Completeness.key())).font(tokens::strong_font(15.0)));
    ui.add_space(tokens::TIGHT);
    let Some(proof) = ctx.comparison.proof() else {
        buttons::hint(ui, &ctx.locale.t("proof-working"));
        return;
    };
    let colour = if proof.holds() { palette.text } else { palette.warning };
    ui.add(egui::Label::new(RichText::new(ctx.locale.format(&proof.message())).color(colour)).wrap());
    ui.add_space(tokens::SPACE);
    let names = ctx.board.map(|board| board.names.clone()).unwrap_or_default();
    egui::Grid::new("proof").num_columns(3).min_col_width(120.0).spacing([18.0, 6.0]).show(ui, |ui| {
        let number = |ui: &mut Ui, count: usize| {
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| ui.label(count.to_string()));
        };
        ui.label("");
        for name in [&names.old.name, &names.new.name] {
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                ui.label(RichText::new(name).font(tokens::strong_font(13.0)));
            });
        }
        ui.end_row();
        let row = |ui: &mut Ui, label: String, strong: bool, counts: (Option<usize>, Option<usize>)| {
            let text = RichText::new(label);
            ui.label(if strong { text.font(tokens::strong_font(13.0)) } else { text });
            for count in [counts.0, counts.1] {
                match count {
                    Some(count) => number(ui, count),
                    None => {
                        ui.label("");
                    }
                }
            }
            ui.end_row();
        };
        let both = |counts: Sides<usize>| (Some(counts.old), Some(counts.new));
        row(ui, ctx.locale.t("proof-paragraphs"), true, both(proof.paragraphs));
        for (kind, counts) in Kind::ALL.iter().copied().zip(proof.by_kind) {
            if counts.old + counts.new > 0 {
                row(ui, format!("    {}", ctx.locale.format(&kind.message())), false, both(counts));
            }
        }
        let unsure = proof.reading_differs;
        if unsure.old + unsure.new > 0 {
            row(ui, format!("    {}", ctx.locale.t(crate::compare::READING_DIFFERS)), false, both(unsure));
        }
        row(ui, ctx.locale.t("proof-in-one"), false, both(proof.paragraphs_in_one_change));
        row(ui, ctx.locale.t("proof-words"), true, both(proof.words));
        row(ui, ctx.locale.t("proof-kept"), false, both(proof.kept));
        row(ui, ctx.locale.t("proof-deleted"), false, (Some(proof.deleted), None));
        row(ui, ctx.locale.t("proof-inserted"), false, (None, Some(proof.inserted)));
    });
    ui.add_space(tokens::SPACE);
    buttons::hint(ui, &ctx.locale.t("proof-how"));
}
