//! Recognises the label a paragraph begins with when it is typed as text.
//!
//! ```text
//! "(d) Ensure that …"            → label "(d)",      readings: lower letter 4
//! "(i) Promote …"                → label "(i)",      readings: lower roman 1, lower letter 9
//! "5 bis. Calls upon …"          → label "5 bis.",   readings: number 5, with an addition
//! "Article 5 Use of terms"       → label "Article 5"
//! "2030 Agenda …", "A. Smith …"  → none, or weak: kept only when a neighbour in the sequence exists
//! ```
//! Which reading is right is not decided here but by `sequence`, which sees the others.

use super::ordinal::{Script, digit, readings, roman};
use super::words::{ADDITIONS, HAN_NAMES, NAMES, Named, SPELT};
use crate::import::limits;

/// What is printed around an ordinal; lists of different dress are different lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Dress {
    /// `1.`, `1`, `一、`, `1 -`
    Stop,
    /// `(a)`, `（一）`
    Parens,
    /// `a)`
    Half,
}

/// What a label counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Scheme {
    /// A plain ordinal.
    Plain(Script, Dress),
    /// `1.2.3`: its number of parts.
    Decimal(u8),
    /// `Article 5`
    Named(Named),
    /// `PP3`
    Preambular,
    /// `OP3`
    Operative,
    /// `§ 3`
    Sign,
    /// A dot or a dash.
    Bullet,
}

/// One way to read a label.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Meaning {
    pub scheme: Scheme,
    pub ordinal: u32,
}

/// A label found at the beginning of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Label {
    /// Bytes of the text it takes, without white space after it.
    pub len: usize,
    /// The ways to read it, the likelier first.
    pub meanings: Vec<Meaning>,
    /// What is cited: "d", "29", "5 bis", "art. 7".
    pub core: String,
    /// Whether it carries an addition such as "bis".
    pub added: bool,
    /// For 1.2.3: the numbers.
    pub decimal: Vec<u32>,
    /// Doubtful unless others of its kind are near: "A.", "1.5", "12 ".
    pub weak: bool,
}

impl Label {
    /// Whether it numbers the paragraphs of a text: "12.", not "(a)" or "A.".
    pub(super) fn counts_paragraphs(&self) -> bool {
        matches!(
            self.meanings.first(),
            Some(Meaning { scheme: Scheme::Plain(Script::Number | Script::Han, Dress::Stop) | Scheme::Operative, .. })
        )
    }
}

pub(super) struct Cursor<'a> {
    pub text: &'a str,
    pub at: usize,
}

impl<'a> Cursor<'a> {
    pub(super) fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or("")
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    pub(super) fn eat(&mut self, wanted: impl Fn(char) -> bool) -> Option<char> {
        let char = self.peek().filter(|&char| wanted(char))?;
        self.at += char.len_utf8();
        Some(char)
    }

    pub(super) fn eat_while(&mut self, wanted: impl Fn(char) -> bool, most: usize) -> &'a str {
        let start = self.at;
        let mut count = 0;
        while count < most && self.eat(&wanted).is_some() {
            count += 1;
        }
        self.text.get(start..self.at).unwrap_or("")
    }

    pub(super) fn spaces(&mut self) -> bool {
        !self.eat_while(char::is_whitespace, usize::MAX).is_empty()
    }

    /// At a place where a label may end: white space, the end, or Chinese text.
    pub(super) fn boundary(&self) -> bool {
        self.peek().is_none_or(|char| char.is_whitespace() || is_han(char))
    }
}

/// Whether a character is of the Chinese script or its punctuation.
pub(in crate::import) fn is_han(char: char) -> bool {
    matches!(char, '\u{2E80}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{FF00}'..='\u{FFEF}' | '\u{20000}'..='\u{3FFFF}')
}

const STOPS: [char; 4] = ['.', '．', '、', '。'];

/// The label at the beginning of `text`, if there is one.
pub(super) fn parse(text: &str) -> Option<Label> {
    let head = head(text, limits::LABEL);
    bullet(head)
        .or_else(|| numbered_op(head))
        .or_else(|| named(head, text))
        .or_else(|| han_named(head))
        .or_else(|| sign(head))
        .or_else(|| parenthesised(head))
        .or_else(|| decimal(head))
        .or_else(|| plain(head))
        .or_else(|| super::glued::tagged(head))
        .filter(|label| label.len > 0)
}

