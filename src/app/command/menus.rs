//! The menu that each command stands in.

use crate::app::command::Command;
use crate::app::command::menu::Menu;

impl Command {
    /// The menu it stands in.
    pub const fn menu(self) -> Menu {
        match self {
            Self::NewStudy
            | Self::OpenStudy
            | Self::OpenSample
            | Self::AddDrafts
            | Self::PasteDraft
            | Self::ImportSubmission
            | Self::Save
            | Self::SaveAs
            | Self::MergeCopy
            | Self::ExportReport
            | Self::Quit => Menu::Study,
            Self::Undo
            | Self::Redo
            | Self::Codebook
            | Self::Positions
            | Self::Actors
            | Self::Conflicts
            | Self::Adrift
            | Self::Agreement
            | Self::WhatIDid
            | Self::Find
            | Self::Palette => Menu::Edit,
            Self::NextChange
            | Self::PreviousChange
            | Self::NextUnseen
            | Self::MarkOn
            | Self::MarkBack
            | Self::MarkAll
            | Self::Unmark
            | Self::WhatIsLeft
            | Self::StepForward
            | Self::StepBack
            | Self::FirstToLast
            | Self::CheckDraft
            | Self::NextTrip
            | Self::PreviousTrip
            | Self::LaterDraft
            | Self::EarlierDraft
            | Self::NextPlace
            | Self::PreviousPlace
            | Self::OpenHere
            | Self::GoBack => Menu::Go,
            Self::ToggleSeen
            | Self::ToggleImportant
            | Self::Headline
            | Self::PickTheme
            | Self::Attribute
            | Self::Note
            | Self::PositionsHere
            | Self::NewPosition
            | Self::NewAsk
            | Self::LinkByHand
            | Self::CutByHand
            | Self::PickWords
            | Self::TagAlong
            | Self::RepeatLast
            | Self::AcceptSuggestion
            | Self::DismissSuggestion
            | Self::Theme1
            | Self::Theme2
            | Self::Theme3
            | Self::Theme4
            | Self::Theme5
            | Self::Theme6
            | Self::Theme7
            | Self::Theme8 => Menu::Annotate,
            Self::ShowRead
            | Self::ShowChanges
            | Self::ShowHistory
            | Self::ShowWho
            | Self::ShowLedger
            | Self::SideBySide
            | Self::Redline
            | Self::ToggleUnchanged
            | Self::CountCase
            | Self::CountPunctuation
            | Self::CountSpace
            | Self::CountSpelling
            | Self::CountReferences
            | Self::CountNumbering
            | Self::CountFormatting
            | Self::Completeness
            | Self::ToggleOutline
            | Self::ToggleInspector
            | Self::LargerText
            | Self::SmallerText
            | Self::ToggleDark
            | Self::SwitchLanguage => Menu::View,
            Self::Shortcuts | Self::Legend | Self::About => Menu::Help,
        }
    }
}
