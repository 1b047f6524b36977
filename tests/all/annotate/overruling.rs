//! What the tool says of strength and weight is overruled with a reason; both are told, and it stays on the desk.

use crate::support::{Desk, Screen, act, choose, press, settle, type_text, window_of};
use egui::accesskit::Role;
use egui::{Key, Modifiers, Vec2};
use egui_kittest::kittest::Queryable as _;
use std::collections::BTreeSet;
use travaux::app::{Action, App, BriefPart, Command, ComparisonAction, DraftAction, DraftForm, Filter, report_of};
use travaux::base::JobControl;
use travaux::insight::strength::Direction;
use travaux::insight::weight::Level;
use travaux::report::{Audience, Format, Layout, Private, WriteOptions, private_things, write};
use travaux::study::{Body, file};
use travaux::text::Language;

const REASON: &str = "the duty stands in paragraph 9 already";

/// The window at a change that the tool calls lighter, with Ana at work.
fn at_a_lighter_change(desk: &Desk) -> (Screen, usize) {
    let mut app = desk.with_drafts(3);
    act(&mut app, Action::SetCoder("Ana".to_owned()));
    let change = choose(&mut app, "remain open to all persons");
    assert_eq!(app.board().expect("compared").judged[change].shift.direction, Direction::Lighter);
    (window_of(app, Vec2::new(1440.0, 900.0)), change)
}

/// Overrules the weight by the form: nothing but wording.
fn overrule(screen: &mut Screen) {
    press(screen, Key::V);
    screen.get_by_label_contains("The tool says: substance: lighter: shall → should");
    screen.get_by_role_and_label(Role::Button, "wording").click();
    settle(screen);
    screen.get_by_label("Because").focus();
    settle(screen);
    type_text(screen, REASON);
    press(screen, Key::Enter);
    assert!(screen.state().app().dialog().is_none(), "a reason is given");
}

fn passes(app: &App, change: usize) -> bool {
    app.board().expect("compared").passes(change)
}

#[test]
fn a_person_overrules_with_a_reason_and_both_are_told() {
    let desk = Desk::new();
    let (mut screen, change) = at_a_lighter_change(&desk);
    overrule(&mut screen);
    let said = format!("overruled by Ana: wording, because {REASON}");
    screen.get_by_label_contains(&said);
    screen.get_by_label_contains("substance · lighter");
    // It counts: in the filter, and in the Brief.
    let heavy = Filter { weight: Level::Substance, ..Filter::default() };
    screen.state_mut().app_mut().perform(Action::Compare(ComparisonAction::SetFilter(heavy)));
    settle(&mut screen);
    assert!(!passes(screen.state().app(), change));
    screen.state_mut().app_mut().perform(Action::Compare(ComparisonAction::SetFilter(Filter::default())));
    press(&mut screen, (Modifiers::COMMAND, Key::Num6));
    let part = |screen: &Screen| {
        let page = screen.state().app().brief().page().expect("a page");
        page.view.parts.iter().find(|(_, changes)| changes.contains(&change)).map(|(part, _)| part.clone())
    };
    assert_eq!(part(&screen), Some(BriefPart::Wording));
    // Taken back, the tool's word stands alone.
    press(&mut screen, (Modifiers::COMMAND, Key::Z));
    assert_ne!(part(&screen), Some(BriefPart::Wording));
    assert!(screen.query_by_label_contains("overruled by").is_none());
}

#[test]
fn it_is_kept_in_the_file_and_stays_on_the_desk_unless_ticked() {
    let desk = Desk::new();
    let (mut screen, _) = at_a_lighter_change(&desk);
    overrule(&mut screen);
    let app = screen.state().app();
    let text = file::to_text(app.study()).expect("written");
    assert!(text.contains("Overruled(") && text.contains(REASON), "{text}");
    let back = file::from_text(&text).expect("it opens");
    assert_eq!(back.annotations, app.study().annotations);
    let report = report_of(app.study(), app.locale(), &JobControl::default()).expect("not stopped");
    assert!(private_things(&report).contains(&(Private::Overrulings, 1)));
    let page = |layout: Layout, format: Format, audience: Audience, include: &[Private]| {
        let options = WriteOptions { layout, audience, include: include.iter().copied().collect::<BTreeSet<_>>() };
        String::from_utf8(write(&report, format, &options, app.locale()).expect("written")).expect("UTF-8")
    };
    for (layout, format) in [(Layout::Comparison, Format::Html), (Layout::Comparison, Format::Json)] {
        let own = page(layout, format, Audience::Own, &[]);
        assert!(own.contains(REASON) && own.contains("shall"), "{}", format.name());
        assert!(!page(layout, format, Audience::Circulation, &[]).contains(REASON));
        let ticked = page(layout, format, Audience::Circulation, &[Private::Overrulings]);
        assert!(ticked.contains(REASON) && !ticked.contains("Ana"), "the reason without the name");
    }
    let own = page(Layout::Comparison, Format::Html, Audience::Own, &[]);
    assert!(own.contains("overruled by Ana: wording, because") && own.contains("lighter: shall → should"));
}

#[test]
fn an_overruling_that_says_nothing_takes_the_earlier_one_away() {
    let desk = Desk::new();
    let (mut screen, _) = at_a_lighter_change(&desk);
    overrule(&mut screen);
    let there = |screen: &Screen| {
        let said = screen.state().app().study().annotations.values();
        said.filter(|one| matches!(one.body, Body::Overruled(_))).count()
    };
    assert_eq!(there(&screen), 1);
    press(&mut screen, Key::V);
    let none = screen.query_all_by_role_and_label(Role::Button, "as the tool says").next();
    none.expect("the weight's choice").click();
    settle(&mut screen);
    screen.get_by_role_and_label(Role::Button, "Overrule").click();
    settle(&mut screen);
    assert_eq!(there(&screen), 0);
}

#[test]
fn of_a_translation_it_is_said_that_it_differs() {
    let desk = Desk::new();
    let mut app = desk.with_drafts(3);
    let change = choose(&mut app, "remain open to all persons");
    let draft = app.study().drafts[0].clone();
    let name = |language| DraftForm {
        id: draft.id,
        name: draft.name.clone(),
        date: String::new(),
        stage: draft.stage,
        status: draft.status,
        source: draft.source.clone(),
        negotiated: language,
    };
    act(&mut app, Action::Draft(DraftAction::Set(name(Some(Language::French)))));
    assert_eq!(app.study().language, Some(Language::French));
    let judged = app.board().expect("compared").judged[change].clone();
    assert!(judged.shift.translation_differs && judged.shift.direction == Direction::None);
    assert_eq!(judged.weight.map(|weight| weight.level), Some(Level::Wording));
    act(&mut app, Action::Run(Command::ShowBrief));
    let again = file::from_text(&file::to_text(app.study()).expect("written")).expect("it opens");
    assert_eq!(again.language, Some(Language::French));
    act(&mut app, Action::Draft(DraftAction::Set(name(Some(Language::English)))));
    assert_eq!(app.board().expect("compared").judged[change].shift.direction, Direction::Lighter);
    act(&mut app, Action::Draft(DraftAction::Set(name(None))));
    assert_eq!(app.board().expect("compared").judged[change].shift.direction, Direction::Lighter, "as ever");
}
