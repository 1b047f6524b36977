//! Round trips: what went out and came back, over any gap.

use super::builder::Builder;
use crate::base::{Cancelled, JobControl, Side};
use crate::compare::model::{Comparison, EditKind, Event, EventKind, PlaceInDraft, Provision, RedlineSpan};
use crate::compare::redline::redline;
use crate::compare::words::{mix, words};
use crate::text::Paragraph;
use rayon::prelude::*;

/// So much of the earlier wording, in order, makes it restored.
const RESTORED: f32 = 0.9;
/// Paragraphs of fewer words must come back whole.
const SHORT: usize = 4;

/// Returns the share (0 to 1) of the words of `earlier` that stand in `later`, in order: the longest common subsequence over
/// the words of `earlier`, by the bit-parallel method of Hyyrö (2004).
pub fn restored(earlier: &[u64], later: &[u64]) -> f32 {
    if earlier.is_empty() {
        return 0.0;
    }
    common(earlier, later) as f32 / earlier.len() as f32
}

/// Length of the longest common subsequence; one machine word holds 64 words of `a`.
fn common(a: &[u64], b: &[u64]) -> usize {
    let mut places: Vec<(u64, usize)> = a.iter().copied().zip(0..).collect();
    places.sort_unstable();
    let blocks = a.len().div_ceil(64);
    let mut row = vec![u64::MAX; blocks];
    let mut matches = vec![0_u64; blocks];
    for &word in b {
        let from = places.partition_point(|&(other, _)| other < word);
        let here = places.iter().skip(from).take_while(|&&(other, _)| other == word);
        let mut any = false;
        for &(_, at) in here.clone() {
            if let Some(block) = matches.get_mut(at / 64) {
                *block |= 1 << (at % 64);
                any = true;
            }
        }
        if !any {
            continue;
        }
        let mut carry = false;
        for (row, matches) in row.iter_mut().zip(&matches) {
            let both = *row & matches;
            let (sum, over) = row.overflowing_add(both);
            let (sum, more) = sum.overflowing_add(u64::from(carry));
            carry = over || more;
            *row = sum | (*row & !matches);
        }
        for &(_, at) in here {
            if let Some(block) = matches.get_mut(at / 64) {
                *block = 0;
            }
        }
    }
    // Bits past the end of `a` match nothing and stay one.
    row.iter().map(|block| block.count_zeros() as usize).sum()
}

fn text<'a>(drafts: &[&'a [Paragraph]], place: PlaceInDraft) -> &'a str {
    drafts.get(place.draft).and_then(|draft| draft.get(place.paragraph)).map_or("", |paragraph| paragraph.text.as_str())
}

