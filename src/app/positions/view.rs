//! Positions and milestones as their window shows them: made anew when the study, the filter or the change is another.

use crate::app::app::App;
use crate::app::positions::source_dates;
use crate::app::positions::{Here, PositionDraft, PositionFilter};
use crate::app::shared::names;
use crate::base::{ActorId, DraftId, Message, PositionId, ThemeId};
use crate::locale::{Locale, UiLanguage};
use crate::study::participants::position_uses;
use crate::study::{Anchor, AnchorState, Basis, Body, Milestone, Position, Study, anchor, codebook};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Why a position is listed for a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum WhyHere {
    /// It is linked to the paragraph, in some draft.
    Linked,
    /// An attribution of the change cites it.
    Cited,
    /// It is on a theme of the change.
    Theme,
    /// It is of the same actor: nothing else is known.
    Actor,
}

impl WhyHere {
    /// Key of its name.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Linked => "positions-why-linked",
            Self::Cited => "positions-why-cited",
            Self::Theme => "positions-why-theme",
            Self::Actor => "positions-why-actor",
        }
    }
}

/// A line of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PositionRow {
    /// The position.
    pub id: PositionId,
    /// Whose.
    pub who: String,
    /// What.
    pub gist: String,
    /// When, as the source says it.
    pub date: String,
    /// Kind, stance and subject.
    pub about: String,
    /// Whether sources disagree on it.
    pub disputed: bool,
    /// Why it is listed for the chosen change.
    pub why: Option<WhyHere>,
}

/// Words of a draft that a position is linked to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkLine {
    /// The draft and how the paragraph is cited.
    pub place: String,
    /// The words.
    pub words: String,
    /// How sure the place is.
    pub state: AnchorState,
    /// The draft and the paragraph (index in its reading), where it is found.
    pub at: Option<(DraftId, usize)>,
}

/// An attribution that cites a position.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CitedLine {
    /// The step, actors, role and basis.
    pub title: String,
    /// The words of the change.
    pub words: String,
    /// Where they stand.
    pub at: Option<(DraftId, usize)>,
}

/// What one source says about a fact on which sources disagree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rival {
    /// Whose position, or which day's event.
    pub who: String,
    /// What is said.
    pub text: String,
    /// When.
    pub date: String,
    /// By which source.
    pub source: String,
    /// The position, when it is another one that can be gone to.
    pub id: Option<PositionId>,
    /// Whether it is the one looked at.
    pub own: bool,
}

/// The chosen position, with what hangs on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PositionDetail {
    /// The position.
    pub id: PositionId,
    /// Whose; "not known" where no actor is named.
    pub who: String,
    /// Who aligned themselves with it.
    pub aligned: String,
    /// The names of its themes.
    pub themes: Vec<String>,
    /// The words of drafts it is linked to.
    pub links: Vec<LinkLine>,
    /// The attributions that cite it.
    pub cited: Vec<CitedLine>,
    /// The asks that come from it.
    pub asks: Vec<String>,
    /// What the sources say that disagree on it, itself among them.
    pub rivals: Vec<Rival>,
}

/// A milestone, in order of date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MilestoneRow {
    /// Its place in the study.
    pub place: usize,
    /// When.
    pub date: String,
    /// Source.
    pub source: String,
    /// Remarks.
    pub note: String,
    /// The fact on which sources disagree.
    pub disputed: String,
    /// All of it, for the form.
    pub whole: Milestone,
    /// Whether it is named in Chinese.
    chinese: bool,
}

impl MilestoneRow {
    /// What happened, in the window's language.
    pub fn what(&self) -> &str {
        self.whole.names.of(self.chinese)
    }
}

/// The list, ready to be drawn.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PositionsView {
    /// The positions that pass.
    pub rows: Vec<PositionRow>,
    /// How many there are that may stand beside this study's texts.
    pub all: usize,
    /// How many are kept back, since an invented text and real wishes never stand side by side.
    pub kept_back: usize,
    /// The actors that occur, with names.
    pub actors: Vec<(ActorId, String)>,
    /// The themes that occur, with names.
    pub themes: Vec<(ThemeId, String)>,
    /// The chosen position.
    pub detail: Option<PositionDetail>,
    /// The milestones.
    pub milestones: Vec<MilestoneRow>,
}

/// A position that may be cited as evidence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EvidenceLine {
    /// The position.
    pub id: PositionId,
    /// Whose, when, and what.
    pub text: String,
    /// Where it is found.
    pub source: String,
    /// Why it is offered.
    pub why: WhyHere,
}

