//! Formatting in the JSON of a comparison.

use crate::base::{Chars, Sides, Span};
use crate::compare::Restyled;
use serde::Serialize;

/// Words that stay and look otherwise in one style; offsets in Unicode scalar values of the joined texts.
#[derive(Serialize)]
pub(super) struct FormattingOut {
    style: &'static str,
    what: &'static str,
    old: [usize; 2],
    new: [usize; 2],
    text: String,
}

/// Returns one entry a style that came or went.
pub(super) fn formatting_out(restyled: &[Restyled], texts: &Sides<String>) -> Vec<FormattingOut> {
    if restyled.is_empty() {
        return Vec::new();
    }
    let chars = Sides::new(Chars::of(&texts.old), Chars::of(&texts.new));
    let place =
        |chars: &Chars, text: &str, span: Span| [chars.before(text, span.start), chars.before(text, span.end())];
    let mut out = Vec::new();
    for part in restyled {
        for (what, styles) in [("came", &part.came), ("went", &part.went)] {
            out.extend(styles.iter().map(|style| FormattingOut {
                style: style.name(),
                what,
                old: place(&chars.old, &texts.old, part.at.old),
                new: place(&chars.new, &texts.new, part.at.new),
                text: part.at.new.of(&texts.new).unwrap_or("").to_owned(),
            }));
        }
    }
    out
}
