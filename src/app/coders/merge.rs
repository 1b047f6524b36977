//! Merging a colleague's copy: first what it would do is shown, then it is done as one step.

use crate::app::app::App;
use crate::app::command::action::Action;
use crate::app::drafts::action::DraftAction;
use crate::app::shared::disk;
use crate::app::shell::dialog::WindowRequest;
use crate::app::shell::dialog::{Dialog, Question};
use crate::app::study_file::action::Answer;
use crate::base::{DraftId, Message, Sides};
use crate::engine::Derived;
use crate::study::Study;
use crate::study::file;
use crate::study::merge::{Merged, merge};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// How a conflict is settled in the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Settled {
    /// As this study has it.
    Mine,
    /// As the other copy has it.
    Theirs,
    /// Both.
    Both,
}

/// What merging a copy would do.
#[derive(Debug, Clone, PartialEq)]
pub struct MergeSummary {
    /// The copy's file.
    pub file: String,
    /// The file of the study both began with.
    pub base: Option<String>,
    /// How many drafts both have.
    pub common: usize,
    /// Names of drafts that come.
    pub drafts: Vec<String>,
    /// Annotations that come, by the coder's name, most first.
    pub gained: Vec<(String, usize)>,
    /// Annotations that go.
    pub lost: usize,
    /// Themes, actors, positions and asks that come.
    pub others: usize,
    /// What both say differently.
    pub conflicts: usize,
    /// What has to be mended in the codebook.
    pub mended: Vec<Message>,
    /// Whether merging changes nothing.
    pub nothing: bool,
}

/// A copy that was read: the study it would be merged into, and what would come of it, or why it can't be read.
#[derive(Debug, Clone)]
pub(in crate::app) struct MergePreview {
    of: Arc<Study>,
    read: Result<(Merged, MergeSummary), Message>,
}

/// Reads a study with what a program that was killed has not written to its file.
fn read_study(path: &Path) -> Result<Study, Message> {
    let (study, hash) = file::load(path)?;
    let replayed = file::replay(&file::beside(path), Some((&study, hash)))?;
    Ok(replayed.map_or(study, |replayed| replayed.study))
}

fn preview(mine: &Study, path: &Path, base: Option<&Path>) -> Result<(Merged, MergeSummary), Message> {
    let theirs = read_study(path)?;
    let before = base.map(read_study).transpose()?;
    let merged = merge(before.as_ref(), mine, &theirs);
    let summary = summary(mine, &merged, disk::file_name(path), base.map(disk::file_name));
    Ok((merged, summary))
}

fn summary(mine: &Study, merged: &Merged, file: String, base: Option<String>) -> MergeSummary {
    let study = &merged.study;
    let renamed = |id: &DraftId| merged.renamed.get(id).copied().unwrap_or(*id);
    let own: Vec<DraftId> = mine.drafts.iter().map(|draft| renamed(&draft.id)).collect();
    let new = study.drafts.iter().filter(|draft| !own.contains(&draft.id));
    let mut gained: BTreeMap<&str, usize> = BTreeMap::new();
    for (id, annotation) in study.annotations.iter() {
        if !mine.annotations.contains_key(id) {
            let name = study.coders.get(&annotation.author).map_or("", String::as_str);
            *gained.entry(name).or_default() += 1;
        }
    }
    let mut gained: Vec<(String, usize)> = gained.into_iter().map(|(name, count)| (name.to_owned(), count)).collect();
    gained.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    let others = new_keys(&study.themes, &mine.themes)
        + new_keys(&study.actors, &mine.actors)
        + new_keys(&study.positions, &mine.positions)
        + new_keys(&study.asks, &mine.asks);
    MergeSummary {
        file,
        base,
        common: merged.common,
        drafts: new.map(|draft| draft.name.clone()).collect(),
        gained,
        lost: merged.lost,
        others,
        conflicts: merged.conflicts,
        mended: merged.mended.clone(),
        nothing: study.is_same(mine),
    }
}

fn new_keys<K: Ord, V>(now: &BTreeMap<K, V>, before: &BTreeMap<K, V>) -> usize {
    now.keys().filter(|key| !before.contains_key(key)).count()
}

impl App {
    /// A study was dropped on a window that shows one: opened instead, or merged?
    pub(in crate::app) fn ask_open_or_merge(&mut self, path: PathBuf) {
        let file = disk::file_name(&path);
        self.session.continuation = Some(crate::app::shell::dialog::Continuation::Open(vec![path]));
        self.session.dialog = Some(Dialog::Question(Question {
            title: Message::new("ask-merge-title").text("file", file),
            text: Message::new("ask-merge-text").text("name", self.session.study_name()),
            answers: vec![
                (Answer::Merge, "button-merge"),
                (Answer::Open, "button-open"),
                (Answer::Cancel, "button-cancel"),
            ],
        }));
    }

