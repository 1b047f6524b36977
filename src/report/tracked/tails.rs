//! The last paragraph before a table, at the end of a cell, a note or the text cannot lose its end, since there is nothing
//! to be joined with. Where it came or went whole, the end *before* it is the one that came or went.

use super::item::{Item, Life, Mark, Par};

/// Makes the last end of each stretch of paragraphs one that always stands, as far as it can be.
pub(super) fn settle(flow: &mut Vec<Item>, first: usize, newest: usize) {
    for item in flow.iter_mut() {
        match item {
            Item::Note(note) => settle(&mut note.flow, first, newest),
            Item::Table(rows) => {
                rows.iter_mut().flat_map(|row| row.cells.iter_mut()).for_each(|cell| settle(cell, first, newest));
            }
            Item::Mark(mark) => {
                let (stood, stands) = mark.life.sides(first);
                mark.first = mark.first.filter(|_| stood);
                mark.last = mark.last.filter(|_| stands);
            }
            Item::Words(_) | Item::Label(_) => {}
        }
    }
    let mut from = 0;
    while from < flow.len() {
        let len = flow.iter().skip(from).take_while(|item| !matches!(item, Item::Table(_))).count();
        let is_end = from + len == flow.len();
        if let Some(stretch) = flow.get_mut(from..from + len) {
            settle_stretch(stretch, is_end, first, newest);
        }
        from += len + 1;
    }
    fold(flow, first);
}

/// Makes one end that always stands of one that went and one that came, where nothing stands between them but what goes or
/// comes with the first: the paragraph that ends there ends there before and after.
fn fold(flow: &mut Vec<Item>, first: usize) {
    let sides_of = |item: &Item| item.life().map(|life| life.sides(first));
    let (mut open, mut dropped): (Option<usize>, Vec<usize>) = (None, Vec::new());
    for at in 0..flow.len() {
        let Some(item) = flow.get(at) else { continue };
        let sides = sides_of(item);
        if sides == Some((false, false)) {
            // An end that never stood, in any draft, is none.
            if matches!(item, Item::Mark(mark) if mark.life.gone == Some(mark.life.came)) {
                dropped.push(at);
            }
            continue;
        }
        let before = open.and_then(|at| flow.get(at)).and_then(sides_of);
        let Item::Mark(mark) = item else {
            open = open.filter(|_| sides.is_some() && sides == before);
            continue;
        };
        let (one, other) = (Some((true, false)), Some((false, true)));
        let (was, is) = (mark.first, mark.last);
        if (before, sides) != (one, other) && (before, sides) != (other, one) {
            open = (sides == one || sides == other).then_some(at);
            continue;
        }
        if let Some(Item::Mark(mark)) = open.take().and_then(|at| flow.get_mut(at)) {
            let (first_par, last_par) = (mark.first.or(was), mark.last.or(is));
            let now = last_par.or(first_par).unwrap_or(mark.now);
            *mark = Mark { life: Life::from(first, None), first: first_par, last: last_par, now };
            dropped.push(at);
        }
    }
    let mut at = 0;
    flow.retain(|_| {
        at += 1;
        dropped.binary_search(&(at - 1)).is_err()
    });
}

/// An end of a paragraph: its life on both sides, and whether words before it stand on each.
#[derive(Clone, Copy)]
struct End {
    at: usize,
    life: Life,
    stands: [bool; 2],
    words: [bool; 2],
}

fn ends(stretch: &[Item], first: usize) -> Vec<End> {
    let mut words = [false, false];
    let mut ends = Vec::new();
    for (at, item) in stretch.iter().enumerate() {
        let Some(life) = item.life() else { continue };
        let (stood, stands) = life.sides(first);
        if matches!(item, Item::Mark(_)) {
            ends.push(End { at, life: *life, stands: [stood, stands], words: std::mem::take(&mut words) });
        } else {
            words = [words[0] || stood, words[1] || stands];
        }
    }
    ends
}

