//! Plain text → blocks: hard line breaks mended, page furniture, mail quoting and drawn rules set aside.
//!
//! ```text
//!     5. Issue, supersede and withdraw documents and        one block: the next word would not have fitted
//!        statements.
//!        These include documents describing the goals       a block of its own: the line before ended early, with a stop
//!          1. A Foundation Document is …                    a block: a label, further in
//! ```
//! Where no line stands further in than others, `breaks` judges where paragraphs end; where there are no lines, `endless`
//! cuts. What they decide on weak ground is doubted.

mod breaks;
mod encoding;
mod endless;
mod lines;
mod notes;
mod table;

#[cfg(test)]
mod tests;

pub(super) use encoding::{decode, of as encoding_of};

use super::block::Read;
use super::{Block, ImportError, ImportOptions, Role, structure};
use crate::base::{JobControl, WithDiagnostics};
use crate::text::{Doubt, Doubts};
use breaks::{Breaks, Room, Verdict};
use lines::{Line, Page};
use std::borrow::Cow;
use std::cell::OnceCell;

/// Reads a plain text.
pub(super) fn read(
    bytes: &[u8],
    options: &ImportOptions,
    job: &JobControl,
) -> Result<WithDiagnostics<Read>, ImportError> {
    let mut diagnostics = Vec::new();
    let text = decode(bytes, options, &mut diagnostics);
    Ok(WithDiagnostics { value: from_text(&text, job)?, diagnostics })
}

/// Reads a text already decoded.
fn from_text(text: &str, job: &JobControl) -> Result<Read, ImportError> {
    let mut read = Read::default();
    let pages = lines::pages(text, &mut read.set_aside);
    job.check()?;
    let breaks = Breaks::of(&pages);
    let width = breaks.as_ref().map(Breaks::width).or_else(|| wrap_width(&pages));
    let words = Words::of(text);
    let mut builder = Builder { width, breaks, words, blocks: Vec::new(), open: None, gap: true, may_go_on: false };
    for page in &pages {
        job.check()?;
        let mut rows_left = 0_usize;
        for (at, line) in page.lines.iter().enumerate() {
            if rows_left > 0 {
                rows_left -= 1;
            } else if let Some(rows) = table::at(&page.lines, at) {
                rows_left = rows.len() - 1;
                builder.table(&rows, page);
            } else {
                builder.line(line, page.lines.get(at + 1), page);
            }
        }
        // A page break is no paragraph break: the rest of a sentence may follow.
        builder.page_end();
    }
    builder.close();
    read.blocks = builder.blocks;
    endless::cut(&mut read.blocks);
    notes::tie(&mut read.blocks);
    Ok(read)
}

/// The width at which the text was wrapped, in columns; `None` when its lines are whole paragraphs.
fn wrap_width(pages: &[Page<'_>]) -> Option<usize> {
    let mut inner: Vec<usize> = Vec::new();
    let mut longest = 0;
    for page in pages {
        for pair in page.lines.windows(2) {
            if let [line, next] = pair {
                longest = longest.max(line.end());
                if !line.is_blank() && !next.is_blank() {
                    inner.push(line.end());
                }
            }
        }
        longest = longest.max(page.lines.last().map_or(0, Line::end));
    }
    if inner.is_empty() {
        return None;
    }
    inner.sort_unstable();
    let typical = inner.get(inner.len() * 9 / 10).copied().unwrap_or(0);
    // Long lines without a blank line between them are paragraphs; so are a few short ones. A long line among many that
    // break off in a clause (an address, a row of a table) is an exception.
    let all_short = || longest <= typical.max(60) * 2 || breaks::tears(pages);
    ((30..=130).contains(&typical) && all_short()).then_some(typical)
}

/// The words a text holds, to tell a hyphen at a line's end from one that belongs to a compound. Counted when the first such
/// hyphen is met: most texts have none.
struct Words<'a> {
    text: &'a str,
    known: OnceCell<Vec<Cow<'a, str>>>,
}

impl<'a> Words<'a> {
    const fn of(text: &'a str) -> Self {
        Self { text, known: OnceCell::new() }
    }

