//! What is said of changes: kept in the file, taken up after a kill, taken back, shown on wider steps, reported.

use crate::support::{Desk, act, actor, change_with, choose, run, said, theme};
use std::fs;
use travaux::app::{
    Action, AnnotateAction, App, Card, ClaimDraft, Command, ComparisonAction, ComparisonStatus, DraftAction, SaveState,
    StudyAction,
};
use travaux::base::Sides;
use travaux::compare::Kind;
use travaux::study::{Basis, Role};

fn card<'a>(app: &'a App, words: &str) -> &'a Card {
    &app.board().expect("a comparison").cards[change_with(app, words)]
}

fn kind(app: &App, words: &str) -> Kind {
    app.board().expect("a comparison").comparison.changes[change_with(app, words)].kind
}

fn step(app: &App) -> String {
    let names = &app.board().expect("a comparison").names;
    format!("{} → {}", names.old.name, names.new.name)
}

/// Says one thing of each sort on the first step.
fn annotate(app: &mut App) {
    act(app, Action::SetCoder("Ada".to_owned()));
    choose(app, "children");
    let trust = theme(app, "A5");
    act(app, Action::Annotate(AnnotateAction::ToggleTheme(trust)));
    let claim = ClaimDraft {
        actors: vec![actor(app, "G77")],
        role: Role::Proposed,
        basis: Basis::Stated,
        evidence: "statement of 3 May, page 2".to_owned(),
        ..ClaimDraft::default()
    };
    act(app, Action::Annotate(AnnotateAction::SetClaim(claim)));
    let change = choose(app, "should remain open");
    act(app, Action::Annotate(AnnotateAction::SetHeadline(change, "shall became should".to_owned())));
    act(app, Action::Annotate(AnnotateAction::SetNote(None, "ask the legal office".to_owned())));
    run(app, Command::ToggleImportant);
    choose(app, "2035");
    run(app, Command::ToggleSeen);
}

/// What `annotate` has said is there.
fn check_annotated(app: &App) {
    let children = card(app, "children");
    assert_eq!(children.themes.len(), 1);
    assert_eq!(children.themes[0].name, "Digital trust and security");
    let claim = &children.attributions[0];
    assert_eq!((claim.role, claim.basis), (Role::Proposed, Basis::Stated));
    assert_eq!(claim.evidence, "statement of 3 May, page 2");
    assert_eq!(claim.author, "Ada");
    let open = card(app, "should remain open");
    assert_eq!(open.headline.as_deref(), Some("shall became should"));
    assert_eq!(open.notes[0].text, "ask the legal office");
    assert!(open.important);
    assert!(card(app, "2035").seen);
}

#[test]
fn drafts_are_put_in_order_and_compared() {
    let desk = Desk::new();
    let mut app = desk.app(1);
    let mut paths = desk.drafts();
    paths.reverse();
    app.start_with(paths);
    app.settle();
    let names: Vec<&str> = app.study().drafts.iter().map(|draft| draft.name.as_str()).collect();
    assert_eq!(names, ["Zero draft", "Rev.1", "Final"]);
    assert_eq!(app.comparison_status(), ComparisonStatus::Ready);
    crate::support::first_step(&mut app);
    assert_eq!(step(&app), "Zero draft → Rev.1");
    assert_eq!(kind(&app, "shall remain open"), Kind::Edited);
    assert_eq!(kind(&app, "reading rooms have closed"), Kind::Deleted);
    assert_eq!(kind(&app, "protect children"), Kind::Inserted);
    assert_eq!(kind(&app, "Secretary-General"), Kind::Unchanged);
    let board = app.board().expect("a comparison");
    let moved = ["establish a fund", "encourage publishers"]
        .iter()
        .filter(|words| board.comparison.changes[change_with(&app, words)].moved)
        .count();
    assert_eq!(moved, 1, "of two that changed places one moved");
}

