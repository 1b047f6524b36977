//! Packs: what a negotiation brings along is saved from a study, read by people, and taken into another.

use super::damaged;
use crate::support::{Desk, act, run, said};
use std::fs;
use std::path::PathBuf;
use travaux::app::{Action, Command, DraftAction, StudyAction};
use travaux::base::{Message, SeededIds, StudyId};
use travaux::cli::Exit;
use travaux::study::starter::StartingLists;
use travaux::study::{ActorKind, Pack, Study, apply, file};

/// A pack as a person writes it: as it stands in the documentation.
const HARBOUR: &str = r#"(
    pack: 1,
    names: (en: "Harbour talks"),
    about: "What it holds, and where that is from.",
    themes: [(code: "H1", names: (en: "Dues"), key: Some(1)), (code: "H2", names: (en: "Pilots"), parent: Some("H1"))],
    actors: [(code: "GULLS", kind: "group", names: (en: "The Gulls"), aliases: ["Gull States"])],
    positions: [(kind: "statement", actors: ["GULLS", "JPN"], themes: ["H1"], gist: "no dues for rowing boats", source: "…")],
    milestones: [(date: "2024-04-01", names: (en: "First draft"), source: "…")],
)"#;

/// What a command says: its status, what it writes, what it complains of. Names of files are those of the desk.
fn cli(desk: &Desk, arguments: &[&str]) -> (u8, String, String) {
    let words: Vec<PathBuf> =
        arguments.iter().map(|word| if word.contains('.') { desk.path(word) } else { word.into() }).collect();
    let (exit, told) = damaged::cli(&words.iter().map(PathBuf::as_path).collect::<Vec<_>>());
    let status = exit.status();
    match exit {
        Exit::Fault(why) | Exit::Broken(why) => (status, told, why),
        Exit::Done | Exit::Found => (status, told, String::new()),
    }
}

fn begun(lists: StartingLists) -> Study {
    lists.put_into(Study::empty(StudyId::new(&mut SeededIds::new(5)), "talks"))
}

fn taken(study: &Study, pack: &Pack) -> Study {
    apply(study, &pack.edit(study, Message::new("edit-begun")).expect("there is something to take"))
        .expect("it applies")
}

#[test]
fn the_packs_that_come_with_the_program_are_read_and_every_fact_names_its_source() {
    for shipped in file::ShippedPack::ALL {
        let pack = shipped.pack().expect("it is read");
        assert!(shipped.text().starts_with("// Travaux pack"), "the desktop knows it by its first words");
        assert!(pack.milestones.iter().all(|one| !one.source.is_empty() && !one.names.zh.is_empty()));
        assert!(pack.milestones.is_sorted_by_key(|one| one.date.clone()));
        assert!(pack.themes.values().all(|theme| !theme.names.zh.is_empty() && !theme.description.is_empty()));
        let keys: std::collections::BTreeSet<u8> = pack.themes.values().filter_map(|theme| theme.key).collect();
        assert_eq!(keys.len(), 8, "each number key tags with one theme");
        let study = taken(&begun(StartingLists::Plain), &pack);
        assert_eq!(study.themes.len(), pack.themes.len());
        assert!(study.positions.is_empty(), "nobody's wish is on record without a source");
        let gdc = Pack::gdc();
        assert!(pack.themes.keys().all(|id| !gdc.themes.contains_key(id)), "nothing of another negotiation");
        // Written and read again, it is the same.
        let text = file::pack_to_text(&pack).expect("it is written");
        assert_eq!(file::pack_from_text(&text).expect("it is read"), pack);
    }
}

#[test]
fn a_study_begins_with_a_pack_that_comes_with_the_program() {
    let desk = Desk::new();
    let mut app = desk.app(1);
    run(&mut app, Command::NewStudy);
    act(&mut app, Action::Study(StudyAction::TakeShipped(file::ShippedPack::Bbnj)));
    assert!(app.study().themes.values().any(|theme| theme.code == "B1"));
    assert!(app.study().actors.values().any(|actor| actor.code == "BBNJPRES"));
    run(&mut app, Command::Undo);
    assert!(app.study().themes.is_empty());
    // A draft that says what it is has it offered.
    let mut other = desk.app(2);
    run(&mut other, Command::NewStudy);
    let words = "Draft text of an agreement on the marine biological diversity of areas beyond national jurisdiction\n\n\
                 1. This Agreement applies to areas beyond national jurisdiction.\n";
    act(&mut other, Action::Draft(DraftAction::Open(vec![desk.put("draft.txt", words)])));
    let offer = other.toasts().iter().find(|toast| toast.what.key == "pack-offer-shipped").expect("offered").clone();
    act(&mut other, offer.offer.expect("with a button").1);
    assert!(other.study().themes.values().any(|theme| theme.code == "B3"));
    assert!(other.toasts().iter().all(|toast| toast.what.key != "pack-offer-shipped"), "taken: offered no more");
}

