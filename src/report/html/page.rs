//! A report laid out, as one HTML file: needs no network, reads in light and dark, prints well. Everything from outside
//! passes through maud's escaping.

use super::head::head;
use crate::compare::EditKind;
use crate::locale::Locale;
use crate::report::page::{Block, Cell, EditSort, Look, Page, Row, Run, Table};
use crate::text::Language;
use maud::{DOCTYPE, Markup, html};

/// What pages of tables need beyond the style of the report.
pub(super) const TABLES: &str = "table.page{table-layout:fixed}table.page th{overflow-wrap:anywhere;vertical-align:bottom}\
table.page td{overflow-wrap:anywhere;white-space:pre-line;font:.92rem/1.5 Georgia,\"Times New Roman\",\"Noto Serif CJK SC\",serif}\
table.page td.n{font-family:system-ui,sans-serif;font-size:.84rem}\
table.page th.section{color:var(--text);padding-top:1rem}table.page thead{display:table-header-group}table.page tr{break-inside:avoid}\
table.page caption{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}\
p.text{white-space:pre-line}.weak{color:var(--weak);font-size:.92em}body.wide main,body.wide header,body.wide footer{max-width:86rem}\
.scroll{overflow-x:auto}\
@media print{body.wide{font-size:9.5pt}.scroll{overflow:visible}}";

/// Writes a page in the language of `locale`.
pub fn write(page: &Page, locale: &Locale) -> String {
    let paper = if page.wide { "@media print{@page{size:A4 landscape}}" } else { "" };
    let html = html! {
        (DOCTYPE)
        html lang=(locale.language().tag()) {
            (head(&page.title, &[TABLES, paper]))
            body class=[page.wide.then_some("wide")] {
                a.skip href="#main" { (locale.t("page-skip")) }
                header {
                    h1 { bdi { (page.title) } }
                    @if page.invented {
                        div.invented role="note" { @for said in page.head.iter().take(INVENTED) { p style="margin:.2rem 0" { (said) } } }
                    }
                    @for said in page.head.iter().skip(if page.invented { INVENTED } else { 0 }) { p.meta { (said) } }
                    (table(&page.drafts))
                }
                main id="main" { @for block in &page.blocks { (one(block)) } }
                footer { div.foot { @for said in &page.foot { p { (said) } } } }
            }
        }
    };
    html.into_string()
}

/// So many sentences of the head say that the texts are invented: one a language.
const INVENTED: usize = crate::locale::UiLanguage::ALL.len();

/// Writes a block; headings begin at the second level.
pub(super) fn one(block: &Block) -> Markup {
    html! {
        @match block {
            Block::Heading(1 | 2, words) => h2 { bdi { (words) } },
            Block::Heading(3, words) => h3 { bdi { (words) } },
            Block::Heading(_, words) => h4 { bdi { (words) } },
            Block::Text(cell) => p.text lang=[lang(cell)] dir=[dir(cell)] { (cell_words(cell)) },
            Block::Note(words) => p.meta { (words) },
            Block::List(items) => ul { @for item in items { li { bdi { (cell_words(item)) } } } },
            Block::Table(found) => (table(found)),
        }
    }
}

/// Writes a table that scrolls by itself where it is wider than the page.
pub(super) fn table(table: &Table) -> Markup {
    html! {
        div.scroll { table.page style=(format!("min-width:{}rem", table.heads.len() * COLUMN)) {
            caption.meta style="text-align:left" { bdi { (table.name) } }
            colgroup { @for share in table.shares() { col style={ "width:" (share) "%" }; } }
            thead { tr { @for head in &table.heads { th scope="col" { bdi { (head) } } } } }
            tbody { @for row in &table.rows {
                @match row {
                    Row::Section(name) => tr { th.section scope="rowgroup" colspan=(table.heads.len()) { bdi { (name) } } },
                    Row::Cells(cells) => tr { @for cell in cells {
                        td class=[cell.number.map(|_| "n")] lang=[lang(cell)] dir=[dir(cell)] { (cell_words(cell)) }
                    } },
                }
            } }
        } }
    }
}

/// A column is at least so wide, in rem: beyond the page's width the table scrolls.
const COLUMN: usize = 6;

pub(super) fn lang(cell: &Cell) -> Option<&'static str> {
    cell.language.map(Language::code)
}

fn dir(cell: &Cell) -> Option<&'static str> {
    (cell.language == Some(Language::Arabic)).then_some("rtl")
}

fn cell_words(cell: &Cell) -> Markup {
    html! { @for run in &cell.runs { (marked(run)) } }
}

fn marked(run: &Run) -> Markup {
    let sort = |sort: &EditSort| match sort {
        EditSort::Words => None,
        EditSort::Bracket => Some("b"),
        EditSort::Moved => Some("m"),
        EditSort::Minor => Some("s"),
    };
    html! {
        @match &run.look {
            Look::Plain | Look::Edit(EditKind::Equal, _) => (run.words),
            Look::Strong => b { (run.words) },
            Look::Weak => span.weak { (run.words) },
            Look::Restyled(said) => (crate::report::marks::formatting_mark(&run.words, said)),
            Look::Edit(EditKind::Delete, of) => del class=[sort(of)] { (run.words) },
            Look::Edit(EditKind::Insert, of) => ins class=[sort(of)] { (run.words) },
        }
    }
}
