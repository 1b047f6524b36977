//! The comparison on the screen: links by hand, what counts, the history of a provision.

mod comparing;
mod history_view;
