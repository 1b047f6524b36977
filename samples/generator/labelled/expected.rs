//! What a right reading of a labelled draft holds, one paragraph a line.

use super::source::{Dress, Kind, Piece, Source, Unit, pieces, plain};
use std::fmt::Write as _;

const HEAD: &str = "kind\tlevel\tlabel\tref\tsection\ttext\tnotes\tcell\tmay doubt\n";

/// The expectation as a table: fields between tabs, headings of a section between ` › `, notes as `place:number`, a cell as
/// `table,row,column`, all from 0. `set aside` is what must not stand among the paragraphs.
pub fn write(draft: &Source) -> String {
    let mut out = HEAD.to_owned();
    let mut path: Vec<(u8, String)> = Vec::new();
    let (mut tables, mut rows, mut in_table) = (0_usize, 0_usize, false);
    for unit in &draft.units {
        if unit.kind != Kind::Row && std::mem::take(&mut in_table) {
            tables += 1;
            rows = 0;
        }
        let section = || path.iter().map(|(_, title)| title.as_str()).collect::<Vec<_>>().join(" › ");
        match unit.kind {
            Kind::Title => line(&mut out, unit, "heading", 0, ""),
            Kind::Heading(level) => {
                path.retain(|(above, _)| *above < level);
                let above = path.iter().map(|(_, title)| title.as_str()).collect::<Vec<_>>().join(" › ");
                line(&mut out, unit, "heading", 0, &above);
                path.push((level, format!("{} {}", unit.label, unit.text).trim().to_owned()));
            }
            Kind::Body => line(&mut out, unit, "body", 0, &section()),
            Kind::Preamble => line(&mut out, unit, "preamble", 0, &section()),
            Kind::Item(level) => line(&mut out, unit, "item", level, &section()),
            Kind::Note => line(&mut out, unit, "footnote", 0, ""),
            Kind::Row => {
                in_table = true;
                for (column, cell) in unit.cells().into_iter().enumerate() {
                    let _ = writeln!(out, "cell\t\t\t\t{}\t{cell}\t\t{tables},{rows},{column}\t", section());
                }
                rows += 1;
            }
            Kind::Contents => {
                let _ = writeln!(out, "set aside\t\t\t\t\t{}\t\t\t", unit.text);
                for (_, title) in draft.listed() {
                    let _ = writeln!(out, "set aside\t\t\t\t\t{title}\t\t\t");
                }
            }
        }
    }
    out
}

fn line(out: &mut String, unit: &Unit, kind: &str, level: u8, section: &str) {
    let mut at = 0;
    let mut notes = Vec::new();
    for piece in pieces(&unit.text) {
        match piece {
            Piece::Words(words) => at += words.chars().count(),
            Piece::Mark(number) => notes.push(format!("{at}:{number}")),
        }
    }
    let level = if level == 0 { String::new() } else { level.to_string() };
    let torn = if unit.text.contains('¶') { "torn" } else { "" };
    let glued = if unit.dress == Dress::Typed("") { "glued" } else { torn };
    let (label, reference, text) = (&unit.label, &unit.reference, plain(&unit.text));
    let _ = writeln!(out, "{kind}\t{level}\t{label}\t{reference}\t{section}\t{text}\t{}\t\t{glued}", notes.join(","));
}
