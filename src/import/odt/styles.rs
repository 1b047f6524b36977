//! Styles and list styles of an ODT.

use super::super::inline::Look;
use super::super::structure::ordinal::{write_han, write_letters, write_roman};
use super::super::xml::Element;
use std::collections::BTreeMap;

pub(super) const LEVELS: usize = 10;

#[derive(Debug, Clone, Default)]
struct Style {
    parent: Option<String>,
    list: Option<String>,
    bold: Option<bool>,
    italic: Option<bool>,
    underline: Option<bool>,
    strike: Option<bool>,
    raised: Option<i8>,
    colour: Option<u32>,
    highlight: Option<u32>,
    hidden: bool,
    centred: Option<bool>,
    left: Option<f32>,
}

/// How one level of a list is numbered.
#[derive(Debug, Clone, Default)]
pub(super) struct Level {
    pub start: u32,
    format: Option<String>,
    prefix: String,
    suffix: String,
    shown: usize,
    /// A newer way to write the whole label: `%1%.%2%.`
    pattern: Option<String>,
    bullet: Option<String>,
}

/// All styles of a document.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: BTreeMap<String, Style>,
    lists: BTreeMap<String, BTreeMap<usize, Level>>,
    outline: BTreeMap<usize, Level>,
}

fn colour(value: &str) -> Option<u32> {
    u32::from_str_radix(value.strip_prefix('#')?, 16).ok()
}

fn points(length: &str) -> Option<f32> {
    let units = [("cm", 28.346), ("mm", 2.8346), ("in", 72.0), ("pt", 1.0), ("pc", 12.0)];
    units
        .iter()
        .find_map(|(unit, points)| length.strip_suffix(unit)?.trim().parse::<f32>().ok().map(|value| value * points))
}

fn style(element: &Element) -> Style {
    let text = element.child("text-properties");
    let paragraph = element.child("paragraph-properties");
    let of = |name: &str| text.and_then(|text| text.attribute(name));
    let drawn = |name: &str| of(name).map(|value| value != "none");
    Style {
        parent: element.attribute("parent-style-name").map(str::to_owned),
        list: element.attribute("list-style-name").filter(|name| !name.is_empty()).map(str::to_owned),
        bold: of("font-weight")
            .map(|weight| weight == "bold" || weight.parse::<u32>().is_ok_and(|weight| weight >= 600)),
        italic: of("font-style").map(|style| style == "italic" || style == "oblique"),
        underline: drawn("text-underline-style"),
        strike: drawn("text-line-through-style").or_else(|| drawn("text-line-through-type")),
        raised: of("text-position").map(|position| match position.split(' ').next() {
            Some("super") => 1,
            Some("sub") => -1,
            Some(percent) => percent.trim_end_matches('%').parse::<f32>().map_or(0, |percent| {
                if percent > 0.0 {
                    1
                } else if percent < 0.0 {
                    -1
                } else {
                    0
                }
            }),
            None => 0,
        }),
        colour: of("color").and_then(colour),
        highlight: of("background-color").and_then(colour),
        hidden: of("display") == Some("none"),
        centred: paragraph.and_then(|props| props.attribute("text-align")).map(|align| align == "center"),
        left: paragraph.and_then(|props| props.attribute("margin-left")).and_then(points),
    }
}

fn levels(element: &Element) -> BTreeMap<usize, Level> {
    element
        .elements()
        .filter_map(|child| {
            let at = child.attribute("level")?.parse::<usize>().ok()?.checked_sub(1).filter(|&at| at < LEVELS)?;
            let text = |name: &str| child.attribute(name).unwrap_or("").to_owned();
            let level = Level {
                start: child.attribute("start-value").and_then(|start| start.parse().ok()).unwrap_or(1),
                format: child.attribute("num-format").filter(|format| !format.is_empty()).map(str::to_owned),
                prefix: text("num-prefix"),
                suffix: text("num-suffix"),
                shown: child
                    .attribute("display-levels")
                    .and_then(|shown| shown.parse().ok())
                    .unwrap_or(1)
                    .clamp(1, LEVELS),
                pattern: child.attribute("num-list-format").map(str::to_owned),
                bullet: (&*child.name == "list-level-style-bullet")
                    .then(|| super::super::number_format::bullet(child.attribute("bullet-char").unwrap_or("•"))),
            };
            Some((at, level))
        })
        .collect()
}

