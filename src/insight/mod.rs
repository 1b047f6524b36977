//! Questions asked of a study: proposals, uptake, terms, suggestions. Pure.
//!
//! May use every room above but `locale` and `import`. Answers nothing it cannot show the grounds of.

pub mod agreement;
pub mod proposals;
pub mod suggest;
pub mod uptake;
