//! Where the same words could be marked at several places, the place that reads best.
//!
//! From "A and B" to "A, C and B" what came is ", C"; from "A and B" to "A and B and C" it is "and C". Each of these could
//! also be marked one or more words earlier or later with the same result. The alignment takes the later place unless a
//! clause begins or ends at another; here a stretch that only came or only went is shifted to where its two ends fall
//! between phrases, at a comma, a stop or before a conjunction and not after one; then to where it closes what it opens.

use super::dp::Pair;
use super::tokens::{Class, Text, Token, is_conjunction, splits_token};

/// No stretch is shifted farther, so that a text of one word said over and over costs no more.
const FARTHEST: usize = 200;

/// Shifts every stretch of tokens that stand on one side only to where it reads best.
pub fn slide(old: Text<'_>, new: Text<'_>, pairs: &mut [Pair]) {
    let mut at = 0;
    while at <= pairs.len() {
        let from = at.checked_sub(1).and_then(|at| pairs.get(at)).map_or((0, 0), |pair| (pair.old + 1, pair.new + 1));
        let to = pairs.get(at).map_or((old.tokens.len(), new.tokens.len()), |pair| (pair.old, pair.new));
        let (gone, come) = (to.0.saturating_sub(from.0), to.1.saturating_sub(from.1));
        if gone == 0 && come > 0 {
            at += best_shift(new, (from.1, to.1), pairs, at).map_or(0, |by| shift(pairs, at, by, 0, come));
        } else if come == 0 && gone > 0 {
            at += best_shift(old, (from.0, to.0), pairs, at).map_or(0, |by| shift(pairs, at, by, gone, 0));
        }
        at += 1;
    }
}

/// How many tokens to shift the stretch that stands before the pair `at`, later or (negative) earlier; `None` to let it
/// stand.
fn best_shift(text: Text<'_>, (start, end): (usize, usize), pairs: &[Pair], at: usize) -> Option<isize> {
    let same = |a: Option<usize>, b: Option<usize>| {
        let exact = |at: Option<usize>| text.tokens.get(at?).map(|token| token.exact);
        exact(a).is_some() && exact(a) == exact(b)
    };
    let plain = |at: usize| pairs.get(at).is_some_and(|pair| pair.soft.is_none());
    // The pairs `at` and the next follow each other on both sides: no change stands between them.
    let in_a_row = |at: usize| {
        let two = pairs.get(at).zip(pairs.get(at + 1));
        two.is_some_and(|(a, b)| a.old + 1 == b.old && a.new + 1 == b.new)
    };
    let mut earlier = 0;
    while earlier < FARTHEST
        && at.checked_sub(earlier + 1).is_some_and(|before| plain(before) && (earlier == 0 || in_a_row(before)))
        && same(start.checked_sub(earlier + 1), end.checked_sub(earlier + 1))
    {
        earlier += 1;
    }
    let mut later = 0;
    while later < FARTHEST
        && plain(at + later)
        && (later == 0 || in_a_row(at + later - 1))
        && same(Some(start + later), Some(end + later))
    {
        later += 1;
    }
    if earlier + later == 0 {
        return None;
    }
    let levels = Levels::of(text, (start - earlier, end + later), start + later + 1);
    let (earlier, later) = (isize::try_from(earlier).ok()?, isize::try_from(later).ok()?);
    (-earlier..=later)
        .filter_map(|by| {
            let (start, end) = (start.checked_add_signed(by)?, end.checked_add_signed(by)?);
            let splits_token = start.checked_sub(1).is_some_and(|at| splits_token(text.tokens, at))
                || splits_token(text.tokens, end.checked_sub(1)?);
            let joints = joint(text, start) + joint(text, end);
            (by == 0 || !splits_token).then(|| (joints, levels.closes(start, end), by == 0, by))
        })
        .max()
        .map(|(.., by)| by)
        .filter(|by| *by != 0)
}

/// How deep in brackets the tokens of a stretch stand, so that each part of it is asked at once.
struct Levels {
    from: usize,
    /// Before the first token, and after each.
    level: Vec<i32>,
    /// A place, and for each other one the least between the two.
    middle: usize,
    least: Vec<i32>,
}

