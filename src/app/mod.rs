//! The program without a screen: state, commands, actions, files.
//!
//! May use every room above; knows no egui. Views read it and push [`Action`]s; [`App::perform`] carries them out, one
//! at a time, in one place. Everything long runs in `engine`.

mod annotate;
#[expect(clippy::module_inception, reason = "the program itself")]
mod app;
mod brief;
mod coders;
mod command;
mod comparison;
mod dispatch;
mod drafts;
mod enabled;
mod facts;
mod jobs;
mod positions;
mod report;
mod session;
mod shared;
mod shell;
mod study_file;

pub use annotate::Annotate;
pub use annotate::action::{AnnotateAction, ClaimDraft, CodebookAction, WordStep};
pub use annotate::choices::{ActorEntry, ThemeEntry, actor_entries, theme_of_key};
pub use annotate::codebook::{CodebookRow, TaggedWords, WaitingCodebook, codebook_plan, codebook_rows, tagged_words};
pub use annotate::orphans::AdriftLine;
pub use annotate::progress::{LeftRow, Task};
pub use annotate::theme_suggestions::{Suggested, SuggestionLine};
pub use annotate::word_selection::ChosenWords;
pub use app::{App, Setup};
pub use brief::Brief;
pub use brief::action::BriefAction;
pub use brief::strip::{StripCell, StripRow};
pub use brief::view::{BriefFigures, BriefPage, BriefPart, BriefRow, BriefView};
pub use coders::Coders;
pub use coders::action::{CodersAction, Settled};
pub use coders::agreement::{AgreementRow, AgreementView, OpenRow, Own};
pub use coders::conflict_view::{ConflictLine, ConflictSide, conflict_lines};
pub use coders::merge::MergeSummary;
pub use command::Command;
pub use command::action::Action;
pub use command::keys::{Chord, Key, Mode, Shortcut, WORD_KEYS};
pub use command::menu::Menu;
pub use comparison::Comparisons;
pub use comparison::action::{ComparisonAction, WalkAction};
pub use comparison::back_stack::Stand;
pub use comparison::find::{Hit, words_in};
pub use comparison::ignore_options::{SWITCHES, counts};
pub use comparison::phrase_search::{PhrasePlace, PhraseRow, PhraseView};
pub use comparison::provision::{ProvisionStep, ProvisionView};
pub use comparison::round_trips::TripRow;
pub use comparison::user_links::{HandMade, ParagraphEntry, hand_made, link_entries, link_pairs, link_starts};
pub use drafts::Drafts;
pub use drafts::action::{CheckAction, DraftAction, DraftForm, RowForm};
pub use drafts::import_check_view::{CheckAside, CheckDoubt, CheckRow, CheckView, RowState};
pub use drafts::language_versions::{VersionRow, VersionsView};
pub use drafts::metadata_guess::{Guess, guess};
pub use drafts::new_draft::{NewDraft, before_and_after, new_draft, same_file};
pub use drafts::page_images::PageLook;
pub use drafts::source_file::{Original, words_of};
pub use enabled::shows_whole_page;
pub use facts::FactsPage;
pub use facts::action::FactsAction;
pub use facts::view::{CountedChange, FactCellView, FactColumn, FactLine, FactsView, MatrixView, ProofLine};
pub use positions::Positions;
pub use positions::action::{
    ActorAction, ActorWhere, AskForm, LedgerAction, Look, PositionAction, PositionDraft, PositionFilter, PositionOrder,
    PositionsStart, ProposalForm, SubmissionAction, Submitted, Whose,
};
pub use positions::actors::{
    ActorRow, MemberLine, actor_kept, actor_rows, groups_then, member_lines, newest_day, recognised,
};
pub use positions::agreed::Agreed;
pub use positions::agreed::action::AgreedAction;
pub use positions::agreed::view::{AgreedView, FoundLine, ReuseLine};
pub use positions::by_actor::{ActorLine, ClaimLine, PositionLine, WhoView};
pub use positions::fate::Fates;
pub use positions::fate::action::FateAction;
pub use positions::fate::view::{
    FateCell, FateRow, FateView, Followed, ObjectedLine, count_text, followed, view as fate_view,
};
pub use positions::fate::whole::fate_of_study;
pub use positions::submission::here::{ProposalHere, proposals_here};
pub use positions::submission::view::{MEANINGS, ProposalRow, Quoted, RowFate, SubmissionView};
pub use positions::view::{
    CitedLine, EvidenceLine, LinkLine, MilestoneRow, PositionDetail, PositionRow, PositionsView, Rival, WhyHere,
};
pub use positions::wording::{ground_name, position_cited, stance_name};
pub use report::action::{ExportForm, ReportAction};
pub use report::{Reports, Selection, report_of, report_of_part};
pub use session::{Clock, Session};
pub use shared::ask_ledger_view::{
    AskFate, CellSuggestion, CellVerdict, LedgerCell, LedgerGroup, LedgerRow, LedgerView,
};
pub use shared::board::{Board, BoardPlace, Card, CardClaim, DraftName, Filter, Section, Totals, first_words};
pub use shared::disk::read as read_file;
pub use shared::disk::{APART, Apart, Folders, Ocr, Tesseract, from_home, read_draft, work_apart};
pub use shared::names::{draft_of_name, short_name};
pub use shared::private_folder::sweep_private_folders;
pub use shell::Shell;
pub use shell::action::ShellAction;
pub use shell::dialog::{
    ComparisonStatus, Confirmation, Dialog, Question, SaveState, TimelineDraft, Toast, WindowRequest,
};
pub use shell::preferences::last_place::ReadPlace;
pub use shell::preferences::{FactsPart, Prefs, ReadLayout, SidePanel, TEXT_SIZES, Tab, WhoPart, WindowSize};
pub use study_file::StudyFile;
pub use study_file::action::{Answer, StudyAction};
pub use study_file::sample::study as sample_study;

pub use crate::engine::in_background;
