//! Plain values and pure functions that several features and the report use.

pub(in crate::app) mod agreement;
pub(in crate::app) mod ask_ledger_view;
pub(in crate::app) mod bindings;
pub(in crate::app) mod board;
pub(in crate::app) mod disk;
pub(in crate::app) mod names;
pub(in crate::app) mod private_folder;
pub(in crate::app) mod recognising;
pub(in crate::app) mod saying;
