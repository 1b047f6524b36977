//! What two merged copies say differently, settled one by one or all at once.

use crate::app::coders::action::Settled;
use crate::app::session::Session;
use crate::app::shell::dialog::Dialog;
use crate::base::Message;
use crate::study::merge::{Choice, Conflict, settle};
use crate::study::{Edit, Study, apply};
use std::sync::Arc;

/// Settles a conflict as the user says, and says what it made necessary in the codebook.
pub(in crate::app) fn settle_conflict(session: &mut Session, key: String, how: Settled) {
    let choice = match how {
        Settled::Mine => Choice::Mine,
        Settled::Theirs => Choice::Theirs,
        Settled::Both => Choice::Both(session.ids.next_bits()),
    };
    let mut tried: Study = (**session.study()).clone();
    let told = settle(&mut tried, &key, choice).unwrap_or_default();
    if session.edit(Edit::Settle(key, choice)) {
        for message in told {
            session.notify_error(message);
        }
        if session.study().conflicts.is_empty() {
            if matches!(session.dialog, Some(Dialog::Conflicts)) {
                session.dialog = None;
            }
            session.notify(Message::new("conflicts-settled"), true);
        }
    }
}

/// Settles everything that waits in one way, as one step.
pub(in crate::app) fn settle_all(session: &mut Session, how: Settled) {
    let mut study = Arc::clone(session.study());
    let mut edits = Vec::new();
    for key in study.conflicts.iter().map(Conflict::key).collect::<Vec<_>>() {
        let choice = if how == Settled::Theirs { Choice::Theirs } else { Choice::Mine };
        let edit = Edit::Settle(key, choice);
        let Ok(next) = apply(&study, &edit) else { continue };
        study = Arc::new(next);
        edits.push(edit);
    }
    if session.edit(Edit::Batch(Message::new("edit-settle-all").number("count", edits.len()), edits)) {
        session.dialog = None;
        session.notify(Message::new("conflicts-settled"), true);
    }
}
