//! What could not be read surely is an addition to format 1: kept, written back byte for byte, and left out where
//! everything was.
//!
//! `tests/fixtures/format-1-doubts.travaux` is never written again; it was made by
//! `TRAVAUX_WRITE_FORMAT_1=tests/fixtures/format-1-doubts.travaux cargo test --test all format_one_doubts::write`.

use super::format_one_later::study_of;
use travaux::base::{ContentHash, SeededIds, Span};
use travaux::study::{Study, file};
use travaux::text::{Doubt, Doubts, Format, Mark, Paragraph, SourceText, Style};

const FIXTURE: &str = "tests/fixtures/format-1-doubts.travaux";

/// A study of one draft: a paragraph with every doubt and a word that was not read surely, and one without any.
fn additions() -> Study {
    let ids = SeededIds::new(28);
    let mut copy = SourceText::empty(ContentHash::of(b"signals"), 3, Format::Pdf);
    copy.paragraphs = vec![
        Paragraph {
            doubts: Doubt::ALL.iter().copied().collect::<Doubts>(),
            marks: vec![Mark::new(Span::new(4, 5), Style::Unsure)],
            ..Paragraph::plain("The fIag is struck at dusk.")
        },
        Paragraph::plain("The bell is rung in fog."),
    ];
    study_of(ids, copy, "signals.pdf", "Signals")
}

#[test]
fn write() {
    let Some(path) = std::env::var_os("TRAVAUX_WRITE_FORMAT_1") else { return };
    std::fs::write(path, file::to_text(&additions()).expect("written")).expect("writable");
}

#[test]
fn doubts_are_kept_and_written_back_the_same() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(FIXTURE);
    let text = std::fs::read_to_string(path).expect("the fixture");
    let study = file::from_text(&text).expect("it opens");
    assert_eq!(study, additions());
    assert_eq!(file::to_text(&study).expect("written"), text, "written back byte for byte");
    assert_eq!(text.matches("doubts: [").count(), 1, "left out where nothing is doubted");
}
