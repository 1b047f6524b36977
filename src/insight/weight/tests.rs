use super::*;
use crate::base::{JobControl, Sides};
use crate::compare::{Options, compare};
use crate::text::{Language, Paragraph, ParagraphKind};

fn between(old: &[Paragraph], new: &[Paragraph]) -> Vec<Judged> {
    let comparison = compare(old, new, &Options::default(), &[], &JobControl::default()).expect("nobody stops it");
    let told = Sides::new(Some(Language::English), Some(Language::English));
    judged(&comparison, Sides::new(old, new), told, None, &|_| (false, false))
}

fn one(old: &str, new: &str) -> Weight {
    let found = between(&[Paragraph::plain(old)], &[Paragraph::plain(new)]);
    found.into_iter().next().and_then(|judged| judged.weight).expect("there is something to read")
}

fn keys(weight: &Weight) -> Vec<&'static str> {
    weight.because.iter().map(|reason| reason.key).collect()
}

const OPEN: &str = "The keepers shall hold the archive of the old harbour open to every person who asks for it";

#[test]
fn form_is_editorial_and_says_which() {
    for (old, new, key) in [
        (format!("{OPEN}, at any hour."), format!("{OPEN} at any hour."), "weight-punctuation"),
        (format!("{OPEN} by organisation."), format!("{OPEN} by organization."), "weight-spelling"),
        (format!("{OPEN} in the Hall."), format!("{OPEN} in the hall."), "weight-case"),
    ] {
        let weight = one(&old, &new);
        assert_eq!((weight.level, keys(&weight)), (Level::Editorial, vec![key]), "{new}");
    }
}

#[test]
fn other_words_of_the_same_force_are_wording() {
    let weight = one(&format!("{OPEN} and these books."), &format!("{OPEN} and those books."));
    assert_eq!((weight.level, keys(&weight)), (Level::Wording, vec!["weight-words"]));
}

#[test]
fn a_shift_is_substance_and_heavier_than_a_number() {
    let shift = one(&format!("{OPEN}."), &format!("{}.", OPEN.replace("shall", "should")));
    assert_eq!((shift.level, keys(&shift)), (Level::Substance, vec!["weight-lighter"]));
    let number = one(&format!("{OPEN} in 3 rooms."), &format!("{OPEN} in 4 rooms."));
    assert_eq!((number.level, keys(&number)), (Level::Substance, vec!["weight-number"]));
    assert!(shift.rank > number.rank);
}

#[test]
fn numbers_names_and_references_are_never_editorial() {
    for (old, new) in [
        (format!("{OPEN} under article 5."), format!("{OPEN} under article 7.")),
        (format!("{OPEN} of Captain Harrow."), format!("{OPEN} of Captain Marrow.")),
        (format!("{OPEN}, see paragraph 12."), format!("{OPEN}, see paragraph 13.")),
        (format!("{OPEN} in Greywater."), format!("{OPEN} in Port Ansel.")),
    ] {
        assert!(one(&old, &new).level > Level::Editorial, "{new}");
    }
}

#[test]
fn the_number_of_a_place_or_of_an_edition_counts_nothing() {
    for (old, new) in [
        (format!("{OPEN} (see §9.1)."), format!("{OPEN} (see §9).")),
        (format!("{OPEN} by the method of section 5."), format!("{OPEN} by the method of section A.6.")),
        (format!("{OPEN} (v1.0)."), format!("{OPEN} (v1.9).")),
        (format!("{OPEN} under Version 1.0."), format!("{OPEN} under Version 1.9.")),
    ] {
        let weight = one(&old, &new);
        assert!(weight.level > Level::Editorial && !keys(&weight).contains(&"weight-number"), "{new}: {weight:?}");
    }
    let counted = one(&format!("{OPEN} for 9 days."), &format!("{OPEN} for 6 days."));
    assert!(keys(&counted).contains(&"weight-number"));
}

#[test]
fn brackets_lifted_are_substance() {
    let weight = one(&format!("[{OPEN}.] It is free."), &format!("{OPEN}. It is free."));
    assert_eq!((weight.level, keys(&weight)), (Level::Substance, vec!["weight-brackets-lifted"]));
}

#[test]
fn a_paragraph_that_comes_is_substance_and_a_heading_is_not() {
    let stays = Paragraph::plain(format!("{OPEN}."));
    let came = Paragraph::plain("Members pay the costs of the ferry to the outer islands in equal shares.");
    let heading = Paragraph { kind: ParagraphKind::Heading, level: 1, ..Paragraph::plain("On the costs of ferries") };
    let found = between(std::slice::from_ref(&stays), &[stays.clone(), heading, came]);
    let levels: Vec<_> = found.iter().map(|judged| judged.weight.as_ref().map(|weight| weight.level)).collect();
    assert_eq!(levels, [None, Some(Level::Wording), Some(Level::Substance)]);
}

#[test]
fn a_red_line_comes_first() {
    let (old, new) =
        ([Paragraph::plain(format!("{OPEN}."))], [Paragraph::plain(format!("{}.", OPEN.replace("old", "new")))]);
    let comparison = compare(&old, &new, &Options::default(), &[], &JobControl::default()).expect("nobody stops it");
    let told = Sides::new(None::<Language>, None);
    let found = judged(&comparison, Sides::new(&old, &new), told, None, &|_| (true, false));
    let weight = found.first().and_then(|judged| judged.weight.clone()).expect("a weight");
    assert_eq!((weight.level, weight.rank, keys(&weight)), (Level::Substance, 100, vec!["weight-red-line"]));
}

#[test]
fn what_a_draft_calls_itself_is_no_number_that_came() {
    for (old, new) in [
        (
            "Compact on the safety of harbours and of all who work in them: zero draft",
            "Compact on the safety of harbours and of all who work in them: Rev.1",
        ),
        (
            "Compact on the safety of harbours and of all who work in them (Rev.1)",
            "Compact on the safety of harbours and of all who work in them (Rev.2, advance unedited version)",
        ),
        (
            "关于港口安全以及在港口工作的所有人员的契约（零案文）",
            "关于港口安全以及在港口工作的所有人员的契约（第二修订稿）",
        ),
    ] {
        for kind in [ParagraphKind::Heading, ParagraphKind::Body] {
            let paragraph = |text: &str| Paragraph { kind, level: 1, ..Paragraph::plain(text) };
            let found = between(&[paragraph(old)], &[paragraph(new)]);
            let weight = found.into_iter().find_map(|judged| judged.weight).expect("a weight");
            assert_eq!((weight.level, keys(&weight)), (Level::Wording, vec!["weight-own-line"]), "{new}");
        }
    }
    // A number in a provision at the head of a draft stays one.
    assert_eq!(one(&format!("{OPEN} in 3 rooms."), &format!("{OPEN} in 4 rooms.")).level, Level::Substance);
}
