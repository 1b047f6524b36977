//! The programs that files are read by as features use them: the OCR program, and which page of which file it is at; the
//! child in which files are read.

use crate::app::session::feature::Work;
use crate::app::shared::disk::{Apart, Ocr, Tesseract};
use crate::base::Message;
use std::sync::{Arc, Mutex, PoisonError};

/// A file, its pages done, and all of them that are recognised.
type At = (String, usize, usize);

/// Files whose pages are recognised in the background.
#[derive(Debug, Clone, Default)]
pub(in crate::app) struct Recognising {
    tesseract: Tesseract,
    apart: Apart,
    now: Arc<Mutex<Option<At>>>,
}

impl Recognising {
    /// Another program in the usual one's place.
    pub(in crate::app) fn set_program(&mut self, tesseract: Tesseract) {
        self.tesseract = tesseract;
    }

    /// Has files read in children of this program.
    pub(in crate::app) fn set_apart(&mut self, apart: Apart) {
        self.apart = apart;
    }

    /// Where files are read.
    pub(in crate::app) const fn apart(&self) -> &Apart {
        &self.apart
    }

    /// How the pages of a file are dealt with that hold no text; `wanted` as the person prefers.
    pub(in crate::app) fn ocr(&self, file: &str, wanted: bool) -> Ocr {
        if !wanted {
            return Ocr::Never;
        }
        let (now, file) = (Arc::clone(&self.now), file.to_owned());
        Ocr::Auto(self.tesseract.clone().telling(move |done, total| {
            let at = (done < total).then(|| (file.clone(), done, total));
            *now.lock().unwrap_or_else(PoisonError::into_inner) = at;
        }))
    }

    /// Which page is recognised, and the part done; nothing where none is.
    pub(in crate::app) fn work(&self) -> Option<Work> {
        let (file, done, total) = self.now.lock().unwrap_or_else(PoisonError::into_inner).clone()?;
        let what = Message::new("work-recognising").text("file", file).number("page", done + 1).number("pages", total);
        Some((what, Some(done as f32 / total.max(1) as f32)))
    }

    /// Nothing is recognised any more.
    pub(in crate::app) fn forget(&self) {
        *self.now.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }
}
