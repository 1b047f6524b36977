//! The words wanted, found in all drafts at once.

use super::model::Wanted;
use crate::insight::alike::{Measure, Needles, Stream, Stretch};
use std::ops::Range;

/// What counts as the words standing elsewhere: four words or eight Han signs, a good half of what they are part of.
const MEASURE: Measure = Measure { same: 8, weight: 2.0, share: 0.5 };

/// All wordings, each a paragraph of one stream, and where they stand in each draft.
pub(super) struct Wordings {
    pub needles: Needles,
    /// By draft, in the order of the wordings.
    found: Vec<Vec<Stretch>>,
    /// By what is wanted: the number of the old words, and of the new ones.
    of: Vec<(usize, Range<usize>)>,
}

impl Wordings {
    pub fn find(wanted: &[Wanted], drafts: &[Stream]) -> Self {
        let mut texts: Vec<&str> = Vec::new();
        let mut of = Vec::with_capacity(wanted.len());
        for one in wanted {
            let old = texts.len();
            texts.push(&one.old);
            texts.extend(one.new.iter().map(String::as_str));
            of.push((old, old + 1..texts.len()));
        }
        let needles = Needles::of(Stream::of(texts), true);
        let found = drafts.iter().map(|draft| needles.find(draft, MEASURE)).collect();
        Self { needles, found, of }
    }

    /// The number of the old words of what is wanted, and those of the new ones.
    pub fn of(&self, wanted: usize) -> (usize, Range<usize>) {
        self.of.get(wanted).cloned().unwrap_or((usize::MAX, 0..0))
    }

    /// The words of a wording.
    pub fn range(&self, wording: usize) -> Range<usize> {
        self.needles.stream.range(wording)
    }

    /// Every stretch of a draft that a wording, or a good part of it, stands in.
    pub fn stretches(&self, wording: usize, draft: usize) -> &[Stretch] {
        let range = self.range(wording);
        let all = self.found.get(draft).map_or(&[][..], Vec::as_slice);
        let from = all.partition_point(|stretch| stretch.needle.start < range.start);
        let to = all.partition_point(|stretch| stretch.needle.start < range.end);
        all.get(from..to).unwrap_or_default()
    }

    /// Those in which it stands whole.
    pub fn whole(&self, wording: usize, draft: usize) -> impl Iterator<Item = &Stretch> {
        let range = self.range(wording);
        self.stretches(wording, draft).iter().filter(move |stretch| stretch.is_verbatim() && stretch.needle == range)
    }
}
