//! What is asked of reports, and the form in which a report is chosen.

use crate::base::Message;
use crate::insight::weight::Level;
use crate::locale::UiLanguage;
use crate::report::{Audience, Format, Layout, Only, Private, WriteOptions};
use std::collections::BTreeSet;

/// Something asked of reports.
#[derive(Debug, Clone, PartialEq)]
pub enum ReportAction {
    /// Ask what is to be written.
    Ask,
    /// Write what was chosen: asks the window where.
    Choose(Box<ExportForm>),
}

/// What is to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportForm {
    /// The layout.
    pub layout: Layout,
    /// The format.
    pub format: Format,
    /// Only the steps from the one to the other draft shown; else all.
    pub shown_only: bool,
    /// Only changes of which this was said.
    pub only: Option<Only>,
    /// Only changes of this weight and more.
    pub weight: Level,
    /// For whom.
    pub audience: Audience,
    /// What private things may go out all the same.
    pub include: BTreeSet<Private>,
    /// The language.
    pub language: UiLanguage,
    /// The title; the study's where it is empty.
    pub title: String,
    /// What private things the study holds, with how many of each.
    pub private: Vec<(Private, usize)>,
}

impl Default for ExportForm {
    fn default() -> Self {
        Self {
            layout: Layout::Comparison,
            format: Format::Html,
            shown_only: false,
            only: None,
            weight: Level::default(),
            audience: Audience::Own,
            include: BTreeSet::new(),
            language: UiLanguage::default(),
            title: String::new(),
            private: Vec::new(),
        }
    }
}

impl ExportForm {
    /// Returns the formats that can be written of the layout, the usual one first.
    pub fn formats(&self) -> Vec<Format> {
        self.layout.formats().to_vec()
    }

    /// Takes another layout; a format that it is not written as gives way, and it is for those it usually is for.
    pub fn set_layout(&mut self, layout: Layout) {
        self.layout = layout;
        self.audience = layout.usual_audience();
        let formats = self.formats();
        if !formats.contains(&self.format)
            && let Some(first) = formats.first()
        {
            self.format = *first;
        }
    }

    /// Returns how it is written.
    pub fn options(&self) -> WriteOptions {
        WriteOptions { layout: self.layout, audience: self.audience, include: self.include.clone() }
    }

    /// Says why nothing can be written, if so.
    pub fn problem(&self) -> Option<Message> {
        let asks = self.private.iter().any(|(private, _)| *private == Private::Asks);
        match (self.layout, self.audience) {
            (Layout::Ledger, _) if !asks => Some(Message::new("ledger-without-asks")),
            (Layout::Ledger, Audience::Circulation) if !self.include.contains(&Private::Asks) => {
                Some(Message::new("export-ledger-private"))
            }
            _ => None,
        }
    }
}
