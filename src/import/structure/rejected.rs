//! Labels and references before the tracked changes: a text with changes is counted twice, once as it would stand with
//! all of them rejected.

use super::ImportError;
use crate::base::JobControl;
use crate::import::Block;
use crate::text::{Numbers, SourceText};

/// The blocks with the labels that they have before the tracked changes; `None` when all are the same.
pub(super) fn blocks(blocks: &[Block]) -> Option<Vec<Block>> {
    blocks.iter().any(|block| block.rejected_label.is_some()).then(|| {
        let before = |block: &Block| match &block.rejected_label {
            Some(label) => Block { label: Some(label.clone()).filter(|label| !label.is_empty()), ..block.clone() },
            None => block.clone(),
        };
        blocks.iter().map(before).collect()
    })
}

/// Counts the text before its tracked changes, and keeps what is numbered otherwise there. Where that text does not fall
/// into the same paragraphs nothing is kept, and where a paragraph is another there, nothing of that one: a wrong number
/// is worse than that of the other text.
pub(super) fn count(before: Vec<Block>, copy: &mut SourceText, job: &JobControl) -> Result<(), ImportError> {
    let mut beside = SourceText { language: copy.language, ..SourceText::empty(copy.hash, copy.importer, copy.format) };
    let paragraphs = super::numbered(before, &mut beside, &mut Vec::new(), job)?;
    if paragraphs.len() != copy.paragraphs.len() {
        return Ok(());
    }
    for (now, before) in copy.paragraphs.iter_mut().zip(paragraphs) {
        let is_same = now.text == before.text;
        if is_same && (now.label != before.label || now.reference != before.reference) {
            now.rejected = Some(Box::new(Numbers { label: before.label, reference: before.reference }));
        }
    }
    Ok(())
}
