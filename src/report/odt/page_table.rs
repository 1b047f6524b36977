//! Tables of a report: heads repeated on each page, rows that stay whole.

use super::super::page::{Cell, Row, Table};
use super::page_writer::{PageWriter, Setting};

/// Tables of more columns are set small.
const COLUMNS: usize = 4;

/// Writes a table; one without columns is nothing.
pub(super) fn write(writer: &mut PageWriter, table: &Table) {
    if table.heads.is_empty() {
        return;
    }
    let shares = table.shares();
    let all = shares.iter().sum::<u32>().max(1) as usize;
    let widths: Vec<usize> = shares.iter().map(|share| writer.width * (*share as usize) / all).collect();
    let columns = widths.len();
    let is_small = columns > COLUMNS;
    let (head, plain) = if is_small { ("Small_20_Head", "Table_20_Small") } else { ("Table_20_Head", "Table_20_Text") };
    let name = writer.automatic.table(widths);
    writer.xml.open("table:table", &[("table:name", &name), ("table:style-name", &name)]);
    for column in 1..=columns {
        writer.xml.empty("table:table-column", &[("table:style-name", &format!("{name}.{column}"))]);
    }
    writer.xml.open("table:table-header-rows", &[]);
    let heads: Vec<Cell> = table.heads.iter().map(Cell::text).collect();
    row(writer, &heads, columns, ("HeadCell", head));
    writer.xml.close("table:table-header-rows");
    for one in &table.rows {
        match one {
            Row::Section(name) => section(writer, name, columns, head),
            Row::Cells(cells) => row(writer, cells, columns, ("Cell", plain)),
        }
    }
    writer.xml.close("table:table");
}

fn row(writer: &mut PageWriter, cells: &[Cell], columns: usize, (ground, style): (&str, &'static str)) {
    writer.xml.open("table:table-row", &[("table:style-name", "Row")]);
    let nothing = Cell::default();
    for at in 0..columns {
        let cell = cells.get(at).unwrap_or(&nothing);
        writer.xml.open("table:table-cell", &[("table:style-name", ground), ("office:value-type", "string")]);
        writer.paragraph(cell, Setting { at_right: cell.number.is_some(), ..Setting::of(style) });
        writer.xml.close("table:table-cell");
    }
    writer.xml.close("table:table-row");
}

/// Writes what the rows below stand under, across the table.
fn section(writer: &mut PageWriter, name: &str, columns: usize, style: &'static str) {
    writer.xml.open("table:table-row", &[("table:style-name", "Row")]);
    let across = columns.to_string();
    let cell = [("table:style-name", "SectionCell"), ("table:number-columns-spanned", &across)];
    writer.xml.open("table:table-cell", &[&cell[..], &[("office:value-type", "string")]].concat());
    writer.said(style, name);
    writer.xml.close("table:table-cell");
    for _ in 1..columns {
        writer.xml.empty("table:covered-table-cell", &[]);
    }
    writer.xml.close("table:table-row");
}
