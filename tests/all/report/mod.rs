//! What is written for other programs and for people, as they take it.

mod circulation;
mod copying;
mod diffs;
mod docx;
mod docx_judge;
mod docx_office;
mod docx_pairs;
mod doubts;
mod exporting;
mod hostile;
mod layouts;
mod odt;
mod support;
mod tables;
mod weights;
