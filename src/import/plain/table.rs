//! Tables that are set in columns of a plain text.
//!
//! ```text
//! Height     Foot     Crown       three columns that begin at the same places on each line: a row of cells a line
//! 1 metre    60 cm    40 cm
//! ```

use super::super::structure;
use super::lines::{Line, columns};

/// The rows of the table that begins at line `at`, a text for each cell; nothing when no table begins there.
pub(super) fn at<'a>(lines: &[Line<'a>], at: usize) -> Option<Vec<Vec<&'a str>>> {
    let first = row(lines.get(at)?)?;
    let places: Vec<usize> = first.iter().map(|(place, _)| *place).collect();
    let mut rows = vec![first];
    for line in lines.get(at + 1..)? {
        match row(line) {
            Some(row) if row.iter().map(|(place, _)| *place).eq(places.iter().copied()) => rows.push(row),
            _ => break,
        }
    }
    // Two lines of two fields are as often an address or a signature.
    let enough = rows.len() >= 3 || rows.len() == 2 && places.len() >= 3;
    enough.then(|| rows.into_iter().map(|row| row.into_iter().map(|(_, text)| text).collect()).collect())
}

/// The fields of a line that may be a row of a table: no entry of a list, none of a contents page.
fn row<'a>(line: &Line<'a>) -> Option<Vec<(usize, &'a str)>> {
    let fields = fields(line)?;
    let labelled = fields.first().is_some_and(|(_, text)| is_label(text));
    let led = fields.iter().any(|(_, text)| text.contains("..."));
    (!labelled && !led).then_some(fields)
}

/// Whether a field is a label whose words stand in the next column: a list, not a table.
fn is_label(text: &str) -> bool {
    structure::label_width(&format!("{text} X")) > text.len()
}

/// The columns where the fields of a line begin, and their texts; nothing for a line without wide gaps.
fn fields<'a>(line: &Line<'a>) -> Option<Vec<(usize, &'a str)>> {
    let bytes = line.text.as_bytes();
    if !bytes.contains(&b'\t') && !bytes.windows(2).any(|two| two == b"  ") {
        return None;
    }
    let mut fields = Vec::new();
    let mut rest = line.text;
    let mut place = line.indent;
    loop {
        let end = rest.find("  ").or_else(|| rest.find('\t')).unwrap_or(rest.len());
        let (field, tail) = rest.split_at_checked(end)?;
        fields.push((place, field));
        let next = tail.trim_start();
        if next.is_empty() {
            break;
        }
        place += columns(field) + (tail.len() - next.len());
        rest = next;
    }
    (fields.len() >= 2).then_some(fields)
}
