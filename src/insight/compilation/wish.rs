//! A proposal, as it goes into a compilation.

use crate::insight::proposals::{Action, Doubt, Proposals};
use crate::text::Reading;

/// What somebody wants of a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wish {
    /// Whose; one claim of several stays one. A group stands for itself alone.
    pub who: Vec<String>,
    /// What is wanted.
    pub action: Action,
    /// The paragraph of the draft it is about.
    pub about: Option<usize>,
    /// Of a paragraph to come in: the one it comes after.
    pub after: Option<usize>,
    /// The words to go, to stay, to be replaced, or after which others come.
    pub old: String,
    /// The words wanted; rivals are in one entry each.
    pub new: Vec<String>,
    /// How the paragraph is cited.
    pub reference: String,
    /// Where in the paragraph of the draft the words come in, as far as the submission shows it (a byte of its text).
    pub at: Option<usize>,
    /// The words of the submission that say so.
    pub text: String,
    /// What a person has to decide.
    pub doubt: Option<Doubt>,
    /// Which submission says so, from 0.
    pub submission: usize,
}

impl Wish {
    /// Whether it asks for other words than the draft's.
    pub const fn asks_for_words(&self) -> bool {
        matches!(self.action, Action::Insert | Action::Delete | Action::Replace | Action::Alternative | Action::Rival)
    }
}

/// Makes wishes of the proposals that were read from a submission against `base`.
pub fn wishes(number: usize, read: &Proposals, submission: &Reading, base: &Reading) -> Vec<Wish> {
    read.proposals
        .iter()
        .map(|proposal| {
            let who = proposal
                .actors
                .iter()
                .map(|name| name.code.clone().or_else(|| name.name.clone()).unwrap_or_else(|| name.written.clone()));
            let inside = proposal.action == Action::Insert && proposal.after.is_none();
            let there = proposal.base.filter(|_| inside).and_then(|at| base.paragraphs.get(at));
            let said = submission.paragraphs.get(proposal.place.0);
            let at = there
                .zip(said)
                .and_then(|(there, said)| super::placed::mapped(&there.text, &said.text, proposal.place.1.start));
            Wish {
                who: who.collect(),
                action: proposal.action,
                about: proposal.base,
                after: proposal.after,
                old: proposal.old.clone().unwrap_or_default(),
                new: proposal.new.clone(),
                reference: proposal.reference.clone().unwrap_or_default(),
                at,
                text: proposal.text.clone(),
                doubt: proposal.doubt,
                submission: number,
            }
        })
        .collect()
}
