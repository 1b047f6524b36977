//! Files and pasted texts on their way into the study: the queue, passwords, a better copy for a draft.

use crate::app::app::App;
use crate::app::shared::disk;
use crate::app::shell::dialog::Dialog;
use crate::base::{DraftId, Message, ParagraphId, Severity, WithDiagnostics};
use crate::engine::{self, Derived};
use crate::import::{self, ImportError, ImportOptions};
use crate::locale::{Locale, UiLanguage};
use crate::study::{Names, Noted, StudyCopy};
use crate::text::SourceText;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Where a text comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::app) enum Source {
    /// A file, and the password it was given.
    File(PathBuf, Option<String>),
    /// Words from the clipboard.
    Pasted(String),
}

/// A text that waits to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::app) struct Incoming {
    pub source: Source,
    /// The draft that it is a better copy of.
    pub instead: Option<DraftId>,
    /// Whether it was dropped on the window: then nobody has said yet what it is.
    pub dropped: bool,
    /// The character encoding a text file is read with, where the user chose one.
    pub encoding: Option<String>,
}

impl Incoming {
    fn file(path: PathBuf) -> Self {
        Self { source: Source::File(path, None), instead: None, dropped: false, encoding: None }
    }

    /// What it is called while it is read.
    pub(in crate::app) fn name(&self) -> String {
        match &self.source {
            Source::File(path, _) => disk::file_name(path),
            Source::Pasted(_) => String::new(),
        }
    }
}

/// What came of reading what waited, in its order.
pub(in crate::app) type Imported = Vec<(Incoming, Result<WithDiagnostics<SourceText>, ImportError>)>;

impl App {
    /// Puts files in the queue; a study among them is opened instead.
    pub(in crate::app) fn open_paths(&mut self, paths: Vec<PathBuf>) {
        if let Some(study) = paths.iter().find(|path| is_study(path)) {
            self.open_study(study.clone());
            return;
        }
        self.waiting.extend(paths.into_iter().map(Incoming::file));
        self.next_import();
    }

