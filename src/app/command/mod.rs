//! Everything a user can ask for, declared once: menu, palette, keys, help and manual are made from this list.

pub(in crate::app) mod action;
pub(in crate::app) mod key_chord;
pub(in crate::app) mod keymap;
pub(in crate::app) mod menu;
mod menus;

/// Something a user can ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Command {
    // Study
    /// Starts an empty study.
    NewStudy,
    /// Opens a study file.
    OpenStudy,
    /// Opens the GDC sample study as an unsaved copy.
    OpenSample,
    /// Adds drafts from files.
    AddDrafts,
    /// Adds words from the clipboard as a draft.
    PasteDraft,
    /// Reads delegations' submissions as proposals on a draft.
    ImportSubmission,
    /// Writes the study to its file.
    Save,
    /// Writes the study to another file.
    SaveAs,
    /// Merges a colleague's copy of the study.
    MergeCopy,
    /// Writes the comparison report.
    ExportReport,
    /// Leaves the program.
    Quit,

    // Edit
    /// Takes back the last edit.
    Undo,
    /// Does the taken-back edit again.
    Redo,
    /// The codebook.
    Codebook,
    /// Positions and milestones.
    Positions,
    /// The actors.
    Actors,
    /// Settles what two merged copies say differently.
    Conflicts,
    /// Lists annotations whose words or step are lost, and puts them back.
    Adrift,
    /// How far the coders agree.
    Agreement,
    /// Lists what was done.
    WhatIDid,
    /// Searches the words of both drafts.
    Find,
    /// Lists every command.
    Palette,

    // Go
    /// Goes to the next change.
    NextChange,
    /// Goes to the change before.
    PreviousChange,
    /// Goes to the next change not yet seen.
    NextUnseen,
    /// Marks the change and the next, for saying the same of all marked.
    MarkOn,
    /// Marks the change and the one before.
    MarkBack,
    /// Marks every change that passes the filters.
    MarkAll,
    /// Takes all marks away.
    Unmark,
    /// Shows what is left to be seen, tagged, attributed, headlined.
    WhatIsLeft,
    /// Goes one step along the timeline: the new draft becomes the old one.
    StepForward,
    /// Goes one step back along the timeline.
    StepBack,
    /// Compares the first draft with the last.
    FirstToLast,
    /// Shows the chosen paragraph in its source, and what was understood.
    CheckDraft,
    /// Goes to the next provision with a round trip.
    NextTrip,
    /// Goes to the provision with a round trip before.
    PreviousTrip,
    /// Stands on the provision in the next draft.
    LaterDraft,
    /// Stands on the provision in the draft before.
    EarlierDraft,
    /// Goes to the next place of the words searched for, through all drafts.
    NextPlace,
    /// Goes to the place of the words searched for before.
    PreviousPlace,
    /// Opens the draft or the place stood on in the history.
    OpenHere,
    /// Comes back to where one was.
    GoBack,

    // Annotate
    /// Marks the change seen, or not seen.
    ToggleSeen,
    /// Stars the change, or takes the star away.
    ToggleImportant,
    /// Writes the change's headline.
    Headline,
    /// Opens the picker of themes.
    PickTheme,
    /// Attributes the change to an actor.
    Attribute,
    /// Writes a note.
    Note,
    /// Lists the positions that have to do with the change.
    PositionsHere,
    /// Writes a position, on the chosen change where there is one.
    NewPosition,
    /// Writes an ask, of the chosen change's words where changes are shown.
    NewAsk,
    /// Links a paragraph of the change to one of the other draft.
    LinkByHand,
    /// Cuts a link of the change.
    CutByHand,
    /// Chooses words of the change, so that what is said next is said of them.
    PickWords,
    /// Says the change's themes of every step on which its provision changed.
    TagAlong,
    /// Repeats the last annotation on this change.
    RepeatLast,
    /// Makes the first suggestion for the change a person's own word.
    AcceptSuggestion,
    /// Puts the first suggestion for the change away.
    DismissSuggestion,
    /// Tags with the theme of key 1.
    Theme1,
    /// Tags with the theme of key 2.
    Theme2,
    /// Tags with the theme of key 3.
    Theme3,
    /// Tags with the theme of key 4.
    Theme4,
    /// Tags with the theme of key 5.
    Theme5,
    /// Tags with the theme of key 6.
    Theme6,
    /// Tags with the theme of key 7.
    Theme7,
    /// Tags with the theme of key 8.
    Theme8,

    // View
    /// Reads the drafts.
    ShowRead,
    /// Lists the changes in a table.
    ShowChanges,
    /// Shows a provision through all drafts.
    ShowHistory,
    /// Shows actors and their positions.
    ShowWho,
    /// Shows the ask ledger.
    ShowLedger,
    /// Shows both drafts side by side.
    SideBySide,
    /// Shows both drafts as one redline.
    Redline,
    /// Shows or hides paragraphs without changes.
    ToggleUnchanged,
    /// Capital letters count as a change, or not.
    CountCase,
    /// Punctuation counts as a change, or not.
    CountPunctuation,
    /// Spacing counts as a change, or not.
    CountSpace,
    /// Spelling variants count as a change, or not.
    CountSpelling,
    /// Numbers of cross-references count as a change, or not.
    CountReferences,
    /// New numbers of paragraphs are flagged, or not.
    CountNumbering,
    /// Bold, italics and the like count as a change, or not.
    CountFormatting,
    /// Shows that every paragraph and word is accounted for.
    Completeness,
    /// Shows or hides the outline.
    ToggleOutline,
    /// Shows or hides the inspector.
    ToggleInspector,
    /// Larger type.
    LargerText,
    /// Smaller type.
    SmallerText,
    /// Light, dark, or as the system.
    ToggleDark,
    /// English or Chinese.
    SwitchLanguage,

    // Help
    /// Lists the keys.
    Shortcuts,
    /// Shows or hides what the marks of the redline mean.
    Legend,
    /// Says what this program is.
    About,
}