    /// In order, each once.
    fn known(&self) -> &Vec<Cow<'a, str>> {
        self.known.get_or_init(|| {
            let words =
                self.text.split_whitespace().map(|word| word.trim_matches(|char: char| !char.is_alphanumeric()));
            let small = |word: &'a str| {
                let as_is = word.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase());
                if as_is { Cow::Borrowed(word) } else { Cow::Owned(word.to_lowercase()) }
            };
            let mut known: Vec<Cow<'a, str>> = words.map(small).filter(|word| word.len() > 3).collect();
            known.sort_unstable();
            known.dedup();
            known
        })
    }

    fn holds(&self, word: &str) -> bool {
        self.known().binary_search_by(|known| known.as_ref().cmp(word)).is_ok()
    }

    /// Whether `head-` and `tail`, torn apart by a line break, are one word without a hyphen.
    fn mends(&self, head: &str, tail: &str) -> bool {
        let head = head
            .rsplit(|char: char| char.is_whitespace())
            .next()
            .unwrap_or("")
            .trim_start_matches(|char: char| !char.is_alphanumeric());
        let tail = tail.split_whitespace().next().unwrap_or("").trim_end_matches(|char: char| !char.is_alphanumeric());
        let (whole, compound) = (format!("{head}{tail}").to_lowercase(), format!("{head}-{tail}").to_lowercase());
        self.holds(&whole) && !self.holds(&compound)
    }
}

/// A line that has so many columns left, or fewer, is full.
const FULL: usize = 8;

struct Open {
    text: String,
    /// Column where the first line begins.
    first: usize,
    /// Column where its words begin, after the label.
    words: usize,
    /// Column where the lines after the first begin.
    hang: Option<usize>,
    /// Last column of the last line.
    end: usize,
    labelled: bool,
    centred: bool,
    page: Option<u32>,
    lines: usize,
    heading: bool,
    room: Room,
    doubts: Doubts,
}

struct Builder<'a> {
    width: Option<usize>,
    /// Where paragraphs end, in a text whose lines begin all at one column.
    breaks: Option<Breaks>,
    words: Words<'a>,
    blocks: Vec<Block>,
    open: Option<Open>,
    /// Whether a blank line came before.
    gap: bool,
    /// Whether the page before ended with a full line that ends a sentence: its paragraph may go on.
    may_go_on: bool,
}

