//! Lines and pages of a plain text, without what is not text.

use crate::text::SetAside;
use std::collections::BTreeMap;

/// A line, without white space at its ends.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line<'a> {
    pub text: &'a str,
    /// Columns before the text; a tab stops at every eighth.
    pub indent: usize,
    /// A row of `=` or `-` under the line before it.
    pub underlines: bool,
}

impl Line<'_> {
    pub(super) fn is_blank(&self) -> bool {
        self.text.is_empty()
    }

    /// The column after the last character.
    pub(super) fn end(&self) -> usize {
        if self.is_blank() { 0 } else { self.indent + columns(self.text) }
    }
}

/// A page, when the text has form feeds; else the whole text.
#[derive(Debug)]
pub(super) struct Page<'a> {
    pub number: Option<u32>,
    pub lines: Vec<Line<'a>>,
}

/// How many columns a text takes: Chinese characters take two.
pub(super) fn columns(text: &str) -> usize {
    if text.is_ascii() {
        return text.len();
    }
    text.chars().map(|char| 1 + usize::from(crate::import::structure::is_han(char))).sum()
}

/// Splits `text` into pages of lines; what is furniture goes to `aside`.
pub(super) fn pages<'a>(text: &'a str, aside: &mut Vec<SetAside>) -> Vec<Page<'a>> {
    let paged = text.contains('\u{C}');
    let quoted = is_quoted(text);
    let mut quotes = String::new();
    let mut pages: Vec<Page<'a>> = Vec::new();
    for (index, page) in text.split('\u{C}').enumerate() {
        let number = paged.then(|| u32::try_from(index + 1).unwrap_or(u32::MAX));
        let mut lines: Vec<Line<'a>> = Vec::new();
        for raw in page.split('\n').flat_map(|line| line.split('\r')) {
            let mut line = measure(raw);
            if quoted {
                while let Some(rest) = line.text.strip_prefix('>') {
                    quotes.push('>');
                    line = measure(rest);
                }
            }
            if is_rule(line.text) {
                aside.push(SetAside { what: "rule".into(), text: line.text.to_owned(), page: number });
                // A row of underscores divides the notes from the text; no title is underlined with it.
                let under = !line.text.starts_with('_')
                    && lines.last().is_some_and(|before: &Line<'_>| !before.is_blank() && columns(line.text) >= 3);
                line = Line { text: "", indent: 0, underlines: under };
                if under {
                    lines.push(Line { text: "=", ..line });
                    continue;
                }
            }
            lines.push(line);
        }
        pages.push(Page { number, lines });
    }
    if !quotes.is_empty() {
        aside.push(SetAside { what: "quotation marks of mail".into(), text: quotes, page: None });
    }
    if paged {
        repeated(&mut pages, aside);
    }
    page_numbers(&mut pages, aside, paged);
    pages
}

fn measure(raw: &str) -> Line<'_> {
    let mut indent = 0;
    for char in raw.chars() {
        match char {
            '\t' => indent = (indent / 8 + 1) * 8,
            '\u{3000}' => indent += 2,
            _ if char.is_whitespace() => indent += 1,
            _ => break,
        }
    }
    Line { text: raw.trim(), indent, underlines: false }
}

/// Whether most lines are quoted as mail does.
fn is_quoted(text: &str) -> bool {
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    let (all, quoted) =
        lines.fold((0_usize, 0_usize), |(all, quoted), line| (all + 1, quoted + usize::from(line.starts_with('>'))));
    quoted >= 2 && quoted * 2 > all
}

/// A drawn line: three or more of the same sign and nothing else.
fn is_rule(text: &str) -> bool {
    let mut chars = text.chars().filter(|char| !char.is_whitespace());
    let Some(first) = chars.next() else { return false };
    "=-_*~─━—–#+".contains(first) && text.chars().count() >= 3 && chars.all(|char| char == first)
}

