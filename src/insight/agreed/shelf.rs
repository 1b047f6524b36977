//! Reference texts, read once, and words looked for in them.

use crate::insight::alike::{Measure, Needles, Place, Stream, Stretch, apart, closest, exact};
use crate::text::Reading;
use std::sync::Arc;

/// The reference texts.
#[derive(Debug, Clone, Default)]
pub struct Shelf {
    pub(super) texts: Vec<(Arc<Reading>, Stream)>,
}

impl Shelf {
    /// Reads the texts.
    pub fn of(texts: impl IntoIterator<Item = Arc<Reading>>) -> Self {
        let read = |reading: Arc<Reading>| {
            let stream = Stream::of(reading.paragraphs.iter().map(|paragraph| paragraph.text.as_str()));
            (reading, stream)
        };
        Self { texts: texts.into_iter().map(read).collect() }
    }

    pub(super) fn text(&self, number: usize, paragraph: usize) -> Option<&str> {
        Some(&self.texts.get(number)?.0.paragraphs.get(paragraph)?.text)
    }
}

/// A place of a reference where words looked for stand, or nearly.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The reference, by its place on the shelf.
    pub reference: usize,
    /// Where, paragraph by paragraph.
    pub places: Vec<Place>,
    /// Words looked for that are not there.
    pub missing: Vec<String>,
    /// Words that stand between those looked for.
    pub between: Vec<String>,
    /// How many of the words are there.
    pub same: usize,
}

impl Found {
    /// Whether the words stand there one by one.
    pub fn is_verbatim(&self) -> bool {
        self.missing.is_empty() && self.between.is_empty()
    }
}

/// Words up to this length, in half words, are looked for paragraph by paragraph where no three of them stand in a row.
const SHORT: usize = 24;
/// The most places that are told of words looked for so.
const PLACES: usize = 50;

/// The paragraphs that hold a good half of a few words, by what they say, close to one another.
fn near(needle: &Stream, hay: &Stream) -> Vec<Stretch> {
    let mut weights: Vec<(u64, f32)> =
        needle.slice(0..needle.len()).iter().enumerate().map(|(at, word)| (*word, needle.weigh(at..at + 1))).collect();
    weights.sort_by_key(|(word, _)| *word);
    weights.dedup_by_key(|(word, _)| *word);
    let all = needle.weigh(0..needle.len());
    let mut found = Vec::new();
    // Words that say nothing alone stand everywhere.
    if all < 1.0 {
        return found;
    }
    for paragraph in 0..hay.paragraphs() {
        let range = hay.range(paragraph);
        let weight = |word: &u64| {
            let at = weights.binary_search_by_key(word, |(known, _)| *known).ok()?;
            weights.get(at).map(|(_, weight)| *weight)
        };
        // What the paragraph could reach at most; a word that stands there twice counts twice.
        let reach: f32 = hay.slice(range.clone()).iter().filter_map(weight).sum();
        if reach * 2.0 < all {
            continue;
        }
        let Some(stretch) = closest(needle, 0..needle.len(), hay, range) else { continue };
        let longer = needle.len().max(stretch.hay.len());
        if stretch.weight(needle) * 2.0 >= all && stretch.pairs.len() * 2 >= longer {
            found.push(stretch);
        }
    }
    found.sort_by_key(|stretch| std::cmp::Reverse(stretch.pairs.len()));
    found.truncate(PLACES);
    found
}

/// Finds words in all references: word for word first, then the nearest, each by reference and place. Words fewer than three
/// (five Han signs) are found word for word only.
pub fn find(shelf: &Shelf, words: &str) -> Vec<Found> {
    let needle = Stream::of([words]);
    let all = needle.halves(0..needle.len());
    let needles = Needles::of(needle, true);
    let whole = 0..needles.stream.len();
    // A good half of the words, and of what they say.
    let measure =
        Measure { same: all.div_ceil(2).max(5), weight: needles.stream.weigh(whole.clone()) / 2.0, share: 0.5 };
    let own = |at: usize| (at == 0).then_some(words);
    let mut found = Vec::new();
    for (reference, (_, stream)) in shelf.texts.iter().enumerate() {
        let text = |at: usize| shelf.text(reference, at);
        let mut stretches = if all < 5 { Vec::new() } else { needles.find(stream, measure) };
        if stretches.is_empty() && (5..=SHORT).contains(&all) {
            stretches = near(&needles.stream, stream);
        }
        if stretches.is_empty() && all <= 6 {
            let verbatim = exact(&needles.stream, whole.clone(), stream, 0..stream.len()).into_iter();
            stretches.extend(verbatim.map(|hay| Stretch {
                needle: whole.clone(),
                pairs: hay.clone().enumerate().collect(),
                hay,
            }));
        }
        found.extend(stretches.into_iter().map(|stretch| {
            Found {
                reference,
                places: stream.places(stretch.hay.clone(), text),
                missing: apart(whole.clone(), stretch.pairs.iter().map(|pair| pair.0))
                    .into_iter()
                    .map(|at| needles.stream.printed(at, own).to_owned())
                    .collect(),
                between: stretch.put_in().into_iter().map(|at| stream.printed(at, text).to_owned()).collect(),
                same: stretch.pairs.len(),
            }
        }));
    }
    // The sort is stable: by reference and place among equals.
    found.sort_by_key(|one| (!one.is_verbatim(), one.missing.len() + one.between.len()));
    found
}
