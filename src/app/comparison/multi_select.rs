//! Several changes marked at once, so that one key says the same of all of them.

use crate::app::comparison::navigation::next_change;
use crate::app::session::Session;

/// Marks the chosen change and goes on to the next (or back), which is marked with it.
pub(in crate::app) fn mark_on(session: &mut Session, find: &str, forward: bool) {
    let Some(from) = session.focus.selected else { return };
    let marked = std::mem::take(&mut session.focus.marked);
    next_change(session, find, forward, false);
    session.focus.marked = marked;
    // Back over what is marked takes the mark away, as in any list.
    match session.focus.selected {
        Some(now) if session.focus.marked.contains(&now) => {
            session.focus.marked.remove(&from);
        }
        Some(now) => session.focus.marked.extend([from, now]),
        None => {}
    }
}

/// Marks every change that passes the filters.
pub(in crate::app) fn mark_all(session: &mut Session) {
    let Some(board) = &session.board else { return };
    session.focus.marked = (0..board.cards.len()).filter(|&index| board.passes(index)).collect();
    if session.focus.selected.is_none_or(|selected| !session.focus.marked.contains(&selected)) {
        let first = session.focus.marked.first().copied();
        let marked = std::mem::take(&mut session.focus.marked);
        if let Some(first) = first {
            session.select_change(first);
        }
        session.focus.marked = marked;
    }
}

/// Marks a change, or takes its mark away; the chosen one is marked with it.
pub(in crate::app) fn toggle_mark(session: &mut Session, index: usize) {
    session.focus.marked.extend(session.focus.selected);
    if !session.focus.marked.remove(&index) {
        session.focus.marked.insert(index);
    }
}
