//! Links → changes: connected pieces with their kind, name, flags and redline.

use super::doubt::reading_differs;
use super::formatting::is_look;
use super::model::{
    Binding, Change, ChangeId, Comparison, Counts, EditKind, Kind, Link, NonSubstantive, Options, Reason, RedlineSpan,
};
use super::order::longest_ascending;
use super::redline::{BREAK, redline, redline_of_blocks};
use super::{align, torn};
use crate::base::{Cancelled, JobControl, Side, Sides, Span};
use crate::text::{Mark, Paragraph, Style};
use rayon::prelude::*;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// Compares two drafts.
///
/// Every paragraph of both is in exactly one change. The options decide kinds and flags only: links and redlines are
/// the same whatever they say, so that [`recount`] can follow a switch at once.
pub fn compare(
    old: &[Paragraph],
    new: &[Paragraph],
    options: &Options,
    bindings: &[Binding],
    job: &JobControl,
) -> Result<Comparison, Cancelled> {
    let mut links = align::links(old, new, bindings, job)?;
    torn::tie(old, new, bindings, &mut links);
    let groups = groups(old.len(), new.len(), links);
    job.check()?;
    let mut changes: Vec<Change> = groups
        .into_par_iter()
        .with_min_len(16)
        .map(|group| {
            job.check()?;
            let mut change = change(old, new, group);
            change.reading_differs = reading_differs(&change, old, new);
            Ok(change)
        })
        .collect::<Result<_, Cancelled>>()?;
    arrange(&mut changes, old.len());
    name_repeated(&mut changes);
    let home = home(&changes, old.len(), new.len());
    let mut comparison = Comparison { changes, home, counts: Counts::default() };
    recount(&mut comparison, old, new, options);
    Ok(comparison)
}

/// Decides again, after a switch of the options, what counts as a change. Linear in the pieces; links, redlines and
/// names stay.
pub fn recount(comparison: &mut Comparison, old: &[Paragraph], new: &[Paragraph], options: &Options) {
    for change in &mut comparison.changes {
        change.kind = kind(change, options);
        change.renumbered = !options.ignore_numbering
            && change.links.iter().any(|link| {
                let label = |side: &[Paragraph], at: usize| side.get(at).and_then(|p| p.label.clone());
                change.at.old.len() == change.at.new.len() && label(old, link.old) != label(new, link.new)
            });
        change.formatting_only = !options.ignore_formatting
            && change.kind == Kind::Unchanged
            && change.links.iter().any(|link| {
                let (Some(a), Some(b)) = (old.get(link.old), new.get(link.new)) else { return false };
                a.text == b.text && !a.looks_unknown && !b.looks_unknown && looks(a) != looks(b)
            });
    }
    comparison.counts = Counts::of(&comparison.changes);
}

/// How a paragraph looks: its styles, without what tracked changes and brackets add.
fn looks(paragraph: &Paragraph) -> Vec<(Span, Style)> {
    let counts = |mark: &&Mark| is_look(mark.style);
    let mut looks: Vec<(Span, Style)> =
        paragraph.marks.iter().filter(counts).map(|mark| (mark.span, mark.style)).collect();
    // The same stretch of bold may be written as one mark or as several.
    looks.sort_unstable_by_key(|&(span, style)| (style, span));
    let mut joined: Vec<(Span, Style)> = Vec::with_capacity(looks.len());
    for (span, style) in looks {
        match joined.last_mut() {
            Some((last, other)) if *other == style && span.start <= last.end() => {
                last.len = last.len.max(span.end() - last.start);
            }
            _ => joined.push((span, style)),
        }
    }
    joined
}

fn kind(change: &Change, options: &Options) -> Kind {
    match (change.at.old.len(), change.at.new.len()) {
        (_, 0) => Kind::Deleted,
        (0, _) => Kind::Inserted,
        (old, new) if old < new => Kind::Split,
        (old, new) if old > new => Kind::Merged,
        _ => {
            let counts = |piece: &RedlineSpan| {
                piece.op != EditKind::Equal && piece.minor.is_none_or(|minor| !options.ignore.contains(&minor))
            };
            if change.redline.iter().any(counts) { Kind::Edited } else { Kind::Unchanged }
        }
    }
}

struct Group {
    old: Vec<usize>,
    new: Vec<usize>,
    links: Vec<Link>,
}

