//! Laws of the comparison on random drafts, and cases a careful reader would check by hand.

use super::testdata::synthetic::{Random, draft, edit, paragraph, revise};
use super::*;
use crate::base::JobControl;
use crate::text::{Mark, Paragraph, ParagraphKind, Style};
use proptest::prelude::*;
use std::collections::BTreeSet;

fn plain(texts: &[impl AsRef<str>]) -> Vec<Paragraph> {
    texts.iter().map(|text| Paragraph::plain(text.as_ref())).collect()
}

fn compared(old: &[Paragraph], new: &[Paragraph]) -> Comparison {
    compare(old, new, &Options::default(), &[], &JobControl::default()).expect("nobody cancels")
}

fn links(comparison: &Comparison) -> BTreeSet<(usize, usize)> {
    comparison.changes.iter().flat_map(|change| &change.links).map(|link| (link.old, link.new)).collect()
}

/// A redline as people write it: `{-gone-}`, `{+come+}`; minor classes and brackets named, moves numbered.
fn shown(old: &str, new: &str) -> String {
    redline::redline(old, new)
        .iter()
        .map(|piece| {
            let (text, open, close) = match piece.op {
                EditKind::Equal => return piece.at.old.of(old).expect("inside").to_owned(),
                EditKind::Delete => (piece.at.old.of(old).expect("inside"), "{-", "-}"),
                EditKind::Insert => (piece.at.new.of(new).expect("inside"), "{+", "+}"),
            };
            let class = match (piece.minor, piece.bracket, piece.moved) {
                (Some(minor), ..) => format!("{}:", minor.name()),
                (None, true, _) => "bracket:".to_owned(),
                (None, false, Some(number)) => format!("m{number}:"),
                _ => String::new(),
            };
            format!("{open}{class}{text}{close}")
        })
        .collect::<Vec<_>>()
        .concat()
}

#[test]
fn redlines_read_as_an_editor_would_mark_them() {
    let check = |old: &str, new: &str, expected: &str| assert_eq!(shown(old, new), expected, "{old} → {new}");
    check("We request a report.", "We take note of a report.", "We {-request-}{+take note of+} a report.");
    check("States should act.", "States should act now.", "States should act{+ now+}.");
    check("States should act.", "[States] should act.", "{+bracket:[+}States{+bracket:]+} should act.");
    check("the organisation", "the organization", "the {-spelling:organisation-}{+spelling:organization+}");
    check("Member States", "member States", "{-case:Member-}{+case:member+} States");
    check("peace, and", "peace and", "peace{-punctuation:,-} and");
    check(
        "as in paragraph 12 above",
        "as in paragraph 13 above",
        "as in paragraph {-reference:12-}{+reference:13+} above",
    );
    check("in 12 States", "in 13 States", "in {-12-}{+13+} States");
    check("促进数字合作。", "加强数字合作。", "{-促进-}{+加强+}数字合作。");
    check("同上。", "同上。", "同上。");
    check("", "New.", "{+New.+}");
    check("a low-energy plan", "a low energy plan", "a {-spelling:low-energy-}{+spelling:low energy+} plan");
    check("a  b", "a b", "a {-space: -}b");
}

#[test]
fn no_confetti_in_a_rewritten_phrase() {
    let text = shown(
        "We will promote the responsible development of emerging technologies in all regions.",
        "We will promote a human-centred governance of artificial intelligence in all regions.",
    );
    assert_eq!(
        text,
        "We will promote {-the responsible development of emerging technologies-}{+a human-centred governance of \
         artificial intelligence+} in all regions."
    );
}

