//! Two texts → what was deleted, what was inserted, what stayed.
//!
//! Two steps. [`dp`] decides which tokens are kept, so that changes are few and whole; then the stretches between kept
//! tokens become pieces, and each piece is told apart: a change of wording, of case, of spelling, of punctuation, of
//! a cross-reference, of brackets, or the same words at another place. Exact by construction: equal pieces are equal
//! letter by letter, and the pieces rebuild both texts.

mod anchors;
mod dp;
mod moves;
mod pieces;
mod tokens;
mod variants;

pub use dp::{Pair, Weights};
pub use tokens::{Class, Token, tokens};

use crate::compare::Piece;
use dp::Text;

/// Joins the paragraphs of one side of a change; a redline's offsets count in this text.
pub const BREAK: &str = "\n";

/// The redline of two texts, for the eye: every piece classed, moved phrases tied.
pub fn redline(old: &str, new: &str) -> Vec<Piece> {
    let (a, b) = (tokens(old), tokens(new));
    let (a, b) = (Text { text: old, tokens: &a }, Text { text: new, tokens: &b });
    let pairs = dp::align(a, b, &Weights::DEFAULT);
    let mut pieces = pieces::pieces(a, b, &pairs);
    moves::mark(a, b, &mut pieces);
    pieces
}

/// The alignment alone: pieces without classes or moves. For measuring.
pub fn exact(old: &str, new: &str, weights: &Weights) -> Vec<Piece> {
    let (a, b) = (tokens(old), tokens(new));
    let (a, b) = (Text { text: old, tokens: &a }, Text { text: new, tokens: &b });
    let pairs = dp::align(a, b, weights);
    pieces::pieces(a, b, &pairs)
}
