//! The only truth: drafts, codebook, actors, positions, annotations, changed only by edits.
//!
//! May use `base`, `text`, `compare`. The working types know nothing of the disk: `file` writes plain, versioned types.
//! Holds nothing derived: comparisons, counts and carried annotations are computed from it.

pub mod actors;
pub mod anchor;
pub mod between;
pub mod carry;
mod closed;
pub mod codebook;
mod corrected;
mod edit;
pub mod file;
mod history;
pub mod merge;
mod model;
pub mod objectives;
pub mod pack;
pub mod participants;

pub use closed::{ActorKind, AnchorState, Basis, DraftStatus, PositionKind, ProposalAction, Role, Uptake};
pub use edit::{DraftFacts, Edit, EditError, apply};
pub use history::{Entry, History, Moment};
pub use model::{
    Actor, Anchor, Annotation, Ask, Body, Claim, Correction, Draft, Membership, Milestone, Names, Noted, Position,
    ProposedWords, Study, StudyCopy, Target, Theme, UserLink, Verdict,
};
