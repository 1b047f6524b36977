//! The ask ledger: filled in without the mouse, kept, reported; red lines said of each new draft.

use crate::support::{Desk, act, actor, first_step, press, run, settle, window};
use egui::{Key, Modifiers, Vec2};
use egui_kittest::kittest::Queryable as _;
use travaux::app::{Action, AskForm, Command, DraftAction, LedgerAction, LedgerView, PositionAction, StudyAction};
use travaux::study::Uptake;

fn view(app: &travaux::app::App) -> LedgerView {
    app.positions().ledger().expect("a ledger").clone()
}

#[test]
fn the_sample_ledger_is_filled_in_without_the_mouse() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut harness = window(folder.path(), Vec2::new(1600.0, 1000.0));
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Num5);
    settle(&mut harness);
    let ledger = view(harness.state().app());
    assert_eq!(ledger.drafts.len(), 6);
    let actors: Vec<&str> = ledger.groups.iter().map(|group| group.actors.as_str()).collect();
    assert!(actors.len() == 3 && actors.iter().all(|name| name.contains("(invented)")), "{actors:?}");
    let lost: Vec<&str> = ledger
        .rows()
        .filter(|row| row.fate.as_ref().is_some_and(|fate| fate.by_person && fate.lost().is_some()))
        .map(|row| row.gist.as_str())
        .collect();
    assert_eq!(lost, ["Measures of finance and technology for each commitment"], "won, and lost for good");
    harness.get_by_label_contains("Won, then lost: ");
    let fates: Vec<String> = ledger
        .rows()
        .filter_map(|row| Some(ledger.fate_text(row.fate.as_ref()?, harness.state().app().locale())))
        .collect();
    assert!(fates.iter().any(|fate| fate.contains("lost in") && fate.contains("won back in")), "{fates:?}");
    assert!(fates.iter().any(|fate| fate.starts_with("Stands since ")), "{fates:?}");

    // From the newest draft of the first row to its first one, a verdict on each cell without one, by key.
    let first = ledger.rows().next().expect("a row").ask;
    for _ in 0..6 {
        press(&mut harness, Key::ArrowLeft);
    }
    assert_eq!(harness.state().app().positions().ledger_cell(), Some((first, 0)));
    press(&mut harness, Key::Num0);
    crate::support::give_name(&mut harness, "Ana");
    for (row, ask) in ledger.rows().enumerate().map(|(at, row)| (at, row.ask)).collect::<Vec<_>>() {
        for column in 0..6 {
            assert_eq!(harness.state().app().positions().ledger_cell(), Some((ask, column)));
            let cell = view(harness.state().app()).row(ask).expect("there").cells[column].clone();
            if cell.verdict.is_none() {
                press(&mut harness, if cell.suggestion.is_some() { Key::Y } else { Key::L });
                let cell = view(harness.state().app()).row(ask).expect("there").cells[column].clone();
                let verdict = cell.verdict.expect("given");
                assert_eq!(verdict.author, "Ana", "row {row}");
                assert!(cell.suggestion.is_none(), "a verdict takes the suggestion's place");
            }
            press(&mut harness, Key::ArrowRight);
        }
        for _ in 0..6 {
            press(&mut harness, Key::ArrowLeft);
        }
        press(&mut harness, Key::ArrowDown);
    }
    let filled = view(harness.state().app());
    assert!(filled.rows().all(|row| row.cells.iter().all(|cell| cell.verdict.is_some())));
    // One step back takes one verdict away.
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    settle(&mut harness);
    let open = view(harness.state().app())
        .rows()
        .flat_map(|row| row.cells.clone())
        .filter(|cell| cell.verdict.is_none())
        .count();
    assert_eq!(open, 1);
    // Enter goes where the words stand.
    let target = ledger.rows().find(|row| row.gist.starts_with("Transfer")).expect("there").ask;
    harness.state_mut().app_mut().perform(Action::Position(PositionAction::Ledger(LedgerAction::Choose(target, 1))));
    press(&mut harness, Key::Enter);
    let app = harness.state().app();
    let (board, change) = (app.board().expect("compared"), app.selected().expect("chosen"));
    let words = board.paragraphs(change, travaux::base::Side::New)[0].1.text.clone();
    assert!(words.contains("on mutually agreed terms"), "{words}");
}

