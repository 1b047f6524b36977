//! How far coders agree: percentage, Cohen's kappa, Krippendorff's alpha.
//!
//! Units are changes. For each theme a coder who has looked at a change (has said anything of it, or marked it seen)
//! either gave it the theme or did not; one who has not looked at it says nothing, and that is no disagreement.
//!
//! Methods: percentage and kappa after J. Cohen, “A coefficient of agreement for nominal scales”, Educational and
//! Psychological Measurement 20 (1960), over pairs of coders who both looked; for more than two coders, the mean of the
//! pairs (R. J. Light 1971). Alpha after K. Krippendorff, “Computing Krippendorff's Alpha-Reliability” (2011), nominal,
//! any number of coders, missing values allowed. Over all: every theme on every change is one unit.

use crate::base::{CoderId, ThemeId};
use std::collections::{BTreeMap, BTreeSet};

/// What one coder says of each unit; `None`: has not looked at it.
pub type Codes<V> = Vec<Option<V>>;

/// Returns the share of units on which two coders say the same, of those both looked at; `None` when there are none.
pub fn percentage<V: PartialEq>(a: &[Option<V>], b: &[Option<V>]) -> Option<f64> {
    let both: Vec<bool> = pairs(a, b).map(|(a, b)| a == b).collect();
    let same = both.iter().filter(|same| **same).count();
    (!both.is_empty()).then(|| same as f64 / both.len() as f64)
}

/// Cohen's kappa: agreement beyond chance, 1 when perfect, 0 when as by chance. `None` when there are no common units,
/// or both coders gave one and the same value to all, so that chance explains everything.
pub fn kappa<V: Ord>(a: &[Option<V>], b: &[Option<V>]) -> Option<f64> {
    let observed = percentage(a, b)?;
    let mut counts: BTreeMap<&V, (f64, f64)> = BTreeMap::new();
    let mut units = 0.0;
    for (a, b) in pairs(a, b) {
        counts.entry(a).or_default().0 += 1.0;
        counts.entry(b).or_default().1 += 1.0;
        units += 1.0;
    }
    let expected: f64 = counts.values().map(|(a, b)| a * b).sum::<f64>() / (units * units);
    (expected < 1.0).then(|| (observed - expected) / (1.0 - expected))
}

/// Krippendorff's alpha for nominal values: one row a coder, one column a unit. `None` when no unit was looked at by
/// two, or only one value occurs.
pub fn alpha<V: Ord>(coders: &[Codes<V>]) -> Option<f64> {
    let units = coders.iter().map(Vec::len).max().unwrap_or(0);
    let mut totals: BTreeMap<&V, f64> = BTreeMap::new();
    let mut agreeing = 0.0;
    for unit in 0..units {
        let mut counts: BTreeMap<&V, f64> = BTreeMap::new();
        for value in coders.iter().filter_map(|coder| coder.get(unit)?.as_ref()) {
            *counts.entry(value).or_default() += 1.0;
        }
        let said: f64 = counts.values().sum();
        // A value that stands alone can be compared with none.
        if said < 2.0 {
            continue;
        }
        for (value, count) in counts {
            *totals.entry(value).or_default() += count;
            agreeing += count * (count - 1.0) / (said - 1.0);
        }
    }
    let all: f64 = totals.values().sum();
    let by_chance: f64 = totals.values().map(|count| count * (count - 1.0)).sum();
    let possible = all * (all - 1.0) - by_chance;
    (possible > 0.0).then(|| ((all - 1.0) * agreeing - by_chance) / possible)
}

fn pairs<'a, V>(a: &'a [Option<V>], b: &'a [Option<V>]) -> impl Iterator<Item = (&'a V, &'a V)> {
    a.iter().zip(b).filter_map(|(a, b)| a.as_ref().zip(b.as_ref()))
}

/// What one coder said of one change: the themes; absent when not looked at.
pub type Said = BTreeMap<CoderId, BTreeSet<ThemeId>>;

/// Agreement on one theme, or over all.
#[derive(Debug, Clone, PartialEq)]
pub struct Agreement {
    /// The theme; `None` for all together.
    pub theme: Option<ThemeId>,
    /// How many changes two coders or more looked at.
    pub units: usize,
    /// Share of agreeing pairs.
    pub percentage: Option<f64>,
    /// Cohen's kappa; for more than two coders the mean of the pairs.
    pub kappa: Option<f64>,
    /// Krippendorff's alpha.
    pub alpha: Option<f64>,
}

/// A change on which coders differ: its number, the theme, who gave it, who did not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Disagreement {
    /// Place in the list of changes that was given.
    pub unit: usize,
    /// The theme.
    pub theme: ThemeId,
    /// Who gave it.
    pub with: Vec<CoderId>,
    /// Who looked and did not.
    pub without: Vec<CoderId>,
}

