//! What leads from one state of a study to another, as plain data: whole items, and the ids that went.

use super::error::FileError;
use super::{read, v1, write};
use crate::base::{Arg, DraftId, Message, Timestamp};
use crate::study::kept::{Kept, KeptPart};
use crate::study::root::Study;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::str::FromStr;
use std::sync::{Arc, Mutex, PoisonError};

/// The difference between two states of a study, in the types of the file; one line of a journal.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Delta {
    /// The number of the line in its journal, from 1; absent in the first, and from before lines were numbered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<usize>,
    /// First line of a journal: the sum of the study that it goes on from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sum: Option<String>,
    /// First line of a journal: the hash of the file it goes on from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub base: Option<String>,
    /// First line of a journal without a file: the study it begins with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub whole: Option<Box<v1::Study>>,
    /// Which entry of the history the state after it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<usize>,
    /// The entry begun by it; absent for undo, redo and jumps.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entry: Option<Label>,
    #[serde(skip_serializing_if = "Option::is_none")]
    head: Option<Head>,
    #[serde(skip_serializing_if = "Option::is_none")]
    order: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    drafts: Option<Box<v1::Study>>,
    /// Every list whole, as earlier versions wrote them.
    #[serde(skip_serializing)]
    lists: Option<Box<v1::Study>>,
    /// The items of lists that changed; milestones, dismissed suggestions, terms and conflicts stand in `rest`.
    #[serde(skip_serializing_if = "Option::is_none")]
    items: Option<Box<v1::Study>>,
    /// The ids of items that went: `theme 0123…`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    gone: Vec<(String, String)>,
    /// The lists without ids, whole when any of them changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    rest: Option<Box<v1::Study>>,
    /// What a newer version added to the study's file, whole when it changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    kept: Option<Vec<KeptLine>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    annotations: Vec<v1::Annotation>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    no_annotations: Vec<String>,
}

/// A part of a study that this version does not know: its address, the field it stands behind, its order there, its source.
type KeptLine = (Vec<String>, String, usize, String);

/// What an entry of the history says, and when it was made.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Label {
    pub key: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub texts: Vec<(String, String)>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub numbers: Vec<(String, i64)>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<String>,
}

impl Label {
    pub(super) fn of(label: &Message, at: Option<Timestamp>) -> Self {
        let (mut texts, mut numbers) = (Vec::new(), Vec::new());
        for (name, value) in &label.args {
            match value {
                Arg::Text(text) => texts.push(((*name).to_owned(), text.clone())),
                Arg::Number(number) => numbers.push(((*name).to_owned(), *number)),
            }
        }
        Self { key: label.key.to_owned(), texts, numbers, at: at.map(|at| at.to_string()) }
    }

    pub(super) fn message(&self) -> (Message, Option<Timestamp>) {
        let mut message = Message::new(word(&self.key));
        for (name, text) in &self.texts {
            message = message.text(word(name), text.clone());
        }
        for (name, number) in &self.numbers {
            message = message.number(word(name), *number);
        }
        (message, self.at.as_ref().and_then(|at| at.parse().ok()))
    }
}

/// A key or name as it lives in the program. There are few different ones, so each is kept for good once.
fn word(text: &str) -> &'static str {
    static KNOWN: Mutex<BTreeSet<&'static str>> = Mutex::new(BTreeSet::new());
    /// More different words than this are no labels of ours.
    const MOST: usize = 2_000;
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    match known.get(text) {
        Some(word) => word,
        None if known.len() >= MOST => "edit-unknown",
        None => {
            let word: &'static str = text.to_owned().leak();
            known.insert(word);
            word
        }
    }
}

/// What is small and is written whole when any of it changes.
#[derive(Debug, Serialize, Deserialize)]
struct Head {
    id: String,
    title: String,
    invented: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    language: Option<String>,
    options: v1::Options,
    coders: Vec<(String, String)>,
}

fn head(study: &Study) -> Head {
    Head {
        id: study.id.to_string(),
        title: study.title.clone(),
        invented: study.invented,
        language: study.language.map(|language| language.code().to_owned()),
        options: write::options(&study.options),
        coders: study.coders.iter().map(|(id, name)| (id.to_string(), name.clone())).collect(),
    }
}

