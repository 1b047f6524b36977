//! What a text of several drafts is made of: words, labels, notes, marks of paragraphs and tables, each with when it came
//! and went.

use crate::base::Span;

/// A paragraph of a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::report) struct Par {
    /// Index of the draft.
    pub(in crate::report) draft: usize,
    /// Index of the paragraph in its reading.
    pub(in crate::report) index: usize,
}

/// A byte of a paragraph's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::report) struct Place {
    /// The paragraph.
    pub(in crate::report) par: Par,
    /// The byte.
    pub(in crate::report) at: usize,
}

impl Place {
    /// The place so many bytes further on.
    pub(in crate::report) const fn after(self, bytes: usize) -> Self {
        Self { par: self.par, at: self.at + bytes }
    }
}

/// In which drafts something stands: from one, to before another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::report) struct Life {
    /// Index of the draft in which it came.
    pub(in crate::report) came: usize,
    /// The move that it came by.
    pub(in crate::report) came_by: Option<u32>,
    /// Index of the draft in which it is no more.
    pub(in crate::report) gone: Option<usize>,
    /// The move that it went by.
    pub(in crate::report) gone_by: Option<u32>,
}

impl Life {
    /// What comes in a draft.
    pub(in crate::report) const fn from(draft: usize, by: Option<u32>) -> Self {
        Self { came: draft, came_by: by, gone: None, gone_by: None }
    }

    /// Whether it still stands.
    pub(in crate::report) const fn stands(&self) -> bool {
        self.gone.is_none()
    }

    /// Takes it out.
    pub(in crate::report) const fn end(&mut self, draft: usize, by: Option<u32>) {
        if self.gone.is_none() {
            (self.gone, self.gone_by) = (Some(draft), by);
        }
    }

    /// Whether it stands in the draft `first`, and whether it stands in the newest.
    pub(in crate::report) const fn sides(&self, first: usize) -> (bool, bool) {
        (self.came == first, self.gone.is_none())
    }
}

/// Words of a paragraph.
#[derive(Debug, Clone)]
pub(in crate::report) struct Words {
    /// The words.
    pub(in crate::report) text: String,
    /// When they stand.
    pub(in crate::report) life: Life,
    /// Where they stood when they came.
    pub(in crate::report) began: Place,
    /// Where they stand in the last draft that has them.
    pub(in crate::report) now: Place,
}

impl Words {
    /// Cuts off what comes after so many bytes.
    pub(in crate::report) fn cut(&mut self, bytes: usize) -> Option<Self> {
        let rest = self.text.get(bytes..).filter(|rest| !rest.is_empty())?.to_owned();
        self.text.truncate(bytes);
        Some(Self { text: rest, life: self.life, began: self.began.after(bytes), now: self.now.after(bytes) })
    }

    /// Where they stand in that draft.
    pub(in crate::report) fn span(&self) -> Span {
        Span::new(self.now.at, self.text.len())
    }
}

/// The label printed before a paragraph.
#[derive(Debug, Clone)]
pub(in crate::report) struct Label {
    /// As printed.
    pub(in crate::report) text: String,
    /// When it stands.
    pub(in crate::report) life: Life,
    /// The paragraph.
    pub(in crate::report) par: Par,
}

/// The mark of a footnote, and the footnote.
#[derive(Debug, Clone)]
pub(in crate::report) struct Note {
    /// When it stands.
    pub(in crate::report) life: Life,
    /// What is printed as its mark, where the marks of the drafts are not 1, 2, 3.
    pub(in crate::report) label: Option<String>,
    /// What it says.
    pub(in crate::report) flow: Vec<Item>,
}

/// The end of a paragraph.
#[derive(Debug, Clone)]
pub(in crate::report) struct Mark {
    /// When it stands.
    pub(in crate::report) life: Life,
    /// The paragraph that it ends in the oldest draft, where it stands in that.
    pub(in crate::report) first: Option<Par>,
    /// The paragraph that it ends in the newest draft, where it stands in that.
    pub(in crate::report) last: Option<Par>,
    /// A paragraph that it ends in the last draft that has it.
    pub(in crate::report) now: Par,
}

/// A row of a table.
#[derive(Debug, Clone)]
pub(in crate::report) struct Row {
    /// When it stands.
    pub(in crate::report) life: Life,
    /// Its cells, by column.
    pub(in crate::report) cells: Vec<Vec<Item>>,
}

/// A piece of a text of several drafts.
#[derive(Debug, Clone)]
pub(in crate::report) enum Item {
    /// Words.
    Words(Words),
    /// The label of the paragraph that begins here.
    Label(Label),
    /// A footnote.
    Note(Note),
    /// The end of a paragraph.
    Mark(Mark),
    /// A table.
    Table(Vec<Row>),
}

impl Item {
    /// Whether it still stands.
    pub(in crate::report) fn stands(&self) -> bool {
        match self {
            Self::Words(words) => words.life.stands(),
            Self::Label(label) => label.life.stands(),
            Self::Note(note) => note.life.stands(),
            Self::Mark(mark) => mark.life.stands(),
            Self::Table(rows) => rows.iter().any(|row| row.life.stands()),
        }
    }

    /// Its life; `None` for tables, whose rows have each their own.
    pub(in crate::report) const fn life(&self) -> Option<&Life> {
        match self {
            Self::Words(words) => Some(&words.life),
            Self::Label(label) => Some(&label.life),
            Self::Note(note) => Some(&note.life),
            Self::Mark(mark) => Some(&mark.life),
            Self::Table(_) => None,
        }
    }
}
