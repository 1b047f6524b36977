//! What the sample's invented delegations ask for: words of the drafts, with verdicts on some cells.
//!
//! The other cells are left to the tool's suggestions, so that both can be seen side by side.

use crate::base::{ActorId, AskId, SeededIds, Timestamp};
use crate::study::{Ask, Study, Uptake, Verdict, anchor};
use std::sync::Arc;

/// An invented ask: delegation, gist, words, red line, keep out, verdicts by place of the draft.
type Wish = (usize, &'static str, &'static str, bool, bool, &'static [(usize, Uptake, &'static str)]);

const WISHES: [Wish; 8] = [
    (
        0,
        "Transfer on mutually agreed terms",
        "on mutually agreed terms",
        false,
        false,
        &[(0, Uptake::NotAdopted, "22: on favourable terms only"), (1, Uptake::Adopted, "22: the words came in")],
    ),
    (
        0,
        "No new money for the advisory service",
        "on request and within existing resources",
        false,
        false,
        &[(2, Uptake::Adopted, "34: the caveat came in word for word")],
    ),
    (
        0,
        "No yearly report of the advisory service",
        "report each year to the Human Rights Council",
        false,
        true,
        &[(5, Uptake::NotAdopted, "34: the report stayed")],
    ),
    (
        2,
        "Measures of finance and technology for each commitment",
        "measures of capacity-building, finance and technology transfer that correspond to each commitment",
        false,
        false,
        &[(1, Uptake::Adopted, "24: a paragraph of its own"), (2, Uptake::Reversed, "the paragraph is gone")],
    ),
    (
        2,
        "An annual dialogue on artificial intelligence",
        "hold each year, alongside existing conferences, a dialogue on the governance of artificial intelligence",
        false,
        false,
        &[
            (0, Uptake::AlreadyThere, "63"),
            (1, Uptake::Reversed, "the paragraph is gone"),
            (2, Uptake::Adopted, "65: back, word for word"),
        ],
    ),
    (
        2,
        "Small administrations must be heard",
        "",
        false,
        false,
        &[(1, Uptake::NotAddressed, ""), (5, Uptake::AdoptedInPart, "as an aim, in other words: compare 26 and 27")],
    ),
    (
        1,
        "The panel must be independent",
        "an independent scientific panel on artificial intelligence",
        true,
        false,
        &[],
    ),
    (1, "Service is restored after an interruption", "to restoring service at the earliest moment", true, false, &[]),
];

/// Puts them into the study.
pub(in crate::app) fn add(study: &mut Study, delegations: &[ActorId], ids: &mut SeededIds) {
    let Some(author) = study.coders.keys().next().copied() else { return };
    let mut asks = std::collections::BTreeMap::new();
    for (delegation, gist, words, red_line, keep_out, verdicts) in WISHES {
        let mut ask = Ask {
            actors: delegations.get(delegation).copied().into_iter().collect(),
            gist: gist.to_owned(),
            words: words.to_owned(),
            red_line,
            keep_out,
            ..Ask::default()
        };
        for &(place, uptake, evidence) in verdicts {
            let Some(draft) = study.drafts.get(place) else { continue };
            let reading = draft.reading();
            let at = reading.paragraphs.iter().position(|there| !words.is_empty() && there.text.contains(words));
            let verdict = Verdict {
                uptake,
                evidence: evidence.to_owned(),
                author,
                at: Some(Timestamp::UNIX_EPOCH),
                accepted: false,
                anchors: at.and_then(|at| anchor::whole(draft, &reading, at)).into_iter().collect(),
            };
            ask.verdicts.insert(draft.id, verdict);
        }
        asks.insert(AskId::new(ids), ask);
    }
    Arc::make_mut(&mut study.asks).extend(asks);
}
