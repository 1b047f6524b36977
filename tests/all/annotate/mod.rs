//! Tags, words, suggestions, the codebook.

mod alone;
mod codebook_window;
mod codebooks;
mod overruling;
mod suggesting;
mod tagging;
mod undoing;
