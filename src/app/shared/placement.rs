//! Where annotations stand: the paragraph of a draft that holds their words now, and the change of a comparison.

use crate::app::shared::board::CardWords;
use crate::base::{DraftId, ParagraphId, Side, Sides, Span};
use crate::compare::Comparison;
use crate::engine::Chain;
use crate::study::{Anchor, Annotation, Study, anchor};
use crate::text::Reading;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Where the paragraphs of a draft stand in its reading.
pub(crate) struct Places<'a> {
    draft: &'a crate::study::Draft,
    reading: &'a Reading,
    by_id: Arc<ById>,
}

/// The place of each paragraph in the reading of its draft.
pub(crate) type ById = BTreeMap<ParagraphId, usize>;

/// The same for each draft.
pub(in crate::app) type KnownPlaces = BTreeMap<DraftId, Arc<ById>>;

impl<'a> Places<'a> {
    pub(crate) fn of(draft: &'a crate::study::Draft, reading: &'a Reading) -> Self {
        Self { draft, reading, by_id: Arc::new(Self::by_id(draft, reading)) }
    }

    /// Where each paragraph of a draft stands in its reading.
    pub(crate) fn by_id(draft: &crate::study::Draft, reading: &Reading) -> ById {
        let places = 0..reading.paragraphs.len();
        places.filter_map(|index| draft.paragraph_id(reading, index).map(|id| (id, index))).collect()
    }

    /// The paragraph of the reading that holds an anchor's words now; the quick way first.
    pub(crate) fn find(&self, anchor: &Anchor) -> Option<usize> {
        self.place(anchor).map(|(index, _)| index)
    }

    /// The paragraph that holds an anchor's words now, and where in it.
    pub(crate) fn place(&self, anchor: &Anchor) -> Option<(usize, Span)> {
        if let Some(&index) = self.by_id.get(&anchor.paragraph)
            && let Some(paragraph) = self.reading.paragraphs.get(index)
            && anchor.span.of(&paragraph.text) == Some(anchor.quote.as_str())
        {
            return Some((index, anchor.span));
        }
        anchor::locate(anchor, self.draft, self.reading).1
    }
}

/// Puts annotations on the changes of one comparison of two drafts of a study.
pub(crate) struct Placer<'a> {
    pub(crate) study: &'a Study,
    pub(crate) pair: Sides<DraftId>,
    pub(crate) comparison: &'a Comparison,
    pub(crate) chain: Option<&'a Chain>,
    places: BTreeMap<DraftId, Places<'a>>,
}

impl<'a> Placer<'a> {
    pub(crate) fn new(
        study: &'a Study,
        pair: Sides<DraftId>,
        comparison: &'a Comparison,
        chain: Option<&'a Chain>,
        readings: &'a BTreeMap<DraftId, Arc<Reading>>,
    ) -> Self {
        let places = study
            .drafts
            .iter()
            .filter_map(|draft| readings.get(&draft.id).map(|reading| (draft.id, Places::of(draft, reading))))
            .collect();
        Self { study, pair, comparison, chain, places }
    }

