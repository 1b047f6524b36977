//! The user's own word on which paragraphs belong together, and on what counts as a change.
//!
//! A link or a cut made by hand binds every computation (invariant 7). Both are edits: undo takes them back, the journal
//! keeps them.

use crate::app::session::Session;
use crate::app::shared::board::first_words;
use crate::app::shell::dialog::Dialog;
use crate::base::{LinkId, Message, ParagraphId, Side, Sides};
use crate::study::{Edit, UserLink};
use std::collections::BTreeMap;

/// A link or cut made by hand that touches a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandMade {
    /// Its id, to take it back by.
    pub id: LinkId,
    /// Whether the two are linked, or cut apart.
    pub linked: bool,
    /// The two places: `12 → 14`.
    pub places: String,
}

/// A paragraph to choose in a list: its index, its first words, how it is cited, more words, whether it is linked now.
pub type ParagraphEntry = (usize, String, String, String, bool);

/// The paragraph that a link by hand begins at: of the new draft, unless the change has none there.
pub(in crate::app) fn link_by_hand(session: &mut Session) {
    let Some(change) = chosen_change(session) else { return };
    let start = if let Some(&at) = change.at.new.first() {
        (Side::New, at)
    } else if let Some(&at) = change.at.old.first() {
        (Side::Old, at)
    } else {
        return;
    };
    session.dialog = Some(Dialog::Link(start.0, start.1));
}

/// Cuts the only link of the chosen change, or asks which.
pub(in crate::app) fn cut_by_hand(session: &mut Session) {
    let Some(change) = chosen_change(session) else { return };
    let links: Vec<Sides<usize>> = change.links.iter().map(|link| Sides::new(link.old, link.new)).collect();
    match links.as_slice() {
        [] => session.notify(Message::new("links-none"), false),
        [only] => link(session, *only, false),
        _ => session.dialog = Some(Dialog::Cut),
    }
}

fn chosen_change(session: &Session) -> Option<&crate::compare::Change> {
    session.board()?.comparison.changes.get(session.selected()?)
}

/// Links two paragraphs of the drafts compared, or cuts them apart.
pub(in crate::app) fn link(session: &mut Session, at: Sides<usize>, linked: bool) {
    session.dialog = None;
    let (Some(board), Some(pair)) = (session.board(), session.pair()) else { return };
    let id = |side: Side, at: usize| {
        let draft = *pair.get(side);
        let paragraph = session.study().draft(draft)?.paragraph_id(board.readings.get(side), at)?;
        Some((draft, paragraph))
    };
    let (Some(old), Some(new)) = (id(Side::Old, at.old), id(Side::New, at.new)) else { return };
    let places = board.pair_name(at);
    // One word on a pair: the newest.
    let known = session.study().links.iter().find(|(_, link)| link.old == old && link.new == new).map(|(id, _)| *id);
    let link = known.unwrap_or_else(|| LinkId::new(&mut *session.ids));
    if session.edit(Edit::Link(link, UserLink { old, new, linked })) {
        let said = if linked { "links-linked" } else { "links-cut" };
        session.notify(Message::new(said).text("places", places), true);
        session.focus.heading_for = Some((pair.new, at.new));
    }
}

/// Takes a link or cut made by hand back.
pub(in crate::app) fn unlink(session: &mut Session, id: LinkId) {
    let on_the_way = chosen_change(session).zip(session.pair()).and_then(|(change, pair)| {
        let new = change.at.new.first().map(|&at| (pair.new, at));
        new.or_else(|| change.at.old.first().map(|&at| (pair.old, at)))
    });
    if session.edit(Edit::Unlink(id)) {
        session.notify(Message::new("links-taken-back"), true);
        session.focus.heading_for = on_the_way;
    }
}

