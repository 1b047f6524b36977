//! Damage is noticed: each copy of a text has a sum on its own line, the whole study one in its history and its journal.
//!
//! `tests/fixtures/format-1-sums.travaux` holds the additions of November 2026 that seal a study. It is never written again;
//! it was made by `TRAVAUX_WRITE_FORMAT_1=tests/fixtures/format-1-sums.travaux cargo test --test all sealed::write`.

use super::format_one_later::study_of;
use crate::support::{Desk, act, choose, run, said, theme};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use travaux::app::{Action, AnnotateAction, App, Command, SaveState, StudyAction};
use travaux::base::{ContentHash, SeededIds};
use travaux::cli::Exit;
use travaux::study::{Seal, Study, StudyCopy, file};
use travaux::text::{Format, Paragraph, SetAside, SourceText};

const FIXTURE: &str = "tests/fixtures/format-1-sums.travaux";
const STUDY: &str = "libraries.travaux";

fn fixture() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(FIXTURE);
    fs::read_to_string(path).expect("the fixture")
}

/// A study of one draft whose copy is sealed.
fn sealed() -> Study {
    let mut copy = SourceText::empty(ContentHash::of(b"foghorns"), 3, Format::Text);
    copy.paragraphs =
        ["The horn is sounded in fog.", "The keeper notes the hour.", "Nobody sleeps."].map(Paragraph::plain).to_vec();
    copy.set_aside = vec![SetAside { what: "running header".into(), text: "Foghorns".to_owned(), page: None }];
    let mut study = study_of(SeededIds::new(29), copy, "foghorns.txt", "Foghorns");
    let draft = Arc::make_mut(&mut study.drafts[0]);
    draft.text = StudyCopy { seal: Seal::Whole, ..draft.text.clone() };
    study
}

#[test]
fn write() {
    let Some(path) = std::env::var_os("TRAVAUX_WRITE_FORMAT_1") else { return };
    fs::write(path, file::to_text(&sealed()).expect("written")).expect("writable");
}

#[test]
fn a_sealed_study_is_kept_and_written_back_the_same() {
    let text = fixture();
    let study = file::from_text(&text).expect("it opens");
    assert_eq!(study, sealed(), "its sum is true");
    assert_eq!(file::to_text(&study).expect("written"), text, "written back byte for byte");
    assert_eq!(text.matches("sum: ").count(), 1, "one sum, on the copy's own line");
}

/// A saved study with two tags, as it lies on the disk after a clean end.
fn saved(desk: &Desk) -> String {
    let mut app = desk.saved(1, STUDY);
    act(&mut app, Action::SetCoder("Ada".to_owned()));
    for (words, code) in [("children", "A5"), ("fund", "A5")] {
        tag(&mut app, words, code);
    }
    act(&mut app, Action::Study(StudyAction::Save));
    app.shutdown();
    fs::read_to_string(desk.path(STUDY)).expect("written")
}

fn tag(app: &mut App, words: &str, code: &str) {
    choose(app, words);
    let theme = theme(app, code);
    act(app, Action::Annotate(AnnotateAction::ToggleTheme(theme)));
}

/// Runs a command on studies of a folder, in this process: its status, its result, and what is at fault.
pub(super) fn cli(folder: &Path, arguments: &[&str]) -> (Option<u8>, String, String) {
    let words: Vec<PathBuf> =
        arguments.iter().map(|word| if word.ends_with(".travaux") { folder.join(word) } else { word.into() }).collect();
    let words: Vec<&Path> = words.iter().map(PathBuf::as_path).collect();
    let (exit, said) = super::damaged::cli(&words);
    let status = exit.status();
    match exit {
        Exit::Fault(why) | Exit::Broken(why) => (Some(status), said, why),
        Exit::Done | Exit::Found => (Some(status), said, String::new()),
    }
}

fn check(desk: &Desk) -> (Option<u8>, String) {
    let (status, said, _) = cli(desk.folder(), &["check", STUDY]);
    (status, said)
}

/// The numbers of the lines that hold `words`.
fn lines_with(text: &str, words: &str) -> Vec<usize> {
    text.lines().enumerate().filter(|(_, line)| line.contains(words)).map(|(at, _)| at).collect()
}

fn without(text: &str, line: usize) -> String {
    text.lines().enumerate().filter(|(at, _)| *at != line).map(|(_, line)| format!("{line}\n")).collect()
}

fn swapped(text: &str, one: usize, other: usize) -> String {
    let mut lines: Vec<&str> = text.lines().collect();
    lines.swap(one, other);
    lines.join("\n") + "\n"
}

fn twice(text: &str, line: usize) -> String {
    let double = |(at, text): (usize, &str)| format!("{text}\n").repeat(if at == line { 2 } else { 1 });
    text.lines().enumerate().map(double).collect()
}

