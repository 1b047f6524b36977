//! The fate of the proposals of a study, from the study alone: for the command line.

use super::view::{Followed, followed};
use crate::app::shared::bindings::bindings_of;
use crate::base::{Cancelled, JobControl, Sides};
use crate::engine::{self, KeyedReading};
use crate::study::Study;
use crate::text::Reading;
use std::sync::Arc;

/// Compares the drafts of a study and follows its proposals and asks through them. Returns the drafts' readings too.
///
/// # Errors
/// [`Cancelled`], when the job is stopped.
pub fn fate_of_study(study: &Study, job: &JobControl) -> Result<(Vec<Arc<Reading>>, Followed), Cancelled> {
    let readings: Vec<KeyedReading> =
        study.drafts.iter().map(|draft| KeyedReading::new(Arc::new(draft.reading()))).collect();
    let bound: Vec<_> = study
        .drafts
        .iter()
        .zip(study.drafts.iter().skip(1))
        .zip(readings.iter().zip(readings.iter().skip(1)))
        .map(|((old, new), (before, after))| {
            bindings_of(study, Sides::new(old.id, new.id), Sides::new(&before.reading, &after.reading))
        })
        .collect();
    let chain = engine::chain(&readings, &bound, &study.options, &[], job)?;
    let found = followed(study, &chain.readings, &chain.lineage, job)?;
    Ok((chain.readings, found))
}
