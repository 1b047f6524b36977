//! The study's file: opening, saving, journal, recovery, the sample.

pub(in crate::app) mod opening;
pub(in crate::app) mod paths;
pub(in crate::app) mod recovery;
pub(in crate::app) mod sample;
pub(in crate::app) mod sample_asks;
pub(in crate::app) mod saving;
pub(in crate::app) mod writer;
