//! One word of one meaning written in two ways: British and American spelling, the German sharp s, vowel marks of Arabic,
//! traditional and simplified Han signs, abbreviations written out. Never a number, an article, a tense or a name.

use crate::compare::han::simplified;

/// Abbreviations and what they stand for.
const WRITTEN_OUT: &[(&str, &str)] = &[
    ("abs.", "absatz"),
    ("art.", "article"),
    ("art.", "artikel"),
    ("arts.", "articles"),
    ("buchst.", "buchstabe"),
    ("bzw.", "beziehungsweise"),
    ("ch.", "chapter"),
    ("fig.", "figure"),
    ("nr.", "nummer"),
    ("para.", "paragraph"),
    ("paras.", "paragraphs"),
    ("sec.", "section"),
    ("subpara.", "subparagraph"),
    ("vol.", "volume"),
    ("ziff.", "ziffer"),
];

/// Words that are others with "ss" for the sharp s ("in Maßen", "in Massen"): by their beginning.
const SHARP_TELLS: &[&str] = &["maß", "buß", "floß"];

/// Whether two words, not written alike, are one word of one meaning.
pub fn same_word(a: &str, b: &str) -> bool {
    if a.is_ascii() && b.is_ascii() {
        return same_spelling(a, b) || is_abbreviation(a, b) || is_abbreviation(b, a);
    }
    bare(a) == bare(b) || is_sharp(a, b) || is_sharp(b, a) || same_spelling(a, b)
}

/// A word without vowel marks, in simplified signs.
fn bare(word: &str) -> String {
    let is_mark = |c: char| matches!(c, '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}');
    word.chars().filter(|&c| !is_mark(c)).map(simplified).collect()
}

/// Whether the second word is the first with "ss" for its sharp s.
fn is_sharp(a: &str, b: &str) -> bool {
    if !a.contains('ß') || b.contains('ß') {
        return false;
    }
    let lower = a.to_lowercase();
    !SHARP_TELLS.iter().any(|other| lower.starts_with(other)) && lower.replace('ß', "ss") == b.to_lowercase()
}

/// Whether the first is short for the second.
fn is_abbreviation(short: &str, long: &str) -> bool {
    short.ends_with('.')
        && WRITTEN_OUT.iter().any(|(known, out)| known.eq_ignore_ascii_case(short) && out.eq_ignore_ascii_case(long))
}

/// Whether two words differ only as British, American and Oxford spelling do: what is left when their common beginning
/// and end are taken away tells.
fn same_spelling(a: &str, b: &str) -> bool {
    let (a, b) = if a.len() >= b.len() { (a.as_bytes(), b.as_bytes()) } else { (b.as_bytes(), a.as_bytes()) };
    if b.len() < 4 || a.len() - b.len() > 2 {
        return false;
    }
    let same = |(x, y): &(&u8, &u8)| x.eq_ignore_ascii_case(y);
    let head = a.iter().zip(b).take_while(same).count();
    if head < 2 {
        return false;
    }
    let tail = a.iter().rev().zip(b.iter().rev()).take(b.len() - head).take_while(same).count();
    // Nearly all pairs of words are told apart by how much differs.
    if !matches!((a.len() - head - tail, b.len() - head - tail), (1, 0 | 1) | (2, 0 | 2)) {
        return false;
    }
    let lower = |bytes: Option<&[u8]>| bytes.unwrap_or(&[]).to_ascii_lowercase();
    let (before, after) = (lower(a.get(..head)), lower(a.get(a.len() - tail..)));
    let (x, y) = (lower(a.get(head..a.len() - tail)), lower(b.get(head..b.len() - tail)));
    let ends = |end: &[u8]| before.ends_with(end);
    let goes_on = |letters: &[u8]| after.first().is_some_and(|first| letters.contains(first));
    match (x.as_slice(), y.as_slice()) {
        (b"s", b"z") | (b"z", b"s") => (ends(b"i") || ends(b"y")) && goes_on(b"eia"),
        (b"c", b"s") | (b"s", b"c") => (ends(b"en") || ends(b"practi")) && goes_on(b"e"),
        (b"re", b"er") | (b"er", b"re") => (ends(b"t") || ends(b"b")) && a.len() >= 5,
        (b"u", b"") => ends(b"o") && goes_on(b"r") && a.len() >= 6,
        (b"me", b"") => ends(b"gram"),
        (b"l", b"") => ends(b"l") && (a.len() >= 8 || before == b"fulfil" || before == b"enrol"),
        (b"ue", b"") => ends(b"og"),
        (b"e", b"") => ends(b"g") && goes_on(b"mi"),
        (b"a" | b"o", b"") => goes_on(b"e") && a.len() >= 6,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings() {
        let check = |a: &str, b: &str, same: bool| assert_eq!(same_spelling(a, b), same, "{a} {b}");
        check("organisation", "organization", true);
        check("Programmes", "programs", true);
        check("labour", "labor", true);
        check("travelled", "traveled", true);
        check("fulfil", "fulfill", true);
        check("four", "for", false);
        check("recognise", "recognize", true);
        check("advance", "advanced", false);
        check("states", "state", false);
    }

    #[test]
    fn orthographies_are_told_from_other_words() {
        for (a, b) in [
            ("Beschluß", "Beschluss"),
            ("Strasse", "Straße"),
            ("Nr.", "Nummer"),
            ("paragraph", "para."),
            ("السَّفينَةُ", "السفينة"),
            ("規則", "规则"),
        ] {
            assert!(same_word(a, b), "{a} {b}");
        }
        for (a, b) in [
            ("Maßen", "Massen"),
            ("Busse", "Buße"),
            ("Nr.", "Nummern"),
            ("people", "peoples"),
            ("State", "States"),
            ("right", "rights"),
            ("Turkey", "Türkiye"),
            ("a", "an"),
            ("decide", "decided"),
            ("سفينة", "سفن"),
            ("国家", "国际"),
        ] {
            assert!(!same_word(a, b), "{a} {b}");
        }
    }
}
