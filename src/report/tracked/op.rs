//! What is done to a text of several drafts to bring it to the next draft, in the order of the text.

use super::item::{Par, Place};

/// One thing done.
#[derive(Debug, Clone)]
pub(super) enum Op {
    /// So many bytes of words stay; where they now stand.
    KeepWords(usize, Place),
    /// So many bytes of words go, by a move or not.
    DropWords(usize, Option<u32>),
    /// Words come.
    AddWords(String, Place, Option<u32>),
    /// The label stays.
    KeepLabel(Par),
    /// The label goes.
    DropLabel(Option<u32>),
    /// A label comes.
    AddLabel(String, Par, Option<u32>),
    /// The end of the paragraph stays.
    KeepMark(Par),
    /// The end of the paragraph goes.
    DropMark(Option<u32>),
    /// An end of a paragraph comes.
    AddMark(Par, Option<u32>),
    /// A note stays; what is done inside.
    KeepNote(Vec<Self>),
    /// A note goes.
    DropNote,
    /// A note comes: what is printed as its mark, and what it is made of.
    AddNote(Option<String>, Vec<Self>),
    /// A table that stands (`true`) or comes, row by row.
    Table(bool, Vec<RowOp>),
}

/// What is done to a row of a table.
#[derive(Debug, Clone)]
pub(super) enum RowOp {
    /// It stays; what is done in its cells.
    Keep(Vec<Vec<Op>>),
    /// It goes.
    Drop,
    /// It comes.
    Add(Vec<Vec<Op>>),
}
