//! Tagging words, several themes, a provision's whole life; what is left.

use crate::support::{
    Desk, Screen, act, change_with, choose, drag, press, run, said, settle, theme, type_text, window, window_of,
};
use egui::{Key, Modifiers, Pos2, Vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use travaux::app::{Action, AnnotateAction, App, Command, ComparisonAction, DraftAction, StudyAction, Task, WordStep};
use travaux::base::{Side, Span};
use travaux::study::Body;

/// The window on the three drafts of the desk, at the change whose words hold `words`, with Ana at work.
fn at_words(desk: &Desk, words: &str) -> Screen {
    let mut app = desk.with_drafts(3);
    act(&mut app, Action::SetCoder("Ana".to_owned()));
    choose(&mut app, words);
    window_of(app, Vec2::new(1600.0, 1000.0))
}

fn quote(harness: &Screen) -> String {
    harness
        .state()
        .app()
        .annotate()
        .chosen_words(harness.state().app().session())
        .map(|words| words.quote.clone())
        .unwrap_or_default()
}

fn span_of(app: &App, change: usize, words: &str) -> (usize, Span) {
    let board = app.board().expect("compared");
    let of = |(index, paragraph): (usize, &travaux::text::Paragraph)| {
        paragraph.text.find(words).map(|start| (index, Span::new(start, words.len())))
    };
    board.paragraphs(change, Side::New).into_iter().find_map(of).expect("the words stand there")
}

#[test]
fn words_are_chosen_with_the_keys_and_tagged() {
    let desk = Desk::new();
    let mut harness = at_words(&desk, "connect all public");
    press(&mut harness, Key::W);
    assert_eq!(quote(&harness), "public", "the first words that came in");
    harness.get_by_label("Words chosen");
    press(&mut harness, (Modifiers::SHIFT, Key::ArrowRight));
    assert_eq!(quote(&harness), "public libraries");
    press(&mut harness, Key::ArrowLeft);
    assert_eq!(quote(&harness), "public");
    press(&mut harness, Key::ArrowLeft);
    press(&mut harness, (Modifiers::SHIFT, Key::ArrowLeft));
    assert_eq!(quote(&harness), "connect all");
    press(&mut harness, Key::ArrowDown);
    assert!(quote(&harness).starts_with("We"), "the old draft's paragraph: {}", quote(&harness));
    press(&mut harness, Key::ArrowUp);
    press(&mut harness, (Modifiers::SHIFT, Key::ArrowRight));
    press(&mut harness, (Modifiers::SHIFT, Key::ArrowRight));
    assert_eq!(quote(&harness), "We commit to");
    press(&mut harness, Key::Enter);
    assert_eq!(quote(&harness), "We commit to", "Enter keeps them");

    press(&mut harness, Key::Num1);
    press(&mut harness, Key::M);
    type_text(&mut harness, "weaker than decide");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    settle(&mut harness);
    let app = harness.state().app();
    let card = &app.board().expect("compared").cards[app.selected().expect("chosen")];
    assert_eq!(card.themes.len(), 1);
    assert_eq!(card.themes[0].quote.as_deref(), Some("We commit to"));
    assert_eq!(card.words.iter().map(|words| words.span).collect::<Vec<_>>()[0], Span::new(0, 12));
    assert_eq!(card.notes.first().and_then(|note| note.quote.as_deref()), Some("We commit to"));
    let anchors: Vec<_> = app
        .study()
        .annotations
        .values()
        .filter(|annotation| matches!(annotation.body, Body::Tag(_)))
        .map(|annotation| (annotation.target.old.len(), annotation.target.new[0].quote.clone()))
        .collect();
    assert_eq!(anchors, [(0, "We commit to".to_owned())], "the annotation holds the words and nothing else");
    assert!(harness.query_all_by_label_contains("“We commit to”").count() >= 3, "the words, the tag, the note");

    // The whole change is another thing than words in it.
    press(&mut harness, Key::Escape);
    assert_eq!(quote(&harness), "");
    press(&mut harness, Key::Num1);
    let card = |harness: &Screen| {
        let app = harness.state().app();
        app.board().expect("compared").cards[app.selected().expect("chosen")].clone()
    };
    assert_eq!(card(&harness).themes.len(), 2, "of the words, and of the whole");
    press(&mut harness, Key::Num1);
    assert_eq!(card(&harness).themes.len(), 1, "taken from the whole");
    assert!(card(&harness).themes[0].quote.is_some(), "and not from the words");
    // The same words again, the same key: taken away.
    press(&mut harness, (Modifiers::COMMAND, Key::Z));
    press(&mut harness, (Modifiers::COMMAND, Key::Z));
    assert_eq!(card(&harness).themes.len(), 1, "undone");
}

#[test]
fn the_whole_paragraph_is_two_keys_away() {
    let desk = Desk::new();
    let mut harness = at_words(&desk, "connect all public");
    press(&mut harness, Key::W);
    press(&mut harness, Key::W);
    assert!(quote(&harness).ends_with("in its use."), "with its full stop: {}", quote(&harness));
    press(&mut harness, Key::N);
    assert_eq!(quote(&harness), "", "going on lets go");
}

/// The place on the screen of the block whose words hold `words`.
fn block(harness: &Screen, words: &str) -> egui::Rect {
    harness
        .query_all_by_label_contains(words)
        .filter(|node| node.accesskit_node().role() == egui::accesskit::Role::Label)
        .map(|node| node.rect())
        .max_by(|a, b| a.width().total_cmp(&b.width()))
        .expect("on the screen")
}

#[test]
fn words_are_chosen_by_dragging_in_both_views() {
    let desk = Desk::new();
    for layout in [Key::D, Key::R] {
        let mut harness = at_words(&desk, "connect all public");
        press(&mut harness, layout);
        let rect = block(&harness, "connect all public");
        let line = rect.top() + 8.0;
        drag(&mut harness, Pos2::new(rect.left() + 30.0, line), Pos2::new(rect.left() + 120.0, line));
        let chosen = quote(&harness);
        assert!(!chosen.is_empty(), "something is chosen");
        let app = harness.state().app();
        let words = app.annotate().chosen_words(app.session()).expect("chosen");
        let (side, paragraph, span) = words.parts[0];
        let board = app.board().expect("compared");
        let text = &board.readings.get(side).paragraphs[paragraph].text;
        assert_eq!(span.of(text), Some(chosen.split(" … ").next().expect("a part")));
        let bounds = |at: usize| {
            at == 0
                || at == text.len()
                || !text[..at].ends_with(char::is_alphanumeric)
                || !text[at..].starts_with(char::is_alphanumeric)
        };
        assert!(bounds(span.start) && bounds(span.end()), "whole words: {chosen}");
        // A click elsewhere in the row lets go.
        drag(&mut harness, Pos2::new(rect.left() + 30.0, line), Pos2::new(rect.left() + 30.0, line));
        assert_eq!(quote(&harness), "");
    }
}

#[test]
fn words_in_a_redline_hold_to_both_drafts() {
    let desk = Desk::new();
    let mut app = desk.with_drafts(3);
    act(&mut app, Action::SetCoder("Ana".to_owned()));
    let change = choose(&mut app, "connect all public");
    let old = app.board().expect("compared").paragraphs(change, Side::Old)[0].0;
    let was = app.board().expect("compared").paragraphs(change, Side::Old)[0].1.text.find("2030").expect("there");
    let (new, is) = span_of(&app, change, "2035");
    act(
        &mut app,
        Action::Annotate(AnnotateAction::ChooseWords(
            change,
            vec![(Side::Old, old, Span::new(was, 2)), (Side::New, new, is)],
        )),
    );
    assert_eq!(app.annotate().chosen_words(app.session()).map(|words| words.quote.as_str()), Some("2030 … 2035"));
    let a1 = theme(&app, "A1");
    act(&mut app, Action::Annotate(AnnotateAction::ToggleTheme(a1)));
    let (_, annotation) = app.study().annotations.iter().next().expect("tagged");
    assert_eq!((annotation.target.old[0].quote.as_str(), annotation.target.new[0].quote.as_str()), ("2030", "2035"));
    // From the first draft to the last the words are still found, and the step is named.
    run(&mut app, Command::FirstToLast);
    let change = change_with(&app, "connect all public");
    let card = &app.board().expect("compared").cards[change];
    assert_eq!(card.themes[0].quote.as_deref(), Some("2030 … 2035"));
    assert!(card.themes[0].step.is_some());

    // In the report too.
    let job = travaux::base::JobControl::default();
    let report = travaux::app::report_of(app.study(), app.locale(), &job).expect("not stopped");
    let page = travaux::report::html(&report, app.locale());
    assert!(page.contains("<q class=\"of\">2030 … 2035</q>"), "the words stand beside the theme");
}

#[test]
fn words_that_go_with_a_better_copy_leave_the_tag_adrift() {
    let desk = Desk::new();
    let mut app = desk.with_drafts(3);
    act(&mut app, Action::SetCoder("Ana".to_owned()));
    for (words, of) in [
        ("resolve to protect children", "children from harmful content"),
        ("connect all public", "train the librarians"),
    ] {
        let change = choose(&mut app, words);
        let (paragraph, span) = span_of(&app, change, of);
        act(&mut app, Action::Annotate(AnnotateAction::ChooseWords(change, vec![(Side::New, paragraph, span)])));
        let a5 = theme(&app, "A5");
        act(&mut app, Action::Annotate(AnnotateAction::ToggleTheme(a5)));
    }
    assert_eq!(app.study().annotations.len(), 2);
    let better = crate::support::REV1
        .replace(
            "We resolve to protect children from harmful content on the screens that libraries provide to them.",
            "Nothing.",
        )
        .replace("and to train the librarians", "and also to train the librarians");
    let path = desk.put("rev1-better.md", better);
    let rev1 = app.study().drafts[1].id;
    act(&mut app, Action::Draft(DraftAction::Replace(rev1, path)));
    assert_eq!(app.study().annotations.len(), 2, "neither is dropped");
    let quotes: Vec<String> = app
        .board()
        .expect("compared")
        .cards
        .iter()
        .flat_map(|card| &card.themes)
        .filter_map(|tag| tag.quote.clone())
        .collect();
    assert_eq!(quotes, ["train the librarians"], "the one stands on its words, the other on no others");
    let change = change_with(&app, "connect all public");
    let words = app.board().expect("compared").cards[change].words[0];
    let text = &app.board().expect("compared").readings.get(words.side).paragraphs[words.paragraph.get()].text;
    assert_eq!(words.span.of(text), Some("train the librarians"), "the mark moved with them");
}

#[test]
fn several_themes_are_ticked_and_applied_at_once() {
    let desk = Desk::new();
    let mut harness = at_words(&desk, "connect all public");
    press(&mut harness, Key::T);
    type_text(&mut harness, "human rights");
    press(&mut harness, Key::Escape);
    press(&mut harness, Key::T);
    type_text(&mut harness, "internet");
    type_text(&mut harness, " ");
    type_text(&mut harness, "connectivity");
    press(&mut harness, Key::Enter);
    let tags = |harness: &Screen| {
        let app = harness.state().app();
        let card = app.board().expect("compared").cards[app.selected().expect("chosen")].clone();
        card.themes.into_iter().map(|tag| tag.name).collect::<Vec<_>>()
    };
    assert_eq!(tags(&harness).len(), 2, "{:?}", tags(&harness));
    press(&mut harness, (Modifiers::COMMAND, Key::Z));
    assert!(tags(&harness).is_empty(), "one step of undo");
    // One name and Enter is still one theme.
    press(&mut harness, Key::T);
    type_text(&mut harness, "internet");
    press(&mut harness, Key::Enter);
    assert_eq!(tags(&harness).len(), 1);
    // Ticking what is there takes it away, with another put on.
    press(&mut harness, Key::T);
    type_text(&mut harness, "internet");
    press(&mut harness, Key::Space);
    type_text(&mut harness, "connectivity");
    press(&mut harness, Key::Enter);
    assert_eq!(tags(&harness).len(), 1);
}

#[test]
fn a_provision_is_tagged_along_its_life_and_nothing_is_overwritten() {
    let desk = Desk::new();
    let mut app = desk.with_drafts(3);
    act(&mut app, Action::SetCoder("Ana".to_owned()));
    // The fund only gets another number in the first step and is watered down in the second.
    choose(&mut app, "establish a fund");
    let (a1, a2) = (theme(&app, "A1"), theme(&app, "A2"));
    act(&mut app, Action::Annotate(AnnotateAction::ToggleThemes(vec![a1, a2])));
    assert_eq!(app.study().annotations.len(), 2);
    run(&mut app, Command::TagAlong);
    assert_eq!(app.study().annotations.len(), 4, "the second step got both");
    assert!(said(&app).iter().any(|line| line.contains("one more step")), "{:?}", said(&app));
    run(&mut app, Command::TagAlong);
    assert_eq!(app.study().annotations.len(), 4, "a second time there is nothing to do");
    run(&mut app, Command::StepForward);
    let change = change_with(&app, "establishing a fund");
    let card = &app.board().expect("compared").cards[change];
    assert_eq!(card.themes.len(), 2);
    assert!(card.themes.iter().all(|tag| tag.step.is_none() && tag.quote.is_none()));
    run(&mut app, Command::Undo);
    assert_eq!(app.study().annotations.len(), 2, "one step of undo");

    // Without a theme it asks which.
    choose(&mut app, "report on the implementation");
    run(&mut app, Command::TagAlong);
    assert!(matches!(app.dialog(), Some(travaux::app::Dialog::ThemesAlong)));
    act(&mut app, Action::Annotate(AnnotateAction::TagAlong(vec![a1])));
    let tagged = app.study().annotations.values().filter(|one| one.body == Body::Tag(a1)).count();
    assert_eq!(tagged, 2, "one beside the fund's: it changed in the second step only");
}

#[test]
fn what_is_left_is_counted_and_walked() {
    let desk = Desk::new();
    let mut harness = at_words(&desk, "connect all public");
    press(&mut harness, Key::G);
    harness.get_by_label_contains("Remaining work");
    let rows = harness.state().app().annotate().left().expect("counted");
    let whole: Vec<_> = rows.iter().filter(|row| row.title.is_none()).collect();
    assert_eq!(whole.len(), 2, "two comparisons");
    for whole in &whole {
        let inside = rows.iter().filter(|row| row.pair == whole.pair && row.title.is_some());
        assert_eq!(inside.map(|row| row.left(Task::Tag)).sum::<usize>(), whole.left(Task::Tag), "sections add up");
        assert_eq!(whole.left(Task::See), whole.total, "nothing is seen yet");
    }
    let before = whole.iter().map(|row| row.left(Task::Tag)).sum::<usize>();
    // To the untagged, on to the next left, and tag it.
    press(&mut harness, Key::ArrowRight);
    press(&mut harness, Key::Enter);
    assert!(harness.state().app().dialog().is_none(), "there");
    let app = harness.state().app();
    let change = app.selected().expect("chosen");
    assert!(app.board().expect("compared").cards[change].themes.is_empty());
    assert!(app.board().expect("compared").comparison.changes[change].is_visible());
    press(&mut harness, Key::Num1);
    press(&mut harness, Key::G);
    let rows = harness.state().app().annotate().left().expect("counted");
    let after: usize = rows.iter().filter(|row| row.title.is_none()).map(|row| row.left(Task::Tag)).sum();
    assert_eq!(after, before - 1);
    press(&mut harness, Key::Escape);

    // Everything tagged: the sheet says so.
    for _ in 0..2 {
        press(&mut harness, (Modifiers::COMMAND, Key::A));
        press(&mut harness, Key::Num2);
        type_text(&mut harness, "]");
    }
    press(&mut harness, Key::G);
    press(&mut harness, Key::ArrowRight);
    harness.get_by_label_contains("Nothing remaining here");
}

#[test]
fn another_coders_work_is_not_mine() {
    let desk = Desk::new();
    let mut app = desk.with_drafts(3);
    act(&mut app, Action::SetCoder("Ana".to_owned()));
    choose(&mut app, "connect all public");
    let a1 = theme(&app, "A1");
    act(&mut app, Action::Annotate(AnnotateAction::ToggleTheme(a1)));
    let left = |app: &mut App| {
        run(app, Command::WhatIsLeft);
        let rows = app.annotate().left().expect("counted");
        act(app, Action::CloseDialog);
        rows.iter().filter(|row| row.title.is_none()).map(|row| row.left(Task::Tag)).sum::<usize>()
    };
    let ana = left(&mut app);
    act(&mut app, Action::Annotate(AnnotateAction::LeftOfAll(true)));
    assert_eq!(left(&mut app), ana);
    act(&mut app, Action::Annotate(AnnotateAction::LeftOfAll(false)));
    // Ben takes over on a machine of his own.
    let other = Desk::new();
    let mut ben = other.app(77);
    let path = desk.path("shared.travaux");
    act(&mut app, Action::Study(StudyAction::SaveTo(path.clone())));
    app.shutdown();
    ben.start_with(vec![path]);
    ben.settle();
    act(&mut ben, Action::SetCoder("Ben".to_owned()));
    crate::support::first_step(&mut ben);
    assert_eq!(left(&mut ben), ana + 1, "Ana's tag is not Ben's");
    act(&mut ben, Action::Annotate(AnnotateAction::LeftOfAll(true)));
    assert_eq!(left(&mut ben), ana);
}

#[test]
fn brackets_and_moved_words_are_said_above_the_text() {
    let desk = Desk::new();
    let old = "# Text\n\n1. We [shall] protect every library [and its readers] from closure at all times.\n\n2. We note it.\n";
    let new =
        "# Text\n\n1. We shall protect every library and its readers from closure at all times.\n\n2. We [note] it.\n";
    let mut app = desk.app(5);
    app.start_with(vec![desk.put("a.md", old), desk.put("b.md", new)]);
    app.settle();
    run(&mut app, Command::ShowRead);
    let harness = window_of(app, Vec2::new(1280.0, 720.0));
    harness.get_by_label_contains("square brackets removed: agreed");
    harness.get_by_label_contains("put in square brackets: not agreed");
    let app = harness.state().app();
    let job = travaux::base::JobControl::default();
    let report = travaux::app::report_of(app.study(), app.locale(), &job).expect("not stopped");
    assert!(travaux::report::html(&report, app.locale()).contains("<del class=\"b\">[</del>"));
}

#[test]
fn the_objective_is_told_by_the_section_and_says_so() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut harness = window(folder.path(), Vec2::new(1600.0, 1000.0));
    let app = harness.state_mut().app_mut();
    let board = app.board().expect("compared");
    let section = board.sections.iter().find(|section| section.objective == Some(3) && section.changes > 0);
    let first = section.expect("objective 3 has changes").first;
    let change = (first..board.cards.len()).find(|&at| board.comparison.changes[at].is_visible()).expect("a change");
    app.perform(Action::Compare(ComparisonAction::SelectChange(change)));
    settle(&mut harness);
    harness.get_by_label_contains("Objective 3 — from the section, coded by nobody");
    // The areas it bridges to stand there, and the keyboard reaches them: one key makes a person's tag of one.
    let app = harness.state().app();
    let areas = app.board().expect("compared").section_of(change).expect("a section").areas.clone();
    let tagged =
        |app: &App| app.board().expect("compared").cards[change].themes.iter().any(|tag| tag.theme == areas[0].0);
    assert!(!tagged(app));
    harness.get_by_label(&format!("Tag: {}", areas[0].1)).focus();
    harness.run_steps(2);
    harness.key_press(egui::Key::Space);
    settle(&mut harness);
    harness.state_mut().app_mut().perform(Action::SetCoder("Ada".to_owned()));
    settle(&mut harness);
    assert!(tagged(harness.state().app()));
    let app = harness.state().app();
    let job = travaux::base::JobControl::default();
    let report = travaux::app::report_of(app.study(), app.locale(), &job).expect("not stopped");
    assert!(travaux::report::html(&report, app.locale()).contains("from the section, coded by nobody"));
}

#[test]
fn word_steps_without_words_do_nothing() {
    let desk = Desk::new();
    let mut app = desk.with_drafts(3);
    act(&mut app, Action::Annotate(AnnotateAction::Words(WordStep::Done)));
    act(&mut app, Action::Annotate(AnnotateAction::ChooseWords(9999, vec![(Side::New, 9999, Span::new(0, 1))])));
    assert!(app.annotate().chosen_words(app.session()).is_none());
}
