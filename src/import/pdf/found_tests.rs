//! What real documents of other producers got wrong, as small as it shows.

use super::tests::{Sheet, check, lines, open, show, texts};
use crate::import::Role;
use crate::import::pdf::glyphs::accent::composed;
use crate::import::pdf::glyphs::page::Glyph;

#[test]
fn a_paragraph_whose_first_line_hangs_out_is_one() {
    let text = lines(72.0, 700.0, &["The secretariat keeps a list of all the members and publishes it in"])
        + &lines(
            96.0,
            686.0,
            &[
                "Annex two, with the date of each ratification, and brings it",
                "up to date whenever a member joins or leaves it.",
            ],
        );
    check(
        &[text],
        &["The secretariat keeps a list of all the members and publishes it in Annex two, with the date of each \
             ratification, and brings it up to date whenever a member joins or leaves it."],
    );
}

/// Words of letters that are all half as wide as high, and so many points between them.
fn spaced(x: f32, y: f32, gap: f32, words: &[&str]) -> String {
    let mut at = x;
    let mut out = String::new();
    for word in words {
        out += &show("R", 10.0, at, y, word);
        at += word.len() as f32 * 5.0 + gap;
    }
    out
}

#[test]
fn dots_that_lead_to_a_page_number_tell_nothing_of_the_gaps_between_words() {
    let dots: String = (0..60).map(|dot| show("R", 10.0, 150.0 + dot as f32 * 4.5, 700.0, ".")).collect();
    let read = open(&Sheet {
        pages: vec![spaced(72.0, 700.0, 2.0, &["hound", "dough", "bound"]) + &dots],
        ..Sheet::default()
    });
    assert!(read.value.blocks[0].text.starts_with("hound dough bound"), "{:?}", texts(&read.value.blocks));
}

#[test]
fn columns_set_with_wide_spaces_between_words_are_columns() {
    let words = ["hound", "bookbound", "nod", "voodoo", "pound", "knobbed", "good", "dough", "undo", "boo"];
    let mut seed = 5_u32;
    let mut word = || {
        seed = seed.wrapping_mul(1_103_515_245).wrapping_add(12_345);
        words[(seed >> 16) as usize % words.len()]
    };
    let mut said: Vec<&str> = Vec::new();
    let mut column = |x: f32| -> String {
        (0..14)
            .map(|row| {
                let row_words: Vec<&str> = (0..6).map(|_| word()).collect();
                said.extend(row_words.iter().copied());
                let width: usize = row_words.iter().map(|word| word.len() * 5).sum();
                spaced(x, 700.0 - row as f32 * 12.0, (230.0 - width as f32) / 5.0, &row_words)
            })
            .collect()
    };
    let page = column(50.0) + &column(320.0);
    check(&[page], &[&said.join(" ")]);
}

#[test]
fn accents_drawn_over_letters_are_part_of_them() {
    let acute = "BT /R 12 Tf 87.2 700 Td (\\264) Tj ET\n".to_owned();
    let text = show("R", 12.0, 72.0, 700.0, "caf") + &acute + &show("R", 12.0, 86.65, 700.0, "e is served");
    check(&[text], &["café is served"]);
}

#[test]
fn vowel_signs_follow_the_letter_they_were_drawn_with() {
    let glyph =
        |ch, x0: f32, x1: f32| Glyph { ch, x0, x1, y: 100.0, size: 12.0, colour: 0, content: 0, flags: 0, note: 0 };
    // Drawn from left to right, each sign before its letter and at its left edge.
    let drawn =
        vec![glyph('م', 10.0, 16.0), glyph('\u{64E}', 15.9, 15.9), glyph('ل', 16.0, 20.0), glyph('ع', 20.0, 27.0)];
    let mut seated = composed(drawn);
    seated.sort_by(|a, b| b.x0.total_cmp(&a.x0));
    assert_eq!(seated.iter().map(|glyph| glyph.ch).collect::<String>(), "عل\u{64E}م");
    // One glyph that the font's map spells out in two.
    let drawn =
        vec![glyph('ا', 12.3, 14.6), glyph('\u{64B}', 10.0, 12.3), glyph('ق', 14.6, 20.2), glyph('ف', 20.2, 25.4)];
    let mut seated = composed(drawn);
    seated.sort_by(|a, b| b.x0.total_cmp(&a.x0));
    assert_eq!(seated.iter().map(|glyph| glyph.ch).collect::<String>(), "فقا\u{64B}");
}

#[test]
fn digits_raised_by_nature_are_marks_of_notes() {
    let mark = "BT /R 12 Tf 72 700 Td (Recalling its resolution on the law of the sea,\\271) Tj ET\n".to_owned();
    let note = "0.5 w 72 110 m 172 110 l S\nBT /R 9 Tf 72 95 Td (\\271 See the verbatim records.) Tj ET\n";
    let read = open(&Sheet { pages: vec![mark + note], ..Sheet::default() });
    let blocks = &read.value.blocks;
    assert_eq!(texts(blocks), ["Recalling its resolution on the law of the sea,", "See the verbatim records."]);
    assert_eq!((blocks[1].role, blocks[1].label.as_deref()), (Role::Footnote, Some("1")));
    assert_eq!(blocks[0].notes.len(), 1);
}

