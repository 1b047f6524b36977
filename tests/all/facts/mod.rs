//! What drafts state, and what is to be mended in one.

mod commands;
mod window;
