//! What the readers of the formats hand to `structure`.

use crate::base::Date;
use crate::text::{CellPlace, Comment, Doubts, Mark, NoteMark, Recognition, SetAside, Tracked};

/// What a format's own markup, or the look of the page, says a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Role {
    /// Nothing is said.
    #[default]
    Unknown,
    /// A heading; its level when the format gives one.
    Heading(Option<u8>),
    /// An item of a list; its depth from 1 when the format gives one.
    Item(Option<u8>),
    /// A footnote or endnote.
    Footnote,
    /// A cell of a table.
    Cell,
}

/// A paragraph as the reader of a format saw it, in reading order.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Block {
    /// The words, without line breaks; the label too when it is typed as text.
    pub text: String,
    /// The label, when the format keeps it apart from the words (automatic numbering, a list label in a tag tree).
    pub label: Option<String>,
    /// The label before the tracked changes, where automatic numbers count otherwise then; empty: none is printed.
    pub rejected_label: Option<String>,
    /// What the block is said to be.
    pub role: Role,
    /// Styles and tracked changes, in bytes of `text`.
    pub marks: Vec<Mark>,
    /// Footnote marks; `paragraph` is the index of the footnote's block.
    pub notes: Vec<NoteMark>,
    /// Comments.
    pub comments: Vec<Comment>,
    /// A tracked change to the break after the block.
    pub end: Option<Tracked>,
    /// Page, from 1.
    pub page: Option<u32>,
    /// Place in a table.
    pub cell: Option<CellPlace>,
    /// Distance of the text from the left margin, in points, when the source tells.
    pub indent: Option<f32>,
    /// Size of the type, in points, when the source tells.
    pub size: Option<f32>,
    /// Whether the block is centred.
    pub centred: bool,
    /// The line numbers printed beside the block.
    pub lines: Vec<u32>,
    /// What the reader could not read surely; words it is unsure of are marked [`crate::text::Style::Unsure`].
    pub doubts: Doubts,
}

/// What the reader of a format hands over: the blocks, and what it learnt on the way.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Read {
    /// The paragraphs of the source, in reading order.
    pub blocks: Vec<Block>,
    /// What is not part of the text.
    pub set_aside: Vec<SetAside>,
    /// Title, when the format's own metadata give one.
    pub title: Option<String>,
    /// Date, when the format's own metadata give one that speaks of the text, not of the file.
    pub date: Option<Date>,
    /// Language, as the format says (BCP 47 tag).
    pub language: Option<String>,
    /// Pages whose text was recognised in their pictures.
    pub recognition: Option<Recognition>,
}
