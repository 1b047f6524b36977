//! The comparison shown: made, linked by hand, walked through.

pub(in crate::app) mod build;
pub(in crate::app) mod card_cache;
pub(in crate::app) mod phrase_search;
pub(in crate::app) mod provision;
pub(in crate::app) mod round_trips;
pub(in crate::app) mod user_links;
