//! Drafts: coming in from files, replaced, checked against their source.

pub(in crate::app) mod as_submission;
pub(in crate::app) mod import_check;
pub(in crate::app) mod import_check_view;
pub(in crate::app) mod import_queue;
pub(in crate::app) mod insert_between;
pub(in crate::app) mod metadata_guess;
pub(in crate::app) mod page_images;
pub(in crate::app) mod reencode;
pub(in crate::app) mod replace_text;
pub(in crate::app) mod source_file;
pub(in crate::app) mod timeline;
