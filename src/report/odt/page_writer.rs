//! Paragraphs of marked runs, and the text that they are put into.

use super::super::page::{Cell, EditSort, Look};
use super::super::parts::Xml;
use super::automatic::{Automatic, Differs};
use super::text::words;
use crate::base::visible;
use crate::compare::EditKind;
use crate::text::Language;

/// How a paragraph is set: its style, and whether it stays with what follows or stands at the right.
#[derive(Debug, Clone, Copy)]
pub(super) struct Setting {
    /// Its style.
    pub(super) style: &'static str,
    /// Whether it stays on the page of what follows it.
    pub(super) keeps: bool,
    /// Whether it stands at the right, as numbers do.
    pub(super) at_right: bool,
}

impl Setting {
    /// A paragraph of a style.
    pub(super) const fn of(style: &'static str) -> Self {
        Self { style, keeps: false, at_right: false }
    }
}

/// A text being written.
pub(super) struct PageWriter {
    pub(super) frame: Language,
    pub(super) width: usize,
    pub(super) automatic: Automatic,
    pub(super) xml: Xml,
}

impl PageWriter {
    /// Writes what the program says.
    pub(super) fn said(&mut self, style: &'static str, words: &str) {
        self.paragraph(&Cell::text(words), Setting::of(style));
    }

    /// Writes a paragraph of marked runs.
    pub(super) fn paragraph(&mut self, cell: &Cell, setting: Setting) {
        let Setting { style: parent, keeps, at_right } = setting;
        let language = cell.language.filter(|language| *language != self.frame);
        let style = self.automatic.paragraph(Differs { parent, language, keeps, at_right });
        self.xml.open("text:p", &[("text:style-name", &style)]);
        for run in &cell.runs {
            self.run(&visible(&run.words), &run.look);
            if let Look::Restyled(said) = &run.look {
                self.run(&format!(" ({})", visible(said)), &Look::Weak);
            }
        }
        self.xml.close("text:p");
    }

    fn run(&mut self, said: &str, look: &Look) {
        match style(look) {
            Some(style) => {
                self.xml.open("text:span", &[("text:style-name", style)]);
                words(said, &mut self.xml);
                self.xml.close("text:span");
            }
            None => words(said, &mut self.xml),
        }
    }
}

/// The style of words of a look.
const fn style(look: &Look) -> Option<&'static str> {
    match look {
        Look::Plain | Look::Restyled(_) | Look::Edit(EditKind::Equal, _) => None,
        Look::Strong => Some("Strong"),
        Look::Weak => Some("Weak"),
        Look::Edit(EditKind::Insert, EditSort::Moved) => Some("MovedTo"),
        Look::Edit(EditKind::Delete, EditSort::Moved) => Some("MovedFrom"),
        Look::Edit(EditKind::Insert, EditSort::Minor) => Some("MinorTo"),
        Look::Edit(EditKind::Delete, EditSort::Minor) => Some("MinorFrom"),
        Look::Edit(EditKind::Insert, _) => Some("Inserted"),
        Look::Edit(EditKind::Delete, _) => Some("Deleted"),
    }
}
