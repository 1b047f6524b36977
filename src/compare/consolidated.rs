//! One replacement made in many places, and copies: what is said once though it stands in several changes.

use super::changes::joined;
use super::model::{Change, Comparison, EditKind, Kind, NonSubstantive, RedlineSpan};
use super::words::words;
use crate::text::{Paragraph, ParagraphKind};
use std::collections::BTreeMap;

/// A replacement in fewer places is told where it stands only.
const LEAST_PLACES: usize = 3;
/// Longer phrases are edits of their own.
const MOST_WORDS: usize = 6;
/// A copy has at least so many words: shorter lines repeat by nature.
const COPY_WORDS: usize = 6;

/// One phrase for another, in many places.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replacement {
    /// What went.
    pub old: String,
    /// What came in its place.
    pub new: String,
    /// How many places there are.
    pub places: usize,
    /// The changes they stand in, ascending indices.
    pub changes: Vec<usize>,
}

/// Returns the replacements that were made in several places, those of most places first.
///
/// The same words went and the same came at each; the part of a compound that stays ("Vice-Chairman", "Vice-Chair")
/// does not count.
pub fn consolidated(comparison: &Comparison, old: &[Paragraph], new: &[Paragraph]) -> Vec<Replacement> {
    let mut found: BTreeMap<(String, String), (usize, Vec<usize>)> = BTreeMap::new();
    for (number, change) in comparison.changes.iter().enumerate() {
        if change.redline.len() < 2 {
            continue;
        }
        let (a, b) = (joined(old, &change.at.old), joined(new, &change.at.new));
        for pair in change.redline.windows(2) {
            let [gone, come] = pair else { continue };
            if (gone.op, come.op) != (EditKind::Delete, EditKind::Insert)
                || gone.moved.is_some()
                || come.moved.is_some()
            {
                continue;
            }
            let (Some(gone), Some(come)) = (gone.at.old.of(&a), come.at.new.of(&b)) else { continue };
            let (gone, come) = without_compound(gone.trim(), come.trim());
            let counts = |text: &str| (1..=MOST_WORDS).contains(&words(text).len());
            if !(counts(gone) && counts(come)) || gone.chars().all(char::is_numeric) {
                continue;
            }
            let entry = found.entry((gone.to_owned(), come.to_owned())).or_default();
            entry.0 += 1;
            if entry.1.last() != Some(&number) {
                entry.1.push(number);
            }
        }
    }
    let mut replacements: Vec<Replacement> = found
        .into_iter()
        .filter(|(_, (places, _))| *places >= LEAST_PLACES)
        .map(|((old, new), (places, changes))| Replacement { old, new, places, changes })
        .collect();
    replacements.sort_by(|a, b| b.places.cmp(&a.places).then(a.changes.cmp(&b.changes)));
    replacements
}

/// Numbers of references that all rose or fell by as much.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shift {
    /// By how much: less than 0 when they fell.
    pub by: i64,
    /// The number of the first place, as it was and as it is.
    pub first: (String, String),
    /// How many places there are.
    pub places: usize,
    /// The changes they stand in, ascending indices.
    pub changes: Vec<usize>,
}

/// Returns the shifts that the numbers of cross-references made in several places, those of most places first: what a
/// provision put in or taken out does to all references after it.
pub fn shifts(comparison: &Comparison, old: &[Paragraph], new: &[Paragraph]) -> Vec<Shift> {
    let mut found: BTreeMap<i64, Shift> = BTreeMap::new();
    for (number, change) in comparison.changes.iter().enumerate() {
        let is_reference = |piece: &RedlineSpan| piece.minor == Some(NonSubstantive::Reference);
        if !change.redline.iter().any(is_reference) {
            continue;
        }
        let (a, b) = (joined(old, &change.at.old), joined(new, &change.at.new));
        for pair in change.redline.windows(2) {
            let [gone, come] = pair else { continue };
            if (gone.op, come.op) != (EditKind::Delete, EditKind::Insert) || !is_reference(gone) || !is_reference(come)
            {
                continue;
            }
            let (Some(gone), Some(come)) = (gone.at.old.of(&a), come.at.new.of(&b)) else { continue };
            let (gone, come) = (gone.trim(), come.trim());
            let (Ok(before), Ok(after)) = (gone.parse::<i64>(), come.parse::<i64>()) else { continue };
            let by = after.saturating_sub(before);
            let shift = found.entry(by).or_insert_with(|| Shift {
                by,
                first: (gone.to_owned(), come.to_owned()),
                places: 0,
                changes: Vec::new(),
            });
            shift.places += 1;
            if shift.changes.last() != Some(&number) {
                shift.changes.push(number);
            }
        }
    }
    let mut shifts: Vec<Shift> = found.into_values().filter(|shift| shift.places >= LEAST_PLACES).collect();
    shifts.sort_by(|a, b| b.places.cmp(&a.places).then(a.changes.cmp(&b.changes)));
    shifts
}

