//! One report as plain data, one writer for each format.
//!
//! May use every room above but `engine` and `import`. Computes no differences: it is given what the screen shows.
//! The same input gives the same bytes: no clock, no language of the system.

mod agreement;
mod beside;
pub mod codebook;
mod css;
mod diff;
pub mod docx;
mod doubts;
mod excerpt;
mod formatting;
mod html;
pub mod json;
mod json_formatting;
mod ledger;
mod legend;
mod marks;
mod model;
mod parts;
mod positions;
mod redline;
mod text;
mod tracked;

pub use agreement::text as agreement_text;
pub use diff::{lines, write as diff};
pub use excerpt::{Excerpt, write as excerpt};
pub use formatting::describe as describe_formatting;
pub use html::write as html;
pub use ledger::text as ledger_text;
pub use model::{
    Compared, ComparedDraft, ComparedStep, Report, ReportAgreement, ReportAsk, ReportCell, ReportPosition,
    ReportVerdict,
};
pub use positions::text as claims_text;
pub use text::write as text;
