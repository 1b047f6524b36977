//! The windows of positions, milestones and actors, and what an attribution rests on: without a mouse.

use crate::support::{Desk, Screen, act, begin_with_pack, first_step, press, settle, type_text, window};
use egui::{Key, Modifiers, Vec2};
use egui_kittest::kittest::Queryable as _;
use travaux::app::{
    Action, ActorAction, Command, DraftAction, PositionAction, PositionDraft, PositionFilter, PositionsStart,
    StudyAction, recognised,
};
use travaux::base::{JobControl, PositionId};
use travaux::study::{Basis, Body, Claim, Position, Study};

fn study(harness: &Screen) -> Study {
    (**harness.state().app().study()).clone()
}

/// The chosen position of the window.
fn chosen(harness: &Screen) -> PositionId {
    harness.state().app().positions().view().expect("open").detail.as_ref().expect("chosen").id
}

fn shown(harness: &Screen) -> Vec<PositionId> {
    harness.state().app().positions().view().expect("open").rows.iter().map(|row| row.id).collect()
}

fn sample(folder: &tempfile::TempDir) -> Screen {
    let mut harness = window(folder.path(), Vec2::new(1440.0, 900.0));
    harness.state_mut().app_mut().perform(Action::SetCoder("Ana".to_owned()));
    settle(&mut harness);
    harness
}

#[test]
fn a_position_is_written_found_changed_and_taken_out_by_keys() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut harness = sample(&folder);
    let before = study(&harness);
    press(&mut harness, (Modifiers::COMMAND, Key::J));
    // Real wishes never stand beside an invented text, and that is said.
    assert_eq!(shown(&harness).len(), 5);
    harness.get_by_label_contains("122 positions of real actors are in this study and are kept back");
    let first = chosen(&harness);
    press(&mut harness, Key::ArrowDown);
    assert_ne!(chosen(&harness), first);

    press(&mut harness, Key::Slash);
    type_text(&mut harness, "panel sevara");
    press(&mut harness, Key::Enter);
    assert_eq!(shown(&harness).len(), 1);
    harness.get_by_label_contains("Kingdom of Sevara (invented) · 10 April 2024 · an independent panel");

    press(&mut harness, Key::N);
    type_text(&mut harness, "norl");
    press(&mut harness, Key::Enter);
    // Escape would leave the form, not the window; nothing is kept that says nothing.
    press(&mut harness, (Modifiers::COMMAND, Key::Enter));
    assert_eq!(study(&harness), before);
    harness.get_by_label("What, in your words").focus();
    settle(&mut harness);
    type_text(&mut harness, "panel only with regional balance");
    press(&mut harness, (Modifiers::COMMAND, Key::Enter));
    let written = study(&harness);
    let (id, position) =
        written.positions.iter().find(|(_, one)| one.gist == "panel only with regional balance").expect("kept");
    assert!(position.invented && position.actors.len() == 1 && position.basis.is_none());
    let id = *id;

    // Clear the search, change it, take it out, and take all of that back.
    harness.state_mut().app_mut().perform(Action::Position(PositionAction::Show(id)));
    settle(&mut harness);
    assert_eq!(chosen(&harness), id);
    press(&mut harness, Key::E);
    harness.get_by_label("Document, page").focus();
    settle(&mut harness);
    type_text(&mut harness, "Letter of 3 June, page 2");
    harness.get_by_label("reported").focus();
    settle(&mut harness);
    press(&mut harness, Key::Space);
    press(&mut harness, (Modifiers::COMMAND, Key::Enter));
    let changed = &study(&harness).positions[&id];
    assert_eq!((changed.source.as_str(), changed.basis), ("Letter of 3 June, page 2", Some(Basis::Reported)));
    press(&mut harness, Key::Delete);
    assert!(!study(&harness).positions.contains_key(&id));
    for _ in 0..3 {
        press(&mut harness, (Modifiers::COMMAND, Key::Z));
    }
    assert_eq!(study(&harness), before);
    press(&mut harness, Key::Escape);
    assert!(harness.state().app().dialog().is_none());
}

