//! Both drafts as numbers: forms of words interned, weighed by rarity, and by what they tell where they stand.

use super::forms::{form, is_number, is_ordinal};
use super::interner::{Interner, Sketch};
use crate::base::Sides;
use crate::compare::words::{each_word, hash_word, is_han, mix, typed_label, word_end};
use crate::text::{Paragraph, ParagraphKind};
use rayon::prelude::*;
use std::collections::BTreeMap;

/// Words that tell nothing however short a draft is: they count as if they stood in so many paragraphs.
const COMMON_WORDS: &[&str] = &[
    "a", "all", "also", "an", "and", "any", "are", "as", "at", "be", "been", "but", "by", "can", "for", "from", "had",
    "has", "have", "how", "if", "in", "into", "is", "it", "its", "may", "no", "nor", "not", "of", "on", "or", "our",
    "out", "over", "shall", "should", "so", "such", "than", "that", "the", "their", "them", "then", "there", "these",
    "they", "this", "those", "through", "to", "under", "up", "upon", "was", "we", "were", "what", "when", "where",
    "which", "who", "will", "with", "within", "would", "的", "和", "与", "在", "对", "以", "为", "并", "或", "其",
    "我", "们",
];
/// A word in no more paragraphs than this counts even where its neighbours differ.
pub const RARE: u32 = 3;
/// More than a rare word may stand in.
const COMMON: u32 = RARE + 1;
/// So many paragraphs that begin with one word and a number show that these are labels.
const LABELS: u32 = 3;
/// A label typed at the start is looked for among so many bytes.
const LABEL_BYTES: usize = 48;

/// One paragraph as numbers.
#[derive(Debug, Clone, Default)]
pub struct Para {
    /// The forms of its words, label aside, interned.
    pub words: Vec<u32>,
    /// What each word tells where it stands: its rarity, or less where the word before it foretells it.
    pub info: Vec<f32>,
    /// Its pairs of neighbouring words with their places, sorted.
    pub pairs: Vec<(u64, u32)>,
    /// Its rare words with their places, sorted.
    pub rare: Vec<(u32, u32)>,
    /// Weight of all its words.
    pub mass: f32,
    /// Hash of its words in order, as written but for case, or of its marks when it has no words; never 0.
    pub print: u64,
    /// Hash of its label, case folded; 0 when it has none.
    pub label: u64,
    /// What it is.
    pub kind: ParagraphKind,
    /// Where its sentences end, as counts of words.
    pub sentences: Vec<u32>,
    /// The byte where the text proper begins, after a label typed into it.
    pub from: usize,
    /// The word it begins with, if paragraphs of the draft are numbered by it ("Article 4 Fees"); 0 for all others.
    pub head: u64,
    /// Hash of the word of a paragraph that is a word and a number only ("Article 4"); 0 for all others.
    pub shape: u64,
}

impl Para {
    /// What all its words tell.
    pub fn told(&self) -> f32 {
        self.info.iter().sum()
    }
}

/// Both drafts and the weights of their words.
#[derive(Debug, Default)]
pub struct Corpus {
    /// The old draft.
    pub old: Vec<Para>,
    /// The new draft.
    pub new: Vec<Para>,
    /// Weight of each word: the rarer the heavier.
    pub weights: Vec<f32>,
    /// In how many paragraphs of the draft that has it in more each word stands.
    pub spread: Vec<u32>,
    /// Which words are numbers.
    pub number: Vec<bool>,
}

struct Raw<'a> {
    text: &'a str,
    /// Hashes of the words as written but for case, with the bytes where they begin.
    words: Vec<(u64, usize)>,
    /// The word, and the end, of a label of one word and a number.
    lead: Option<(u64, usize)>,
    /// Whether its first word is followed by a number.
    numbered: bool,
    para: Para,
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

