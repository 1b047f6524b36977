//! Drafts: the import check, better copies, drafts put in between, annotations carried over.

mod checking;
mod insert_draft;
mod pdf_pages;
mod reanchor;
#[cfg(unix)]
mod recognising;
