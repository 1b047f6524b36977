//! The redline of a change in stretches, as every writer for people shows it.

use super::formatting::{cut, describe};
use super::model::{Compared, ComparedStep};
use crate::base::Side;
use crate::compare::{Change, EditKind};
use crate::locale::Locale;

/// Words of a redline, with one thing done to them.
pub(super) struct Stretch {
    /// The words.
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
                    words: span.of(&texts.new).unwrap_or("").to_owned(),
                    op: piece.op,
                    class: None,
                    formatting: part.map(|part| describe(locale, part)),
                }));
                continue;
            }
            let side = if piece.op == EditKind::Delete { Side::Old } else { Side::New };
            let class = match (piece.bracket, piece.moved, piece.minor) {
                (true, ..) => Some("b"),
                (_, Some(_), _) => Some("m"),
                (.., Some(_)) => Some("s"),
                _ => None,
            };
            let words = piece.at.get(side).of(texts.get(side)).unwrap_or("").to_owned();
            stretches.push(Stretch { words, op: piece.op, class, formatting: None });
        }
        stretches
    }
}
