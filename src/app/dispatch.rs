//! The one place where actions are carried out.

use crate::app::app::App;
use crate::app::command::Command;
use crate::app::command::action::{Action, Answer};
use crate::app::comparison::action::ComparisonAction;
use crate::app::positions::action::{LedgerAction, PositionAction, SubmissionAction};
use crate::app::session::feature::Feature as _;
use crate::app::shell::dialog::Continuation;
use crate::app::shell::dialog::{Dialog, Question, WindowRequest};
use crate::app::shell::preferences::{ReadLayout, TEXT_SIZES, Tab, WhoPart};
use crate::base::Message;
use crate::locale::{Locale, UiLanguage};
use crate::study::Edit;

/// Whether a walk through the history goes on: one way back leads out of all its steps.
const fn goes_on_walking(action: &Action) -> bool {
    matches!(
        action,
        Action::Compare(ComparisonAction::Walk(_))
            | Action::DismissToast(_)
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
            self.write_journal();
            if std::mem::take(&mut self.session.outgoing.settings) {
                crate::app::shared::disk::write_settings(&self.folders, &self.session.prefs);
            }
            let Some(action) = self.session.outgoing.actions.pop_front() else { return };
            self.dispatch(action);
        }
    }

    /// Hands what was done to the writer of the journal.
    pub(in crate::app) fn write_journal(&mut self) {
        for entry in std::mem::take(&mut self.session.outgoing.journal) {
            self.saving.record(entry);
        }
    }

    fn dispatch(&mut self, action: Action) {
        let signed = matches!(
            action,
            Action::ToggleTheme(_)
                | Action::ToggleThemes(_)
                | Action::TagAlong(_)
                | Action::SetClaim(_)
                | Action::SetHeadline(..)
                | Action::SetNote(..)
                | Action::Together(crate::app::coders::TogetherAction::Give(_))
        ) || matches!(&action, Action::Position(action) if action.is_signed());
        if signed && self.must_ask_coder(&action) {
            return;
        }
        if !goes_on_walking(&action) {
            self.comparison.stop_walking();
        }
        match action {
            Action::Run(command) => self.run(command),
            Action::Compare(action) => self.comparison.perform(action, &mut self.session),
            Action::AcceptSuggestion(place) => self.accept_suggestion(place),
            Action::DismissSuggestion(place) => self.dismiss_suggestion(place),
            Action::ToggleTheme(theme) => self.toggle_theme(theme),
            Action::ToggleThemes(themes) => self.toggle_themes(&themes),
            Action::TagAlong(themes) => self.tag_along(&themes),
            Action::ChooseWords(change, parts) => self.choose_words(change, parts),
            Action::Words(step) => self.word_step(step),
            Action::GoLeft(pair, at) => self.go_left(pair, at),
            Action::LeftOfAll(all) => self.left.of_all = all,
            Action::SetClaim(draft) => self.set_claim(&draft),
            Action::SetHeadline(change, text) => self.set_headline(change, text),
            Action::SetNote(id, text) => self.set_note(id, text),
            Action::RemoveAnnotation(id) => self.remove_annotation(id),
            Action::EditNote(id) | Action::EditClaim(id) => self.edit_annotation(id),
            Action::EditDraft(id) => self.edit_draft(id),
            Action::SetDraft(form) => self.set_draft(&form),
            Action::RemoveDraft(id) => {
                if self.session.edit(Edit::RemoveDraft(id)) {
                    self.session.notify(Message::new("draft-removed"), true);
                }
            }
            Action::OpenPaths(paths) => self.open_paths(paths),
            Action::PasteDraft(words) => self.paste_draft(words),
            Action::AskPaste(words) => self.session.dialog = Some(Dialog::Paste(words)),
            Action::OpenWithPassword(path, password, instead) => self.open_with_password(path, password, instead),
            Action::AskCopy(draft) => self.session.ask_window(WindowRequest::AskCopy(draft)),
            Action::ReplaceCopy(draft, path) => self.replace_copy(draft, path),
            Action::Check(action) => self.do_check(action),
            Action::ReadAsSubmission(draft) => self.read_as_submission(draft),
            Action::KnowPassword(file, password) => {
                self.passwords.insert(file, password);
            }
            Action::Codebook(action) => self.do_codebook(action),
            Action::Position(action) => self.positions.perform(action, &mut self.session),
            Action::Together(action) => self.do_together(action),
            Action::Dropped(paths) => self.take_dropped(paths),
            Action::SaveTo(path) => self.save_to(path),
            Action::ExportTo(path) => self.export_to(path),
            Action::GoToEntry(entry) => {
                self.session.history.go_to(entry);
                self.session.record_travel();
            }
            Action::SetCoder(name) => {
                self.session.dialog = None;
                self.session.name_coder(&name);
                if let Some(Continuation::Do(action)) = self.session.continuation.take() {
                    self.session.request(action);
                }
            }
            Action::CloseDialog => {
                match self.session.dialog.take() {
                    Some(Dialog::Merge) => self.leave_copy(),
                    // A question that is left is answered with no.
                    Some(Dialog::Question(_)) => self.session.continuation = None,
                    _ => {}
                }
                if matches!(self.session.continuation, Some(Continuation::Do(_))) {
                    self.session.continuation = None;
                }
            }
            Action::Answer(answer) => self.answer(answer),
            Action::DismissToast(number) => self.session.notifications.retain(|toast| toast.number != number),
            Action::CancelWork => self.cancel_work(),
            Action::SetTextSize(size) => {
                self.session.prefs.text_size = size.clamp(*TEXT_SIZES.start(), *TEXT_SIZES.end());
            }
        }
    }

    fn compare(&mut self, action: ComparisonAction) {
        self.comparison.perform(action, &mut self.session);
    }

    fn position(&mut self, action: PositionAction) {
        self.positions.perform(action, &mut self.session);
    }

    fn run(&mut self, command: Command) {
        if !self.can(command) {
            return;
        }
        match command {
            Command::NewStudy => self.confirm_unsaved_then(Continuation::NewStudy),
            Command::OpenSample => self.confirm_unsaved_then(Continuation::Sample),
            Command::OpenStudy | Command::AddDrafts => self.session.ask_window(WindowRequest::AskOpen),
            Command::ImportSubmission => self.session.ask_window(WindowRequest::AskSubmission),
            Command::Save => self.save(),
            Command::SaveAs => self.session.ask_window(WindowRequest::AskSave),
            Command::ExportReport => self.session.ask_window(WindowRequest::AskExport),
            Command::Quit => self.confirm_unsaved_then(Continuation::Close),
            Command::Undo => {
                if let Some(what) = self.session.history.undo() {
                    let what = self.session.locale.format(&what);
                    self.session.record_travel();
                    self.session.notify(Message::new("undone").text("what", what), false);
                }
            }
            Command::Redo => {
                if self.session.history.redo().is_some() {
                    self.session.record_travel();
                }
            }
            Command::Codebook => self.session.dialog = Some(Dialog::Codebook),
            Command::Positions => self.position(PositionAction::List),
            Command::Actors => self.session.dialog = Some(Dialog::Actors),
            Command::PositionsHere => self.position(PositionAction::ListHere),
            Command::NewPosition => self.position(PositionAction::New),
            Command::MergeCopy => self.ask_copy_to_merge(),
            Command::Conflicts => self.session.dialog = Some(Dialog::Conflicts),
            Command::Agreement => self.session.dialog = Some(Dialog::Agreement),
            Command::Adrift => self.session.dialog = Some(Dialog::Adrift),
            Command::WhatIDid => self.session.dialog = Some(Dialog::WhatIDid),
            Command::PasteDraft => self.session.dialog = Some(Dialog::Paste(String::new())),
            Command::CheckDraft if self.positions.is_reviewing() && !self.is_checking() => {
                self.position(PositionAction::Submission(SubmissionAction::Show));
            }
            Command::CheckDraft => self.check_chosen(),
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
            Command::Legend => self.legend = !self.legend,
            Command::StepForward => self.compare(ComparisonAction::Step(true)),
            Command::StepBack => self.compare(ComparisonAction::Step(false)),
            Command::FirstToLast => self.compare(ComparisonAction::FirstToLast),
            Command::ToggleSeen => self.toggle_seen(),
            Command::ToggleImportant => self.toggle_important(),
            Command::Headline => self.session.prefs.inspector = true,
            Command::PickTheme => self.session.dialog = Some(Dialog::Themes),
            Command::Attribute => self.session.dialog = Some(Self::new_claim()),
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
            Command::RepeatLast => self.repeat_last(),
            Command::MarkOn => self.compare(ComparisonAction::MarkOn(true)),
            Command::MarkBack => self.compare(ComparisonAction::MarkOn(false)),
            Command::MarkAll => self.compare(ComparisonAction::MarkAll),
            Command::Unmark => self.compare(ComparisonAction::Unmark),
            Command::PickWords => {
                self.session.prefs.tab = Tab::Read;
                self.pick_words();
            }
            Command::TagAlong => self.ask_along(),
            Command::WhatIsLeft => self.session.dialog = Some(Dialog::Left),
            Command::AcceptSuggestion => self.session.request(Action::AcceptSuggestion(0)),
            Command::DismissSuggestion => self.session.request(Action::DismissSuggestion(0)),
            Command::Shortcuts => self.session.dialog = Some(Dialog::Shortcuts),
            Command::About => self.session.dialog = Some(Dialog::About),
            _ => {
                if let Some(theme) = command.theme_key().and_then(|key| self.theme_of_key(key)) {
                    self.session.request(Action::ToggleTheme(theme.0));
                } else {
                    self.show(command);
                }
            }
        }
    }

    /// Commands that change only how things are shown.
    fn show(&mut self, command: Command) {
        let prefs = &mut self.session.prefs;
        match command {
            Command::ShowRead => prefs.tab = Tab::Read,
            Command::ShowChanges => prefs.tab = Tab::Changes,
            Command::ShowHistory => prefs.tab = Tab::History,
            Command::ShowWho => {
                prefs.tab = Tab::Who;
                prefs.who = WhoPart::Actors;
            }
            Command::ShowLedger => {
                prefs.tab = Tab::Who;
                prefs.who = WhoPart::Ledger;
            }
            Command::SideBySide => {
                prefs.tab = Tab::Read;
                prefs.layout = ReadLayout::SideBySide;
            }
            Command::Redline => {
                prefs.tab = Tab::Read;
                prefs.layout = ReadLayout::Redline;
            }
            Command::ToggleUnchanged => prefs.changes_only = !prefs.changes_only,
            Command::ToggleOutline => prefs.outline = !prefs.outline,
            Command::ToggleInspector => prefs.inspector = !prefs.inspector,
            Command::LargerText => prefs.text_size = (prefs.text_size + 1.0).min(*TEXT_SIZES.end()),
            Command::SmallerText => prefs.text_size = (prefs.text_size - 1.0).max(*TEXT_SIZES.start()),
            Command::ToggleDark => prefs.dark = Some(!prefs.dark.unwrap_or(self.system_dark)),
            Command::SwitchLanguage => {
                let language = match self.session.locale.language() {
                    UiLanguage::English => UiLanguage::Chinese,
                    UiLanguage::Chinese => UiLanguage::English,
                };
                prefs.language = Some(language.tag().to_owned());
                self.session.locale = Locale::new(language);
            }
            _ => {}
        }
    }

    /// Does something that leaves the study, after asking what becomes of unsaved work.
    pub(in crate::app) fn confirm_unsaved_then(&mut self, then: Continuation) {
        if !self.has_unsaved_work() {
            self.resume(then);
            return;
        }
        self.session.continuation = Some(then);
        self.session.dialog = Some(Dialog::Question(Question {
            title: Message::new("ask-unsaved-title").text("name", self.study_name()),
            text: Message::new("ask-unsaved-text"),
            answers: vec![
                (Answer::Save, "button-save"),
                (Answer::Discard, "button-discard"),
                (Answer::Cancel, "button-cancel"),
            ],
        }));
    }

    fn answer(&mut self, answer: Answer) {
        self.session.dialog = None;
        match answer {
            Answer::Cancel => self.session.continuation = None,
            Answer::Open => {
                if let Some(then) = self.session.continuation.take() {
                    self.confirm_unsaved_then(then);
                }
            }
            Answer::Merge => {
                if let Some(Continuation::Open(paths)) = self.session.continuation.take()
                    && let Some(path) = paths.into_iter().next()
                {
                    self.read_copy(path);
                }
            }
            Answer::Discard => {
                if let Some(then) = self.session.continuation.take() {
                    self.resume(then);
                }
            }
            // What waits goes on when the file is written.
            Answer::Save => self.save(),
        }
    }

    pub(in crate::app) fn resume(&mut self, then: Continuation) {
        match then {
            Continuation::Do(action) => self.session.request(action),
            Continuation::Close => {
                self.may_close = true;
                self.session.ask_window(WindowRequest::Close);
            }
            Continuation::Open(paths) => {
                if let Some(path) = paths.into_iter().next() {
                    self.load_study(&path);
                }
            }
            Continuation::NewStudy => self.begin_empty(),
            Continuation::Sample => self.load_sample(),
        }
    }

    fn cancel_work(&mut self) {
        self.waiting.clear();
        self.arrivals.cancel();
        self.imports.cancel();
        self.better_copies.cancel();
        self.positions.stop();
        self.report.cancel();
        for job in self.comparison.jobs() {
            job.cancel();
        }
    }
}
