//! People with two versions don't eat each other's work: what a newer version added to a study is kept as it is written, at
//! its place, while this version edits, saves and merges; where that can't be, the study is not written over.

use super::sealed::cli;
use crate::support::{Desk, act, choose, run, said, theme};
use std::fs;
use travaux::app::{Action, AnnotateAction, App, Command, StudyAction};
use travaux::study::{Seal, file};

const STUDY: &str = "libraries.travaux";

fn tag(app: &mut App, words: &str, code: &str) {
    choose(app, words);
    let theme = theme(app, code);
    act(app, Action::Annotate(AnnotateAction::ToggleTheme(theme)));
}

/// A saved study as a newer version would have written it: fields of the study, of items, further inside, of a copy and its
/// paragraphs, and a new kind of annotation.
fn newer(desk: &Desk) -> String {
    let mut app = desk.saved(1, STUDY);
    act(&mut app, Action::SetCoder("Ada".to_owned()));
    tag(&mut app, "children", "A5");
    act(&mut app, Action::Study(StudyAction::Save));
    app.shutdown();
    let text = fs::read_to_string(desk.path(STUDY)).expect("written");
    let annotation = text.lines().find(|line| line.contains("body: Tag(")).expect("tagged").trim();
    let id = annotation.split('"').nth(1).expect("an id");
    let kind =
        annotation.replace(id, "00000000000000000000000000000001").replacen("Tag(", "Poll(votes: [1, 2], of: ", 1);
    let text = text
        .replacen(concat!("writer: Some(\"", env!("CARGO_PKG_VERSION"), "\")"), "writer: Some(\"99.0.0\")", 1)
        .replacen(annotation, &format!("{kind}\n    {annotation}"), 1)
        .replacen(
            "\n  annotations: [",
            "\n  rooms: [(name: \"Salle (3)\", of: [1, 2])],\n  moods: Some(\"calm, …\"),\n  annotations: [",
            1,
        )
        .replacen("body: Tag(", "weight: 3, body: Tag(", 2)
        .replacen("names: (en: \"", "names: (fr: \"Thème, \\\"(x)\", en: \"", 1)
        .replacen(", importer: ", ", scanned: (by: \"hand\", at: [3]), importer: ", 1)
        .replacen("paragraph: (kind: \"heading\"", "paragraph: (tone: 'x', kind: \"heading\"", 1);
    desk.put(STUDY, &text);
    fs::remove_file(desk.path("libraries.travaux.history")).expect("there");
    text
}

/// What the newer version added, as it stands in a text.
const ADDED: &[&str] = &[
    "rooms: [(name: \"Salle (3)\", of: [1, 2])]",
    "moods: Some(\"calm, …\")",
    "weight: 3",
    "Poll(votes: [1, 2], of: ",
    "fr: \"Thème, \\\"(x)\"",
    "scanned: (by: \"hand\", at: [3])",
    "tone: 'x'",
];

#[test]
fn what_is_not_known_is_written_back_where_it_stood() {
    let desk = Desk::new();
    let text = newer(&desk);
    let study = file::from_text(&text).expect("it opens");
    assert!(!study.kept.is_loose());
    assert_eq!(study.annotations.len(), 1, "the new kind is kept, and not shown");
    assert!(matches!(study.drafts[0].text.seal, Seal::Unknown(_)), "whether the copy is whole can't be told");
    assert_eq!(study.drafts[1].text.seal, Seal::Whole);
    let again = file::to_text(&study).expect("written");
    let writer: String =
        text.lines().filter(|line| !line.starts_with("  writer: ")).map(|line| format!("{line}\n")).collect();
    assert_eq!(again, writer, "byte for byte, in place");
    let (status, told, _) = cli(desk.folder(), &["check", STUDY]);
    assert!(status == Some(0) && told.contains("99.0.0") && told.contains("parts"), "{told}");
}

