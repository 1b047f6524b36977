//! Two language versions of a draft: which paragraph says what which one says, and where one version changed between two
//! drafts and the other did not.
//!
//! Pure. Knows no language: paragraphs are paired by their references, their lengths, and what is written alike in both
//! (numbers, names in Latin letters). Says of no sentence what it means.

mod check;
mod pair;

pub use check::{Finding, LanguageCheck, Version, What, check};
pub use pair::pair;
