//! The review as it is shown: rows made of the proposals, of what a person corrected, and of what the study holds.

use super::Session;
use crate::app::app::App;
use crate::base::{ActorId, ContentHash, DraftId, Message, PositionId, Span};
use crate::insight::proposals::{Doubt, Meaning, Proposal, Proposals};
use crate::locale::UiLanguage;
use crate::study::{Draft, PositionKind, ProposalAction, Study};
use crate::text::{Paragraph, Reading, Style};
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

/// What became of a proposal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RowFate {
    /// Nobody has decided.
    Open,
    /// It is a position of the study.
    Accepted,
    /// It was put away.
    Skipped,
}

impl RowFate {
    /// Key of its name.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Open => "submission-open",
            Self::Accepted => "submission-accepted",
            Self::Skipped => "submission-skipped",
        }
    }
}

/// Words in their paragraph.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Quoted {
    /// How the paragraph is cited.
    pub cited: String,
    /// The paragraph.
    pub text: String,
    /// The words, in bytes of it.
    pub span: Span,
    /// Page of the source.
    pub page: Option<u32>,
}

/// A proposal in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProposalRow {
    /// The name it is known by: the same whenever the same file is read against the same draft.
    pub name: String,
    /// Which paragraph of the draft, as cited; empty when that is not known.
    pub place: String,
    /// Whether it comes after that paragraph, as a paragraph of its own.
    pub after: bool,
    /// Index of that paragraph in the draft's reading.
    pub paragraph: Option<usize>,
    /// Whose: actors of the study.
    pub actors: Vec<ActorId>,
    /// Names in the submission that no actor of the study has.
    pub unknown: Vec<String>,
    /// Whose, in words.
    pub who: String,
    /// What is wanted.
    pub action: ProposalAction,
    /// The words it is about.
    pub old: String,
    /// The words wanted; rival wordings are in one entry each.
    pub new: Vec<String>,
    /// The words of the submission that say so.
    pub text: String,
    /// What a person has to decide before it can be taken in; a sentence.
    pub doubt: Option<String>,
    /// Whether it can be taken in unseen: an actor of the study, a place in the draft, no doubt.
    pub certain: bool,
    /// What became of it.
    pub fate: RowFate,
    /// Whether a person corrected it.
    pub corrected: bool,
    /// Where the submission says it.
    pub said: Quoted,
    /// What stands in the draft there.
    pub draft: Option<Quoted>,
    /// The position it became.
    pub position: Option<PositionId>,
}

/// A submission, ready to be reviewed.
#[derive(Debug, Clone)]
pub struct SubmissionView {
    /// Rises whenever it is made anew.
    pub version: u64,
    /// The file.
    pub file: String,
    /// The draft it speaks of, and its name.
    pub base: (DraftId, String),
    /// Whose it is, where it names nobody.
    pub actor: Option<ActorId>,
    /// The actor's name.
    pub actor_name: String,
    /// The proposals, in the order of the submission.
    pub rows: Vec<ProposalRow>,
    /// Colours that its words are set in, and whose they are by the key.
    pub colours: Vec<(u32, String)>,
    /// The looks its words have.
    pub looks: Vec<super::Look>,
    /// What is neither of the draft nor a proposal, and what was noticed in reading: sentences.
    pub said: Vec<String>,
    /// How many submissions wait.
    pub waiting: usize,
    /// Whether other proposals are being looked for, since the key or the draft changed.
    pub stale: bool,
}

impl SubmissionView {
    /// How many rows are open, accepted, skipped.
    pub fn counts(&self) -> [usize; 3] {
        let count = |fate| self.rows.iter().filter(|row| row.fate == fate).count();
        [count(RowFate::Open), count(RowFate::Accepted), count(RowFate::Skipped)]
    }

    /// How many rows can be taken in unseen.
    pub fn certain(&self) -> usize {
        self.rows.iter().filter(|row| row.certain && row.fate == RowFate::Open).count()
    }
}

/// A proposal as a person corrected it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Corrected {
    pub actors: Vec<ActorId>,
    pub unknown: Vec<String>,
    pub action: ProposalAction,
    pub paragraph: Option<usize>,
    pub old: String,
    pub new: Vec<String>,
}

