use super::*;
use crate::text::{Paragraph, ParagraphKind};

fn read(paragraphs: Vec<Paragraph>) -> Vec<Finding> {
    let sources = (0..paragraphs.len()).map(|index| vec![index]).collect();
    let reading = Reading { paragraphs, sources };
    proofread(&reading, Some(Language::English), &JobControl::default()).expect("nobody stops it")
}

fn numbered(texts: &[(&str, &str)]) -> Vec<Paragraph> {
    texts
        .iter()
        .map(|(label, text)| Paragraph {
            label: (!label.is_empty()).then(|| (*label).to_owned()),
            kind: if label.starts_with('(') { ParagraphKind::Item } else { ParagraphKind::Body },
            level: u8::from(label.starts_with('(')),
            ..Paragraph::plain(*text)
        })
        .collect()
}

fn told(found: &[Finding]) -> Vec<(&'static str, usize, &str)> {
    found.iter().map(|finding| (finding.fault.name(), finding.paragraph, finding.words.as_str())).collect()
}

#[test]
fn a_reference_that_leads_nowhere_is_told_and_those_to_other_texts_are_not() {
    let found = read(numbered(&[
        ("1.", "We note paragraph 3 and paragraph 7 above."),
        ("2.", "We recall paragraph 12 of resolution 70/1 and the Charter, article 55."),
        ("3.", "In line with paragraph 2, the judge said “see paragraph 99”."),
        ("4.", "Resolution 77/3, paragraph 40, is recalled; paragraphs 1 and 9 apply."),
    ]));
    assert_eq!(told(&found), [("reference", 0, "paragraph 7"), ("reference", 3, "9")]);
}

#[test]
fn brackets_without_their_other_half() {
    let found = read(vec![
        Paragraph::plain("We [shall open the locks."),
        Paragraph::plain("The fund is new] and additional."),
        Paragraph::plain("[A whole paragraph in brackets"),
        Paragraph::plain("that goes on in the next.]"),
        Paragraph::plain("The ferries (of the north run at night."),
        Paragraph::plain("We agree: a) on lamps; b) on ropes; and (iii) on sails."),
    ]);
    assert_eq!(told(&found), [("unclosed", 0, "["), ("unopened", 1, "]"), ("unclosed", 4, "(")]);
}

#[test]
fn letters_and_numbers_out_of_order_or_twice() {
    let found = read(numbered(&[
        ("1.", "We decide to:"),
        ("(a)", "Light the lamps;"),
        ("(b)", "Mend the ropes;"),
        ("(d)", "Count the trees;"),
        ("2.", "We decide to:"),
        ("(a)", "Open the locks;"),
        ("(a)", "Close the locks;"),
        ("2.", "We meet again."),
        ("3.", "We meet often."),
        ("3 bis.", "We meet more often."),
        ("4.", "We go home."),
    ]));
    assert_eq!(told(&found), [("out-of-order", 3, "(d)"), ("doubled", 6, "(a)"), ("doubled", 7, "2.")]);
    assert_eq!(found.first().and_then(|finding| finding.other.as_deref()), Some("(c)"));
}

#[test]
fn letters_that_are_roman_numbers_too_are_read_as_what_follows() {
    let labels = ["(a)", "(b)", "(c)", "(d)", "(e)", "(f)", "(g)", "(h)", "(i)", "(j)"];
    let mut items: Vec<(&str, &str)> = vec![("1.", "We decide to:")];
    items.extend(labels.map(|label| (label, "Light a lamp;")));
    items.push(("2.", "We also decide to:"));
    items.extend(["(i)", "(ii)", "(iii)", "(iv)", "(v)", "(vi)"].map(|label| (label, "Mend a rope;")));
    assert_eq!(told(&read(numbered(&items))), []);
}

#[test]
fn terms_defined_and_unused_and_placeholders() {
    let found = read(vec![
        Paragraph::plain("The Harbour Council (hereinafter the “Council”) meets with the pilots (the “Pilots”)."),
        Paragraph::plain("“Vessel” means any thing that floats; the Council may add to it."),
        Paragraph::plain("The fee is [xx] crowns and is paid by TBD."),
        Paragraph::plain("The bell of [place] is rung by … persons."),
        Paragraph::plain("“We came […] and saw”, he wrote."),
    ]);
    assert_eq!(
        told(&found),
        [
            ("unused-term", 1, "Vessel"),
            ("placeholder", 2, "[xx]"),
            ("placeholder", 2, "TBD"),
            ("placeholder", 3, "[place]"),
            ("placeholder", 3, "…"),
        ]
    );
}

#[test]
fn one_thing_named_in_two_ways() {
    let found = read(vec![
        Paragraph::plain("We ask the Working Group on Salt Trade and the Secretary-General to meet."),
        Paragraph::plain("The Working Group on Salt Trade met; the Secretary-General spoke of multistakeholder work."),
        Paragraph::plain("The Committee on Salt Trade and the Secretary General spoke of multi-stakeholder work."),
        Paragraph::plain("The multistakeholder Harbour Lamp Forum (HLF) and the Hill Law Fund (HLF) are two."),
    ]);
    assert_eq!(
        told(&found),
        [
            ("named-two-ways", 2, "Committee on Salt Trade"),
            ("named-two-ways", 2, "Secretary General"),
            ("named-two-ways", 2, "multi-stakeholder"),
            ("named-two-ways", 3, "hill law fund"),
        ]
    );
}
