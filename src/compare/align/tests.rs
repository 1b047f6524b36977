use super::links;
use crate::base::JobControl;
use crate::text::{CellPlace, Paragraph, ParagraphKind};

fn plain(texts: &[&str]) -> Vec<Paragraph> {
    texts.iter().map(|text| Paragraph::plain(*text)).collect()
}

fn heading(text: &str) -> Paragraph {
    Paragraph { kind: ParagraphKind::Heading, level: 2, ..Paragraph::plain(text) }
}

/// Pairs of paragraphs: one of the older draft, one of the newer.
type Pairs = Vec<(usize, usize)>;

/// The links between two drafts and which of them moved.
fn linked(old: &[Paragraph], new: &[Paragraph]) -> (Pairs, Pairs) {
    let links = links(old, new, &[], &JobControl::default()).expect("nobody cancels");
    let pairs = links.iter().map(|link| (link.old, link.new)).collect();
    (pairs, links.iter().filter(|link| link.moved).map(|link| (link.old, link.new)).collect())
}

#[test]
fn a_heading_that_is_a_number_follows_its_text() {
    let old = plain(&[
        "Section 1",
        "The ferry leaves when the bell has been rung twice.",
        "Section 2",
        "Dogs travel on the open deck and are held on a lead.",
        "Section 3",
        "Lost gloves are kept in the wheelhouse until the end of winter.",
    ]);
    let mut new = plain(&["Section 1", "Nobody whistles on board."]);
    new.extend(plain(&[
        "Section 2",
        "The ferry leaves when the bell has been rung three times.",
        "Section 3",
        "Dogs and goats travel on the open deck and are held on a lead.",
        "Section 4",
        "Lost gloves are kept in the wheelhouse until the end of winter.",
    ]));
    let (pairs, moved) = linked(&old, &new);
    assert_eq!(pairs, [(0, 2), (1, 3), (2, 4), (3, 5), (4, 6), (5, 7)]);
    assert_eq!(moved, []);
}

#[test]
fn equal_lines_stay_with_their_own_neighbours() {
    let block =
        |name: &'static str, streets: &'static str| [name, "two wardens, drawn from", streets, "they serve a year"];
    let old: Vec<&str> = [
        block("the Heron quarter has", "Pike Lane and Otter Row"),
        block("the Beacon quarter has", "Lamp Street and Wick Court"),
        block("the Tannery quarter has", "Bark Yard and Hide Alley"),
    ]
    .concat();
    let new: Vec<&str> = [
        block("the Beacon quarter has", "Lamp Street, Oil Stairs and Wick Court"),
        block("the Tannery quarter has", "Bark Yard and Hide Alley"),
        block("the Mill quarter has", "Sack Wharf and Stone Race"),
    ]
    .concat();
    let (pairs, moved) = linked(&plain(&old), &plain(&new));
    assert_eq!(pairs, (4..12).map(|at| (at, at - 4)).collect::<Vec<_>>());
    assert_eq!(moved, []);
}

#[test]
fn a_template_with_another_noun_is_another_provision() {
    let old = plain(&[
        "The sails of a boat shall be mended each spring.",
        "The anchors of a boat shall be weighed each spring.",
        "The lamps of a boat shall be filled each night.",
    ]);
    let new = plain(&[
        "The anchors of a boat shall be weighed each spring.",
        "The lamps of a boat shall be filled each night.",
        "The engines of a boat shall be oiled each spring.",
    ]);
    assert_eq!(linked(&old, &new), (vec![(1, 0), (2, 1)], vec![]));
}

#[test]
fn contents_lists_are_linked_to_contents_lists_and_renamed_titles_by_their_sections() {
    let text = |title: &str| -> Vec<Paragraph> {
        [
            plain(&["Berths", title, "Storms"]),
            vec![heading("Berths")],
            plain(&["A berth is taken by whoever throws the first line ashore."]),
            vec![heading(title)],
            plain(&[
                "A boat pays a silver penny for each night in the basin.",
                "The warden counts the masts at sunset.",
            ]),
            vec![heading("Storms")],
            plain(&["When the cone is hoisted no boat leaves the basin."]),
        ]
        .concat()
    };
    let (pairs, moved) = linked(&text("Payment"), &text("Dues"));
    assert_eq!(pairs, (0..10).map(|at| (at, at)).collect::<Vec<_>>());
    assert_eq!(moved, []);
    // Without a list in the new draft its entries are gone, and the titles keep to the titles.
    let (pairs, _) = linked(&text("Payment"), text("Payment").get(3..).expect("there are ten"));
    assert_eq!(pairs, (3..10).map(|at| (at, at - 3)).collect::<Vec<_>>());
}

