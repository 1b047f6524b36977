//! The tree of themes and the changes of it.

use crate::base::{AnnotationId, Message, ThemeId, Timestamp, UiLanguage};
use crate::study::edit_error::EditError;
use crate::study::model::{Annotation, Body, LocalizedName, Theme};
use crate::study::root::Study;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A change of the codebook: one step that is done and undone whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CodebookEdit {
    /// Adds a theme, as the last below its parent.
    Create(ThemeId, Box<Theme>),
    /// Changes what a theme says (names, code, key, colour, description, rules, keywords), not where it stands.
    Change(ThemeId, Box<Theme>),
    /// Puts a theme below another (or on top), as the n-th there.
    Move(ThemeId, Option<ThemeId>, usize),
    /// Makes one theme of two: what was tagged with the first, and what stood below it, goes to the second.
    Merge {
        /// The theme that goes.
        from: ThemeId,
        /// The theme that stays.
        into: ThemeId,
        /// When.
        at: Timestamp,
    },
    /// Makes two themes of one: the tags named go to the new one, which stands behind the first.
    Split {
        /// The theme that is split.
        from: ThemeId,
        /// The new one's id.
        id: ThemeId,
        /// The new one; its place is set here.
        theme: Box<Theme>,
        /// The tags that go to it.
        tags: Vec<AnnotationId>,
        /// When.
        at: Timestamp,
    },
    /// No longer offers a theme, or offers it again; what is tagged with it stays.
    Retire(ThemeId, bool),
    /// Takes a theme out that nothing uses.
    Remove(ThemeId),
    /// Adds and changes the themes of another codebook.
    Import(Vec<(ThemeId, Theme)>),
}

impl CodebookEdit {
    /// Returns what was done, for the list of edits.
    pub fn label(&self) -> Message {
        let named = |key, theme: &Theme| Message::new(key).text("name", theme.names.in_language(UiLanguage::English));
        match self {
            Self::Create(_, theme) => named("edit-theme-create", theme),
            Self::Change(_, theme) => named("edit-theme", theme),
            Self::Move(..) => Message::new("edit-theme-move"),
            Self::Merge { .. } => Message::new("edit-theme-merge"),
            Self::Split { theme, tags, .. } => named("edit-theme-split", theme).number("count", tags.len()),
            Self::Retire(_, true) => Message::new("edit-theme-retire"),
            Self::Retire(_, false) => Message::new("edit-theme-bring-back"),
            Self::Remove(_) => Message::new("edit-theme-remove"),
            Self::Import(themes) => Message::new("edit-theme-import").number("count", themes.len()),
        }
    }
}

/// Makes a change of the codebook.
///
/// # Errors
/// [`EditError`], and the study may be half changed: the caller throws it away.
pub(crate) fn change(study: &mut Study, edit: &CodebookEdit) -> Result<(), EditError> {
    match edit {
        CodebookEdit::Create(id, theme) => {
            if study.themes.contains_key(id) {
                return Err(EditError::Twice);
            }
            let order = next_order(study, theme.parent);
            put(study, *id, Theme { order, ..(**theme).clone() });
        }
        CodebookEdit::Change(id, theme) => {
            let old = study.themes.get(id).ok_or(EditError::Unknown)?;
            let Theme { parent, retired, had_key, merged_into, order, .. } = *old;
            put(study, *id, Theme { parent, retired, had_key, merged_into, order, ..(**theme).clone() });
        }
        CodebookEdit::Move(id, parent, place) => move_theme(study, *id, *parent, *place)?,
        CodebookEdit::Merge { from, into, at } => merge(study, *from, *into, *at)?,
        CodebookEdit::Split { from, id, theme, tags, at } => split(study, *from, (*id, theme), tags, *at)?,
        CodebookEdit::Retire(id, retired) => {
            let mut theme = study.themes.get(id).ok_or(EditError::Unknown)?.clone();
            theme.retired = *retired;
            if *retired {
                // A key of a theme that is no longer offered would do nothing.
                theme.had_key = theme.key.take().or(theme.had_key);
            } else {
                theme.merged_into = None;
                let had = theme.had_key.take();
                let free = |key: &u8| !study.themes.values().any(|other| other.key == Some(*key));
                theme.key = theme.key.or(had.filter(free));
            }
            put(study, *id, theme);
        }
        CodebookEdit::Remove(id) => {
            if !study.themes.contains_key(id) {
                return Err(EditError::Unknown);
            }
            if uses(study, *id).any() || children(study, Some(*id)).next().is_some() {
                return Err(EditError::InUse);
            }
            let themes = Arc::make_mut(&mut study.themes);
            themes.remove(id);
            for theme in themes.values_mut() {
                if theme.merged_into == Some(*id) {
                    theme.merged_into = None;
                }
            }
        }
        CodebookEdit::Import(themes) => {
            for (id, theme) in themes {
                put(study, *id, theme.clone());
            }
        }
    }
    check(&study.themes)
}

