//! Study files of every format that was ever written open for ever, with everything in them.
//!
//! `before-1.travaux` was written before merging had a place in the file. To write a new one (only ever under a new name):
//! `TRAVAUX_WRITE_FORMAT=tests/fixtures/NAME.travaux cargo test --test all formats::write`.

use crate::support::{Desk, act, actor, choose, run, theme};
use travaux::app::{Action, AnnotateAction, ClaimDraft, Command, StudyAction};
use travaux::study::{Basis, Role};

/// Writes the fixture; does nothing unless it is asked for.
#[test]
fn write() {
    let Some(path) = std::env::var_os("TRAVAUX_WRITE_FORMAT") else { return };
    let path = std::path::absolute(path).expect("a path");
    let desk = Desk::new();
    let mut app = desk.with_drafts(77);
    act(&mut app, Action::SetCoder("Ada".to_owned()));
    choose(&mut app, "children");
    let trust = theme(&app, "A5");
    act(&mut app, Action::Annotate(AnnotateAction::ToggleTheme(trust)));
    let claim = ClaimDraft {
        actors: vec![actor(&app, "G77")],
        role: Role::Proposed,
        basis: Basis::Stated,
        evidence: "statement of 3 May, page 2".to_owned(),
        ..ClaimDraft::default()
    };
    act(&mut app, Action::Annotate(AnnotateAction::SetClaim(claim)));
    let change = choose(&mut app, "should remain open");
    act(&mut app, Action::Annotate(AnnotateAction::SetHeadline(change, "shall became should".to_owned())));
    act(
        &mut app,
        Action::Annotate(AnnotateAction::SetNote(None, "ask the legal office: 汉字, “quotes”\nand lines".to_owned())),
    );
    run(&mut app, Command::ToggleImportant);
    choose(&mut app, "2035");
    run(&mut app, Command::ToggleSeen);
    act(&mut app, Action::Study(StudyAction::SaveTo(path)));
}

#[test]
fn a_study_of_before_merging_opens_with_everything_in_it() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/before-1.travaux");
    let (study, _) = travaux::study::file::load(&path).expect("it opens");
    assert_eq!((study.drafts.len(), study.annotations.len(), study.coders.len()), (3, 6, 1));
    assert!(study.conflicts.is_empty() && study.unplaced.is_empty());
    for annotation in study.annotations.values() {
        for place in annotation.target.old.iter().chain(&annotation.target.new) {
            let draft = study.draft(place.draft).expect("it is there");
            let sure = travaux::study::anchor::locate(place, draft, &draft.reading()).0;
            assert_eq!(sure, travaux::study::AnchorState::Exact);
        }
    }
}