#[test]
fn it_stays_through_edits_kills_saves_and_undo() {
    let desk = Desk::new();
    newer(&desk);
    let mut app = desk.opened(2, STUDY);
    act(&mut app, Action::SetCoder("Ada".to_owned()));
    tag(&mut app, "fund", "A5");
    choose(&mut app, "children");
    run(&mut app, Command::ToggleImportant);
    // A kill, and what the journal held is taken up.
    let killed = desk.killed();
    let mut app = killed.opened(3, STUDY);
    assert_eq!(app.study().annotations.len(), 3);
    act(&mut app, Action::Study(StudyAction::Save));
    let text = fs::read_to_string(killed.path(STUDY)).expect("written");
    for added in ADDED {
        assert!(text.contains(added), "{added}: {text}");
    }
    // An item that is taken away takes with it what was its own, and brings it back.
    choose(&mut app, "children");
    tag(&mut app, "children", "A5");
    act(&mut app, Action::Study(StudyAction::Save));
    let weights = |killed: &Desk| fs::read_to_string(killed.path(STUDY)).expect("written").matches("weight: 3").count();
    let without = weights(&killed);
    run(&mut app, Command::Undo);
    act(&mut app, Action::Study(StudyAction::Save));
    assert_eq!(weights(&killed), without + 1);
}

#[test]
fn it_is_merged() {
    let desk = Desk::new();
    let text = newer(&desk);
    desk.put("base.travaux", text.replace("weight: 3, ", ""));
    desk.put("theirs.travaux", text.replace("moods: ", "tempers: "));
    let merge =
        |mine: &str, theirs: &str| cli(desk.folder(), &["merge", "base.travaux", mine, theirs, "-o", "out.travaux"]);
    for (mine, theirs) in [("base.travaux", STUDY), (STUDY, "base.travaux"), (STUDY, "theirs.travaux")] {
        let (status, told, error) = merge(mine, theirs);
        assert_eq!(status, Some(0), "{told} {error}");
        let text = fs::read_to_string(desk.path("out.travaux")).expect("written");
        for added in ADDED.iter().filter(|added| !(theirs == "theirs.travaux" && added.starts_with("moods"))) {
            assert!(text.contains(added), "{mine} {theirs} {added}");
        }
    }
    // What both changed is told, by the status too.
    desk.put("other.travaux", text.replace("weight: 3", "weight: 4"));
    desk.put("base.travaux", text.replace("weight: 3", "weight: 2"));
    let (status, told, _) = merge(STUDY, "other.travaux");
    assert!(status == Some(1) && told.contains("only a newer Travaux knows"), "{told}");
    assert!(fs::read_to_string(desk.path("out.travaux")).expect("written").contains("weight: 3"));
}

#[test]
fn where_it_could_not_be_put_back_the_study_is_not_written_over() {
    let desk = Desk::new();
    drop(desk.saved(1, STUDY));
    let mut text = fs::read_to_string(desk.path(STUDY)).expect("written");
    text = text.replacen(
        "\n  milestones: [",
        "\n  milestones: [\n    (date: \"2019-06\", names: (en: \"x\"), place: \"Geneva\"),",
        1,
    );
    desk.put(STUDY, &text);
    let mut app = desk.opened(2, STUDY);
    assert!(said(&app).iter().any(|words| words.contains("open to be read")), "{:?}", said(&app));
    act(&mut app, Action::SetCoder("Ada".to_owned()));
    run(&mut app, Command::Save);
    act(&mut app, Action::Study(StudyAction::SaveTo(desk.path(STUDY))));
    act(&mut app, Action::Study(StudyAction::SaveTo(desk.path("other.travaux"))));
    assert_eq!(fs::read_to_string(desk.path(STUDY)).expect("there"), text);
    assert!(!desk.path("other.travaux").exists(), "nor is it written without what it holds");
    let (status, _, error) = cli(desk.folder(), &["merge", "-", STUDY, STUDY, "-o", "out.travaux"]);
    assert!(status == Some(2) && error.contains("newer Travaux"), "{error}");
}

/// A study of a newer version with a claim on a ground and a kind of actor that only it knows.
fn with_words(desk: &Desk, writer: &str) -> String {
    let mut app = desk.saved(1, STUDY);
    act(&mut app, Action::SetCoder("Ada".to_owned()));
    tag(&mut app, "children", "A5");
    act(&mut app, Action::Study(StudyAction::Save));
    app.shutdown();
    let text = fs::read_to_string(desk.path(STUDY)).expect("written");
    let annotation = text.lines().find(|line| line.contains("body: Tag(")).expect("tagged").trim();
    let id = annotation.split('"').nth(1).expect("an id");
    let (head, tail) = annotation.split_once("body: Tag(").expect("a tag");
    let tail = tail.split_once(')').expect("closed").1;
    let claim = format!("{head}body: Claim(actors: [], role: \"proposed\", basis: \"sworn\"){tail}")
        .replace(id, "00000000000000000000000000000001");
    let actor = text.lines().find(|line| line.contains(", kind: \"")).expect("an actor").trim();
    let kind = actor.split(", kind: \"").nth(1).and_then(|rest| rest.split('"').next()).expect("its kind");
    let text = text
        .replacen(
            concat!("writer: Some(\"", env!("CARGO_PKG_VERSION"), "\")"),
            &format!("writer: Some(\"{writer}\")"),
            1,
        )
        .replacen(annotation, &format!("{claim}\n    {annotation}"), 1)
        .replacen(&format!(", kind: \"{kind}\""), ", kind: \"fleet\"", 1);
    desk.put(STUDY, &text);
    fs::remove_file(desk.path("libraries.travaux.history")).expect("there");
    text
}

