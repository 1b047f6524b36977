//! What the Brief shows: changes by weight and section, the strip, figures; made in the background of what is known.

use crate::app::brief::strip::{self, Sections, StripRow};
use crate::app::shared::board::Board;
use crate::base::{Cancelled, DraftId, JobControl, Sides};
use crate::compare::{Change, Comparison, Kind};
use crate::engine::Chain;
use crate::insight::strength::{Direction, Languages, PathStep, path};
use crate::insight::weight::{self, Judged, Level};
use crate::text::{Language, Reading};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The weight from which on a person's word stands before what the tool found.
const OVERRULED: u32 = 66;

/// All steps of the row of drafts: where each changed, and how its changes are judged.
#[derive(Debug)]
pub struct Followed {
    pub(super) strip: Vec<StripRow>,
    judged: Vec<Vec<Judged>>,
}

/// Judges all steps of a row. `drafts` are its drafts, `told` what their copies say of their languages, `negotiated` the one negotiated in.
pub(super) fn follow(
    chain: &Chain,
    drafts: &[DraftId],
    (told, negotiated): (&[Option<Language>], Option<Language>),
    job: &JobControl,
) -> Result<Followed, Cancelled> {
    let mut followed = Followed { strip: Vec::new(), judged: Vec::new() };
    for (old, comparison) in chain.steps.iter().enumerate() {
        job.check()?;
        let (Some(before), Some(after)) = (chain.readings.get(old), chain.readings.get(old + 1)) else { break };
        let sides = Sides::new(&*before.paragraphs, &*after.paragraphs);
        let language = |at: usize| told.get(at).copied().flatten();
        let told = Sides::new(language(old), language(old + 1));
        let history = Some((&chain.lineage, Sides::new(old, old + 1)));
        let judged = weight::judged(comparison, sides, Languages { told, negotiated }, history, &|_| (false, false));
        if let (Some(&from), Some(&to)) = (drafts.get(old), drafts.get(old + 1)) {
            followed.strip.push(strip::row(Sides::new(from, to), comparison, Sides::new(before, after), &judged));
        }
        followed.judged.push(judged);
    }
    Ok(followed)
}

/// What changes stand together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BriefPart {
    /// A red line or an ask of the user's lies on their words.
    Asks,
    /// Of substance, in this section; empty above the first heading.
    Section(String),
    /// What came and went again, or went and is back.
    RoundTrips,
    /// Numbers and dates.
    Figures,
    /// Paragraphs that went.
    Vanished,
    /// Other words for what was said before.
    Wording,
    /// Nothing that is said.
    Editorial,
}

impl BriefPart {
    /// The level of its changes.
    pub const fn level(&self) -> Level {
        match self {
            Self::Wording => Level::Wording,
            Self::Editorial => Level::Editorial,
            _ => Level::Substance,
        }
    }
}

/// How many changes there are, and which way they lean.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct BriefFigures {
    /// By level, in the order of [`Level::ALL`].
    pub levels: [usize; 3],
    /// Of them, stronger.
    pub stronger: usize,
    /// Of them, lighter.
    pub lighter: usize,
}

/// What the Brief shows of one comparison.
#[derive(Debug)]
pub struct BriefView {
    /// Where the text changed: the comparison shown first, where it is no step, then the steps of the timeline.
    pub strip: Vec<StripRow>,
    /// The figures.
    pub figures: BriefFigures,
    /// The changes that stand together, each with its changes, the weightiest first.
    pub parts: Vec<(BriefPart, Vec<usize>)>,
    /// Words that were exchanged for weaker or stronger ones through all drafts, by change.
    pub paths: BTreeMap<usize, Vec<PathStep>>,
}

/// What a view is made of.
pub(super) struct ToBrief {
    pub pair: Sides<DraftId>,
    pub comparison: Arc<Comparison>,
    pub readings: Sides<Arc<Reading>>,
    #[expect(clippy::rc_buffer, reason = "the answer of a query")]
    pub judged: Arc<Vec<Judged>>,
    /// What a person said of a change's weight.
    pub overruled: BTreeMap<usize, Level>,
    /// The row of drafts with its steps, once they are followed, and the places of the drafts compared in it.
    pub row: Option<(Arc<Chain>, Arc<Followed>, Sides<usize>)>,
}

