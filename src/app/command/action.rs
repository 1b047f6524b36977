//! What views ask for: plain data, carried out in one place (`App::perform`).

use crate::app::annotate::action::AnnotateAction;
use crate::app::brief::action::BriefAction;
use crate::app::coders::action::CodersAction;
use crate::app::command::Command;
use crate::app::comparison::action::ComparisonAction;
use crate::app::drafts::action::DraftAction;
use crate::app::report::action::ReportAction;
use crate::app::shell::action::ShellAction;
use crate::app::study_file::action::StudyAction;
use std::path::PathBuf;

/// Something a view asks for.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// Run a command.
    Run(Command),
    /// Something said of changes.
    Annotate(AnnotateAction),
    /// Something of the drafts.
    Draft(DraftAction),
    /// Something of the study's file, or of its history.
    Study(StudyAction),
    /// Something of the comparison shown.
    Compare(ComparisonAction),
    /// Something of the Brief.
    Brief(BriefAction),
    /// Check what was understood of a draft.
    Check(crate::app::drafts::action::CheckAction),
    /// Change, read or write the codebook.
    Codebook(crate::app::annotate::action::CodebookAction),
    /// Something asked of positions, actors, the ask ledger or submissions.
    Position(crate::app::positions::action::PositionAction),
    /// Something asked of facts, proof-reading or the matrices.
    Facts(crate::app::facts::action::FactsAction),
    /// Merge, settle, or agree with other coders.
    Coders(CodersAction),
    /// Files were dropped on the window.
    Dropped(Vec<PathBuf>),
    /// Choose a report.
    Report(ReportAction),
    /// Write the report to this file.
    ExportTo(PathBuf),
    /// Something of the window's frame.
    Shell(ShellAction),
    /// Say who annotates, and close what asked for it.
    SetCoder(String),
    /// Close the dialog.
    CloseDialog,
    /// Stop the long work that is going on.
    CancelWork,
}
