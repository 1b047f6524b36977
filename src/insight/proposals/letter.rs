//! Instructions in running words: "In paragraph 12, replace “x” by “y” and “v” by “w”".
//!
//! Only what asks is an instruction: an order ("delete …"), or a wish in the writer's own voice ("we propose to delete …",
//! "should be deleted"). What reports the wish of others, refuses, asks back or praises is none, whatever it quotes.

use super::citation::{self, Citation};
use super::instruction::{Instruction, QUOTES, SIGN, Wish};
use super::voice::{self, Voice};
use super::wishes::wishes;
use super::{ActorFinder, ActorName};
use crate::base::Span;

/// What running words are read with.
pub(super) struct Writer<'a> {
    pub finder: &'a ActorFinder,
    /// Whose the words are, where that is known.
    pub own: Option<&'a ActorName>,
    /// Whether they hang on a paragraph, as a comment does, so that they need not name one.
    pub attached: bool,
}

impl Writer<'_> {
    /// The instructions of a text; several stand between semicolons or sentences. `subject` is the paragraph that was
    /// spoken of last, and is set anew.
    pub(super) fn read(&self, text: &str, subject: &mut Option<Citation>) -> Vec<Instruction> {
        let mut found: Vec<Instruction> = Vec::new();
        for span in sentences(text) {
            let Some(sentence) = span.of(text) else { continue };
            let (outside, quoted) = without_quotes(sentence);
            let mut cited = citation::citations(&outside);
            // "(c): replace …" below the line "Article 1".
            let lead = outside.split([':', '.', ',']).next().filter(|lead| lead.trim_start().starts_with(['(', '（']));
            if let (true, Some(lead)) = (cited.is_empty(), lead.and_then(citation::bare)) {
                cited.push(lead);
            }
            // Each may stand in what was cited before it.
            for one in &mut cited {
                if let Some(outer) = subject.as_ref() {
                    *one = one.within(outer);
                }
                *subject = Some(one.clone());
            }
            let said = self.sentence(&outside, &quoted, &cited, subject.as_ref(), span);
            for instruction in said {
                let statement = |one: &Instruction| matches!(one.wish, Wish::Statement(_));
                // One word for or against a paragraph is enough.
                let again = statement(&instruction)
                    && found.iter().any(|known| statement(known) && known.citation == instruction.citation);
                if !again {
                    found.push(instruction);
                }
            }
        }
        found
    }

    fn sentence(
        &self,
        outside: &str,
        quoted: &[String],
        cited: &[Citation],
        subject: Option<&Citation>,
        span: Span,
    ) -> Vec<Instruction> {
        if subject.is_none() && !self.attached {
            return Vec::new();
        }
        let lower = outside.to_lowercase();
        let made = |wish, citation: Option<Citation>| Instruction {
            citation,
            wish,
            called: None,
            span,
            perhaps: voice::is_perhaps(&lower),
            whose: None,
        };
        let (voice, whose) = voice::of(outside, &lower, self.finder, self.own, self.attached);
        let made = |wish, citation| Instruction { whose: whose.clone(), ..made(wish, citation) };
        match voice {
            Voice::Asks => {
                let wishes = wishes(&lower, quoted, cited, subject, self.attached);
                wishes
                    .into_iter()
                    .map(|(wish, citation, called)| Instruction { called, ..made(wish, citation) })
                    .collect()
            }
            Voice::Says(action) => vec![made(Wish::Statement(action), subject.cloned())],
            Voice::Nothing => Vec::new(),
        }
    }
}

/// Sentences outside quotation marks.
fn sentences(text: &str) -> Vec<Span> {
    let mut out = Vec::new();
    let (mut start, mut close) = (0, None);
    // Where each closing sign stands for the last time.
    let mut last: std::collections::BTreeMap<char, Option<usize>> = std::collections::BTreeMap::new();
    for (at, letter) in text.char_indices() {
        match close {
            Some(end) if letter == end => {
                close = None;
                // “… by day.” Next: a sentence that ends within its quotation.
                let inner = text.get(..at).and_then(|head| head.chars().next_back());
                let next = text.get(at + letter.len_utf8()..).unwrap_or_default();
                let begins =
                    next.strip_prefix(' ').and_then(|next| next.chars().next()).is_some_and(char::is_uppercase);
                if matches!(inner, Some('.' | ';' | '。')) && begins {
                    out.push(Span::between(start, at + letter.len_utf8()));
                    start = at + letter.len_utf8();
                }
            }
            Some(_) => {}
            None => {
                close = QUOTES.iter().find(|(open, _)| *open == letter).map(|(_, close)| *close);
                // A quotation that is never closed hides nothing.
                close =
                    close.filter(|&end| last.entry(end).or_insert_with(|| text.rfind(end)).is_some_and(|end| end > at));
                let next = text.get(at + letter.len_utf8()..).and_then(|rest| rest.chars().next());
                let stop = matches!(letter, '.' | '?' | '!') && next.is_none_or(char::is_whitespace);
                let ends = matches!(letter, ';' | '；' | '。' | '？') || stop;
                // "para. 12" goes on.
                let short = ends
                    && text.get(start..at).is_some_and(|head| {
                        let head: String = head.chars().rev().take(6).collect::<Vec<_>>().into_iter().rev().collect();
                        let head = head.to_lowercase();
                        ["para", "paras", "art", "arts", "op", "pp", "no", "par", "ст", "п"].iter().any(|word| {
                            head.strip_suffix(word).is_some_and(|head| !head.ends_with(char::is_alphanumeric))
                        })
                    });
                if ends && !short {
                    let end = at + if matches!(letter, '?' | '？') { letter.len_utf8() } else { 0 };
                    out.push(Span::between(start, end));
                    start = at + letter.len_utf8();
                }
            }
        }
    }
    out.push(Span::between(start, text.len()));
    out.retain(|span| span.of(text).is_some_and(|words| !words.trim().is_empty()));
    out
}

/// The sentence with each quotation replaced by a sign, and the quotations.
pub(super) fn without_quotes(sentence: &str) -> (String, Vec<String>) {
    let (mut outside, mut quoted) = (String::new(), Vec::new());
    let mut rest = sentence;
    while let Some(letter) = rest.chars().next() {
        let behind = rest.get(letter.len_utf8()..).unwrap_or_default();
        let close = QUOTES
            .iter()
            .find(|(open, _)| *open == letter)
            .and_then(|(_, close)| behind.find(*close).map(|at| (at, close)));
        match close {
            Some((at, close)) => {
                quoted.push(behind.get(..at).unwrap_or_default().trim().to_owned());
                outside.extend([' ', SIGN, ' ']);
                rest = behind.get(at + close.len_utf8()..).unwrap_or_default();
            }
            None => {
                outside.push(letter);
                rest = behind;
            }
        }
    }
    (outside, quoted)
}
