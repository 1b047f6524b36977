//! What stands before the text: title, what must be said, the drafts, what the marks mean, the contents.

use super::super::page::{Block, Cell, EditSort, Look, Page, Row, Run};
use super::flow::{Flow, Heading, SAID, TEXT, Type};
use super::lines::{Span, lines};
use super::sheet::Spot;
use super::style::{BLACK, Family, Style, WENT};
use super::tags::{About, DOCUMENT};
use crate::compare::EditKind;
use crate::locale::{Locale, UiLanguage};
use pdf_writer::types::StructRole;

/// More entries than this are cut down to the first level.
const MANY: usize = 40;

/// Sets the head.
pub(super) fn head(flow: &mut Flow<'_, '_>, page: &Page, head: &[String], locale: &Locale) {
    let kind = Type { style: Style::of(Family::UiBold, 20.0, BLACK), leading: 26.0 };
    let node = flow.tree.add(DOCUMENT, StructRole::H1);
    let title = Span { words: page.title.clone(), style: kind.style, node: Some(node) };
    flow.words(&[title], flow.paper.side, kind, None);
    flow.y -= 8.0;
    let loud = if page.invented { UiLanguage::ALL.len() } else { 0 };
    for (number, said) in head.iter().enumerate() {
        if number >= loud {
            flow.note(said, SAID);
            continue;
        }
        let kind = Type { style: Style::of(Family::UiBold, 9.6, WENT), leading: 13.6 };
        flow.note(said, kind);
    }
    flow.y -= 4.0;
    flow.table(&page.drafts);
    legend(flow, page, locale);
}

/// A mark: which looks it is, a sample, the key of what it means.
type Explained<'a> = (&'a dyn Fn(&Look) -> bool, Vec<Run>, &'static str);

/// Says what the marks mean that occur.
fn legend(flow: &mut Flow<'_, '_>, page: &Page, locale: &Locale) {
    let t = |key: &str| locale.t(key);
    let edit = |key: &str, kind, sort| Run::new(t(key), Look::Edit(kind, sort));
    let (came, went) = (EditKind::Insert, EditKind::Delete);
    let bracket = |kind, sign: &str| Run::new(sign, Look::Edit(kind, EditSort::Bracket));
    let same = t("legend-sample-same");
    let of = |sort| move |look: &Look| matches!(look, Look::Edit(_, there) if *there == sort);
    let rows: [Explained<'_>; 7] = [
        (
            &|look| *look == Look::Edit(came, EditSort::Words),
            vec![edit("legend-sample-inserted", came, EditSort::Words)],
            "legend-inserted",
        ),
        (
            &|look| *look == Look::Edit(went, EditSort::Words),
            vec![edit("legend-sample-deleted", went, EditSort::Words)],
            "legend-deleted",
        ),
        (
            &of(EditSort::Moved),
            vec![
                edit("legend-sample-moved", went, EditSort::Moved),
                Run::plain(" "),
                edit("legend-sample-moved", came, EditSort::Moved),
            ],
            "pdf-legend-moved",
        ),
        (
            &|look| *look == Look::Edit(went, EditSort::Bracket),
            vec![bracket(went, "["), Run::plain(&same), bracket(went, "]")],
            "legend-bracket-gone",
        ),
        (
            &|look| *look == Look::Edit(came, EditSort::Bracket),
            vec![bracket(came, "["), Run::plain(&same), bracket(came, "]")],
            "legend-bracket-came",
        ),
        (&of(EditSort::Minor), vec![edit("legend-sample-minor", came, EditSort::Minor)], "legend-minor"),
        (
            &|look| matches!(look, Look::Restyled(_)),
            vec![Run::new(t("legend-sample-formatting"), Look::Restyled(t("legend-sample-formatting")))],
            "legend-formatting",
        ),
    ];
    let occurs = |is: &dyn Fn(&Look) -> bool| page.blocks.iter().any(|block| block_has(block, is));
    for (is, runs, meaning) in rows {
        if occurs(is) {
            let node = flow.tree.add(DOCUMENT, StructRole::P);
            let style = Style { size: 9.2, ..TEXT.style };
            let mut spans = flow.spans(&Cell::of(runs), style, node);
            spans.push(Span { words: format!("   {}", t(meaning)), style: SAID.style, node: Some(node) });
            flow.words(&spans, flow.paper.side, SAID, None);
            flow.y -= 1.5;
        }
    }
    flow.y -= 6.0;
}

fn block_has(block: &Block, is: &dyn Fn(&Look) -> bool) -> bool {
    let has = |cell: &Cell| cell.runs.iter().any(|run| is(&run.look));
    match block {
        Block::Heading(..) | Block::Note(_) => false,
        Block::Text(cell) => has(cell),
        Block::List(items) => items.iter().any(has),
        Block::Table(table) => table.rows.iter().any(|row| match row {
            Row::Section(_) => false,
            Row::Cells(cells) => cells.iter().any(has),
        }),
    }
}

/// Sets the contents: each entry leads to its heading. So many pages stand before the first heading's.
pub(super) fn contents(flow: &mut Flow<'_, '_>, headings: &[Heading], before: usize, locale: &Locale) {
    let deepest = if headings.len() > MANY { 2 } else { 3 };
    flow.heading(2, &locale.t("pdf-contents"));
    let list = flow.tree.add(DOCUMENT, StructRole::TOC);
    let kind = Type { style: Style::of(Family::Ui, 9.2, BLACK), leading: 13.4 };
    let right = flow.paper.width - flow.paper.side;
    for (number, heading) in headings.iter().enumerate().filter(|(_, heading)| heading.level <= deepest) {
        let item = flow.tree.add(list, StructRole::TOCI);
        let said = format!("{} {}", heading.words, before + heading.page + 1);
        let node = flow.tree.add_about(item, StructRole::Link, About::Alt(said.clone()), None);
        let x = flow.paper.side + (heading.level - 2) as f32 * 12.0;
        let bold = if heading.level == 2 { Style { family: Family::UiBold, ..kind.style } } else { kind.style };
        let words = Span { words: heading.words.clone(), style: bold, node: Some(node) };
        let set = lines(&[words], right - x - 40.0, None, flow.shaper);
        let page = Span { words: format!(" {}", before + heading.page + 1), style: kind.style, node: Some(node) };
        let page = lines(&[page], 40.0, None, flow.shaper);
        flow.need(set.len() as f32 * kind.leading);
        let top = flow.y;
        for (at, line) in set.iter().enumerate() {
            flow.draw(line, x, flow.y, kind);
            if at + 1 == set.len() {
                for page in &page {
                    flow.draw(page, right - page.width(), flow.y, kind);
                }
            }
            flow.y -= kind.leading;
        }
        let spot = Spot { area: [x, flow.y, right, top], heading: number, said };
        flow.tree.link(node, flow.links);
        if let Some(sheet) = flow.sheets.last_mut() {
            sheet.links.push((flow.links, spot));
            flow.links += 1;
        }
    }
}
