//! Questions asked of a study: what was said of a change, proposals, uptake, terms, suggestions. Pure.
//!
//! May use every room above but `locale` and `import`. Answers nothing it cannot show the grounds of.

pub mod agreed;
pub mod agreement;
pub mod alike;
pub mod annotated;
pub mod compilation;
pub mod facts;
pub mod fate;
pub mod language_check;
pub mod matrix;
pub mod proofread;
pub mod proposals;
pub mod strength;
pub mod suggest;
pub mod terms;
pub mod uptake;
pub mod weight;

pub use annotated::{
    AnchorFinder, AnnotatedChange, AnnotatedClaim, AnnotatedNote, AnnotatedOverruling, AnnotatedTag, AnnotatedWords,
    Annotator, CitedPosition, NamedActor, Placement,
};
