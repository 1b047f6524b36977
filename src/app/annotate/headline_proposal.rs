//! A headline the tool proposes: only what the redline shows, in a line. Enter in the empty field takes it.

use crate::app::annotate::Annotate;
use crate::app::session::Session;
use crate::app::shared::board::first_words;
use crate::base::{Message, Side};
use crate::compare::{EditKind, Kind, RedlineSpan};

/// Characters of each quoted stretch.
const QUOTED: usize = 48;
/// Stretches named; more are passed over.
const NAMED: usize = 2;

impl Annotate {
    /// A line that says what changed in the chosen change, in its own words; empty where there is nothing to say.
    pub fn proposed_headline(&self, session: &Session) -> String {
        Self::headline_of_words(session).unwrap_or_default()
    }

    fn headline_of_words(session: &Session) -> Option<String> {
        let (board, index) = (session.board.as_ref()?, session.focus.selected?);
        let change = board.comparison.changes.get(index)?;
        let text = |side| -> String {
            let paragraphs = board.paragraphs(index, side);
            paragraphs.iter().map(|(_, paragraph)| paragraph.text.as_str()).collect::<Vec<_>>().join("\n")
        };
        let (old, new) = (text(Side::Old), text(Side::New));
        let say = |key, old: &str, new: &str| {
            session.locale.format(&Message::new(key).text("old", quoted(old)).text("new", quoted(new)))
        };
        match change.kind {
            Kind::Inserted => return Some(say("headline-came", "", &new)),
            Kind::Deleted => return Some(say("headline-went", &old, "")),
            _ => {}
        }
        let wording: Vec<&RedlineSpan> =
            change.redline.iter().filter(|piece| piece.minor.is_none() && piece.moved.is_none()).collect();
        let mut parts = Vec::new();
        let mut pieces = wording.iter().peekable();
        while let Some(piece) = pieces.next() {
            let of = |piece: &RedlineSpan, side| {
                let whole = if side == Side::Old { &old } else { &new };
                piece.at.get(side).of(whole).map(str::trim).unwrap_or_default().to_owned()
            };
            let part = match piece.op {
                EditKind::Equal => continue,
                EditKind::Insert => say("headline-in", "", &of(piece, Side::New)),
                EditKind::Delete => match pieces.next_if(|next| next.op == EditKind::Insert) {
                    Some(next) => say("headline-replaced", &of(piece, Side::Old), &of(next, Side::New)),
                    None => say("headline-out", &of(piece, Side::Old), ""),
                },
            };
            if parts.len() < NAMED && !piece.bracket {
                parts.push(part);
            }
        }
        // Brackets alone: what they mean, not how they look.
        if parts.is_empty() {
            let bracket = |op| wording.iter().any(|piece| piece.bracket && piece.op == op);
            match (bracket(EditKind::Delete), bracket(EditKind::Insert)) {
                (true, false) => parts.push(session.locale.t("headline-agreed")),
                (false, true) => parts.push(session.locale.t("headline-bracketed")),
                _ => {}
            }
        }
        if parts.is_empty() && change.moved {
            parts.push(session.locale.t("headline-moved"));
        }
        (!parts.is_empty()).then(|| parts.join("; "))
    }
}

fn quoted(text: &str) -> String {
    first_words(text.trim(), QUOTED)
}
