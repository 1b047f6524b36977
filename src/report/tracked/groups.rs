//! Changes → groups: the paragraphs that stand next to one another on both sides and share words, with what happened to
//! the words and to the ends of the paragraphs between them.

use super::outline::{Container, Outline};
use crate::base::{Sides, Span};
use crate::compare::redline::{BREAK, redline};
use crate::compare::{Change, EditKind, RedlineSpan};
use std::collections::{BTreeMap, BTreeSet};

/// What a redline does, paragraph by paragraph.
#[derive(Debug, Clone, Copy)]
pub(super) enum Token {
    /// Words of one paragraph, in its own bytes; the side that they do not touch is empty.
    Words { op: EditKind, at: Sides<Span>, by: Option<u32> },
    /// The end of a paragraph inside the group goes (`Delete`) or comes (`Insert`).
    Joint(EditKind),
}

/// Paragraphs that became one another, without a gap on either side.
#[derive(Debug, Clone)]
pub(super) struct Group {
    pub(super) at: Sides<Vec<usize>>,
    pub(super) tokens: Vec<Token>,
    pub(super) moved: bool,
}

impl Group {
    /// The first paragraphs of both sides.
    pub(super) fn first(&self) -> Option<(usize, usize)> {
        self.at.old.first().copied().zip(self.at.new.first().copied())
    }
}

/// Makes the groups of changes. `moves` counts the moves, so that each has its number.
pub(super) fn groups(changes: &[Change], old: &Outline<'_>, new: &Outline<'_>, moves: &mut u32) -> Vec<Group> {
    let mut groups = Vec::new();
    for change in changes.iter().filter(|change| !change.at.old.is_empty() && !change.at.new.is_empty()) {
        let mut ties: BTreeMap<u32, u32> = BTreeMap::new();
        let pieces: Vec<(RedlineSpan, Option<u32>)> = change
            .redline
            .iter()
            .map(|piece| {
                let by = piece.moved.map(|tie| {
                    *ties.entry(tie).or_insert_with(|| {
                        *moves += 1;
                        *moves
                    })
                });
                (*piece, by)
            })
            .collect();
        for mut group in cut(&change.at, &pieces, old, new) {
            let inside = |link: &&crate::compare::Link| {
                link.moved && group.at.old.contains(&link.old) && group.at.new.contains(&link.new)
            };
            group.moved = change.links.iter().any(|link| inside(&link));
            if holds_together(&group, old, new) {
                groups.push(group);
            } else {
                pair_off(&group, old, new, &mut groups);
            }
        }
    }
    groups
}

/// Cuts a redline at the ends of paragraphs that stay.
fn cut(
    at: &Sides<Vec<usize>>,
    pieces: &[(RedlineSpan, Option<u32>)],
    old: &Outline<'_>,
    new: &Outline<'_>,
) -> Vec<Group> {
    let length = |outline: &Outline<'_>, list: &[usize], place: usize| {
        list.get(place).map_or(0, |paragraph| outline.text(*paragraph).len())
    };
    let (mut groups, mut tokens) = (Vec::new(), Vec::new());
    // The paragraph and the byte that both sides have come to, and the paragraphs that the open group began with.
    let (mut i, mut j, mut from_old, mut from_new) = (0, 0, 0, 0);
    let (mut began_old, mut began_new) = (0, 0);
    let close = |tokens: &mut Vec<Token>, old: (usize, usize), new: (usize, usize)| Group {
        at: Sides::new(
            at.old.get(old.0..=old.1).unwrap_or_default().to_vec(),
            at.new.get(new.0..=new.1).unwrap_or_default().to_vec(),
        ),
        tokens: std::mem::take(tokens),
        moved: false,
    };
    for (piece, by) in pieces {
        let mut left = if piece.op == EditKind::Insert { piece.at.new.len } else { piece.at.old.len };
        while left > 0 {
            let rest_old = length(old, &at.old, i).saturating_sub(from_old);
            let rest_new = length(new, &at.new, j).saturating_sub(from_new);
            let (of_old, of_new) = (piece.op != EditKind::Insert, piece.op != EditKind::Delete);
            let most_old = if of_old { rest_old } else { left };
            let most_new = if of_new { rest_new } else { left };
            let take = left.min(most_old).min(most_new);
            if take > 0 {
                let span = |on: bool, from: usize| Span::new(from, if on { take } else { 0 });
                let at = Sides::new(span(of_old, from_old), span(of_new, from_new));
                tokens.push(Token::Words { op: piece.op, at, by: *by });
                from_old += if of_old { take } else { 0 };
                from_new += if of_new { take } else { 0 };
                left -= take;
                continue;
            }
            left = left.saturating_sub(BREAK.len());
            if piece.op == EditKind::Equal {
                groups.push(close(&mut tokens, (began_old, i), (began_new, j)));
                (began_old, began_new) = (i + 1, j + 1);
            } else {
                tokens.push(Token::Joint(piece.op));
            }
            if of_old {
                (i, from_old) = (i + 1, 0);
            }
            if of_new {
                (j, from_new) = (j + 1, 0);
            }
        }
    }
    groups.push(close(&mut tokens, (began_old, i), (began_new, j)));
    groups
}

/// Whether a list of paragraphs stands in one place without a gap.
fn is_row(list: &[usize], outline: &Outline<'_>) -> Option<Container> {
    let first = outline.home(*list.first()?)?;
    let follows = list.iter().enumerate().all(|(place, paragraph)| {
        outline.home(*paragraph).is_some_and(|home| home.container == first.container && home.at == first.at + place)
    });
    follows.then_some(first.container)
}

fn holds_together(group: &Group, old: &Outline<'_>, new: &Outline<'_>) -> bool {
    let rows = is_row(&group.at.old, old).zip(is_row(&group.at.new, new));
    rows.is_some_and(|(old, new)| old.is_like(new))
}

/// Paragraphs that share words across gaps: those that share most are paired, each with one.
fn pair_off(group: &Group, old: &Outline<'_>, new: &Outline<'_>, groups: &mut Vec<Group>) {
    let mut shared: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    let (mut i, mut j) = (0, 0);
    for token in &group.tokens {
        match token {
            Token::Words { op: EditKind::Equal, at, .. } => {
                let pair = group.at.old.get(i).copied().zip(group.at.new.get(j).copied());
                if let Some(pair) = pair {
                    *shared.entry(pair).or_default() += at.new.len;
                }
            }
            Token::Words { .. } => {}
            Token::Joint(EditKind::Delete) => i += 1,
            Token::Joint(_) => j += 1,
        }
    }
    let mut pairs: Vec<((usize, usize), usize)> = shared.into_iter().collect();
    pairs.sort_by_key(|(pair, words)| (std::cmp::Reverse(*words), *pair));
    let mut taken: (BTreeSet<usize>, BTreeSet<usize>) = (BTreeSet::new(), BTreeSet::new());
    for ((a, b), _) in pairs {
        let alike = old.home(a).zip(new.home(b)).is_some_and(|(x, y)| x.container.is_like(y.container));
        if !alike || taken.0.contains(&a) || taken.1.contains(&b) {
            continue;
        }
        taken.0.insert(a);
        taken.1.insert(b);
        let at = Sides::new(vec![a], vec![b]);
        let pieces: Vec<_> = redline(old.text(a), new.text(b)).into_iter().map(|piece| (piece, None)).collect();
        groups.extend(cut(&at, &pieces, old, new).into_iter().map(|pair| Group { moved: group.moved, ..pair }));
    }
}