/// The items of `new` that are not the same in `old`; what went is noted down under `name`.
fn changed<K: Ord + Copy + ToString, V: Clone + PartialEq>(
    name: &str,
    old: &Arc<BTreeMap<K, V>>,
    new: &Arc<BTreeMap<K, V>>,
    gone: &mut Vec<(String, String)>,
) -> Arc<BTreeMap<K, V>> {
    if Arc::ptr_eq(old, new) {
        return Arc::default();
    }
    let went = old.keys().filter(|id| !new.contains_key(id));
    gone.extend(went.map(|id| (name.to_owned(), id.to_string())));
    Arc::new(new.iter().filter(|(id, item)| old.get(id) != Some(item)).map(|(id, item)| (*id, item.clone())).collect())
}

/// Returns what leads from `old` to `new`.
pub(super) fn delta(old: &Study, new: &Study) -> Delta {
    let mut delta = Delta::default();
    if (old.id, &old.title, old.invented, old.language, &old.options, &old.coders)
        != (new.id, &new.title, new.invented, new.language, &new.options, &new.coders)
    {
        delta.head = Some(head(new));
    }
    let ids = |study: &Study| study.drafts.iter().map(|draft| draft.id).collect::<Vec<_>>();
    if ids(old) != ids(new) {
        delta.order = Some(ids(new).iter().map(ToString::to_string).collect());
    }
    let drafts: Vec<_> = new
        .drafts
        .iter()
        .filter(|draft| !old.draft(draft.id).is_some_and(|before| Arc::ptr_eq(before, draft)))
        .cloned()
        .collect();
    if !drafts.is_empty() {
        delta.drafts = Some(Box::new(write::study(&Study { drafts, ..Study::empty(new.id, "") })));
    }
    let gone = &mut delta.gone;
    let items = Study {
        themes: changed("theme", &old.themes, &new.themes, gone),
        actors: changed("actor", &old.actors, &new.actors, gone),
        positions: changed("position", &old.positions, &new.positions, gone),
        asks: changed("ask", &old.asks, &new.asks, gone),
        links: changed("link", &old.links, &new.links, gone),
        references: changed("reference", &old.references, &new.references, gone),
        ..Study::empty(new.id, "")
    };
    if items != Study::empty(new.id, "") {
        delta.items = Some(Box::new(write::study(&items)));
    }
    let same = Arc::ptr_eq(&old.milestones, &new.milestones)
        && Arc::ptr_eq(&old.dismissed, &new.dismissed)
        && Arc::ptr_eq(&old.terms, &new.terms)
        && Arc::ptr_eq(&old.unplaced, &new.unplaced)
        && Arc::ptr_eq(&old.conflicts, &new.conflicts);
    if !same {
        let rest = Study {
            milestones: Arc::clone(&new.milestones),
            dismissed: Arc::clone(&new.dismissed),
            terms: Arc::clone(&new.terms),
            unplaced: Arc::clone(&new.unplaced),
            conflicts: Arc::clone(&new.conflicts),
            ..Study::empty(new.id, "")
        };
        delta.rest = Some(Box::new(write::study(&rest)));
    }
    if !Arc::ptr_eq(&old.kept, &new.kept) && old.kept != new.kept {
        delta.kept = Some(kept(&new.kept));
    }
    if !Arc::ptr_eq(&old.annotations, &new.annotations) {
        for (id, annotation) in new.annotations.iter() {
            let same = old.annotations.get(id).is_some_and(|before| Arc::ptr_eq(before, annotation));
            if !same {
                delta.annotations.push(write::annotation(*id, annotation));
            }
        }
        delta.no_annotations =
            old.annotations.keys().filter(|id| !new.annotations.contains_key(id)).map(ToString::to_string).collect();
    }
    delta
}

fn kept(kept: &Kept) -> Vec<KeptLine> {
    let part = |(address, part): (&Vec<String>, &KeptPart)| {
        (address.clone(), part.after.clone(), part.order, part.source.clone())
    };
    kept.parts.iter().map(part).collect()
}

fn damaged<E>(_error: E) -> FileError {
    FileError::JournalDamaged
}

fn put<K: Ord + Copy, V: Clone>(into: &mut Arc<BTreeMap<K, V>>, items: Arc<BTreeMap<K, V>>) {
    if !items.is_empty() {
        Arc::make_mut(into).extend(Arc::unwrap_or_clone(items));
    }
}

fn take<K: Ord + Copy + FromStr, V: Clone>(from: &mut Arc<BTreeMap<K, V>>, id: &str) -> Result<(), FileError> {
    Arc::make_mut(from).remove(&id.parse().map_err(damaged)?);
    Ok(())
}

