//! Numbers that count with the pages.

use super::super::columns::Segment;
use super::wording::{is_job_number, numbers, page_number, text_of};
use super::zone::{Found, Zone, signed};
use crate::import::pdf::glyphs::page::Page;
use std::collections::{BTreeMap, BTreeSet};

/// Finds numbers at the outermost line of a page that count with the pages.
pub(crate) fn find(pages: &[Page], segments: &[Vec<Segment>], zone: Zone, out: &mut Found) {
    let mut found: Vec<(usize, usize, i64)> = Vec::new();
    for (index, (page, row)) in pages.iter().zip(segments).enumerate() {
        let last = row.iter().map(|segment| segment.y).fold(f32::MIN, f32::max);
        let first = row.iter().map(|segment| segment.y).fold(f32::MAX, f32::min);
        for (place, segment) in row.iter().enumerate() {
            let alone = row
                .iter()
                .filter(|other| {
                    (other.y - segment.y).abs() < segment.size * 0.5
                        && page_number(&text_of(other)).is_none()
                        && !is_job_number(&text_of(other))
                        && other.x0 > segment.x0
                        && other.x0 - segment.x1 < segment.size * 8.0
                })
                .count()
                == 0;
            let at_edge = alone
                && ((segment.y > last - segment.size * 2.0 && segment.y > page.height * zone.foot.min(0.8))
                    || (segment.y < first + segment.size * 2.0 && segment.y < page.height * zone.head.max(0.15)));
            if at_edge && let Some(number) = page_number(&text_of(segment)) {
                found.push((index, place, number - signed(index)));
            }
        }
    }
    let mut counting: BTreeMap<i64, BTreeSet<usize>> = BTreeMap::new();
    for &(index, _, offset) in &found {
        counting.entry(offset).or_default().insert(index);
    }
    for &(index, place, offset) in &found {
        let mates = counting.get(&offset).map_or(0, BTreeSet::len).saturating_sub(1);
        let alone = pages.len() == 1
            && (offset == 1
                || segments
                    .first()
                    .and_then(|row| row.get(place))
                    .is_some_and(|segment| segment.y > pages.first().map_or(0.0, |page| page.height * 0.92)));
        let text = segments.get(index).and_then(|row| row.get(place)).map(text_of).unwrap_or_default();
        let of_all = numbers(&text).get(1).is_some_and(|all| *all == signed(pages.len())) && offset == 1;
        if mates > 0 || alone || of_all {
            out.entry((index, place)).or_insert("page number");
            beside(index, place, pages, segments, out);
        }
    }
}

/// What stands on the line of a page number, away from it, belongs to the header: the title of the chapter, say.
fn beside(index: usize, place: usize, pages: &[Page], segments: &[Vec<Segment>], out: &mut Found) {
    let (Some(page), Some(row)) = (pages.get(index), segments.get(index)) else { return };
    let Some(number) = row.get(place) else { return };
    let head = number.y < page.height * 0.5;
    for (other, segment) in row.iter().enumerate() {
        let apart = segment.x0 - number.x1 > number.size * 1.5 || number.x0 - segment.x1 > number.size * 1.5;
        if other != place && apart && (segment.y - number.y).abs() < number.size * 0.5 {
            out.entry((index, other)).or_insert(if head { "running header" } else { "running footer" });
        }
    }
}
