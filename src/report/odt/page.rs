//! A report laid out, as a text: headings, paragraphs of marked runs, lists.

use super::super::page::{Block, Look, Page};
use super::super::parts::Xml;
use super::automatic::Automatic;
use super::package::Written;
use super::page_table;
use super::page_writer::{PageWriter, Setting};
use super::styles;
use super::text::words;
use crate::base::{UiLanguage, visible};
use crate::locale::Locale;
use crate::text::Language;

/// Widths of the text, in twentieths of a point: of paper upright and crosswise.
const WIDTHS: [usize; 2] = [9026, 14570];

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
        one(&mut writer, block, page.blocks.get(at + 1));
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

/// Writes a block; `next` follows it.
fn one(writer: &mut PageWriter, block: &Block, next: Option<&Block>) {
    match block {
        Block::Heading(level, said) => {
            // The title stands above all headings.
            let level = usize::from(level.saturating_sub(1).max(1));
            let style = [("text:style-name", styles::heading(level))];
            writer.xml.open("text:h", &[&style[..], &[("text:outline-level", &level.to_string())]].concat());
            words(&visible(said), &mut writer.xml);
            writer.xml.close("text:h");
        }
        Block::Text(cell) => {
            let leads = cell.runs.first().is_some_and(|run| matches!(run.look, Look::Strong | Look::Weak));
            let keeps = leads && matches!(next, Some(Block::Text(_) | Block::List(_)));
            writer.paragraph(cell, Setting { keeps, ..Setting::of("Report_20_Text") });
        }
        Block::Note(said) => writer.said("Remark", said),
        Block::List(items) => {
            writer.xml.open("text:list", &[("text:style-name", "Bullets")]);
            for item in items {
                writer.xml.open("text:list-item", &[]);
                writer.paragraph(item, Setting::of("List_20_Item"));
                writer.xml.close("text:list-item");
            }
            writer.xml.close("text:list");
        }
        Block::Table(table) => page_table::write(writer, table),
    }
}
