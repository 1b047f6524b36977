//! Kinds of pages that real papers bring: reviewers' annotations, forms, covered and cropped text, line numbers, narrow
//! gutters, pages on their heads.

use super::tests::{Sheet, lines, open, show, texts};
use super::*;
use crate::import::Block;
use crate::text::Style;

/// One page with objects of its own; `page` stands in its dictionary.
fn page_with(content: &str, page: &str, objects: &[(usize, &str)], catalogue: &str) -> WithDiagnostics<Read> {
    let sheet = Sheet {
        pages: vec![content.to_owned()],
        objects: objects.iter().map(|(number, text)| (*number, (*text).to_owned())).collect(),
        ..Sheet::default()
    };
    let text = String::from_utf8(sheet.bytes()).expect("written by hand");
    let text = text.replace("/Type /Page /Parent", &format!("/Type /Page {page} /Parent"));
    let text = text.replace("/Type /Catalog", &format!("/Type /Catalog {catalogue}"));
    // The table of places is wrong now: the file is repaired by whoever reads it.
    let text = text.replace("startxref", "startx");
    read(text.as_bytes(), &ImportOptions::default(), &JobControl::default()).expect("the file is readable")
}

fn keys(read: &WithDiagnostics<Read>) -> Vec<&'static str> {
    read.diagnostics.iter().map(|diagnostic| diagnostic.what.key).collect()
}

fn marked(block: &Block, style: Style) -> Vec<(&str, Option<&str>)> {
    let of = |mark: &crate::text::Mark| mark.style == style;
    let words = block.marks.iter().filter(|mark| of(mark));
    words.map(|mark| (mark.span.of(&block.text).unwrap_or(""), mark.author.as_deref())).collect()
}

#[test]
fn annotations_are_comments_and_tracked_changes_of_their_authors() {
    // Courier: every character is 7.2 points wide, so that "all" stands from 151 to 173.
    let words = ["Lamps burn all night.", "Gulls are counted at dawn."];
    let content: String =
        words.iter().enumerate().map(|(at, line)| show("C", 12.0, 72.0, 700.0 - 14.0 * at as f32, line)).collect();
    let objects = [
        (6, "<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>"),
        (
            50,
            "<< /Type /Annot /Subtype /StrikeOut /Rect [70 690 300 712] /QuadPoints [151 710 173 710 151 697 173 697] \
             /T (Reef) /M (D:20300203101500+02'00') >>",
        ),
        (51, "<< /Type /Annot /Subtype /Text /Rect [72 682 90 696] /T (Cape) /Contents (By whom?) >>"),
        (52, "<< /Type /Annot /Subtype /Text /Rect [72 682 90 696] /T (Lagoon) /Contents (The keeper.) /IRT 51 0 R >>"),
        (53, "<< /Type /Annot /Subtype /Caret /Rect [300 680 310 694] /T (Reef) /Contents (and at dusk) >>"),
        (54, "<< /Type /Annot /Subtype /FreeText /Rect [72 400 300 420] /T (Bay) /Contents (A box of words) >>"),
    ];
    let read = page_with(&content, "/Annots [50 0 R 51 0 R 52 0 R 53 0 R 54 0 R]", &objects, "");
    let blocks = &read.value.blocks;
    let whole: Vec<&str> = texts(blocks);
    assert!(whole.iter().any(|text| text.contains("Lamps burn all night.")), "{whole:?}");
    let deleted: Vec<_> = blocks.iter().flat_map(|block| marked(block, Style::Deleted)).collect();
    assert_eq!(deleted, [("all", Some("Reef"))]);
    let inserted: Vec<_> = blocks.iter().flat_map(|block| marked(block, Style::Inserted)).collect();
    assert_eq!(inserted, [(" and at dusk", Some("Reef"))]);
    let date = blocks.iter().flat_map(|block| &block.marks).find_map(|mark| mark.date.as_deref());
    assert_eq!(date, Some("2030-02-03T10:15:00+02:00"));
    let comments: Vec<_> = blocks
        .iter()
        .flat_map(|block| &block.comments)
        .map(|comment| (comment.author.as_deref().unwrap_or(""), comment.text.as_str(), comment.reply))
        .collect();
    assert_eq!(
        comments,
        [("Cape", "By whom?", false), ("Lagoon", "The keeper.", true), ("Bay", "A box of words", false)]
    );
}

