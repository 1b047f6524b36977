//! A report laid out, as a text: headings, paragraphs of marked runs, lists.

use super::super::page::{Block, Cell, EditSort, Look, Page};
use super::super::parts::Xml;
use super::automatic::{Automatic, Differs};
use super::package::Written;
use super::page_table;
use super::styles;
use super::text::words;
use crate::base::{UiLanguage, visible};
use crate::compare::EditKind;
use crate::locale::Locale;
use crate::text::Language;

/// Widths of the text, in twentieths of a point: of paper upright and crosswise.
const WIDTHS: [usize; 2] = [9026, 14570];

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

/// Writes the pages of a report.
pub(super) fn write(page: &Page, locale: &Locale) -> Written {
    let frame = match locale.language() {
        UiLanguage::English => Language::English,
        UiLanguage::Chinese => Language::Chinese,
    };
    let [upright, crosswise] = WIDTHS;
    let width = if page.wide { crosswise } else { upright };
    let mut writer = PageWriter { frame, width, automatic: Automatic::default(), xml: Xml::piece() };
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
    Written {
        body: writer.xml.finish(),
        regions: Vec::new(),
        automatic: writer.automatic,
        language: frame,
        is_wide: page.wide,
    }
}

/// A text being written.
pub(super) struct PageWriter {
    frame: Language,
    pub(super) width: usize,
    pub(super) automatic: Automatic,
    pub(super) xml: Xml,
}

impl PageWriter {
    /// Writes what the program says.
    pub(super) fn said(&mut self, style: &'static str, words: &str) {
        self.paragraph(&Cell::text(words), Setting::of(style));
    }

    fn block(&mut self, block: &Block, next: Option<&Block>) {
        match block {
            Block::Heading(level, said) => {
                // The title stands above all headings.
                let level = usize::from(level.saturating_sub(1).max(1));
                let style = [("text:style-name", styles::heading(level))];
                self.xml.open("text:h", &[&style[..], &[("text:outline-level", &level.to_string())]].concat());
                words(&visible(said), &mut self.xml);
                self.xml.close("text:h");
            }
            Block::Text(cell) => {
                let leads = cell.runs.first().is_some_and(|run| matches!(run.look, Look::Strong | Look::Weak));
                let keeps = leads && matches!(next, Some(Block::Text(_) | Block::List(_)));
                self.paragraph(cell, Setting { keeps, ..Setting::of("Report_20_Text") });
            }
            Block::Note(said) => self.said("Remark", said),
            Block::List(items) => {
                self.xml.open("text:list", &[("text:style-name", "Bullets")]);
                for item in items {
                    self.xml.open("text:list-item", &[]);
                    self.paragraph(item, Setting::of("List_20_Item"));
                    self.xml.close("text:list-item");
                }
                self.xml.close("text:list");
            }
            Block::Table(table) => page_table::write(self, table),
        }
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
