use super::paragraph::{Paragraph, Style};
use crate::base::{ContentHash, Date, closed_enum};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

closed_enum!(
    /// A file format that a copy was read from.
    #[derive(Serialize, Deserialize)]
    Format {
        /// Portable Document Format.
        Pdf = "pdf";
        /// Word, Office Open XML.
        Docx = "docx";
        /// OpenDocument text.
        Odt = "odt";
        /// HTML.
        Html = "html";
        /// Markdown.
        Markdown = "md";
        /// Plain text.
        Text = "txt";
    }
);

closed_enum!(
    /// A language of drafts, named by its code: ISO 639-1, and `und` (ISO 639-2, undetermined) for others.
    #[derive(Serialize, Deserialize)]
    Language {
        /// Arabic.
        Arabic = "ar";
        /// Chinese.
        Chinese = "zh";
        /// English.
        English = "en";
        /// French.
        French = "fr";
        /// Russian.
        Russian = "ru";
        /// Spanish.
        Spanish = "es";
        /// Another language.
        Other = "und";
    }
);

impl Language {
    /// Returns the code of the language.
    pub const fn code(self) -> &'static str {
        self.name()
    }

    /// Finds the language with this code; [`Language::Other`] for codes that are not among the six.
    pub fn from_code(code: &str) -> Self {
        code.parse().unwrap_or(Self::Other)
    }
}

/// Where on the way to adoption a draft stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// Elements, outline, non-paper: what comes before a draft.
    Elements,
    /// The first whole draft.
    Zero,
    /// A draft with the proposals of all put into it.
    Compilation,
    /// The chair's own text.
    Chair,
    /// The n-th revision.
    Revision(u16),
    /// The last draft: the text put forward for adoption.
    Final,
    /// The text as it was adopted.
    Adopted,
}

/// A piece of the source that is not part of the text.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct SetAside {
    /// What it is, in the contract's words: running header, page number, document symbol, job number ….
    pub what: Cow<'static, str>,
    /// What it says.
    pub text: String,
    /// Page of the source, from 1.
    pub page: Option<u32>,
}

/// What was recognised in pictures of pages, and by whom.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Recognition {
    /// The program, its version, the languages it was told, dots an inch.
    pub by: String,
    /// The pages, from 1, in order.
    pub pages: Vec<u32>,
}

/// One copy of a draft's text, as imported. Never changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceText {
    /// Hash of the bytes it was read from.
    pub hash: ContentHash,
    /// Version of the importer that read it.
    pub importer: u32,
    /// Format of the source.
    pub format: Format,
    /// Character encoding that a text file was decoded with; nothing for formats that say it themselves.
    pub encoding: Option<String>,
    /// Pages whose text was recognised in their pictures.
    pub recognition: Option<Recognition>,
    /// Title found in the text.
    pub title: Option<String>,
    /// Date found in the text.
    pub date: Option<Date>,
    /// Document symbol found in the text, such as A/RES/78/265.
    pub symbol: Option<String>,
    /// Language, when the text is long enough to tell.
    pub language: Option<Language>,
    /// What the text says of its own status ("advance unedited version").
    pub status: Option<String>,
    /// Every paragraph of every kind, in reading order.
    pub paragraphs: Vec<Paragraph>,
    /// What is not part of the text.
    pub set_aside: Vec<SetAside>,
}

impl SourceText {
    /// Makes an empty copy, to be filled by an importer.
    pub fn empty(hash: ContentHash, importer: u32, format: Format) -> Self {
        Self {
            hash,
            importer,
            format,
            encoding: None,
            recognition: None,
            title: None,
            date: None,
            symbol: None,
            language: None,
            status: None,
            paragraphs: Vec::new(),
            set_aside: Vec::new(),
        }
    }

    /// Whether any paragraph carries a tracked change.
    pub fn has_tracked_changes(&self) -> bool {
        self.paragraphs.iter().any(|paragraph| {
            paragraph.end.is_some()
                || paragraph.marks.iter().any(|mark| matches!(mark.style, Style::Inserted | Style::Deleted))
        })
    }
}