#[test]
fn the_value_of_a_field_without_a_look_is_read() {
    let field = "<< /Type /Annot /Subtype /Widget /FT /Tx /Rect [200 690 400 706] /V (Isle of Reeds) >>";
    let read = page_with(&show("R", 12.0, 72.0, 694.0, "Name:"), "/Annots [50 0 R]", &[(50, field)], "");
    assert!(texts(&read.value.blocks).join(" ").contains("Isle of Reeds"), "{:?}", read.value.blocks);
}

#[test]
fn attached_files_are_named() {
    let names = "/Names << /EmbeddedFiles << /Names [(x) << /Type /Filespec /F (tides.docx) >>] >> >>";
    let read = page_with(&lines(72.0, 700.0, &["See the file."]), "", &[], names);
    let said = read.diagnostics.iter().find(|said| said.what.key == "import-pdf-attached").expect("is said");
    assert!(format!("{:?}", said.what).contains("tides.docx"));
}

#[test]
fn text_outside_the_page_is_set_aside() {
    let content = [lines(72.0, 700.0, &["Lamps burn all night."]), lines(72.0, 100.0, &["For the keeper only."])];
    let read = page_with(&content.concat(), "/CropBox [0 400 595 842]", &[], "");
    assert_eq!(texts(&read.value.blocks), ["Lamps burn all night."]);
    assert_eq!(read.value.set_aside[0].what, "outside the page");
    assert_eq!(read.value.set_aside[0].text, "For the keeper only.");
    assert!(keys(&read).contains(&"import-pdf-outside"));
}

#[test]
fn words_under_a_painted_area_are_read_and_told() {
    let text = lines(72.0, 700.0, &["Lamps burn all night."]);
    let over = format!("{text}0 g 70 690 60 20 re f\n");
    let read = page_with(&over, "", &[], "");
    assert_eq!(texts(&read.value.blocks), ["Lamps burn all night."]);
    assert!(keys(&read).contains(&"import-pdf-covered"), "{:?}", read.diagnostics);
    // An area under the words, as behind a table's head, hides nothing.
    let read = page_with(&format!("0.9 g 70 690 60 20 re f 0 g\n{text}"), "", &[], "");
    assert!(!keys(&read).contains(&"import-pdf-covered"));
}

#[test]
fn a_page_on_its_head_is_read_upright() {
    let words = ["Lamps burn all night, and the", "keeper counts the gulls at dawn."];
    let content: String = words
        .iter()
        .enumerate()
        .map(|(line, text)| format!("BT /R 12 Tf -1 0 0 -1 500 {} Tm ({text}) Tj ET\n", 140 + 14 * line))
        .collect();
    let read = open(&Sheet { pages: vec![content], ..Sheet::default() });
    assert_eq!(texts(&read.value.blocks), ["Lamps burn all night, and the keeper counts the gulls at dawn."]);
}

#[test]
fn a_crooked_page_is_read_line_by_line() {
    let words =
        ["Lamps burn all night and the keeper", "counts the gulls at dawn, and at dusk", "he counts them anew."];
    let (sin, cos) = 0.05_f32.sin_cos();
    let content: String = words
        .iter()
        .enumerate()
        .map(|(line, text)| {
            let (x, y) = (72.0, 700.0 - 14.0 * line as f32);
            let (x, y) = (x * cos - y * sin + 60.0, x * sin + y * cos);
            format!("BT /R 12 Tf {cos} {sin} {} {cos} {x} {y} Tm ({text}) Tj ET\n", -sin)
        })
        .collect();
    let read = open(&Sheet { pages: vec![content], ..Sheet::default() });
    assert_eq!(
        texts(&read.value.blocks),
        ["Lamps burn all night and the keeper counts the gulls at dawn, and at dusk he counts them anew."]
    );
}

