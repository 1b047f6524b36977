//! Where words of the two sides of a change stand to each other, by what the redline leaves equal.

use crate::base::{Side, Span};
use crate::compare::{EditKind, RedlineSpan};

/// The equal text of a redline, and for either side where each byte falls in it.
#[derive(Debug)]
pub(super) struct Places {
    /// All that is equal, joined.
    equal: String,
    /// Pieces of each side: where, place in `equal` at their start, whether equal, whether moved.
    old: Vec<Piece>,
    new: Vec<Piece>,
}

#[derive(Debug, Clone, Copy)]
struct Piece {
    span: Span,
    at: usize,
    equal: bool,
    moved: bool,
}

impl Places {
    /// Reads a redline; `new_text` is the text of its new side.
    pub fn of(redline: &[RedlineSpan], new_text: &str) -> Self {
        let mut places = Self { equal: String::new(), old: Vec::new(), new: Vec::new() };
        for piece in redline {
            let (at, equal, moved) = (places.equal.len(), piece.op == EditKind::Equal, piece.moved.is_some());
            if piece.op != EditKind::Insert {
                places.old.push(Piece { span: piece.at.old, at, equal, moved });
            }
            if piece.op != EditKind::Delete {
                places.new.push(Piece { span: piece.at.new, at, equal, moved });
            }
            if equal {
                places.equal.push_str(piece.at.new.of(new_text).unwrap_or(""));
            }
        }
        places
    }

    fn pieces(&self, side: Side) -> &[Piece] {
        if side == Side::Old { &self.old } else { &self.new }
    }

    fn over(&self, side: Side, span: Span) -> impl Iterator<Item = &Piece> {
        let pieces = self.pieces(side);
        let first = pieces.partition_point(|piece| piece.span.end() <= span.start);
        pieces.iter().skip(first).take_while(move |piece| piece.span.start < span.end())
    }

    /// Whether words of `span` came or went.
    pub fn touched(&self, side: Side, span: Span) -> bool {
        self.over(side, span).any(|piece| !piece.equal && !piece.moved)
    }

    /// Whether anything in `span`, or right beside it, came or went.
    pub fn lively(&self, side: Side, span: Span) -> bool {
        let wide = Span::between(span.start.saturating_sub(1), span.end() + 2);
        let other = side.other();
        let at = |byte: usize| self.place(side, Span::new(byte, 1));
        let (from, to) = (at(wide.start), at(wide.end()));
        self.touched(side, wide)
            || self.pieces(other).iter().any(|piece| !piece.equal && !piece.moved && (from..=to).contains(&piece.at))
    }

    /// Whether all of `span` left for another place of the change.
    pub fn moved(&self, side: Side, span: Span) -> bool {
        self.over(side, span).all(|piece| piece.moved)
    }

    /// How many bytes of `span` are equal.
    pub fn kept(&self, side: Side, span: Span) -> usize {
        self.over(side, span)
            .filter(|piece| piece.equal)
            .filter_map(|piece| piece.span.overlap(span))
            .map(|shared| shared.len)
            .sum()
    }

    /// Where the start of `span` falls in the equal text.
    pub fn place(&self, side: Side, span: Span) -> usize {
        self.over(side, span).next().map_or(self.equal.len(), |piece| {
            piece.at + if piece.equal { span.start.saturating_sub(piece.span.start) } else { 0 }
        })
    }

    /// How far two places lie apart; `None` with the end of a sentence between them.
    pub fn apart(&self, one: usize, other: usize) -> Option<usize> {
        let between = Span::between(one.min(other), one.max(other));
        let text = between.of(&self.equal).unwrap_or("");
        (!text.contains(['.', ';', '。', '；', '\n'])).then_some(between.len)
    }
}
