//! Drafts that are scans, coming into the window: what is said of the page at hand, Stop, and what would help.

use crate::import::{of_pictures, sample, sheet};
use crate::support::Desk;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::PathBuf;
use travaux::app::{Action, App, DraftAction, ShellAction, StudyAction, Tesseract};
use travaux::text::Style;

/// An OCR program that finds one word on a page, or does what is said instead.
fn program(desk: &Desk, does: &str) -> Tesseract {
    let script = format!(
        "#!/bin/sh
case \"$1\" in
--version) echo 'tesseract 5.0.0'; exit 0 ;;
--list-langs) printf 'Languages:\\neng\\n'; exit 0 ;;
esac
cat >/dev/null
{does}
printf 'level\\tpage_num\\tblock_num\\tpar_num\\tline_num\\tword_num\\tleft\\ttop\\twidth\\theight\\tconf\\ttext\\n'
printf '5\\t1\\t1\\t1\\t1\\t1\\t200\\t200\\t120\\t34\\t40\\tHarbours\\n'
"
    );
    let path = desk.put("tesseract", script);
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).expect("the script can be made runnable");
    Tesseract::default().at(path)
}

fn scan(desk: &Desk, pages: usize) -> PathBuf {
    desk.put("scan.pdf", of_pictures(&vec![sheet(&sample("english.pdf"), 1); pages]))
}

fn said(app: &App) -> Vec<&str> {
    app.toasts().iter().map(|toast| toast.what.key).collect()
}

#[test]
fn the_page_at_hand_is_said_and_stop_ends_it() {
    let desk = Desk::new();
    let mut app = desk.app(1);
    app.set_tesseract(&program(&desk, "exec sleep 1000"));
    app.perform(Action::Draft(DraftAction::Open(vec![scan(&desk, 3)])));
    let work = loop {
        app.tick();
        match app.work() {
            Some((what, part)) if what.key == "work-recognising" => break (app.locale().format(&what), part),
            Some(_) => std::thread::yield_now(),
            None => panic!("nothing goes on"),
        }
    };
    assert_eq!(work, ("scan.pdf: recognising page 1 of 3".to_owned(), Some(0.0)));
    app.perform(Action::CancelWork);
    app.settle();
    assert!(app.work().is_none() && app.study().drafts.is_empty());
}

#[test]
fn a_scan_becomes_a_draft_with_its_doubts() {
    let desk = Desk::new();
    let mut app = desk.app(1);
    app.set_tesseract(&program(&desk, ""));
    app.perform(Action::Draft(DraftAction::Open(vec![scan(&desk, 1)])));
    app.settle();
    let draft = app.study().drafts.first().expect("a draft");
    assert_eq!(draft.text.copy.recognition.as_ref().map(|known| known.pages.clone()), Some(vec![1]));
    assert!(draft.text.doubts > 0);
    assert!(said(&app).contains(&"open-doubts"), "{:?}", said(&app));
    // The study says which pages were recognised, by what, and which words were unsure.
    let copy = draft.text.copy.clone();
    assert!(copy.paragraphs[0].marks.iter().any(|mark| mark.style == Style::Unsure));
    app.perform(Action::Study(StudyAction::SaveTo(desk.path("scanned.travaux"))));
    app.settle();
    drop(app);
    let again = desk.opened(2, "scanned.travaux");
    assert_eq!(again.study().drafts[0].text.copy, copy);
}

#[test]
fn what_would_help_is_said_and_then_helps() {
    let desk = Desk::new();
    let mut app = desk.app(1);
    app.set_tesseract(&Tesseract::default().at(desk.path("nothing")));
    let path = scan(&desk, 1);
    app.perform(Action::Draft(DraftAction::Open(vec![path.clone()])));
    app.settle();
    let shown: Vec<String> = app.toasts().iter().map(|toast| app.locale().format(&toast.what)).collect();
    assert!(shown.iter().any(|said| said.contains("apt install tesseract-ocr")), "{shown:?}");
    app.set_tesseract(&program(&desk, ""));
    app.perform(Action::Draft(DraftAction::Open(vec![path])));
    app.settle();
    assert_eq!(app.study().drafts.len(), 1);
}

#[test]
fn whoever_does_not_want_it_is_left_alone() {
    let desk = Desk::new();
    let mut app = desk.app(1);
    app.set_tesseract(&program(&desk, ""));
    app.perform(Action::Shell(ShellAction::ToggleRecognition));
    app.perform(Action::Draft(DraftAction::Open(vec![scan(&desk, 1)])));
    app.settle();
    assert!(app.study().drafts.is_empty() && said(&app).contains(&"open-no-text"), "{:?}", said(&app));
}