#[test]
fn a_short_run_stays_by_what_it_says() {
    let check = |old: &str, new: &str, expected: &str| assert_eq!(shown(old, new), expected, "{old} → {new}");
    // A preposition holds to what follows it, a conjunction to nothing.
    check(
        "We will support schools for young people today.",
        "We will build clinics for older persons today.",
        "We will {-support schools-}{+build clinics+} for {-young people-}{+older persons+} today.",
    );
    check(
        "We will support schools and young people today.",
        "We will build clinics and older persons today.",
        "We will {-support schools and young people-}{+build clinics and older persons+} today.",
    );
    // What is said again nearby could be any of its kind.
    check(
        "States may share tools often when ships fail.",
        "States may lend tools rarely when ships fail.",
        "States may {-share-}{+lend+} tools {-often-}{+rarely+} when ships fail.",
    );
    check(
        "States may share tools often when tools fail.",
        "States may lend tools rarely when tools fail.",
        "States may {-share tools often-}{+lend tools rarely+} when tools fail.",
    );
    // Another word hops over it: the phrase was turned round.
    check(
        "Ships carry lists with depth under keel near our tables showing water daily.",
        "Ships carry tables giving depth daily.",
        "Ships carry {-lists with depth under keel near our tables showing water-}{+tables giving depth+} daily.",
    );
}

#[test]
fn a_phrase_that_moves_is_tied() {
    let text = shown(
        "By 2030, and subject to available resources, we will close all digital divides between and within States.",
        "By 2030, we will close all digital divides between and within States, subject to available resources.",
    );
    assert!(
        text.contains("{-m1:subject to available resources") && text.contains("{+m1:subject to available resources"),
        "{text}"
    );
}

#[test]
fn every_kind_is_found() {
    let old = plain(&[
        "We reaffirm the Charter of the United Nations in its entirety.",
        "We recognise that digital technologies are reshaping our world. They offer immense potential benefits.",
        "We will strengthen international cooperation on data governance.",
        "We will invest in digital skills for all women and girls.",
        "We will invest in digital literacy for young people everywhere.",
        "We note with concern the harmful use of biometric surveillance.",
    ]);
    let new = plain(&[
        "We reaffirm the Charter of the United Nations in its entirety.",
        "We recognise that digital technologies are reshaping our world.",
        "They offer immense potential benefits.",
        "We will strengthen regional and international cooperation on data governance.",
        "We will invest in digital skills for all women and girls. We will invest in digital literacy for young people everywhere.",
        "Space debris shall be removed by those who launched it.",
    ]);
    let comparison = compared(&old, &new);
    let kinds: Vec<(Kind, Vec<usize>, Vec<usize>)> =
        comparison.changes.iter().map(|change| (change.kind, change.at.old.clone(), change.at.new.clone())).collect();
    assert_eq!(
        kinds,
        [
            (Kind::Unchanged, vec![0], vec![0]),
            (Kind::Split, vec![1], vec![1, 2]),
            (Kind::Edited, vec![2], vec![3]),
            (Kind::Merged, vec![3, 4], vec![4]),
            (Kind::Deleted, vec![5], vec![]),
            (Kind::Inserted, vec![], vec![5]),
        ]
    );
    assert!(proof(&comparison, &old, &new).holds());
}

#[test]
fn a_sentence_that_leaves_for_another_paragraph_ties_both() {
    let sentence = "Online platforms should publish annual reports on the moderation of unlawful content.";
    let old = plain(&[
        format!("We call on companies to respect human rights in every market. {sentence}"),
        "We note the work of the regional commissions.".to_owned(),
        "We decide to convene a meeting of experts on surveillance in Geneva.".to_owned(),
    ]);
    let new = plain(&[
        "We call on companies to respect human rights in every market.".to_owned(),
        "We note the work of the regional commissions.".to_owned(),
        format!("We decide to convene a meeting of experts on surveillance in Geneva. {sentence}"),
    ]);
    let comparison = compared(&old, &new);
    let change = &comparison.changes[comparison.home.old[0]];
    assert_eq!((change.at.old.as_slice(), change.at.new.as_slice()), (&[0, 2][..], &[0, 2][..]));
    let moved: Vec<EditKind> =
        change.redline.iter().filter(|piece| piece.moved == Some(1)).map(|piece| piece.op).collect();
    assert_eq!(moved, [EditKind::Delete, EditKind::Insert]);
    let link = change.links.iter().find(|link| (link.old, link.new) == (0, 2)).expect("the two are linked");
    assert!(link.reasons.iter().any(|reason| matches!(reason, Reason::Sentence(text) if sentence.contains(text))));
}