#[test]
fn two_drafts_of_one_stage_are_told_apart_by_their_files() {
    let desk = Desk::new();
    let mut app = desk.app(1);
    app.start_with(vec![
        desk.put("rev1.txt", crate::support::ZERO),
        desk.put("Rev1_secretariat copy.txt", crate::support::REV1),
        desk.put("rev2.txt", crate::support::FINAL),
    ]);
    app.settle();
    let mut names: Vec<String> =
        app.drafts().timeline_drafts(app.session()).into_iter().map(|stop| stop.name).collect();
    names.sort();
    assert_eq!(names, ["Rev.1", "Rev.2", "Rev1 secretariat copy"]);
}

#[test]
fn what_is_said_is_there_after_saving_and_opening_again() {
    let desk = Desk::new();
    let mut app = desk.with_drafts(1);
    annotate(&mut app);
    check_annotated(&app);
    assert!(app.study_file().has_unsaved_work(app.session()));
    let file = desk.path("libraries.travaux");
    act(&mut app, Action::Study(StudyAction::SaveTo(file.clone())));
    assert_eq!(app.study_file().save_state(app.session()), SaveState::Saved);
    let study = app.study().clone();
    app.shutdown();
    drop(app);
    assert!(!file.with_file_name("libraries.travaux.journal").exists(), "nothing is left to recover");

    let mut again = desk.app(2);
    again.start_with(vec![file]);
    again.settle();
    assert_eq!(**again.study(), *study);
    assert_eq!(said(&again), Vec::<String>::new());
    crate::support::first_step(&mut again);
    // Another run is another session of the same person: the name is known to the settings.
    check_annotated(&again);
}

#[test]
fn what_was_seen_before_a_name_was_given_is_seen_after_a_restart() {
    let desk = Desk::new();
    let mut app = desk.saved(1, "libraries.travaux");
    choose(&mut app, "2035");
    run(&mut app, Command::ToggleSeen);
    run(&mut app, Command::Save);
    app.shutdown();
    drop(app);
    let mut again = desk.opened(2, "libraries.travaux");
    crate::support::first_step(&mut again);
    assert!(card(&again, "2035").seen);
    // The name given now is that of whoever saw it.
    act(&mut again, Action::SetCoder("Ada".to_owned()));
    assert!(card(&again, "2035").seen);
}

#[test]
fn the_next_start_opens_the_last_study() {
    let desk = Desk::new();
    let mut app = desk.saved(1, "libraries.travaux");
    app.shutdown();
    let mut again = desk.app(2);
    again.start();
    again.settle();
    assert_eq!(again.study_file().study_name(again.session()), "libraries.travaux");
    assert_eq!(again.study().drafts.len(), 3);
}

#[test]
fn every_edit_can_be_taken_back_and_done_again() {
    let desk = Desk::new();
    let mut app = desk.with_drafts(1);
    let before = app.study().annotations.len();
    annotate(&mut app);
    let all = app.study().clone();
    assert_eq!(all.annotations.len(), before + 6);
    for left in (0..6).rev() {
        run(&mut app, Command::Undo);
        assert_eq!(app.study().annotations.len(), before + left);
    }
    for _ in 0..6 {
        run(&mut app, Command::Redo);
    }
    assert_eq!(**app.study(), *all);
    check_annotated(&app);
}

#[test]
fn work_in_no_file_outlives_a_kill() {
    let desk = Desk::new();
    let mut app = desk.with_drafts(1);
    annotate(&mut app);
    let after = desk.killed();
    let mut again = after.app(2);
    again.start();
    again.settle();
    assert_eq!(again.study().annotations, app.study().annotations);
    assert_eq!(again.study().drafts, app.study().drafts);
    assert!(again.study_file().has_unsaved_work(again.session()), "it is asked about when the window is closed");
    assert_eq!(again.toasts().len(), 1, "it is said that something was recovered: {:?}", said(&again));
}

