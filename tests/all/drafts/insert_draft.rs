//! A draft put in between two others: annotations go to the step on which their words changed, or are adrift.

use crate::support::{Desk, FINAL, REV1, ZERO, act, change_with, run};
use std::collections::BTreeMap;
use travaux::app::{Action, AnnotateAction, App, Command, ComparisonAction, DraftAction, sample_study};
use travaux::base::{AnnotationId, CoderId, DraftId, IdSource as _, JobControl, SeededIds, StudyId, Timestamp};
use travaux::compare::{Options, compare};
use travaux::locale::{Locale, UiLanguage};
use travaux::study::insert_draft::{self, Read};
use travaux::study::{AnchorState, Annotation, Body, Study, Target, anchor};

/// Zero draft and final text, with a note on the change that holds each of these words.
fn annotated(desk: &Desk, words: &[&str]) -> App {
    let mut app = desk.app(3);
    app.start_with(vec![desk.put("zero.md", ZERO), desk.put("final.md", FINAL)]);
    app.settle();
    act(&mut app, Action::SetCoder("Ana".to_owned()));
    for words in words {
        let change = change_with(&app, words);
        act(&mut app, Action::Compare(ComparisonAction::SelectChange(change)));
        act(&mut app, Action::Annotate(AnnotateAction::SetNote(None, (*words).to_owned())));
    }
    app
}

fn id(app: &App, name: &str) -> DraftId {
    app.study().drafts.iter().find(|draft| draft.name == name).unwrap_or_else(|| panic!("no draft {name}")).id
}

/// The step that each note is on, by what the note says.
fn steps(app: &App) -> BTreeMap<String, (String, String)> {
    let study = app.study();
    let name = |id: DraftId| study.draft(id).expect("there").name.clone();
    let of = |annotation: &Annotation| match &annotation.body {
        Body::Note(text) => Some((text.clone(), (name(annotation.target.from), name(annotation.target.to)))),
        _ => None,
    };
    study.annotations.values().filter_map(|annotation| of(annotation)).collect()
}

/// Every anchor stands on the words it quotes.
fn on_their_words(study: &Study) {
    for annotation in study.annotations.values() {
        for place in annotation.target.old.iter().chain(&annotation.target.new) {
            let draft = study.draft(place.draft).expect("its draft is there");
            assert_eq!(anchor::locate(place, draft, &draft.reading()).0, AnchorState::Exact, "{}", place.quote);
        }
    }
}

const WORDS: [&str; 6] =
    ["remain open", "reading rooms", "2035", "protect children", "financed by voluntary", "in 2027 and in 2030"];

#[test]
fn each_note_goes_to_the_step_on_which_its_words_changed() {
    let desk = Desk::new();
    let mut app = annotated(&desk, &WORDS);
    let before = (**app.study()).clone();
    let done = app.study_file().done(app.session()).0.len();
    act(&mut app, Action::Draft(DraftAction::Open(vec![desk.put("rev1.txt", REV1)])));
    let names: Vec<String> = app.study().drafts.iter().map(|draft| draft.name.clone()).collect();
    let [zero, middle, last] = names.as_slice() else { panic!("{names:?}") };
    let first = (zero.clone(), middle.clone());
    let second = (middle.clone(), last.clone());
    let found = steps(&app);
    for (words, step) in [
        ("remain open", &first),
        ("reading rooms", &first),
        ("2035", &first),
        ("protect children", &first),
        ("financed by voluntary", &second),
        ("in 2027 and in 2030", &second),
    ] {
        assert_eq!(found.get(words), Some(step), "{words}");
    }
    on_their_words(app.study());
    assert_eq!(app.annotate().adrift_count(), 0);
    assert!(app.toasts().iter().any(|toast| toast.what.key == "divided"));

    // One step, taken back and done again whole; and all of it is in the journal.
    assert_eq!(app.study_file().done(app.session()).0.len(), done + 1);
    let after = (**app.study()).clone();
    run(&mut app, Command::Undo);
    assert_eq!(**app.study(), before);
    run(&mut app, Command::Redo);
    assert_eq!(**app.study(), after);
    app.shutdown();
    drop(app);
    let mut again = desk.app(4);
    again.start();
    again.settle();
    assert_eq!(again.study().annotations, after.annotations);
}

#[test]
fn what_changed_on_both_sides_is_adrift_until_a_person_says() {
    let desk = Desk::new();
    let mut app = annotated(&desk, &["remain open", "in 2027 and in 2030"]);
    let middle = REV1.replace("should remain open to all persons", "will remain open to all readers");
    act(&mut app, Action::Draft(DraftAction::Open(vec![desk.put("rev1.txt", middle)])));
    assert_eq!(app.annotate().adrift_count(), 1);
    let (zero, last) = (app.study().drafts[0].id, app.study().drafts[2].id);
    let lines = app.annotate().adrift_lines(app.session());
    let [line] = lines.as_slice() else { panic!("{lines:?}") };
    assert_eq!(line.said, "remain open");
    assert!(line.can_keep && line.offers.len() == 2, "{line:?}");
    let target = |app: &App, id: AnnotationId| app.study().annotations[&id].target.clone();
    assert_eq!((target(&app, line.annotation).from, target(&app, line.annotation).to), (zero, last), "stays meanwhile");

    // Put on the first step offered; taken back; kept on the wide step instead.
    act(&mut app, Action::Annotate(AnnotateAction::Reattach(line.annotation, 0)));
    assert_eq!(app.annotate().adrift_count(), 0);
    let there = target(&app, line.annotation);
    assert_eq!((there.old.len(), there.new.len()), (1, 1));
    assert!(there.old[0].quote.contains("remain open") && there.new[0].quote.contains("remain open"));
    on_their_words(app.study());
    run(&mut app, Command::Undo);
    assert_eq!(app.annotate().adrift_count(), 1);
    act(&mut app, Action::Annotate(AnnotateAction::KeepAdrift(line.annotation)));
    assert_eq!(app.annotate().adrift_count(), 0);
    assert_eq!(target(&app, line.annotation).to, last);
}

