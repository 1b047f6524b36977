//! Paragraphs of marked runs, and the document that they are put into.

use super::super::page::{Cell, EditSort, Look};
use super::super::parts::Xml;
use super::styles::tags;
use crate::base::visible;
use crate::compare::EditKind;
use crate::text::Language;

/// How a paragraph is set.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Setting {
    /// Its style.
    pub(super) style: &'static str,
    /// Whether it stays on the page of what follows it.
    pub(super) keeps: bool,
    /// Whether it stands at the right, as numbers do.
    pub(super) at_right: bool,
    /// Whether its words are a head's.
    pub(super) is_head: bool,
}

/// A document being written.
pub(super) struct PageWriter {
    pub(super) frame: Language,
    pub(super) width: usize,
    pub(super) xml: Xml,
}

impl PageWriter {
    /// Writes what the program says.
    pub(super) fn said(&mut self, style: &'static str, words: &str) {
        self.paragraph(&Cell::text(words), Setting { style, ..Setting::default() });
    }

    /// Writes a paragraph of marked runs.
    pub(super) fn paragraph(&mut self, cell: &Cell, setting: Setting) {
        let language = cell.language.unwrap_or(self.frame);
        let is_right_to_left = language == Language::Arabic;
        self.xml.open("w:p", &[]);
        self.xml.open("w:pPr", &[]);
        self.xml.empty("w:pStyle", &[("w:val", setting.style)]);
        if setting.keeps {
            self.xml.empty("w:keepNext", &[]);
        }
        if is_right_to_left {
            self.xml.empty("w:bidi", &[]);
        }
        if setting.at_right {
            self.xml.empty("w:jc", &[("w:val", "right")]);
        }
        self.xml.close("w:pPr");
        for run in &cell.runs {
            self.run(&visible(&run.words), &run.look, language, setting.is_head);
            if let Look::Restyled(said) = &run.look {
                self.run(&format!(" ({})", visible(said)), &Look::Weak, self.frame, setting.is_head);
            }
        }
        self.xml.close("w:p");
    }

    fn run(&mut self, words: &str, look: &Look, language: Language, is_head: bool) {
        let style = style(look);
        let is_foreign = language != self.frame;
        let is_chinese = language == Language::Chinese;
        self.xml.open("w:r", &[]);
        if style.is_some() || is_foreign || is_head || is_chinese {
            self.xml.open("w:rPr", &[]);
            if let Some(style) = style {
                self.xml.empty("w:rStyle", &[("w:val", style)]);
            }
            if is_chinese {
                self.xml.empty("w:rFonts", &[("w:hint", "eastAsia")]);
            }
            if is_head {
                self.xml.empty("w:b", &[]);
                self.xml.empty("w:bCs", &[]);
            }
            if language == Language::Arabic {
                self.xml.empty("w:rtl", &[]);
            }
            if is_foreign {
                let (own, east) = tags(language);
                let own = if is_chinese { tags(self.frame).0 } else { own };
                self.xml.empty("w:lang", &[("w:val", own), ("w:eastAsia", east), ("w:bidi", "ar-SA")]);
            }
            self.xml.close("w:rPr");
        }
        for (at, line) in words.split('\n').enumerate() {
            if at > 0 {
                self.xml.empty("w:br", &[]);
            }
            for (at, part) in line.split('\t').enumerate() {
                if at > 0 {
                    self.xml.empty("w:tab", &[]);
                }
                if !part.is_empty() {
                    self.xml.leaf("w:t", &[("xml:space", "preserve")], part);
                }
            }
        }
        self.xml.close("w:r");
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
