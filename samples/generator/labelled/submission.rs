//! Labelled submissions as they are written in `tests/labelled/submissions/source`: what the file holds, and what it asks.
//!
//! ```text
//! p In paragraph 5, after “noise”, insert “and of tremor”.       a paragraph; `h` in bold; `row` of a table, cells between ||
//! edit 8 | Northmark | one third => one half                     a tracked change in a paragraph of the draft, by its reference
//! strike 12 | Temelia | or dimmed to one tenth |                 an annotation of the draft's PDF
//! == expected
//! add | NMK | 5 | | and of tremor                                kind, whose, where, words to go, words to come
//! ```

use super::docx::{self, Revised};
use super::package::{Package, escape, write as package};
use super::source::{Kind, Source, plain};
use std::fmt::Write as _;

/// A submission.
#[derive(Debug, Default)]
pub struct Submission {
    pub base: String,
    pub shape: String,
    pub format: String,
    pub actor: String,
    language: String,
    /// What the file holds: the kind of a line and the line.
    lines: Vec<(String, String)>,
    /// Kind, whose, reference, words to go, words to come.
    expected: Vec<[String; 5]>,
}

impl Submission {
    pub fn read(name: &str, source: &str) -> Result<Self, String> {
        let mut made = Self { language: "en".to_owned(), ..Self::default() };
        let mut expecting = false;
        for line in source.lines().filter(|line| !line.starts_with("//") && !line.trim().is_empty()) {
            let wrong = || format!("{name}: {line}");
            if line == "== expected" {
                expecting = true;
            } else if expecting {
                let fields: Vec<String> = line.split('|').map(|field| field.trim().to_owned()).collect();
                made.expected.push(
                    fields.try_into().map_err(|fields: Vec<String>| format!("{}: {} fields", wrong(), fields.len()))?,
                );
            } else if let Some(setting) = line.strip_prefix("! ") {
                let (key, value) = setting.split_once(' ').ok_or_else(wrong)?;
                let field = match key {
                    "base" => &mut made.base,
                    "shape" => &mut made.shape,
                    "format" => &mut made.format,
                    "actor" => &mut made.actor,
                    "language" => &mut made.language,
                    _ => return Err(wrong()),
                };
                value.clone_into(field);
            } else {
                let (verb, rest) = line.split_once(' ').ok_or_else(wrong)?;
                made.lines.push((verb.to_owned(), rest.to_owned()));
            }
        }
        Ok(made)
    }

    /// The expectation as a table.
    pub fn table(&self) -> String {
        let mut out = "kind\twho\tref\told\tnew\n".to_owned();
        for row in &self.expected {
            let _ = writeln!(out, "{}", row.join("\t"));
        }
        out
    }

    /// Plain text, a paragraph a line.
    pub fn text(&self) -> String {
        self.lines.iter().map(|(_, words)| format!("{words}\n\n")).collect()
    }

    /// A document of its own words: a letter, a compilation, a table.
    pub fn docx(&self) -> Result<Vec<u8>, Box<dyn std::error::Error>> {
        let mut body = String::new();
        let mut rows: Vec<Vec<String>> = Vec::new();
        for (verb, words) in &self.lines {
            if verb == "row" {
                rows.push(words.split("||").map(|cell| marked(cell.trim(), rows.is_empty())).collect());
            } else {
                body.push_str(&docx::paragraph("Plain", "", &marked(words, verb == "h")));
            }
        }
        if let Some(columns) = rows.first().map(Vec::len) {
            body.push_str(&docx::table(&rows, &vec![14000 / columns as u32; columns]));
        }
        let title = self.lines.first().map(|(_, words)| words.clone()).unwrap_or_default();
        let language = self.language.clone();
        package(&Package { title, language, body, landscape: !rows.is_empty(), ..Package::default() })
    }

