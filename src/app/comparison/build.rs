//! Makes the board: puts every annotation on the change that holds its words now.

use crate::app::comparison::card_cache::CardCache;
use crate::app::session::Session;
use crate::app::shared::board::Filter;
use crate::app::shared::board::{Board, Card, DraftName, Section, Totals, passes};
use crate::app::shared::names;
use crate::base::{DraftId, Side, Sides};
use crate::compare::Comparison;
use crate::engine::{Chain, Derived, Same};
use crate::insight::Placement;
use crate::insight::weight::{Judged, Level};
use crate::locale::Locale;
use crate::locale::UiLanguage;
use crate::study::{Study, objectives};
use crate::text::Reading;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What a board is made from, and made anew when any of it changes: the study, the comparison, the lineage once it is
/// known, which changes are shown, the language, and how the changes are judged once that is known.
type BoardOf = (Same<Study>, Same<Comparison>, Option<Same<Chain>>, Filter, UiLanguage, Option<Same<Vec<Judged>>>);

/// Makes the board, and remembers from what.
#[derive(Default)]
pub(in crate::app) struct BoardMaker {
    of: Option<BoardOf>,
    cards: CardCache,
    number: u64,
}

impl BoardMaker {
    /// Makes the board anew when something it shows has changed, and puts it into the session.
    #[expect(clippy::rc_buffer, reason = "the answer of a query")]
    pub(in crate::app) fn refresh(
        &mut self,
        session: &mut Session,
        (comparison, judged): (&Derived<Comparison>, Option<Arc<Vec<Judged>>>),
        filter: &Filter,
    ) {
        if session.board.is_none() {
            self.of = None;
        }
        let (Derived::Ready(comparison), Some(pair)) = (comparison, session.focus.pair) else { return };
        let chain = session.steps.newest().cloned();
        let study = Arc::clone(session.study());
        let of: BoardOf = (
            Same::from(&study),
            Same::from(comparison),
            chain.as_ref().map(Same::from),
            filter.clone(),
            session.locale.language(),
            judged.as_ref().map(Same::from),
        );
        // An earlier comparison's judgement says nothing of this one's changes.
        let judged = judged.filter(|judged| judged.len() == comparison.changes.len()).unwrap_or_default();
        if self.of.as_ref() == Some(&of) {
            return;
        }
        let ids: Vec<DraftId> = study.drafts.iter().map(|draft| draft.id).collect();
        let readings: BTreeMap<DraftId, Arc<Reading>> =
            ids.into_iter().filter_map(|id| session.reading(id).map(|keyed| (id, keyed.reading))).collect();
        let (Some(old), Some(new)) = (readings.get(&pair.old), readings.get(&pair.new)) else { return };
        let sides = Sides::new(Arc::clone(old), Arc::clone(new));
        let known = self.cards.places(&study, &readings);
        let lineage = chain.as_deref().map(|chain| &chain.lineage);
        let placement = Placement::with_places(&study, pair, comparison, lineage, &readings, &known);
        let (cards, homes) = self.cards.make(session, &placement, chain.as_ref(), (&study, comparison));
        let words = |index: usize| -> String {
            let of = |side: Side| {
                let change = comparison.changes.get(index);
                change.map_or_else(Vec::new, |change| change.at.get(side).clone())
            };
            let text = |side: Side| {
                let reading: &Reading = sides.get(side);
                of(side)
                    .into_iter()
                    .filter_map(|index| reading.paragraphs.get(index).map(|paragraph| paragraph.text.as_str()))
                    .collect::<Vec<_>>()
                    .join("\n")
            };
            format!("{}\n{}", text(Side::Old), text(Side::New))
        };
        let alone = pair.old == pair.new;
        let needs_words = !filter.text.trim().is_empty();
        let passing: Vec<bool> = comparison
            .changes
            .iter()
            .zip(&cards)
            .enumerate()
            .map(|(index, (change, card))| {
                let words = if needs_words { words(index) } else { String::new() };
                passes(filter, (change, alone), (card, judged.get(index)), &words)
            })
            .collect();
        let name = |id| {
            study.draft(id).map_or_else(DraftName::default, |draft| DraftName {
                name: names::shown_name(draft, &session.locale),
                date: draft.date,
            })
        };
        self.number += 1;
        let (themes, actors) = occurring(&study, &cards, &session.locale);
        let board = Board {
            version: self.number,
            pair,
            names: Sides::new(name(pair.old), name(pair.new)),
            sections: sections(&study, comparison, &sides, &cards, &session.locale),
            totals: totals(comparison, (&cards, &judged), &passing, alone),
            readings: sides.clone(),
            cards,
            judged,
            homes,
            themes,
            actors,
            passing,
            comparison: Arc::clone(comparison),
        };
        if self.of.as_ref().is_none_or(|(_, before, ..)| *before != of.1) {
            session.focus.unmark();
        }
        session.focus.selected = reselect(session, &board);
        session.board = Some(board);
        self.of = Some(of);
    }
}

