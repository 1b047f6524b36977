//! Short messages at the edge of the window.

use crate::app::app::App;
use crate::app::command::action::Action;
use crate::app::shell::dialog::Toast;
use crate::base::Message;

impl App {
    /// Says something at the edge of the window.
    pub(in crate::app) fn notify(&mut self, what: Message, undo: bool) {
        let until = Some(self.since_start() + 5_000);
        // A key held down at the end of a list is answered once.
        self.toasts.retain(|toast| toast.grave || undo || toast.undo || toast.what != what);
        self.push_toast(what, false, undo, until);
    }

    /// Says that something went wrong; it stays until taken away.
    pub(in crate::app) fn notify_error(&mut self, what: Message) {
        // Said once is said.
        self.toasts.retain(|toast| !(toast.grave && toast.what == what));
        self.push_toast(what, true, false, None);
    }

    /// Says something, with something that may be done about it.
    pub(in crate::app) fn notify_with_action(&mut self, what: Message, key: &'static str, action: Action) {
        let until = Some(self.since_start() + 12_000);
        self.push_toast(what, false, true, until);
        if let Some(toast) = self.toasts.last_mut() {
            toast.offer = Some((key, action));
        }
    }

    /// Says something that stays until it is taken away.
    pub(in crate::app) fn notify_sticky(&mut self, what: Message) {
        self.toasts.retain(|toast| toast.what != what);
        self.push_toast(what, false, false, None);
    }

    /// Says something that stays until it is taken away, with something that may be done about it.
    pub(in crate::app) fn notify_with_action_sticky(&mut self, what: Message, key: &'static str, action: Action) {
        self.push_toast(what, false, false, None);
        if let Some(toast) = self.toasts.last_mut() {
            toast.offer = Some((key, action));
        }
    }

    fn push_toast(&mut self, what: Message, grave: bool, undo: bool, until: Option<i64>) {
        self.toast_number += 1;
        self.toasts.push(Toast { number: self.toast_number, what, grave, undo, offer: None, until });
    }
}
