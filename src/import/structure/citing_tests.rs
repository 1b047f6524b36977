//! Rules of citing, each with a text made for it.

use super::*;
use crate::base::ContentHash;
use crate::import::{Block, Role};
use crate::text::{Format, ParagraphKind};

fn block(line: &str) -> Block {
    // "# " before a line says that its format calls it a heading, "^ " that it is a note.
    match (line.strip_prefix("# "), line.strip_prefix("^ ")) {
        (Some(title), _) => Block { text: title.to_owned(), role: Role::Heading(None), ..Block::default() },
        (_, Some(note)) => {
            let (label, words) = note.split_once(' ').unwrap_or((note, ""));
            Block { text: words.to_owned(), label: Some(label.to_owned()), role: Role::Footnote, ..Block::default() }
        }
        _ => Block { text: line.to_owned(), ..Block::default() },
    }
}

fn read(lines: &[&str]) -> SourceText {
    let read =
        WithDiagnostics::plain(Read { blocks: lines.iter().map(|line| block(line)).collect(), ..Read::default() });
    assemble(read, SourceText::empty(ContentHash::of(b""), 1, Format::Text), &JobControl::default())
        .expect("small input")
        .value
}

/// The references in reading order, a dash for none.
fn cited(lines: &[&str]) -> Vec<String> {
    let references = read(lines).paragraphs.into_iter().map(|paragraph| paragraph.reference);
    references.map(|reference| reference.unwrap_or_else(|| "-".to_owned())).collect()
}

#[test]
fn numbers_that_run_through_all_sections_stand_alone() {
    let lines = [
        "# I. Wells",
        "1. Every well has a lid.",
        "2. Every lid has a handle:",
        "(a) of iron;",
        "(b) of rope.",
        "# II. Ropes",
        "3. Ropes are dried.",
        "# A. Knots",
        "4. Knots are counted.",
        "# B. Ends",
        "5. Ends are burnt.",
    ];
    assert_eq!(cited(&lines), ["I", "1", "2", "2 (a)", "2 (b)", "II", "3", "II, A", "4", "II, B", "5"]);
}

#[test]
fn only_the_annex_is_named_where_the_numbers_begin_again_in_it_alone() {
    let lines = [
        "# I. Wells",
        "1. Every well has a lid.",
        "# II. Ropes",
        "2. Ropes are dried.",
        "# Annex",
        "# A. Lids",
        "1. Oak is best.",
        "# B. Handles",
        "2. Iron is best:",
        "(a) in winter;",
        "(b) in summer.",
    ];
    assert_eq!(
        cited(&lines),
        [
            "I",
            "1",
            "II",
            "2",
            "annex",
            "annex, A",
            "annex, para. 1",
            "annex, B",
            "annex, para. 2",
            "annex, para. 2 (a)",
            "annex, para. 2 (b)"
        ]
    );
}

#[test]
fn rules_that_begin_again_in_each_annex_are_cited_with_it() {
    let lines = [
        "# Part One General",
        "# Article 1 Aim",
        "1. Bees fly free.",
        "2. Hives stand still.",
        "# Part Two Rest",
        "# Article 2 Scope",
        "1. Wasps are no bees.",
        "# Annex I Hives",
        "# Rule 1 Wood",
        "1. Lime wood is used.",
        "# Rule 2 Paint",
        "1. Paint is white.",
        "# Annex II Honey",
        "# Rule 1 Jars",
        "1. Jars are of glass.",
    ];
    let references = cited(&lines);
    let paragraphs: Vec<&str> =
        references.iter().map(String::as_str).filter(|reference| reference.contains("para.")).collect();
    assert_eq!(
        paragraphs,
        [
            "art. 1, para. 1",
            "art. 1, para. 2",
            "art. 2, para. 1",
            "annex I, rule 1, para. 1",
            "annex I, rule 2, para. 1",
            "annex II, rule 1, para. 1"
        ]
    );
    assert!(references.contains(&"part Two".to_owned()) && references.contains(&"annex II, rule 1".to_owned()));
}

