//! The shared words of the program: hashes, ids, spans, the two sides of a comparison, diagnostics, cancelling, the
//! languages of the program.
//!
//! Uses no other room, no clock, no disk, no thread. Everything here is plain data.

mod closed_enum;
pub mod endings;
pub mod english_numbers;
pub mod faces;
mod hash;
mod ids;
mod imported_code;
mod index;
mod job_control;
mod message;
mod sides;
mod span;
mod ui_language;
mod visible;

pub use closed_enum::UnknownName;
pub(crate) use closed_enum::closed_enum;
pub use hash::{ContentHash, InvalidHash};
pub use ids::{
    ActorId, AnnotationId, AskId, CoderId, DraftId, IdSource, InvalidId, LinkId, ParagraphId, PositionId, ReferenceId,
    SeededIds, StudyId, ThemeId,
};
pub use imported_code::ImportedCode;
pub use index::{ChangeIndex, DraftIndex, ParagraphIndex, ProvisionIndex};
pub use jiff::Timestamp;
pub use jiff::civil::Date;
pub use job_control::{Cancel, Cancelled, JobControl, Progress};
pub use message::{Arg, Diagnostic, Message, Place, Severity, WithDiagnostics};
pub use sides::{Side, Sides};
pub use span::{Chars, Span};
pub use ui_language::UiLanguage;
pub use visible::visible;