#[test]
fn check_names_what_is_missing_doubled_altered_and_out_of_place() {
    let desk = Desk::new();
    let text = saved(&desk);
    let (status, told) = check(&desk);
    assert_eq!((status, told.as_str()), (Some(0), "sound: 3 drafts, 2 annotations\n"));
    assert!(
        text.contains(concat!("writer: Some(\"", env!("CARGO_PKG_VERSION"), "\")")),
        "the file names its writer's version"
    );
    let paragraphs = lines_with(&text, "paragraph: (");
    let (second, third) = (paragraphs[1], paragraphs[2]);
    let draft = lines_with(&text, "stage: \"final\"")[0];
    let copy = lines_with(&text, "importer: ")[2];
    let annotations = lines_with(&text, "body: Tag(");
    let altered = text.replacen("village library", "village tavern", 1);
    for (damaged, words) in [
        (without(&text, second), "missing: one paragraph of "),
        (twice(&text, second), "doubled: one paragraph of "),
        (altered, "altered: one paragraph of "),
        (swapped(&text, second, third), "out of place: 2 paragraphs of "),
        (without(&text, draft), "missing: the draft that the copy of final.md belongs to"),
        (twice(&text, draft), "doubled: the draft "),
        (twice(&text, copy), "doubled: a copy of "),
        (without(&text, annotations[0]), "missing, though it was there when last saved here: annotation "),
        (twice(&text, annotations[0]), "doubled: annotation "),
        (text.replacen("code: \"A5\"", "code: \"A9\"", 1), "altered since it was last saved here: theme "),
    ] {
        desk.put(STUDY, &damaged);
        let (status, told) = check(&desk);
        assert!(status == Some(1) && told.contains(words), "{words}: {status:?} {told}");
    }
    // Lines of annotations in another order mean the same.
    desk.put(STUDY, swapped(&text, annotations[0], annotations[1]));
    assert_eq!(check(&desk).0, Some(0));
}

#[test]
fn a_study_without_sums_is_sound_and_unsealed() {
    let desk = Desk::new();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/format-1-later.travaux");
    fs::copy(path, desk.path(STUDY)).expect("writable");
    let (status, told) = check(&desk);
    assert!(status == Some(0) && told.starts_with("sound, unsealed: 1 drafts"), "{told}");
}

#[test]
fn annotations_of_two_people_merged_line_by_line_are_sound() {
    let desk = Desk::new();
    let text = saved(&desk);
    // What git does: a line of a colleague's copy comes in.
    let theirs = Desk::new();
    fs::copy(desk.path(STUDY), theirs.path(STUDY)).expect("writable");
    let mut app = theirs.opened(7, STUDY);
    act(&mut app, Action::SetCoder("Björn".to_owned()));
    tag(&mut app, "public", "A1");
    act(&mut app, Action::Study(StudyAction::Save));
    app.shutdown();
    let their_text = fs::read_to_string(theirs.path(STUDY)).expect("written");
    let new: Vec<&str> =
        their_text.lines().filter(|line| line.contains("body: Tag(") && !text.contains(line)).collect();
    let at = lines_with(&text, "body: Tag(")[0];
    let merged: String = text
        .lines()
        .enumerate()
        .map(|(line, text)| if line == at { format!("{}\n{text}\n", new[0]) } else { format!("{text}\n") })
        .collect();
    desk.put(STUDY, merged);
    let (status, told) = check(&desk);
    assert!(status == Some(0) && told.contains("3 annotations") && told.contains("1 more"), "{told}");
}

#[test]
fn a_journal_that_is_damaged_or_of_another_file_is_named() {
    let desk = Desk::new();
    let mut app = desk.saved(1, STUDY);
    act(&mut app, Action::SetCoder("Ada".to_owned()));
    for words in ["children", "fund", "public"] {
        tag(&mut app, words, "A5");
    }
    let journal = |desk: &Desk| fs::read_to_string(desk.path("libraries.travaux.journal")).expect("there");
    let text = journal(&desk);
    let end = text.lines().count();
    assert!(end >= 6, "head, base and four edits: {text}");
    for (damaged, words) in [
        (without(&text, 3), "damaged: one line of the journal"),
        (twice(&text, 3), "out of place: one line of the journal"),
        (swapped(&text, 3, 4), "out of place: one line of the journal"),
        (text.replacen("entry:Some", "entry: Some", 1), "damaged: one line of the journal"),
        (without(&text, 1), "unusable: "),
        (text.replacen("base:", "bass:", 1), "unusable: "),
    ] {
        let killed = desk.killed();
        killed.put("libraries.travaux.journal", &damaged);
        let (status, told) = check(&killed);
        assert!(status == Some(1) && told.contains(words), "{words}: {told}");
    }
    // Lines in each other's places are read in their order: nothing is lost.
    let killed = desk.killed();
    killed.put("libraries.travaux.journal", swapped(&text, 3, 4));
    assert_eq!(**killed.opened(2, STUDY).study(), **app.study());
    // Work goes on behind the line that went, under numbers of its own.
    let killed = desk.killed();
    killed.put("libraries.travaux.journal", without(&text, 3));
    let mut again = killed.opened(2, STUDY);
    tag(&mut again, "2035", "A2");
    tag(&mut again, "fund", "A2");
    let second = killed.killed();
    assert_eq!(**second.opened(3, STUDY).study(), **again.study());
    let (_, told) = check(&second);
    assert!(told.contains("damaged: one line") && !told.contains("out of place"), "{told}");
    // Another file stands where the journal's was.
    let killed = desk.killed();
    let other = fs::read_to_string(killed.path(STUDY)).expect("there").replace("Draft resolution", "A resolution");
    killed.put(STUDY, other);
    let (status, told) = check(&killed);
    assert!(status == Some(1) && told.contains("foreign: "), "{told}");
    // One that was only written otherwise is the same study.
    let killed = desk.killed();
    let other = fs::read_to_string(killed.path(STUDY)).expect("there").replace('\n', "\r\n");
    killed.put(STUDY, other);
    assert_eq!(**killed.opened(2, STUDY).study(), **app.study());
}

