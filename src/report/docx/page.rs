//! A report laid out, as a document: headings, paragraphs of marked runs, lists.

use super::super::page::{Block, Look, Page};
use super::super::parts::Xml;
use super::document::{WIDE, WIDTH, Written};
use super::page_table;
use super::page_writer::{PageWriter, Setting};
use crate::base::UiLanguage;
use crate::locale::Locale;
use crate::text::Language;

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
        one(&mut writer, block, page.blocks.get(at + 1));
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

/// Writes a block; `next` follows it.
fn one(writer: &mut PageWriter, block: &Block, next: Option<&Block>) {
    match block {
        Block::Heading(level, words) => {
            const STYLES: [&str; 5] = ["Heading1", "Heading2", "Heading3", "Heading4", "Heading5"];
            // The title stands above all headings.
            let at = usize::from(level.saturating_sub(2));
            writer.said(STYLES.get(at).copied().unwrap_or("Heading5"), words);
        }
        Block::Text(cell) => {
            let leads = cell.runs.first().is_some_and(|run| matches!(run.look, Look::Strong | Look::Weak));
            let keeps = leads && matches!(next, Some(Block::Text(_) | Block::List(_)));
            writer.paragraph(cell, Setting { style: "ReportText", keeps, ..Setting::default() });
        }
        Block::Note(words) => writer.said("Remark", words),
        Block::List(items) => {
            for item in items {
                writer.paragraph(item, Setting { style: "ListBullet", ..Setting::default() });
            }
        }
        Block::Table(table) => page_table::write(writer, table),
    }
}
