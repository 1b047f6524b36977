//! What was said of changes, as comments of a document: in a working copy only.

use super::super::layout::Audience;
use super::super::model::{Compared, Report};
use super::super::page::said_of;
use super::super::parts::Xml;
use super::super::tracked::{Item, Mark, Par};
use crate::base::{ParagraphIndex, Side, visible};
use crate::locale::Locale;
use std::collections::{BTreeMap, BTreeSet};

/// Comments, by the paragraph that each stands at.
#[derive(Default)]
pub(super) struct Comments {
    of: BTreeMap<Par, Vec<Vec<String>>>,
    /// Who made them.
    author: String,
    written: Vec<u8>,
    count: usize,
}

impl Comments {
    /// Gathers what was said of the changes of a report for oneself; nothing for others.
    pub(super) fn gather(report: &Report, flow: &[Item], locale: &Locale) -> Self {
        let mut comments = Self { author: author(report, locale), ..Self::default() };
        if report.audience != Audience::Own {
            return comments;
        }
        let mut pars = BTreeSet::new();
        stand(flow, &mut pars);
        for (number, step) in report.compared.steps.iter().enumerate() {
            for index in 0..step.comparison.changes.len() {
                let Some(said) = report.said(number, index) else { continue };
                let mut lines: Vec<String> = said.headline.clone().into_iter().collect();
                if said.important {
                    lines.insert(0, "★".to_owned());
                }
                lines.extend(said_of(report, number, index, locale).iter().map(|line| line.words()));
                if let Some(par) = home(&report.compared, number, index).filter(|_| !lines.is_empty()) {
                    // One whose paragraph is told together with another stands at the one before it.
                    let near = pars.range(Par { index: 0, ..par }..=par).next_back();
                    let at = near.or_else(|| pars.first()).copied().unwrap_or(par);
                    comments.of.entry(at).or_default().push(lines);
                }
            }
        }
        comments
    }

    /// The comments as they were written.
    pub(super) fn finish(self) -> Vec<u8> {
        self.written
    }

    /// Writes the comments of a paragraph; returns their numbers.
    pub(super) fn write(&mut self, mark: &Mark) -> Vec<String> {
        let pars = [mark.last, Some(mark.now), mark.first];
        let here: Vec<Vec<String>> =
            pars.into_iter().flatten().filter_map(|par| self.of.remove(&par)).flatten().collect();
        here.into_iter().map(|lines| self.one(&lines)).collect()
    }

    fn one(&mut self, lines: &[String]) -> String {
        let number = self.count.to_string();
        self.count += 1;
        let mut xml = Xml::piece();
        xml.open("w:comment", &[("w:id", &number), ("w:author", &self.author)]);
        for line in lines {
            for line in visible(line).split('\n') {
                xml.open("w:p", &[]);
                xml.open("w:r", &[]);
                xml.leaf("w:t", &[("xml:space", "preserve")], line);
                xml.close("w:r");
                xml.close("w:p");
            }
        }
        xml.close("w:comment");
        self.written.extend(xml.finish());
        number
    }
}

fn author(report: &Report, locale: &Locale) -> String {
    if report.coders.is_empty() { "Travaux".to_owned() } else { visible(&locale.list(&report.coders)).into_owned() }
}

/// The paragraphs that the ends of a text are of.
fn stand(flow: &[Item], pars: &mut BTreeSet<Par>) {
    for item in flow {
        match item {
            Item::Mark(mark) => pars.extend([mark.last, Some(mark.now), mark.first].into_iter().flatten()),
            Item::Table(rows) => rows.iter().flat_map(|row| &row.cells).for_each(|cell| stand(cell, pars)),
            Item::Words(_) | Item::Label(_) | Item::Note(_) => {}
        }
    }
}

/// The last paragraph that a change's first paragraph became.
fn home(compared: &Compared, number: usize, index: usize) -> Option<Par> {
    let step = compared.steps.get(number)?;
    let change = step.comparison.changes.get(index)?;
    let Some(first) = change.at.new.first() else {
        return change.at.old.first().map(|old| Par { draft: step.at.old, index: *old });
    };
    let mut par = Par { draft: step.at.new, index: *first };
    for later in compared.steps.iter().skip(number + 1).filter(|later| later.at.old >= step.at.new) {
        let next = later.comparison.change_of(Side::Old, ParagraphIndex::new(par.index));
        let next = next.and_then(|change| later.comparison.changes.get(change.get()));
        match next.and_then(|change| change.at.new.first()) {
            Some(new) => par = Par { draft: later.at.new, index: *new },
            None => break,
        }
    }
    Some(par)
}