/// The word of a text that is a word and a number only, else 0.
fn shape(text: &str, words: &[(u64, usize)], heading: bool) -> u64 {
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
    let mut words = Vec::with_capacity(text.len() / 6 + 1);
    each_word(text, |at, word| words.push((word, at)));
    let mut sentences = Vec::new();
    let mut stop = false;
    for (at, c) in text.char_indices() {
        if matches!(c, '。' | '；' | '？' | '！') || (stop && c.is_whitespace()) {
            sentences.push(words.partition_point(|&(_, start)| start < at) as u32);
        }
        stop = matches!(c, '.' | ';' | '?' | '!' | '؟' | '؛');
    }
    let hash = |text: &str| {
        let mut hash = 1_u64;
        each_word(text, |_, word| hash = mix(hash.rotate_left(7) ^ word));
        hash
    };
    let para = Para {
        label: label.map_or(0, hash),
        kind: paragraph.kind,
        shape: if typed.is_none() { shape(text, &words, paragraph.is_heading()) } else { 0 },
        from,
        sentences,
        ..Para::default()
    };
    let lead = if typed.is_none() { leading_number(text) } else { None };
    let numbered = words.get(1).is_some_and(|&(_, at)| is_ordinal(&text_word(text, at)) && at <= LABEL_BYTES)
        && text.chars().next().is_some_and(char::is_uppercase);
    Raw { text, words, lead, numbered, para }
}

fn read_all(side: &[Paragraph]) -> Vec<Raw<'_>> {
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
    for raw in raws {
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
    }
}

/// Words as written → forms, each numbered in the order in which it is met.
#[derive(Default)]
struct Forms {
    form_of: Vec<u32>,
    number: Vec<bool>,
}

impl Forms {
    fn number(&mut self, raws: &mut [Raw<'_>], written: &mut Interner, forms: &mut Interner) {
        let (mut word, mut stem) = (String::new(), String::new());
        for raw in raws {
            raw.para.words.reserve_exact(raw.words.len());
            for &(hash, at) in &raw.words {
                let number = written.number(hash) as usize;
                if number == self.form_of.len() {
                    word.clear();
                    let slice = raw.text.get(at..word_end(raw.text, at)).unwrap_or("");
                    slice.chars().for_each(|c| word.extend(c.to_lowercase()));
                    form(&word, &mut stem);
                    let found = forms.number(hash_word(&stem));
                    if found as usize == self.number.len() {
                        self.number.push(is_number(&word));
                    }
                    self.form_of.push(found);
                }
                raw.para.words.push(self.form_of.get(number).copied().unwrap_or(0));
            }
        }
    }
}

impl Corpus {
    /// Reads both drafts.
    pub fn of(old: &[Paragraph], new: &[Paragraph]) -> Self {
        let (mut old, mut new) = rayon::join(|| read_all(old), || read_all(new));
        let (mut written, mut interner, mut forms) = (Interner::new(), Interner::new(), Forms::default());
        forms.number(&mut old, &mut written, &mut interner);
        forms.number(&mut new, &mut written, &mut interner);
        let common: Vec<u32> = COMMON_WORDS
            .iter()
            .map(|word| {
                let mut stem = String::new();
                form(word, &mut stem);
                interner.number(hash_word(&stem))
            })
            .collect();
        let count = interner.count as usize;
        forms.number.resize(count, false);
        let (a, b) = rayon::join(|| spread(&old, count), || spread(&new, count));
        let mut spread: Vec<u32> = a.into_iter().zip(b).map(|(a, b)| a.max(b)).collect();
        for word in common {
            if let Some(spread) = spread.get_mut(word as usize) {
                *spread = (*spread).max(COMMON);
            }
        }
        let size = old.len().max(new.len()) as f32;
        let weights: Vec<f32> = spread.iter().map(|&df| (1.0 + size / df.max(1) as f32).ln()).collect();
        let weigh = |raws: Vec<Raw<'_>>| -> Vec<Para> {
            raws.into_par_iter()
                .with_min_len(64)
                .map(|raw| {
                    let mut para = raw.para;
                    para.mass = para.words.iter().map(|&word| weights.get(word as usize).copied().unwrap_or(0.0)).sum();
                    para.pairs = pairs(&para.words);
                    para.rare = rare(&para.words, &spread);
                    para
                })
                .collect()
        };
        let (old, new) = (weigh(old), weigh(new));
        let (a, b) = rayon::join(|| sketch(&old), || sketch(&new));
        let sketch = Sides::new(a, b);
        let mut this = Self { old, new, weights, spread, number: forms.number };
        let (old, new) = (this.told(&this.old, &sketch), this.told(&this.new, &sketch));
        for (paras, told) in [(&mut this.old, old), (&mut this.new, new)] {
            for (para, told) in paras.iter_mut().zip(told) {
                para.info = told;
            }
        }
        this
    }

