//! What pages leave open is doubted, and nothing else.

use super::tests::{Sheet, lines, open, show};
use crate::import::Block;
use crate::text::{Doubt, Doubts, Style};

fn blocks(pages: &[String]) -> Vec<Block> {
    open(&Sheet { pages: pages.to_vec(), ..Sheet::default() }).value.blocks
}

/// The doubts of the block that holds these words.
fn doubts(blocks: &[Block], words: &str) -> Doubts {
    blocks.iter().find(|block| block.text.contains(words)).expect("the words are read").doubts
}

const PROSE: [&str; 4] = [
    "1. The keeper of the tower lights the lamp at dusk and puts it out at dawn, and writes",
    "both into the book of the tower.",
    "2. The keys of the tower are handed to the members of the harbour council in January,",
    "and are given back when they leave it.",
];

#[test]
fn a_plain_page_is_read_without_doubt() {
    let page = lines(72.0, 760.0, &PROSE) + &lines(72.0, 680.0, &["3. Nobody enters the tower at night."]);
    let page = page + &show("R", 9.0, 290.0, 40.0, "1");
    assert!(blocks(&[page]).iter().all(|block| block.doubts.is_empty()));
}

#[test]
fn small_lines_at_the_foot_that_no_mark_names_may_be_no_notes() {
    let page = lines(72.0, 760.0, &PROSE) + &show("R", 8.0, 72.0, 690.0, "* oil for the lamp and for the boats");
    let read = blocks(&[page]);
    assert_eq!(doubts(&read, "oil for the lamp"), Doubt::Kind.into());
    // Its mark stands in the text: a note.
    let page = lines(72.0, 760.0, &PROSE)
        + &show("R", 8.0, 230.0, 750.0, "*")
        + &show("R", 8.0, 72.0, 690.0, "* oil for the lamp and for the boats");
    let read = blocks(&[page]);
    assert!(doubts(&read, "oil for the lamp").is_empty(), "{read:#?}");
}

#[test]
fn words_under_a_painted_area_are_doubted_one_by_one() {
    let page = show("R", 12.0, 72.0, 700.0, "The lamp burns all night") + "1 1 1 rg 130 694 40 16 re f\n";
    let read = blocks(&[page]);
    let block = read.first().expect("one line");
    assert_eq!(block.doubts, Doubt::Covered.into());
    let unsure: Vec<&str> = block
        .marks
        .iter()
        .filter(|mark| mark.style == Style::Unsure)
        .filter_map(|mark| mark.span.of(&block.text))
        .collect();
    assert!(!unsure.is_empty() && unsure.iter().all(|words| words.len() < block.text.len()), "{unsure:?}");
}

#[test]
fn words_side_by_side_that_are_no_columns_leave_their_order_open() {
    let left = ["Names of the keepers", "Turns of the night watch", "Places of the boats"];
    let right = ["Who they were long ago", "When each of them is due", "Where they are in winter"];
    let rows: String = left
        .iter()
        .zip(right)
        .enumerate()
        .map(|(at, (a, b))| {
            let y = 700.0 - 14.0 * at as f32;
            show("R", 12.0, 72.0, y, a) + &show("R", 12.0, 300.0, y, b)
        })
        .collect();
    let read = blocks(&[rows]);
    assert!(doubts(&read, "long ago").contains(Doubt::Order), "{read:?}");
}

#[test]
fn a_page_break_after_a_full_line_is_doubted_where_nothing_marks_paragraphs() {
    let full = [
        "The keeper of the tower lights the lamp at dusk and puts it out again at dawn, and he",
        "writes into the book of the tower what was burned. The book of the tower lies in a box.",
    ];
    let next =
        ["Keys of the tower are handed to the members of the council of the harbour in January,", "all of them."];
    let read = blocks(&[lines(72.0, 120.0, &full), lines(72.0, 760.0, &next)]);
    if read.len() == 1 {
        assert!(doubts(&read, "Keys").contains(Doubt::Glued), "{read:?}");
    } else {
        assert!(read.iter().all(|block| block.doubts.contains(Doubt::Torn)), "{read:?}");
    }
}
