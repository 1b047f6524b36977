//! The one place where actions are carried out.

use crate::app::annotate::action::AnnotateAction;
use crate::app::annotate::action::ClaimDraft;
use crate::app::annotate::choices::theme_of_key;
use crate::app::app::App;
use crate::app::coders::action::CodersAction;
use crate::app::command::Command;
use crate::app::command::action::Action;
use crate::app::comparison::action::ComparisonAction;
use crate::app::drafts::action::DraftAction;
use crate::app::drafts::incoming::is_study;
use crate::app::positions::action::{LedgerAction, PositionAction, SubmissionAction};
use crate::app::shell::action::ShellAction;
use crate::app::shell::dialog::{Dialog, WindowRequest};
use crate::app::study_file::action::StudyAction;
use crate::base::Message;
use crate::study::starter::Pack;
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
            if std::mem::take(&mut self.session.outgoing.settings) {
                self.study_file.write_settings(&self.session);
            }
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
        if signed && self.must_ask_coder(&action) {
            return;
        }
        if !goes_on_walking(&action) {
            self.comparison.stop_walking();
        }
        match action {
            Action::Run(command) => self.run(command),
            Action::Study(action) => self.of_file(action),
            Action::Compare(action) => self.comparison.perform(action, &mut self.session),
            Action::Draft(action) => self.of_drafts(action),
            Action::Check(action) => self.drafts.check(action, &mut self.session),
            Action::Codebook(action) => self.annotate.perform_codebook(action, &mut self.session),
            Action::Annotate(action) => self.annotate.perform(action, &mut self.session),
            Action::Position(action) => self.positions.perform(action, &mut self.session),
            Action::Coders(action) => self.of_coders(action),
            Action::Dropped(paths) => self.take_dropped(paths),
            Action::ExportTo(path) => self.report.write(path, &self.session),
            Action::SetCoder(name) => {
                self.session.dialog = None;
                self.session.name_coder(&name);
                if let Some(action) = self.unnamed.take() {
                    self.session.request(action);
                }
            }
            Action::CloseDialog => {
                match self.session.dialog.take() {
                    Some(Dialog::Merge) => self.of_coders(CodersAction::LeaveCopy),
                    // A question that is left is answered with no.
                    Some(Dialog::Question(_)) => self.study_file.leave_question(),
                    _ => {}
                }
                self.unnamed = None;
            }
            Action::Shell(action) => self.shell.perform(action, &mut self.session),
            Action::CancelWork => self.stop(),
        }
    }

    /// Asks for the coder's name, once, before the first annotation that carries it into the reports; returns whether
    /// the action has to wait for it.
    fn must_ask_coder(&mut self, action: &Action) -> bool {
        if self.session.study().coders.contains_key(&self.session.coder) {
            return false;
        }
        if let Some(name) = self.session.prefs.coder.clone() {
            self.session.name_coder(&name);
            return false;
        }
        self.unnamed = Some(action.clone());
        self.session.dialog = Some(Dialog::Coder);
        true
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
        self.comparison.perform(action, &mut self.session);
    }

    fn of_coders(&mut self, action: CodersAction) {
        self.coders.perform(action, &mut self.session);
    }

    fn position(&mut self, action: PositionAction) {
        self.positions.perform(action, &mut self.session);
    }

    fn run(&mut self, command: Command) {
        if !self.can(command) {
            return;
        }
        match command {
            Command::NewStudy => self.of_file(StudyAction::New(Pack::Plain)),
            Command::OpenSample => self.of_file(StudyAction::Sample),
            Command::OpenStudy | Command::AddDrafts => self.session.ask_window(WindowRequest::AskOpen),
            Command::ImportSubmission => self.session.ask_window(WindowRequest::AskSubmission),
            Command::Save => self.of_file(StudyAction::Save),
            Command::SaveAs => self.session.ask_window(WindowRequest::AskSave),
            Command::ExportReport => self.session.ask_window(WindowRequest::AskExport),
            Command::Quit => self.of_file(StudyAction::Quit),
            Command::Undo => self.of_file(StudyAction::Undo),
            Command::Redo => self.of_file(StudyAction::Redo),
            Command::Codebook => self.session.dialog = Some(Dialog::Codebook),
            Command::Positions => self.position(PositionAction::List),
            Command::Actors => self.session.dialog = Some(Dialog::Actors),
            Command::PositionsHere => self.position(PositionAction::ListHere),
            Command::NewPosition => self.position(PositionAction::New),
            Command::MergeCopy => self.of_coders(CodersAction::AskCopy),
            Command::Conflicts => self.session.dialog = Some(Dialog::Conflicts),
            Command::Agreement => self.session.dialog = Some(Dialog::Agreement),
            Command::Adrift => self.session.dialog = Some(Dialog::Adrift),
            Command::WhatIDid => self.session.dialog = Some(Dialog::WhatIDid),
            Command::PasteDraft => self.of_drafts(DraftAction::AskPaste(String::new())),
            Command::CheckDraft if self.positions.is_reviewing() && !self.drafts.is_checking() => {
                self.position(PositionAction::Submission(SubmissionAction::Show));
            }
            Command::CheckDraft => self.of_drafts(DraftAction::CheckChosen),
            Command::Find => self.session.ask_window(WindowRequest::FocusFilter),
            Command::Palette => self.session.dialog = Some(Dialog::Palette),
            Command::NextChange => self.compare(ComparisonAction::Next { forward: true, unseen: false }),
            Command::PreviousChange => self.compare(ComparisonAction::Next { forward: false, unseen: false }),
            Command::NextUnseen => self.compare(ComparisonAction::Next { forward: true, unseen: true }),
            Command::NextTrip => self.compare(ComparisonAction::Trip(true)),
            Command::PreviousTrip => self.compare(ComparisonAction::Trip(false)),
            Command::NextPlace => self.compare(ComparisonAction::Place(true)),
            Command::PreviousPlace => self.compare(ComparisonAction::Place(false)),
            Command::LaterDraft => self.compare(ComparisonAction::Draft(true)),
            Command::EarlierDraft => self.compare(ComparisonAction::Draft(false)),
            Command::OpenHere => self.compare(ComparisonAction::OpenHere),
            Command::GoBack => self.compare(ComparisonAction::GoBack),
            Command::Legend => self.shell(ShellAction::ToggleLegend),
            Command::StepForward => self.compare(ComparisonAction::Step(true)),
            Command::StepBack => self.compare(ComparisonAction::Step(false)),
            Command::FirstToLast => self.compare(ComparisonAction::FirstToLast),
            Command::ToggleSeen => self.say_of_change(AnnotateAction::ToggleSeen),
            Command::ToggleImportant => self.say_of_change(AnnotateAction::ToggleImportant),
            Command::Headline => self.shell(ShellAction::Inspector),
            Command::PickTheme => self.session.dialog = Some(Dialog::Themes),
            Command::Attribute => self.session.dialog = Some(Dialog::Claim(ClaimDraft::default())),
            Command::NewAsk => self.position(PositionAction::Ledger(LedgerAction::New)),
            Command::Note => self.session.dialog = Some(Dialog::Note(None, String::new())),
            Command::LinkByHand => self.compare(ComparisonAction::LinkByHand),
            Command::CutByHand => self.compare(ComparisonAction::CutByHand),
            Command::Completeness => self.session.dialog = Some(Dialog::Completeness),
            Command::CountCase
            | Command::CountPunctuation
            | Command::CountSpace
            | Command::CountSpelling
            | Command::CountReferences
            | Command::CountNumbering
            | Command::CountFormatting => self.compare(ComparisonAction::Count(command)),
            Command::RepeatLast => self.say_of_change(AnnotateAction::RepeatLast),
            Command::MarkOn => self.compare(ComparisonAction::MarkOn(true)),
            Command::MarkBack => self.compare(ComparisonAction::MarkOn(false)),
            Command::MarkAll => self.compare(ComparisonAction::MarkAll),
            Command::Unmark => self.compare(ComparisonAction::Unmark),
            Command::PickWords => self.say_of_change(AnnotateAction::PickWords),
            Command::TagAlong => self.say_of_change(AnnotateAction::AskAlong),
            Command::WhatIsLeft => self.session.dialog = Some(Dialog::Left),
            Command::AcceptSuggestion => self.say_of_change(AnnotateAction::AcceptSuggestion(0)),
            Command::DismissSuggestion => self.say_of_change(AnnotateAction::DismissSuggestion(0)),
            Command::Shortcuts => self.session.dialog = Some(Dialog::Shortcuts),
            Command::About => self.session.dialog = Some(Dialog::About),
            Command::ShowRead => self.shell(ShellAction::Read),
            Command::ShowChanges => self.shell(ShellAction::Changes),
            Command::ShowHistory => self.shell(ShellAction::History),
            Command::ShowWho => self.shell(ShellAction::Actors),
            Command::ShowLedger => self.shell(ShellAction::Ledger),
            Command::SideBySide => self.shell(ShellAction::SideBySide),
            Command::Redline => self.shell(ShellAction::Redline),
            Command::ToggleUnchanged => self.shell(ShellAction::ToggleUnchanged),
            Command::ToggleOutline => self.shell(ShellAction::ToggleOutline),
            Command::ToggleInspector => self.shell(ShellAction::ToggleInspector),
            Command::LargerText => self.shell(ShellAction::Resize(true)),
            Command::SmallerText => self.shell(ShellAction::Resize(false)),
            Command::ToggleDark => self.shell(ShellAction::ToggleDark),
            Command::SwitchLanguage => self.shell(ShellAction::SwitchLanguage),
            _ => {
                let Some(key) = command.theme_key() else { return };
                match theme_of_key(&self.session, key) {
                    Some((theme, _)) => self.session.request(Action::Annotate(AnnotateAction::ToggleTheme(theme))),
                    None => self.session.notify(Message::new("tag-key-free").number("key", usize::from(key)), false),
                }
            }
        }
    }

    fn shell(&mut self, action: ShellAction) {
        self.shell.perform(action, &mut self.session);
    }
}
