//! Footnotes at the foot of a column: where they begin, and one paragraph for each.

use super::habit::Habit;
use super::label::is_note_label;
use super::line::{Ch, Line, SUPER};
use super::para::Para;
use crate::import::Role;
use crate::import::pdf::glyphs::page::{Page, Rule};
use crate::import::pdf::glyphs::script::{is_digit, raised_digit};
use std::collections::BTreeSet;

/// Finds the first line of a column's footnotes: small type to its end, under a short line or beginning with a raised
/// sign. `marks` are the raised signs of the page.
pub(crate) fn first_note(lines: &[Line], page: &Page, habit: &Habit, marks: &BTreeSet<String>) -> Option<usize> {
    let small = |line: &Line| line.size < habit.body * 0.93;
    let tail = lines.iter().rev().take_while(|line| small(line)).count();
    let mut from = lines.len() - tail;
    let rule = page
        .rules
        .iter()
        .filter(|rule| rule.is_horizontal() && rule.width() < page.width * 0.45 && rule.width() > 20.0)
        .map(Rule::middle)
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
pub(crate) fn raised_marks<'a>(lines: impl Iterator<Item = &'a Line>) -> BTreeSet<String> {
    let mut marks = BTreeSet::new();
    for line in lines {
        for run in line.chars.split(|ch| !is_raised(ch)).filter(|run| !run.is_empty()) {
            let text: String = run.iter().map(|ch| raised_digit(ch.ch).unwrap_or(ch.ch)).collect();
            marks.extend(text.split(',').map(|mark| mark.trim_matches([' ', '(', ')', '[', ']']).to_owned()));
        }
    }
    marks
}

/// Adds the notes that `lines` hold to `paras`; what comes before the first label goes on with the last note of the page
/// before.
pub(crate) fn add(lines: Vec<Line>, paras: &mut Vec<Para>) {
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
