use super::{Fate, Source, Wanted, Why, follow, objections_to, tallies};
use crate::base::{ActorId, JobControl, PositionId, StudyId};
use crate::compare::{Lineage, Options, compare, lineage};
use crate::study::{Position, PositionKind, ProposalAction as Action, Study, Uptake};
use crate::text::{Paragraph, Reading};
use std::collections::BTreeMap;
use std::sync::Arc;

fn reading(paragraphs: &[&str]) -> Reading {
    let paragraph = |text: &&str| Paragraph { text: (*text).to_owned(), ..Paragraph::default() };
    Reading {
        paragraphs: paragraphs.iter().map(paragraph).collect(),
        sources: (0..paragraphs.len()).map(|index| vec![index]).collect(),
    }
}

fn wanted(action: Action, about: Option<usize>, old: &str, new: &[&str]) -> Wanted {
    let new = new.iter().map(|new| (*new).to_owned()).collect();
    Wanted { of: Source::Proposal(PositionId::from_bits(1)), action, base: 0, about, old: old.to_owned(), new }
}

/// What became of it in each draft after the first.
fn fate(drafts: &[&[&str]], one: Wanted) -> Vec<(Uptake, Why)> {
    let readings: Vec<Reading> = drafts.iter().map(|draft| reading(draft)).collect();
    let all: Vec<&Reading> = readings.iter().collect();
    let job = JobControl::default();
    let step = |pair: &[&Reading]| {
        let [old, new] = pair else { panic!("two neighbours") };
        compare(&old.paragraphs, &new.paragraphs, &Options::default(), &[], &job).expect("not stopped")
    };
    let steps: Vec<_> = all.windows(2).map(step).collect();
    let paragraphs: Vec<&[Paragraph]> = all.iter().map(|reading| reading.paragraphs.as_slice()).collect();
    let lineage = lineage(&paragraphs, &steps.iter().collect::<Vec<_>>(), &job).expect("not stopped");
    let fates = follow(&[one], &all, &lineage, &job).expect("not stopped");
    fates[0]
        .drafts
        .iter()
        .skip(1)
        .map(|outcome| outcome.clone().expect("later"))
        .map(|out| (out.uptake, out.why))
        .collect()
}

const LIBRARY: &str =
    "We affirm that every village library should offer free access to books, maps and records of the region.";
const FUND: &str = "We decide to establish a fund for rural libraries, financed by voluntary contributions of members.";
const REPORT: &str =
    "We request the secretariat to report every two years on the progress that was made in each district.";

#[test]
fn words_that_came_word_for_word_are_adopted_until_they_go() {
    let came = "We affirm that every village library and every rural school should offer free access to books, maps and records of the region.";
    let one = wanted(Action::Insert, Some(0), "", &["and every rural school"]);
    let found = fate(&[&[LIBRARY, FUND], &[came, FUND], &[came, FUND], &[LIBRARY, FUND]], one);
    let whole = Why::Whole { since: 1, elsewhere: false };
    assert_eq!(found[0], (Uptake::Adopted, whole.clone()));
    assert_eq!(found[1], (Uptake::Adopted, whole), "since the same draft");
    assert_eq!(found[2], (Uptake::Reversed, Why::Lost { last: 2 }));
}

#[test]
fn one_word_changed_is_a_part_and_says_which() {
    let came = "We affirm that every village library and every public school should offer free access to books, maps and records of the region.";
    let found = fate(&[&[LIBRARY], &[came]], wanted(Action::Insert, Some(0), "", &["and every rural school"]));
    let Why::Part { missing, between, .. } = &found[0].1 else { panic!("{found:?}") };
    assert_eq!(
        (found[0].0, missing.join(" "), between.join(" ")),
        (Uptake::AdoptedInPart, "rural".into(), "public".into())
    );
}

