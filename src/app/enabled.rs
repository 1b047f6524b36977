//! Which commands can be run now.

use crate::app::app::App;
use crate::app::command::Command;
use crate::app::shell::dialog::SaveState;
use crate::app::shell::preferences::Tab;

impl App {
    /// Whether a command can be run now.
    pub fn can(&self, command: Command) -> bool {
        match command {
            Command::Undo => self.session.history.to_undo().is_some(),
            Command::Redo => self.session.history.to_redo().is_some(),
            Command::ImportSubmission => self.has_drafts(),
            Command::ExportReport | Command::FirstToLast | Command::StepForward | Command::StepBack => {
                self.session.study().drafts.len() > 1
            }
            Command::NextChange | Command::PreviousChange | Command::NextUnseen | Command::Completeness => {
                self.session.board.is_some()
            }
            Command::NextTrip | Command::PreviousTrip => {
                self.session.board.is_some() && self.session.study().drafts.len() > 2
            }
            Command::NextPlace | Command::PreviousPlace => self.comparison.phrase().is_some(),
            Command::LaterDraft | Command::EarlierDraft | Command::OpenHere => {
                self.session.prefs.tab == Tab::History
                    && self.session.board.is_some()
                    && self.session.focus.selected.is_some()
            }
            Command::GoBack => self.comparison.can_come_back(&self.session),
            Command::Conflicts => !self.session.study().conflicts.is_empty(),
            Command::Adrift => self.annotate.adrift_count() > 0,
            Command::Agreement => self.session.board.is_some(),
            Command::MergeCopy => self.has_drafts(),
            Command::AcceptSuggestion | Command::DismissSuggestion => !self.annotate.suggestions().is_empty(),
            Command::MarkOn | Command::MarkBack | Command::MarkAll => self.session.board.is_some(),
            Command::Unmark => {
                !self.session.focus.marked.is_empty() || self.annotate.chosen_words(&self.session).is_some()
            }
            Command::WhatIsLeft => self.session.study().drafts.len() > 1,
            Command::RepeatLast => self.session.focus.selected.is_some() && self.annotate.can_repeat(),
            Command::ToggleSeen
            | Command::ToggleImportant
            | Command::Headline
            | Command::PickTheme
            | Command::Attribute
            | Command::Note
            | Command::PositionsHere
            | Command::LinkByHand
            | Command::CutByHand
            | Command::PickWords
            | Command::TagAlong
            | Command::Theme1
            | Command::Theme2
            | Command::Theme3
            | Command::Theme4
            | Command::Theme5
            | Command::Theme6
            | Command::Theme7
            | Command::Theme8 => self.session.focus.selected.is_some() && self.session.board.is_some(),
            Command::Save => self.study_file.save_state(&self.session) != SaveState::Saved,
            _ => true,
        }
    }
}
