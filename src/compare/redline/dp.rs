//! The alignment of tokens: which tokens of the old text are kept in the new one.
//!
//! A kept token earns by what it is (a content word much, "of" little), every change costs once, and less where a
//! clause begins or ends. So the best alignment keeps few, long runs: a lone "the" between two rewritten phrases does
//! not pay for the second change and goes into one with them. This is the affine-gap alignment of Gotoh (1982) with
//! gaps that may hold both sides; time and memory grow with the product of the two lengths, which [`align`] bounds.

use super::tokens::{Class, Token};
use super::variants::{may_differ_at_once, soft_match};
use crate::compare::NonSubstantive;
use crate::compare::words::is_han;

/// Two tokens taken for one, by index.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pair {
    /// Token of the old text.
    pub old: usize,
    /// Token of the new text.
    pub new: usize,
    /// Set when the two are not written alike.
    pub soft: Option<NonSubstantive>,
}

/// What kept tokens earn and changes cost, in a unit of their own; the weights of islands in another. Found on the
/// training set by the search described in `docs/method.md` and rounded as far as the figures allow, not set by hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Weights {
    /// A word that carries meaning.
    pub word: i32,
    /// A word that holds others together.
    pub function: i32,
    /// The commonest of these.
    pub article: i32,
    /// Digits.
    pub number: i32,
    /// A comma.
    pub comma: i32,
    /// A dash, a quotation mark, a parenthesis.
    pub mark: i32,
    /// The end of a clause or sentence.
    pub stop: i32,
    /// A square bracket.
    pub bracket: i32,
    /// The end of a paragraph.
    pub line: i32,
    /// Cost of a change.
    pub open: i32,
    /// What a change saves that begins where a clause begins.
    pub clause_before: i32,
    /// What a change saves that ends where a clause ends.
    pub clause_after: i32,
    /// What a change costs more that begins inside what is written without white space.
    pub glue: i32,
    /// Extra a token earns for following a kept token.
    pub run: i32,
    /// Worth of a word that carries meaning in a run between two changes (an island).
    pub island_word: i32,
    /// The same for a word that holds others together.
    pub island_function: i32,
    /// The same for the commonest of these.
    pub island_article: i32,
    /// The same for digits.
    pub island_number: i32,
    /// The same for a comma, a dash, a parenthesis.
    pub island_mark: i32,
    /// The same for a square bracket.
    pub island_bracket: i32,
    /// The same for the end of a clause or sentence.
    pub island_stop: i32,
    /// What the shorter of the two adds for each e-fold of its words.
    pub island_least: i32,
    /// The same for the longer.
    pub island_most: i32,
    /// What each of the two adds that replaces words instead of only adding or dropping some.
    pub island_replaced: i32,
    /// What each e-fold of the run's own length adds to its worth.
    pub island_length: i32,
    /// What each of the two changes adds to the run's worth that puts one form of a word for another ("state", "states").
    pub island_alike: i32,
    /// What a word that holds others together, but no conjunction, adds as the run's last one before a replacement:
    /// "for the".
    pub island_tail: i32,
    /// What a word takes away that hops over the run ("scale of colour", "colour scale").
    pub island_hop: i32,
}

impl Weights {
    /// The weights in use.
    pub const DEFAULT: Self = Self {
        word: 20_000,
        function: 2_000,
        article: 4_000,
        number: 5_000,
        comma: 2_000,
        mark: 3_000,
        stop: 20_000,
        bracket: 1_000,
        line: 20_000,
        open: 1_000,
        clause_before: 900,
        clause_after: 490,
        glue: 3_000,
        run: 1_500,
        island_word: 3_040,
        island_function: 1_470,
        island_article: 620,
        island_number: 2_850,
        island_mark: 4_000,
        island_bracket: 750,
        island_stop: 20_000,
        island_least: 87,
        island_most: 770,
        island_replaced: 928,
        island_length: 340,
        island_alike: 5_000,
        island_tail: 1_770,
        island_hop: 600,
    };

    /// What a token is worth in a kept run between two changes.
    pub const fn island(&self, class: Class) -> i32 {
        match class {
            Class::Word => self.island_word,
            Class::Function => self.island_function,
            Class::Article => self.island_article,
            Class::Number => self.island_number,
            Class::Comma | Class::Mark => self.island_mark,
            Class::Bracket => self.island_bracket,
            Class::Stop => self.island_stop,
            Class::Break => 20_000,
        }
    }

    const fn of(&self, class: Class) -> i32 {
        match class {
            Class::Word => self.word,
            Class::Function => self.function,
            Class::Article => self.article,
            Class::Number => self.number,
            Class::Comma => self.comma,
            Class::Mark => self.mark,
            Class::Bracket => self.bracket,
            Class::Stop => self.stop,
            Class::Break => self.line,
        }
    }
}

/// Above this many cells a stretch is cut at words that stand once on each side.
const MOST_CELLS: usize = 1 << 21;

/// Tokens kept free before and after the part that differs, so that a change may slide to where it reads best.
const SLACK: usize = 12;

