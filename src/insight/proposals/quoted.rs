//! Finds words that a submission quotes, as printers and keyboards may have varied them.

use crate::base::Span;

/// The mark with which a quotation leaves words out.
pub(super) const ELLIPSES: [&str; 6] = ["[…]", "[...]", "(…)", "(...)", "…", "..."];

fn is_han(letter: char) -> bool {
    matches!(letter, '\u{3400}'..='\u{9FFF}')
}

/// Part of a word that must not be cut.
fn in_word(letter: char) -> bool {
    letter.is_alphanumeric() && !is_han(letter)
}

/// A letter as it is compared; nothing for what is not compared.
fn folded(letter: char) -> Option<char> {
    Some(match letter {
        '’' | '‘' | 'ʼ' | '＇' => '\'',
        '“' | '”' | '„' | '«' | '»' | '＂' => '"',
        '\u{2010}' | '\u{2011}' | '–' | '－' => '-',
        '\u{AD}' | '\u{200B}' | '\u{FEFF}' => return None,
        _ if letter.is_whitespace() => ' ',
        _ => letter,
    })
}

/// The text, folded, each letter with its bytes in the source; white space in one piece.
fn letters(text: &str) -> Vec<(char, Span)> {
    let mut out: Vec<(char, Span)> = Vec::new();
    for (at, letter) in text.char_indices() {
        let Some(letter_folded) = folded(letter) else { continue };
        let span = Span::new(at, letter.len_utf8());
        match out.last_mut() {
            Some((' ', known)) if letter_folded == ' ' => *known = Span::between(known.start, span.end()),
            _ => out.push((letter_folded, span)),
        }
    }
    out
}

/// The text folded, without white space around it: two that are equal say the same.
pub(super) fn plain(text: &str) -> String {
    letters(text).into_iter().map(|(letter, _)| letter).collect::<String>().trim().to_owned()
}

/// Every place where `words` stand in `text` as whole words. Quotation marks, dashes and spaces may differ; capitals may
/// not.
pub(super) fn find(text: &str, words: &str) -> Vec<Span> {
    let hay = letters(text);
    let needle: Vec<char> = plain(words).chars().collect();
    let (Some(&first), Some(&last)) = (needle.first(), needle.last()) else { return Vec::new() };
    let mut found: Vec<Span> = Vec::new();
    for (at, window) in hay.windows(needle.len()).enumerate() {
        let same = window.iter().zip(&needle).all(|((letter, _), wanted)| letter == wanted);
        let cut = |beside: Option<&(char, Span)>, own: char| {
            in_word(own) && beside.is_some_and(|(letter, _)| in_word(*letter))
        };
        let before = at.checked_sub(1).and_then(|before| hay.get(before));
        if !same || cut(before, first) || cut(hay.get(at + needle.len()), last) {
            continue;
        }
        if let (Some((_, from)), Some((_, to))) = (window.first(), window.last())
            && found.last().is_none_or(|known| known.end() <= from.start)
        {
            found.push(Span::between(from.start, to.end()));
        }
    }
    found
}

/// The pieces of a quotation between the marks of omission.
pub(super) fn pieces(quotation: &str) -> Vec<&str> {
    let mut pieces = vec![quotation];
    for mark in ELLIPSES {
        pieces = pieces.into_iter().flat_map(|piece| piece.split(mark)).collect();
    }
    pieces.into_iter().map(str::trim).filter(|piece| piece.chars().any(char::is_alphanumeric)).collect()
}

/// Whether a quotation, which may leave words out, stands in a text: its pieces do, one after the other.
pub(super) fn holds(text: &str, quotation: &str) -> bool {
    let mut from = 0;
    let pieces = pieces(quotation);
    !pieces.is_empty()
        && pieces.iter().all(|piece| {
            let rest = text.get(from..).unwrap_or_default();
            let next = find(rest, piece).first().map(|span| from + span.end());
            from = next.unwrap_or(from);
            next.is_some()
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_whole_and_however_they_are_printed() {
        let text = "The keeper\u{A0}– often “ten” years old – shall, in ten days, rest.";
        let words =
            |quoted: &str| -> Vec<&str> { find(text, quoted).into_iter().filter_map(|at| at.of(text)).collect() };
        assert_eq!(words("ten"), ["ten", "ten"], "not in “often”");
        assert_eq!(words("keeper - often \"ten\""), ["keeper\u{A0}– often “ten”"]);
        assert_eq!(words(", in ten days,"), [", in ten days,"]);
        assert!(words("Keeper").is_empty() && words("").is_empty());
        assert_eq!(find("促进可持续发展", "发展").len(), 1);
    }

    #[test]
    fn a_quotation_may_leave_words_out() {
        let text = "Each gardener shall water the beds at dawn, and close the gate.";
        assert!(holds(text, "… the beds at dawn, […] the gate."));
        assert!(!holds(text, "the gate … the beds"), "in the order of the text");
        assert!(!holds(text, "…"));
    }
}
