//! Where paragraphs end in a text whose wrapped lines begin all at one column: odds, counted in the text itself.
//!
//! ```text
//! … and the keeper is paid for it.        the next word would have fitted: somebody ended the line
//! Lamps are lit at dusk by whoever has    full, and no sentence ends: the next line goes on
//! the key. They are put out at dawn, and
//! counted every first day of the month.   full, and a sentence ends: does the paragraph?
//! ```
//! The third line is judged by how often what stands around this line end (a stop, then a capital) stands around the ends of
//! lines that were ended on purpose, against how often it stands in the middle of lines. Where every sentence is a
//! paragraph it ends one; where sentences follow each other in a line it mostly does not.

use super::super::structure;
use super::lines::{Line, Page, columns};
use std::array;

/// How what stands before a gap between two words ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    Stop,
    Semicolon,
    /// "; and", "; or": the last item but one of a list.
    Conjunction,
    Colon,
    Comma,
    /// In the middle of a clause.
    Open,
}

/// How what stands after a gap begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Begin {
    Capital,
    Small,
    /// A letter of a script without capitals.
    Caseless,
    Figure,
    Label,
    /// Behind a comma: as the clauses of a preamble begin.
    Clause,
}

const ENDS: usize = 6;
const BEGINS: usize = 6;

/// Odds, before anything is counted, that such a gap at a full line's end is the end of a paragraph: by [`End`], then by
/// [`Begin`]. They count like [`PRIOR`] gaps seen, so that they decide only where a text is short.
const ODDS: [[f32; BEGINS]; ENDS] = [
    [0.5, 0.01, 0.5, 0.3, 5.0, 1.0],
    [3.0, 1.5, 1.5, 0.5, 8.0, 3.0],
    [3.0, 1.0, 1.0, 0.5, 8.0, 3.0],
    [3.0, 1.0, 1.0, 0.5, 8.0, 3.0],
    [0.02, 0.003, 0.01, 0.003, 1.0, 3.0],
    [0.03, 0.0005, 0.003, 0.003, 0.05, 0.05],
];
const PRIOR: f32 = 4.0;
/// Bounds of what counting says, in logarithms of odds.
const LEAST: f32 = -7.0;
const MOST: f32 = 4.0;
/// Bound of what blank lines say against paragraphs that end without one.
const SCARCEST: f32 = -4.0;
/// What it says for a break that the next line is a title, in logarithms of odds.
const TITLE: f32 = 4.0;
/// Odds nearer to one than this (in logarithms) are weak ground.
const WEAK: f32 = 1.0;
/// Columns between which texts are wrapped.
const WIDTHS: std::ops::RangeInclusive<usize> = 30..=150;
/// Of a hundred pairs of lines that follow each other, so many must break off in a clause if the text is wrapped.
const TORN: usize = 20;
/// Of a hundred lines so many at most may begin at another column than the rest.
const ASTRAY: usize = 3;

/// Whether so many lines break off in a clause that the text is wrapped, whatever its longest lines are.
pub(super) fn tears(pages: &[Page<'_>]) -> bool {
    let pairs = pairs(pages);
    let torn = pairs.iter().filter(|pair| pair.tears()).count();
    torn >= 8 && torn * 100 >= pairs.len() * TORN
}

/// What the lines of one open paragraph say about the width there, which is less where an indent was taken away.
#[derive(Debug, Clone, Copy)]
pub(super) struct Room {
    /// The least column at which the word after a full line would have ended.
    over: usize,
    /// The last column of its longest full line.
    full: usize,
}

impl Default for Room {
    fn default() -> Self {
        Self { over: usize::MAX, full: 0 }
    }
}

/// What is said of a line that follows another without a blank line between.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Verdict {
    pub joins: bool,
    /// It may as well be otherwise.
    pub weak: bool,
}

impl Verdict {
    /// It plainly begins a paragraph.
    pub(super) const APART: Self = Self { joins: false, weak: false };
}

