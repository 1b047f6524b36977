//! Where one language version changed between two drafts and the other did not.

use super::pair::pair;
use crate::base::{Cancelled, JobControl, Side, Sides, closed_enum};
use crate::compare::{Change, Comparison, Kind, NonSubstantive, Options, compare};
use crate::text::Paragraph;
use std::collections::{BTreeMap, BTreeSet};

/// One of two language versions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Version {
    /// That in the language of negotiation.
    First,
    /// The other.
    Second,
}

closed_enum!(
    /// What happened to a paragraph in one version alone.
    What {
        /// Its words changed.
        Edited = "edited", "language-check-edited";
        /// It came in.
        Inserted = "inserted", "language-check-inserted";
        /// It went out.
        Deleted = "deleted", "language-check-deleted";
        /// It stands at another place.
        Moved = "moved", "language-check-moved";
    }
);

/// A paragraph that changed in one version and not in the other: indices into the readings, where it is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What happened.
    pub what: What,
    /// In which version it happened.
    pub changed: Version,
    /// The paragraph in the first version of both drafts.
    pub first: Sides<Option<usize>>,
    /// The paragraph in the second version of both drafts.
    pub second: Sides<Option<usize>>,
}

/// Two language versions of a step between drafts, laid side by side.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LanguageCheck {
    /// Pairs of paragraphs of the old drafts, in their order: first version, second version.
    pub old: Vec<(usize, usize)>,
    /// Pairs of paragraphs of the new drafts.
    pub new: Vec<(usize, usize)>,
    /// What changed in one version alone, in the order of the new drafts; what is gone comes last.
    pub findings: Vec<Finding>,
    /// Paragraphs of the new drafts without a counterpart: of these nothing is said but that they came or went.
    pub alone: (Vec<usize>, Vec<usize>),
}

/// A version of both drafts, compared.
struct Compared {
    comparison: Comparison,
    /// What each paragraph says, without what is no wording.
    plain: Sides<Vec<String>>,
    /// Paragraphs without a link that say the same as one without a link on the other side: none of them changed.
    again: Sides<BTreeMap<usize, usize>>,
}

/// Words of a paragraph without punctuation, case, and the numbers by which Chinese cites paragraphs (第35至39段).
fn plain(paragraph: &Paragraph) -> String {
    let signs: Vec<char> = paragraph.text.chars().collect();
    let mut out = String::with_capacity(paragraph.text.len());
    let mut at = 0;
    while let Some(&sign) = signs.get(at) {
        at += 1;
        if sign == '第' {
            let rest = signs.get(at..).unwrap_or_default();
            let of_number = |sign: &&char| {
                sign.is_ascii_alphanumeric()
                    || matches!(**sign, '至' | '、' | '和' | '-' | '第' | '(' | ')' | '（' | '）')
            };
            let count = rest.iter().take_while(of_number).count();
            if rest.get(count).is_some_and(|unit| matches!(unit, '段' | '条' | '款' | '项' | '章' | '节')) {
                at += count;
            }
        }
        // Square brackets say that words are not agreed.
        if sign.is_alphanumeric() || matches!(sign, '[' | ']') {
            out.extend(sign.to_lowercase());
        }
    }
    out
}

impl Compared {
    fn of(drafts: Sides<&[Paragraph]>, job: &JobControl) -> Result<Self, Cancelled> {
        // A number, a comma or a space that differs is no other wording; references move with the numbers.
        let options = Options {
            ignore: NonSubstantive::ALL.iter().copied().collect(),
            ignore_numbering: true,
            ignore_formatting: true,
        };
        let comparison = compare(drafts.old, drafts.new, &options, &[], job)?;
        let plain = drafts.map(|paragraphs| paragraphs.iter().map(plain).collect());
        let mut compared = Self { comparison, plain, again: Sides::default() };
        compared.again = compared.said_again();
        Ok(compared)
    }

    fn said_again(&self) -> Sides<BTreeMap<usize, usize>> {
        let alone = |side: Side| -> Vec<usize> {
            (0..self.plain.get(side).len()).filter(|at| self.one_linked(side, *at).is_none()).collect()
        };
        let mut again: Sides<BTreeMap<usize, usize>> = Sides::default();
        let mut olds = alone(Side::Old);
        for new in alone(Side::New) {
            let Some(words) = self.plain.new.get(new).filter(|words| !words.is_empty()) else { continue };
            if let Some(place) = olds.iter().position(|old| self.plain.old.get(*old) == Some(words)) {
                let old = olds.remove(place);
                again.old.insert(old, new);
                again.new.insert(new, old);
            }
        }
        again
    }

