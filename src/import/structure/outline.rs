//! What the outline as a whole says of single headings: their titles, their sequence, their letters.

use super::item::Item;
use super::label::{Dress, Meaning, Scheme};
use super::ordinal::Script;
use super::tidy;
use super::title::{titular, word_count};
use super::words::Named;
use crate::import::Role;
use std::collections::{BTreeMap, BTreeSet};

/// Words of a heading that is known by its number alone.
const LONGEST: usize = 60;

/// "II." between the headings I and III is a heading however long its words, and so is the last of the row.
pub(super) fn carry_on(items: &[Item], headings: &mut [bool]) {
    for script in [Script::UpperRoman, Script::Upper] {
        let scheme = Scheme::Plain(script, Dress::Stop);
        let ordinal = |at: usize| {
            let label = items.get(at)?.label.as_ref()?;
            label.meanings.iter().find(|meaning| meaning.scheme == scheme).map(|meaning| meaning.ordinal)
        };
        let row: Vec<(usize, u32)> = (0..items.len()).filter_map(|at| Some((at, ordinal(at)?))).collect();
        // The number of the last heading of the row.
        let mut before: Option<u32> = None;
        for (place, &(at, number)) in row.iter().enumerate() {
            let is = |at: usize| headings.get(at).copied().unwrap_or(false);
            let fits = items.get(at).is_some_and(|item| {
                matches!(item.block.role, Role::Unknown | Role::Item(_)) && word_count(&item.block.text) <= LONGEST
            });
            let after = row.get(place + 1);
            let follows = before.is_some_and(|before| before + 1 == number);
            let led = after.is_none_or(|&(at, after)| is(at) && after == number + 1 || after == 1);
            let carried = !is(at) && fits && follows && led;
            if carried && let Some(slot) = headings.get_mut(at) {
                *slot = true;
            }
            if headings.get(at) == Some(&true) {
                before = Some(number);
            }
        }
    }
}

/// "2. Details" between the headings 6 and 7 is the second item of a list that began with 1, however much it looks like a
/// heading: it would break the row, and it goes on with the list.
pub(super) fn keep_rows(items: &[Item], headings: &mut [bool]) {
    let scheme = Scheme::Plain(Script::Number, Dress::Stop);
    let ordinal = |at: usize| {
        let label = items.get(at)?.label.as_ref()?;
        label.meanings.first().filter(|meaning| meaning.scheme == scheme).map(|meaning| meaning.ordinal)
    };
    let row: Vec<(usize, u32, bool)> = (0..items.len())
        .filter_map(|at| Some((at, ordinal(at)?, headings.get(at).copied().unwrap_or(false))))
        .collect();
    // The last heading of the row, and the last item of the list below it.
    let (mut above, mut item): (Option<u32>, Option<u32>) = (None, None);
    for (place, &(at, number, heads)) in row.iter().enumerate() {
        if !heads {
            item = Some(number);
            continue;
        }
        let looks = items.get(at).is_some_and(|item| matches!(item.block.role, Role::Unknown | Role::Item(_)));
        let goes_on =
            |above: u32| row.get(place + 1..).into_iter().flatten().any(|&(_, next, heads)| heads && next == above + 1);
        let breaks = above.is_some_and(|above| number <= above && goes_on(above));
        if looks && breaks && item.is_some_and(|item| item + 1 == number) {
            if let Some(slot) = headings.get_mut(at) {
                *slot = false;
            }
            item = Some(number);
        } else {
            (above, item) = (Some(number), None);
        }
    }
}

/// Whether `next` is the title of `item`, the label of an article or annex that stands alone on its line.
fn is_title_of(item: &Item, next: &Item, after: Option<&Item>) -> bool {
    matches!(item.named(), Some(named) if named != Named::Option)
        && next.block.role == Role::Unknown
        && titular(&next.block.text)
        && after.is_some_and(|after| !matches!(after.block.role, Role::Footnote))
}

/// "I." after the heading "H." is the ninth letter, not the first roman number.
pub(super) fn settle_letters(items: &mut [Item], headings: &[bool]) {
    let mut last: BTreeMap<Scheme, u32> = BTreeMap::new();
    for (item, _) in items.iter_mut().zip(headings).filter(|(_, heading)| **heading) {
        let Some(label) = &mut item.label else { continue };
        let follows = |meaning: &Meaning| last.get(&meaning.scheme).is_some_and(|last| last + 1 == meaning.ordinal);
        let first = label.meanings.first().is_some_and(&follows);
        if !first && let Some(at) = label.meanings.iter().position(follows) {
            label.meanings.swap(0, at);
        }
        if let Some(meaning) = label.meanings.first() {
            last.insert(meaning.scheme, meaning.ordinal);
        }
    }
}

/// The kinds of named headings that stand below another kind of the same rank: rules below articles, where two or more
/// of them stand between an article and the next.
pub(super) fn inner_kinds(items: &[Item], headings: &[bool]) -> BTreeSet<Named> {
    let row: Vec<Named> = items
        .iter()
        .zip(headings)
        .filter(|(_, heading)| **heading)
        .filter_map(|(item, _)| item.named().filter(|named| *named != Named::Option))
        .collect();
    let mut inner = BTreeSet::new();
    for (at, outer) in row.iter().enumerate() {
        let between: Vec<Named> = row.iter().skip(at + 1).copied().take_while(|kind| kind != outer).collect();
        let closed = row.get(at + 1 + between.len()).is_some();
        let one = between.first().copied().filter(|kind| kind.rank() == outer.rank() && closed);
        if let Some(kind) = one.filter(|kind| between.len() >= 2 && between.iter().all(|other| other == kind)) {
            inner.insert(kind);
        }
    }
    inner
}

/// "Article 5" on a line of its own takes the title on the next line as its words; without one it is its own words.
pub(super) fn join_titles(items: &mut Vec<Item>, headings: &mut Vec<bool>) {
    let mut at = 0;
    while at < items.len() {
        let (Some(item), Some(true)) = (items.get(at), headings.get(at)) else {
            at += 1;
            continue;
        };
        if item.block.text.is_empty() {
            let next = items.get(at + 1).filter(|next| {
                (headings.get(at + 1) == Some(&true) || is_title_of(item, next, items.get(at + 2)))
                    && next.label.is_none()
                    && !next.block.text.is_empty()
                    && same_rank(&item.block.role, &next.block.role)
                    && item.block.end.is_none()
            });
            if next.is_some() {
                let tail = items.remove(at + 1);
                headings.remove(at + 1);
                if let Some(item) = items.get_mut(at) {
                    tidy::join(&mut item.block, tail.block);
                }
            }
        }
        at += 1;
    }
    // Whatever has no words but its label: the label is the words.
    for item in items {
        if item.block.text.is_empty()
            && let Some(printed) = item.printed.take()
        {
            item.block.text = printed;
        }
    }
}

fn same_rank(a: &Role, b: &Role) -> bool {
    match (a, b) {
        (Role::Heading(Some(a)), Role::Heading(Some(b))) => a == b,
        _ => true,
    }
}
