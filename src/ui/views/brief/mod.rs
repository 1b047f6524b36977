//! The Brief: what matters between two drafts, in order of weight. Only the cards in sight are laid out.

mod card;
mod edge;
mod strip;

use self::edge::indented;
use crate::app::{Action, BriefAction, BriefPage, BriefPart, BriefRow, Command, ComparisonAction, Filter};
use crate::base::{DraftId, Message, Sides};
use crate::insight::weight::Level;
use crate::ui::ctx::Ctx;
use crate::ui::tokens;
use crate::ui::widgets::buttons;
use crate::ui::widgets::long_list::{ListPlace, LongList};
use egui::{Align, Frame, Id, Layout, Margin, RichText, Ui, vec2};
use std::ops::Range;

/// What the Brief remembers from frame to frame.
#[derive(Debug, Default)]
pub struct BriefState {
    place: ListPlace,
    /// The rows that were on the screen.
    shown: Range<usize>,
    /// How often the user had gone to a change when one was last scrolled to.
    goes: Option<u64>,
    /// Whether the mouse chose a card in the frame before: it is on the screen.
    clicked: bool,
    /// The drafts it was of.
    pair: Option<Sides<DraftId>>,
}

/// Draws the Brief.
pub fn brief_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut BriefState) {
    let palette = tokens::palette(ui);
    if ctx.is_alone() {
        alone_ui(ui, ctx);
        return;
    }
    let (Some(board), Some(page)) = (ctx.board, ctx.brief.page()) else {
        buttons::centred(ui, ui.available_rect_before_wrap(), &ctx.locale.t("brief-working"), 14.0);
        return;
    };
    bar_ui(ui, ctx, page);
    if state.pair.replace(board.pair) != Some(board.pair) {
        state.place = ListPlace::default();
        state.shown = 0..0;
    }
    bring_chosen(ctx, page, state);
    state.clicked = false;
    let list =
        LongList { id: Id::unique("brief"), weights: &page.heights, marks: &[], bar: [palette.panel, palette.text] };
    let mut clicked = false;
    state.shown = list.show(ui, &mut state.place, |ui, row| {
        let Some(row) = page.rows.get(row) else { return };
        clicked |= row_ui(ui, ctx, page, *row);
    });
    state.clicked = clicked;
}

/// Brings the chosen card on the screen when the user has gone to it and it is not there.
fn bring_chosen(ctx: &Ctx<'_>, page: &BriefPage, state: &mut BriefState) {
    let goes = Some(ctx.session.goes());
    if std::mem::replace(&mut state.goes, goes) == goes || state.clicked {
        return;
    }
    let chosen = ctx.selected.and_then(|chosen| page.rows.iter().position(|row| *row == BriefRow::Change(chosen)));
    let Some(row) = chosen else { return };
    // The first and the last row in sight may be cut off.
    if row > state.shown.start && row + 1 < state.shown.end {
        return;
    }
    // Above the first card stands what it is the first of.
    state.place = if row <= 2 { ListPlace::default() } else { ListPlace::at(row) };
}

/// One draft: what this page will be, and how to get there.
fn alone_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    ui.add_space(ui.available_height() / 3.0);
    ui.vertical_centered(|ui| {
        ui.set_max_width(460.0);
        ui.add(egui::Label::new(RichText::new(ctx.locale.t("brief-alone")).size(14.5)).wrap());
        ui.add_space(tokens::WIDE);
        if buttons::primary_button(ui, &ctx.locale.t(Command::AddDrafts.key())).clicked() {
            ctx.push(Action::Run(Command::AddDrafts));
        }
    });
}

/// The figures in a line, and from which weight on changes are unfolded.
fn bar_ui(ui: &mut Ui, ctx: &Ctx<'_>, page: &BriefPage) {
    let frame = Frame::new().inner_margin(Margin { left: 18, right: 16, top: 4, bottom: 6 });
    frame.show(ui, |ui| {
        let wide = vec2(ui.available_width(), ui.spacing().interact_size.y);
        ui.allocate_ui_with_layout(wide, Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 2.0;
            for level in Level::ALL {
                let name = ctx.locale.t(match level {
                    Level::Editorial => "brief-show-all",
                    Level::Wording => "brief-show-wording",
                    Level::Substance => "brief-show-substance",
                });
                let help = ctx.locale.t("brief-show-help");
                if ui.selectable_label(page.unfolded == *level, name).on_hover_text(help).clicked() {
                    unfold(ctx, *level);
                }
            }
            ui.add_space(tokens::WIDE);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let text = RichText::new(figures(ctx, page)).font(tokens::strong_font(13.0));
                ui.add(egui::Label::new(text).truncate());
            });
        });
    });
}

