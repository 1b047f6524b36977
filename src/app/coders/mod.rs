//! Working with others, and with words that moved: what the program remembers of it, and what is asked of it.

pub(in crate::app) mod agreement;
pub(in crate::app) mod conflicts;
pub(in crate::app) mod merge;

use crate::app::app::App;
use crate::app::coders::agreement::{AgreementKey, AgreementView};
use crate::app::coders::merge::{MergePreview, Settled};
use crate::app::shared::agreement::Measured;
use crate::app::shell::dialog::Dialog;
use crate::base::CoderId;
use crate::engine::{Jobs, Query};
use std::collections::BTreeSet;
use std::path::PathBuf;

/// Something asked of merging, agreement or what is adrift.
#[derive(Debug, Clone, PartialEq)]
pub enum TogetherAction {
    /// Read a colleague's copy, and show what merging it would do.
    Read(PathBuf),
    /// Ask for the study both began with.
    AskBase,
    /// Compare with this study, which both began with.
    Base(PathBuf),
    /// Merge without a study both began with.
    NoBase,
    /// Merge the copy that was read.
    TakeIn,
    /// Settle a conflict.
    Settle(String, Settled),
    /// Settle everything that waits in one way.
    SettleAll(Settled),
    /// Measure agreement of this coder with the others, or leave them out.
    ToggleCoder(CoderId),
    /// Measure over all steps (`true`), or on the comparison shown.
    AllSteps(bool),
    /// Only the disagreements on this theme; `None`: all.
    OnTheme(Option<crate::base::ThemeId>),
    /// Go to the change of the n-th disagreement.
    GoToDisagreement(usize),
    /// Give the theme of the n-th disagreement, as oneself.
    Give(usize),
    /// Take one's own tag of the n-th disagreement away.
    Withdraw(usize),
}

/// What the program remembers of working together.
pub(in crate::app) struct Together {
    /// The copy being merged, and the study both began with.
    pub(in crate::app) copy: Option<(PathBuf, Option<PathBuf>)>,
    pub(in crate::app) merging: Query<u64, MergePreview>,
    pub(in crate::app) merge_number: u64,
    /// The copy whose reading was looked at for what went wrong.
    pub(in crate::app) merge_taken: u64,
    pub(in crate::app) agreement: Query<u64, Measured>,
    pub(in crate::app) agreement_of: Option<AgreementKey>,
    pub(in crate::app) agreement_number: u64,
    pub(in crate::app) agreement_view: Option<AgreementView>,
    /// Coders left out of the measures.
    pub(in crate::app) left_out: BTreeSet<CoderId>,
    pub(in crate::app) all_steps: bool,
    pub(in crate::app) on_theme: Option<crate::base::ThemeId>,
    /// The disagreement one went to last.
    pub(in crate::app) at: usize,
}

impl Together {
    pub(in crate::app) fn new(jobs: &Jobs) -> Self {
        Self {
            copy: None,
            merging: Query::new("merging", 1, jobs),
            merge_number: 0,
            merge_taken: 0,
            agreement: Query::new("agreement", 1, jobs),
            agreement_of: None,
            agreement_number: 0,
            agreement_view: None,
            left_out: BTreeSet::new(),
            all_steps: false,
            on_theme: None,
            at: 0,
        }
    }
}

impl App {
    pub(in crate::app) fn do_together(&mut self, action: TogetherAction) {
        match action {
            TogetherAction::Read(path) => self.read_copy(path),
            TogetherAction::AskBase => self.session.ask_window(crate::app::shell::dialog::WindowRequest::AskMergeBase),
            TogetherAction::Base(path) => self.set_base(Some(path)),
            TogetherAction::NoBase => self.set_base(None),
            TogetherAction::TakeIn => self.take_copy_in(),
            TogetherAction::Settle(key, how) => self.settle_conflict(key, how),
            TogetherAction::SettleAll(how) => self.settle_all(how),
            TogetherAction::ToggleCoder(coder) => {
                if !self.together.left_out.remove(&coder) {
                    self.together.left_out.insert(coder);
                }
            }
            TogetherAction::AllSteps(all) => self.together.all_steps = all,
            TogetherAction::OnTheme(theme) => self.together.on_theme = theme,
            TogetherAction::GoToDisagreement(place) => self.go_to_disagreement(place),
            TogetherAction::Give(place) => self.give_theme(place),
            TogetherAction::Withdraw(place) => self.withdraw_theme(place),
        }
    }

    /// Takes in what came from the background, and asks for what is missing.
    pub(in crate::app) fn tick_together(&mut self) {
        self.take_copy();
        if matches!(self.session.dialog, Some(Dialog::Agreement)) {
            self.want_agreement();
        }
    }
}