#[test]
fn rules_with_parts_in_their_numbers_run_through() {
    let lines = [
        "# Article I Money",
        "# Rule 101.1 Purses",
        "1. Purses are sewn shut.",
        "# Rule 101.2 Chests",
        "2. Chests have three keys.",
        "# Article II Time",
        "# Rule 102.1 Clocks",
        "3. Clocks strike once.",
    ];
    let copy = read(&lines);
    let references: Vec<_> = copy.paragraphs.iter().filter_map(|paragraph| paragraph.reference.as_deref()).collect();
    assert_eq!(references, ["art. I", "rule 101.1", "1", "rule 101.2", "2", "art. II", "rule 102.1", "3"]);
    assert_eq!(copy.paragraphs[7].section, ["Article II Time", "Rule 102.1 Clocks"]);
}

#[test]
fn a_section_and_a_paragraph_of_one_number_are_told_apart() {
    let lines =
        ["# 1. Roofs", "1. Roofs are steep.", "2. Roofs are red.", "# 2. Doors", "3. Doors are low.", "4. So are we."];
    assert_eq!(cited(&lines), ["sect. 1", "1", "2", "sect. 2", "3", "4"]);
}

#[test]
fn what_begins_again_under_a_bare_title_is_cited_with_the_title() {
    let lines = [
        "# Findings",
        "1. It rains.",
        "2. It pours.",
        "# Requests",
        "1. Build a roof.",
        "2. Close the door.",
        "# Thanks",
    ];
    let all = cited(&lines);
    assert_eq!(all, ["-", "Findings, 1", "Findings, 2", "-", "Requests, 1", "Requests, 2", "-"]);
}

#[test]
fn nothing_is_cited_like_anything_else() {
    let lines = ["1. The first.", "2. The second.", "3. The third.", "3. Another third.", "4. The fourth."];
    assert_eq!(cited(&lines), ["1", "2", "3", "3 [2]", "4"]);
}

#[test]
fn labels_glued_to_what_stands_around_them_are_labels() {
    let lines = [
        "1. Lamps are lit at dusk.",
        "2.Lamps are put out at dawn.",
        "(ALL)3.Nobody blows them out.",
        "3bisChildren may watch.",
        "4. Oil is stored outside.",
        "[5. Matches are counted.]",
    ];
    let copy = read(&lines);
    let read: Vec<(Option<&str>, Option<&str>)> =
        copy.paragraphs.iter().map(|it| (it.label.as_deref(), it.reference.as_deref())).collect();
    assert_eq!(
        read,
        [
            (Some("1."), Some("1")),
            (Some("2."), Some("2")),
            (Some("(ALL)3."), Some("3")),
            (Some("3bis"), Some("3 bis")),
            (Some("4."), Some("4")),
            (Some("5."), Some("5"))
        ]
    );
    assert_eq!(copy.paragraphs[3].text, "Children may watch.");
    assert_eq!(copy.paragraphs[5].text, "[Matches are counted.]");
}

#[test]
fn a_tag_alone_is_no_label() {
    for line in ["(EU) 2016 was a wet year.", "(ALL) of us went.", "3.5Kilograms were weighed."] {
        assert_eq!(read(&[line]).paragraphs[0].label, None, "{line}");
    }
}

#[test]
fn variants_hang_on_the_paragraph_that_leads_in() {
    let lines = [
        "6. The bridge is painted:",
        "Alt 1 [It is painted red.]",
        "Alt 2 [It is painted green, with these exceptions:",
        "(a) the rail;",
        "(b) the lamps.]",
        "7. The bridge is closed at night.",
    ];
    assert_eq!(cited(&lines), ["6", "6 alt 1", "6 alt 2", "6 alt 2 (a)", "6 alt 2 (b)", "7"]);
}

#[test]
fn variants_with_paragraphs_of_their_own_are_parts_of_the_text() {
    let lines = [
        "# I. Bridges",
        "Option 1",
        "1. Bridges are of stone.",
        "Option 2: {bridges of wood}",
        "2. Bridges are of wood.",
        "# II. Boats",
        "Option 1",
        "3. Boats are of wood.",
        "Option 2{No text}",
    ];
    assert_eq!(cited(&lines), ["I", "I, option 1", "1", "I, option 2", "2", "II", "II, option 1", "3", "II, option 2"]);
    let copy = read(&lines);
    assert_eq!(copy.paragraphs[4].section, ["I. Bridges", "Option 2: {bridges of wood}"]);
}

#[test]
fn a_heading_between_headings_is_one_however_long_its_words() {
    let long = "II. [Further rules on swings] [More rules on swings, slides and the sand in which the smallest play every \
                afternoon] {to be decided}";
    let lines =
        ["# I. Swings", "1. Swings hang level.", long, "2. Slides are dry.", "# III. Sand", "3. Sand is washed."];
    let copy = read(&lines);
    assert_eq!(copy.paragraphs[2].kind, ParagraphKind::Heading);
    assert_eq!(copy.paragraphs[3].reference.as_deref(), Some("2"));
}

