//! What was seen and not recognised: ink that lies in no word's box. A word that was passed over on a line leaves nothing
//! behind that could be doubted, so that the words beside it are; a line that was passed over is counted.

use super::{PageScan, RecognisedPage, SURE};
use crate::import::pdf::glyphs::script::is_cjk;
use std::collections::BTreeMap;

/// The confidence that is left to a word beside unread ink.
const BESIDE: f32 = 50.0;
/// Shades by which ink is darker than the paper.
const DARKER: u8 = 50;
/// The share of a line's height in which a column must hold ink: a rule along the line is thinner.
const TALL: f32 = 0.18;
/// Columns that hold ink, in heights of the line, from which it is more than a speck or a bar.
const BROAD: f32 = 0.35;

/// Pixels around a word's box that are still its own: dots over letters, the grey of their edges.
const EDGE: usize = 3;

/// Makes words unsure beside which something stands that was not recognised; counts what was seen and not recognised.
pub(super) fn doubt_beside_unread(page: &mut RecognisedPage, scan: &PageScan) {
    let ink = Ink::of(page, scan);
    page.unread = ink.unread();
    let mut lines: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (at, word) in page.words.iter().enumerate() {
        lines.entry(word.line).or_default().push(at);
    }
    let mut beside: Vec<usize> = Vec::new();
    for at in lines.values_mut() {
        let area = |at: &usize| page.words.get(*at).map_or([0.0; 4], |word| word.area);
        at.sort_by(|a, b| area(a)[0].total_cmp(&area(b)[0]));
        let top = at.iter().map(|at| area(at)[1]).fold(f32::MAX, f32::min);
        let bottom = at.iter().map(|at| area(at)[3]).fold(f32::MIN, f32::max);
        for (left, right) in at.iter().zip(at.iter().skip(1)) {
            if ink.is_unread([area(left)[2], top, area(right)[0], bottom]) {
                beside.extend([*left, *right]);
            }
        }
    }
    for at in beside {
        if let Some(word) = page.words.get_mut(at) {
            word.confidence = word.confidence.min(BESIDE.min(SURE));
        }
    }
}

/// The pixels that hold ink and lie in no word's box.
struct Ink<'a> {
    scan: &'a PageScan,
    /// Shades under this are ink.
    dark: u8,
    /// Boxes of words, in pixels, by the rows of pixels that they reach over, eight to a band.
    taken: BTreeMap<usize, Vec<[usize; 4]>>,
}

impl<'a> Ink<'a> {
    fn of(page: &RecognisedPage, scan: &'a PageScan) -> Self {
        let mut taken: BTreeMap<usize, Vec<[usize; 4]>> = BTreeMap::new();
        for area in areas(page) {
            let [left, top, right, bottom] = area.map(|length| (length * scan.scale).round() as usize);
            let (left, top) = (left.saturating_sub(EDGE), top.saturating_sub(EDGE));
            let area = [left, top, right + EDGE, bottom + EDGE];
            for band in top / 8..=(bottom + EDGE) / 8 {
                taken.entry(band).or_default().push(area);
            }
        }
        Self { scan, dark: paper(scan).saturating_sub(DARKER), taken }
    }

    /// The share of the ink that lies in no word's box.
    fn unread(&self) -> f32 {
        let (mut all, mut unread) = (0_u32, 0_u32);
        for (at, _) in self.scan.shades.iter().enumerate().filter(|(_, shade)| **shade < self.dark) {
            let (x, y) = (at % self.scan.width.max(1), at / self.scan.width.max(1));
            all += 1;
            unread += u32::from(!self.is_taken(x, y));
        }
        unread as f32 / all.max(1) as f32
    }

    /// Whether a stretch of a line (left, top, right, bottom; in points) holds unread ink.
    fn is_unread(&self, area: [f32; 4]) -> bool {
        let [left, top, right, bottom] = area.map(|length| (length * self.scan.scale).max(0.0) as usize);
        let height = bottom.saturating_sub(top);
        let broad = (height as f32 * BROAD).max(3.0) as usize;
        if height < 6 || right.saturating_sub(left) < broad {
            return false;
        }
        let tall = (height as f32 * TALL).max(3.0) as usize;
        // The edges of the words themselves reach a little over their boxes.
        let columns = (left + 2..right.saturating_sub(2)).filter(|&x| {
            (top..bottom).filter(|&y| self.scan.shade(x, y) < self.dark && !self.is_taken(x, y)).take(tall).count()
                >= tall
        });
        columns.take(broad).count() >= broad
    }

    fn is_taken(&self, x: usize, y: usize) -> bool {
        let boxes = self.taken.get(&(y / 8)).map_or(&[][..], Vec::as_slice);
        boxes.iter().any(|&[left, top, right, bottom]| left <= x && x <= right && top <= y && y <= bottom)
    }
}

/// The areas of the words. Boxes of Chinese signs are not sure: all of their line is theirs.
fn areas(page: &RecognisedPage) -> Vec<[f32; 4]> {
    let mut areas: Vec<[f32; 4]> = Vec::new();
    let mut lines: BTreeMap<u32, [f32; 4]> = BTreeMap::new();
    for word in &page.words {
        if word.text.contains(is_cjk) {
            let line = lines.entry(word.line).or_insert(word.area);
            let [left, top, right, bottom] = word.area;
            *line = [line[0].min(left), line[1].min(top), line[2].max(right), line[3].max(bottom)];
        } else {
            areas.push(word.area);
        }
    }
    areas.extend(lines.into_values());
    areas
}

/// The commonest shade of the lighter half: the paper.
fn paper(scan: &PageScan) -> u8 {
    let mut counts = [0_u32; 256];
    for shade in scan.shades.iter().step_by(7) {
        if let Some(count) = counts.get_mut(usize::from(*shade)) {
            *count += 1;
        }
    }
    let light = counts.iter().enumerate().skip(128).max_by_key(|(_, count)| **count);
    light.map_or(u8::MAX, |(shade, _)| u8::try_from(shade).unwrap_or(u8::MAX))
}