#[test]
fn a_position_is_written_on_a_change_linked_and_gone_to() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut harness = sample(&folder);
    for _ in 0..5 {
        press(&mut harness, Key::N);
    }
    let change = harness.state().app().selected().expect("chosen");
    press(&mut harness, Key::E);
    harness.get_by_label_contains("That is no evidence that nobody asked for it");
    press(&mut harness, Key::N);
    type_text(&mut harness, "sevr");
    press(&mut harness, Key::Enter);
    harness.get_by_label("What, in your words").focus();
    settle(&mut harness);
    type_text(&mut harness, "respect and promotion of human rights named here");
    press(&mut harness, (Modifiers::COMMAND, Key::Enter));
    let id = chosen(&harness);
    assert_eq!(study(&harness).positions[&id].anchors.len(), 1, "linked to the words of the change");
    harness.get_by_label_contains("linked to this paragraph · Kingdom of Sevara");
    // Seen from another change it still leads back to its words.
    press(&mut harness, Key::Escape);
    for _ in 0..3 {
        press(&mut harness, Key::N);
    }
    harness.state_mut().app_mut().perform(Action::Position(PositionAction::Show(id)));
    settle(&mut harness);
    press(&mut harness, Key::G);
    let app = harness.state().app();
    assert!(app.dialog().is_none());
    assert_eq!(app.selected(), Some(change));
    // It is offered as evidence there, first, and nothing is ticked before a hand does.
    press(&mut harness, Key::A);
    type_text(&mut harness, "sevr p s");
    let offered = harness.get_all_by_label_contains("respect and promotion of human rights named here").next();
    offered.expect("offered").click();
    settle(&mut harness);
    press(&mut harness, Key::Enter);
    let claim = only_claim_by_ana(&study(&harness));
    assert_eq!(claim.positions, [id]);
    assert_eq!(claim.basis, Basis::Stated);
    // What is cited is not lost silently.
    harness.state_mut().app_mut().perform(Action::Position(PositionAction::Show(id)));
    settle(&mut harness);
    press(&mut harness, Key::Delete);
    harness.get_by_label_contains("It is cited by one attribution and 0 asks");
    assert!(study(&harness).positions.contains_key(&id));
    harness.get_by_label("Take it out everywhere").click();
    settle(&mut harness);
    let after = study(&harness);
    assert!(!after.positions.contains_key(&id));
    assert!(only_claim_by_ana(&after).positions.is_empty());
    press(&mut harness, (Modifiers::COMMAND, Key::Z));
    assert_eq!(only_claim_by_ana(&study(&harness)).positions, [id]);
}

fn only_claim_by_ana(study: &Study) -> Claim {
    let ana = study.coders.iter().find(|(_, name)| *name == "Ana").expect("named").0;
    let mut claims = study.annotations.values().filter(|annotation| annotation.author == *ana);
    let claim = claims.find_map(|annotation| match &annotation.body {
        Body::Claim(claim) => Some(claim.clone()),
        _ => None,
    });
    claim.expect("made")
}