    fn change(&self, side: Side, paragraph: usize) -> Option<&Change> {
        let home = self.comparison.home.get(side).get(paragraph)?;
        self.comparison.changes.get(*home)
    }

    /// Whether a paragraph says something else than any that it is linked with on the other side.
    fn is_changed(&self, side: Side, paragraph: usize) -> bool {
        let own = self.plain.get(side).get(paragraph);
        let is_same = |other: usize| own.is_some() && own == self.plain.get(side.other()).get(other);
        self.change(side, paragraph).is_some_and(|change| change.kind != Kind::Unchanged && !change.reading_differs)
            && !self.linked(side, paragraph).any(is_same)
    }

    /// The paragraphs on the other side that a paragraph is linked with.
    fn linked(&self, side: Side, paragraph: usize) -> impl Iterator<Item = usize> {
        let links = self.change(side, paragraph).map(|change| change.links.as_slice()).unwrap_or_default();
        let linked = links.iter().filter_map(move |link| match side {
            Side::Old => (link.old == paragraph).then_some(link.new),
            Side::New => (link.new == paragraph).then_some(link.old),
        });
        linked.chain(self.again.get(side).get(&paragraph).copied())
    }

    fn one_linked(&self, side: Side, paragraph: usize) -> Option<usize> {
        self.linked(side, paragraph).next()
    }

    fn is_moved(&self, new: usize) -> bool {
        self.change(Side::New, new).is_some_and(|change| change.links.iter().any(|link| link.new == new && link.moved))
    }
}

/// The pairs of one draft, looked up from either version.
struct Pairs {
    by_first: BTreeMap<usize, usize>,
    by_second: BTreeMap<usize, usize>,
}

impl Pairs {
    fn of(pairs: &[(usize, usize)]) -> Self {
        Self {
            by_first: pairs.iter().copied().collect(),
            by_second: pairs.iter().map(|&(first, second)| (second, first)).collect(),
        }
    }

    fn partner(&self, version: Version, paragraph: usize) -> Option<usize> {
        match version {
            Version::First => &self.by_first,
            Version::Second => &self.by_second,
        }
        .get(&paragraph)
        .copied()
    }
}

struct Checking<'a> {
    first: &'a Compared,
    second: &'a Compared,
    old: Pairs,
    new: Pairs,
    findings: Vec<Finding>,
    /// Paragraphs of the new drafts that something was said of.
    told: BTreeSet<(Version, usize)>,
}

