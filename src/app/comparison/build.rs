//! Makes the board: puts every annotation on the change that holds its words now.

use crate::app::app::App;
use crate::app::command::action::Filter;
use crate::app::shared::board::{
    Board, Card, CardClaim, CardNote, CardTheme, CardWords, DraftName, Section, Totals, first_words, passes,
};
use crate::base::{AnnotationId, CoderId, DraftId, ParagraphId, Side, Sides, Span};
use crate::compare::Comparison;
use crate::engine::{Chain, Derived};
use crate::locale::Locale;
use crate::study::{Anchor, Annotation, Body, Claim, Study, anchor, objectives};
use crate::text::Reading;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What a board was made from; made anew when any of it changes.
pub(in crate::app) struct BoardKey {
    study: Arc<Study>,
    comparison: Arc<Comparison>,
    chain: Option<Arc<Chain>>,
    filter: Filter,
    language: crate::locale::UiLanguage,
}

/// Where the paragraphs of a draft stand in its reading.
pub(crate) struct Places<'a> {
    draft: &'a crate::study::Draft,
    reading: &'a Reading,
    by_id: Arc<ById>,
}

/// The place of each paragraph in the reading of its draft.
pub(crate) type ById = BTreeMap<ParagraphId, usize>;
/// The same for each draft.
pub(in crate::app) type KnownPlaces = BTreeMap<DraftId, Arc<ById>>;

impl<'a> Places<'a> {
    pub(crate) fn of(draft: &'a crate::study::Draft, reading: &'a Reading) -> Self {
        Self { draft, reading, by_id: Arc::new(Self::by_id(draft, reading)) }
    }

    /// Where each paragraph of a draft stands in its reading.
    pub(crate) fn by_id(draft: &crate::study::Draft, reading: &Reading) -> ById {
        let places = 0..reading.paragraphs.len();
        places.filter_map(|index| draft.paragraph_id(reading, index).map(|id| (id, index))).collect()
    }

    /// The paragraph of the reading that holds an anchor's words now; the quick way first.
    pub(crate) fn find(&self, anchor: &Anchor) -> Option<usize> {
        self.place(anchor).map(|(index, _)| index)
    }

    /// The paragraph that holds an anchor's words now, and where in it.
    pub(crate) fn place(&self, anchor: &Anchor) -> Option<(usize, Span)> {
        if let Some(&index) = self.by_id.get(&anchor.paragraph)
            && let Some(paragraph) = self.reading.paragraphs.get(index)
            && anchor.span.of(&paragraph.text) == Some(anchor.quote.as_str())
        {
            return Some((index, anchor.span));
        }
        anchor::locate(anchor, self.draft, self.reading).1
    }
}

/// Puts annotations on the changes of one comparison of two drafts of a study.
pub(crate) struct Placer<'a> {
    pub(crate) study: &'a Study,
    pub(crate) pair: Sides<DraftId>,
    pub(crate) comparison: &'a Comparison,
    pub(crate) chain: Option<&'a Chain>,
    places: BTreeMap<DraftId, Places<'a>>,
}

impl<'a> Placer<'a> {
    pub(crate) fn new(
        study: &'a Study,
        pair: Sides<DraftId>,
        comparison: &'a Comparison,
        chain: Option<&'a Chain>,
        readings: &'a BTreeMap<DraftId, Arc<Reading>>,
    ) -> Self {
        let places = study
            .drafts
            .iter()
            .filter_map(|draft| readings.get(&draft.id).map(|reading| (draft.id, Places::of(draft, reading))))
            .collect();
        Self { study, pair, comparison, chain, places }
    }

