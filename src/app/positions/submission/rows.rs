//! The rows of a review: made of the proposals, of what a person corrected, and of what the study holds.

use crate::app::positions::action::Look;
use crate::app::positions::submission::under_review::UnderReview;
use crate::app::positions::submission::view::{ProposalRow, Quoted, RowFate, SubmissionView};
use crate::app::session::Session;
use crate::app::shared::board::first_words;
use crate::app::shared::disk::file_name;
use crate::app::shared::names::shown_name;
use crate::base::{ActorId, ContentHash, Message, PositionId, Span};
use crate::insight::proposals::{Doubt, Proposal, Proposals};
use crate::study::{Draft, PositionKind, Study};
use crate::text::{Paragraph, Reading, Style};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Where a submission says something, for the record of a position.
pub(super) fn source(path: &Path, page: Option<u32>) -> String {
    let file = file_name(path);
    page.map_or(file.clone(), |page| format!("{file}, p. {page}"))
}

/// The words of a paragraph that a proposal is about: alone in it, else the whole paragraph.
pub(super) fn span_of(text: &str, old: &str) -> Span {
    let whole = Span::new(0, text.len());
    let mut places = text.match_indices(old);
    match (old.is_empty(), places.next(), places.next()) {
        (false, Some((at, _)), None) => Span::new(at, old.len()),
        _ => whole,
    }
}

fn name_of(review: &UnderReview, proposal: &Proposal, before: &mut BTreeSet<String>) -> String {
    let what =
        format!("{:?} {:?} {:?} {:?} {:?}", proposal.place, proposal.action, proposal.old, proposal.new, proposal.text);
    let hash = ContentHash::of_parts([
        review.copy.hash.to_string().as_bytes(),
        review.base.to_string().as_bytes(),
        what.as_bytes(),
    ]);
    let name = format!("proposal {hash}");
    // Two that say the same of the same words are told apart by their order.
    let free = (1..).map(|number| if number == 1 { name.clone() } else { format!("{name} {number}") });
    let name = free.into_iter().find(|name| !before.contains(name)).unwrap_or(name);
    before.insert(name.clone());
    name
}

pub(super) fn review_view(
    session: &Session,
    review: &UnderReview,
    draft: &Draft,
    base: &Reading,
    found: &Proposals,
) -> SubmissionView {
    let study = session.study();
    let mut names = BTreeSet::new();
    let mut taken: BTreeSet<PositionId> = BTreeSet::new();
    let mut rows = Vec::new();
    for proposal in &found.proposals {
        let name = name_of(review, proposal, &mut names);
        let mut row = row(session, review, proposal, base, name);
        row.position = review
            .made
            .get(&row.name)
            .copied()
            .filter(|id| study.positions.contains_key(id))
            .or_else(|| kept_before(study, review, draft, &row, &taken));
        taken.extend(row.position);
        row.fate = if row.position.is_some() {
            RowFate::Accepted
        } else if study.dismissed.contains(&row.name) {
            RowFate::Skipped
        } else {
            RowFate::Open
        };
        rows.push(row);
    }
    let mut said = review.said.clone();
    for &index in &found.other {
        let text = review.submitted.paragraphs.get(index);
        let text = text.map(|paragraph| first_words(&paragraph.text, 60)).unwrap_or_default();
        said.push(session.locale.format(&Message::new("proposals-other").text("text", text)));
    }
    if found.absent > 0 {
        said.push(session.locale.format(&Message::new("proposals-absent").number("count", found.absent)));
    }
    SubmissionView {
        version: 0,
        file: file_name(&review.path),
        base: (draft.id, shown_name(draft, &session.locale)),
        actor: review.actor,
        actor_name: review.actor.map(|id| shown_actor(session, id)).unwrap_or_default(),
        rows,
        colours: colours(review),
        looks: looks(review),
        said,
        waiting: 0,
        stale: false,
    }
}

fn shown_actor(session: &Session, id: ActorId) -> String {
    let language = session.locale.language();
    session.study().actors.get(&id).map(|actor| actor.names.in_language(language).to_owned()).unwrap_or_default()
}

