//! Laws and figures on the second maker of revisions.

#![expect(clippy::print_stdout, reason = "the figures are what one runs these for")]

use super::super::redline::{redline, redline_by_sign};
use super::super::{EditKind, Options, RedlineSpan, compare, proof};
use super::rewrites::{articles, chinese};
use crate::base::JobControl;
use crate::text::Paragraph;
use std::collections::BTreeSet;

fn plain(texts: &[String]) -> Vec<Paragraph> {
    texts.iter().map(Paragraph::plain).collect()
}

#[test]
fn rewritten_sentences_and_look_alikes_are_followed() {
    let (mut right, mut wrong, mut missed) = (0, 0, 0);
    for seed in 0..40 {
        let (old, revision) = articles(seed, 40);
        let (a, b) = (plain(&old), plain(&revision.new));
        let comparison = compare(&a, &b, &Options::default(), &[], &JobControl::default()).expect("nobody cancels");
        assert!(proof(&comparison, &a, &b).holds(), "seed {seed}");
        let found: BTreeSet<(usize, usize)> =
            comparison.changes.iter().flat_map(|change| change.links.iter().map(|link| (link.old, link.new))).collect();
        let truth: BTreeSet<(usize, usize)> = revision.links.into_iter().collect();
        right += found.intersection(&truth).count();
        wrong += found.difference(&truth).count();
        missed += truth.difference(&found).count();
    }
    let f1 = 2.0 * right as f64 / (2 * right + wrong + missed) as f64;
    println!("links of rewritten articles and look-alikes: F1 {f1:.4}, {right} right, {wrong} wrong, {missed} missed");
    assert!(f1 > 0.98, "F1 {f1}");
}

/// Signs marked: right, wrong, missed.
fn marks(text: &str, pieces: &[RedlineSpan], op: EditKind, truth: &[bool]) -> (usize, usize, usize) {
    let mut counts = (0, 0, 0);
    for ((at, _), &truth) in text.char_indices().zip(truth) {
        let marked = pieces.iter().any(|piece| {
            piece.op == op && (if op == EditKind::Delete { piece.at.old } else { piece.at.new }).contains(at)
        });
        match (marked, truth) {
            (true, true) => counts.0 += 1,
            (true, false) => counts.1 += 1,
            (false, true) => counts.2 += 1,
            (false, false) => {}
        }
    }
    counts
}

#[test]
fn chinese_reads_better_by_words() {
    let measure = |cut: fn(&str, &str) -> Vec<RedlineSpan>| {
        let (mut all, mut exact, count) = ((0, 0, 0), 0, 2_000);
        for seed in 0..count {
            let (old, new, gone, come) = chinese(seed);
            let pieces = cut(&old, &new);
            let (a, b) = (marks(&old, &pieces, EditKind::Delete, &gone), marks(&new, &pieces, EditKind::Insert, &come));
            exact += usize::from(a.1 + a.2 + b.1 + b.2 == 0);
            all = (all.0 + a.0 + b.0, all.1 + a.1 + b.1, all.2 + a.2 + b.2);
        }
        (2.0 * all.0 as f64 / (2 * all.0 + all.1 + all.2) as f64, exact as f64 / count as f64)
    };
    let (words, signs) = (measure(redline), measure(redline_by_sign));
    println!("Chinese, signs marked (F1, sentences exact): by words {words:.4?}, by signs {signs:.4?}");
    assert!(words.0 > signs.0 && words.1 > signs.1, "{words:?} {signs:?}");
}