/// The connected pieces, by union–find: old paragraphs first, then new ones.
fn groups(old: usize, new: usize, links: Vec<Link>) -> Vec<Group> {
    let mut parent: Vec<usize> = (0..old + new).collect();
    for link in &links {
        let (a, b) = (root(&mut parent, link.old), root(&mut parent, old + link.new));
        if let Some(slot) = parent.get_mut(a.max(b)) {
            *slot = a.min(b);
        }
    }
    let mut number = vec![usize::MAX; old + new];
    let mut groups: Vec<Group> = Vec::new();
    let mut group_of = |parent: &mut [usize], groups: &mut Vec<Group>, node: usize| {
        let top = root(parent, node);
        let Some(slot) = number.get_mut(top) else { return 0 };
        if *slot == usize::MAX {
            *slot = groups.len();
            groups.push(Group { old: Vec::new(), new: Vec::new(), links: Vec::new() });
        }
        *slot
    };
    for node in 0..old + new {
        let at = group_of(&mut parent, &mut groups, node);
        if let Some(group) = groups.get_mut(at) {
            if node < old { group.old.push(node) } else { group.new.push(node - old) }
        }
    }
    for link in links {
        let at = group_of(&mut parent, &mut groups, link.old);
        if let Some(group) = groups.get_mut(at) {
            group.links.push(link);
        }
    }
    groups
}

fn root(parent: &mut [usize], mut node: usize) -> usize {
    while let Some(&up) = parent.get(node)
        && up != node
    {
        let further = parent.get(up).copied().unwrap_or(up);
        if let Some(slot) = parent.get_mut(node) {
            *slot = further;
        }
        node = further;
    }
    node
}

/// Returns the text of one side of a change: its paragraphs joined by one newline.
pub fn joined<'a>(paragraphs: &'a [Paragraph], at: &[usize]) -> Cow<'a, str> {
    let mut texts = at.iter().filter_map(|&index| paragraphs.get(index)).map(|paragraph| paragraph.text.as_str());
    match (texts.next(), texts.next()) {
        (None, _) => Cow::Borrowed(""),
        (Some(only), None) => Cow::Borrowed(only),
        (Some(first), Some(second)) => {
            let rest: Vec<&str> = [first, second].into_iter().chain(texts).collect();
            Cow::Owned(rest.join(BREAK))
        }
    }
}

fn change(old: &[Paragraph], new: &[Paragraph], group: Group) -> Change {
    let (a, b) = (joined(old, &group.old), joined(new, &group.new));
    let redline = if a == b {
        let whole = Span::new(0, a.len());
        if a.is_empty() { Vec::new() } else { vec![RedlineSpan::new(EditKind::Equal, whole, whole)] }
    } else if group.links.iter().any(is_sentence) {
        redline_of_blocks(&a, &b, &blocks(old, new, &group))
    } else {
        redline(&a, &b)
    };
    let kept: usize = redline.iter().filter(|piece| is_same_words(piece)).map(|p| p.at.old.len + p.at.new.len).sum();
    let all = a.len() + b.len();
    let similarity = if group.links.is_empty() {
        0.0
    } else if all == 0 {
        1.0
    } else {
        kept as f32 / all as f32
    };
    Change {
        id: name(&a, &b, 0),
        kind: Kind::Unchanged,
        moved: group.links.iter().any(|link| link.moved),
        renumbered: false,
        formatting_only: false,
        reading_differs: false,
        at: Sides::new(group.old, group.new),
        links: group.links,
        similarity,
        redline,
    }
}

/// Whether a piece says the same words on both sides, however they are written.
const fn is_same_words(piece: &RedlineSpan) -> bool {
    matches!(piece.op, EditKind::Equal)
        || matches!(piece.minor, Some(NonSubstantive::Case | NonSubstantive::Space | NonSubstantive::Spelling))
}

fn is_sentence(link: &Link) -> bool {
    link.reasons.iter().any(|reason| matches!(reason, Reason::Sentence(_)))
}

/// The parts of a change that answer each other when sentences that changed paragraph are left aside: spans of the joined
/// texts, ascending on both sides.
fn blocks(old: &[Paragraph], new: &[Paragraph], group: &Group) -> Vec<Sides<Span>> {
    let mut parts: Vec<(BTreeSet<usize>, BTreeSet<usize>)> = Vec::new();
    for link in group.links.iter().filter(|link| !is_sentence(link)) {
        let mut joined = (BTreeSet::from([link.old]), BTreeSet::from([link.new]));
        parts.retain(|part| {
            let touches = part.0.contains(&link.old) || part.1.contains(&link.new);
            if touches {
                joined.0.extend(&part.0);
                joined.1.extend(&part.1);
            }
            !touches
        });
        parts.push(joined);
    }
    let spans = |paragraphs: &[Paragraph], at: &[usize]| -> Vec<(usize, Span)> {
        let mut offset = 0;
        let mut spans = Vec::with_capacity(at.len());
        for &index in at {
            let len = paragraphs.get(index).map_or(0, |paragraph| paragraph.text.len());
            spans.push((index, Span::new(offset, len)));
            offset += len + BREAK.len();
        }
        spans
    };
    let (old_spans, new_spans) = (spans(old, &group.old), spans(new, &group.new));
    // From the first paragraph of the part to the last; parts that overlap cannot both be kept.
    let hull = |spans: &[(usize, Span)], part: &BTreeSet<usize>| {
        let mut inside = spans.iter().filter(|(index, _)| part.contains(index)).map(|&(_, span)| span);
        let first = inside.next()?;
        Some(Span::between(first.start, inside.next_back().unwrap_or(first).end()))
    };
    let mut found: Vec<Sides<Span>> =
        parts.iter().filter_map(|(a, b)| Some(Sides::new(hull(&old_spans, a)?, hull(&new_spans, b)?))).collect();
    found.sort_unstable();
    let items: Vec<(usize, u64)> =
        found.iter().map(|sides| (sides.new.start, 1 + sides.old.len.min(sides.new.len) as u64)).collect();
    let mut kept: Vec<Sides<Span>> = Vec::new();
    for sides in longest_ascending(&items, true).into_iter().filter_map(|at| found.get(at)) {
        let after =
            kept.last().is_none_or(|last| last.old.end() <= sides.old.start && last.new.end() <= sides.new.start);
        if after {
            kept.push(*sides);
        }
    }
    kept
}