/// The links and cuts made by hand that touch the chosen change.
pub fn hand_made(session: &Session) -> Vec<HandMade> {
    let (Some(board), Some(change), Some(pair)) = (session.board(), chosen_change(session), session.pair()) else {
        return Vec::new();
    };
    let study = session.study();
    if study.links.is_empty() {
        return Vec::new();
    }
    let mine = |side: Side| -> BTreeMap<ParagraphId, usize> {
        let Some(draft) = study.draft(*pair.get(side)) else { return BTreeMap::new() };
        let at = change.at.get(side).iter();
        at.filter_map(|&at| Some((draft.paragraph_id(board.readings.get(side), at)?, at))).collect()
    };
    let mine = Sides::new(mine(Side::Old), mine(Side::New));
    let anywhere = |side: Side, id: ParagraphId| {
        let reading = board.readings.get(side);
        let draft = study.draft(*pair.get(side))?;
        (0..reading.paragraphs.len()).find(|&at| draft.paragraph_id(reading, at) == Some(id))
    };
    study
        .links
        .iter()
        .filter(|(_, link)| link.old.0 == pair.old && link.new.0 == pair.new)
        .filter_map(|(id, link)| {
            let (old, new) = (mine.old.get(&link.old.1).copied(), mine.new.get(&link.new.1).copied());
            if old.is_none() && new.is_none() {
                return None;
            }
            let old = old.or_else(|| anywhere(Side::Old, link.old.1))?;
            let new = new.or_else(|| anywhere(Side::New, link.new.1))?;
            Some(HandMade { id: *id, linked: link.linked, places: board.pair_name(Sides::new(old, new)) })
        })
        .collect()
}

/// The paragraphs of the chosen change, where a link by hand may begin: side, index, name.
pub fn link_starts(session: &Session) -> Vec<(Side, usize, String)> {
    let (Some(board), Some(change)) = (session.board(), chosen_change(session)) else { return Vec::new() };
    let of = |side: Side| {
        let at = change.at.get(side).iter();
        at.map(move |&at| (side, at, board.place_name(side, at, session.locale()))).collect::<Vec<_>>()
    };
    [of(Side::New), of(Side::Old)].concat()
}

/// The paragraphs of the other draft that `at` of `side` may be linked to, the nearest in the order of the text first.
pub fn link_entries(session: &Session, side: Side, at: usize) -> Vec<ParagraphEntry> {
    let Some(board) = session.board() else { return Vec::new() };
    let other = side.other();
    let reading = board.readings.get(other);
    let change = board.comparison.home.get(side).get(at).and_then(|&at| board.comparison.changes.get(at));
    let linked = |index: usize| {
        change.is_some_and(|change| {
            let ends = change.links.iter().map(|link| match side {
                Side::Old => (link.old, link.new),
                Side::New => (link.new, link.old),
            });
            ends.into_iter().any(|ends| ends == (at, index))
        })
    };
    // Where the paragraph would stand, if nothing moved.
    let expected = at * reading.paragraphs.len() / board.readings.get(side).paragraphs.len().max(1);
    let mut entries: Vec<(usize, ParagraphEntry)> = reading
        .paragraphs
        .iter()
        .enumerate()
        .map(|(index, paragraph)| {
            let label = first_words(&paragraph.text, 64);
            let entry = (index, label, paragraph.cited().to_owned(), paragraph.text.to_lowercase(), linked(index));
            (index.abs_diff(expected), entry)
        })
        .collect();
    entries.sort_by_key(|(far, entry)| (!entry.4, *far, entry.0));
    entries.into_iter().map(|(_, entry)| entry).collect()
}

/// The links of the chosen change, to choose one: the pair and its name.
pub fn link_pairs(session: &Session) -> Vec<(Sides<usize>, String, bool)> {
    let (Some(board), Some(change)) = (session.board(), chosen_change(session)) else { return Vec::new() };
    let pair = |link: &crate::compare::Link| Sides::new(link.old, link.new);
    change.links.iter().map(|link| (pair(link), board.pair_name(pair(link)), link.doubtful)).collect()
}
