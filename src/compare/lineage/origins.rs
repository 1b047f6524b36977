//! For each word of each draft: the draft where it first appeared, and the last that holds it.

use crate::base::{Cancelled, JobControl, Side, Sides, Span};
use crate::compare::model::{Change, Comparison, EditKind, EventKind, Lineage, RedlineSpan};
use crate::compare::redline::{BREAK, redline};
use crate::text::Paragraph;
use rayon::prelude::*;

/// A stretch of a paragraph whose words share their history.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OriginRun {
    /// Where, in bytes of the paragraph's text.
    pub span: Span,
    /// The draft in which the words first appeared.
    pub first: usize,
    /// The last draft that holds them: the last of all, unless they were lost.
    pub last: usize,
}

/// The history of every word: for each draft, for each paragraph, runs that cover its text in order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Origins {
    /// By draft, then paragraph.
    pub paragraphs: Vec<Vec<Vec<OriginRun>>>,
}

impl Origins {
    /// Returns the run that holds byte `at` of a paragraph.
    pub fn at(&self, draft: usize, paragraph: usize, at: usize) -> Option<OriginRun> {
        let runs = self.paragraphs.get(draft)?.get(paragraph)?;
        runs.get(runs.partition_point(|run| run.span.end() <= at)).copied().filter(|run| run.span.contains(at))
    }
}

/// A stretch with the draft it came in (going forward) or goes out (going back).
type Stretch = (Span, usize);

/// Finds the origin and the end of every word of `drafts`. Words that came back after a gap, as `lineage` found, are as
/// old as the earlier wording.
pub fn origins(
    drafts: &[&[Paragraph]],
    neighbours: &[&Comparison],
    lineage: &Lineage,
    job: &JobControl,
) -> Result<Origins, Cancelled> {
    let (first, last) = rayon::join(
        || carry_all(drafts, neighbours, lineage, Side::Old, job),
        || carry_all(drafts, neighbours, lineage, Side::New, job),
    );
    let (first, last) = (first?, last?);
    let paragraphs = first
        .into_iter()
        .zip(last)
        .map(|(first, last)| first.into_iter().zip(last).map(|(first, last)| both(&first, &last)).collect())
        .collect();
    Ok(Origins { paragraphs })
}

/// Lays the two histories over each other.
fn both(first: &[Stretch], last: &[Stretch]) -> Vec<OriginRun> {
    let mut runs: Vec<OriginRun> = Vec::with_capacity(first.len().max(last.len()));
    let mut others = last.iter().copied().peekable();
    for &(span, from) in first {
        while let Some(&(other, to)) = others.peek() {
            if let Some(span) = span.overlap(other) {
                match runs.last_mut() {
                    Some(run) if (run.first, run.last) == (from, to) => run.span.len += span.len,
                    _ => runs.push(OriginRun { span, first: from, last: to }),
                }
            }
            if other.end() > span.end() {
                break;
            }
            others.next();
        }
    }
    runs
}

/// Carries stretches through all drafts, starting on the side of the timeline named: `Old` gives first appearances,
/// `New` last ones.
fn carry_all(
    drafts: &[&[Paragraph]],
    neighbours: &[&Comparison],
    lineage: &Lineage,
    start: Side,
    job: &JobControl,
) -> Result<Vec<Vec<Vec<Stretch>>>, Cancelled> {
    let count = drafts.len();
    let mut all: Vec<Vec<Vec<Stretch>>> = vec![Vec::new(); count];
    let row: Vec<usize> = if start == Side::Old { (0..count).collect() } else { (0..count).rev().collect() };
    for (nth, &draft) in row.iter().enumerate() {
        job.check()?;
        let Some(paragraphs) = drafts.get(draft) else { continue };
        let previous = nth.checked_sub(1).and_then(|at| row.get(at)).copied();
        let step = previous.and_then(|previous| Some((previous, neighbours.get(previous.min(draft))?)));
        let mut here: Vec<Vec<Stretch>> = match step {
            None => paragraphs.iter().map(|paragraph| fresh(paragraph, draft)).collect(),
            Some((previous, comparison)) => {
                let before = all.get(previous).map_or(&[][..], Vec::as_slice);
                step_over(comparison, start, (drafts.get(previous).copied().unwrap_or(&[]), before), paragraphs, draft)
            }
        };
        came_back(&mut here, drafts, lineage, start, draft, &all);
        if let Some(slot) = all.get_mut(draft) {
            *slot = here;
        }
    }
    Ok(all)
}

