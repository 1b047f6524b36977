//! What was added to format 1 since it was frozen: kept, written back byte for byte, and left out where it is not used.
//!
//! `tests/fixtures/format-1-later.travaux` holds the additions of 27 November 2026 (places in tables, numbers before tracked
//! changes, printed line numbers, settled comments and answers). It is never written again; it was made by
//! `TRAVAUX_WRITE_FORMAT_1=tests/fixtures/format-1-later.travaux cargo test --test all format_one_later::write`.

use std::sync::Arc;
use travaux::base::{ContentHash, DraftId, ParagraphId, SeededIds, Span, StudyId};
use travaux::study::{Draft, DraftStatus, Seal, Study, StudyCopy, file};
use travaux::text::{CellPlace, Comment, Format, Numbers, Paragraph, ParagraphKind, SourceText, Stage, View};

const FIXTURE: &str = "tests/fixtures/format-1-later.travaux";

/// A study of one draft with everything that was added.
fn additions() -> Study {
    let ids = SeededIds::new(27);
    let comment = |text: &str, resolved, reply| Comment {
        span: Span::new(0, 3),
        author: Some("Reviewer".to_owned()),
        text: text.to_owned(),
        resolved,
        reply,
        ..Comment::default()
    };
    let mut copy = SourceText::empty(ContentHash::of(b"lighthouses"), 3, Format::Docx);
    copy.paragraphs = vec![
        Paragraph {
            label: Some("2.".to_owned()),
            reference: Some("2".to_owned()),
            rejected: Some(Box::new(Numbers { label: Some("3.".to_owned()), reference: Some("3".to_owned()) })),
            lines: vec![14, 15],
            comments: vec![comment("why now?", true, false), comment("because of the storm", false, true)],
            ..Paragraph::plain("The lamp is lit at dusk.")
        },
        Paragraph {
            kind: ParagraphKind::Cell,
            cell: Some(CellPlace { table: 0, row: 2, column: 1 }),
            ..Paragraph::plain("Keeper")
        },
    ];
    study_of(ids, copy, "lamps.docx", "Lamps")
}

/// A study of one draft, read from a file of this name.
pub(super) fn study_of(mut ids: SeededIds, copy: SourceText, file: &str, title: &str) -> Study {
    let ids = &mut ids;
    let text = StudyCopy {
        ids: Arc::new(copy.paragraphs.iter().map(|_| ParagraphId::new(ids)).collect()),
        copy: Arc::new(copy),
        file: file.to_owned(),
        path: None,
        doubts: 0,
        noted: Arc::new(Vec::new()),
        seal: Seal::Absent,
    };
    let draft = Draft {
        id: DraftId::new(ids),
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
    let mut study = Study::empty(StudyId::new(ids), title);
    study.drafts = vec![Arc::new(draft)];
    study
}

#[test]
fn write() {
    let Some(path) = std::env::var_os("TRAVAUX_WRITE_FORMAT_1") else { return };
    std::fs::write(path, file::to_text(&additions()).expect("written")).expect("writable");
}

#[test]
fn what_was_added_later_is_kept_and_written_back_the_same() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(FIXTURE);
    let text = std::fs::read_to_string(path).expect("the fixture");
    let study = file::from_text(&text).expect("it opens");
    assert_eq!(study, additions());
    assert_eq!(file::to_text(&study).expect("written"), text, "written back byte for byte");
    // Left out where it is not used: a file without any of it is written as ever.
    for name in ["cell: ", "rejected: ", "lines: ", "resolved: ", "reply: "] {
        assert_eq!(text.matches(name).count(), 1, "{name}");
    }
}
