//! Actors: who was a member of what on a day, and their names in texts.
//!
//! ```text
//! "G77 and China, EU and the Republic of Korea"      three actors: the longest name first, on whole words
//! "发展中国家"                                          none: 中国 stands in it by chance
//! "CH, NZ: delete"                                   two-letter codes count in lists of names only
//! "AG"                                               African or Arab Group: a person decides
//! ```
//! A group is never silently its members, nor a member its group.

use super::enums::ActorKind;
use super::model::{Actor, Membership};
use super::root::Study;
use super::starter;
use crate::base::{ActorId, Date, Span};
use std::collections::BTreeMap;

impl Actor {
    /// Returns the members on a day, as far as known. Whoever shows them says so: a group's position is not its
    /// members' own.
    pub fn members_on(&self, day: Date) -> impl Iterator<Item = &Membership> {
        self.members.iter().filter(move |member| {
            member.from.is_none_or(|from| from <= day) && member.until.is_none_or(|until| day <= until)
        })
    }
}

/// Returns the groups that an actor of this code is in on a day.
pub fn groups_of(study: &Study, code: &str, day: Date) -> Vec<ActorId> {
    study
        .actors
        .iter()
        .filter(|(_, group)| group.members_on(day).any(|member| member.member == code))
        .map(|(id, _)| *id)
        .collect()
}

/// An actor as a text names it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ActorName {
    /// As written.
    pub written: String,
    /// The actor of the study; none for a name it does not know, or that may be several actors'.
    pub actor: Option<ActorId>,
    /// The actors it may be, where it is not one's alone.
    pub either: Vec<ActorId>,
    /// Its code.
    pub code: Option<String>,
    /// Its name in English.
    pub name: Option<String>,
}

#[derive(Debug, Clone)]
struct Entry {
    /// The name, folded, letter by letter.
    letters: Vec<char>,
    /// Nobody: a phrase that only contains a name.
    actors: Vec<ActorId>,
    code: String,
    name: String,
    /// Counts in lists of names only.
    listed: bool,
    /// Must stand as written; else capitals at the beginning are enough.
    exact: bool,
}

/// Finds actors in texts.
#[derive(Debug, Clone, Default)]
pub struct ActorFinder {
    /// By first letter (folded, in lower case), the longest first: "G77 and China" before "China".
    by_first: BTreeMap<char, Vec<Entry>>,
}

fn is_han(letter: char) -> bool {
    matches!(letter, '\u{3400}'..='\u{9FFF}')
}

/// Part of a word written with spaces between words.
fn in_word(letter: char) -> bool {
    letter.is_alphanumeric() && !is_han(letter)
}

/// One letter for those that printers and keyboards vary: quotation marks, dashes, spaces, wide forms, accents.
fn fold(letter: char) -> char {
    match letter {
        '’' | '‘' | 'ʼ' | '＇' => '\'',
        '\u{2010}' | '\u{2011}' | '–' | '－' => '-',
        '\u{00A0}' | '\u{202F}' | '\u{3000}' | '\n' | '\t' => ' ',
        '（' => '(',
        '）' => ')',
        '！'..='～' => char::from_u32(u32::from(letter) - 0xFEE0).unwrap_or(letter),
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' => 'a',
        'ç' => 'c',
        'è' | 'é' | 'ê' | 'ë' => 'e',
        'ì' | 'í' | 'î' | 'ï' => 'i',
        'ñ' => 'n',
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' => 'o',
        'ù' | 'ú' | 'û' | 'ü' => 'u',
        _ => letter,
    }
}

fn lower(letter: char) -> char {
    letter.to_lowercase().next().unwrap_or(letter)
}

