//! What kept tokens earn and what changes cost.

use super::tokens::Class;

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

    /// Returns what a token of a class is worth in a kept run between two changes.
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

    /// Returns what a kept token of a class earns.
    pub const fn kept(&self, class: Class) -> i32 {
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