    /// Files dropped on the window: drafts are added at once; where there are drafts already, they may be submissions,
    /// and that is offered. A study where one is open already may be a colleague's copy.
    pub(in crate::app) fn take_dropped(&mut self, paths: Vec<PathBuf>) {
        let is_study = |path: &PathBuf| path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("travaux"));
        let offers = self.has_drafts();
        match paths.iter().find(|path| is_study(path)) {
            Some(study) if offers => self.ask_open_or_merge(study.clone()),
            Some(_) => self.open_paths(paths),
            None => {
                let dropped = |path| Incoming { dropped: offers, ..Incoming::file(path) };
                self.waiting.extend(paths.into_iter().map(dropped));
                self.next_import();
            }
        }
    }

    /// Reads a file again, with a password.
    pub(in crate::app) fn open_with_password(&mut self, path: PathBuf, password: String, instead: Option<DraftId>) {
        self.session.dialog = None;
        self.waiting.push_front(Incoming {
            source: Source::File(path, Some(password)),
            instead,
            dropped: false,
            encoding: None,
        });
        self.next_import();
    }

    /// Reads words from the clipboard as a draft.
    pub(in crate::app) fn paste_draft(&mut self, words: String) {
        self.session.dialog = None;
        self.waiting.push_back(Incoming {
            source: Source::Pasted(words),
            instead: None,
            dropped: false,
            encoding: None,
        });
        self.next_import();
    }

    /// Reads a better copy of a draft.
    pub(in crate::app) fn replace_copy(&mut self, draft: DraftId, path: PathBuf) {
        self.waiting.push_back(Incoming {
            source: Source::File(path, None),
            instead: Some(draft),
            dropped: false,
            encoding: None,
        });
        self.next_import();
    }

    /// Reads a draft's file again with another character encoding.
    pub(in crate::app) fn read_again(&mut self, draft: DraftId, path: PathBuf, encoding: &str) {
        self.waiting.push_back(Incoming {
            instead: Some(draft),
            encoding: Some(encoding.to_owned()),
            ..Incoming::file(path)
        });
        self.next_import();
    }

    fn next_import(&mut self) {
        if self.importing.is_some() {
            return;
        }
        // What waits is read side by side, and taken in in its order.
        let batch: Vec<Incoming> = self.waiting.drain(..).collect();
        let Some(first) = batch.first().cloned() else { return };
        self.import_number += 1;
        self.importing = Some(first);
        self.imports.want(&self.import_number, move |job| {
            let read = |incoming: &Incoming| match &incoming.source {
                Source::File(path, password) => {
                    let (password, encoding) = (password.clone(), incoming.encoding.clone());
                    let options = ImportOptions { encoding, password, ..ImportOptions::default() };
                    disk::read_draft(path, &options, job)
                }
                Source::Pasted(words) => import::import_pasted(words, job),
            };
            let answers = engine::par_map(&batch, read);
            if answers.iter().any(|answer| matches!(answer, Err(ImportError::Cancelled))) {
                return Err(crate::base::Cancelled);
            }
            Ok(batch.into_iter().zip(answers).collect())
        });
    }

    pub(in crate::app) fn take_imports(&mut self) {
        self.imports.collect();
        if self.importing.is_none() {
            return;
        }
        match self.imports.get() {
            Derived::Ready(imported) if self.taken_in != Some(self.import_number) => {
                self.taken_in = Some(self.import_number);
                self.importing = None;
                let all = (*imported).clone();
                self.coming = all.len();
                for (incoming, read) in all {
                    self.coming -= 1;
                    self.take_in(&incoming, read);
                }
            }
            Derived::Failed(message) => {
                let file = self.importing.take().map(|incoming| incoming.name()).unwrap_or_default();
                self.session.notify_error(
                    Message::new("open-failed").text("file", file).text("why", self.session.locale.format(&message)),
                );
            }
            Derived::Idle => self.importing = None,
            Derived::Ready(_) | Derived::Stale(..) | Derived::Pending(_) => return,
        }
        self.next_import();
    }

    fn take_in(&mut self, incoming: &Incoming, read: Result<WithDiagnostics<SourceText>, ImportError>) {
        let name = match &incoming.source {
            Source::File(path, _) => disk::file_name(path),
            Source::Pasted(_) => self.session.locale.t("draft-pasted"),
        };
        match read {
            Ok(noticed) => {
                if let Source::File(_, Some(password)) = &incoming.source {
                    self.passwords.insert(noticed.value.hash, password.clone());
                }
                let path = match &incoming.source {
                    Source::File(path, _) => Some(path.as_path()),
                    Source::Pasted(_) => None,
                };
                let drafts = self.session.study().drafts.len();
                let hash = noticed.value.hash;
                let done = match incoming.instead {
                    Some(draft) => self.put_instead(draft, path, &name, (noticed, incoming.encoding.is_some())),
                    None => self.add_copy(path, &name, noticed),
                };
                match done {
                    Err(message) => self.session.notify_error(message),
                    Ok(()) if incoming.dropped && self.session.study().drafts.len() == drafts + 1 => {
                        let added = self.session.study().drafts.iter().find(|draft| draft.text.copy.hash == hash);
                        if let Some(id) = added.map(|draft| draft.id) {
                            let instead = crate::app::command::action::Action::ReadAsSubmission(id);
                            let said = Message::new("dropped-as-draft").text("file", name);
                            self.session.notify_with_action(said, "dropped-is-submission", instead);
                        }
                    }
                    Ok(()) => {}
                }
            }
            Err(ImportError::Unreadable(message)) => {
                if let (Source::File(path, _), "import-pdf-password-needed" | "import-pdf-password-wrong") =
                    (&incoming.source, message.key)
                    && !matches!(self.session.dialog, Some(Dialog::Password { .. }))
                {
                    self.session.dialog = Some(Dialog::Password {
                        path: path.clone(),
                        instead: incoming.instead,
                        submission: false,
                        wrong: message.key == "import-pdf-password-wrong",
                    });
                    return;
                }
                let why = self.session.locale.format(&message);
                self.session.notify_error(Message::new("open-failed").text("file", name).text("why", why));
            }
            Err(ImportError::Cancelled) => {}
        }
    }

    /// A copy as the study keeps it, with fresh ids and what was noticed in both languages.
    pub(in crate::app) fn study_copy(
        &mut self,
        path: Option<&Path>,
        file: &str,
        noticed: WithDiagnostics<SourceText>,
    ) -> StudyCopy {
        let WithDiagnostics { value: copy, diagnostics } = noticed;
        let (english, chinese) = (Locale::new(UiLanguage::English), Locale::new(UiLanguage::Chinese));
        let noted = diagnostics
            .iter()
            .map(|diagnostic| Noted {
                weight: diagnostic.weight,
                page: diagnostic.place.page,
                paragraph: diagnostic.place.paragraph,
                said: Names { en: english.format(&diagnostic.what), zh: chinese.format(&diagnostic.what) },
            })
            .collect();
        StudyCopy {
            ids: Arc::new(copy.paragraphs.iter().map(|_| ParagraphId::new(&mut *self.session.ids)).collect()),
            doubts: diagnostics.iter().filter(|notice| notice.weight >= Severity::Doubt).count(),
            noted: Arc::new(noted),
            copy: Arc::new(copy),
            file: file.to_owned(),
            path: path.map(|path| path.display().to_string()),
        }
    }
}

/// Whether a file is a study by its name.
pub(in crate::app) fn is_study(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("travaux"))
}