#[test]
fn whose_it_is_may_be_not_known_and_others_may_have_aligned_themselves() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut harness = sample(&folder);
    press(&mut harness, Key::N);
    press(&mut harness, Key::A);
    type_text(&mut harness, "?");
    press(&mut harness, Key::Enter);
    let claim = only_claim_by_ana(&study(&harness));
    assert!(claim.actors.is_empty(), "a value of its own: {claim:?}");
    let card = |harness: &Screen| {
        let app = harness.state().app();
        app.board().expect("compared").cards[app.selected().expect("chosen")].attributions[0].clone()
    };
    assert!(card(&harness).unknown);
    harness.get_all_by_label_contains("Not known").next().expect("said in the inspector");

    press(&mut harness, Key::N);
    press(&mut harness, Key::A);
    type_text(&mut harness, "norl p r");
    harness.get_by_label("Who aligned themselves with it").focus();
    settle(&mut harness);
    type_text(&mut harness, "sevr");
    press(&mut harness, Key::Enter);
    press(&mut harness, Key::Enter);
    let made = card(&harness);
    assert!(made.aligned.contains("Sevara") && made.actors.contains("Norlund"), "{made:?}");
    assert_eq!(made.ids.len(), 1, "an alignment is no authorship");
    harness.get_by_label_contains("aligned with it: Kingdom of Sevara (invented)");

    let app = harness.state().app();
    let report = travaux::app::report_of(app.study(), app.locale(), &JobControl::default()).expect("made");
    let html = travaux::report::html(&report, app.locale());
    let text = travaux::report::claims_text(&report, app.locale());
    for words in ["Not known", "aligned with it: Kingdom of Sevara (invented)", "reported"] {
        assert!(html.contains(words) && text.contains(words), "{words}");
    }
    let json: serde_json::Value =
        serde_json::from_str(&travaux::report::json::report(&report, app.locale()).expect("written")).expect("JSON");
    let claims: Vec<&serde_json::Value> = json["comparisons"]
        .as_array()
        .expect("steps")
        .iter()
        .flat_map(|step| step["changes"].as_array().expect("changes"))
        .filter_map(|change| change["claims"].as_array())
        .flatten()
        .collect();
    assert!(claims.iter().any(|claim| claim["actors"].is_null()), "not known is null");
    assert!(claims.iter().any(|claim| claim["aligned"][0] == "Kingdom of Sevara (invented)"));
}

#[test]
fn the_public_positions_are_a_library_with_sources_filters_and_disagreements() {
    let desk = Desk::new();
    let mut app = desk.app(5);
    begin_with_pack(&mut app, desk.drafts());
    act(&mut app, Action::Run(Command::Positions));
    let view = app.positions().view().expect("open");
    assert_eq!((view.all, view.kept_back), (122, 0));
    let list = |app: &mut travaux::app::App, filter: PositionFilter| -> Vec<Position> {
        act(app, Action::Position(PositionAction::SetFilter(filter)));
        let rows = &app.positions().view().expect("open").rows;
        rows.iter().map(|row| app.study().positions[&row.id].clone()).collect()
    };
    let russia = crate::support::actor(&app, "RUS");
    let theirs = list(&mut app, PositionFilter { actor: Some(russia), ..PositionFilter::default() });
    assert!(theirs.len() >= 5 && theirs.iter().all(|one| one.actors.contains(&russia)));
    let silent = PositionFilter { submitted: Some(travaux::app::Submitted::No), ..PositionFilter::default() };
    assert_eq!(list(&mut app, silent).len(), 1);
    let rights = PositionFilter { theme: Some(travaux::study::starter::theme_id("A3")), ..PositionFilter::default() };
    assert!(list(&mut app, rights).iter().all(|one| one.subject.contains("ights")));
    // Two sources on one fact stand side by side, each with its source.
    list(&mut app, PositionFilter { text: "dissociated think-tank".to_owned(), ..PositionFilter::default() });
    let detail = app.positions().view().expect("open").detail.clone().expect("chosen");
    assert!(detail.rivals.len() > 1, "{detail:?}");
    assert!(detail.rivals.iter().all(|rival| !rival.source.is_empty()));
    assert_eq!(detail.rivals.iter().filter(|rival| rival.own).count(), 1);
    // By time: what was said while a draft was the newest.
    let zero = app.study().drafts[0].id;
    let mut form = travaux::app::DraftForm {
        id: zero,
        name: "Zero".to_owned(),
        date: "2024-04-01".to_owned(),
        stage: app.study().drafts[0].stage,
        status: app.study().drafts[0].status,
        source: String::new(),
        negotiated: None,
    };
    act(&mut app, Action::Draft(DraftAction::Set(form.clone())));
    let second = app.study().drafts[1].id;
    (form.id, form.name, form.date, form.stage) =
        (second, "Rev.1".to_owned(), "2024-05-15".to_owned(), app.study().drafts[1].stage);
    act(&mut app, Action::Draft(DraftAction::Set(form)));
    act(&mut app, Action::Run(Command::Positions));
    let then = PositionFilter { draft: Some(PositionDraft::InItsTime(zero)), ..PositionFilter::default() };
    let then = list(&mut app, then);
    assert!(!then.is_empty());
    assert!(
        then.iter().all(|one| one.date.contains("Apr")
            || one.date.contains("May")
            || one.date == "2024"
            || one.date.contains("2nd")),
        "{then:?}"
    );
    // The milestones, in order.
    act(&mut app, Action::Position(PositionAction::Open(PositionsStart::Milestones)));
    let milestones = &app.positions().view().expect("open").milestones;
    assert_eq!(milestones.len(), 24);
    assert_eq!(milestones[0].date, "2019-06");
    assert_eq!(milestones.iter().filter(|row| row.disputed == "By consensus, or not").count(), 3);
}

