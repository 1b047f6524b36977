//! Paragraphs → words, labels, sentences.

use super::forms::{is_number, is_ordinal};
use super::para::Para;
use crate::compare::words::{Piece, each_piece, each_word, hash_word, is_han, mix, typed_label, word_end};
use crate::text::Paragraph;
use rayon::prelude::*;
use std::collections::BTreeMap;

/// So many paragraphs that begin with one word and a number show that these are labels.
const LABELS: u32 = 3;
/// A label typed at the start is looked for among so many bytes.
const LABEL_BYTES: usize = 48;

/// A paragraph whose words are not numbered yet.
pub struct Raw<'a> {
    /// Its text, label aside.
    pub text: &'a str,
    /// Hashes of the words as written but for case, with the bytes where they begin.
    pub words: Vec<(u64, usize)>,
    /// The word, and the end, of a label of one word and a number.
    lead: Option<(u64, usize)>,
    /// Whether its first word is followed by a number.
    numbered: bool,
    /// What is known of it.
    pub para: Para,
}

/// The first word and the end of "Article 4", "Artikel 4.", "§ 4" at the start of a text.
fn leading_number(text: &str) -> Option<(u64, usize)> {
    let mut near = text.char_indices().take_while(|&(at, _)| at < LABEL_BYTES).peekable();
    let mut word_end = 0;
    while let Some(&(at, c)) = near.peek()
        && (c.is_alphabetic() || c == '§')
        && !is_han(c)
    {
        word_end = at + c.len_utf8();
        near.next();
    }
    let word = text.get(..word_end).filter(|word| !word.is_empty())?;
    let mut spaces = 0;
    while near.peek().is_some_and(|&(_, c)| c.is_whitespace() || c == '.') {
        near.next();
        spaces += 1;
    }
    let mut end = None;
    while let Some(&(at, c)) = near.peek()
        && (c.is_numeric() || (end.is_some() && c.is_ascii_lowercase() && c <= 'c'))
    {
        end = Some(at + c.len_utf8());
        near.next();
    }
    let mut end = end.filter(|_| spaces > 0)?;
    let marked = near.peek().is_some_and(|&(_, c)| matches!(c, '.' | ':' | ')'));
    if let Some((at, c)) = near.next_if(|_| marked) {
        end = at + c.len_utf8();
    }
    let ended = near.peek().is_none_or(|&(_, c)| c.is_whitespace());
    let rest = text.get(end..).unwrap_or("");
    // "Article 4 of the Treaty applies" is no label, and "Article 4 Fees" may be a title.
    (ended && marked || rest.trim().is_empty()).then(|| (hash_word(word), end))
}

/// The first word and the end of "Part Two: ", "Часть первая. ", "الباب الثاني: " at the start of a text.
fn leading_ordinal(text: &str) -> Option<(u64, usize)> {
    let near = text.get(..text.floor_char_boundary(LABEL_BYTES)).unwrap_or(text);
    let end = near.find([':', '.', '–', '—'])?;
    let mut words = near.get(..end)?.split_whitespace();
    let word = words.next().filter(|word| word.chars().all(|c| c.is_alphabetic() && !is_han(c)))?;
    let mut count = 0;
    let ordinal = words.all(|word| {
        count += 1;
        is_ordinal(&word.to_lowercase())
    });
    let end = end + near.get(end..)?.chars().next()?.len_utf8();
    let more = text.get(end..).is_some_and(|rest| rest.starts_with(char::is_whitespace) && !rest.trim().is_empty());
    (ordinal && (1..=2).contains(&count) && more).then(|| (hash_word(word), end))
}

/// The word of a text that is a word and a number only, else 0.
fn shape(text: &str, label: Option<&str>, words: &[(u64, usize)], heading: bool) -> u64 {
    // "المادة الثانية" is the label of "المادة الثانية عشرة", and the rest of the number its text.
    if let Some(word) = label.and_then(|label| label.split_whitespace().next()).filter(|_| heading)
        && (1..=2).contains(&words.len())
        && word.chars().all(char::is_alphabetic)
        && words.iter().all(|&(_, at)| is_ordinal(&text_word(text, at)))
    {
        return hash_word(word).max(1);
    }
    if let Some((word, end)) = leading_number(text.trim_start())
        && text.trim_start().get(end..).is_some_and(|rest| rest.trim().is_empty())
    {
        return word.max(1);
    }
    let mut signs = text.trim().chars();
    if signs.next() == Some('第')
        && let Some(last) = signs.next_back()
        && signs.clone().count() <= 6
        && signs.all(|sign| is_number(sign.encode_utf8(&mut [0; 4])) || matches!(sign, '零' | '〇'))
    {
        return mix(last as u64).max(1);
    }
    let mut rest = words.iter().skip(1).map(|&(_, at)| text_word(text, at));
    match words {
        [(first, _), _, ..] if heading && words.len() <= 4 && rest.all(|word| is_ordinal(&word)) => (*first).max(1),
        _ => 0,
    }
}

