//! The ladder of a language: words and their rungs, read from the program's own lists.

use super::model::{Axis, Cause};
use crate::text::Language;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// A rung as the lists write it.
#[derive(Deserialize, Default)]
struct Rung {
    force: i32,
    #[serde(default)]
    axis: Axis,
    words: Vec<String>,
    /// Read by nobody but the test that asks each rung for one.
    #[serde(default)]
    #[cfg_attr(not(test), expect(dead_code, reason = "for readers of the list"))]
    source: String,
    #[serde(default)]
    group: String,
}

/// A list of a language, as written.
#[derive(Deserialize, Default)]
#[serde(default)]
struct Lists {
    verbs: Vec<Rung>,
    preamble: Vec<Rung>,
    modals: Vec<Rung>,
    actions: Vec<Rung>,
    products: Vec<Rung>,
    purposes: Vec<Rung>,
    hedges: Vec<Rung>,
    quantities: Vec<Rung>,
    roles: Vec<Rung>,
    role_nouns: Vec<String>,
    compounds: Vec<String>,
}

/// In which list a word stands: what it must govern to count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum List {
    Verb,
    Preamble,
    Modal,
    Action,
    Product,
    Purpose,
    Hedge,
    Quantity,
    Role,
    /// A word that only contains one of the others (Chinese).
    Compound,
}

/// The form in which the first word of a phrase stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Form {
    /// As the list has it.
    Base,
    /// requests
    Third,
    /// requesting
    Gerund,
    /// requested
    Past,
    /// Not inflected.
    Exact,
}

/// A word of a phrase: one of these.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Slot {
    pub words: Vec<String>,
    pub optional: bool,
}

/// A phrase of the ladder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    pub list: List,
    pub form: Form,
    pub cause: Cause,
    pub axis: Axis,
    pub force: i32,
    /// The words after the first.
    pub rest: Vec<Slot>,
}

/// The ladder of a language.
#[derive(Debug, Default)]
pub(super) struct Ladder {
    /// Phrases by their first word; in Chinese by the whole of it.
    pub phrases: BTreeMap<String, Vec<Entry>>,
    /// Nouns that a role is said of.
    pub role_nouns: Vec<String>,
    /// Every word that a phrase may hold, in the forms it may have (languages written with spaces).
    pub words: BTreeSet<String>,
    /// The longest phrase, in characters (Chinese).
    pub longest: usize,
    /// For each first word, its bit by [`sieve`]: most words of a text are told at once to begin no phrase.
    sieve: Vec<bool>,
}

/// So many bits the sieve has.
const SIEVE: usize = 4096;

/// The bit of a word.
fn sieve(word: &str) -> usize {
    word.bytes().fold(7_usize, |sum, byte| sum.wrapping_mul(31).wrapping_add(usize::from(byte))) % SIEVE
}

impl Ladder {
    /// The phrases that begin with a word in small letters.
    pub fn beginning(&self, word: &str) -> Option<&[Entry]> {
        let may = self.sieve.get(sieve(word)).copied().unwrap_or(false);
        if may { self.phrases.get(word).map(Vec::as_slice) } else { None }
    }
}

/// Words that only hold a phrase together: where nothing else came or went, nothing shifts.
const GLUE: &[&str] = &[
    "a", "and", "are", "as", "at", "be", "do", "for", "in", "is", "it", "its", "of", "on", "or", "the", "their",
    "they", "that", "this", "to", "which", "who", "with",
];

/// Returns the ladder of a language; `None` where there is none.
pub(super) fn ladder(language: Language) -> Option<&'static Ladder> {
    static ENGLISH: LazyLock<Ladder> = LazyLock::new(|| read(include_str!("../../../assets/strength/en.ron"), true));
    static CHINESE: LazyLock<Ladder> =
        LazyLock::new(|| read(include_str!("../../../assets/strength/zh-Hans.ron"), false));
    match language {
        Language::English => Some(&ENGLISH),
        Language::Chinese => Some(&CHINESE),
        _ => None,
    }
}

/// Reads a list of the program; the test below reads each of them, so that a fault in one is found there.
fn read(source: &str, spaced: bool) -> Ladder {
    let lists: Lists = ron::from_str(source).unwrap_or_default();
    let mut ladder = Ladder { role_nouns: lists.role_nouns, ..Ladder::default() };
    let mut add = |rungs: Vec<Rung>, list: List, cause: Cause| {
        for rung in rungs {
            let cause = rung.group.parse().unwrap_or(cause);
            let entry = |form, rest| Entry { list, form, cause, axis: rung.axis, force: rung.force, rest };
            for phrase in &rung.words {
                if spaced {
                    for slots in patterns(phrase) {
                        ladder.words.extend(slots.iter().flat_map(|slot| slot.words.iter().cloned()));
                        enter(&mut ladder.phrases, list, &slots, &entry);
                    }
                } else {
                    ladder.longest = ladder.longest.max(phrase.chars().count());
                    ladder.phrases.entry(phrase.clone()).or_default().push(entry(Form::Exact, Vec::new()));
                }
            }
        }
    };
    add(lists.verbs, List::Verb, Cause::Verb);
    add(lists.preamble, List::Preamble, Cause::Preamble);
    add(lists.modals, List::Modal, Cause::Verb);
    add(lists.actions, List::Action, Cause::Action);
    add(lists.products, List::Product, Cause::Product);
    add(lists.purposes, List::Purpose, Cause::Purpose);
    add(lists.hedges, List::Hedge, Cause::Discretion);
    add(lists.quantities, List::Quantity, Cause::Scope);
    add(lists.roles, List::Role, Cause::Role);
    add(vec![Rung { words: lists.compounds, ..Rung::default() }], List::Compound, Cause::Verb);
    ladder.sieve = vec![false; SIEVE];
    for first in ladder.phrases.keys() {
        if let Some(bit) = ladder.sieve.get_mut(sieve(first)) {
            *bit = true;
        }
    }
    let firsts: Vec<String> = ladder.phrases.keys().cloned().collect();
    ladder.words.extend(firsts);
    ladder.words.retain(|word| !GLUE.contains(&word.as_str()));
    ladder
}

