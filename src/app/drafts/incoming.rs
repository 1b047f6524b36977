//! A text on its way into the study: where it comes from, and what it becomes there.

use crate::app::session::Session;
use crate::app::shared::disk;
use crate::base::{DraftId, IdSource, Message, ParagraphId, Severity, WithDiagnostics};
use crate::import::ImportError;
use crate::locale::{Locale, UiLanguage};
use crate::study::{Names, Noted, Seal, StudyCopy};
use crate::text::SourceText;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Where a text comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::app) enum Source {
    /// A file, and the password it was given.
    File(PathBuf, Option<String>),
    /// Words from the clipboard.
    Pasted(String),
}

impl Default for Source {
    fn default() -> Self {
        Self::Pasted(String::new())
    }
}

/// A text that waits to be read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::app) struct Incoming {
    pub source: Source,
    /// The draft that it is a better copy of.
    pub instead: Option<DraftId>,
    /// Whether it was dropped on the window: then nobody has said yet what it is.
    pub dropped: bool,
    /// The character encoding a text file is read with, where the user chose one.
    pub encoding: Option<String>,
}

impl Incoming {
    pub(super) fn file(path: PathBuf) -> Self {
        Self { source: Source::File(path, None), ..Self::default() }
    }

    /// What it is called while it is read.
    pub(in crate::app) fn name(&self) -> String {
        match &self.source {
            Source::File(path, _) => disk::file_name(path),
            Source::Pasted(_) => String::new(),
        }
    }
}

/// What came of reading what waited, in its order.
pub(in crate::app) type Imported = Vec<(Incoming, Result<WithDiagnostics<SourceText>, ImportError>)>;

/// A copy as the study keeps it, with fresh ids and what was noticed in both languages.
pub(in crate::app) fn study_copy(
    ids: &mut dyn IdSource,
    path: Option<&Path>,
    file: &str,
    noticed: WithDiagnostics<SourceText>,
) -> StudyCopy {
    let WithDiagnostics { value: copy, diagnostics } = noticed;
    let (english, chinese) = (Locale::new(UiLanguage::English), Locale::new(UiLanguage::Chinese));
    let noted = diagnostics
        .iter()
        .map(|diagnostic| Noted {
            weight: diagnostic.weight,
            page: diagnostic.place.page,
            paragraph: diagnostic.place.paragraph,
            said: Names { en: english.format(&diagnostic.what), zh: chinese.format(&diagnostic.what) },
        })
        .collect();
    StudyCopy {
        ids: Arc::new(copy.paragraphs.iter().map(|_| ParagraphId::new(ids)).collect()),
        doubts: diagnostics.iter().filter(|notice| notice.weight >= Severity::Doubt).count(),
        noted: Arc::new(noted),
        copy: Arc::new(copy),
        file: file.to_owned(),
        path: path.map(|path| path.display().to_string()),
        seal: Seal::Whole,
    }
}

/// What is said of a file in which no text was found: what would help, where that is known.
pub(in crate::app) fn nothing_read(session: &Session, file: &str, noticed: &WithDiagnostics<SourceText>) -> Message {
    let helps = |what: &Message| matches!(what.key, "ocr-missing" | "ocr-needs-language" | "ocr-broken");
    match noticed.diagnostics.iter().find(|diagnostic| helps(&diagnostic.what)) {
        Some(diagnostic) => {
            let why = session.locale.format(&diagnostic.what);
            Message::new("open-failed").text("file", file).text("why", why)
        }
        None => Message::new("open-no-text").text("file", file),
    }
}

/// Whether a name is that of a pack.
pub(in crate::app) fn is_pack(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("pack"))
}

/// Whether a file is a study by its name.
pub(in crate::app) fn is_study(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("travaux"))
}
