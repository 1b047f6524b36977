//! Lines → the words of a paragraph: joined over line ends, mended, with styles and candidates for note marks.

use super::label;
use super::line::{Ch, Line, STRIKE, SUB, SUPER, UNDERLINE, UNSEEN, UNSURE};
use super::vocabulary::{HyphenIs, Vocabulary};
use crate::base::Span;
use crate::import::Role;
use crate::import::pdf::glyphs::page::{BOLD, ITALIC};
use crate::import::pdf::glyphs::script::{is_cjk, raised_digit};
use crate::text::{Doubts, Mark, Style};

/// A paragraph as lines, before its words are joined.
#[derive(Debug, Clone, Default)]
pub(crate) struct Para {
    pub lines: Vec<Line>,
    pub role: Role,
    /// A label that the tags keep apart.
    pub label: Option<String>,
    pub centred: bool,
    /// Row and column, of a cell of a table.
    pub cell: Option<(usize, usize)>,
    /// Distance from the left edge of its column.
    pub indent: f32,
    /// Line numbers printed beside it.
    pub numbers: Vec<u32>,
    /// What could not be read surely.
    pub doubts: Doubts,
}

impl Para {
    pub(crate) fn page(&self) -> u32 {
        self.lines.first().map_or(1, |line| line.page)
    }

    pub(crate) fn is_note(&self) -> bool {
        self.role == Role::Footnote
    }

    pub(crate) fn size(&self) -> f32 {
        self.lines.first().map_or(0.0, |line| line.size)
    }
}

/// The words of a paragraph.
#[derive(Debug, Clone, Default)]
pub(crate) struct Words {
    pub text: String,
    pub marks: Vec<Mark>,
    /// Raised stretches, which may be note marks.
    pub raised: Vec<Span>,
    /// What was mended: as written, as read.
    pub mended: Vec<(String, String)>,
    /// Hyphens at line ends taken out.
    pub hyphens: usize,
    /// Stretches with remarks on them, by the number of their set.
    pub noted: Vec<(u32, Span)>,
}

/// Joins the lines of a paragraph.
pub(crate) fn weave(lines: &[Line], vocabulary: &Vocabulary) -> Words {
    let mut chars: Vec<Ch> = Vec::new();
    let mut words = Words::default();
    for line in lines {
        words.mended.extend(line.mended.iter().cloned());
        let next = trimmed(&line.chars);
        let (Some(last), Some(first)) = (chars.last().copied(), next.first().copied()) else {
            chars.extend(next);
            continue;
        };
        let broken = matches!(last.ch, '-' | '\u{2010}' | '\u{AD}') && first.ch.is_alphabetic();
        if broken {
            let head = last_word(&chars);
            let tail = first_word(next);
            match vocabulary.hyphen(&head, &tail, last.ch) {
                HyphenIs::Break => {
                    chars.pop();
                    words.hyphens += 1;
                }
                HyphenIs::Part => {}
                HyphenIs::Dash => chars.push(space_between(last, first)),
            }
        } else if !joins_without_space(last.ch, first.ch) {
            chars.push(space_between(last, first));
        }
        chars.extend(next);
    }
    mend(&mut chars, vocabulary, &mut words.mended);
    finish(&chars, words)
}

/// Whether a line break between these two stands for nothing.
fn joins_without_space(last: char, first: char) -> bool {
    (is_cjk(last) && is_cjk(first)) || matches!(last, '/' | '\u{2014}')
}

fn trimmed(chars: &[Ch]) -> &[Ch] {
    let from = chars.iter().position(|ch| !ch.ch.is_whitespace()).unwrap_or(chars.len());
    let to = chars.iter().rposition(|ch| !ch.ch.is_whitespace()).map_or(from, |last| last + 1);
    chars.get(from..to).unwrap_or_default()
}

fn space_between(left: Ch, right: Ch) -> Ch {
    let highlight = left.highlight.filter(|_| left.highlight == right.highlight);
    let note = if left.note == right.note { left.note } else { 0 };
    Ch { ch: ' ', flags: left.flags & right.flags, colour: left.colour, highlight, note }
}

fn last_word(chars: &[Ch]) -> String {
    let head: Vec<char> = chars
        .iter()
        .rev()
        .skip(1)
        .map(|ch| ch.ch)
        .take_while(|ch| ch.is_alphanumeric() || matches!(ch, '-' | '\'' | '\u{2019}'))
        .collect();
    head.into_iter().rev().collect()
}

fn first_word(chars: &[Ch]) -> String {
    chars.iter().map(|ch| ch.ch).take_while(|ch| ch.is_alphanumeric() || matches!(ch, '\'' | '\u{2019}')).collect()
}

