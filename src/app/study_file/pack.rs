//! Lists of a negotiation, taken into a study that has begun, and the study's own written as a pack.

use crate::app::session::Session;
use crate::app::shared::disk;
use crate::base::{Message, endings};
use crate::engine::{Derived, Jobs, Query};
use crate::study::starter::StartingLists;
use crate::study::{Pack, file};
use std::path::{Path, PathBuf};

/// Packs on their way from the disk.
pub(super) struct Packs {
    query: Query<u64, Result<Pack, Message>>,
    number: u64,
    /// The file that is being read.
    reading: Option<String>,
}

impl Packs {
    pub(super) fn new(jobs: &Jobs) -> Self {
        Self { query: Query::new("pack", 1, jobs), number: 0, reading: None }
    }

    /// Begins to read a pack, to take it into the study.
    pub(super) fn read(&mut self, path: PathBuf) {
        self.reading = Some(disk::file_name(&path));
        self.number += 1;
        self.query.want(&self.number, move |job| {
            let read = file::load_pack(&path);
            job.check()?;
            Ok(read.map_err(|error| error.message()))
        });
    }

    /// Takes in a pack that was read.
    pub(super) fn refresh(&mut self, session: &mut Session) {
        self.query.collect();
        if self.reading.is_none() || self.query.is_running() {
            return;
        }
        let Some(name) = self.reading.take() else { return };
        let read = match self.query.get() {
            Derived::Ready(read) => (*read).clone(),
            Derived::Failed(why) => Err(why),
            // It was stopped.
            _ => return,
        };
        match read {
            Ok(pack) => {
                let called = pack.names.in_language(session.locale.language()).to_owned();
                let called = if called.trim().is_empty() { name } else { called };
                take(session, &pack, &Message::new("edit-take-pack").text("name", called));
            }
            Err(why) => {
                let why = session.locale.format(&why);
                session.notify_error(Message::new("open-failed").text("file", name).text("why", why));
            }
        }
    }
}

/// Takes built-in lists into the study, in one step.
pub(super) fn take_built_in(session: &mut Session, lists: StartingLists) {
    session.notifications.retain(|toast| toast.what.key != "pack-offer-gdc");
    if lists == StartingLists::Gdc {
        take(session, &Pack::gdc(), &Message::new("edit-take-gdc"));
    }
}

/// Takes a pack that comes with the program into the study, in one step.
pub(super) fn take_shipped(session: &mut Session, shipped: file::ShippedPack) {
    session.notifications.retain(|toast| toast.what.key != "pack-offer-shipped");
    match shipped.pack() {
        Ok(pack) => {
            let name = session.locale.t(shipped.key());
            take(session, &pack, &Message::new("edit-take-pack").text("name", name));
        }
        Err(error) => {
            let why = session.locale.format(&error.message());
            let file = format!("{}.pack", shipped.name());
            session.notify_error(Message::new("open-failed").text("file", file).text("why", why));
        }
    }
}

fn take(session: &mut Session, pack: &Pack, label: &Message) {
    match pack.edit(session.study(), label.clone()) {
        Some(edit) => {
            if session.edit(edit) {
                session.notify(label.clone(), true);
            }
        }
        None => session.notify(Message::new("pack-there"), false),
    }
}

/// Writes what the study would bring to another of its negotiation.
pub(super) fn write(session: &mut Session, path: &Path) {
    let pack = Pack::of(session.study());
    let written = match endings::ending_problem(path, endings::PACK) {
        Some(problem) => Err(problem),
        None => file::pack_to_text(&pack)
            .and_then(|text| file::write_whole(path, text.as_bytes()))
            .map_err(|error| error.message()),
    };
    let file = disk::file_name(path);
    match written {
        Ok(()) => session.notify(Message::new("pack-written").text("file", file), false),
        Err(why) => {
            let why = session.locale.format(&why);
            session.notify_error(Message::new("export-failed").text("file", file).text("why", why));
        }
    }
}
