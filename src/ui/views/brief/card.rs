//! A change as a card: where, how it reads, which way it leans and why, what was said of it, and ways on.

use super::edge::indented;
use crate::app::{Action, Board, BriefPage, Card, Command, ComparisonAction};
use crate::base::{Message, Side, Span};
use crate::compare::Change;
use crate::insight::strength::{Direction, PathStep};
use crate::insight::weight::Judged;
use crate::text::Paragraph;
use crate::ui::ctx::Ctx;
use crate::ui::tokens;
use crate::ui::widgets::buttons::{self, Chip};
use crate::ui::widgets::styled_text::{self, Face, Look, Run};
use egui::{Align, CornerRadius, Frame, Layout, Margin, RichText, Sense, Stroke, Ui, UiBuilder, WidgetInfo, vec2};

/// So many bytes of words that stay are shown at each side of a difference.
const AROUND: usize = 90;
/// Of words that came or went in one piece, so many bytes are shown before their middle is left out.
const LONG: usize = 560;
/// So many reasons are told.
const TOLD: usize = 3;

/// Draws the card of a change; returns whether it was clicked.
pub(super) fn card_ui(ui: &mut Ui, ctx: &Ctx<'_>, page: &BriefPage, index: usize) -> bool {
    let Some(board) = ctx.board else { return false };
    let (Some(change), Some(card)) = (board.comparison.changes.get(index), board.cards.get(index)) else {
        return false;
    };
    let judged = board.judged.get(index);
    let palette = tokens::palette(ui);
    let chosen = ctx.selected == Some(index);
    let mut clicked = false;
    indented(ui, |ui| {
        ui.add_space(3.0);
        let builder = UiBuilder::new().id_salt(("card", index)).sense(Sense::click());
        let inner = ui.scope_builder(builder, |ui| {
            let (line, fill) = if chosen {
                (Stroke::new(2.0, palette.accent), palette.card)
            } else {
                (Stroke::new(1.0, palette.line), palette.card)
            };
            let frame = Frame::new().fill(fill).stroke(line).corner_radius(CornerRadius::same(tokens::RADIUS));
            frame.inner_margin(Margin::symmetric(12, 8)).show(ui, |ui| {
                ui.set_width(ui.available_width());
                head_ui(ui, ctx, (board, index), (change, card, judged));
                words_ui(ui, ctx, (board, index), (change, judged));
                if let Some(way) = page.view.paths.get(&index) {
                    path_ui(ui, ctx, way);
                }
                said_ui(ui, ctx, card, chosen);
                ways_ui(ui, ctx, (board, index));
            });
        });
        let response = inner.response;
        response.widget_info(|| {
            let name = name_of(ctx, board, index, (change, card, judged));
            WidgetInfo::selected(egui::Role::ListItem, true, chosen, name)
        });
        if response.double_clicked() {
            ctx.push(Action::Compare(ComparisonAction::SelectChange(index)));
            ctx.push(Action::Run(Command::ShowRead));
        } else if response.clicked() || (response.gained_focus() && !chosen) {
            clicked = true;
            ctx.push(Action::Compare(ComparisonAction::SelectChange(index)));
        }
        ui.add_space(3.0);
    });
    clicked
}

/// Which way it leans, with an arrow: a word and a sign, no colour.
fn lean(ctx: &Ctx<'_>, judged: Option<&Judged>) -> String {
    let direction = judged.map(|judged| judged.shift.direction).unwrap_or_default();
    let sign = match direction {
        Direction::Stronger => "↑",
        Direction::Lighter => "↓",
        Direction::Both => "↕",
        Direction::None => return String::new(),
    };
    format!("{sign} {}", ctx.locale.t(direction.key()))
}

fn reasons(ctx: &Ctx<'_>, judged: Option<&Judged>) -> String {
    let weight = judged.and_then(|judged| judged.weight.as_ref());
    let because = weight.map(|weight| weight.because.as_slice()).unwrap_or_default();
    because.iter().take(TOLD).map(|reason| ctx.locale.format(reason)).collect::<Vec<_>>().join("; ")
}

fn happened(ctx: &Ctx<'_>, change: &Change) -> String {
    change.said().into_iter().map(|key| ctx.locale.t(key)).collect::<Vec<_>>().join(" · ")
}

