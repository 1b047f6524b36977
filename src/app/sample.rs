//! The invented sample study, embedded in the program.

use crate::base::{IdSource as _, SeededIds, StudyId, Watch};
use crate::import::{self, ImportOptions};
use crate::locale::Locale;
use crate::study::{Draft, DraftStatus, Study, StudyCopy, pack};
use crate::text::{Stage, View};
use std::sync::Arc;

/// The drafts: stage, date, file, bytes.
const DRAFTS: [(Stage, &str, &str, &[u8]); 0] = [];

/// The sample study, as a copy of its own (`id`) with a title in the language of `locale`.
pub fn study(id: StudyId, locale: &Locale) -> Study {
    let mut study = pack::with_gdc(Study::empty(id, locale.t("sample-title")));
    study.invented = true;
    let mut ids = SeededIds::new(0x7472_6176_6175_7821);
    for (stage, date, file, bytes) in DRAFTS {
        // The files are tested to be readable; one that were not would be missing, never a panic.
        let Ok(noticed) = import::import(file, bytes, &ImportOptions::default(), &Watch::default()) else { continue };
        let copy = noticed.value;
        let paragraphs = copy.paragraphs.iter().map(|_| crate::base::ParagraphId::new(&mut ids)).collect();
        study.drafts.push(Arc::new(Draft {
            id: crate::base::DraftId::from_bits(ids.next_bits()),
            name: super::short_name(stage),
            family: String::new(),
            stage,
            date: date.parse().ok(),
            status: DraftStatus::Sample,
            source: String::new(),
            view: View::Accepted,
            text: StudyCopy {
                copy: Arc::new(copy),
                ids: Arc::new(paragraphs),
                file: file.to_owned(),
                path: None,
                doubts: 0,
            },
            others: std::collections::BTreeMap::new(),
            corrections: std::collections::BTreeMap::new(),
            order: 0,
        }));
    }
    study
}
