//! The only truth: drafts, codebook, actors, positions, annotations, changed only by edits.
//!
//! May use `base`, `text`, `compare`. The working types know nothing of the disk: `file` writes plain, versioned types.
//! Holds nothing derived: comparisons, counts and carried annotations are computed from it.

pub mod actors;
pub mod anchor;
pub mod codebook;
mod conflict;
mod consistency;
mod corrected;
mod edit;
mod edit_error;
mod enums;
pub mod file;
mod history;
pub mod insert_draft;
mod kept;
pub mod merge;
mod model;
mod moment;
pub mod objectives;
mod pack;
pub mod participants;
pub mod reanchor;
mod root;
pub mod starter;

pub use edit::{DraftFacts, Edit, apply};
pub use edit_error::EditError;
pub use enums::{
    ActorKind, AnchorState, Basis, Direction, DraftStatus, Level, PositionKind, ProposalAction, Role, Uptake,
};
pub use history::{Entry, History};
pub use kept::{Kept, KeptPart};
pub use model::{
    Actor, Anchor, Annotation, Ask, Body, Claim, Correction, Draft, LocalizedName, Membership, Milestone, Names, Noted,
    Overruling, Position, ProposedWords, Reference, Seal, StudyCopy, Target, Theme, UserLink, Verdict,
};
pub use moment::Moment;
pub use pack::Pack;
pub use root::Study;
