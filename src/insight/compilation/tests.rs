use super::{Reason, Wish, amend, bracketed, compile, ties, wishes};
use crate::base::JobControl;
use crate::insight::proposals::{self, Action, ActorFinder, ActorName, MarkupKey};
use crate::text::{Paragraph, Reading};

fn reading(paragraphs: &[&str]) -> Reading {
    Reading {
        paragraphs: paragraphs
            .iter()
            .enumerate()
            .map(|(at, text)| Paragraph {
                label: Some(format!("{}.", at + 1)),
                reference: Some((at + 1).to_string()),
                ..Paragraph::plain(*text)
            })
            .collect(),
        sources: (0..paragraphs.len()).map(|at| vec![at]).collect(),
    }
}

const DRAFT: [&str; 4] = [
    "We affirm that every village library should offer free access to books.",
    "We recognize that libraries remain open to all persons without distinction.",
    "We decide to establish a fund for rural libraries, financed by voluntary contributions.",
    "We request the secretariat to report every two years on progress made.",
];

fn wish(who: &[&str], action: Action, about: usize, old: &str, new: &[&str]) -> Wish {
    Wish {
        who: who.iter().map(|who| (*who).to_owned()).collect(),
        action,
        about: Some(about),
        after: None,
        old: old.to_owned(),
        new: new.iter().map(|new| (*new).to_owned()).collect(),
        reference: (about + 1).to_string(),
        at: None,
        text: String::new(),
        doubt: None,
        submission: 0,
    }
}

#[test]
fn the_same_words_stand_together_and_rivals_side_by_side() {
    let base = reading(&DRAFT);
    let all = [
        wish(&["NLD-X"], Action::Replace, 2, "voluntary", &["assessed"]),
        wish(&["SUD"], Action::Replace, 2, "voluntary", &["Assessed"]),
        wish(&["VES", "HAR"], Action::Replace, 2, "voluntary contributions", &["regular dues"]),
        wish(&["SUD"], Action::Delete, 1, "without distinction", &[]),
        wish(&["HAR"], Action::Insert, 0, "free", &["and equal"]),
    ];
    let compiled = compile(&base, &all);
    assert_eq!(compiled.iter().map(|one| one.paragraph).collect::<Vec<_>>(), [Some(0), Some(1), Some(2)]);
    let rivals = &compiled[2].places;
    assert_eq!((rivals.len(), rivals[0].entries.len()), (1, 2), "one place, two wordings");
    assert_eq!(rivals[0].entries[0].who, [["NLD-X"], ["SUD"]], "the same words once");
    assert_eq!(rivals[0].entries[1].who, [["VES", "HAR"]], "a joint claim is one");
    let set = |at: usize| bracketed(DRAFT[at], &compiled[at].places);
    assert_eq!(set(0), "We affirm that every village library should offer free [HAR: and equal] access to books.");
    assert_eq!(set(1), "We recognize that libraries remain open to all persons [without distinction – SUD: delete].");
    assert_eq!(
        set(2),
        "We decide to establish a fund for rural libraries, financed by [voluntary contributions / assessed contributions – NLD-X, SUD / regular dues – VES+HAR]."
    );
    let found = ties(&compiled, &all);
    let same = |a: &str, b: &str| found.get(&(a.to_owned(), b.to_owned())).map(|tie| tie.same.len());
    assert_eq!((same("NLD-X", "SUD"), same("HAR", "VES"), same("HAR", "SUD")), (Some(2), Some(1), None));
}

#[test]
fn opposed_is_only_who_said_so_of_these_words() {
    let base = reading(&DRAFT);
    let mut against = wish(&["VES"], Action::Oppose, 2, "assessed contributions", &[]);
    against.text = "Vesper opposes the words “assessed contributions”".to_owned();
    let all = [
        wish(&["SUD"], Action::Replace, 2, "voluntary contributions", &["assessed contributions"]),
        wish(&["HAR"], Action::Replace, 2, "voluntary contributions", &["regular dues"]),
        against,
    ];
    let found = ties(&compile(&base, &all), &all);
    assert_eq!(found.len(), 1, "alternatives are no opposition: {found:?}");
    assert!(found[&("SUD".to_owned(), "VES".to_owned())].opposed.contains(&2));
}

#[test]
fn chosen_proposals_are_applied_and_the_others_are_listed_with_the_reason() {
    let base = reading(&DRAFT);
    let mut new = wish(&["SUD"], Action::Insert, 0, "", &["We invite museums to join."]);
    (new.about, new.after) = (None, Some(3));
    let all = [
        wish(&["HAR"], Action::Insert, 0, "village library", &["and every school"]),
        wish(&["SUD"], Action::Replace, 2, "voluntary", &["assessed"]),
        wish(&["VES"], Action::Replace, 2, "voluntary contributions", &["dues"]),
        wish(&["VES"], Action::Delete, 1, "of any age", &[]),
        wish(&["VES"], Action::Delete, 3, "every two years ", &[]),
        wish(&["VES"], Action::Insert, 1, "", &["somewhere"]),
        wish(&["NOR"], Action::Support, 1, "", &[]),
        wish(&["NOR"], Action::Replace, 0, "free", &["open", "equal"]),
        new,
    ];
    let amended = amend(&base, &all);
    let texts: Vec<&str> = amended.reading.paragraphs.iter().map(|paragraph| paragraph.text.as_str()).collect();
    assert_eq!(
        texts,
        [
            "We affirm that every village library and every school should offer free access to books.",
            "We recognize that libraries remain open to all persons without distinction.",
            "We decide to establish a fund for rural libraries, financed by assessed contributions.",
            "We request the secretariat to report on progress made.",
            "We invite museums to join.",
        ]
    );
    assert_eq!(amended.applied, [0, 1, 4, 8]);
    let reasons: Vec<(usize, Reason)> = amended.not_applied.into_iter().map(|one| (one.wish, one.reason)).collect();
    assert_eq!(
        reasons,
        [
            (2, Reason::Meets(1)),
            (3, Reason::NoWords),
            (5, Reason::Nowhere),
            (6, Reason::AsksForNothing),
            (7, Reason::Rivals),
        ]
    );
}

#[test]
fn what_stands_in_brackets_in_a_submission_comes_in_at_its_place() {
    let base = reading(&DRAFT);
    let mut said = reading(&DRAFT);
    said.paragraphs[0].text =
        "We affirm that every village library [SUD: and every school] should offer free access to books.".to_owned();
    let name = |code: &str| ActorName {
        written: code.to_owned(),
        name: Some(code.to_owned()),
        code: Some(code.to_owned()),
        actor: None,
        either: Vec::new(),
    };
    let (key, job) = (MarkupKey::default(), JobControl::default());
    let read = proposals::read(&said, &base, Some(&name("SUD")), &key, &ActorFinder::default(), &job).expect("read");
    let all = wishes(0, &read, &said, &base);
    let amended = amend(&base, &all.into_iter().map(|wish| Wish { doubt: None, ..wish }).collect::<Vec<_>>());
    assert_eq!(
        amended.reading.paragraphs[0].text,
        "We affirm that every village library and every school should offer free access to books."
    );
}
