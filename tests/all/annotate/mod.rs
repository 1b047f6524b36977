//! Tags, words, suggestions, the codebook.

mod codebook_window;
mod codebooks;
mod suggesting;
mod tagging;
mod undoing;