    /// What each word of each paragraph tells: less than its rarity where the pair it ends stands in other paragraphs
    /// too, as it does in long names, formulas and clauses that repeat.
    fn told(&self, paras: &[Para], sketch: &Sides<Sketch>) -> Vec<Vec<f32>> {
        let told = |para: &Para| {
            let mut before = None;
            let mut told = Vec::with_capacity(para.words.len());
            for &word in &para.words {
                let weight = self.weight(word);
                let tells = before.map_or(weight, |before: u32| {
                    let pair = u64::from(before) << 32 | u64::from(word);
                    let both = sketch.old.count(pair).max(sketch.new.count(pair));
                    if both < 2 {
                        return weight;
                    }
                    let alone = self.spread.get(before as usize).copied().unwrap_or(1).max(u32::from(both));
                    // How surely the word before foretells this one in the other paragraphs.
                    let rest = (-weight).exp();
                    (alone as f32 / (f32::from(both) - 1.0 + rest)).ln().clamp(0.05, weight.max(0.05))
                });
                told.push(tells);
                before = Some(word);
            }
            told
        };
        paras.par_iter().with_min_len(64).map(told).collect()
    }

    /// How many paragraphs the longer draft has.
    pub fn size(&self) -> f32 {
        self.old.len().max(self.new.len()) as f32
    }

    /// Weight of a word.
    pub fn weight(&self, word: u32) -> f32 {
        self.weights.get(word as usize).copied().unwrap_or(0.0)
    }

    /// Whether a word is a number.
    pub fn is_number(&self, word: u32) -> bool {
        self.number.get(word as usize).copied().unwrap_or(false)
    }
}

fn sketch(paras: &[Para]) -> Sketch {
    Sketch::of(paras.iter().map(|para| para.pairs.as_slice()))
}

fn pairs(words: &[u32]) -> Vec<(u64, u32)> {
    let mut pairs: Vec<(u64, u32)> = (0..)
        .zip(words.windows(2))
        .filter_map(|(at, pair)| if let [a, b] = pair { Some((u64::from(*a) << 32 | u64::from(*b), at)) } else { None })
        .collect();
    pairs.sort_unstable();
    pairs
}

fn rare(words: &[u32], spread: &[u32]) -> Vec<(u32, u32)> {
    let is_rare = |word: u32| spread.get(word as usize).is_some_and(|&spread| spread <= RARE);
    let mut rare: Vec<(u32, u32)> =
        (0..).zip(words).filter(|&(_, &word)| is_rare(word)).map(|(at, &word)| (word, at)).collect();
    rare.sort_unstable();
    rare
}

/// In how many paragraphs each word stands.
fn spread(raws: &[Raw<'_>], count: usize) -> Vec<u32> {
    let mut spread = vec![0_u32; count];
    let mut last = vec![0_u32; count];
    for (number, raw) in (1..).zip(raws) {
        for &word in &raw.para.words {
            if let (Some(last), Some(spread)) = (last.get_mut(word as usize), spread.get_mut(word as usize))
                && *last != number
            {
                *last = number;
                *spread += 1;
            }
        }
    }
    spread
}
