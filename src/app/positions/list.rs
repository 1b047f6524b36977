//! The list of positions: each position's line, and what it is searched and sorted by, made in the background once for
//! the positions as they are; the filter then only chooses among them.

use crate::app::positions::action::{PositionFilter, PositionOrder};
use crate::app::positions::filter::{passes, why_here};
use crate::app::positions::here::Here;
use crate::app::positions::source_dates;
use crate::app::positions::view::PositionRow;
use crate::app::positions::wording::stance_in;
use crate::app::shared::board::first_words;
use crate::app::shared::names::position_actors;
use crate::base::{ActorId, Cancelled, Date, JobControl, PositionId};
use crate::engine::{Jobs, Query};
use crate::locale::{Locale, UiLanguage};
use crate::study::{Actor, Position, PositionKind, Study};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A position's line, before anything is chosen.
pub(in crate::app) struct Listed {
    row: PositionRow,
    /// Everything a search looks at, in lower case.
    text: String,
    days: Option<(Date, Date)>,
    kind: PositionKind,
    subject: String,
}

/// The lines of all positions.
pub(in crate::app) struct Lines(Vec<Listed>);

/// What the lines were made of.
struct ListedOf {
    positions: Arc<BTreeMap<PositionId, Position>>,
    actors: Arc<BTreeMap<ActorId, Actor>>,
    invented: bool,
    language: UiLanguage,
}

/// The lines, and what they were made of.
pub(in crate::app) struct PositionList {
    query: Query<u64, Lines>,
    of: Option<ListedOf>,
    number: u64,
}

impl PositionList {
    pub(in crate::app) fn new(jobs: &Jobs) -> Self {
        Self { query: Query::new("positions", 1, jobs), of: None, number: 0 }
    }

    /// The lines of the positions as they are; nothing while they are made.
    pub(in crate::app) fn of(&mut self, study: &Arc<Study>, locale: &Locale) -> Option<Arc<Lines>> {
        self.query.collect();
        let language = locale.language();
        let same = |of: &ListedOf| {
            Arc::ptr_eq(&of.positions, &study.positions)
                && Arc::ptr_eq(&of.actors, &study.actors)
                && (of.invented, of.language) == (study.invented, language)
        };
        if !self.of.as_ref().is_some_and(same) {
            self.of = Some(ListedOf {
                positions: Arc::clone(&study.positions),
                actors: Arc::clone(&study.actors),
                invented: study.invented,
                language,
            });
            self.number += 1;
            let (study, locale) = (Arc::clone(study), locale.clone());
            self.query.want(&self.number, move |job| list(&study, &locale, job));
        }
        self.query.answer_of(&self.number).cloned()
    }
}

fn list(study: &Study, locale: &Locale, job: &JobControl) -> Result<Lines, Cancelled> {
    let mut listed = Vec::new();
    for (id, position) in study.positions.iter().filter(|(_, position)| position.invented == study.invented) {
        job.check()?;
        let who = position_actors(study, locale, position);
        let about = [locale.t(position.kind.key()), stance_in(locale, &position.stance), position.subject.clone()];
        let about: Vec<String> = about.into_iter().filter(|part| !part.is_empty()).collect();
        let gist = if position.gist.is_empty() { &position.quotation } else { &position.gist };
        listed.push(Listed {
            text: haystack(study, &who, position),
            days: source_dates::range(&position.date),
            kind: position.kind,
            subject: position.subject.clone(),
            row: PositionRow {
                id: *id,
                who,
                gist: first_words(gist, 160),
                date: position.date.clone(),
                about: about.join(" · "),
                disputed: !position.disputed.is_empty(),
                why: None,
            },
        });
    }
    Ok(Lines(listed))
}

/// Everything a search looks at, in lower case.
fn haystack(study: &Study, who: &str, position: &Position) -> String {
    let mut text = format!(
        "{who} {} {} {} {} {} {} {} {} {} {}",
        position.actor_words,
        position.gist,
        position.quotation,
        position.subject,
        position.stance,
        position.date,
        position.source,
        position.place,
        position.note,
        position.disputed
    );
    for actor in position.actors.iter().chain(&position.aligned).filter_map(|id| study.actors.get(id)) {
        for name in [&actor.names.en, &actor.names.zh, &actor.code] {
            text.push(' ');
            text.push_str(name);
        }
    }
    for words in position.proposal.iter().flat_map(|proposal| &proposal.new) {
        text.push(' ');
        text.push_str(words);
    }
    text.to_lowercase()
}

impl Lines {
    /// The lines that pass the filter, in its order.
    pub(in crate::app) fn rows(&self, study: &Study, filter: &PositionFilter, here: &Here) -> Vec<PositionRow> {
        let wanted: Vec<String> = filter.text.split_whitespace().map(str::to_lowercase).collect();
        let passing = self.0.iter().filter_map(|listed| {
            let position = study.positions.get(&listed.row.id)?;
            if !passes(study, filter, position) || !wanted.iter().all(|word| listed.text.contains(word)) {
                return None;
            }
            let why = if filter.here { Some(why_here(study, here, listed.row.id, position)?) } else { None };
            Some((listed, why))
        });
        let mut rows: Vec<_> = passing.collect();
        // Undated ones come last, whichever way the dates run.
        let day = |days: Option<(Date, Date)>| (days.is_none(), days.map(|(from, _)| from));
        let newest = |days: Option<(Date, Date)>| (days.is_none(), std::cmp::Reverse(days.map(|(_, to)| to)));
        rows.sort_by(|(a, why_a), (b, why_b)| {
            let ordered = match filter.order {
                PositionOrder::Newest => newest(a.days).cmp(&newest(b.days)),
                PositionOrder::Oldest => day(a.days).cmp(&day(b.days)),
                PositionOrder::Actor => a.row.who.cmp(&b.row.who),
                PositionOrder::Subject => a.subject.cmp(&b.subject),
                PositionOrder::Kind => a.kind.cmp(&b.kind),
            };
            let by_day = || newest(a.days).cmp(&newest(b.days));
            why_a.cmp(why_b).then(ordered).then_with(by_day).then_with(|| a.row.who.cmp(&b.row.who))
        });
        rows.into_iter().map(|(listed, why)| PositionRow { why, ..listed.row.clone() }).collect()
    }
}
