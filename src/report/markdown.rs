//! A report as Markdown, for wikis, issues and plain editors. Deleted and inserted words are `<del>` and `<ins>`, the two
//! tags that readers of Markdown let through; signs of its own would fail beside punctuation and between Chinese words.
//! Everything from outside is escaped: no word of a draft is markup.

use super::page::{Block, Cell, Look, Page, Row, Run, Table};
use crate::compare::EditKind;
use crate::locale::Locale;

/// Writes a page.
pub(super) fn write(page: &Page, locale: &Locale) -> String {
    let mut out = format!("# {}\n\n", line(&page.title));
    for sentence in &page.head {
        out += &format!("> {}\n>\n", line(sentence));
    }
    if !page.head.is_empty() {
        // The last quoted line is empty.
        out.truncate(out.len() - 2);
        out.push('\n');
    }
    if !page.drafts.rows.is_empty() {
        out += &table(&page.drafts, locale);
    }
    for block in &page.blocks {
        match block {
            Block::Heading(level, words) => {
                out += &format!("{} {}\n\n", "#".repeat(usize::from((*level).clamp(1, 6))), line(words));
            }
            Block::Text(cell) => out += &format!("{}\n\n", of_cell(cell)),
            Block::Note(words) => out += &format!("*{}*\n\n", line(words).trim()),
            Block::List(items) => {
                for item in items {
                    out += &format!("- {}\n", of_cell(item));
                }
                out.push('\n');
            }
            Block::Table(one) => out += &table(one, locale),
        }
    }
    out += "---\n\n";
    for sentence in &page.foot {
        out += &format!("{}\n\n", line(sentence));
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

fn table(table: &Table, locale: &Locale) -> String {
    let row = |cells: &mut dyn Iterator<Item = String>| {
        let cells: Vec<String> =
            cells.map(|cell| if cell.is_empty() { " ".to_owned() } else { format!(" {cell} ") }).collect();
        format!("|{}|\n", cells.join("|"))
    };
    let mut out = row(&mut table.heads.iter().map(|head| line(head)));
    let numeric = |column: usize| {
        table
            .rows
            .iter()
            .any(|row| matches!(row, Row::Cells(cells) if cells.get(column).is_some_and(|cell| cell.number.is_some())))
    };
    let rules: Vec<&str> = (0..table.heads.len()).map(|column| if numeric(column) { "---:" } else { "---" }).collect();
    out += &format!("|{}|\n", rules.join("|"));
    for line_of in &table.rows {
        match line_of {
            Row::Cells(cells) => out += &row(&mut cells.iter().map(of_cell)),
            Row::Section(name) => {
                let rest = std::iter::repeat_n(String::new(), table.heads.len().saturating_sub(1));
                out += &row(&mut std::iter::once(format!("**{}**", line(name))).chain(rest));
            }
        }
    }
    if table.rows.is_empty() {
        out += &row(&mut std::iter::once(line(&locale.t("report-no-changes"))));
    }
    out.push('\n');
    out
}

fn of_cell(cell: &Cell) -> String {
    let words: String = cell.runs.iter().map(run).collect();
    // What would begin a block of its own begins none.
    begun(words.trim())
}

fn run(run: &Run) -> String {
    let words = escaped(&run.words);
    match &run.look {
        Look::Plain | Look::Edit(EditKind::Equal, _) => words,
        Look::Strong => tagged("b", &words),
        Look::Weak => tagged("i", &words),
        Look::Restyled(said) => format!("{words} <i>({})</i>", escaped(said)),
        Look::Edit(EditKind::Delete, _) => tagged("del", &words),
        Look::Edit(EditKind::Insert, _) => tagged("ins", &words),
    }
}

fn tagged(tag: &str, words: &str) -> String {
    format!("<{tag}>{words}</{tag}>")
}

/// Words on one line, escaped.
fn line(words: &str) -> String {
    begun(escaped(&crate::base::visible(words)).trim())
}

/// Escapes what begins a list, a heading or a rule at the beginning of a line.
fn begun(words: &str) -> String {
    let digits = words.bytes().take_while(u8::is_ascii_digit).count();
    let after = words.get(digits..).unwrap_or_default();
    if digits > 0 && after.starts_with(['.', ')']) {
        return format!("{}\\{after}", words.get(..digits).unwrap_or_default());
    }
    if words.starts_with(['+', '-', '=', ':']) { format!("\\{words}") } else { words.to_owned() }
}

/// Escapes what Markdown or HTML would read as more than a letter; a line break is `<br>`.
fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len() + 8);
    for letter in words.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\n' => out.push_str("<br>"),
            '\t' | '\r' => out.push(' '),
            '\\' | '`' | '*' | '_' | '[' | ']' | '#' | '|' | '~' | '!' | '$' | '{' | '}' | '^' => {
                out.push('\\');
                out.push(letter);
            }
            // An address is not made a link of.
            '@' => out.push_str("&#64;"),
            _ => out.push(letter),
        }
    }
    out.replace("://", ":&#47;/").replace("www.", "www&#46;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use pulldown_cmark::{Event, Options, Parser, Tag};

    #[test]
    fn words_of_drafts_are_words() {
        let hostile = [
            "<script>alert(1)</script> [x](javascript:1) ![y](z) `code` *a* _b_ ~~c~~ | d # e",
            "1. one",
            "- a\n# b\n    c",
            "+ x &lt; &copy; \\* http://example.org www.example.org a@example.org",
            "=== ``` $x$ <!-- --> {{y}}",
        ];
        // Readers that set quotation marks and dashes change no meaning.
        let options = Options::all().difference(Options::ENABLE_SMART_PUNCTUATION);
        for words in hostile {
            let shown: String = Parser::new_ext(&of_cell(&Cell::text(words)), options)
                .filter_map(|event| match event {
                    Event::Text(text) => Some(text.into_string()),
                    Event::InlineHtml(tag) if &*tag == "<br>" => Some("\n".to_owned()),
                    Event::Start(Tag::Paragraph) | Event::End(_) => None,
                    other => panic!("{words:?} makes {other:?}"),
                })
                .collect();
            assert_eq!(shown, words.trim(), "{words:?}");
        }
    }
}
