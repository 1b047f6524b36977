//! Telling the user something at the edge of the window.

use crate::app::command::action::Action;
use crate::app::session::Session;
use crate::base::Message;

/// Milliseconds that a message stays.
const SHORT: i64 = 5_000;
/// Milliseconds that a message stays which offers something.
const LONG: i64 = 12_000;

impl Session {
    /// Says something at the edge of the window.
    pub(in crate::app) fn notify(&mut self, what: Message, undo: bool) {
        let until = Some(self.since_start() + SHORT);
        // A key held down at the end of a list is answered once.
        self.notifications.retain(|toast| toast.grave || undo || toast.undo || toast.what != what);
        self.notifications.push(what, false, undo, until);
    }

    /// Says that something went wrong; it stays until taken away.
    pub(in crate::app) fn notify_error(&mut self, what: Message) {
        // Said once is said.
        self.notifications.retain(|toast| !(toast.grave && toast.what == what));
        self.notifications.push(what, true, false, None);
    }

    /// Says something, with something that may be done about it.
    pub(in crate::app) fn notify_with_action(&mut self, what: Message, key: &'static str, action: Action) {
        let until = Some(self.since_start() + LONG);
        self.notifications.push(what, false, true, until);
        self.notifications.offer(key, action);
    }

    /// Says something that stays until it is taken away.
    pub(in crate::app) fn notify_sticky(&mut self, what: Message) {
        self.notifications.retain(|toast| toast.what != what);
        self.notifications.push(what, false, false, None);
    }

    /// Asks something at the edge of the window, where it takes no key: what may be done, and how it is put off.
    pub(in crate::app) fn ask_at_edge(&mut self, what: Message, offer: (&'static str, Action), later: &'static str) {
        self.notifications.push(what, false, false, None);
        self.notifications.offer(offer.0, offer.1);
        self.notifications.dismissed_by(later);
    }

    /// Says something that stays until it is taken away, with something that may be done about it.
    pub(in crate::app) fn notify_with_action_sticky(&mut self, what: Message, key: &'static str, action: Action) {
        self.notifications.push(what, false, false, None);
        self.notifications.offer(key, action);
    }
}