/// A text and its tokens.
#[derive(Debug, Clone, Copy)]
pub struct Text<'a> {
    /// The text.
    pub text: &'a str,
    /// Its tokens.
    pub tokens: &'a [Token],
}

/// Aligns the tokens of two texts. The pairs ascend on both sides.
pub fn align(old: Text<'_>, new: Text<'_>, weights: &Weights) -> Vec<Pair> {
    let same = |(a, b): &(&Token, &Token)| a.exact == b.exact;
    let head = old.tokens.iter().zip(new.tokens).take_while(same).count();
    let rest = old.tokens.len().min(new.tokens.len()) - head;
    let tail = old.tokens.iter().rev().zip(new.tokens.iter().rev()).take(rest).take_while(same).count();
    if head == old.tokens.len() && head == new.tokens.len() {
        return (0..head).map(|at| Pair { old: at, new: at, soft: None }).collect();
    }
    let (head, tail) = (head.saturating_sub(SLACK), tail.saturating_sub(SLACK));
    let mut pairs: Vec<Pair> = (0..head).map(|at| Pair { old: at, new: at, soft: None }).collect();
    let (old_end, new_end) = (old.tokens.len() - tail, new.tokens.len() - tail);
    stretch(old, new, (head, old_end), (head, new_end), weights, &mut pairs);
    pairs.extend((0..tail).map(|at| Pair { old: old_end + at, new: new_end + at, soft: None }));
    pairs
}

type Range = (usize, usize);

/// Aligns one stretch, cut into smaller ones while it is too large.
fn stretch(old: Text<'_>, new: Text<'_>, a: Range, b: Range, weights: &Weights, pairs: &mut Vec<Pair>) {
    let mut work = vec![(a, b, false)];
    while let Some((a, b, anchor)) = work.pop() {
        if anchor {
            pairs.push(Pair { old: a.0, new: b.0, soft: None });
            continue;
        }
        let cells = (a.1 - a.0 + 1).saturating_mul(b.1 - b.0 + 1);
        if cells <= MOST_CELLS {
            table(old, new, a, b, weights, pairs);
            continue;
        }
        let anchors =
            super::anchors::anchors(old.tokens.get(a.0..a.1).unwrap_or(&[]), new.tokens.get(b.0..b.1).unwrap_or(&[]));
        // Without anchors the stretch stays one change: bounded, and nothing long is in common in order.
        let (mut i, mut j) = (a.0, b.0);
        let mut parts = Vec::with_capacity(anchors.len() * 2 + 1);
        for (x, y) in anchors.iter().map(|&(x, y)| (a.0 + x, b.0 + y)) {
            parts.push(((i, x), (j, y), false));
            parts.push(((x, x + 1), (y, y + 1), true));
            (i, j) = (x + 1, y + 1);
        }
        if !parts.is_empty() {
            parts.push(((i, a.1), (j, b.1), false));
            work.extend(parts.into_iter().rev());
        }
    }
}

const FROM_KEPT: u8 = 1;
const GAP_OLD: u8 = 2;
const GAP_NEW: u8 = 4;
const GAP_MASK: u8 = 6;
const GAP_FROM_KEPT: u8 = 8;
const NEVER: i32 = i32::MIN / 4;

/// What the table looks at of a token.
#[derive(Debug, Clone, Copy)]
struct Head {
    exact: u64,
    first: char,
    class: Class,
}

impl Head {
    const fn of(token: &Token) -> Self {
        Self { exact: token.exact, first: token.first, class: token.class }
    }

    /// Whether two tokens not written alike may be taken for one: a cheap sieve before [`soft_match`].
    fn may_match(self, other: &Self) -> bool {
        self.first == other.first || (self.class == other.class && may_differ_at_once(self.class))
    }
}

/// Whether something written as one ends inside, when it is cut after the token `at`. Han words all touch each other.
pub fn splits_token(tokens: &[Token], at: usize) -> bool {
    let (Some(token), Some(next)) = (tokens.get(at), tokens.get(at + 1)) else { return false };
    token.glued && !is_han(token.first) && !is_han(next.first)
}