/// Checks that a codebook is possible: no circle, no missing parent, no key for two themes, no theme without a name.
///
/// # Errors
/// The first of these that is met.
pub(crate) fn check(themes: &BTreeMap<ThemeId, Theme>) -> Result<(), EditError> {
    let mut keys = BTreeSet::new();
    for (id, theme) in themes {
        if theme.names.en.trim().is_empty() && theme.names.zh.trim().is_empty() {
            return Err(EditError::NoName);
        }
        if let Some(key) = theme.key
            && (!(1..=8).contains(&key) || !keys.insert(key))
        {
            return Err(EditError::KeyTaken);
        }
        let mut above = theme.parent;
        let mut steps = 0;
        while let Some(parent) = above {
            steps += 1;
            if parent == *id || steps > themes.len() {
                return Err(EditError::Cycle);
            }
            above = themes.get(&parent).ok_or(EditError::Unknown)?.parent;
        }
    }
    Ok(())
}

fn put(study: &mut Study, id: ThemeId, theme: Theme) {
    Arc::make_mut(&mut study.themes).insert(id, theme);
}

/// Returns the themes directly below one (or on top), in order.
pub fn children(study: &Study, parent: Option<ThemeId>) -> impl Iterator<Item = (ThemeId, &Theme)> {
    let mut below: Vec<(ThemeId, &Theme)> =
        study.themes.iter().filter(|(_, theme)| theme.parent == parent).map(|(id, theme)| (*id, theme)).collect();
    below.sort_by(|(a_id, a), (b_id, b)| (a.order, &a.code, a_id).cmp(&(b.order, &b.code, b_id)));
    below.into_iter()
}

/// Returns the whole codebook, depth first, each theme with how deep it stands.
pub fn tree(study: &Study) -> Vec<(ThemeId, usize)> {
    fn below(study: &Study, parent: Option<ThemeId>, depth: usize, into: &mut Vec<(ThemeId, usize)>) {
        // Deeper than a codebook can be without a circle: a file edited by hand.
        if depth > study.themes.len() {
            return;
        }
        for (id, _) in children(study, parent) {
            into.push((id, depth));
            below(study, Some(id), depth + 1, into);
        }
    }
    let mut all = Vec::new();
    below(study, None, 0, &mut all);
    // A theme whose parent is not there is shown all the same.
    let there: BTreeSet<ThemeId> = all.iter().map(|(id, _)| *id).collect();
    all.extend(study.themes.keys().filter(|id| !there.contains(id)).map(|id| (*id, 0)));
    all
}

/// Whether `id` is `above`, or stands somewhere below it.
pub fn is_below(study: &Study, id: ThemeId, above: ThemeId) -> bool {
    let mut at = Some(id);
    for _ in 0..=study.themes.len() {
        match at {
            Some(here) if here == above => return true,
            Some(here) => at = study.themes.get(&here).and_then(|theme| theme.parent),
            None => return false,
        }
    }
    false
}

/// Returns the names of a theme and of those it stands below, the topmost first.
pub fn path(study: &Study, id: ThemeId) -> Vec<&LocalizedName> {
    let mut names = Vec::new();
    let mut at = Some(id);
    while let Some(theme) = at.and_then(|id| study.themes.get(&id)) {
        names.push(&theme.names);
        at = theme.parent;
        if names.len() > study.themes.len() {
            break;
        }
    }
    names.reverse();
    names
}

/// Returns where a theme that was merged went in the end; itself, when it was not.
pub fn resolve(study: &Study, id: ThemeId) -> ThemeId {
    let mut at = id;
    for _ in 0..study.themes.len() {
        match study.themes.get(&at).and_then(|theme| theme.merged_into) {
            Some(into) => at = into,
            None => break,
        }
    }
    at
}

/// What refers to a theme.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Uses {
    /// The tags.
    pub tags: Vec<AnnotationId>,
    /// How many positions name it.
    pub positions: usize,
}

impl Uses {
    /// Whether anything does.
    pub fn any(&self) -> bool {
        !self.tags.is_empty() || self.positions > 0
    }
}

/// Returns what hangs on a theme.
pub fn uses(study: &Study, id: ThemeId) -> Uses {
    Uses {
        tags: study
            .annotations
            .iter()
            .filter(|(_, annotation)| annotation.body == Body::Tag(id))
            .map(|(id, _)| *id)
            .collect(),
        positions: study.positions.values().filter(|position| position.themes.contains(&id)).count(),
    }
}

pub(super) fn next_order(study: &Study, parent: Option<ThemeId>) -> i32 {
    children(study, parent).map(|(_, theme)| theme.order.saturating_add(1)).max().unwrap_or(0)
}

/// Numbers siblings anew, in this order.
fn number(study: &mut Study, ids: &[ThemeId]) {
    let themes = Arc::make_mut(&mut study.themes);
    for (order, id) in (0..).zip(ids) {
        if let Some(theme) = themes.get_mut(id) {
            theme.order = order;
        }
    }
}

