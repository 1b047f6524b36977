//! Drafts, pairs and submissions labelled by hand: how much of them is right.

mod labelled_drafts;
mod labelled_facts;
mod labelled_pairs;
mod labelled_strength;
mod labelled_submissions;
mod sample_strength;
mod text_reuse;