    /// Reads a colleague's copy, to show what merging it would do.
    pub(in crate::app) fn read_copy(&mut self, path: PathBuf) {
        let whole = |path: &Path| std::path::absolute(path).unwrap_or_else(|_io| path.to_path_buf());
        if self.session.file.as_deref().is_some_and(|own| whole(own) == whole(&path)) {
            self.session.notify_error(Message::new("merge-itself").text("file", disk::file_name(&path)));
            return;
        }
        self.together.copy = Some((path, None));
        self.want_copy();
    }

    pub(in crate::app) fn set_base(&mut self, base: Option<PathBuf>) {
        if let Some((_, before)) = &mut self.together.copy {
            *before = base;
            self.want_copy();
        }
    }

    fn want_copy(&mut self) {
        let Some((path, base)) = self.together.copy.clone() else { return };
        let mine = Arc::clone(self.session.study());
        self.together.merge_number += 1;
        let number = self.together.merge_number;
        self.together.merging.want(&number, move |_watch| {
            let read = preview(&mine, &path, base.as_deref());
            Ok(MergePreview { of: mine, read })
        });
        self.session.dialog = Some(Dialog::Merge);
    }

    /// Takes in what was read of a copy.
    pub(in crate::app) fn take_copy(&mut self) {
        self.together.merging.collect();
        let number = self.together.merge_number;
        if self.together.merge_taken == number || self.together.merging.is_running() {
            return;
        }
        self.together.merge_taken = number;
        let why = match (self.together.merging.answer_of(&number), self.together.merging.get()) {
            (Some(preview), _) => match &preview.read {
                Err(message) => message.clone(),
                Ok(_) => return,
            },
            (None, Derived::Failed(message)) => message,
            (None, _) => return,
        };
        let Some((path, base)) = &mut self.together.copy else { return };
        let file = disk::file_name(base.as_ref().unwrap_or(path));
        // Without what both began with, it goes on.
        let goes_on = base.take().is_some();
        let why = self.session.locale.format(&why);
        self.session.notify_error(Message::new("open-failed").text("file", file).text("why", why));
        if goes_on {
            self.want_copy();
        } else {
            self.leave_copy();
        }
    }

    pub(in crate::app) fn leave_copy(&mut self) {
        self.together.copy = None;
        self.together.merging.cancel();
        if matches!(self.session.dialog, Some(Dialog::Merge)) {
            self.session.dialog = None;
        }
    }

    /// What merging the copy that was read would do; `None` while it is read.
    pub fn merge_summary(&self) -> Option<MergeSummary> {
        self.together.copy.as_ref()?;
        let preview = self.together.merging.answer_of(&self.together.merge_number)?;
        preview.read.as_ref().ok().map(|(_, summary)| summary.clone())
    }

    /// Merges the copy that was read: one entry of the history, undone like any other.
    pub(in crate::app) fn take_copy_in(&mut self) {
        let Some(preview) = self.together.merging.answer_of(&self.together.merge_number).cloned() else { return };
        if !Arc::ptr_eq(&preview.of, self.session.study()) {
            // Something was done while it was looked at.
            self.want_copy();
            return;
        }
        let Ok((merged, summary)) = preview.read.clone() else { return };
        self.leave_copy();
        if summary.nothing {
            return;
        }
        let order: Vec<DraftId> =
            self.session.timeline().iter().map(|id| merged.renamed.get(id).copied().unwrap_or(*id)).collect();
        let theirs_order = merged.their_order.clone();
        let now = self.session.now();
        let label = Message::new("edit-merge").text("file", summary.file.clone());
        self.session.history.add(label, Some(now), Arc::new(merged.study));
        self.session.record_edit();
        let renamed = |id: DraftId| merged.renamed.get(&id).copied().unwrap_or(id);
        self.session.focus.pair = self.session.focus.pair.map(|pair| Sides::new(renamed(pair.old), renamed(pair.new)));
        self.session.readings.clear();
        self.session.adopt_coder();
        self.session.request(Action::Draft(DraftAction::Divide(order)));
        self.session.request(Action::Draft(DraftAction::Divide(theirs_order)));
        let key = if merged.conflicts == 0 { "merge-done-here" } else { "merge-conflicts-here" };
        self.session.notify(Message::new(key).number("gained", merged.gained).number("count", merged.conflicts), true);
        for mended in summary.mended {
            self.session.notify_error(mended);
        }
        if !self.session.study().conflicts.is_empty() {
            self.session.dialog = Some(Dialog::Conflicts);
        }
    }

    /// Asks for the copy to be merged.
    pub(in crate::app) fn ask_copy_to_merge(&mut self) {
        self.session.ask_window(WindowRequest::AskMerge);
    }
}
