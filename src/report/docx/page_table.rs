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
    let style = if table.heads.len() > COLUMNS { "TableSmall" } else { "TableText" };
    writer.xml.open("w:tbl", &[]);
    writer.xml.open("w:tblPr", &[]);
    writer.xml.empty("w:tblStyle", &[("w:val", "TableGrid")]);
    writer.xml.empty("w:tblW", &[("w:w", &widths.iter().sum::<usize>().to_string()), ("w:type", "dxa")]);
    writer.xml.empty("w:tblLayout", &[("w:type", "fixed")]);
    if !table.name.is_empty() {
        writer.xml.empty("w:tblCaption", &[("w:val", &crate::base::visible(&table.name))]);
    }
    writer.xml.close("w:tblPr");
    writer.xml.open("w:tblGrid", &[]);
    for width in &widths {
        writer.xml.empty("w:gridCol", &[("w:w", &width.to_string())]);
    }
    writer.xml.close("w:tblGrid");
    let heads: Vec<Cell> = table.heads.iter().map(Cell::text).collect();
    let head = Setting { style, keeps: true, is_head: true, ..Setting::default() };
    row(writer, &heads, &widths, head, Some("E8E6DF"));
    for one in &table.rows {
        match one {
            Row::Section(name) => section(writer, name, &widths, head),
            Row::Cells(cells) => row(writer, cells, &widths, Setting { style, ..Setting::default() }, None),
        }
    }
    writer.xml.close("w:tbl");
    // Two tables would be one, and a text does not end with a table.
    writer.said("Remark", "");
}

/// Writes a row; one with a ground is a head, which stands on each page.
fn row(writer: &mut PageWriter, cells: &[Cell], widths: &[usize], setting: Setting, ground: Option<&str>) {
    writer.xml.open("w:tr", &[]);
    writer.xml.open("w:trPr", &[]);
    writer.xml.empty("w:cantSplit", &[]);
    if ground.is_some() {
        writer.xml.empty("w:tblHeader", &[]);
    }
    writer.xml.close("w:trPr");
    let nothing = Cell::default();
    for (at, width) in widths.iter().enumerate() {
        let cell = cells.get(at).unwrap_or(&nothing);
        writer.xml.open("w:tc", &[]);
        writer.xml.open("w:tcPr", &[]);
        writer.xml.empty("w:tcW", &[("w:w", &width.to_string()), ("w:type", "dxa")]);
        if let Some(fill) = ground {
            writer.xml.empty("w:shd", &[("w:val", "clear"), ("w:color", "auto"), ("w:fill", fill)]);
        }
        writer.xml.close("w:tcPr");
        writer.paragraph(cell, Setting { at_right: cell.number.is_some(), ..setting });
        writer.xml.close("w:tc");
    }
    writer.xml.close("w:tr");
}

/// Writes what the rows below stand under, across the table.
fn section(writer: &mut PageWriter, name: &str, widths: &[usize], setting: Setting) {
    writer.xml.open("w:tr", &[]);
    writer.xml.open("w:trPr", &[]);
    writer.xml.empty("w:cantSplit", &[]);
    writer.xml.close("w:trPr");
    writer.xml.open("w:tc", &[]);
    writer.xml.open("w:tcPr", &[]);
    writer.xml.empty("w:tcW", &[("w:w", &widths.iter().sum::<usize>().to_string()), ("w:type", "dxa")]);
    writer.xml.empty("w:gridSpan", &[("w:val", &widths.len().to_string())]);
    writer.xml.empty("w:shd", &[("w:val", "clear"), ("w:color", "auto"), ("w:fill", "F5F4F0")]);
    writer.xml.close("w:tcPr");
    writer.paragraph(&Cell::text(name), setting);
    writer.xml.close("w:tc");
    writer.xml.close("w:tr");
}
