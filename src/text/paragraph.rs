use super::doubt::Doubts;
use crate::base::{Span, closed_enum};
use serde::{Deserialize, Serialize};

closed_enum!(
    /// What a paragraph is on the page.
    #[derive(Default, Serialize, Deserialize)]
    ParagraphKind {
        /// A title of the document, a part or a section.
        Heading = "heading", "kind-heading";
        /// A numbered or unnumbered paragraph of the text.
        #[default]
        Body = "body", "kind-body";
        /// A lettered or bulleted item below a paragraph.
        Item = "item", "kind-item";
        /// A footnote or endnote.
        Footnote = "footnote", "kind-footnote";
        /// A cell of a table.
        Cell = "cell", "kind-cell";
        /// A clause of the preamble.
        Preamble = "preamble", "kind-preamble";
    }
);

/// How a stretch of a paragraph looks, or what a reviser did to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Style {
    /// Bold type.
    Bold,
    /// Italic type.
    Italic,
    /// Underlined, also by a drawn line.
    Underline,
    /// Struck out, also by a drawn line.
    Strike,
    /// Raised (footnote marks themselves are [`NoteMark`]s, not text).
    Super,
    /// Lowered.
    Sub,
    /// Coloured, as 0xRRGGBB; compilation texts give delegations colours. Black is never marked.
    Colour(u32),
    /// Highlighted, as 0xRRGGBB.
    Highlight(u32),
    /// In square brackets, the brackets included.
    Bracket,
    /// A tracked insertion.
    Inserted,
    /// A tracked deletion.
    Deleted,
    /// Not a look of the words: they were not read surely (recognised from a picture with little confidence).
    Unsure,
}

impl Style {
    /// Gives the name used in JSON and on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Bold => "bold",
            Self::Italic => "italic",
            Self::Underline => "underline",
            Self::Strike => "strike",
            Self::Super => "super",
            Self::Sub => "sub",
            Self::Colour(_) => "colour",
            Self::Highlight(_) => "highlight",
            Self::Bracket => "bracket",
            Self::Inserted => "inserted",
            Self::Deleted => "deleted",
            Self::Unsure => "unsure",
        }
    }
}

/// A style over a stretch of a paragraph's text.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Mark {
    /// Where, in bytes of the paragraph's text.
    pub span: Span,
    /// What.
    pub style: Style,
    /// Who, for tracked changes.
    pub author: Option<String>,
    /// When, for tracked changes, as the source writes it (ISO 8601).
    pub date: Option<String>,
    /// The name that ties the two ends of a tracked move together.
    pub moved: Option<String>,
}

impl Mark {
    /// Makes a mark without author.
    pub const fn new(span: Span, style: Style) -> Self {
        Self { span, style, author: None, date: None, moved: None }
    }
}

/// Where a footnote's mark stands in the text, and which paragraph is the footnote.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct NoteMark {
    /// Byte of the paragraph's text before which the mark stands.
    pub at: usize,
    /// Index of the footnote's paragraph in the copy.
    pub paragraph: usize,
}

/// A reviewer's comment on a stretch of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct Comment {
    /// What the comment is about, in bytes of the paragraph's text.
    pub span: Span,
    /// Who wrote it.
    pub author: Option<String>,
    /// When, as the source writes it (ISO 8601).
    pub date: Option<String>,
    /// What it says.
    pub text: String,
    /// Whether it was marked as settled.
    pub resolved: bool,
    /// Whether it answers the nearest comment before it in its paragraph that answers none.
    pub reply: bool,
}

/// Label and reference of a paragraph in one view of the tracked changes.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct Numbers {
    /// What is printed before the text.
    pub label: Option<String>,
    /// What people cite.
    pub reference: Option<String>,
}

/// Whether a tracked change put something in or took it out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum TrackedKind {
    /// It was put in.
    Inserted,
    /// It was taken out.
    Deleted,
}

/// A tracked change to the end of a paragraph: the break between it and the next one was inserted or deleted.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Tracked {
    /// What was done to the break.
    pub kind: TrackedKind,
    /// Who.
    pub author: Option<String>,
    /// When, as the source writes it.
    pub date: Option<String>,
}

/// Where a cell stands among the tables of a text; each number counts from 0, in reading order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub struct CellPlace {
    /// Which table.
    pub table: u32,
    /// Which row of it.
    pub row: u32,
    /// Which column, where cells that span several count as many as they span.
    pub column: u32,
}

/// The unit that is numbered and negotiated.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct Paragraph {
    /// What it is on the page.
    pub kind: ParagraphKind,
    /// Depth, from 1: of a heading in the outline, of an item below its paragraph. 0 for other paragraphs.
    pub level: u8,
    /// What is printed before the text, as printed: `(d)`, `1.`.
    pub label: Option<String>,
    /// What people cite: `29 (d)`.
    pub reference: Option<String>,
    /// The headings above, outermost first.
    pub section: Vec<String>,
    /// The text without its label; tracked deletions and insertions are both in it. Never holds a line break.
    pub text: String,
    /// Styles and tracked changes, by start.
    pub marks: Vec<Mark>,
    /// Footnote marks, by place.
    pub notes: Vec<NoteMark>,
    /// Comments, by start.
    pub comments: Vec<Comment>,
    /// A tracked change to the break after this paragraph.
    pub end: Option<Tracked>,
    /// Page of the source, from 1.
    pub page: Option<u32>,
    /// Place in a table, where the source tells it.
    pub cell: Option<CellPlace>,
    /// Label and reference before the tracked changes, where they are others than [`Paragraph::label`] and
    /// [`Paragraph::reference`], which are those after them.
    pub rejected: Option<Box<Numbers>>,
    /// The line numbers printed beside the paragraph, in order.
    pub lines: Vec<u32>,
    /// What the import could not read surely; the words themselves are marked [`Style::Unsure`].
    pub doubts: Doubts,
    /// Whether nobody knows how its words look, since they were recognised from a picture of the page. Not a property of the
    /// copy: a reading is told by the copy's record of what was recognised ([`Reading::of`](crate::text::Reading::of)).
    pub looks_unknown: bool,
}

impl Paragraph {
    /// Makes a body paragraph with nothing but text.
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// Whether the paragraph is a heading.
    pub const fn is_heading(&self) -> bool {
        matches!(self.kind, ParagraphKind::Heading)
    }

    /// Gives the reference, else the printed label, else an empty text.
    pub fn cited(&self) -> &str {
        self.reference.as_deref().or(self.label.as_deref()).unwrap_or("")
    }
}
