//! The codebook as its window shows it, and what is done there.

use crate::app::annotate::action::CodebookAction;
use crate::app::session::Session;
use crate::app::session::feature::Work;
use crate::app::shared::disk;
use crate::app::shell::dialog::{Dialog, WindowRequest};
use crate::base::{AnnotationId, IdSource, ImportedCode, Message, ThemeId, endings};
use crate::engine::{Derived, Jobs, Query};
use crate::import::codebook::CodebookFile;
use crate::study::codebook::{self, CodebookEdit, Incoming};
use crate::study::{Body, Edit, Names, Study, Theme};
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

/// A line of the codebook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodebookRow {
    /// The theme.
    pub id: ThemeId,
    /// How deep it stands.
    pub depth: usize,
    /// Its name.
    pub name: String,
    /// What it is found by, in lower case.
    pub also: String,
    /// Its number key.
    pub key: Option<u8>,
    /// Its colour, or that of what it stands below.
    pub colour: Option<u32>,
    /// How many tags it has.
    pub tags: usize,
    /// Whether it is no longer offered.
    pub retired: bool,
    /// The name of the theme it was merged into.
    pub merged_into: Option<String>,
    /// Whether it comes from the section a paragraph stands in.
    pub by_section: bool,
}

/// A tag that may go to a new theme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaggedWords {
    /// The tag.
    pub id: AnnotationId,
    /// The step.
    pub step: String,
    /// The first words.
    pub words: String,
}

/// A codebook that was read and waits to be taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WaitingCodebook {
    /// The file's name.
    pub file: String,
    /// What it would do.
    pub plan: Incoming,
    /// Sets of codes in it, which are not kept.
    pub sets: usize,
}

/// What the codes of a file would do to a study's codebook.
pub fn codebook_plan(study: &Study, codes: &[ImportedCode], ids: &mut dyn IdSource) -> Incoming {
    codebook::plan(study, codes, ids)
}

/// The codebook's window, and codebooks that are being read.
pub(in crate::app) struct Codebook {
    pub(in crate::app) query: Query<u64, Result<CodebookFile, Message>>,
    number: u64,
    /// The file that is being read.
    reading: Option<String>,
    incoming: Option<WaitingCodebook>,
}

impl Codebook {
    pub(in crate::app) fn new(jobs: &Jobs) -> Self {
        Self { query: Query::new("codebook", 1, jobs), number: 0, reading: None, incoming: None }
    }

    /// What is being read.
    pub(in crate::app) fn work(&self) -> Option<Work> {
        let file = self.reading.as_ref()?;
        Some((Message::new("work-reading").text("file", file.clone()), None))
    }

    /// The codebook that was read and waits to be taken in.
    pub const fn waiting_codebook(&self) -> Option<&WaitingCodebook> {
        self.incoming.as_ref()
    }

    fn edit_codebook(session: &mut Session, edit: CodebookEdit) -> bool {
        session.edit(Edit::Codebook(edit))
    }

    fn siblings(session: &Session, id: ThemeId) -> Option<(Option<ThemeId>, Vec<ThemeId>, usize)> {
        let parent = session.study().themes.get(&id)?.parent;
        let siblings: Vec<ThemeId> = codebook::children(session.study(), parent).map(|(id, _)| id).collect();
        let place = siblings.iter().position(|sibling| *sibling == id)?;
        Some((parent, siblings, place))
    }

