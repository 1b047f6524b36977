//! Which commands can be run now: the conditions that the table of commands names.

use crate::app::app::App;
use crate::app::command::Command;
use crate::app::command::keys::Mode;
use crate::app::command::table::every_command;
use crate::app::facts::shows_facts;
use crate::app::positions::agreed::shows_agreed;
use crate::app::positions::ask_ledger::shows_ledger;
use crate::app::positions::fate::shows_fate;
use crate::app::session::Session;
use crate::app::shell::dialog::SaveState;
use crate::app::shell::preferences::Tab;
use crate::study::starter::{StartingLists, pack_of, terms_of};

/// Asks the condition of the command's row.
macro_rules! conditions {
    ($($menu:ident { $($(#[$doc:meta])* $name:ident $key:literal [$($keys:tt)*] if $can:ident => $run:expr;)+ })+) => {
        fn meets_condition(app: &App, command: Command) -> bool {
            match command {
                $($(Command::$name => $can(app),)+)+
            }
        }
    };
}

every_command!(conditions);

impl App {
    /// Whether a command can be run now.
    pub fn can(&self, command: Command) -> bool {
        meets_condition(self, command)
    }

    /// What a key pressed now can mean; nothing while words are typed in a dialog.
    pub fn mode(&self, typing: bool) -> Option<Mode> {
        match (self.is_covered(), typing) {
            (true, true) => None,
            (true, false) => Some(Mode::Dialog),
            (false, true) => Some(Mode::Field),
            _ if self.drafts.is_checking() || self.positions.is_reviewing() => Some(Mode::Check),
            _ if shows_whole_page(&self.session) => Some(Mode::Ledger),
            _ if self.annotate.is_picking_words(&self.session) => Some(Mode::Words),
            _ => Some(Mode::Page),
        }
    }
}

/// Whether what the middle of the window shows speaks of no change: it takes the whole width, and plain keys are its own.
pub fn shows_whole_page(session: &Session) -> bool {
    shows_ledger(session) || shows_facts(session) || shows_fate(session) || shows_agreed(session)
}

const fn always(_: &App) -> bool {
    true
}

fn has_drafts(app: &App) -> bool {
    app.has_drafts()
}

/// A study that may still become one of the Global Digital Compact: without drafts, or with one that names it.
fn is_of_the_compact(app: &App) -> bool {
    let drafts = &app.session.study().drafts;
    drafts.is_empty() || drafts.iter().any(|draft| pack_of(&draft.text.copy) == Some(StartingLists::Gdc))
}

/// A study that has lists of its own.
fn brings_lists(app: &App) -> bool {
    let study = app.session.study();
    !(study.themes.is_empty() && study.positions.is_empty() && study.milestones.is_empty())
}

/// Two drafts or more.
fn has_steps(app: &App) -> bool {
    app.session.study().drafts.len() > 1
}

/// A change is chosen, in a study of a negotiation whose terms are known.
fn has_terms(app: &App) -> bool {
    has_change(app) && !terms_of(app.session.study()).is_empty()
}

/// The two drafts compared have a text in another language in common.
fn has_versions(app: &App) -> bool {
    crate::app::drafts::language_versions::has_versions(&app.session)
}

const fn has_comparison(app: &App) -> bool {
    app.session.board.is_some()
}

/// Provisions can make a round trip: three drafts or more.
fn has_provisions(app: &App) -> bool {
    has_comparison(app) && app.session.study().drafts.len() > 2
}

/// A change is chosen.
const fn has_change(app: &App) -> bool {
    app.session.focus.selected.is_some() && app.session.board.is_some()
}

/// A change of two drafts is chosen.
fn has_two_sides(app: &App) -> bool {
    has_change(app) && has_steps(app)
}

fn stands_in_history(app: &App) -> bool {
    app.session.prefs.tab == Tab::History && has_change(app)
}

/// What is chosen leads to the text: in the history, and in the Brief.
fn can_open_here(app: &App) -> bool {
    stands_in_history(app) || (app.session.prefs.tab == Tab::Brief && has_change(app))
}

/// Words are searched for in the drafts compared.
fn has_words(app: &App) -> bool {
    app.comparison.hits().is_some()
}

/// Words are searched for through all drafts.
fn has_phrase(app: &App) -> bool {
    app.comparison.phrase().is_some()
}

fn can_go_back(app: &App) -> bool {
    app.comparison.can_come_back(&app.session)
}

fn can_undo(app: &App) -> bool {
    app.session.history.to_undo().is_some()
}

fn can_redo(app: &App) -> bool {
    app.session.history.to_redo().is_some()
}

fn is_unsaved(app: &App) -> bool {
    app.study_file.save_state(&app.session) != SaveState::Saved
}

fn has_conflicts(app: &App) -> bool {
    !app.session.study().conflicts.is_empty()
}

fn has_adrift(app: &App) -> bool {
    app.annotate.adrift_count() > 0
}

fn has_suggestions(app: &App) -> bool {
    !app.annotate.suggestions().is_empty()
}

/// Changes are marked, or words chosen.
fn can_unmark(app: &App) -> bool {
    !app.session.focus.marked.is_empty() || app.annotate.chosen_words(&app.session).is_some()
}

const fn can_repeat(app: &App) -> bool {
    app.session.focus.selected.is_some() && app.annotate.can_repeat()
}
