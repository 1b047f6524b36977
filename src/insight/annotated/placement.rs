//! Finds where annotations stand: the paragraph of a draft that holds their words now, and the change of a comparison.
//!
//! ```text
//! annotation's step       comparison shown
//! Rev.1 → Rev.2           Rev.1 → Rev.2     the change of the paragraph that holds its words
//! Rev.1 → Rev.2           Zero → Final      along the provision, to the change that holds it there
//! Rev.1 → Rev.2           Rev.2 → Rev.3     none
//! ```

use crate::base::{AnnotationId, ChangeIndex, DraftId, DraftIndex, ParagraphId, ParagraphIndex, Side, Sides, Span};
use crate::compare::{Comparison, Lineage};
use crate::study::{Anchor, Annotation, Draft, Study, anchor};
use crate::text::Reading;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The place of each paragraph in the reading of its draft.
pub type ParagraphPlaces = BTreeMap<ParagraphId, ParagraphIndex>;

/// Returns the place of each paragraph of a draft in its reading. Costs a pass over the reading, so callers keep it.
pub fn paragraph_places(draft: &Draft, reading: &Reading) -> ParagraphPlaces {
    let places = 0..reading.paragraphs.len();
    places.filter_map(|at| draft.paragraph_id(reading, at).map(|id| (id, ParagraphIndex::new(at)))).collect()
}

/// Looks up the words of anchors in one draft.
pub struct AnchorFinder<'a> {
    draft: &'a Draft,
    reading: &'a Reading,
    places: Arc<ParagraphPlaces>,
}

impl<'a> AnchorFinder<'a> {
    /// Prepares to look in a draft as it reads.
    pub fn new(draft: &'a Draft, reading: &'a Reading) -> Self {
        Self::with_places(draft, reading, Arc::new(paragraph_places(draft, reading)))
    }

    /// Prepares to look in a draft whose paragraphs' places are known: [`paragraph_places`] of the same two.
    pub const fn with_places(draft: &'a Draft, reading: &'a Reading, places: Arc<ParagraphPlaces>) -> Self {
        Self { draft, reading, places }
    }

    /// Returns the paragraph that holds an anchor's words now; `None` when they are adrift.
    pub fn paragraph_of(&self, anchor: &Anchor) -> Option<ParagraphIndex> {
        self.place_of(anchor).map(|(paragraph, _)| paragraph)
    }

    /// Returns the paragraph that holds an anchor's words now and where in its text, in bytes; `None` when they are adrift.
    pub fn place_of(&self, anchor: &Anchor) -> Option<(ParagraphIndex, Span)> {
        // The quick way first: nearly every anchor stands where it was set.
        if let Some(&at) = self.places.get(&anchor.paragraph)
            && let Some(paragraph) = self.reading.paragraphs.get(at.get())
            && anchor.span.of(&paragraph.text) == Some(anchor.quote.as_str())
        {
            return Some((at, anchor.span));
        }
        let (_, found) = anchor::locate(anchor, self.draft, self.reading);
        found.map(|(paragraph, span)| (ParagraphIndex::new(paragraph), span))
    }
}

/// Words of a change that something was said of, where they stand now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct AnnotatedWords {
    /// In which of the two drafts.
    pub side: Side,
    /// In which paragraph of its reading.
    pub paragraph: ParagraphIndex,
    /// Where in the paragraph's text, in bytes.
    pub span: Span,
}

/// Finds the change that each annotation of a study stands on, in one comparison of two of its drafts.
pub struct Placement<'a> {
    study: &'a Study,
    pair: Sides<DraftId>,
    comparison: &'a Comparison,
    lineage: Option<&'a Lineage>,
    finders: BTreeMap<DraftId, AnchorFinder<'a>>,
}