#[test]
fn contents_pages_are_set_aside_with_their_title() {
    let lines = [
        "Code of kites",
        "Contents",
        "1. Strings ........ 2",
        "2. Tails .......... 3",
        "Annex Colours . . . . . . 4",
        "1. Strings are strong, and wound up when it rains.",
        "2. Tails are longer than kites... or so we hope.",
    ];
    let copy = read(&lines);
    let aside: Vec<&str> = copy.set_aside.iter().map(|aside| aside.text.as_str()).collect();
    assert_eq!(aside, ["Contents", "1. Strings ........ 2", "2. Tails .......... 3", "Annex Colours . . . . . . 4"]);
    assert_eq!(copy.paragraphs.len(), 3);
}

#[test]
fn a_paragraph_torn_in_a_sentence_is_whole() {
    let lines = [
        "1. The gate is opened every morning by the keeper who sleeps",
        "nearest to it, whatever the weather may be.",
        "2. The keeper is paid for:",
        "opening the gate early;",
        "closing it late.",
    ];
    let texts: Vec<String> = read(&lines).paragraphs.into_iter().map(|paragraph| paragraph.text).collect();
    assert_eq!(
        texts,
        [
            "The gate is opened every morning by the keeper who sleeps nearest to it, whatever the weather may be.",
            "The keeper is paid for:",
            "opening the gate early;",
            "closing it late."
        ]
    );
}

#[test]
fn an_annex_without_a_number_is_one() {
    for head in ["# Annex Figures", "Annex — Figures", "Annex: Figures", "Annex Figures", "# Annex"] {
        let lines = ["1. Figures are rounded up.", head, "1. Ten is a round figure.", "2. So is twenty."];
        assert_eq!(cited(&lines), ["1", "annex", "annex, para. 1", "annex, para. 2"], "{head}");
    }
    assert_eq!(cited(&["Annex parties may join at any time.", "1. They write a letter."]), ["-", "1"]);
}

#[test]
fn the_title_of_an_article_may_stand_on_the_next_line() {
    let lines = ["Article 1", "Use of nets", "1. Nets are mended at night.", "Article 2", "Nets are never lent."];
    let copy = read(&lines);
    assert_eq!(copy.paragraphs[0].text, "Use of nets");
    assert_eq!(copy.paragraphs[1].section, ["Article 1 Use of nets"]);
    assert_eq!(copy.paragraphs[3].text, "Nets are never lent.");
}

#[test]
fn articles_stand_beside_the_preamble_and_below_a_bare_title() {
    let beside = [
        "Pact of the mills",
        "The millers met.",
        "# Preamble",
        "Mills turn slowly.",
        "# Article 1 Sails",
        "Sails are white.",
    ];
    assert_eq!(read(&beside).paragraphs[5].section, ["Article 1 Sails"]);
    let below = [
        "# Pact of the mills",
        "The millers met by the river.",
        "# Preamble",
        "Mills turn slowly.",
        "# General provisions",
        "# Article 1 Sails",
        "Sails are white.",
    ];
    assert_eq!(read(&below).paragraphs[6].section.last().map(String::as_str), Some("Article 1 Sails"));
    assert!(!read(&below).paragraphs[6].section.contains(&"Preamble".to_owned()));
}

#[test]
fn notes_are_cited_by_their_number_and_page() {
    let mut blocks: Vec<Block> =
        ["1. One.", "^ [1] Of the first page.", "2. Two.", "^ 1 Of the second.", "^ ② Another."].map(block).to_vec();
    for (at, block) in blocks.iter_mut().enumerate() {
        block.page = Some(if at < 2 { 1 } else { 2 });
    }
    let read = WithDiagnostics::plain(Read { blocks, ..Read::default() });
    let copy = assemble(read, SourceText::empty(ContentHash::of(b""), 1, Format::Pdf), &JobControl::default());
    let copy = copy.expect("small input").value;
    let references: Vec<_> = copy.paragraphs.iter().filter_map(|paragraph| paragraph.reference.as_deref()).collect();
    assert_eq!(references, ["1", "2", "p. 1, footnote 1", "p. 2, footnote 1", "footnote 2"]);
}