/// Returns the study after a delta.
///
/// # Errors
/// It holds a value that can't be.
pub(super) fn apply(study: &Study, delta: Delta) -> Result<Study, FileError> {
    let mut study = match delta.whole {
        Some(whole) => read::study(*whole)?,
        None => study.clone(),
    };
    if let Some(head) = delta.head {
        study.id = head.id.parse().map_err(damaged)?;
        study.title = head.title;
        study.invented = head.invented;
        study.language = head.language.as_deref().map(crate::text::Language::from_code);
        study.options = read::options(&head.options)?;
        let mut coders = BTreeMap::new();
        for (id, name) in head.coders {
            coders.insert(id.parse().map_err(damaged)?, name);
        }
        study.coders = Arc::new(coders);
    }
    if let Some(drafts) = delta.drafts {
        for draft in read::study(*drafts)?.drafts {
            match study.drafts.iter_mut().find(|there| there.id == draft.id) {
                Some(there) => *there = draft,
                None => study.drafts.push(draft),
            }
        }
    }
    if let Some(order) = delta.order {
        let order: Vec<DraftId> =
            order.iter().map(|id| id.parse().map_err(damaged)).collect::<Result<_, FileError>>()?;
        let place = |draft: DraftId| order.iter().position(|id| *id == draft);
        study.drafts.retain(|draft| place(draft.id).is_some());
        study.drafts.sort_by_key(|draft| place(draft.id));
    }
    if let Some(lists) = delta.lists {
        let parts = read::study(*lists)?;
        study.themes = parts.themes;
        study.actors = parts.actors;
        study.positions = parts.positions;
        study.milestones = parts.milestones;
        study.asks = parts.asks;
        study.links = parts.links;
        study.dismissed = parts.dismissed;
    }
    if let Some(items) = delta.items {
        let items = read::study(*items)?;
        put(&mut study.themes, items.themes);
        put(&mut study.actors, items.actors);
        put(&mut study.positions, items.positions);
        put(&mut study.asks, items.asks);
        put(&mut study.links, items.links);
        put(&mut study.references, items.references);
    }
    for (name, id) in &delta.gone {
        match name.as_str() {
            "theme" => take(&mut study.themes, id)?,
            "actor" => take(&mut study.actors, id)?,
            "position" => take(&mut study.positions, id)?,
            "ask" => take(&mut study.asks, id)?,
            "link" => take(&mut study.links, id)?,
            "reference" => take(&mut study.references, id)?,
            _ => return Err(FileError::JournalDamaged),
        }
    }
    if let Some(rest) = delta.rest {
        let rest = read::study(*rest)?;
        study.milestones = rest.milestones;
        study.dismissed = rest.dismissed;
        study.terms = rest.terms;
        study.unplaced = rest.unplaced;
        study.conflicts = rest.conflicts;
    }
    if let Some(kept) = delta.kept {
        let parts =
            kept.into_iter().map(|(address, after, order, source)| (address, KeptPart { after, order, source }));
        study.kept = Arc::new(Kept { parts: parts.collect(), is_loose: study.kept.is_loose });
    }
    if !(delta.annotations.is_empty() && delta.no_annotations.is_empty()) {
        let annotations = Arc::make_mut(&mut study.annotations);
        for annotation in delta.annotations {
            let id = annotation.id.parse().map_err(damaged)?;
            annotations.insert(id, Arc::new(read::annotation(annotation)?));
        }
        for id in delta.no_annotations {
            annotations.remove(&id.parse().map_err(damaged)?);
        }
    }
    Ok(study)
}

impl Delta {
    /// Returns a journal's first line: the file it goes on from, or the study it begins with, and the sum of the study.
    pub(super) fn beginning(base: Option<String>, study: v1::Study, sum: String) -> Self {
        let sum = Some(sum);
        match base {
            Some(base) => Self { base: Some(base), sum, ..Self::default() },
            None => {
                let kept = (study.kept.count() > 0).then(|| kept(&study.kept));
                Self { whole: Some(Box::new(study)), kept, sum, ..Self::default() }
            }
        }
    }
}

/// Returns a delta as one line.
///
/// # Errors
/// Only should the serialiser refuse; it does not for plain data.
pub(super) fn line(delta: &Delta) -> Result<String, FileError> {
    let text = ron::ser::to_string(delta)?;
    Ok(text.replace('\n', "\\n"))
}

/// Returns what leads from `old` to `new`, as one line of text.
///
/// # Errors
/// As [`line`].
pub fn between(old: &Study, new: &Study) -> Result<String, FileError> {
    line(&delta(old, new))
}

/// Returns the study after a line made by [`between`].
///
/// # Errors
/// The line is damaged.
pub fn follow(study: &Study, line: &str) -> Result<Study, FileError> {
    apply(study, ron::from_str(line).map_err(damaged)?)
}
