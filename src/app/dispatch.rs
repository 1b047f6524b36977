//! The one place where actions are carried out.

use crate::app::annotate::action::AnnotateAction;
use crate::app::annotate::action::ClaimDraft;
use crate::app::annotate::choices::theme_of_key;
use crate::app::app::App;
use crate::app::brief::action::BriefAction;
use crate::app::coders::action::CodersAction;
use crate::app::command::Command;
use crate::app::command::action::Action;
use crate::app::command::table::every_command;
use crate::app::comparison::action::ComparisonAction;
use crate::app::drafts::action::DraftAction;
use crate::app::drafts::incoming::is_study;
use crate::app::positions::action::{LedgerAction, PositionAction, SubmissionAction};
use crate::app::report::Reports;
use crate::app::report::action::ReportAction;
use crate::app::shell::action::ShellAction;
use crate::app::shell::dialog::{Dialog, WindowRequest};
use crate::app::shell::preferences::{FactsPart, Tab};
use crate::app::study_file::action::StudyAction;
use crate::base::Message;
use crate::study::starter::StartingLists;
use std::path::PathBuf;

/// Whether a walk through the history goes on: one way back leads out of all its steps.
const fn goes_on_walking(action: &Action) -> bool {
    matches!(
        action,
        Action::Compare(ComparisonAction::Walk(_))
            | Action::Shell(ShellAction::DismissToast(_))
            | Action::Run(
                Command::NextTrip
                    | Command::PreviousTrip
                    | Command::NextPlace
                    | Command::PreviousPlace
                    | Command::Legend
                    | Command::LargerText
                    | Command::SmallerText
                    | Command::UsualText
            )
    )
}

impl App {
    /// Carries out an action, and what it leads to.
    pub fn perform(&mut self, action: Action) {
        self.dispatch(action);
        self.carry_out();
    }

    /// Carries out what was left behind: entries of the journal first, then the actions that were requested.
    pub(in crate::app) fn carry_out(&mut self) {
        loop {
            if std::mem::take(&mut self.session.outgoing.begun) {
                self.forget_study();
            }
            self.write_journal();
            self.study_file.keep_settings(&self.session);
            let Some(action) = self.session.outgoing.actions.pop_front() else { return };
            self.dispatch(action);
        }
    }

    /// Hands what was done to the writer of the journal.
    pub(in crate::app) fn write_journal(&mut self) {
        for entry in std::mem::take(&mut self.session.outgoing.journal) {
            self.study_file.record(entry);
        }
    }

    fn dispatch(&mut self, action: Action) {
        let signed = match &action {
            Action::Annotate(action) => action.is_signed(),
            Action::Position(action) => action.is_signed(),
            Action::Coders(action) => action.is_signed(),
            _ => false,
        };
        if !goes_on_walking(&action) {
            self.comparison.stop_walking();
        }
        match action {
            Action::Run(command) => self.run(command),
            Action::Study(action) => self.of_file(action),
            Action::Compare(action) => self.compare(action),
            Action::Brief(action) => self.brief.perform(action, &mut self.session),
            Action::Draft(action) => self.of_drafts(action),
            Action::Check(action) => self.drafts.check(action, &mut self.session),
            Action::Codebook(action) => self.annotate.perform_codebook(action, &mut self.session),
            Action::Annotate(action) => self.annotate.perform(action, &mut self.session),
            Action::Position(action) => self.positions.perform(action, &mut self.session),
            Action::Facts(action) => self.facts.perform(action, &mut self.session),
            Action::Coders(action) => self.of_coders(action),
            Action::Dropped(paths) => self.take_dropped(paths),
            Action::Report(action) => self.report.perform(action, &mut self.session),
            Action::ExportTo(path) => self.report.write(path, &self.session),
            Action::SetCoder(name) => {
                self.session.dialog = None;
                self.of_coders(CodersAction::GoOnAs(name));
            }
            Action::CloseDialog => {
                match self.session.dialog.take() {
                    Some(Dialog::Merge) => self.of_coders(CodersAction::LeaveCopy),
                    // A question that is left is answered with no.
                    Some(Dialog::Question(_)) => self.study_file.leave_question(),
                    _ => {}
                }
            }
            Action::Shell(action) => self.shell.perform(action, &mut self.session),
            Action::CancelWork => self.stop(),
        }
        if signed {
            self.coders.naming.note_said(&self.session);
        }
    }

