//! Letters: orders, wishes, and what is none.

use super::*;

/// What a letter of the EU wants of [`base`].
fn letter(text: &str) -> Vec<String> {
    let (finder, submission) = (finder(), reading(&[("", text)]));
    let actor = finder.named("EU");
    let read = read(&submission, &base(), Some(&actor), &MarkupKey::default(), &finder, &JobControl::default());
    let one = |at: &Proposal| {
        let place = at.base.or(at.after).map_or_else(String::new, |at| (at + 1).to_string());
        format!("{place} {}", line(at).trim())
    };
    read.expect("not cancelled").proposals.iter().map(one).collect()
}

#[test]
fn orders_and_wishes_of_a_letter() {
    let cases: [(&str, &[&str]); 14] = [
        (
            "In paragraph 3, replace “fund” by “purse” and “rural” by “village”.",
            &["3 EU replace -fund +purse", "3 EU replace -rural +village"],
        ),
        ("Paragraph 1: “should” should be “shall”.", &["1 EU replace -should +shall"]),
        ("Paragraph 1: instead of “should”, read “shall”.", &["1 EU replace -should +shall"]),
        ("In para. 3, substitute “purse” for “fund”.", &["3 EU replace -fund +purse"]),
        ("In paragraph 4, delete “two years” and insert “year”.", &["4 EU replace -two years +year"]),
        ("We propose that “voluntary” in paragraph 3 be deleted.", &["3 EU delete -voluntary +"]),
        (
            "The EU suggests deleting paragraph 2.",
            &["2 EU delete -We recognize that libraries remain open to all persons without distinction. +"],
        ),
        ("Insert “and maps” after “books” in paragraph 1.", &["1 EU insert -books +and maps"]),
        ("In paragraph 1, before “books”, insert “old”.", &["1 EU replace -books +old books"]),
        (
            "Paragraph 4 should read: “We request the Secretary-General to report every year on progress made.”",
            &["4 EU replace -two years +year"],
        ),
        (
            "After paragraph 2, add a new paragraph 2 bis: “We thank librarians.”",
            &["2 EU insert - +We thank librarians."],
        ),
        ("在第3段，将“voluntary”改为“assessed”。", &["3 EU replace -voluntary +assessed"]),
        ("Paragraph 2: delete the second sentence.", &["2 EU delete - + ?DeleteWhat"]),
        ("In paragraph 1, “should” could be replaced by “shall”.", &["1 EU replace -should +shall ?SaidAsPossible"]),
    ];
    for (text, wanted) in cases {
        assert_eq!(letter(text), wanted, "{text}");
    }
}

#[test]
fn nothing_is_put_into_a_delegations_mouth() {
    for text in [
        // What others said, nobody in particular said, or unknown names want.
        "Some delegations have said that in paragraph 1 the words “to books” should be deleted.",
        "Japan proposes to delete “voluntary” in paragraph 3.",
        "Zendia proposes to delete “voluntary” in paragraph 3.",
        "It was suggested that paragraph 2 be deleted.",
        // What is refused, asked back, or replaced by itself.
        "We would not delete “voluntary” in paragraph 3.",
        "Why should “voluntary” in paragraph 3 be deleted?",
        "In paragraph 3, “voluntary” should read “voluntary”.",
        // Thanks, and a word on another's proposal.
        "We thank those who add to paragraph 3.",
        "China wants to delete paragraph 3. We support that proposal.",
        "We take no view on “voluntary” in paragraph 3.",
    ] {
        assert_eq!(letter(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn a_stance_is_the_writers_own() {
    assert_eq!(letter("The EU welcomes “free access” in paragraph 1."), ["1 EU support - +"]);
    assert_eq!(letter("Paragraph 2: no objection."), ["2 EU support - +"]);
    assert_eq!(letter("We cannot accept paragraph 3."), ["3 EU oppose - +"]);
    assert_eq!(letter("We reserve our position on paragraph 4."), ["4 EU reserve - +"]);
    assert_eq!(letter("We could accept “paid access” in paragraph 1."), ["1 EU support - + ?NoSuchWords"]);
    assert!(letter("Japan supports paragraph 1.").is_empty());
}

#[test]
fn words_may_stand_below_the_line_that_announces_them() {
    let (finder, base) = (finder(), base());
    let actor = finder.named("EU");
    let lines = |submission: &[(&str, &str)]| -> Vec<String> {
        let read =
            read(&reading(submission), &base, Some(&actor), &MarkupKey::default(), &finder, &JobControl::default());
        read.expect("not cancelled")
            .proposals
            .iter()
            .map(|at| format!("{:?} {}", at.base.or(at.after), line(at).trim()))
            .collect()
    };
    let read = lines(&[
        ("", "Paragraph 4 should read as follows:"),
        ("", "We request the Secretary-General to report every year on progress made."),
        ("", "Add a new paragraph 5:"),
        ("", "We thank librarians."),
        ("", "Paragraph 1"),
        ("", "Delete “free”."),
    ]);
    assert_eq!(
        read,
        [
            "Some(3) EU replace -two years +year",
            "Some(3) EU insert - +We thank librarians.",
            "Some(0) EU delete -free +"
        ]
    );
}
