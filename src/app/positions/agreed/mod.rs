//! Agreed language: reference texts of the study, what of a draft stands in them, and words looked for in all of them.
//!
//! A reference text is no draft: it is compared with nothing and stands on no timeline.

pub(in crate::app) mod action;
pub(in crate::app) mod view;

use crate::app::positions::agreed::action::AgreedAction;
use crate::app::positions::agreed::view::{AgreedView, found_lines, reuse_line};
use crate::app::session::Session;
use crate::app::session::feature::Work;
use crate::app::shared::disk::{self, Apart, Ocr};
use crate::app::shared::names::shown_name;
use crate::app::shell::preferences::{Tab, WhoPart};
use crate::base::{Cancelled, ContentHash, DraftId, Message, ReferenceId, WithDiagnostics};
use crate::engine::{Derived, Jobs, Memo, Query, Same};
use crate::import::{ImportError, ImportOptions};
use crate::insight::agreed::{Found, Reused, Shelf, find, reused};
use crate::locale::UiLanguage;
use crate::study::{Edit, Reference, Study};
use crate::text::{Paragraph, Reading, SourceText, View};
use std::collections::{BTreeMap, VecDeque};
use std::path::PathBuf;
use std::sync::Arc;

/// A file as it was read.
struct ReadFile {
    path: PathBuf,
    copy: Result<WithDiagnostics<SourceText>, ImportError>,
}

/// The reference texts, prepared to be searched, and how they read.
type Texts = (Shelf, Vec<Reading>);

/// What the view is made of.
type ViewOf = (Same<Study>, Option<Same<Vec<Reused>>>, Option<Same<Vec<Found>>>, Option<DraftId>, UiLanguage, String);

/// Agreed language, and the files that are being read for it.
pub struct Agreed {
    waiting: VecDeque<PathBuf>,
    reading: Option<u64>,
    number: u64,
    read: Query<u64, ReadFile>,
    shelf: Query<Same<BTreeMap<ReferenceId, Reference>>, Texts>,
    reused: Query<(Same<Texts>, ContentHash), Vec<Reused>>,
    found: Query<(Same<Texts>, String), Vec<Found>>,
    view: Memo<ViewOf, AgreedView>,
    wanted: String,
    at: usize,
}

/// Whether agreed language is what the middle of the window shows.
pub fn shows_agreed(session: &Session) -> bool {
    session.prefs.tab == Tab::Who && session.prefs.who == WhoPart::Agreed
}

/// A reference text as the readings are that it is searched in.
fn reading_of(reference: &Reference) -> Reading {
    let paragraph = |(cited, text): &(String, String)| Paragraph {
        reference: (!cited.is_empty()).then(|| cited.clone()),
        ..Paragraph::plain(text)
    };
    Reading {
        paragraphs: reference.paragraphs.iter().map(paragraph).collect(),
        sources: (0..reference.paragraphs.len()).map(|at| vec![at]).collect(),
    }
}

impl Agreed {
    pub(in crate::app) fn new(jobs: &Jobs) -> Self {
        Self {
            waiting: VecDeque::new(),
            reading: None,
            number: 0,
            read: Query::new("reference", 1, jobs),
            shelf: Query::new("shelf", 1, jobs),
            reused: Query::new("agreed", 4, jobs),
            found: Query::new("words", 4, jobs),
            view: Memo::default(),
            wanted: String::new(),
            at: 0,
        }
    }

    /// What it shows; nothing while it is not shown.
    pub const fn view(&self) -> Option<&AgreedView> {
        self.view.get()
    }

    /// The chosen line.
    pub fn line(&self) -> usize {
        let lines = self.view.get().and_then(|view| view.lines.as_ref()).map_or(0, Vec::len);
        self.at.min(lines.saturating_sub(1))
    }

    pub(in crate::app) fn work(&self) -> Option<Work> {
        self.reading.map(|_| (Message::new("work-reading").text("file", ""), None))
    }

    pub(in crate::app) fn forget(&mut self) {
        self.waiting.clear();
        (self.reading, self.at) = (None, 0);
        self.wanted.clear();
        self.view.clear();
    }

    /// Does what was asked.
    pub(in crate::app) fn perform(&mut self, session: &mut Session, action: AgreedAction, apart: &Apart) {
        match action {
            AgreedAction::Read(paths) => {
                self.waiting.extend(paths);
                self.read_next(apart);
            }
            AgreedAction::Remove(id) => {
                session.edit(Edit::RemoveReference(id));
            }
            AgreedAction::Find(words) => self.wanted = words,
            AgreedAction::Choose(at) => self.at = at,
            AgreedAction::Walk(by) => {
                let at = self.line().saturating_add_signed(isize::try_from(by).unwrap_or(0));
                self.at = at;
                self.at = self.line();
            }
            AgreedAction::Show => {
                let line = self.line();
                let lines = self.view.get().and_then(|view| view.lines.as_ref());
                let paragraph = lines.and_then(|lines| lines.get(line)).map(|line| line.paragraph);
                if let Some((paragraph, draft)) = paragraph.zip(draft_of(session)) {
                    session.show_paragraph(draft, paragraph);
                }
            }
        }
    }

