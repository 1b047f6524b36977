//! Ends of paragraphs that tracked changes leave without words.

use super::Block;
use crate::text::Tracked;

/// Lets a paragraph whose end was inserted or deleted end where a paragraph without words after it ends, since that one
/// is not kept: together the two are one break, which stands before and after the tracked changes unless both ends are
/// tracked alike.
pub(super) fn fold_empty(blocks: &mut [Block]) {
    for at in (1..blocks.len()).rev() {
        let Some((before, [empty, ..])) = blocks.split_at_mut_checked(at) else { continue };
        let Some(last) = before.last_mut().filter(|last| last.cell == empty.cell) else { continue };
        if !empty.text.trim().is_empty() {
            continue;
        }
        let kind = |end: &Option<Tracked>| end.as_ref().map(|end| end.kind);
        if last.end.is_some() && kind(&last.end) != kind(&empty.end) {
            last.end = None;
        }
    }
}
