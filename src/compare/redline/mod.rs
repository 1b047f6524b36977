//! Two texts → what was deleted, what was inserted, what stayed.
//!
//! Three steps. [`dp`] and [`smooth`] decide which tokens are kept, so that changes are few and whole; [`slide`] puts
//! what could stand at several places where it reads best; then the stretches between kept tokens become pieces, and
//! each piece is told apart: a change of wording, of case, of spelling, of punctuation, of a cross-reference, of
//! brackets, or the same words at another place. Exact by construction: equal pieces are equal letter by letter, and
//! the pieces rebuild both texts.

mod anchors;
mod bounds;
mod chinese;
mod dp;
mod moves;
mod pieces;
mod sentences;
mod slide;
mod smooth;
mod spelling;
mod tokens;
mod variants;
mod weights;

pub use tokens::BREAK;

use crate::base::{Sides, Span};
use crate::compare::model::RedlineSpan;
use dp::Pair;
use tokens::{Text, Token, tokens};
use weights::Weights;

/// Returns the redline of two texts: pieces that cover both, each classed, moved phrases tied together.
pub fn redline(old: &str, new: &str) -> Vec<RedlineSpan> {
    let (a, b) = (tokens(old), tokens(new));
    let (a, b) = (Text { text: old, tokens: &a }, Text { text: new, tokens: &b });
    let mut pieces = pieces::pieces(a, b, &kept(a, b));
    moves::mark(a, b, &mut pieces);
    pieces
}

/// The tokens that stay: aligned, without islands that nobody reads as kept, each change where it reads best.
fn kept(old: Text<'_>, new: Text<'_>) -> Vec<Pair> {
    let mut pairs = dp::align(old, new, &Weights::DEFAULT);
    smooth::smooth(old, new, &mut pairs, &Weights::DEFAULT);
    slide::slide(old, new, &mut pairs);
    pairs
}

/// Returns where the words and marks of a text stand, each by itself, without the white space between them.
pub fn token_spans(text: &str) -> Vec<Span> {
    tokens(text).into_iter().map(|token| token.span).collect()
}

/// Returns the redline with Han text cut sign by sign, to measure what the dictionary is worth.
#[cfg(test)]
pub fn redline_by_sign(old: &str, new: &str) -> Vec<RedlineSpan> {
    let (a, b) = (tokens::tokens_by_sign(old), tokens::tokens_by_sign(new));
    let (a, b) = (Text { text: old, tokens: &a }, Text { text: new, tokens: &b });
    pieces::pieces(a, b, &kept(a, b))
}

/// Returns the redline of two texts made of blocks that correspond: words are kept only inside a block, so that a
/// sentence that went from one block to another shows as moved. The blocks (old, new) ascend on both sides;
/// what is in none is deleted or inserted.
pub fn redline_of_blocks(old: &str, new: &str, blocks: &[Sides<Span>]) -> Vec<RedlineSpan> {
    let (a, b) = (tokens(old), tokens(new));
    let mut pairs = Vec::new();
    for block in blocks {
        let inside = |tokens: &[Token], span: Span| {
            let first = tokens.partition_point(|token| token.span.start < span.start);
            let last = tokens.partition_point(|token| token.span.end() <= span.end());
            (first, last.max(first))
        };
        let (x, y) = (inside(&a, block.old), inside(&b, block.new));
        let some = Text { text: old, tokens: a.get(x.0..x.1).unwrap_or(&[]) };
        let others = Text { text: new, tokens: b.get(y.0..y.1).unwrap_or(&[]) };
        pairs.extend(kept(some, others).into_iter().map(|pair| Pair {
            old: pair.old + x.0,
            new: pair.new + y.0,
            ..pair
        }));
    }
    let (a, b) = (Text { text: old, tokens: &a }, Text { text: new, tokens: &b });
    let mut pieces = pieces::pieces(a, b, &pairs);
    moves::mark(a, b, &mut pieces);
    pieces
}
