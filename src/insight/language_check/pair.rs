//! Which paragraphs of two language versions of one draft belong together.

use crate::base::{Cancelled, JobControl};
use crate::text::{Paragraph, ParagraphKind};
use std::collections::BTreeSet;

/// What stands in for a paragraph of one version while it is paired.
struct Shape {
    /// Headings go with headings, notes with notes; the other kinds may differ between files.
    group: u8,
    /// The reference by its letters and digits.
    reference: String,
    /// Whether it stands below another, as far as the file says so.
    is_item: bool,
    /// Length in signs.
    length: f32,
    /// How many sentences it has.
    sentences: usize,
    /// What it ends with, as any language writes it.
    end: char,
    /// Numbers written with digits.
    numbers: BTreeSet<String>,
    /// Words in Latin letters that begin with a capital one.
    names: BTreeSet<String>,
}

fn shape(paragraph: &Paragraph) -> Shape {
    let mut numbers = BTreeSet::new();
    let mut names = BTreeSet::new();
    for word in paragraph.text.split(|sign: char| !sign.is_ascii_alphanumeric()) {
        // A word that touches others ("目标9", "2030年") is cut out by what surrounds it.
        let digits: String = word.chars().filter(char::is_ascii_digit).collect();
        if !digits.is_empty() {
            numbers.insert(digits);
        } else if word.chars().count() > 1 && word.starts_with(|sign: char| sign.is_ascii_uppercase()) {
            names.insert(word.to_lowercase());
        }
    }
    let reference = paragraph.reference.as_deref().unwrap_or_default();
    let text = paragraph.text.trim_end();
    Shape {
        is_item: paragraph.kind == ParagraphKind::Item,
        sentences: text.chars().filter(|sign| matches!(sign, '.' | '。' | '?' | '？' | '؟')).count(),
        end: match text.chars().next_back() {
            Some('.' | '。') => '.',
            Some(';' | '；' | '؛') => ';',
            Some(':' | '：') => ':',
            Some(',' | '，' | '،') => ',',
            _ => ' ',
        },
        group: match paragraph.kind {
            ParagraphKind::Heading => 0,
            ParagraphKind::Footnote => 1,
            ParagraphKind::Cell => 2,
            ParagraphKind::Body | ParagraphKind::Item | ParagraphKind::Preamble => 3,
        },
        reference: reference.chars().filter(|sign| sign.is_alphanumeric()).flat_map(char::to_lowercase).collect(),
        length: paragraph.text.chars().count().max(1) as f32,
        numbers,
        names,
    }
}

/// The part of the smaller set that stands in the other; nothing where one is empty.
fn shared(a: &BTreeSet<String>, b: &BTreeSet<String>) -> Option<f32> {
    let smaller = a.len().min(b.len());
    (smaller > 0).then(|| a.intersection(b).count() as f32 / smaller as f32)
}

/// How much speaks for two paragraphs being one; `ratio` is how much longer paragraphs of the second version are.
fn likeness(a: &Shape, b: &Shape, ratio: f32) -> f32 {
    let kind = if a.group == b.group { 0.5 } else { -3.0 };
    let reference = match (a.reference.is_empty(), b.reference.is_empty()) {
        (false, false) if a.reference == b.reference => 2.0,
        (false, false) => -0.5,
        (true, true) => 0.3,
        _ => -0.3,
    };
    // Short paragraphs differ more in length between languages than long ones.
    let slack = if a.length.min(b.length * ratio.recip()) < 40.0 { 0.6 } else { 1.0 };
    let off = (b.length / (a.length * ratio)).ln().abs();
    let length = (1.5 - 3.0 * slack * off).max(-2.5);
    let numbers = shared(&a.numbers, &b.numbers).map_or(0.0, |part| if part > 0.0 { 1.5 * part } else { -1.5 });
    let names = shared(&a.names, &b.names).unwrap_or(0.0);
    let item = if a.is_item == b.is_item { 0.0 } else { -0.4 };
    let end = if a.end == b.end { 0.4 } else { -0.6 };
    let sentences = -(0.3 * a.sentences.abs_diff(b.sentences) as f32).min(1.2);
    kind + reference + length + numbers + names + item + end + sentences
}

/// What a paragraph without a counterpart costs.
const ALONE: f32 = -0.4;

/// How far from the diagonal a pair may lie, beside what the versions differ in number.
const BAND: usize = 96;

/// How much a difference in number widens it at most: the diagonal leans as the lengths do.
const MOST_BAND: usize = 400;

/// How a row of the table was reached.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    Pair,
    First,
    Second,
}

