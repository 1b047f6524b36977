//! Positions, actors, submissions, the ask ledger.

mod actor_names;
mod article;
mod ledger;
mod not_known;
mod positions_window;
mod submissions;
mod typed_names;
