use super::paragraph::{Paragraph, Style};
use crate::base::{ContentHash, Date};
use std::borrow::Cow;

/// A file format that a copy was read from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// Portable Document Format.
    Pdf,
    /// Word, Office Open XML.
    Docx,
    /// OpenDocument text.
    Odt,
    /// HTML.
    Html,
    /// Markdown.
    Markdown,
    /// Plain text.
    Text,
}

impl Format {
    /// Every format that is read.
    pub const ALL: [Self; 6] = [Self::Pdf, Self::Docx, Self::Odt, Self::Html, Self::Markdown, Self::Text];

    /// Gives the name used in JSON and on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Docx => "docx",
            Self::Odt => "odt",
            Self::Html => "html",
            Self::Markdown => "md",
            Self::Text => "txt",
        }
    }

    /// Finds the format with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.name() == name)
    }
}

/// A language of drafts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// Arabic.
    Arabic,
    /// Chinese.
    Chinese,
    /// English.
    English,
    /// French.
    French,
    /// Russian.
    Russian,
    /// Spanish.
    Spanish,
    /// Another language.
    Other,
}

impl Language {
    /// Every language with a code.
    pub const ALL: [Self; 6] = [Self::Arabic, Self::Chinese, Self::English, Self::French, Self::Russian, Self::Spanish];

    /// Gives the ISO 639-1 code; `und` (ISO 639-2, undetermined) for others.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Arabic => "ar",
            Self::Chinese => "zh",
            Self::English => "en",
            Self::French => "fr",
            Self::Russian => "ru",
            Self::Spanish => "es",
            Self::Other => "und",
        }
    }

    /// Finds the language with this code; [`Language::Other`] for codes that are not among the six.
    pub fn from_code(code: &str) -> Self {
        Self::ALL.into_iter().find(|language| language.code() == code).unwrap_or(Self::Other)
    }
}

/// Where on the way to adoption a draft stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// Elements, outline, non-paper: what comes before a draft.
    Elements,
    /// The first whole draft.
    Zero,
    /// The n-th revision.
    Revision(u16),
    /// The text put forward for adoption, or adopted.
    Final,
}

/// A piece of the source that is not part of the text.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct SetAside {
    /// What it is, in the contract's words: running header, page number, document symbol, job number ….
    pub what: Cow<'static, str>,
    /// What it says.
    pub text: String,
    /// Page of the source, from 1.
    pub page: Option<u32>,
}

/// One copy of a draft's text, as imported. Never changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceText {
    /// Hash of the bytes it was read from.
    pub hash: ContentHash,
    /// Version of the importer that read it.
    pub importer: u32,
    /// Format of the source.
    pub format: Format,
    /// Character encoding that a text file was decoded with; nothing for formats that say it themselves.
    pub encoding: Option<String>,
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
