//! What tests share: an app with a seeded source of ids and a clock that stands still ([`app`]), drafts in a folder of
//! their own ([`Desk`]), the window ([`Screen`]) and how keys reach it ([`press`]), and work that must end ([`ends`]).

mod desk;
mod patience;
mod screen;
pub mod sheet;

pub use desk::*;
pub use patience::{Ended, ends, until};
pub use screen::*;

use std::io::Write as _;
use std::path::Path;
use std::sync::Arc;
use travaux::app::{Apart, App, Clock, Folders, Setup};
use travaux::base::{SeededIds, Timestamp};
use travaux::locale::UiLanguage;

pub(crate) fn app(folder: &Path, seed: u64) -> App {
    app_with_clock(folder, seed, Arc::new(|| Timestamp::UNIX_EPOCH))
}

/// The program with a clock of the test's.
pub(crate) fn app_with_clock(folder: &Path, seed: u64, clock: Clock) -> App {
    App::new(Setup {
        ids: Box::new(SeededIds::new(seed)),
        clock,
        folders: Folders { data: Some(folder.join("data")), home: folder.to_owned() },
        language: UiLanguage::English,
        system_dialogs: false,
        apart: apart(),
    })
}

/// Where files are read and pages drawn: in children of the program.
pub(crate) fn apart() -> Apart {
    Apart::at(env!("CARGO_BIN_EXE_travaux").into())
}

/// Says that a test was skipped, past the runner, which keeps to itself what a test that passes prints.
pub(crate) fn skipped(why: &str) {
    writeln!(std::io::stderr(), "SKIPPED: {why}").expect("stderr can be written");
}