/// What was counted in a text whose lines are wrapped and begin all at one column.
#[derive(Debug)]
pub(super) struct Breaks {
    /// The width at which the lines were wrapped, in columns.
    width: usize,
    /// Columns by which this width varies: lines set in a type with narrow and wide letters hold more or fewer.
    spread: f32,
    /// Logarithms of the odds, by [`End`] and [`Begin`].
    odds: [[f32; BEGINS]; ENDS],
}

impl Breaks {
    /// Counts a text; `None` when its lines begin at several columns or are not wrapped.
    pub(super) fn of(pages: &[Page<'_>]) -> Option<Self> {
        if !is_flush(pages) {
            return None;
        }
        let pairs = pairs(pages);
        let mut over: Vec<usize> = pairs.iter().filter(|pair| pair.tears()).map(|pair| pair.over).collect();
        if over.len() < 3 || over.len() * 100 < pairs.len() * TORN {
            return None;
        }
        over.sort_unstable();
        let at = |percent: usize| over.get(over.len() * percent / 100).copied().unwrap_or(0);
        let width = at(12).saturating_sub(1);
        if !WIDTHS.contains(&width) {
            return None;
        }
        let spread = ((at(25) - at(5)) as f32 / 3.0).max(1.0);
        let (mut ended, mut inside) = ([[0_u32; BEGINS]; ENDS], [[0_u32; BEGINS]; ENDS]);
        for pair in pairs.iter().filter(|pair| (width as f32 - pair.over as f32) / spread >= 4.0) {
            count(&mut ended, pair.end, pair.begin);
        }
        for line in pages.iter().flat_map(|page| &page.lines) {
            gaps(line.text, |end, begin| count(&mut inside, end, begin));
        }
        // Where blank lines stand between paragraphs, few end without one.
        let parted = blank_lines(pages) as f32;
        let early: u32 = ended.iter().flatten().sum();
        let scarce = ((early as f32 + 1.0) / (parted + 1.0)).ln().clamp(SCARCEST, 0.0);
        let cell = |table: &[[u32; BEGINS]; ENDS], end: usize, begin: usize| {
            table.get(end).and_then(|row| row.get(begin)).copied().unwrap_or(0) as f32
        };
        let odds = array::from_fn(|end| {
            array::from_fn(|begin| {
                let prior = ODDS.get(end).and_then(|row| row.get(begin)).copied().unwrap_or(0.5);
                let (yes, no) = (PRIOR * prior / (1.0 + prior), PRIOR / (1.0 + prior));
                ((cell(&ended, end, begin) + yes) / (cell(&inside, end, begin) + no)).ln().clamp(LEAST, MOST) + scarce
            })
        });
        Some(Self { width, spread, odds })
    }

    /// The width at which the text was wrapped, in columns.
    pub(super) const fn width(&self) -> usize {
        self.width
    }

    /// Judges whether `line`, before `after`, goes on with the paragraph whose last line was `before` (its words, its last
    /// column); `room` is what that paragraph says about the width, and learns from this line.
    pub(super) fn judge(
        &self,
        room: &mut Room,
        before: (&str, usize),
        line: &Line<'_>,
        after: Option<&Line<'_>>,
    ) -> Verdict {
        let pair = Pair::of(before.0, before.1, line);
        let width = self.width.min(room.over.saturating_sub(1)).max(room.full);
        let base =
            self.odds.get(pair.end as usize).and_then(|row| row.get(pair.begin as usize)).copied().unwrap_or(0.0);
        let title = if pair.begin == Begin::Capital && self.is_title(line, after) { TITLE } else { 0.0 };
        let odds = base + title + self.ended_early(width, &pair, before.1, line);
        if odds <= 0.0 && pair.tears() {
            room.over = room.over.min(pair.over);
            room.full = room.full.max(before.1.min(self.width + 3));
        }
        Verdict { joins: odds <= 0.0, weak: odds.abs() < WEAK }
    }

    /// Whether a line has the look of a title: short, without a stop, and what follows begins large.
    fn is_title(&self, line: &Line<'_>, after: Option<&Line<'_>>) -> bool {
        let Some(after) = after.filter(|after| !after.is_blank()) else { return false };
        let pair = Pair::of(line.text, line.end(), after);
        pair.end == End::Open
            && matches!(pair.begin, Begin::Capital | Begin::Label | Begin::Clause)
            && (self.width as f32 - pair.over as f32) / self.spread >= 4.0
    }

    /// What the length of the line before says, in logarithms of odds: nothing when it is full.
    fn ended_early(&self, width: usize, pair: &Pair, end: usize, line: &Line<'_>) -> f32 {
        let long = |columns: usize| columns * 5 > self.width * 7;
        if long(end) || long(line.end()) && !pair.tears() {
            // A line far beyond the width was not wrapped at all.
            return 6.0;
        }
        let left = (width as f32 - pair.over as f32) / self.spread;
        if left * 2.0 * self.spread >= width as f32 {
            8.0
        } else if left >= 12.0 {
            6.0
        } else if left >= 4.0 {
            4.0
        } else if left >= 1.0 {
            2.2
        } else if left >= 0.0 {
            1.0
        } else {
            0.0
        }
    }
}

/// Two lines that follow each other without a blank line between.
struct Pair {
    end: End,
    begin: Begin,
    /// The column at which the first word of the second line would have ended on the first.
    over: usize,
}

impl Pair {
    fn of(text: &str, end: usize, next: &Line<'_>) -> Self {
        let ends = end_of(text);
        Self { end: ends, begin: begin_of(ends, next.text), over: end + 1 + unit(next.text) }
    }

