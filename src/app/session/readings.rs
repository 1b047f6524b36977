//! The drafts as they read now, kept while they stay as they are.

use crate::base::DraftId;
use crate::engine::KeyedReading;
use crate::study::Draft;
use crate::text::Reading;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The drafts as they read now, kept while they stay as they are.
#[derive(Default)]
pub(in crate::app) struct Readings(BTreeMap<DraftId, (Arc<Draft>, KeyedReading)>);

impl Readings {
    /// The draft as it reads now; made when it is asked for the first time.
    pub(in crate::app) fn of(&mut self, draft: &Arc<Draft>) -> KeyedReading {
        if let Some((of, reading)) = self.0.get(&draft.id)
            && Arc::ptr_eq(of, draft)
        {
            return reading.clone();
        }
        let reading = KeyedReading::new(Arc::new(draft.reading()));
        self.0.insert(draft.id, (Arc::clone(draft), reading.clone()));
        reading
    }

    /// The draft as it reads now, when that is known already.
    pub(in crate::app) fn known(&self, draft: &Arc<Draft>) -> Option<Arc<Reading>> {
        let (of, reading) = self.0.get(&draft.id)?;
        Arc::ptr_eq(of, draft).then(|| Arc::clone(&reading.reading))
    }

    /// The newest known reading of a draft, with the draft as it was then.
    pub(in crate::app) fn newest(&self, id: DraftId) -> Option<&(Arc<Draft>, KeyedReading)> {
        self.0.get(&id)
    }

    /// Takes over readings that were made elsewhere.
    pub(in crate::app) fn replace(&mut self, readings: Vec<(Arc<Draft>, KeyedReading)>) {
        self.0 = readings.into_iter().map(|(draft, reading)| (draft.id, (draft, reading))).collect();
    }

    /// Forgets all of them.
    pub(in crate::app) fn clear(&mut self) {
        self.0.clear();
    }
}
