//! The tag tree of a tagged PDF: read (`tree`), filled with the characters of the pages (`sort`), judged and mended
//! (`trust`).

pub(crate) mod sort;
pub(crate) mod tree;
pub(crate) mod trust;
