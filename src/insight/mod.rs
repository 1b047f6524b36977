//! Questions asked of a study: what was said of a change, strength of language, proposals, uptake, terms, suggestions.
//! Pure.
//!
//! May use every room above but `locale` and `import`. Answers nothing it cannot show the grounds of.

pub mod agreement;
pub mod annotated;
pub mod proposals;
mod strength;
pub mod suggest;
pub mod uptake;

pub use annotated::{
    AnchorFinder, AnnotatedChange, AnnotatedClaim, AnnotatedNote, AnnotatedTag, AnnotatedWords, Annotator,
    CitedPosition, NamedActor, Placement,
};
pub use strength::{Shift, ShiftDirection};