fn head(text: &str, most: usize) -> &str {
    let end = text.char_indices().map(|(at, char)| at + char.len_utf8()).take_while(|&end| end <= most).last();
    text.get(..end.unwrap_or(0)).unwrap_or("")
}

fn one(scheme: Scheme, ordinal: u32) -> Vec<Meaning> {
    vec![Meaning { scheme, ordinal }]
}

fn bullet(head: &str) -> Option<Label> {
    let mut cursor = Cursor { text: head, at: 0 };
    let sign =
        cursor.eat(|char| "•▪◦●○□■‣⁃*–—-·➢✓➤\u{2043}".contains(char) || ('\u{E000}'..='\u{F8FF}').contains(&char))?;
    let len = cursor.at;
    // A dash before a number may be a minus, and a star or dash without a space a word's own.
    (cursor.spaces() && cursor.peek().is_some()).then(|| Label {
        len,
        meanings: one(Scheme::Bullet, 0),
        core: sign.to_string(),
        added: false,
        decimal: Vec::new(),
        weak: false,
    })
}

/// "bis", "ter", "alt 2", "Abis": returns what was read, as cited.
fn additions(cursor: &mut Cursor<'_>) -> String {
    let mut added = String::new();
    loop {
        let before = cursor.at;
        let spaced = cursor.spaces();
        cursor.eat(|char| spaced && char == '(');
        let opened = cursor.text.get(before..cursor.at).is_some_and(|text| text.ends_with('('));
        let start = cursor.at;
        // Han words stand together: 之二 is eaten by itself.
        let han = ADDITIONS.iter().find(|word| word.starts_with('之') && cursor.rest().starts_with(**word));
        let glued = super::glued::addition(cursor.rest());
        let most = han.map_or(glued.unwrap_or(12), |word| word.chars().count());
        let word = cursor.eat_while(|char| char.is_alphabetic(), most).to_lowercase();
        if !ADDITIONS.contains(&word.as_str()) {
            cursor.at = before;
            return added;
        }
        if opened {
            cursor.eat(|char| char == ')');
        }
        added.push(' ');
        added.push_str(cursor.text.get(start..start + word.len()).unwrap_or(&word));
        // "alt.1", "alt 2"
        if word == "alt" {
            let before = cursor.at;
            cursor.eat(|char| char == '.' || char == ' ');
            let number = cursor.eat_while(|char| char.is_ascii_digit(), 2);
            if number.is_empty() {
                cursor.at = before;
            } else {
                added.push(' ');
                added.push_str(number);
            }
        }
    }
}

fn numbered_op(head: &str) -> Option<Label> {
    let scheme = match (head.get(..2)?, head.get(2..3)) {
        ("PP" | "Pp", _) => Scheme::Preambular,
        ("OP" | "Op", _) => Scheme::Operative,
        _ => return None,
    };
    let mut cursor = Cursor { text: head, at: 2 };
    cursor.eat_while(|char| char == ' ' || char == '.' || char == '-', 1);
    let digits = cursor.eat_while(|char| char.is_ascii_digit(), 3);
    let ordinal: u32 = digits.parse().ok()?;
    let letter = cursor.eat_while(|char| char.is_ascii_uppercase(), 1);
    let added = additions(&mut cursor);
    cursor.eat_while(|char| ".:)".contains(char), 1);
    cursor.boundary().then(|| Label {
        len: cursor.at,
        meanings: one(scheme, ordinal),
        core: format!("{}{digits}{letter}{added}", if scheme == Scheme::Preambular { "PP" } else { "OP" }),
        added: !added.is_empty() || !letter.is_empty(),
        decimal: Vec::new(),
        weak: false,
    })
}

