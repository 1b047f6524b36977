/// One of the two sides of a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// The earlier draft.
    Old,
    /// The later draft.
    New,
}

impl Side {
    /// Both sides, old first.
    pub const BOTH: [Self; 2] = [Self::Old, Self::New];

    /// Gives the other side.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Old => Self::New,
            Self::New => Self::Old,
        }
    }
}

/// Something that exists once on each side of a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Sides<T> {
    /// What belongs to the earlier draft.
    pub old: T,
    /// What belongs to the later draft.
    pub new: T,
}

impl<T> Sides<T> {
    /// Makes a pair of an old and a new value.
    pub const fn new(old: T, new: T) -> Self {
        Self { old, new }
    }

    /// Gives the value of `side`.
    pub const fn get(&self, side: Side) -> &T {
        match side {
            Side::Old => &self.old,
            Side::New => &self.new,
        }
    }

    /// Gives the value of `side` by mutable reference.
    pub const fn get_mut(&mut self, side: Side) -> &mut T {
        match side {
            Side::Old => &mut self.old,
            Side::New => &mut self.new,
        }
    }

    /// Applies `f` to both values.
    pub fn map<U>(self, mut f: impl FnMut(T) -> U) -> Sides<U> {
        Sides { old: f(self.old), new: f(self.new) }
    }

    /// Gives both values by reference.
    pub const fn as_ref(&self) -> Sides<&T> {
        Sides { old: &self.old, new: &self.new }
    }
}
