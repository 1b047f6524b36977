//! What a study begins with: nothing but who sits in the room, or a whole pack.
//!
//! A plain study knows the members of the United Nations, their groups and the usual stakeholders, so that names are
//! understood; it has no codebook, no positions and no milestones. The pack of the Global Digital Compact brings these,
//! as facts with their sources, and is taken in by choice only. Ids are a function of the codes, so that two studies
//! begun alike can be merged.

pub(super) mod gdc;
pub(super) mod lists;
mod terms;

pub use gdc::with_gdc;
pub use lists::{actor_id, alpha2, plain, theme_id};
pub use terms::{Term, terms_of};

pub(super) use lists::not_actors;

use super::root::Study;
use crate::base::closed_enum;
use crate::text::SourceText;

closed_enum!(
    /// The lists that a study begins with.
    #[derive(Default)]
    StartingLists {
        /// States, groups and stakeholders only.
        #[default]
        Plain = "none", "pack-none";
        /// The codebook, positions and milestones of the Global Digital Compact as well.
        Gdc = "gdc", "pack-gdc";
    }
);

impl StartingLists {
    /// Returns an empty study with these lists put in.
    pub fn put_into(self, study: Study) -> Study {
        match self {
            Self::Plain => plain(study),
            Self::Gdc => with_gdc(study),
        }
    }
}

/// Whether a text has one of these names, given in lower case, in its title or near its beginning.
pub(in crate::study) fn is_called(text: &SourceText, names: &[&str]) -> bool {
    const NEAR: usize = 20;
    let title = text.title.iter().map(String::as_str);
    let first = text.paragraphs.iter().take(NEAR).map(|paragraph| paragraph.text.as_str());
    let named = |words: &str| {
        let lower = words.to_lowercase();
        names.iter().any(|name| lower.contains(name))
    };
    title.chain(first).any(named)
}

/// Returns the pack whose negotiation a text speaks of near its beginning.
pub fn pack_of(text: &SourceText) -> Option<StartingLists> {
    const NAMES: [&str; 3] = ["global digital compact", "全球数字契约", "pacte numérique mondial"];
    is_called(text, &NAMES).then_some(StartingLists::Gdc)
}
