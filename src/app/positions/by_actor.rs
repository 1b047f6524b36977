//! The actors of a study: what each asked for, with sources, and what is attributed to it; and what people looked into
//! and could not tell whose it is. The list is counted, and only the chosen one's lines are made.

use crate::app::command::Command;
use crate::app::command::action::Action;
use crate::app::comparison::action::ComparisonAction;
use crate::app::positions::action::Whose;
use crate::app::positions::wording::stance_in;
use crate::app::session::Session;
use crate::app::shared::board::{Filter, first_words};
use crate::app::shell::preferences::{Tab, WhoPart};
use crate::base::{ActorId, AnnotationId, Message, PositionId};
use crate::locale::UiLanguage;
use crate::study::{Annotation, Body, Claim, Position, Study};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A claim that a change reflects an actor's position, for the list of actors.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClaimLine {
    /// Step, role and basis.
    pub title: String,
    /// The headline, or the first words of the change; evidence and note.
    pub text: String,
    /// The change on the comparison shown, when it stands on it.
    pub change: Option<usize>,
}

/// A position, for the list of actors.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PositionLine {
    /// The position.
    pub id: PositionId,
    /// Stance and subject.
    pub title: String,
    /// When.
    pub date: String,
    /// What.
    pub text: String,
    /// Where it is found.
    pub source: String,
}

/// A line of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActorLine {
    /// Whose.
    pub whose: Whose,
    /// The actor's name.
    pub name: String,
    /// How many positions.
    pub positions: usize,
    /// How many attributions.
    pub claims: usize,
}

/// The list, and the chosen line with what hangs on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WhoView {
    /// Those with attributions first; "not known" after the actors.
    pub lines: Vec<ActorLine>,
    /// The chosen one.
    pub chosen: Whose,
    /// Its name.
    pub name: String,
    /// What it is: kind, number of members, remarks.
    pub about: String,
    /// What is attributed to it.
    pub claims: Vec<ClaimLine>,
    /// What it asked for.
    pub positions: Vec<PositionLine>,
}

/// The list as it was made, and of what.
#[derive(Default)]
pub(in crate::app) struct ByActor {
    view: Option<WhoView>,
    chosen: Option<Whose>,
    of: Option<(Arc<Study>, u64, UiLanguage, Option<Whose>)>,
}

/// What a claim says of one of the list: nothing, that it is theirs, that they aligned themselves.
fn concerns(claim: &Claim, whose: Whose) -> Option<bool> {
    match whose {
        Whose::Actor(id) if claim.actors.contains(&id) => Some(false),
        Whose::Actor(id) => claim.aligned.contains(&id).then_some(true),
        Whose::Unknown => claim.actors.is_empty().then_some(false),
    }
}

impl ByActor {
    /// The list of actors; nothing while it is not shown, or empty.
    pub(in crate::app) const fn view(&self) -> Option<&WhoView> {
        self.view.as_ref()
    }

    /// Looks at this line.
    pub(in crate::app) const fn choose(&mut self, whose: Whose) {
        self.chosen = Some(whose);
    }

    /// Prepares the list while it is looked at.
    pub(in crate::app) fn refresh(&mut self, session: &Session) {
        if session.prefs.tab != Tab::Who || session.prefs.who != WhoPart::Actors {
            (self.view, self.of) = (None, None);
            return;
        }
        let version = session.board.as_ref().map_or(0, |board| board.version);
        let (language, chosen) = (session.locale.language(), self.chosen);
        let same = |of: &(Arc<Study>, u64, UiLanguage, Option<Whose>)| {
            Arc::ptr_eq(&of.0, session.study()) && (of.1, of.2, of.3) == (version, language, chosen)
        };
        if !self.of.as_ref().is_some_and(same) {
            self.of = Some((Arc::clone(session.study()), version, language, chosen));
            self.view = self.made(session);
        }
    }

    fn made(&self, session: &Session) -> Option<WhoView> {
        let lines = actor_lines(session);
        let first = lines.first()?.whose;
        let chosen = self.chosen.filter(|chosen| lines.iter().any(|line| line.whose == *chosen)).unwrap_or(first);
        let name = lines.iter().find(|line| line.whose == chosen).map(|line| line.name.clone()).unwrap_or_default();
        Some(WhoView {
            name,
            about: about(session, chosen),
            claims: claim_lines(session, chosen),
            positions: position_lines(session, chosen),
            chosen,
            lines,
        })
    }
}