#[test]
fn recovered_work_outlives_a_second_kill() {
    let desk = Desk::new();
    let mut app = desk.with_drafts(1);
    annotate(&mut app);
    let after = desk.killed();
    let mut second = after.app(2);
    second.start();
    second.settle();
    let once_more = after.killed();
    let mut third = once_more.app(3);
    third.start();
    third.settle();
    assert_eq!(third.study().annotations, app.study().annotations);
    run(&mut third, Command::Quit);
    assert!(third.dialog().is_some(), "leaving asks what becomes of it");
}

#[test]
fn work_beyond_the_file_outlives_a_kill() {
    let desk = Desk::new();
    let mut app = desk.saved(1, "libraries.travaux");
    annotate(&mut app);
    assert_eq!(app.study_file().save_state(app.session()), SaveState::Unsaved);
    let after = desk.killed();
    let mut again = after.opened(2, "libraries.travaux");
    assert_eq!(again.study().annotations, app.study().annotations);
    assert_eq!(again.study_file().save_state(again.session()), SaveState::Unsaved);
    while !again.study().annotations.is_empty() {
        assert!(again.can(Command::Undo), "what was recovered can be taken back, edit by edit");
        run(&mut again, Command::Undo);
    }
    assert_eq!(again.study_file().save_state(again.session()), SaveState::Unsaved, "the coder's name is still new");
}

#[test]
fn half_a_line_at_the_journals_end_costs_only_itself() {
    let desk = Desk::new();
    let mut app = desk.saved(1, "libraries.travaux");
    annotate(&mut app);
    let after = desk.killed();
    let journal = after.path("libraries.travaux.journal");
    let bytes = fs::read(&journal).expect("the journal");
    fs::write(&journal, &bytes[..bytes.len() - 40]).expect("writable");
    let again = after.opened(2, "libraries.travaux");
    assert_eq!(again.study().annotations.len(), app.study().annotations.len() - 1);
}

#[test]
fn a_damaged_line_in_the_middle_of_the_journal_costs_only_itself_and_is_said() {
    let desk = Desk::new();
    let mut app = desk.saved(1, "libraries.travaux");
    annotate(&mut app);
    let after = desk.killed();
    let journal = after.path("libraries.travaux.journal");
    let mut bytes = fs::read(&journal).expect("the journal");
    let third = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'\n').nth(3).expect("lines").0;
    bytes[third - 20] ^= 0xFF;
    fs::write(&journal, bytes).expect("writable");
    let again = after.opened(2, "libraries.travaux");
    assert_eq!(again.study().annotations.len(), app.study().annotations.len() - 1, "one is missing, none after it");
    assert!(again.toasts()[0].grave && said(&again)[0].contains("1 more is damaged"), "{:?}", said(&again));

    // The line that says what it goes on from: nothing is thrown away.
    let mut bytes = fs::read(desk.path("libraries.travaux.journal")).expect("the journal");
    bytes[40] ^= 0xFF;
    let third = desk.killed();
    fs::write(third.path("libraries.travaux.journal"), &bytes).expect("writable");
    let again = third.opened(3, "libraries.travaux");
    assert!(said(&again)[0].contains("libraries.travaux.journal.1"), "{:?}", said(&again));
    assert_eq!(fs::read(third.path("libraries.travaux.journal.1")).expect("kept"), bytes);
}

