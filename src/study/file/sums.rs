//! Sums over what a study means, so that damage is noticed.
//!
//! ```text
//! copy      "1:" the hash of its line (number, path and sum left out), of each paragraph with its id, of each piece set
//!           aside, in order; ":" four hexadecimal digits a paragraph, which tell what is missing, doubled, altered, moved
//! item      the hash of an item without its id
//! study     the hash of all items, sorted by kind and id
//! ```
//! A value is hashed as compact JSON of the file's plain types: what is read of a line counts, not how the line is written.
//! A sum of another generation than 1 can't be told true or false here, and is left as it stands.

use super::v1;
use crate::base::ContentHash;
use serde::Serialize;
use std::collections::BTreeMap;
use std::fmt;

/// The generation of sums that is written.
const GENERATION: &str = "1";

/// So many hexadecimal digits tell an item from what it was.
const ITEM_DIGITS: usize = 8;
const PARAGRAPH_DIGITS: usize = 4;

/// The sum of a copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct CopySum {
    whole: String,
    paragraphs: Vec<String>,
}

impl fmt::Display for CopySum {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{GENERATION}:{}:{}", self.whole, self.paragraphs.concat())
    }
}

/// What a sum says of a copy.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// The copy is as it was.
    True,
    /// It is not.
    False(Difference),
    /// A later generation wrote the sum.
    Unknown,
}

/// What differs between a copy and what it was; places of paragraphs count from 1.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Difference {
    /// Paragraphs that went: places in the copy as it was.
    pub missing: Vec<usize>,
    /// Paragraphs that stand there once more: places as it is.
    pub doubled: Vec<usize>,
    /// Paragraphs of other words, ids or looks: places as it is.
    pub altered: Vec<usize>,
    /// Paragraphs in each other's places: places as it is.
    pub moved: Vec<usize>,
    /// How many paragraphs there were.
    pub were: usize,
}

fn json(value: &impl Serialize) -> Vec<u8> {
    // Plain data is always written.
    serde_json::to_vec(value).unwrap_or_default()
}

fn hash(value: &impl Serialize) -> ContentHash {
    ContentHash::of(&json(value))
}

fn digits(hash: &ContentHash, count: usize) -> String {
    hash.to_string().chars().take(count).collect()
}

/// Returns the sum of a copy.
pub(super) fn of_copy(copy: &v1::Copy, paragraphs: &[&v1::CopyParagraph], set_aside: &[&v1::CopySetAside]) -> CopySum {
    let line = v1::Copy { number: 0, path: None, sum: None, more: false, ..copy.clone() };
    let hashes: Vec<ContentHash> = paragraphs.iter().map(|line| hash(&(&line.id, &line.paragraph))).collect();
    let mut parts = vec![json(&line)];
    parts.extend(hashes.iter().map(|hash| hash.to_string().into_bytes()));
    parts.extend(set_aside.iter().map(|line| json(&line.piece)));
    CopySum {
        whole: ContentHash::of_parts(parts.iter().map(Vec::as_slice)).to_string(),
        paragraphs: hashes.iter().map(|hash| digits(hash, PARAGRAPH_DIGITS)).collect(),
    }
}

impl CopySum {
    /// Compares a copy's sum as its line says it with the sum of what is there.
    pub(super) fn verify(&self, said: &str) -> Verdict {
        if said == self.to_string() {
            return Verdict::True;
        }
        let mut parts = said.split(':');
        let (generation, _whole, checks) = (parts.next(), parts.next(), parts.next().unwrap_or_default());
        match generation.and_then(|number| number.parse::<u32>().ok()) {
            Some(number) if number.to_string() != GENERATION && number > 0 => Verdict::Unknown,
            _ => {
                let letters: Vec<char> = checks.chars().collect();
                let were: Vec<String> = letters.chunks(PARAGRAPH_DIGITS).map(|check| check.iter().collect()).collect();
                Verdict::False(difference(&were, &self.paragraphs))
            }
        }
    }
}

fn difference(were: &[String], are: &[String]) -> Difference {
    let mut out = Difference { were: were.len(), ..Difference::default() };
    let same_start = were.iter().zip(are).take_while(|(was, is)| was == is).count();
    let rest = were.len().min(are.len()) - same_start;
    let same_end = were.iter().rev().zip(are.iter().rev()).take(rest).take_while(|(was, is)| was == is).count();
    let inner = |all: &[String]| -> Vec<(usize, String)> {
        let places = all.iter().cloned().enumerate().map(|(place, check)| (place + 1, check));
        places.take(all.len() - same_end).skip(same_start).collect()
    };
    let (was, is) = (inner(were), inner(are));
    let mut counts: BTreeMap<&str, i64> = BTreeMap::new();
    for (_, check) in &was {
        *counts.entry(check).or_default() += 1;
    }
    let mut extra = Vec::new();
    for (place, check) in &is {
        let left = counts.entry(check).or_default();
        *left -= 1;
        if *left < 0 {
            extra.push((*place, check));
        }
    }
    let mut missing: Vec<usize> = Vec::new();
    for (place, check) in was.iter().rev() {
        if let Some(left) = counts.get_mut(check.as_str()).filter(|left| **left > 0) {
            *left -= 1;
            missing.push(*place);
        }
    }
    missing.reverse();
    if missing.is_empty() && extra.is_empty() {
        out.moved = was.iter().zip(&is).filter(|(was, is)| was.1 != is.1).map(|(_, is)| is.0).collect();
        return out;
    }
    for (place, check) in extra {
        if were.contains(check) {
            out.doubled.push(place);
        } else {
            out.altered.push(place);
        }
    }
    // Each altered one stands for one that was.
    let mut altered = out.altered.len();
    missing.retain(|_| {
        let stands = altered > 0;
        altered = altered.saturating_sub(1);
        !stands
    });
    out.missing = missing;
    out
}

