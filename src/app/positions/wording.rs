//! How stances and grounds are named, and what is said of a position before it is taken out.

use crate::app::session::Session;
use crate::app::shared::names;
use crate::base::{Message, PositionId};
use crate::locale::Locale;
use crate::study::Basis;
use crate::study::participants::position_uses;

/// What is for, against …, in the language where the word is a known one.
pub(in crate::app) fn stance_in(locale: &Locale, stance: &str) -> String {
    let key = format!("stance-{}", stance.replace([' ', '/'], "-"));
    if locale.has(&key) { locale.t(&key) } else { stance.to_owned() }
}

/// What is for, against …, in the window's language where the word is a known one.
pub fn stance_name(session: &Session, stance: &str) -> String {
    stance_in(&session.locale, stance)
}

/// The ground on which a position is on record, in words.
pub fn ground_name(session: &Session, basis: Option<Basis>) -> String {
    names::basis_name(&session.locale, basis)
}

/// What is said where a position is cited, before it is taken out; nothing where it is not.
pub fn position_cited(session: &Session, id: PositionId) -> Option<Message> {
    let uses = position_uses(session.study(), id);
    uses.any().then(|| {
        Message::new("positions-remove-cited").number("claims", uses.claims.len()).number("asks", uses.asks.len())
    })
}
