use std::fmt;

macro_rules! index {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
        pub struct $name(usize);

        impl $name {
            /// Wraps a position in the list, counted from 0.
            pub const fn new(position: usize) -> Self {
                Self(position)
            }

            /// Returns the position in the list, counted from 0.
            pub const fn get(self) -> usize {
                self.0
            }
        }

        impl From<usize> for $name {
            fn from(position: usize) -> Self {
                Self(position)
            }
        }

        impl From<$name> for usize {
            fn from(index: $name) -> Self {
                index.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    };
}

index! {
    /// The place of a draft in the row of drafts that are compared.
    DraftIndex
}
index! {
    /// The place of a paragraph in the reading of its draft.
    ParagraphIndex
}
index! {
    /// The place of a change in its comparison. Not stable: a change's id outlives another comparison, its place does not.
    ChangeIndex
}
index! {
    /// The place of a provision in its lineage.
    ProvisionIndex
}
