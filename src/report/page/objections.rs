//! The paragraphs the user chose, for a letter: each with its number in this and the last draft, its words, what is asked
//! instead and why. Which they are is what the stars say; asks and reasons stand in a working copy.

use super::model::{Block, Cell, Look, Run};
use super::rows::{cited, side};
use crate::base::{Message, Side};
use crate::compare::Change;
use crate::locale::Locale;
use crate::report::layout::Audience;
use crate::report::model::{ComparedStep, Report, ReportAsk};

pub(super) fn blocks(report: &Report, locale: &Locale) -> Vec<Block> {
    let mut blocks = Vec::new();
    for (number, step) in report.compared.steps.iter().enumerate().rev() {
        for (index, change) in report.listed_changes(number, step) {
            if report.chosen.get(number).is_some_and(|chosen| chosen.contains(&index)) {
                one(report, (number, index), step, change, locale, &mut blocks);
            }
        }
    }
    if blocks.is_empty() {
        blocks.push(Block::Note(locale.t("objections-none")));
    }
    blocks
}

fn one(
    report: &Report,
    (number, index): (usize, usize),
    step: &ComparedStep,
    change: &Change,
    locale: &Locale,
    blocks: &mut Vec<Block>,
) {
    let name = |side: Side| {
        let cited = cited(report, step, change, side);
        let place = match (change.at.get(side).is_empty(), cited.is_empty()) {
            (true, _) => locale.t("objections-not-there"),
            (false, true) => locale.t("excerpt-unnumbered"),
            (false, false) => locale.format(&Message::new("excerpt-paragraph").text("place", cited)),
        };
        format!("{}: {place}", report.draft_name(*step.at.get(side)))
    };
    blocks.push(Block::Heading(3, format!("{} · {}", name(Side::New), name(Side::Old))));
    let of = if change.at.new.is_empty() { Side::Old } else { Side::New };
    blocks.push(Block::Text(side(report, step, change, of, locale)));
    let asked: Vec<&ReportAsk> = report.asks.iter().filter(|ask| stands_in(ask, step, change)).collect();
    let said = report.said(number, index);
    let reasons: Vec<&str> = said.into_iter().flat_map(|said| &said.notes).map(|note| note.text.as_str()).collect();
    let line = |key: &str, words: &str| {
        Cell::of(vec![Run::new(format!("{}: ", locale.t(key)), Look::Strong), Run::plain(words)])
    };
    let mut lines: Vec<Cell> = asked
        .iter()
        .map(|ask| line("objections-asked", if ask.words.is_empty() { &ask.gist } else { &ask.words }))
        .collect();
    lines.extend(reasons.iter().map(|reason| line("objections-reason", reason)));
    if report.audience == Audience::Circulation && lines.is_empty() {
        // To be filled in by whoever writes the letter.
        lines = vec![line("objections-asked", "…"), line("objections-reason", "…")];
    }
    if !lines.is_empty() {
        blocks.push(Block::List(lines));
    }
}

/// Whether the words of an ask stand, or what is nearest to them, in the new paragraphs of a change.
fn stands_in(ask: &ReportAsk, step: &ComparedStep, change: &Change) -> bool {
    let place = ask.cells.get(step.at.new).and_then(|cell| cell.place);
    place.is_some_and(|place| change.at.new.contains(&place))
}
