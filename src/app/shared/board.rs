//! What the window shows of one comparison: changes with everything the user has said of them, ready to be drawn.
//!
//! Made anew whenever the study, the comparison or the filter changes; drawing reads it and computes nothing.

use crate::base::{ActorId, AnnotationId, Date, DraftId, PositionId, Side, Sides, ThemeId, Timestamp};
use crate::compare::{Change, Comparison, Kind, Lineage};
use crate::insight::annotated::counting;
use crate::insight::weight::{Judged, Level};
use crate::insight::{AnnotatedNote, AnnotatedOverruling, AnnotatedTag, AnnotatedWords};
use crate::locale::Locale;
use crate::study::{Basis, Role, Study};
pub use crate::text::first_words;
use crate::text::{Paragraph, Reading};
use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::sync::Arc;

/// A draft's name and date as they head its column.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DraftName {
    /// Its name.
    pub name: String,
    /// Its date.
    pub date: Option<Date>,
}

/// An attribution of a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardClaim {
    /// The annotation that says so.
    pub annotation: AnnotationId,
    /// The actors.
    pub ids: Vec<ActorId>,
    /// Their names, joined.
    pub actors: String,
    /// Their short names, joined.
    pub short: String,
    /// In what role.
    pub role: Role,
    /// On what ground it is said.
    pub basis: Basis,
    /// Where it is said.
    pub evidence: String,
    /// The positions that show it, each whose, when, what and by which source.
    pub positions: Vec<(PositionId, String)>,
    /// Who aligned themselves with it; empty when nobody did.
    pub aligned: String,
    /// Whether it says that whose it is is not known.
    pub unknown: bool,
    /// More.
    pub note: String,
    /// Who says so.
    pub author: String,
    /// When it was said first, and changed last.
    pub times: (Timestamp, Timestamp),
    /// The words it is of, when it is not of the whole change.
    pub quote: Option<String>,
    /// The step the claim was made on, when it is not the one shown.
    pub step: Option<String>,
}

/// Everything that was said of one change.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Card {
    /// Whether this coder has seen it.
    pub seen: bool,
    /// Whether it is starred, and by which annotation.
    pub important: bool,
    /// The annotation that stars it, on the step shown.
    pub star: Option<AnnotationId>,
    /// Its headline.
    pub headline: Option<String>,
    /// The annotation that holds the headline, on the step shown.
    pub headline_of: Option<AnnotationId>,
    /// Its themes.
    pub themes: Vec<AnnotatedTag>,
    /// Its attributions.
    pub attributions: Vec<CardClaim>,
    /// Its notes.
    pub notes: Vec<AnnotatedNote>,
    /// The words in it that something was said of.
    pub words: Vec<AnnotatedWords>,
    /// What was said of its strength and weight.
    pub overruled: Vec<AnnotatedOverruling>,
}

impl Card {
    /// The weight a person gave it, where one did.
    pub fn overruled_weight(&self) -> Option<Level> {
        counting(&self.overruled)?.said.weight
    }
}

/// A section of the drafts with the changes below it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Its title.
    pub title: String,
    /// The objective it belongs to, told by its headings and coded by nobody.
    pub objective: Option<u8>,
    /// The areas that objective and headings bridge to, with their names.
    pub areas: Vec<(ThemeId, String)>,
    /// Its depth, from 1.
    pub level: u8,
    /// Index of its first change.
    pub first: usize,
    /// How many changes stand in it, below its sub-sections too.
    pub changes: usize,
    /// How many of them this coder has not seen.
    pub unseen: usize,
}

/// What is counted in the status line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Totals {
    /// Changes there is something to read in.
    pub visible: usize,
    /// Of them, seen.
    pub seen: usize,
    /// Of them, tagged.
    pub tagged: usize,
    /// Of them, attributed.
    pub attributed: usize,
    /// Of them, attributed as not known.
    pub unknown: usize,
    /// Of them, starred.
    pub important: usize,
    /// Of them, passing the filter.
    pub passing: usize,
    /// Of them, of this weight or more, in the order of [`Level::ALL`].
    pub weights: [usize; 3],
}

