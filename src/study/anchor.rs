//! Holding annotations to their words (after the W3C Web Annotation model: position, quotation, context).
//!
//! ```text
//! made      draft, paragraph, span, "take note", before "We ", after " of the"
//! found     same paragraph, same span, same words        exact
//!           same paragraph, words elsewhere in it         moved
//!           another paragraph of the draft, once          moved
//!           same paragraph, most of the words kept        changed
//!           another paragraph, alone, nearly all kept     changed
//!           nowhere                                       adrift: listed, never put on other words
//! ```

use super::enums::AnchorState;
use super::model::{Anchor, Draft};
use crate::base::Span;
use crate::compare::EditKind;
use crate::compare::redline::redline;
use crate::compare::words::words;
use crate::text::Reading;

/// Characters of context kept on each side.
const CONTEXT: usize = 32;
/// The share of the quoted words that must be kept in the same paragraph.
const SAME_PARAGRAPH: f32 = 0.5;
/// The share that must be kept in another one, and in no third.
const OTHER_PARAGRAPH: f32 = 0.85;
/// Fewer words than these are not looked for in other paragraphs unless they stand there exactly.
const FEW_WORDS: usize = 5;

/// Makes an anchor on `span` of a paragraph (index in the reading). `None` when there is no such paragraph or span.
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

/// Makes an anchor on a whole paragraph.
pub fn whole(draft: &Draft, reading: &Reading, paragraph: usize) -> Option<Anchor> {
    let length = reading.paragraphs.get(paragraph)?.text.len();
    anchor(draft, reading, paragraph, Span::new(0, length))
}

/// Whether a target is of words inside paragraphs: when it was made, its paragraphs had more words than it holds.
pub fn is_of_words(target: &super::model::Target) -> bool {
    target.old.iter().chain(&target.new).any(|anchor| !anchor.before.is_empty() || !anchor.after.is_empty())
}

/// Returns where an anchor's words stand in the draft now: the paragraph (index in the reading), the span, and how
/// sure that is. Adrift: no place.
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
        // A correction changed its words, or a better copy has them slightly differently.
        if let Some((span, kept)) = kept(&anchor.quote, &paragraph.text)
            && kept >= SAME_PARAGRAPH
        {
            return (AnchorState::Changed, Some((index, span)));
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
        (Some(_), Some(_)) => (AnchorState::Adrift, None),
        (None, _) => nearly(anchor, reading),
    }
}

/// The one paragraph that holds nearly all of the words, in order.
fn nearly(anchor: &Anchor, reading: &Reading) -> (AnchorState, Option<(usize, Span)>) {
    let adrift = (AnchorState::Adrift, None);
    let mut wanted = words(&anchor.quote);
    // A word or two stand in many paragraphs.
    if wanted.len() < FEW_WORDS {
        return adrift;
    }
    wanted.sort_unstable();
    let share = |text: &str| {
        let mut there = words(text);
        there.sort_unstable();
        let (mut common, mut at) = (0, 0);
        for word in &wanted {
            while there.get(at).is_some_and(|other| other < word) {
                at += 1;
            }
            if there.get(at) == Some(word) {
                common += 1;
                at += 1;
            }
        }
        common as f32 / wanted.len() as f32
    };
    let mut near = reading
        .paragraphs
        .iter()
        .enumerate()
        .filter(|(_, paragraph)| share(&paragraph.text) >= OTHER_PARAGRAPH)
        .filter_map(|(index, paragraph)| Some((index, kept(&anchor.quote, &paragraph.text)?)))
        .filter(|(_, (_, kept))| *kept >= OTHER_PARAGRAPH);
    match (near.next(), near.next()) {
        (Some((index, (span, _))), None) => (AnchorState::Changed, Some((index, span))),
        _ => adrift,
    }
}

/// Returns the span from the first to the last word of `quote` that is kept in `text`: where to look when the words
/// are not there any more. `None` when hardly any is.
pub fn common_span(quote: &str, text: &str) -> Option<Span> {
    let (span, share) = kept(quote, text)?;
    let words = span.of(text)?;
    let start = span.start + (words.len() - words.trim_start().len());
    (share >= SAME_PARAGRAPH / 2.0 && !words.trim().is_empty()).then(|| Span::new(start, words.trim().len()))
}

/// Where the words of `quote` that are kept in `text` begin and end, and what share of the quote they are.
fn kept(quote: &str, text: &str) -> Option<(Span, f32)> {
    let pieces = redline(quote, text);
    let mut same = pieces.iter().filter(|piece| piece.op == EditKind::Equal);
    let first = same.next()?;
    let last = same.next_back().unwrap_or(first);
    let count: usize = pieces.iter().filter(|piece| piece.op == EditKind::Equal).map(|piece| piece.at.old.len).sum();
    Some((Span::between(first.at.new.start, last.at.new.end()), count as f32 / quote.len().max(1) as f32))
}

/// Returns the place of the quoted words in `text`: the only one, or the one whose context fits.
pub(super) fn find(anchor: &Anchor, text: &str) -> Option<Span> {
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
