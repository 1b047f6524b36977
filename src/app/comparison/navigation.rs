//! From step to step, from change to change.

use crate::app::comparison::find;
use crate::app::session::Session;
use crate::app::shared::board::Board;
use crate::base::{DraftId, Message, Side, Sides};

/// Goes one step along the timeline.
pub(in crate::app) fn step(session: &mut Session, forward: bool) {
    let Some(pair) = session.focus.pair else { return };
    let drafts = &session.study().drafts;
    let place = |id: DraftId| drafts.iter().position(|draft| draft.id == id);
    let next = if forward {
        place(pair.new).map(|new| (new, new + 1))
    } else {
        place(pair.old).and_then(|old| old.checked_sub(1).map(|before| (before, old)))
    };
    let ids = next.and_then(|(old, new)| Some((drafts.get(old)?.id, drafts.get(new)?.id)));
    match ids {
        Some((old, new)) => session.select_pair(Sides::new(old, new)),
        None => session.notify(Message::new(if forward { "step-last" } else { "step-first" }), false),
    }
}

/// Compares the first draft with the last.
pub(in crate::app) fn first_to_last(session: &mut Session) {
    let drafts = &session.study().drafts;
    if let (Some(first), Some(last)) = (drafts.first(), drafts.last())
        && first.id != last.id
    {
        let pair = Sides::new(first.id, last.id);
        session.select_pair(pair);
    }
}

/// Goes to the next change that passes the filters (and has not been seen).
pub(in crate::app) fn next_change(session: &mut Session, find: &str, forward: bool, unseen: bool) {
    let Some(board) = &session.board else { return };
    let wanted = |index: usize| {
        board.passes(index)
            && !(unseen && board.cards.get(index).is_some_and(|card| card.seen))
            && (find.is_empty() || has_words(board, index, find))
    };
    match board.next(session.focus.selected, forward, wanted) {
        Some(index) => session.select_change(index),
        // Going round: the first unseen one may stand before.
        None if unseen => match board.next(None, true, wanted) {
            Some(index) => session.select_change(index),
            None => session.notify(Message::new("go-all-seen"), false),
        },
        None => session.notify(Message::new(if forward { "go-last" } else { "go-first" }), false),
    }
}

fn has_words(board: &Board, index: usize, words: &str) -> bool {
    Side::BOTH
        .into_iter()
        .any(|side| board.paragraphs(index, side).iter().any(|(_, paragraph)| find::has_words(paragraph, words)))
}