impl Command {
    /// Every command, in the order of menu and palette.
    pub const ALL: [Self; 91] = [
        Self::NewStudy,
        Self::OpenStudy,
        Self::OpenSample,
        Self::AddDrafts,
        Self::PasteDraft,
        Self::ImportSubmission,
        Self::Save,
        Self::SaveAs,
        Self::MergeCopy,
        Self::ExportReport,
        Self::Quit,
        Self::Undo,
        Self::Redo,
        Self::Codebook,
        Self::Positions,
        Self::Actors,
        Self::Conflicts,
        Self::Adrift,
        Self::Agreement,
        Self::WhatIDid,
        Self::Find,
        Self::Palette,
        Self::NextChange,
        Self::PreviousChange,
        Self::NextUnseen,
        Self::MarkOn,
        Self::MarkBack,
        Self::MarkAll,
        Self::Unmark,
        Self::WhatIsLeft,
        Self::StepForward,
        Self::StepBack,
        Self::FirstToLast,
        Self::CheckDraft,
        Self::NextTrip,
        Self::PreviousTrip,
        Self::LaterDraft,
        Self::EarlierDraft,
        Self::NextPlace,
        Self::PreviousPlace,
        Self::OpenHere,
        Self::GoBack,
        Self::ToggleSeen,
        Self::ToggleImportant,
        Self::Headline,
        Self::PickTheme,
        Self::Attribute,
        Self::Note,
        Self::PositionsHere,
        Self::NewPosition,
        Self::NewAsk,
        Self::LinkByHand,
        Self::CutByHand,
        Self::PickWords,
        Self::TagAlong,
        Self::RepeatLast,
        Self::AcceptSuggestion,
        Self::DismissSuggestion,
        Self::Theme1,
        Self::Theme2,
        Self::Theme3,
        Self::Theme4,
        Self::Theme5,
        Self::Theme6,
        Self::Theme7,
        Self::Theme8,
        Self::ShowRead,
        Self::ShowChanges,
        Self::ShowHistory,
        Self::ShowWho,
        Self::ShowLedger,
        Self::SideBySide,
        Self::Redline,
        Self::ToggleUnchanged,
        Self::CountCase,
        Self::CountPunctuation,
        Self::CountSpace,
        Self::CountSpelling,
        Self::CountReferences,
        Self::CountNumbering,
        Self::CountFormatting,
        Self::Completeness,
        Self::ToggleOutline,
        Self::ToggleInspector,
        Self::LargerText,
        Self::SmallerText,
        Self::ToggleDark,
        Self::SwitchLanguage,
        Self::Shortcuts,
        Self::Legend,
        Self::About,
    ];

