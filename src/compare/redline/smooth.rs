//! No confetti: short kept runs inside a rewritten phrase go into the change.
//!
//! The alignment keeps every run that pays for the change it ends. Between two long rewritten stretches a lone "of" pays
//! too, and yet nobody reads it as kept: an editor marks the phrase as a whole. So a run between two changes stays only
//! when it is worth more than the changes around it weigh, and those weigh the more the longer they are (by the
//! logarithm of their words).

use super::dp::{Pair, Weights};
use super::tokens::Token;

/// More runs than this are no paragraph; they stay as they are, so that the cost is bounded.
const MOST_RUNS: usize = 2_000;

/// A run of kept tokens that follow each other on both sides.
#[derive(Debug, Clone, Copy)]
struct Run {
    first: usize,
    len: usize,
    old: usize,
    new: usize,
    worth: i32,
}

/// Takes the pairs out that stand in islands not worth keeping. The least worthy go first, since each makes the change
/// around it longer.
pub fn smooth(old: &[Token], new: &[Token], pairs: &mut Vec<Pair>, weights: &Weights) {
    if pairs.len() == old.len() && pairs.len() == new.len() {
        return;
    }
    let mut runs: Vec<Run> = Vec::new();
    for (at, pair) in pairs.iter().enumerate() {
        let worth = old.get(pair.old).map_or(0, |token| weights.island(token.class));
        match runs.last_mut() {
            Some(run) if run.old + run.len == pair.old && run.new + run.len == pair.new => {
                run.len += 1;
                run.worth += worth;
            }
            _ => runs.push(Run { first: at, len: 1, old: pair.old, new: pair.new, worth }),
        }
    }
    if runs.len() > MOST_RUNS {
        return;
    }
    let mut gone = vec![false; pairs.len()];
    loop {
        let mut worst: Option<(i32, usize)> = None;
        for (at, run) in runs.iter().enumerate() {
            let (before_old, before_new) = at
                .checked_sub(1)
                .and_then(|at| runs.get(at))
                .map_or((0, 0), |run| (run.old + run.len, run.new + run.len));
            let (after_old, after_new) = runs.get(at + 1).map_or((old.len(), new.len()), |run| (run.old, run.new));
            let before = (run.old - before_old, run.new - before_new);
            let after = (after_old - run.old - run.len, after_new - run.new - run.len);
            if before == (0, 0) || after == (0, 0) {
                continue;
            }
            let margin =
                run.worth + weights.island_length * log(run.len) / 1000 - weight_of_changes(before, after, weights);
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

/// How much the changes on both sides of a run weigh against it.
fn weight_of_changes(before: (usize, usize), after: (usize, usize), weights: &Weights) -> i32 {
    let (a, b) = (before.0 + before.1, after.0 + after.1);
    let replaced = i32::from(before.0 > 0 && before.1 > 0) + i32::from(after.0 > 0 && after.1 > 0);
    weights.island_open
        + weights.island_least * log(a.min(b)) / 1000
        + weights.island_most * log(a.max(b)) / 1000
        + weights.island_replaced * replaced
}

/// Thousandths of the natural logarithm; 0 for 0.
fn log(count: usize) -> i32 {
    ((count.max(1) as f32).ln() * 1000.0) as i32
}
