//! Names of actors in texts: codes, short forms, aliases, the longest first.

use crate::base::{ActorId, Span};
use crate::study::Study;
use std::collections::BTreeMap;

/// An actor as a text names it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ActorName {
    /// As written.
    pub written: String,
    /// The actor of the study; none for a name it does not know.
    pub actor: Option<ActorId>,
    /// Its code.
    pub code: Option<String>,
    /// Its name in English.
    pub name: Option<String>,
}

#[derive(Debug, Clone)]
struct Entry {
    words: String,
    actor: ActorId,
    code: String,
    name: String,
}

/// Finds actors in texts.
#[derive(Debug, Clone, Default)]
pub struct ActorFinder {
    /// By first letter, the longest first: "G77 and China" before "China", "Nigeria" before "Niger".
    by_first: BTreeMap<char, Vec<Entry>>,
}

fn is_han(letter: char) -> bool {
    matches!(letter, '\u{3400}'..='\u{9FFF}')
}

impl ActorFinder {
    /// A finder of the study's actors, by their codes, names and aliases.
    pub fn of(study: &Study) -> Self {
        let mut by_first: BTreeMap<char, Vec<Entry>> = BTreeMap::new();
        for (&id, actor) in study.actors.iter() {
            let names = [&actor.code, &actor.names.en, &actor.names.zh];
            for words in names.into_iter().chain(&actor.aliases).filter(|words| !words.trim().is_empty()) {
                let Some(first) = words.chars().next() else { continue };
                let name = if actor.names.en.is_empty() { &actor.names.zh } else { &actor.names.en };
                by_first.entry(first).or_default().push(Entry {
                    words: words.clone(),
                    actor: id,
                    code: actor.code.clone(),
                    name: name.clone(),
                });
            }
        }
        for entries in by_first.values_mut() {
            entries.sort_by(|a, b| b.words.len().cmp(&a.words.len()).then_with(|| a.words.cmp(&b.words)));
        }
        Self { by_first }
    }

    /// The longest name that begins `text`, as written: capitals count, since "us" is no state.
    fn starting(&self, text: &str) -> Option<(usize, ActorName)> {
        let first = text.chars().next()?;
        let entry = self.by_first.get(&first)?.iter().find(|entry| {
            text.strip_prefix(entry.words.as_str()).is_some_and(|rest| {
                let last_is_letter = entry.words.ends_with(|letter: char| letter.is_alphanumeric() && !is_han(letter));
                !(last_is_letter && rest.starts_with(|letter: char| letter.is_alphanumeric() && !is_han(letter)))
            })
        })?;
        let name = ActorName {
            written: entry.words.clone(),
            actor: Some(entry.actor),
            code: Some(entry.code.clone()),
            name: Some(entry.name.clone()),
        };
        Some((entry.words.len(), name))
    }

    /// Every actor named in a text, in order.
    pub fn find(&self, text: &str) -> Vec<(Span, ActorName)> {
        let mut found = Vec::new();
        let mut at = 0;
        let mut before: Option<char> = None;
        while let Some(letter) = text.get(at..).and_then(|rest| rest.chars().next()) {
            let inside_word = before.is_some_and(|before| before.is_alphanumeric() && !is_han(before));
            let hit = if inside_word && !is_han(letter) { None } else { self.starting(text.get(at..).unwrap_or("")) };
            match hit {
                Some((length, name)) => {
                    found.push((Span::new(at, length), name));
                    at += length;
                    before = text.get(..at).and_then(|head| head.chars().next_back());
                }
                None => {
                    at += letter.len_utf8();
                    before = Some(letter);
                }
            }
        }
        found
    }

    /// The actors at the beginning of a text: "EU, UK, CAN: delete" begins with three, "G77 and China" is one. Names
    /// that are not known count only where they look like codes. Returns how many bytes they take.
    pub fn list_at_start(&self, text: &str) -> Option<(Vec<ActorName>, usize)> {
        let mut names = Vec::new();
        let mut at = text.len() - text.trim_start().len();
        let mut end = at;
        loop {
            let rest = text.get(at..)?;
            let next = self.starting(rest).or_else(|| code_like(rest));
            let Some((length, name)) = next else { break };
            names.push(name);
            end = at + length;
            let rest = text.get(end..)?;
            let Some(width) = separator(rest) else { break };
            at = end + width;
        }
        (!names.is_empty()).then_some((names, end))
    }

    /// The actors, when a text is nothing but a list of them.
    pub fn list(&self, text: &str) -> Option<Vec<ActorName>> {
        let (names, end) = self.list_at_start(text)?;
        text.get(end..)?
            .trim_matches(|letter: char| letter.is_whitespace() || letter == '.')
            .is_empty()
            .then_some(names)
    }

    /// A name as a person wrote it: a known actor, or the name itself.
    pub fn named(&self, written: &str) -> ActorName {
        match self.list(written).as_deref() {
            Some([only]) => only.clone(),
            _ => unknown(written.trim()),
        }
    }
}

fn unknown(written: &str) -> ActorName {
    ActorName { written: written.to_owned(), actor: None, code: None, name: None }
}

/// A code nobody knows: two to eight capitals and digits, then no letter.
fn code_like(text: &str) -> Option<(usize, ActorName)> {
    let end = text
        .find(|letter: char| !(letter.is_ascii_uppercase() || letter.is_ascii_digit() || letter == '-'))
        .unwrap_or(text.len());
    let code = text.get(..end)?.trim_end_matches('-');
    let capitals = code.chars().filter(char::is_ascii_uppercase).count();
    // Paragraphs and years are no names: OP3, PP12, 2030.
    let paragraph = code.strip_prefix("OP").or_else(|| code.strip_prefix("PP"));
    let paragraph = paragraph.is_some_and(|rest| rest.is_empty() || rest.bytes().all(|byte| byte.is_ascii_digit()));
    let lone = text.get(code.len()..)?.starts_with(|letter: char| letter.is_alphanumeric());
    ((2..=8).contains(&code.len()) && capitals >= 2 && !lone && !paragraph && !is_numeral(code))
        .then(|| (code.len(), unknown(code)))
}

fn is_numeral(code: &str) -> bool {
    code.bytes().all(|byte| b"IVXLC".contains(&byte))
}

/// How wide the separator between two names is.
fn separator(text: &str) -> Option<usize> {
    let trimmed = text.trim_start();
    let spaces = text.len() - trimmed.len();
    for sign in [",", ";", "/", "+", "&", "，", "、", "；", "和", "及", "与"] {
        if let Some(rest) = trimmed.strip_prefix(sign) {
            let rest_trimmed = rest.trim_start();
            let and = rest_trimmed.strip_prefix("and ").map_or(0, |after| rest_trimmed.len() - after.len());
            return Some(spaces + sign.len() + (rest.len() - rest_trimmed.len()) + and);
        }
    }
    let word = trimmed.strip_prefix("and ").or_else(|| trimmed.strip_prefix("with "))?;
    (spaces > 0).then(|| spaces + trimmed.len() - word.trim_start().len())
}