#[test]
fn numbered_lines_in_small_type_are_no_notes_when_nothing_marks_them() {
    let annex: String = ["1 Format of the report", "2 Name of the author", "3 Date of the session"]
        .iter()
        .enumerate()
        .map(|(row, text)| show("R", 8.0, 72.0, 200.0 - row as f32 * 10.0, text))
        .collect();
    let body = lines(
        72.0,
        700.0,
        &["Reports follow the order below, unless the Assembly decides on another", "order for them."],
    );
    let read = open(&Sheet { pages: vec![body + &annex], ..Sheet::default() });
    assert!(read.value.blocks.iter().all(|block| block.role != Role::Footnote), "{:?}", texts(&read.value.blocks));
}

#[test]
fn a_line_that_the_text_repeats_at_one_height_stays_in_the_text() {
    let subjects =
        ["ships", "ports", "nets", "crews", "flags", "funds", "seas", "coasts", "maps", "fees", "rules", "tides"];
    let pages: Vec<String> = (0..36)
        .map(|page| {
            let repeated = if page % 12 == 0 {
                "to the needs of developing countries and of small islands."
            } else {
                "to the wishes of those whom it concerns and to their means."
            };
            let first = if page % 12 == 0 || page % 5 == 0 {
                repeated
            } else {
                "to what the other Parties have said of it in the meetings."
            };
            let subject = subjects[page % 12];
            show("R", 9.0, 72.0, 810.0, "Advance unedited version")
                + &show("R", 12.0, 72.0, 780.0, first)
                + &lines(
                    72.0,
                    740.0,
                    &[&format!("{}. The Parties keep a list of {subject} number {page}, having regard", page + 1)],
                )
        })
        .collect();
    let read = open(&Sheet { pages, ..Sheet::default() });
    let kept: String = texts(&read.value.blocks).join("\n");
    assert_eq!(kept.matches("small islands").count(), 3);
    assert!(!kept.contains("Advance unedited version"));
}

#[test]
fn chinese_without_a_map_of_its_own_is_read_by_the_published_one() {
    let font =
        "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [7 0 R] >>";
    let below = "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) \
                 /Ordering (GB1) /Supplement 2 >> /FontDescriptor 9 0 R /DW 1000 >>";
    let said = "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 \
                /Ascent 880 /Descent -120 /CapHeight 880 /StemV 80 >>";
    let objects = [(6, font), (7, below), (9, said)].map(|(number, object)| (number, object.to_owned())).to_vec();
    let page = "BT /C 12 Tf 72 700 Td <56FD9645516C7EA6> Tj ET\n".to_owned();
    let read = open(&Sheet { pages: vec![page], objects, ..Sheet::default() });
    assert_eq!(texts(&read.value.blocks), ["国际公约"]);
}

#[test]
fn text_set_wider_than_the_rest_is_joined_too() {
    let narrow: String = (0..3)
        .map(|part| {
            let top = 760.0 - part as f32 * 200.0;
            lines(
                72.0,
                top,
                &[
                    "The Parties meet once a year in order to see what has become of the",
                    "promises that they made, and to",
                    "agree on what is next.",
                ],
            )
        })
        .collect();
    let wide: String = [
        "Wherever a Party has not told the secretariat of what it has done for",
        "reasons that it states, the secretariat asks it once more and informs",
        "all others of the answer, which stands in the report that the meeting",
        "looks into before it takes up the matters that were left open in year",
        "two, when the Parties had no time for them and put them off until the",
        "session that follows.",
    ]
    .iter()
    .enumerate()
    .map(|(row, text)| show("R", 12.0, 72.0, 760.0 - row as f32 * 22.0, text))
    .collect();
    let read = open(&Sheet { pages: vec![narrow.clone(), narrow, wide], ..Sheet::default() });
    let last = texts(&read.value.blocks).pop().unwrap_or_default().to_owned();
    assert!(
        last.starts_with("Wherever a Party") && last.ends_with("session that follows."),
        "{:?}",
        texts(&read.value.blocks)
    );
}

#[test]
fn a_long_word_is_not_parted_into_short_ones_that_never_meet() {
    let read = open(&Sheet {
        pages: vec![lines(
            72.0,
            700.0,
            &[
                "El programa almacena datos en la red y almacena copias. En mi red y",
                "en mi programa hay datos; mi red es mi programa. Written to be read",
                "to others, to all. El almacenamiento es de todos.",
            ],
        )],
        ..Sheet::default()
    });
    assert!(read.value.blocks[0].text.contains("almacenamiento"), "{:?}", texts(&read.value.blocks));
}

#[test]
fn words_above_a_table_at_the_head_of_a_page_are_no_running_header() {
    let first =
        lines(72.0, 780.0, &["The boats are listed here, each with its owner.", "They are listed twice a year."]);
    let mut second =
        String::from("0.5 w\n") + &show("R", 11.0, 72.0, 775.0, "The list is this, as the harbour keeps it:");
    for y in [760, 730, 700, 670] {
        second += format!("72 {y} m 500 {y} l S\n").as_str();
    }
    for x in [72, 250, 500] {
        second += format!("{x} 670 m {x} 760 l S\n").as_str();
    }
    for (row, y) in [742.0, 712.0, 682.0].into_iter().enumerate() {
        second +=
            &(show("R", 11.0, 76.0, y, &format!("Boat {row}")) + &show("R", 11.0, 254.0, y, &format!("Owner {row}")));
    }
    let read = open(&Sheet { pages: vec![first, second], ..Sheet::default() });
    assert!(texts(&read.value.blocks).contains(&"The list is this, as the harbour keeps it:"), "{:?}", read.value);
}
