//! Travaux: compares the successive drafts of a negotiated text.
//!
//! The rooms, in the order in which they may use each other; `ARCHITECTURE.md` is the map.

pub mod base;
pub mod locale;
pub mod text;

pub mod import;

pub mod compare;

pub mod study;

pub mod insight;

pub mod engine;

pub mod report;

pub mod app;

pub mod ui;

pub mod cli;
