//! The comparisons of neighbouring drafts as they are known now.

use crate::engine::{Chain, Derived};
use std::sync::Arc;

/// The comparisons of neighbouring drafts as they are known now, and whether newer ones are being made.
#[derive(Debug, Default)]
pub(in crate::app) struct Steps {
    /// The newest known; it may be of the drafts as they were.
    chain: Option<Arc<Chain>>,
    /// Whether it is of the drafts as they are.
    ready: bool,
    /// Whether newer ones are being made.
    pub(in crate::app) is_running: bool,
    /// Whether the comparison on the screen is being made.
    pub(in crate::app) is_comparing: bool,
}

impl Steps {
    /// Takes over what the engine knows.
    pub(in crate::app) fn publish(&mut self, known: &Derived<Chain>, is_running: bool, is_comparing: bool) {
        self.chain = known.value().cloned();
        self.ready = matches!(known, Derived::Ready(_));
        (self.is_running, self.is_comparing) = (is_running, is_comparing);
    }

    /// The newest known; it may be of the drafts as they were.
    pub(in crate::app) const fn newest(&self) -> Option<&Arc<Chain>> {
        self.chain.as_ref()
    }

    /// That of the drafts as they are, once it is made.
    pub(in crate::app) fn ready(&self) -> Option<&Arc<Chain>> {
        self.chain.as_ref().filter(|_| self.ready)
    }
}
