//! Variants between which the drafters have yet to choose: "Alt 1", "Option 2".
//!
//! ```text
//! 14. Options for shop windows:           the variants hang on paragraph 14: "14 option 1"
//! Option 1: They go dark at ten.
//!
//! Option 1                                parts of the text, each with paragraphs of its own: headings
//! 17. Notes that …
//! ```

use super::item::Item;
use super::title::{titular, word_count};
use super::words::Named;

/// Notes for each variant whether it hangs on the numbered paragraph before it.
pub(super) fn hang(items: &mut [Item]) {
    // Whether the row of variants hangs, and its last number.
    let mut row: Option<(bool, u32)> = None;
    let mut lead = false;
    for item in items {
        if item.named() == Some(Named::Option) {
            let ordinal = item.label.as_ref().and_then(|label| label.meanings.first()).map_or(0, |it| it.ordinal);
            let hangs = match row {
                Some((hangs, last)) if ordinal == last + 1 => hangs,
                _ => lead && !item.block.text.is_empty(),
            };
            item.hangs = hangs;
            row = Some((hangs, ordinal));
        } else if item.label.as_ref().is_some_and(|label| !label.decimal.is_empty() || label.counts_paragraphs()) {
            // The next paragraph ends the row of variants that hang on the one before.
            row = row.filter(|(hangs, _)| !hangs);
        }
        lead = item.label.is_some() && item.block.text.trim_end_matches([']', ' ']).ends_with([':', '：']);
    }
}

/// Whether the words after "Option 2" are a title, or nothing: then it opens a part of the text.
pub(super) fn is_heading(text: &str) -> bool {
    let note = text.starts_with('{') && text.ends_with('}') && word_count(text) <= 25;
    text.is_empty() || note || titular(text)
}

/// Whether a row of variants begins right below the item at `at`.
pub(super) fn begin_after(items: &[Item], at: usize) -> bool {
    items.iter().skip(at + 1).take(2).any(|item| {
        let first = item.label.as_ref().and_then(|label| label.meanings.first()).is_some_and(|it| it.ordinal == 1);
        first && item.named() == Some(Named::Option) && !item.hangs
    })
}
