//! Where proposals stand in the draft, and whether its words are theirs to change.

use super::Proposals;
use super::citation::{self, Citation};
use super::instructed::doubt_of;
use super::reader::Reader;
use super::{Action, Doubt, Proposal, quoted};
use crate::text::Style;
use std::collections::{BTreeMap, BTreeSet};

impl Reader<'_> {
    /// Says of each proposal in which paragraph of the draft it stands.
    pub(super) fn place(&mut self, base_of: &BTreeMap<usize, usize>) {
        let compared: BTreeSet<usize> = self.home.iter().copied().collect();
        for proposal in &mut self.out.proposals {
            let index = proposal.place.0;
            let before = || base_of.range(..index).next_back().map(|(_, at)| *at);
            if self.numbered.contains(&proposal.place) {
                // A paragraph with its own number in a bracket.
                let number = proposal.reference.as_deref().and_then(citation::bare);
                let find = |citation: &Citation| self.target.addresses.find(citation, self.base, None).one();
                let by_number = number.as_ref().and_then(|number| number.predecessors().iter().find_map(find));
                proposal.after = by_number.or_else(|| base_of.get(&index).copied()).or_else(before);
                if number.as_ref().is_some_and(|number| self.target.addresses.has(number) && find(number).is_some()) {
                    proposal.doubt = proposal.doubt.or(Some(Doubt::SeveralParagraphs));
                }
                continue;
            }
            if proposal.base.is_some() || proposal.after.is_some() || proposal.reference.is_some() {
                continue;
            }
            if let Some(&at) = base_of.get(&index) {
                proposal.base = Some(at);
                if proposal.action == Action::Rival && proposal.old.is_none() {
                    proposal.old = self.base.paragraphs.get(at).map(|there| there.text.clone());
                }
                let cited = self.base.paragraphs.get(at).map(|paragraph| paragraph.cited().to_owned());
                proposal.reference = cited.filter(|cited| !cited.is_empty());
            } else if proposal.action == Action::Insert && !compared.contains(&index) {
                // All of the paragraph is words to come in.
                proposal.after = before();
                proposal.reference = self.submission.paragraphs.get(index).and_then(|own| own.label.clone());
            }
        }
    }

    /// Words to go must be the draft's: what another proposes is only opposed. What stands in the draft already, or is
    /// replaced by itself, is no proposal.
    pub(super) fn check(&mut self, own: &[Vec<Proposal>]) {
        let known = std::mem::take(&mut self.out.proposals);
        let proposed: Vec<(usize, String)> =
            known.iter().flat_map(|proposal| proposal.new.iter().map(|new| (proposal.place.0, new.clone()))).collect();
        for mut proposal in known {
            let there = proposal.base.and_then(|at| own.get(at));
            let same = |known: &Proposal| {
                (known.action, &known.old, &known.new, &known.actors, &known.text)
                    == (proposal.action, &proposal.old, &proposal.new, &proposal.actors, &proposal.text)
            };
            if there.is_some_and(|there| there.iter().any(same)) {
                continue;
            }
            if let ([new], Some(old)) = (proposal.new.as_slice(), &proposal.old)
                && proposal.action == Action::Replace
                && quoted::plain(new) == quoted::plain(old)
            {
                continue;
            }
            self.against_words(&mut proposal, &proposed, own);
            self.out.proposals.push(proposal);
        }
    }

    pub(super) fn against_words(&self, proposal: &mut Proposal, proposed: &[(usize, String)], own: &[Vec<Proposal>]) {
        let asks = matches!(proposal.action, Action::Delete | Action::Replace | Action::Retain);
        let (true, Some(old), Some(at)) = (asks, proposal.old.clone(), proposal.base) else { return };
        let Some(there) = self.base.paragraphs.get(at) else { return };
        if doubt_of(&there.text, Some(&old)) == Some(Doubt::NoSuchWords)
            && quoted::plain(&there.text) != quoted::plain(&old)
        {
            let theirs =
                proposed.iter().any(|(index, new)| *index == proposal.place.0 && !quoted::find(new, &old).is_empty());
            if theirs && !proposal.new.iter().any(|new| !quoted::find(new, &old).is_empty()) {
                if proposal.action == Action::Delete {
                    proposal.action = Action::Oppose;
                }
            } else {
                proposal.doubt = proposal.doubt.or(Some(Doubt::NoSuchWords));
            }
        }
        // "[five] [EU: four]", where "[five]" is bracketed in the draft.
        let bracketed = own.get(at).is_some_and(|own| {
            own.iter().any(|known| known.action == Action::NotAgreed && known.old.as_deref() == Some(&old))
        });
        let in_bracket = proposal.text.starts_with(['[', '［', '【']);
        if bracketed && in_bracket && proposal.action == Action::Replace && !proposal.text.contains(old.as_str()) {
            proposal.doubt = proposal.doubt.or(Some(Doubt::InPlaceOrBeside));
        }
    }

    pub(super) fn finish(mut self) -> Proposals {
        // Where one person revised a file whose owner is known, the revisions are the owner's.
        let authors: BTreeSet<&str> = self
            .submission
            .paragraphs
            .iter()
            .flat_map(|paragraph| &paragraph.marks)
            .filter(|mark| matches!(mark.style, Style::Inserted | Style::Deleted))
            .filter_map(|mark| mark.author.as_deref())
            .collect();
        let only = authors.into_iter().collect::<Vec<_>>();
        if let (Some(actor), [person]) = (self.actor, only.as_slice()) {
            for proposal in &mut self.out.proposals {
                if let [name] = proposal.actors.as_mut_slice()
                    && name.actor.is_none()
                    && name.either.is_empty()
                    && name.written == *person
                {
                    *name = actor.clone();
                    proposal.doubt = proposal.doubt.filter(|doubt| *doubt != Doubt::UnknownName);
                }
            }
        }
        if let Some(actor) = self.actor {
            let unsigned = |proposal: &&mut Proposal| {
                proposal.actors.is_empty() && !matches!(proposal.action, Action::NotAgreed | Action::Placeholder)
            };
            for proposal in self.out.proposals.iter_mut().filter(unsigned) {
                proposal.actors = vec![actor.clone()];
            }
        }
        self.out.proposals.sort_by_key(|proposal| (proposal.place.0, proposal.place.1.start));
        self.out.other.sort_unstable();
        self.out.other.dedup();
        self.out
    }
}
