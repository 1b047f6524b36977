//! Proposals on the paragraphs of a change, for whoever reads it.

use crate::app::session::Session;
use crate::app::shared::names::shown_name;
use crate::base::{Message, ParagraphId, PositionId, Side};
use crate::study::{Position, ProposedWords};

/// A proposal of the study, as it is shown beside a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProposalHere {
    /// The position.
    pub id: PositionId,
    /// Whose, and what is wanted.
    pub title: String,
    /// The words it is about.
    pub old: String,
    /// The words wanted.
    pub new: Vec<String>,
    /// What the source says, where it wants no words.
    pub quotation: String,
    /// Where it is said, and which draft it speaks of.
    pub source: String,
}

/// The proposals on the paragraphs of the chosen change, in either draft.
pub fn proposals_here(session: &Session) -> Vec<ProposalHere> {
    let place = session.board().zip(session.selected()).zip(session.pair());
    let Some((at, pair)) = place.and_then(|((board, change), pair)| {
        let change = board.comparison.changes.get(change)?;
        Some((&change.at, pair))
    }) else {
        return Vec::new();
    };
    let mut here: Vec<ParagraphId> = Vec::new();
    for side in [Side::Old, Side::New] {
        let id = *pair.get(side);
        let Some((draft, reading)) = session.readings.newest(id) else { continue };
        here.extend(at.get(side).iter().filter_map(|&place| draft.paragraph_id(&reading.reading, place)));
    }
    let about = |position: &&Position| position.anchors.iter().any(|anchor| here.contains(&anchor.paragraph));
    let positions = session.study().positions.iter().filter(|(_, position)| position.proposal.is_some());
    positions
        .filter(|(_, position)| about(position))
        .filter_map(|(id, position)| Some(proposal_here(session, *id, position, position.proposal.as_ref()?)))
        .collect()
}

fn proposal_here(session: &Session, id: PositionId, position: &Position, words: &ProposedWords) -> ProposalHere {
    let draft = position.anchors.first().and_then(|anchor| session.study().draft(anchor.draft));
    let draft = draft.map(|draft| shown_name(draft, &session.locale)).unwrap_or_default();
    let source: Vec<&str> =
        [draft.as_str(), position.source.as_str()].into_iter().filter(|part| !part.is_empty()).collect();
    ProposalHere {
        id,
        title: proposal_title(session, position, words),
        old: words.old.clone(),
        new: words.new.clone(),
        quotation: position.quotation.clone(),
        source: source.join(" · "),
    }
}

/// Whose a proposal is, and what it wants, in a line.
fn proposal_title(session: &Session, position: &Position, words: &ProposedWords) -> String {
    let language = session.locale.language();
    let name = |id| session.study().actors.get(id).map(|actor| actor.names.in_language(language).to_owned());
    let mut who: Vec<String> = position.actors.iter().filter_map(name).collect();
    if !position.actor_words.is_empty() {
        who.push(position.actor_words.clone());
    }
    let who = if who.is_empty() { session.locale.t("proposals-nobody") } else { session.locale.list(&who) };
    let action = session.locale.t(words.action.key());
    session.locale.format(&Message::new("proposals-here-words").text("who", who).text("action", action))
}
