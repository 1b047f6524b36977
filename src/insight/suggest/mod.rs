//! What the tool would propose: themes for a change, and positions whose words came in. Suggestions are a type of
//! their own, never annotations: a person accepts or dismisses each, and each says why it is made.
//!
//! Two grounds for a theme: the codebook's keywords, and likeness to what was tagged in this study (Rocchio's method:
//! each theme is the mean of the weighted word vectors of what carries it; J. J. Rocchio, in G. Salton (ed.), *The
//! SMART Retrieval System*, 1971). Small, offline, and explainable word by word, which a larger model would not be.

mod claims;
mod terms;
mod themes;
mod vocabulary;

pub use claims::{ClaimSuggestion, claims};
pub use themes::{Accuracy, Example, ThemeModel, ThemeReason, ThemeSuggestion, examples};
pub use vocabulary::Vocabulary;