/// What a view was made of.
pub(in crate::app) struct Key {
    pub(in crate::app) study: Arc<Study>,
    pub(in crate::app) filter: PositionFilter,
    pub(in crate::app) chosen: Option<PositionId>,
    pub(in crate::app) language: UiLanguage,
    pub(in crate::app) board: Option<(u64, Option<usize>)>,
}

/// What the windows of positions and actors remember beside the study.
#[derive(Default)]
pub(in crate::app) struct Records {
    pub filter: PositionFilter,
    pub chosen: Option<PositionId>,
    pub view: Option<PositionsView>,
    pub(in crate::app) of: Option<Key>,
    /// What the chosen change is about, and of which board and change that was said.
    pub here: Here,
    pub(in crate::app) here_of: Option<(u64, Option<usize>, usize)>,
}

/// Whether a theme is another or stands below it.
fn within(study: &Study, theme: ThemeId, of: ThemeId) -> bool {
    theme == of || codebook::is_below(study, theme, of)
}

/// The names of actors, joined; empty without any.
fn names(study: &Study, locale: &Locale, actors: &[ActorId]) -> String {
    let chinese = locale.language() == UiLanguage::Chinese;
    let known = actors.iter().filter_map(|id| study.actors.get(id));
    locale.list(&known.map(|actor| actor.names.of(chinese)).collect::<Vec<_>>())
}

/// Whose a position is: its actors, else the source's words, else "not known".
pub(in crate::app) fn position_who(study: &Study, locale: &Locale, position: &Position) -> String {
    if !position.actors.is_empty() {
        names(study, locale, &position.actors)
    } else if position.actor_words.is_empty() {
        locale.t("actor-unknown")
    } else {
        position.actor_words.clone()
    }
}

/// What is for, against …, in the language where the word is a known one.
pub(in crate::app) fn stance_name(locale: &Locale, stance: &str) -> String {
    let key = format!("stance-{}", stance.replace([' ', '/'], "-"));
    if locale.has(&key) { locale.t(&key) } else { stance.to_owned() }
}

impl App {
    /// The list of positions; nothing while its window is closed.
    pub const fn positions(&self) -> Option<&PositionsView> {
        self.records.view.as_ref()
    }

    /// Which positions are listed.
    pub const fn position_filter(&self) -> &PositionFilter {
        &self.records.filter
    }

    /// The names of actors, joined; empty without any.
    pub(in crate::app) fn names_of(&self, actors: &[ActorId]) -> String {
        names(self.session.study(), &self.session.locale, actors)
    }

    /// Whose a position is: its actors, else the source's words, else "not known".
    pub(in crate::app) fn position_who(&self, position: &Position) -> String {
        position_who(self.session.study(), &self.session.locale, position)
    }

    /// A position in one line, as it is cited: whose, when, what, by which source.
    pub(in crate::app) fn cited(&self, position: &Position) -> String {
        let gist = if position.gist.is_empty() { &position.quotation } else { &position.gist };
        let parts = [
            names::position_actors(self.session.study(), &self.session.locale, position),
            position.date.clone(),
            gist.clone(),
            position.source.clone(),
        ];
        let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        parts.join(" · ")
    }

    /// What is for, against …, in the window's language where the word is a known one.
    pub fn stance_name(&self, stance: &str) -> String {
        stance_name(&self.session.locale, stance)
    }

    pub(in crate::app) fn positions_view(
        &self,
        study: &Study,
        rows: Vec<PositionRow>,
        detail: Option<PositionDetail>,
    ) -> PositionsView {
        let chinese = self.session.chinese();
        let shown = || study.positions.values().filter(|position| position.invented == study.invented);
        let actors: BTreeSet<ActorId> =
            shown().flat_map(|position| position.actors.iter().chain(&position.aligned)).copied().collect();
        let mut actors: Vec<(ActorId, String)> = actors
            .into_iter()
            .filter_map(|id| study.actors.get(&id).map(|actor| (id, actor.names.of(chinese).to_owned())))
            .collect();
        actors.sort_by(|a, b| a.1.cmp(&b.1));
        let used: BTreeSet<ThemeId> = shown().flat_map(|position| &position.themes).copied().collect();
        let themes = codebook::tree(study)
            .into_iter()
            .filter(|(id, _)| used.contains(id))
            .filter_map(|(id, _)| study.themes.get(&id).map(|theme| (id, theme.names.of(chinese).to_owned())))
            .collect();
        let mut milestones: Vec<MilestoneRow> = study
            .milestones
            .iter()
            .enumerate()
            .map(|(place, one)| MilestoneRow {
                place,
                date: one.date.clone(),
                source: one.source.clone(),
                note: one.note.clone(),
                disputed: one.disputed.clone(),
                whole: one.clone(),
                chinese,
            })
            .collect();
        milestones.sort_by_key(|row| source_dates::range(&row.date).map(|(from, _)| from));
        let all = shown().count();
        PositionsView { rows, all, kept_back: study.positions.len() - all, actors, themes, detail, milestones }
    }