/// Joins provisions that ended with such as began later with their words.
pub fn restore(builder: &mut Builder, drafts: &[&[Paragraph]], job: &JobControl) -> Result<(), Cancelled> {
    let last = drafts.len().saturating_sub(1);
    let end = |at: usize| builder.growing.get(at).and_then(|growing| growing.places.last()).copied();
    let start = |at: usize| builder.growing.get(at).and_then(|growing| growing.places.first()).copied();
    let all = 0..builder.growing.len();
    let lone = |at: &usize, out: bool| {
        builder
            .growing
            .get(*at)
            .is_some_and(|growing| if out { growing.into.is_empty() } else { growing.from.is_empty() })
    };
    let gone: Vec<(usize, PlaceInDraft)> = all
        .clone()
        .filter(|at| lone(at, true))
        .filter_map(|at| end(at).map(|place| (at, place)))
        .filter(|(_, place)| place.draft < last)
        .collect();
    let come: Vec<(usize, PlaceInDraft)> = all
        .filter(|at| lone(at, false))
        .filter_map(|at| start(at).map(|place| (at, place)))
        .filter(|(_, place)| place.draft > 1)
        .collect();
    if gone.is_empty() || come.is_empty() {
        return Ok(());
    }
    let read = |list: &[(usize, PlaceInDraft)]| -> Vec<Vec<u64>> {
        list.par_iter().map(|&(_, place)| words(text(drafts, place))).collect()
    };
    let (gone_words, come_words) = (read(&gone), read(&come));
    job.check()?;
    let pairs = similar_pairs(&gone_words, &come_words);
    let mut found: Vec<(f32, usize, usize, usize)> = pairs
        .into_par_iter()
        .filter_map(|(g, c)| {
            let (went, came) = (gone.get(g)?, come.get(c)?);
            // In the neighbouring draft it would be a link, and the alignment saw none.
            let gap = came.1.draft.checked_sub(went.1.draft).filter(|gap| *gap > 1)?;
            let (a, b) = (gone_words.get(g)?, come_words.get(c)?);
            let part = restored(a, b).min(restored(b, a) / 0.6);
            let least = if a.len() < SHORT { 1.0 } else { RESTORED };
            (part >= least).then_some((part, gap, went.0, came.0))
        })
        .collect();
    // The most alike first, then the shortest gap.
    found.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2, a.3).cmp(&(b.1, b.2, b.3))));
    let mut heir: Vec<Option<usize>> = vec![None; builder.growing.len()];
    let mut taken = vec![false; builder.growing.len()];
    for (_, _, went, came) in found {
        if let (Some(heir), Some(taken)) = (heir.get_mut(went), taken.get_mut(came))
            && heir.is_none()
            && !*taken
        {
            *heir = Some(came);
            *taken = true;
        }
    }
    join(builder, &heir, &taken);
    Ok(())
}

/// Appends the chains that came back to those that went.
fn join(builder: &mut Builder, heir: &[Option<usize>], taken: &[bool]) {
    let mut host: Vec<usize> = (0..builder.growing.len()).collect();
    for first in 0..builder.growing.len() {
        if taken.get(first).copied().unwrap_or(false) {
            continue;
        }
        let mut at = first;
        while let Some(next) = heir.get(at).copied().flatten() {
            let tail = builder.growing.get(next).cloned().unwrap_or_default();
            if let Some(growing) = builder.growing.get_mut(next) {
                growing.joined = true;
            }
            if let Some(slot) = host.get_mut(next) {
                *slot = first;
            }
            if let Some(growing) = builder.growing.get_mut(first) {
                if let (Some(old), Some(new)) = (growing.places.last(), tail.places.first()) {
                    let event = Event { old: old.draft, new: new.draft, what: EventKind::RemovedThenRestored };
                    growing.events.push(event);
                }
                growing.places.extend(tail.places);
                growing.events.extend(tail.events);
                growing.into.extend(tail.into);
                growing.from.extend(tail.from);
            }
            at = next;
        }
    }
    for growing in &mut builder.growing {
        for set in [&mut growing.from, &mut growing.into] {
            *set = set.iter().map(|at| host.get(*at).copied().unwrap_or(*at)).collect();
        }
    }
}

/// Pairs of texts that share enough pairs of neighbouring words to be worth comparing, a few for each.
fn similar_pairs(a: &[Vec<u64>], b: &[Vec<u64>]) -> Vec<(usize, usize)> {
    const MOST_PLACES: usize = 32;
    const KEEP: usize = 6;
    let grams = |words: &[u64]| -> Vec<u64> {
        let mut grams: Vec<u64> = if words.len() < 2 {
            words.to_vec()
        } else {
            words.windows(2).map(|pair| pair.iter().fold(0, |hash, &word| mix(hash ^ word))).collect()
        };
        grams.sort_unstable();
        grams.dedup();
        grams
    };
    let mut index: Vec<(u64, usize)> =
        b.iter().enumerate().flat_map(|(at, words)| grams(words).into_iter().map(move |gram| (gram, at))).collect();
    index.sort_unstable();
    a.par_iter()
        .enumerate()
        .flat_map_iter(|(i, words)| {
            let mut votes: Vec<usize> = Vec::new();
            for gram in grams(words) {
                let from = index.partition_point(|&(other, _)| other < gram);
                let places = index.iter().skip(from).take_while(|&&(other, _)| other == gram).take(MOST_PLACES);
                votes.extend(places.map(|&(_, j)| j));
            }
            votes.sort_unstable();
            let mut counted: Vec<(usize, usize)> =
                votes.chunk_by(|a, b| a == b).filter_map(|same| Some((same.len(), *same.first()?))).collect();
            counted.sort_unstable_by_key(|&(count, j)| (std::cmp::Reverse(count), j));
            counted.truncate(KEEP);
            counted.into_iter().map(move |(_, j)| (i, j))
        })
        .collect()
}

