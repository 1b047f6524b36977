//! Who annotates: asked once in a study, at a quiet moment, and changed whenever the person wants.
//!
//! What is said before a name is given is kept as that of one coder without a name, who is named later.

use crate::app::command::action::Action;
use crate::app::session::Session;
use crate::app::shell::dialog::Dialog;
use crate::base::{CoderId, Message};
use crate::study::Edit;

/// Milliseconds without another annotation after which it is asked who annotates.
const QUIET: i64 = 4_000;

/// Key of the question, by which it is taken away once a name is known.
const QUESTION: &str = "coder-ask";
/// The same where the person has given a name elsewhere.
const QUESTION_KNOWN: &str = "coder-ask-known";

/// Whether it was asked who annotates, and since when it may be.
#[derive(Debug, Default)]
pub(in crate::app) struct Naming {
    asked: bool,
    /// When something was said without a name for the last time, in milliseconds since the start.
    said_at: Option<i64>,
}

impl Naming {
    /// Takes note that something may have been said in this moment.
    pub(in crate::app) fn note_said(&mut self, session: &Session) {
        if !self.asked && session.own_name().is_empty() {
            self.said_at = Some(session.since_start());
        }
    }

    /// Whether a quiet moment is waited for.
    pub(in crate::app) const fn is_waiting(&self) -> bool {
        self.said_at.is_some()
    }

    /// Asks at the edge of the window, when a while has passed and nothing else is being done.
    pub(in crate::app) fn refresh(&mut self, session: &mut Session) {
        if !session.own_name().is_empty() {
            self.said_at = None;
            session.notifications.retain(|toast| toast.what.key != QUESTION && toast.what.key != QUESTION_KNOWN);
            return;
        }
        let Some(said_at) = self.said_at else { return };
        if session.dialog.is_some() || session.since_start() - said_at < QUIET {
            return;
        }
        self.said_at = None;
        if statements_of(session, session.coder) == 0 {
            return;
        }
        self.asked = true;
        // A name given in another study is offered here, and comes in by the person's word alone.
        match session.prefs.coder.clone() {
            Some(name) => {
                let what = Message::new(QUESTION_KNOWN).text("name", name.clone());
                session.ask_at_edge(what, ("coder-sign", Action::SetCoder(name)), "button-later");
            }
            None => {
                let offer = ("coder-give", Action::Run(crate::app::command::Command::CoderName));
                session.ask_at_edge(Message::new(QUESTION), offer, "button-later");
            }
        }
    }
}

/// How many annotations and verdicts a coder has given.
pub(in crate::app) fn statements_of(session: &Session, coder: CoderId) -> usize {
    let study = session.study();
    let annotations = study.annotations.values().filter(|said| said.author == coder).count();
    let verdicts = study.asks.values().flat_map(|ask| ask.verdicts.values());
    annotations + verdicts.filter(|verdict| verdict.author == coder).count()
}

/// Opens the form for the name.
pub(in crate::app) fn ask(session: &mut Session) {
    session.dialog = Some(Dialog::Coder {
        name: match session.own_name() {
            own if own.is_empty() => session.prefs.coder.clone().unwrap_or_default(),
            own => own,
        },
        said: if is_only_of_now(session) { 0 } else { statements_of(session, session.coder) },
    });
}

/// Whether whoever is at work has no name yet and said everything since the program was started: it is surely theirs.
fn is_only_of_now(session: &Session) -> bool {
    let started = session.time.started;
    let study = session.study();
    session.own_name().is_empty()
        && study.annotations.values().all(|said| said.author != session.coder || said.made >= started)
}

/// Goes on under a name: that of a coder the study knows, else the person's own. What they said under another name before
/// stays under that name.
pub(in crate::app) fn go_on_as(session: &mut Session, name: &str) {
    let known = session.study().coders.iter().find(|(_, known)| known.as_str() == name).map(|(id, _)| *id);
    match known {
        Some(id) => session.coder = id,
        None => {
            if !is_only_of_now(session) && statements_of(session, session.coder) > 0 {
                session.coder = CoderId::new(&mut *session.ids);
            }
            session.edit(Edit::SetCoder(session.coder, name.to_owned()));
        }
    }
    session.prefs.coder = Some(name.to_owned());
}

/// Renames whoever is at work, on everything they have said too. A name that another coder of the study has is not taken:
/// two people would become one.
pub(in crate::app) fn rename(session: &mut Session, name: &str) {
    let taken = session.study().coders.iter().any(|(id, known)| known == name && *id != session.coder);
    if taken {
        session.notify_error(Message::new("coder-taken").text("name", name.to_owned()));
        return;
    }
    let count = statements_of(session, session.coder);
    if session.edit(Edit::SetCoder(session.coder, name.to_owned())) {
        session.prefs.coder = Some(name.to_owned());
        session.notify(Message::new("coder-renamed").text("name", name.to_owned()).number("count", count), true);
    }
}