/// Agreement over all themes that occur (first), on each of them, and what is to be settled, in the order of changes.
pub fn agreement(changes: &[Said]) -> (Vec<Agreement>, Vec<Disagreement>) {
    let coders: BTreeSet<CoderId> = changes.iter().flat_map(|said| said.keys().copied()).collect();
    let themes: BTreeSet<ThemeId> = changes.iter().flat_map(|said| said.values().flatten().copied()).collect();
    let rows = |themes: &[ThemeId]| -> Vec<Codes<bool>> {
        let of = |coder: &CoderId, theme: &ThemeId| {
            changes.iter().map(|said| said.get(coder).map(|given| given.contains(theme))).collect::<Codes<bool>>()
        };
        coders.iter().map(|coder| themes.iter().flat_map(|theme| of(coder, theme)).collect()).collect()
    };
    let units = changes.iter().filter(|said| said.len() > 1).count();
    let measured = |theme: Option<ThemeId>, rows: &[Codes<bool>]| Agreement {
        theme,
        units,
        percentage: mean(rows, percentage),
        kappa: mean(rows, kappa),
        alpha: alpha(rows),
    };
    let all: Vec<ThemeId> = themes.iter().copied().collect();
    let mut lines = vec![measured(None, &rows(&all))];
    lines.extend(all.iter().map(|theme| measured(Some(*theme), &rows(&[*theme]))));
    let mut open = Vec::new();
    for (unit, said) in changes.iter().enumerate() {
        let given: BTreeSet<ThemeId> = said.values().flatten().copied().collect();
        for theme in given {
            let (with, without): (Vec<_>, Vec<_>) = said.iter().partition(|(_, themes)| themes.contains(&theme));
            if !without.is_empty() {
                let ids = |list: Vec<(&CoderId, &BTreeSet<ThemeId>)>| list.into_iter().map(|(id, _)| *id).collect();
                open.push(Disagreement { unit, theme, with: ids(with), without: ids(without) });
            }
        }
    }
    (lines, open)
}

/// The mean of a measure over all pairs of coders it can be taken of.
fn mean(rows: &[Codes<bool>], of: impl Fn(&[Option<bool>], &[Option<bool>]) -> Option<f64>) -> Option<f64> {
    let values: Vec<f64> = rows
        .iter()
        .enumerate()
        .flat_map(|(place, a)| rows.iter().skip(place + 1).map(move |b| (a, b)))
        .filter_map(|(a, b)| of(a, b))
        .collect();
    (!values.is_empty()).then(|| values.iter().sum::<f64>() / values.len() as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(values: &str) -> Codes<char> {
        values.chars().map(|value| (value != '.').then_some(value)).collect()
    }

    fn near(value: Option<f64>, wanted: f64) {
        assert!((value.unwrap_or(f64::NAN) - wanted).abs() < 0.0006, "{value:?} is not {wanted}");
    }

    /// Krippendorff 2011, section C: four observers, twelve units, nominal, missing data: 0.743.
    #[test]
    fn alpha_with_missing_values_is_as_published() {
        let observers = [row("123321412..."), row("1233224125.3"), row(".3332342251."), row("12332441251.")];
        near(alpha(&observers), 0.743);
    }

    /// Krippendorff 2011, section A: binary, two observers, ten units: 0.095.
    #[test]
    fn alpha_of_two_on_binary_data_is_as_published() {
        near(alpha(&[row("0100000010"), row("1110010000")]), 0.095);
    }

    /// Krippendorff 2011, section B: nominal, two observers, twelve units: 0.692.
    #[test]
    fn alpha_of_two_on_nominal_data_is_as_published() {
        near(alpha(&[row("aabbdcccedda"), row("babbbccceddd")]), 0.692);
    }

    /// The textbook example of 50 grant proposals (20 both yes, 15 both no, 5 and 10 apart): 0.7 observed, kappa 0.4.
    #[test]
    fn kappa_is_as_in_the_textbook() {
        let (mut a, mut b) = (String::new(), String::new());
        for (first, second, count) in [('y', 'y', 20), ('y', 'n', 5), ('n', 'y', 10), ('n', 'n', 15)] {
            a.extend(std::iter::repeat_n(first, count));
            b.extend(std::iter::repeat_n(second, count));
        }
        near(percentage(&row(&a), &row(&b)), 0.7);
        near(kappa(&row(&a), &row(&b)), 0.4);
    }

    #[test]
    fn without_variation_nothing_is_claimed() {
        assert_eq!(kappa(&row("aaa"), &row("aaa")), None);
        assert_eq!(alpha(&[row("aaa"), row("aaa")]), None);
        assert_eq!(percentage(&row("a."), &row(".a")), None);
    }

    #[test]
    fn what_is_to_be_settled_is_listed_and_who_did_not_look_is_left_out() {
        let (ada, bo, cy) = (CoderId::from_bits(1), CoderId::from_bits(2), CoderId::from_bits(3));
        let (first, second) = (ThemeId::from_bits(1), ThemeId::from_bits(2));
        let said = |list: &[(CoderId, &[ThemeId])]| {
            list.iter().map(|(coder, themes)| (*coder, themes.iter().copied().collect())).collect::<Said>()
        };
        let changes = [
            said(&[(ada, &[first]), (bo, &[first])]),
            said(&[(ada, &[first]), (bo, &[second])]),
            said(&[(cy, &[second])]),
            said(&[(ada, &[]), (bo, &[])]),
        ];
        let (lines, open) = agreement(&changes);
        assert_eq!(lines.len(), 3);
        assert_eq!(lines[0].units, 3);
        near(lines[0].percentage, 4.0 / 6.0);
        let places: Vec<_> = open.iter().map(|open| (open.unit, open.theme)).collect();
        assert_eq!(places, [(1, first), (1, second)]);
        assert_eq!((open[0].with.clone(), open[0].without.clone()), (vec![ada], vec![bo]));
    }
}
