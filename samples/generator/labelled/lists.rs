//! Automatic numbers of DOCX: the lists that give each paragraph the label which the source states.

use super::source::{Kind, Unit};
use std::fmt::Write as _;

/// How a label is made: the name of the format, what stands around the number.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Shape {
    format: &'static str,
    before: String,
    after: String,
}

/// A list of its own, with three levels.
#[derive(Debug, Clone, Default)]
struct List {
    levels: [Option<(Shape, u32)>; 3],
    counts: [u32; 3],
}

/// The lists of a document.
#[derive(Debug)]
pub struct Lists {
    made: Vec<List>,
    /// Per level of the text, the list that was last used there; headings have levels of their own.
    open: [Option<usize>; 6],
    symbol_bullets: bool,
}

const RUSSIAN: &str = "абвгдежзиклмнопрстуфхцчшщэюя";
const ROMAN: [&str; 12] = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"];

/// The shape of a label and its number. Below a letter, "i" is a Roman number.
fn shape(label: &str, roman: bool) -> (Shape, u32) {
    let core: String = label.chars().filter(|letter| letter.is_alphanumeric()).collect();
    let (before, after) = label.split_once(core.as_str()).unwrap_or(("", ""));
    let lower = core.to_lowercase();
    let first = core.chars().next().unwrap_or('•');
    let number_of = |alphabet: &str| alphabet.chars().position(|letter| letter == first).map_or(0, |at| at as u32 + 1);
    let (format, number) = if core.is_empty() {
        ("bullet", 1)
    } else if let Ok(number) = core.parse() {
        ("decimal", number)
    } else if let (true, Some(at)) = (roman, ROMAN.iter().position(|known| *known == lower)) {
        (if first.is_uppercase() { "upperRoman" } else { "lowerRoman" }, at as u32 + 1)
    } else if RUSSIAN.contains(first) {
        ("russianLower", number_of(RUSSIAN))
    } else if first.is_uppercase() {
        ("upperLetter", number_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
    } else {
        ("lowerLetter", number_of("abcdefghijklmnopqrstuvwxyz"))
    };
    let before = if core.is_empty() { label } else { before };
    (Shape { format, before: before.to_owned(), after: after.to_owned() }, number)
}

impl Lists {
    pub fn new(symbol_bullets: bool) -> Self {
        Self { made: Vec::new(), open: [None; 6], symbol_bullets }
    }

    /// The properties that give the unit its label.
    pub fn place(&mut self, unit: &Unit) -> String {
        let (slot, level, roman) = match unit.kind {
            Kind::Heading(level) => (2 + usize::from(level), 0, level == 1),
            Kind::Item(level) => (usize::from(level), usize::from(level), level > 1),
            _ => (0, 0, false),
        };
        let (shape, number) = shape(&unit.label, roman);
        let fits = |list: &List| match &list.levels[level] {
            Some((known, _)) => *known == shape && (shape.format == "bullet" || list.counts[level] + 1 == number),
            None => level > 0,
        };
        // The list of the paragraph above first, then the one last used at this depth.
        let above = if (1..3).contains(&slot) {
            self.open[slot - 1].into_iter().chain(self.open[0]).collect()
        } else {
            Vec::new()
        };
        let known = above.into_iter().chain(self.open[slot]).find(|&at| fits(&self.made[at]));
        let at = known.unwrap_or_else(|| {
            self.made.push(List::default());
            self.made.len() - 1
        });
        let list = &mut self.made[at];
        if list.levels[level].is_none() {
            list.levels[level] = Some((shape, number));
        }
        list.counts[level] = number;
        for deeper in level + 1..3 {
            // A deeper list begins again where it began.
            list.counts[deeper] = list.levels[deeper].as_ref().map_or(0, |(_, start)| start - 1);
        }
        self.open[slot] = Some(at);
        if slot < 3 {
            self.open[slot + 1..3].fill(None);
        }
        format!("<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{}\"/></w:numPr>", at + 1)
    }

    /// The definitions of all lists.
    pub fn write(&self) -> String {
        let mut out = String::new();
        for (at, list) in self.made.iter().enumerate() {
            let _ = write!(out, "<w:abstractNum w:abstractNumId=\"{at}\"><w:multiLevelType w:val=\"multilevel\"/>");
            for (level, made) in list.levels.iter().enumerate() {
                let (shape, start) = made
                    .clone()
                    .unwrap_or((Shape { format: "decimal", before: String::new(), after: ".".to_owned() }, 1));
                let bullet = shape.format == "bullet";
                let text = match (bullet, self.symbol_bullets) {
                    (true, true) if shape.before == "•" => "\u{F0B7}".to_owned(),
                    (true, _) => shape.before.clone(),
                    (false, _) => format!("{}%{}{}", shape.before, level + 1, shape.after),
                };
                let font = if bullet && self.symbol_bullets && shape.before == "•" {
                    "<w:rPr><w:rFonts w:ascii=\"Symbol\" w:hAnsi=\"Symbol\" w:hint=\"default\"/></w:rPr>"
                } else {
                    ""
                };
                let indent = (level + 1) * 567;
                let _ = write!(
                    out,
                    "<w:lvl w:ilvl=\"{level}\"><w:start w:val=\"{start}\"/><w:numFmt w:val=\"{}\"/><w:lvlText w:val=\"{text}\"/><w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"{indent}\" w:hanging=\"567\"/></w:pPr>{font}</w:lvl>",
                    shape.format
                );
            }
            out.push_str("</w:abstractNum>");
        }
        for at in 1..=self.made.len() {
            let _ = write!(out, "<w:num w:numId=\"{at}\"><w:abstractNumId w:val=\"{}\"/></w:num>", at - 1);
        }
        out
    }
}
