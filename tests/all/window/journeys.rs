//! Whole journeys without a window: open, compare, annotate, save, reopen, export; and after a kill.

use crate::support::{app, begin_with_pack};
use travaux::app::{
    Action, AnnotateAction, ClaimDraft, Command, ComparisonAction, DraftAction, SaveState, StudyAction,
};
use travaux::study::{Basis, Role};

const OLD: &str = "1. We request the Secretary-General to submit a report on connectivity.\n\n2. We decide to meet again next year in Geneva.\n\n3. We encourage all States to share what they have learned from the programme.\n";
const NEW: &str = "1. We take note of the wish for a report on connectivity.\n\n2. We decide to meet again next year in Geneva.\n\n3. We encourage all States to share what they have learned from the programme.\n\n4. We invite <script>alert(1)</script> observers to attend the next meeting.\n";

#[test]
fn open_compare_annotate_save_reopen_export() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name);
    std::fs::write(path("zero draft.txt"), OLD).expect("written");
    std::fs::write(path("rev1.txt"), NEW).expect("written");
    let mut app_one = app(folder.path(), 1);
    begin_with_pack(&mut app_one, vec![path("zero draft.txt"), path("rev1.txt")]);
    let names: Vec<_> = app_one.drafts().timeline_drafts(app_one.session()).into_iter().map(|stop| stop.name).collect();
    assert_eq!(names, ["Zero draft", "Rev.1"], "stages are guessed from the names");
    let board = app_one.board().expect("compared");
    assert_eq!(board.totals.visible, 2, "one edited, one inserted");

    app_one.perform(Action::Compare(ComparisonAction::SelectChange(0)));
    app_one.perform(Action::Run(Command::Theme1));
    app_one.perform(Action::SetCoder("Ana".to_owned()));
    app_one.settle();
    let change = app_one.selected().expect("a change is chosen");
    app_one.perform(Action::Annotate(AnnotateAction::SetHeadline(change, "Request becomes taking note".to_owned())));
    app_one.perform(Action::Run(Command::ToggleImportant));
    let g77 = travaux::app::actor_entries(app_one.session())
        .into_iter()
        .find(|entry| entry.2 == "G77")
        .expect("the pack knows it")
        .0;
    app_one.perform(Action::Annotate(AnnotateAction::SetClaim(ClaimDraft {
        actors: vec![g77],
        role: Role::Proposed,
        basis: Basis::Reported,
        ..ClaimDraft::default()
    })));
    app_one.settle();
    let card = app_one.board().expect("compared").cards[change].clone();
    assert!(card.important && card.headline.is_some());
    assert_eq!((card.themes.len(), card.attributions.len()), (1, 1));

    app_one.perform(Action::Run(Command::Undo));
    app_one.settle();
    assert!(app_one.board().expect("compared").cards[change].attributions.is_empty(), "undo takes the claim back");
    app_one.perform(Action::Run(Command::Redo));

    app_one.perform(Action::Study(StudyAction::SaveTo(path("study.travaux"))));
    app_one.settle();
    assert_eq!(app_one.study_file().save_state(app_one.session()), SaveState::Saved);
    app_one.perform(Action::ExportTo(path("report.html")));
    app_one.settle();
    let html = std::fs::read_to_string(path("report.html")).expect("the report is written");
    for words in ["Request becomes taking note", "Group of 77 and China", "reported", "BLAKE3", "Digital connectivity"]
    {
        assert!(html.contains(words), "{words}");
    }
    assert_eq!(
        html.matches("<script>").count(),
        1,
        "the page has its own script, and words of a draft never become one"
    );
    app_one.shutdown();

    let mut again = app(folder.path(), 2);
    again.perform(Action::Draft(DraftAction::Open(vec![path("study.travaux")])));
    again.settle();
    let card = again.board().expect("compared").cards[change].clone();
    assert_eq!(card, {
        let mut card = card.clone();
        card.important = true;
        card
    });
    assert_eq!((card.themes.len(), card.attributions.len()), (1, 1), "everything is there again");
}

#[test]
fn unsaved_work_comes_back_after_a_kill() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name);
    std::fs::write(path("zero.txt"), OLD).expect("written");
    std::fs::write(path("rev1.txt"), NEW).expect("written");
    let mut killed = app(folder.path(), 3);
    killed.start_with(vec![path("zero.txt"), path("rev1.txt")]);
    killed.settle();
    killed.perform(Action::Compare(ComparisonAction::SelectChange(0)));
    killed.perform(Action::Run(Command::ToggleImportant));
    killed.settle();
    // As a kill does: nothing is left properly, only what was acknowledged is on the disk.
    drop(killed);
    let mut after = app(folder.path(), 4);
    after.start();
    after.settle();
    assert_eq!(after.drafts().timeline_drafts(after.session()).len(), 2, "both drafts are back");
    assert_eq!(after.board().expect("compared").totals.important, 1, "and the star");
}

#[test]
fn the_same_draft_twice_is_said() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name);
    std::fs::write(path("zero.txt"), OLD).expect("written");
    std::fs::write(path("copy.txt"), OLD).expect("written");
    let mut app = app(folder.path(), 5);
    app.start_with(vec![path("zero.txt"), path("copy.txt")]);
    app.settle();
    assert_eq!(app.drafts().timeline_drafts(app.session()).len(), 1);
    assert!(app.toasts().iter().any(|toast| toast.what.key == "open-twice"), "{:?}", app.toasts());
}

#[test]
fn bad_input_is_one_sentence_and_changes_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name);
    std::fs::write(path("empty.txt"), "").expect("written");
    std::fs::write(path("picture.pdf"), b"\xff\xd8\xff\xe0\x00\x10JFIF and so on").expect("written");
    std::fs::write(path("cut.docx"), b"PK\x03\x04\x14\x00 cut short").expect("written");
    let mut app = app(folder.path(), 6);
    app.start_with(vec![
        path("empty.txt"),
        path("picture.pdf"),
        path("cut.docx"),
        path("missing.odt"),
        folder.path().to_owned(),
    ]);
    app.settle();
    assert!(!app.has_drafts());
    let said: Vec<String> = app.toasts().iter().map(|toast| app.locale().format(&toast.what)).collect();
    assert_eq!(said.len(), 5, "{said:#?}");
    assert!(
        said.iter()
            .zip(["empty.txt", "picture.pdf", "cut.docx", "missing.odt"])
            .all(|(said, name)| said.starts_with(name))
    );
}

#[test]
fn words_that_only_some_readers_show_are_set_aside_not_dropped() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name);
    let page = |words: &str| {
        format!(
            "<html><body><main><p>1. {words} the draft goes on for a while.</p><noscript>Turn scripts on</noscript>\
             <svg><text>Picture words</text></svg><script>commands()</script></main></body></html>"
        )
    };
    std::fs::write(path("zero.html"), page("At first")).expect("written");
    std::fs::write(path("rev1.html"), page("In the end")).expect("written");
    let mut app = app(folder.path(), 8);
    app.start_with(vec![path("zero.html"), path("rev1.html")]);
    app.settle();
    let aside: Vec<&str> = app.study().drafts[0].text.copy.set_aside.iter().map(|aside| aside.text.as_str()).collect();
    assert!(aside.contains(&"Turn scripts on") && aside.contains(&"Picture words"), "{aside:?}");
    assert!(!aside.iter().any(|text| text.contains("commands")));
}