/// The actors that have positions or attributions in this study.
fn actor_lines(session: &Session) -> Vec<ActorLine> {
    let study = session.study();
    let mut counts: BTreeMap<Whose, (usize, usize)> = BTreeMap::new();
    for position in shown_positions(session).map(|(_, position)| position) {
        for &id in position.actors.iter().chain(&position.aligned) {
            counts.entry(Whose::Actor(id)).or_default().0 += 1;
        }
    }
    for annotation in study.annotations.values() {
        let Body::Claim(claim) = &annotation.body else { continue };
        if claim.actors.is_empty() {
            counts.entry(Whose::Unknown).or_default().1 += 1;
        }
        for &id in claim.actors.iter().chain(&claim.aligned) {
            counts.entry(Whose::Actor(id)).or_default().1 += 1;
        }
    }
    let language = session.locale.language();
    let mut lines: Vec<ActorLine> = counts
        .into_iter()
        .filter_map(|(whose, (positions, claims))| {
            let name = match whose {
                Whose::Actor(id) => study.actors.get(&id)?.names.in_language(language).to_owned(),
                Whose::Unknown => session.locale.t("actor-unknown"),
            };
            Some(ActorLine { whose, name, positions, claims })
        })
        .collect();
    let unknown = |line: &ActorLine| line.whose == Whose::Unknown;
    lines.sort_by(|a, b| (a.claims == 0, unknown(a), &a.name).cmp(&(b.claims == 0, unknown(b), &b.name)));
    lines
}

/// Positions of real actors have no place beside an invented text.
fn shown_positions(session: &Session) -> impl Iterator<Item = (&PositionId, &Position)> {
    let invented = session.study().invented;
    session.study().positions.iter().filter(move |(_, position)| position.invented == invented)
}

fn about(session: &Session, whose: Whose) -> String {
    let Whose::Actor(id) = whose else { return session.locale.t("who-unknown-about") };
    let Some(actor) = session.study().actors.get(&id) else { return String::new() };
    let mut about = vec![session.locale.t(actor.kind.key())];
    if !actor.members.is_empty() {
        about.push(session.locale.format(&Message::new("who-members").number("count", actor.members.len())));
    }
    if actor.invented {
        about.push(session.locale.t("who-invented"));
    }
    about.join(" · ")
}

fn position_lines(session: &Session, whose: Whose) -> Vec<PositionLine> {
    let Whose::Actor(actor) = whose else { return Vec::new() };
    let its = |position: &Position| position.actors.contains(&actor) || position.aligned.contains(&actor);
    let shown = shown_positions(session).filter(|(_, position)| its(position));
    let line = |(&id, position): (&PositionId, &Position)| {
        // A proposal is its words; what else is asked for is in the analyst's.
        let (title, text) = match &position.proposal {
            Some(words) => {
                let mut parts = vec![session.locale.t(words.action.key()), words.reference.clone()];
                parts.retain(|part| !part.is_empty());
                (parts.join(" · "), position.quotation.clone())
            }
            None => (position_title(session, position, actor), position.gist.clone()),
        };
        PositionLine { id, title, date: position.date.clone(), text, source: position.source.clone() }
    };
    shown.map(line).collect()
}

/// Stance and subject; that an actor only aligned itself is said.
fn position_title(session: &Session, position: &Position, actor: ActorId) -> String {
    let mut parts = vec![stance_in(&session.locale, &position.stance), position.subject.clone()];
    if !position.actors.contains(&actor) {
        parts.push(session.locale.t("who-aligned"));
    }
    parts.retain(|part| !part.is_empty());
    parts.join(" · ")
}

fn claim_lines(session: &Session, whose: Whose) -> Vec<ClaimLine> {
    let annotations = session.study().annotations.iter();
    let its = annotations.filter_map(|(id, annotation)| match &annotation.body {
        Body::Claim(claim) => Some((id, annotation, claim, concerns(claim, whose)?)),
        _ => None,
    });
    its.map(|(id, annotation, claim, aligned)| claim_line(session, *id, annotation, claim, aligned)).collect()
}

fn claim_line(session: &Session, id: AnnotationId, annotation: &Annotation, claim: &Claim, aligned: bool) -> ClaimLine {
    let target = &annotation.target;
    let words = target.new.first().or(target.old.first());
    let words = words.map(|anchor| first_words(&anchor.quote, 160)).unwrap_or_default();
    let text: Vec<&str> = [words.as_str(), claim.evidence.as_str(), claim.note.as_str()]
        .into_iter()
        .filter(|text| !text.is_empty())
        .collect();
    let mut title = vec![
        session.step_name(target.from, target.to),
        session.locale.t(claim.role.key()),
        session.locale.t(claim.basis.key()),
    ];
    if aligned {
        title.push(session.locale.t("who-aligned"));
    }
    ClaimLine {
        title: title.join(" · "),
        text: text.join(" — "),
        change: session.board.as_ref().and_then(|board| board.homes.get(&id).copied()),
    }
}

/// Shows the changes attributed to one of the list.
pub(in crate::app) fn show_claims(session: &mut Session, whose: Whose) {
    session.request(Action::Compare(ComparisonAction::SetFilter(match whose {
        Whose::Actor(id) => Filter { actor: Some(id), ..Filter::default() },
        Whose::Unknown => Filter { unknown: true, ..Filter::default() },
    })));
    session.request(Action::Run(Command::ShowChanges));
}
