//! A report laid out, as plain values that know no format.

use crate::compare::EditKind;
use crate::text::Language;

/// What sort of deletion or insertion a run is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EditSort {
    /// Words.
    Words,
    /// Square brackets alone.
    Bracket,
    /// Words that moved within the change.
    Moved,
    /// No difference of wording.
    Minor,
}

/// How a run looks.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Look {
    /// As the text around it.
    #[default]
    Plain,
    /// A number, a name, a verdict.
    Strong,
    /// What is said beside it by the program.
    Weak,
    /// Words that stay and look otherwise, and how, in words.
    Restyled(String),
    /// Deleted or inserted words.
    Edit(EditKind, EditSort),
}

/// Words of one look. A line break is one newline.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Run {
    /// The words; controls in them are shown, not obeyed.
    pub words: String,
    /// Their look.
    pub look: Look,
}

impl Run {
    /// Makes a run, showing controls in its words.
    pub fn new(words: impl AsRef<str>, look: Look) -> Self {
        Self { words: crate::base::visible(words.as_ref()).into_owned(), look }
    }

    /// Makes a run of plain words.
    pub fn plain(words: impl AsRef<str>) -> Self {
        Self::new(words, Look::Plain)
    }
}

/// A cell of a table, or a line of text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cell {
    /// Its words.
    pub runs: Vec<Run>,
    /// Set when it is a count; then the words say the same.
    pub number: Option<usize>,
    /// The language of the words, where they are a draft's.
    pub language: Option<Language>,
}

impl Cell {
    /// Makes a cell of plain words.
    pub fn text(words: impl AsRef<str>) -> Self {
        Self::of(vec![Run::plain(words)])
    }

    /// Makes a cell of runs; those without words are dropped.
    pub fn of(mut runs: Vec<Run>) -> Self {
        runs.retain(|run| !run.words.is_empty());
        Self { runs, ..Self::default() }
    }

    /// Makes a cell that holds a count.
    pub fn number(count: usize) -> Self {
        Self { number: Some(count), ..Self::text(count.to_string()) }
    }

    /// Returns the words without their looks; nothing that was deleted or inserted is told apart.
    pub fn words(&self) -> String {
        self.runs.iter().map(|run| run.words.as_str()).collect()
    }
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Row {
    /// A cell a column.
    Cells(Vec<Cell>),
    /// What the rows below it stand under.
    Section(String),
}

/// A table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table {
    /// What it is called; in a workbook, the name of its sheet.
    pub name: String,
    /// What stands over its columns.
    pub heads: Vec<String>,
    /// Widths of the columns in characters of ordinary type.
    pub widths: Vec<u16>,
    /// The rows.
    pub rows: Vec<Row>,
}

impl Table {
    /// Makes an empty table of columns with their widths.
    pub fn new(name: String, columns: impl IntoIterator<Item = (String, u16)>) -> Self {
        let (heads, widths) = columns.into_iter().unzip();
        Self { name, heads, widths, rows: Vec::new() }
    }

    /// Returns the widths as parts of a hundred, at least one each.
    pub fn shares(&self) -> Vec<u32> {
        let all: u32 = self.widths.iter().map(|width| u32::from(*width)).sum::<u32>().max(1);
        self.widths.iter().map(|width| (u32::from(*width) * 100 / all).max(1)).collect()
    }
}

/// What stands under one another on a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A heading, from 1.
    Heading(u8, String),
    /// A paragraph of a draft, or what is said of it.
    Text(Cell),
    /// What the program says.
    Note(String),
    /// Items.
    List(Vec<Cell>),
    /// A table.
    Table(Table),
}

/// A report laid out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Page {
    /// Its title.
    pub title: String,
    /// What is said first, in sentences: that texts are invented, for whom it is, what is left out.
    pub head: Vec<String>,
    /// Whether the texts are invented; then the first sentences of `head` say so.
    pub invented: bool,
    /// The drafts.
    pub drafts: Table,
    /// What it holds.
    pub blocks: Vec<Block>,
    /// What is said last.
    pub foot: Vec<String>,
    /// Whether it wants paper laid crosswise.
    pub wide: bool,
    /// The day of the newest draft that has one; what a file that must have a date is dated.
    pub date: Option<crate::base::Date>,
}
