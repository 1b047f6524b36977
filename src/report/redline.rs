//! The redline of a change in stretches, as every writer for people shows it.

use super::formatting::{cut, describe};
use super::model::{Compared, ComparedStep};
use crate::base::{Side, Span, visible};
use crate::compare::{Change, EditKind, RedlineSpan};
use crate::locale::Locale;

/// Words of a redline, with one thing done to them.
pub(super) struct Stretch {
    /// The words; controls in them are shown, not obeyed.
    pub(super) words: String,
    /// What was done to them.
    pub(super) op: EditKind,
    /// What sort of deletion or insertion it is: `b` brackets alone, `m` words that moved, `s` no difference of wording.
    pub(super) class: Option<&'static str>,
    /// What happened to the look of words that stayed, in words.
    pub(super) formatting: Option<String>,
}

impl Compared {
    /// Returns the stretches of a change; its paragraphs are one line each.
    pub(super) fn stretches(&self, step: &ComparedStep, change: &Change, locale: &Locale) -> Vec<Stretch> {
        let texts = self.texts(step, change);
        let restyled = self.restyled_shown(step, change, &texts.new);
        let mut stretches = Vec::new();
        for piece in &change.redline {
            if piece.op == EditKind::Equal {
                stretches.extend(cut(piece.at.new, &restyled).into_iter().map(|(span, part)| Stretch {
                    words: visible(span.of(&texts.new).unwrap_or("")).into_owned(),
                    op: piece.op,
                    class: None,
                    formatting: part.map(|part| describe(locale, part)),
                }));
                continue;
            }
            let side = if piece.op == EditKind::Delete { Side::Old } else { Side::New };
            let class = class(piece);
            let words = visible(piece.at.get(side).of(texts.get(side)).unwrap_or("")).into_owned();
            stretches.push(Stretch { words, op: piece.op, class, formatting: None });
        }
        stretches
    }

    /// Returns the stretches of one paragraph of a change, as it stands on one side: what stayed, and what went (old)
    /// or came (new).
    pub(super) fn paragraph_stretches(
        &self,
        step: &ComparedStep,
        change: &Change,
        side: Side,
        paragraph: usize,
    ) -> Vec<Stretch> {
        let texts = self.texts(step, change);
        let text = texts.get(side);
        let Some(place) = change.at.get(side).iter().position(|&at| at == paragraph) else { return Vec::new() };
        // The paragraphs are joined by one newline, and none holds one.
        let start = text.match_indices('\n').nth(place.wrapping_sub(1)).map_or(0, |(at, _)| at + 1);
        let end = text.get(start..).and_then(|rest| rest.find('\n')).map_or(text.len(), |at| start + at);
        let here = Span::between(start, end);
        let other = if side == Side::Old { EditKind::Insert } else { EditKind::Delete };
        let pieces = change.redline.iter().filter(|piece| piece.op != other);
        let stretch = |piece: &RedlineSpan| {
            let words = piece.at.get(side).overlap(here).filter(|part| part.len > 0)?.of(text)?;
            Some(Stretch { words: visible(words).into_owned(), op: piece.op, class: class(piece), formatting: None })
        };
        pieces.filter_map(stretch).collect()
    }
}

/// What sort of deletion or insertion a piece is.
const fn class(piece: &RedlineSpan) -> Option<&'static str> {
    match (piece.bracket, piece.moved, piece.minor) {
        (true, ..) => Some("b"),
        (_, Some(_), _) => Some("m"),
        (.., Some(_)) => Some("s"),
        _ => None,
    }
}