    /// Where an anchor's words stand now.
    fn stands(&mut self, study: &Study, anchor: &Anchor) -> (AnchorState, String, Option<(DraftId, usize)>) {
        let Some(draft) = study.draft(anchor.draft) else { return (AnchorState::Adrift, String::new(), None) };
        let name = crate::app::shared::names::shown_name(draft, &self.session.locale);
        let Some(reading) = self.session.reading(anchor.draft).map(|keyed| keyed.reading) else {
            return (AnchorState::Adrift, name, None);
        };
        let (state, at) = anchor::locate(anchor, draft, &reading);
        let at = at.map(|(index, _)| index);
        let cited = at.and_then(|index| reading.paragraphs.get(index)).map_or("", |paragraph| paragraph.cited());
        (state, format!("{name} {cited}").trim().to_owned(), at.map(|index| (anchor.draft, index)))
    }

    pub(in crate::app) fn position_detail(&mut self, study: &Study, id: PositionId) -> Option<PositionDetail> {
        let position = study.positions.get(&id)?;
        let chinese = self.session.chinese();
        let mut links = Vec::new();
        for anchor in &position.anchors {
            let (state, place, at) = self.stands(study, anchor);
            links.push(LinkLine {
                place,
                words: crate::app::shared::board::first_words(&anchor.quote, 220),
                state,
                at,
            });
        }
        let uses = position_uses(study, id);
        let mut cited = Vec::new();
        for annotation in uses.claims.iter().filter_map(|id| study.annotations.get(id)) {
            let Body::Claim(claim) = &annotation.body else { continue };
            let target = &annotation.target;
            let anchor = target.new.first().or(target.old.first());
            let who = if claim.actors.is_empty() {
                self.session.locale.t("actor-unknown")
            } else {
                names::actor_names(self.session.study(), &self.session.locale, &claim.actors)
            };
            let title = [
                self.session.step_name(target.from, target.to),
                who,
                self.session.locale.t(claim.role.key()),
                self.session.locale.t(claim.basis.key()),
            ];
            let words =
                anchor.map(|anchor| crate::app::shared::board::first_words(&anchor.quote, 160)).unwrap_or_default();
            let at = anchor.and_then(|anchor| self.stands(study, anchor).2);
            cited.push(CitedLine { title: title.join(" · "), words, at });
        }
        let asks = uses.asks.iter().filter_map(|ask| study.asks.get(ask)).map(|ask| {
            let gist = if ask.gist.is_empty() { &ask.words } else { &ask.gist };
            format!("{}: {gist}", names::actor_names(self.session.study(), &self.session.locale, &ask.actors))
        });
        let asks = asks.collect();
        let themes = position.themes.iter().filter_map(|theme| study.themes.get(theme));
        Some(PositionDetail {
            id,
            who: names::position_actors(self.session.study(), &self.session.locale, position),
            aligned: names::actor_names(self.session.study(), &self.session.locale, &position.aligned),
            themes: themes.map(|theme| theme.names.of(chinese).to_owned()).collect(),
            links,
            cited,
            asks,
            rivals: self.rivals(study, &position.disputed, Some(id)),
        })
    }

    /// What each source says about a fact on which they disagree; empty where there is no such fact.
    fn rivals(&self, study: &Study, fact: &str, own: Option<PositionId>) -> Vec<Rival> {
        if fact.is_empty() {
            return Vec::new();
        }
        let chinese = self.session.chinese();
        let positions =
            study.positions.iter().filter(|(_, other)| other.disputed == fact && other.invented == study.invented).map(
                |(id, other)| Rival {
                    who: names::position_actors(self.session.study(), &self.session.locale, other),
                    text: other.gist.clone(),
                    date: other.date.clone(),
                    source: other.source.clone(),
                    id: (Some(*id) != own).then_some(*id),
                    own: Some(*id) == own,
                },
            );
        let milestones = study.milestones.iter().filter(|one| one.disputed == fact).map(|one| Rival {
            who: self.session.locale.t("positions-milestone"),
            text: one.names.of(chinese).to_owned(),
            date: one.date.clone(),
            source: one.source.clone(),
            id: None,
            own: false,
        });
        positions.chain(milestones).collect()
    }