impl Checking<'_> {
    const fn of(&self, version: Version) -> &Compared {
        match version {
            Version::First => self.first,
            Version::Second => self.second,
        }
    }

    fn tell(&mut self, what: What, changed: Version, first: Sides<Option<usize>>, second: Sides<Option<usize>>) {
        self.told.extend(first.new.map(|at| (Version::First, at)));
        self.told.extend(second.new.map(|at| (Version::Second, at)));
        self.findings.push(Finding { what, changed, first, second });
    }

    /// Paragraphs of the new drafts that have a counterpart. One that did not change was in the old draft too: what its
    /// counterpart is, is other words in its place.
    fn paired(&mut self, pairs: &[(usize, usize)]) {
        for &(first, second) in pairs {
            let changed = (self.first.is_changed(Side::New, first), self.second.is_changed(Side::New, second));
            let version = match changed {
                (true, false) => Version::First,
                (false, true) => Version::Second,
                _ => continue,
            };
            let old = (self.first.one_linked(Side::New, first), self.second.one_linked(Side::New, second));
            let beside = (
                old.0.or_else(|| self.old.partner(Version::Second, old.1?)),
                old.1.or_else(|| self.old.partner(Version::First, old.0?)),
            );
            let places = (Sides::new(beside.0, Some(first)), Sides::new(beside.1, Some(second)));
            self.tell(What::Edited, version, places.0, places.1);
        }
    }

    /// Paragraphs of the new draft of one version that have no counterpart in the other: moved in one alone, or new in it.
    fn unpaired(&mut self, version: Version, alone: &[usize]) {
        for &new in alone {
            if self.told.contains(&(version, new)) {
                continue;
            }
            let own = self.of(version);
            let old = own.one_linked(Side::New, new);
            let other = match version {
                Version::First => Version::Second,
                Version::Second => Version::First,
            };
            let there = old.and_then(|old| self.old.partner(version, old));
            let elsewhere = there
                .and_then(|there| self.of(other).one_linked(Side::Old, there))
                .filter(|there| self.new.partner(other, *there).is_none());
            let moved = match elsewhere {
                Some(elsewhere) => {
                    // Edited or moved in one of them alone; both at once is what a move with new words is.
                    let (own_moved, other_moved) = (own.is_moved(new), self.of(other).is_moved(elsewhere));
                    let edited = (own.is_changed(Side::New, new), self.of(other).is_changed(Side::New, elsewhere));
                    match ((own_moved, other_moved), edited) {
                        (_, (true, false)) => Some((What::Edited, version)),
                        (_, (false, true)) => Some((What::Edited, other)),
                        ((true, false), _) => Some((What::Moved, version)),
                        ((false, true), _) => Some((What::Moved, other)),
                        _ => None,
                    }
                }
                None if own.is_changed(Side::New, new) && old.is_none() => Some((What::Inserted, version)),
                None => None,
            };
            let Some((what, changed)) = moved else { continue };
            let (mine, theirs) = (Sides::new(old, Some(new)), Sides::new(there, elsewhere));
            match version {
                Version::First => self.tell(what, changed, mine, theirs),
                Version::Second => self.tell(what, changed, theirs, mine),
            }
        }
    }

    /// Paragraphs of the old drafts that are gone from one version and stand in the other.
    fn gone(&mut self, pairs: &[(usize, usize)]) {
        for &(first, second) in pairs {
            let gone = |compared: &Compared, at: usize| compared.one_linked(Side::Old, at).is_none();
            let (changed, stays, at) = match (gone(self.first, first), gone(self.second, second)) {
                (true, false) => (Version::First, Version::Second, second),
                (false, true) => (Version::Second, Version::First, first),
                _ => continue,
            };
            // Where it went on in other words, its counterpart may be taken for a new paragraph: both changed.
            let staying = self.of(stays);
            let went_on: Vec<usize> = staying.linked(Side::Old, at).collect();
            let answered = went_on.iter().any(|&new| {
                staying.is_changed(Side::New, new)
                    && self.new.partner(stays, new).is_some_and(|other| self.of(changed).is_changed(Side::New, other))
            });
            let told = went_on.iter().any(|&new| self.told.contains(&(stays, new)));
            if answered || told {
                continue;
            }
            let stays_at = Sides::new(Some(at), went_on.first().copied());
            match changed {
                Version::First => self.tell(What::Deleted, changed, Sides::new(Some(first), None), stays_at),
                Version::Second => self.tell(What::Deleted, changed, stays_at, Sides::new(Some(second), None)),
            }
        }
    }
}

/// Says where one of two language versions changed between two drafts and the other did not: `first` and `second` are the
/// readings of the old and the new draft in each.
///
/// Differences of numbers, spelling, punctuation and looks alone count as none, in both.
///
/// # Errors
/// [`Cancelled`], when the job is to stop.
pub fn check(
    first: Sides<&[Paragraph]>,
    second: Sides<&[Paragraph]>,
    job: &JobControl,
) -> Result<LanguageCheck, Cancelled> {
    let old = pair(first.old, second.old, job)?;
    let new = pair(first.new, second.new, job)?;
    let (one, other) = (Compared::of(first, job)?, Compared::of(second, job)?);
    let mut checking = Checking {
        first: &one,
        second: &other,
        old: Pairs::of(&old),
        new: Pairs::of(&new),
        findings: Vec::new(),
        told: BTreeSet::new(),
    };
    let without = |known: &BTreeMap<usize, usize>, count: usize| -> Vec<usize> {
        (0..count).filter(|at| !known.contains_key(at)).collect()
    };
    let alone = (without(&checking.new.by_first, first.new.len()), without(&checking.new.by_second, second.new.len()));
    checking.paired(&new);
    checking.unpaired(Version::First, &alone.0);
    checking.unpaired(Version::Second, &alone.1);
    checking.gone(&old);
    let mut findings = checking.findings;
    findings.sort_by_key(|finding| {
        let at = finding.first.new.or(finding.second.new);
        (at.is_none(), at, finding.first.old)
    });
    Ok(LanguageCheck { old, new, findings, alone })
}