#[test]
fn a_header_behind_other_bytes_is_found() {
    let sheet = Sheet { pages: vec![lines(72.0, 700.0, &["Lamps burn all night."])], ..Sheet::default() };
    let bytes = [b"<<<<<<<<<<<<<<<<\n".repeat(50), sheet.bytes()].concat();
    let read = read(&bytes, &ImportOptions::default(), &JobControl::default()).expect("is readable");
    assert_eq!(texts(&read.value.blocks), ["Lamps burn all night."]);
}

const PROSE: [&str; 12] = [
    "The keeper of the lamp shall keep",
    "a book of all boats that pass and",
    "shall send a copy of it to every",
    "harbour of the lagoon before the",
    "last day of each month, together",
    "with a list of the gulls counted",
    "at dawn, of the lamps that burnt",
    "out and of the ropes that had to",
    "be coiled anew after a storm. He",
    "may ask the harbours for oil and",
    "for wicks, and they shall answer",
    "him within a week of his letter.",
];

#[test]
fn line_numbers_near_the_text_are_set_aside_and_kept() {
    let content: String = PROSE
        .iter()
        .enumerate()
        .map(|(at, line)| {
            let number = (at + 1).to_string();
            let x = 68.0 - 6.0 * number.len() as f32;
            let y = 700.0 - 14.0 * at as f32;
            show("R", 12.0, x, y, &number) + &show("R", 12.0, 72.0, y, line)
        })
        .collect();
    let read = open(&Sheet { pages: vec![content], ..Sheet::default() });
    assert_eq!(texts(&read.value.blocks), [PROSE.join(" ")]);
    assert_eq!(read.value.blocks[0].lines, (1..=12).collect::<Vec<u32>>());
    assert!(read.value.set_aside.iter().all(|piece| piece.what == "line number"));
    assert_eq!(read.value.set_aside.len(), 12);
}

#[test]
fn a_numbered_list_is_no_row_of_line_numbers() {
    let items = ["Lamps", "Gulls", "Ropes", "Oars", "Sails", "Nets", "Bells"];
    let content: String = items
        .iter()
        .enumerate()
        .map(|(at, item)| show("R", 12.0, 72.0, 700.0 - 14.0 * at as f32, &format!("{} {item}", at + 1)))
        .collect();
    let read = open(&Sheet { pages: vec![content], ..Sheet::default() });
    assert!(read.value.set_aside.is_empty(), "{:?}", read.value.set_aside);
}

#[test]
fn columns_with_a_gutter_of_less_than_an_em_are_read_one_after_the_other() {
    // Courier makes every line of a column end at one place: a gutter of 10 points beside type of 12.
    let right: Vec<String> = PROSE.iter().rev().map(|line| line.to_lowercase()).collect();
    let content: String = PROSE
        .iter()
        .zip(&right)
        .enumerate()
        .map(|(at, (left, right))| {
            let y = 700.0 - 14.0 * at as f32;
            let width = left.chars().count() as f32 * 7.2;
            show("C", 12.0, 300.0 - 10.0 - width, y, left) + &show("C", 12.0, 300.0, y, right)
        })
        .collect();
    let courier = "<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>";
    let read = page_with(&content, "", &[(6, courier)], "");
    let whole = texts(&read.value.blocks).join(" ");
    assert!(whole.starts_with(&PROSE.join(" ")), "{whole}");
}

#[test]
fn printed_balloons_are_comments_beside_their_lines() {
    let text = lines(60.0, 700.0, &["Lamps burn all night and gulls", "are counted at dawn by him."]);
    let balloons: String = [(702.0, "Commented [RF1]: Reef asks why."), (686.0, "Deleted: by him")]
        .iter()
        .map(|(y, words)| show("R", 8.0, 400.0, *y, words))
        .collect();
    let read = open(&Sheet { pages: vec![format!("{text}{balloons}")], ..Sheet::default() });
    assert_eq!(texts(&read.value.blocks), ["Lamps burn all night and gulls are counted at dawn by him."]);
    let block = &read.value.blocks[0];
    assert_eq!(marked(block, Style::Deleted), [("by him", None)]);
    let comment = &block.comments[0];
    assert_eq!((comment.author.as_deref(), comment.text.as_str()), (Some("RF1"), "Reef asks why."));
}
