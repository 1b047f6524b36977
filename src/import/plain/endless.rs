//! A text without line breaks: one endless line, cut where labels or sentences begin.
//!
//! ```text
//! … at dusk. 12. Lamps are counted. 13. Oil …      labels that count on: a block begins at each
//! … at dusk. Lamps are counted. Oil is stored …    no labels: each sentence a block, and each doubted, since nobody
//!                                                  knows where the paragraphs ended
//! ```
//! Sentences are cut, not stretches of some length: two drafts are then cut at the same places however much was put in
//! between. No word is dropped.

use super::super::Block;
use super::super::structure;
use crate::text::Doubt;

/// Bytes beyond which a block is endless when most of the text stands in such blocks: a page is about as long.
const LONG: usize = 2_500;
/// Bytes beyond which a block is endless whatever stands around it.
const ENDLESS: usize = 10_000;
/// Bytes beyond which what stands from one label to the next holds more than one paragraph: some two hundred words.
const STRETCH: usize = 1_500;
/// Words below which what ends with a semicolon or colon is no piece of its own.
const WORDS: usize = 5;
/// Labels that must count on for the text to be cut at labels alone.
const LABELS: usize = 3;

/// Cuts the endless blocks of a text.
pub(super) fn cut(blocks: &mut Vec<Block>) {
    let is_long = |block: &Block, least: usize| block.text.len() > least && block.notes.is_empty();
    if !blocks.iter().any(|block| is_long(block, LONG)) {
        return;
    }
    let all: usize = blocks.iter().map(|block| block.text.len()).sum();
    let long: usize = blocks.iter().map(|block| block.text.len()).filter(|length| *length > LONG).sum();
    let least = if long * 2 > all { LONG } else { ENDLESS };
    for block in std::mem::take(blocks) {
        if is_long(&block, least) {
            cut_one(block, blocks);
        } else {
            blocks.push(block);
        }
    }
}

fn cut_one(mut block: Block, blocks: &mut Vec<Block>) {
    let whole = std::mem::take(&mut block.text);
    let sentences = sentences(&whole);
    let labelled: Vec<bool> = sentences.iter().map(|sentence| structure::begins_with_label(sentence)).collect();
    // Labels that count on, and as thick as they stand in a draft: one in six sentences.
    let labels = sentences.iter().zip(&labelled).filter(|(_, labelled)| **labelled).map(|(text, _)| *text);
    let many = labelled.iter().filter(|labelled| **labelled).count() * 6 >= sentences.len();
    let by_label = many && structure::count_on(labels) >= LABELS;
    let starts: Vec<usize> = if by_label { paragraphs(&sentences, &labelled) } else { (0..sentences.len()).collect() };
    let ends = starts.iter().skip(1).copied().chain([sentences.len()]);
    let mut rest = whole.as_str();
    for (&from, to) in starts.iter().zip(ends) {
        // The piece as it stands in the line, the white space between its sentences included.
        let mut after = rest.trim_start();
        let begins = after;
        for sentence in sentences.get(from..to).unwrap_or_default() {
            after = after.trim_start().get(sentence.len()..).unwrap_or("");
        }
        let text = begins.get(..begins.len() - after.len()).unwrap_or("").to_owned();
        rest = after;
        let mut piece = Block { text, ..block.clone() };
        // Where a label begins, a paragraph does; all other cuts are guesses.
        let sure = |at: usize| by_label && labelled.get(at).copied().unwrap_or(at >= sentences.len());
        if !(sure(from) && sure(to)) {
            piece.doubts.insert(Doubt::Torn);
        }
        blocks.push(piece);
    }
}

/// Where paragraphs begin in a text with labels: at each label, at a title before one, and, in a stretch that is too
/// long for one paragraph, at each sentence.
fn paragraphs(sentences: &[&str], labelled: &[bool]) -> Vec<usize> {
    let is_labelled = |at: usize| labelled.get(at).copied().unwrap_or(false);
    let is_title = |at: usize| {
        let titled =
            sentences.get(at).is_some_and(|text| !text.ends_with(['.', ';', ':', ',', '!', '?', '。', '；', '：']));
        titled && is_labelled(at + 1)
    };
    let mut starts: Vec<usize> =
        (0..sentences.len()).filter(|&at| at == 0 || is_labelled(at) || is_title(at)).collect();
    let mut more = Vec::new();
    for (place, &from) in starts.iter().enumerate() {
        let to = starts.get(place + 1).copied().unwrap_or(sentences.len());
        let length: usize = sentences.get(from..to).unwrap_or_default().iter().map(|text| text.len()).sum();
        if length > STRETCH {
            more.extend(from + 1..to);
        }
    }
    starts.extend(more);
    starts.sort_unstable();
    starts
}