#[test]
fn undo_and_redo_outlive_a_restart() {
    let desk = Desk::new();
    let mut app = desk.with_drafts(1);
    let file = desk.path("libraries.travaux");
    annotate(&mut app);
    act(&mut app, Action::Study(StudyAction::SaveTo(file.clone())));
    run(&mut app, Command::ToggleImportant);
    run(&mut app, Command::Undo);
    run(&mut app, Command::Undo);
    run(&mut app, Command::Save);
    let here = app.study().clone();
    let (done, place) = app.study_file().done(app.session());
    app.shutdown();
    drop(app);

    let mut again = desk.app(2);
    again.start_with(vec![file.clone()]);
    again.settle();
    assert_eq!(again.study_file().done(again.session()).1, place);
    assert_eq!(again.study_file().done(again.session()).0[1..], done[1..], "what was done is listed as before");
    assert!(!again.study_file().has_unsaved_work(again.session()), "nothing was done yet");
    run(&mut again, Command::Redo);
    run(&mut again, Command::Redo);
    assert!(!again.can(Command::Redo));
    for _ in 0..2 {
        run(&mut again, Command::Undo);
    }
    assert_eq!(**again.study(), *here);
    while again.can(Command::Undo) {
        run(&mut again, Command::Undo);
    }
    assert!(again.study().drafts.is_empty(), "back to the beginning, before any draft");
    act(&mut again, Action::Study(StudyAction::GoTo(done.len() - 1)));
    assert_eq!(again.study().annotations.len(), here.annotations.len() + 2);
    act(&mut again, Action::Study(StudyAction::GoTo(place)));
    assert_eq!(**again.study(), *here);
    assert_eq!(again.study_file().save_state(again.session()), SaveState::Saved);

    // Saved under another name, the past goes along; and a third run knows it all.
    act(&mut again, Action::Study(StudyAction::SaveTo(desk.path("other.travaux"))));
    again.shutdown();
    drop(again);
    let mut third = desk.opened(3, "other.travaux");
    assert_eq!(third.study_file().done(third.session()).0[1..], done[1..]);
    while third.can(Command::Undo) {
        run(&mut third, Command::Undo);
    }
    assert!(third.study().drafts.is_empty());
}

#[test]
fn a_folder_that_cannot_be_written_costs_no_edit() {
    use std::os::unix::fs::PermissionsExt as _;
    let desk = Desk::new();
    let mut app = desk.with_drafts(1);
    fs::create_dir(desk.path("locked")).expect("writable");
    let file = desk.path("locked/libraries.travaux");
    act(&mut app, Action::Study(StudyAction::SaveTo(file.clone())));
    app.shutdown();
    drop(app);
    let locked = |mode| fs::set_permissions(desk.path("locked"), fs::Permissions::from_mode(mode)).expect("ours");
    locked(0o555);
    if fs::write(desk.path("locked/probe"), "").is_ok() {
        locked(0o755);
        crate::support::skipped("this user may write anywhere");
        return;
    }
    let mut app = desk.app(2);
    app.start_with(vec![file.clone()]);
    app.settle();
    assert!(said(&app)[0].contains("kept by the program"), "{:?}", said(&app));
    crate::support::first_step(&mut app);
    annotate(&mut app);
    drop(app);
    let mut again = desk.app(3);
    again.start_with(vec![file]);
    again.settle();
    crate::support::first_step(&mut again);
    check_annotated(&again);
    locked(0o755);
}

#[test]
fn a_study_open_elsewhere_is_not_opened_twice() {
    let desk = Desk::new();
    let file = desk.path("libraries.travaux");
    let _app = desk.saved(1, "libraries.travaux");
    let mut second = desk.app(2);
    second.start_with(vec![file]);
    second.settle();
    assert_eq!(second.study().drafts.len(), 0);
    assert!(second.toasts()[0].grave, "{:?}", said(&second));
}

#[test]
fn the_report_holds_words_tags_basis_and_fingerprints() {
    let desk = Desk::new();
    let mut app = desk.with_drafts(1);
    annotate(&mut app);
    let report = desk.path("report.html");
    act(&mut app, Action::ExportTo(report.clone()));
    let html = fs::read_to_string(report).expect("the report");
    let basis = app.locale().t(Basis::Stated.key());
    let mut wanted = vec![
        "protect children from harmful content".to_owned(),
        "Digital trust and security".to_owned(),
        "Group of 77".to_owned(),
        "shall became should".to_owned(),
        "statement of 3 May, page 2".to_owned(),
        "Ada".to_owned(),
        basis,
    ];
    wanted.extend(app.study().drafts.iter().map(|draft| draft.text.copy.hash.to_string()));
    for words in wanted {
        assert!(html.contains(&words), "the report lacks “{words}”");
    }
    assert!(!html.contains("http://") && !html.contains("<script src"), "the report needs nothing from elsewhere");
}

