//! Short messages at the edge of the window.

use crate::app::command::action::Action;
use crate::app::shell::dialog::Toast;
use crate::base::Message;

/// The messages at the edge of the window.
#[derive(Default)]
pub(in crate::app) struct Notifications {
    toasts: Vec<Toast>,
    number: u64,
}

impl Notifications {
    /// The messages, the oldest first.
    pub(in crate::app) fn toasts(&self) -> &[Toast] {
        &self.toasts
    }

    /// Takes away those that `keep` says no to.
    pub(in crate::app) fn retain(&mut self, keep: impl FnMut(&Toast) -> bool) {
        self.toasts.retain(keep);
    }

    pub(super) fn push(&mut self, what: Message, grave: bool, undo: bool, until: Option<i64>) {
        self.number += 1;
        self.toasts.push(Toast { number: self.number, what, grave, undo, offer: None, dismiss: None, until });
    }

    pub(super) fn offer(&mut self, key: &'static str, action: Action) {
        if let Some(toast) = self.toasts.last_mut() {
            toast.offer = Some((key, action));
        }
    }

    pub(super) fn dismissed_by(&mut self, key: &'static str) {
        if let Some(toast) = self.toasts.last_mut() {
            toast.dismiss = Some(key);
        }
    }
}
