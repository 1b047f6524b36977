//! Files and pasted texts being read, several at once, in the order in which they were given.

use crate::app::drafts::incoming::{Imported, Incoming, Source};
use crate::app::session::feature::Work;
use crate::app::shared::disk;
use crate::app::shared::recognising::Recognising;
use crate::base::{Cancelled, Message};
use crate::engine::{self, Derived, Jobs, Query};
use crate::import::{self, ImportError, ImportOptions};
use std::collections::VecDeque;

/// What waits to be read, and what is being read.
pub(super) struct ImportQueue {
    waiting: VecDeque<Incoming>,
    query: Query<u64, Imported>,
    number: u64,
    /// The first of those being read.
    now: Option<Incoming>,
    /// The number of what was taken in last.
    taken_in: Option<u64>,
    recognising: Recognising,
    /// Whether pages without text are recognised.
    recognises: bool,
}

/// What came of reading since it was last asked.
pub(super) enum Read {
    /// Nothing yet.
    Nothing,
    /// These texts, or why they can't be read.
    All(Imported),
    /// Reading broke: the file, and why.
    Failed(String, Message),
}

impl ImportQueue {
    pub(super) fn new(jobs: &Jobs) -> Self {
        Self {
            waiting: VecDeque::new(),
            query: Query::new("import", 1, jobs),
            number: 0,
            now: None,
            taken_in: None,
            recognising: Recognising::default(),
            recognises: true,
        }
    }

    /// Has pages without text recognised from now on, or not.
    pub(super) fn set_recognises(&mut self, recognises: bool) {
        self.recognises = recognises;
    }

    /// The OCR program, and the page it is at.
    pub(super) fn recognising(&mut self) -> &mut Recognising {
        &mut self.recognising
    }

    /// Stops, and forgets what waits.
    pub(super) fn cancel(&mut self) {
        self.waiting.clear();
        self.query.cancel();
        self.recognising.forget();
    }

    /// Whether nothing waits to be read.
    pub(super) fn is_empty(&self) -> bool {
        self.waiting.is_empty()
    }

    /// What is being read, and the part done.
    pub(super) fn work(&self) -> Option<Work> {
        let what = Message::new("work-reading").text("file", self.now.as_ref()?.name());
        if let Some(work) = self.recognising.work() {
            return Some(work);
        }
        let part = match self.query.get() {
            Derived::Pending(part) | Derived::Stale(_, part) => part,
            _ => None,
        };
        Some((what, part))
    }

    /// Puts texts at the end of the queue.
    pub(super) fn extend(&mut self, texts: impl IntoIterator<Item = Incoming>) {
        self.waiting.extend(texts);
        self.begin();
    }

    /// Puts a text at the head of the queue.
    pub(super) fn push_front(&mut self, text: Incoming) {
        self.waiting.push_front(text);
        self.begin();
    }

    fn begin(&mut self) {
        if self.now.is_some() {
            return;
        }
        // What waits is read side by side, and taken in in its order.
        let batch: Vec<Incoming> = self.waiting.drain(..).collect();
        let Some(first) = batch.first().cloned() else { return };
        self.number += 1;
        self.now = Some(first);
        let (recognising, recognises) = (self.recognising.clone(), self.recognises);
        self.query.want(&self.number, move |job| {
            let read = |incoming: &Incoming| match &incoming.source {
                Source::File(path, password) => {
                    let (password, encoding) = (password.clone(), incoming.encoding.clone());
                    let options = ImportOptions { encoding, password, ..ImportOptions::default() };
                    let ocr = recognising.ocr(&incoming.name(), recognises);
                    disk::read_draft(path, &options, (recognising.apart(), &ocr), job)
                }
                Source::Pasted(words) => import::import_pasted(words, job),
            };
            // On threads of their own: a file may wait long for another program.
            let answers = engine::side_by_side(&batch, engine::cores(), read);
            if answers.iter().any(|answer| matches!(answer, Err(ImportError::Cancelled))) {
                return Err(Cancelled);
            }
            Ok(batch.into_iter().zip(answers).collect())
        });
    }

    /// What came of reading, once; begins with what waits.
    pub(super) fn take(&mut self) -> Read {
        self.query.collect();
        if self.now.is_none() {
            return Read::Nothing;
        }
        match self.query.get() {
            Derived::Ready(imported) if self.taken_in != Some(self.number) => {
                self.taken_in = Some(self.number);
                self.now = None;
                Read::All((*imported).clone())
            }
            Derived::Failed(message) => {
                let file = self.now.take().map(|incoming| incoming.name()).unwrap_or_default();
                self.begin();
                Read::Failed(file, message)
            }
            Derived::Idle => {
                self.now = None;
                self.begin();
                Read::Nothing
            }
            Derived::Ready(_) | Derived::Stale(..) | Derived::Pending(_) => Read::Nothing,
        }
    }

    /// Begins with what waits, once what was read is taken in.
    pub(super) fn go_on(&mut self) {
        self.begin();
    }
}