fn text_word(text: &str, at: usize) -> String {
    text.get(at..word_end(text, at)).unwrap_or("").to_lowercase()
}

fn read(paragraph: &Paragraph) -> Raw<'_> {
    let typed = if paragraph.label.is_none() { typed_label(&paragraph.text) } else { None };
    let label = paragraph.label.as_deref().or_else(|| typed.map(|(label, _)| label));
    let from = typed.map_or(0, |(_, from)| from);
    let text = paragraph.text.get(from..).unwrap_or("");
    let mut words = Vec::with_capacity(text.len() / 5 + 1);
    let mut sentences = Vec::new();
    let mut stop = usize::MAX;
    each_piece(text, |piece| match piece {
        Piece::Word(at, word) => words.push((word, at)),
        Piece::Mark(at, c) => {
            if matches!(c, '。' | '；' | '？' | '！') || (stop == at && c.is_whitespace()) {
                sentences.push(words.len() as u32);
            }
            if matches!(c, '.' | ';' | '?' | '!' | '؟' | '؛') {
                stop = at + c.len_utf8();
            }
        }
    });
    let hash = |text: &str| {
        let mut hash = 1_u64;
        each_word(text, |_, word| hash = mix(hash.rotate_left(7) ^ word));
        hash
    };
    let para = Para {
        label: label.map_or(0, hash),
        kind: paragraph.kind,
        cell: paragraph.cell,
        shape: if typed.is_none() { shape(text, label, &words, paragraph.is_heading()) } else { 0 },
        from,
        sentences,
        ..Para::default()
    };
    let lead = if typed.is_none() { leading_number(text).or_else(|| leading_ordinal(text)) } else { None };
    let numbered = text.chars().next().is_some_and(char::is_uppercase)
        && words.get(1).is_some_and(|&(_, at)| at <= LABEL_BYTES && is_ordinal(&text_word(text, at)));
    Raw { text, words, lead, numbered, para }
}

/// Reads the paragraphs of a draft.
pub fn read_all(side: &[Paragraph]) -> Vec<Raw<'_>> {
    let mut raws: Vec<Raw<'_>> = side.par_iter().with_min_len(64).map(read).collect();
    settle(&mut raws);
    raws
}

/// Sets aside labels of one word and a number, where the draft has several, and hashes what is left.
fn settle(raws: &mut [Raw<'_>]) {
    let mut leads: BTreeMap<u64, u32> = BTreeMap::new();
    let mut shapes: BTreeMap<u64, u32> = BTreeMap::new();
    let mut heads: BTreeMap<u64, u32> = BTreeMap::new();
    for raw in raws.iter() {
        if let Some((word, _)) = raw.lead {
            *leads.entry(word).or_insert(0) += 1;
        }
        if raw.numbered
            && let Some(&(first, _)) = raw.words.first()
        {
            *heads.entry(first).or_insert(0) += 1;
        }
        if raw.para.shape != 0 {
            *shapes.entry(raw.para.shape).or_insert(0) += 1;
        }
    }
    raws.par_iter_mut().with_min_len(64).for_each(|raw| {
        let several =
            |counts: &BTreeMap<u64, u32>, word: u64, least: u32| counts.get(&word).is_some_and(|&n| n >= least);
        let least = if raw.lead.is_some() || raw.text.starts_with('第') { 2 } else { LABELS };
        if !several(&shapes, raw.para.shape, least) {
            raw.para.shape = 0;
        }
        if let Some((word, end)) = raw.lead
            && raw.para.shape == 0
            && several(&leads, word, LABELS)
            && let count = raw.words.partition_point(|&(_, at)| at < end)
            && count < raw.words.len()
        {
            raw.para.label = raw.words.drain(..count).fold(1, |hash, (word, _)| mix(hash.rotate_left(7) ^ word));
            let rest = raw.text.get(end..).unwrap_or("");
            let begin = end + rest.len() - rest.trim_start().len();
            for (_, at) in &mut raw.words {
                *at = at.saturating_sub(begin);
            }
            raw.text = raw.text.get(begin..).unwrap_or("");
            raw.para.from += begin;
            raw.para.sentences.iter_mut().for_each(|end| *end = end.saturating_sub(count as u32));
            raw.para.sentences.retain(|&end| end > 0);
        }
        if let Some(&(first, _)) = raw.words.first()
            && raw.para.shape == 0
            && several(&heads, first, LABELS)
        {
            raw.para.head = first;
        }
        let count = raw.words.len() as u32;
        raw.para.sentences.push(count);
        raw.para.sentences.dedup();
        raw.para.print = if raw.words.is_empty() {
            raw.text.trim().bytes().fold(1, |hash, byte| mix(hash ^ u64::from(byte)))
        } else {
            raw.words.iter().fold(u64::from(count), |hash, &(word, _)| mix(hash.rotate_left(7) ^ word))
        }
        .max(1);
    });
}