fn move_theme(study: &mut Study, id: ThemeId, parent: Option<ThemeId>, place: usize) -> Result<(), EditError> {
    if parent.is_some_and(|parent| is_below(study, parent, id)) {
        return Err(EditError::Cycle);
    }
    if parent.is_some_and(|parent| !study.themes.contains_key(&parent)) {
        return Err(EditError::Unknown);
    }
    let themes = Arc::make_mut(&mut study.themes);
    themes.get_mut(&id).ok_or(EditError::Unknown)?.parent = parent;
    let mut siblings: Vec<ThemeId> =
        children(study, parent).map(|(sibling, _)| sibling).filter(|sibling| *sibling != id).collect();
    siblings.insert(place.min(siblings.len()), id);
    number(study, &siblings);
    Ok(())
}

/// Gives tags another theme. A tag of the same coder on the same words that says so already makes the other needless.
fn retag(study: &mut Study, tags: &[AnnotationId], to: ThemeId, at: Timestamp) -> Result<(), EditError> {
    let there: BTreeSet<_> = study
        .annotations
        .values()
        .filter(|annotation| annotation.body == Body::Tag(to))
        .map(|annotation| (annotation.author, annotation.target.clone()))
        .collect();
    let annotations = Arc::make_mut(&mut study.annotations);
    for id in tags {
        let annotation = annotations.get_mut(id).ok_or(EditError::Unknown)?;
        if there.contains(&(annotation.author, annotation.target.clone())) {
            annotations.remove(id);
        } else {
            let annotation: &mut Annotation = Arc::make_mut(annotation);
            annotation.body = Body::Tag(to);
            annotation.changed = at;
        }
    }
    Ok(())
}

fn merge(study: &mut Study, from: ThemeId, into: ThemeId, at: Timestamp) -> Result<(), EditError> {
    if from == into {
        return Err(EditError::Cycle);
    }
    let gone = study.themes.get(&from).ok_or(EditError::Unknown)?.clone();
    let kept = study.themes.get(&into).ok_or(EditError::Unknown)?;
    if kept.merged_into.is_some() {
        return Err(EditError::Unknown);
    }
    let mut kept = kept.clone();
    if is_below(study, into, from) {
        // What stays comes up first, or its own parent would be below it.
        kept.parent = gone.parent;
    }
    for word in &gone.keywords {
        if !kept.keywords.contains(word) {
            kept.keywords.push(word.clone());
        }
    }
    kept.key = kept.key.or(gone.key);
    for (mine, its) in [
        (&mut kept.description, &gone.description),
        (&mut kept.include, &gone.include),
        (&mut kept.exclude, &gone.exclude),
    ] {
        if mine.trim().is_empty() {
            mine.clone_from(its);
        } else if !its.trim().is_empty() && !mine.contains(its.trim()) {
            mine.push('\n');
            mine.push_str(its.trim());
        }
    }
    put(study, into, kept);
    let below: Vec<ThemeId> = children(study, Some(from)).map(|(id, _)| id).filter(|id| *id != into).collect();
    let mut order = next_order(study, Some(into));
    let themes = Arc::make_mut(&mut study.themes);
    for id in below {
        if let Some(theme) = themes.get_mut(&id) {
            theme.parent = Some(into);
            theme.order = order;
            order = order.saturating_add(1);
        }
    }
    let had_key = gone.key.or(gone.had_key);
    themes.insert(from, Theme { retired: true, key: None, had_key, merged_into: Some(into), ..gone });
    let tags = uses(study, from).tags;
    retag(study, &tags, into, at)?;
    if study.positions.values().any(|position| position.themes.contains(&from)) {
        for position in Arc::make_mut(&mut study.positions).values_mut() {
            if position.themes.contains(&from) {
                position.themes.retain(|theme| *theme != from && *theme != into);
                position.themes.push(into);
            }
        }
    }
    Ok(())
}

fn split(
    study: &mut Study,
    from: ThemeId,
    (id, theme): (ThemeId, &Theme),
    tags: &[AnnotationId],
    at: Timestamp,
) -> Result<(), EditError> {
    let old = study.themes.get(&from).ok_or(EditError::Unknown)?;
    if study.themes.contains_key(&id) {
        return Err(EditError::Twice);
    }
    let parent = old.parent;
    let place = children(study, parent).position(|(sibling, _)| sibling == from).map_or(usize::MAX, |place| place + 1);
    let of_from = |tag: &AnnotationId| study.annotations.get(tag).is_some_and(|tag| tag.body == Body::Tag(from));
    if !tags.iter().all(of_from) {
        return Err(EditError::Unknown);
    }
    put(study, id, Theme { parent, ..theme.clone() });
    move_theme(study, id, parent, place)?;
    retag(study, tags, id, at)
}
