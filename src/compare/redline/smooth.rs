//! No confetti: short kept runs inside a rewritten phrase go into the change.
//!
//! The alignment keeps every run that pays for the change it ends. Between two long rewritten stretches a lone "of" pays
//! too, and yet nobody reads it as kept: an editor marks the phrase as a whole. So a run between two changes stays only
//! when it is worth more than the changes around it weigh, and those weigh the more the longer they are (by the
//! logarithm of their words). A word that stands again nearby says little: of four "data" in a sentence any two can be
//! paired. A run beside "state" for "states" says more, since the words around it are the same words; and one that other
//! words hop over ("scale of colour", "colour scale") says less, since the phrase was turned round.

use super::dp::Pair;
use super::tokens::{Class, Text, Token, is_conjunction};
use super::weights::Weights;
use crate::base::Sides;

/// More runs than this are no paragraph; they stay as they are, so that the cost is bounded.
const MOST_RUNS: usize = 2_000;

/// How many tokens before and after a word it may stand again in and count as said again: a sentence or two.
const NEARBY: usize = 40;

/// A run of kept tokens that follow each other on both sides.
#[derive(Debug, Clone, Copy)]
struct Run {
    /// Index of its first pair.
    first: usize,
    len: usize,
    old: usize,
    new: usize,
    worth: i32,
    /// Words in it that carry meaning.
    words: usize,
}

/// The tokens of a change beside a run.
#[derive(Debug, Clone, Copy)]
struct Gap<'a> {
    old: &'a [Token],
    new: &'a [Token],
}

impl Gap<'_> {
    const fn len(self) -> usize {
        self.old.len() + self.new.len()
    }

    const fn replaces(self) -> bool {
        !self.old.is_empty() && !self.new.is_empty()
    }
}

/// Takes the pairs out that stand in islands not worth keeping. The least worthy go first, since each makes the change
/// around it longer.
pub fn smooth(old: Text<'_>, new: Text<'_>, pairs: &mut Vec<Pair>, weights: &Weights) {
    let (a, b) = (old.tokens, new.tokens);
    if pairs.len() == a.len() && pairs.len() == b.len() {
        return;
    }
    let mut runs: Vec<Run> = Vec::new();
    for (at, pair) in pairs.iter().enumerate() {
        match runs.last_mut() {
            Some(run) if run.old + run.len == pair.old && run.new + run.len == pair.new => run.len += 1,
            _ => runs.push(Run { first: at, len: 1, old: pair.old, new: pair.new, worth: 0, words: 0 }),
        }
    }
    if runs.len() > MOST_RUNS {
        return;
    }
    let last = runs.len().saturating_sub(1);
    for (at, run) in runs.iter_mut().enumerate() {
        // What no change precedes or follows is no island; nor is what is as long as a sentence.
        let begins = at == 0 && run.old == 0 && run.new == 0;
        let ends = at == last && run.old + run.len == a.len() && run.new + run.len == b.len();
        if begins || ends || run.len > NEARBY {
            run.worth = i32::MAX / 2;
        } else {
            weigh(run, a, b, weights);
        }
    }
    let mut gone = vec![false; pairs.len()];
    loop {
        let mut worst: Option<(i32, usize)> = None;
        for (at, run) in runs.iter().enumerate() {
            let from = at.checked_sub(1).and_then(|at| runs.get(at));
            let from = from.map_or((0, 0), |run| (run.old + run.len, run.new + run.len));
            let to = runs.get(at + 1).map_or((a.len(), b.len()), |run| (run.old, run.new));
            let gap = |(i, j): (usize, usize), (x, y): (usize, usize)| Gap {
                old: a.get(i..x).unwrap_or(&[]),
                new: b.get(j..y).unwrap_or(&[]),
            };
            let before = gap(from, (run.old, run.new));
            let after = gap((run.old + run.len, run.new + run.len), to);
            if before.len() == 0 || after.len() == 0 {
                continue;
            }
            let margin = margin(run, before, after, Sides::new(old, new), weights);
            if margin < 0 && worst.is_none_or(|(least, _)| margin < least) {
                worst = Some((margin, at));
            }
        }
        let Some((_, at)) = worst else { break };
        let run = runs.remove(at);
        gone.iter_mut().skip(run.first).take(run.len).for_each(|gone| *gone = true);
    }
    let mut at = 0;
    pairs.retain(|_| {
        at += 1;
        !gone.get(at - 1).copied().unwrap_or(false)
    });
}