#[test]
fn an_item_with_a_word_that_is_not_known_is_kept_through_edits_and_saves() {
    let desk = Desk::new();
    let text = with_words(&desk, "99.0.0");
    let study = file::from_text(&text).expect("it opens");
    assert!(!study.kept.is_loose() && study.annotations.len() == 1);
    let writer: String =
        text.lines().filter(|line| !line.starts_with("  writer: ")).map(|line| format!("{line}\n")).collect();
    assert_eq!(file::to_text(&study).expect("written"), writer, "byte for byte, in place");
    let mut app = desk.opened(2, STUDY);
    act(&mut app, Action::SetCoder("Ada".to_owned()));
    tag(&mut app, "fund", "A5");
    act(&mut app, Action::Study(StudyAction::Save));
    let saved = fs::read_to_string(desk.path(STUDY)).expect("written");
    assert!(saved.contains("basis: \"sworn\"") && saved.contains("kind: \"fleet\""), "{saved}");
    // Written by this version, the same words are damage.
    let desk = Desk::new();
    with_words(&desk, env!("CARGO_PKG_VERSION"));
    let (status, _, error) = cli(desk.folder(), &["check", STUDY]);
    assert!(status == Some(2) && error.contains("fleet"), "{error}");
}

#[test]
fn a_word_of_a_draft_that_is_not_known_lets_the_study_be_read_and_not_written() {
    for (field, word) in [("status: \"", "embargoed"), ("paragraph: (kind: \"", "formula"), ("stage: \"", "silence")] {
        let desk = Desk::new();
        drop(desk.saved(1, STUDY));
        let text = fs::read_to_string(desk.path(STUDY)).expect("written");
        let at = text.find(field).expect("there") + field.len();
        let end = at + text[at..].find('"').expect("closed");
        let text = format!("{}{word}{}", &text[..at], &text[end..]).replacen(
            concat!("writer: Some(\"", env!("CARGO_PKG_VERSION"), "\")"),
            "writer: Some(\"99.0.0\")",
            1,
        );
        desk.put(STUDY, &text);
        let mut app = desk.opened(2, STUDY);
        assert!(said(&app).iter().any(|words| words.contains("open to be read")), "{word}: {:?}", said(&app));
        assert!(app.study().drafts.len() > 1, "{word}");
        act(&mut app, Action::SetCoder("Ada".to_owned()));
        run(&mut app, Command::Save);
        assert_eq!(fs::read_to_string(desk.path(STUDY)).expect("there"), text, "{word}");
    }
}

#[test]
fn a_journal_of_a_newer_version_is_left_alone() {
    let desk = Desk::new();
    let mut app = desk.saved(1, STUDY);
    act(&mut app, Action::SetCoder("Ada".to_owned()));
    tag(&mut app, "children", "A5");
    let path = desk.path("libraries.travaux.journal");
    let journal = fs::read_to_string(&path).expect("there");
    let line = journal.lines().last().expect("a line");
    let (_, text) = line.split_once(' ').expect("a sum");
    let text = text.replacen("author:", "weight:3,author:", 1);
    let sum = travaux::base::ContentHash::of(text.as_bytes()).short();
    let killed = desk.killed();
    killed.put("libraries.travaux.journal", journal.replace(line, &format!("{sum} {text}")));
    let before = fs::read(killed.path("libraries.travaux.journal")).expect("there");
    let app = killed.opened(2, STUDY);
    assert!(said(&app).iter().any(|words| words.contains("newer Travaux")), "{:?}", said(&app));
    drop(app);
    assert_eq!(fs::read(killed.path("libraries.travaux.journal")).expect("there"), before);
    let (status, ..) = cli(killed.folder(), &["check", STUDY]);
    assert_eq!(status, Some(2));
}
