//! The study's file, journal and history: kept through kills, full disks and versions.

mod crash;
mod crash_window;
mod damaged;
mod failing_disk;
mod format_one;
mod format_one_doubts;
mod format_one_later;
mod format_one_overruled;
mod formats;
mod naming;
mod newer;
mod packs;
mod persistence;
mod plain;
mod saving_over;
mod sealed;
mod watched;
mod written_files;

pub(crate) use damaged::cli;