/// Splits a text behind its stops, and behind semicolons and colons where enough words stand before them; the white space
/// between is dropped.
fn sentences(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, char)) = chars.next() {
        let han = matches!(char, '。' | '！' | '？' | '；');
        if !han && !matches!(char, '.' | '!' | '?' | ';' | ':' | ',' | '؟' | '؛') {
            continue;
        }
        // What closes the sentence belongs to it.
        let mut end = at + char.len_utf8();
        while let Some((at, closing)) = chars.next_if(|(_, next)| CLOSING.contains(next)) {
            end = at + closing.len_utf8();
        }
        let Some(rest) = text.get(end..) else { continue };
        let next = rest.trim_start();
        if next.is_empty() || !han && next.len() == rest.len() {
            continue;
        }
        let Some(head) = text.get(start..at) else { continue };
        let ends = match char {
            ';' | ':' | '；' | '؛' => head.split_whitespace().take(WORDS).count() == WORDS || han,
            // The clauses of a preamble end with commas.
            ',' => next.starts_with(char::is_uppercase) && structure::begins_clause(next),
            '.' => !is_shortened(head) && begins(next),
            _ => han || begins(next),
        };
        if ends {
            found.push(text.get(start..end).unwrap_or(""));
            start = text.len() - next.len();
        }
    }
    found.push(text.get(start..).unwrap_or(""));
    found.retain(|sentence| !sentence.is_empty());
    if found.iter().any(|sentence| sentence.len() > LONG) {
        found = found.into_iter().flat_map(clauses).collect();
    }
    found
}

/// Splits what is still endless without a stop behind its commas, where enough words stand before them.
fn clauses(sentence: &str) -> Vec<&str> {
    if sentence.len() <= LONG {
        return vec![sentence];
    }
    let mut found = Vec::new();
    let mut start = 0;
    for (at, comma) in sentence.match_indices([',', '，', '、', '،']) {
        let end = at + comma.len();
        let Some((head, rest)) = sentence.get(start..at).zip(sentence.get(end..)) else { continue };
        let next = rest.trim_start();
        let words = head.split_whitespace().take(WORDS).count() == WORDS || head.len() > 40 && comma != ",";
        if words && !next.is_empty() && (next.len() < rest.len() || comma != ",") {
            found.push(sentence.get(start..end).unwrap_or(""));
            start = sentence.len() - next.len();
        }
    }
    found.push(sentence.get(start..).unwrap_or(""));
    found
}

/// Signs that close what a sentence ends in.
const CLOSING: [char; 9] = [')', ']', '”', '"', '\'', '’', '»', '」', '）'];

/// Whether a sentence may begin so: with a capital, a figure, an opening sign, or in a script without capitals.
fn begins(text: &str) -> bool {
    let first = text.trim_start_matches(['[', '(', '“', '"', '\'', '‘', '«']).chars().next();
    let inner = text.starts_with('(') && text.chars().nth(2) == Some(')');
    inner || first.is_some_and(|char| !char.is_lowercase())
}

/// Words that are written with a stop behind them, lower case.
const SHORTENED: [&str; 28] = [
    "no", "nos", "art", "arts", "para", "paras", "sect", "chap", "vol", "pp", "fig", "cf", "vs", "mr", "mrs", "ms",
    "dr", "st", "rev", "add", "corr", "res", "dec", "doc", "ed", "eds", "al", "approx",
];

/// Whether the stop behind `head` shortens a word or ends a label: "Mr.", "J.", "para.", "12.".
fn is_shortened(head: &str) -> bool {
    let word = head.rsplit(char::is_whitespace).next().unwrap_or("");
    let bare = word.trim_start_matches(['(', '[', '“', '"']);
    let mut letters = bare.chars();
    let single = letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none();
    // "12." behind the end of a sentence is the next one's label.
    let before = head.get(..head.len() - word.len()).unwrap_or("").trim_end();
    let label = bare.len() <= 4
        && bare.bytes().all(|byte| byte.is_ascii_digit())
        && (before.is_empty() || before.ends_with(['.', ';', ':', '!', '?']));
    single && bare != "I"
        || label
        || bare.contains('.') && bare.len() <= 4
        || SHORTENED.contains(&bare.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_at_stops_and_not_at_shortened_words() {
        let text = "Mr. J. Ash reads No. 5 of the rules. He agrees: lamps go out at ten. 12. Oil is \
                    kept outside; matches are counted by hand every day; boats dry. (a) Yes.";
        assert_eq!(
            sentences(text),
            [
                "Mr. J. Ash reads No. 5 of the rules.",
                "He agrees: lamps go out at ten.",
                "12. Oil is kept outside;",
                "matches are counted by hand every day;",
                "boats dry.",
                "(a) Yes."
            ]
        );
        assert_eq!(sentences("灯在黄昏点亮。油放在外面；火柴要数。"), ["灯在黄昏点亮。", "油放在外面；", "火柴要数。"]);
    }

    #[test]
    fn nothing_is_lost_between_the_pieces() {
        let text = "The lamp is lit at dusk by the keeper. The oil is stored in the yard behind it! ".repeat(200);
        let mut blocks = vec![Block { text: text.trim().to_owned(), ..Block::default() }];
        cut(&mut blocks);
        assert_eq!(blocks.len(), 400);
        let joined = blocks.iter().map(|block| block.text.as_str()).collect::<Vec<_>>().join(" ");
        assert_eq!(joined, text.trim());
        assert!(blocks.iter().all(|block| block.doubts.contains(Doubt::Torn)));
    }

    #[test]
    fn labels_that_count_on_are_where_paragraphs_begin() {
        let line: String = (1..=60)
            .map(|number| {
                format!("{number}. Lamp {number} is lit at dusk. It is put out at dawn; nobody is paid for it. ")
            })
            .collect();
        let mut blocks = vec![Block { text: line.trim().to_owned(), ..Block::default() }];
        cut(&mut blocks);
        assert_eq!(blocks.len(), 60);
        assert!(blocks.iter().all(|block| block.doubts.is_empty()), "{:?}", blocks.first());
    }
}
