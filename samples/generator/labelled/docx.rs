//! A labelled draft as DOCX: automatic numbers where the source says so, typed labels elsewhere, notes, tables, contents.

use super::lists::Lists;
use super::package::{Package, escape, write as package};
use super::source::{Contents, Dress, Heads, Kind, Piece, Source, Unit, pieces};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// The tracked changes of a draft, by the places of its units.
#[derive(Debug, Default)]
pub struct Revised {
    /// Paragraphs before the draft.
    pub before: Vec<String>,
    /// The runs of a paragraph in which words come or go.
    pub runs: BTreeMap<usize, String>,
    /// Who takes a whole paragraph out.
    pub gone: BTreeMap<usize, String>,
    /// Who puts a paragraph in after this one, and its words.
    pub put: BTreeMap<usize, (String, String)>,
}

fn by(author: &str) -> String {
    format!("w:id=\"{}\" w:author=\"{}\" w:date=\"2031-04-12T10:00:00Z\"", author.len() * 100, escape(author))
}

/// Words that an author puts in.
pub fn inserted(text: &str, author: &str) -> String {
    if text.is_empty() { String::new() } else { format!("<w:ins {}>{}</w:ins>", by(author), run(text)) }
}

/// Words that an author takes out; the marks of notes in them stay.
pub fn deleted(text: &str, author: &str) -> String {
    if text.is_empty() {
        return String::new();
    }
    let runs = words(text).replace("<w:t ", "<w:delText ").replace("</w:t>", "</w:delText>");
    format!("<w:del {}>{runs}</w:del>", by(author))
}

/// A run of words; tabs and line breaks as the format has them.
pub fn run(text: &str) -> String {
    if text.is_empty() {
        return String::new();
    }
    let inner: String = text
        .split('\t')
        .map(|part| if part.is_empty() { String::new() } else { text_element(part) })
        .collect::<Vec<_>>()
        .join("<w:tab/>");
    format!("<w:r>{inner}</w:r>")
}

fn text_element(text: &str) -> String {
    let lines: Vec<String> =
        text.split('\n').map(|line| format!("<w:t xml:space=\"preserve\">{}</w:t>", escape(line))).collect();
    lines.join("<w:br/>")
}

/// Words with the marks of notes as references.
pub fn words(text: &str) -> String {
    pieces(text)
        .map(|piece| match piece {
            Piece::Words(words) => run(words),
            Piece::Mark(number) => format!(
                "<w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:footnoteReference w:id=\"{number}\"/></w:r>"
            ),
        })
        .collect()
}

pub fn paragraph(style: &str, list: &str, runs: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{list}</w:pPr>{runs}</w:p>")
}

/// A table with borders; each cell holds one paragraph of runs.
pub fn table(rows: &[Vec<String>], widths: &[u32]) -> String {
    let border = ["top", "left", "bottom", "right", "insideH", "insideV"]
        .map(|side| format!("<w:{side} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/>"))
        .concat();
    let grid: String = widths.iter().map(|width| format!("<w:gridCol w:w=\"{width}\"/>")).collect();
    let rows: String = rows
        .iter()
        .map(|row| {
            let cells: String = row
                .iter()
                .zip(widths)
                .map(|(cell, width)| {
                    let inner = if cell.contains("<w:p>") { cell.clone() } else { paragraph("Plain", "", cell) };
                    format!("<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/></w:tcPr>{inner}</w:tc>")
                })
                .collect();
            format!("<w:tr>{cells}</w:tr>")
        })
        .collect();
    format!(
        "<w:tbl><w:tblPr><w:tblW w:w=\"0\" w:type=\"auto\"/><w:tblBorders>{border}</w:tblBorders></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl><w:p/>"
    )
}

fn contents(draft: &Source, title: &str) -> String {
    let mut out = paragraph("Plain", "", &run(title));
    let listed = draft.listed();
    let last = listed.len().saturating_sub(1);
    for (at, (level, words)) in listed.iter().enumerate() {
        let page = 2 + at / 5;
        match draft.contents {
            Contents::Typed => {
                let head = format!("{}{words} ", "  ".repeat(usize::from(*level) - 1));
                let dots = ".".repeat(90_usize.saturating_sub(head.chars().count()));
                out.push_str(&paragraph("Plain", "", &run(&format!("{head}{dots} {page}"))));
            }
            Contents::Field => {
                let field = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
                let begin = if at == 0 {
                    format!(
                        "{}<w:r><w:instrText xml:space=\"preserve\"> TOC \\o \"1-2\" \\h </w:instrText></w:r>{}",
                        field("begin"),
                        field("separate")
                    )
                } else {
                    String::new()
                };
                let end = if at == last { field("end") } else { String::new() };
                let line = run(&format!("{words}\t{page}"));
                out.push_str(&paragraph(&format!("TOC{level}"), "", &format!("{begin}{line}{end}")));
            }
        }
    }
    out
}

