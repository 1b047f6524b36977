//! What could not be read surely is an addition to format 1: kept, written back byte for byte, and left out where
//! everything was.
//!
//! `tests/fixtures/format-1-doubts.travaux` is never written again; it was made by
//! `TRAVAUX_WRITE_FORMAT_1=tests/fixtures/format-1-doubts.travaux cargo test --test all format_one_doubts::write`.

use std::sync::Arc;
use travaux::base::{ContentHash, DraftId, ParagraphId, SeededIds, Span, StudyId};
use travaux::study::{Draft, DraftStatus, Study, StudyCopy, file};
use travaux::text::{Doubt, Doubts, Format, Mark, Paragraph, SourceText, Stage, Style, View};

const FIXTURE: &str = "tests/fixtures/format-1-doubts.travaux";

/// A study of one draft: a paragraph with every doubt and a word that was not read surely, and one without any.
fn additions() -> Study {
    let mut ids = SeededIds::new(28);
    let mut copy = SourceText::empty(ContentHash::of(b"signals"), 3, Format::Pdf);
    copy.paragraphs = vec![
        Paragraph {
            doubts: Doubt::ALL.iter().copied().collect::<Doubts>(),
            marks: vec![Mark::new(Span::new(4, 5), Style::Unsure)],
            ..Paragraph::plain("The fIag is struck at dusk.")
        },
        Paragraph::plain("The bell is rung in fog."),
    ];
    let text = StudyCopy {
        ids: Arc::new(copy.paragraphs.iter().map(|_| ParagraphId::new(&mut ids)).collect()),
        copy: Arc::new(copy),
        file: "signals.pdf".to_owned(),
        path: None,
        doubts: 0,
        noted: Arc::new(Vec::new()),
    };
    let draft = Draft {
        id: DraftId::new(&mut ids),
        name: "Zero draft".to_owned(),
        family: String::new(),
        stage: Stage::Zero,
        date: None,
        status: DraftStatus::Unknown,
        source: String::new(),
        view: View::Accepted,
        text,
        others: std::collections::BTreeMap::new(),
        corrections: std::collections::BTreeMap::new(),
        order: 0,
    };
    let mut study = Study::empty(StudyId::new(&mut ids), "Signals");
    study.drafts = vec![Arc::new(draft)];
    study
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
