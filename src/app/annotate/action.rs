//! What is asked of annotating, and the forms it fills.

use crate::base::{ActorId, AnnotationId, DraftId, PositionId, Side, Sides, Span, ThemeId};
use crate::study::{Basis, Overruling, Role, Theme};
use std::path::PathBuf;

/// Something said of a change, or asked of what was said.
#[derive(Debug, Clone, PartialEq)]
pub enum AnnotateAction {
    /// Take the n-th proposal for the chosen change.
    AcceptSuggestion(usize),
    /// Have the n-th proposal for the chosen change no more.
    DismissSuggestion(usize),
    /// Choose words of a change: side, paragraph (index in the reading) and span of each stretch.
    ChooseWords(usize, Vec<(Side, usize, Span)>),
    /// Choose words with the keys.
    Words(WordStep),
    /// Begin to choose words with the keys.
    PickWords,
    /// Go to the next change that something is left to be done for.
    GoLeft(Sides<DraftId>, (DraftId, usize)),
    /// Count what is left for all coders (`true`), or for oneself.
    LeftOfAll(bool),
    /// Tag the chosen changes with several themes, or take those tags away.
    ToggleThemes(Vec<ThemeId>),
    /// Make a theme of this name and tag with it: the chosen changes, or a provision's whole life (`true`).
    TagWithNew(String, bool),
    /// Tag a provision with themes on every step on which it changed.
    TagAlong(Vec<ThemeId>),
    /// The same with the themes the chosen change has, or ask for them.
    AskAlong,
    /// Tag the chosen change with a theme, or take the tag away.
    ToggleTheme(ThemeId),
    /// Attribute the chosen change, or change an attribution.
    SetClaim(ClaimDraft),
    /// Give a change its headline; an empty one takes it away.
    SetHeadline(usize, String),
    /// Note something of the chosen change, or change a note.
    SetNote(Option<AnnotationId>, String),
    /// Ask what the chosen change's strength and weight are, against the tool.
    AskOverruling,
    /// Overrule strength and weight of the chosen change, or change an overruling; one that says nothing takes it away.
    SetOverruling(Option<AnnotationId>, Overruling),
    /// Take an annotation away.
    Remove(AnnotationId),
    /// Open the form of a note or an attribution.
    Edit(AnnotationId),
    /// The chosen change was seen, or was not.
    ToggleSeen,
    /// The chosen change is important, or is not.
    ToggleImportant,
    /// Say of the chosen change what was said last.
    RepeatLast,
    /// Put an annotation that is adrift on its n-th offer.
    Reattach(AnnotationId, usize),
    /// Keep an annotation that is adrift on what of it still stands.
    KeepAdrift(AnnotationId),
    /// Take an annotation that is adrift away.
    RemoveAdrift(AnnotationId),
    /// Go to the step of an annotation that is adrift.
    GoToAdrift(AnnotationId),
}

impl AnnotateAction {
    /// Whether it carries the coder's name into the reports.
    pub(in crate::app) const fn is_signed(&self) -> bool {
        matches!(
            self,
            Self::ToggleTheme(_)
                | Self::ToggleThemes(_)
                | Self::TagWithNew(..)
                | Self::TagAlong(_)
                | Self::SetClaim(_)
                | Self::SetHeadline(..)
                | Self::SetNote(..)
                | Self::SetOverruling(..)
        )
    }
}

/// What a key does while words are chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WordStep {
    /// To the next word (or the one before), or as far as it.
    Word {
        /// To the next.
        forward: bool,
        /// The words between are chosen too.
        extend: bool,
    },
    /// To the end (or the beginning) of the paragraph, or as far as it.
    Edge {
        /// To the end.
        forward: bool,
        /// The words between are chosen too.
        extend: bool,
    },
    /// To the next paragraph of the change, or the one before.
    Paragraph {
        /// To the next.
        forward: bool,
    },
    /// The whole paragraph.
    Whole,
    /// These words: on to what is said of them.
    Done,
    /// None.
    Leave,
}

/// What the codebook's window asks for.
#[derive(Debug, Clone, PartialEq)]
pub enum CodebookAction {
    /// A new theme of this name below another.
    Create(Option<ThemeId>, String),
    /// What a theme says.
    Change(ThemeId, Box<Theme>),
    /// Below which theme it stands, as the n-th.
    Move(ThemeId, Option<ThemeId>, usize),
    /// One up (or down) among its siblings.
    Shift(ThemeId, bool),
    /// Below the sibling before it (or out, behind its parent).
    Indent(ThemeId, bool),
    /// The first into the second.
    Merge(ThemeId, ThemeId),
    /// These tags to a new theme of this name.
    Split(ThemeId, String, Vec<AnnotationId>),
    /// No longer offered, or again.
    Retire(ThemeId, bool),
    /// Out, when nothing uses it.
    Remove(ThemeId),
    /// Ask for a codebook to read.
    AskImport,
    /// Ask where to write the codebook.
    AskExport,
    /// Read a codebook and show what it would do.
    Read(PathBuf),
    /// Take in what was read; also change what differs.
    TakeIn(bool),
    /// Leave what was read.
    Leave,
    /// Write the codebook; `.csv` as CSV, else QDC.
    Write(PathBuf),
}

/// An attribution as it is being made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClaimDraft {
    /// The attribution that is changed; a new one when absent.
    pub editing: Option<AnnotationId>,
    /// The actors, one claim of several staying one.
    pub actors: Vec<ActorId>,
    /// Whether whose it is is not known: said by a person, so that nobody looks again.
    pub unknown: bool,
    /// Who aligned themselves with it.
    pub aligned: Vec<ActorId>,
    /// The positions that show it.
    pub positions: Vec<PositionId>,
    /// In what role.
    pub role: Role,
    /// On what ground: a person's own reading, unless they say otherwise.
    pub basis: Basis,
    /// Where it is said: document, page, address.
    pub evidence: String,
    /// More.
    pub note: String,
}

impl Default for ClaimDraft {
    fn default() -> Self {
        Self {
            editing: None,
            actors: Vec::new(),
            unknown: false,
            aligned: Vec::new(),
            positions: Vec::new(),
            role: Role::Proposed,
            basis: Basis::Inferred,
            evidence: String::new(),
            note: String::new(),
        }
    }
}