/// What a view was made of.
pub(super) struct MadeOf {
    study: Arc<Study>,
    found: Arc<Proposals>,
    language: UiLanguage,
    corrected: usize,
    waiting: usize,
    stale: bool,
}

/// Where a submission says something, for the record of a position.
pub(super) fn source(path: &Path, page: Option<u32>) -> String {
    let file = crate::app::shared::disk::file_name(path);
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

fn name_of(session: &Session, proposal: &Proposal, before: &mut BTreeSet<String>) -> String {
    let what =
        format!("{:?} {:?} {:?} {:?} {:?}", proposal.place, proposal.action, proposal.old, proposal.new, proposal.text);
    let hash = ContentHash::of_parts([
        session.copy.hash.to_string().as_bytes(),
        session.base.to_string().as_bytes(),
        what.as_bytes(),
    ]);
    let name = format!("proposal {hash}");
    // Two that say the same of the same words are told apart by their order.
    let free = (1..).map(|number| if number == 1 { name.clone() } else { format!("{name} {number}") });
    let name = free.into_iter().find(|name| !before.contains(name)).unwrap_or(name);
    before.insert(name.clone());
    name
}

impl App {
    /// Makes the view anew when the study, the proposals or the language are others.
    pub(super) fn make_review(&mut self) {
        if self.submissions.session.is_none() {
            return;
        }
        let base = self.submissions.session.as_ref().map(|session| session.base);
        if base.is_some_and(|base| self.session.study().draft(base).is_none()) {
            // The draft was taken out: the newest one that is left, or nothing to speak of.
            match self.session.study().drafts.last().map(|draft| draft.id) {
                Some(newest) => self.with_session(|session| session.base = newest),
                None => {
                    self.submissions.session = None;
                    return;
                }
            }
        }
        let Some(reading) = self.want_proposals() else { return };
        let stale = self.proposals.is_running();
        let Some(found) = self.proposals_found() else { return };
        let (study, language) = (Arc::clone(self.session.study()), self.session.locale.language());
        let waiting = self.submissions.waiting.len();
        let Some(session) = &self.submissions.session else { return };
        let same = session.made_of.as_ref().is_some_and(|made| {
            Arc::ptr_eq(&made.study, &study)
                && Arc::ptr_eq(&made.found, &found)
                && (made.language, made.corrected, made.waiting, made.stale)
                    == (language, session.corrected.len(), waiting, stale)
        });
        if same || (stale && session.view.is_none()) {
            return;
        }
        let Some(draft) = study.draft(session.base).cloned() else { return };
        let mut view = self.review_view(session, &draft, &reading.reading, &found);
        view.version = session.view.as_ref().map_or(0, |view| view.version) + 1;
        (view.waiting, view.stale) = (waiting, stale);
        let made = MadeOf { study, found, language, corrected: session.corrected.len(), waiting, stale };
        if let Some(session) = &mut self.submissions.session {
            session.row = session.row.min(view.rows.len().saturating_sub(1));
            session.view = Some(view);
            session.made_of = Some(made);
        }
    }

    fn review_view(&self, session: &Session, draft: &Draft, base: &Reading, found: &Proposals) -> SubmissionView {
        let study = self.session.study();
        let mut names = BTreeSet::new();
        let mut taken: BTreeSet<PositionId> = BTreeSet::new();
        let mut rows = Vec::new();
        for proposal in &found.proposals {
            let name = name_of(session, proposal, &mut names);
            let mut row = self.row(session, proposal, base, name);
            row.position = session
                .made
                .get(&row.name)
                .copied()
                .filter(|id| study.positions.contains_key(id))
                .or_else(|| kept_before(study, session, draft, &row, &taken));
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
        let mut said = session.said.clone();
        for &index in &found.other {
            let text = session.submitted.paragraphs.get(index);
            let text =
                text.map(|paragraph| crate::app::shared::board::first_words(&paragraph.text, 60)).unwrap_or_default();
            said.push(self.session.locale.format(&Message::new("proposals-other").text("text", text)));
        }
        if found.absent > 0 {
            said.push(self.session.locale.format(&Message::new("proposals-absent").number("count", found.absent)));
        }
        SubmissionView {
            version: 0,
            file: crate::app::shared::disk::file_name(&session.path),
            base: (draft.id, crate::app::shared::names::shown_name(draft, &self.session.locale)),
            actor: session.actor,
            actor_name: session.actor.map(|id| self.shown_actor(id)).unwrap_or_default(),
            rows,
            colours: colours(session),
            looks: looks(session),
            said,
            waiting: 0,
            stale: false,
        }
    }

    fn shown_actor(&self, id: ActorId) -> String {
        let chinese = self.session.locale.language() == UiLanguage::Chinese;
        self.session.study().actors.get(&id).map(|actor| actor.names.of(chinese).to_owned()).unwrap_or_default()
    }

    fn row(&self, session: &Session, proposal: &Proposal, base: &Reading, name: String) -> ProposalRow {
        let mended = session.corrected.get(&name);
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
            if cited.is_empty() {
                crate::app::shared::board::first_words(&paragraph.text, 24)
            } else {
                cited.to_owned()
            }
        };
        let named = proposal.reference.as_deref().map(|named| named.trim_end_matches(['.', '、', '．']).to_owned());
        let named = named.filter(|named| !named.is_empty());
        let place = match there {
            // A paragraph to come in has a number of its own, if it has any.
            Some(there) if after => named.unwrap_or_else(|| cited(there)),
            Some(there) => cited(there),
            None => named.unwrap_or_default(),
        };
        let mut who: Vec<String> = actors.iter().map(|&id| self.shown_actor(id)).collect();
        who.extend(unknown.iter().cloned());
        let who =
            if who.is_empty() { self.session.locale.t("proposals-nobody") } else { self.session.locale.list(&who) };
        let doubt = proposal.doubt.filter(|_| mended.is_none());
        // Unknown names can be settled by naming whose the words are; the rest by a person's own look.
        let doubt = match doubt {
            Some(doubt) => Some(self.session.locale.t(doubt.key())),
            None if !unknown.is_empty() => Some(self.session.locale.t(Doubt::UnknownName.key())),
            None if paragraph.is_none() => Some(self.session.locale.t("submission-no-place")),
            None => None,
        };
        let (index, span) = proposal.place;
        let from = session.submitted.paragraphs.get(index);
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
}

/// A position that this row became when the same file was reviewed before.
fn kept_before(
    study: &Study,
    session: &Session,
    draft: &Draft,
    row: &ProposalRow,
    taken: &BTreeSet<PositionId>,
) -> Option<PositionId> {
    let from = source(&session.path, row.said.page);
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
fn colours(session: &Session) -> Vec<(u32, String)> {
    const MOST: usize = 12;
    let mut counts: std::collections::BTreeMap<u32, usize> = std::collections::BTreeMap::new();
    for mark in session.submitted.paragraphs.iter().flat_map(|paragraph| &paragraph.marks) {
        if let Style::Colour(colour) = mark.style {
            *counts.entry(colour).or_default() += mark.span.len;
        }
    }
    let mut colours: Vec<(usize, u32)> = counts.into_iter().map(|(colour, count)| (count, colour)).collect();
    colours.sort_by_key(|&(count, colour)| (std::cmp::Reverse(count), colour));
    let name = |colour| session.markup_key.colours.get(&colour).cloned().unwrap_or_default();
    colours.into_iter().take(MOST).map(|(_, colour)| (colour, name(colour))).collect()
}

fn looks(session: &Session) -> Vec<super::Look> {
    let has = |style: Style| {
        session.submitted.paragraphs.iter().flat_map(|paragraph| &paragraph.marks).any(|mark| mark.style == style)
    };
    super::Look::ALL
        .into_iter()
        .filter(|look| {
            has(match look {
                super::Look::Bold => Style::Bold,
                super::Look::Underline => Style::Underline,
                super::Look::Strike => Style::Strike,
                super::Look::Italic => Style::Italic,
            })
        })
        .collect()
}

/// What a look may stand for, with the keys of the names.
pub const MEANINGS: [(Meaning, &str); 4] = [
    (Meaning::Nothing, "meaning-nothing"),
    (Meaning::Addition, "meaning-addition"),
    (Meaning::Deletion, "meaning-deletion"),
    (Meaning::Remark, "meaning-remark"),
];