impl ToBrief {
    fn level(&self, index: usize) -> Option<(Level, u32)> {
        let found = self.judged.get(index)?.weight.as_ref().map(|weight| (weight.level, weight.rank));
        match (self.overruled.get(&index), found) {
            (Some(&level), found) => Some((level, found.map_or(0, |(_, rank)| rank).max(OVERRULED))),
            (None, found) => found,
        }
    }

    /// Where a change of substance stands, told by the weightiest reason.
    fn part_of(&self, index: usize, change: &Change, section: String) -> BriefPart {
        let because = self.judged.get(index).and_then(|judged| judged.weight.as_ref()).map(|weight| &weight.because);
        let keys: Vec<&str> = because.into_iter().flatten().map(|reason| reason.key).collect();
        if keys.iter().any(|key| matches!(*key, "weight-red-line" | "weight-ask")) {
            return BriefPart::Asks;
        }
        match keys.first() {
            _ if self.overruled.contains_key(&index) => BriefPart::Section(section),
            Some(&("weight-added-then-removed" | "weight-removed-then-restored" | "weight-replaced-then-restored")) => {
                BriefPart::RoundTrips
            }
            Some(&"weight-number") => BriefPart::Figures,
            _ if change.kind == Kind::Deleted => BriefPart::Vanished,
            _ => BriefPart::Section(section),
        }
    }

    fn path_of(&self, change: &Change) -> Vec<PathStep> {
        let Some((chain, followed, at)) = &self.row else { return Vec::new() };
        let shift = |step: usize, change: usize| Some(&followed.judged.get(step)?.get(change)?.shift);
        let of = |draft: usize, paragraph: usize| {
            let provision = *chain.lineage.home.get(draft)?.get(paragraph)?;
            let way = path(chain.lineage.provisions.get(provision)?, &chain.steps, shift);
            (!way.is_empty()).then_some(way)
        };
        let new = change.at.new.iter().find_map(|&paragraph| of(at.new, paragraph));
        new.or_else(|| change.at.old.iter().find_map(|&paragraph| of(at.old, paragraph))).unwrap_or_default()
    }
}

/// Makes the view of a comparison.
pub(super) fn brief_of(of: &ToBrief, job: &JobControl) -> Result<BriefView, Cancelled> {
    let readings = Sides::new(&*of.readings.old, &*of.readings.new);
    let sections = Sides::new(Sections::of(&readings.old.paragraphs), Sections::of(&readings.new.paragraphs));
    let (mut figures, mut paths) = (BriefFigures::default(), BTreeMap::new());
    // Part by part: rank and index of each change.
    let mut parts: Vec<(BriefPart, Vec<(u32, usize)>)> = Vec::new();
    for (index, change) in of.comparison.changes.iter().enumerate() {
        job.check()?;
        let Some((level, rank)) = of.level(index).filter(|_| change.is_visible()) else { continue };
        let part = match level {
            Level::Editorial => BriefPart::Editorial,
            Level::Wording => BriefPart::Wording,
            Level::Substance => of.part_of(index, change, strip::section_of(change, readings, sections)),
        };
        if let Some(count) = figures.levels.get_mut(level as usize) {
            *count += 1;
        }
        match of.judged.get(index).map(|judged| judged.shift.direction) {
            Some(Direction::Stronger) => figures.stronger += 1,
            Some(Direction::Lighter) => figures.lighter += 1,
            _ => {}
        }
        let way = of.path_of(change);
        if !way.is_empty() {
            paths.insert(index, way);
        }
        match parts.iter_mut().find(|(known, _)| *known == part) {
            Some((_, changes)) => changes.push((rank, index)),
            None => parts.push((part, vec![(rank, index)])),
        }
    }
    for (_, changes) in &mut parts {
        // Stable: changes of one rank stay in the order of the text.
        changes.sort_by_key(|(rank, _)| std::cmp::Reverse(*rank));
    }
    let heaviest = |changes: &[(u32, usize)]| std::cmp::Reverse(changes.first().map_or(0, |(rank, _)| *rank));
    parts.sort_by_key(|(part, changes)| match part {
        BriefPart::Asks => (0, heaviest(&[])),
        BriefPart::Section(_) => (1, heaviest(changes)),
        BriefPart::RoundTrips => (2, heaviest(&[])),
        BriefPart::Figures => (3, heaviest(&[])),
        BriefPart::Vanished => (4, heaviest(&[])),
        BriefPart::Wording => (5, heaviest(&[])),
        BriefPart::Editorial => (6, heaviest(&[])),
    });
    let followed = of.row.as_ref().map(|(_, followed, _)| followed.strip.as_slice()).unwrap_or_default();
    let mut strip = Vec::new();
    if followed.iter().all(|row| row.pair != of.pair) {
        strip.push(strip::row(of.pair, &of.comparison, readings, &of.judged));
    }
    strip.extend(followed.iter().cloned());
    let parts = parts.into_iter().map(|(part, list)| (part, list.into_iter().map(|(_, index)| index).collect()));
    Ok(BriefView { strip, figures, parts: parts.collect(), paths })
}

