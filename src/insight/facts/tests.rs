use super::*;
use crate::base::JobControl;
use crate::compare::{Options, compare, lineage};
use crate::text::{Language, Paragraph};

fn table(drafts: &[&[&str]]) -> FactTable {
    let paragraphs: Vec<Vec<Paragraph>> =
        drafts.iter().map(|draft| draft.iter().map(|text| Paragraph::plain(*text)).collect()).collect();
    let job = JobControl::default();
    let steps: Vec<_> = paragraphs
        .windows(2)
        .map(|pair| compare(&pair[0], &pair[1], &Options::default(), &[], &job).expect("nobody stops it"))
        .collect();
    let texts: Vec<&[Paragraph]> = paragraphs.iter().map(Vec::as_slice).collect();
    let lineage = lineage(&texts, &steps.iter().collect::<Vec<_>>(), &job).expect("nobody stops it");
    let read: Vec<DraftFacts> = texts
        .iter()
        .map(|draft| DraftFacts::of(draft, Some(Language::English), &Terms::default(), &job).expect("nobody stops it"))
        .collect();
    follow(&read.iter().collect::<Vec<_>>(), &lineage, &job).expect("nobody stops it")
}

fn told(table: &FactTable, kind: FactKind) -> Vec<String> {
    let rows = table.rows.iter().filter(|row| row.kind == kind);
    rows.map(|row| {
        let cells: Vec<String> =
            row.cells.iter().map(|cell| format!("{} {}", cell.state.name(), cell.words).trim().to_owned()).collect();
        cells.join(" · ")
    })
    .collect()
}

#[test]
fn a_deadline_is_one_row_through_all_drafts() {
    let table = table(&[
        &["We commit to connect all schools of the islands by 2030.", "The ferries run at night."],
        &["The lamps are lit at dusk along the quay.", "We commit to connect all schools of the islands by 2035."],
        &[
            "We commit to connect all schools of the islands as soon as can be.",
            "The lamps are lit at dusk along the quay.",
        ],
    ]);
    assert_eq!(told(&table, FactKind::Deadline), ["there by 2030 · changed by 2035 · gone"]);
    let gone =
        table.rows.iter().find(|row| row.kind == FactKind::Deadline).and_then(|row| row.cells.last()).expect("a cell");
    assert_eq!(gone.at.map(|(paragraph, _)| paragraph), Some(0), "the paragraph that lost it can be opened");
}

#[test]
fn numbers_of_one_paragraph_are_told_apart_by_the_words_beside_them() {
    let table = table(&[
        &["We will train 500 pilots, repair 40 lamps and plant 12 trees along the old harbour road."],
        &["We will train 600 pilots, plant 12 trees and repair 45 lamps along the old harbour road."],
    ]);
    let mut told = told(&table, FactKind::Number);
    told.sort();
    assert_eq!(told, ["there 12 · there 12", "there 40 · changed 45", "there 500 · changed 600"]);
}

#[test]
fn a_lifted_bracket_is_gone_and_says_nothing_of_agreement() {
    let table = table(&[
        &["The fund is [new and additional] to what the islands have been promised before."],
        &["The fund is new and additional to what the islands have been promised before."],
    ]);
    assert_eq!(told(&table, FactKind::Bracket), ["there new and additional · gone"]);
}

#[test]
fn a_fact_goes_with_the_half_of_a_paragraph_it_stands_in() {
    let table = table(&[
        &[
            "We will mark the herders' paths in the northern hills before the snow comes. We will open the archive of the harbour court to all who ask for it by 2031.",
        ],
        &[
            "We will mark the herders' paths in the northern hills before the snow comes.",
            "We will open the archive of the harbour court to all who ask for it by 2031.",
        ],
    ]);
    assert_eq!(told(&table, FactKind::Deadline), ["there by 2031 · there by 2031"]);
}

#[test]
fn words_outside_brackets_are_counted_over_paragraphs_and_agreed_is_only_quoted() {
    let draft = [
        Paragraph::plain("[We note the loss"),
        Paragraph::plain("of the bell.] Four words stand here."),
        Paragraph::plain("An opening [that is never closed."),
        Paragraph::plain("Two words [agreed ad ref]."),
    ];
    let read = DraftFacts::of(&draft, Some(Language::English), &Terms::default(), &JobControl::default())
        .expect("nobody stops it");
    assert_eq!((read.words, read.words_in_brackets), (22, 10));
    let quotes: Vec<&str> = read.agreed.iter().map(|quote| quote.words.as_str()).collect();
    assert_eq!(quotes, ["Two words [agreed ad ref]."]);
}

#[test]
fn terms_are_whole_words() {
    let terms = Terms::new(["free".to_owned(), " ".to_owned(), "FREE".to_owned()]);
    assert_eq!(terms.list(), ["free"]);
    let found = facts("Freedom is not Free.", Some(Language::English), &terms);
    let words: Vec<&str> = found.iter().map(|fact| fact.words.as_str()).collect();
    assert_eq!(words, ["Free"]);
}

#[test]
fn goals_referred_to_in_brackets_are_not_open_words() {
    let found =
        facts("We end hunger [SDG 2] and act [SDGs 3 and 4] [now].", Some(Language::English), &Terms::default());
    let open: Vec<&str> =
        found.iter().filter(|fact| fact.kind == FactKind::Bracket).map(|fact| fact.words.as_str()).collect();
    assert_eq!(open, ["now"]);
    let draft = [Paragraph::plain("We end hunger [SDG 2] and act [now].")];
    let read = DraftFacts::of(&draft, Some(Language::English), &Terms::default(), &JobControl::default())
        .expect("nobody stops it");
    assert_eq!((read.words, read.words_in_brackets), (8, 1));
}
