//! What was done, and what the study, its files and the folders it stands in are called.

use crate::app::app::App;
use crate::base::{Message, Timestamp};
use std::path::PathBuf;

impl App {
    /// What was done, oldest first, with times, and the place of the current entry.
    pub fn done(&self) -> (Vec<(Message, Option<Timestamp>)>, usize) {
        let (entries, current) = self.session.history.entries();
        (entries.iter().map(|entry| (entry.label.clone(), entry.at)).collect(), current)
    }

    /// Where file dialogs begin.
    pub fn folder(&self) -> PathBuf {
        self.saving
            .path()
            .and_then(|path| path.parent())
            .map_or_else(|| self.folders.home.clone(), std::path::Path::to_path_buf)
    }

    /// A name for files of this study, without ending.
    pub fn file_stem(&self) -> String {
        let stem = self.saving.path().and_then(|path| path.file_stem()).map(|stem| stem.to_string_lossy().into_owned());
        stem.unwrap_or_else(|| {
            let title = self.study_name();
            let name: String =
                title.chars().map(|letter| if letter.is_alphanumeric() { letter } else { '-' }).take(40).collect();
            let name = name.trim_matches('-').to_lowercase();
            if name.is_empty() { "study".to_owned() } else { name }
        })
    }

    /// What is wrong with a path as typed, if anything.
    pub fn path_problem(&self, open: bool, typed: &str) -> Option<Message> {
        let first = typed.split([';', '\n']).next()?.trim().trim_matches(['"', '\'']);
        if first.is_empty() {
            return None;
        }
        crate::app::shared::disk::problem(open, &crate::app::shared::disk::from_home(first))
    }

    /// Whether there is a file already where one is to be written; not the study's own.
    pub fn path_exists(&self, typed: &str) -> bool {
        let path = crate::app::shared::disk::from_home(typed.trim().trim_matches(['"', '\'']));
        path.is_file() && self.saving.path() != Some(path.as_path())
    }
}
