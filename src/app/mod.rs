//! The program without a screen: state, commands, actions, files.
//!
//! May use every room above; knows no egui. Views read it and push [`Action`]s; [`App::perform`] carries them out, one
//! at a time, in one place. Everything long runs in `engine`.

mod action;
mod adrift;
mod agreement;
mod annotate;
mod background;
mod better_copy;
mod board;
mod board_kept;
mod board_maker;
mod by_hand;
mod can;
mod check;
mod check_view;
mod codebook;
mod command;
mod command_keys;
mod conflicts;
mod dialog;
mod dividing;
mod drafts;
mod encoding;
mod export;
mod files;
mod guess;
mod headline;
mod intake;
mod keys;
mod ledger;
mod ledger_view;
mod left;
mod lists;
mod marked;
mod menu;
mod merging;
mod names;
mod opening;
mod original;
mod participants;
mod perform;
mod phrases;
mod pictures;
mod position_list;
mod position_view;
mod positions;
mod provision;
mod rescue;
mod sample;
mod sample_asks;
mod saving;
mod settings;
mod state;
mod submission;
mod suggest;
mod tagging;
mod toasts;
mod together;
mod walk;
mod when;
mod who;
mod words;
mod writer;

pub use action::{Action, Answer, ClaimDraft, DraftForm, Filter};
pub use adrift::AdriftLine;
pub use agreement::{AgreementRow, AgreementView, OpenRow, Own};
pub use board::{
    Board, Card, CardClaim, CardNote, CardTheme, CardWords, DraftName, Section, Totals, first_words, kind_key,
};
pub use by_hand::{HandMade, ParagraphEntry, SWITCHES, counts};
pub use check_view::{CheckAction, CheckAside, CheckDoubt, CheckRow, CheckView, RowForm, RowState};
pub use codebook::{CodebookAction, CodebookRow, TaggedWords, WaitingCodebook, codebook_plan};
pub use command::Command;
pub use conflicts::{ConflictLine, ConflictSide};
pub use dialog::{ComparisonStatus, Dialog, Question, SaveState, TimelineDraft, Toast, WindowRequest};
pub use export::{report_of, write_html};
pub use files::{Folders, from_home, read_draft};
pub use guess::{Guess, guess, short_name};
pub use keys::Keys;
pub use ledger::{AskForm, LedgerAction};
pub use ledger_view::{CellSuggestion, CellVerdict, LedgerCell, LedgerGroup, LedgerRow, LedgerView, WonThenLost};
pub use left::{LeftRow, Task};
pub use lists::{ActorEntry, ThemeEntry};
pub use menu::Menu;
pub use merging::{MergeSummary, Settled};
pub use original::{Original, words_of};
pub use participants::{ActorAction, ActorRow, ActorWhere, MemberLine};
pub use phrases::{PhrasePlace, PhraseRow, PhraseView};
pub use pictures::PageLook;
pub use position_view::{
    CitedLine, EvidenceLine, LinkLine, MilestoneRow, PositionDetail, PositionRow, PositionsView, Rival, WhyHere,
};
pub use positions::{PositionAction, PositionDraft, PositionFilter, PositionOrder, PositionsStart, Submitted};
pub use provision::{ProvisionStep, ProvisionView};
pub use sample::study as sample_study;
pub use settings::{Prefs, ReadLayout, TEXT_SIZES, Tab, WhoPart};
pub use state::{App, Clock, Setup};
pub use submission::{
    Look, MEANINGS, ProposalForm, ProposalHere, ProposalRow, Quoted, RowFate, SubmissionAction, SubmissionView,
};
pub use suggest::{Suggested, SuggestionLine};
pub use together::TogetherAction;
pub use walk::{Stand, TripRow, WalkAction};
pub use who::{ActorLine, ClaimLine, PositionLine, WhoView, Whose};
pub use words::{ChosenWords, WordStep};

pub use crate::engine::in_background;