fn fresh(paragraph: &Paragraph, draft: usize) -> Vec<Stretch> {
    if paragraph.text.is_empty() { Vec::new() } else { vec![(Span::new(0, paragraph.text.len()), draft)] }
}

fn step_over(
    comparison: &Comparison,
    start: Side,
    (source, before): (&[Paragraph], &[Vec<Stretch>]),
    target: &[Paragraph],
    draft: usize,
) -> Vec<Vec<Stretch>> {
    let mut here: Vec<Vec<Stretch>> = vec![Vec::new(); target.len()];
    let done: Vec<(usize, Vec<Stretch>)> = comparison
        .changes
        .par_iter()
        .with_min_len(256)
        .flat_map_iter(|change| {
            let (from, to) = (change.at.get(start), change.at.get(start.other()));
            match (from.as_slice(), to.as_slice()) {
                // The most frequent by far: nothing to work out.
                ([from], [to]) if is_same(change) => {
                    vec![(*to, before.get(*from).cloned().unwrap_or_default())]
                }
                _ => {
                    let joined = join(source, before, from);
                    let mut carried = carry(&change.redline, start, &joined, draft);
                    part(&mut carried, target, to)
                }
            }
        })
        .collect();
    for (at, stretches) in done {
        if let Some(slot) = here.get_mut(at) {
            *slot = stretches;
        }
    }
    here
}

fn is_same(change: &Change) -> bool {
    change.redline.iter().all(|piece| piece.op == EditKind::Equal)
}

/// The stretches of several paragraphs in their joined text; breaks belong to the stretch before them.
fn join(paragraphs: &[Paragraph], stretches: &[Vec<Stretch>], at: &[usize]) -> Vec<Stretch> {
    let mut joined: Vec<Stretch> = Vec::new();
    let mut offset = 0;
    for (nth, &index) in at.iter().enumerate() {
        if nth > 0 {
            if let Some((span, _)) = joined.last_mut() {
                span.len += BREAK.len();
            }
            offset += BREAK.len();
        }
        let shifted = stretches.get(index).into_iter().flatten();
        joined.extend(shifted.map(|&(span, draft)| (Span::new(span.start + offset, span.len), draft)));
        offset += paragraphs.get(index).map_or(0, |paragraph| paragraph.text.len());
    }
    joined
}

/// Cuts the stretches of a joined text into those of its paragraphs.
fn part(joined: &mut Vec<Stretch>, paragraphs: &[Paragraph], at: &[usize]) -> Vec<(usize, Vec<Stretch>)> {
    let mut offset = 0;
    let mut parts = Vec::with_capacity(at.len());
    for &index in at {
        let whole = Span::new(offset, paragraphs.get(index).map_or(0, |paragraph| paragraph.text.len()));
        let inside = joined
            .iter()
            .filter_map(|&(span, draft)| Some((span.overlap(whole)?, draft)))
            .map(|(span, draft)| (Span::new(span.start - offset, span.len), draft))
            .collect();
        parts.push((index, inside));
        offset = whole.end() + BREAK.len();
    }
    joined.clear();
    parts
}