fn named(head: &str, whole: &str) -> Option<Label> {
    let lower = head.to_lowercase();
    // Lower case of these scripts has the same length but for a few letters that none of the names holds.
    if lower.len() != head.len() {
        return None;
    }
    let (name, kind, short) =
        NAMES.iter().filter(|(name, ..)| lower.starts_with(name)).max_by_key(|(name, ..)| name.len()).copied()?;
    let mut cursor = Cursor { text: head, at: name.len() };
    let spaced = cursor.spaces();
    if kind == Named::Annex
        && let Some(label) = super::glued::annex_without_number(head, name.len(), short)
    {
        return Some(label);
    }
    let braced = kind == Named::Option && cursor.peek().is_some_and(|char| "[{".contains(char));
    if !spaced && !braced && !name.ends_with('.') && !name.chars().all(is_han) {
        return (kind == Named::Annex && head.len() == name.len()).then(|| Label {
            len: head.len(),
            meanings: one(Scheme::Named(kind), 1),
            core: short.to_owned(),
            added: false,
            decimal: Vec::new(),
            weak: false,
        });
    }
    let start = cursor.at;
    let word = cursor.eat_while(char::is_alphanumeric, 12);
    let ordinal = super::ordinal::number(word, 3)
        .or_else(|| roman(&word.to_ascii_lowercase()).filter(|_| word.chars().all(|char| char.is_ascii_uppercase())))
        .or_else(|| {
            (word.len() == 1)
                .then(|| word.chars().next())
                .flatten()
                .filter(char::is_ascii_uppercase)
                .map(|letter| letter as u32 - 'A' as u32 + 1)
        })
        .or_else(|| super::ordinal::han(word))
        .or_else(|| SPELT.iter().find(|(spelt, _)| *spelt == word.to_lowercase()).map(|(_, value)| *value))?;
    // "Rule 102.3": the number has parts.
    let ordinal = super::glued::parts(&mut cursor).unwrap_or(ordinal);
    let number = head.get(start..cursor.at).unwrap_or(word).to_owned();
    let added = additions(&mut cursor);
    let stop = cursor.eat_while(|char| ".:：．–—-".contains(char), 1);
    let mut after = Cursor { text: whole, at: cursor.at };
    if stop.is_empty() {
        // "Article 6 of the Agreement …" begins a sentence; "Article 6 Use of terms" is a heading.
        let short_line = kind == Named::Option
            || whole.chars().count() < 120 && !whole.trim_end().ends_with(['.', ';', ',', ':']);
        if after.peek().is_some() {
            let spaced = after.spaces();
            if after.peek().is_some_and(|dash| "–—-".contains(dash)) {
                let dash = after.peek().map_or(0, char::len_utf8);
                cursor.at = after.at + dash;
                after.at = cursor.at;
                after.spaces();
            } else if !(short_line
                && (spaced || after.peek().is_some_and(|char| is_han(char) || kind == Named::Option))
                && after.peek().is_some_and(|first| {
                    !first.is_lowercase() && !first.is_ascii_punctuation() || first == '[' || first == '{'
                }))
            {
                return None;
            }
        }
    } else if !(cursor.boundary() || kind == Named::Option && cursor.peek().is_some_and(|char| "[{".contains(char))) {
        return None;
    }
    Some(Label {
        len: cursor.at,
        meanings: one(Scheme::Named(kind), ordinal),
        // Chinese is written without the space: 附件一.
        core: format!("{short}{}{number}{added}", if short.starts_with(is_han) { "" } else { " " }),
        added: !added.is_empty(),
        decimal: Vec::new(),
        weak: false,
    })
}

fn han_named(head: &str) -> Option<Label> {
    let mut cursor = Cursor { text: head, at: 0 };
    cursor.eat(|char| char == '第')?;
    cursor.spaces();
    let number = cursor.eat_while(|char| "一二三四五六七八九十百千零〇".contains(char) || digit(char).is_some(), 8);
    let ordinal = super::ordinal::number(number, 3).or_else(|| super::ordinal::han(number))?;
    cursor.spaces();
    let (name, kind) = HAN_NAMES.iter().find(|(name, _)| cursor.rest().starts_with(name)).copied()?;
    cursor.at += name.len();
    let added = additions(&mut cursor);
    let core = cursor.text.get(..cursor.at)?.to_owned();
    // "第三条规定…" is a sentence: what follows a label is a space, a stop or nothing.
    let stop = !cursor.eat_while(|char| "：:、.．".contains(char), 1).is_empty();
    (stop || cursor.peek().is_none_or(char::is_whitespace)).then(|| Label {
        len: cursor.at,
        meanings: one(Scheme::Named(kind), ordinal),
        core,
        added: !added.is_empty(),
        decimal: Vec::new(),
        weak: false,
    })
}

