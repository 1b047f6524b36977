//! Pages without tags, or what the tags leave out → paragraphs.

use super::assemble::{is_note_label, raised_digit};
use super::flow::{self, Habit};
use super::furniture;
use super::label::is_digit;
use super::layout::{self, Segment};
use super::line::{Ch, Line, SUPER};
use super::open_table;
use super::page::{Glyph, Page};
use super::para::{Para, has_label};
use super::table;
use crate::import::Role;
use crate::text::SetAside;
use std::collections::BTreeSet;

/// What the pages hold.
#[derive(Default)]
pub(super) struct Found {
    pub paras: Vec<Para>,
    pub aside: Vec<SetAside>,
}

/// Reads the characters of all pages (by page, as sorted beforehand) by their places.
pub(super) fn read(pages: &[Page], glyphs: &[Vec<Glyph>]) -> Found {
    let mut segments: Vec<Vec<Segment>> = glyphs.iter().map(|glyphs| layout::segments(glyphs)).collect();
    let mut found = Found { aside: furniture::take(pages, &mut segments), ..Found::default() };
    for (page, glyphs) in pages.iter().zip(glyphs) {
        found.aside.extend(furniture::turned(page, glyphs));
    }
    // Tables first: their cells are no columns.
    let mut streams: Vec<Vec<Stream>> = Vec::new();
    let mut gutters: Vec<layout::Known> = Vec::new();
    for (page, segments) in pages.iter().zip(segments) {
        streams.push(stream(page, segments, &mut gutters));
    }
    let columns: Vec<Vec<Line>> = streams
        .iter()
        .flatten()
        .filter_map(|stream| if let Stream::Column(lines) = stream { Some(lines.clone()) } else { None })
        .collect();
    let habit = Habit::of(&columns);
    for (page, streams) in pages.iter().zip(streams) {
        page_paras(page, streams, &habit, &mut found.paras);
    }
    mark_headings(&mut found.paras, &habit);
    found
}

/// A part of a page, in reading order.
enum Stream {
    Column(Vec<Line>),
    Table(Vec<Para>),
}

fn stream(page: &Page, segments: Vec<Segment>, gutters: &mut Vec<layout::Known>) -> Vec<Stream> {
    let mut out = Vec::new();
    let mut tables = table::find(page);
    tables.extend(open_table::find(page, &segments, &tables));
    tables.sort_by(|a, b| a.top().total_cmp(&b.top()));
    let mut rest = segments;
    for grid in tables {
        let (inside, outside): (Vec<Segment>, Vec<Segment>) = rest.into_iter().partition(|segment| grid.holds(segment));
        let (above, below): (Vec<Segment>, Vec<Segment>) =
            outside.into_iter().partition(|segment| segment.y < grid.top());
        out.extend(layout::columns(above, page, gutters).into_iter().map(Stream::Column));
        out.push(Stream::Table(grid.cells(inside, page)));
        rest = below;
    }
    out.extend(layout::columns(rest, page, gutters).into_iter().map(Stream::Column));
    out
}

/// The paragraphs of one page, joined to what the page before left open; footnotes last.
fn page_paras(page: &Page, streams: Vec<Stream>, habit: &Habit, paras: &mut Vec<Para>) {
    let mut notes: Vec<Line> = Vec::new();
    let mut new: Vec<Vec<Para>> = Vec::new();
    let marks = raised_marks(&streams);
    for stream in streams {
        match stream {
            Stream::Table(cells) => new.push(join_row(cells, habit, paras)),
            Stream::Column(mut lines) => {
                if let Some(from) = notes_from(&lines, page, habit, &marks) {
                    notes.extend(lines.split_off(from));
                }
                new.push(flow::paragraphs(lines, habit));
            }
        }
    }
    for group in new {
        for (index, para) in group.into_iter().enumerate() {
            let open = (index == 0).then(|| paras.iter().rposition(|known| !known.is_note())).flatten();
            match open.and_then(|open| paras.get_mut(open)) {
                Some(above) if para.role != Role::Cell && flow::goes_on(above, &para, habit) => {
                    above.lines.extend(para.lines)
                }
                _ => paras.push(para),
            }
        }
    }
    add_notes(notes, habit, paras);
}