    /// As [`Self::new`], with what is known already of where paragraphs stand.
    pub(in crate::app) fn with_known(
        study: &'a Study,
        pair: Sides<DraftId>,
        comparison: &'a Comparison,
        chain: Option<&'a Chain>,
        readings: &'a BTreeMap<DraftId, Arc<Reading>>,
        known: &KnownPlaces,
    ) -> Self {
        let of = |draft: &'a Arc<crate::study::Draft>| {
            let (reading, by_id) = (readings.get(&draft.id)?, known.get(&draft.id)?);
            Some((draft.id, Places { draft, reading, by_id: Arc::clone(by_id) }))
        };
        Self { study, pair, comparison, chain, places: study.drafts.iter().filter_map(of).collect() }
    }

    /// Whether the annotation's step lies between the drafts compared.
    fn covers(&self, annotation: &Annotation) -> bool {
        let place = |id| self.study.place(id);
        let (Some(old), Some(new)) = (place(self.pair.old), place(self.pair.new)) else { return false };
        let (Some(from), Some(to)) = (place(annotation.target.from), place(annotation.target.to)) else { return false };
        old <= from && to <= new
    }

    /// The change that holds the annotation's words now: on its own step directly, on a wider comparison along the
    /// provision. `None` when it speaks of another step or its words are adrift.
    pub(crate) fn change_of(&self, annotation: &Annotation) -> Option<usize> {
        if !self.covers(annotation) {
            return None;
        }
        let target = &annotation.target;
        let sides = [(Side::New, self.pair.new, &target.new), (Side::Old, self.pair.old, &target.old)];
        for (side, draft, anchors) in sides {
            for anchor in anchors.iter().filter(|anchor| anchor.draft == draft) {
                if let Some(index) = self.places.get(&draft).and_then(|places| places.find(anchor)) {
                    return self.comparison.home.get(side).get(index).copied();
                }
            }
        }
        let chain = self.chain?;
        target.new.iter().chain(&target.old).find_map(|anchor| {
            let place = self.study.place(anchor.draft)?;
            let index = self.places.get(&anchor.draft)?.find(anchor)?;
            let provision = chain.lineage.provisions.get(*chain.lineage.home.get(place)?.get(index)?)?;
            let stands = |draft| {
                let draft = self.study.place(draft)?;
                provision.places.iter().find(|place| place.draft == draft).map(|place| place.paragraph)
            };
            let at = |side: Side, index: usize| self.comparison.home.get(side).get(index).copied();
            stands(self.pair.new)
                .and_then(|index| at(Side::New, index))
                .or_else(|| stands(self.pair.old).and_then(|index| at(Side::Old, index)))
        })
    }
}

impl Placer<'_> {
    /// The words of an annotation, when it is of words or paragraphs inside the change and not of the whole: as quoted
    /// when it was made.
    pub(crate) fn quote_of(&self, annotation: &Annotation, change: usize) -> Option<String> {
        let target = &annotation.target;
        let own_step = target.from == self.pair.old && target.to == self.pair.new;
        // On its own step it may also be of fewer paragraphs than the change has.
        let fewer = || {
            self.comparison
                .changes
                .get(change)
                .is_some_and(|change| target.old.len() < change.at.old.len() || target.new.len() < change.at.new.len())
        };
        (anchor::is_of_words(target) || (own_step && fewer())).then(|| {
            let quotes = target.old.iter().chain(&target.new).map(|anchor| anchor.quote.as_str());
            quotes.collect::<Vec<_>>().join(" … ")
        })
    }

    /// Where the words of an annotation stand now in the drafts compared.
    fn words_of(&self, annotation: &Annotation) -> Vec<CardWords> {
        let of = |side: Side, anchors: &[Anchor]| -> Vec<CardWords> {
            let draft = *self.pair.get(side);
            let places = self.places.get(&draft);
            let found = anchors.iter().filter(|anchor| anchor.draft == draft);
            found
                .filter_map(|anchor| places?.place(anchor))
                .map(|(paragraph, span)| CardWords { side, paragraph, span })
                .collect()
        };
        let mut words = of(Side::Old, &annotation.target.old);
        words.extend(of(Side::New, &annotation.target.new));
        words
    }
}

