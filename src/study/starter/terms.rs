//! Terms of the packs that come with the program, beside the English of drafts.

use super::lists::{lines, theme_id};
use crate::study::root::Study;
use serde::Deserialize;
use std::sync::LazyLock;

/// A term of a negotiation, as texts in another language than the drafts' write it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Term {
    /// How drafts in English write it, in lower case.
    pub en: Vec<String>,
    /// The Chinese of United Nations texts; empty where it is not known here.
    pub zh: String,
    /// The Chinese of the article that the pack follows, where it is another word, or the only one known.
    #[serde(default)]
    pub article: String,
}

/// Returns the terms of the negotiation whose codebook a study has; none for others.
pub fn terms_of(study: &Study) -> &'static [Term] {
    static READ: LazyLock<Vec<Term>> = LazyLock::new(|| lines(include_str!("../../../assets/gdc/terms.ron")));
    if study.themes.contains_key(&theme_id("A1")) { &READ } else { &[] }
}
