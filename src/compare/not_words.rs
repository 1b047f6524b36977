//! What two drafts differ in that is not words: marks of footnotes.

use super::model::{Comparison, EditKind};
use crate::base::{Side, Sides};
use crate::text::Paragraph;

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
            let same = marks.new.iter().zip(&mut taken).find(|((.., place), taken)| *place == there && !**taken);
            match same {
                Some((_, taken)) => *taken = true,
                None => found.push(NoteMarkChange { change: number, side: Side::Old, paragraph, at }),
            }
        }
        let kept = |place: usize| {
            let holds = |piece: &&super::model::RedlineSpan| {
                piece.at.new.start < place && place <= piece.at.new.end() || (place, piece.at.new.start) == (0, 0)
            };
            change.redline.iter().find(holds).is_none_or(|piece| piece.op == EditKind::Equal)
        };
        for (&(paragraph, at, joined), taken) in marks.new.iter().zip(taken) {
            if !taken && kept(joined) {
                found.push(NoteMarkChange { change: number, side: Side::New, paragraph, at });
            }
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
    let piece = redline.iter().find(|piece| piece.at.old.start < place && place <= piece.at.old.end())?;
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
