//! Questions asked of a study: strength of language, uptake, terms, suggestions. Pure.
//!
//! May use every room above but `locale` and `import`. Answers nothing it cannot show the grounds of.

mod strength;

pub use strength::{Shift, ShiftDirection};
