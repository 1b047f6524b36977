//! Holding annotations to their words (after the W3C Web Annotation model: position, quotation, context).
//!
//! ```text
//! made      draft, paragraph, span, "take note", before "We ", after " of the"
//! found     same paragraph, same span, same words        exact
//!           same paragraph, words elsewhere in it         moved
//!           another paragraph of the draft, once          moved
//!           nowhere                                       adrift: listed, never put on other words
//! ```

use super::closed::AnchorState;
use super::model::{Anchor, Draft};
use crate::base::Span;
use crate::text::Reading;

/// Characters of context kept on each side.
const CONTEXT: usize = 32;

/// An anchor on `span` of a paragraph (index in the reading). `None` when there is no such paragraph or span.
pub fn anchor(draft: &Draft, reading: &Reading, paragraph: usize, span: Span) -> Option<Anchor> {
    let text = &reading.paragraphs.get(paragraph)?.text;
    let quote = span.of(text)?.to_owned();
    let before = text.get(..span.start)?;
    let start = before.char_indices().rev().nth(CONTEXT - 1).map_or(0, |(at, _)| at);
    let after = text.get(span.end()..)?;
    let end = after.char_indices().nth(CONTEXT).map_or(after.len(), |(at, _)| at);
    Some(Anchor {
        draft: draft.id,
        paragraph: draft.paragraph_id(reading, paragraph)?,
        span,
        quote,
        before: before.get(start..)?.to_owned(),
        after: after.get(..end)?.to_owned(),
    })
}

/// An anchor on a whole paragraph.
pub fn whole(draft: &Draft, reading: &Reading, paragraph: usize) -> Option<Anchor> {
    let length = reading.paragraphs.get(paragraph)?.text.len();
    anchor(draft, reading, paragraph, Span::new(0, length))
}

/// Where an anchor's words stand in the draft now: the paragraph (index in the reading), the span, and how sure that
/// is. Adrift: no place.
pub fn locate(anchor: &Anchor, draft: &Draft, reading: &Reading) -> (AnchorState, Option<(usize, Span)>) {
    let home =
        (0..reading.paragraphs.len()).find(|&index| draft.paragraph_id(reading, index) == Some(anchor.paragraph));
    if let Some(index) = home
        && let Some(paragraph) = reading.paragraphs.get(index)
    {
        if anchor.span.of(&paragraph.text) == Some(anchor.quote.as_str()) {
            return (AnchorState::Exact, Some((index, anchor.span)));
        }
        if let Some(span) = find(anchor, &paragraph.text) {
            return (AnchorState::Moved, Some((index, span)));
        }
    }
    if anchor.quote.is_empty() {
        return (AnchorState::Adrift, None);
    }
    let mut places = reading
        .paragraphs
        .iter()
        .enumerate()
        .filter_map(|(index, paragraph)| find(anchor, &paragraph.text).map(|span| (index, span)));
    match (places.next(), places.next()) {
        (Some(place), None) => (AnchorState::Moved, Some(place)),
        _ => (AnchorState::Adrift, None),
    }
}

/// The place of the quoted words in `text`: the only one, or the one whose context fits.
fn find(anchor: &Anchor, text: &str) -> Option<Span> {
    if anchor.quote.is_empty() {
        return None;
    }
    let places: Vec<usize> = text.match_indices(anchor.quote.as_str()).map(|(at, _)| at).collect();
    let at = match places.as_slice() {
        [] => return None,
        [only] => *only,
        several => {
            let fits = |at: &usize| {
                let before = text.get(..*at).unwrap_or("").ends_with(anchor.before.as_str());
                let after = text.get(at + anchor.quote.len()..).unwrap_or("").starts_with(anchor.after.as_str());
                before || after
            };
            let mut fitting = several.iter().copied().filter(|at| fits(at));
            match (fitting.next(), fitting.next()) {
                (Some(at), None) => at,
                _ => return None,
            }
        }
    };
    Some(Span::new(at, anchor.quote.len()))
}
