use super::*;

fn check(text: &str, expected: &[&str]) {
    let read = from_text(text, &JobControl::default()).expect("small input");
    let got: Vec<&str> = read.blocks.iter().map(|block| block.text.as_str()).collect();
    assert_eq!(got, expected);
}

#[test]
fn hard_wrapped_items_become_blocks() {
    check(
        "\
   The Project Leader may, after having asked the people concerned, and
   when there is no other way:
    1. Appoint Delegates or delegate decisions to somebody who is
       willing.
       The Leader may define an area of ongoing responsibility or a
       specific decision and hand it over to another Developer.
         1. A Foundation Document is a document regarded as critical to
            the mission.
    2. Lend authority to others.
   10. Consult.
",
        &[
            "The Project Leader may, after having asked the people concerned, and when there is no other way:",
            "1. Appoint Delegates or delegate decisions to somebody who is willing.",
            "The Leader may define an area of ongoing responsibility or a specific decision and hand it over to another Developer.",
            "1. A Foundation Document is a document regarded as critical to the mission.",
            "2. Lend authority to others.",
            "10. Consult.",
        ],
    );
}

#[test]
fn lines_that_are_paragraphs_stay_apart() {
    let long =
        "We recognize that digital transformation is for all people everywhere, and that nobody may be left behind. "
            .repeat(3);
    let long = long.trim();
    check(
        &format!("1. {long}\n2. {long}\n(a) {long}"),
        &[&format!("1. {long}"), &format!("2. {long}"), &format!("(a) {long}")],
    );
}

#[test]
fn hyphens_at_line_ends() {
    check(
        "The cooperation of all is needed for the long and steady work of us, and also for the self-\ngoverning of all the bodies which we have made, and for coop-\neration as such.",
        &[
            "The cooperation of all is needed for the long and steady work of us, and also for the self-governing of all the bodies which we have made, and for cooperation as such.",
        ],
    );
}

#[test]
fn furniture_of_pages_is_set_aside() {
    let page = |number: u32, text: &str| format!("A/79/L.2\n\n{text}\n\n{number}\n");
    let text = [
        page(1, "We agree that the work will go on for as long as it takes and that it"),
        page(2, "will be done. It is a long work that needs a long time and some more."),
        page(3, "The end of it."),
    ]
    .join("\u{C}");
    let read = from_text(&text, &JobControl::default()).expect("small input");
    let aside: Vec<&str> = read.set_aside.iter().map(|aside| &*aside.what).collect();
    assert_eq!(aside.iter().filter(|what| **what == "page number").count(), 3);
    assert_eq!(aside.iter().filter(|what| **what == "running header").count(), 3);
}

#[test]
fn a_title_that_two_pages_share_is_no_furniture() {
    let text = "PUBLIC LICENCE\nVersion 1\n\nThe licence begins here and goes on for a while.\n\u{C}PUBLIC LICENCE\nTerms \
                and conditions\n\nThe terms follow here, one after the other.\n";
    let read = from_text(text, &JobControl::default()).expect("small input");
    assert!(read.set_aside.is_empty(), "{:?}", read.set_aside);
}

#[test]
fn quoted_mail() {
    check(
        "> We agree that all of this which was sent to us\n> is good for us, and go on.\n>\n> Yes.",
        &["We agree that all of this which was sent to us is good for us, and go on.", "Yes."],
    );
}

#[test]
fn columns_of_a_plain_text_are_cells() {
    let text = "1. The toll is this:\n\nBoat       Day      Night\nRaft       1 coin   2 coins\nFerry      nothing  1 coin\n\n2. \
                Swans pay nothing.\n";
    let read = from_text(text, &JobControl::default()).expect("small input");
    let cells: Vec<&str> =
        read.blocks.iter().filter(|block| block.role == Role::Cell).map(|block| block.text.as_str()).collect();
    assert_eq!(cells, ["Boat", "Day", "Night", "Raft", "1 coin", "2 coins", "Ferry", "nothing", "1 coin"]);
    assert_eq!(read.blocks.len(), 11);
}

#[test]
fn labels_before_wide_gaps_are_no_table() {
    let text = "1.   Oars are of ash.\n2.   Masts are of pine.\n3.   Sails are of flax.\n";
    let read = from_text(text, &JobControl::default()).expect("small input");
    assert!(read.blocks.iter().all(|block| block.role == Role::Unknown), "{:?}", read.blocks);
}

#[test]
fn the_line_above_the_rule_of_the_notes_is_no_heading() {
    let text = "Costs are shared[1] by all\n________________\n[1] In equal parts.\n";
    let read = from_text(text, &JobControl::default()).expect("small input");
    assert_eq!(read.blocks[0].role, Role::Unknown);
    assert_eq!(read.blocks[1].role, Role::Footnote);
}