/// What the run's words are worth by themselves.
fn weigh(run: &mut Run, old: &[Token], new: &[Token], weights: &Weights) {
    let again = |tokens: &[Token], at: usize, token: &Token| {
        let around = tokens.get(at.saturating_sub(NEARBY)..(at + NEARBY + 1).min(tokens.len())).unwrap_or(&[]);
        around.iter().filter(|other| other.exact == token.exact).count()
    };
    for (at, token) in old.iter().enumerate().skip(run.old).take(run.len) {
        let worth = weights.island(token.class);
        if carries_meaning(token) {
            run.words += 1;
            let mine = again(old, at, token);
            let there = run.new + at - run.old;
            let times = new.get(there).map_or(mine, |other| mine.max(again(new, there, other))).clamp(1, 100) as i32;
            run.worth += worth / times;
        } else {
            run.worth += worth;
        }
    }
    run.worth += weights.island_length * log(run.len) / 1000;
}

/// How much a run is worth more than the changes around it weigh.
fn margin(run: &Run, before: Gap<'_>, after: Gap<'_>, texts: Sides<Text<'_>>, weights: &Weights) -> i32 {
    let (least, most) = (before.len().min(after.len()), before.len().max(after.len()));
    let replaced = i32::from(before.replaces()) + i32::from(after.replaces());
    let alike = i32::from(is_alike(before, texts)) + i32::from(is_alike(after, texts));
    let last = texts.old.tokens.get(run.old + run.len - 1);
    let holds = last.is_some_and(|token| {
        matches!(token.class, Class::Function | Class::Article)
            && !token.span.of(texts.old.text).is_some_and(is_conjunction)
    });
    let tail = if holds && after.replaces() { weights.island_tail } else { 0 };
    let hop = if run.words <= 1 && hops(before, after) { weights.island_hop } else { 0 };
    run.worth + weights.island_alike * alike + tail
        - hop
        - weights.island_least * log(least) / 1000
        - weights.island_most * log(most) / 1000
        - weights.island_replaced * replaced
}

const fn carries_meaning(token: &Token) -> bool {
    matches!(token.class, Class::Word | Class::Number)
}

/// Whether a word that carries meaning left one of the two changes for the other, over what stands between them. Only
/// words near it count: farther off the same word comes again by chance, and the cost is bounded.
fn hops(before: Gap<'_>, after: Gap<'_>) -> bool {
    let in_both = |last: &[Token], first: &[Token]| {
        let last = last.get(last.len().saturating_sub(NEARBY)..).unwrap_or(last);
        let first = first.get(..NEARBY).unwrap_or(first);
        last.iter()
            .filter(|token| carries_meaning(token))
            .any(|token| first.iter().any(|other| other.exact == token.exact))
    };
    in_both(before.old, after.new) || in_both(before.new, after.old)
}

/// Whether one form of a word stands for another: a single word on either side, at least half of the longer in common
/// at their beginning, and three letters.
fn is_alike(gap: Gap<'_>, texts: Sides<Text<'_>>) -> bool {
    let ([old], [new]) = (gap.old, gap.new) else { return false };
    let (Some(old), Some(new)) = (old.span.of(texts.old.text), new.span.of(texts.new.text)) else { return false };
    let same = old.chars().zip(new.chars()).take_while(|(a, b)| a == b).count();
    same >= 3 && same * 2 >= old.chars().count().max(new.chars().count())
}

/// Thousandths of the natural logarithm; 0 for 0.
fn log(count: usize) -> i32 {
    ((count.max(1) as f32).ln() * 1000.0) as i32
}
