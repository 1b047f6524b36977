//! Where words begin and end (UAX #29), as the crate `unicode-segmentation` finds it and several times as fast where the
//! text is made of what drafts are made of: letters of Latin, Greek, Cyrillic and Arabic, digits, Han signs and the usual marks.
//!
//! What else stands between two spaces (combining marks, Hebrew, Katakana, emoji, signs without width) is left to the
//! crate. A test compares the two, sign by sign.

use unicode_segmentation::{UWordBoundIndices, UnicodeSegmentation as _};

/// What the rules of UAX #29 look at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    Letter,
    Digit,
    /// Joins letters and digits, as "_" does.
    Joint,
    /// Joins two letters.
    MidLetter,
    /// Joins two digits.
    MidDigit,
    /// Joins two letters or two digits.
    Mid,
    Space,
    Return,
    Other,
    /// Not judged here.
    Unknown,
}

/// The classes of ASCII.
#[expect(clippy::indexing_slicing, reason = "the loop is as long as the table")]
const ASCII: [Class; 128] = {
    let mut classes = [Class::Other; 128];
    let mut at = 0;
    while at < 128 {
        classes[at] = match at as u8 {
            b'A'..=b'Z' | b'a'..=b'z' => Class::Letter,
            b'0'..=b'9' => Class::Digit,
            b'_' => Class::Joint,
            b':' => Class::MidLetter,
            b',' | b';' => Class::MidDigit,
            b'.' | b'\'' => Class::Mid,
            b' ' => Class::Space,
            b'\r' => Class::Return,
            _ => Class::Other,
        };
        at += 1;
    }
    classes
};

impl Class {
    fn of(c: char) -> Self {
        if let Some(class) = ASCII.get(c as usize) {
            return *class;
        }
        match c {
            'ª'
            | 'µ'
            | 'º'
            | 'À'..='Ö'
            | 'Ø'..='ö'
            | 'ø'..='\u{2d7}'
            | '\u{388}'..='\u{38a}'
            | 'Ύ'..='Ρ'
            | 'Σ'..='ϵ'
            | 'Ϸ'..='ҁ'
            | 'Ҋ'..='ԯ'
            | 'ؠ'..='ي'
            | 'ٱ'..='ۓ' => Self::Letter,
            '٠'..='٩' | '۰'..='۹' => Self::Digit,
            '·' | '：' => Self::MidLetter,
            '،' | '，' | '；' => Self::MidDigit,
            '‘' | '’' => Self::Mid,
            '\u{a0}'..='©'
            | '«'
            | '¬'
            | '®'..='´'
            | '¶'
            | '¹'
            | '»'..='¿'
            | '×'
            | '÷'
            | '؛'
            | '؟'
            | '‐'..='―'
            | '‚'..='†'
            | '•'
            | '…'
            | '‰'
            | '′'..='›'
            | '€'
            | '、'
            | '。'
            | '〇'
            | '〈'..='】'
            | '〔'..='〛'
            | '㐀'..='䶿'
            | '一'..='鿿'
            | '！'
            | '（'
            | '）'
            | '？'
            | '［'
            | '］' => Self::Other,
            _ => Self::Unknown,
        }
    }
}

/// The pieces of a text between word bounds, with the bytes where they begin.
#[derive(Debug)]
pub struct Pieces<'a> {
    text: &'a str,
    /// Where what was not given yet begins.
    at: usize,
    /// A stretch left to the crate, and where it begins.
    left: Option<(usize, UWordBoundIndices<'a>)>,
}

/// Returns the pieces of `text` between word bounds, white space and marks among them.
pub const fn pieces(text: &str) -> Pieces<'_> {
    Pieces { text, at: 0, left: None }
}

impl<'a> Iterator for Pieces<'a> {
    type Item = (usize, &'a str);

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some((from, stretch)) = &mut self.left {
                if let Some((at, piece)) = stretch.next() {
                    return Some((*from + at, piece));
                }
                self.left = None;
            }
            let rest = self.text.get(self.at..).filter(|rest| !rest.is_empty())?;
            let from = self.at;
            if let Some(piece) = first_piece(rest).and_then(|len| rest.get(..len)) {
                self.at += piece.len();
                return Some((from, piece));
            }
            let stretch = rest.get(..stretch(rest)).unwrap_or(rest);
            self.at += stretch.len();
            self.left = Some((from, stretch.split_word_bound_indices()));
        }
    }
}

