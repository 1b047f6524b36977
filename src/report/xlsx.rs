//! Tables as a workbook: one sheet a table, the redline inside the cells, texts as texts and never formulas.
//!
//! Same input, same bytes: the file is dated by its newest draft.

use super::page::{Block, Cell, Look, Page, Row, Run, Table};
use crate::base::Message;
use crate::compare::EditKind;
use crate::locale::Locale;
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatUnderline, Workbook, Worksheet, XlsxError,
};

/// The most a cell holds, in units of UTF-16.
const MOST: usize = 32_767;
/// The most of these that the name of a sheet has.
const NAME: usize = 31;
/// The widest a column is made, in characters.
const WIDEST: u16 = 60;
/// Colours of the report by day.
const DELETED: Color = Color::RGB(0x009C_2F17);
const INSERTED: Color = Color::RGB(0x000A_4C9A);
const WEAK: Color = Color::RGB(0x0063_5F58);
const HEAD: Color = Color::RGB(0x00EE_EBE4);

/// Writes the tables of a page as sheets, and a last sheet that says what the workbook is.
///
/// # Errors
/// What the library says, for a workbook that can't be written.
pub(super) fn write(page: &Page, locale: &Locale) -> Result<Vec<u8>, String> {
    workbook(page, locale).map_err(|error| error.to_string())
}

fn workbook(page: &Page, locale: &Locale) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let dated = page.date.and_then(|date| {
        let part = |number: i8| u8::try_from(number).unwrap_or(1);
        ExcelDateTime::from_ymd(u16::try_from(date.year()).ok()?, part(date.month()), part(date.day())).ok()
    });
    let dated = match dated {
        Some(dated) => dated,
        None => ExcelDateTime::from_ymd(2000, 1, 1)?,
    };
    book.set_properties(&DocProperties::new().set_title(held(&page.title)).set_creation_datetime(&dated));
    let mut names: Vec<String> = Vec::new();
    for block in &page.blocks {
        if let Block::Table(table) = block {
            let sheet = book.add_worksheet();
            sheet.set_name(name_of(&table.name, &mut names))?;
            write_table(sheet, table, 0, locale)?;
            sheet.set_freeze_panes(1, 0)?;
            sheet.set_repeat_rows(0, 0)?;
            sheet.set_landscape();
            sheet.set_print_fit_to_pages(1, 0);
        }
    }
    let sheet = book.add_worksheet();
    sheet.set_name(name_of(&locale.t("sheet-about"), &mut names))?;
    about(sheet, page, locale)?;
    book.save_to_buffer()
}

/// What the workbook is, and what it leaves out.
fn about(sheet: &mut Worksheet, page: &Page, locale: &Locale) -> Result<(), XlsxError> {
    let mut row = 0;
    let mut line = |sheet: &mut Worksheet, words: &str, format: Format| -> Result<(), XlsxError> {
        sheet.write_string_with_format(row, 0, cut(&held(words), locale), &format)?;
        row += 1;
        Ok(())
    };
    line(sheet, &page.title, Format::new().set_bold())?;
    let notes = page.blocks.iter().filter_map(|block| match block {
        Block::Note(note) => Some(note),
        _ => None,
    });
    for sentence in page.head.iter().chain(notes).chain(&page.foot) {
        line(sheet, sentence, Format::new())?;
    }
    write_table(sheet, &page.drafts, row + 1, locale)
}

fn write_table(sheet: &mut Worksheet, table: &Table, from: u32, locale: &Locale) -> Result<(), XlsxError> {
    let wrapped = || Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let head = wrapped().set_bold().set_background_color(HEAD);
    let columns = || 0u16..;
    for (column, width) in columns().zip(&table.widths) {
        sheet.set_column_width(column, f64::from((*width).clamp(6, WIDEST)))?;
    }
    for (column, words) in columns().zip(&table.heads) {
        sheet.write_string_with_format(from, column, cut(&held(words), locale), &head)?;
    }
    let mut row = from;
    for line in &table.rows {
        row += 1;
        match line {
            Row::Section(name) => {
                sheet.write_string_with_format(row, 0, cut(&held(name), locale), &Format::new().set_bold())?;
            }
            Row::Cells(cells) => {
                for (column, cell) in columns().zip(cells) {
                    write_cell(sheet, (row, column), cell, &wrapped(), locale)?;
                }
            }
        }
    }
    let last = u16::try_from(table.heads.len().saturating_sub(1)).unwrap_or(u16::MAX);
    if from == 0 && row > 0 && !table.rows.iter().any(|row| matches!(row, Row::Section(_))) {
        sheet.autofilter(0, 0, row, last)?;
    }
    Ok(())
}

fn write_cell(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    cell: &Cell,
    format: &Format,
    locale: &Locale,
) -> Result<(), XlsxError> {
    if let Some(number) = cell.number {
        sheet.write_number_with_format(row, column, f64::from(u32::try_from(number).unwrap_or(u32::MAX)), format)?;
        return Ok(());
    }
    let parts = parts(&cell.runs, locale);
    match parts.as_slice() {
        [] => {}
        [(words, Look::Plain)] => {
            sheet.write_string_with_format(row, column, words, format)?;
        }
        [(words, look)] => {
            let format = of_look(look).set_text_wrap().set_align(FormatAlign::Top);
            sheet.write_string_with_format(row, column, words, &format)?;
        }
        parts => {
            let formats: Vec<Format> = parts.iter().map(|(_, look)| of_look(look)).collect();
            let pieces: Vec<(&Format, &str)> =
                formats.iter().zip(parts).map(|(format, (words, _))| (format, words.as_str())).collect();
            sheet.write_rich_string_with_format(row, column, &pieces, format)?;
        }
    }
    Ok(())
}

