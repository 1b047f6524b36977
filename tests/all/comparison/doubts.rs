//! A change that may come from how a file was read: no filter hides it, and its source is one step away.

use crate::support::{Desk, TORN, act, choose, first_step, run, settle, window_of};
use egui::Vec2;
use egui_kittest::kittest::Queryable as _;
use travaux::app::{Action, Command, ComparisonAction, Filter, StudyAction};
use travaux::compare::Kind;
use travaux::text::Doubt;

const WHOLE: &str = "1. The keeper lights the lamp at dusk and puts it out at sunrise.\n\n\
    2. The keys of the tower are handed by the keeper to the members of the Harbour Council in January of each year.\n\n\
    3. Nobody enters the tower at night without a lantern.\n";

fn opened(desk: &Desk) -> travaux::app::App {
    let files = vec![desk.put("zero.txt", TORN), desk.put("rev1.txt", WHOLE)];
    let mut app = desk.app(1);
    app.start_with(files);
    app.settle();
    app
}

#[test]
fn no_filter_leaves_it_out() {
    let desk = Desk::new();
    let mut app = opened(&desk);
    let filters = [
        Filter { kinds: [Kind::Deleted].into(), ..Filter::default() },
        Filter { moved: true, ..Filter::default() },
        Filter { important: true, ..Filter::default() },
        Filter { text: "words that nobody wrote".to_owned(), ..Filter::default() },
        Filter { reading_differs: true, ..Filter::default() },
    ];
    for filter in filters {
        act(&mut app, Action::Compare(ComparisonAction::SetFilter(filter.clone())));
        let board = app.board().expect("compared");
        let passing: Vec<bool> = (0..board.cards.len())
            .filter(|&at| board.passes(at))
            .map(|at| board.comparison.changes[at].reading_differs)
            .collect();
        assert_eq!(passing, [true], "{filter:?}");
    }
}

#[test]
fn its_card_says_so_and_leads_to_the_source() {
    let desk = Desk::new();
    let mut app = opened(&desk);
    choose(&mut app, "Harbour Council");
    run(&mut app, Command::ShowRead);
    let mut screen = window_of(app, Vec2::new(1400.0, 900.0));
    settle(&mut screen);
    assert!(screen.query_all_by_label_contains("reading differs").count() > 0);
    assert!(screen.query_all_by_label_contains("where it begins or ends").count() > 0);
    screen.get_by_label("See it in the source").click();
    settle(&mut screen);
    let (view, row, _) = screen.state().app().drafts().checked().expect("the source is shown");
    let paragraph = &view.rows[row].paragraph;
    assert!(paragraph.doubts.contains(Doubt::Torn), "the torn piece, not the whole: {paragraph:?}");
}

#[test]
fn doubts_are_kept_with_the_study() {
    let desk = Desk::new();
    let mut app = opened(&desk);
    let doubts = |app: &travaux::app::App| -> Vec<usize> {
        let board = app.board().expect("compared");
        let doubted = board.readings.old.paragraphs.iter().enumerate().filter(|(_, it)| !it.doubts.is_empty());
        doubted.map(|(at, _)| at).collect()
    };
    let before = doubts(&app);
    assert_eq!(before, [1, 2]);
    act(&mut app, Action::Study(StudyAction::SaveTo(desk.path("study.travaux"))));
    app.shutdown();
    let mut again = desk.opened(2, "study.travaux");
    first_step(&mut again);
    assert_eq!(doubts(&again), before);
    assert_eq!(again.board().expect("compared").comparison.counts.reading_differs, 1);
}
