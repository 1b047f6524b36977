//! Questions asked of a study: strength of language, proposals, uptake, terms, suggestions. Pure.
//!
//! May use every room above but `locale` and `import`. Answers nothing it cannot show the grounds of.

pub mod agreement;
pub mod proposals;
mod strength;
pub mod suggest;
pub mod uptake;

pub use strength::{Shift, ShiftDirection};
