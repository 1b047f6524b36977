//! Words as written → numbers of their forms.

use super::forms::{form, is_number};
use super::interner::Interner;
use super::read::Raw;
use crate::compare::words::{hash_word, word_end};
use rayon::prelude::*;

/// So many paragraphs are numbered at once.
const SHARE: usize = 256;

/// Words as written → forms, each numbered in the order in which it is met.
#[derive(Default)]
pub struct Forms {
    written: Interner,
    /// The forms met so far.
    pub forms: Interner,
    form_of: Vec<u32>,
    /// Which of them are numbers.
    pub number: Vec<bool>,
}

/// The words of some paragraphs, numbered among themselves.
struct Share<'a> {
    /// The words of all of them, in order.
    words: Vec<u32>,
    /// Each different word: its hash, the text it stands in, and where.
    distinct: Vec<(u64, &'a str, usize)>,
}

impl<'a> Share<'a> {
    fn of(raws: &[Raw<'a>]) -> Self {
        let mut own = Interner::default();
        let mut this =
            Self { words: Vec::with_capacity(raws.iter().map(|raw| raw.words.len()).sum()), distinct: Vec::new() };
        for raw in raws {
            for &(hash, at) in &raw.words {
                let number = own.number(hash);
                if number as usize == this.distinct.len() {
                    this.distinct.push((hash, raw.text, at));
                }
                this.words.push(number);
            }
        }
        this
    }
}

impl Forms {
    /// Numbers the words of a draft. Shares of it are numbered side by side, then their different words in order, which
    /// gives the numbers that one pass over all words would give.
    pub fn number(&mut self, raws: &mut [Raw<'_>]) {
        let shares: Vec<Share<'_>> = raws.par_chunks(SHARE).map(Share::of).collect();
        let mut fresh: Vec<(&str, usize)> = Vec::new();
        let known = self.form_of.len();
        let written: Vec<Vec<u32>> = shares
            .iter()
            .map(|share| {
                let number = |&(hash, text, at): &(u64, _, _)| {
                    let number = self.written.number(hash);
                    if number as usize == known + fresh.len() {
                        fresh.push((text, at));
                    }
                    number
                };
                share.distinct.iter().map(number).collect()
            })
            .collect();
        let formed: Vec<(u64, bool)> = fresh
            .par_iter()
            .with_min_len(256)
            .map_init(
                || (String::new(), String::new()),
                |(word, stem), &(text, at)| {
                    word.clear();
                    let slice = text.get(at..word_end(text, at)).unwrap_or("");
                    slice.chars().for_each(|c| word.extend(c.to_lowercase()));
                    form(word, stem);
                    (hash_word(stem), is_number(word))
                },
            )
            .collect();
        for (stem, number) in formed {
            let found = self.forms.number(stem);
            if found as usize == self.number.len() {
                self.number.push(number);
            }
            self.form_of.push(found);
        }
        let form_of = |number: Option<&u32>| number.and_then(|&number| self.form_of.get(number as usize)).copied();
        raws.par_chunks_mut(SHARE).zip(shares).zip(written).for_each(|((raws, share), written)| {
            let mut words = share.words.into_iter().map(|own| form_of(written.get(own as usize)).unwrap_or(0));
            for raw in raws {
                raw.para.words = words.by_ref().take(std::mem::take(&mut raw.words).len()).collect();
            }
        });
    }
}