/// One comparison, ready to be drawn.
#[derive(Debug, Clone)]
pub struct Board {
    /// Rises whenever the board is made anew.
    pub version: u64,
    /// The drafts compared.
    pub pair: Sides<DraftId>,
    /// The drafts' names.
    pub names: Sides<DraftName>,
    /// The drafts as read.
    pub readings: Sides<Arc<Reading>>,
    /// The comparison.
    pub comparison: Arc<Comparison>,
    /// For each change, what was said of it.
    pub cards: Vec<Card>,
    /// For each change, its shift and its weight; nothing while they are worked on.
    pub judged: Arc<Vec<Judged>>,
    /// The change each annotation stands on, for those that stand on one.
    pub homes: BTreeMap<AnnotationId, usize>,
    /// The sections, in order.
    pub sections: Vec<Section>,
    /// The themes that occur, with name and number of changes.
    pub themes: Vec<(ThemeId, String, usize)>,
    /// The actors that occur, with name and number of changes.
    pub actors: Vec<(ActorId, String, usize)>,
    /// The counts.
    pub totals: Totals,
    /// For each change, whether it passes the filter.
    pub passing: Vec<bool>,
}

/// Where a paragraph stands on a board.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BoardPlace {
    /// The change that holds it.
    pub change: usize,
    /// The draft it is of.
    pub side: Side,
    /// Its index in that draft's reading.
    pub paragraph: usize,
}

impl Board {
    /// Whether one draft alone is read, beside itself: then every paragraph can be gone to and filtered.
    pub fn is_alone(&self) -> bool {
        self.pair.old == self.pair.new
    }

    /// Whether there is something to read in a change: of a draft that stands alone, in every paragraph.
    pub fn is_worth_reading(&self, change: usize) -> bool {
        self.is_alone() || self.comparison.changes.get(change).is_some_and(Change::is_visible)
    }

    /// The paragraphs of a change, each its draft and its index in the reading; the new draft's first.
    pub fn places(&self, change: usize) -> Vec<(DraftId, usize)> {
        let of = |side: Side| {
            let draft = *self.pair.get(side);
            self.paragraphs(change, side).into_iter().map(move |(index, _)| (draft, index))
        };
        of(Side::New).chain(of(Side::Old)).collect()
    }

    /// Where a paragraph of any draft of the study stands here: itself where its draft is compared, else its provision in
    /// the new draft or the old one, as far as the lineage knows. Nothing where its provision isn't in either.
    pub fn place_of(
        &self,
        study: &Study,
        lineage: Option<&Lineage>,
        (draft, paragraph): (DraftId, usize),
    ) -> Option<BoardPlace> {
        let here = |side: Side, paragraph: usize| {
            let change = *self.comparison.home.get(side).get(paragraph)?;
            Some(BoardPlace { change, side, paragraph })
        };
        if let Some(side) = [Side::New, Side::Old].into_iter().find(|side| *self.pair.get(*side) == draft) {
            return here(side, paragraph);
        }
        let lineage = lineage?;
        let provision = *lineage.home.get(study.place(draft)?)?.get(paragraph)?;
        let places = &lineage.provisions.get(provision)?.places;
        [Side::New, Side::Old].into_iter().find_map(|side| {
            let draft = study.place(*self.pair.get(side))?;
            here(side, places.iter().find(|place| place.draft == draft)?.paragraph)
        })
    }

    /// The paragraphs of a change on one side, with their indices in the reading.
    pub fn paragraphs(&self, change: usize, side: Side) -> Vec<(usize, &Paragraph)> {
        let reading = self.readings.get(side);
        self.comparison.changes.get(change).map_or_else(Vec::new, |change| {
            change
                .at
                .get(side)
                .iter()
                .filter_map(|&index| reading.paragraphs.get(index).map(|paragraph| (index, paragraph)))
                .collect()
        })
    }

    /// Whether a change passes the filter.
    pub fn passes(&self, change: usize) -> bool {
        self.passing.get(change).copied().unwrap_or(false)
    }

    /// What a paragraph is called: its reference, or its first words.
    pub fn place_name(&self, side: Side, paragraph: usize, _locale: &Locale) -> String {
        let Some(paragraph) = self.readings.get(side).paragraphs.get(paragraph) else { return String::new() };
        if paragraph.cited().is_empty() { first_words(&paragraph.text, 40) } else { paragraph.cited().to_owned() }
    }