#[test]
fn the_ninth_letter_among_headings_is_no_roman_number() {
    let mut lines: Vec<String> = Vec::new();
    for (at, letter) in "ABCDEFGHIJ".chars().enumerate() {
        lines.push(format!("# {letter}. Of matter {letter}"));
        lines.push(format!("{}. It is settled.", at + 1));
    }
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let references = cited(&lines);
    assert_eq!((references[16].as_str(), references[17].as_str()), ("I", "9"));
    assert_eq!(read(&lines).paragraphs[17].section, ["I. Of matter I"]);
}

#[test]
fn a_number_that_a_sentence_cites_is_no_label() {
    let lines = [
        "1. Whoever lends a boat does so under the terms of section",
        "3. of this charter, and of no other paper.",
        "2. Boats are lent for a day.",
        "3. Boats come back dry.",
    ];
    assert_eq!(cited(&lines), ["1", "2", "3"]);
}

#[test]
fn what_was_taken_out_keeps_its_number_and_gives_it_to_none() {
    let mut blocks: Vec<Block> =
        ["1. Geese are counted.", "2. Ducks are not.", "2. Swans are.", "3. Herons may be."].map(block).to_vec();
    let whole = crate::base::Span::new(0, blocks[1].text.len());
    blocks[1].marks.push(crate::text::Mark::new(whole, crate::text::Style::Deleted));
    let read = WithDiagnostics::plain(Read { blocks, ..Read::default() });
    let copy = assemble(read, SourceText::empty(ContentHash::of(b""), 1, Format::Docx), &JobControl::default());
    let copy = copy.expect("small input").value;
    let references: Vec<_> = copy.paragraphs.iter().filter_map(|paragraph| paragraph.reference.as_deref()).collect();
    assert_eq!(references.last(), Some(&"3"), "{references:?}");
    assert_eq!(references.iter().filter(|reference| **reference == "2").count(), references.len() - 2);
}

#[test]
fn sections_with_parts_in_their_numbers_stand_in_articles() {
    let lines =
        ["# Article I Mills", "# Section 1.1 Sails", "Sails are white.", "# Section 1.2 Stones", "Stones are round."];
    let copy = read(&lines);
    assert_eq!(copy.paragraphs[4].section, ["Article I Mills", "Section 1.2 Stones"]);
    assert_eq!(copy.paragraphs[3].reference.as_deref(), Some("sect. 1.2"));
}

#[test]
fn an_item_of_a_list_breaks_no_row_of_headings() {
    let lines = [
        "1. Introduction",
        "The club keeps clocks, and winds them on the first day of each week, winter and summer.",
        "2. Members",
        "2.1. Joining",
        "1. Anybody may join who owns a clock, and stays as long as the clock is kept running.",
        "The keeper of the book says who has joined.",
        "2. Details of joining",
        "The names of members are written into the book, with the day on which they joined the club.",
        "3. Officers",
        "3.1. Choice",
        "1. The keeper of the book is chosen in spring by all members who are present.",
    ];
    let paragraphs = read(&lines).paragraphs;
    let of = |words: &str| paragraphs.iter().find(|paragraph| paragraph.text == words).expect("there");
    for heading in ["Introduction", "Members", "Officers"] {
        assert_eq!(of(heading).kind, ParagraphKind::Heading, "{heading}");
    }
    assert_ne!(of("Details of joining").kind, ParagraphKind::Heading);
    assert_eq!(of("Details of joining").reference.as_deref(), Some("2 (2)"), "the outermost that holds no other list");
    assert_eq!(of("Members").reference.as_deref(), Some("2"));
}

#[test]
fn a_number_that_names_its_appendix_needs_no_other_name() {
    let lines = [
        "# A. Winding",
        "# A.1. Keys",
        "1. Keys hang on the wall beside the clock they belong to.",
        "# A.1. Oil",
        "1. Oil is kept in the cellar, away from the wooden cases.",
        "# A.2. Dust",
        "1. Dust is blown off once a year before the spring meeting.",
    ];
    let cited = cited(&lines);
    assert!(cited.iter().all(|reference| !reference.contains("A, A")), "{cited:?}");
    assert_eq!([&cited[5], &cited[6]], ["A.2", "A.2 (1)"], "{cited:?}");
    assert_eq!(cited.iter().collect::<std::collections::BTreeSet<_>>().len(), cited.len(), "each its own: {cited:?}");
}
