//! Positions, actors, submissions, the ask ledger.

mod actor_names;
mod agreed;
mod amending;
mod article;
mod fate;
mod ledger;
mod not_known;
mod positions_window;
mod submissions;
mod typed_names;
mod words_on_the_command_line;
