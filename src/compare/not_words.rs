//! What two drafts differ in that is not words: marks of footnotes, rows and columns of tables.

use super::model::{Comparison, EditKind, Kind};
use crate::base::{Side, Sides};
use crate::text::{CellPlace, Paragraph};
use std::collections::BTreeMap;

/// The mark of a footnote that stands in one draft only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NoteMarkChange {
    /// The change it stands in.
    pub change: usize,
    /// The draft that has it.
    pub side: Side,
    /// Index of its paragraph.
    pub paragraph: usize,
    /// Byte of the paragraph's text before which it stands.
    pub at: usize,
}

/// Returns the marks of footnotes that left their place or came to one though the words around them stayed, by change.
/// A mark that goes with words that went, or comes with words that came, is told by these.
pub fn note_marks(comparison: &Comparison, old: &[Paragraph], new: &[Paragraph]) -> Vec<NoteMarkChange> {
    let mut found = Vec::new();
    for (number, change) in comparison.changes.iter().enumerate() {
        let marks = Sides::new(placed(old, &change.at.old), placed(new, &change.at.new));
        if marks.old.is_empty() && marks.new.is_empty() {
            continue;
        }
        let mut taken = vec![false; marks.new.len()];
        for (paragraph, at, joined) in marks.old {
            let Some(there) = carried(&change.redline, joined) else { continue };
            // Both ascend, so that a text of many notes costs no more than its length.
            let first = marks.new.partition_point(|&(.., place)| place < there);
            let same = marks.new.iter().zip(&mut taken).skip(first).take_while(|((.., place), _)| *place == there);
            match same.map(|(_, taken)| taken).find(|taken| !**taken) {
                Some(taken) => *taken = true,
                None => found.push(NoteMarkChange { change: number, side: Side::Old, paragraph, at }),
            }
        }
        let kept = |place: usize| {
            let holds = |piece: &&super::model::RedlineSpan| {
                piece.at.new.start < place && place <= piece.at.new.end() || (place, piece.at.new.start) == (0, 0)
            };
            let first = change.redline.partition_point(|piece| piece.at.new.end() < place);
            change.redline.iter().skip(first).find(holds).is_none_or(|piece| piece.op == EditKind::Equal)
        };
        for (&(paragraph, at, joined), taken) in marks.new.iter().zip(taken) {
            if !taken && kept(joined) {
                found.push(NoteMarkChange { change: number, side: Side::New, paragraph, at });
            }
        }
    }
    found
}

/// A whole row or column of a table that lives on, in one draft only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineChange {
    /// The draft that has it.
    pub side: Side,
    /// Whether it is a column.
    pub is_column: bool,
    /// The paragraphs of its cells, ascending.
    pub paragraphs: Vec<usize>,
}

/// Returns the rows and columns that went or came whole while their table stayed, those that went first.
///
/// Each of their cells is a change by itself; together they are one thing that was done. A column is one when it went or
/// came in two rows that stayed at least.
pub fn table_lines(comparison: &Comparison, old: &[Paragraph], new: &[Paragraph]) -> Vec<LineChange> {
    let mut found = Vec::new();
    for (side, paragraphs, alone) in [(Side::Old, old, Kind::Deleted), (Side::New, new, Kind::Inserted)] {
        let mut tables: BTreeMap<u32, Vec<(CellPlace, usize, bool)>> = BTreeMap::new();
        for (at, paragraph) in paragraphs.iter().enumerate() {
            if let Some(place) = paragraph.cell {
                let change = comparison.home.get(side).get(at).and_then(|&home| comparison.changes.get(home));
                let alone = change.is_some_and(|change| change.kind == alone);
                tables.entry(place.table).or_default().push((place, at, alone));
            }
        }
        for cells in tables.into_values().filter(|cells| cells.iter().any(|(.., alone)| !alone)) {
            let mut rows: BTreeMap<u32, (bool, Vec<usize>)> = BTreeMap::new();
            for &(place, at, alone) in &cells {
                let row = rows.entry(place.row).or_insert((true, Vec::new()));
                row.0 &= alone;
                row.1.push(at);
            }
            let mut columns: BTreeMap<u32, (bool, Vec<usize>)> = BTreeMap::new();
            let stayed = |place: CellPlace| rows.get(&place.row).is_some_and(|row| !row.0);
            for &(place, at, alone) in cells.iter().filter(|(place, ..)| stayed(*place)) {
                let column = columns.entry(place.column).or_insert((true, Vec::new()));
                column.0 &= alone;
                column.1.push(at);
            }
            columns.retain(|_, (_, cells)| cells.len() > 1);
            let line = |is_column: bool| {
                move |(whole, paragraphs): (bool, Vec<usize>)| {
                    whole.then_some(LineChange { side, is_column, paragraphs })
                }
            };
            found.extend(rows.into_values().filter_map(line(false)));
            found.extend(columns.into_values().filter_map(line(true)));
        }
    }
    found
}