/// What a screen reader says of a card.
fn name_of(
    ctx: &Ctx<'_>,
    board: &Board,
    index: usize,
    (change, card, judged): (&Change, &Card, Option<&Judged>),
) -> String {
    let seen = if card.seen { ctx.locale.t("inspector-seen") } else { String::new() };
    let star = if card.important { ctx.locale.t("filter-important") } else { String::new() };
    let parts = [board.change_name(index), happened(ctx, change), reasons(ctx, judged), star, seen];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// Reference, what happened, which way it leans; at the right star and seen.
fn head_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    (board, index): (&Board, usize),
    (change, card, judged): (&Change, &Card, Option<&Judged>),
) {
    let palette = tokens::palette(ui);
    let wide = vec2(ui.available_width(), 24.0);
    ui.allocate_ui_with_layout(wide, Layout::right_to_left(Align::Center), |ui| {
        let place = board.change_name(index);
        let say = |key: &str| format!("{}: {place}", ctx.locale.t(key));
        if buttons::star(ui, card.important, &say(Command::ToggleImportant.key())).clicked() {
            of_this(ctx, index, Command::ToggleImportant);
        }
        let mut seen = card.seen;
        let tick = ui.add(egui::Checkbox::new(&mut seen, RichText::new(ctx.locale.t("inspector-seen")).size(12.0)));
        let name = say("inspector-seen");
        tick.widget_info(|| WidgetInfo::selected(egui::Role::CheckBox, true, card.seen, &name));
        if tick.clicked() {
            of_this(ctx, index, Command::ToggleSeen);
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            ui.add(egui::Label::new(RichText::new(&place).font(tokens::strong_font(15.0))).truncate());
            let lean = lean(ctx, judged);
            if !lean.is_empty() {
                ui.add(egui::Label::new(RichText::new(lean).font(tokens::strong_font(13.0))).truncate());
            }
            let what = RichText::new(happened(ctx, change)).size(12.5).color(palette.weak);
            ui.add(egui::Label::new(what).truncate());
        });
    });
    if let Some(headline) = &card.headline {
        ui.add(egui::Label::new(RichText::new(headline).font(tokens::strong_font(13.5))).wrap());
    }
    let why = reasons(ctx, judged);
    if !why.is_empty() {
        buttons::hint(ui, &why);
    }
}

/// Chooses the change, then runs a command.
fn of_this(ctx: &Ctx<'_>, index: usize, command: Command) {
    if ctx.selected != Some(index) {
        ctx.push(Action::Compare(ComparisonAction::SelectChange(index)));
    }
    ctx.push(Action::Run(command));
}

/// The redline, with the words that carry the shift marked; what stays is shortened.
fn words_ui(ui: &mut Ui, ctx: &Ctx<'_>, (board, index): (&Board, usize), (change, judged): (&Change, Option<&Judged>)) {
    let of = |side: Side| board.paragraphs(index, side).into_iter().map(|(_, one)| one).collect::<Vec<&Paragraph>>();
    let (old, new) = (of(Side::Old), of(Side::New));
    let carriers = judged.map(|judged| styled_text::carriers(&judged.shift, &old, &new)).unwrap_or_default();
    let dots = Paragraph::plain(" … ");
    let width = ui.available_width();
    for line in styled_text::merged_runs(change, &old, &new) {
        let heading = line.first().is_some_and(|run| run.paragraph.is_heading());
        let palette = tokens::palette(ui);
        let size = ctx.prefs.text_size * 0.95;
        let face = Face { size, palette, heading, weak: false, minor: ctx.prefs.show_minor, find: ctx.find };
        let job = styled_text::layout_with(&shortened(line, &dots), face, width, &carriers);
        ui.add(egui::Label::new(job));
    }
}

