//! What the tool proposes, as the analyst meets it: with reasons, apart from what people said, one key each way.

use crate::support::app;
use std::collections::{BTreeMap, BTreeSet};
use travaux::app::{Action, App, Command, ComparisonAction, Suggested};
use travaux::base::JobControl;
use travaux::base::Side;
use travaux::insight::suggest::{ThemeModel, Vocabulary, examples};
use travaux::study::Body;

fn sample(folder: &std::path::Path) -> App {
    let mut app = app(folder, 31);
    app.start();
    app.perform(Action::SetCoder("Ana".to_owned()));
    app.settle();
    app
}

fn go_to(app: &mut App, words: &str) {
    let board = app.board().expect("compared");
    let at = (0..board.cards.len())
        .find(|&change| board.paragraphs(change, Side::New).iter().any(|(_, one)| one.text.contains(words)))
        .expect("the words stand in a change");
    app.perform(Action::Compare(ComparisonAction::SelectChange(at)));
    app.settle();
}

#[test]
fn a_theme_is_proposed_with_its_reason_and_taken_or_put_away() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut app = sample(folder.path());
    go_to(&mut app, "No single organization oversees the rules by which data");
    let before = app.study().annotations.len();
    let first = app.annotate().suggestions().first().expect("proposed").clone();
    assert_eq!(first.name, "Data protection and empowerment");
    assert!(first.reason.contains("data"), "{}", first.reason);
    assert_eq!(app.study().annotations.len(), before, "nothing is tagged by itself");

    app.perform(Action::Run(Command::AcceptSuggestion));
    app.settle();
    let Suggested::Theme(theme) = first.what else { panic!("a theme") };
    let tags = |app: &App| {
        let board = app.board().expect("compared");
        board.cards[app.selected().expect("chosen")].themes.iter().map(|tag| tag.theme).collect::<Vec<_>>()
    };
    assert_eq!(tags(&app), [theme], "one key makes it the analyst's own");
    assert!(app.annotate().suggestions().iter().all(|line| line.what != first.what), "and it is proposed no more");
    app.perform(Action::Run(Command::Undo));
    app.settle();
    assert_eq!(app.annotate().suggestions().first(), Some(&first), "taken back, it is proposed again");

    app.perform(Action::Run(Command::DismissSuggestion));
    app.settle();
    assert!(tags(&app).is_empty());
    assert!(app.annotate().suggestions().iter().all(|line| line.what != first.what), "put away");
    go_to(&mut app, "Deceit, harassment and exploitation");
    go_to(&mut app, "No single organization oversees the rules by which data");
    assert!(app.annotate().suggestions().iter().all(|line| line.what != first.what), "for good");
    app.perform(Action::Run(Command::Undo));
    app.settle();
    assert_eq!(app.annotate().suggestions().first(), Some(&first), "but for undo");
    assert!(
        app.annotate().suggestions_accuracy().contains('%'),
        "how well it does is said: {}",
        app.annotate().suggestions_accuracy()
    );
}

#[test]
fn a_bare_title_gets_no_theme_proposed() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut app = sample(folder.path());
    run_over_all(&mut app, |app, change| {
        let board = app.board().expect("compared");
        let mut all = Side::BOTH.into_iter().flat_map(|side| board.paragraphs(change, side));
        if all.all(|(_, paragraph)| paragraph.is_heading()) {
            let themes =
                app.annotate().suggestions().iter().filter(|line| matches!(line.what, Suggested::Theme(_))).count();
            assert_eq!(themes, 0, "{:?}", app.annotate().suggestions());
            return true;
        }
        false
    });
}

/// Chooses every change in turn; at least one must be of the wanted sort.
fn run_over_all(app: &mut App, mut judge: impl FnMut(&App, usize) -> bool) {
    let count = app.board().expect("compared").cards.len();
    let mut judged = 0;
    for change in 0..count {
        app.perform(Action::Compare(ComparisonAction::SelectChange(change)));
        app.settle();
        judged += usize::from(judge(app, change));
    }
    assert!(judged > 0);
}

/// The figure the README states: `cargo test --test all leave_one_out -- --nocapture`.
#[test]
#[expect(clippy::print_stderr, reason = "a figure to read")]
fn leave_one_out_on_the_sample_study() {
    let folder = tempfile::tempdir().expect("a folder");
    let app = sample(folder.path());
    let study = app.study();
    let readings: BTreeMap<_, _> = study.drafts.iter().map(|draft| (draft.id, draft.reading())).collect();
    let readings = readings.into_iter().map(|(id, reading)| (id, std::sync::Arc::new(reading))).collect();
    let learnt = examples(study, &readings);
    let texts = || readings.values().flat_map(|reading| &reading.paragraphs).map(|one| one.text.as_str());
    let job = JobControl::default();
    let vocabulary = std::sync::Arc::new(Vocabulary::of(texts(), &job).expect("wanted"));
    let model = |examples| {
        ThemeModel::learn(&study.themes, examples, std::sync::Arc::clone(&vocabulary), &job).expect("wanted")
    };
    let accuracy = model(learnt.clone()).leave_one_out(&job).expect("wanted");
    let keywords = model(Vec::new());
    let by_keywords = learnt
        .iter()
        .filter(|one| {
            let first = keywords.suggest(&one.text, &one.section, &BTreeSet::new(), 1);
            first.first().is_some_and(|first| one.themes.contains(&first.theme))
        })
        .count();
    eprintln!("themes proposed, leave one out: {accuracy:?}; by keywords alone first {by_keywords}");
    let tags = study.annotations.values().filter(|one| matches!(one.body, Body::Tag(_))).count();
    assert!(accuracy.places > 20 && tags >= accuracy.places, "tagged places to judge by");
    assert!(accuracy.three * 2 > accuracy.places, "more than half of a person's tags are among three: {accuracy:?}");
}
