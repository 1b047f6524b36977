//! What features share.

pub(in crate::app) mod notifications;