impl App {
    /// Makes the board anew when something it shows has changed.
    pub(in crate::app) fn make_board(&mut self) {
        let (Derived::Ready(comparison), Some(pair)) = (self.comparison.get(), self.pair) else { return };
        let chain = self.chain.get().value().cloned();
        let study = Arc::clone(self.study());
        let same_chain = |of: &BoardKey| match (&of.chain, &chain) {
            (Some(a), Some(b)) => Arc::ptr_eq(a, b),
            (None, None) => true,
            _ => false,
        };
        if let Some(of) = &self.board_of
            && Arc::ptr_eq(&of.study, &study)
            && Arc::ptr_eq(&of.comparison, &comparison)
            && same_chain(of)
            && of.filter == self.filter
            && of.language == self.locale.language()
        {
            return;
        }
        let ids: Vec<DraftId> = study.drafts.iter().map(|draft| draft.id).collect();
        let readings: BTreeMap<DraftId, Arc<Reading>> =
            ids.into_iter().filter_map(|id| self.reading(id).map(|keyed| (id, keyed.reading))).collect();
        let (Some(old), Some(new)) = (readings.get(&pair.old), readings.get(&pair.new)) else { return };
        let sides = Sides::new(Arc::clone(old), Arc::clone(new));
        let known = self.board_kept.places(&study, &readings);
        let placer = Placer::with_known(&study, pair, &comparison, chain.as_deref(), &readings, &known);
        let cards = self.cards(&placer, &study, &comparison, chain.as_ref());
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
        let needs_words = !self.filter.text.trim().is_empty();
        let passing: Vec<bool> = comparison
            .changes
            .iter()
            .zip(&cards)
            .enumerate()
            .map(|(index, (change, card))| {
                passes(&self.filter, change, card, &if needs_words { words(index) } else { String::new() })
            })
            .collect();
        let name = |id| {
            study.draft(id).map_or_else(DraftName::default, |draft| DraftName {
                name: crate::app::drafts::metadata_guess::shown_name(draft, &self.locale),
                date: draft.date,
            })
        };
        self.board_number += 1;
        let (themes, actors) = occurring(&study, &cards, &self.locale);
        let board = Board {
            version: self.board_number,
            names: Sides::new(name(pair.old), name(pair.new)),
            sections: sections(&study, &comparison, &sides, &cards, &self.locale),
            totals: totals(&comparison, &cards, &passing),
            readings: sides.clone(),
            cards,
            themes,
            actors,
            passing,
            comparison: Arc::clone(&comparison),
        };
        if !self.board_of.as_ref().is_some_and(|of| Arc::ptr_eq(&of.comparison, &comparison)) {
            self.marked.clear();
            self.words = None;
        }
        self.selected = self.reselect(&board);
        self.board = Some(board);
        self.board_of =
            Some(BoardKey { study, comparison, chain, filter: self.filter.clone(), language: self.locale.language() });
    }

    /// The chosen change in a new board: the same words, else the nearest place, else the first change.
    fn reselect(&mut self, board: &Board) -> Option<usize> {
        let by_id = self.selected_id.and_then(|id| board.comparison.changes.iter().position(|change| change.id == id));
        let chosen = by_id
            .or_else(|| self.selected.filter(|&index| index < board.cards.len()))
            .or_else(|| board.next(None, true, |index| board.passes(index)));
        self.selected_id = chosen.and_then(|index| board.comparison.changes.get(index)).map(|change| change.id);
        chosen
    }

    /// Puts what an annotation says on the card of the change it stands on.
    pub(in crate::app) fn put(
        &self,
        card: &mut Card,
        id: AnnotationId,
        annotation: &Annotation,
        home: usize,
        placer: &Placer<'_>,
    ) {
        let study = self.study();
        let own_step = annotation.target.from == placer.pair.old && annotation.target.to == placer.pair.new;
        let step = (!own_step).then(|| self.step_name(annotation.target.from, annotation.target.to));
        let quote = placer.quote_of(annotation, home);
        if quote.is_some() {
            card.words.extend(placer.words_of(annotation));
        }
        let chinese = self.locale.language() == crate::locale::UiLanguage::Chinese;
        match &annotation.body {
            Body::Seen if annotation.author == self.coder && step.is_none() => card.seen = true,
            Body::Seen => {}
            Body::Important => {
                card.important = true;
                if step.is_none() {
                    card.star = Some(id);
                }
            }
            Body::Headline(text) => {
                if step.is_none() || card.headline.is_none() {
                    card.headline = Some(text.clone());
                }
                if step.is_none() {
                    card.headline_of = Some(id);
                }
            }
            Body::Note(text) => card.notes.push(CardNote { annotation: id, text: text.clone(), quote, step }),
            Body::Tag(theme) => {
                // The same theme said on two steps stands once on a wider comparison.
                let own = annotation.author == self.coder;
                let by = self.coder_name(annotation.author);
                if let Some(there) = card.themes.iter_mut().find(|tag| tag.theme == *theme && tag.quote == quote) {
                    if own && !there.own {
                        (there.annotation, there.own, there.step) = (id, true, step);
                    }
                    if !there.by.contains(&by) {
                        there.by.push(by);
                    }
                    return;
                }
                let Some(known) = study.themes.get(theme) else { return };
                let name = known.names.of(chinese).to_owned();
                card.themes.push(CardTheme {
                    annotation: id,
                    own,
                    by: vec![by],
                    theme: *theme,
                    short: first_words(&name, if chinese { 10 } else { 24 }),
                    name,
                    colour: theme_colour(study, *theme),
                    quote,
                    step,
                });
            }
            Body::Claim(claim) => {
                let (names, short) = self.actor_names(claim);
                card.attributions.push(CardClaim {
                    annotation: id,
                    ids: claim.actors.clone(),
                    actors: self.locale.list(&names),
                    short: short.join(", "),
                    role: claim.role,
                    basis: claim.basis,
                    evidence: claim.evidence.clone(),
                    positions: claim
                        .positions
                        .iter()
                        .filter_map(|id| Some((*id, self.cited(study.positions.get(id)?))))
                        .collect(),
                    aligned: self.names_of(&claim.aligned),
                    unknown: claim.actors.is_empty(),
                    times: (annotation.made, annotation.changed),
                    note: claim.note.clone(),
                    author: self.coder_name(annotation.author),
                    quote,
                    step,
                });
            }
        }
    }