/// The chosen change in a new board: the same words, else the nearest place, else the provision chosen before other
/// drafts were compared, else the first change.
fn reselect(session: &mut Session, board: &Board) -> Option<usize> {
    let by_id =
        session.focus.selected_id.and_then(|id| board.comparison.changes.iter().position(|change| change.id == id));
    let chosen = by_id
        .or_else(|| session.focus.selected.filter(|&index| index < board.cards.len()))
        .or_else(|| {
            let lineage = session.steps.newest().map(|chain| &chain.lineage);
            let mut places = session.focus.carried.iter();
            places.find_map(|at| board.place_of(session.study(), lineage, *at)).map(|place| place.change)
        })
        .or_else(|| board.next(None, true, |index| board.passes(index)));
    session.focus.carried.clear();
    session.focus.selected_id = chosen.and_then(|index| board.comparison.changes.get(index)).map(|change| change.id);
    chosen
}

fn totals(comparison: &Comparison, (cards, judged): (&[Card], &[Judged]), passing: &[bool], alone: bool) -> Totals {
    let mut totals = Totals::default();
    for (index, ((change, card), passes)) in comparison.changes.iter().zip(cards).zip(passing).enumerate() {
        if !alone && !change.is_visible() {
            continue;
        }
        totals.visible += 1;
        totals.seen += usize::from(card.seen);
        totals.tagged += usize::from(!card.themes.is_empty());
        totals.attributed += usize::from(!card.attributions.is_empty());
        totals.unknown += usize::from(card.attributions.iter().any(|claim| claim.unknown));
        totals.important += usize::from(card.important);
        totals.passing += usize::from(*passes);
        for (count, level) in totals.weights.iter_mut().zip(Level::ALL) {
            *count +=
                usize::from(judged.get(index).is_none_or(|judged| judged.is_shown(card.overruled_weight(), *level)));
        }
    }
    totals
}

/// The areas that a section bridges to, with their names.
type Areas = Vec<(crate::base::ThemeId, String)>;

/// The objective of a section, and the areas it bridges to.
fn objective_of(study: &Study, section: &[String], locale: &Locale) -> (Option<u8>, Areas) {
    let objective = objectives::titled_objective_of(section);
    let areas = if objective.is_some() { objectives::areas_of_section(section) } else { Vec::new() };
    let language = locale.language();
    let known = areas.into_iter().filter_map(|id| Some((id, study.themes.get(&id)?)));
    let known = known.filter(|(_, theme)| !theme.retired);
    (objective, known.map(|(id, theme)| (id, theme.names.in_language(language).to_owned())).collect())
}

/// The headings of the new draft in order, with the changes below each; deletions belong where they stand in the list.
fn sections(
    study: &Study,
    comparison: &Comparison,
    readings: &Sides<Arc<Reading>>,
    cards: &[Card],
    locale: &Locale,
) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    for (index, (change, card)) in comparison.changes.iter().zip(cards).enumerate() {
        let heading = change
            .at
            .new
            .iter()
            .filter_map(|&at| readings.new.paragraphs.get(at))
            .find(|paragraph| paragraph.is_heading());
        if let Some(heading) = heading {
            let title = match &heading.label {
                Some(label) => format!("{label} {}", heading.text),
                None => heading.text.clone(),
            };
            let mut path = heading.section.clone();
            path.push(heading.text.clone());
            let (objective, areas) = objective_of(study, &path, locale);
            let level = heading.level.max(1);
            sections.push(Section { title, objective, areas, level, first: index, changes: 0, unseen: 0 });
        } else if sections.is_empty() {
            let title = locale.t("outline-begin");
            let (objective, areas) = (None, Vec::new());
            sections.push(Section { title, objective, areas, level: 1, first: index, changes: 0, unseen: 0 });
        }
        if change.is_visible()
            && let Some(section) = sections.last_mut()
        {
            section.changes += 1;
            section.unseen += usize::from(!card.seen);
        }
    }
    sections
}

type Occurring = (Vec<(crate::base::ThemeId, String, usize)>, Vec<(crate::base::ActorId, String, usize)>);

/// The themes and actors that occur on the changes, in the order of codebook and name.
fn occurring(study: &Study, cards: &[Card], locale: &Locale) -> Occurring {
    let language = locale.language();
    let mut themes = BTreeMap::new();
    let mut actors = BTreeMap::new();
    for card in cards {
        let once: std::collections::BTreeSet<_> = card.themes.iter().map(|tag| tag.theme).collect();
        for theme in once {
            *themes.entry(theme).or_insert(0) += 1;
        }
        let once: std::collections::BTreeSet<_> = card.attributions.iter().flat_map(|claim| &claim.ids).collect();
        for actor in once {
            *actors.entry(*actor).or_insert(0) += 1;
        }
    }
    let mut themes: Vec<_> = themes
        .into_iter()
        .filter_map(|(id, count)| {
            study.themes.get(&id).map(|theme| (theme.order, (id, theme.names.in_language(language).to_owned(), count)))
        })
        .collect();
    themes.sort_by(|a, b| (a.0, &a.1.1).cmp(&(b.0, &b.1.1)));
    let mut actors: Vec<_> = actors
        .into_iter()
        .filter_map(|(id, count)| {
            study.actors.get(&id).map(|actor| (id, actor.names.in_language(language).to_owned(), count))
        })
        .collect();
    actors.sort_by(|a, b| a.1.cmp(&b.1));
    (themes.into_iter().map(|(_, theme)| theme).collect(), actors)
}
