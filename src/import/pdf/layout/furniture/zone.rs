//! Where on a page furniture is looked for, and how what was found is noted.

use super::super::columns::Segment;
use crate::import::pdf::glyphs::page::Page;
use std::collections::BTreeMap;

/// What segments were found to be, by the index of their page and their index on it.
pub(crate) type Found = BTreeMap<(usize, usize), &'static str>;

/// Share of the page, at its head and foot, in which furniture is looked for.
pub(crate) const ZONE: f32 = 0.14;

/// How far below the first line of the text furniture is looked for, where the page has wide margins.
const FIRST: f32 = 0.05;

/// Where headers end and footers begin, in shares of the page's height. A small page printed on a large sheet has its
/// header far from the edge.
#[derive(Clone, Copy)]
pub(crate) struct Zone {
    /// Headers stand above.
    pub head: f32,
    /// Footers stand below.
    pub foot: f32,
}

impl Zone {
    /// Finds the zones of a document from the outermost text of its pages.
    pub(crate) fn of(pages: &[Page], segments: &[Vec<Segment>]) -> Self {
        let ends = |pick: fn(f32, f32) -> f32, from: f32| {
            let mut ends: Vec<f32> = pages
                .iter()
                .zip(segments)
                .filter(|(page, row)| !row.is_empty() && page.height > 0.0)
                .map(|(page, row)| row.iter().map(|segment| segment.y / page.height).fold(from, pick))
                .collect();
            ends.sort_by(f32::total_cmp);
            ends
        };
        let (tops, bottoms) = (ends(f32::min, f32::MAX), ends(f32::max, f32::MIN));
        let (head, foot) = if tops.len() < 4 {
            (ZONE, 1.0 - ZONE)
        } else {
            // All pages but a few have nothing further out.
            let top = tops.get(tops.len() / 10).copied().unwrap_or(0.0);
            let bottom = bottoms.get(bottoms.len() - 1 - bottoms.len() / 10).copied().unwrap_or(1.0);
            ((top + FIRST).clamp(ZONE, 0.3), (bottom - FIRST).clamp(0.7, 1.0 - ZONE))
        };
        Self { head, foot }
    }
}

/// Gives a count as a number that may go below zero.
pub(crate) fn signed(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
