//! The views, one folder each: what is drawn (`model`), and how (`paint`).

pub mod agreed;
pub mod brief;
pub mod changes;
pub mod check;
pub mod facts;
pub mod fate;
pub mod history;
pub mod inspector;
pub mod ledger;
pub mod outline;
pub mod read;
pub mod submission;
pub mod timeline;
pub mod weight;
pub mod who;