    /// What two paragraphs, one of each draft, are called together: `12 → 14`.
    pub fn pair_name(&self, at: Sides<usize>) -> String {
        let name = |side: Side| {
            let paragraph = self.readings.get(side).paragraphs.get(*at.get(side));
            paragraph.map_or_else(String::new, |paragraph| match paragraph.cited() {
                "" => first_words(&paragraph.text, 24),
                cited => cited.to_owned(),
            })
        };
        format!("{} → {}", name(Side::Old), name(Side::New))
    }

    /// Where a change stands, as people cite it: `12 → 14`, `29 (d)`, or its first words.
    pub fn change_name(&self, change: usize) -> String {
        let cite = |side| {
            let paragraphs = self.paragraphs(change, side);
            let cited: Vec<&str> =
                paragraphs.iter().map(|(_, paragraph)| paragraph.cited()).filter(|cited| !cited.is_empty()).collect();
            match cited.as_slice() {
                [] => String::new(),
                [one] => (*one).to_owned(),
                [first, .., last] => format!("{first}–{last}"),
            }
        };
        match (cite(Side::Old), cite(Side::New)) {
            (old, new) if old == new && !old.is_empty() => old,
            (old, new) if !old.is_empty() && !new.is_empty() => format!("{old} → {new}"),
            (old, new) if !(old.is_empty() && new.is_empty()) => format!("{old}{new}"),
            _ => {
                let side = if self.paragraphs(change, Side::New).is_empty() { Side::Old } else { Side::New };
                let paragraphs = self.paragraphs(change, side);
                paragraphs.first().map(|(_, paragraph)| first_words(&paragraph.text, 32)).unwrap_or_default()
            }
        }
    }

    /// The section a change stands in.
    pub fn section_of(&self, change: usize) -> Option<&Section> {
        self.sections.iter().rev().find(|section| section.first <= change)
    }

    /// The next change after (or before) `from` that `wanted` accepts.
    pub fn next(&self, from: Option<usize>, forward: bool, wanted: impl Fn(usize) -> bool) -> Option<usize> {
        let count = self.comparison.changes.len();
        if forward {
            (from.map_or(0, |from| from + 1)..count).find(|&index| wanted(index))
        } else {
            (0..from.unwrap_or(count).min(count)).rev().find(|&index| wanted(index))
        }
    }
}

/// Whether a change passes a filter. `change` must be worth reading, unless one draft alone is read; the filter narrows
/// further.
pub fn passes(
    filter: &Filter,
    (change, alone): (&Change, bool),
    (card, judged): (&Card, Option<&Judged>),
    words: &str,
) -> bool {
    // What may come from the reading alone is left out by no filter.
    if change.reading_differs {
        return true;
    }
    let kind = (filter.kinds.is_empty() && !filter.moved && !filter.reading_differs)
        || filter.kinds.contains(&change.kind)
        || (filter.moved && change.moved);
    (alone || change.is_visible())
        && kind
        && judged.is_none_or(|judged| judged.is_shown(card.overruled_weight(), filter.weight))
        && !(filter.unseen && card.seen)
        && !(filter.important && !card.important)
        && !(filter.unattributed && !card.attributions.is_empty())
        && filter.theme.is_none_or(|theme| card.themes.iter().any(|tag| tag.theme == theme))
        && (!filter.unknown || card.attributions.iter().any(|claim| claim.unknown))
        && filter.actor.is_none_or(|actor| card.attributions.iter().any(|claim| claim.ids.contains(&actor)))
        && (filter.text.trim().is_empty() || words.to_lowercase().contains(&filter.text.trim().to_lowercase()))
}

/// Which changes are shown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// Of these kinds; all when empty.
    pub kinds: BTreeSet<Kind>,
    /// Moved ones (beside the kinds).
    pub moved: bool,
    /// Only those that may come from the reading alone (beside the kinds); these pass every filter.
    pub reading_differs: bool,
    /// Of this weight or more.
    pub weight: Level,
    /// Not yet seen.
    pub unseen: bool,
    /// Starred.
    pub important: bool,
    /// Not attributed to anyone.
    pub unattributed: bool,
    /// Tagged with this theme.
    pub theme: Option<ThemeId>,
    /// Attributed as not known.
    pub unknown: bool,
    /// Attributed to this actor.
    pub actor: Option<ActorId>,
    /// With these words on either side.
    pub text: String,
}

impl Filter {
    /// Whether everything passes.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