#[test]
fn a_draft_can_put_no_script_into_the_report() {
    let desk = Desk::new();
    let mut app = desk.app(1);
    let bad = "<script>alert('x')</script> & \"quoted\" words of a draft";
    let zero = desk.put("zero.txt", format!("1. First {bad}.\n\n2. Second paragraph as it was.\n"));
    let rev = desk.put("rev1.txt", format!("1. First and changed {bad}.\n\n2. Second paragraph as it was.\n"));
    app.start_with(vec![zero, rev]);
    app.settle();
    let change = choose(&mut app, "changed");
    act(&mut app, Action::SetCoder("<b>Ada</b>".to_owned()));
    act(&mut app, Action::Annotate(AnnotateAction::SetHeadline(change, "<img src=x onerror=alert(1)>".to_owned())));
    let report = desk.path("report.html");
    act(&mut app, Action::ExportTo(report.clone()));
    let html = fs::read_to_string(report).expect("the report");
    assert!(html.contains("alert("), "the words are there");
    for tag in ["<script>alert", "<img src=x", "<b>Ada"] {
        assert!(!html.contains(tag), "{tag} must be escaped");
    }
}

#[test]
fn one_steps_along_the_timeline_and_back() {
    let desk = Desk::new();
    let mut app = desk.with_drafts(1);
    assert_eq!(step(&app), "Zero draft → Rev.1");
    run(&mut app, Command::StepForward);
    assert_eq!(step(&app), "Rev.1 → Final");
    run(&mut app, Command::StepForward);
    assert_eq!(step(&app), "Rev.1 → Final");
    assert_eq!(app.toasts().len(), 1, "that it is the last step is said");
    run(&mut app, Command::StepBack);
    assert_eq!(step(&app), "Zero draft → Rev.1");
}

#[test]
fn first_to_last_shows_what_was_said_on_the_steps_between() {
    let desk = Desk::new();
    let mut app = desk.with_drafts(1);
    annotate(&mut app);
    run(&mut app, Command::StepForward);
    choose(&mut app, "consider establishing");
    let review = theme(&app, "A9");
    act(&mut app, Action::Annotate(AnnotateAction::ToggleTheme(review)));
    run(&mut app, Command::FirstToLast);
    assert_eq!(step(&app), "Zero draft → Final");
    let children = card(&app, "children");
    assert_eq!(children.themes[0].step.as_deref(), Some("Zero draft → Rev.1"));
    assert_eq!(children.attributions[0].step.as_deref(), Some("Zero draft → Rev.1"));
    let fund = card(&app, "consider establishing");
    assert_eq!(fund.themes[0].step.as_deref(), Some("Rev.1 → Final"));
    assert_eq!(card(&app, "should remain open").headline.as_deref(), Some("shall became should"));
    assert!(!card(&app, "2035").seen, "what was seen on a step is not seen on the whole way");
}

#[test]
fn words_are_followed_through_all_drafts_and_one_goes_to_them() {
    let desk = Desk::new();
    let mut app = desk.with_drafts(1);
    act(&mut app, Action::Compare(ComparisonAction::SetFind("Decide to establish".to_owned())));
    let counts = |app: &App| {
        app.comparison().phrase().expect("words are searched").rows.iter().map(|row| row.count).collect::<Vec<_>>()
    };
    assert_eq!(counts(&app), [1, 1, 0]);
    let phrase = app.comparison().phrase().expect("words are searched").clone();
    assert_eq!(app.locale().format(&phrase.span), "first met in Zero draft, last met in Rev.1.");
    assert_eq!(phrase.rows[1].places[0].place, "6");

    act(&mut app, Action::Compare(ComparisonAction::SetFind("consider establishing".to_owned())));
    assert_eq!(counts(&app), [0, 0, 1]);
    let row = app.comparison().phrase().expect("words are searched").rows[2].clone();
    act(&mut app, Action::Compare(ComparisonAction::ShowParagraph(row.draft, row.places[0].paragraph)));
    assert_eq!(step(&app), "Rev.1 → Final", "the step that led to it is shown");
    assert_eq!(app.selected(), Some(change_with(&app, "consider establishing")));

    act(&mut app, Action::Compare(ComparisonAction::SetFind(String::new())));
    assert!(app.comparison().phrase().is_none());
}

