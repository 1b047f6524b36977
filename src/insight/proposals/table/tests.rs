use super::*;
use crate::base::{JobControl, StudyId};
use crate::insight::proposals::{ActorName, MarkupKey, Proposals, read};
use crate::study::{Study, starter};
use crate::text::CellPlace;

fn draft() -> Reading {
    let texts = [
        ("1.", "The gardens open at dawn and close at dusk."),
        ("2.", "Dogs are led, cats are not, and goats stay outside."),
        ("3.", "Visitors may sit on the grass where no flowers grow."),
    ];
    let paragraph = |(label, text): &(&str, &str)| Paragraph {
        label: Some((*label).to_owned()),
        reference: Some(label.trim_matches('.').to_owned()),
        ..Paragraph::plain(*text)
    };
    Reading { paragraphs: texts.iter().map(paragraph).collect(), sources: (0..3).map(|at| vec![at]).collect() }
}

/// A table as a submission: rows of cells between `|`.
fn submitted(rows: &[&str]) -> Reading {
    let mut paragraphs = vec![Paragraph::plain("Our amendments")];
    for (row, cells) in rows.iter().enumerate() {
        for (column, text) in cells.split('|').enumerate().filter(|(_, text)| !text.trim().is_empty()) {
            paragraphs.push(Paragraph {
                kind: ParagraphKind::Cell,
                cell: Some(CellPlace { table: 0, row: row as u32, column: column as u32 }),
                ..Paragraph::plain(text.trim())
            });
        }
    }
    Reading { sources: (0..paragraphs.len()).map(|at| vec![at]).collect(), paragraphs }
}

fn wishes(rows: &[&str]) -> Vec<String> {
    let finder = ActorFinder::of(&starter::with_gdc(Study::empty(StudyId::from_bits(1), "")));
    let actor: ActorName = finder.named("EU");
    let read: Proposals =
        read(&submitted(rows), &draft(), Some(&actor), &MarkupKey::default(), &finder, &JobControl::default())
            .expect("not cancelled");
    let one = |proposal: &Proposal| {
        let who: Vec<&str> = proposal.actors.iter().map(|name| name.written.as_str()).collect();
        let place = proposal.base.or(proposal.after).map_or_else(String::new, |at| (at + 1).to_string());
        let doubt = proposal.doubt.map(|doubt| format!(" ?{doubt:?}")).unwrap_or_default();
        let old = proposal.old.as_deref().unwrap_or("");
        format!("{} {} {place} -{old} +{}{doubt}", who.join("+"), proposal.action.name(), proposal.new.join("|"))
    };
    read.proposals.iter().map(one).collect()
}

#[test]
fn two_columns_are_read_by_their_heads() {
    let rows = [
        "Draft | Proposal of the EU",
        "1. The gardens open at dawn and close at dusk. | 1. The gardens open at dawn and close at midnight.",
        // What is alike is no proposal, and an omission leaves out what it does not speak of.
        "2. Dogs are led, cats are not, and goats stay outside. | 2. Dogs are led, cats are not, and goats stay outside.",
        "2. … goats stay outside. | 2. … goats and geese stay outside.",
        " | 2 bis. Geese are not welcome.",
        "3. Visitors may sit on the grass where no flowers grow. | Delete.",
    ];
    let expected = [
        "EU replace 1 -dusk +midnight",
        "EU insert 2 - +and geese",
        "EU insert 2 - +Geese are not welcome.",
        "EU delete 3 -Visitors may sit on the grass where no flowers grow. +",
    ];
    assert_eq!(wishes(&rows), expected);
}

#[test]
fn a_justification_asks_for_nothing() {
    let rows = [
        "Paragraph | Text of the draft | Amendment | Justification",
        "Paragraph 1 | … close at dusk. | … close at nine. | The EU would not delete “at dawn”, as others wish.",
        "Paragraph 3 | Visitors may sit on the grass where no flowers grow. | No change | Replace “grass” by “lawn”?",
        "Paragraph 3 bis (new) | | Visitors may read. | The draft forgets readers.",
    ];
    assert_eq!(wishes(&rows), ["EU replace 1 -dusk +nine", "EU insert 3 - +Visitors may read."]);
}

#[test]
fn the_paragraph_may_stand_across_the_table_or_before_the_words() {
    let rows = [
        "Current text | Suggested text",
        "Paragraph 2",
        "cats are not | cats may be",
        "Paragraph 3: Visitors may sit on the grass where no flowers grow. | Paragraph 3: Visitors may lie on the grass where no flowers grow.",
    ];
    assert_eq!(wishes(&rows), ["EU replace 2 -are not +may be", "EU replace 3 -sit +lie"]);
}

#[test]
fn a_delegation_in_the_head_of_a_column_wants_what_stands_below() {
    let rows = ["Draft | China | Japan", "1. … at dawn … | 1. … at six … | 1. … at seven …"];
    assert_eq!(wishes(&rows), ["China replace 1 -dawn +six", "Japan replace 1 -dawn +seven"]);
}

#[test]
fn without_heads_or_the_drafts_words_nothing_is_certain() {
    let rows = [
        "1. The gardens open at dawn and close at dusk. | 1. The gardens open at noon and close at dusk.",
        "2. Dogs are led, cats are not, and goats stay outside. | 2. Dogs are led, cats are led, and goats stay outside.",
    ];
    assert_eq!(wishes(&rows), ["EU replace 1 -dawn +noon ?NoHeads", "EU replace 2 -not +led ?NoHeads"]);
    let strange = ["Draft | Proposal", "1. The gardens never open. | 1. The gardens always open."];
    assert_eq!(wishes(&strange), ["EU replace 1 -never +always ?NoSuchWords"]);
    // A table that the submission happens to hold is none of amendments.
    assert!(wishes(&["Bed | Flower", "North | Tulips"]).is_empty());
}

#[test]
fn brackets_put_around_words_or_taken_off_them_are_told_apart_from_words() {
    let rows = [
        "Draft | Proposal",
        "2. Dogs are led, cats are not, and goats stay outside. | 2. Dogs are led, [cats are not,] and goats stay outside.",
    ];
    assert_eq!(wishes(&rows), [" not-agreed 2 -cats are not, +"]);
}