/// The paragraphs of one unit.
fn unit(draft: &Source, unit: &Unit, lists: &mut Lists) -> String {
    let style = match unit.kind {
        Kind::Title => "Title".to_owned(),
        Kind::Heading(level) => format!("Heading{level}"),
        Kind::Item(level) => format!("Item{level}"),
        _ => "Plain".to_owned(),
    };
    let titled = matches!(unit.kind, Kind::Heading(_)) && unit.is_named() && !unit.text.is_empty();
    let (list, head) = match unit.dress {
        _ if unit.label.is_empty() => (String::new(), String::new()),
        Dress::Automatic => (lists.place(unit), String::new()),
        Dress::Typed(_) if titled => {
            let head = match draft.heads {
                Heads::Space => " ",
                Heads::Dash => " — ",
                Heads::Wide => "　",
                Heads::Break => "\n",
                Heads::Two => {
                    let label = paragraph(&style, "", &run(&unit.label));
                    return format!("{label}{}", paragraph(&style, "", &words(&unit.text)));
                }
            };
            (String::new(), format!("{}{head}", unit.label))
        }
        Dress::Typed(between) => (String::new(), format!("{}{between}", unit.label)),
    };
    let (head, text) = if unit.bracket_first {
        (format!("[{head}"), unit.text.trim_start_matches('['))
    } else {
        (head, unit.text.as_str())
    };
    let mut parts = text.split('¶');
    let first = parts.next().unwrap_or_default();
    let mut out = paragraph(&style, &list, &format!("{}{}", run(&head), words(first)));
    for part in parts {
        out.push_str(&paragraph(&style, "", &words(part)));
    }
    out
}

/// The file.
pub fn write(draft: &Source) -> Result<Vec<u8>, Box<dyn std::error::Error>> {
    write_revised(draft, &Revised::default())
}

/// The paragraphs of a unit with the changes made to it.
fn unit_revised(draft: &Source, at: usize, revised: &Revised, lists: &mut Lists) -> String {
    let each = &draft.units[at];
    let mut out = unit(draft, each, lists);
    let old = words(&each.text);
    if let Some(runs) = revised.runs.get(&at) {
        out = out.replace(&old, runs);
    }
    let properties = |out: &str| out.split("</w:pPr>").next().unwrap_or_default().to_owned();
    if let Some(author) = revised.gone.get(&at) {
        let head = properties(&out);
        out = format!("{head}<w:rPr><w:del {}/></w:rPr></w:pPr>{}</w:p>", by(author), deleted(&each.text, author));
    }
    if let Some((author, text)) = revised.put.get(&at) {
        let head = properties(&out);
        let _ = write!(out, "{head}<w:rPr><w:ins {}/></w:rPr></w:pPr>{}</w:p>", by(author), inserted(text, author));
    }
    out
}

/// The file with tracked changes.
pub fn write_revised(draft: &Source, revised: &Revised) -> Result<Vec<u8>, Box<dyn std::error::Error>> {
    let mut whole = Package {
        title: draft.units.first().map(|unit| unit.text.clone()).unwrap_or_default(),
        language: draft.language.clone(),
        header: draft.header.clone(),
        ..Package::default()
    };
    let mut lists = Lists::new(draft.symbol_bullets);
    let mut rows: Vec<Vec<String>> = Vec::new();
    let close = |rows: &mut Vec<Vec<String>>, body: &mut String| {
        if let Some(count) = rows.first().map(Vec::len) {
            body.push_str(&table(rows, &vec![9000 / count as u32; count]));
            rows.clear();
        }
    };
    for line in revised.before.iter().chain([&draft.symbol]) {
        whole.body.push_str(&paragraph("Plain", "", &run(line)));
    }
    for (at, each) in draft.units.iter().enumerate() {
        if each.kind != Kind::Row {
            close(&mut rows, &mut whole.body);
        }
        match each.kind {
            Kind::Row => rows.push(each.cells().into_iter().map(run).collect()),
            Kind::Contents => whole.body.push_str(&contents(draft, &each.text)),
            Kind::Note => {
                let _ = write!(
                    whole.notes,
                    "<w:footnote w:id=\"{}\"><w:p><w:pPr><w:pStyle w:val=\"FootnoteText\"/></w:pPr><w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:footnoteRef/></w:r>{}</w:p></w:footnote>",
                    each.label,
                    run(&format!(" {}", each.text))
                );
            }
            _ => whole.body.push_str(&unit_revised(draft, at, revised, &mut lists)),
        }
    }
    close(&mut rows, &mut whole.body);
    whole.lists = lists.write();
    package(&whole)
}
