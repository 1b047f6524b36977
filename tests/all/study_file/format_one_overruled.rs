//! What a person says of strength and weight, and the language negotiated in, are additions to format 1: kept, written back
//! byte for byte, and left out where nobody said so.
//!
//! `tests/fixtures/format-1-overruled.travaux` is never written again; it was made by
//! `TRAVAUX_WRITE_FORMAT_1=tests/fixtures/format-1-overruled.travaux cargo test --test all format_one_overruled::write`.

use super::format_one_later::study_of;
use std::sync::Arc;
use travaux::base::{AnnotationId, CoderId, ContentHash, SeededIds, Timestamp};
use travaux::study::{Annotation, Body, Direction, Level, Overruling, Study, Target, anchor, file};
use travaux::text::{Format, Language, Paragraph, SourceText};

const FIXTURE: &str = "tests/fixtures/format-1-overruled.travaux";

/// A study of one draft, of which one overruling says all there is to say, and another one thing.
fn additions() -> Study {
    let mut copy = SourceText::empty(ContentHash::of(b"buoys"), 3, Format::Text);
    copy.paragraphs = vec![Paragraph::plain("Every buoy shall be painted in the spring.")];
    let mut study = study_of(SeededIds::new(29), copy, "buoys.txt", "Buoys");
    study.language = Some(Language::French);
    let mut ids = SeededIds::new(30);
    let author = CoderId::new(&mut ids);
    Arc::make_mut(&mut study.coders).insert(author, "Ana".to_owned());
    let draft = Arc::clone(&study.drafts[0]);
    let words = anchor::whole(&draft, &draft.reading(), 0).expect("a paragraph");
    let target = Target { from: draft.id, to: draft.id, old: Vec::new(), new: vec![words] };
    for said in [
        Overruling {
            shift: Some(Direction::Both),
            weight: Some(Level::Substance),
            because: "the colour is a duty of another article".to_owned(),
        },
        Overruling { weight: Some(Level::Editorial), ..Overruling::default() },
    ] {
        let (made, body) = (Timestamp::UNIX_EPOCH, Body::Overruled(said));
        let annotation = Annotation { target: target.clone(), body, author, made, changed: made };
        Arc::make_mut(&mut study.annotations).insert(AnnotationId::new(&mut ids), Arc::new(annotation));
    }
    study
}

#[test]
fn write() {
    let Some(path) = std::env::var_os("TRAVAUX_WRITE_FORMAT_1") else { return };
    std::fs::write(path, file::to_text(&additions()).expect("written")).expect("writable");
}

#[test]
fn overrulings_are_kept_and_written_back_the_same() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(FIXTURE);
    let text = std::fs::read_to_string(path).expect("the fixture");
    let study = file::from_text(&text).expect("it opens");
    assert_eq!(study, additions());
    assert_eq!(file::to_text(&study).expect("written"), text, "written back byte for byte");
    for (name, count) in [("Overruled(", 2), ("because: ", 1), ("shift: ", 1), ("weight: ", 2)] {
        assert_eq!(text.matches(name).count(), count, "{name}");
    }
}
