//! The only truth: drafts, codebook, actors, positions, annotations, changed only by edits.
//!
//! May use `base`, `text`, `compare`. The working types know nothing of the disk: `file` writes plain, versioned types.
//! Holds nothing derived: comparisons, counts and carried annotations are computed from it.

pub mod actors;
pub mod anchor;
pub mod codebook;
mod corrected;
mod edit;
mod enums;
pub mod file;
mod history;
pub mod insert_draft;
pub mod merge;
mod model;
pub mod objectives;
pub mod participants;
pub mod reanchor;
pub mod starter;

pub use edit::{DraftFacts, Edit, EditError, apply};
pub use enums::{ActorKind, AnchorState, Basis, DraftStatus, PositionKind, ProposalAction, Role, Uptake};
pub use history::{Entry, History, Moment};
pub use model::{
    Actor, Anchor, Annotation, Ask, Body, Claim, Correction, Draft, LocalizedName, Membership, Milestone, Names, Noted,
    Position, ProposedWords, Study, StudyCopy, Target, Theme, UserLink, Verdict,
};
