//! A table as CSV: RFC 4180, UTF-8 with byte order mark, nothing that a spreadsheet would run.

use super::page::{Block, Cell, Page, Row, Table};

/// What says to spreadsheets that the file is UTF-8.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// Writes the first table of a page.
///
/// # Errors
/// Only when memory can't be written to.
pub(super) fn write(page: &Page) -> Result<Vec<u8>, String> {
    let tables = page.blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    let mut out = BYTE_ORDER_MARK.as_bytes().to_vec();
    let mut writer =
        ::csv::WriterBuilder::new().terminator(::csv::Terminator::CRLF).flexible(true).from_writer(&mut out);
    for table in tables.take(1) {
        let heads = table.heads.iter().map(|head| inert(head.clone()));
        writer.write_record(heads).map_err(|error| error.to_string())?;
        for row in &table.rows {
            let cells = match row {
                Row::Cells(cells) => cells.iter().map(|cell| inert(cell.words())).collect(),
                Row::Section(name) => vec![inert(name.clone())],
            };
            writer.write_record(cells).map_err(|error| error.to_string())?;
        }
    }
    writer.flush().map_err(|error| error.to_string())?;
    drop(writer);
    Ok(out)
}

/// Returns rows of texts as CSV, by the same rules as a report's table. Rows whose cells can't be written are empty.
pub fn csv_rows(rows: &[Vec<String>]) -> Vec<u8> {
    let mut table = Table::new(String::new(), rows.first().into_iter().flatten().map(|head| (head.clone(), 1)));
    table.rows.extend(rows.iter().skip(1).map(|row| Row::Cells(row.iter().map(Cell::text).collect())));
    write(&Page { blocks: vec![Block::Table(table)], ..Page::default() }).unwrap_or_default()
}

/// What a formula begins with, also in the wide signs of East Asian keyboards.
const RUN: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// Puts an apostrophe before what a spreadsheet would run, also behind white space, which some take away.
fn inert(words: String) -> String {
    let words = crate::base::visible(&words).into_owned();
    if words.starts_with(['\t', '\r', '\n']) || words.trim_start().starts_with(RUN) {
        return format!("'{words}");
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_run_and_nothing_breaks_the_rows() {
        let mut table = Table::new(String::new(), [("A".to_owned(), 1), ("B".to_owned(), 1)]);
        let cells = ["=1+1", " @SUM(A1)", "two\nlines, \"quoted\"", "a - b"];
        table.rows.extend(cells.chunks(2).map(|pair| Row::Cells(pair.iter().map(Cell::text).collect())));
        let page = Page { blocks: vec![Block::Table(table)], ..Page::default() };
        let written = String::from_utf8(write(&page).expect("written")).expect("UTF-8");
        let expected = "\u{feff}A,B\r\n'=1+1,' @SUM(A1)\r\n\"two\nlines, \"\"quoted\"\"\",a - b\r\n";
        assert_eq!(written, expected);
    }
}
