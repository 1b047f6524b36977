//! What matters first, in a page or two: the headlines, then the figures by section, theme and actor.

use super::figures;
use super::model::{Block, Cell, Look, Row, Run, Table};
use super::rows::{happened, said_of};
use crate::base::Message;
use crate::compare::{Change, Kind};
use crate::insight::AnnotatedChange;
use crate::insight::weight::Level;
use crate::locale::Locale;
use crate::report::judged::{overruled_by, why};
use crate::report::model::{ComparedStep, Report};
use crate::report::place::{place, section_of};
use crate::report::redline::Stretch;

/// So many characters of a stretch are quoted.
const QUOTED: usize = 120;
/// So many changes of substance of a step are told.
const HEAVIEST: usize = 20;
/// From this rank on stands what a person calls substance.
const GIVEN: u32 = 66;
/// So many sections of the most changes are listed.
const SECTIONS: usize = 12;

pub(super) fn blocks(report: &Report, locale: &Locale) -> Vec<Block> {
    let mut blocks = vec![Block::Heading(2, locale.t("briefing-figures"))];
    blocks.push(Block::List(report.compared.steps.iter().map(|step| figures_of(report, step, locale)).collect()));
    blocks.extend(report.red_lines.clone().map(Block::Note));
    let lost = report.asks.iter().filter(|ask| ask.lost).map(|ask| {
        let fate = ask.fate.as_ref().map(|fate| format!(" — {fate}")).unwrap_or_default();
        Cell::of(vec![Run::new(format!("{}: ", ask.actors), Look::Strong), Run::plain(format!("{}{fate}", ask.gist))])
    });
    let lost: Vec<Cell> = lost.collect();
    if !lost.is_empty() {
        blocks.push(Block::Heading(2, locale.t("report-won-lost")));
        blocks.push(Block::List(lost));
    }
    headlines(report, locale, &mut blocks);
    by_weight(report, locale, &mut blocks);
    let sections = sections(report, locale);
    if !sections.rows.is_empty() {
        blocks.push(Block::Heading(2, locale.t("briefing-by-section")));
        blocks.push(Block::Table(sections));
    }
    for (name, table) in
        [("report-by-theme", figures::themes(report, locale)), ("report-by-actor", figures::actors(report, locale))]
    {
        if !table.rows.is_empty() {
            blocks.push(Block::Heading(2, locale.t(name)));
            blocks.push(Block::Table(table));
        }
    }
    blocks
}

fn figures_of(report: &Report, step: &ComparedStep, locale: &Locale) -> Cell {
    let name = Run::new(format!("{}: ", report.step_name(step)), Look::Strong);
    Cell::of(vec![name, Run::plain(crate::report::text::counts(locale, &step.comparison.counts))])
}

/// The starred changes, newest step first; one without a headline is told by its words.
fn headlines(report: &Report, locale: &Locale, blocks: &mut Vec<Block>) {
    let mut any = false;
    for (number, step) in report.compared.steps.iter().enumerate().rev() {
        for (index, change) in report.listed_changes(number, step) {
            let Some(said) = report.said(number, index).filter(|said| said.important || said.headline.is_some()) else {
                continue;
            };
            if !std::mem::replace(&mut any, true) {
                blocks.push(Block::Heading(2, locale.t("report-important")));
            }
            let place = place(&report.compared, step, change);
            let title = said.headline.clone().unwrap_or_else(|| happened(change, locale));
            let at =
                if place.is_empty() { report.step_name(step) } else { format!("{}, {place}", report.step_name(step)) };
            let runs = vec![Run::new(title, Look::Strong), Run::new(format!("  ({at})"), Look::Weak)];
            blocks.push(Block::Text(Cell::of(runs)));
            blocks.push(Block::Text(Cell {
                language: super::rows::language(report, step.at.new),
                ..Cell::of(short(report, step, change, locale))
            }));
            let lines = said_of(report, number, index, locale);
            if !lines.is_empty() {
                blocks.push(Block::List(lines));
            }
        }
    }
    if !any {
        let visible = report.compared.steps.iter().enumerate();
        let count: usize = visible.map(|(number, step)| report.listed_changes(number, step).count()).sum();
        blocks.push(Block::Note(locale.format(&Message::new("briefing-nothing-starred").number("count", count))));
    }
}