/// Returns the pairs of paragraphs that say the same in two language versions of a draft, in their order: indices into
/// `first` and `second`. What has no counterpart is in none.
///
/// Both versions are taken to have the same order; the best pairs in that order are found by dynamic programming, in a band
/// of the table, so that the work grows with the length of the drafts alone.
///
/// # Errors
/// [`Cancelled`], when the job is to stop.
pub fn pair(first: &[Paragraph], second: &[Paragraph], job: &JobControl) -> Result<Vec<(usize, usize)>, Cancelled> {
    let shapes = |paragraphs: &[Paragraph]| paragraphs.iter().map(shape).collect::<Vec<_>>();
    let (a, b) = (shapes(first), shapes(second));
    // By the mean, so that what one version lacks makes the other no longer.
    let mean = |shapes: &[Shape]| shapes.iter().map(|shape| shape.length).sum::<f32>() / shapes.len().max(1) as f32;
    if a.is_empty() || b.is_empty() {
        return Ok(Vec::new());
    }
    let ratio = mean(&b) / mean(&a);
    let reach = BAND + a.len().abs_diff(b.len()).min(MOST_BAND);
    let from = |row: usize| (row * b.len() / a.len()).saturating_sub(reach);
    let until = |row: usize| (row * b.len() / a.len() + reach).min(b.len());
    let mut steps: Vec<Vec<Step>> = Vec::with_capacity(a.len() + 1);
    let mut before: Vec<f32> = Vec::new();
    for row in 0..=a.len() {
        if row % 64 == 0 {
            job.check()?;
        }
        let mut now = Vec::with_capacity(until(row) + 1 - from(row));
        let mut how = Vec::with_capacity(now.capacity());
        // A value of the row before, where the band holds it.
        let above = |column: usize| {
            let row = row.checked_sub(1)?;
            before.get(column.checked_sub(from(row))?).copied()
        };
        for column in from(row)..=until(row) {
            let left = now.last().map(|value| value + ALONE);
            let down = above(column).map(|value| value + ALONE);
            let across = column.checked_sub(1).and_then(|column| {
                let (a, b) = (a.get(row.checked_sub(1)?)?, b.get(column)?);
                above(column).map(|value| value + likeness(a, b, ratio))
            });
            let ways = [(across, Step::Pair), (down, Step::First), (left, Step::Second)];
            let best = ways.into_iter().filter_map(|(value, step)| Some((value?, step))).fold(
                None,
                |best: Option<(f32, Step)>, way| match best {
                    Some(best) if best.0 >= way.0 => Some(best),
                    _ => Some(way),
                },
            );
            let (value, step) = best.unwrap_or((0.0, Step::Pair));
            now.push(value);
            how.push(step);
        }
        steps.push(how);
        before = now;
    }
    let mut pairs = Vec::new();
    let (mut row, mut column) = (a.len(), b.len());
    while row > 0 || column > 0 {
        let step = steps.get(row).and_then(|how| how.get(column.checked_sub(from(row))?)).copied();
        match step {
            Some(Step::Pair) if row > 0 && column > 0 => {
                (row, column) = (row - 1, column - 1);
                pairs.push((row, column));
            }
            Some(Step::Second) if column > 0 => column -= 1,
            _ if row > 0 => row -= 1,
            _ => column = column.saturating_sub(1),
        }
    }
    pairs.reverse();
    Ok(pairs)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(lines: &[(&str, &str)]) -> Vec<Paragraph> {
        lines
            .iter()
            .map(|(reference, text)| Paragraph {
                reference: (!reference.is_empty()).then(|| (*reference).to_owned()),
                ..Paragraph::plain(*text)
            })
            .collect()
    }

    #[test]
    fn a_paragraph_that_one_version_lacks_shifts_no_pair() {
        let first = text(&[
            ("1", "We commit, by 2030, to connect every lighthouse on the northern coast to the grid."),
            ("2", "Fog is no excuse."),
            (
                "3",
                "We request the Harbour Board to report in 2027 on the lamps of the southern coast and on their keepers.",
            ),
        ]);
        let second = text(&[
            ("1", "我们承诺到2030年将北部海岸的每一座灯塔接入电网。"),
            ("2", "我们请港务局（Harbour Board）于2027年就南部海岸的灯具及其看守人提出报告，并附上各灯塔的情况。"),
        ]);
        let pairs = pair(&first, &second, &JobControl::default()).expect("nobody cancels");
        assert_eq!(pairs, [(0, 0), (2, 1)]);
        let turned = pair(&second, &first, &JobControl::default()).expect("nobody cancels");
        assert_eq!(turned, [(0, 0), (1, 2)]);
    }

    #[test]
    fn drafts_of_very_different_length_and_empty_ones_are_paired_without_harm() {
        let many = text(&vec![("", "One line of the text."); 400]);
        assert_eq!(pair(&many, &[], &JobControl::default()).expect("nobody cancels"), []);
        let few = text(&[("", "其中一行案文。")]);
        assert_eq!(pair(&many, &few, &JobControl::default()).expect("nobody cancels").len(), 1);
    }
}
