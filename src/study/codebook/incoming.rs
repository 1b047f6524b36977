//! A codebook from elsewhere: what it would add and change, before anything is.

use super::change::{CodebookEdit, next_order, path};
use crate::base::{IdSource, ImportedCode, ThemeId};
use crate::study::model::Theme;
use crate::study::root::Study;
use std::collections::BTreeMap;

/// What becomes of one theme of a codebook from elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fate {
    /// The theme of the study.
    pub id: ThemeId,
    /// Its name, as the other codebook has it.
    pub name: String,
    /// Whether it is new here.
    pub new: bool,
    /// What differs: the fields' names, with how they read here and there. Empty when nothing does.
    pub differs: Vec<(&'static str, String, String)>,
}

/// What the import of a codebook would do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Incoming {
    /// Theme by theme.
    pub fates: Vec<Fate>,
    /// The edit that adds what is new and leaves the rest as it is.
    pub add: CodebookEdit,
    /// The edit that also changes what differs.
    pub add_and_change: CodebookEdit,
}

/// Finds for each theme of another codebook its like in the study: by id, else by name (with its path first, then
/// alone, when only one has it).
pub fn plan(study: &Study, themes: &[ImportedCode], ids: &mut dyn IdSource) -> Incoming {
    let mut here: Vec<ThemeId> = Vec::new();
    let mut fates = Vec::new();
    let (mut add, mut all) = (Vec::new(), Vec::new());
    let mut keys: BTreeMap<u8, ThemeId> =
        study.themes.iter().filter_map(|(id, theme)| Some((theme.key?, *id))).collect();
    let mut orders: BTreeMap<Option<ThemeId>, i32> = BTreeMap::new();
    for theme in themes {
        let parent = theme.parent.and_then(|parent| here.get(parent)).copied();
        let like = like(study, theme, themes).filter(|id| !here.contains(id));
        let id = like.unwrap_or_else(|| match theme.id.map(ThemeId::from_bits) {
            Some(id) if !study.themes.contains_key(&id) && !here.contains(&id) => id,
            _ => ThemeId::new(ids),
        });
        here.push(id);
        match study.themes.get(&id) {
            Some(old) => {
                let new = laid_over(old, theme, &keys, id);
                let differs = differences(old, &new);
                if !differs.is_empty() {
                    all.push((id, new));
                }
                fates.push(Fate { id, name: theme.name.clone(), new: false, differs });
            }
            None => {
                let mut new = laid_over(&Theme::default(), theme, &keys, id);
                if let Some(key) = new.key {
                    keys.insert(key, id);
                }
                new.parent = parent;
                let order = orders.entry(parent).or_insert_with(|| next_order(study, parent));
                new.order = *order;
                *order = order.saturating_add(1);
                add.push((id, new.clone()));
                all.push((id, new));
                fates.push(Fate { id, name: theme.name.clone(), new: true, differs: Vec::new() });
            }
        }
    }
    Incoming { fates, add: CodebookEdit::Import(add), add_and_change: CodebookEdit::Import(all) }
}

fn like(study: &Study, theme: &ImportedCode, all: &[ImportedCode]) -> Option<ThemeId> {
    if let Some(id) = theme.id.map(ThemeId::from_bits)
        && study.themes.contains_key(&id)
    {
        return Some(id);
    }
    let names: Vec<&str> = [Some(&theme.name), theme.en.as_ref(), theme.zh.as_ref()]
        .into_iter()
        .flatten()
        .map(|name| name.trim())
        .filter(|name| !name.is_empty())
        .collect();
    let same = |there: &Theme| {
        names.iter().any(|name| {
            let is = |there: &str| !there.is_empty() && there.to_lowercase() == name.to_lowercase();
            is(&there.names.en) || is(&there.names.zh)
        })
    };
    let alike: Vec<ThemeId> = study.themes.iter().filter(|(_, there)| same(there)).map(|(id, _)| *id).collect();
    if let [only] = alike.as_slice() {
        return Some(*only);
    }
    let mut above = Vec::new();
    let mut at = theme.parent;
    while let Some(parent) = at.and_then(|at| all.get(at)) {
        above.push(parent.name.to_lowercase());
        at = parent.parent.filter(|next| Some(*next) < at);
    }
    above.reverse();
    alike.into_iter().find(|id| {
        let mut path: Vec<_> = path(study, *id);
        path.pop();
        path.len() == above.len()
            && path
                .iter()
                .zip(&above)
                .all(|(there, name)| there.en.to_lowercase() == *name || there.zh.to_lowercase() == *name)
    })
}

/// A theme with what another codebook says laid over it; where that says nothing, it stays.
fn laid_over(old: &Theme, theme: &ImportedCode, keys: &BTreeMap<u8, ThemeId>, id: ThemeId) -> Theme {
    let mut new = old.clone();
    if theme.en.is_none() && theme.zh.is_none() {
        let known = [&old.names.en, &old.names.zh].into_iter().any(|name| name.eq_ignore_ascii_case(&theme.name));
        if !known && !theme.name.trim().is_empty() {
            let han = theme.name.chars().any(|letter| matches!(letter, '\u{3400}'..='\u{9FFF}'));
            let name = if han { &mut new.names.zh } else { &mut new.names.en };
            name.clone_from(&theme.name);
        }
    }
    let lay = |mine: &mut String, its: &Option<String>| {
        if let Some(its) = its {
            mine.clone_from(its);
        }
    };
    lay(&mut new.names.en, &theme.en);
    lay(&mut new.names.zh, &theme.zh);
    lay(&mut new.code, &theme.code);
    lay(&mut new.description, &theme.description);
    lay(&mut new.include, &theme.include);
    lay(&mut new.exclude, &theme.exclude);
    if let Some(words) = &theme.keywords {
        new.keywords.clone_from(words);
    }
    if let Some(colour) = theme.colour {
        new.colour = Some(colour);
    }
    if let Some(retired) = theme.retired {
        new.retired = retired;
    }
    // A key that another theme has stays with it.
    if let Some(key) = theme.key
        && (1..=8).contains(&key)
        && keys.get(&key).is_none_or(|owner| *owner == id)
    {
        new.key = Some(key);
    }
    new
}

fn differences(old: &Theme, new: &Theme) -> Vec<(&'static str, String, String)> {
    let text = |theme: &Theme| {
        [
            ("codebook-name-en", theme.names.en.clone()),
            ("codebook-name-zh", theme.names.zh.clone()),
            ("codebook-code", theme.code.clone()),
            ("codebook-key", theme.key.map(|key| key.to_string()).unwrap_or_default()),
            ("codebook-colour", theme.colour.map(|colour| format!("#{colour:06X}")).unwrap_or_default()),
            ("codebook-description", theme.description.clone()),
            ("codebook-include", theme.include.clone()),
            ("codebook-exclude", theme.exclude.clone()),
            ("codebook-keywords", theme.keywords.join(", ")),
            ("codebook-retired", if theme.retired { "✓" } else { "" }.to_owned()),
        ]
    };
    text(old)
        .into_iter()
        .zip(text(new))
        .filter(|(old, new)| old != new)
        .map(|((field, old), (_, new))| (field, old, new))
        .collect()
}
