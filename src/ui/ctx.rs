//! What views and dialogs are drawn from.

use crate::app::{
    Action, Annotate, App, Board, Brief, ChosenWords, Coders, Command, ComparisonStatus, Comparisons, Dialog, Drafts,
    FactsPage, Filter, Hit, Positions, Prefs, Session, StudyFile, Toast,
};
use crate::base::{DraftId, Message, Sides};
use crate::compare::Options;
use crate::locale::Locale;
use crate::study::Study;
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::path::PathBuf;

/// What the user wants, in the order in which it was found out.
#[derive(Debug, Default)]
pub(crate) struct Asked {
    /// By keys of a view's own.
    pub(crate) pressed: Vec<Action>,
    /// In any other way.
    pub(crate) wanted: Vec<Action>,
}

/// What a view or a dialog is drawn from, and where it says what the user wants: the only way from the program to what is
/// drawn, and back.
pub(crate) struct Ctx<'a> {
    app: &'a App,
    asked: RefCell<Asked>,
    /// What features share.
    pub(crate) session: &'a Session,
    /// The study.
    pub(crate) study: &'a Study,
    /// The study's file.
    pub(crate) study_file: &'a StudyFile,
    /// The drafts, and those on their way into the study.
    pub(crate) drafts: &'a Drafts,
    /// The comparison shown, and ways through it.
    pub(crate) comparison: &'a Comparisons,
    /// What matters between the drafts compared.
    pub(crate) brief: &'a Brief,
    /// What the user says of changes.
    pub(crate) annotate: &'a Annotate,
    /// Who wants what: positions, actors, the ask ledger, submissions.
    pub(crate) positions: &'a Positions,
    /// Facts over drafts, proof-reading, matrices.
    pub(crate) facts: &'a FactsPage,
    /// Working with other coders.
    pub(crate) coders: &'a Coders,
    /// The comparison shown, if there is one.
    pub(crate) board: Option<&'a Board>,
    /// The language.
    pub(crate) locale: &'a Locale,
    /// How things are shown.
    pub(crate) prefs: &'a Prefs,
    /// The chosen change.
    pub(crate) selected: Option<usize>,
    /// Changes marked beside it.
    pub(crate) marked: &'a BTreeSet<usize>,
    /// Words chosen in it.
    pub(crate) words: Option<&'a ChosenWords>,
    /// Which changes are shown.
    pub(crate) filter: &'a Filter,
    /// What counts as a change.
    pub(crate) options: &'a Options,
    /// Words to light up, in lower case.
    pub(crate) find: &'a str,
    /// The place of these words that is stood on.
    pub(crate) hit: Option<Hit>,
    /// Whether keys are printed as on a Mac.
    pub(crate) mac: bool,
}

impl<'a> Ctx<'a> {
    /// What is drawn from `app` as it is now.
    pub(crate) fn new(app: &'a App) -> Self {
        Self {
            app,
            asked: RefCell::default(),
            session: app.session(),
            study: app.study(),
            study_file: app.study_file(),
            drafts: app.drafts(),
            comparison: app.comparison(),
            brief: app.brief(),
            annotate: app.annotate(),
            positions: app.positions(),
            facts: app.facts(),
            coders: app.coders(),
            board: app.board(),
            locale: app.locale(),
            prefs: app.prefs(),
            selected: app.selected(),
            marked: app.marked(),
            words: app.annotate().chosen_words(app.session()),
            filter: app.comparison().filter(),
            options: &app.study().options,
            find: app.comparison().find(),
            hit: app.comparison().hit(app.session()),
            mac: cfg!(target_os = "macos"),
        }
    }

    /// Has something done once everything is drawn.
    pub(crate) fn push(&self, action: Action) {
        self.asked.borrow_mut().wanted.push(action);
    }

    /// Has several things done, one after the other.
    pub(crate) fn extend(&self, actions: impl IntoIterator<Item = Action>) {
        // One by one: what makes them may push, too.
        actions.into_iter().for_each(|action| self.push(action));
    }

    /// Has something done that a key of the view's own asks for, unless a dialog opens by another key before it.
    pub(crate) fn press(&self, action: Action) {
        self.asked.borrow_mut().pressed.push(action);
    }

    /// What the user wants.
    pub(crate) fn into_asked(self) -> Asked {
        self.asked.into_inner()
    }

    /// What stands over the window.
    pub(crate) const fn dialog(&self) -> Option<&'a Dialog> {
        self.app.dialog()
    }

    /// Whether something stands over the views: then keys are not theirs.
    pub(crate) const fn is_covered(&self) -> bool {
        self.app.is_covered()
    }

    /// Whether a command can be given now.
    pub(crate) fn can(&self, command: Command) -> bool {
        self.app.can(command)
    }

    /// A command's name as it stands in menus.
    pub(crate) fn command_label(&self, command: Command) -> String {
        self.app.command_label(command)
    }

    /// Whether there are drafts.
    pub(crate) fn has_drafts(&self) -> bool {
        self.app.has_drafts()
    }

    /// Whether the study's texts were invented.
    pub(crate) fn is_invented(&self) -> bool {
        self.app.is_invented()
    }

    /// Whether the legend of the redline's marks is shown.
    pub(crate) const fn shows_legend(&self) -> bool {
        self.app.shows_legend()
    }

    /// Whether the inspector is shown.
    pub(crate) const fn shows_inspector(&self) -> bool {
        self.app.shows_inspector()
    }

    /// Whether the window is so narrow that the inspector stands below the text.
    pub(crate) const fn is_narrow(&self) -> bool {
        self.app.is_narrow()
    }

    /// Whether one draft alone is read.
    pub(crate) fn is_alone(&self) -> bool {
        self.study.drafts.len() == 1
    }

    /// What stands in the middle of the window.
    pub(crate) fn comparison_status(&self) -> ComparisonStatus {
        self.app.comparison_status()
    }

    /// What goes on in the background: what, and the part done.
    pub(crate) fn work(&self) -> Option<(Message, Option<f32>)> {
        self.app.work()
    }

    /// Messages at the edge of the window.
    pub(crate) fn toasts(&self) -> &'a [Toast] {
        self.app.toasts()
    }

    /// Studies opened lately.
    pub(crate) fn recent(&self) -> &'a [PathBuf] {
        self.app.recent()
    }

    /// The drafts compared.
    pub(crate) const fn pair(&self) -> Option<Sides<DraftId>> {
        self.app.pair()
    }
}

/// What a file dialog is open for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Asking {
    /// Drafts or a study to open.
    Open,
    /// A better copy of a draft.
    Copy(crate::base::DraftId),
    /// Submissions to read.
    Submission,
    /// Texts that drafts are held against.
    References,
    /// A codebook to read.
    Codebook,
    /// Where to write the codebook.
    CodebookOut,
    /// A pack to take in.
    Pack,
    /// Where to write the study's lists as a pack.
    PackOut,
    /// A colleague's copy of the study.
    Merge,
    /// The study both began with.
    MergeBase,
    /// Where to save the study.
    Save,
    /// Where to write the report of this format.
    Export(crate::report::Format),
}