#[test]
fn a_draft_taken_out_comes_back_with_what_hangs_on_it() {
    let desk = Desk::new();
    let mut app = desk.with_drafts(1);
    annotate(&mut app);
    let rev1 = app.study().drafts[1].id;
    act(&mut app, Action::Draft(DraftAction::Remove(rev1)));
    assert_eq!(step(&app), "Zero draft → Final");
    run(&mut app, Command::Undo);
    crate::support::first_step(&mut app);
    check_annotated(&app);
}

#[test]
fn the_sample_study_opens_and_says_that_it_is_invented() {
    let desk = Desk::new();
    let mut app = desk.app(1);
    run(&mut app, Command::OpenSample);
    assert!(app.is_invented());
    assert!(app.study().drafts.len() >= 2);
    assert_eq!(app.comparison_status(), ComparisonStatus::Ready);
    assert!(app.board().expect("a comparison").totals.visible > 0);
}

/// One edit of any sort, at any place.
fn edit_somehow(app: &mut App, random: &mut dyn FnMut(usize) -> usize, number: usize) {
    let changes = app.board().expect("a comparison").cards.len();
    act(app, Action::Compare(ComparisonAction::SelectChange(random(changes))));
    let codes = ["A1", "A2", "A3", "A5", "A9"];
    match random(9) {
        0 | 1 => {
            let theme = theme(app, codes[random(codes.len())]);
            act(app, Action::Annotate(AnnotateAction::ToggleTheme(theme)));
        }
        2 => {
            let code = ["G77", "EU", "CHN"][random(3)];
            let claim = ClaimDraft {
                actors: vec![actor(app, code)],
                role: [Role::Proposed, Role::Opposed][random(2)],
                basis: [Basis::Stated, Basis::Reported, Basis::Inferred][random(3)],
                evidence: format!("page {number}"),
                ..ClaimDraft::default()
            };
            act(app, Action::Annotate(AnnotateAction::SetClaim(claim)));
        }
        3 => {
            let change = app.selected().expect("a change is chosen");
            act(
                app,
                Action::Annotate(AnnotateAction::SetHeadline(
                    change,
                    format!("headline {number} “with” marks, 汉字 and\ttabs"),
                )),
            );
        }
        4 => act(app, Action::Annotate(AnnotateAction::SetNote(None, format!("note {number}\nwith lines")))),
        5 => run(app, Command::ToggleImportant),
        6 => run(app, Command::ToggleSeen),
        7 => {
            let ids: Vec<_> = app.study().annotations.keys().copied().collect();
            if !ids.is_empty() {
                act(app, Action::Annotate(AnnotateAction::Remove(ids[random(ids.len())])));
            }
        }
        _ => run(app, [Command::StepForward, Command::StepBack, Command::FirstToLast][random(3)]),
    }
}

