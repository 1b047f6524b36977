//! A report laid out, as a document: headings, paragraphs of marked runs, lists.

use super::super::page::{Block, Cell, EditSort, Look, Page};
use super::super::parts::Xml;
use super::document::{WIDE, WIDTH, Written};
use super::page_table;
use super::styles::tags;
use crate::base::{UiLanguage, visible};
use crate::compare::EditKind;
use crate::locale::Locale;
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

/// Writes the pages of a report.
pub(super) fn write(page: &Page, locale: &Locale) -> Written {
    let language = frame(locale);
    let mut writer = PageWriter { frame: language, width: if page.wide { WIDE } else { WIDTH }, xml: Xml::piece() };
    writer.said("Title", &page.title);
    let invented = if page.invented { UiLanguage::ALL.len() } else { 0 };
    for (at, said) in page.head.iter().enumerate() {
        writer.said(if at < invented { "Invented" } else { "Remark" }, said);
    }
    page_table::write(&mut writer, &page.drafts);
    for (at, block) in page.blocks.iter().enumerate() {
        writer.block(block, page.blocks.get(at + 1));
    }
    for said in &page.foot {
        writer.said("Remark", said);
    }
    Written { body: writer.xml.finish(), footnotes: Vec::new(), comments: Vec::new(), language, is_wide: page.wide }
}

/// The language that the program speaks in.
fn frame(locale: &Locale) -> Language {
    match locale.language() {
        UiLanguage::English => Language::English,
        UiLanguage::Chinese => Language::Chinese,
    }
}

/// A document being written.
pub(super) struct PageWriter {
    frame: Language,
    pub(super) width: usize,
    pub(super) xml: Xml,
}

impl PageWriter {
    /// Writes what the program says.
    pub(super) fn said(&mut self, style: &'static str, words: &str) {
        self.paragraph(&Cell::text(words), Setting { style, ..Setting::default() });
    }

    fn block(&mut self, block: &Block, next: Option<&Block>) {
        match block {
            Block::Heading(level, words) => {
                const STYLES: [&str; 5] = ["Heading1", "Heading2", "Heading3", "Heading4", "Heading5"];
                // The title stands above all headings.
                let at = usize::from(level.saturating_sub(2));
                self.said(STYLES.get(at).copied().unwrap_or("Heading5"), words);
            }
            Block::Text(cell) => {
                let leads = cell.runs.first().is_some_and(|run| matches!(run.look, Look::Strong | Look::Weak));
                let keeps = leads && matches!(next, Some(Block::Text(_) | Block::List(_)));
                self.paragraph(cell, Setting { style: "ReportText", keeps, ..Setting::default() });
            }
            Block::Note(words) => self.said("Remark", words),
            Block::List(items) => {
                for item in items {
                    self.paragraph(item, Setting { style: "ListBullet", ..Setting::default() });
                }
            }
            Block::Table(table) => page_table::write(self, table),
        }
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
