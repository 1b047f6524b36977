//! One report as plain data, laid out in one of a few ways, one writer for each format.
//!
//! May use every room above but `engine` and `import`. Computes no differences: it is given what the screen shows.
//! The same input gives the same bytes: no clock, no language of the system.

mod agreement;
mod akn;
mod audience;
mod beside;
pub mod codebook;
mod compilation;
mod csv;
mod diff;
pub mod docx;
mod doubts;
pub mod drawing;
mod excerpt;
mod fate;
mod formatting;
mod html;
pub mod json;
mod json_beside;
mod json_formatting;
mod json_strength;
mod json_study;
mod judged;
mod layout;
mod ledger;
mod left_out;
mod markdown;
mod marks;
mod model;
pub mod odt;
pub mod page;
mod parts;
mod pdf;
mod place;
mod positions;
mod qdpx;
mod redline;
mod running;
mod text;
mod tracked;
mod write;
mod xlsx;

pub use agreement::text as agreement_text;
pub use audience::{for_circulation, private_things};
pub use compilation::{compilation_page, compilation_text};
pub use csv::csv_rows;
pub use diff::{lines, write as diff};
pub use excerpt::{Excerpt, write as excerpt};
pub use fate::{FateReportCell, FateReportRow, fate_page, write_page};
pub use formatting::describe as describe_formatting;
pub use html::write as html;
pub use judged::{overruled_by, overruling};
pub use layout::{Audience, Format, Layout, Private, WriteOptions, settle};
pub use ledger::text as ledger_text;
pub use left_out::Only;
pub use model::{
    Compared, ComparedDraft, ComparedStep, Report, ReportActor, ReportAgreement, ReportAnnotation, ReportAsk,
    ReportBody, ReportCell, ReportPlace, ReportPosition, ReportTheme, ReportVerdict,
};
pub use positions::text as claims_text;
pub use text::write as text;
pub use write::write;