fn settle_stretch(stretch: &mut [Item], is_end: bool, first: usize, newest: usize) {
    let ends = ends(stretch, first);
    let both = |end: &End| end.stands == [true, true];
    if ends.last().is_none_or(both) {
        return;
    }
    let always = ends.iter().rposition(both);
    let on_both = [0, 1].map(|side| ends.iter().any(|end| end.stands.get(side) == Some(&true)));
    if always.is_none() && !is_end && on_both != [true, true] {
        // Before a table, with nothing on one side: a paragraph that is taken out whole.
        return;
    }
    let from = always.unwrap_or(0);
    let after = always.map_or(0, |at| at + 1);
    let last = ends.len() - 1;
    let mut wanted = vec![[false, false]; ends.len()];
    let mut shown: [Vec<Option<Par>>; 2] = [Vec::new(), Vec::new()];
    for side in 0..2 {
        let stands = |end: &End| end.stands.get(side).copied().unwrap_or(false);
        let has_words = |end: &End| end.words.get(side).copied().unwrap_or(false);
        let mut begins: Option<usize> = None;
        let mut is_first = true;
        for (place, end) in ends.iter().enumerate().skip(after) {
            begins = begins.or(has_words(end).then_some(place));
            if !stands(end) {
                continue;
            }
            let start = begins.take().unwrap_or(place);
            // The end before its first words; the first paragraph of all has none.
            if let Some(before) = start.checked_sub(1).filter(|_| always.is_some() || !is_first)
                && let Some(slot) = wanted.get_mut(before).and_then(|sides| sides.get_mut(side))
            {
                *slot = true;
            }
            is_first = false;
        }
        if let Some(slot) = wanted.get_mut(last).and_then(|sides| sides.get_mut(side)) {
            *slot = true;
        }
        // The paragraphs that are ended, in order; they are the same after as before.
        for end in ends.iter().skip(from).filter(|end| stands(end)) {
            if let (Some(Item::Mark(mark)), Some(list)) = (stretch.get(end.at), shown.get_mut(side)) {
                list.push(if side == 0 { mark.first } else { mark.last });
            }
        }
    }
    let mut shown = shown.map(Vec::into_iter);
    for (place, end) in ends.iter().enumerate().skip(from) {
        let Some(sides) = wanted.get(place).copied() else { continue };
        let later = ends.iter().skip(place).chain(&ends).find(|other| other.stands == sides).map(|other| other.life);
        let life = later.unwrap_or_else(|| match sides {
            [true, true] => Life::from(first, None),
            [false, true] => Life::from(newest, None),
            [true, false] => Life { gone: Some(newest), ..Life::from(first, None) },
            [false, false] => Life { gone: Some(newest), ..Life::from(newest, None) },
        });
        let mut pars = [None, None];
        for (side, par) in pars.iter_mut().enumerate() {
            if sides.get(side) == Some(&true) {
                *par = shown.get_mut(side).and_then(Iterator::next).flatten();
            }
        }
        if let Some(Item::Mark(mark)) = stretch.get_mut(end.at) {
            let [was, is] = pars;
            *mark = Mark { life, first: was, last: is, now: is.or(was).unwrap_or(mark.now) };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::item::{Place, Words};
    use super::*;

    #[test]
    fn an_end_that_went_and_one_that_came_after_what_went_are_one() {
        let par = |draft| Par { draft, index: 0 };
        let place = Place { par: par(0), at: 0 };
        let gone = Life { gone: Some(1), ..Life::from(0, None) };
        let words = |life| Item::Words(Words { text: "x".to_owned(), life, began: place, now: place });
        let mark = |life: Life, first, last| Item::Mark(Mark { life, first, last, now: par(0) });
        let (old, new) = (Some(par(0)), Some(par(1)));
        let both = Life::from(0, None);
        let came = Life::from(1, None);
        let mut flow = vec![
            words(both),
            mark(gone, old, None),
            words(gone),
            mark(came, None, new),
            words(came),
            mark(both, old, new),
        ];
        settle(&mut flow, 0, 1);
        let ends = flow.iter().filter_map(|item| match item {
            Item::Mark(mark) => Some((mark.life.sides(0), mark.first, mark.last)),
            _ => None,
        });
        let ends: Vec<_> = ends.collect();
        assert_eq!(ends, [((true, true), old, new), ((true, true), old, new)]);
    }
}
