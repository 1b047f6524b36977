//! Every layout as plain values, made from the report once; one writer a format draws them.

mod briefing;
mod changes;
mod comparison;
mod concordance;
pub(super) mod figures;
mod ledger;
mod model;
mod objections;
mod redline;
mod rows;
mod synoptic;
mod table;

pub(super) use rows::said_of;

pub use model::{Block, Cell, EditSort, Look, Page, Row, Run, Table};

use super::layout::Layout;
use super::model::Report;
use crate::base::Message;
use crate::locale::{Locale, UiLanguage};

/// Lays a report out. [`Layout::Comparison`] is the table of changes with what belongs to it; read as a text it is
/// [`read`].
pub fn of(report: &Report, layout: Layout, locale: &Locale) -> Page {
    let (blocks, wide) = match layout {
        Layout::Comparison => (changes::blocks(report, locale), true),
        Layout::Redline => (redline::blocks(report, locale), false),
        Layout::Table => (table::blocks(report, locale), true),
        Layout::Synoptic => (synoptic::blocks(report, locale), true),
        Layout::Concordance => (concordance::blocks(report, locale), true),
        Layout::Briefing => (briefing::blocks(report, locale), false),
        Layout::Ledger => (ledger::blocks(report, locale), true),
        Layout::Objections => (objections::blocks(report, locale), false),
    };
    let mut page = page(report, blocks, wide, locale);
    page.head.extend(report.compared.unsure_drafts(locale));
    match layout {
        // What matters begins on the first screen.
        Layout::Briefing => Page { drafts: figures::drafts(report, true, locale), ..page },
        _ => page,
    }
}

/// Lays a comparison out to be read from top to bottom.
pub fn read(report: &Report, locale: &Locale) -> Page {
    page(report, comparison::blocks(report, locale), false, locale)
}

fn page(report: &Report, blocks: Vec<Block>, wide: bool, locale: &Locale) -> Page {
    // Said in both languages: an invented text must not pass for a real one on the way.
    let invented = UiLanguage::ALL.iter().filter(|_| report.invented).map(|one| Locale::new(*one).t("invented-banner"));
    let mut foot = vec![locale.t("report-basis")];
    if !report.coders.is_empty() {
        foot.push(locale.format(&Message::new("report-coders").text("names", locale.list(&report.coders))));
    }
    if report.elsewhere > 0 {
        foot.push(locale.format(&Message::new("report-elsewhere").number("count", report.elsewhere)));
    }
    foot.push(locale.format(&Message::new("report-made-by").text("version", env!("CARGO_PKG_VERSION"))));
    if !report.of_study {
        foot.remove(0);
    }
    Page {
        title: report.title.clone(),
        head: invented.chain(report.head(locale)).collect(),
        invented: report.invented,
        drafts: figures::drafts(report, false, locale),
        blocks,
        foot,
        wide,
        date: report.compared.drafts.iter().rev().find_map(|draft| draft.date),
    }
}