#[test]
fn a_pack_that_a_person_wrote_is_taken_in() {
    let pack = file::pack_from_text(HARBOUR).expect("it is read");
    let study = taken(&begun(StartingLists::Plain), &pack);
    let (gulls, actor) = study.actors.iter().find(|(_, actor)| actor.code == "GULLS").expect("there");
    assert_eq!((actor.kind, actor.names.en.as_str()), (ActorKind::Group, "The Gulls"));
    let (japan, _) = study.actors.iter().find(|(_, actor)| actor.code == "JPN").expect("any study knows it");
    let position = study.positions.values().next().expect("there");
    assert_eq!(position.actors, [*gulls, *japan]);
    let (dues, _) = study.themes.iter().find(|(_, theme)| theme.code == "H1").expect("there");
    assert_eq!(position.themes, [*dues]);
    let pilots = study.themes.values().find(|theme| theme.code == "H2").expect("there");
    assert_eq!((pilots.parent, pilots.order), (Some(*dues), 1));
    assert_eq!(study.milestones.len(), 1);
    // Whoever begins from the same pack has the same items, so that copies can be merged.
    let again = file::pack_from_text(HARBOUR).expect("it is read");
    assert_eq!(again, pack);
    // Another pack with the same codes speaks of other things.
    let other = file::pack_from_text(&HARBOUR.replace("Harbour talks", "Lake talks")).expect("it is read");
    assert!(other.themes.keys().all(|id| !pack.themes.contains_key(id)));
    // Written by the program it is a text for people: codes, not numbers.
    let text = file::pack_to_text(&pack).expect("it is written");
    assert!(text.contains("actors: [\"GULLS\",\"JPN\"]") || text.contains("actors: [\"GULLS\", \"JPN\"]"), "{text}");
    assert!(!text.contains("id: "), "{text}");
    assert_eq!(file::pack_from_text(&text).expect("it is read"), pack);
}

#[test]
fn the_pack_of_the_compact_and_that_of_a_study_come_back_the_same() {
    for pack in [Pack::gdc(), Pack::of(&begun(StartingLists::Gdc))] {
        let text = file::pack_to_text(&pack).expect("it is written");
        let read = file::pack_from_text(&text).expect("it is read");
        assert_eq!((&read.names, read.themes.len()), (&pack.names, 27));
        assert_eq!(read, pack);
        assert_eq!(file::pack_to_text(&read).expect("it is written"), text, "the same bytes");
    }
}

#[test]
fn a_study_is_saved_as_a_pack_and_another_begins_with_it() {
    let desk = Desk::new();
    let mut app = desk.saved(1, "first.travaux");
    act(&mut app, Action::Study(StudyAction::WritePack(desk.path("talks.pack"))));
    assert!(said(&app).iter().any(|words| words.contains("talks.pack")), "{:?}", said(&app));
    let text = fs::read_to_string(desk.path("talks.pack")).expect("written");
    assert!(!text.contains("publishers"), "no words of a draft");
    let first = app.study().clone();
    app.shutdown();

    let mut app = desk.app(2);
    act(&mut app, Action::Study(StudyAction::New(StartingLists::Plain)));
    assert!(app.study().themes.is_empty());
    act(&mut app, Action::Dropped(vec![desk.path("talks.pack")]));
    let study = app.study().clone();
    assert_eq!((&study.themes, &study.positions), (&first.themes, &first.positions));
    assert!(first.actors.iter().all(|(id, actor)| study.actors.get(id) == Some(actor)));
    assert_eq!(study.milestones, first.milestones);
    // Once more brings nothing, and is said.
    act(&mut app, Action::Study(StudyAction::TakePack(desk.path("talks.pack"))));
    assert!(said(&app).iter().any(|words| words.contains("already")), "{:?}", said(&app));
    run(&mut app, Command::Undo);
    assert!(app.study().themes.is_empty() && app.study().positions.is_empty(), "one undo takes it back");
    // Where files are opened a pack is one too.
    act(&mut app, Action::Draft(DraftAction::Open(vec![desk.path("talks.pack")])));
    assert_eq!(app.study().themes.len(), first.themes.len());
}

