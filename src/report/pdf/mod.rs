//! PDF, typeset: tagged, with an outline, contents where it is long, running heads and page numbers; the faces that come
//! with the program, cut down to what is used.

mod embed;
mod faces;
mod file;
mod flow;
mod front;
mod lines;
mod sheet;
mod style;
mod table;
mod tags;

use super::page::{Block, Page, Row, Run};
use crate::base::Message;
use crate::locale::Locale;
use faces::{Faces, Shaper};
use flow::{Flow, Heading, Paper, Said};
use sheet::{Sheet, Used};
use std::collections::BTreeSet;
use tags::Tree;

/// From so many pages on a report has contents.
const LONG: usize = 7;
/// Contents of fewer entries say nothing.
const ENTRIES: usize = 4;
/// So many signs that no face holds are named.
const NAMED: usize = 12;

/// Pages that are filled, and what leads about in them.
struct Filled {
    tree: Tree,
    sheets: Vec<Sheet>,
    headings: Vec<Heading>,
}

/// Writes a page as PDF. Signs that no face holds are drawn as boxes, which is said at the head.
pub(super) fn write(page: &Page, locale: &Locale) -> Vec<u8> {
    let faces = Faces::read();
    let mut shaper = Shaper::new(&faces);
    let mut used = Used::none();
    let said = Said::of(locale);
    let paper = Paper::of(page.wide);
    let mut head = page.head.clone();
    head.extend(missing(page, &mut shaper, locale));
    let mut body = Flow::new(&mut shaper, &mut used, &said, paper);
    fill(&mut body, page);
    let is_long = body.sheets.len() >= LONG && body.headings.len() >= ENTRIES;
    let filled = if is_long {
        let Flow { tree, sheets, headings, .. } = body;
        // How many pages the contents take is known only when they are set.
        let mut before = 0;
        loop {
            let mut front = Flow::new(&mut shaper, &mut used, &said, paper);
            front::head(&mut front, page, &head, locale);
            front::contents(&mut front, &headings, before, locale);
            if front.sheets.len() == before {
                break joined(front, Filled { tree, sheets, headings });
            }
            before = front.sheets.len();
        }
    } else {
        let mut whole = Flow::new(&mut shaper, &mut used, &said, paper);
        front::head(&mut whole, page, &head, locale);
        fill(&mut whole, page);
        Filled { tree: whole.tree, sheets: whole.sheets, headings: whole.headings }
    };
    let filled = running(filled, page, &mut shaper, &mut used);
    file::write(page, filled, &used, &faces, locale)
}

fn fill(flow: &mut Flow<'_, '_>, page: &Page) {
    for block in &page.blocks {
        flow.block(block);
    }
    flow.closing_rule();
    for said in &page.foot {
        flow.note(said, flow::SAID);
    }
}

/// The front, then the rest.
fn joined(front: Flow<'_, '_>, rest: Filled) -> Filled {
    let Flow { mut tree, mut sheets, links, .. } = front;
    let pages = sheets.len();
    let shift = tree.append(rest.tree, pages, links);
    sheets.extend(rest.sheets.into_iter().map(|mut sheet| {
        sheet.marks.iter_mut().for_each(|node| *node += shift);
        sheet
    }));
    let headings = rest.headings.into_iter().map(|heading| Heading { page: heading.page + pages, ..heading });
    Filled { tree, sheets, headings: headings.collect() }
}

/// Puts the title above and the number below each page; the first has its title already.
fn running(mut filled: Filled, page: &Page, shaper: &mut Shaper<'_>, used: &mut Used) -> Filled {
    let all = filled.sheets.len();
    let style = style::Style::of(style::Family::Ui, 8.0, style::WEAK);
    let drafts: Vec<&str> = page
        .drafts
        .rows
        .iter()
        .filter_map(|row| match row {
            Row::Cells(cells) => cells.first()?.runs.first().map(|run| run.words.as_str()),
            Row::Section(_) => None,
        })
        .collect();
    let drafts = match drafts.as_slice() {
        [first, .., last] => format!("{first} → {last}"),
        one => one.concat(),
    };
    let mut set = |words: &str, width: f32| {
        let span = lines::Span { words: words.to_owned(), style, node: None };
        lines::lines(&[span], width, None, shaper).into_iter().next().unwrap_or_default()
    };
    let narrow = Paper::of(false).measure();
    let title = set(&page.title, narrow * 0.55);
    let drafts = set(&drafts, narrow * 0.4);
    for (number, sheet) in filled.sheets.iter_mut().enumerate() {
        let paper = sheet.paper;
        let top = paper.height - paper.top + 20.0;
        if number > 0 {
            sheet.running(&title, paper.side, top, used, &mut filled.tree);
            let x = paper.width - paper.side - drafts.width();
            sheet.running(&drafts, x, top, used, &mut filled.tree);
        }
        let foot = set(&format!("{} / {all}", number + 1), 100.0);
        sheet.running(&foot, (paper.width - foot.width()) / 2.0, paper.bottom - 26.0, used, &mut filled.tree);
    }
    filled
}

/// Says which signs no face holds.
fn missing(page: &Page, shaper: &mut Shaper<'_>, locale: &Locale) -> Option<String> {
    let mut signs = BTreeSet::new();
    let mut seen = |words: &str| signs.extend(words.chars().filter(|sign| !sign.is_ascii()));
    let runs = |runs: &[Run], seen: &mut dyn FnMut(&str)| runs.iter().for_each(|run| seen(&run.words));
    seen(&page.title);
    page.head.iter().chain(&page.foot).for_each(|said| seen(said));
    let drafts = Block::Table(page.drafts.clone());
    for block in std::iter::once(&drafts).chain(&page.blocks) {
        match block {
            Block::Heading(_, words) | Block::Note(words) => seen(words),
            Block::Text(cell) => runs(&cell.runs, &mut seen),
            Block::List(items) => items.iter().for_each(|item| runs(&item.runs, &mut seen)),
            Block::Table(table) => {
                table.heads.iter().for_each(|head| seen(head));
                for row in &table.rows {
                    match row {
                        Row::Section(name) => seen(name),
                        Row::Cells(cells) => cells.iter().for_each(|cell| runs(&cell.runs, &mut seen)),
                    }
                }
            }
        }
    }
    signs.retain(|sign| !shaper.is_drawn(*sign, style::Family::Book));
    if signs.is_empty() {
        return None;
    }
    let mut named: Vec<String> = signs.iter().take(NAMED).map(|sign| format!("U+{:04X}", u32::from(*sign))).collect();
    if signs.len() > NAMED {
        named.push("…".to_owned());
    }
    let message = Message::new("pdf-missing").number("count", signs.len());
    Some(locale.format(&message.text("signs", named.join(" "))))
}