#[test]
fn a_moved_block_with_edits_inside_is_moved_not_deleted() {
    let mut old = draft(5, 30);
    let mut random = Random::new(9);
    let mut new = old.clone();
    let block: Vec<String> = new.drain(4..7).map(|text| edit(&text, 12, &mut random)).collect();
    new.splice(20..20, block);
    let comparison = compared(&plain(&old), &plain(&new));
    assert_eq!(comparison.counts.moved, 3);
    assert_eq!(comparison.counts.kind(Kind::Deleted) + comparison.counts.kind(Kind::Inserted), 0);
    old.clear();
}

#[test]
fn hand_made_links_and_cuts_bind() {
    let old = plain(&["We commit to close all digital divides.", "Apples grow on trees."]);
    let new = plain(&["We commit to close all digital divides.", "Submarines sink."]);
    let bindings = [Binding { old: 0, new: 0, linked: false }, Binding { old: 1, new: 1, linked: true }];
    let comparison =
        compare(&old, &new, &Options::default(), &bindings, &JobControl::default()).expect("nobody cancels");
    assert_eq!(links(&comparison), BTreeSet::from([(1, 1)]));
    assert_eq!(comparison.changes[comparison.home.old[1]].links[0].reasons[0], Reason::ByHand);
}

#[test]
fn options_decide_what_counts_and_never_what_the_redline_holds() {
    let labelled = |label: &str, text: &str| Paragraph { label: Some(label.to_owned()), ..Paragraph::plain(text) };
    let bold = |text: &str| Paragraph {
        marks: vec![Mark::new(crate::base::Span::new(0, 2), Style::Bold)],
        ..Paragraph::plain(text)
    };
    let old = [labelled("1.", "We welcome the report, as usual."), Paragraph::plain("We note the outcome of it.")];
    let new = [labelled("2.", "We welcome the report as usual."), bold("We note the outcome of it.")];
    let mut comparison = compared(&old, &new);
    let flags = |comparison: &Comparison| {
        comparison.changes.iter().map(|c| (c.kind, c.renumbered, c.formatting_only)).collect::<Vec<_>>()
    };
    assert_eq!(flags(&comparison), [(Kind::Edited, true, false), (Kind::Unchanged, false, true)]);
    let redlines: Vec<Vec<RedlineSpan>> = comparison.changes.iter().map(|change| change.redline.clone()).collect();
    let options = Options {
        ignore: BTreeSet::from([NonSubstantive::Punctuation]),
        ignore_numbering: true,
        ignore_formatting: true,
    };
    recount(&mut comparison, &old, &new, &options);
    assert_eq!(flags(&comparison), [(Kind::Unchanged, false, false), (Kind::Unchanged, false, false)]);
    assert_eq!(comparison.changes.iter().map(|change| change.redline.clone()).collect::<Vec<_>>(), redlines);
    assert_eq!(compare(&old, &new, &options, &[], &JobControl::default()).expect("nobody cancels"), comparison);
}

#[test]
fn look_alikes_keep_to_their_places() {
    let item = |n: usize| {
        format!("To support developing countries in the field of {}", ["health", "trade", "water", "energy", "law"][n])
    };
    let old: Vec<Paragraph> = plain(&(0..5).map(item).collect::<Vec<_>>());
    let mut texts: Vec<String> = (0..5).map(item).collect();
    texts.insert(2, "To support developing countries in the field of fisheries".to_owned());
    let comparison = compared(&old, &plain(&texts));
    assert_eq!(links(&comparison), BTreeSet::from([(0, 0), (1, 1), (2, 3), (3, 4), (4, 5)]));
}

#[test]
fn a_renamed_title_stays_the_title() {
    let heading = |text: &str| Paragraph { kind: ParagraphKind::Heading, level: 1, ..Paragraph::plain(text) };
    let body = draft(3, 4);
    let make = |title: &str| {
        vec![
            Paragraph::plain(&body[0]),
            Paragraph::plain(&body[1]),
            heading(title),
            Paragraph::plain(&body[2]),
            Paragraph::plain(&body[3]),
        ]
    };
    let (old, new) = (make("Internet fragmentation"), make("Open, global and secure cyberspace"));
    let comparison = compared(&old, &new);
    assert_eq!(comparison.changes[2].kind, Kind::Edited);
    assert!(comparison.changes[2].links[0].doubtful);
}

