//! The window's frame: dialogs, preferences.

pub(in crate::app) mod dialog;
pub(in crate::app) mod preferences;