/// A row of a table that the end of the page cuts goes on in its own columns: its cells are joined to those above, and
/// the others are given back. A row is cut only when each of its cells on the new page goes on with one above.
fn join_row(mut cells: Vec<Para>, habit: &Habit, paras: &mut [Para]) -> Vec<Para> {
    let Some((page, y)) = cells.first().and_then(|cell| cell.lines.first()).map(|line| (line.page, line.y)) else {
        return cells;
    };
    // The last table of the page before, not what stands further up.
    let from = paras.len() - paras.iter().rev().take_while(|known| known.role == Role::Cell).count();
    let beside = |cell: &&Para| cell.lines.first().is_some_and(|line| (line.y - y).abs() < line.size * 0.6);
    let homes: Option<Vec<usize>> = cells
        .iter()
        .take_while(beside)
        .map(|cell| {
            let first = cell.lines.first()?;
            let same = |known: &Para| {
                known.lines.last().is_some_and(|line| {
                    let left = (line.x0 - first.x0).abs() < first.size;
                    let edges = left || line.leftward && (line.x1 - first.x1).abs() < first.size;
                    line.page + 1 == page && edges
                })
            };
            let tail = paras.get(from..)?.iter().enumerate().rev().take(24);
            let (at, above) = tail.into_iter().find(|(_, known)| same(known))?;
            // Numbers and marks fill their cells.
            let words = |para: &Para| para.lines.iter().map(|line| line.chars.len()).sum::<usize>() > 4;
            (words(above) && words(cell) && flow::goes_on(above, cell, habit)).then_some(from + at)
        })
        .collect();
    let Some(homes) = homes else { return cells };
    let rest = cells.split_off(homes.len());
    for (home, cell) in homes.into_iter().zip(cells) {
        if let Some(above) = paras.get_mut(home) {
            above.lines.extend(cell.lines);
        }
    }
    rest
}

/// Where the footnotes of a column begin: small type to its end, under a short line or beginning with a raised sign.
fn notes_from(lines: &[Line], page: &Page, habit: &Habit, marks: &BTreeSet<String>) -> Option<usize> {
    let small = |line: &Line| line.size < habit.body * 0.93;
    let tail = lines.iter().rev().take_while(|line| small(line)).count();
    let mut from = lines.len() - tail;
    let rule = page
        .rules
        .iter()
        .filter(|rule| rule.is_horizontal() && rule.width() < page.width * 0.45 && rule.width() > 20.0)
        .map(super::page::Rule::middle)
        .filter(|y| *y > page.height * 0.15)
        .fold(f32::MIN, f32::max);
    // Under a short line even type of the same size is a note, when it begins like one.
    if rule > f32::MIN
        && let Some(under) = lines.iter().position(|line| line.top() > rule - 2.0)
        && lines.get(under).and_then(note_start).is_some_and(|start| {
            start.raised
                || marks.contains(&start.label)
                || !lines.get(under).is_some_and(|line| line.first_char() == Some('('))
        })
        && lines.iter().take(under).any(|line| line.y < rule)
    {
        from = from.min(under);
        return Some(from.max(under));
    }
    if tail == 0 {
        return None;
    }
    // Small type that begins as a note does, from there on. A plain number begins one only when the text above bears it.
    let begins = |line: &Line| note_start(line).is_some_and(|start| start.raised || marks.contains(&start.label));
    let first = lines.iter().skip(from).position(begins)?;
    let at = from + first;
    let above = at.checked_sub(1).and_then(|above| lines.get(above));
    // What comes before the first note in small type is the end of a note of the page before.
    if above.is_none_or(|above| !small(above)) || first == 0 { Some(at) } else { Some(from) }
}

/// How a note begins.
struct NoteStart {
    label: String,
    /// The sign is raised, which numbers at the beginning of a line of text are not.
    raised: bool,
}