    /// As [`Self::new`], with what is known already of where paragraphs stand.
    pub(in crate::app) fn with_known(
        study: &'a Study,
        pair: Sides<DraftId>,
        comparison: &'a Comparison,
        chain: Option<&'a Chain>,
        readings: &'a BTreeMap<DraftId, Arc<Reading>>,
        known: &KnownPlaces,
    ) -> Self {
        let of = |draft: &'a Arc<crate::study::Draft>| {
            let (reading, by_id) = (readings.get(&draft.id)?, known.get(&draft.id)?);
            Some((draft.id, Places { draft, reading, by_id: Arc::clone(by_id) }))
        };
        Self { study, pair, comparison, chain, places: study.drafts.iter().filter_map(of).collect() }
    }

    /// Whether the annotation's step lies between the drafts compared.
    fn covers(&self, annotation: &Annotation) -> bool {
        let place = |id| self.study.place(id);
        let (Some(old), Some(new)) = (place(self.pair.old), place(self.pair.new)) else { return false };
        let (Some(from), Some(to)) = (place(annotation.target.from), place(annotation.target.to)) else { return false };
        old <= from && to <= new
    }

    /// The change that holds the annotation's words now: on its own step directly, on a wider comparison along the
    /// provision. `None` when it speaks of another step or its words are adrift.
    pub(crate) fn change_of(&self, annotation: &Annotation) -> Option<usize> {
        if !self.covers(annotation) {
            return None;
        }
        let target = &annotation.target;
        let sides = [(Side::New, self.pair.new, &target.new), (Side::Old, self.pair.old, &target.old)];
        for (side, draft, anchors) in sides {
            for anchor in anchors.iter().filter(|anchor| anchor.draft == draft) {
                if let Some(index) = self.places.get(&draft).and_then(|places| places.find(anchor)) {
                    return self.comparison.home.get(side).get(index).copied();
                }
            }
        }
        let chain = self.chain?;
        target.new.iter().chain(&target.old).find_map(|anchor| {
            let place = self.study.place(anchor.draft)?;
            let index = self.places.get(&anchor.draft)?.find(anchor)?;
            let provision = chain.lineage.provisions.get(*chain.lineage.home.get(place)?.get(index)?)?;
            let stands = |draft| {
                let draft = self.study.place(draft)?;
                provision.places.iter().find(|place| place.draft == draft).map(|place| place.paragraph)
            };
            let at = |side: Side, index: usize| self.comparison.home.get(side).get(index).copied();
            stands(self.pair.new)
                .and_then(|index| at(Side::New, index))
                .or_else(|| stands(self.pair.old).and_then(|index| at(Side::Old, index)))
        })
    }
}

impl Placer<'_> {
    /// The words of an annotation, when it is of words or paragraphs inside the change and not of the whole: as quoted
    /// when it was made.
    pub(crate) fn quote_of(&self, annotation: &Annotation, change: usize) -> Option<String> {
        let target = &annotation.target;
        let own_step = target.from == self.pair.old && target.to == self.pair.new;
        // On its own step it may also be of fewer paragraphs than the change has.
        let fewer = || {
            self.comparison
                .changes
                .get(change)
                .is_some_and(|change| target.old.len() < change.at.old.len() || target.new.len() < change.at.new.len())
        };
        (anchor::is_of_words(target) || (own_step && fewer())).then(|| {
            let quotes = target.old.iter().chain(&target.new).map(|anchor| anchor.quote.as_str());
            quotes.collect::<Vec<_>>().join(" … ")
        })
    }

    /// Where the words of an annotation stand now in the drafts compared.
    pub(in crate::app) fn words_of(&self, annotation: &Annotation) -> Vec<CardWords> {
        let of = |side: Side, anchors: &[Anchor]| -> Vec<CardWords> {
            let draft = *self.pair.get(side);
            let places = self.places.get(&draft);
            let found = anchors.iter().filter(|anchor| anchor.draft == draft);
            found
                .filter_map(|anchor| places?.place(anchor))
                .map(|(paragraph, span)| CardWords { side, paragraph, span })
                .collect()
        };
        let mut words = of(Side::Old, &annotation.target.old);
        words.extend(of(Side::New, &annotation.target.new));
        words
    }
}

/// The titles of the sections, by the change that begins each: the headings of the new draft.
pub(in crate::app) fn section_titles(
    comparison: &Comparison,
    readings: &Sides<Arc<Reading>>,
) -> BTreeMap<usize, String> {
    let headings = comparison.changes.iter().enumerate().filter_map(|(index, change)| {
        let new = change.at.new.iter().filter_map(|&at| readings.new.paragraphs.get(at));
        let heading = new.into_iter().find(|paragraph| paragraph.is_heading())?;
        let label = heading.label.as_ref().map(|label| format!("{label} ")).unwrap_or_default();
        Some((index, format!("{label}{}", heading.text)))
    });
    headings.collect()
}
