//! Letters and numbers out of order, or twice.

use super::{Fault, Finding};
use crate::base::Span;
use crate::text::{Paragraph, ParagraphKind};
use std::collections::BTreeMap;

/// What a label counts in, and what is around its number.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Form {
    heading: bool,
    level: u8,
    before: String,
    after: String,
    digits: bool,
    upper: bool,
}

/// Where a sequence has got to.
#[derive(Debug, Clone)]
struct Reached {
    paragraph: usize,
    values: Vec<u32>,
    label: String,
}

pub(super) fn find(paragraphs: &[Paragraph]) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut reached: BTreeMap<Form, Reached> = BTreeMap::new();
    // The same whatever the level: where a reader took one of a row for a heading, the row goes on.
    let mut dressed: BTreeMap<Form, Vec<u32>> = BTreeMap::new();
    for (index, paragraph) in paragraphs.iter().enumerate() {
        if matches!(paragraph.kind, ParagraphKind::Footnote | ParagraphKind::Cell) {
            continue;
        }
        let heading = paragraph.is_heading();
        let level = paragraph.level;
        // What stands deeper begins again below the next of those above it.
        reached.retain(|form, _| match (form.heading, heading) {
            (true, true) => form.level <= level,
            (true, false) => true,
            (false, true) => form.level == 0,
            (false, false) => form.level <= level,
        });
        let Some((form, values, added)) = paragraph.label.as_deref().and_then(|label| parsed(label, heading, level))
        else {
            continue;
        };
        let label = paragraph.label.clone().unwrap_or_default();
        let before = reached.get(&form).cloned();
        let dress = Form { heading: false, level: 0, ..form.clone() };
        let goes_on = |last: &Vec<u32>| values.iter().any(|value| last.iter().any(|last| last + 1 == *value));
        let in_row = dressed.get(&dress).is_some_and(goes_on);
        dressed.insert(dress, values.clone());
        if let Some(before) = &before
            && !added
            && !in_row
            && let Some(fault) = fault(before, &values, index)
        {
            let next = before.values.iter().map(|value| value + 1).collect::<Vec<_>>();
            let other = next.first().map(|next| written(*next, &form, &label));
            found.push(Finding {
                paragraph: index,
                span: Span::new(0, 0),
                fault,
                words: label.clone(),
                other: if fault == Fault::Doubled { Some(before.label.clone()) } else { other },
            });
        }
        // Of a letter that is a number too, what follows the one before is meant.
        let follows = |value: &u32| before.as_ref().is_some_and(|before| before.values.contains(&(value - 1)));
        let meant: Vec<u32> = values.iter().copied().filter(|value| *value > 0 && follows(value)).collect();
        let values = if meant.is_empty() { values } else { meant };
        reached.insert(form, Reached { paragraph: index, values, label });
    }
    found
}

/// What is wrong with a label that stands after another of its form.
fn fault(before: &Reached, values: &[u32], index: usize) -> Option<Fault> {
    let next = values.iter().any(|value| before.values.iter().any(|last| last + 1 == *value));
    if next {
        return None;
    }
    // A list begins again, with something between it and the one before.
    if values.contains(&1) && (before.paragraph + 1 < index || before.values == [1] && values == [1]) {
        return (before.paragraph + 1 == index).then_some(Fault::Doubled);
    }
    if values.iter().any(|value| before.values.contains(value)) {
        return Some(Fault::Doubled);
    }
    Some(Fault::OutOfOrder)
}

/// The number as the label writes numbers.
fn written(value: u32, form: &Form, label: &str) -> String {
    let core = label.trim_matches(|sign: char| !sign.is_alphanumeric());
    let roman = core.chars().count() > 1 && !form.digits;
    let number = if form.digits {
        value.to_string()
    } else if roman {
        return format!("({value})");
    } else {
        let letter = char::from_u32(u32::from('a') + value.saturating_sub(1)).unwrap_or('?');
        if form.upper { letter.to_ascii_uppercase().to_string() } else { letter.to_string() }
    };
    format!("{}{number}{}", form.before, form.after)
}

/// The form of a label, the numbers it may stand for, and whether it is one that came in later ("5 bis").
fn parsed(label: &str, heading: bool, level: u8) -> Option<(Form, Vec<u32>, bool)> {
    let label = label.trim();
    let end = label.trim_end_matches(|sign: char| !sign.is_alphanumeric()).len();
    let (body, after) = label.split_at_checked(end)?;
    let (body, added) = match body.rsplit_once(' ') {
        Some((head, "bis" | "ter" | "quater" | "quinquies" | "alt")) => (head.trim_end_matches('.'), true),
        _ => (body, false),
    };
    let start = body
        .rfind(|sign: char| !sign.is_ascii_alphanumeric())
        .map_or(0, |at| at + body.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8));
    let (before, core) = body.split_at_checked(start)?;
    if before.chars().any(|sign| sign.is_ascii_digit()) && !before.ends_with('.') {
        return None;
    }
    let values = values(core)?;
    let form = Form {
        heading,
        level,
        before: before.to_owned(),
        after: after.trim_matches([']', '[', ' ']).to_owned(),
        digits: core.starts_with(|sign: char| sign.is_ascii_digit()),
        upper: core.starts_with(char::is_uppercase),
    };
    Some((form, values, added))
}

fn values(core: &str) -> Option<Vec<u32>> {
    if core.chars().all(|sign| sign.is_ascii_digit()) {
        return core.parse().ok().filter(|value| *value < 10_000).map(|value| vec![value]);
    }
    let low = core.to_ascii_lowercase();
    // "aBc" is no number.
    if core != low && core != core.to_ascii_uppercase() {
        return None;
    }
    let mut values = Vec::new();
    let letter = low.chars().next().filter(|letter| letter.is_ascii_lowercase())?;
    if low.len() == 1 {
        values.push(u32::from(letter) - u32::from('a') + 1);
    } else if low.len() == 2 && low.chars().all(|other| other == letter) && letter != 'i' && letter != 'x' {
        values.push(u32::from(letter) - u32::from('a') + 27);
    }
    values.extend(roman(&low));
    (!values.is_empty()).then_some(values)
}

fn roman(low: &str) -> Option<u32> {
    let value = |sign: char| match sign {
        'i' => Some(1_i32),
        'v' => Some(5),
        'x' => Some(10),
        'l' => Some(50),
        'c' => Some(100),
        _ => None,
    };
    let all: Vec<i32> = low.chars().map(value).collect::<Option<_>>()?;
    let signed = all.iter().enumerate().map(|(at, one)| {
        let next = all.get(at + 1).copied().unwrap_or(0);
        if *one < next { -one } else { *one }
    });
    u32::try_from(signed.sum::<i32>()).ok().filter(|sum| *sum > 0)
}