    /// Carries out what the codebook's window asks for.
    pub(in crate::app) fn perform(&mut self, action: CodebookAction, session: &mut Session) {
        match action {
            CodebookAction::Create(parent, name) => {
                let (id, theme) = (ThemeId::new(&mut *session.ids), new_theme(parent, &name));
                Self::edit_codebook(session, CodebookEdit::Create(id, theme));
            }
            CodebookAction::Change(id, theme) => {
                if session.study().themes.get(&id) != Some(&*theme) {
                    Self::edit_codebook(session, CodebookEdit::Change(id, theme));
                }
            }
            CodebookAction::Move(id, parent, place) => {
                Self::edit_codebook(session, CodebookEdit::Move(id, parent, place));
            }
            CodebookAction::Shift(id, up) => {
                let Some((parent, siblings, place)) = Self::siblings(session, id) else { return };
                let to = if up { place.checked_sub(1) } else { Some(place + 1).filter(|to| *to < siblings.len()) };
                if let Some(to) = to {
                    Self::edit_codebook(session, CodebookEdit::Move(id, parent, to));
                }
            }
            CodebookAction::Indent(id, true) => {
                let Some((_, siblings, place)) = Self::siblings(session, id) else { return };
                if let Some(above) = place.checked_sub(1).and_then(|place| siblings.get(place)) {
                    Self::edit_codebook(session, CodebookEdit::Move(id, Some(*above), usize::MAX));
                }
            }
            CodebookAction::Indent(id, false) => {
                let Some((Some(parent), ..)) = Self::siblings(session, id) else { return };
                let Some((above, _, place)) = Self::siblings(session, parent) else { return };
                Self::edit_codebook(session, CodebookEdit::Move(id, above, place + 1));
            }
            CodebookAction::Merge(from, into) => {
                let at = session.now();
                if Self::edit_codebook(session, CodebookEdit::Merge { from, into, at }) {
                    session.notify(Message::new("codebook-merged"), true);
                }
            }
            CodebookAction::Split(from, name, tags) => {
                let (id, theme) = (ThemeId::new(&mut *session.ids), new_theme(None, &name));
                let (at, count) = (session.now(), tags.len());
                if Self::edit_codebook(session, CodebookEdit::Split { from, id, theme, tags, at }) {
                    session.notify(Message::new("codebook-split-done").number("count", count), true);
                }
            }
            CodebookAction::Retire(id, retired) => Self::retire_theme(session, id, retired),
            CodebookAction::Remove(id) => {
                if Self::edit_codebook(session, CodebookEdit::Remove(id)) {
                    session.notify(Message::new("codebook-removed"), true);
                }
            }
            CodebookAction::AskImport => session.ask_window(WindowRequest::AskCodebook),
            CodebookAction::AskExport => session.ask_window(WindowRequest::AskCodebookOut),
            CodebookAction::Read(path) => self.read_codebook(&path),
            CodebookAction::TakeIn(change) => {
                let Some(waiting) = self.incoming.take() else { return };
                let edit = if change { waiting.plan.add_and_change } else { waiting.plan.add };
                if !matches!(&edit, CodebookEdit::Import(themes) if themes.is_empty()) {
                    Self::edit_codebook(session, edit);
                }
            }
            CodebookAction::Leave => self.incoming = None,
            CodebookAction::Write(path) => Self::write_codebook(session, &path),
        }
    }

    /// Retires a theme, or brings it back, with its key unless another theme has it by now: that is said.
    fn retire_theme(session: &mut Session, id: ThemeId, retired: bool) {
        let had = session.study().themes.get(&id).and_then(|theme| theme.had_key);
        if !Self::edit_codebook(session, CodebookEdit::Retire(id, retired)) || retired {
            return;
        }
        let Some(key) = had else { return };
        let owner = session.study().themes.iter().find(|(_, theme)| theme.key == Some(key));
        if let Some((owner, theme)) = owner
            && *owner != id
        {
            let taken = Message::new("codebook-key-taken").number("key", usize::from(key));
            let name = theme.names.in_language(session.locale.language()).to_owned();
            session.notify(taken.text("theme", name), true);
        }
    }

    /// Begins to read a codebook.
    fn read_codebook(&mut self, path: &Path) {
        self.reading = Some(disk::file_name(path));
        self.number += 1;
        let path = path.to_path_buf();
        self.query.want(&self.number, move |job| {
            let read = disk::read(&path);
            job.check()?;
            Ok(read.and_then(|bytes| crate::import::codebook::read(&bytes)))
        });
    }

