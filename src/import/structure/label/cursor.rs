//! Reads a label character by character.

use super::super::ordinal::{is_han, number};
use super::super::words::ADDITIONS;

/// A place in a text that is read from left to right.
pub(in crate::import::structure) struct Cursor<'a> {
    pub text: &'a str,
    /// Byte of the next character.
    pub at: usize,
}

impl<'a> Cursor<'a> {
    /// Begins at the beginning of `text`.
    pub(in crate::import::structure) const fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    pub(in crate::import::structure) fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or("")
    }

    pub(in crate::import::structure) fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// Takes the next character when it is `wanted`.
    pub(in crate::import::structure) fn eat(&mut self, wanted: impl Fn(char) -> bool) -> Option<char> {
        let char = self.peek().filter(|&char| wanted(char))?;
        self.at += char.len_utf8();
        Some(char)
    }

    /// Takes characters as long as they are `wanted`, at most `most`.
    pub(in crate::import::structure) fn eat_while(&mut self, wanted: impl Fn(char) -> bool, most: usize) -> &'a str {
        let start = self.at;
        let mut count = 0;
        while count < most && self.eat(&wanted).is_some() {
            count += 1;
        }
        self.text.get(start..self.at).unwrap_or("")
    }

    /// Takes white space; tells whether there was any.
    pub(in crate::import::structure) fn spaces(&mut self) -> bool {
        !self.eat_while(char::is_whitespace, usize::MAX).is_empty()
    }

    /// Whether a label may end here: white space, the end, or Chinese text.
    pub(in crate::import::structure) fn boundary(&self) -> bool {
        self.peek().is_none_or(|char| char.is_whitespace() || is_han(char))
    }
}

/// Takes additions to a number ("bis", "ter", "alt 2", "Abis") and gives them as cited, with a space before each.
pub(super) fn additions(cursor: &mut Cursor<'_>) -> String {
    let mut added = String::new();
    loop {
        let before = cursor.at;
        let spaced = cursor.spaces();
        cursor.eat(|char| spaced && char == '(');
        let opened = cursor.text.get(before..cursor.at).is_some_and(|text| text.ends_with('('));
        let start = cursor.at;
        // Han words stand together: 之二 is eaten by itself.
        let han = ADDITIONS.iter().find(|word| word.starts_with('之') && cursor.rest().starts_with(**word));
        let most = han.map_or(glued_addition(cursor.rest()).unwrap_or(12), |word| word.chars().count());
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

/// How many letters of `rest` are an addition to which the next word is glued: "bisLamps" → 3.
fn glued_addition(rest: &str) -> Option<usize> {
    if !rest.starts_with(|char: char| char.is_ascii_lowercase()) {
        return None;
    }
    ADDITIONS.iter().filter(|word| word.is_ascii()).find_map(|word| {
        rest.strip_prefix(word).filter(|rest| rest.starts_with(char::is_uppercase)).map(|_| word.len())
    })
}

/// Reads on through the parts of a number after its first: ".3" of "102.3". Gives a value that grows with the parts.
pub(super) fn parts(cursor: &mut Cursor<'_>, first: u32) -> u32 {
    let mut value = first;
    loop {
        let before = cursor.at;
        let digits = if cursor.eat(|char| char == '.').is_some() {
            cursor.eat_while(|char| char.is_ascii_digit(), 3)
        } else {
            ""
        };
        match number(digits, 3) {
            // Parts have at most three digits.
            Some(part) => value = value.saturating_mul(1000).saturating_add(part),
            None => {
                cursor.at = before;
                return value;
            }
        }
    }
}
