//! Styles that are made as they are needed: paragraphs in another language, looks of words, widths of columns.

use super::super::docx::look::Look;
use super::super::parts::Xml;
use super::styles::{inches, language_properties};
use crate::text::Language;
use std::collections::BTreeMap;

/// A paragraph that differs from its style.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Differs {
    /// The style.
    pub(super) parent: &'static str,
    /// Its language, where it is not the document's.
    pub(super) language: Option<Language>,
    /// Whether it stays on the page of what follows it.
    pub(super) keeps: bool,
    /// Whether it stands at the right.
    pub(super) at_right: bool,
}

/// The styles that a text needed.
#[derive(Default)]
pub(super) struct Automatic {
    paragraphs: BTreeMap<Differs, usize>,
    looks: BTreeMap<Look, usize>,
    /// Widths of the columns of each table, in twentieths of a point.
    tables: Vec<Vec<usize>>,
}

impl Automatic {
    /// Returns the name of a paragraph's style.
    pub(super) fn paragraph(&mut self, differs: Differs) -> String {
        let is_parent = differs.language.is_none() && !differs.keeps && !differs.at_right;
        if is_parent {
            return differs.parent.to_owned();
        }
        let next = self.paragraphs.len() + 1;
        format!("P{}", self.paragraphs.entry(differs).or_insert(next))
    }

    /// Returns the name of the style of words that look so; `None` for plain ones.
    pub(super) fn look(&mut self, look: Look) -> Option<String> {
        if look.is_plain() {
            return None;
        }
        let next = self.looks.len() + 1;
        Some(format!("T{}", self.looks.entry(look).or_insert(next)))
    }

    /// Returns the name of the style of a table with columns of these widths.
    pub(super) fn table(&mut self, widths: Vec<usize>) -> String {
        self.tables.push(widths);
        format!("Table{}", self.tables.len())
    }

    /// Writes the styles.
    pub(super) fn write(&self, xml: &mut Xml) {
        let mut paragraphs: Vec<_> = self.paragraphs.iter().collect();
        paragraphs.sort_by_key(|(_, number)| **number);
        for (differs, number) in paragraphs {
            paragraph(&format!("P{number}"), differs, xml);
        }
        let mut looks: Vec<_> = self.looks.iter().collect();
        looks.sort_by_key(|(_, number)| **number);
        for (look, number) in looks {
            xml.open("style:style", &[("style:name", &format!("T{number}")), ("style:family", "text")]);
            letters(look, xml);
            xml.close("style:style");
        }
        if !self.tables.is_empty() {
            cells(xml);
        }
        for (at, widths) in self.tables.iter().enumerate() {
            table(&format!("Table{}", at + 1), widths, xml);
        }
    }
}

fn paragraph(name: &str, differs: &Differs, xml: &mut Xml) {
    let attributes = [("style:name", name), ("style:family", "paragraph"), ("style:parent-style-name", differs.parent)];
    xml.open("style:style", &attributes);
    let right_to_left = differs.language == Some(Language::Arabic);
    let mut properties = Vec::new();
    if differs.keeps {
        properties.push(("fo:keep-with-next", "always"));
    }
    if differs.at_right {
        properties.push(("fo:text-align", "end"));
    }
    if right_to_left {
        properties.push(("style:writing-mode", "rl-tb"));
    }
    if !properties.is_empty() {
        xml.empty("style:paragraph-properties", &properties);
    }
    if let Some(language) = differs.language {
        xml.empty("style:text-properties", &language_properties(language));
    }
    xml.close("style:style");
}

fn letters(look: &Look, xml: &mut Xml) {
    let (colour, shade) = (look.colour.map(hexadecimal), look.shade.map(hexadecimal));
    let mut properties: Vec<(&str, &str)> = Vec::new();
    for (on, of, value) in [(look.bold, "weight", "bold"), (look.italic, "style", "italic")] {
        if on {
            let names = match of {
                "weight" => ["fo:font-weight", "style:font-weight-asian", "style:font-weight-complex"],
                _ => ["fo:font-style", "style:font-style-asian", "style:font-style-complex"],
            };
            properties.extend(names.map(|name| (name, value)));
        }
    }
    if look.underline {
        properties.extend([("style:text-underline-style", "solid"), ("style:text-underline-width", "auto")]);
    }
    if look.strike {
        properties.push(("style:text-line-through-style", "solid"));
    }
    if let Some(colour) = &colour {
        properties.push(("fo:color", colour));
    }
    if let Some(shade) = &shade {
        properties.push(("fo:background-color", shade));
    }
    if let Some(up) = look.raised {
        properties.push(("style:text-position", if up { "super 58%" } else { "sub 58%" }));
    }
    xml.empty("style:text-properties", &properties);
}

fn hexadecimal(colour: u32) -> String {
    format!("#{colour:06x}")
}

/// Rows that stay whole, and cells: plain, of heads and of sections.
fn cells(xml: &mut Xml) {
    xml.open("style:style", &[("style:name", "Row"), ("style:family", "table-row")]);
    xml.empty("style:table-row-properties", &[("fo:keep-together", "always")]);
    xml.close("style:style");
    for (name, ground) in [("Cell", ""), ("HeadCell", "#e8e6df"), ("SectionCell", "#f5f4f0")] {
        xml.open("style:style", &[("style:name", name), ("style:family", "table-cell")]);
        let mut properties = vec![("fo:border", "0.5pt solid #808080"), ("fo:padding", "0.04in")];
        if !ground.is_empty() {
            properties.push(("fo:background-color", ground));
        }
        xml.empty("style:table-cell-properties", &properties);
        xml.close("style:style");
    }
}

fn table(name: &str, widths: &[usize], xml: &mut Xml) {
    let all = inches(widths.iter().sum());
    xml.open("style:style", &[("style:name", name), ("style:family", "table")]);
    xml.empty(
        "style:table-properties",
        &[("style:width", &all), ("table:align", "left"), ("fo:margin-bottom", "0.1in")],
    );
    xml.close("style:style");
    for (at, width) in widths.iter().enumerate() {
        let attributes = [("style:name", format!("{name}.{}", at + 1)), ("style:family", "table-column".to_owned())];
        xml.open("style:style", &attributes.each_ref().map(|(name, value)| (*name, value.as_str())));
        xml.empty("style:table-column-properties", &[("style:column-width", &inches(*width))]);
        xml.close("style:style");
    }
}