/// The runs of a cell, neighbours of one look joined, no longer than a cell holds; what was cut is said.
fn parts(runs: &[Run], locale: &Locale) -> Vec<(String, Look)> {
    let mut parts: Vec<(String, Look)> = Vec::new();
    for run in runs {
        let (words, look) = match &run.look {
            Look::Restyled(said) => (format!("{} ({said})", run.words), Look::Plain),
            look => (run.words.clone(), look.clone()),
        };
        match parts.last_mut() {
            Some((there, same)) if *same == look => there.push_str(&held(&words)),
            _ => parts.push((held(&words), look)),
        }
    }
    let all: usize = parts.iter().map(|(words, _)| words.encode_utf16().count()).sum();
    if all <= MOST {
        return parts;
    }
    let said = cut_sentence(all, locale);
    let mut left = MOST - said.encode_utf16().count();
    for (words, _) in &mut parts {
        *words = beginning(words, left);
        left -= words.encode_utf16().count().min(left);
    }
    parts.push((said, Look::Weak));
    parts.retain(|(words, _)| !words.is_empty());
    parts
}

fn cut_sentence(all: usize, locale: &Locale) -> String {
    format!(" {}", locale.format(&Message::new("cell-cut").number("count", all)))
}

/// The beginning of a text, so many units of UTF-16 at most.
fn beginning(words: &str, most: usize) -> String {
    let mut left = most;
    let fits = |letter: &char| {
        let fits = letter.len_utf16() <= left;
        left = left.saturating_sub(letter.len_utf16());
        fits
    };
    words.chars().take_while(fits).collect()
}

/// A text no longer than a cell holds.
fn cut(words: &str, locale: &Locale) -> String {
    let all = words.encode_utf16().count();
    if all <= MOST {
        return words.to_owned();
    }
    let said = cut_sentence(all, locale);
    beginning(words, MOST - said.encode_utf16().count()) + &said
}

/// The text with controls shown, and without the two characters that XML can't hold.
fn held(words: &str) -> String {
    crate::base::visible(words).chars().filter(|letter| !matches!(letter, '\u{fffe}' | '\u{ffff}')).collect()
}

fn of_look(look: &Look) -> Format {
    let format = Format::new();
    match look {
        Look::Plain | Look::Restyled(_) => format,
        Look::Strong => format.set_bold(),
        Look::Weak => format.set_italic().set_font_color(WEAK),
        Look::Edit(EditKind::Equal, _) => format,
        Look::Edit(EditKind::Delete, _) => format.set_font_strikethrough().set_font_color(DELETED),
        Look::Edit(EditKind::Insert, _) => format.set_underline(FormatUnderline::Single).set_font_color(INSERTED),
    }
}

/// A name that a sheet may have and no other has: without the signs that are not allowed, cut, with a number.
fn name_of(name: &str, taken: &mut Vec<String>) -> String {
    let allowed: String =
        held(name).chars().map(|letter| if "[]:*?/\\".contains(letter) { ' ' } else { letter }).collect();
    let plain = beginning(allowed.trim_matches(['\'', ' ']), NAME);
    let plain = if plain.is_empty() { "–".to_owned() } else { plain };
    let free = |name: &String, taken: &[String]| !taken.iter().any(|there| there.to_lowercase() == name.to_lowercase());
    let numbered = |number: usize| {
        let end = format!(" ({number})");
        beginning(&plain, NAME - end.len()) + &end
    };
    let name = std::iter::once(plain.clone()).chain((2..).map(numbered)).find(|name| free(name, taken));
    let name = name.unwrap_or_default();
    taken.push(name.clone());
    name
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::page::EditSort;

    #[test]
    fn names_of_sheets_are_short_allowed_and_unlike() {
        let mut taken = Vec::new();
        assert_eq!(name_of("Rev.1 → Rev.2", &mut taken), "Rev.1 → Rev.2");
        assert_eq!(name_of("rev.1 → rev.2", &mut taken), "rev.1 → rev.2 (2)");
        assert_eq!(name_of("a/b:c [d]", &mut taken), "a b c  d");
        assert_eq!(name_of(&"long ".repeat(20), &mut taken).encode_utf16().count(), NAME);
    }

    #[test]
    fn a_text_too_long_for_a_cell_is_cut_and_says_so() {
        let run = |words: &str, look| Run { words: words.to_owned(), look };
        let edit = Look::Edit(EditKind::Insert, EditSort::Words);
        let runs = [run(&"a".repeat(20_000), Look::Plain), run(&"𝄞".repeat(20_000), edit), run("end", Look::Plain)];
        let parts = parts(&runs, &Locale::default());
        let count: usize = parts.iter().map(|(words, _)| words.encode_utf16().count()).sum();
        assert!(count <= MOST && count > MOST - 4, "{count}");
        assert!(parts.last().is_some_and(|(words, _)| words.contains("60003")), "{:?}", parts.last());
    }
}
