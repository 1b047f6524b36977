//! Provisions followed through drafts: splits, mergers, round trips, the age of words.

use super::*;
use crate::compare::compare;
use crate::compare::model::{EventKind, Options, PlaceInDraft};
use crate::compare::testdata::synthetic::draft;

fn plain(texts: &[impl AsRef<str>]) -> Vec<Paragraph> {
    texts.iter().map(|text| Paragraph::plain(text.as_ref())).collect()
}

fn compared(old: &[Paragraph], new: &[Paragraph]) -> Comparison {
    compare(old, new, &Options::default(), &[], &JobControl::default()).expect("nobody cancels")
}

fn drafts(texts: &[&[&str]]) -> Vec<Vec<Paragraph>> {
    texts.iter().map(|draft| plain(draft)).collect()
}

fn followed(drafts: &[Vec<Paragraph>]) -> (Vec<Comparison>, Lineage, Origins) {
    let job = JobControl::default();
    let slices: Vec<&[Paragraph]> = drafts.iter().map(Vec::as_slice).collect();
    let steps: Vec<Comparison> = slices.windows(2).map(|pair| compared(pair[0], pair[1])).collect();
    let neighbours: Vec<&Comparison> = steps.iter().collect();
    let lineage = lineage(&slices, &neighbours, &job).expect("nobody cancels");
    let origins = origins(&slices, &neighbours, &lineage, &job).expect("nobody cancels");
    for (draft, homes) in lineage.home.iter().enumerate() {
        for (paragraph, &home) in homes.iter().enumerate() {
            assert!(lineage.provisions[home].places.contains(&PlaceInDraft { draft, paragraph }));
            let runs = &origins.paragraphs[draft][paragraph];
            assert_eq!(runs.iter().map(|run| run.span.len).sum::<usize>(), drafts[draft][paragraph].text.len());
        }
    }
    (steps, lineage, origins)
}

fn trips(lineage: &Lineage, draft: usize, paragraph: usize) -> Vec<(usize, usize, &'static str)> {
    let usual = [EventKind::Edited, EventKind::Moved, EventKind::Renumbered, EventKind::Inserted, EventKind::Deleted];
    lineage.provisions[lineage.home[draft][paragraph]]
        .events
        .iter()
        .filter(|event| !usual.contains(&event.what))
        .map(|event| (event.old, event.new, event.what.name()))
        .collect()
}

const FIRST: &str = "We reaffirm the Charter of the United Nations and its purposes.";
const LAST: &str = "We will review progress at the meeting in 2027 in New York.";

#[test]
fn round_trips_are_found_over_any_gap() {
    let org = "We acknowledge the role of civil society and the technical community in Internet governance.";
    let added = "We call for a moratorium on the sale of surveillance technologies.";
    let drafts = drafts(&[
        &[FIRST, org, "We request the Secretary-General to prepare a report on gaps.", LAST],
        &[FIRST, added, "We take note of the wish of some to prepare a report on gaps.", LAST],
        &[FIRST, "We take note of the wish of some to prepare a report on gaps.", LAST],
        &[FIRST, org, "We request the Secretary-General to prepare a report on the gaps.", LAST],
    ]);
    let (_, lineage, origins) = followed(&drafts);
    assert_eq!(trips(&lineage, 0, 1), [(0, 3, "removed-then-restored")]);
    assert_eq!(trips(&lineage, 1, 1), [(0, 2, "added-then-removed")]);
    assert_eq!(trips(&lineage, 0, 2), [(0, 3, "replaced-then-restored")]);
    assert_eq!(trips(&lineage, 0, 0), []);
    // Words that came back are as old as they were.
    assert!(origins.paragraphs[3][1].iter().all(|run| run.first == 0 && run.last == 3));
    let run = |draft: usize, paragraph: usize, word: &str| {
        let at = drafts[draft][paragraph].text.find(word).expect("the word is there");
        origins.at(draft, paragraph, at).map(|run| (run.first, run.last))
    };
    assert_eq!(run(3, 2, "request"), Some((0, 3)));
    assert_eq!(run(1, 2, "take note"), Some((1, 2)));
    assert_eq!(run(1, 1, "moratorium"), Some((1, 1)));
}

#[test]
fn a_paragraph_that_moves_and_comes_back() {
    let body: Vec<String> = draft(8, 6);
    let order = |order: &[usize]| plain(&order.iter().map(|&at| body[at].clone()).collect::<Vec<_>>());
    let (_, lineage, _) =
        followed(&[order(&[0, 1, 2, 3, 4, 5]), order(&[0, 2, 3, 4, 1, 5]), order(&[0, 1, 2, 3, 4, 5])]);
    assert_eq!(trips(&lineage, 0, 1), [(0, 2, "moved-back")]);
    assert_eq!(trips(&lineage, 0, 3), []);
}

#[test]
fn split_and_merged_provisions_name_each_other() {
    let (a, b) = (
        "We will protect personal data in every sector of the economy.",
        "We will promote open standards and free software.",
    );
    let both = format!("{a} {b}");
    let (_, lineage, _) = followed(&drafts(&[&[FIRST, &both, LAST], &[FIRST, a, b, LAST], &[FIRST, &both, LAST]]));
    let whole = lineage.home[0][1];
    let piece = lineage.home[1].iter().copied().find(|home| lineage.provisions[*home].from == [whole]);
    let piece = piece.expect("a piece was split off");
    assert_eq!(lineage.provisions[whole].into, [piece]);
    assert_eq!(lineage.provisions[whole].from, [piece]);
    assert_eq!(trips(&lineage, 0, 1).iter().filter(|(.., what)| *what == "split" || *what == "merged").count(), 2);
}

#[test]
fn lineage_of_nothing() {
    let (_, lineage, origins) = followed(&[]);
    assert_eq!((lineage, origins), (Lineage::default(), Origins::default()));
    let (_, lineage, _) = followed(&drafts(&[&[FIRST], &[], &[FIRST]]));
    assert_eq!(trips(&lineage, 0, 0), [(0, 2, "removed-then-restored")]);
}