#[test]
fn actors_are_added_named_merged_and_kept_where_they_are_used_by_keys() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut harness = sample(&folder);
    let before = study(&harness);
    press(&mut harness, (Modifiers::COMMAND, Key::D));
    press(&mut harness, Key::N);
    type_text(&mut harness, "Island Makers Guild");
    press(&mut harness, Key::Enter);
    let (guild, actor) = study(&harness)
        .actors
        .iter()
        .find(|(_, actor)| actor.names.en == "Island Makers Guild")
        .map(|(id, actor)| (*id, actor.clone()))
        .expect("made");
    assert!(actor.invented, "what is added beside an invented text is invented too");

    // No actor without a name.
    press(&mut harness, Key::F2);
    press(&mut harness, (Modifiers::COMMAND, Key::A));
    press(&mut harness, Key::Backspace);
    press(&mut harness, Key::Enter);
    assert_eq!(study(&harness).actors[&guild].names.en, "Island Makers Guild");
    press(&mut harness, Key::F2);
    press(&mut harness, (Modifiers::COMMAND, Key::A));
    type_text(&mut harness, "Island Makers");
    press(&mut harness, Key::Enter);
    assert_eq!(study(&harness).actors[&guild].names.en, "Island Makers");

    // One that is used stays, in a sentence, with other ways.
    let norland = before.actors.iter().find(|(_, actor)| actor.code == "NORL").map(|(id, _)| *id).expect("there");
    press(&mut harness, Key::Slash);
    press(&mut harness, (Modifiers::COMMAND, Key::A));
    type_text(&mut harness, "NORL");
    press(&mut harness, Key::Enter);
    press(&mut harness, Key::Delete);
    harness.get_by_label_contains("It can’t be taken out");
    assert!(study(&harness).actors.contains_key(&norland));
    press(&mut harness, Key::Escape);

    // Merged: everything said of it is said of the other, as one step.
    let uses = travaux::study::participants::uses(&study(&harness), norland);
    assert!(uses.any());
    press(&mut harness, Key::M);
    type_text(&mut harness, "island makers");
    press(&mut harness, Key::Enter);
    let merged = study(&harness);
    assert_eq!(merged.actors[&norland].merged_into, Some(guild));
    assert!(!travaux::study::participants::uses(&merged, norland).any());
    assert_eq!(travaux::study::participants::uses(&merged, guild).positions, uses.positions);
    assert!(merged.actors[&guild].aliases.contains(&"NORL".to_owned()));
    for _ in 0..3 {
        press(&mut harness, (Modifiers::COMMAND, Key::Z));
    }
    assert_eq!(study(&harness), before);
}