/// Names a change by its words; `nth` tells apart changes with the same words.
fn name(old: &str, new: &str, nth: u64) -> ChangeId {
    let mut hasher = blake3::Hasher::new();
    for side in [old, new] {
        hasher.update(&(side.len() as u64).to_le_bytes());
        hasher.update(side.as_bytes());
    }
    if nth > 0 {
        hasher.update(&nth.to_le_bytes());
    }
    let mut first = [0; 16];
    hasher.finalize_xof().fill(&mut first);
    ChangeId(u128::from_be_bytes(first))
}

/// Gives changes with the same words names of their own, by their order.
fn name_repeated(changes: &mut [Change]) {
    let mut seen: BTreeMap<ChangeId, u64> = BTreeMap::new();
    for change in changes {
        let nth = seen.entry(change.id).or_insert(0);
        if *nth > 0 {
            let mut hasher = blake3::Hasher::new();
            hasher.update(&change.id.0.to_be_bytes());
            hasher.update(&nth.to_le_bytes());
            let mut first = [0; 16];
            hasher.finalize_xof().fill(&mut first);
            change.id = ChangeId(u128::from_be_bytes(first));
        }
        *nth += 1;
    }
}

/// Puts changes in the order of their first new paragraph, deletions after the change that holds the paragraph before
/// them in the old draft.
fn arrange(changes: &mut Vec<Change>, old_len: usize) {
    let mut home = vec![usize::MAX; old_len];
    for (number, change) in changes.iter().enumerate() {
        for &at in &change.at.old {
            if let Some(slot) = home.get_mut(at) {
                *slot = number;
            }
        }
    }
    // A deletion follows the nearest old paragraph before it that is in a change with a new one; those that follow the
    // same one keep their order.
    let mut anchor: Option<usize> = None;
    let mut keys: Vec<(usize, usize, usize)> = vec![(0, 0, 0); changes.len()];
    for (at, &number) in home.iter().enumerate() {
        let Some(change) = changes.get(number) else { continue };
        match change.at.new.first() {
            Some(&first) => anchor = Some(first),
            None => {
                if let Some(key) = keys.get_mut(number) {
                    // Before everything else when nothing stands before it.
                    *key = anchor.map_or((0, 0, at), |first| (first + 1, 2, at));
                }
            }
        }
    }
    for (number, change) in changes.iter().enumerate() {
        if let (Some(&first), Some(key)) = (change.at.new.first(), keys.get_mut(number)) {
            *key = (first + 1, 1, 0);
        }
    }
    let mut keyed: Vec<((usize, usize, usize), Change)> = keys.into_iter().zip(changes.drain(..)).collect();
    keyed.sort_by_key(|&(key, _)| key);
    changes.extend(keyed.into_iter().map(|(_, change)| change));
}

/// Returns, for each paragraph of both drafts, the index of the change that holds it.
#[expect(clippy::indexing_slicing, reason = "a change holds paragraphs of the drafts, whose numbers are given")]
fn home(changes: &[Change], old: usize, new: usize) -> Sides<Vec<usize>> {
    let mut home = Sides::new(vec![usize::MAX; old], vec![usize::MAX; new]);
    for (number, change) in changes.iter().enumerate() {
        for side in Side::BOTH {
            for &at in change.at.get(side) {
                debug_assert_eq!(home.get(side)[at], usize::MAX, "a paragraph is in one change only");
                home.get_mut(side)[at] = number;
            }
        }
    }
    debug_assert!(!home.old.iter().chain(&home.new).any(|&change| change == usize::MAX), "each is in one");
    home
}
