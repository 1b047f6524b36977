//! Commas and colons as the script writes them: models that read both a script and Latin letters take one for the other.

use super::RecognisedWord;
use crate::import::pdf::glyphs::script::{is_cjk, is_leftward};

/// Gives stops after a Chinese sign or an Arabic letter the form that they have there.
pub(super) fn set(words: &mut [RecognisedWord]) {
    let mut before: Option<(u32, char)> = None;
    for word in words {
        let text: String = word
            .text
            .chars()
            .map(|ch| {
                let after = before.filter(|(line, _)| *line == word.line).map(|(_, ch)| ch);
                let written = after.map_or(ch, |after| written(after, ch));
                before = Some((word.line, written));
                written
            })
            .collect();
        word.text = text;
    }
}

const fn written_in_chinese(ch: char) -> char {
    match ch {
        ',' => '，',
        ':' => '：',
        ';' => '；',
        '?' => '？',
        '!' => '！',
        other => other,
    }
}

fn written(after: char, ch: char) -> char {
    if is_cjk(after) && after.is_alphabetic() {
        written_in_chinese(ch)
    } else if is_leftward(after) {
        match ch {
            ',' => '،',
            ';' => '؛',
            '?' => '؟',
            other => other,
        }
    } else {
        ch
    }
}
