//! What a right comparison of two neighbouring drafts must find: from the edits, never from the program's output.

use crate::model::{Draft, Kind};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// A paragraph as a reader sees it.
fn shown(draft: &Draft, at: usize, labels: &[(String, String)], texts: &[String]) -> String {
    let plain: String = texts[at].replace("**", "").split('^').step_by(2).collect();
    let words = if draft.chinese {
        plain.chars().take(18).collect()
    } else {
        plain.split(' ').take(8).collect::<Vec<_>>().join(" ")
    };
    format!("(key: {:?}, ref: {:?}, words: {words:?})", draft.units[at].key, labels[at].1)
}

/// The changes of one step, one a line.
fn step(old: &Draft, new: &Draft) -> String {
    let place = |draft: &Draft| -> BTreeMap<String, usize> {
        draft.units.iter().enumerate().map(|(at, unit)| (unit.key.clone(), at)).collect()
    };
    let (old_at, new_at) = (place(old), place(new));
    let (old_labels, new_labels) = (old.labels(), new.labels());
    let (old_texts, new_texts) = (old.texts(), new.texts());
    // Links: the same key, and what splits, mergers and sentences that leave add.
    let mut links: BTreeSet<(usize, usize)> =
        old_at.iter().filter_map(|(key, &at)| new_at.get(key).map(|&to| (at, to))).collect();
    for (from, to) in &new.links {
        if let (Some(&from), Some(&to)) = (old_at.get(from), new_at.get(to)) {
            links.insert((from, to));
        }
    }
    let moved: BTreeSet<&String> = new.moved.iter().collect();
    let (mut old_done, mut new_done) = (BTreeSet::new(), BTreeSet::new());
    let mut groups: Vec<(BTreeSet<usize>, BTreeSet<usize>)> = Vec::new();
    for start in 0..new.units.len() {
        if new_done.contains(&start) {
            continue;
        }
        let (mut olds, mut news) = (BTreeSet::new(), BTreeSet::from([start]));
        loop {
            let before = (olds.len(), news.len());
            for &(from, to) in &links {
                if news.contains(&to) {
                    olds.insert(from);
                }
                if olds.contains(&from) {
                    news.insert(to);
                }
            }
            if before == (olds.len(), news.len()) {
                break;
            }
        }
        old_done.extend(olds.iter().copied());
        new_done.extend(news.iter().copied());
        groups.push((olds, news));
    }
    groups.extend(
        (0..old.units.len()).filter(|at| !old_done.contains(at)).map(|at| (BTreeSet::from([at]), BTreeSet::new())),
    );
    let mut out = String::new();
    for (olds, news) in &groups {
        let same = olds.iter().map(|&at| &old_texts[at]).eq(news.iter().map(|&at| &new_texts[at]));
        let kind = match (olds.len(), news.len()) {
            (0, _) => "inserted",
            (_, 0) => "deleted",
            (a, b) if a < b => "split",
            (a, b) if a > b => "merged",
            _ if same => "unchanged",
            _ => "edited",
        };
        let renumbered = olds.len() == news.len()
            && olds.iter().zip(news).any(|(&from, &to)| old_labels[from].0 != new_labels[to].0);
        let is_moved =
            news.iter().any(|&at| moved.contains(&new.units[at].key) && old_at.contains_key(&new.units[at].key));
        let natures: Vec<&str> = new
            .natures
            .iter()
            .filter(|(key, _)| {
                news.iter().any(|&at| new.units[at].key == *key) || olds.iter().any(|&at| old.units[at].key == *key)
            })
            .map(|(_, nature)| nature.as_str())
            .collect();
        // Footnotes are numbered by their marks; they carry no label of ours.
        let foot = news.iter().any(|&at| new.units[at].kind == Kind::Foot);
        let list = |draft: &Draft, places: &BTreeSet<usize>, labels: &[(String, String)], texts: &[String]| {
            places.iter().map(|&at| shown(draft, at, labels, texts)).collect::<Vec<_>>().join(", ")
        };
        let _ = writeln!(
            out,
            "      (kind: {kind:?}, moved: {is_moved}, renumbered: {}, old: [{}], new: [{}], natures: {natures:?}),",
            renumbered && !foot,
            list(old, olds, &old_labels, &old_texts),
            list(new, news, &new_labels, &new_texts),
        );
    }
    out
}

/// Round trips over the drafts: keys that come, go and come again, or whose words come back.
fn trips(drafts: &[Draft]) -> String {
    let mut keys: Vec<&String> = drafts.iter().flat_map(|draft| draft.units.iter().map(|unit| &unit.key)).collect();
    keys.sort();
    keys.dedup();
    let mut out = String::new();
    for key in keys {
        let there: Vec<bool> = drafts.iter().map(|draft| draft.units.iter().any(|unit| unit.key == *key)).collect();
        let first = there.iter().position(|there| *there).unwrap_or(0);
        let gone = (first..drafts.len()).find(|&at| !there[at]);
        let back = gone.and_then(|gone| (gone..drafts.len()).find(|&at| there[at]));
        let what = match (first, gone, back) {
            (_, Some(_), Some(_)) => "removed-then-restored",
            (1.., Some(_), None) => "added-then-removed",
            _ => continue,
        };
        let _ = writeln!(out, "    (key: {key:?}, what: {what:?}),");
    }
    out
}

/// The whole expectation, as RON.
pub fn write(drafts: &[Draft]) -> String {
    let mut out = "// What a right comparison must find; made from base and edits, never from the program's output.\n(\n  steps: [\n".to_owned();
    for (old, new) in drafts.iter().zip(drafts.iter().skip(1)) {
        let _ = write!(out, "    (old: {:?}, new: {:?}, changes: [\n{}    ]),\n", old.name, new.name, step(old, new));
    }
    let _ = write!(out, "  ],\n  trips: [\n{}  ],\n)\n", trips(drafts));
    out
}