#[test]
fn two_drafts_put_in_at_once_divide_one_after_the_other() {
    let desk = Desk::new();
    let mut app = annotated(&desk, &WORDS);
    // Rev.2 has the fund as Rev.1, the report as the final text.
    let second = REV1.replace("every two years", "in 2027 and in 2030");
    let paths = vec![desk.put("rev1.txt", REV1), desk.put("rev2.txt", second)];
    act(&mut app, Action::Draft(DraftAction::Open(paths)));
    let found = steps(&app);
    let names: Vec<&str> = app.study().drafts.iter().map(|draft| draft.name.as_str()).collect();
    let step = |from: usize| Some((names[from].to_owned(), names[from + 1].to_owned()));
    assert_eq!(found.get("remain open").cloned(), step(0));
    assert_eq!(found.get("in 2027 and in 2030").cloned(), step(1));
    assert_eq!(found.get("financed by voluntary").cloned(), step(2));
    on_their_words(app.study());
}

#[test]
fn a_draft_moved_on_the_timeline_divides_too_and_a_step_turned_round_is_adrift() {
    let desk = Desk::new();
    let mut app = desk.with_drafts(5);
    act(&mut app, Action::SetCoder("Ana".to_owned()));
    let change = change_with(&app, "2035");
    act(&mut app, Action::Compare(ComparisonAction::SelectChange(change)));
    act(&mut app, Action::Annotate(AnnotateAction::SetNote(None, "later".to_owned())));
    let (zero, rev1) = (app.study().drafts[0].clone(), app.study().drafts[1].id);
    // The zero draft turns out to be a later text than the revision.
    act(&mut app, Action::Draft(DraftAction::Edit(zero.id)));
    let Some(travaux::app::Dialog::Draft(form)) = app.dialog().cloned() else { panic!("the form is open") };
    let form = travaux::app::DraftForm { stage: travaux::text::Stage::Revision(7), ..form };
    act(&mut app, Action::Draft(DraftAction::Set(form)));
    assert!(app.study().place(zero.id) > app.study().place(rev1));
    assert_eq!(app.annotate().adrift_count(), 1, "its step runs backwards now");
    run(&mut app, Command::Undo);
    assert_eq!(app.annotate().adrift_count(), 0);
    assert_eq!(app.study().place(id(&app, &zero.name)), Some(0));
}

/// Every visible change of the sample study's drafts, one step skipped, annotated; the skipped draft put back.
#[test]
fn nothing_stands_on_wrong_words_when_the_sample_studys_drafts_come_in_between() {
    let mut ids = SeededIds::new(8);
    let whole = sample_study(StudyId::from_bits(1), &Locale::new(UiLanguage::English));
    let (mut moved, mut adrift) = (0, 0);
    for place in 0..whole.drafts.len() - 2 {
        let [a, b, c] = [0, 1, 2].map(|further| whole.drafts[place + further].clone());
        let readings = [&a, &b, &c].map(|draft| draft.reading());
        let between = |old: usize, new: usize| {
            let options = Options::default();
            compare(&readings[old].paragraphs, &readings[new].paragraphs, &options, &[], &JobControl::default())
                .expect("compared")
        };
        let (wide, first, second) = (between(0, 2), between(0, 1), between(1, 2));
        let mut study = Study { drafts: vec![a.clone(), b.clone(), c.clone()], ..Study::empty(whole.id, "") };
        let mut annotations = BTreeMap::new();
        for change in wide.changes.iter().filter(|change| change.is_visible()) {
            let old = change.at.old.iter().filter_map(|&at| anchor::whole(&a, &readings[0], at)).collect();
            let new = change.at.new.iter().filter_map(|&at| anchor::whole(&c, &readings[2], at)).collect();
            let target = Target { from: a.id, to: c.id, old, new };
            let (made, author) = (Timestamp::UNIX_EPOCH, CoderId::from_bits(1));
            let annotation = Annotation { target, body: Body::Note("x".to_owned()), author, made, changed: made };
            annotations.insert(AnnotationId::from_bits(ids.next_bits()), std::sync::Arc::new(annotation));
        }
        let count = annotations.len();
        study.annotations = std::sync::Arc::new(annotations);
        let reads = [(&a, 0), (&b, 1), (&c, 2)].map(|(draft, at)| Read { draft, reading: &readings[at] });
        let sorted = insert_draft::sort(&study, reads, &first, &second);
        assert_eq!(sorted.moved.len() + sorted.adrift.len(), count, "each is moved or adrift");
        for (_, target) in &sorted.moved {
            let (step, old, new) = if target.from == a.id { (&first, 0, 1) } else { (&second, 1, 2) };
            let drafts = [&a, &b, &c];
            let mut homes = Vec::new();
            for (anchors, at) in [(&target.old, old), (&target.new, new)] {
                for place in anchors {
                    let (state, found) = anchor::locate(place, drafts[at], &readings[at]);
                    assert_eq!(state, AnchorState::Exact);
                    let side = if at == old { travaux::base::Side::Old } else { travaux::base::Side::New };
                    homes.push(step.home.get(side)[found.expect("exact").0]);
                }
            }
            assert!(homes.iter().any(|&home| step.changes[home].is_visible()), "on no change: {target:?}");
        }
        moved += sorted.moved.len();
        adrift += sorted.adrift.len();
    }
    assert!(moved > 4 * adrift, "{moved} moved, {adrift} adrift");
}