impl<'a> Placement<'a> {
    /// Prepares to place annotations on `comparison`, which is of the drafts `pair`.
    ///
    /// Without a `lineage` of all drafts of the study, only annotations of that very step are placed. Drafts without a
    /// reading hold nothing.
    pub fn new(
        study: &'a Study,
        pair: Sides<DraftId>,
        comparison: &'a Comparison,
        lineage: Option<&'a Lineage>,
        readings: &'a BTreeMap<DraftId, Arc<Reading>>,
    ) -> Self {
        let finder = |draft: &'a Arc<Draft>| {
            readings.get(&draft.id).map(|reading| (draft.id, AnchorFinder::new(draft, reading)))
        };
        Self { study, pair, comparison, lineage, finders: study.drafts.iter().filter_map(finder).collect() }
    }

    /// As [`Self::new`], with the places of paragraphs that are known already; a draft without them holds nothing.
    pub fn with_places(
        study: &'a Study,
        pair: Sides<DraftId>,
        comparison: &'a Comparison,
        lineage: Option<&'a Lineage>,
        readings: &'a BTreeMap<DraftId, Arc<Reading>>,
        places: &BTreeMap<DraftId, Arc<ParagraphPlaces>>,
    ) -> Self {
        let finder = |draft: &'a Arc<Draft>| {
            let (reading, places) = (readings.get(&draft.id)?, places.get(&draft.id)?);
            Some((draft.id, AnchorFinder::with_places(draft, reading, Arc::clone(places))))
        };
        Self { study, pair, comparison, lineage, finders: study.drafts.iter().filter_map(finder).collect() }
    }

    /// Returns the study whose annotations are placed.
    pub const fn study(&self) -> &'a Study {
        self.study
    }

    /// Returns the comparison they are placed on.
    pub const fn comparison(&self) -> &'a Comparison {
        self.comparison
    }

    /// Whether an annotation was made on the step that is compared, not on one inside it.
    pub fn is_own_step(&self, annotation: &Annotation) -> bool {
        annotation.target.from == self.pair.old && annotation.target.to == self.pair.new
    }

    /// Whether the annotation's step lies between the drafts compared.
    fn covers(&self, annotation: &Annotation) -> bool {
        let place = |id| self.study.place(id);
        let (Some(old), Some(new)) = (place(self.pair.old), place(self.pair.new)) else { return false };
        let (Some(from), Some(to)) = (place(annotation.target.from), place(annotation.target.to)) else { return false };
        old <= from && to <= new
    }

    /// Returns the change that holds an annotation's words now: on its own step directly, on a wider comparison along
    /// the provision. `None` when it speaks of another step or its words are adrift.
    pub fn change_of(&self, annotation: &Annotation) -> Option<ChangeIndex> {
        if !self.covers(annotation) {
            return None;
        }
        let target = &annotation.target;
        let sides = [(Side::New, self.pair.new, &target.new), (Side::Old, self.pair.old, &target.old)];
        for (side, draft, anchors) in sides {
            for anchor in anchors.iter().filter(|anchor| anchor.draft == draft) {
                if let Some(at) = self.finders.get(&draft).and_then(|finder| finder.paragraph_of(anchor)) {
                    return self.comparison.change_of(side, at);
                }
            }
        }
        let lineage = self.lineage?;
        target.new.iter().chain(&target.old).find_map(|anchor| {
            let index = |draft| self.study.place(draft).map(DraftIndex::new);
            let at = self.finders.get(&anchor.draft)?.paragraph_of(anchor)?;
            let provision = lineage.provision(lineage.provision_of(index(anchor.draft)?, at)?)?;
            let change_on = |side: Side| {
                let paragraph = provision.paragraph_in(index(*self.pair.get(side))?)?;
                self.comparison.change_of(side, paragraph)
            };
            change_on(Side::New).or_else(|| change_on(Side::Old))
        })
    }

    /// Returns the change of every annotation of the study that stands on one.
    pub fn changes(&self) -> BTreeMap<AnnotationId, ChangeIndex> {
        let placed = |(id, annotation): (&AnnotationId, &Arc<Annotation>)| Some((*id, self.change_of(annotation)?));
        self.study.annotations.iter().filter_map(placed).collect()
    }

    /// Returns the words of an annotation as they were quoted when it was made, when it is of words or paragraphs inside
    /// `change` and not of the whole of it.
    pub fn quote_of(&self, annotation: &Annotation, change: ChangeIndex) -> Option<String> {
        let target = &annotation.target;
        // On its own step it may also be of fewer paragraphs than the change has.
        let has_fewer = || {
            let change = self.comparison.change(change);
            change
                .is_some_and(|change| target.old.len() < change.at.old.len() || target.new.len() < change.at.new.len())
        };
        (anchor::is_of_words(target) || (self.is_own_step(annotation) && has_fewer())).then(|| {
            let quotes = target.old.iter().chain(&target.new).map(|anchor| anchor.quote.as_str());
            quotes.collect::<Vec<_>>().join(" … ")
        })
    }

    /// Returns where the words of an annotation stand now in the two drafts compared, the old draft's first.
    pub fn words_of(&self, annotation: &Annotation) -> Vec<AnnotatedWords> {
        let words = |side: Side, anchors: &[Anchor]| -> Vec<AnnotatedWords> {
            let draft = *self.pair.get(side);
            let Some(finder) = self.finders.get(&draft) else { return Vec::new() };
            let anchors = anchors.iter().filter(|anchor| anchor.draft == draft);
            anchors
                .filter_map(|anchor| finder.place_of(anchor))
                .map(|(paragraph, span)| AnnotatedWords { side, paragraph, span })
                .collect()
        };
        let mut all = words(Side::Old, &annotation.target.old);
        all.extend(words(Side::New, &annotation.target.new));
        all
    }
}
