//! Cuts numbers of one kind into runs that begin again, and finds the heading that each run begins again in.
//!
//! ```text
//! Part One: Article 1: 1. 2.  Article 2: 1.    Part Two: Article 3: 1. 2.
//! runs of paragraphs   └──┘              └┘                         └──┘   begin again in their articles
//! run of articles      └──────────────────────────────────────┘            goes through the whole draft
//! ```

use super::label::{Label, Scheme};
use super::ordinal::Script;
use super::words::Named;
use std::collections::{BTreeMap, BTreeSet};

/// A label's own part of a reference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Own {
    pub scheme: Scheme,
    pub ordinal: u32,
    /// "57", "5 bis", "art. 7".
    pub core: String,
    /// Whether it carries an addition such as "bis".
    pub added: bool,
}

impl Own {
    /// The likeliest reading of a label.
    pub(super) fn of(label: &Label) -> Option<Self> {
        let meaning = label.meanings.first()?;
        Some(Self { scheme: meaning.scheme, ordinal: meaning.ordinal, core: label.core.clone(), added: label.added })
    }

    /// The clause of a preamble with this number, as they are counted when nothing is printed before them.
    pub(super) fn clause(number: u32) -> Self {
        Self { scheme: Scheme::Preambular, ordinal: number, core: format!("PP{number}"), added: false }
    }
}

/// Something numbered, and the headings above it, outermost first, by their place among the headings.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry<'a> {
    pub own: Option<&'a Own>,
    pub above: &'a [usize],
    /// Whether it is an item below the paragraph with this number.
    pub below: bool,
}

/// Numbers that go on without beginning again.
#[derive(Debug)]
struct Run {
    members: Vec<usize>,
    /// The headings with a label that all members stand under.
    common: Vec<usize>,
}

/// For each entry the heading it is cited with, by its place among `headings`; nothing for one that stands alone.
///
/// `entries` are the headings themselves, or the paragraphs below them.
pub(super) fn homes(entries: &[Entry<'_>], headings: &[Entry<'_>]) -> Vec<Option<usize>> {
    let labelled = |above: &[usize]| -> Vec<usize> {
        above.iter().copied().filter(|at| headings.get(*at).is_some_and(|heading| heading.own.is_some())).collect()
    };
    let mut kinds: BTreeMap<Scheme, Vec<usize>> = BTreeMap::new();
    let mut homes = vec![None; entries.len()];
    for (at, entry) in entries.iter().enumerate() {
        match entry.own {
            Some(own) => kinds.entry(kind(own.scheme)).or_default().push(at),
            // An item below no paragraph is an item of its section.
            None => {
                if let Some(home) = homes.get_mut(at) {
                    *home = labelled(entry.above).last().copied();
                }
            }
        }
    }
    for members in kinds.values() {
        let runs = runs(entries, members, &labelled);
        for (run, home) in runs.iter().zip(run_homes(&runs, entries, headings)) {
            for member in &run.members {
                if let Some(slot) = homes.get_mut(*member) {
                    *slot = home;
                }
            }
        }
    }
    homes
}

/// Numbers that are counted together: 1.2 and 1.2.3 are.
const fn kind(scheme: Scheme) -> Scheme {
    match scheme {
        Scheme::Decimal(_) => Scheme::Decimal(0),
        other => other,
    }
}