    /// The draft with tracked changes.
    pub fn tracked(&self, draft: &Source) -> Result<Vec<u8>, Box<dyn std::error::Error>> {
        let mut revised = Revised::default();
        let mut edits: Vec<(usize, &str, &str, &str)> = Vec::new();
        for (verb, rest) in &self.lines {
            if verb == "before" {
                revised.before.push(rest.clone());
                continue;
            }
            let fields: Vec<&str> = rest.split(" | ").map(str::trim).collect();
            let at = place(draft, fields[0])?;
            match (verb.as_str(), &fields[1..]) {
                ("edit", [author, change]) => {
                    let (old, new) = change.split_once("=>").ok_or("no =>")?;
                    edits.push((at, author, old.trim(), new.trim()));
                }
                ("drop", [author]) => {
                    revised.gone.insert(at, (*author).to_owned());
                }
                ("put", [author, words]) => {
                    revised.put.insert(at, ((*author).to_owned(), (*words).to_owned()));
                }
                _ => return Err(format!("{verb} {rest}").into()),
            }
        }
        for at in 0..draft.units.len() {
            let here: Vec<_> = edits.iter().filter(|(place, ..)| *place == at).collect();
            if here.is_empty() {
                continue;
            }
            let text = &draft.units[at].text;
            let mut found: Vec<(usize, &str, &str, &str)> = Vec::new();
            for (_, author, old, new) in here {
                if text.matches(old).count() != 1 {
                    return Err(format!("{old:?} does not stand exactly once in {text:?}").into());
                }
                let (from, old, new) = trimmed(text.find(old).unwrap_or_default(), old, new);
                found.push((from, author, old, new));
            }
            found.sort_unstable();
            let (mut runs, mut end) = (String::new(), 0);
            for (from, author, old, new) in found {
                runs.push_str(&docx::words(&text[end..from]));
                runs.push_str(&docx::deleted(old, author));
                runs.push_str(&docx::inserted(new, author));
                end = from + old.len();
            }
            runs.push_str(&docx::words(&text[end..]));
            revised.runs.insert(at, runs);
        }
        docx::write_revised(draft, &revised)
    }

    /// The draft as PDF with annotations.
    pub fn annotated(&self, draft: &Source) -> Result<Vec<u8>, Box<dyn std::error::Error>> {
        let mut page = super::pdf::Pages::new();
        for unit in draft.units.iter().filter(|unit| unit.kind != Kind::Contents && unit.kind != Kind::Row) {
            let indent = match unit.kind {
                Kind::Item(level) => f64::from(level) * 24.0,
                _ => 0.0,
            };
            let words = format!("{} {}", unit.label, plain(&unit.text));
            let bold = matches!(unit.kind, Kind::Title | Kind::Heading(_));
            page.paragraph(words.trim(), indent, bold, &unit.reference);
        }
        for (verb, rest) in &self.lines {
            let fields: Vec<&str> = rest.split('|').map(str::trim).collect();
            let [reference, author, words, said] = fields[..] else { return Err(format!("{verb} {rest}").into()) };
            page.annotate(verb, reference, author, words, said)?;
        }
        Ok(page.write())
    }
}

/// The unit that people cite so.
fn place(draft: &Source, reference: &str) -> Result<usize, String> {
    draft.units.iter().position(|unit| unit.reference == reference).ok_or_else(|| format!("no {reference}"))
}

/// A change without the words that its two sides share at their beginning and end.
fn trimmed<'a>(from: usize, old: &'a str, new: &'a str) -> (usize, &'a str, &'a str) {
    let words = |text: &'a str| -> Vec<&'a str> { text.split_inclusive(' ').collect() };
    let (olds, news) = (words(old), words(new));
    let head: usize = olds.iter().zip(&news).take_while(|(a, b)| a == b).map(|(a, _)| a.len()).sum();
    let (mut head, mut old, mut new) = (head, &old[head..], &new[head..]);
    if let Some(rest) = new.strip_prefix(old) {
        (head, old, new) = (head + old.len(), "", rest);
    } else if let Some(rest) = old.strip_prefix(new) {
        (head, old, new) = (head + new.len(), rest, "");
    }
    let letters = old.chars().rev().zip(new.chars().rev()).take_while(|(a, b)| a == b);
    let mut tail: usize = letters.map(|(a, _)| a.len_utf8()).sum();
    // Whole words only.
    let whole = |text: &str, tail: usize| text.len() == tail || text[..text.len() - tail].ends_with(' ');
    while tail > 0 && !(whole(old, tail) && whole(new, tail)) {
        tail -= 1;
        while !old.is_char_boundary(old.len() - tail) || !new.is_char_boundary(new.len() - tail) {
            tail -= 1;
        }
    }
    (from + head, &old[..old.len() - tail], &new[..new.len() - tail])
}

/// Runs of words with `**bold**` and `~~struck out~~`.
fn marked(text: &str, bold: bool) -> String {
    let mut out = String::new();
    for (at, part) in text.split("**").enumerate() {
        for (within, words) in part.split("~~").enumerate().filter(|(_, words)| !words.is_empty()) {
            let look = [(bold || at % 2 == 1, "<w:b/>"), (within % 2 == 1, "<w:strike/>")];
            let look: String = look.iter().filter(|(on, _)| *on).map(|(_, look)| *look).collect();
            let _ = write!(out, "<w:r><w:rPr>{look}</w:rPr><w:t xml:space=\"preserve\">{}</w:t></w:r>", escape(words));
        }
    }
    out
}
