//! Questions asked of a study
//!
//! May use  strength of language, uptake, terms, suggestions. Pure.:every room above but locale and import.