/// Finds the other round trips and adds them to the events.
pub fn events(
    provisions: &mut [Provision],
    drafts: &[&[Paragraph]],
    neighbours: &[&Comparison],
    job: &JobControl,
) -> Result<(), Cancelled> {
    let last = drafts.len().saturating_sub(1);
    let order: Vec<Vec<usize>> = neighbours_of(provisions, drafts);
    let found: Vec<Vec<Event>> = provisions
        .par_iter()
        .with_min_len(64)
        .map(|provision| {
            job.check()?;
            let mut events = Vec::new();
            if let (Some(first), Some(end)) = (provision.places.first(), provision.places.last())
                && first.draft > 0
                && end.draft < last
                && provision.from.is_empty()
                && provision.into.is_empty()
            {
                events.push(Event { old: first.draft - 1, new: end.draft + 1, what: EventKind::AddedThenRemoved });
            }
            replaced(provision, drafts, neighbours, &mut events);
            moved_back(provision, &order, &mut events);
            Ok(events)
        })
        .collect::<Result<_, Cancelled>>()?;
    for (provision, events) in provisions.iter_mut().zip(found) {
        provision.events.extend(events);
    }
    Ok(())
}

/// For each draft, the provision of each paragraph.
fn neighbours_of(provisions: &[Provision], drafts: &[&[Paragraph]]) -> Vec<Vec<usize>> {
    let mut order: Vec<Vec<usize>> = drafts.iter().map(|draft| vec![usize::MAX; draft.len()]).collect();
    for (index, provision) in provisions.iter().enumerate() {
        for place in &provision.places {
            if let Some(slot) = order.get_mut(place.draft).and_then(|draft| draft.get_mut(place.paragraph)) {
                *slot = index;
            }
        }
    }
    order
}

/// Words that were replaced and came back: by the wording of the whole paragraph, and by single phrases.
fn replaced(provision: &Provision, drafts: &[&[Paragraph]], neighbours: &[&Comparison], events: &mut Vec<Event>) {
    let edited = provision.events.iter().filter(|event| event.what == EventKind::Edited).count();
    if edited < 2 && !provision.events.iter().any(|event| event.what == EventKind::RemovedThenRestored) {
        return;
    }
    let places = &provision.places;
    let read: Vec<Vec<u64>> = places.iter().map(|&place| words(text(drafts, place))).collect();
    for (p, pair) in read.windows(2).enumerate() {
        let [before, changed] = pair else { continue };
        if before == changed {
            continue;
        }
        let Some(&from) = places.get(p) else { continue };
        let lost = lost_phrases(drafts, neighbours, from, places.get(p + 1).copied());
        for (q, now) in read.iter().enumerate().skip(p + 2) {
            let previous = read.get(q - 1).map_or(&[][..], Vec::as_slice);
            if previous == now.as_slice() {
                continue;
            }
            let whole = now == before || (restored(before, changed) < RESTORED && restored(before, now) >= RESTORED);
            // Back now, and not before.
            let came_back =
                whole && !(previous == before.as_slice() || restored(before, previous) >= RESTORED && now != before);
            let phrase = lost.iter().any(|phrase| phrase.stands_in(now) && !phrase.stands_in(previous));
            if (came_back || phrase)
                && let Some(&to) = places.get(q)
            {
                events.push(Event { old: from.draft, new: to.draft, what: EventKind::ReplacedThenRestored });
                break;
            }
        }
    }
}

/// A phrase that went out, with the word before and the word after it.
struct Phrase {
    before: Option<u64>,
    words: Vec<u64>,
    after: Option<u64>,
}