    /// Whether the break is plainly inside a clause.
    const fn tears(&self) -> bool {
        matches!((self.end, self.begin), (End::Open, Begin::Small | Begin::Caseless))
    }
}

fn count(table: &mut [[u32; BEGINS]; ENDS], end: End, begin: Begin) {
    if let Some(cell) = table.get_mut(end as usize).and_then(|row| row.get_mut(begin as usize)) {
        *cell += 1;
    }
}

/// How often a blank line stands between two others.
fn blank_lines(pages: &[Page<'_>]) -> usize {
    let between = |two: &[Line<'_>]| matches!(two, [line, next] if !line.is_blank() && next.is_blank());
    pages.iter().map(|page| page.lines.windows(2).filter(|two| between(two)).count()).sum()
}

fn pairs(pages: &[Page<'_>]) -> Vec<Pair> {
    let mut pairs = Vec::new();
    for page in pages {
        for two in page.lines.windows(2) {
            if let [line, next] = two
                && !(line.is_blank() || next.is_blank() || line.underlines || next.underlines)
            {
                pairs.push(Pair::of(line.text, line.end(), next));
            }
        }
    }
    pairs
}

/// Whether nearly all lines begin at the same column.
fn is_flush(pages: &[Page<'_>]) -> bool {
    let lines = || pages.iter().flat_map(|page| &page.lines).filter(|line| !line.is_blank() && !line.underlines);
    let all = lines().count();
    let mut columns: Vec<usize> = lines().map(|line| line.indent).collect();
    columns.sort_unstable();
    let most = columns.chunk_by(|a, b| a == b).map(<[usize]>::len).max().unwrap_or(0);
    (all - most) * 100 <= all * ASTRAY
}

/// Columns of what moves to the next line as one: a word, or a Chinese sign with the mark behind it.
fn unit(text: &str) -> usize {
    match text.chars().next() {
        Some(first) if structure::is_han(first) => 4,
        _ => text.split_whitespace().next().map_or(0, columns),
    }
}

/// Signs that close what a sentence ends in.
const CLOSING: [char; 8] = [')', ']', '”', '"', '\'', '’', '»', '}'];
/// Signs that open what a sentence begins with.
const OPENING: [char; 8] = ['[', '(', '“', '"', '\'', '‘', '«', '{'];
/// Words that tie the last item of a list to the one before.
const TIES: [&str; 8] = ["and", "or", "et", "ou", "y", "o", "и", "или"];

fn end_of(text: &str) -> End {
    match text.trim_end_matches(CLOSING).chars().next_back() {
        Some('.' | '!' | '?' | '。' | '！' | '？' | '؟' | '…') => End::Stop,
        Some(';' | '；' | '؛') => End::Semicolon,
        Some(':' | '：') => End::Colon,
        Some(',' | '，' | '、' | '،') => End::Comma,
        Some('d' | 'r' | 't' | 'u' | 'y' | 'o' | 'и')
            if text
                .rsplit_once(' ')
                .is_some_and(|(rest, last)| TIES.contains(&last) && rest.ends_with([';', '；'])) =>
        {
            End::Conjunction
        }
        _ => End::Open,
    }
}

/// How the line `text` begins, after what ends so.
fn begin_of(end: End, text: &str) -> Begin {
    if may_be_label(text) && structure::begins_with_label(text) {
        return Begin::Label;
    }
    clause_or(end, letter_of(text), text)
}

/// Behind a comma a capital may begin the next clause of a preamble.
fn clause_or(end: End, begin: Begin, text: &str) -> Begin {
    let clause = end == End::Comma && begin == Begin::Capital && structure::begins_clause(text);
    if clause { Begin::Clause } else { begin }
}

/// Whether the first sign is one that labels begin with; small words, which most lines begin with, are told by their
/// second letter.
fn may_be_label(text: &str) -> bool {
    let mut chars = text.chars();
    match chars.next() {
        Some(first) if first.is_ascii_lowercase() => {
            chars.take(4).find(|char| !char.is_ascii_lowercase()).is_some_and(|char| matches!(char, '.' | ')'))
        }
        Some(first) => !first.is_lowercase(),
        None => false,
    }
}

fn letter_of(text: &str) -> Begin {
    match text.trim_start_matches(OPENING).chars().next() {
        Some(char) if char.is_lowercase() => Begin::Small,
        Some(char) if char.is_uppercase() => Begin::Capital,
        Some(char) if char.is_alphabetic() => Begin::Caseless,
        _ => Begin::Figure,
    }
}

/// Calls `see` for every gap between two words of a line, and between a Chinese mark and the sign behind it.
fn gaps(text: &str, mut see: impl FnMut(End, Begin)) {
    let bytes = text.as_bytes();
    for (at, _) in bytes.iter().enumerate().filter(|(_, byte)| **byte == b' ') {
        let (before, after) = (at.checked_sub(1).and_then(|at| bytes.get(at)), bytes.get(at + 1));
        let (Some(&before), Some(&after)) = (before, after) else { continue };
        // Nearly all gaps: between two small words.
        if after.is_ascii_lowercase() && before.is_ascii_alphanumeric() && !ends_in_tie(bytes, at) {
            see(End::Open, Begin::Small);
            continue;
        }
        let (Some(head), Some(tail)) = (text.get(..at), text.get(at + 1..)) else { continue };
        if after == b' ' || before == b' ' {
            continue;
        }
        let begin = if is_like_label(tail) { Begin::Label } else { letter_of(tail) };
        let end = end_of(head);
        see(end, clause_or(end, begin, tail));
    }
    if text.is_ascii() {
        return;
    }
    let mut before: Option<char> = None;
    for char in text.chars() {
        if let Some(mark) = before.filter(|mark| structure::is_han(*mark) && structure::is_han(char)) {
            see(end_of(mark.encode_utf8(&mut [0; 4])), Begin::Caseless);
        }
        before = Some(char);
    }
}

/// Whether "; and" may stand before the gap at byte `at`.
fn ends_in_tie(bytes: &[u8], at: usize) -> bool {
    bytes.get(at.saturating_sub(5)..at).is_some_and(|tail| tail.contains(&b';'))
}

/// Whether a word has the form of a label: "(a)", "12.", "b)".
fn is_like_label(text: &str) -> bool {
    let word = text.split(' ').next().unwrap_or("");
    let bare = word.trim_start_matches(['(', '[']).trim_end_matches([')', ']', '.']);
    bare.len() < word.len() && (1..=3).contains(&bare.len()) && {
        bare.bytes().all(|byte| byte.is_ascii_digit())
            || bare.bytes().all(|byte| byte.is_ascii_lowercase()) && word.ends_with(')')
    }
}