#[test]
fn the_same_words_elsewhere_where_they_stood_before_are_no_adoption() {
    let other = "Members consider the needs of every rural school in the plan, and every rural school has a seat.";
    let one = || wanted(Action::Insert, Some(0), "", &["and every rural school"]);
    let found = fate(&[&[LIBRARY, other], &[LIBRARY, other]], one());
    assert_eq!(found[0], (Uptake::NotAdopted, Why::Never { elsewhere: true }));
    // One that came elsewhere is one.
    let found = fate(&[&[LIBRARY, FUND], &[LIBRARY, FUND, other]], one());
    assert_eq!(found[0], (Uptake::Adopted, Why::Whole { since: 1, elsewhere: true }));
    // A word or two that came elsewhere are not.
    let found =
        fate(&[&[LIBRARY, FUND], &[LIBRARY, FUND, other]], wanted(Action::Insert, Some(0), "", &["rural school"]));
    assert_eq!(found[0], (Uptake::NotAdopted, Why::Untouched));
}

#[test]
fn what_stood_there_is_there_already_and_a_word_more_is_a_word_more() {
    let one = wanted(Action::Insert, Some(0), "", &["free access to books"]);
    assert_eq!(fate(&[&[LIBRARY], &[LIBRARY]], one)[0], (Uptake::AlreadyThere, Why::There));
    let gone = "We affirm that every village library should offer maps and records of the region.";
    let one = wanted(Action::Insert, Some(0), "", &["free access to books"]);
    let found = fate(&[&[LIBRARY], &[gone], &[LIBRARY]], one);
    assert_eq!(found.iter().map(|one| one.0).collect::<Vec<_>>(), [Uptake::Reversed, Uptake::Adopted], "back is won");
    let more =
        "We affirm that every village library should offer free access to free books, maps and records of the region.";
    let one = || wanted(Action::Insert, Some(0), "", &["free"]);
    assert_eq!(fate(&[&[LIBRARY], &[more]], one())[0].0, Uptake::Adopted);
    assert_eq!(fate(&[&[LIBRARY], &[LIBRARY]], one())[0].0, Uptake::NotAdopted);
}

#[test]
fn words_split_over_two_paragraphs_are_whole() {
    let words = "Each library keeps a register of its books. Each register is open to whoever asks for it in person.";
    let split: &[&str] = &[
        LIBRARY,
        "Each library keeps a register of its books.",
        "Each register is open to whoever asks for it in person.",
        FUND,
    ];
    let found = fate(&[&[LIBRARY, FUND], split], wanted(Action::Insert, Some(0), "", &[words]));
    assert_eq!(found[0], (Uptake::Adopted, Why::Whole { since: 1, elsewhere: false }));
}

#[test]
fn words_to_go_are_gone_or_moved_or_stay() {
    let gone = "We decide to establish a fund for rural libraries, financed by members.";
    let one = || wanted(Action::Delete, Some(1), "voluntary contributions of", &[]);
    assert_eq!(fate(&[&[LIBRARY, FUND], &[LIBRARY, gone]], one())[0], (Uptake::Adopted, Why::Gone { since: 1 }));
    assert_eq!(fate(&[&[LIBRARY, FUND], &[LIBRARY, FUND]], one())[0], (Uptake::NotAdopted, Why::Untouched));
    let part = "We decide to establish a fund for rural libraries, financed by contributions of members.";
    let found = fate(&[&[LIBRARY, FUND], &[LIBRARY, part]], one());
    assert_eq!(found[0], (Uptake::AdoptedInPart, Why::PartGone { gone: vec!["voluntary".to_owned()] }));
    let long = wanted(Action::Delete, Some(1), "financed by voluntary contributions of members", &[]);
    let moved = "We request the secretariat to report every two years on the progress, financed by voluntary contributions of members, that was made in each district.";
    let cut = "We decide to establish a fund for rural libraries.";
    let found = fate(&[&[LIBRARY, FUND, REPORT], &[LIBRARY, cut, moved]], long);
    assert_eq!(found[0], (Uptake::NotAdopted, Why::Moved));
    // The paragraph whole.
    let all = wanted(Action::Delete, Some(1), FUND, &[]);
    assert_eq!(
        fate(&[&[LIBRARY, FUND, REPORT], &[LIBRARY, REPORT]], all)[0],
        (Uptake::Adopted, Why::Gone { since: 1 })
    );
    let words = wanted(Action::Insert, Some(1), "", &["and museums"]);
    assert_eq!(fate(&[&[LIBRARY, FUND, REPORT], &[LIBRARY, REPORT]], words)[0], (Uptake::Overtaken, Why::Overtaken));
}