impl Levels {
    /// Of the tokens from `from` to `to`; the parts asked for should hold the place `middle`, which costs least.
    fn of(text: Text<'_>, (from, to): (usize, usize), middle: usize) -> Self {
        let mut open = 0;
        let mut level = vec![0];
        level.extend(text.tokens.get(from..to).unwrap_or(&[]).iter().map(|token| {
            let mark = matches!(token.class, Class::Mark | Class::Bracket);
            match token.span.of(text.text).filter(|_| mark) {
                Some("(" | "（" | "[" | "［" | "“" | "«" | "《") => open += 1,
                Some(")" | "）" | "]" | "］" | "”" | "»" | "》") => open -= 1,
                _ => {}
            }
            open
        }));
        let middle = (middle - from).min(level.len() - 1);
        let mut least = level.clone();
        let (before, after) = least.split_at_mut(middle);
        let mut low = after.first().copied().unwrap_or(0);
        for slot in before.iter_mut().rev() {
            low = low.min(*slot);
            *slot = low;
        }
        let mut low = after.first().copied().unwrap_or(0);
        for slot in after {
            low = low.min(*slot);
            *slot = low;
        }
        Self { from, level, middle, least }
    }

    /// Whether the tokens from `start` to `end` close the brackets they open, and no others.
    fn closes(&self, start: usize, end: usize) -> bool {
        let (first, last) = (start - self.from + 1, end - self.from);
        let (Some(&before), Some(&after)) = (self.level.get(first - 1), self.level.get(last)) else { return false };
        let least = if (first..=last).contains(&self.middle) {
            self.least.get(first).min(self.least.get(last)).copied()
        } else {
            self.level.get(first..=last).and_then(|levels| levels.iter().min().copied())
        };
        before == after && least.is_some_and(|least| least >= before)
    }
}

/// 1 where one phrase ends and another begins before the token `at`, less 2 where a conjunction is cut off from what it
/// joins.
fn joint(text: Text<'_>, at: usize) -> i32 {
    let (Some(before), Some(after)) = (at.checked_sub(1).and_then(|at| text.tokens.get(at)), text.tokens.get(at))
    else {
        return 1;
    };
    let ends = |token: &Token| matches!(token.class, Class::Comma | Class::Stop | Class::Break);
    let joins = |token: &Token| token.span.of(text.text).is_some_and(is_conjunction);
    i32::from(ends(before) || ends(after) || joins(after)) - 2 * i32::from(joins(before))
}

/// Shifts the `gone` old or `come` new tokens before the pair `at` by `by` tokens; how many pairs now stand before them
/// more than before.
fn shift(pairs: &mut [Pair], at: usize, by: isize, gone: usize, come: usize) -> usize {
    let count = by.unsigned_abs();
    if by < 0 {
        for pair in pairs.iter_mut().take(at).rev().take(count) {
            pair.old += gone;
            pair.new += come;
        }
        return 0;
    }
    for pair in pairs.iter_mut().skip(at).take(count) {
        pair.old -= gone;
        pair.new -= come;
    }
    count
}

#[cfg(test)]
mod tests {
    use super::super::redline;
    use crate::compare::EditKind;

    fn came(old: &str, new: &str) -> Vec<String> {
        let pieces = redline(old, new);
        let came = pieces.iter().filter(|piece| piece.op == EditKind::Insert);
        came.map(|piece| piece.at.new.of(new).unwrap_or_default().trim().to_owned()).collect()
    }

    #[test]
    fn what_came_begins_with_its_conjunction() {
        assert_eq!(came("We recognize youth.", "We recognize youth and women."), ["and women"]);
        assert_eq!(
            came("youth, and persons with disabilities.", "youth, and women, and persons with disabilities."),
            ["and women,"]
        );
        assert_eq!(came("We commit if all agree.", "We commit if and only if all agree."), ["if and only"]);
        assert_eq!(came("采取数字技术和措施。", "采取数字技术和数据和措施。"), ["和数据"]);
    }

    #[test]
    fn an_item_of_a_list_is_whole() {
        assert_eq!(
            came("Supersedes Version 1, and Version 0.", "Supersedes Version 2 of 2003, Version 1, and Version 0."),
            ["Version 2 of 2003,"]
        );
        assert_eq!(
            came("The proposal is withdrawn.", "The proposal is withdrawn. The issue is withdrawn."),
            ["The issue is withdrawn."]
        );
    }

    #[test]
    fn of_two_places_the_later_one() {
        assert_eq!(came("see section 3.", "see section 3 and section 3."), ["and section 3"]);
        assert_eq!(
            came("the Charter applies", "the Charter (Article 1) and the Charter applies"),
            ["(Article 1) and the Charter"]
        );
    }
}