/// A line without the middles of what stays, and of what came or went in very long pieces.
fn shortened<'a>(line: Vec<Run<'a>>, dots: &'a Paragraph) -> Vec<Run<'a>> {
    let last = line.len().saturating_sub(1);
    let mut out = Vec::new();
    for (place, run) in line.into_iter().enumerate() {
        let plain = matches!(run.look, Look::Plain | Look::Restyled);
        let (head, tail) = match (plain, place == 0, place == last) {
            (false, ..) => (LONG * 2 / 3, LONG / 3),
            (true, true, true) => (AROUND * 2, 0),
            (true, true, false) => (0, AROUND),
            (true, false, true) => (AROUND, 0),
            (true, false, false) => (AROUND, AROUND),
        };
        if run.span.len <= head + tail + AROUND / 2 {
            out.push(run);
            continue;
        }
        let (start, end) = (run.span.start, run.span.end());
        let text = &run.paragraph.text;
        let (cut, resume) = (word_break(text, start + head, start), word_break(text, end - tail, end));
        let gap =
            Run { paragraph: dots, at: (run.at.0, usize::MAX), span: Span::new(0, dots.text.len()), look: Look::Plain };
        if head > 0 {
            out.push(Run { span: Span::between(start, cut), ..run.clone() });
        }
        out.push(gap);
        if tail > 0 {
            out.push(Run { span: Span::between(resume, end), ..run });
        }
    }
    out
}

/// The nearest place at or before byte `at` where a word ends, not before `least`; where there is none near, a letter's
/// edge.
fn word_break(text: &str, at: usize, least: usize) -> usize {
    let mut edge = at.min(text.len());
    while !text.is_char_boundary(edge) {
        edge -= 1;
    }
    if least >= edge {
        return edge;
    }
    let from = least.max(edge.saturating_sub(24));
    let near = (from..edge).rev().find(|&near| text.as_bytes().get(near) == Some(&b' '));
    near.unwrap_or(edge)
}

/// The words that carried it through all drafts.
fn path_ui(ui: &mut Ui, ctx: &Ctx<'_>, way: &[PathStep]) {
    let draft = |at: usize| ctx.study.drafts.get(at).map(|draft| draft.id);
    let names: Vec<String> = way
        .iter()
        .map(|step| {
            let name = draft(step.draft).map(|id| ctx.session.step_name(id, id)).unwrap_or_default();
            format!("{} ({name})", step.words)
        })
        .collect();
    let said = Message::new("brief-path").text("way", names.join(" → "));
    ui.add(egui::Label::new(RichText::new(ctx.locale.format(&said)).font(tokens::strong_font(12.5))).wrap());
}

/// Themes, and whose it is: each ground in words. What the tool suggests stands apart, of the chosen change alone.
fn said_ui(ui: &mut Ui, ctx: &Ctx<'_>, card: &Card, chosen: bool) {
    let palette = tokens::palette(ui);
    if !card.themes.is_empty() {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
            for tag in &card.themes {
                let edge = tag.colour.map(|hex| tokens::theme_colour(hex, palette)).or(Some(palette.weak));
                Chip { text: &tag.name, edge, tentative: false, name: &tag.name }.show(ui);
            }
        });
    }
    for claim in &card.attributions {
        let role = ctx.locale.t(claim.role.key());
        let line = format!("{}: {role} · {}", claim.actors, ctx.locale.t(claim.basis.key()));
        ui.add(egui::Label::new(RichText::new(line).size(12.5)).wrap());
    }
    for note in &card.notes {
        buttons::hint(ui, &note.text);
    }
    for line in ctx.annotate.suggestions().iter().filter(|_| chosen) {
        let what = format!("{} ({})", line.name, line.reason);
        buttons::hint(ui, &ctx.locale.format(&Message::new("brief-suggested").text("what", what)));
    }
}

/// One step on: the page it was read from, its history, the clipboard.
fn ways_ui(ui: &mut Ui, ctx: &Ctx<'_>, (board, index): (&Board, usize)) {
    let place = board.change_name(index);
    ui.horizontal(|ui| {
        for (key, command) in [
            ("brief-read", Command::ShowRead),
            ("brief-page", Command::CheckDraft),
            ("brief-history", Command::ShowHistory),
            ("brief-copy", Command::CopyChange),
        ] {
            let text = ctx.locale.t(key);
            let name = format!("{text}: {place}");
            let button =
                buttons::small_button(ui, &text).on_hover_text(ctx.locale.t(&format!("{}-help", command.key())));
            button.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &name));
            if button.clicked() {
                of_this(ctx, index, command);
            }
        }
    });
}
