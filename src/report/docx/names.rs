//! Names that several parts begin with.

/// The namespace of the text.
pub(super) const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