#[test]
fn rows_are_linked_by_what_they_are_about() {
    let table = |cells: &[&str]| -> Vec<Paragraph> {
        let cell = |text: &&str| Paragraph { kind: ParagraphKind::Cell, ..Paragraph::plain(*text) };
        let mut all = plain(&["The toll is taken from this table:"]);
        all.extend(cells.iter().map(cell));
        all.extend(plain(&["Nobody pays twice on one day."]));
        all
    };
    let old = table(&["Load", "Pence", "Sheep", "2", "Cart", "4", "Drum", "4"]);
    let new = table(&["Load", "Pence", "Sheep", "3", "Barrel", "4", "Drum", "4"]);
    let (pairs, _) = linked(&old, &new);
    assert_eq!(pairs, [(0, 0), (1, 1), (2, 2), (3, 3), (4, 4), (7, 7), (8, 8), (9, 9)]);
}

#[test]
fn forms_of_words_and_vowel_marks_link() {
    let old =
        plain(&["Настоящие правила действуют в порту.", "Капитаны обязаны сообщать о ледовой опасности.", "Конец."]);
    let new =
        plain(&["Настоящие правила действуют в порту.", "Капитану следует сообщить о ледовых опасностях.", "Конец."]);
    assert_eq!(linked(&old, &new).0, [(0, 0), (1, 1), (2, 2)]);
    let (old, new) = (plain(&["تَحرُس السفينةُ الميناءَ ليلاً"]), plain(&["تحرس السفينة الميناء ليلا"]));
    assert_eq!(linked(&old, &new).0, [(0, 0)]);
}

#[test]
fn a_short_sentence_and_an_edited_one_tie_the_paragraphs_they_pass_between() {
    let old = plain(&[
        "The council of the harbour meets when the ice breaks. Its doors stand open.",
        "The clerk rings the bell an hour before each meeting.",
    ]);
    let new = plain(&[
        "The council of the harbour meets when the ice breaks.",
        "Its doors stand open. The clerk rings the bell an hour before each meeting.",
    ]);
    assert_eq!(linked(&old, &new).0, [(0, 0), (0, 1), (1, 1)]);
}

#[test]
fn a_formula_alone_links_no_provisions() {
    let frame = ["The council of the eastern bay sits in the old customs house.", "These bylaws hang at the gate."];
    let between = |one: &[&str], other: &[&str]| {
        let draft = |inside: &[&str]| plain(&[&frame[..1], inside, &frame[1..]].concat());
        linked(&draft(one), &draft(other)).0
    };
    let apart = |n: usize| vec![(0, 0), (n, n)];
    // One row of a series went, another came: their opening is all they have in common.
    let keep = "Requests the Secretary to report at the next session;";
    let (gone, come) = (
        "Requests the Secretary to publish a handbook on signals;",
        "Requests the Secretary to convene a workshop on buoys;",
    );
    assert_eq!(between(&[keep, gone], &[keep, come]), [(0, 0), (1, 1), (3, 3)]);
    // The same act with another date, or more said of it, is the same row.
    let more = "Requests the Secretary to publish a short handbook on lights and signals;";
    assert_eq!(between(&[keep, gone], &[keep, more]), [(0, 0), (1, 1), (2, 2), (3, 3)]);
    // Another subject that does another thing, within as many days.
    let (fines, complaints) =
        ("Fines are paid to the treasury within ten days.", "Complaints are made to the council within ten days.");
    assert_eq!(between(&[fines], &[complaints]), apart(2));
    // Nothing in common but small words.
    assert_eq!(between(&["the cost of dredging;"], &["the safety of bathers;"]), apart(2));
    assert_eq!(between(&["Гавань закрыта от заката до восхода."], &["Рынок открыт от весны до осени."]), apart(2));
    assert_eq!(between(&["疏浚的费用；"], &["游泳者的安全；"]), apart(2));
}

#[test]
fn a_short_sentence_that_was_written_on_is_followed() {
    let old = plain(&[
        "The Board of Lights meets once a quarter. A clerk takes the minutes.",
        "The keeper lights the fire before sunset and puts it out after sunrise.",
        "The log is kept by the keeper for five years. Anyone may read the log.",
    ]);
    let new = plain(&[
        "The Board of Lights meets once a month. Anyone may read the logs and the accounts.",
        "The keeper lights the fire before sunset and puts it out after sunrise.",
        "The log is kept by the keeper for ten years.",
    ]);
    assert_eq!(linked(&old, &new).0, [(0, 0), (1, 1), (2, 0), (2, 2)]);
}

