//! Labels typed as text that a reviser changed: "3." struck out and "4." put in before words that stay.

use super::Block;
use super::structure::{begins_with_label, label_of, tidy};
use crate::base::Span;
use crate::text::Style;

/// What was done to a stretch: whether it stands before and after the tracked changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Stands {
    before: bool,
    after: bool,
}

/// More labels than these, one after another, are no labels.
const MOST: usize = 32;

/// Gives a block the label it has after the tracked changes, and the one before them, where the changes touch it; both
/// are taken out of its words. Returns the labels that are no longer printed, so that none is lost.
pub(super) fn settle(block: &mut Block) -> Vec<String> {
    if block.label.is_some() || block.rejected_label.is_some() {
        return Vec::new();
    }
    let stretches = stretches(block);
    let end = stretches.last().map_or(0, |(span, _)| span.end());
    if end == 0 || stretches.len() == 1 && end >= block.text.len() {
        return Vec::new();
    }
    let mut cuts = Vec::new();
    let (mut old, mut new) = (None, None);
    for (span, stands) in stretches.iter().take(MOST) {
        let Some((printed, mut at)) = label_at(&block.text, *span, end) else { break };
        cuts.push(at);
        if stands.before {
            old = old.or_else(|| Some(printed.clone()));
        }
        if stands.after {
            new = new.or(Some(printed));
        }
        // What stands on neither side may be the labels of several revisions between.
        while !stands.before && !stands.after && at.end() < span.end() && cuts.len() < MOST {
            let Some((_, next)) = label_at(&block.text, Span::between(at.end(), span.end()), end) else { break };
            cuts.push(next);
            at = next;
        }
        // Words that came or went follow: labels after them are not the paragraph's.
        if at.end() < span.end() && !(stands.before && new.is_none()) {
            break;
        }
    }
    if cuts.is_empty() {
        return Vec::new();
    }
    if (old.is_none() || new.is_none()) && begins_with_label(block.text.get(end..).unwrap_or("")) {
        // Something was put before a label that stays.
        return Vec::new();
    }
    let mut earlier: Vec<String> =
        cuts.iter().filter_map(|span| span.of(&block.text)).map(|label| label.trim().to_owned()).collect();
    if let Some(kept) = earlier.iter().rposition(|label| Some(label) == new.as_ref()) {
        earlier.remove(kept);
    }
    for span in cuts.iter().rev() {
        tidy::cut(block, span.start, span.end());
    }
    block.rejected_label = (old != new).then(|| old.unwrap_or_default());
    block.label = new;
    earlier
}

/// The tracked stretches that a block begins with, up to the first words that stay.
fn stretches(block: &Block) -> Vec<(Span, Stands)> {
    // Where tracked changes begin and end, in order: one pass, however many there are.
    let mut edges: Vec<(usize, bool, i32)> = Vec::new();
    for mark in &block.marks {
        let deleted = match mark.style {
            Style::Inserted => false,
            Style::Deleted => true,
            _ => continue,
        };
        edges.extend([(mark.span.start, deleted, 1), (mark.span.end().min(block.text.len()), deleted, -1)]);
    }
    edges.sort_unstable();
    let mut stretches: Vec<(Span, Stands)> = Vec::new();
    let (mut at, mut inserted, mut deleted) = (0, 0, 0);
    for (edge, is_deleted, step) in edges {
        if edge > at {
            if inserted + deleted == 0 {
                break;
            }
            let stands = Stands { before: inserted == 0, after: deleted == 0 };
            match stretches.last_mut() {
                Some((span, before)) if *before == stands => span.len += edge - at,
                _ => stretches.push((Span::between(at, edge), stands)),
            }
            at = edge;
        }
        *(if is_deleted { &mut deleted } else { &mut inserted }) += step;
    }
    stretches
}

/// The label that a stretch begins with, as printed, and where it is with the space after it; `end`: where the words
/// begin that stay.
fn label_at(text: &str, span: Span, end: usize) -> Option<(String, Span)> {
    let words = span.of(text)?;
    let follows: String = text.get(end..).unwrap_or("").chars().take(80).collect();
    let (printed, _, width) = label_of(&format!("{} {}", words.trim_end(), follows.trim_start()))?;
    // "1 April" is a date: a bare number is not taken for a label that a reviser changed.
    if !printed.contains(' ') && printed.ends_with(char::is_alphanumeric) {
        return None;
    }
    let is_all = words.trim() == printed;
    if !is_all && !begins_with_label(words) {
        return None;
    }
    let width = if is_all { span.len } else { width.min(span.len) };
    Some((printed, Span::new(span.start, width)))
}