/// Two compounds without the parts, up to a hyphen or from one, that both have.
fn without_compound<'a>(mut a: &'a str, mut b: &'a str) -> (&'a str, &'a str) {
    while let (Some((head, rest)), Some((other, others))) = (a.split_once('-'), b.split_once('-'))
        && head == other
    {
        (a, b) = (rest, others);
    }
    while let (Some((rest, tail)), Some((others, other))) = (a.rsplit_once('-'), b.rsplit_once('-'))
        && tail == other
    {
        (a, b) = (rest, others);
    }
    (a, b)
}

/// Returns, for each inserted change, the old paragraphs it is a copy of: they have the same words, and live on
/// elsewhere.
pub fn copies(comparison: &Comparison, old: &[Paragraph], new: &[Paragraph]) -> BTreeMap<usize, Vec<usize>> {
    let worded = |paragraph: &Paragraph| !matches!(paragraph.kind, ParagraphKind::Heading | ParagraphKind::Cell);
    let inserted = |change: &Change| match (change.kind, change.at.new.as_slice()) {
        (Kind::Inserted, [at]) => new.get(*at).filter(|paragraph| worded(paragraph)),
        _ => None,
    };
    let mut wanted: BTreeMap<Vec<u64>, Vec<usize>> = BTreeMap::new();
    for (number, change) in comparison.changes.iter().enumerate() {
        if let Some(paragraph) = inserted(change) {
            let words = words(&paragraph.text);
            if words.len() >= COPY_WORDS {
                wanted.entry(words).or_default().push(number);
            }
        }
    }
    let mut copies: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    if wanted.is_empty() {
        return copies;
    }
    for (at, paragraph) in old.iter().enumerate().filter(|(_, paragraph)| worded(paragraph)) {
        let home = comparison.home.old.get(at).and_then(|&home| comparison.changes.get(home));
        if home.is_none_or(|change| change.kind == Kind::Deleted) {
            continue;
        }
        if let Some(changes) = wanted.get(&words(&paragraph.text)) {
            for &change in changes {
                copies.entry(change).or_default().push(at);
            }
        }
    }
    copies
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::JobControl;
    use crate::compare::{Options, compare};

    fn plain(texts: &[&str]) -> Vec<Paragraph> {
        texts.iter().map(|text| Paragraph::plain(*text)).collect()
    }

    fn compared(old: &[Paragraph], new: &[Paragraph]) -> Comparison {
        compare(old, new, &Options::default(), &[], &JobControl::default()).expect("nobody cancels")
    }

    #[test]
    fn one_word_for_another_everywhere_is_said_once() {
        let old = plain(&[
            "The Headmistress opens the school at seven.",
            "A pupil may ask the Headmistress for leave.",
            "The Deputy-Headmistress rings the bell.",
            "The garden is locked at night.",
        ]);
        let new = plain(&[
            "The Principal opens the school at seven.",
            "A pupil may ask the Principal for leave.",
            "The Deputy-Principal rings the bell.",
            "The garden is locked at dusk.",
        ]);
        let said = consolidated(&compared(&old, &new), &old, &new);
        let once = Replacement {
            old: "Headmistress".to_owned(),
            new: "Principal".to_owned(),
            places: 3,
            changes: vec![0, 1, 2],
        };
        assert_eq!(said, [once], "what stands in one place only is not among them");
    }

    #[test]
    fn references_that_all_rose_are_said_once() {
        let old = plain(&[
            "The bell is rung as article 4 says.",
            "Whoever breaks article 7 pays as article 9 says.",
            "The rope of article 5 is of hemp.",
        ]);
        let new = plain(&[
            "The bell is rung as article 5 says.",
            "Whoever breaks article 8 pays as article 10 says.",
            "The rope of article 5 is of flax.",
        ]);
        let said = shifts(&compared(&old, &new), &old, &new);
        let once = Shift { by: 1, first: ("4".to_owned(), "5".to_owned()), places: 3, changes: vec![0, 1] };
        assert_eq!(said, [once]);
        assert_eq!(consolidated(&compared(&old, &new), &old, &new), [], "not as replacements too");
    }

    #[test]
    fn a_paragraph_that_stands_twice_now_is_a_copy() {
        let line = "Each lodger keeps the key of the cellar for one week.";
        let old = plain(&[line, "The cellar holds apples.", "Nobody sings."]);
        let new = plain(&[line, "The cellar holds apples.", line, "Nobody sings.", "Nobody sings."]);
        let comparison = compared(&old, &new);
        assert_eq!(comparison.counts.kind(Kind::Inserted), 2);
        let copies = copies(&comparison, &old, &new);
        assert_eq!(copies.into_iter().collect::<Vec<_>>(), [(comparison.home.new[2], vec![0])], "a short line repeats");
    }
}
