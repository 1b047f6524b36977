//! What a piece of text is by its place on the page: above the rule of a head, in a masthead, beside the lines.

use super::super::columns::Segment;
use super::wording::{by_text, is_job_and_page, is_job_number, is_symbol, text_of};
use super::zone::{Found, ZONE};
use crate::import::pdf::glyphs::page::{BARCODE, Page, Rule};

/// Whether a segment stands alone on the first line of its page.
fn outermost(row: &[Segment], place: usize) -> bool {
    let Some(own) = row.get(place) else { return false };
    row.iter().enumerate().all(|(other, segment)| other == place || segment.y > own.y + own.size * 0.5)
}

/// Finds what stands where furniture of its wording stands: symbols at the head, job numbers and bar codes at the foot.
pub(crate) fn by_pattern(index: usize, page: &Page, row: &[Segment], out: &mut Found) {
    for (place, segment) in row.iter().enumerate() {
        let text = text_of(segment);
        let (head, foot) = (segment.y < page.height * 0.09, segment.y > page.height * 0.88);
        if text.len() >= 5 && text.chars().all(|ch| matches!(ch, '_' | '—')) {
            out.insert((index, place), "separator line");
        } else if segment.glyphs.iter().all(|glyph| glyph.is(BARCODE) || glyph.ch.is_whitespace()) {
            out.insert((index, place), "bar code");
        } else if foot && is_job_number(&text) {
            out.insert((index, place), "job number");
        } else if foot
            && text.len() > 5
            && text.starts_with('*')
            && text.ends_with('*')
            && text.chars().all(|ch| ch.is_ascii_alphanumeric() || "*-/.".contains(ch))
        {
            out.insert((index, place), "bar code");
        } else if foot && is_job_and_page(&text) {
            out.insert((index, place), "job number");
        } else if is_symbol(&text) && (head || (outermost(row, place) && segment.y < page.height * ZONE)) {
            out.insert((index, place), "document symbol");
        } else if foot && by_text(&text, false) == Some("running footer") {
            out.insert((index, place), "running footer");
        }
    }
}

/// Finds, on every page but the first, what stands above a line drawn across the head of the page.
pub(crate) fn above_rule(index: usize, page: &Page, row: &[Segment], pages: usize, out: &mut Found) {
    if index == 0 || pages < 2 {
        return;
    }
    let wide = |rule: &&Rule| rule.is_horizontal() && rule.width() > page.width * 0.5;
    let head = page
        .rules
        .iter()
        .filter(wide)
        .filter(|rule| rule.middle() < page.height * 0.13 && !is_top_of_table(rule, page))
        .map(Rule::middle)
        .fold(f32::MAX, f32::min);
    if head < f32::MAX {
        let above: Vec<usize> =
            row.iter().enumerate().filter(|(_, segment)| segment.y < head).map(|(place, _)| place).collect();
        if above.len() <= 8 {
            for place in above {
                let what =
                    row.get(place).and_then(|segment| by_text(&text_of(segment), true)).unwrap_or("running header");
                out.entry((index, place)).or_insert(what);
            }
        }
    }
}

/// Whether lines of the same length follow close below: the rows of a table, above which text may stand.
fn is_top_of_table(top: &Rule, page: &Page) -> bool {
    let rows = page.rules.iter().filter(|rule| {
        let below = rule.middle() - top.middle();
        rule.is_horizontal()
            && (rule.x0 - top.x0).abs() < 3.0
            && (rule.x1 - top.x1).abs() < 3.0
            && below > 4.0
            && below < page.height * 0.5
    });
    rows.count() >= 2
}

/// Finds the head of a United Nations document: organ, symbol, distribution, date, above a line across the page.
pub(crate) fn masthead(page: &Page, row: &[Segment], out: &mut Found) {
    let names = [
        "united nations",
        "nations unies",
        "naciones unidas",
        "организация объединенных наций",
        "объединенные нации",
        "联合国",
        "联 合 国",
        "الأمم المتحدة",
        "framework convention",
    ];
    let top: Vec<(usize, String)> = row
        .iter()
        .enumerate()
        .filter(|(_, segment)| segment.y < page.height * 0.35)
        .map(|(place, segment)| (place, text_of(segment)))
        .collect();
    let named = top.iter().any(|(place, text)| {
        let text = text.to_lowercase();
        row.get(*place).is_some_and(|segment| segment.y < page.height * 0.13)
            && names.iter().any(|name| text == *name || text.starts_with(&format!("{name} ")) && text.len() < 40)
    });
    let symbol = |text: &str| text.split_whitespace().any(|word| is_symbol(word) && word.contains('/'));
    let signed = top
        .iter()
        .any(|(place, text)| symbol(text) && row.get(*place).is_some_and(|segment| segment.y < page.height * 0.13));
    if !named || !signed {
        return;
    }
    let rules = page
        .rules
        .iter()
        .filter(|rule| rule.is_horizontal() && rule.width() > page.width * 0.5 && rule.middle() < page.height * 0.35);
    let below = rules.map(Rule::middle).fold(f32::MIN, f32::max);
    for (place, text) in top {
        if row.get(place).is_some_and(|segment| segment.y < below) {
            let what = if symbol(&text) { "document symbol" } else { "masthead" };
            out.insert((0, place), what);
        }
    }
}
