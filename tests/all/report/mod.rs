//! What is written for other programs and for people, as they take it.

mod copying;
mod diffs;
mod docx;
mod docx_judge;
mod docx_office;
mod docx_pairs;
mod doubts;
