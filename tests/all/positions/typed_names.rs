//! Names typed into the window's fields: an exact one is taken, one of several never unasked, none dropped in silence.

use crate::support::{Desk, Screen, press, settle, type_text, window_of};
use egui::{Key, Modifiers, Vec2};
use egui_kittest::kittest::Queryable as _;
use travaux::app::{Action, Command, Dialog};
use travaux::study::Body;

/// The window on a real study, its first change chosen, the coder named.
fn real_study(desk: &Desk) -> Screen {
    let mut app = desk.with_drafts(1);
    app.perform(Action::SetCoder("Ada".to_owned()));
    crate::support::choose(&mut app, "children");
    let mut screen = window_of(app, Vec2::new(1440.0, 900.0));
    settle(&mut screen);
    screen
}

/// The codes of those to whom anything is attributed.
fn named(screen: &Screen) -> Vec<String> {
    let study = screen.state().app().study();
    let claims = study.annotations.values().filter_map(|annotation| match &annotation.body {
        Body::Claim(claim) => Some(claim.actors.clone()),
        _ => None,
    });
    claims.flatten().map(|actor| study.actors[&actor].code.clone()).collect()
}

fn is_open(screen: &Screen) -> bool {
    screen.state().app().session().dialog().is_some()
}

#[test]
fn an_exact_name_is_taken_and_one_of_several_is_not() {
    let desk = Desk::new();
    let mut screen = real_study(&desk);
    for (typed, code) in [("japan", "JPN"), ("EGY", "EGY"), ("g77", "G77"), ("swed p", "SWE")] {
        press(&mut screen, Key::A);
        type_text(&mut screen, typed);
        press(&mut screen, Key::Enter);
        assert!(!is_open(&screen), "{typed} is taken: {:?}", screen.state().app().session().dialog());
        assert_eq!(named(&screen).last().map(String::as_str).or(Some("nobody")), Some(code), "{typed}");
        screen.key_press_modifiers(Modifiers::COMMAND, Key::Z);
        settle(&mut screen);
    }
    for typed in ["united", "korea", "congo", "guinea", "saint", "AG", "atlantis"] {
        press(&mut screen, Key::A);
        type_text(&mut screen, typed);
        press(&mut screen, Key::Enter);
        assert!(is_open(&screen) && named(&screen).is_empty(), "{typed}: nothing is taken unasked");
        if typed == "congo" {
            screen.get_by_label_contains("Several names answer to this");
            press(&mut screen, Key::ArrowDown);
            press(&mut screen, Key::Enter);
            assert_eq!(named(&screen), ["COG"], "the one that was chosen");
            screen.key_press_modifiers(Modifiers::COMMAND, Key::Z);
            settle(&mut screen);
        } else {
            press(&mut screen, Key::Escape);
            settle(&mut screen);
            if is_open(&screen) {
                press(&mut screen, Key::Escape);
            }
        }
    }
}

#[test]
fn what_was_typed_for_an_ask_is_taken_or_said() {
    let desk = Desk::new();
    let mut screen = real_study(&desk);
    for (typed, code) in [("EGY", Some("EGY")), ("korea", None), ("atlantis", None)] {
        screen.state_mut().app_mut().perform(Action::Run(Command::NewAsk));
        settle(&mut screen);
        assert!(matches!(screen.state().app().session().dialog(), Some(Dialog::Ask(..))));
        type_text(&mut screen, typed);
        if code.is_some() {
            // Going on with Tab takes what is sure.
            press(&mut screen, Key::Tab);
        }
        screen.get_by_label("In a few words").focus();
        settle(&mut screen);
        type_text(&mut screen, "Keep the fund.");
        screen.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
        settle(&mut screen);
        let study = std::sync::Arc::clone(screen.state().app().study());
        if let Some(code) = code {
            let ask = study.asks.values().next().expect("kept");
            assert_eq!(study.actors[&ask.actors[0]].code, code);
        } else {
            assert_eq!(study.asks.len(), 1, "{typed}: no ask of nobody");
            assert!(is_open(&screen), "{typed}: the form stays");
            let why = if typed == "korea" { "Several names answer to this" } else { "Nothing answers to this" };
            screen.get_by_label_contains(why);
            press(&mut screen, Key::Escape);
            settle(&mut screen);
        }
    }
}
