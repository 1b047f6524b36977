//! The actors of a study: what each asked for, with sources, and what is attributed to it; and what people looked into
//! and could not tell whose it is. The list is counted, and only the chosen one's lines are made.

use crate::app::app::App;
use crate::app::command::action::Action;
use crate::app::comparison::action::ComparisonAction;
use crate::app::shell::preferences::{Tab, WhoPart};
use crate::base::{ActorId, AnnotationId, Message, PositionId};
use crate::locale::UiLanguage;
use crate::study::{Annotation, Body, Claim, Position, Study};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Whose positions and attributions are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Whose {
    /// An actor's.
    Actor(ActorId),
    /// Nobody's: a person said that it is not known.
    Unknown,
}

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
pub(in crate::app) struct Who {
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

impl App {
    /// The list of actors; nothing while it is not shown, or empty.
    pub const fn who(&self) -> Option<&WhoView> {
        self.who.view.as_ref()
    }

    pub(in crate::app) fn choose_whose(&mut self, whose: Whose) {
        self.who.chosen = Some(whose);
    }

    /// Prepares the list while it is looked at.
    pub(in crate::app) fn make_who(&mut self) {
        if self.session.prefs.tab != Tab::Who || self.session.prefs.who != WhoPart::Actors {
            (self.who.view, self.who.of) = (None, None);
            return;
        }
        let version = self.session.board.as_ref().map_or(0, |board| board.version);
        let (language, chosen) = (self.session.locale.language(), self.who.chosen);
        let same = |of: &(Arc<Study>, u64, UiLanguage, Option<Whose>)| {
            Arc::ptr_eq(&of.0, self.session.study()) && (of.1, of.2, of.3) == (version, language, chosen)
        };
        if !self.who.of.as_ref().is_some_and(same) {
            self.who.of = Some((Arc::clone(self.session.study()), version, language, chosen));
            self.who.view = self.who_view();
        }
    }

    fn who_view(&self) -> Option<WhoView> {
        let lines = self.actor_lines();
        let first = lines.first()?.whose;
        let chosen = self.who.chosen.filter(|chosen| lines.iter().any(|line| line.whose == *chosen)).unwrap_or(first);
        let name = lines.iter().find(|line| line.whose == chosen).map(|line| line.name.clone()).unwrap_or_default();
        Some(WhoView {
            name,
            about: self.about(chosen),
            claims: self.claim_lines(chosen),
            positions: self.position_lines(chosen),
            chosen,
            lines,
        })
    }

    /// The actors that have positions or attributions in this study.
    fn actor_lines(&self) -> Vec<ActorLine> {
        let study = self.session.study();
        let mut counts: BTreeMap<Whose, (usize, usize)> = BTreeMap::new();
        for position in self.shown_positions().map(|(_, position)| position) {
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
        let chinese = self.session.chinese();
        let mut lines: Vec<ActorLine> = counts
            .into_iter()
            .filter_map(|(whose, (positions, claims))| {
                let name = match whose {
                    Whose::Actor(id) => study.actors.get(&id)?.names.of(chinese).to_owned(),
                    Whose::Unknown => self.session.locale.t("actor-unknown"),
                };
                Some(ActorLine { whose, name, positions, claims })
            })
            .collect();
        let unknown = |line: &ActorLine| line.whose == Whose::Unknown;
        lines.sort_by(|a, b| (a.claims == 0, unknown(a), &a.name).cmp(&(b.claims == 0, unknown(b), &b.name)));
        lines
    }

    /// Positions of real actors have no place beside an invented text.
    fn shown_positions(&self) -> impl Iterator<Item = (&PositionId, &Position)> {
        let invented = self.session.study().invented;
        self.session.study().positions.iter().filter(move |(_, position)| position.invented == invented)
    }

    fn about(&self, whose: Whose) -> String {
        let Whose::Actor(id) = whose else { return self.session.locale.t("who-unknown-about") };
        let Some(actor) = self.session.study().actors.get(&id) else { return String::new() };
        let mut about = vec![self.session.locale.t(actor.kind.key())];
        if !actor.members.is_empty() {
            about.push(self.session.locale.format(&Message::new("who-members").number("count", actor.members.len())));
        }
        if actor.invented {
            about.push(self.session.locale.t("who-invented"));
        }
        about.join(" · ")
    }

    fn position_lines(&self, whose: Whose) -> Vec<PositionLine> {
        let Whose::Actor(actor) = whose else { return Vec::new() };
        let its = |position: &Position| position.actors.contains(&actor) || position.aligned.contains(&actor);
        let shown = self.shown_positions().filter(|(_, position)| its(position));
        let line = |(&id, position): (&PositionId, &Position)| {
            // A proposal is its words; what else is asked for is in the analyst's.
            let (title, text) = match &position.proposal {
                Some(words) => {
                    let mut parts = vec![self.session.locale.t(words.action.key()), words.reference.clone()];
                    parts.retain(|part| !part.is_empty());
                    (parts.join(" · "), position.quotation.clone())
                }
                None => (self.position_title(position, actor), position.gist.clone()),
            };
            PositionLine { id, title, date: position.date.clone(), text, source: position.source.clone() }
        };
        shown.map(line).collect()
    }

    /// Stance and subject; that an actor only aligned itself is said.
    fn position_title(&self, position: &Position, actor: ActorId) -> String {
        let mut parts = vec![self.stance_name(&position.stance), position.subject.clone()];
        if !position.actors.contains(&actor) {
            parts.push(self.session.locale.t("who-aligned"));
        }
        parts.retain(|part| !part.is_empty());
        parts.join(" · ")
    }

    fn claim_lines(&self, whose: Whose) -> Vec<ClaimLine> {
        let annotations = self.session.study().annotations.iter();
        let its = annotations.filter_map(|(id, annotation)| match &annotation.body {
            Body::Claim(claim) => Some((id, annotation, claim, concerns(claim, whose)?)),
            _ => None,
        });
        its.map(|(id, annotation, claim, aligned)| self.claim_line(*id, annotation, claim, aligned)).collect()
    }

    fn claim_line(&self, id: AnnotationId, annotation: &Annotation, claim: &Claim, aligned: bool) -> ClaimLine {
        let target = &annotation.target;
        let words = target.new.first().or(target.old.first());
        let words = words.map(|anchor| crate::app::shared::board::first_words(&anchor.quote, 160)).unwrap_or_default();
        let text: Vec<&str> = [words.as_str(), claim.evidence.as_str(), claim.note.as_str()]
            .into_iter()
            .filter(|text| !text.is_empty())
            .collect();
        let mut title = vec![
            self.session.step_name(target.from, target.to),
            self.session.locale.t(claim.role.key()),
            self.session.locale.t(claim.basis.key()),
        ];
        if aligned {
            title.push(self.session.locale.t("who-aligned"));
        }
        ClaimLine {
            title: title.join(" · "),
            text: text.join(" — "),
            change: self.session.board.as_ref().and_then(|board| board.homes.get(&id).copied()),
        }
    }

    /// Shows the changes attributed to one of the list.
    pub(in crate::app) fn show_claims_of(&mut self, whose: Whose) {
        self.session.request(Action::Compare(ComparisonAction::SetFilter(match whose {
            Whose::Actor(id) => {
                crate::app::shared::board::Filter { actor: Some(id), ..crate::app::shared::board::Filter::default() }
            }
            Whose::Unknown => {
                crate::app::shared::board::Filter { unknown: true, ..crate::app::shared::board::Filter::default() }
            }
        })));
        self.session.request(Action::Run(crate::app::command::Command::ShowChanges));
    }
}
