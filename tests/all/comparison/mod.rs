//! The comparison on the screen: links by hand, what counts, the history of a provision.

mod comparing;
mod doubts;
mod history_view;