#[test]
fn generated_revisions_are_followed() {
    let (mut right, mut found, mut truth) = (0, 0, 0);
    for seed in 1..=6 {
        let old = draft(seed, 120);
        let revision = revise(&old, seed + 100);
        let got = links(&compared(&plain(&old), &plain(&revision.new)));
        let gold: BTreeSet<(usize, usize)> = revision.links.into_iter().collect();
        right += got.intersection(&gold).count();
        found += got.len();
        truth += gold.len();
    }
    let f1 = 2.0 * right as f64 / (found + truth) as f64;
    assert!(f1 >= 0.995, "F1 {f1}");
}

#[test]
fn a_cancelled_comparison_stops() {
    let job = JobControl::default();
    job.cancel.cancel();
    let old = plain(&draft(1, 3));
    assert!(compare(&old, &old, &Options::default(), &[], &job).is_err());
}

/// Words in place of letters, so that a failing case can be read.
fn any_text() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        Just("the"),
        Just("of"),
        Just("States"),
        Just("states"),
        Just("shall"),
        Just("[shall]"),
        Just("data,"),
        Just("data"),
        Just("rights."),
        Just("数字"),
        Just("合作。"),
        Just("é"),
        Just("2030"),
        Just("—"),
        Just("\u{a0}"),
        Just("🙂"),
        Just(""),
    ];
    proptest::collection::vec(word, 0..14).prop_map(|words| words.join(" "))
}

fn any_draft() -> impl Strategy<Value = Vec<String>> {
    proptest::collection::vec(any_text(), 0..9)
}

fn rebuilds(change: &Change, old: &[Paragraph], new: &[Paragraph]) -> bool {
    let (a, b) = (joined(old, &change.at.old), joined(new, &change.at.new));
    let take = |skip: EditKind, old: bool| -> String {
        change
            .redline
            .iter()
            .filter(|piece| piece.op != skip)
            .filter_map(|piece| if old { piece.at.old.of(&a) } else { piece.at.new.of(&b) })
            .collect()
    };
    let solid = change.redline.iter().all(|piece| !piece.at.old.is_empty() || !piece.at.new.is_empty());
    take(EditKind::Insert, true) == a && take(EditKind::Delete, false) == b && solid
}

fn check_laws(old: &[Paragraph], new: &[Paragraph]) -> Result<(), TestCaseError> {
    let comparison = compared(old, new);
    let proof = proof(&comparison, old, new);
    prop_assert!(proof.holds(), "{proof:?}");
    for change in &comparison.changes {
        prop_assert!(rebuilds(change, old, new), "{change:?}");
        prop_assert!(change.at.old.is_sorted() && change.at.new.is_sorted());
        prop_assert_eq!(change.moved, change.links.iter().any(|link| link.moved));
    }
    let ids: BTreeSet<ChangeId> = comparison.changes.iter().map(|change| change.id).collect();
    prop_assert_eq!(ids.len(), comparison.changes.len());
    // In the order of the first new paragraph; deletions after the change that holds the paragraph before.
    let firsts: Vec<usize> = comparison.changes.iter().filter_map(|change| change.at.new.first().copied()).collect();
    prop_assert!(firsts.is_sorted());
    for (number, change) in comparison.changes.iter().enumerate() {
        if change.kind == Kind::Deleted && change.at.old[0] > 0 {
            prop_assert!(comparison.home.old[change.at.old[0] - 1] < number);
        }
    }
    let again = rayon::ThreadPoolBuilder::new()
        .num_threads(1)
        .build()
        .expect("one thread can be had")
        .install(|| compared(old, new));
    prop_assert_eq!(comparison, again);
    Ok(())
}