    /// Takes in a codebook that was read.
    pub(in crate::app) fn refresh(&mut self, session: &mut Session) {
        self.query.collect();
        if self.reading.is_none() || self.query.is_running() {
            return;
        }
        let Some(file) = self.reading.take() else { return };
        let read = match self.query.get() {
            Derived::Ready(read) => (*read).clone(),
            Derived::Failed(why) => Err(why),
            // It was stopped.
            _ => return,
        };
        match read {
            Ok(read) => {
                let study = Arc::clone(session.study());
                let plan = codebook_plan(&study, &read.codes, &mut *session.ids);
                self.incoming = Some(WaitingCodebook { file, plan, sets: read.sets });
                session.dialog = Some(Dialog::Codebook);
            }
            Err(why) => {
                let why = session.locale.format(&why);
                session.notify_error(Message::new("codebook-import-failed").text("file", file).text("why", why));
            }
        }
    }

    fn write_codebook(session: &mut Session, path: &Path) {
        let is_csv = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("csv"));
        let text = if is_csv {
            crate::report::codebook::csv(session.study())
        } else {
            crate::report::codebook::qdc(session.study())
        };
        let refused = endings::ending_problem(path, endings::CODEBOOK);
        let written = match &refused {
            Some(problem) => Err(problem.clone()),
            None => crate::study::file::write_whole(path, text.as_bytes()).map_err(|error| error.message()),
        };
        match written {
            Ok(()) => {
                let key = if is_csv { "codebook-written-csv" } else { "codebook-written-qdc" };
                session.notify(Message::new(key).text("file", disk::file_name(path)), false);
            }
            Err(why) => {
                let why = session.locale.format(&why);
                session
                    .notify_error(Message::new("export-failed").text("file", disk::file_name(path)).text("why", why));
            }
        }
    }
}

/// The codebook, depth first.
pub fn codebook_rows(session: &Session) -> Vec<CodebookRow> {
    let study = session.study();
    let language = session.locale().language();
    let mut tags: BTreeMap<ThemeId, usize> = BTreeMap::new();
    for annotation in study.annotations.values() {
        if let Body::Tag(theme) = annotation.body {
            *tags.entry(theme).or_default() += 1;
        }
    }
    codebook::tree(study)
        .into_iter()
        .filter_map(|(id, depth)| {
            let theme = study.themes.get(&id)?;
            let also = format!("{} {} {} {}", theme.names.en, theme.names.zh, theme.code, theme.keywords.join(" "));
            let into = theme.merged_into.and_then(|into| study.themes.get(&into));
            Some(CodebookRow {
                id,
                depth,
                name: theme.names.in_language(language).to_owned(),
                also: also.to_lowercase(),
                key: theme.key,
                colour: crate::insight::annotated::theme_colour(study, id),
                tags: tags.get(&id).copied().unwrap_or(0),
                retired: theme.retired,
                merged_into: into.map(|into| into.names.in_language(language).to_owned()),
                by_section: crate::study::objectives::number_of(id).is_some(),
            })
        })
        .collect()
}

/// What is tagged with a theme.
pub fn tagged_words(session: &Session, theme: ThemeId) -> Vec<TaggedWords> {
    let study = session.study();
    codebook::uses(study, theme)
        .tags
        .into_iter()
        .filter_map(|id| {
            let target = &study.annotations.get(&id)?.target;
            let words = target.new.first().or(target.old.first()).map(|anchor| anchor.quote.as_str());
            Some(TaggedWords {
                id,
                step: session.step_name(target.from, target.to),
                words: crate::app::shared::board::first_words(words.unwrap_or_default(), 110),
            })
        })
        .collect()
}

/// A theme with this name, English or Chinese by its letters.
pub(super) fn new_theme(parent: Option<ThemeId>, name: &str) -> Box<Theme> {
    let name = name.trim().to_owned();
    let han = name.chars().any(|letter| matches!(letter, '\u{3400}'..='\u{9FFF}'));
    let names = if han { Names { en: String::new(), zh: name } } else { Names { en: name, zh: String::new() } };
    Box::new(Theme { names, parent, ..Theme::default() })
}