#[test]
fn the_window_says_what_a_study_has_lost_and_offers_the_copy_kept_before() {
    let desk = Desk::new();
    let text = saved(&desk);
    let damaged = without(&text, lines_with(&text, "paragraph: (")[1]);
    desk.put(STUDY, &damaged);
    let mut app = desk.opened(2, STUDY);
    let told = said(&app);
    assert!(told.iter().any(|words| words.contains("missing: one paragraph of")), "{told:?}");
    // It is not written over: saving asks for a name.
    tag(&mut app, "public", "A1");
    run(&mut app, Command::Save);
    act(&mut app, Action::Study(StudyAction::SaveTo(desk.path(STUDY))));
    assert_eq!(fs::read_to_string(desk.path(STUDY)).expect("there"), damaged);
    assert_ne!(app.study_file().save_state(app.session()), SaveState::Saved);
    // What is saved under another name is still known to be damaged.
    act(&mut app, Action::Study(StudyAction::SaveTo(desk.path("other.travaux"))));
    let (status, told, _) = cli(desk.folder(), &["check", "other.travaux"]);
    assert!(status == Some(1) && told.contains("missing: one paragraph"), "{told}");
    drop(app);
    // The copy kept before is offered, and is whole.
    let mut again = desk.opened(3, STUDY);
    let offered = again.toasts().iter().find_map(|toast| toast.offer.clone()).map(|(_, action)| action);
    let Some(Action::Study(StudyAction::Open(backup))) = offered else { panic!("offered: {:?}", said(&again)) };
    act(&mut again, Action::Study(StudyAction::Open(backup)));
    assert_eq!(again.study().drafts[1].text.seal, Seal::Whole);
    assert!(file::to_text(again.study()).expect("text").contains("shall remain open"));
}

#[test]
fn merging_never_passes_damage_on() {
    let desk = Desk::new();
    let text = saved(&desk);
    desk.put("base.travaux", &text);
    let merge = |mine: &str, theirs: &str| {
        fs::remove_file(desk.path("out.travaux")).ok();
        let (status, said, error) = cli(desk.folder(), &["merge", "base.travaux", mine, theirs, "-o", "out.travaux"]);
        (status, said + &error, desk.path("out.travaux").exists())
    };
    let drafts = lines_with(&text, "stage: ");
    let mut cases: Vec<String> = drafts.iter().map(|line| without(&text, *line)).collect();
    cases.extend(lines_with(&text, "paragraph: (").into_iter().take(12).map(|line| without(&text, line)));
    cases.push(text.replacen("village library", "village tavern", 1));
    for damaged in cases {
        desk.put("damaged.travaux", damaged);
        for (mine, theirs) in [("damaged.travaux", "base.travaux"), ("base.travaux", "damaged.travaux")] {
            let (status, told, written) = merge(mine, theirs);
            assert!(status == Some(2) && !written && told.contains("nothing was merged"), "{status:?} {told}");
        }
    }
    // A draft that went with all that belongs to it may have been taken away: that is said, by the status too.
    let mut app = desk.opened(4, "base.travaux");
    let last = app.study().drafts[2].id;
    act(&mut app, Action::Draft(travaux::app::DraftAction::Remove(last)));
    act(&mut app, Action::Study(StudyAction::SaveTo(desk.path("less.travaux"))));
    drop(app);
    let (status, told, _) = merge("less.travaux", "base.travaux");
    assert!(status == Some(1) && told.contains("the draft "), "{status:?} {told}");
    // So it is with annotations, which a line-wise loss takes too.
    desk.put("less.travaux", without(&text, lines_with(&text, "body: Tag(")[0]));
    fs::remove_file(desk.path("less.travaux.history")).ok();
    let (_, told, _) = merge("less.travaux", "base.travaux");
    assert!(told.contains("one annotation that BASE has"), "{told}");
}

#[test]
fn a_damaged_study_without_a_copy_beside_it_offers_none() {
    let desk = Desk::new();
    let text = saved(&desk).replacen("every village library", "every v1llage library", 1);
    let elsewhere = Desk::new();
    elsewhere.put(STUDY, text);
    let app = elsewhere.opened(2, STUDY);
    let told = said(&app);
    assert!(told.iter().any(|line| line.contains("no whole copy is kept beside it")), "{told:?}");
    assert!(app.toasts().iter().all(|toast| toast.offer.as_ref().is_none_or(|(key, _)| *key != "open-backup")));
}
