use super::places;
use super::*;
use crate::base::JobControl;
use crate::import::{ImportOptions, import};

fn blank(width: usize, height: usize) -> PageScan {
    PageScan { number: 1, width, height, scale: 2.0, shades: vec![255; width * height] }
}

fn table(rows: &[(u32, [u32; 4], f32, &str)]) -> String {
    let mut out =
        "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n".to_owned();
    for (line, [left, top, width, height], confidence, text) in rows {
        out.push_str(&format!("5\t1\t1\t1\t{line}\t1\t{left}\t{top}\t{width}\t{height}\t{confidence}\t{text}\n"));
    }
    out
}

#[test]
fn words_come_with_places_in_points() {
    let scan = blank(400, 300);
    let rows = [
        (1, [20, 40, 60, 16], 91.5, "ferries"),
        (1, [90, 40, 40, 16], 12.0, "\u{200F}sail"),
        (2, [20, 80, 9, 9], 95.0, " "),
    ];
    let page = recognised_page(&table(&rows), &scan).expect("a table");
    let words: Vec<(&str, [f32; 4], u32)> =
        page.words.iter().map(|word| (word.text.as_str(), word.area, word.line)).collect();
    assert_eq!(words, [("ferries", [10.0, 20.0, 40.0, 28.0], 0), ("sail", [45.0, 20.0, 65.0, 28.0], 0)]);
    assert_eq!((page.width, page.height), (200.0, 150.0));
    assert_eq!(page.words.iter().map(RecognisedWord::is_unsure).collect::<Vec<_>>(), [false, true]);
}

#[test]
fn what_is_no_table_of_words_is_refused() {
    let scan = blank(40, 30);
    for nonsense in
        ["", "hello", "level\ttext", "level\tpage_num\ttext\n5\t1", &table(&[(1, [0, 0, 5, 5], f32::NAN, "x")])]
    {
        assert_eq!(recognised_page(nonsense, &scan), None, "{nonsense}");
    }
    let far = recognised_page(&table(&[(1, [4_000_000_000, 9, u32::MAX, 9], 50.0, "x")]), &scan).expect("a table");
    assert!(far.words.iter().all(|word| word.area.iter().all(|length| *length <= 20.0)), "{far:?}");
}

#[test]
fn a_turned_picture_stands_upright() {
    let mut scan = blank(3, 2);
    scan.shades = vec![1, 2, 3, 4, 5, 6];
    assert_eq!(scan.turned(1).shades, [4, 1, 5, 2, 6, 3], "clockwise");
    assert_eq!(scan.turned(2).shades, [6, 5, 4, 3, 2, 1]);
    assert_eq!((scan.turned(3).shades, scan.turned(3).width), (vec![3, 6, 2, 5, 1, 4], 2));
}

#[test]
fn how_a_page_lies_is_read() {
    let told = "Page number: 0\nOrientation in degrees: 90\nRotate: 270\nOrientation confidence: 9.30\nScript: Han\nScript confidence: 2.5\n";
    let lies = orientation(told).expect("an answer");
    assert_eq!((lies.quarters, lies.script), (3, Some(Script::Han)));
    assert_eq!(orientation("Too few characters. Skipping this page"), None);
}

fn page_of(words: &[(u32, [f32; 4], &str)]) -> RecognisedPage {
    let word = |(line, area, text): &(u32, [f32; 4], &str)| RecognisedWord {
        text: (*text).to_owned(),
        area: *area,
        confidence: 95.0,
        line: *line,
    };
    RecognisedPage { number: 1, width: 595.0, height: 842.0, words: words.iter().map(word).collect(), unread: 0.0 }
}

#[test]
fn words_of_one_line_stand_on_one_line_in_one_size() {
    // Set in 10 points on the base line 100: each box is as high as its letters.
    let page = page_of(&[
        (0, [50.0, 95.3, 80.0, 100.0], "oceans"),
        (0, [85.0, 93.1, 110.0, 100.0], "Heads"),
        (0, [115.0, 95.3, 140.0, 102.1], "gap"),
    ]);
    let glyphs = places::glyphs(&[page]).remove(&1).expect("the page");
    let y = glyphs[0].y;
    assert!(glyphs.iter().all(|glyph| (glyph.y - y).abs() < 0.01), "one base line");
    assert!((y - 100.0).abs() < 0.3, "{y}");
    assert!((glyphs[0].size - 10.0).abs() < 0.6, "{}", glyphs[0].size);
    let text: String = glyphs.iter().map(|glyph| glyph.ch).collect();
    assert_eq!(text, "oceans Heads gap");
}

#[test]
fn arabic_words_stand_as_on_the_page() {
    let page = page_of(&[(0, [300.0, 90.0, 340.0, 102.0], "المادة"), (0, [270.0, 90.0, 295.0, 102.0], "(2024)")]);
    let glyphs = places::glyphs(&[page]).remove(&1).expect("the page");
    let seen: String = glyphs.iter().filter(|glyph| glyph.ch != ' ').map(|glyph| glyph.ch).collect();
    assert_eq!(seen, ")2024(ةداملا", "from left to right, brackets as they are meant");
}

#[test]
fn ink_that_nobody_read_is_doubted() {
    let mut scan = blank(400, 60);
    // A smudged word between two that were read.
    for y in 20..40 {
        for x in (150..250).filter(|x| x % 5 < 3) {
            scan.shades[y * 400 + x] = 40;
        }
    }
    let rows = [(1, [20, 20, 100, 20], 96.0, "States"), (1, [280, 20, 80, 20], 96.0, "protect")];
    let page = recognised_page(&table(&rows), &scan).expect("a table");
    assert!(page.words.iter().all(RecognisedWord::is_unsure), "{page:?}");
    let clean = recognised_page(&table(&rows), &blank(400, 60)).expect("a table");
    assert!(clean.words.iter().all(|word| !word.is_unsure()));
}

#[test]
fn pages_are_named_by_ranges() {
    assert_eq!(ranges(&[1, 2, 3, 7, 9, 10]), "1–3, 7, 9–10");
}

#[test]
fn a_page_with_text_takes_nothing_that_was_recognised() {
    let pdf = include_bytes!("../../../../samples/gdc/rev2.pdf");
    let words = page_of(&[(0, [50.0, 90.0, 80.0, 100.0], "smuggled")]);
    let recognised = Recognised { by: "test".to_owned(), pages: vec![words] };
    let options = ImportOptions { recognised: Some(std::sync::Arc::new(recognised)), ..ImportOptions::default() };
    let read = import("rev2.pdf", pdf, &options, &JobControl::default()).expect("read");
    assert!(read.value.recognition.is_none());
    assert!(read.value.paragraphs.iter().all(|paragraph| !paragraph.text.contains("smuggled")));
}

#[test]
fn words_whose_boxes_touch_stay_two() {
    let page = page_of(&[(0, [200.0, 90.0, 230.0, 102.0], "هذا"), (0, [229.0, 90.0, 250.0, 102.0], "في")]);
    let glyphs = places::glyphs(&[page]).remove(&1).expect("the page");
    let sheet = crate::import::pdf::glyphs::page::Page { number: 1, width: 595.0, height: 842.0, ..Default::default() };
    let line = crate::import::pdf::layout::line::make(glyphs, &sheet).expect("a line");
    assert_eq!(line.text(), "في هذا");
}
