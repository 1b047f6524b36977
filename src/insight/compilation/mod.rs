//! Many delegations' proposals on one draft: who wants what of each paragraph, and the draft as amended by those chosen.
//!
//! May use `base`, `compare`, `text`, `insight::proposals`, `insight::alike`. Settles nothing: rival wordings stand beside
//! one another, and what cannot be applied is listed with the reason.
//!
//! ```text
//! [every village library / every library – EU / every school and library – G77] should offer [EU, CH: free] access
//! ```

mod amend;
mod brackets;
mod compile;
mod placed;
mod same;
#[cfg(test)]
mod tests;
mod wish;

pub use amend::{Amended, NotApplied, Reason, amend};
pub use brackets::bracketed;
pub use compile::{Compiled, Entry, Rivals, compile};
pub use placed::{Placed, placed};
pub use same::{Tie, ties};
pub use wish::{Wish, wishes};
