//! A report is chosen in the window: what would leave the desk is listed before it is written.

use crate::support::{Desk, Screen, act, press, said, settle, window};
use egui::{Key, Vec2};
use egui_kittest::kittest::Queryable as _;
use travaux::app::{Action, Command, Dialog, ExportForm, ReportAction, WindowRequest};
use travaux::report::{Audience, Format, Layout};

fn choose_from(screen: &mut Screen, list: &str, entry: &str) {
    screen.get_by_role_and_label(egui::Role::ComboBox, list).click();
    settle(screen);
    screen.get_all_by_label(entry).last().expect("it is in the list").click();
    settle(screen);
}

#[test]
fn layout_decides_formats_and_for_whom_it_is() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut screen = window(folder.path(), Vec2::new(1280.0, 800.0));
    press(&mut screen, (egui::Modifiers::COMMAND, Key::E));
    assert!(matches!(screen.state().app().dialog(), Some(Dialog::Export(_))));
    screen.get_by_label_contains("Stays on your desk. It holds: ");
    screen.get_by_label("For circulation").click();
    settle(&mut screen);
    screen.get_by_label_contains("Leaves your desk: ");
    screen.get_by_label_contains("Asks, red lines, verdicts (").click();
    choose_from(&mut screen, "Layout", "Concordance");
    choose_from(&mut screen, "Format", "CSV");
    screen.get_by_label("Choose the file…").click();
    settle(&mut screen);
    let prefs = &screen.state().app().prefs().export;
    assert_eq!((prefs.layout.as_str(), prefs.format.as_str()), ("concordance", "csv"));
    assert!(screen.get_all_by_label("Write the report to").count() > 0, "it asks where");
    press(&mut screen, Key::Escape);
    // Opened again, it stands as it was left.
    press(&mut screen, (egui::Modifiers::COMMAND, Key::E));
    let Some(Dialog::Export(form)) = screen.state().app().dialog() else { panic!("it is open") };
    assert_eq!((form.layout, form.format), (Layout::Concordance, Format::Csv));
    assert!(form.include.is_empty(), "what was let out is asked anew");
}

#[test]
fn what_was_chosen_is_written() {
    let desk = Desk::new();
    let mut app = desk.with_drafts(21);
    act(&mut app, Action::Run(Command::ExportReport));
    let Some(Dialog::Export(form)) = app.dialog().cloned() else { panic!("it asks") };
    let form = ExportForm { layout: Layout::Table, format: Format::Xlsx, shown_only: true, ..*form };
    act(&mut app, Action::Report(ReportAction::Choose(Box::new(form))));
    assert_eq!(app.take_window_request(), Some(WindowRequest::AskExport(Format::Xlsx)));
    act(&mut app, Action::ExportTo(desk.path("two.xlsx")));
    let book = super::support::entry(&std::fs::read(desk.path("two.xlsx")).expect("written"), "xl/workbook.xml");
    assert!(book.contains("Zero draft → Rev.1") && !book.contains("Rev.1 → Final"), "{book}");
}

#[test]
fn a_name_that_promises_another_format_is_refused() {
    let desk = Desk::new();
    let mut app = desk.with_drafts(22);
    let form = ExportForm { format: Format::Csv, audience: Audience::Circulation, ..ExportForm::default() };
    act(&mut app, Action::Report(ReportAction::Choose(Box::new(form))));
    act(&mut app, Action::ExportTo(desk.path("two.xlsx")));
    assert!(!desk.path("two.xlsx").exists(), "a table under the name of a workbook opens nowhere");
    assert!(said(&app).iter().any(|said| said.contains("two.xlsx")), "{:?}", said(&app));
}