    fn say_of_change(&mut self, action: AnnotateAction) {
        self.annotate.perform(action, &mut self.session);
    }

    fn of_drafts(&mut self, action: DraftAction) {
        self.drafts.perform(action, &mut self.session);
    }

    /// Files dropped on the window: a study where one is open already may be a colleague's copy.
    fn take_dropped(&mut self, paths: Vec<PathBuf>) {
        match paths.iter().find(|path| is_study(path)) {
            Some(study) if self.has_drafts() => self.of_file(StudyAction::AskOpenOrMerge(study.clone())),
            Some(_) => self.of_drafts(DraftAction::Open(paths)),
            None => self.of_drafts(DraftAction::TakeDropped(paths)),
        }
    }

    fn of_file(&mut self, action: StudyAction) {
        self.study_file.perform(action, &mut self.session);
    }

    fn compare(&mut self, action: ComparisonAction) {
        match action {
            // The Brief has an order of its own.
            ComparisonAction::Next { forward, unseen } if self.session.prefs.tab == Tab::Brief => {
                self.brief.go_on(&mut self.session, forward, unseen);
            }
            action => self.comparison.perform(action, &mut self.session),
        }
    }

    /// Opens what one stands on: the chosen card of the Brief in the text, a draft or a place of the history.
    fn open_here(&mut self) {
        if self.session.prefs.tab == Tab::Brief {
            self.shell(ShellAction::Read);
        } else {
            self.compare(ComparisonAction::OpenHere);
        }
    }

    fn of_coders(&mut self, action: CodersAction) {
        self.coders.perform(action, &mut self.session);
    }

    fn position(&mut self, action: PositionAction) {
        self.positions.perform(action, &mut self.session);
    }

    fn run(&mut self, command: Command) {
        if self.can(command) {
            run_row(self, command);
        }
    }

    /// Shows the chosen paragraph in its source; beside a submission under review, the review again.
    fn check_draft(&mut self) {
        if self.positions.is_reviewing() && !self.drafts.is_checking() {
            self.position(PositionAction::Submission(SubmissionAction::Show));
        } else {
            self.of_drafts(DraftAction::CheckChosen);
        }
    }

    fn shell(&mut self, action: ShellAction) {
        self.shell.perform(action, &mut self.session);
    }
}

/// What the row of a command can name as what it runs.
trait Runs {
    fn run(self, app: &mut App);
}

/// Makes what is asked of a feature, a dialog, a request of the window something that a row can name.
macro_rules! runs {
    ($($asked:ty => |$app:ident, $it:ident| $done:expr;)+) => {
        $(impl Runs for $asked {
            fn run(self, $app: &mut App) {
                let $it = self;
                $done;
            }
        })+
    };
}

runs! {
    StudyAction => |app, action| app.of_file(action);
    DraftAction => |app, action| app.of_drafts(action);
    ComparisonAction => |app, action| app.compare(action);
    BriefAction => |app, action| app.brief.perform(action, &mut app.session);
    AnnotateAction => |app, action| app.say_of_change(action);
    PositionAction => |app, action| app.position(action);
    CodersAction => |app, action| app.of_coders(action);
    ReportAction => |app, action| app.report.perform(action, &mut app.session);
    ShellAction => |app, action| app.shell(action);
    Dialog => |app, dialog| app.session.dialog = Some(dialog);
    WindowRequest => |app, request| app.session.ask_window(request);
}

impl<F: FnOnce(&mut App)> Runs for F {
    fn run(self, app: &mut App) {
        self(app);
    }
}

/// Tags with the theme of a number key, if one has it.
fn tag_by_key(key: u8) -> impl FnOnce(&mut App) {
    move |app: &mut App| match theme_of_key(&app.session, key) {
        Some((theme, _)) => app.session.request(Action::Annotate(AnnotateAction::ToggleTheme(theme))),
        None => app.session.notify(Message::new("tag-key-free").number("key", usize::from(key)), false),
    }
}

/// Runs what the command's row says.
macro_rules! run_rows {
    ($($menu:ident { $($(#[$doc:meta])* $name:ident $key:literal [$($keys:tt)*] if $can:ident => $run:expr;)+ })+) => {
        fn run_row(app: &mut App, command: Command) {
            match command {
                $($(Command::$name => Runs::run($run, app),)+)+
            }
        }
    };
}

every_command!(run_rows);