/// A thing of a study as sums know it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Item {
    /// What it is, as in a delta: `theme`.
    pub kind: String,
    /// Its id, or what else tells it from others of its kind.
    pub id: String,
    /// The first digits of its hash.
    pub check: String,
}

/// The sums of a whole study.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct StudySums {
    /// The sum of the study.
    pub whole: String,
    /// Its items, by kind and id.
    pub items: Vec<Item>,
}

/// Gathers the items of a study.
#[derive(Default)]
struct Items(Vec<(&'static str, String, ContentHash)>);

impl Items {
    fn put(&mut self, kind: &'static str, id: &str, value: &impl Serialize) {
        self.0.push((kind, id.to_owned(), hash(value)));
    }
}

/// Returns the sums of a study.
pub(super) fn of_study(file: &v1::Study) -> StudySums {
    let mut items = Items::default();
    // What was not there when sums began is in them only where it is used.
    match &file.language {
        None => items.put("study", &file.id, &(&file.title, file.invented, &file.options)),
        Some(language) => items.put("study", &file.id, &(&file.title, file.invented, &file.options, language)),
    }
    file.coders.iter().for_each(|(id, name)| items.put("coder", id, name));
    for (place, draft) in file.drafts.iter().enumerate() {
        items.put("draft", &draft.id, &(place, draft));
    }
    let (mut paragraphs, mut set_aside) = (BTreeMap::<_, Vec<_>>::new(), BTreeMap::<_, Vec<_>>::new());
    file.paragraphs.iter().for_each(|line| paragraphs.entry(line.copy).or_default().push(line));
    file.set_aside.iter().for_each(|line| set_aside.entry(line.copy).or_default().push(line));
    for copy in &file.copies {
        let name = format!("{} {}", copy.draft, copy.translation.as_deref().unwrap_or_default());
        let paragraphs = paragraphs.remove(&copy.number).unwrap_or_default();
        let set_aside = set_aside.remove(&copy.number).unwrap_or_default();
        items.put("copy", name.trim_end(), &of_copy(copy, &paragraphs, &set_aside).whole);
    }
    let none = String::new;
    file.themes.iter().for_each(|item| items.put("theme", &item.id, &v1::Theme { id: none(), ..item.clone() }));
    file.actors.iter().for_each(|item| items.put("actor", &item.id, &v1::Actor { id: none(), ..item.clone() }));
    file.positions
        .iter()
        .for_each(|item| items.put("position", &item.id, &v1::Position { id: none(), ..item.clone() }));
    file.asks.iter().for_each(|item| items.put("ask", &item.id, &v1::Ask { id: none(), ..item.clone() }));
    file.links.iter().for_each(|item| items.put("link", &item.id, &v1::UserLink { id: none(), ..item.clone() }));
    file.annotations
        .iter()
        .for_each(|item| items.put("annotation", &item.id, &v1::Annotation { id: none(), ..item.clone() }));
    file.references
        .iter()
        .for_each(|item| items.put("reference", &item.id, &v1::Reference { id: none(), ..item.clone() }));
    // What has no ids: the order of these lists says nothing.
    let sorted = |mut list: Vec<Vec<u8>>| {
        list.sort();
        list
    };
    items.put("milestones", "", &sorted(file.milestones.iter().map(json).collect()));
    items.put("dismissed", "", &sorted(file.dismissed.iter().map(json).collect()));
    if !file.terms.is_empty() {
        items.put("terms", "", &file.terms);
    }
    items.put("unplaced", "", &sorted(file.unplaced.iter().map(json).collect()));
    items.put("conflicts", "", &sorted(file.conflicts.iter().map(json).collect()));
    if file.kept.count() > 0 {
        let sources = file.kept.parts.iter().map(|(address, part)| (address, &part.source));
        items.put("kept", "", &sources.collect::<Vec<_>>());
    }
    let Items(mut items) = items;
    items.sort();
    let mut all = String::new();
    for (kind, id, hash) in &items {
        all.push_str(&format!("{kind} {id} {hash}\n"));
    }
    StudySums {
        whole: ContentHash::of(all.as_bytes()).to_string(),
        items: items
            .into_iter()
            .map(|(kind, id, hash)| Item { kind: kind.to_owned(), id, check: digits(&hash, ITEM_DIGITS) })
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(were: &str, are: &str) -> Difference {
        let of = |text: &str| text.split_whitespace().map(ToOwned::to_owned).collect::<Vec<_>>();
        difference(&of(were), &of(are))
    }

    #[test]
    fn a_difference_is_named() {
        let were = 4;
        assert_eq!(told("a b c d", "a b d"), Difference { missing: vec![3], were, ..Difference::default() });
        assert_eq!(told("a b c d", "a b b c d"), Difference { doubled: vec![3], were, ..Difference::default() });
        assert_eq!(told("a b c d", "a x c d"), Difference { altered: vec![2], were, ..Difference::default() });
        assert_eq!(told("a b c d", "a c b d"), Difference { moved: vec![2, 3], were, ..Difference::default() });
        assert_eq!(told("a b c d", ""), Difference { missing: vec![1, 2, 3, 4], were, ..Difference::default() });
        assert_eq!(told("a b c d", "a b c d"), Difference { were, ..Difference::default() });
    }
}