fn row(session: &Session, review: &UnderReview, proposal: &Proposal, base: &Reading, name: String) -> ProposalRow {
    let mended = review.corrected.get(&name);
    let (actors, unknown) = match mended {
        Some(mended) => (mended.actors.clone(), mended.unknown.clone()),
        None => (
            proposal.actors.iter().filter_map(|name| name.actor).collect(),
            proposal.actors.iter().filter(|name| name.actor.is_none()).map(|name| name.written.clone()).collect(),
        ),
    };
    let action = mended.map_or(proposal.action, |mended| mended.action);
    let old = mended.map_or_else(|| proposal.old.clone().unwrap_or_default(), |mended| mended.old.clone());
    let new = mended.map_or_else(|| proposal.new.clone(), |mended| mended.new.clone());
    let after = mended.is_none() && proposal.base.is_none() && proposal.after.is_some();
    let paragraph = match mended {
        Some(mended) => mended.paragraph,
        None => proposal.base.or(proposal.after),
    };
    let there = paragraph.and_then(|at| base.paragraphs.get(at));
    let cited = |paragraph: &Paragraph| {
        let cited = paragraph.cited();
        if cited.is_empty() { first_words(&paragraph.text, 24) } else { cited.to_owned() }
    };
    let named = proposal.reference.as_deref().map(|named| named.trim_end_matches(['.', '、', '．']).to_owned());
    let named = named.filter(|named| !named.is_empty());
    let place = match there {
        // A paragraph to come in has a number of its own, if it has any.
        Some(there) if after => named.unwrap_or_else(|| cited(there)),
        Some(there) => cited(there),
        None => named.unwrap_or_default(),
    };
    let mut who: Vec<String> = actors.iter().map(|&id| shown_actor(session, id)).collect();
    who.extend(unknown.iter().cloned());
    let who = if who.is_empty() { session.locale.t("proposals-nobody") } else { session.locale.list(&who) };
    let doubt = proposal.doubt.filter(|_| mended.is_none());
    // Unknown names can be settled by naming whose the words are; the rest by a person's own look.
    let doubt = match doubt {
        Some(doubt) => Some(session.locale.t(doubt.key())),
        None if !unknown.is_empty() => Some(session.locale.t(Doubt::UnknownName.key())),
        None if paragraph.is_none() => Some(session.locale.t("submission-no-place")),
        None => None,
    };
    let (index, span) = proposal.place;
    let from = review.submitted.paragraphs.get(index);
    let said = from.map(|paragraph| Quoted {
        cited: paragraph.label.clone().unwrap_or_default(),
        text: paragraph.text.clone(),
        span: if span.of(&paragraph.text).is_some() { span } else { Span::default() },
        page: paragraph.page,
    });
    ProposalRow {
        certain: doubt.is_none() && !actors.is_empty() && paragraph.is_some(),
        draft: there.map(|there| Quoted {
            cited: cited(there),
            text: there.text.clone(),
            span: if old.is_empty() || after { Span::default() } else { span_of(&there.text, &old) },
            page: there.page,
        }),
        name,
        place,
        after,
        paragraph,
        actors,
        unknown,
        who,
        action,
        old,
        new,
        text: proposal.text.clone(),
        doubt,
        fate: RowFate::Open,
        corrected: mended.is_some(),
        said: said.unwrap_or_default(),
        position: None,
    }
}

/// A position that this row became when the same file was reviewed before.
fn kept_before(
    study: &Study,
    review: &UnderReview,
    draft: &Draft,
    row: &ProposalRow,
    taken: &BTreeSet<PositionId>,
) -> Option<PositionId> {
    let from = source(&review.path, row.said.page);
    let mut same: Vec<(bool, PositionId)> = study
        .positions
        .iter()
        .filter(|(id, position)| {
            !taken.contains(id)
                && position.kind == PositionKind::Proposal
                && position.source == from
                && position.quotation == row.text
                && position.anchors.iter().all(|anchor| anchor.draft == draft.id)
        })
        .filter_map(|(id, position)| {
            let words = position.proposal.as_ref()?;
            let exactly = words.action == row.action && words.old == row.old && words.new == row.new;
            // A corrected one says other words of the same place, and is this row's all the same.
            (exactly || words.reference == row.place).then_some((!exactly, *id))
        })
        .collect();
    same.sort_unstable();
    same.first().map(|(_, id)| *id)
}

/// The colours of the submission's words, the commonest first, and whose they are.
fn colours(review: &UnderReview) -> Vec<(u32, String)> {
    const MOST: usize = 12;
    let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
    for mark in review.submitted.paragraphs.iter().flat_map(|paragraph| &paragraph.marks) {
        if let Style::Colour(colour) = mark.style {
            *counts.entry(colour).or_default() += mark.span.len;
        }
    }
    let mut colours: Vec<(usize, u32)> = counts.into_iter().map(|(colour, count)| (count, colour)).collect();
    colours.sort_by_key(|&(count, colour)| (std::cmp::Reverse(count), colour));
    let name = |colour| review.markup_key.colours.get(&colour).cloned().unwrap_or_default();
    colours.into_iter().take(MOST).map(|(_, colour)| (colour, name(colour))).collect()
}

fn looks(review: &UnderReview) -> Vec<Look> {
    let has = |style: Style| {
        review.submitted.paragraphs.iter().flat_map(|paragraph| &paragraph.marks).any(|mark| mark.style == style)
    };
    Look::ALL
        .iter()
        .copied()
        .filter(|look| {
            has(match look {
                Look::Bold => Style::Bold,
                Look::Underline => Style::Underline,
                Look::Strike => Style::Strike,
                Look::Italic => Style::Italic,
            })
        })
        .collect()
}