/// A page number: "3", "- 3 -", "Page 3 of 10", "3/10".
fn page_number(text: &str) -> Option<u32> {
    let lower = text.to_lowercase();
    let bare = lower.trim_matches(|char: char| "-–—[]() ".contains(char));
    let bare = ["page", "página", "стр.", "страница", "p."]
        .iter()
        .find_map(|word| bare.strip_prefix(word))
        .unwrap_or(bare)
        .trim();
    let mut parts = bare
        .split(|char: char| char == '/' || char.is_whitespace())
        .filter(|part| !matches!(*part, "of" | "de" | "sur" | "из" | ""));
    let number: u32 = parts.next()?.parse().ok()?;
    let total = parts.next().map(str::parse::<u32>);
    (number < 10_000 && parts.next().is_none() && total.is_none_or(|total| total.is_ok_and(|total| total >= number)))
        .then_some(number)
}

/// First or last lines that many pages share, their numbers apart, are running headers and footers.
fn repeated(pages: &mut [Page<'_>], aside: &mut Vec<SetAside>) {
    let key = |text: &str| -> String {
        text.chars()
            .map(|char| if char.is_numeric() { '#' } else { char })
            .filter(|char| !char.is_whitespace())
            .collect()
    };
    for last in [false, true] {
        // Up to three lines deep at each end.
        for _ in 0..3 {
            let edge = |page: &Page<'_>| {
                let found = if last {
                    page.lines.iter().rposition(|line| !line.is_blank())
                } else {
                    page.lines.iter().position(|line| !line.is_blank())
                };
                found.and_then(|at| page.lines.get(at).map(|line| (at, key(line.text))))
            };
            let mut counts: BTreeMap<String, usize> = BTreeMap::new();
            for page in pages.iter() {
                if let Some((_, key)) = edge(page) {
                    *counts.entry(key).or_default() += 1;
                }
            }
            let mut any = false;
            for page in pages.iter_mut() {
                let Some((at, key)) = edge(page) else { continue };
                let shared = counts.get(&key).copied().unwrap_or(0);
                // A line that goes on below is rather a title that two pages have in common.
                let inward = if last { at.checked_sub(1) } else { at.checked_add(1) };
                let apart = inward.and_then(|at| page.lines.get(at)).is_none_or(Line::is_blank);
                if shared >= (if apart { 2 } else { 3 })
                    && shared * 3 >= pages_len(&counts)
                    && let Some(line) = page.lines.get_mut(at)
                {
                    let what = match (page_number(line.text), last) {
                        (Some(_), _) => "page number",
                        (None, false) => "running header",
                        (None, true) => "running footer",
                    };
                    aside.push(SetAside { what: what.into(), text: line.text.to_owned(), page: page.number });
                    line.text = "";
                    any = true;
                }
            }
            if !any {
                break;
            }
        }
    }
}

fn pages_len(counts: &BTreeMap<String, usize>) -> usize {
    counts.values().sum()
}

/// Lines that hold nothing but a page number and stand alone: at the edge of a page, or, in a text without form feeds,
/// when they count on through the text.
fn page_numbers(pages: &mut [Page<'_>], aside: &mut Vec<SetAside>, paged: bool) {
    for page in pages.iter_mut() {
        let blank = |at: Option<usize>| at.and_then(|at| page.lines.get(at)).is_none_or(Line::is_blank);
        let alone: Vec<(usize, u32)> = (0..page.lines.len())
            .filter(|&at| blank(at.checked_sub(1)) && blank(at.checked_add(1)))
            .filter_map(|at| page_number(page.lines.get(at)?.text).map(|number| (at, number)))
            .collect();
        let (first, last) =
            (page.lines.iter().position(|line| !line.is_blank()), page.lines.iter().rposition(|line| !line.is_blank()));
        for (index, &(at, number)) in alone.iter().enumerate() {
            let counts_on = |other: Option<&(usize, u32)>, step: i64| {
                other.is_some_and(|(_, other)| i64::from(*other) == i64::from(number) + step)
            };
            let before = index.checked_sub(1).and_then(|index| alone.get(index));
            let furniture = if paged {
                Some(at) == first || Some(at) == last
            } else {
                counts_on(before, -1) || counts_on(alone.get(index + 1), 1)
            };
            if furniture && let Some(line) = page.lines.get_mut(at) {
                aside.push(SetAside { what: "page number".into(), text: line.text.to_owned(), page: page.number });
                line.text = "";
            }
        }
    }
}