impl Styles {
    /// Reads the common styles and those of the content, which have the last word.
    pub(super) fn read(common: Option<&Element>, content: &Element) -> Self {
        let mut styles = Self::default();
        for root in common.into_iter().chain([content]) {
            for group in root.elements().filter(|group| matches!(&*group.name, "styles" | "automatic-styles")) {
                for element in group.elements() {
                    match &*element.name {
                        "style" => {
                            if let Some(name) = element.attribute("name") {
                                styles.styles.insert(name.to_owned(), style(element));
                            }
                        }
                        "list-style" => {
                            if let Some(name) = element.attribute("name") {
                                styles.lists.insert(name.to_owned(), levels(element));
                            }
                        }
                        "outline-style" => styles.outline = levels(element),
                        _ => {}
                    }
                }
            }
        }
        styles
    }

    fn chain<'a>(&'a self, name: Option<&'a str>) -> impl Iterator<Item = &'a Style> {
        let mut next = name;
        std::iter::from_fn(move || {
            let style = self.styles.get(next?)?;
            next = style.parent.as_deref();
            Some(style)
        })
        .take(32)
    }

    /// Whether a style, or one it is based on, has this name.
    pub(super) fn descends(&self, name: Option<&str>, from: &str) -> bool {
        name == Some(from) || self.chain(name).any(|style| style.parent.as_deref() == Some(from))
    }

    /// The list style a paragraph style brings.
    pub(super) fn list_of<'a>(&'a self, name: Option<&'a str>) -> Option<&'a str> {
        self.chain(name).find_map(|style| style.list.as_deref())
    }

    /// Left margin in points, and whether the paragraph is centred.
    pub(super) fn place(&self, name: Option<&str>) -> (Option<f32>, bool) {
        (
            self.chain(name).find_map(|style| style.left),
            self.chain(name).find_map(|style| style.centred).unwrap_or(false),
        )
    }

    /// A look over another one.
    pub(super) fn look(&self, name: Option<&str>, base: &Look) -> Look {
        let mut look = base.clone();
        let get = |of: &dyn Fn(&Style) -> Option<bool>, base: bool| self.chain(name).find_map(of).unwrap_or(base);
        look.bold = get(&|style| style.bold, base.bold);
        look.italic = get(&|style| style.italic, base.italic);
        look.underline = get(&|style| style.underline, base.underline);
        look.strike = get(&|style| style.strike, base.strike);
        if let Some(raised) = self.chain(name).find_map(|style| style.raised) {
            look.superscript = raised > 0;
            look.subscript = raised < 0;
        }
        look.colour = self.chain(name).find_map(|style| style.colour).or(base.colour);
        look.highlight = self.chain(name).find_map(|style| style.highlight).or(base.highlight);
        look
    }

    /// Whether text of this style is hidden.
    pub(super) fn is_hidden(&self, name: Option<&str>) -> bool {
        self.chain(name).any(|style| style.hidden)
    }

    /// A level of a list style; the outline's without a name.
    pub(super) fn level(&self, list: Option<&str>, at: usize) -> Option<&Level> {
        match list {
            Some(list) => self.lists.get(list)?.get(&at),
            None => self.outline.get(&at),
        }
    }

    /// The printed label of level `at`, from the numbers of all levels.
    pub(super) fn print(&self, list: Option<&str>, at: usize, values: &[Option<u32>; LEVELS]) -> Option<String> {
        let level = self.level(list, at)?;
        if let Some(bullet) = &level.bullet {
            return Some(bullet.clone());
        }
        let number = |at: usize| {
            let format = self.level(list, at).and_then(|level| level.format.as_deref());
            format.map(|format| write(values.get(at).copied().flatten().unwrap_or(1), format)).unwrap_or_default()
        };
        level.format.as_ref()?;
        let label = if let Some(pattern) = &level.pattern {
            (0..LEVELS).fold(pattern.clone(), |label, at| label.replace(&format!("%{}%", at + 1), &number(at)))
        } else {
            let shown: Vec<String> =
                ((at + 1).saturating_sub(level.shown)..=at).map(number).filter(|number| !number.is_empty()).collect();
            format!("{}{}{}", level.prefix, shown.join("."), level.suffix)
        };
        let label = label.trim().to_owned();
        (!label.is_empty()).then_some(label)
    }
}

fn write(value: u32, format: &str) -> String {
    match format {
        "a" => write_letters(value),
        "A" => write_letters(value).to_uppercase(),
        "i" => write_roman(value),
        "I" => write_roman(value).to_uppercase(),
        "一, 二, 三, ..." | "一" => write_han(value),
        _ => value.to_string(),
    }
}
