//! Running headers and footers: the same words at the same height of several pages.

use super::super::columns::Segment;
use super::super::label::is_label;
use super::wording::{by_text_key, numbers, text_of};
use super::zone::{Found, Zone, signed};
use crate::import::pdf::glyphs::page::Page;
use std::collections::BTreeMap;

/// Running headers stand again within so many pages.
const NEAR: usize = 8;

/// How many pages to each side are compared; more would tell nothing new.
const WINDOW: usize = 100;

/// A segment of the zone, as it is compared between pages.
struct Seen {
    page: usize,
    index: usize,
    key: String,
    numbers: Vec<i64>,
    /// Distance from the nearer edge of the page.
    edge: f32,
    head: bool,
    /// Begins as no sentence or title does.
    inside: bool,
}

fn survey(pages: &[Page], segments: &[Vec<Segment>], zone: Zone) -> Vec<Seen> {
    let mut seen = Vec::new();
    for (page_index, (page, row)) in pages.iter().zip(segments).enumerate() {
        for (index, segment) in row.iter().enumerate() {
            let head = segment.y < page.height * zone.head;
            let foot = segment.y > page.height * zone.foot;
            if head || foot {
                let key = text_of(segment)
                    .to_lowercase()
                    .chars()
                    .map(|ch| if ch.is_ascii_digit() { '#' } else { ch })
                    .filter(|ch| !ch.is_whitespace())
                    .collect();
                let text = text_of(segment);
                let inside = text.chars().next().is_some_and(char::is_lowercase) && text.chars().count() > 20;
                let numbers = numbers(&text);
                let edge = if head { segment.y } else { page.height - segment.y };
                seen.push(Seen { page: page_index, index, key, numbers, edge, head, inside });
            }
        }
    }
    seen
}

/// Finds the same words at the same height on several pages.
pub(crate) fn find(pages: &[Page], segments: &[Vec<Segment>], zone: Zone, out: &mut Found) {
    let seen = &survey(pages, segments, zone);
    let pages = pages.len();
    let mut groups: BTreeMap<(&str, bool), Vec<usize>> = BTreeMap::new();
    let mut by_page: BTreeMap<(usize, bool), Vec<usize>> = BTreeMap::new();
    for (at, one) in seen.iter().enumerate() {
        groups.entry((&one.key, one.head)).or_default().push(at);
        by_page.entry((one.page, one.head)).or_default().push(at);
    }
    // How many pages near by say the same at the same place: with the same numbers, and with any that fit.
    let mut mates: Vec<(usize, usize)> = vec![(0, 0); seen.len()];
    let mut near: Vec<usize> = vec![0; seen.len()];
    for group in groups.values() {
        for (place, &at) in group.iter().enumerate() {
            let Some(one) = seen.get(at) else { continue };
            let around = group.iter().skip(place.saturating_sub(WINDOW)).take(WINDOW * 2);
            let fitting = around.filter_map(|&other| seen.get(other)).filter(|other| is_mate(one, other));
            if let (Some(slot), Some(near)) = (mates.get_mut(at), near.get_mut(at)) {
                for other in fitting {
                    *near += usize::from(other.page.abs_diff(one.page) <= NEAR);
                    slot.0 += usize::from(other.numbers == one.numbers);
                    slot.1 += 1;
                }
            }
        }
    }
    // Words said twice may be text in a short paper; further on, three times.
    let enough = if pages <= 4 { 1 } else { 2 };
    for (at, one) in seen.iter().enumerate() {
        // Labels and bare numbers are told apart by `page_numbers`.
        if is_label(&one.key) || one.key.chars().filter(|ch| ch.is_alphabetic()).count() < 2 {
            continue;
        }
        let (same, all) = mates.get(at).copied().unwrap_or_default();
        // What counts with the pages, as "Article 44" may by chance, must do so on many of them.
        let often = all * 4 >= pages.min(WINDOW * 2);
        let by_chance = all > same && same < enough && !often;
        // A line that a text repeats word for word may come to stand at one height twice; a running header stands on pages
        // near by, and begins no line in the middle of a sentence.
        let mostly = all * 2 >= pages.min(WINDOW * 2);
        let by_chance = by_chance || !often && near.get(at).copied().unwrap_or(0) < enough || one.inside && !mostly;
        let outer: Vec<usize> = by_page
            .get(&(one.page, one.head))
            .into_iter()
            .flatten()
            .copied()
            .filter(|&other| seen.get(other).is_some_and(|other| other.edge < one.edge - 2.0))
            .collect();
        let furnished = outer.iter().all(|&other| mates.get(other).is_some_and(|mates| mates.1 > 0));
        if all >= enough && !by_chance && (furnished || (outer.len() <= 3 && all > enough)) {
            out.insert((one.page, one.index), by_text_key(&one.key, one.head));
        }
    }
}

/// The same words at the same height of another page; numbers in them are the same, or count with the pages.
fn is_mate(one: &Seen, other: &Seen) -> bool {
    let apart = signed(other.page) - signed(one.page);
    let counts = one.numbers.len() == other.numbers.len()
        && one.numbers.iter().zip(&other.numbers).all(|(a, b)| a == b || b - a == apart);
    apart != 0 && (other.edge - one.edge).abs() < 5.0 && counts
}
