//! The only truth
//!
//! May use  drafts, codebook, actors, positions, annotations, changed only by edits.:base, text, compare.
