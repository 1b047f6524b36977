//! A draft as it is read: its view of the tracked changes, with the user's corrections laid over it.

use super::model::{Correction, Draft};
use crate::base::ParagraphId;
use crate::text::{NoteMark, Paragraph, Reading};

impl Draft {
    /// Returns the draft as it was imported, in its view: before any correction.
    pub fn imported(&self) -> Reading {
        Reading::of(&self.text.copy, self.view)
    }

    /// Returns the draft as it is read: in its view, with the corrections laid over it.
    pub fn reading(&self) -> Reading {
        let imported = self.imported();
        if self.corrections.is_empty() {
            return imported;
        }
        let mut reading = Reading::default();
        // For each imported paragraph, where it stands now: footnote marks name imported ones.
        let mut homes: Vec<Option<usize>> = Vec::new();
        for (paragraph, source) in imported.paragraphs.into_iter().zip(imported.sources) {
            let correction =
                source.first().and_then(|&first| self.text.ids.get(first)).and_then(|id| self.corrections.get(id));
            homes.push(lay(&mut reading, paragraph, source, correction));
        }
        for paragraph in &mut reading.paragraphs {
            paragraph.notes.retain_mut(|note| match homes.get(note.paragraph).copied().flatten() {
                Some(home) => {
                    note.paragraph = home;
                    true
                }
                None => false,
            });
        }
        reading
    }

    /// Returns the id of a paragraph of the reading. The further parts of a split paragraph have ids of their own,
    /// made from the first one's.
    pub fn paragraph_id(&self, reading: &Reading, paragraph: usize) -> Option<ParagraphId> {
        let source = reading.sources.get(paragraph)?.first()?;
        let id = self.text.ids.get(*source).copied()?;
        let before = reading.sources.get(..paragraph)?;
        let part = before.iter().rev().take_while(|sources| sources.first() == Some(source)).count();
        Some(ParagraphId::from_bits(id.bits().wrapping_add(part as u128)))
    }
}

/// Puts a paragraph into the reading as its correction wants; says where it stands.
fn lay(
    reading: &mut Reading,
    paragraph: Paragraph,
    source: Vec<usize>,
    correction: Option<&Correction>,
) -> Option<usize> {
    let place = reading.paragraphs.len();
    match correction {
        None => reading.paragraphs.push(paragraph),
        Some(Correction::SetAside) => return None,
        Some(Correction::Reads(reads)) => {
            let mut targets = paragraph.notes.into_iter();
            reading.paragraphs.push(with_targets(reads, &mut targets));
        }
        Some(Correction::Split(parts)) if !parts.is_empty() => {
            let mut targets = paragraph.notes.into_iter();
            for part in parts {
                reading.paragraphs.push(with_targets(part, &mut targets));
                reading.sources.push(source.clone());
            }
            return Some(place);
        }
        Some(Correction::Split(_)) => reading.paragraphs.push(paragraph),
        Some(Correction::Joined) => match (reading.paragraphs.last_mut(), reading.sources.last_mut()) {
            (Some(before), Some(sources)) => {
                before.append(&paragraph);
                sources.extend(source);
                return Some(place - 1);
            }
            // Nothing stands before it.
            _ => reading.paragraphs.push(paragraph),
        },
    }
    reading.sources.push(source);
    Some(place)
}

/// The nth footnote mark of a corrected paragraph names what the nth mark of the imported one names.
fn with_targets(paragraph: &Paragraph, targets: &mut impl Iterator<Item = NoteMark>) -> Paragraph {
    let notes = paragraph
        .notes
        .iter()
        .zip(targets)
        .map(|(note, target)| NoteMark { at: note.at, paragraph: target.paragraph })
        .collect();
    Paragraph { notes, ..paragraph.clone() }
}