    /// Begins to read the next file that waits.
    pub(in crate::app) fn read_next(&mut self, apart: &Apart) {
        if self.reading.is_some() {
            return;
        }
        let Some(path) = self.waiting.pop_front() else { return };
        self.number += 1;
        self.reading = Some(self.number);
        let apart = apart.clone();
        self.read.want(&self.number, move |job| {
            let copy = disk::read_draft(&path, &ImportOptions::default(), (&apart, &Ocr::Never), job);
            if matches!(copy, Err(ImportError::Cancelled)) {
                return Err(Cancelled);
            }
            Ok(ReadFile { path, copy })
        });
    }

    /// Takes in what was read, and looks anew when the texts, the draft or the words are others.
    pub(in crate::app) fn refresh(&mut self, session: &mut Session, apart: &Apart) {
        self.read.collect();
        if self.reading.is_some() {
            match self.read.get() {
                Derived::Ready(read) => {
                    self.reading = None;
                    take_in(session, &read);
                    self.read_next(apart);
                }
                Derived::Failed(_) | Derived::Idle => {
                    self.reading = None;
                    self.read_next(apart);
                }
                Derived::Stale(..) | Derived::Pending(_) => {}
            }
        }
        if shows_agreed(session) {
            self.look(session);
        }
    }

    fn look(&mut self, session: &mut Session) {
        let study = Arc::clone(session.study());
        let texts = Same::from(&study.references);
        self.shelf.collect();
        self.reused.collect();
        self.found.collect();
        let own = texts.clone();
        self.shelf.want(&texts, move |job| {
            job.check()?;
            let readings: Vec<Reading> = own.arc().values().map(reading_of).collect();
            let shelf = Shelf::of(readings.iter().cloned().map(Arc::new));
            Ok((shelf, readings))
        });
        let Derived::Ready(shelf) = self.shelf.get() else { return };
        let draft = draft_of(session);
        let reading = draft.and_then(|draft| session.reading(draft));
        let mut lines = None;
        if let Some(reading) = &reading {
            let (on, against) = (Arc::clone(&shelf), Arc::clone(&reading.reading));
            self.reused.want(&(Same::from(&shelf), reading.key), move |job| reused(&against, &on.0, job));
            if let Derived::Ready(found) = self.reused.get() {
                lines = Some(found);
            }
        }
        let mut found = None;
        if !self.wanted.trim().is_empty() {
            let (on, words) = (Arc::clone(&shelf), self.wanted.clone());
            self.found.want(&(Same::from(&shelf), words.clone()), move |job| {
                job.check()?;
                Ok(find(&on.0, &words))
            });
            if let Derived::Ready(there) = self.found.get() {
                found = Some(there);
            }
        }
        let of = (
            Same::from(&study),
            lines.as_ref().map(Same::from),
            found.as_ref().map(Same::from),
            draft,
            session.locale.language(),
            self.wanted.clone(),
        );
        if self.view.is_of(&of) {
            return;
        }
        let texts = &shelf.1;
        let line = |one: &Reused| {
            let reading = reading.as_ref()?;
            Some(reuse_line(&study, &reading.reading, texts, one, &session.locale))
        };
        let view = AgreedView {
            references: study
                .references
                .iter()
                .map(|(id, reference)| (*id, reference.name.clone(), reference.paragraphs.len()))
                .collect(),
            draft: draft
                .and_then(|draft| study.draft(draft))
                .map(|draft| shown_name(draft, &session.locale))
                .unwrap_or_default(),
            lines: lines.map(|lines| lines.iter().filter_map(line).collect()),
            wanted: self.wanted.clone(),
            found: found.map(|found| found_lines(&study, texts, &found, &session.locale)),
        };
        self.view.put(of, view);
    }
}

/// The draft that is looked at: the newer one on the screen, else the newest.
fn draft_of(session: &Session) -> Option<DraftId> {
    let shown = session.focus.pair.map(|pair| pair.new);
    shown.or_else(|| session.study().drafts.last().map(|draft| draft.id))
}

/// Makes a reference text of a file, one edit.
fn take_in(session: &mut Session, read: &ReadFile) {
    let file = disk::file_name(&read.path);
    let copy = match &read.copy {
        Ok(copy) => &copy.value,
        Err(ImportError::Unreadable(why)) => {
            let why = session.locale.format(why);
            session.notify_error(Message::new("open-failed").text("file", file).text("why", why));
            return;
        }
        Err(ImportError::Cancelled) => return,
    };
    let reading = Reading::of(copy, View::Accepted);
    let stem = read.path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let name = copy.title.clone().filter(|title| !title.trim().is_empty()).unwrap_or(stem);
    let paragraphs: Vec<(String, String)> =
        reading.paragraphs.iter().map(|there| (there.cited().to_owned(), there.text.clone())).collect();
    if paragraphs.is_empty() {
        session.notify_error(Message::new("open-no-text").text("file", file));
        return;
    }
    let reference = Reference { name, source: file, paragraphs: Arc::new(paragraphs) };
    if session.study().references.values().any(|there| there.paragraphs == reference.paragraphs) {
        session.notify(Message::new("agreed-twice").text("name", reference.name), false);
        return;
    }
    let id = ReferenceId::new(&mut *session.ids);
    session.edit(Edit::AddReference(id, Box::new(reference)));
}
