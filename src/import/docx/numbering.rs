//! Automatic numbering of a DOCX: from definitions and counters to the printed label.
//!
//! Numbers that share an abstract definition share its counters, as in Word; a `startOverride` restarts them once, at
//! the first paragraph that uses the overriding number. Deleted paragraphs are counted apart: the labels of all other
//! paragraphs are those of the accepted text.

use super::super::number_format::{bullet, write};
use super::super::xml::Element;
use std::collections::{BTreeMap, BTreeSet};

const LEVELS: usize = 9;

#[derive(Debug, Clone, Default)]
struct Level {
    start: u32,
    format: String,
    text: String,
    /// After which level (from 1) this one restarts; 0: never; `None`: after any higher one.
    restart: Option<usize>,
    legal: bool,
    style: Option<String>,
    left: Option<f32>,
}

#[derive(Debug, Clone, Default)]
struct Abstract {
    levels: BTreeMap<usize, Level>,
    style_link: Option<String>,
    defines_style: Option<String>,
}

#[derive(Debug, Clone, Default)]
struct Number {
    of: String,
    starts: BTreeMap<usize, u32>,
    levels: BTreeMap<usize, Level>,
}

/// Definitions and the state of all counters.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    abstracts: BTreeMap<String, Abstract>,
    numbers: BTreeMap<String, Number>,
    /// Counters of the accepted and of the rejected text, by abstract definition.
    counters: [BTreeMap<String, [Option<u32>; LEVELS]>; 2],
    overridden: [BTreeSet<(String, usize)>; 2],
}

/// In which texts a paragraph counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Counts {
    Both,
    /// Inserted: not in the rejected text.
    Accepted,
    /// Deleted: not in the accepted text.
    Rejected,
}

fn level(element: &Element) -> Level {
    Level {
        start: element.value("start").and_then(|start| start.parse().ok()).unwrap_or(1),
        // Word 2010 formats stand in an alternative beside a plainer one.
        format: element
            .value("numFmt")
            .or_else(|| element.find("numFmt").and_then(|format| format.attribute("val")))
            .unwrap_or("decimal")
            .to_owned(),
        text: element.value("lvlText").unwrap_or("").to_owned(),
        restart: element.value("lvlRestart").and_then(|level| level.parse().ok()),
        legal: element
            .child("isLgl")
            .is_some_and(|legal| !matches!(legal.attribute("val"), Some("0" | "false" | "off"))),
        style: element.value("pStyle").map(str::to_owned),
        left: element
            .child("pPr")
            .and_then(|props| props.child("ind"))
            .and_then(|indent| indent.attribute("left").or_else(|| indent.attribute("start")))
            .and_then(|left| left.parse::<f32>().ok())
            .map(|twips| twips / 20.0),
    }
}

fn levels(element: &Element) -> BTreeMap<usize, Level> {
    element
        .elements()
        .filter(|child| &*child.name == "lvl")
        .filter_map(|child| {
            Some((child.attribute("ilvl")?.parse().ok().filter(|&at: &usize| at < LEVELS)?, level(child)))
        })
        .collect()
}

impl Numbering {
    /// Reads the numbering part.
    pub(super) fn read(root: &Element) -> Self {
        let mut numbering = Self::default();
        for element in root.elements() {
            match &*element.name {
                "abstractNum" => {
                    let Some(id) = element.attribute("abstractNumId") else { continue };
                    let made = Abstract {
                        levels: levels(element),
                        style_link: element.value("numStyleLink").map(str::to_owned),
                        defines_style: element.value("styleLink").map(str::to_owned),
                    };
                    numbering.abstracts.insert(id.to_owned(), made);
                }
                "num" => {
                    let (Some(id), Some(of)) = (element.attribute("numId"), element.value("abstractNumId")) else {
                        continue;
                    };
                    let mut number = Number { of: of.to_owned(), ..Number::default() };
                    for change in element.elements().filter(|child| &*child.name == "lvlOverride") {
                        let Some(at) =
                            change.attribute("ilvl").and_then(|at| at.parse().ok()).filter(|&at: &usize| at < LEVELS)
                        else {
                            continue;
                        };
                        if let Some(start) = change.value("startOverride").and_then(|start| start.parse().ok()) {
                            number.starts.insert(at, start);
                        }
                        if let Some(whole) = change.child("lvl") {
                            number.levels.insert(at, level(whole));
                        }
                    }
                    numbering.numbers.insert(id.to_owned(), number);
                }
                _ => {}
            }
        }
        numbering.follow_style_links();
        numbering
    }

