//! Two coders with one study.

mod agreement;
mod merge;
mod naming;
