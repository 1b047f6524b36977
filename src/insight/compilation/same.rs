//! Who proposed the same words, and who said of whose that they are opposed.

use super::compile::{Compiled, Entry};
use super::wish::Wish;
use crate::compare::words::words;
use crate::insight::proposals::Action;
use std::collections::{BTreeMap, BTreeSet};

/// The least words that an opposition must name to be one to them.
const NAMED: usize = 2;

/// Two that have something to do with one another, with the wishes that show it (by their places in the list).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tie {
    /// They asked for the same words: each wish of either.
    pub same: BTreeSet<usize>,
    /// One said that the other's words are opposed: that wish.
    pub opposed: BTreeSet<usize>,
}

/// The ties between all that proposed something, by their names in the order of the alphabet. A claim of several is one
/// claim, of all of them; a group is itself, not its members. No tie without a wish that shows it.
pub fn ties(compiled: &[Compiled], wishes: &[Wish]) -> BTreeMap<(String, String), Tie> {
    let mut ties: BTreeMap<(String, String), Tie> = BTreeMap::new();
    let pair = |a: &str, b: &str| {
        let (a, b) = if a < b { (a, b) } else { (b, a) };
        (a.to_owned(), b.to_owned())
    };
    let all = || compiled.iter().flat_map(|one| one.places.iter().flat_map(|place| &place.entries).chain(&one.after));
    for entry in all() {
        for (a, b) in pairs(entry) {
            ties.entry(pair(&a, &b)).or_default().same.extend(entry.wishes.iter().copied());
        }
    }
    for (number, wish) in wishes.iter().enumerate().filter(|(_, wish)| wish.action == Action::Oppose) {
        for entry in all().filter(|entry| names_it(wish, entry, wishes)) {
            let theirs: BTreeSet<&String> = entry.who.iter().flatten().collect();
            for a in &wish.who {
                for b in theirs.iter().filter(|b| ***b != *a) {
                    ties.entry(pair(a, b)).or_default().opposed.insert(number);
                }
            }
        }
    }
    ties
}

/// Those of different claims on the same words, and those of one claim.
fn pairs(entry: &Entry) -> BTreeSet<(String, String)> {
    let names: BTreeSet<&String> = entry.who.iter().flatten().collect();
    let mut pairs = BTreeSet::new();
    for a in &names {
        for b in names.iter().filter(|b| **b > *a) {
            pairs.insert(((*a).clone(), (*b).clone()));
        }
    }
    pairs
}

/// Whether an opposition names the words of an entry, in its paragraph.
fn names_it(opposition: &Wish, entry: &Entry, wishes: &[Wish]) -> bool {
    let own = words(&format!("{} {}", opposition.old, opposition.text));
    let here = entry
        .wishes
        .iter()
        .filter_map(|at| wishes.get(*at))
        .any(|wish| opposition.about.is_none() || wish.about.or(wish.after) == opposition.about);
    let quoted = |text: &String| {
        let wanted = words(text);
        wanted.len() >= NAMED && own.windows(wanted.len()).any(|window| window == wanted)
    };
    here && (entry.new.iter().any(quoted) || (entry.action == Action::Delete && quoted(&entry.old)))
}
