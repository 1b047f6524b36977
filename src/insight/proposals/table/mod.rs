//! Tables of amendments: what the draft says, what is wanted instead, and what else there is, by the heads of the columns.
//!
//! ```text
//! Provision        | Draft             | Amendment             | Justification
//! Article 3 (2)    | … in ten days.    | … in twelve days.     | Ten are too few.
//! ```
//! A row proposes what its two wordings differ in and nothing else; what is alike, or only quoted, is no proposal.

mod cell;
mod heads;
#[cfg(test)]
mod tests;

use super::citation::{self, Addresses, Citation, Found};
use super::{Action, ActorFinder, Doubt, Proposal, quoted, wording};
use crate::base::Span;
use crate::text::{Paragraph, ParagraphKind, Reading};
use cell::{Cell, is_deletion, is_no_change, labels};
use heads::{Column, Heads, heads};
use std::collections::{BTreeMap, BTreeSet};

/// What tables of amendments are read with.
pub(super) struct Tables<'a> {
    pub base: &'a Reading,
    pub addresses: &'a Addresses,
    pub finder: &'a ActorFinder,
}

/// What was found in tables.
#[derive(Debug, Default)]
pub(super) struct Read {
    pub proposals: Vec<Proposal>,
    /// Paragraphs of the submission that are cells of such tables.
    pub cells: Vec<usize>,
}

