//! Bytes of a file → a copy of a draft, with notices of everything doubtful.
//!
//! May use `base` and `text`. Never touches the disk, never asks the clock, never fails on a text it can partly read:
//! what cannot be read is noticed, what is not part of the text is set aside and kept.
//!
//! A reader for each format makes [`Block`]s; `structure` makes of them paragraphs with labels, references, sections,
//! the same way for every format.

mod block;
pub(crate) mod pdf;

#[expect(unused_imports, reason = "used as soon as the first reader stands")]
pub(crate) use block::Read;
pub use block::{Block, Role};

use crate::base::{Cancelled, Message};

/// Version of the importer: rises whenever the same bytes would be read differently.
pub const IMPORTER: u32 = 1;

/// Choices of the user about one file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ImportOptions {
    /// Name of a character encoding (WHATWG label) for text files, when the guess was wrong.
    pub encoding: Option<String>,
    /// Password of an encrypted file.
    pub password: Option<String>,
    /// Read a tagged PDF as if it had no tags (to check one way of reading against the other).
    pub ignore_tags: bool,
}

/// Why a file gave no copy at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// The user stopped it.
    Cancelled,
    /// One clear sentence: what is wrong, where, what to do. The caller adds which file.
    Unreadable(Message),
}

impl From<Cancelled> for Refusal {
    fn from(_: Cancelled) -> Self {
        Self::Cancelled
    }
}