/// The changes of substance that nobody starred, newest step first, the heaviest of a step first.
fn by_weight(report: &Report, locale: &Locale, blocks: &mut Vec<Block>) {
    let starred = |number: usize, index: usize| {
        report.said(number, index).is_some_and(|said| said.important || said.headline.is_some())
    };
    let mut any = false;
    for (number, step) in report.compared.steps.iter().enumerate().rev() {
        let judged = report.compared.judged(step);
        let said = |index: usize| report.said(number, index);
        // A person's weight counts before the tool's.
        let weight = |index: usize| {
            let found = judged.get(index)?.weight.as_ref()?;
            let given = said(index).and_then(AnnotatedChange::overruled_weight);
            Some((given.unwrap_or(found.level), given.map_or(found.rank, |_| found.rank.max(GIVEN))))
        };
        let mut heavy: Vec<(u32, usize, &Change)> = report
            .listed_changes(number, step)
            .filter(|(index, _)| !starred(number, *index))
            .filter_map(|(index, change)| {
                weight(index).filter(|(level, _)| *level == Level::Substance).map(|(_, rank)| (rank, index, change))
            })
            .collect();
        // Stable: changes of one rank stay in the order of the text.
        heavy.sort_by_key(|(rank, ..)| std::cmp::Reverse(*rank));
        let rest = heavy.split_off(heavy.len().min(HEAVIEST));
        if heavy.is_empty() {
            continue;
        }
        if !std::mem::replace(&mut any, true) {
            blocks.push(Block::Heading(2, locale.t("briefing-substance")));
            blocks.push(Block::Note(locale.t("weight-of-tool")));
        }
        blocks.push(Block::Heading(3, report.step_name(step)));
        for (_, index, change) in heavy {
            let place = place(&report.compared, step, change);
            // A paragraph without a number is cited by its section.
            let place = if place.is_empty() {
                section_of(report, step, change).map(|(path, _)| path).unwrap_or_default()
            } else {
                place
            };
            let mut head = Vec::new();
            if !place.is_empty() {
                head.push(Run::new(place, Look::Strong));
            }
            let what = [happened(change, locale), why(judged.get(index), locale).unwrap_or_default()];
            let what = what.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
            let gap = if head.is_empty() { "" } else { "  " };
            head.push(Run::new(format!("{gap}{what}"), Look::Weak));
            blocks.push(Block::Text(Cell::of(head)));
            for one in said(index).into_iter().flat_map(|said| &said.overruled) {
                blocks.push(Block::Text(Cell::text(overruled_by(one, locale))));
            }
            blocks.push(Block::Text(Cell {
                language: super::rows::language(report, step.at.new),
                ..Cell::of(short(report, step, change, locale))
            }));
        }
        if !rest.is_empty() {
            let more = Message::new("briefing-more-substance").number("count", rest.len());
            blocks.push(Block::Note(locale.format(&more)));
        }
    }
}

/// What went and what came; long stretches are cut in their middle.
fn short(report: &Report, step: &ComparedStep, change: &Change, locale: &Locale) -> Vec<Run> {
    let cut = |stretch: Stretch| Stretch { words: elided(&stretch.words), ..stretch };
    report.compared.stretches(step, change, locale).into_iter().map(cut).map(super::rows::run).collect()
}

/// Words without their middle, where they are many; cut between words, in texts that have spaces.
fn elided(words: &str) -> String {
    let count = words.chars().count();
    if count <= QUOTED {
        return words.to_owned();
    }
    let head: String = words.chars().take(QUOTED / 2).collect();
    let tail: String = words.chars().skip(count - QUOTED / 2).collect();
    let head = head.rsplit_once(' ').map_or(head.as_str(), |(head, _)| head);
    let tail = tail.split_once(' ').map_or(tail.as_str(), |(_, tail)| tail);
    format!("{head} … {tail}")
}

/// Sections by how many changes they hold, the most first.
fn sections(report: &Report, locale: &Locale) -> Table {
    let columns =
        ["head-section", "compare-kind-edited", "compare-kind-inserted", "compare-kind-deleted", "head-other-changes"];
    let widths = [60, 12, 12, 12, 12];
    let mut table = Table::new(
        locale.t("briefing-by-section"),
        columns.iter().zip(widths).map(|(key, width)| (locale.t(key), width)),
    );
    let mut found: Vec<(String, [usize; 4])> = Vec::new();
    for (number, step) in report.compared.steps.iter().enumerate() {
        for (_, change) in report.listed_changes(number, step) {
            let Some((name, _)) = section_of(report, step, change) else { continue };
            let slot = match change.kind {
                Kind::Edited => 0,
                Kind::Inserted => 1,
                Kind::Deleted => 2,
                Kind::Split | Kind::Merged | Kind::Unchanged => 3,
            };
            let place = found.iter().position(|(there, _)| *there == name).unwrap_or_else(|| {
                found.push((name, [0; 4]));
                found.len() - 1
            });
            if let Some(count) = found.get_mut(place).and_then(|(_, counts)| counts.get_mut(slot)) {
                *count += 1;
            }
        }
    }
    // Stable: sections of as many changes stay in the order of the text.
    found.sort_by_key(|(_, counts)| std::cmp::Reverse(counts.iter().sum::<usize>()));
    let rest = found.split_off(found.len().min(SECTIONS));
    for (name, counts) in found {
        table.rows.push(Row::Cells(std::iter::once(Cell::text(name)).chain(counts.map(Cell::number)).collect()));
    }
    if !rest.is_empty() {
        let sums = [0, 1, 2, 3].map(|slot| rest.iter().filter_map(|(_, counts)| counts.get(slot)).sum::<usize>());
        let name = locale.format(&Message::new("briefing-other-sections").number("count", rest.len()));
        table.rows.push(Row::Cells(std::iter::once(Cell::text(name)).chain(sums.map(Cell::number)).collect()));
    }
    table
}