fn runs(entries: &[Entry<'_>], members: &[usize], labelled: &dyn Fn(&[usize]) -> Vec<usize>) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    let mut last: Option<Entry<'_>> = None;
    for &member in members {
        let Some(entry) = entries.get(member) else { continue };
        let Some(own) = entry.own else { continue };
        let above = labelled(entry.above);
        let decimal = matches!(own.scheme, Scheme::Decimal(_));
        let first = own.ordinal == 1 && !own.added && !decimal;
        let back = last.is_some_and(|last| {
            !decimal && last.above != entry.above && last.own.is_some_and(|last| own.ordinal < last.ordinal)
        });
        let item = entry.below && last.is_some_and(|last| last.own.is_some_and(|last| last.core == own.core));
        if runs.is_empty() || !item && (first || back || seen.contains(own.core.as_str())) {
            runs.push(Run { members: Vec::new(), common: above.clone() });
            seen.clear();
        }
        seen.insert(&own.core);
        if let Some(run) = runs.last_mut() {
            run.members.push(member);
            let shared = run.common.iter().zip(&above).take_while(|(a, b)| a == b).count();
            run.common.truncate(shared);
        }
        last = Some(*entry);
    }
    runs
}

/// The heading that each run is cited with: the outermost that holds no other run, but always the annex, article or
/// rule, and always one of a kind that other runs are cited with.
fn run_homes(runs: &[Run], entries: &[Entry<'_>], headings: &[Entry<'_>]) -> Vec<Option<usize>> {
    let own = |heading: usize| headings.get(heading).and_then(|heading| heading.own);
    let annexed = |run: &Run| run.common.iter().any(|at| own(*at).is_some_and(is_annex));
    let outside = runs.iter().filter(|run| !annexed(run)).count();
    // How many runs have something under each heading.
    let mut holds: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for (at, run) in runs.iter().enumerate() {
        for heading in run.members.iter().filter_map(|member| entries.get(*member)).flat_map(|entry| entry.above) {
            holds.entry(*heading).or_default().insert(at);
        }
    }
    let mut depths: Vec<usize> = Vec::with_capacity(runs.len());
    let mut kinds: BTreeSet<Scheme> = BTreeSet::new();
    for run in runs {
        let first = run.members.first().and_then(|at| entries.get(*at)?.own);
        let inner = first.is_some_and(|own| is_inner(own.scheme));
        let needed = if inner {
            run.common.len()
        } else if first.is_some_and(says_its_place) {
            0
        } else {
            run.common.iter().rposition(|at| own(*at).is_some_and(holds_its_own)).map_or(0, |at| at + 1)
        };
        let alone = if outside == 1 && !annexed(run) {
            0
        } else {
            let only = |at: &usize| holds.get(at).is_some_and(|held| held.len() == 1);
            run.common.iter().position(only).map_or(run.common.len(), |at| at + 1)
        };
        let depth = needed.max(alone);
        if let Some(own) = depth.checked_sub(1).and_then(|at| own(*run.common.get(at)?)) {
            kinds.insert(kind(own.scheme));
        }
        depths.push(depth);
    }
    let deepest = |run: &Run, depth: usize| {
        let same = run.common.iter().rposition(|at| own(*at).is_some_and(|own| kinds.contains(&kind(own.scheme))));
        same.map_or(depth, |at| depth.max(at + 1))
    };
    let cited = runs.iter().zip(depths).map(|(run, depth)| {
        let depth = if runs.len() > 1 { deepest(run, depth) } else { depth };
        let home = depth.checked_sub(1).and_then(|at| run.common.get(at).copied());
        // "A.3" says the "A" that it begins again in.
        let first = run.members.first().and_then(|at| entries.get(*at)?.own);
        home.filter(|home| !own(*home).zip(first).is_some_and(|(home, first)| names(first, home)))
    });
    cited.collect()
}

fn is_annex(own: &Own) -> bool {
    own.scheme == Scheme::Named(Named::Annex)
}

/// What counts its paragraphs for itself even when nothing else does.
const fn holds_its_own(own: &Own) -> bool {
    matches!(own.scheme, Scheme::Named(Named::Annex | Named::Article | Named::Rule))
}

/// Whether a number says itself what it stands in: "1.2", "A.3", "Rule 102.3".
const fn says_its_place(own: &Own) -> bool {
    matches!(own.scheme, Scheme::Decimal(_)) || own.ordinal >= 1000
}

/// Whether a number names the heading it stands in: "A.3" does "A".
fn names(number: &Own, heading: &Own) -> bool {
    let rest = number.core.strip_prefix(heading.core.as_str());
    says_its_place(number) && rest.is_some_and(|rest| rest.starts_with('.'))
}

/// Labels of headings that say nothing without the heading above: "A", "(a)", "option 2".
const fn is_inner(scheme: Scheme) -> bool {
    matches!(
        scheme,
        Scheme::Named(Named::Option)
            | Scheme::Plain(Script::Upper | Script::Lower | Script::LowerRoman | Script::Cyrillic | Script::Arabic, _)
    )
}