fn note_start(line: &Line) -> Option<NoteStart> {
    let raised: String =
        line.chars.iter().take_while(|ch| is_raised(ch)).map(|ch| raised_digit(ch.ch).unwrap_or(ch.ch)).collect();
    if is_note_label(raised.trim()) {
        let label = raised.trim_matches([' ', '(', ')', '[', ']']).to_owned();
        return Some(NoteStart { label, raised: true });
    }
    let text = line.text();
    let head = text.split(' ').next().unwrap_or("");
    // "(1)" is also a sub-paragraph; whether the text above bears that mark is asked by the caller.
    let number = head.trim_start_matches('(').trim_end_matches(['.', ')']);
    let label = head.len() < text.len()
        && is_note_label(head)
        && (head.starts_with(['*', '†']) || number.chars().all(is_digit));
    label.then(|| NoteStart { label: number.to_owned(), raised: head.starts_with(['*', '†']) })
}

fn is_raised(ch: &Ch) -> bool {
    ch.flags & SUPER != 0 || raised_digit(ch.ch).is_some()
}

/// The raised signs of a page, which may be the marks of notes.
fn raised_marks(streams: &[Stream]) -> BTreeSet<String> {
    let mut marks = BTreeSet::new();
    let mut look = |line: &Line| {
        for run in line.chars.split(|ch| !is_raised(ch)).filter(|run| !run.is_empty()) {
            let text: String = run.iter().map(|ch| raised_digit(ch.ch).unwrap_or(ch.ch)).collect();
            marks.extend(text.split(',').map(|mark| mark.trim_matches([' ', '(', ')', '[', ']']).to_owned()));
        }
    };
    for stream in streams {
        match stream {
            Stream::Column(lines) => lines.iter().for_each(&mut look),
            Stream::Table(cells) => cells.iter().flat_map(|cell| &cell.lines).for_each(&mut look),
        }
    }
    marks
}

fn add_notes(lines: Vec<Line>, _habit: &Habit, paras: &mut Vec<Para>) {
    let mut first = true;
    let mut new: Vec<Para> = Vec::new();
    let mut last: Option<NoteStart> = None;
    for line in lines {
        // A line inside a note may begin with a number; the next note's is the next, and raised where the others are.
        let number = |start: &NoteStart| start.label.parse::<u32>().ok();
        let starts = note_start(&line).filter(|start| {
            let follows = |last: &NoteStart| !last.raised && number(start) == number(last).map(|number| number + 1);
            start.raised || last.as_ref().is_none_or(follows)
        });
        if starts.is_none() && first && new.is_empty() {
            // Goes on from the page before.
            if let Some(open) = paras.iter_mut().rev().find(|para| para.is_note()) {
                open.lines.push(line);
                continue;
            }
        }
        first = false;
        match new.last_mut() {
            Some(note) if starts.is_none() => note.lines.push(line),
            _ => new.push(Para { role: Role::Footnote, lines: vec![line], ..Para::default() }),
        }
        last = starts.or(last);
    }
    paras.extend(new);
}

/// Says which paragraphs look like headings.
pub(super) fn mark_headings(paras: &mut [Para], habit: &Habit) {
    for para in paras.iter_mut().filter(|para| para.role == Role::Unknown) {
        let letters: usize = para.lines.iter().map(|line| line.chars.len()).sum();
        let Some((first, last)) = para.lines.first().zip(para.lines.last()) else { continue };
        let ends_open =
            last.last_char().is_some_and(|ch| !matches!(ch, '.' | ';' | ':' | ',' | '。' | '；' | '：' | '，'));
        let large = para.lines.iter().all(|line| line.size > habit.body * 1.1);
        let bold = para.lines.iter().all(|line| line.bold);
        let text: String = para.lines.iter().map(Line::text).collect::<Vec<_>>().join(" ");
        let capitals = text.chars().filter(|ch| ch.is_alphabetic()).count() > 3
            && text.chars().filter(|ch| ch.is_alphabetic()).all(|ch| !ch.is_lowercase())
            && text.chars().any(char::is_uppercase);
        let centred =
            para.centred && first.size > habit.body * 0.95 && !first.first_char().is_some_and(char::is_lowercase);
        let bullet = has_label(first) && first.first_char().is_some_and(|ch| matches!(ch, '•' | '-' | '–' | '*'));
        let wordy = text.chars().any(char::is_alphabetic);
        if wordy
            && letters <= 320
            && (ends_open || large && last.last_char() != Some(';'))
            && (large || bold || centred || capitals)
            && !bullet
        {
            para.role = Role::Heading(None);
        }
    }
}