    /// A definition may only name a list style; the definition that carries the style's levels is then meant.
    fn follow_style_links(&mut self) {
        let by_style: BTreeMap<String, String> =
            self.abstracts.iter().filter_map(|(id, made)| Some((made.defines_style.clone()?, id.clone()))).collect();
        for number in self.numbers.values_mut() {
            let target = self
                .abstracts
                .get(&number.of)
                .filter(|made| made.levels.is_empty())
                .and_then(|made| by_style.get(made.style_link.as_ref()?));
            if let Some(target) = target {
                number.of.clone_from(target);
            }
        }
    }

    fn level<'a>(&'a self, number: &'a Number, at: usize) -> Option<&'a Level> {
        number.levels.get(&at).or_else(|| self.abstracts.get(&number.of)?.levels.get(&at))
    }

    /// Finds the level that a paragraph style takes in a list, when the list names the style.
    pub(super) fn level_of_style(&self, list: &str, style: &str) -> Option<usize> {
        let number = self.numbers.get(list)?;
        (0..LEVELS).find(|&at| self.level(number, at).is_some_and(|level| level.style.as_deref() == Some(style)))
    }

    /// Gives the left indent of a list level, in points.
    pub(super) fn indent(&self, list: &str, at: usize) -> Option<f32> {
        self.level(self.numbers.get(list)?, at)?.left
    }

    /// Counts a paragraph of level `at` of `list`; gives its label in the accepted and in the rejected text, `None` where
    /// nothing is printed.
    pub(super) fn next(&mut self, list: &str, at: usize, counts: Counts) -> [Option<String>; 2] {
        let Some(number) = self.numbers.get(list).cloned() else { return [None, None] };
        let at = at.min(LEVELS - 1);
        let mut side = |side: usize, runs: bool| {
            if !runs {
                return None;
            }
            let values = self.count(side, list, &number, at);
            self.print(&number, at, &values)
        };
        [side(0, counts != Counts::Rejected), side(1, counts != Counts::Accepted)]
    }

    fn count(&mut self, side: usize, list: &str, number: &Number, at: usize) -> [Option<u32>; LEVELS] {
        let starts: Vec<u32> = (0..LEVELS)
            .map(|level| {
                number
                    .starts
                    .get(&level)
                    .copied()
                    .or_else(|| self.level(number, level).map(|level| level.start))
                    .unwrap_or(1)
            })
            .collect();
        let restarts: Vec<Option<usize>> =
            (0..LEVELS).map(|level| self.level(number, level).and_then(|level| level.restart)).collect();
        let (Some(counters), Some(overridden)) = (self.counters.get_mut(side), self.overridden.get_mut(side)) else {
            return [None; LEVELS];
        };
        let counter = counters.entry(number.of.clone()).or_insert([None; LEVELS]);
        let fresh = number.starts.contains_key(&at) && overridden.insert((list.to_owned(), at));
        for (level, slot) in counter.iter_mut().enumerate() {
            let start = starts.get(level).copied().unwrap_or(1);
            match level.cmp(&at) {
                // A level above that was never printed counts as begun.
                std::cmp::Ordering::Less => {
                    slot.get_or_insert(start);
                }
                std::cmp::Ordering::Equal => {
                    *slot = Some(match *slot {
                        Some(_) | None if fresh => start,
                        Some(value) => value.saturating_add(1),
                        None => start,
                    });
                }
                std::cmp::Ordering::Greater => match restarts.get(level).copied().flatten() {
                    Some(0) => {}
                    Some(after) if at >= after => {}
                    _ => *slot = None,
                },
            }
        }
        *counter
    }

    fn print(&self, number: &Number, at: usize, values: &[Option<u32>; LEVELS]) -> Option<String> {
        let own = self.level(number, at)?;
        if own.format == "none" && !own.text.contains('%') {
            return (!own.text.trim().is_empty()).then(|| own.text.clone());
        }
        if own.format == "bullet" {
            return Some(bullet(&own.text));
        }
        let mut label = String::new();
        let mut chars = own.text.chars().peekable();
        while let Some(char) = chars.next() {
            let level = if char == '%' {
                chars.peek().and_then(|digit| digit.to_digit(10)).and_then(|digit| (digit as usize).checked_sub(1))
            } else {
                None
            };
            match level.filter(|&level| level < LEVELS) {
                Some(level) => {
                    chars.next();
                    let value = values.get(level).copied().flatten().unwrap_or(1);
                    let format = self.level(number, level).map_or("decimal", |level| level.format.as_str());
                    // Legal numbering turns numbers of other kinds into figures; a nought before a figure is one already.
                    let format =
                        if own.legal && !matches!(format, "none" | "decimalZero") { "decimal" } else { format };
                    label.push_str(&write(value, format));
                }
                None => label.push(char),
            }
        }
        let label = label.trim().to_owned();
        (!label.is_empty()).then_some(label)
    }
}