/// A row of the Brief.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BriefRow {
    /// The strip.
    Head,
    /// The title of the part of this index.
    Part(usize),
    /// A change.
    Change(usize),
    /// The title of the part of this index, which can be folded; how many changes it has.
    Fold(usize, usize),
    /// Nothing of substance is left to show; whether a filter leaves some out.
    Nothing(bool),
}

/// The rows of the Brief as they are shown now.
#[derive(Debug)]
pub struct BriefPage {
    /// What they are of.
    pub view: Arc<BriefView>,
    /// The rows.
    pub rows: Vec<BriefRow>,
    /// For each row, the sum of the heights before it, as far as they can be known before they are drawn, in points; one
    /// more entry than rows.
    pub heights: Vec<f32>,
    /// From which weight on it is unfolded.
    pub unfolded: Level,
}

impl BriefPage {
    /// Lays out the rows: what passes the filters, and what is unfolded.
    pub(super) fn new(view: Arc<BriefView>, board: &Board, unfolded: Level) -> Self {
        let mut rows = vec![BriefRow::Head];
        let (mut shown, mut left_out) = (0, 0);
        let mut folds = Vec::new();
        for (number, (part, changes)) in view.parts.iter().enumerate() {
            let passing: Vec<usize> = changes.iter().copied().filter(|&index| board.passes(index)).collect();
            if part.level() < Level::Substance {
                let open = part.level() >= unfolded;
                folds.push(BriefRow::Fold(number, if open { passing.len() } else { changes.len() }));
                folds.extend(passing.into_iter().filter(|_| open).map(BriefRow::Change));
                continue;
            }
            left_out += changes.len() - passing.len();
            shown += passing.len();
            if !passing.is_empty() {
                rows.push(BriefRow::Part(number));
                rows.extend(passing.into_iter().map(BriefRow::Change));
            }
        }
        if shown == 0 {
            rows.push(BriefRow::Nothing(left_out > 0));
        }
        rows.extend(folds);
        let mut sum = 0.0;
        let mut heights = vec![sum];
        for row in &rows {
            sum += height(*row, &view, board);
            heights.push(sum);
        }
        Self { view, rows, heights, unfolded }
    }

    /// The changes it shows, in its order.
    pub fn changes(&self) -> impl DoubleEndedIterator<Item = usize> {
        self.rows.iter().filter_map(|row| if let BriefRow::Change(index) = row { Some(*index) } else { None })
    }
}

fn height(row: BriefRow, view: &BriefView, board: &Board) -> f32 {
    match row {
        BriefRow::Head => 40.0 + 18.0 * view.strip.len() as f32,
        BriefRow::Part(_) | BriefRow::Fold(..) => 40.0,
        BriefRow::Nothing(_) => 80.0,
        BriefRow::Change(index) => {
            let pieces = board.comparison.changes.get(index).map(|change| change.redline.as_slice());
            let length: usize =
                pieces.unwrap_or_default().iter().map(|piece| piece.at.old.len.max(piece.at.new.len)).sum();
            110.0 + (length as f32 / 80.0).min(8.0) * 22.0
        }
    }
}