impl ActorFinder {
    /// Makes a finder of the study's actors, by their codes, names and aliases.
    pub fn of(study: &Study) -> Self {
        let not = starter::not_actors();
        let mut entries: BTreeMap<Vec<char>, Entry> = BTreeMap::new();
        let mut put = |words: &str, owner: Option<(ActorId, &Actor)>, listed: bool| {
            let letters: Vec<char> = words.trim().chars().map(fold).collect();
            if letters.is_empty() {
                return;
            }
            let small = letters.iter().filter(|letter| letter.is_lowercase()).count();
            let entry = entries.entry(letters.clone()).or_insert_with(|| Entry {
                // Codes and initials stand as written: "US" is no "us".
                exact: small == 0 || letters.len() <= 3,
                letters,
                actors: Vec::new(),
                code: String::new(),
                name: String::new(),
                listed,
            });
            entry.listed &= listed;
            if let Some((id, actor)) = owner
                && !entry.actors.contains(&id)
            {
                entry.actors.push(id);
                entry.code.clone_from(&actor.code);
                let name = if actor.names.en.is_empty() { &actor.names.zh } else { &actor.names.en };
                entry.name.clone_from(name);
            }
        };
        for phrase in &not.phrases {
            put(phrase, None, false);
        }
        // A retired actor is not offered; the names of one that was merged are the other's aliases.
        for (&id, actor) in study.actors.iter().filter(|(_, actor)| !actor.retired) {
            let owner = Some((id, actor));
            put(&actor.code, owner, false);
            for words in [&actor.names.en, &actor.names.zh].into_iter().chain(&actor.aliases) {
                put(words, owner, not.only_in_lists.contains(words));
            }
        }
        for (&id, actor) in study.actors.iter().filter(|(_, actor)| actor.kind == ActorKind::State && !actor.retired) {
            // "IN", "IT", "NO" are words, so two letters count in lists only, where no other actor is called so ("AG").
            let Some(code) = starter::alpha2(&actor.code) else { continue };
            if !study.actors.values().any(|other| other.code == code || other.aliases.iter().any(|alias| alias == code))
            {
                put(code, Some((id, actor)), true);
            }
        }
        let mut by_first: BTreeMap<char, Vec<Entry>> = BTreeMap::new();
        for entry in entries.into_values() {
            if let Some(&first) = entry.letters.first() {
                by_first.entry(lower(first)).or_default().push(entry);
            }
        }
        for entries in by_first.values_mut() {
            entries.sort_by(|a, b| b.letters.len().cmp(&a.letters.len()).then_with(|| a.letters.cmp(&b.letters)));
        }
        Self { by_first }
    }

    /// The longest name that begins `text`, and how many bytes it takes.
    fn starting(&self, text: &str, in_list: bool) -> Option<(usize, &Entry)> {
        let first = text.chars().next()?;
        self.by_first.get(&lower(fold(first)))?.iter().find_map(|entry| {
            if entry.listed && !in_list {
                return None;
            }
            let mut end = 0;
            let mut letters = text.char_indices();
            for (place, wanted) in entry.letters.iter().enumerate() {
                let (at, letter) = letters.next()?;
                let is = fold(letter);
                // "China" and "CHINA", but not "china".
                let same =
                    is == *wanted || (!entry.exact && lower(is) == lower(*wanted) && (place > 0 || is.is_uppercase()));
                if !same {
                    return None;
                }
                end = at + letter.len_utf8();
            }
            let last = *entry.letters.last()?;
            let next = text.get(end..)?.chars().next();
            let cut = match next {
                Some(next) if in_word(last) && in_word(next) => true,
                // Money is no state.
                Some('$') => last == 'S',
                // 发展中国家, 其中国际…: 国 begins the next word.
                Some('家' | '际') => last == '国',
                _ => false,
            };
            (!cut).then_some((end, entry))
        })
    }

    fn name(entry: &Entry, written: &str) -> ActorName {
        let one = if let [only] = entry.actors.as_slice() { Some(*only) } else { None };
        ActorName {
            written: written.to_owned(),
            actor: one,
            either: if one.is_some() { Vec::new() } else { entry.actors.clone() },
            code: one.map(|_| entry.code.clone()),
            name: one.map(|_| entry.name.clone()),
        }
    }

