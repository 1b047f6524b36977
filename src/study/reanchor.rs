//! Annotations carried over when a draft reads differently: a better copy, another view of its tracked changes.
//!
//! ```text
//! before  We shall [ensure access] to libraries.      after  We shall [promote access] to libraries.
//! ```
//! A span keeps its place between the words that stayed; what was replaced inside it is replaced. It goes to the
//! paragraph that is the same one again, when at least half of its words do, else to the only place that holds them, as
//! [`anchor::locate`] finds it. Where there is none, the anchor stays as it is, adrift: should its words come back (the
//! other view is chosen again), it stands on them again.

use super::anchor;
use super::enums::AnchorState;
use super::model::{Anchor, Draft, Target};
use super::root::Study;
use crate::base::{AnnotationId, ParagraphId, Span};
use crate::compare::EditKind;
use crate::compare::redline::redline;
use crate::text::Reading;
use std::collections::BTreeMap;

/// The share of a span's words that must go along with it.
const HALF: f32 = 0.5;

/// What became of the annotations of a draft that reads differently.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Carried {
    /// Those that stand elsewhere or on other words now, with their new targets.
    pub targets: Vec<(AnnotationId, Target)>,
    /// How many stand where they stood.
    pub kept: usize,
    /// How many stand elsewhere, on the same words.
    pub moved: usize,
    /// How many stand on words that changed.
    pub changed: usize,
    /// Those whose words are gone.
    pub adrift: Vec<AnnotationId>,
}

/// A draft, how it reads, and where its paragraphs stand.
struct Place<'a> {
    draft: &'a Draft,
    reading: Reading,
    by_id: BTreeMap<ParagraphId, usize>,
    /// For each imported paragraph, where it stands, joined to others or not.
    by_source: BTreeMap<ParagraphId, usize>,
}

impl<'a> Place<'a> {
    fn of(draft: &'a Draft) -> Self {
        let reading = draft.reading();
        let (mut by_id, mut by_source) = (BTreeMap::new(), BTreeMap::new());
        for (index, sources) in reading.sources.iter().enumerate() {
            for id in sources.iter().filter_map(|source| draft.text.ids.get(*source)) {
                by_source.entry(*id).or_insert(index);
            }
            if let Some(id) = draft.paragraph_id(&reading, index) {
                by_id.insert(id, index);
            }
        }
        Self { draft, reading, by_id, by_source }
    }

    /// Where an anchor's words stand. An exact one is found without looking through the draft.
    fn locate(&self, anchor: &Anchor) -> (AnchorState, Option<(usize, Span)>) {
        if let Some(&index) = self.by_id.get(&anchor.paragraph)
            && self.text(index).is_some_and(|text| anchor.span.of(text) == Some(anchor.quote.as_str()))
        {
            return (AnchorState::Exact, Some((index, anchor.span)));
        }
        anchor::locate(anchor, self.draft, &self.reading)
    }

    fn text(&self, index: usize) -> Option<&str> {
        self.reading.paragraphs.get(index).map(|paragraph| paragraph.text.as_str())
    }
}

/// Carries the annotations of a draft from how it reads in `study` to how it reads as `after`.
pub fn carry(study: &Study, after: &Draft) -> Carried {
    let mut carried = Carried::default();
    let Some(before) = study.draft(after.id) else { return carried };
    let (before, after) = (Place::of(before), Place::of(after));
    for (id, annotation) in study.annotations.iter() {
        let mut target = annotation.target.clone();
        let mut worst = None;
        for anchor in target.old.iter_mut().chain(&mut target.new).filter(|anchor| anchor.draft == after.draft.id) {
            let (state, place) = carry_anchor(anchor, &before, &after);
            if let Some(place) = place {
                *anchor = place;
            }
            worst = worst.max(Some(rank(state)));
        }
        match worst {
            None => continue,
            Some(0) => carried.kept += 1,
            Some(1) => carried.moved += 1,
            Some(2) => carried.changed += 1,
            Some(_) => carried.adrift.push(*id),
        }
        if target != annotation.target {
            carried.targets.push((*id, target));
        }
    }
    carried
}

const fn rank(state: AnchorState) -> u8 {
    match state {
        AnchorState::Exact => 0,
        AnchorState::Moved => 1,
        AnchorState::Changed => 2,
        AnchorState::Adrift => 3,
    }
}