#[test]
fn words_in_the_place_of_others_must_come_and_the_others_go() {
    let one = || wanted(Action::Replace, Some(2), "every two years", &["once a year"]);
    let drafts = |report: &'static str| fate(&[&[LIBRARY, FUND, REPORT], &[LIBRARY, FUND, report]], one());
    let yearly = "We request the secretariat to report once a year on the progress that was made in each district.";
    assert_eq!(drafts(yearly)[0].0, Uptake::Adopted);
    let both = "We request the secretariat to report once a year, and every two years in print, on the progress that was made in each district.";
    assert_eq!(drafts(both)[0], (Uptake::AdoptedInPart, Why::OldStay));
    let other = "We request the secretariat to report at each session on the progress that was made in each district.";
    assert_eq!(drafts(other)[0], (Uptake::NotAdopted, Why::OtherWords));
    assert_eq!(drafts(REPORT)[0], (Uptake::NotAdopted, Why::Untouched));
    let shorter = wanted(
        Action::Replace,
        Some(2),
        "on the progress that was made in each district",
        &["on the progress in each district"],
    );
    let short = "We request the secretariat to report every two years on the progress in each district.";
    assert_eq!(
        fate(&[&[LIBRARY, REPORT], &[LIBRARY, short]], Wanted { about: Some(1), ..shorter })[0].0,
        Uptake::Adopted
    );
}

#[test]
fn chinese_words_are_followed_sign_by_sign() {
    let (old, new) = ("我们决定设立农村图书馆基金。", "我们决定在自愿基础上设立农村图书馆基金。");
    let found = fate(&[&[old], &[new]], wanted(Action::Insert, Some(0), "", &["在自愿基础上"]));
    assert_eq!(found[0].0, Uptake::Adopted);
    let part = "我们决定在法律基础上设立农村图书馆基金。";
    let found = fate(&[&[old], &[part]], wanted(Action::Insert, Some(0), "", &["在自愿基础上"]));
    assert_eq!(found[0].0, Uptake::AdoptedInPart, "{found:?}");
}

fn study_of(positions: Vec<Position>) -> Study {
    let mut study = Study::empty(StudyId::from_bits(1), "");
    study.positions =
        Arc::new((1..).map(PositionId::from_bits).zip(positions).collect::<BTreeMap<PositionId, Position>>());
    study
}

#[test]
fn an_objection_is_to_the_words_it_quotes_and_to_no_others() {
    let position = |kind, quotation: &str| Position { kind, quotation: quotation.to_owned(), ..Position::default() };
    let study = study_of(vec![
        position(PositionKind::Objection, "Vesper cannot accept “and every rural school” in paragraph 1."),
        position(PositionKind::Statement, "We spoke of and every rural school."),
    ]);
    let wishes = [
        Wanted {
            of: Source::Proposal(PositionId::from_bits(7)),
            ..wanted(Action::Insert, None, "", &["and every rural school"])
        },
        Wanted {
            of: Source::Proposal(PositionId::from_bits(8)),
            ..wanted(Action::Insert, None, "", &["and every museum"])
        },
        Wanted { of: Source::Proposal(PositionId::from_bits(9)), ..wanted(Action::Insert, None, "", &["rural"]) },
    ];
    let found = objections_to(&study, &[], &Lineage::default(), &wishes);
    assert_eq!(found, [vec![PositionId::from_bits(1)], vec![], vec![]], "one word is no quotation");
}

#[test]
fn a_joint_claim_is_one_claim_and_each_of_its_actors_has_it() {
    let (a, b) = (ActorId::from_bits(1), ActorId::from_bits(2));
    let study = study_of(vec![Position { actors: vec![a, b], ..Position::default() }]);
    let fates = [Fate { of: Source::Proposal(PositionId::from_bits(1)), base: 0, drafts: Vec::new() }];
    let (all, by) = tallies(&study, &fates, &[]);
    assert_eq!(all.asked, 1);
    assert_eq!(
        by.iter().map(|tally| (tally.actor, tally.count.asked)).collect::<Vec<_>>(),
        [(Some(a), 1), (Some(b), 1)]
    );
}
