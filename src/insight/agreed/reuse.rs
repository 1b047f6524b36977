//! Sentences and phrases of a draft that stand in references.

use super::shelf::Shelf;
use crate::base::{Cancelled, JobControl};
use crate::insight::alike::{Measure, Needles, Place, Stream, Stretch};
use crate::text::Reading;
use std::ops::Range;

/// What is told: six words (a dozen Han signs), three of which say something, a good half of the longer side.
const MEASURE: Measure = Measure { same: 12, weight: 3.0, share: 0.55 };
/// A stretch that shares so much with a longer one is another source of the same words.
const OVERLAP: usize = 2;
/// The most other sources named.
const OTHERS: usize = 8;

/// Words of a draft that stand in a reference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reused {
    /// Where in the draft, paragraph by paragraph.
    pub places: Vec<Place>,
    /// The reference, by its place on the shelf.
    pub reference: usize,
    /// Where in it.
    pub there: Vec<Place>,
    /// How many words are the same.
    pub same: usize,
    /// Words of the draft that are not the reference's.
    pub own: Vec<String>,
    /// Words of the reference that the draft leaves out.
    pub left_out: Vec<String>,
    /// Other places where much the same stands: the reference, and its first paragraph.
    pub also: Vec<(usize, usize)>,
}

impl Reused {
    /// Whether it is word for word.
    pub fn is_verbatim(&self) -> bool {
        self.own.is_empty() && self.left_out.is_empty()
    }
}

/// A stretch in a reference, and the other places of much the same words (reference, paragraph).
type Kept = (usize, Stretch, Vec<(usize, usize)>);

/// Finds what of a draft stands in the references, in the order of the draft.
///
/// # Errors
/// [`Cancelled`], when the job is stopped.
pub fn reused(draft: &Reading, shelf: &Shelf, job: &JobControl) -> Result<Vec<Reused>, Cancelled> {
    let text = |at: usize| draft.paragraphs.get(at).map(|paragraph| paragraph.text.as_str());
    let needles = Needles::of(Stream::of(draft.paragraphs.iter().map(|paragraph| paragraph.text.as_str())), false);
    let mut all: Vec<(usize, Stretch)> = Vec::new();
    for (reference, (_, stream)) in shelf.texts.iter().enumerate() {
        job.check()?;
        // A paragraph of the draft is told of by itself, as it is read.
        let found = needles.find(stream, MEASURE).into_iter().flat_map(|stretch| stretch.by_paragraph(&needles.stream));
        let long = found.filter(|stretch| stretch.same(&needles.stream) >= MEASURE.same);
        all.extend(long.map(|stretch| (reference, stretch)));
    }
    // The longest first; of equals the first reference.
    all.sort_by_key(|(reference, stretch)| {
        (std::cmp::Reverse(stretch.pairs.len()), stretch.changed(), *reference, stretch.hay.start)
    });
    let mut kept: Vec<Kept> = Vec::new();
    // For each word of the draft, the stretch that has it, from 1.
    let mut taken: Vec<u32> = vec![0; needles.stream.len()];
    for (reference, stretch) in all {
        let first = overlapped(&taken, &stretch.needle);
        match first {
            Some(other) => {
                if let (Some((of, known, also)), Some((_, hay))) = (kept.get_mut(other), shelf.texts.get(reference))
                    && also.len() < OTHERS
                    && stretch.pairs.len() * 4 >= known.pairs.len() * 3
                {
                    let place = (reference, hay.paragraph(stretch.hay.start));
                    if !also.contains(&place) && (*of, known.hay.start) != (reference, stretch.hay.start) {
                        also.push(place);
                    }
                }
            }
            None => {
                let number = u32::try_from(kept.len() + 1).unwrap_or(u32::MAX);
                for slot in taken.get_mut(stretch.needle.clone()).unwrap_or_default() {
                    if *slot == 0 {
                        *slot = number;
                    }
                }
                kept.push((reference, stretch, Vec::new()));
            }
        }
    }
    kept.sort_by_key(|(_, stretch, _)| stretch.needle.start);
    let told = |(reference, stretch, also): Kept| {
        let (_, stream) = shelf.texts.get(reference)?;
        let there = |at: usize| shelf.text(reference, at);
        Some(Reused {
            places: needles.stream.places(stretch.needle.clone(), text),
            reference,
            there: stream.places(stretch.hay.clone(), there),
            same: stretch.pairs.len(),
            own: stretch.gone().into_iter().map(|at| needles.stream.printed(at, text).to_owned()).collect(),
            left_out: stretch.put_in().into_iter().map(|at| stream.printed(at, there).to_owned()).collect(),
            also,
        })
    };
    Ok(kept.into_iter().filter_map(told).collect())
}

/// The stretch that holds a good half of these words already.
fn overlapped(taken: &[u32], needle: &Range<usize>) -> Option<usize> {
    let own = taken.get(needle.clone()).unwrap_or_default();
    let held = own.iter().filter(|slot| **slot > 0).count();
    if held * OVERLAP < own.len() {
        return None;
    }
    own.iter().find(|slot| **slot > 0).map(|slot| *slot as usize - 1)
}