/// Unfolds what weighs so much; what the filters left out of it for its weight is let in.
fn unfold(ctx: &Ctx<'_>, level: Level) {
    ctx.push(Action::Brief(BriefAction::Unfold(level)));
    if ctx.filter.weight > level {
        let filter = Filter { weight: level, ..ctx.filter.clone() };
        ctx.push(Action::Compare(ComparisonAction::SetFilter(filter)));
    }
}

fn figures(ctx: &Ctx<'_>, page: &BriefPage) -> String {
    let of = &page.view.figures;
    let [editorial, wording, substance] = of.levels;
    let seen = ctx.board.map_or(0, |board| board.totals.seen);
    let message = Message::new("brief-figures")
        .number("all", editorial + wording + substance)
        .number("substance", substance)
        .number("stronger", of.stronger)
        .number("lighter", of.lighter)
        .number("wording", wording)
        .number("editorial", editorial)
        .number("seen", seen);
    ctx.locale.format(&message)
}

/// Draws a row; returns whether it was clicked.
fn row_ui(ui: &mut Ui, ctx: &Ctx<'_>, page: &BriefPage, row: BriefRow) -> bool {
    match row {
        BriefRow::Head => strip::strip_ui(ui, ctx, page),
        BriefRow::Part(number) => part_ui(ui, ctx, page, number),
        BriefRow::Change(index) => return card::card_ui(ui, ctx, page, index),
        BriefRow::Fold(number, count) => fold_ui(ui, ctx, page, (number, count)),
        BriefRow::Nothing(left_out) => {
            indented(ui, |ui| {
                ui.add_space(tokens::WIDE);
                let key = if left_out { "brief-nothing-passes" } else { "brief-nothing" };
                ui.add(egui::Label::new(RichText::new(ctx.locale.t(key)).size(14.0)).wrap());
                ui.add_space(tokens::WIDE);
            });
        }
    }
    false
}

fn part_name(ctx: &Ctx<'_>, part: &BriefPart) -> String {
    match part {
        BriefPart::Asks => ctx.locale.t("brief-asks"),
        BriefPart::Section(name) if name.is_empty() => ctx.locale.t("outline-begin"),
        BriefPart::Section(name) => name.clone(),
        BriefPart::RoundTrips => ctx.locale.t("brief-round-trips"),
        BriefPart::Figures => ctx.locale.t("brief-numbers"),
        BriefPart::Vanished => ctx.locale.t("brief-vanished"),
        BriefPart::Wording => ctx.locale.t("brief-show-wording"),
        BriefPart::Editorial => ctx.locale.t("weight-editorial"),
    }
}

fn part_ui(ui: &mut Ui, ctx: &Ctx<'_>, page: &BriefPage, number: usize) {
    let Some((part, _)) = page.view.parts.get(number) else { return };
    indented(ui, |ui| {
        ui.add_space(tokens::WIDE);
        let name = RichText::new(part_name(ctx, part)).font(tokens::strong_font(15.0));
        ui.add(egui::Label::new(name).wrap());
        ui.add_space(tokens::TIGHT);
    });
}

/// What is folded, with its count; unfolded on a click.
fn fold_ui(ui: &mut Ui, ctx: &Ctx<'_>, page: &BriefPage, (number, count): (usize, usize)) {
    let Some((part, _)) = page.view.parts.get(number) else { return };
    let open = part.level() >= page.unfolded;
    indented(ui, |ui| {
        ui.add_space(tokens::WIDE);
        let key = match (part.level(), open) {
            (Level::Editorial, true) => "brief-editorial-open",
            (Level::Editorial, false) => "brief-editorial-folded",
            (_, true) => "brief-wording-open",
            (_, false) => "brief-wording-folded",
        };
        let name = ctx.locale.format(&Message::new(key).number("count", count));
        let text = RichText::new(name).font(tokens::strong_font(14.0)).color(tokens::palette(ui).accent);
        if ui.add(egui::Button::new(text).frame(false)).clicked() {
            let folded = if part.level() == Level::Wording { Level::Substance } else { Level::Wording };
            unfold(ctx, if open { folded } else { part.level() });
        }
        ui.add_space(tokens::TIGHT);
    });
}
