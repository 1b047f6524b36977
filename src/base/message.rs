use super::closed_enum;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Names something to tell the user, not yet in any language.
///
/// The rooms below `locale` name what happened and give the particulars; `locale` makes the sentence (its key is in
/// `assets/locale/*/*.ftl`; a test checks that every key used in the sources exists in every language).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Message {
    /// Key of the sentence in the locale files.
    pub key: &'static str,
    /// Particulars, by the names the sentence uses.
    pub args: Vec<(&'static str, Arg)>,
}

/// A particular of a [`Message`].
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Arg {
    /// Words, shown as they are.
    Text(String),
    /// A number, which may choose a plural form.
    Number(i64),
}

impl Message {
    /// Makes the message `key`, without particulars.
    pub const fn new(key: &'static str) -> Self {
        Self { key, args: Vec::new() }
    }

    /// Adds words.
    #[must_use]
    pub fn text(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.args.push((name, Arg::Text(value.into())));
        self
    }

    /// Adds a number; one too large for `i64` is shown as the largest.
    #[must_use]
    pub fn number(mut self, name: &'static str, value: impl TryInto<i64>) -> Self {
        self.args.push((name, Arg::Number(value.try_into().unwrap_or(i64::MAX))));
        self
    }
}

impl fmt::Display for Message {
    /// For logs and test failures only: the key and the particulars.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.key)?;
        for (name, value) in &self.args {
            match value {
                Arg::Text(text) => write!(f, " {name}={text:?}")?,
                Arg::Number(number) => write!(f, " {name}={number}")?,
            }
        }
        Ok(())
    }
}

closed_enum!(
    /// How much a [`Diagnostic`] matters; what matters more is greater.
    #[derive(Serialize, Deserialize)]
    Severity {
        /// Something was mended or decided that the user may like to know.
        Info = "info";
        /// A doubt: the user should look.
        Doubt = "doubt";
        /// Something could not be read.
        Loss = "loss";
    }
);

/// Where in a source something was noticed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub struct Place {
    /// Page, from 1.
    pub page: Option<u32>,
    /// Line of a text file, from 1.
    pub line: Option<u32>,
    /// Index of a paragraph of the copy.
    pub paragraph: Option<usize>,
}

/// Something noticed while doing a job that went on all the same.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Diagnostic {
    /// How much it matters.
    pub weight: Severity,
    /// Where.
    pub place: Place,
    /// What happened, and what to do about it.
    pub what: Message,
}

impl Diagnostic {
    /// Makes a diagnostic without a place.
    pub fn new(weight: Severity, what: Message) -> Self {
        Self { weight, place: Place::default(), what }
    }

    /// Places it on a page (from 1).
    #[must_use]
    pub fn on_page(mut self, page: u32) -> Self {
        self.place.page = Some(page);
        self
    }

    /// Places it at a paragraph of the copy.
    #[must_use]
    pub fn at_paragraph(mut self, index: usize) -> Self {
        self.place.paragraph = Some(index);
        self
    }

    /// Places it at a line (from 1).
    #[must_use]
    pub fn at_line(mut self, line: u32) -> Self {
        self.place.line = Some(line);
        self
    }
}

/// A result together with what was noticed on the way to it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct WithDiagnostics<T> {
    /// The result.
    pub value: T,
    /// What was noticed, in order.
    pub diagnostics: Vec<Diagnostic>,
}

impl<T> WithDiagnostics<T> {
    /// Wraps a result without diagnostics.
    pub const fn plain(value: T) -> Self {
        Self { value, diagnostics: Vec::new() }
    }

    /// Replaces the value and keeps the diagnostics.
    pub fn map<U>(self, f: impl FnOnce(T) -> U) -> WithDiagnostics<U> {
        WithDiagnostics { value: f(self.value), diagnostics: self.diagnostics }
    }
}