/// The marks of a side of a change: paragraph, byte in it, byte in the joined text.
fn placed(paragraphs: &[Paragraph], at: &[usize]) -> Vec<(usize, usize, usize)> {
    let mut start = 0;
    let mut marks = Vec::new();
    for &index in at {
        let Some(paragraph) = paragraphs.get(index) else { continue };
        marks.extend(paragraph.notes.iter().map(|note| (index, note.at, start + note.at)));
        start += paragraph.text.len() + super::redline::BREAK.len();
    }
    marks
}

/// Where the place just after a kept word of the old text stands in the new one; `None` after a word that went.
fn carried(redline: &[super::model::RedlineSpan], place: usize) -> Option<usize> {
    if place == 0 {
        return Some(0);
    }
    let first = redline.partition_point(|piece| piece.at.old.end() < place);
    let piece = redline.iter().skip(first).find(|piece| piece.at.old.start < place && place <= piece.at.old.end())?;
    (piece.op == EditKind::Equal).then(|| piece.at.new.start + (place - piece.at.old.start))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::JobControl;
    use crate::compare::{Options, compare};
    use crate::text::{NoteMark, ParagraphKind};

    fn draft(first: &[usize], second: &[usize]) -> Vec<Paragraph> {
        let with = |text: &str, at: &[usize]| Paragraph {
            notes: at.iter().map(|&at| NoteMark { at, paragraph: 2 }).collect(),
            ..Paragraph::plain(text)
        };
        vec![
            with("The orchard belongs to the village.", first),
            with("Its pears are shared at Michaelmas.", second),
            Paragraph { kind: ParagraphKind::Footnote, ..Paragraph::plain("By custom.") },
        ]
    }

    fn told(old: &[Paragraph], new: &[Paragraph]) -> Vec<(Side, usize, usize)> {
        let comparison = compare(old, new, &Options::default(), &[], &JobControl::default()).expect("nobody cancels");
        note_marks(&comparison, old, new).iter().map(|mark| (mark.side, mark.paragraph, mark.at)).collect()
    }

    #[test]
    fn a_mark_that_left_one_paragraph_for_another_is_told() {
        let (old, new) = (draft(&[35], &[]), draft(&[], &[35]));
        assert_eq!(told(&old, &new), [(Side::Old, 0, 35), (Side::New, 1, 35)]);
        assert_eq!(told(&old, &old), []);
        assert_eq!(told(&draft(&[], &[]), &draft(&[11], &[])), [(Side::New, 0, 11)]);
    }

    #[test]
    fn a_row_and_a_column_are_one_thing_each() {
        let table = |rows: &[&[&str]]| -> Vec<Paragraph> {
            let cell = |row: usize, column: usize, text: &str| Paragraph {
                kind: ParagraphKind::Cell,
                cell: Some(CellPlace { table: 0, row: row as u32, column: column as u32 }),
                ..Paragraph::plain(text)
            };
            let row = |(row, texts): (usize, &&[&str])| -> Vec<Paragraph> {
                texts.iter().enumerate().map(|(column, text)| cell(row, column, text)).collect()
            };
            rows.iter().enumerate().flat_map(row).collect()
        };
        let old =
            table(&[&["Fruit", "Basket"], &["Pears", "3 groats"], &["Quinces", "5 groats"], &["Sloes", "1 groat"]]);
        let new =
            table(&[&["Fruit", "Basket", "Season"], &["Pears", "3 groats", "autumn"], &["Sloes", "1 groat", "winter"]]);
        let comparison = compare(&old, &new, &Options::default(), &[], &JobControl::default()).expect("nobody cancels");
        let line =
            |side, is_column, paragraphs: &[usize]| LineChange { side, is_column, paragraphs: paragraphs.to_vec() };
        let expected = [line(Side::Old, false, &[4, 5]), line(Side::New, true, &[2, 5, 8])];
        assert_eq!(table_lines(&comparison, &old, &new), expected);
        assert_eq!(table_lines(&comparison, &[], &[]), [], "no paragraphs, no lines");
    }

    #[test]
    fn a_mark_goes_with_its_words() {
        let old = draft(&[35], &[]);
        let mut new = draft(&[], &[]);
        // The last word went, and the mark behind it.
        "The orchard belongs to the parish".clone_into(&mut new[0].text);
        assert_eq!(told(&old, &new), []);
        // Words that came before it shift it and nothing else.
        let mut new = draft(&[42], &[]);
        "The whole orchard belongs to the village. ".trim_end().clone_into(&mut new[0].text);
        new[0].notes[0].at = new[0].text.len();
        assert_eq!(told(&old, &new), []);
    }
}