/// Carries stretches along a redline, from the side `start` to the other; what has nothing before it is of `draft`.
fn carry(redline: &[RedlineSpan], start: Side, stretches: &[Stretch], draft: usize) -> Vec<Stretch> {
    let (gone, come) =
        if start == Side::Old { (EditKind::Delete, EditKind::Insert) } else { (EditKind::Insert, EditKind::Delete) };
    let sides = |piece: &RedlineSpan| Sides::new(*piece.at.get(start), *piece.at.get(start.other()));
    let mut carried: Vec<Stretch> = Vec::new();
    for (at, piece) in redline.iter().enumerate() {
        let Sides { old: from, new: to } = sides(piece);
        if piece.op == gone || to.is_empty() {
            continue;
        }
        if piece.op == EditKind::Equal {
            copy(stretches, from, to, &mut carried);
            continue;
        }
        // The same words elsewhere, or the same word written otherwise: as old as the other.
        let other = if piece.moved.is_some() {
            redline.iter().find(|other| other.op == gone && other.moved == piece.moved)
        } else if piece.minor.is_some() {
            let beside = if come == EditKind::Insert { at.checked_sub(1) } else { at.checked_add(1) };
            beside.and_then(|at| redline.get(at)).filter(|other| other.op == gone && other.minor == piece.minor)
        } else {
            None
        };
        match other.map(|other| sides(other).old) {
            Some(from) if from.len == to.len && piece.moved.is_some() => copy(stretches, from, to, &mut carried),
            Some(from) => {
                let oldest = stretches.iter().filter(|(span, _)| span.overlap(from).is_some()).map(|&(_, of)| of);
                let best = if start == Side::Old { oldest.min() } else { oldest.max() };
                push(&mut carried, to, best.unwrap_or(draft));
            }
            None => push(&mut carried, to, draft),
        }
    }
    carried
}

fn push(stretches: &mut Vec<Stretch>, span: Span, draft: usize) {
    match stretches.last_mut() {
        Some((last, of)) if *of == draft && last.end() == span.start => last.len += span.len,
        _ => stretches.push((span, draft)),
    }
}

/// Copies the stretches inside `from` to `to`, which is as long.
fn copy(stretches: &[Stretch], from: Span, to: Span, out: &mut Vec<Stretch>) {
    let first = stretches.partition_point(|(span, _)| span.end() <= from.start);
    for &(span, draft) in stretches.iter().skip(first).take_while(|(span, _)| span.start < from.end()) {
        if let Some(span) = span.overlap(from) {
            push(out, Span::new(span.start - from.start + to.start, span.len), draft);
        }
    }
}

/// Gives words that came back the history of the wording they came back from.
fn came_back(
    here: &mut [Vec<Stretch>],
    drafts: &[&[Paragraph]],
    lineage: &Lineage,
    start: Side,
    draft: usize,
    all: &[Vec<Vec<Stretch>>],
) {
    for provision in &lineage.provisions {
        for event in &provision.events {
            let back = matches!(event.what, EventKind::RemovedThenRestored | EventKind::ReplacedThenRestored);
            let (now, then) = if start == Side::Old { (event.new, event.old) } else { (event.old, event.new) };
            if !back || now != draft {
                continue;
            }
            let place = |draft: usize| provision.places.iter().find(|place| place.draft == draft);
            let (Some(now), Some(then)) = (place(now), place(then)) else { continue };
            let text = |draft: usize, at: usize| drafts.get(draft).and_then(|paragraphs| paragraphs.get(at));
            let (Some(a), Some(b)) = (text(then.draft, then.paragraph), text(now.draft, now.paragraph)) else {
                continue;
            };
            let source = all.get(then.draft).and_then(|draft| draft.get(then.paragraph));
            let (Some(source), Some(target)) = (source, here.get_mut(now.paragraph)) else { continue };
            let pieces = if start == Side::Old { redline(&a.text, &b.text) } else { redline(&b.text, &a.text) };
            let carried = carry(&pieces, start, source, draft);
            *target = better(target, &carried, start);
        }
    }
}

/// The older (or, going back, the later) of two histories of one text, stretch by stretch.
fn better(a: &[Stretch], b: &[Stretch], start: Side) -> Vec<Stretch> {
    let mut out = Vec::with_capacity(a.len().max(b.len()));
    for &(span, one) in a {
        for &(other, two) in b {
            if let Some(span) = span.overlap(other) {
                push(&mut out, span, if start == Side::Old { one.min(two) } else { one.max(two) });
            }
        }
    }
    out
}