/// The length of the first piece of a text, unless it holds, or is followed by, what is not judged here.
fn first_piece(text: &str) -> Option<usize> {
    let mut chars = text.chars();
    let mut last = Class::of(chars.next()?);
    loop {
        if last == Class::Letter {
            let rest = chars.as_str();
            let run = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
            chars = rest.get(run..).unwrap_or("").chars();
        }
        let here = text.len() - chars.as_str().len();
        let Some(c) = chars.next() else { return (last != Class::Unknown).then_some(here) };
        let next = Class::of(c);
        let goes_on = match (last, next) {
            (_, Class::Unknown) | (Class::Unknown, _) => return None,
            (Class::Letter | Class::Digit | Class::Joint, Class::Letter | Class::Digit | Class::Joint) => true,
            (Class::Letter | Class::Digit, Class::MidLetter | Class::MidDigit | Class::Mid) => {
                let after = chars.clone().next().map(Class::of);
                let joins = match last {
                    Class::Letter => next != Class::MidDigit,
                    _ => next != Class::MidLetter,
                };
                if after == Some(Class::Unknown) {
                    return None;
                }
                let joined = joins && after == Some(last);
                if joined {
                    chars.next();
                    continue;
                }
                false
            }
            (Class::Space, Class::Space) => true,
            (Class::Return, _) => c == '\n',
            _ => false,
        };
        if !goes_on {
            return Some(here);
        }
        // Nothing goes on after a line feed.
        last = if last == Class::Return { Class::Other } else { next };
    }
}

/// How much of a text is left to the crate: up to a place where words end whatever follows.
fn stretch(text: &str) -> usize {
    let bytes = text.as_bytes();
    let ends = |pair: &[u8]| match pair {
        [before, b' '] => before.is_ascii_alphanumeric(),
        [before, b'\n'] => *before != b'\r',
        _ => false,
    };
    bytes.windows(2).position(ends).map_or(text.len(), |at| at + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(text: &str) {
        let ours: Vec<(usize, &str)> = pieces(text).collect();
        let theirs: Vec<(usize, &str)> = text.split_word_bound_indices().collect();
        assert_eq!(ours, theirs, "{text:?}");
    }

    #[test]
    fn every_sign_stands_as_the_standard_has_it() {
        let judged = ('\0'..='\u{ffff}').filter(|&c| Class::of(c) != Class::Unknown);
        // One of each kind among the Han signs does for all of them.
        for c in judged.filter(|&c| !('一'..='鿿').contains(&c) || (c as u32).is_multiple_of(64)) {
            for (before, after) in [("", ""), ("a", "b"), ("1", "2"), ("a", "1"), ("_", "a"), (" ", " "), ("字", "字")]
            {
                check(&format!("{before}{c}{after}"));
                check(&format!("{before}{c}\u{301}{after} end"));
                check(&format!("{before}{c}{c}{after}"));
                check(&format!("{before}\u{301}{c}{after}"));
            }
        }
    }

    #[test]
    fn what_is_not_judged_is_left_to_the_crate() {
        for text in [
            "a\u{301}b c",
            "אב\"ג ד",
            "カタカナ と 漢字 abc",
            "👩‍👩‍👧 of two 🇫🇷🇩🇪 flags",
            "x\u{200b}y z",
            " \u{3000} a",
            "end \u{301}x",
            "a. \u{301}",
            "one\r\ntwo\rthree\n\nfour",
            "ٱلسَّفِينَةُ في البحر",
            "々人 々",
        ] {
            check(text);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(512) })]

        #[test]
        fn pieces_are_those_of_the_crate(text in "[a-c1-2 .,:;'’_\\-\r\n“é字：，\u{301}\u{200d}\u{a0}\u{3000}אカ👩]{0,24}") {
            check(&text);
        }
    }
}
