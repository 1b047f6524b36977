//! What is asked of the study's file and its history.

use crate::base::ContentHash;
use crate::study::file::ShippedPack;
use crate::study::starter::StartingLists;
use std::path::PathBuf;

/// Something asked of the study's file, or of its history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StudyAction {
    /// Begin a study without drafts, with these lists, after asking what becomes of unsaved work.
    New(StartingLists),
    /// Take these lists into the study that is open.
    TakeLists(StartingLists),
    /// Take a pack that comes with the program into the study that is open.
    TakeShipped(ShippedPack),
    /// Take the pack in this file into the study that is open.
    TakePack(PathBuf),
    /// Write what the study would bring to another as a pack.
    WritePack(PathBuf),
    /// Open the sample study, likewise.
    Sample,
    /// Open this study file, likewise.
    Open(PathBuf),
    /// Ask what is to be done with a study that may be a colleague's copy: opened, or merged.
    AskOpenOrMerge(PathBuf),
    /// Read a colleague's copy, to be merged.
    Merge(PathBuf),
    /// Write the study to its file, or ask where that is.
    Save,
    /// Write the study to this file.
    SaveTo(PathBuf),
    /// Go on from what another program wrote to the study's file: it is merged.
    GoOnFrom(PathBuf, ContentHash),
    /// Ask for the study's name.
    AskName,
    /// Name the study; without a name it is called after its file.
    SetName(String),
    /// Leave the program, after asking what becomes of unsaved work.
    Quit,
    /// Answer to the question that is open.
    Answer(Answer),
    /// Take the newest edit back.
    Undo,
    /// Do again what was taken back.
    Redo,
    /// Go to this entry of the history.
    GoTo(usize),
}

/// An answer to a question of the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// Save first, then go on.
    Save,
    /// Go on without saving.
    Discard,
    /// Don't go on.
    Cancel,
    /// Open the study instead.
    Open,
    /// Merge it into this one.
    Merge,
    /// Save under another name.
    SaveAs,
    /// Save over what another program wrote.
    KeepMine,
}

/// What goes on when the question what becomes of unsaved work has been answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::app) enum Continuation {
    /// The window closes.
    Close,
    /// Another study is opened.
    Open(PathBuf),
    /// A study without drafts is begun, with these lists.
    NewStudy(StartingLists),
    /// The sample study is opened.
    Sample,
}