/// The phrases that one line of a list stands for: ` :: ` separates parts, ` / ` alternatives of a part.
fn patterns(phrase: &str) -> Vec<Vec<Slot>> {
    let mut all: Vec<Vec<Slot>> = vec![Vec::new()];
    for part in phrase.split(" :: ") {
        let alternatives: Vec<Vec<Slot>> = part.split(" / ").map(slots).collect();
        all = all
            .iter()
            .flat_map(|before| {
                alternatives.iter().map(|after| before.iter().chain(after).cloned().collect::<Vec<Slot>>())
            })
            .collect();
    }
    all
}

fn slots(words: &str) -> Vec<Slot> {
    words
        .split_whitespace()
        .map(|word| Slot {
            words: word.trim_end_matches('?').split('/').map(str::to_owned).collect(),
            optional: word.ends_with('?'),
        })
        .collect()
}

fn enter(
    phrases: &mut BTreeMap<String, Vec<Entry>>,
    list: List,
    slots: &[Slot],
    entry: &impl Fn(Form, Vec<Slot>) -> Entry,
) {
    let Some((first, rest)) = slots.split_first() else { return };
    for word in &first.words {
        let inflected = matches!(list, List::Verb | List::Action) && !matches!(&**word, "are" | "is" | "have" | "has");
        let mut put = |word: String, form| phrases.entry(word).or_default().push(entry(form, rest.to_vec()));
        if inflected {
            put(word.clone(), Form::Base);
            put(third(word), Form::Third);
            put(gerund(word), Form::Gerund);
            put(past(word), Form::Past);
        } else {
            put(word.clone(), Form::Exact);
        }
    }
    if first.optional {
        enter(phrases, list, rest, entry);
    }
}

fn third(verb: &str) -> String {
    match verb.chars().last() {
        Some('y') if !ends_in_vowel_before_last(verb) => format!("{}ies", verb.trim_end_matches('y')),
        Some('s' | 'x' | 'h') => format!("{verb}es"),
        _ => format!("{verb}s"),
    }
}

fn ends_in_vowel_before_last(verb: &str) -> bool {
    verb.chars().rev().nth(1).is_some_and(|letter| "aeiou".contains(letter))
}

/// A verb whose last letter is doubled before an ending.
fn doubles(verb: &str) -> bool {
    matches!(verb, "commit" | "ban" | "plan" | "control" | "stop")
}

fn with_ending(verb: &str, ending: &str) -> String {
    match verb.chars().last() {
        Some('e') if ending == "ed" || !verb.ends_with("ee") => {
            format!("{}{ending}", verb.strip_suffix('e').unwrap_or(verb))
        }
        Some(last) if doubles(verb) => format!("{verb}{last}{ending}"),
        _ => format!("{verb}{ending}"),
    }
}

fn gerund(verb: &str) -> String {
    with_ending(verb, "ing")
}

fn past(verb: &str) -> String {
    match verb {
        "take" => "taken".to_owned(),
        "bear" => "borne".to_owned(),
        "seek" => "sought".to_owned(),
        "undertake" => "undertaken".to_owned(),
        _ if verb.ends_with('y') && !ends_in_vowel_before_last(verb) => format!("{}ied", verb.trim_end_matches('y')),
        _ => with_ending(verb, "ed"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCES: [&str; 2] =
        [include_str!("../../../assets/strength/en.ron"), include_str!("../../../assets/strength/zh-Hans.ron")];

    #[test]
    fn each_rung_names_its_source() {
        for source in SOURCES {
            let lists: Lists = ron::from_str(source).expect("the list is RON");
            let all = [
                lists.verbs,
                lists.preamble,
                lists.modals,
                lists.actions,
                lists.products,
                lists.purposes,
                lists.hedges,
                lists.quantities,
                lists.roles,
            ];
            for rung in all.iter().flatten() {
                assert!(!rung.source.is_empty(), "{:?} has no source", rung.words);
                assert!(rung.group.is_empty() || rung.group.parse::<Cause>().is_ok(), "{}", rung.group);
            }
        }
    }

    #[test]
    fn verbs_are_inflected() {
        for (verb, forms) in [
            ("decide", ["decides", "deciding", "decided"]),
            ("commit", ["commits", "committing", "committed"]),
            ("reaffirm", ["reaffirms", "reaffirming", "reaffirmed"]),
            ("agree", ["agrees", "agreeing", "agreed"]),
        ] {
            assert_eq!([third(verb), gerund(verb), past(verb)], forms.map(str::to_owned));
        }
    }
}