/// Mends words torn apart or run together where the rest of the document leaves no doubt.
fn mend(chars: &mut Vec<Ch>, vocabulary: &Vocabulary, mended: &mut Vec<(String, String)>) {
    let mut out: Vec<Ch> = Vec::with_capacity(chars.len());
    let mut words: Vec<&[Ch]> = chars.split(|ch| ch.ch == ' ').collect();
    let spaces: Vec<Ch> = chars.iter().copied().filter(|ch| ch.ch == ' ').collect();
    let mut index = 0;
    while index < words.len() {
        let word = words.get(index).copied().unwrap_or_default();
        if index > 0
            && let Some(space) = spaces.get(index - 1)
        {
            out.push(*space);
        }
        let text: String = word.iter().map(|ch| ch.ch).collect();
        if let Some(next) = words.get(index + 1) {
            let after: String = next.iter().map(|ch| ch.ch).collect();
            if vocabulary.is_torn(&text, &after) {
                mended.push((format!("{text} {after}"), format!("{text}{after}")));
                out.extend_from_slice(word);
                out.extend_from_slice(next);
                index += 2;
                continue;
            }
        }
        match vocabulary.parts(&text) {
            Some(parts) => {
                let mut at = 0;
                for (k, part) in parts.iter().enumerate() {
                    let piece = word.get(at..at + part).unwrap_or_default();
                    if k > 0
                        && let (Some(left), Some(right)) = (out.last().copied(), piece.first().copied())
                    {
                        out.push(space_between(left, right));
                    }
                    out.extend_from_slice(piece);
                    at += part;
                }
                out.extend_from_slice(word.get(at..).unwrap_or_default());
                let read: Vec<String> = split_at(&text, &parts);
                mended.push((text, read.join(" ")));
            }
            None => out.extend_from_slice(word),
        }
        index += 1;
    }
    words.clear();
    *chars = out;
}

fn split_at(text: &str, parts: &[usize]) -> Vec<String> {
    let mut rest = text.chars();
    let mut out: Vec<String> = parts.iter().map(|&part| rest.by_ref().take(part).collect()).collect();
    let tail: String = rest.collect();
    if let Some(last) = out.last_mut() {
        last.push_str(&tail);
    }
    out
}

/// Text and marks of the characters.
fn finish(chars: &[Ch], mut words: Words) -> Words {
    let chars = trimmed(chars);
    let mut open: Vec<(Style, usize, usize)> = Vec::new();
    let mut text = String::with_capacity(chars.len() + 8);
    let mut closed: Vec<Mark> = Vec::new();
    for ch in chars {
        if ch.ch == '\u{AD}' {
            continue;
        }
        let at = text.len();
        if ch.note > 0 {
            let width = ch.ch.len_utf8();
            match words.noted.last_mut() {
                Some((set, span)) if *set == ch.note && span.end() == at => span.len += width,
                _ => words.noted.push((ch.note, Span::new(at, width))),
            }
        }
        let styles = styles_of(ch);
        open.retain(|&(style, from, end)| {
            let goes_on = styles.contains(&style);
            if !goes_on {
                closed.push(Mark::new(Span::between(from, end), style));
            }
            goes_on
        });
        for style in styles {
            match open.iter_mut().find(|(known, ..)| *known == style) {
                Some(mark) => mark.2 = at + ch.ch.len_utf8(),
                None => open.push((style, at, at + ch.ch.len_utf8())),
            }
        }
        text.push(if ch.ch.is_whitespace() { ' ' } else { ch.ch });
    }
    closed.extend(open.into_iter().map(|(style, from, end)| Mark::new(Span::between(from, end), style)));
    for mark in &mut closed {
        let shown = mark.span.of(&text).unwrap_or("");
        let lead = shown.len() - shown.trim_start().len();
        mark.span = Span::new(mark.span.start + lead, shown.trim().len());
    }
    closed.retain(|mark| !mark.span.is_empty());
    closed.sort();
    words.raised = raised(&text, &closed);
    words.marks = closed;
    words.text = text;
    words
}

/// Stretches raised by their place or, as `⁸` is, by their nature; those that touch are one.
fn raised(text: &str, marks: &[Mark]) -> Vec<Span> {
    let placed = marks.iter().filter(|mark| mark.style == Style::Super).map(|mark| mark.span);
    let natural = text.char_indices().filter(|(_, ch)| raised_digit(*ch).is_some());
    let mut spans: Vec<Span> = placed.chain(natural.map(|(at, ch)| Span::new(at, ch.len_utf8()))).collect();
    spans.sort_by_key(|span| (span.start, span.len));
    let mut out: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match out.last_mut() {
            Some(last) if span.start <= last.end() => *last = Span::between(last.start, last.end().max(span.end())),
            _ => out.push(span),
        }
    }
    out
}

fn styles_of(ch: &Ch) -> Vec<Style> {
    let mut styles = Vec::new();
    for (flag, style) in [
        (BOLD, Style::Bold),
        (ITALIC, Style::Italic),
        (UNDERLINE, Style::Underline),
        (STRIKE, Style::Strike),
        (SUPER, Style::Super),
        (SUB, Style::Sub),
        (UNSEEN | UNSURE, Style::Unsure),
    ] {
        if ch.flags & flag != 0 {
            styles.push(style);
        }
    }
    // Near-black is black to the eye, white is text on a dark ground.
    let channel = |shift: u32| (ch.colour >> shift) & 0xFF;
    let (r, g, b) = (channel(16), channel(8), channel(0));
    if r.max(g).max(b) > 0x40 && ch.colour != 0x00FF_FFFF {
        styles.push(Style::Colour(ch.colour));
    }
    if let Some(behind) = ch.highlight {
        styles.push(Style::Highlight(behind));
    }
    styles
}

/// Whether the paragraph's first line begins with a printed label.
pub(crate) fn has_label(line: &Line) -> bool {
    label::starts_with_label(&line.text())
}
