use std::fmt;
use std::num::ParseIntError;
use std::str::FromStr;
use thiserror::Error;

/// A text that is no id written in hexadecimal digits.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("an id is 32 hexadecimal digits")]
pub struct InvalidId(#[source] Option<ParseIntError>);

/// Gives new ids of 128 random bits each, so that the copies of two coders never clash.
///
/// The program passes in the operating system's source, tests a [`SeededIds`].
pub trait IdSource: Send {
    /// The next 128 bits.
    fn next_bits(&mut self) -> u128;
}

/// A reproducible source of ids, for tests and for the sample study (SplitMix64, twice).
///
/// Written here rather than taken from a crate of random numbers, since none of these promises to give the same numbers
/// in its next version: the ids of the sample study stand in people's files, and two coders' copies of it are merged by
/// them.
#[derive(Debug, Clone)]
pub struct SeededIds(u64);

impl SeededIds {
    /// Makes a source that gives the same ids for the same seed.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn half(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }
}

impl IdSource for SeededIds {
    fn next_bits(&mut self) -> u128 {
        (u128::from(self.half()) << 64) | u128::from(self.half())
    }
}

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(u128);

        impl $name {
            /// Takes the next id from `source`.
            pub fn new(source: &mut dyn IdSource) -> Self {
                Self(source.next_bits())
            }

            /// Makes the id with exactly these bits; for ids that are a function of content (shipped packs, files).
            pub const fn from_bits(bits: u128) -> Self {
                Self(bits)
            }

            /// Gives the 128 bits of the id.
            pub const fn bits(self) -> u128 {
                self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{:032x}", self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({:08x})"), self.0 >> 96)
            }
        }

        impl FromStr for $name {
            type Err = InvalidId;

            fn from_str(text: &str) -> Result<Self, InvalidId> {
                if text.len() != 32 || text.starts_with('+') {
                    return Err(InvalidId(None));
                }
                u128::from_str_radix(text, 16).map(Self).map_err(|error| InvalidId(Some(error)))
            }
        }
    };
}

id!(
    /// Names a study.
    StudyId
);
id!(
    /// Names a draft: a slot on the timeline, whatever copy of the text it holds.
    DraftId
);
id!(
    /// Names a paragraph of one draft; carried over when the draft gets a better copy.
    ParagraphId
);
id!(
    /// Names a theme of the codebook.
    ThemeId
);
id!(
    /// Names an actor: a state, group, office or stakeholder.
    ActorId
);
id!(
    /// Names a position: what an actor asked for.
    PositionId
);
id!(
    /// Names an annotation: tag, attribution, note, headline or mark.
    AnnotationId
);
id!(
    /// Names an ask or red line.
    AskId
);
id!(
    /// Names a reference text.
    ReferenceId
);
id!(
    /// Names a person who annotates.
    CoderId
);
id!(
    /// Names a link or cut that a user made by hand.
    LinkId
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seeded_ids_are_the_same_for_ever() {
        // The first outputs of SplitMix64 for this seed, as its author's program gives them.
        let mut ids = SeededIds::new(1_234_567);
        assert_eq!([ids.half(), ids.half()], [6_457_827_717_110_365_317, 3_203_168_211_198_807_973]);
    }
}
