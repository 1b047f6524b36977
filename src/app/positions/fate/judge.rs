//! A person's verdict on a proposal: an ask of the ledger that cites it, with its verdict, in one step.

use super::view::{FateCell, FateRow, ask_of};
use crate::app::session::Session;
use crate::app::shared::board::first_words;
use crate::base::{AskId, Message};
use crate::insight::fate::Source;
use crate::study::{Ask, Edit, ProposalAction, Uptake, Verdict, anchor};

/// The edit that keeps a verdict on the draft at `column`, or takes it away (`None`); nothing where nothing would change.
pub(super) fn verdict(
    session: &mut Session,
    row: &FateRow,
    column: usize,
    cell: &FateCell,
    uptake: Option<Uptake>,
    accepted: bool,
) -> Option<Edit> {
    let draft = session.study().drafts.get(column).cloned()?;
    let known = ask_of(session.study(), row.of).map(|(id, ask)| (id, ask.clone()));
    let (id, mut ask) = match (known, row.of) {
        (Some(known), _) => known,
        (None, Source::Proposal(_)) if uptake.is_some() => (AskId::new(&mut *session.ids), new_ask(session, row)?),
        _ => return None,
    };
    let before = ask.verdicts.get(&draft.id).map(|verdict| verdict.evidence.clone());
    match uptake {
        Some(uptake) => {
            let place = cell.places.first().map(|(at, _)| *at);
            let anchors = place.and_then(|at| {
                let reading = session.reading(draft.id)?.reading;
                anchor::whole(&draft, &reading, at)
            });
            let cited: Vec<&str> = cell.places.iter().map(|(_, cited)| cited.as_str()).collect();
            let cited = cited.join(", ");
            let evidence = match before {
                Some(before) if !before.is_empty() => before,
                _ if accepted => format!("{cited} {}", cell.shown).trim().to_owned(),
                _ => cited,
            };
            let anchors = anchors.into_iter().collect();
            let (author, at) = (session.coder, Some(session.now()));
            ask.verdicts.insert(draft.id, Verdict { uptake, evidence, author, at, accepted, anchors });
        }
        None => {
            ask.verdicts.remove(&draft.id)?;
        }
    }
    let name = crate::app::shared::names::shown_name(&draft, &session.locale);
    let key = if uptake.is_some() { "edit-verdict" } else { "edit-verdict-cleared" };
    let label = Message::new(key).text("ask", ask.gist.clone()).text("draft", name);
    Some(Edit::Batch(label, vec![Edit::SetAsk(id, Box::new(ask))]))
}

/// The ask that a proposal becomes: its words, its actors, its paragraph, and the proposal as what says so.
fn new_ask(session: &Session, row: &FateRow) -> Option<Ask> {
    let Source::Proposal(id) = row.of else { return None };
    let position = session.study().positions.get(&id)?;
    let words = position.proposal.as_ref()?;
    let keep_out = words.action == ProposalAction::Delete;
    let wanted = if keep_out || words.new.is_empty() { words.old.clone() } else { words.new.first().cloned()? };
    let gist = if position.gist.is_empty() { first_words(&row.wish(), 80) } else { position.gist.clone() };
    Some(Ask {
        actors: position.actors.clone(),
        gist,
        words: wanted,
        keep_out,
        anchors: position.anchors.clone(),
        positions: vec![id],
        ..Ask::default()
    })
}
