//! The shared words of the program: hashes, ids, spans, the two sides of a comparison, notices, cancelling.
//!
//! Uses no other room, no clock, no disk, no thread. Everything here is plain data.

mod cancel;
mod code_line;
mod hash;
mod ids;
mod message;
mod sides;
mod span;

pub use cancel::{Cancel, Cancelled, Progress, Watch};
pub use code_line::CodeLine;
pub use hash::ContentHash;
pub use ids::{
    ActorId, AnnotationId, AskId, CoderId, DraftId, IdSource, LinkId, ParagraphId, PositionId, SeededIds, StudyId,
    ThemeId,
};
pub use jiff::Timestamp;
pub use jiff::civil::Date;
pub use message::{Arg, Message, Notice, Noticed, Place, Weight};
pub use sides::{Side, Sides};
pub use span::{Chars, Span};
