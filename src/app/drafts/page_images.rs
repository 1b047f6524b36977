//! Pages of PDFs as pictures, drawn in the background, a few kept.

use crate::app::session::Session;
use crate::app::shared::disk::{self, Apart};
use crate::base::{ContentHash, JobControl, Message};
use crate::engine::{Derived, Jobs, Query};
use crate::import::Picture;
use crate::study::Draft;
use crate::text::Format;
use std::path::Path;
use std::sync::Arc;

/// A page of a file, and how sharp it is drawn (1 or 2).
pub(in crate::app) type PictureKey = (ContentHash, u32, u8);
/// A drawn page, or the sentence that says why there is none.
pub(in crate::app) type Drawn = Result<Arc<Picture>, Message>;

/// Milliseconds after which a page counts as one that can't be drawn.
const PATIENCE: i64 = 10_000;

/// What a page looks like, as far as it is known.
#[derive(Debug, Clone)]
pub enum PageLook {
    /// It is being drawn.
    Coming,
    /// The picture; named by a number that no other picture has.
    Drawn(u64, Arc<Picture>),
    /// It can't be drawn; why, in a sentence.
    Without(Message),
}

/// The drawing of pages.
pub(in crate::app) struct Pictures {
    drawn: Query<PictureKey, Drawn>,
    wanted: Option<(PictureKey, i64)>,
    /// Pages that took too long.
    slow: Vec<PictureKey>,
}

/// Pixels a point.
const fn scale(sharp: u8) -> f32 {
    if sharp > 1 { 3.0 } else { 1.5 }
}

impl Pictures {
    pub(super) fn new(jobs: &Jobs) -> Self {
        Self { drawn: Query::new("picture", 4, jobs), wanted: None, slow: Vec::new() }
    }

    /// What the page at hand looks like; nothing where the draft is no PDF.
    pub(super) fn look(&self) -> Option<PageLook> {
        let (key, _) = self.wanted?;
        if self.slow.contains(&key) {
            return Some(PageLook::Without(Message::new("picture-too-slow")));
        }
        Some(match self.drawn.get() {
            Derived::Ready(drawn) => match &*drawn {
                Ok(picture) => PageLook::Drawn(number_of(key), Arc::clone(picture)),
                Err(why) => PageLook::Without(why.clone()),
            },
            Derived::Failed(_) => PageLook::Without(Message::new("picture-broken")),
            Derived::Stale(..) | Derived::Pending(_) | Derived::Idle => {
                // The same page, less sharp or sharper, stands for it until it is there.
                let other = (key.0, key.1, 3 - key.2.clamp(1, 2));
                match self.drawn.answer_of(&other).map(|drawn| &**drawn) {
                    Some(Ok(picture)) => PageLook::Drawn(number_of(other), Arc::clone(picture)),
                    _ => PageLook::Coming,
                }
            }
        })
    }

    /// Whether a page is being drawn.
    pub(super) const fn is_drawing(&self) -> bool {
        self.drawn.is_running()
    }

    /// Asks for the picture of a page.
    pub(super) fn want(
        &mut self,
        session: &Session,
        draft: &Draft,
        (page, sharp): (u32, u8),
        password: String,
        apart: &Apart,
    ) {
        self.drawn.collect();
        if draft.text.copy.format != Format::Pdf {
            self.wanted = None;
            return;
        }
        let hash = draft.text.copy.hash;
        let key = (hash, page, sharp);
        let now = session.since_start();
        match self.wanted {
            Some((known, since)) if known == key => {
                let late = now - since > PATIENCE && self.drawn.answer_of(&key).is_none();
                if late && !self.slow.contains(&key) {
                    self.slow.push(key);
                    self.drawn.cancel();
                }
            }
            _ => self.wanted = Some((key, now)),
        }
        if self.slow.contains(&key) {
            return;
        }
        let (path, apart) = (draft.text.path.clone(), apart.clone());
        self.drawn.want(&key, move |job| {
            job.check()?;
            let drawn = draw(&apart, path.as_deref(), key, &password, job);
            job.check()?;
            Ok(drawn)
        });
    }
}

fn draw(apart: &Apart, path: Option<&str>, (hash, page, sharp): PictureKey, password: &str, job: &JobControl) -> Drawn {
    let gone = || Message::new("picture-broken");
    let bytes = path.and_then(|path| disk::read(Path::new(path)).ok()).ok_or_else(gone)?;
    if ContentHash::of(&bytes) != hash {
        return Err(gone());
    }
    apart.picture(bytes, (page, password, scale(sharp)), job).map(Arc::new)
}

fn number_of((hash, page, sharp): PictureKey) -> u64 {
    let name = format!("{hash} {page} {sharp}");
    name.bytes().fold(0xCBF2_9CE4_8422_2325, |sum, byte| (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3))
}