fn sign(head: &str) -> Option<Label> {
    let mut cursor = Cursor { text: head, at: 0 };
    cursor.eat(|char| char == '§')?;
    cursor.spaces();
    let number = cursor.eat_while(|char| digit(char).is_some(), 3);
    let ordinal = super::ordinal::number(number, 3)?;
    let added = additions(&mut cursor);
    cursor.eat_while(|char| ".:)".contains(char), 1);
    cursor.boundary().then(|| Label {
        len: cursor.at,
        meanings: one(Scheme::Sign, ordinal),
        core: format!("§ {number}{added}"),
        added: !added.is_empty(),
        decimal: Vec::new(),
        weak: false,
    })
}

fn plain_meanings(word: &str, dress: Dress) -> Vec<Meaning> {
    readings(word)
        .into_iter()
        .map(|(script, ordinal)| Meaning { scheme: Scheme::Plain(script, dress), ordinal })
        .collect()
}

fn parenthesised(head: &str) -> Option<Label> {
    let mut cursor = Cursor { text: head, at: 0 };
    cursor.eat(|char| char == '(' || char == '（')?;
    let word = cursor.eat_while(|char| char.is_alphanumeric() || char == 'ـ', 8);
    let meanings = plain_meanings(word, Dress::Parens);
    if meanings.is_empty() {
        return None;
    }
    let mut added = additions(&mut cursor);
    cursor.eat(|char| char == ')' || char == '）')?;
    added.push_str(&additions(&mut cursor));
    // A footing such as "(a)," would be text; "(a)Ensure" is a missing space.
    let next = cursor.peek();
    let good = next.is_none_or(|char| {
        char.is_whitespace()
            || char.is_uppercase()
            || is_han(char)
            || "[“\"«{".contains(char)
            || ('\u{600}'..='\u{6FF}').contains(&char)
    });
    // "(2030) …", "(EU) …" are no labels, "(1)" and "(ii)" are.
    good.then(|| Label {
        len: cursor.at,
        meanings,
        core: format!("{word}{added}"),
        added: !added.is_empty(),
        decimal: Vec::new(),
        weak: false,
    })
}

fn decimal(head: &str) -> Option<Label> {
    let mut cursor = Cursor { text: head, at: 0 };
    let mut parts = Vec::new();
    // "A.1.", "A.5.8" in annexes lettered by capitals.
    let letter = {
        let mut ahead = Cursor { text: head, at: 0 };
        match (ahead.eat(|char| char.is_ascii_uppercase()), ahead.eat(|char| char == '.'), ahead.peek()) {
            (Some(letter), Some(_), Some(next)) if next.is_ascii_digit() => {
                cursor.at = ahead.at;
                parts.push(letter as u32 - 'A' as u32 + 1);
                true
            }
            _ => false,
        }
    };
    let mut end = cursor.at;
    loop {
        let number = cursor.eat_while(|char| digit(char).is_some(), 4);
        let Some(value) = super::ordinal::number(number, 3) else { break };
        parts.push(value);
        end = cursor.at;
        if cursor.eat(|char| char == '.' || char == '．').is_none() {
            break;
        }
    }
    if parts.len() < 2 || parts.len() > 6 {
        return None;
    }
    cursor.at = end;
    let core_end = cursor.at;
    let added = additions(&mut cursor);
    let stop = !cursor.eat_while(|char| ".．:)".contains(char), 1).is_empty();
    if !cursor.boundary() {
        return None;
    }
    let ordinal = parts.last().copied()?;
    Some(Label {
        len: cursor.at,
        meanings: one(Scheme::Decimal(parts.len() as u8), ordinal),
        core: format!("{}{added}", head.get(..core_end).unwrap_or("")),
        added: !added.is_empty(),
        decimal: parts,
        weak: !stop && !letter,
    })
}

