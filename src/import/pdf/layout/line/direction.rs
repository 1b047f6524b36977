//! From the order on the page to the order of reading, for scripts that run from right to left.

use super::ch::Ch;
use crate::import::pdf::glyphs::script::{is_leftward, is_vowel_sign};

/// Puts characters that stand from left to right on the page into the order in which a leftward line is read.
///
/// The whole is turned round; stretches of Latin letters and digits in it are turned back, and brackets mirrored.
pub(crate) fn logical(chars: Vec<Ch>) -> Vec<Ch> {
    let mut turned = turned(chars, |ch| ch.ch);
    // Some producers say which bracket was drawn, others which one is meant: read both ways, one of them opens first.
    if misfits(&turned, false) > misfits(&turned, true) {
        for ch in &mut turned {
            ch.ch = mirrored(ch.ch);
        }
    }
    turned
}

/// As [`logical`], for bare characters, brackets left as they are. Done twice, it gives back what was there.
pub(crate) fn turned_round(chars: &[char]) -> Vec<char> {
    turned(chars.to_vec(), |ch| *ch)
}

fn turned<T>(chars: Vec<T>, sign: impl Fn(&T) -> char) -> Vec<T> {
    let mut turned: Vec<T> = chars.into_iter().rev().collect();
    let sign_at = |turned: &[T], at: usize| turned.get(at).map(&sign);
    let runs_right = |ch: char| (ch.is_alphanumeric() && !is_leftward(ch)) || ch == '\u{FFFD}';
    let mut at = 0;
    while at < turned.len() {
        if !sign_at(&turned, at).is_some_and(runs_right) {
            at += 1;
            continue;
        }
        // To the last letter or digit before the next leftward letter, joined by what stands inside numbers and names.
        let mut end = at + 1;
        let mut probe = at + 1;
        while let Some(ch) = sign_at(&turned, probe) {
            if runs_right(ch) {
                end = probe + 1;
            } else if !matches!(ch, '/' | '.' | ',' | '-' | ':' | '\'' | '\u{2019}' | '&' | '@' | '_' | ' ' | '%')
                || (ch == ' '
                    && !sign_at(&turned, probe + 1).is_some_and(|next| next.is_alphabetic() && !is_leftward(next)))
            {
                break;
            }
            probe += 1;
        }
        if let Some(run) = turned.get_mut(at..end) {
            run.reverse();
        }
        at = end;
    }
    turned
}

/// Turns round what is Arabic or Hebrew in a line that runs to the right.
pub(crate) fn with_leftward_words(mut chars: Vec<Ch>) -> Vec<Ch> {
    let belongs = |ch: char| is_leftward(ch) || is_vowel_sign(ch);
    let mut at = 0;
    while let Some(from) = chars.iter().skip(at).position(|ch| belongs(ch.ch)).map(|place| place + at) {
        let mut end = from + 1;
        let mut probe = end;
        // Words with single spaces and stops between them are one stretch.
        while let Some(ch) = chars.get(probe) {
            if belongs(ch.ch) {
                end = probe + 1;
            } else if !matches!(ch.ch, ' ' | '،' | '؛' | '-' | '.') || probe > end {
                break;
            }
            probe += 1;
        }
        if let Some(stretch) = chars.get_mut(from..end) {
            stretch.reverse();
        }
        at = end;
    }
    chars
}

fn mirrored(ch: char) -> char {
    match ch {
        '(' => ')',
        ')' => '(',
        '[' => ']',
        ']' => '[',
        '«' => '»',
        '»' => '«',
        other => other,
    }
}

/// Brackets that close before they open, or stay open.
fn misfits(chars: &[Ch], mirror: bool) -> usize {
    let mut open = 0usize;
    let mut wrong = 0;
    for ch in chars {
        match if mirror { mirrored(ch.ch) } else { ch.ch } {
            '(' | '[' | '«' => open += 1,
            ')' | ']' | '»' if open > 0 => open -= 1,
            ')' | ']' | '»' => wrong += 1,
            _ => {}
        }
    }
    wrong + open
}