    pub(in crate::app) fn walk_positions(&mut self, by: i32) {
        let Some(view) = &self.records.view else { return };
        let at = view.rows.iter().position(|row| Some(row.id) == self.records.chosen).unwrap_or(0);
        let last = view.rows.len().saturating_sub(1);
        let to = i64::try_from(at).unwrap_or(0) + i64::from(by);
        let to = usize::try_from(to.max(0)).unwrap_or(0).min(last);
        self.records.chosen = view.rows.get(to).map(|row| row.id);
    }

    /// The positions that may be cited for an attribution to these actors: those chosen already, those that have to do
    /// with the change, the actors' others. Without an actor, those that have to do with the change.
    pub fn evidence_lines(&self, actors: &[ActorId], chosen: &[PositionId]) -> Vec<EvidenceLine> {
        let study = self.session.study();
        let mut found: Vec<(bool, WhyHere, EvidenceLine)> = study
            .positions
            .iter()
            .filter(|(_, position)| position.invented == study.invented)
            // That nothing was found is a record, and evidence of nothing.
            .filter(|(id, position)| position.stance != "n/a" || chosen.contains(id))
            .filter_map(|(id, position)| {
                let taken = chosen.contains(id);
                let theirs = position.actors.iter().chain(&position.aligned).any(|actor| actors.contains(actor));
                let why = why_here(study, &self.records.here, *id, position);
                let why = match why {
                    _ if taken => why.unwrap_or(WhyHere::Actor),
                    Some(why) if theirs || actors.is_empty() => why,
                    None if theirs => WhyHere::Actor,
                    _ => return None,
                };
                let gist = if position.gist.is_empty() { &position.quotation } else { &position.gist };
                let parts = [
                    names::position_actors(self.session.study(), &self.session.locale, position),
                    position.date.clone(),
                    crate::app::shared::board::first_words(gist, 140),
                ];
                let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
                let line = EvidenceLine { id: *id, text: parts.join(" · "), source: position.source.clone(), why };
                Some((!taken, why, line))
            })
            .collect();
        found.sort_by_key(|(other, why, _)| (*other, *why));
        found.into_iter().map(|(_, _, line)| line).collect()
    }

    /// The ground on which a position is on record, in words.
    pub fn ground_name(&self, basis: Option<Basis>) -> String {
        basis.map_or_else(
            || self.session.locale.t("positions-basis-unknown"),
            |basis| self.session.locale.t(basis.key()),
        )
    }

    /// What is said where a position is cited, before it is taken out; nothing where it is not.
    pub fn position_cited(&self, id: PositionId) -> Option<Message> {
        let uses = position_uses(self.session.study(), id);
        uses.any().then(|| {
            Message::new("positions-remove-cited").number("claims", uses.claims.len()).number("asks", uses.asks.len())
        })
    }
}

/// Whether a position passes a filter, its words apart.
pub(in crate::app) fn passes(study: &Study, filter: &PositionFilter, position: &Position) -> bool {
    let in_time = |id: DraftId| {
        let Some(place) = study.place(id) else { return false };
        let day = |place: usize| study.drafts.get(place).and_then(|draft| draft.date);
        let (Some(from), Some((first, last))) = (day(place), source_dates::range(&position.date)) else { return false };
        last >= from && day(place + 1).is_none_or(|next| first < next)
    };
    let draft = filter.draft.is_none_or(|draft| match draft {
        PositionDraft::Linked(id) => position.anchors.iter().any(|anchor| anchor.draft == id),
        PositionDraft::InItsTime(id) => in_time(id),
    });
    let theirs = |actor: ActorId| position.actors.contains(&actor) || position.aligned.contains(&actor);
    draft
        && filter.actor.is_none_or(theirs)
        && filter.kind.is_none_or(|kind| position.kind == kind)
        && filter.theme.is_none_or(|theme| position.themes.iter().any(|own| within(study, *own, theme)))
        && filter.submitted.is_none_or(|submitted| position.submitted == submitted.value())
}

/// Why a position has to do with the change, if it does.
pub(in crate::app) fn why_here(study: &Study, here: &Here, id: PositionId, position: &Position) -> Option<WhyHere> {
    if position.anchors.iter().any(|anchor| here.paragraphs.contains(&anchor.paragraph)) {
        return Some(WhyHere::Linked);
    }
    if here.cited.contains(&id) {
        return Some(WhyHere::Cited);
    }
    let on = |theme: &ThemeId| here.themes.iter().any(|one| within(study, *theme, *one) || within(study, *one, *theme));
    position.themes.iter().any(on).then_some(WhyHere::Theme)
}