impl Phrase {
    /// Whether the phrase stands in a text: long ones by 0.9 of their words in a row of places, short ones whole and
    /// beside a word they stood beside.
    fn stands_in(&self, text: &[u64]) -> bool {
        let len = self.words.len();
        if len == 0 || text.len() < len {
            return false;
        }
        if len >= 10 {
            let window = len + len / 5;
            return text.windows(window.min(text.len())).any(|window| restored(&self.words, window) >= RESTORED);
        }
        text.windows(len).enumerate().any(|(at, window)| {
            let beside = |neighbour: Option<u64>, other: Option<&u64>| neighbour == other.copied();
            window == self.words
                && (len >= 4
                    || beside(self.before, at.checked_sub(1).and_then(|at| text.get(at)))
                    || beside(self.after, text.get(at + len)))
        })
    }
}

/// The phrases a provision lost between two neighbouring places, as their comparison shows them.
fn lost_phrases(
    drafts: &[&[Paragraph]],
    neighbours: &[&Comparison],
    from: PlaceInDraft,
    to: Option<PlaceInDraft>,
) -> Vec<Phrase> {
    let Some(to) = to else { return Vec::new() };
    let (old, new) = (text(drafts, from), text(drafts, to));
    let one_to_one = neighbours.get(from.draft).filter(|_| to.draft == from.draft + 1).and_then(|comparison| {
        let change = comparison.change(comparison.change_of(Side::Old, from.paragraph.into())?)?;
        (change.at.old.len() == 1 && change.at.new.len() == 1).then_some(change.redline.as_slice())
    });
    let own: Vec<RedlineSpan>;
    let pieces = if let Some(pieces) = one_to_one {
        pieces
    } else {
        own = redline(old, new);
        own.as_slice()
    };
    pieces
        .iter()
        .filter(|piece| piece.op == EditKind::Delete && piece.is_substantive() && !piece.bracket)
        .filter_map(|piece| {
            let span = piece.at.old;
            Some(Phrase {
                before: words(old.get(..span.start)?).last().copied(),
                words: words(span.of(old)?),
                after: words(old.get(span.end()..)?).first().copied(),
            })
        })
        .filter(|phrase| !phrase.words.is_empty())
        .collect()
}

/// Moved, and moved again to stand beside what it stood beside.
fn moved_back(provision: &Provision, order: &[Vec<usize>], events: &mut Vec<Event>) {
    let moves: Vec<&Event> = provision.events.iter().filter(|event| event.what == EventKind::Moved).collect();
    if moves.is_empty() {
        return;
    }
    let beside = |draft: usize| -> Option<(Option<usize>, Option<usize>)> {
        let place = provision.places.iter().find(|place| place.draft == draft)?;
        let row = order.get(draft)?;
        let before = place.paragraph.checked_sub(1).and_then(|at| row.get(at)).copied();
        Some((before, row.get(place.paragraph + 1).copied()))
    };
    let same = |a: (Option<usize>, Option<usize>), b: (Option<usize>, Option<usize>)| {
        (a.0.is_some() && a.0 == b.0) || (a.1.is_some() && a.1 == b.1)
    };
    for event in &moves {
        let (Some(start), Some(away)) = (beside(event.old), beside(event.new)) else { continue };
        if same(start, away) {
            continue;
        }
        let back = provision
            .places
            .iter()
            .filter(|place| place.draft > event.new)
            .find(|place| beside(place.draft).is_some_and(|now| same(start, now)));
        if let Some(back) = back {
            events.push(Event { old: event.old, new: back.draft, what: EventKind::MovedBack });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_words_in_order() {
        let check = |a: &str, b: &str, expected: usize| assert_eq!(common(&words(a), &words(b)), expected, "{a} | {b}");
        check("a b c d", "a x c d", 3);
        check("a b c", "c b a", 1);
        check("", "a", 0);
        let long: String = (0..200).map(|n| format!("w{n}")).collect::<Vec<_>>().join(" ");
        check(&long, &long, 200);
        check(&long, &long.replace("w100 ", ""), 199);
    }
}
