//! The keys of the commands.

use crate::app::command::Command;
use crate::app::command::key_chord::{Keys, plain, with_both, with_command, with_shift};

impl Command {
    /// The combinations of keys that ask for it; the first is printed in the menu.
    pub const fn keys(self) -> &'static [Keys] {
        match self {
            Self::NewStudy => const { &[with_command("N")] },
            Self::OpenStudy => const { &[with_command("O")] },
            Self::AddDrafts => const { &[with_both("O")] },
            Self::PasteDraft => const { &[with_both("V")] },
            Self::ImportSubmission => const { &[with_both("I")] },
            Self::CheckDraft => const { &[plain("O")] },
            Self::NextTrip => const { &[plain("B")] },
            Self::PreviousTrip => const { &[with_shift("B")] },
            Self::LaterDraft => const { &[plain("ArrowRight")] },
            Self::EarlierDraft => const { &[plain("ArrowLeft")] },
            Self::NextPlace => const { &[plain("F")] },
            Self::PreviousPlace => const { &[with_shift("F")] },
            Self::OpenHere => const { &[plain("Enter")] },
            Self::GoBack => const { &[plain("Escape")] },
            Self::Save => const { &[with_command("S")] },
            Self::SaveAs => const { &[with_both("S")] },
            Self::ExportReport => const { &[with_command("E")] },
            Self::Quit => const { &[with_command("Q")] },
            Self::Undo => const { &[with_command("Z")] },
            Self::Redo => const { &[with_both("Z"), with_command("Y")] },
            Self::Codebook => const { &[with_both("K")] },
            Self::Positions => const { &[with_command("J")] },
            Self::Actors => const { &[with_command("D")] },
            Self::PositionsHere => const { &[plain("E")] },
            Self::NewPosition => const { &[with_shift("E")] },
            Self::WhatIDid => const { &[with_both("H")] },
            Self::Find => const { &[with_command("F"), plain("Slash")] },
            Self::Palette => const { &[with_command("K"), with_both("P")] },
            Self::NextChange => const { &[plain("N"), plain("F8"), plain("ArrowDown")] },
            Self::PreviousChange => const { &[plain("P"), plain("F7"), plain("ArrowUp")] },
            Self::NextUnseen => const { &[plain("U")] },
            Self::MarkOn => const { &[with_shift("N"), with_shift("ArrowDown")] },
            Self::MarkBack => const { &[with_shift("P"), with_shift("ArrowUp")] },
            Self::MarkAll => const { &[with_command("A")] },
            Self::Unmark => const { &[plain("Escape")] },
            Self::WhatIsLeft => const { &[plain("G")] },
            Self::StepForward => const { &[plain("CloseBracket")] },
            Self::StepBack => const { &[plain("OpenBracket")] },
            Self::FirstToLast => const { &[plain("Backslash")] },
            Self::ToggleSeen => const { &[plain("Space")] },
            Self::ToggleImportant => const { &[plain("S"), plain("Asterisk")] },
            Self::Headline => const { &[plain("H")] },
            Self::PickTheme => const { &[plain("T")] },
            Self::Attribute => const { &[plain("A")] },
            Self::Note => const { &[plain("M")] },
            Self::NewAsk => const { &[with_both("J")] },
            Self::PickWords => const { &[plain("W")] },
            Self::TagAlong => const { &[with_shift("T")] },
            Self::RepeatLast => const { &[plain("Period")] },
            Self::AcceptSuggestion => const { &[plain("Y")] },
            Self::DismissSuggestion => const { &[plain("Backspace")] },
            Self::Theme1 => const { &[plain("1")] },
            Self::Theme2 => const { &[plain("2")] },
            Self::Theme3 => const { &[plain("3")] },
            Self::Theme4 => const { &[plain("4")] },
            Self::Theme5 => const { &[plain("5")] },
            Self::Theme6 => const { &[plain("6")] },
            Self::Theme7 => const { &[plain("7")] },
            Self::Theme8 => const { &[plain("8")] },
            Self::ShowRead => const { &[with_command("1")] },
            Self::ShowChanges => const { &[with_command("2")] },
            Self::ShowHistory => const { &[with_command("3")] },
            Self::ShowWho => const { &[with_command("4")] },
            Self::ShowLedger => const { &[with_command("5")] },
            Self::SideBySide => const { &[plain("D")] },
            Self::Redline => const { &[plain("R")] },
            Self::ToggleUnchanged => const { &[plain("C")] },
            Self::ToggleOutline => const { &[with_command("B")] },
            Self::ToggleInspector => const { &[with_command("I")] },
            Self::LargerText => const { &[with_command("Plus"), with_command("Equals")] },
            Self::SmallerText => const { &[with_command("Minus")] },
            Self::ToggleDark => const { &[with_both("D")] },
            Self::SwitchLanguage => const { &[with_both("L")] },
            Self::Legend => const { &[plain("K")] },
            Self::Shortcuts => const { &[plain("Questionmark"), plain("F1")] },
            Self::LinkByHand => const { &[plain("L")] },
            Self::CutByHand => const { &[plain("X")] },
            Self::MergeCopy => const { &[with_both("M")] },
            Self::Conflicts => const { &[with_both("C")] },
            Self::Agreement => const { &[with_both("G")] },
            Self::Adrift => const { &[with_both("R")] },
            Self::Completeness => const { &[with_both("A")] },
            Self::OpenSample
            | Self::About
            | Self::CountCase
            | Self::CountPunctuation
            | Self::CountSpace
            | Self::CountSpelling
            | Self::CountReferences
            | Self::CountNumbering
            | Self::CountFormatting => &[],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn no_two_commands_share_keys() {
        let mut taken = BTreeMap::new();
        for command in Command::ALL {
            for keys in command.keys() {
                // Escape leaves the innermost thing: marks first, then the place one went to.
                if command == Command::GoBack {
                    continue;
                }
                if let Some(other) = taken.insert(*keys, command) {
                    panic!("{other:?} and {command:?} both have {}", keys.printed(false));
                }
            }
        }
    }

    #[test]
    fn every_command_is_listed_once() {
        let mut all = Command::ALL.to_vec();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), Command::ALL.len());
    }
}
