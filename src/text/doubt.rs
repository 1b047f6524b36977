use crate::base::closed_enum;
use serde::{Deserialize, Serialize};

closed_enum!(
    /// What the import could not read surely of a paragraph. A later comparison asserts nothing on such ground.
    Doubt {
        /// Where in the reading order it stands: columns, text boxes, a note that nothing refers to.
        Order = "order", "doubt-order";
        /// Whether it begins and ends here: a sentence that breaks off, a piece that may belong to its neighbour.
        Torn = "torn", "doubt-torn";
        /// Whether it is one paragraph: pieces joined on weak ground.
        Glued = "glued", "doubt-glued";
        /// What it is: heading or text, item or footnote, label or figure.
        Kind = "kind", "doubt-kind";
        /// What its words are: recognised from a picture, or characters without a known meaning.
        Recognised = "recognised", "doubt-recognised";
        /// Whether it is seen on the page: under a box or a picture, outside the page, in the colour of the paper.
        Covered = "covered", "doubt-covered";
    }
);

/// The doubts of one paragraph: a set, in the order of [`Doubt::ALL`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub struct Doubts(u8);

impl Doubts {
    /// No doubt.
    pub const NONE: Self = Self(0);

    /// The doubt alone.
    pub const fn of(doubt: Doubt) -> Self {
        Self(1 << doubt as u8)
    }

    /// Adds a doubt.
    pub const fn insert(&mut self, doubt: Doubt) {
        self.0 |= Self::of(doubt).0;
    }

    /// Takes a doubt away.
    pub const fn remove(&mut self, doubt: Doubt) {
        self.0 &= !Self::of(doubt).0;
    }

    /// The doubts of either.
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether this doubt is among them.
    pub const fn contains(self, doubt: Doubt) -> bool {
        self.0 & Self::of(doubt).0 != 0
    }

    /// Whether any of these doubts is among them.
    pub const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether nothing is doubted.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Returns the doubts in the order of [`Doubt::ALL`].
    pub fn iter(self) -> impl Iterator<Item = Doubt> {
        Doubt::ALL.iter().copied().filter(move |&doubt| self.contains(doubt))
    }
}

impl From<Doubt> for Doubts {
    fn from(doubt: Doubt) -> Self {
        Self::of(doubt)
    }
}

impl FromIterator<Doubt> for Doubts {
    fn from_iter<I: IntoIterator<Item = Doubt>>(doubts: I) -> Self {
        doubts.into_iter().map(Self::of).fold(Self::NONE, Self::union)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_holds_each_doubt_once_and_gives_them_in_order() {
        let mut doubts: Doubts = [Doubt::Kind, Doubt::Order, Doubt::Kind].into_iter().collect();
        assert_eq!(doubts.iter().collect::<Vec<_>>(), [Doubt::Order, Doubt::Kind]);
        assert!(doubts.contains(Doubt::Kind) && !doubts.contains(Doubt::Covered));
        assert!(doubts.meets(Doubt::Order.into()) && !doubts.meets(Doubt::Torn.into()));
        doubts.remove(Doubt::Order);
        doubts.remove(Doubt::Kind);
        assert_eq!(doubts, Doubts::NONE);
        assert_eq!(Doubt::ALL.iter().copied().collect::<Doubts>().iter().count(), Doubt::ALL.len());
    }
}