#[test]
fn what_is_kept_of_positions_and_actors_outlives_the_program() {
    let desk = Desk::new();
    let mut app = desk.with_drafts(41);
    first_step(&mut app);
    crate::support::choose(&mut app, "libraries should remain open");
    act(&mut app, Action::Run(Command::NewPosition));
    let Some(travaux::app::Dialog::Positions(PositionsStart::New(position))) = app.dialog().cloned() else {
        panic!("a form")
    };
    assert_eq!(position.anchors.len(), 1);
    let (egypt, eu, norway) =
        (crate::support::actor(&app, "EGY"), crate::support::actor(&app, "EU"), crate::support::actor(&app, "NOR"));
    let quotation = "I speak on behalf of the European Union. Norway and Ukraine align themselves with this statement.";
    let (speakers, aligned) = recognised(app.session(), "European Union", quotation);
    assert_eq!(speakers, [eu]);
    assert_eq!(aligned.len(), 2, "offered, in the order of the text");
    assert_eq!(aligned[0], norway);
    let position = Position {
        actors: vec![eu],
        aligned: vec![norway],
        gist: "open to all".to_owned(),
        quotation: quotation.to_owned(),
        language: "en".to_owned(),
        basis: Some(Basis::Stated),
        note: "read aloud".to_owned(),
        ..*position
    };
    act(&mut app, Action::Position(PositionAction::Save(None, Box::new(position.clone()))));
    act(&mut app, Action::Position(PositionAction::Actor(ActorAction::Retire(egypt, true))));
    assert!(!travaux::app::actor_entries(app.session()).iter().any(|entry| entry.0 == egypt), "no longer offered");
    act(&mut app, Action::Study(StudyAction::SaveTo(desk.path("study.travaux"))));
    app.shutdown();
    drop(app);
    let mut again = desk.app(42);
    act(&mut again, Action::Draft(DraftAction::Open(vec![desk.path("study.travaux")])));
    assert!(again.study().positions.values().any(|kept| *kept == position));
    assert!(again.study().actors[&egypt].retired);
    // The report names it, since it is linked to words of a draft, with its ground and its source.
    let report = travaux::app::report_of(again.study(), again.locale(), &JobControl::default()).expect("made");
    let html = travaux::report::html(&report, again.locale());
    for words in
        ["Positions cited or linked", "open to all", "aligned with it: Norway", "Ground: stated", "no source given"]
    {
        assert!(html.contains(words), "{words}");
    }
}

#[test]
fn what_refers_to_an_actor_or_a_position_is_never_left_hanging() {
    use travaux::base::{ActorId, StudyId, Timestamp};
    use travaux::study::participants::{ActorEdit, merged_target, uses};
    use travaux::study::{Actor, Edit, EditError, Names, apply, merge, starter};
    let base = starter::with_gdc(Study::empty(StudyId::from_bits(1), "library"));
    let at = Timestamp::UNIX_EPOCH;
    let (china, g77, india) = (starter::actor_id("CHN"), starter::actor_id("G77"), starter::actor_id("IND"));
    let nameless = Actor { names: Names::default(), ..base.actors[&china].clone() };
    assert_eq!(apply(&base, &Edit::SetActor(china, Box::new(nameless))), Err(EditError::NoName));
    assert_eq!(apply(&base, &Edit::Actor(ActorEdit::Remove(china))), Err(EditError::InUse));
    assert_eq!(apply(&base, &Edit::Actor(ActorEdit::Merge { from: china, into: china, at })), Err(EditError::Cycle));
    let invented = ActorId::from_bits(77);
    let actor =
        Actor { invented: true, names: Names { en: "Norlund".to_owned(), zh: String::new() }, ..Actor::default() };
    let with_invented = apply(&base, &Edit::SetActor(invented, Box::new(actor))).expect("added");
    let mixed = Edit::Actor(ActorEdit::Merge { from: invented, into: china, at });
    assert_eq!(apply(&with_invented, &mixed), Err(EditError::Invented));
    assert!(apply(&with_invented, &Edit::Actor(ActorEdit::Remove(invented))).is_ok(), "nothing refers to it");

    // Mine merges India into the group; theirs writes a position of India meanwhile: it follows.
    let mine = apply(&base, &Edit::Actor(ActorEdit::Merge { from: india, into: g77, at })).expect("merged");
    assert!(!uses(&mine, india).any());
    assert!(mine.actors[&g77].members.iter().all(|member| member.member != "IND" && member.member != "G77"));
    let written = PositionId::from_bits(99);
    let position = Position { actors: vec![india], gist: "new here".to_owned(), ..Position::default() };
    let theirs = apply(&base, &Edit::SetPosition(written, Box::new(position))).expect("written");
    let both = merge::merge(Some(&base), &mine, &theirs);
    assert_eq!(both.study.positions[&written].actors, [g77]);
    assert_eq!(merged_target(&both.study, india), g77);
}
