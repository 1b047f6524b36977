//! The codebook as a tree, and every change of it.
//!
//! ```text
//! A3 Upholding human rights           Create, Change, Move      the tree, names, rules, keys
//! └─ privacy ──merge──→ A6            Merge, Split              what was tagged follows
//!    └─ surveillance ─→ A6            Retire, Remove            Remove only what nothing uses
//! ```
//! A theme that was merged into another stays, retired, and says where it went: a colleague's copy of the study may
//! still tag with it. No change makes a circle, gives one number key to two themes, or loses what was tagged.

mod change;
mod incoming;
#[cfg(test)]
mod tests;

pub use change::{CodebookEdit, Uses, children, is_below, path, resolve, tree, uses};
pub(super) use change::{change, check};
pub use incoming::{Fate, Incoming, plan};
