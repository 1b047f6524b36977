//! The table of all commands: one row each. Enum, list, menu, palette, keys and help are made from it.
//!
//! To add a command: a row here, its words (`command-…`, `command-…-help`) in `assets/locale/en` and `zh-Hans`.
//!
//! ```text
//! Menu {
//!     /// What it does.
//!     Name "key of its words" [keys, the first is printed in the menu] if condition => what it runs;
//! }
//! ```
//!
//! Keys are combinations as `Ctrl+Shift+K`, and where they hold beside or except their usual modes (`Slash also Ledger`,
//! `Ctrl+C only Page`; see [`keys`](super::keys)). A condition is a function of `app/enabled.rs`. What is run is what is asked of a feature,
//! a dialog that opens, a request to the window, or a function of `&mut App` (`Runs` in `app/dispatch.rs`).
//!
//! The rows are only words: whoever calls with a macro gets them all and makes of them what it knows of. So a command
//! stands in one place, though this room knows no feature and what it can do.

/// Calls the macro `$make` with every row.
macro_rules! every_command {
    ($make:ident) => {
        $make! {
            Study {
                /// Starts a plain study.
                NewStudy "command-new-study" [Ctrl+N] if always => StudyAction::New(StartingLists::Plain);
                /// Starts a study with the codebook and lists of the Global Digital Compact.
                NewGdcStudy "command-new-gdc-study" [] if always => StudyAction::New(StartingLists::Gdc);
                /// Opens a study file.
                OpenStudy "command-open-study" [Ctrl+O] if always => WindowRequest::AskOpen;
                /// Opens the GDC sample study as an unsaved copy.
                OpenSample "command-open-sample" [] if always => StudyAction::Sample;
                /// Adds drafts from files.
                AddDrafts "command-add-drafts" [Ctrl+Shift+O] if always => WindowRequest::AskOpen;
                /// Adds words from the clipboard as a draft.
                PasteDraft "command-paste-draft" [Ctrl+Shift+V] if always => DraftAction::AskPaste(String::new());
                /// Reads delegations' submissions as proposals on a draft.
                ImportSubmission "command-import-submission" [Ctrl+Shift+I] if has_drafts
                    => WindowRequest::AskSubmission;
                /// Takes texts into the study that drafts are held against.
                AddReferences "command-add-references" [] if always => WindowRequest::AskReferences;
                /// Writes the study to its file.
                Save "command-save" [Ctrl+S] if is_unsaved => StudyAction::Save;
                /// Writes the study to another file.
                SaveAs "command-save-as" [Ctrl+Shift+S] if always => WindowRequest::AskSave;
                /// Names the study.
                RenameStudy "command-rename-study" [] if always => StudyAction::AskName;
                /// Writes codebook, actors, positions and milestones as a pack for other studies.
                SavePack "command-save-pack" [] if brings_lists => WindowRequest::AskPackOut;
                /// Merges a colleague's copy of the study.
                MergeCopy "command-merge-copy" [Ctrl+Shift+M] if has_drafts => CodersAction::AskCopy;
                /// Writes a report.
                ExportReport "command-export-report" [Ctrl+E] if has_steps => ReportAction::Ask;
                /// Leaves the program.
                Quit "command-quit" [Ctrl+Q] if always => StudyAction::Quit;
            }
            Edit {
                /// Takes back the last edit.
                Undo "command-undo" [Ctrl+Z except Field also Dialog] if can_undo => StudyAction::Undo;
                /// Does the taken-back edit again.
                Redo "command-redo" [Ctrl+Shift+Z except Field also Dialog, Ctrl+Y except Field also Dialog] if can_redo
                    => StudyAction::Redo;
                /// Puts the chosen change on the clipboard, with its reference.
                CopyChange "command-copy-change" [Ctrl+C only Page] if has_change
                    => |app: &mut App| Reports::copy_change(&mut app.session);
                /// Takes the codebook and lists of the Global Digital Compact into the study.
                TakeGdcLists "command-take-gdc-lists" [] if is_of_the_compact => StudyAction::TakeLists(StartingLists::Gdc);
                /// Takes the lists of a pack into the study.
                TakePack "command-take-pack" [] if always => WindowRequest::AskPack;
                /// The codebook.
                Codebook "command-codebook" [Ctrl+Shift+K] if always => Dialog::Codebook;
                /// Positions and milestones.
                Positions "command-positions" [Ctrl+J] if always => PositionAction::List;
                /// The actors.
                Actors "command-actors" [Ctrl+D] if always => Dialog::Actors;
                /// Settles what two merged copies say differently.
                Conflicts "command-conflicts" [Ctrl+Shift+C] if has_conflicts => Dialog::Conflicts;
                /// Lists annotations whose words or step are lost, and puts them back.
                Adrift "command-adrift" [Ctrl+Shift+R] if has_adrift => Dialog::Adrift;
                /// How far the coders agree.
                Agreement "command-agreement" [Ctrl+Shift+G] if has_comparison => Dialog::Agreement;
                /// Says who annotates, or changes the name.
                CoderName "command-coder-name" [] if always => CodersAction::AskName;
                /// Lists what was done.
                WhatIDid "command-what-i-did" [Ctrl+Shift+H] if always => Dialog::WhatIDid;
                /// Searches the words of both drafts.
                Find "command-find" [Ctrl+F, Slash also Ledger] if always => WindowRequest::FocusFilter;
                /// Goes to the next place of the words searched for in the drafts compared.
                FindNext "command-find-next" [F3] if has_words => ComparisonAction::FindNext(true);
                /// Goes to the place before.
                FindPrevious "command-find-previous" [Shift+F3] if has_words => ComparisonAction::FindNext(false);
                /// Lists every command.
                Palette "command-palette" [Ctrl+K, Ctrl+Shift+P] if always => Dialog::Palette;
            }
            Go {
                /// Goes to the next change.
                NextChange "command-next-change" [N, F8, ArrowDown except Words] if has_comparison
                    => ComparisonAction::Next { forward: true, unseen: false };
                /// Goes to the change before.
                PreviousChange "command-previous-change" [P, F7, ArrowUp except Words] if has_comparison
                    => ComparisonAction::Next { forward: false, unseen: false };
                /// Goes to the next change not yet seen.
                NextUnseen "command-next-unseen" [U] if has_comparison
                    => ComparisonAction::Next { forward: true, unseen: true };
                /// Marks the change and the next, for saying the same of all marked.
                MarkOn "command-mark-on" [Shift+N, Shift+ArrowDown] if has_comparison => ComparisonAction::MarkOn(true);
                /// Marks the change and the one before.
                MarkBack "command-mark-back" [Shift+P, Shift+ArrowUp] if has_comparison
                    => ComparisonAction::MarkOn(false);
                /// Marks every change that passes the filters.
                MarkAll "command-mark-all" [Ctrl+A except Field] if has_comparison => ComparisonAction::MarkAll;
                /// Takes all marks away.
                Unmark "command-unmark" [Escape except Words] if can_unmark => ComparisonAction::Unmark;
                /// Shows what is left to be seen, tagged, attributed, headlined.
                WhatIsLeft "command-what-is-left" [G] if has_steps => Dialog::Left;
                /// Goes one step along the timeline: the new draft becomes the old one.
                StepForward "command-step-forward" [CloseBracket] if has_steps => ComparisonAction::Step(true);
                /// Goes one step back along the timeline.
                StepBack "command-step-back" [OpenBracket] if has_steps => ComparisonAction::Step(false);
                /// Compares the first draft with the last.
                FirstToLast "command-first-to-last" [Backslash] if has_steps => ComparisonAction::FirstToLast;
                /// Shows the chosen paragraph in its source, and what was understood.
                CheckDraft "command-check-draft" [O also Check] if always => App::check_draft;
                /// Shows the terms of the chosen change beside its English.
                Terms "command-terms" [] if has_terms => Dialog::Terms;
                /// Shows language versions side by side, and what changed in one of them alone.
                LanguageVersions "command-language-versions" [] if has_versions => Dialog::LanguageVersions;
                /// Goes to the next provision with a round trip.
                NextTrip "command-next-trip" [B] if has_provisions => ComparisonAction::Trip(true);
                /// Goes to the provision with a round trip before.
                PreviousTrip "command-previous-trip" [Shift+B] if has_provisions => ComparisonAction::Trip(false);
                /// Stands on the provision in the next draft.
                LaterDraft "command-later-draft" [ArrowRight except Words] if stands_in_history
                    => ComparisonAction::Draft(true);
                /// Stands on the provision in the draft before.
                EarlierDraft "command-earlier-draft" [ArrowLeft except Words] if stands_in_history
                    => ComparisonAction::Draft(false);
                /// Goes to the next place of the words searched for, through all drafts.
                NextPlace "command-next-place" [F] if has_phrase => ComparisonAction::Place(true);
                /// Goes to the place of the words searched for before.
                PreviousPlace "command-previous-place" [Shift+F] if has_phrase => ComparisonAction::Place(false);
                /// Opens the draft or the place stood on in the history.
                OpenHere "command-open-here" [Enter except Words] if can_open_here => App::open_here;
                /// Comes back to where one was.
                GoBack "command-go-back" [Escape except Words] if can_go_back => ComparisonAction::GoBack;
            }
            Annotate {
                /// Marks the change seen, or not seen.
                ToggleSeen "command-toggle-seen" [Space] if has_change => AnnotateAction::ToggleSeen;
                /// Stars the change, or takes the star away.
                ToggleImportant "command-toggle-important" [S, Asterisk] if has_change
                    => AnnotateAction::ToggleImportant;
                /// Writes the change's headline.
                Headline "command-headline" [H] if has_change => ShellAction::Inspector;
                /// Opens the picker of themes.
                PickTheme "command-pick-theme" [T] if has_change => Dialog::Themes;
                /// Attributes the change to an actor.
                Attribute "command-attribute" [A] if has_change => Dialog::Claim(ClaimDraft::default());
                /// Writes a note.
                Note "command-note" [M] if has_change => Dialog::Note(None, String::new());
                /// Overrules what the tool says of the change's strength and weight, with a reason.
                Overrule "command-overrule" [V] if has_two_sides => AnnotateAction::AskOverruling;
                /// Lists the positions that have to do with the change.
                PositionsHere "command-positions-here" [E] if has_change => PositionAction::ListHere;
                /// Writes a position, on the chosen change where there is one.
                NewPosition "command-new-position" [Shift+E] if always => PositionAction::New;
                /// Writes an ask, of the chosen change's words where changes are shown.
                NewAsk "command-new-ask" [Ctrl+Shift+J] if always => PositionAction::Ledger(LedgerAction::New);
                /// Links a paragraph of the change to one of the other draft.
                LinkByHand "command-link-by-hand" [L] if has_two_sides => ComparisonAction::LinkByHand;
                /// Cuts a link of the change.
                CutByHand "command-cut-by-hand" [X] if has_two_sides => ComparisonAction::CutByHand;
                /// Chooses words of the change, so that what is said next is said of them.
                PickWords "command-pick-words" [W] if has_change => AnnotateAction::PickWords;
                /// Says the change's themes of every step on which its provision changed.
                TagAlong "command-tag-along" [Shift+T] if has_change => AnnotateAction::AskAlong;
                /// Repeats the last annotation on this change.
                RepeatLast "command-repeat-last" [Period] if can_repeat => AnnotateAction::RepeatLast;
                /// Makes the first suggestion for the change a person's own word.
                AcceptSuggestion "command-accept-suggestion" [Y] if has_suggestions
                    => AnnotateAction::AcceptSuggestion(0);
                /// Puts the first suggestion for the change away.
                DismissSuggestion "command-dismiss-suggestion" [Backspace] if has_suggestions
                    => AnnotateAction::DismissSuggestion(0);
                /// Tags with the theme of key 1.
                Theme1 "command-theme-1" [Num1] if has_change => tag_by_key(1);
                /// Tags with the theme of key 2.
                Theme2 "command-theme-2" [Num2] if has_change => tag_by_key(2);
                /// Tags with the theme of key 3.
                Theme3 "command-theme-3" [Num3] if has_change => tag_by_key(3);
                /// Tags with the theme of key 4.
                Theme4 "command-theme-4" [Num4] if has_change => tag_by_key(4);
                /// Tags with the theme of key 5.
                Theme5 "command-theme-5" [Num5] if has_change => tag_by_key(5);
                /// Tags with the theme of key 6.
                Theme6 "command-theme-6" [Num6] if has_change => tag_by_key(6);
                /// Tags with the theme of key 7.
                Theme7 "command-theme-7" [Num7] if has_change => tag_by_key(7);
                /// Tags with the theme of key 8.
                Theme8 "command-theme-8" [Num8] if has_change => tag_by_key(8);
            }
            View {
                /// Shows what matters between the drafts compared, in order of weight.
                ShowBrief "command-show-brief" [Ctrl+Num6] if always => BriefAction::Show;
                /// Reads the drafts.
                ShowRead "command-show-read" [Ctrl+Num1] if always => ShellAction::Read;
                /// Lists the changes in a table.
                ShowChanges "command-show-changes" [Ctrl+Num2] if always => ShellAction::Changes;
                /// Shows a provision through all drafts.
                ShowHistory "command-show-history" [Ctrl+Num3] if always => ShellAction::History;
                /// Shows actors and their positions.
                ShowWho "command-show-who" [Ctrl+Num4] if always => ShellAction::Actors;
                /// Shows the ask ledger.
                ShowLedger "command-show-ledger" [Ctrl+Num5] if always => ShellAction::Ledger;
                /// Follows facts through all drafts.
                ShowFacts "command-show-facts" [Ctrl+Num7] if always => ShellAction::Facts(FactsPart::Facts);
                /// Lists what is to be mended in a draft.
                ShowProofs "command-show-proofs" [Ctrl+Num8] if always => ShellAction::Facts(FactsPart::Proofs);
                /// Counts who and what.
                ShowMatrix "command-show-matrix" [Ctrl+Shift+X] if always => ShellAction::Facts(FactsPart::Matrix);
                /// Shows what became of proposals.
                ShowFate "command-show-fate" [Ctrl+Shift+U] if always => ShellAction::Fate;
                /// Shows what of a draft stands in reference texts.
                ShowAgreed "command-show-agreed" [Ctrl+Shift+Y] if always => ShellAction::Agreed;
                /// Shows both drafts side by side.
                SideBySide "command-side-by-side" [D] if always => ShellAction::SideBySide;
                /// Shows both drafts as one redline.
                Redline "command-redline" [R] if always => ShellAction::Redline;
                /// Shows or hides paragraphs without changes.
                ToggleUnchanged "command-toggle-unchanged" [C] if always => ShellAction::ToggleUnchanged;
                /// Capital letters count as a change, or not.
                CountCase "command-count-case" [] if always => ComparisonAction::Count(Command::CountCase);
                /// Punctuation counts as a change, or not.
                CountPunctuation "command-count-punctuation" [] if always
                    => ComparisonAction::Count(Command::CountPunctuation);
                /// Spacing counts as a change, or not.
                CountSpace "command-count-space" [] if always => ComparisonAction::Count(Command::CountSpace);
                /// Spelling variants count as a change, or not.
                CountSpelling "command-count-spelling" [] if always => ComparisonAction::Count(Command::CountSpelling);
                /// Numbers of cross-references count as a change, or not.
                CountReferences "command-count-references" [] if always
                    => ComparisonAction::Count(Command::CountReferences);
                /// New numbers of paragraphs are flagged, or not.
                CountNumbering "command-count-numbering" [] if always
                    => ComparisonAction::Count(Command::CountNumbering);
                /// Bold, italics and the like count as a change, or not.
                CountFormatting "command-count-formatting" [] if always
                    => ComparisonAction::Count(Command::CountFormatting);
                /// Shows that every paragraph and word is accounted for.
                Completeness "command-completeness" [Ctrl+Shift+A] if has_comparison => Dialog::Completeness;
                /// Shows or hides the outline.
                ToggleOutline "command-toggle-outline" [Ctrl+B] if always => ShellAction::ToggleOutline;
                /// Shows or hides the inspector.
                ToggleInspector "command-toggle-inspector" [Ctrl+I] if always => ShellAction::ToggleInspector;
                /// Has pages without text read by an OCR program, or not.
                ToggleRecognition "command-toggle-recognition" [] if always => ShellAction::ToggleRecognition;
                /// Larger type.
                LargerText "command-larger-text" [Ctrl+Plus, Ctrl+Equals, Ctrl+Shift+Plus, Ctrl+Shift+Equals] if always
                    => ShellAction::Resize(true);
                /// Smaller type.
                SmallerText "command-smaller-text" [Ctrl+Minus, Ctrl+Shift+Minus] if always
                    => ShellAction::Resize(false);
                /// Type of the usual size.
                UsualText "command-usual-text" [Ctrl+Num0, Ctrl+Shift+Num0] if always => ShellAction::UsualSize;
                /// Light, dark, or as the system.
                ToggleDark "command-toggle-dark" [Ctrl+Shift+D] if always => ShellAction::ToggleDark;
                /// English or Chinese.
                SwitchLanguage "command-switch-language" [Ctrl+Shift+L] if always => ShellAction::SwitchLanguage;
            }
            Help {
                /// Lists the keys.
                Shortcuts "command-shortcuts" [Questionmark also Ledger, F1] if always => Dialog::Shortcuts;
                /// Shows or hides what the marks of the redline mean.
                Legend "command-legend" [K] if always => ShellAction::ToggleLegend;
                /// Says what this program is.
                About "command-about" [] if always => Dialog::About;
            }
        }
    };
}

pub(in crate::app) use every_command;
