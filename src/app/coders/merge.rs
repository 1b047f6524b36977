//! Merging a colleague's copy: first what it would do is shown, then it is done as one step.

use crate::app::command::action::Action;
use crate::app::drafts::action::DraftAction;
use crate::app::session::Session;
use crate::app::shared::disk;
use crate::app::shell::dialog::Dialog;
use crate::app::study_file::action::StudyAction;
use crate::base::{ContentHash, DraftId, Message, Sides};
use crate::engine::{Derived, Jobs, Query, Same};
use crate::study::Study;
use crate::study::file::{self, FileError};
use crate::study::merge::{Merged, merge};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

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
struct MergePreview {
    of: Arc<Study>,
    read: Result<(Merged, MergeSummary), Message>,
}

/// The copy being merged: what was read of it, and of what both began with.
pub(in crate::app) struct Merging {
    copy: Option<MergeCopy>,
    query: Query<u64, MergePreview>,
    number: u64,
    /// The copy whose reading was looked at for what went wrong.
    taken: u64,
}

/// The copy that is merged.
#[derive(Debug, Clone)]
struct MergeCopy {
    path: PathBuf,
    /// The file of the study both began with.
    base: Option<PathBuf>,
    /// Where it is the study's own file, which another program has changed: the hash of what it wrote, and the study as it
    /// was read from there.
    changed: Option<(ContentHash, Same<Study>)>,
}

/// Reads a study with what a program that was killed has not written to its file.
fn read_study(path: &Path) -> Result<Study, FileError> {
    let (study, hash) = file::load_whole(path)?;
    let replayed = file::replay(&file::journal_of(path), Some((&study, hash)))?;
    Ok(replayed.map_or(study, |replayed| replayed.study))
}

fn preview(mine: &Study, copy: &MergeCopy) -> Result<(Merged, MergeSummary), Message> {
    let (path, base) = (copy.path.as_path(), copy.base.as_deref());
    let merged = if let Some((_, before)) = &copy.changed {
        // The journal beside it is this program's own.
        merge(Some(before), mine, &file::load_whole(path)?.0)
    } else {
        let theirs = read_study(path)?;
        let before = base.map(read_study).transpose()?;
        merge(before.as_ref(), mine, &theirs)
    };
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

impl Merging {
    pub(in crate::app) fn new(jobs: &Jobs) -> Self {
        Self { copy: None, query: Query::new("merging", 1, jobs), number: 0, taken: 0 }
    }

    /// Reads a colleague's copy, to show what merging it would do.
    pub(in crate::app) fn read(&mut self, session: &mut Session, path: PathBuf) {
        self.copy = Some(MergeCopy { path, base: None, changed: None });
        self.want(session);
    }

    /// Reads what another program wrote to the study's own file, to show what merging it would do.
    pub(in crate::app) fn read_changed(
        &mut self,
        session: &mut Session,
        path: PathBuf,
        hash: ContentHash,
        before: Same<Study>,
    ) {
        self.copy = Some(MergeCopy { path, base: None, changed: Some((hash, before)) });
        self.want(session);
    }

    /// Compares with the study both began with, or goes on without one.
    pub(in crate::app) fn set_base(&mut self, session: &mut Session, base: Option<PathBuf>) {
        if let Some(copy) = &mut self.copy {
            copy.base = base;
            self.want(session);
        }
    }

    fn want(&mut self, session: &mut Session) {
        let Some(copy) = self.copy.clone() else { return };
        let mine = Arc::clone(session.study());
        self.number += 1;
        let number = self.number;
        self.query.want(&number, move |_watch| {
            let read = preview(&mine, &copy);
            Ok(MergePreview { of: mine, read })
        });
        session.dialog = Some(Dialog::Merge);
    }

    /// Takes in what was read of a copy.
    pub(in crate::app) fn refresh(&mut self, session: &mut Session) {
        self.query.collect();
        let number = self.number;
        if self.taken == number || self.query.is_running() {
            return;
        }
        self.taken = number;
        let why = match (self.query.answer_of(&number), self.query.get()) {
            (Some(preview), _) => match &preview.read {
                Err(message) => message.clone(),
                Ok(_) => return,
            },
            (None, Derived::Failed(message)) => message,
            (None, _) => return,
        };
        let Some(copy) = &mut self.copy else { return };
        let file = disk::file_name(copy.base.as_ref().unwrap_or(&copy.path));
        // Without what both began with, it goes on.
        let goes_on = copy.base.take().is_some();
        let why = session.locale.format(&why);
        session.notify_error(Message::new("open-failed").text("file", file).text("why", why));
        if goes_on {
            self.want(session);
        } else {
            self.leave(session);
        }
    }

    /// Leaves the copy that was read.
    pub(in crate::app) fn leave(&mut self, session: &mut Session) {
        self.copy = None;
        self.query.cancel();
        if matches!(session.dialog, Some(Dialog::Merge)) {
            session.dialog = None;
        }
    }

    /// Whether a copy is being read.
    pub(in crate::app) const fn is_running(&self) -> bool {
        self.query.is_running()
    }

    /// What merging the copy that was read would do; `None` while it is read.
    pub(in crate::app) fn summary(&self) -> Option<&MergeSummary> {
        self.copy.as_ref()?;
        let preview = self.query.answer_of(&self.number)?;
        preview.read.as_ref().ok().map(|(_, summary)| summary)
    }

    /// Merges the copy that was read: one entry of the history, undone like any other.
    pub(in crate::app) fn take_in(&mut self, session: &mut Session) {
        let Some(preview) = self.query.answer_of(&self.number).cloned() else { return };
        if !Arc::ptr_eq(&preview.of, session.study()) {
            // Something was done while it was looked at.
            self.want(session);
            return;
        }
        let Ok((merged, summary)) = preview.read.clone() else { return };
        let copy = self.copy.clone();
        let changed = copy.and_then(|copy| Some((copy.path, copy.changed?.0)));
        self.leave(session);
        if let Some((path, hash)) = changed {
            // What is merged is part of the study: the next save writes over it.
            session.request(Action::Study(StudyAction::GoOnFrom(path, hash)));
        }
        if summary.nothing {
            return;
        }
        let order: Vec<DraftId> =
            session.timeline().iter().map(|id| merged.renamed.get(id).copied().unwrap_or(*id)).collect();
        let theirs_order = merged.their_order.clone();
        let now = session.now();
        let label = Message::new("edit-merge").text("file", summary.file.clone());
        session.history.add(label, Some(now), Arc::new(merged.study));
        session.record_edit();
        let renamed = |id: DraftId| merged.renamed.get(&id).copied().unwrap_or(id);
        session.focus.pair = session.focus.pair.map(|pair| Sides::new(renamed(pair.old), renamed(pair.new)));
        session.readings.clear();
        session.adopt_coder();
        session.request(Action::Draft(DraftAction::Divide(order)));
        session.request(Action::Draft(DraftAction::Divide(theirs_order)));
        let key = if merged.conflicts == 0 { "merge-done-here" } else { "merge-conflicts-here" };
        session.notify(Message::new(key).number("gained", merged.gained).number("count", merged.conflicts), true);
        for mended in summary.mended {
            session.notify_error(mended);
        }
        if !session.study().conflicts.is_empty() {
            session.dialog = Some(Dialog::Conflicts);
        }
    }
}