#[test]
fn an_ask_of_a_change_is_followed_judged_saved_and_reported() {
    let desk = Desk::new();
    let mut app = desk.with_drafts(31);
    first_step(&mut app);
    crate::support::choose(&mut app, "libraries should remain open");
    run(&mut app, Command::NewAsk);
    let Some(travaux::app::Dialog::Ask(form)) = app.dialog().cloned() else { panic!("a form") };
    assert_eq!(form.words, "should", "the words that came in are offered");
    assert_eq!(form.anchors.len(), 1);
    let g77 = actor(&app, "G77");
    let red = AskForm {
        actors: vec![g77],
        gist: "Open to all".to_owned(),
        words: "shall remain open to all persons".to_owned(),
        red_line: true,
        ..AskForm::default()
    };
    act(&mut app, Action::CloseDialog);
    act(&mut app, Action::Position(PositionAction::Ledger(LedgerAction::SetAsk(Box::new(red)))));
    let said = crate::support::said(&app);
    assert!(said.iter().any(|said| said.contains("Red lines in") && said.contains("1 weakened")), "{said:?}");
    let row = view(&app).rows().next().expect("a row").clone();
    assert!(row.cells[1].shown.contains("gone: shall"), "{}", row.cells[1].shown);
    assert!(row.cells.iter().all(|cell| cell.verdict.is_none()), "the tool gives no verdict");

    act(&mut app, Action::Position(PositionAction::Ledger(LedgerAction::Choose(row.ask, 2))));
    act(&mut app, Action::Position(PositionAction::Ledger(LedgerAction::Judge(Uptake::Reversed))));
    act(&mut app, Action::SetCoder("Ana".to_owned()));
    let draft = app.study().drafts[2].id;
    act(
        &mut app,
        Action::Position(PositionAction::Ledger(LedgerAction::SetEvidence(
            row.ask,
            draft,
            "para 2, read on 1 May".to_owned(),
        ))),
    );
    act(&mut app, Action::Position(PositionAction::Ledger(LedgerAction::Choose(row.ask, 0))));
    act(&mut app, Action::Position(PositionAction::Ledger(LedgerAction::Dismiss)));
    let kept = view(&app);
    assert!(kept.rows().next().expect("there").cells[0].suggestion.is_none(), "dismissed");
    act(&mut app, Action::Study(StudyAction::SaveTo(desk.path("study.travaux"))));
    act(&mut app, Action::ExportTo(desk.path("report.html")));
    app.shutdown();
    drop(app);

    let mut again = desk.app(32);
    act(&mut again, Action::Draft(DraftAction::Open(vec![desk.path("study.travaux")])));
    assert_eq!(view(&again), kept, "everything is there again");
    let html = std::fs::read_to_string(desk.path("report.html")).expect("the report");
    for words in
        ["Asks and red lines", "Open to all", "para 2, read on 1 May", "[<bdi>Ana</bdi>]", "suggested", "gone: shall"]
    {
        assert!(html.contains(words), "{words}");
    }
    // The words of another draft, and the diagnostic about it.
    let text = travaux::report::ledger_text(
        &travaux::app::report_of(again.study(), again.locale(), &travaux::base::JobControl::default()).expect("made"),
        again.locale(),
    );
    assert!(text.contains("Open to all") && text.contains("reversed") && text.contains("suggested"), "{text}");
}

#[test]
fn keys_pressed_while_a_path_is_asked_for_change_no_verdict() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut harness = window(folder.path(), Vec2::new(1280.0, 720.0));
    harness.state_mut().app_mut().perform(Action::SetCoder("Ana".to_owned()));
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Num5);
    settle(&mut harness);
    let judged = view(harness.state().app()).rows().next().expect("a row").ask;
    harness.state_mut().app_mut().perform(Action::Position(PositionAction::Ledger(LedgerAction::Choose(judged, 0))));
    harness.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::S);
    settle(&mut harness);
    let before = harness.state().app().study().clone();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    settle(&mut harness);
    assert!(harness.state().app().marked().is_empty(), "in a field it chooses the field's words");
    // A path that can't be: Enter leaves one in the field, to mend it.
    harness.event(egui::Event::Text("nowhere/at/all".to_owned()));
    settle(&mut harness);
    for key in [Key::Enter, Key::Backspace, Key::M] {
        harness.key_press(key);
        settle(&mut harness);
    }
    harness.get_by_label_contains("no such folder");
    harness.ctx.memory_mut(|memory| {
        let focused = memory.focused().expect("the field still has the keyboard");
        memory.surrender_focus(focused);
    });
    for key in [Key::Backspace, Key::M, Key::Delete] {
        harness.key_press(key);
        settle(&mut harness);
    }
    assert_eq!(*harness.state().app().study(), before);
}

#[test]
fn another_persons_verdict_is_replaced_only_when_one_says_so() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut harness = window(folder.path(), Vec2::new(1440.0, 900.0));
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Num5);
    settle(&mut harness);
    let ledger = view(harness.state().app());
    let judged = ledger.rows().find_map(|row| {
        let column = row.cells.iter().position(|cell| cell.verdict.is_some())?;
        Some((row.ask, column, row.cells[column].verdict.clone()?.uptake))
    });
    let (ask, column, said) = judged.expect("the sample has verdicts");
    let (key, other) = if said == Uptake::Overtaken { (Key::M, Uptake::Adopted) } else { (Key::O, Uptake::Overtaken) };
    let now = |harness: &crate::support::Screen| {
        let cell = view(harness.state().app()).row(ask).expect("there").cells[column].clone();
        cell.verdict.expect("judged").uptake
    };
    harness.state_mut().app_mut().perform(Action::Position(PositionAction::Ledger(LedgerAction::Choose(ask, column))));
    settle(&mut harness);
    press(&mut harness, key);
    harness.get_by_label("Replace another person’s verdict?");
    press(&mut harness, Key::Escape);
    assert_eq!((now(&harness), harness.state().app().dialog()), (said, None));
    press(&mut harness, key);
    harness.get_by_label("Replace").click();
    settle(&mut harness);
    assert_eq!(now(&harness), other);
    // One's own is changed by one key.
    press(&mut harness, Key::R);
    assert_eq!((now(&harness), harness.state().app().dialog()), (Uptake::Reversed, None));
}
