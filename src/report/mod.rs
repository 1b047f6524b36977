//! One report as plain data, one writer for each format.
//!
//! May use every room above but `engine` and `import`. Computes no differences: it is given what the screen shows.
//! The same input gives the same bytes: no clock, no language of the system.

pub mod codebook;
mod css;
mod html;
pub mod json;
mod model;
mod text;

pub use html::write as html;
pub use model::{
    Compared, ComparedDraft, ComparedStep, Report, ReportChange, ReportClaim, ReportNote, ReportStep, ReportTag,
};
pub use text::write as text;