    /// Key of its label; its help has the same key with `-help`.
    pub const fn key(self) -> &'static str {
        match self {
            Self::NewStudy => "command-new-study",
            Self::OpenStudy => "command-open-study",
            Self::OpenSample => "command-open-sample",
            Self::AddDrafts => "command-add-drafts",
            Self::PasteDraft => "command-paste-draft",
            Self::ImportSubmission => "command-import-submission",
            Self::Save => "command-save",
            Self::SaveAs => "command-save-as",
            Self::MergeCopy => "command-merge-copy",
            Self::ExportReport => "command-export-report",
            Self::Quit => "command-quit",
            Self::Undo => "command-undo",
            Self::Redo => "command-redo",
            Self::Codebook => "command-codebook",
            Self::Positions => "command-positions",
            Self::Actors => "command-actors",
            Self::PositionsHere => "command-positions-here",
            Self::NewPosition => "command-new-position",
            Self::Conflicts => "command-conflicts",
            Self::Adrift => "command-adrift",
            Self::Agreement => "command-agreement",
            Self::WhatIDid => "command-what-i-did",
            Self::Find => "command-find",
            Self::Palette => "command-palette",
            Self::NextChange => "command-next-change",
            Self::PreviousChange => "command-previous-change",
            Self::NextUnseen => "command-next-unseen",
            Self::MarkOn => "command-mark-on",
            Self::MarkBack => "command-mark-back",
            Self::MarkAll => "command-mark-all",
            Self::Unmark => "command-unmark",
            Self::WhatIsLeft => "command-what-is-left",
            Self::StepForward => "command-step-forward",
            Self::StepBack => "command-step-back",
            Self::FirstToLast => "command-first-to-last",
            Self::CheckDraft => "command-check-draft",
            Self::NextTrip => "command-next-trip",
            Self::PreviousTrip => "command-previous-trip",
            Self::LaterDraft => "command-later-draft",
            Self::EarlierDraft => "command-earlier-draft",
            Self::NextPlace => "command-next-place",
            Self::PreviousPlace => "command-previous-place",
            Self::OpenHere => "command-open-here",
            Self::GoBack => "command-go-back",
            Self::ToggleSeen => "command-toggle-seen",
            Self::ToggleImportant => "command-toggle-important",
            Self::Headline => "command-headline",
            Self::PickTheme => "command-pick-theme",
            Self::Attribute => "command-attribute",
            Self::Note => "command-note",
            Self::NewAsk => "command-new-ask",
            Self::LinkByHand => "command-link-by-hand",
            Self::CutByHand => "command-cut-by-hand",
            Self::PickWords => "command-pick-words",
            Self::TagAlong => "command-tag-along",
            Self::RepeatLast => "command-repeat-last",
            Self::AcceptSuggestion => "command-accept-suggestion",
            Self::DismissSuggestion => "command-dismiss-suggestion",
            Self::Theme1 => "command-theme-1",
            Self::Theme2 => "command-theme-2",
            Self::Theme3 => "command-theme-3",
            Self::Theme4 => "command-theme-4",
            Self::Theme5 => "command-theme-5",
            Self::Theme6 => "command-theme-6",
            Self::Theme7 => "command-theme-7",
            Self::Theme8 => "command-theme-8",
            Self::ShowRead => "command-show-read",
            Self::ShowChanges => "command-show-changes",
            Self::ShowHistory => "command-show-history",
            Self::ShowWho => "command-show-who",
            Self::ShowLedger => "command-show-ledger",
            Self::SideBySide => "command-side-by-side",
            Self::Redline => "command-redline",
            Self::ToggleUnchanged => "command-toggle-unchanged",
            Self::CountCase => "command-count-case",
            Self::CountPunctuation => "command-count-punctuation",
            Self::CountSpace => "command-count-space",
            Self::CountSpelling => "command-count-spelling",
            Self::CountReferences => "command-count-references",
            Self::CountNumbering => "command-count-numbering",
            Self::CountFormatting => "command-count-formatting",
            Self::Completeness => "command-completeness",
            Self::ToggleOutline => "command-toggle-outline",
            Self::ToggleInspector => "command-toggle-inspector",
            Self::LargerText => "command-larger-text",
            Self::SmallerText => "command-smaller-text",
            Self::ToggleDark => "command-toggle-dark",
            Self::SwitchLanguage => "command-switch-language",
            Self::Shortcuts => "command-shortcuts",
            Self::Legend => "command-legend",
            Self::About => "command-about",
        }
    }

    /// The theme key (1 to 8) it tags with.
    pub const fn theme_key(self) -> Option<u8> {
        match self {
            Self::Theme1 => Some(1),
            Self::Theme2 => Some(2),
            Self::Theme3 => Some(3),
            Self::Theme4 => Some(4),
            Self::Theme5 => Some(5),
            Self::Theme6 => Some(6),
            Self::Theme7 => Some(7),
            Self::Theme8 => Some(8),
            _ => None,
        }
    }
}