    /// Returns every actor named in a text, in order.
    pub fn find(&self, text: &str) -> Vec<(Span, ActorName)> {
        let mut found = Vec::new();
        let mut at = 0;
        let mut before: Option<char> = None;
        while let Some(letter) = text.get(at..).and_then(|rest| rest.chars().next()) {
            let inside_word = before.is_some_and(in_word) && in_word(letter);
            let hit = if inside_word { None } else { self.starting(text.get(at..).unwrap_or(""), false) };
            match hit.filter(|(length, entry)| !shouted(text, at, *length, entry)) {
                Some((length, entry)) => {
                    if !entry.actors.is_empty() {
                        let written = text.get(at..at + length).unwrap_or_default();
                        found.push((Span::new(at, length), Self::name(entry, written)));
                    }
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

    /// Returns the actors at the beginning of a text: "EU, UK, CAN: delete" begins with three, "G77 and China" is
    /// one. Names that are not known count only where they look like codes. Returns how many bytes they take.
    pub fn list_at_start(&self, text: &str) -> Option<(Vec<ActorName>, usize)> {
        let mut names = Vec::new();
        let mut at = text.len() - text.trim_start().len();
        let mut end = at;
        loop {
            let rest = text.get(at..)?;
            let next = self
                .starting(rest, true)
                .filter(|(_, entry)| !entry.actors.is_empty())
                .map(|(length, entry)| (length, Self::name(entry, rest.get(..length).unwrap_or_default())))
                .or_else(|| code_like(rest));
            let Some((length, name)) = next else { break };
            names.push(name);
            end = at + length;
            let rest = text.get(end..)?;
            let Some(width) = separator(rest) else { break };
            at = end + width;
        }
        (!names.is_empty()).then_some((names, end))
    }

    /// Returns the actors, when a text is nothing but a list of them.
    pub fn list(&self, text: &str) -> Option<Vec<ActorName>> {
        let (names, end) = self.list_at_start(text)?;
        text.get(end..)?
            .trim_matches(|letter: char| letter.is_whitespace() || letter == '.')
            .is_empty()
            .then_some(names)
    }

    /// Returns a name as a person wrote it: a known actor, or the name itself.
    pub fn named(&self, written: &str) -> ActorName {
        match self.list(written).as_deref() {
            Some([only]) => only.clone(),
            _ => unknown(written.trim()),
        }
    }
}

/// Verbs with which a text says that somebody stands by another's statement; who does so stands before them.
const ALIGNS: [&str; 8] = [
    "align themselves with",
    "aligns itself with",
    "aligned themselves with",
    "aligned itself with",
    "align with",
    "aligns with",
    "associate themselves with",
    "associates itself with",
];

/// Returns the actors that a text says align themselves with a statement: those named before the verb, in its
/// sentence. "I speak on behalf of the EU. Albania, Norway and Ukraine align themselves with this statement."
pub fn alignments(finder: &ActorFinder, text: &str) -> Vec<ActorName> {
    let mut found: Vec<ActorName> = Vec::new();
    for sentence in text.split_inclusive(['.', ';', '\n', '。', '；']) {
        let lower = sentence.to_ascii_lowercase();
        let english = ALIGNS.iter().filter_map(|verb| lower.find(verb)).min();
        // 挪威和乌克兰赞同这一发言: who does so stands before the verb here too.
        let chinese = sentence.find("赞同").filter(|_| sentence.contains("发言") || sentence.contains("声明"));
        let Some(head) = english.or(chinese).and_then(|verb| sentence.get(..verb)) else { continue };
        for (_, name) in finder.find(head) {
            if !found.contains(&name) {
                found.push(name);
            }
        }
    }
    found
}

fn unknown(written: &str) -> ActorName {
    ActorName { written: written.to_owned(), actor: None, either: Vec::new(), code: None, name: None }
}

/// Whether a code that is a word too ("AND", "CAN", "ARE") stands among words in capitals, as in a title.
fn shouted(text: &str, at: usize, length: usize, entry: &Entry) -> bool {
    let code = text.get(at..at + length).unwrap_or_default();
    if length != 3 || entry.code != code || !code.bytes().all(|byte| byte.is_ascii_uppercase()) {
        return false;
    }
    let loud = |word: &str| {
        let letters = word.chars().filter(|letter| letter.is_alphabetic()).count();
        letters > 3 && word.chars().all(|letter| !letter.is_lowercase()) && !word.contains([',', ';', '/', ':'])
    };
    let before = text.get(..at).is_some_and(|head| head.split_whitespace().rev().take(2).any(loud));
    before || text.get(at + length..).is_some_and(|rest| rest.split_whitespace().take(2).any(loud))
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