#[test]
fn whatever_was_done_can_be_undone_redone_saved_and_recovered() {
    for seed in 1..=25_u64 {
        let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let mut random = |bound: usize| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            (state % bound.max(1) as u64) as usize
        };
        let desk = Desk::new();
        let mut app = desk.with_drafts(seed);
        act(&mut app, Action::SetCoder("Ada".to_owned()));
        act(&mut app, Action::Study(StudyAction::SaveTo(desk.path("libraries.travaux"))));
        let start = (**app.study()).clone();
        for number in 0..30 {
            edit_somehow(&mut app, &mut random, number);
        }
        let end = (**app.study()).clone();

        // What a kill leaves, replayed.
        let after = desk.killed();
        let mut replayed = after.opened(1_000 + seed, "libraries.travaux");
        assert_eq!(**replayed.study(), end, "seed {seed}: the journal holds everything");
        act(&mut replayed, Action::SetCoder("Ada".to_owned()));
        // Cards that were made anew one by one are as those that were made all at once.
        for pair in [Sides::new(0, 1), Sides::new(1, 2), Sides::new(0, 2)] {
            let pair = pair.map(|at: usize| end.drafts[at].id);
            act(&mut replayed, Action::Compare(ComparisonAction::SelectPair(pair)));
            act(&mut app, Action::Compare(ComparisonAction::SelectPair(pair)));
            let cards = |app: &App| app.board().expect("compared").cards.clone();
            assert_eq!(cards(&app), cards(&replayed), "seed {seed}");
        }
        crate::support::first_step(&mut app);
        replayed.shutdown();
        drop(replayed);

        while app.can(Command::Undo) && app.study().annotations != start.annotations {
            run(&mut app, Command::Undo);
        }
        assert_eq!(**app.study(), start, "seed {seed}: all taken back");
        while app.can(Command::Redo) {
            run(&mut app, Command::Redo);
        }
        assert_eq!(**app.study(), end, "seed {seed}: all done again");

        act(&mut app, Action::Study(StudyAction::SaveTo(desk.path("libraries.travaux"))));
        let first = fs::read_to_string(desk.path("libraries.travaux")).expect("the study");
        app.shutdown();
        drop(app);
        let mut again = desk.opened(2_000 + seed, "libraries.travaux");
        assert_eq!(**again.study(), end, "seed {seed}: the file holds everything");
        act(&mut again, Action::Study(StudyAction::SaveTo(desk.path("copy.travaux"))));
        let second = fs::read_to_string(desk.path("copy.travaux")).expect("the study");
        assert_eq!(first, second, "seed {seed}: written again it is the same, byte for byte");
    }
}

#[test]
fn unsaved_work_on_another_version_of_the_file_is_kept_aside_and_said() {
    let desk = Desk::new();
    let mut app = desk.with_drafts(1);
    let file = desk.path("libraries.travaux");
    act(&mut app, Action::Study(StudyAction::SaveTo(file)));
    annotate(&mut app);
    let after = desk.killed();
    // Another computer's version arrives in the meantime.
    let mut other = Desk::new().with_drafts(5);
    let replaced = after.path("libraries.travaux");
    fs::remove_file(&replaced).expect("ours");
    let journal = after.path("libraries.travaux.journal");
    let work = fs::read(&journal).expect("the journal");
    fs::rename(&journal, after.path("away")).expect("ours");
    act(&mut other, Action::Study(StudyAction::SaveTo(replaced.clone())));
    other.shutdown();
    drop(other);
    fs::rename(after.path("away"), &journal).expect("ours");

    let mut again = after.app(2);
    again.start_with(vec![replaced.clone()]);
    again.settle();
    assert!(said(&again)[0].contains("libraries.travaux.journal.1"), "{:?}", said(&again));
    assert_eq!(fs::read(after.path("libraries.travaux.journal.1")).expect("kept"), work);
    again.shutdown();

    // What a kill between writing the file and beginning the journal anew leaves is in the file, and not worth a word.
    let first = Desk::new();
    let mut app = first.saved(3, "libraries.travaux");
    annotate(&mut app);
    let work = fs::read(first.path("libraries.travaux.journal")).expect("the journal");
    run(&mut app, Command::Save);
    let second = first.killed();
    fs::write(second.path("libraries.travaux.journal"), work).expect("writable");
    let mut again = second.opened(4, "libraries.travaux");
    assert_eq!(said(&again), Vec::<String>::new());
    crate::support::first_step(&mut again);
    check_annotated(&again);
}
