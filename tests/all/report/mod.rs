//! What is written for other programs and for people, as they take it.

mod akn;
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
mod pdf;
mod qdpx;
mod support;
mod tables;
mod weights;
