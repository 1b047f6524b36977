//! "Not known" is something a person says: it can be found again in the window, and every report states it as such.

use crate::support::{Desk, act, actor, choose, run};
use travaux::app::{
    Action, ActorAction, AnnotateAction, App, ClaimDraft, Command, ComparisonAction, Filter, PositionAction, Whose,
};
use travaux::base::JobControl;
use travaux::report;
use travaux::study::{Basis, Role};

/// One change of a group's, one that nobody knows the source of; the others not looked into.
fn attributed(desk: &Desk) -> (App, usize) {
    let mut app = desk.with_drafts(1);
    act(&mut app, Action::SetCoder("Ada".to_owned()));
    choose(&mut app, "children");
    let group = actor(&app, "G77");
    let claim = ClaimDraft { actors: vec![group], role: Role::Proposed, basis: Basis::Stated, ..ClaimDraft::default() };
    act(&mut app, Action::Annotate(AnnotateAction::SetClaim(claim)));
    let change = choose(&mut app, "should remain open");
    let evidence = "nothing in the statements".to_owned();
    act(
        &mut app,
        Action::Annotate(AnnotateAction::SetClaim(ClaimDraft { unknown: true, evidence, ..ClaimDraft::default() })),
    );
    (app, change)
}

#[test]
fn it_is_a_filter_and_a_line_of_its_own_among_the_actors() {
    let desk = Desk::new();
    let (mut app, change) = attributed(&desk);
    run(&mut app, Command::ShowWho);
    let view = app.positions().by_actor().expect("a list").clone();
    let line = view.lines.iter().find(|line| line.whose == Whose::Unknown).expect("a line");
    assert_eq!((line.name.as_str(), line.positions, line.claims), ("Not known", 0, 1));
    act(&mut app, Action::Position(PositionAction::Actor(ActorAction::Choose(Whose::Unknown))));
    let view = app.positions().by_actor().expect("a list").clone();
    assert_eq!(view.claims.len(), 1);
    assert_eq!(view.claims[0].change, Some(change));
    assert!(view.claims[0].text.contains("nothing in the statements"));
    assert!(view.about.contains("not the same as not looked into"));

    act(&mut app, Action::Position(PositionAction::Actor(ActorAction::ShowClaims(Whose::Unknown))));
    let board = app.board().expect("compared");
    let passing: Vec<usize> = (0..board.cards.len()).filter(|&at| board.passes(at)).collect();
    assert_eq!(passing, [change]);
    assert_eq!(board.totals.unknown, 1);
    // It is attributed: whoever looks for what nobody has looked into does not meet it again.
    act(&mut app, Action::Compare(ComparisonAction::SetFilter(Filter { unattributed: true, ..Filter::default() })));
    assert!(!app.board().expect("compared").passes(change));
    run(&mut app, Command::Undo);
    assert_eq!(app.board().expect("compared").totals.unknown, 0);
    run(&mut app, Command::ShowWho);
    assert!(app.positions().by_actor().expect("a list").lines.iter().all(|line| line.whose != Whose::Unknown));
}

#[test]
fn every_report_states_it() {
    let desk = Desk::new();
    let (app, _) = attributed(&desk);
    let made = travaux::app::report_of(app.study(), app.locale(), &JobControl::default()).expect("not stopped");
    let html = report::html(&made, app.locale());
    let text = report::claims_text(&made, app.locale());
    for written in [&html, &text] {
        assert!(written.contains("Not known") && written.contains("nothing in the statements"), "{written}");
    }
    let json: serde_json::Value =
        serde_json::from_str(&report::json::report(&made, app.locale()).expect("written")).expect("JSON");
    let claims: Vec<&serde_json::Value> = json["comparisons"]
        .as_array()
        .expect("steps")
        .iter()
        .flat_map(|step| step["changes"].as_array().expect("changes"))
        .filter_map(|change| change["claims"].as_array())
        .flatten()
        .collect();
    let named: Vec<bool> = claims.iter().map(|claim| claim["actors"].is_null()).collect();
    assert_eq!(named.iter().filter(|unknown| **unknown).count(), 1, "null says that it is not known");
    assert_eq!(named.len(), 2);
}