fn cells(rows: &[&[&str]]) -> Vec<Paragraph> {
    let place = |row: usize, column: usize| CellPlace { table: 0, row: row as u32, column: column as u32 };
    let cell = |row: usize, column: usize, text: &str| Paragraph {
        kind: ParagraphKind::Cell,
        cell: Some(place(row, column)),
        ..Paragraph::plain(text)
    };
    rows.iter()
        .enumerate()
        .flat_map(|(row, texts)| texts.iter().enumerate().map(move |(column, text)| cell(row, column, text)))
        .collect()
}

#[test]
fn a_row_that_names_another_thing_in_the_words_of_the_table_is_another_row() {
    let around = |rows: &[&[&str]]| [plain(&["The desk charges:"]), cells(rows)].concat();
    let old = around(&[
        &["Case", "Each", "Cost"],
        &["Return of a map too late", "day", "1 groat"],
        &["Return of a globe too late", "day", "3 groats"],
        &["Lost key", "piece", "9 groats"],
    ]);
    let new = around(&[
        &["Case", "Each", "Cost"],
        &["Return of a map too late", "day", "2 groats"],
        &["Return of a lute too late", "day", "3 groats"],
        &["Lost key", "piece", "12 groats"],
    ]);
    let (pairs, _) = linked(&old, &new);
    assert_eq!(pairs.len(), 10, "all but the three cells of the globe: {pairs:?}");
    assert!(!pairs.contains(&(7, 7)) && pairs.contains(&(4, 4)) && pairs.contains(&(12, 12)));
}

#[test]
fn rows_are_told_by_their_places_and_not_by_what_repeats_in_them() {
    let old = cells(&[&["Wood", "Shelf"], &["Elm", "A"], &["Ash", "A"], &["Yew", "B"]]);
    let new = cells(&[&["Wood", "Shelf"], &["Elm", "A"], &["Fir", "B"], &["Ash", "A"], &["Yew", "B"]]);
    let (pairs, _) = linked(&old, &new);
    assert_eq!(pairs, [(0, 0), (1, 1), (2, 2), (3, 3), (4, 6), (5, 7), (6, 8), (7, 9)]);
}

#[test]
fn a_sentence_whose_phrase_its_new_paragraph_repeats_is_followed() {
    let fine = "Whoever fells trees in the nesting season pays a fine of two to five crowns.";
    let old = plain(&[
        "Felling trees in the nesting season is forbidden.",
        "The reeve keeps the keys of the three gates.",
        "Hay is mown after midsummer only.",
        fine,
    ]);
    let new = plain(&[
        "The reeve keeps the keys of the three gates.",
        "Hay is mown after midsummer only.",
        "Felling trees in the nesting season is forbidden. Whoever fells trees in the nesting season pays a fine of ten crowns.",
    ]);
    let (pairs, moved) = linked(&old, &new);
    assert_eq!(pairs, [(0, 2), (1, 0), (2, 1), (3, 2)]);
    assert_eq!(moved, [(0, 2)]);
}

#[test]
fn what_says_that_it_is_a_gap_keeps_the_place_of_what_went() {
    let of = |third: &'static str| {
        plain(&[
            "The mill grinds on weekdays.",
            "Flour is weighed twice.",
            third,
            "Sacks are sewn with red thread.",
            "The miller owes the parish one sack a year.",
        ])
    };
    let (old, gap) = (of("Cats live in the mill at its cost."), of("(repealed)"));
    assert_eq!(linked(&old, &gap).0, [(0, 0), (1, 1), (2, 2), (3, 3), (4, 4)]);
    let (other, _) = linked(&old, &of("Candles are kept in a tin box."));
    assert!(!other.contains(&(2, 2)), "another provision at the place is no gap");
}

#[test]
fn a_part_is_known_by_its_name_and_not_by_its_ordinal() {
    let part = |title: &str, texts: &[&str]| [vec![heading(title)], plain(texts)].concat();
    let stalls = ["Stalls are let by lot for five years.", "No tenant passes a stall on to another."];
    let scales = ["Scales are tested every spring.", "The weigher keeps a copper scale in the hall."];
    let first = part("Part One: General", &["These rules hold in the old market."]);
    let last = part("Part Four: Fines", &["Fines are paid into the box."]);
    let old = [first.clone(), part("Part Two: Stalls", &stalls), part("Part Three: Scales", &scales), last.clone()];
    let new = [first, part("Part Two: Scales", &scales), part("Part Three: Stalls", &stalls), last];
    let (pairs, _) = linked(&old.concat(), &new.concat());
    assert_eq!(pairs, [(0, 0), (1, 1), (2, 5), (3, 6), (4, 7), (5, 2), (6, 3), (7, 4), (8, 8), (9, 9)]);
}