#[test]
fn a_damaged_or_foreign_pack_is_refused_in_one_sentence() {
    let wrong = [
        ("a text.", "no pack"),
        ("(pack: 9, names: (), news: [])", "newer"),
        (&*format!("// Travaux pack, version 1\n{}", &HARBOUR[..200]), "Line"),
        (&*HARBOUR.replace("themes: [\"H1\"]", "themes: [\"H9\"]"), "H9"),
        (&*HARBOUR.replace("\"JPN\"", "\"NOBODY\""), "NOBODY"),
        (&*HARBOUR.replace("parent: Some(\"H1\")", "parent: Some(\"H7\")"), "H7"),
        (&*HARBOUR.replace("code: \"H2\"", "code: \"H1\""), "twice"),
        (&*HARBOUR.replace("kind: \"group\"", "kind: \"flock\""), "flock"),
    ];
    let desk = Desk::new();
    let mut app = desk.app(1);
    act(&mut app, Action::Study(StudyAction::New(StartingLists::Plain)));
    let before = app.study().clone();
    for (text, names) in wrong {
        let path = desk.put("wrong.pack", text);
        act(&mut app, Action::Study(StudyAction::TakePack(path.clone())));
        let words = said(&app);
        assert!(words.iter().any(|line| line.contains("wrong.pack") && line.contains(names)), "{names}: {words:?}");
        assert_eq!(app.study().themes, before.themes);
        desk.put("draft.txt", "1. States shall act.\n");
        let (status, told, error) = cli(&desk, &["new", "draft.txt", "--pack", "wrong.pack", "-o", "out.travaux"]);
        assert_eq!((status, told.as_str(), error.lines().count()), (2, "", 1), "{error}");
        assert!(error.contains("wrong.pack") && error.contains(names), "{error}");
        assert!(!desk.path("out.travaux").exists());
    }
}

#[test]
fn a_study_is_made_without_a_window() {
    let desk = Desk::new();
    desk.put("rev1.txt", crate::support::REV1);
    desk.put("zero.md", crate::support::ZERO);
    desk.put("talks.pack", HARBOUR);
    let new = |pack: &str, out: &str| cli(&desk, &["new", "rev1.txt", "zero.md", "--pack", pack, "-o", out]);
    let (status, told, error) = new("none", "plain.travaux");
    assert_eq!(status, 0, "{error}");
    let lines: Vec<&str> = told.lines().collect();
    assert!(lines.len() == 2 && lines[0].contains("zero.md") && lines[1].contains("rev1.txt"), "by stage: {told}");
    let (study, _) = file::load(&desk.path("plain.travaux")).expect("it opens");
    assert!(study.themes.is_empty() && study.positions.is_empty() && study.milestones.is_empty());
    assert!(!study.invented && study.title.is_empty());
    let text = fs::read_to_string(desk.path("plain.travaux")).expect("there");
    assert!(!text.contains("Global Digital Compact"), "nothing of another negotiation");
    assert_eq!(new("gdc", "gdc.travaux").0, 0);
    assert_eq!(file::load(&desk.path("gdc.travaux")).expect("it opens").0.themes.len(), 27);
    assert_eq!(new("talks.pack", "talks.travaux").0, 0);
    let (study, _) = file::load(&desk.path("talks.travaux")).expect("it opens");
    assert_eq!((study.themes.len(), study.drafts.len()), (2, 2));
    assert_eq!(cli(&desk, &["check", "talks.travaux"]).0, 0);
    // What can't be: the same file twice, a name of another kind, no file.
    for (arguments, names) in [
        (vec!["new", "rev1.txt", "rev1.txt", "-o", "twice.travaux"], "rev1.txt"),
        (vec!["new", "rev1.txt", "-o", "study.docx"], "docx"),
        (vec!["new", "rev9.txt", "-o", "none.travaux"], "rev9.txt"),
        (vec!["new", "rev1.txt", "--pack", "no.pack", "-o", "none.travaux"], "no.pack"),
    ] {
        let (status, told, error) = cli(&desk, &arguments);
        assert_eq!((status, told.as_str(), error.lines().count()), (2, "", 1), "{arguments:?}: {error}");
        assert!(error.contains(names), "{error}");
    }
    let (_, _, error) = cli(&desk, &["new", "rev1.txt", "-o", "titled.travaux", "--title", "The talks"]);
    assert_eq!(error, "");
    assert_eq!(file::load(&desk.path("titled.travaux")).expect("it opens").0.title, "The talks");
}