/// How many cases of each law are tried; `TRAVAUX_CASES` for more.
fn cases() -> u32 {
    std::env::var("TRAVAUX_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(96)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), ..ProptestConfig::default() })]

    #[test]
    fn laws_hold_on_any_texts(old in any_draft(), new in any_draft()) {
        check_laws(&plain(&old), &plain(&new))?;
    }

    #[test]
    fn laws_hold_on_revisions(seed in 0_u64..5_000, size in 0_usize..60) {
        let old = draft(seed, size);
        let new = revise(&old, seed).new;
        check_laws(&plain(&old), &plain(&new))?;
    }

    #[test]
    fn any_redline_rebuilds_both_texts(old in any_text(), new in any_text()) {
        let pieces = redline::redline(&old, &new);
        let a: String = pieces.iter().filter_map(|piece| piece.at.old.of(&old)).collect();
        let b: String = pieces.iter().filter_map(|piece| piece.at.new.of(&new)).collect();
        prop_assert_eq!(a, old.clone());
        prop_assert_eq!(b, new.clone());
        for piece in &pieces {
            if piece.op == EditKind::Equal {
                prop_assert_eq!(piece.at.old.of(&old), piece.at.new.of(&new));
            }
        }
    }

    #[test]
    fn a_draft_with_itself_is_all_unchanged(texts in any_draft()) {
        let draft = plain(&texts);
        let comparison = compared(&draft, &draft);
        prop_assert!(comparison.changes.iter().all(|change| change.kind == Kind::Unchanged && !change.moved), "{comparison:?}");
    }

    #[test]
    fn swapping_mirrors_kinds_and_links(seed in 0_u64..5_000) {
        let old = draft(seed, 40);
        let (old, new) = (plain(&old), plain(&revise(&old, seed).new));
        let (there, back) = (compared(&old, &new), compared(&new, &old));
        let mirrored: BTreeSet<(usize, usize)> = links(&back).into_iter().map(|(a, b)| (b, a)).collect();
        prop_assert_eq!(links(&there), mirrored);
        let (a, b) = (there.counts, back.counts);
        prop_assert_eq!(a.kind(Kind::Split), b.kind(Kind::Merged));
        prop_assert_eq!(a.kind(Kind::Deleted), b.kind(Kind::Inserted));
        prop_assert_eq!(a.kind(Kind::Edited), b.kind(Kind::Edited));
    }

    #[test]
    fn a_permutation_is_found_as_moves(seed in 0_u64..5_000, size in 2_usize..30) {
        let old = draft(seed, size);
        let mut order: Vec<usize> = (0..size).collect();
        let mut random = Random::new(seed + 77);
        for at in (1..size).rev() {
            order.swap(at, random.below(at + 1));
        }
        let new: Vec<String> = order.iter().map(|&at| old[at].clone()).collect();
        let comparison = compared(&plain(&old), &plain(&new));
        prop_assert_eq!(comparison.counts.kind(Kind::Unchanged), size);
        let items: Vec<(usize, u64)> = order.iter().map(|&at| (at, 1)).collect();
        prop_assert_eq!(comparison.counts.moved, size - order::longest_ascending(&items, true).len());
    }

    #[test]
    fn ids_hold_when_other_paragraphs_are_edited(seed in 0_u64..5_000, at in 0_usize..20) {
        let old = draft(seed, 20);
        let new = revise(&old, seed).new;
        let before = compared(&plain(&old), &plain(&new));
        let mut edited = new.clone();
        let at = at % edited.len();
        edited[at] = format!("{} {}", edited[at], paragraph(&mut Random::new(seed + 10_000)));
        let after = compared(&plain(&old), &plain(&edited));
        let ids: BTreeSet<ChangeId> = after.changes.iter().map(|change| change.id).collect();
        // What is in a change with the edited paragraph, before or after, has to do with the edit.
        let related = &after.changes[after.home.new[at]];
        for change in &before.changes {
            let touched = change.at.new.contains(&at)
                || change.at.old.iter().any(|old| related.at.old.contains(old))
                || change.at.new.iter().any(|new| related.at.new.contains(new));
            prop_assert!(touched || ids.contains(&change.id), "{change:?}");
        }
    }
}