/// What becomes of one anchor, and where it stands then; nowhere new when it stays, or is adrift.
fn carry_anchor(anchor: &Anchor, before: &Place<'_>, after: &Place<'_>) -> (AnchorState, Option<Anchor>) {
    let (was, place) = before.locate(anchor);
    let (Some((index, span)), Some(text)) = (place, place.and_then(|(index, _)| before.text(index))) else {
        // It was adrift already; perhaps its words are back.
        let (state, place) = after.locate(anchor);
        return (state, place.and_then(|(index, span)| at(after, index, span)));
    };
    for partner in partners(before, index, after) {
        let Some(new) = after.text(partner) else { continue };
        if new == text {
            let found = at(after, partner, span);
            let same =
                was == AnchorState::Exact && found.as_ref().is_some_and(|found| found.paragraph == anchor.paragraph);
            return (if same { AnchorState::Exact } else { AnchorState::Moved }, found);
        }
        if let Some(found) = carry_span(text, span, new).and_then(|span| at(after, partner, span)) {
            let state = match (found.quote == anchor.quote, found.span == anchor.span) {
                (true, true) if found.paragraph == anchor.paragraph => AnchorState::Exact,
                (true, _) => AnchorState::Moved,
                (false, _) => AnchorState::Changed,
            };
            return (state, Some(found));
        }
    }
    // Not in what became of its paragraph: the words may have gone elsewhere.
    let words = at(before, index, span);
    let (state, place) = after.locate(words.as_ref().unwrap_or(anchor));
    (state, place.and_then(|(index, span)| at(after, index, span)))
}

fn at(place: &Place<'_>, index: usize, span: Span) -> Option<Anchor> {
    anchor::anchor(place.draft, &place.reading, index, span)
}

/// The paragraphs that a paragraph is again: of its id, else of what it was imported from.
fn partners(before: &Place<'_>, index: usize, after: &Place<'_>) -> Vec<usize> {
    let same = before.draft.paragraph_id(&before.reading, index).and_then(|id| after.by_id.get(&id));
    let sources = before.reading.sources.get(index).into_iter().flatten();
    let ids = sources.filter_map(|source| before.draft.text.ids.get(*source));
    let mut found: Vec<usize> = same.into_iter().chain(ids.filter_map(|id| after.by_source.get(id))).copied().collect();
    let mut seen = std::collections::BTreeSet::new();
    found.retain(|index| seen.insert(*index));
    found
}

/// Where a span of `old` stands in `new`; `None` when fewer than half of its words do.
fn carry_span(old: &str, span: Span, new: &str) -> Option<Span> {
    let pieces = redline(old, new);
    let (mut kept, mut start, mut end) = (0, None, None);
    let mut pieces = pieces.iter().peekable();
    while let Some(piece) = pieces.next() {
        let (mut from, mut to) = (piece.at.old, piece.at.new);
        if piece.op == EditKind::Equal {
            let first = span.start.max(from.start);
            let last = span.end().min(from.end());
            if first < last {
                kept += last - first;
                start.get_or_insert(to.start + (first - from.start));
                end = Some(to.start + (last - from.start));
            }
            continue;
        }
        // What was replaced by what.
        while let Some(next) = pieces.next_if(|next| next.op != EditKind::Equal) {
            from = Span::between(from.start, from.end().max(next.at.old.end()));
            to = Span::between(to.start, to.end().max(next.at.new.end()));
        }
        // Words put in at an edge of the span are none of its own; those put in for some of its own are.
        let inside = from.start < span.end() && from.end() > span.start && from.len > 0;
        if inside && to.len > 0 {
            start.get_or_insert(to.start);
            end = Some(to.end());
        }
    }
    // The whole paragraph stays the whole paragraph.
    let (start, end) = if span.start == 0 && span.end() == old.len() { (0, new.len()) } else { (start?, end?) };
    (kept as f32 >= span.len as f32 * HALF && kept > 0).then(|| trimmed(new, Span::between(start, end)))
}

/// Without white space at its ends.
fn trimmed(text: &str, span: Span) -> Span {
    let Some(words) = span.of(text) else { return span };
    let start = span.start + (words.len() - words.trim_start().len());
    Span::new(start, words.trim().len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn carried(old: &str, words: &str, new: &str) -> Option<String> {
        let at = old.find(words).unwrap_or_default();
        let span = carry_span(old, Span::new(at, words.len()), new)?;
        span.of(new).map(ToOwned::to_owned)
    }

    #[test]
    fn a_span_keeps_its_place_between_the_words_that_stayed() {
        let old = "We shall ensure safe access to libraries for all children of the region.";
        let new = "We recall that we shall promote safe access to public libraries for all children of the region.";
        let some = |words: &str| Some(words.to_owned());
        assert_eq!(carried(old, "ensure safe access", new), some("promote safe access"));
        assert_eq!(carried(old, "safe access to libraries", new), some("safe access to public libraries"));
        assert_eq!(carried(old, "all children", new), some("all children"));
        assert_eq!(carried(old, old, new), some(new));
        assert_eq!(carried(new, "promote safe access", old), some("ensure safe access"), "and back");
        assert_eq!(carried(old, "ensure", new), None, "none of its words stayed");
        assert_eq!(carried(old, old, "Nothing of the kind remains here."), None);
    }
}