impl Tables<'_> {
    /// Reads every table of a submission that its heads, or its words, say is one of amendments.
    pub(super) fn read(&self, submission: &Reading) -> Read {
        let mut read = Read::default();
        let mut tables: BTreeMap<u32, BTreeMap<u32, BTreeMap<u32, Cell>>> = BTreeMap::new();
        let mut first: BTreeMap<u32, usize> = BTreeMap::new();
        let mut members: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
        for (index, paragraph) in submission.paragraphs.iter().enumerate() {
            let Some(place) = paragraph.cell else { continue };
            first.entry(place.table).or_insert(index);
            members.entry(place.table).or_default().push(index);
            let row = tables.entry(place.table).or_default().entry(place.row).or_default();
            row.entry(place.column).or_default().push(paragraph, index);
        }
        // A table that goes on on the next page has the heads of the one before.
        let mut before: Option<(Heads, usize)> = None;
        for (number, rows) in &tables {
            let start = first.get(number).copied().unwrap_or(0);
            let end = members.get(number).and_then(|cells| cells.last()).copied().unwrap_or(start);
            let found = rows.iter().take(3).find_map(|(at, row)| Some((*at, self.heads(row)?)));
            let goes_on = before.as_ref().filter(|(_, end)| start == end + 1).map(|(heads, _)| heads.clone());
            let (from, heads) = match (found, goes_on.or_else(|| self.without_heads(rows))) {
                (Some((at, heads)), _) => (at + 1, heads),
                (None, Some(heads)) => (0, heads),
                (None, None) => continue,
            };
            let above = self.above(submission, start);
            self.rows(rows.range(from..).map(|(_, row)| row), &heads, above, &mut read.proposals);
            read.cells.extend(members.get(number).into_iter().flatten());
            before = Some((heads, end));
        }
        read
    }

    fn heads(&self, row: &BTreeMap<u32, Cell>) -> Option<Heads> {
        let columns = heads(row, self.finder)?;
        let whose = row.iter().filter(|(at, _)| columns.get(at) == Some(&Column::New));
        let whose = whose.filter_map(|(at, cell)| Some((*at, self.finder.list(&cell.whole())?))).collect();
        let texts = row.values().map(Cell::whole).collect();
        Some(Heads { columns, texts, whose, doubt: None })
    }

    /// Two columns without heads, of which the left holds the words of the draft in most rows: left old, right new, and a
    /// person's to confirm.
    fn without_heads(&self, rows: &BTreeMap<u32, BTreeMap<u32, Cell>>) -> Option<Heads> {
        let columns: BTreeSet<u32> = rows.values().flat_map(BTreeMap::keys).copied().collect();
        let [left, right] = columns.into_iter().collect::<Vec<_>>()[..] else { return None };
        let quotes = |cell: Option<&Cell>| {
            cell.is_some_and(|cell| {
                let words = labels(cell).1;
                self.base.paragraphs.iter().any(|paragraph| {
                    paragraph.kind != ParagraphKind::Cell
                        && words.contains(' ')
                        && quoted::holds(&paragraph.text, &words)
                })
            })
        };
        let drafts = rows.values().filter(|row| quotes(row.get(&left)) && row.contains_key(&right)).count();
        let columns = BTreeMap::from([(left, Column::Old), (right, Column::New)]);
        (drafts >= 2 && drafts * 2 >= rows.len()).then(|| Heads {
            columns,
            doubt: Some(Doubt::NoHeads),
            ..Heads::default()
        })
    }

    /// The paragraph named in the lines right above a table: "Amendment 4", "Article 3, paragraph 1".
    fn above(&self, submission: &Reading, start: usize) -> Option<Citation> {
        let lines = submission.paragraphs.get(..start)?.iter().rev();
        lines
            .take(3)
            .take_while(|line| line.cell.is_none() && line.text.split_whitespace().count() <= 12)
            .find_map(|line| {
                let words = format!("{} {}", line.label.as_deref().unwrap_or(""), line.text);
                citation::bare(words.trim()).or_else(|| citation::citations(&words).pop())
            })
            .filter(|citation| {
                self.addresses.find(citation, self.base, None) != Found::Nothing || citation.is_addition()
            })
    }

    fn rows<'r>(
        &self,
        rows: impl Iterator<Item = &'r BTreeMap<u32, Cell>>,
        heads: &Heads,
        mut above: Option<Citation>,
        out: &mut Vec<Proposal>,
    ) {
        // The paragraph that the row before spoke of, and its number: "(b)" alone is the next item of it.
        let mut last: Option<usize> = None;
        let mut numbered: Option<Citation> = None;
        for row in rows {
            if let Some(cited) = self.across(row) {
                // A row across the table names the paragraph of those below.
                (above, numbered) = (Some(cited), None);
                continue;
            }
            // Heads stand anew on each page.
            if row.values().map(Cell::whole).eq(heads.texts.iter().cloned()) {
                continue;
            }
            let cell = |wanted: Column| {
                let column = heads.columns.iter().find(|(_, column)| **column == wanted)?.0;
                row.get(column)
            };
            let named = cell(Column::Place).and_then(|cell| {
                let whole = cell.whole();
                citation::bare(&whole).or_else(|| citation::citations(&whole).pop())
            });
            let named = named.map(|named| above.as_ref().map_or(named.clone(), |above| named.within(above)));
            let old = cell(Column::Old).cloned().unwrap_or_default();
            let in_place = |label: Citation, numbered: Option<&Citation>| match (&named, numbered, &above) {
                (_, Some(outer), _) if label.is_item() => label.within(outer),
                (Some(outer), ..) | (None, _, Some(outer)) => label.within(outer),
                _ => label,
            };
            let own = labels(&old).0.map(|label| in_place(label, numbered.as_ref()));
            if let Some(own) = own.clone().filter(|own| !own.is_item()) {
                numbered = Some(own);
            }
            let cited = named.clone().or(own).or_else(|| above.clone());
            let who = cell(Column::Who).and_then(|cell| self.finder.list(&cell.whole()));
            for (at, new) in row.iter().filter(|(at, _)| heads.columns.get(at) == Some(&Column::New)) {
                let who = who.as_ref().or_else(|| heads.whose.get(at));
                // A paragraph of its own may have its number beside the new words only.
                let alone = quoted::pieces(&labels(&old).1).is_empty() && named.is_none();
                let number = labels(new).0.filter(|_| alone).map(|label| in_place(label, numbered.as_ref()));
                for mut proposal in self.row(&old, new, number.as_ref().or(cited.as_ref()), last) {
                    proposal.doubt = proposal.doubt.or(heads.doubt);
                    if let Some(who) = who {
                        proposal.actors.clone_from(who);
                        if who.iter().any(|name| name.actor.is_none()) {
                            proposal.doubt = Some(Doubt::UnknownName);
                        }
                    }
                    out.push(proposal);
                }
            }
            last = self.place(&labels(&old).1, cited.as_ref()).0.or(last);
        }
    }

    /// What a row of one cell cites: "Article 4", "Annex I: Label and parcel".
    fn across(&self, row: &BTreeMap<u32, Cell>) -> Option<Citation> {
        const FEW: usize = 10;
        let [only] = row.values().collect::<Vec<_>>()[..] else { return None };
        let whole = only.whole();
        let cited = citation::bare(&whole)
            .or_else(|| citation::citations(&whole).into_iter().next().filter(|cited| cited.span.start == 0))?;
        let body = |paragraph: &Paragraph| !paragraph.is_heading() && quoted::holds(&paragraph.text, &whole);
        (whole.split_whitespace().count() <= FEW && !self.base.paragraphs.iter().any(body)).then_some(cited)
    }

    /// The paragraph that words of the draft, and perhaps a citation, say; and what is doubtful of it.
    fn place(&self, old: &str, cited: Option<&Citation>) -> (Option<usize>, Option<Doubt>) {
        let quoted = !quoted::pieces(old).is_empty();
        let words = quoted.then_some(old);
        let by_name = cited.map(|cited| self.addresses.find(cited, self.base, words));
        let holds =
            |at: usize| self.base.paragraphs.get(at).is_some_and(|paragraph| quoted::holds(&paragraph.text, old));
        if let Some(Found::One(at)) = by_name
            && (!quoted || holds(at))
        {
            return (Some(at), None);
        }
        // The words alone say where they stand, if nothing else does or the name leads elsewhere.
        let by_words: Vec<usize> =
            if quoted { (0..self.base.paragraphs.len()).filter(|&at| holds(at)).collect() } else { Vec::new() };
        match (by_name, by_words.as_slice()) {
            (_, [only]) => (Some(*only), None),
            (Some(Found::One(at)), _) => (Some(at), Some(Doubt::NoSuchWords)),
            (Some(Found::Several), _) | (None, [_, _, ..]) => {
                (by_words.first().copied(), Some(Doubt::SeveralParagraphs))
            }
            (Some(Found::Nothing), _) => (None, Some(Doubt::NoSuchParagraph)),
            (None, []) => (None, Some(Doubt::NoSuchWords)),
        }
    }

    /// What one row wants: `old` words of the draft, `new` words instead.
    fn row(&self, old: &Cell, new: &Cell, cited: Option<&Citation>, last: Option<usize>) -> Vec<Proposal> {
        let (_, old_words) = labels(old);
        let (new_label, new_words) = labels(new);
        if new_words.trim().is_empty() || is_no_change(&new_words) || new.at.is_none() {
            return Vec::new();
        }
        let place = new.at.unwrap_or_default();
        let (at, doubt) = self.place(&old_words, cited);
        let there = at.and_then(|at| self.base.paragraphs.get(at));
        let reference = there
            .map(|there| there.cited().to_owned())
            .filter(|cited| !cited.is_empty())
            .or_else(|| cited.map(Citation::shown));
        let made = |action, old: Option<String>, new: Option<String>| Proposal {
            actors: Vec::new(),
            action,
            base: at,
            after: None,
            reference: reference.clone(),
            text: new.clone().or_else(|| old.clone()).unwrap_or_default(),
            old,
            new: new.into_iter().collect(),
            place,
            doubt,
        };
        if is_deletion(&new_words) {
            let words =
                if old_words.trim().is_empty() { there.map(|there| there.text.clone()) } else { Some(old_words) };
            let mut proposal = made(Action::Delete, words, None);
            proposal.text = new_words;
            return vec![proposal];
        }
        if quoted::pieces(&old_words).is_empty() {
            return vec![self.new_paragraph(cited.or(new_label.as_ref()), new_words, place, last)];
        }
        wording::differences(&old_words, &new_words)
            .into_iter()
            .map(|(action, old, new)| made(action, old, new))
            .collect()
    }

    /// A row without words of the draft: a paragraph of its own.
    fn new_paragraph(
        &self,
        number: Option<&Citation>,
        words: String,
        place: (usize, Span),
        last: Option<usize>,
    ) -> Proposal {
        // Its own number says where it stands, or the row's place does.
        let before = number.map(Citation::predecessors).unwrap_or_default();
        let by_number = before.iter().find_map(|before| self.addresses.find(before, self.base, None).one());
        let there = number.is_some_and(|number| self.addresses.has(number));
        let after = by_number.or(last.filter(|_| number.is_none()));
        let doubt = if after.is_none() {
            Some(Doubt::NoSuchParagraph)
        } else {
            // The draft has a paragraph of that number: in its place, or before it?
            there.then_some(Doubt::SeveralParagraphs)
        };
        Proposal {
            actors: Vec::new(),
            action: Action::Insert,
            base: None,
            after,
            reference: number.map(Citation::shown),
            old: None,
            text: words.clone(),
            new: vec![words],
            place,
            doubt,
        }
    }
}