/// Fills the table for one stretch and walks it back.
#[expect(clippy::indexing_slicing, reason = "hot; every index is below the lengths the rows are made with")]
fn table(old: Text<'_>, new: Text<'_>, a: Range, b: Range, weights: &Weights, pairs: &mut Vec<Pair>) {
    let (n, m) = (a.1 - a.0, b.1 - b.0);
    if n == 0 || m == 0 {
        return;
    }
    let width = m + 1;
    let mut back = vec![0_u8; (n + 1) * width];
    let ends_clause = |token: Option<&Token>| {
        token.is_none_or(|token| matches!(token.class, Class::Stop | Class::Comma | Class::Break))
    };
    let before = |text: Text<'_>, at: usize| ends_clause(at.checked_sub(1).and_then(|at| text.tokens.get(at)));
    // A change that begins with a word glued to what stands before it splits_token something written as one.
    let torn = |text: Text<'_>, at: usize| {
        let word = text
            .tokens
            .get(at)
            .is_some_and(|next| matches!(next.class, Class::Word | Class::Function | Class::Article | Class::Number));
        if word && at.checked_sub(1).is_some_and(|at| splits_token(text.tokens, at)) { weights.glue } else { 0 }
    };
    // What opening a change after new token j costs, less where both texts end a clause there: one row for old tokens
    // that end none, one for those that do; each without and with what is torn on the new side.
    let clauses: Vec<i32> = (0..=m).map(|j| if before(new, b.0 + j) { weights.clause_before } else { 0 }).collect();
    let splits_token: Vec<i32> = (0..=m).map(|j| torn(new, b.0 + j)).collect();
    let plain = vec![weights.open; width];
    let eased: Vec<i32> = clauses.iter().map(|ease| weights.open - ease).collect();
    let torn_plain: Vec<i32> = splits_token.iter().map(|tear| weights.open + tear).collect();
    let torn_eased: Vec<i32> = eased.iter().zip(&splits_token).map(|(open, tear)| open + tear).collect();
    // What the inner loop looks at, side by side in memory.
    let heads: Vec<Head> = (0..m).map(|j| Head::of(&new.tokens[b.0 + j])).collect();
    // The first row is one change on the new side.
    let (mut kept, mut gap) = (vec![NEVER; width], vec![NEVER; width]);
    kept[0] = 0;
    let first_opens = if before(old, a.0) { &torn_eased } else { &torn_plain };
    for j in 1..=m {
        let open = kept[j - 1] - first_opens[j - 1];
        gap[j] = open.max(gap[j - 1]);
        back[j] = GAP_NEW | if open > gap[j - 1] { GAP_FROM_KEPT } else { 0 };
    }
    let mut ended = before(old, a.0);
    for (i, row) in back.chunks_exact_mut(width).enumerate().skip(1) {
        let at = a.0 + i - 1;
        let token = &old.tokens[at];
        let head = Head::of(token);
        let worth = weights.of(token.class);
        let tear = torn(old, at);
        let close = if ends_clause(old.tokens.get(at)) { weights.clause_after } else { 0 };
        let ends = before(old, at + 1);
        let down = if ended { &eased } else { &plain };
        let right = if ends { &torn_eased } else { &torn_plain };
        ended = ends;
        // The cell above and to the left, then the one to the left.
        let (mut kept_diagonal, mut gap_diagonal) = (kept[0], gap[0]);
        let open = kept[0] - down[0] - tear;
        let (mut kept_left, mut gap_left) = (NEVER, open.max(gap[0]));
        row[0] = GAP_OLD | if open > gap[0] { GAP_FROM_KEPT } else { 0 };
        (kept[0], gap[0]) = (kept_left, gap_left);
        let cells = kept[1..].iter_mut().zip(&mut gap[1..]).zip(&mut row[1..]);
        let costs = heads.iter().zip(&down[1..]).zip(right);
        for (j, (((kept, gap), mark), ((other, down), right))) in cells.zip(costs).enumerate() {
            let (kept_above, gap_above) = (*kept, *gap);
            let worth = if head.exact == other.exact {
                worth
            } else if head.may_match(other)
                && let Some((_, share)) = soft_match(old, new, at, b.0 + j)
            {
                worth * share / 100
            } else {
                NEVER
            };
            let (mut best, mut from) = (NEVER, 0);
            if worth > NEVER {
                let (stay, close) = (kept_diagonal + weights.run, gap_diagonal + close);
                best = worth + stay.max(close);
                // Of two places for the same words the later one: "A and B" after "A" came as "and B".
                from = if stay > close { FROM_KEPT } else { 0 };
            }
            let open_new = kept_left - right;
            let open_old = kept_above - down - tear;
            let (by_new, by_old) = (open_new.max(gap_left), open_old.max(gap_above));
            let (value, side) = if by_old > by_new {
                (by_old, GAP_OLD | if open_old > gap_above { GAP_FROM_KEPT } else { 0 })
            } else {
                (by_new, GAP_NEW | if open_new > gap_left { GAP_FROM_KEPT } else { 0 })
            };
            *mark = from | side;
            (kept_diagonal, gap_diagonal) = (kept_above, gap_above);
            (kept_left, gap_left) = (best, value);
            (*kept, *gap) = (best, value);
        }
    }
    let (mut i, mut j) = (n, m);
    let mut in_gap = gap[m] + weights.clause_after > kept[m];
    let first = pairs.len();
    while i > 0 || j > 0 {
        let mark = back[i * width + j];
        if in_gap {
            in_gap = mark & GAP_FROM_KEPT == 0;
            match mark & GAP_MASK {
                GAP_OLD => i -= 1,
                GAP_NEW => j -= 1,
                _ => break,
            }
        } else {
            i -= 1;
            j -= 1;
            let soft = soft_match(old, new, a.0 + i, b.0 + j).map(|(minor, _)| minor);
            let same = old.tokens[a.0 + i].exact == new.tokens[b.0 + j].exact;
            pairs.push(Pair { old: a.0 + i, new: b.0 + j, soft: if same { None } else { soft } });
            in_gap = mark & FROM_KEPT == 0;
        }
    }
    pairs[first..].reverse();
}