    /// Full and short names of a claim's actors.
    fn actor_names(&self, claim: &Claim) -> (Vec<String>, Vec<String>) {
        if claim.actors.is_empty() {
            let unknown = self.locale.t("actor-unknown");
            return (vec![unknown.clone()], vec![unknown]);
        }
        let chinese = self.locale.language() == crate::locale::UiLanguage::Chinese;
        claim
            .actors
            .iter()
            .filter_map(|id| self.study().actors.get(id))
            .map(|actor| {
                let name = actor.names.of(chinese).to_owned();
                let short = if actor.code.is_empty() || name.chars().count() <= 14 {
                    first_words(&name, 16)
                } else {
                    actor.code.clone()
                };
                (name, short)
            })
            .unzip()
    }

    pub(in crate::app) fn coder_name(&self, coder: CoderId) -> String {
        self.study().coders.get(&coder).cloned().unwrap_or_default()
    }
}

/// A theme's colour, or that of the theme it stands below.
pub(crate) fn theme_colour(study: &Study, theme: crate::base::ThemeId) -> Option<u32> {
    let theme = study.themes.get(&theme)?;
    theme.colour.or_else(|| theme.parent.and_then(|parent| study.themes.get(&parent)?.colour))
}

fn totals(comparison: &Comparison, cards: &[Card], passing: &[bool]) -> Totals {
    let mut totals = Totals::default();
    for ((change, card), passes) in comparison.changes.iter().zip(cards).zip(passing) {
        if !change.is_visible() {
            continue;
        }
        totals.visible += 1;
        totals.seen += usize::from(card.seen);
        totals.tagged += usize::from(!card.themes.is_empty());
        totals.attributed += usize::from(!card.attributions.is_empty());
        totals.unknown += usize::from(card.attributions.iter().any(|claim| claim.unknown));
        totals.important += usize::from(card.important);
        totals.passing += usize::from(*passes);
    }
    totals
}

/// The areas that a section bridges to, with their names.
type Areas = Vec<(crate::base::ThemeId, String)>;

/// The objective of a section, and the areas it bridges to.
fn objective_of(study: &Study, section: &[String], locale: &Locale) -> (Option<u8>, Areas) {
    let objective = objectives::titled_objective_of(section);
    let areas = if objective.is_some() { objectives::areas_of_section(section) } else { Vec::new() };
    let chinese = locale.language() == crate::locale::UiLanguage::Chinese;
    let known = areas.into_iter().filter_map(|id| Some((id, study.themes.get(&id)?)));
    let known = known.filter(|(_, theme)| !theme.retired);
    (objective, known.map(|(id, theme)| (id, theme.names.of(chinese).to_owned())).collect())
}

/// The titles of the sections, by the change that begins each: the headings of the new draft.
pub(in crate::app) fn section_titles(
    comparison: &Comparison,
    readings: &Sides<Arc<Reading>>,
) -> BTreeMap<usize, String> {
    let headings = comparison.changes.iter().enumerate().filter_map(|(index, change)| {
        let new = change.at.new.iter().filter_map(|&at| readings.new.paragraphs.get(at));
        let heading = new.into_iter().find(|paragraph| paragraph.is_heading())?;
        let label = heading.label.as_ref().map(|label| format!("{label} ")).unwrap_or_default();
        Some((index, format!("{label}{}", heading.text)))
    });
    headings.collect()
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
    let chinese = locale.language() == crate::locale::UiLanguage::Chinese;
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
            study.themes.get(&id).map(|theme| (theme.order, (id, theme.names.of(chinese).to_owned(), count)))
        })
        .collect();
    themes.sort_by(|a, b| (a.0, &a.1.1).cmp(&(b.0, &b.1.1)));
    let mut actors: Vec<_> = actors
        .into_iter()
        .filter_map(|(id, count)| study.actors.get(&id).map(|actor| (id, actor.names.of(chinese).to_owned(), count)))
        .collect();
    actors.sort_by(|a, b| a.1.cmp(&b.1));
    (themes.into_iter().map(|(_, theme)| theme).collect(), actors)
}