impl Builder<'_> {
    fn line(&mut self, line: &Line<'_>, after: Option<&Line<'_>>, page: &Page<'_>) {
        if line.is_blank() {
            self.gap = true;
            return;
        }
        if line.underlines {
            if let Some(open) = &mut self.open {
                open.heading = open.lines == 1;
            }
            self.close();
            self.gap = true;
            return;
        }
        let verdict = if self.gap { Verdict::APART } else { self.judge(line, after) };
        self.gap = false;
        let mut doubts = Doubts::NONE;
        if verdict.weak
            && let Some(open) = &mut self.open
        {
            let doubt = if verdict.joins { Doubt::Glued } else { Doubt::Torn };
            open.doubts.insert(doubt);
            doubts.insert(doubt);
        }
        if verdict.joins {
            self.append(line);
        } else {
            self.close();
            let label = structure::label_width(line.text);
            let before = line.text.get(..label).map_or(0, lines::columns);
            let centred = self.width.is_some_and(|width| {
                line.indent >= 12 && (line.indent + line.end()).abs_diff(width) <= width / 5 && line.end() < width
            });
            self.open = Some(Open {
                text: line.text.to_owned(),
                first: line.indent,
                words: line.indent + before,
                hang: None,
                end: line.end(),
                labelled: label > 0,
                centred,
                page: page.number,
                lines: 1,
                heading: false,
                room: Room::default(),
                doubts,
            });
            self.doubt_page_break(label > 0 || centred);
        }
    }

    /// Over the end of a page nobody knows whether a paragraph goes on, where its last line was full.
    fn doubt_page_break(&mut self, begins: bool) {
        let may_go_on = std::mem::take(&mut self.may_go_on) && !begins;
        if let (true, Some(above), Some(open)) = (may_go_on, self.blocks.last_mut(), &mut self.open) {
            above.doubts.insert(Doubt::Torn);
            open.doubts.insert(Doubt::Torn);
        }
    }

    /// Judges a line that follows the open block without a blank line between.
    fn judge(&mut self, line: &Line<'_>, after: Option<&Line<'_>>) -> Verdict {
        let Some(open) = &mut self.open else { return Verdict::APART };
        if notes::begins(line.text) && notes::begins(&open.text) {
            return Verdict::APART;
        }
        match &self.breaks {
            Some(breaks) => breaks.judge(&mut open.room, (&open.text, open.end), line, after),
            None => Verdict { joins: self.open.as_ref().is_some_and(|open| self.continues(open, line)), weak: false },
        }
    }

    /// A table: each cell a block.
    fn table(&mut self, rows: &[Vec<&str>], page: &Page<'_>) {
        self.close();
        self.gap = true;
        for cell in rows.iter().flatten() {
            let text = (*cell).to_owned();
            self.blocks.push(Block { text, role: Role::Cell, page: page.number, ..Block::default() });
        }
    }

    /// Whether a line goes on with the open block, in a text with indents or without wrapped lines.
    fn continues(&self, open: &Open, line: &Line<'_>) -> bool {
        let Some(width) = self.width else { return false };
        let ended = open.text.ends_with(['.', ':', ';', '!', '?', '。', '：', '；']);
        let first_word = line.text.split_whitespace().next().map_or(0, lines::columns);
        // The next word would have fitted: somebody ended the line on purpose.
        let early = open.end + 1 + first_word + 2 <= width;
        if structure::begins_with_label(line.text) {
            // Inside a sentence, a number at the beginning of a line is part of the sentence, unless it stands out.
            let stands_out =
                line.indent != open.hang.unwrap_or(open.words) || line.indent == open.first && open.labelled;
            return !(ended || early || stands_out || open.text.ends_with(','));
        }
        let large = line.text.chars().next().is_some_and(|char| !char.is_lowercase());
        if open.end * 5 > width * 7 {
            // Far beyond the width: it was not wrapped, and what follows it begins anew.
            return !ended && !large;
        }
        let centred_pair = open.centred && line.indent >= 12;
        if centred_pair && large && early {
            return false;
        }
        let slack = if open.labelled { 22 } else { 12 };
        if open.end + 1 + first_word + slack <= width && open.lines == 1 && large && !ended {
            // A short first line followed by a capital: a title above its paragraph, or lines of an address.
            return false;
        }
        let home = open.hang.unwrap_or(open.words);
        match (line.indent.cmp(&home), open.hang) {
            (std::cmp::Ordering::Equal, _) => !(early && ended && large),
            // The first line of a paragraph may be indented, or stand out; the second shows which.
            (_, None) => !(early && ended && large) && (line.indent <= open.words || !early),
            (std::cmp::Ordering::Less, Some(_)) => !ended && !early,
            (std::cmp::Ordering::Greater, Some(_)) => !ended && line.indent <= home + 4,
        }
    }

    fn append(&mut self, line: &Line<'_>) {
        let Some(open) = &mut self.open else { return };
        let last = open.text.chars().next_back();
        let first = line.text.chars().next();
        let between_han = last.is_some_and(structure::is_han) && first.is_some_and(structure::is_han);
        let hyphen = last == Some('-')
            && first.is_some_and(char::is_lowercase)
            && open.text.chars().rev().nth(1).is_some_and(char::is_alphabetic);
        if hyphen {
            let head = open.text.get(..open.text.len() - 1).unwrap_or("");
            if self.words.mends(head, line.text) {
                open.text.pop();
            }
        } else if !between_han {
            open.text.push(' ');
        }
        open.text.push_str(line.text);
        open.end = line.end();
        open.hang.get_or_insert(line.indent);
        open.lines += 1;
    }

    /// At the end of a page only an unfinished sentence stays open.
    fn page_end(&mut self) {
        if self
            .open
            .as_ref()
            .is_some_and(|open| open.text.ends_with(['.', ':', ';', '!', '?', '。', '：', '；']) || open.lines < 2)
        {
            let full = |open: &Open| self.width.is_some_and(|width| open.lines > 1 && open.end + FULL >= width);
            self.may_go_on = !self.gap && self.open.as_ref().is_some_and(full);
            self.close();
        } else {
            self.gap = false;
        }
    }

    fn close(&mut self) {
        let Some(open) = self.open.take() else { return };
        self.blocks.push(Block {
            text: open.text,
            role: if open.heading { Role::Heading(None) } else { Role::Unknown },
            page: open.page,
            // Six points a column: what a typewriter sets.
            indent: self.width.map(|_| open.words as f32 * 6.0),
            centred: open.centred && open.lines <= 3,
            doubts: open.doubts,
            ..Block::default()
        });
    }
}