/// Whether a dash and then an Arabic word follow.
fn before_arabic(rest: &str) -> bool {
    let rest = rest.trim_start();
    rest.strip_prefix(['-', '–', '—'])
        .is_some_and(|rest| rest.trim_start().starts_with(|char: char| ('\u{600}'..='\u{6FF}').contains(&char)))
}

fn plain(head: &str) -> Option<Label> {
    let mut cursor = Cursor { text: head, at: 0 };
    let digits = cursor.eat_while(|char| digit(char).is_some(), 5);
    let is_number = !digits.is_empty();
    let word = if is_number {
        digits.to_owned()
    } else {
        cursor.eat_while(|char| char.is_alphabetic() || char == 'ـ', 8).to_owned()
    };
    let letters = if is_number {
        // "26A", "12a" in front of a stop or an addition
        let before = cursor.at;
        let letters = cursor.eat_while(|char| char.is_ascii_alphabetic(), 2).to_owned();
        let next = cursor.peek();
        if letters.len() == 1
            && (next == Some('.')
                || letters.chars().all(|char| char.is_ascii_uppercase())
                    && next.is_none_or(|char| char.is_whitespace()))
        {
            letters
        } else {
            cursor.at = before;
            // "26Abis"
            let letter = cursor.eat(|char| char.is_ascii_uppercase()).map(String::from).unwrap_or_default();
            let after = cursor.at;
            if letter.is_empty() || additions(&mut cursor).is_empty() {
                cursor.at = before;
                String::new()
            } else {
                cursor.at = after;
                letter
            }
        }
    } else {
        String::new()
    };
    let mut added = additions(&mut cursor);
    let dress_at = cursor.at;
    let mut dashed = false;
    let dress = if cursor.eat(|char| STOPS.contains(&char)).is_some() {
        added.push_str(&additions(&mut cursor));
        cursor.eat(|char| char == '.' && !added.is_empty());
        Some(Dress::Stop)
    } else if cursor.eat(|char| char == ')' || char == '）').is_some() {
        Some(Dress::Half)
    } else if word.chars().any(|char| ('\u{600}'..='\u{6FF}').contains(&char))
        || is_number && before_arabic(cursor.rest())
    {
        // Arabic lists: "أ - …", "١ - …"
        cursor.spaces();
        dashed = true;
        cursor.eat(|char| "-–—".contains(char)).map(|_| Dress::Stop)
    } else {
        None
    };
    let (dress, bare) = match dress {
        Some(dress) => (dress, false),
        None if is_number && !dashed => {
            cursor.at = dress_at;
            (Dress::Stop, true)
        }
        None => return None,
    };
    let stop = head.get(dress_at..cursor.at).unwrap_or("");
    let open_end = stop.contains(['、', '．', '）', '。']);
    // Without a space, "1.Calls" is a label typed in haste, if others are near.
    let glued = (stop == "." || !added.is_empty())
        && is_number
        && cursor.peek().is_some_and(|char| char.is_uppercase() || "[“«{".contains(char));
    let upper = cursor.peek().is_some_and(char::is_uppercase);
    if !(cursor.boundary() || open_end || glued || dress == Dress::Half && upper) {
        return None;
    }
    if cursor.peek().is_some_and(is_han) && bare {
        return None;
    }
    let meanings = plain_meanings(&word, dress);
    if meanings.is_empty() {
        return None;
    }
    let after = cursor.rest().trim_start().chars().next();
    if bare && !after.is_some_and(|char| char.is_uppercase() || char == '[' || char == '“') {
        return None;
    }
    let han = meanings.iter().any(|meaning| matches!(meaning.scheme, Scheme::Plain(Script::Han, _)));
    // 一。 would be a sentence; 一、 and 一. are labels.
    if han && stop == "。" {
        return None;
    }
    let weak = match dress {
        Dress::Half => is_number && added.is_empty() && stop.is_empty(),
        _ => bare || glued || (!is_number && !han),
    };
    let core = format!("{word}{letters}{added}");
    Some(Label {
        len: cursor.at,
        meanings,
        core,
        added: !added.is_empty() || !letters.is_empty(),
        decimal: Vec::new(),
        weak,
    })
}
