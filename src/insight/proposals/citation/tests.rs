use super::*;
use crate::text::{Paragraph, ParagraphKind, Reading};

/// A treaty whose articles begin again, with an annex of rules that do so too.
fn treaty() -> Reading {
    let heading = |text: &str, section: &[&str]| Paragraph {
        kind: ParagraphKind::Heading,
        section: section.iter().map(|title| (*title).to_owned()).collect(),
        ..Paragraph::plain(text)
    };
    let body = |label: &str, level: u8, section: &[&str], text: &str| Paragraph {
        kind: if level > 0 { ParagraphKind::Item } else { ParagraphKind::Body },
        level,
        label: (!label.is_empty()).then(|| label.to_owned()),
        section: section.iter().map(|title| (*title).to_owned()).collect(),
        ..Paragraph::plain(text)
    };
    let (one, two, annex) = (["Article 1 Bees"], ["Article 2 Hives"], ["Annex I Wax", "Rule 3 Candles"]);
    let paragraphs = vec![
        heading("Article 1 Bees", &[]),
        body("1.", 0, &one, "A bee has one hive."),
        body("2.", 0, &one, "Its keeper:"),
        body("(a)", 1, &one, "Feeds it;"),
        body("(b)", 1, &one, "Lets it fly:"),
        body("(i)", 2, &one, "By day;"),
        heading("Article 2 Hives", &[]),
        body("", 0, &two, "A hive has one door."),
        heading("Annex I Wax", &[]),
        heading("Rule 3 Candles", &["Annex I Wax"]),
        body("1.", 0, &annex, "Candles are of wax."),
        body("2.", 0, &annex, "They burn slowly."),
    ];
    Reading { sources: (0..paragraphs.len()).map(|at| vec![at]).collect(), paragraphs }
}

#[test]
fn citations_of_all_kinds_lead_to_their_paragraph() {
    let draft = treaty();
    let addresses = Addresses::of(&draft);
    let cases = [
        ("article 1, paragraph 1", Some(1)),
        ("para. 2 (b) of article 1", Some(4)),
        ("Art. 1 (2) (b) (i)", Some(5)),
        ("article 1.2", Some(2)),
        ("the second paragraph of article 1", Some(2)),
        ("第一条第二款", Some(2)),
        ("статья 1, пункт 2", Some(2)),
        // An article of one paragraph is that paragraph.
        ("article 2", Some(7)),
        ("annex I, rule 3, para. 2", Some(11)),
        ("rule 3.1 of annex 1", Some(10)),
        ("article 1", None),
        ("article 9, paragraph 1", None),
    ];
    for (written, place) in cases {
        let found = citations(written);
        assert_eq!(found.len(), 1, "{written}");
        assert_eq!(addresses.find(&found[0], &draft, None).one(), place, "{written}");
    }
}

#[test]
fn what_several_paragraphs_are_called_is_decided_by_their_words_or_not_at_all() {
    let draft = treaty();
    let addresses = Addresses::of(&draft);
    let cited = bare("2.").expect("a label");
    // The annex is named when it is meant.
    assert_eq!(addresses.find(&cited, &draft, None), Found::One(2));
    let all = citations("rule 3");
    assert_eq!(addresses.find(&all[0], &draft, None), Found::Nothing);
    assert_eq!(addresses.heading(&all[0]), Some(9), "of a whole rule one speaks by its heading");
}

#[test]
fn several_paragraphs_and_what_they_stand_in() {
    let draft = treaty();
    let addresses = Addresses::of(&draft);
    let places = |text: &str| -> Vec<Option<usize>> {
        citations(text).iter().map(|one| addresses.find(one, &draft, None).one()).collect()
    };
    assert_eq!(places("Delete paragraphs 1 and 2 of article 1"), [Some(1), Some(2)]);
    assert_eq!(places("In paragraph 1, 12 words are too many").len(), 1);
    // "(a)" after "paragraph 2" is its.
    let outer = citations("article 1, paragraph 2").remove(0);
    let item = bare("(a)").expect("a label").within(&outer);
    assert_eq!(addresses.find(&item, &draft, None), Found::One(3));
}

#[test]
fn a_paragraph_that_comes_in_stands_behind_the_one_before_its_number() {
    let before = |text: &str| -> Vec<String> {
        bare(text).expect("a label").predecessors().iter().map(|one| one.written.clone()).collect()
    };
    assert_eq!(before("3 ter"), ["3 bis", "3"]);
    assert_eq!(before("18."), ["17"]);
    assert_eq!(before("(d)"), ["c"]);
    assert!(before("1").is_empty());
}
