//! What all parts of a collection share.

/// Who the metadata is by.
pub(super) const EDITOR: &str = "#travaux";

/// Controls shown, not obeyed.
pub(super) fn seen(text: &str) -> String {
    crate::base::visible(text).into_owned()
}
