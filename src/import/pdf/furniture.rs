//! What stands on a page but is no part of the text: running headers, page numbers, job numbers, bar codes ….

use super::layout::{self, Segment};
use super::line;
use super::page::{Glyph, Page, TURNED};
use crate::text::SetAside;
use std::collections::{BTreeMap, BTreeSet};

/// Share of the page, at its head and foot, in which furniture is looked for.
const ZONE: f32 = 0.14;

/// How far below the first line of the text furniture is looked for, where the page has wide margins.
const FIRST: f32 = 0.05;

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

/// Takes the furniture out of the segments of all pages.
pub(super) fn take(pages: &[Page], segments: &mut [Vec<Segment>]) -> Vec<SetAside> {
    let zone = Zone::of(pages, segments);
    let seen = survey(pages, segments, zone);
    let mut out: BTreeMap<(usize, usize), &'static str> = BTreeMap::new();
    repeated(&seen, pages.len(), &mut out);
    for (index, page) in pages.iter().enumerate() {
        let Some(row) = segments.get(index) else { continue };
        by_pattern(index, page, row, &mut out);
        above_rule(index, page, row, pages.len(), &mut out);
        if index == 0 {
            masthead(page, row, &mut out);
        }
        line_numbers(index, row, &mut out);
    }
    page_numbers(pages, segments, zone, &mut out);
    let mut aside = Vec::new();
    for (index, (page, row)) in pages.iter().zip(segments.iter_mut()).enumerate() {
        let mut kept = Vec::with_capacity(row.len());
        for (place, segment) in std::mem::take(row).into_iter().enumerate() {
            match out.get(&(index, place)) {
                Some(what) => {
                    let head = segment.y < page.height * 0.5;
                    let plain = matches!(*what, "running header" | "running footer");
                    let what = if plain { by_text(&text_of(&segment), head).unwrap_or(what) } else { what };
                    aside.extend(set_aside(what, segment.glyphs, page));
                }
                None => kept.push(segment),
            }
        }
        *row = kept;
    }
    aside
}

/// Characters set aside as they read.
pub(super) fn set_aside(what: &'static str, glyphs: Vec<Glyph>, page: &Page) -> Option<SetAside> {
    let line = line::make(glyphs, page)?;
    Some(SetAside { what: what.into(), text: line.text(), page: Some(page.number) })
}

/// Sets aside what the producer marked as no part of the text; long text in the middle of a page that stands nowhere
/// else is not believed to be furniture, and goes to `loose`.
pub(super) fn take_artifacts(
    pages: &[Page],
    artifacts: &[Vec<Glyph>],
    loose: &mut [Vec<Glyph>],
    aside: &mut Vec<SetAside>,
) {
    let rows: Vec<Vec<Segment>> = artifacts.iter().map(|glyphs| layout::segments(glyphs)).collect();
    let mut often: BTreeMap<String, usize> = BTreeMap::new();
    for segment in rows.iter().flatten() {
        *often.entry(text_of(segment)).or_insert(0) += 1;
    }
    for (index, ((page, row), (glyphs, loose))) in pages.iter().zip(rows).zip(artifacts.iter().zip(loose)).enumerate() {
        let mut named: BTreeMap<(usize, usize), &'static str> = BTreeMap::new();
        by_pattern(index, page, &row, &mut named);
        if index == 0 {
            masthead(page, &row, &mut named);
        }
        for (place, segment) in row.into_iter().enumerate() {
            let text = text_of(&segment);
            let head = segment.y < page.height * 0.5;
            let middle = segment.y > page.height * 0.2 && segment.y < page.height * 0.8;
            let known = named.get(&(index, place)).copied().or_else(|| by_text(&text, head));
            let doubtful = known.is_none() && middle && index > 0 && segment.len() > 30;
            if doubtful && often.get(&text) == Some(&1) {
                loose.extend(segment.glyphs);
                continue;
            }
            let what = known.unwrap_or(if head { "running header" } else { "running footer" });
            aside.extend(set_aside(what, segment.glyphs, page));
        }
        aside.extend(turned(page, glyphs));
    }
}

/// Text that does not run along the page: watermarks, stamps at the margin.
pub(super) fn turned(page: &Page, glyphs: &[Glyph]) -> Option<SetAside> {
    let text: String = glyphs.iter().filter(|glyph| glyph.is(TURNED)).map(|glyph| glyph.ch).collect();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!text.is_empty()).then_some(SetAside { what: "watermark".into(), text, page: Some(page.number) })
}

fn text_of(segment: &Segment) -> String {
    let mut text = String::new();
    let mut right = f32::MAX;
    for glyph in &segment.glyphs {
        if glyph.ch.is_whitespace() || (glyph.x0 - right > segment.size * 0.2 && !text.ends_with(' ')) {
            text.push(' ');
        }
        if !glyph.ch.is_whitespace() {
            text.push(glyph.ch);
            right = glyph.x1;
        }
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Where headers end and footers begin, in shares of the page's height. A small page printed on a large sheet has its
/// header far from the edge.
#[derive(Clone, Copy)]
struct Zone {
    head: f32,
    foot: f32,
}

impl Zone {
    fn of(pages: &[Page], segments: &[Vec<Segment>]) -> Self {
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

/// The same words at the same height on several pages.
fn repeated(seen: &[Seen], pages: usize, out: &mut BTreeMap<(usize, usize), &'static str>) {
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
        if super::label::is_label(&one.key) || one.key.chars().filter(|ch| ch.is_alphabetic()).count() < 2 {
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

/// A count as a number that may go below zero.
fn signed(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

fn numbers(text: &str) -> Vec<i64> {
    text.split(|ch: char| !ch.is_ascii_digit()).filter_map(|number| number.parse().ok()).collect()
}

fn by_text_key(key: &str, head: bool) -> &'static str {
    by_text(key, head).unwrap_or(if head { "running header" } else { "running footer" })
}

/// What a text is by its form alone.
fn by_text(text: &str, head: bool) -> Option<&'static str> {
    let text = text.trim();
    if is_job_number(text) {
        return Some("job number");
    }
    if is_symbol(text) {
        return Some("document symbol");
    }
    if page_number(text).is_some()
        || text.chars().all(|ch| matches!(ch, '#' | '/' | '-' | '–' | ' ')) && text.contains('#')
    {
        return Some("page number");
    }
    if text.len() > 3 && text.starts_with('*') && text.ends_with('*') {
        return Some("bar code");
    }
    let lower = text.to_lowercase();
    let recycle = [
        "please recycle",
        "merci de recycler",
        "papel reciclado",
        "recycle",
        "просьба отправить на вторичную переработку",
    ];
    if !head && recycle.iter().any(|word| lower.starts_with(word)) {
        return Some("running footer");
    }
    None
}

/// `24-07683 (E) 020524`, `GE.23-12345`, `24-07683`.
fn is_job_number(text: &str) -> bool {
    let core = text.trim_start_matches("GE.").trim_start_matches("ge.");
    let mut words = core.split_whitespace();
    let Some(first) = words.next() else { return false };
    let digits = |word: &str| word.chars().all(|ch| ch.is_ascii_digit() || ch == '#');
    let numbered = first.split_once('-').is_some_and(|(year, number)| {
        year.len() == 2 && digits(year) && (5..=6).contains(&number.len()) && digits(number)
    });
    numbered && words.all(|word| digits(word) || (word.starts_with('(') && word.len() <= 4))
}

/// `24-07683 3/12`: a job number and the number of the page, in one line.
fn is_job_and_page(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    (1..words.len()).any(|cut| {
        let (head, tail) = words.split_at(cut);
        let (head, tail) = (head.join(" "), tail.join(" "));
        is_job_number(&head) && tail.contains('/') && page_number(&tail).is_some()
            || is_job_number(&tail) && head.contains('/') && page_number(&head).is_some()
    })
}

/// Whether a segment stands alone on the first line of its page.
fn outermost(row: &[Segment], place: usize) -> bool {
    let Some(own) = row.get(place) else { return false };
    row.iter().enumerate().all(|(other, segment)| other == place || segment.y > own.y + own.size * 0.5)
}

/// A United Nations document symbol standing alone: `A/RES/78/272`, `FCCC/SB/2023/L.1`.
pub(super) fn is_symbol(text: &str) -> bool {
    let upper = text.chars().all(|ch| {
        ch.is_ascii_uppercase()
            || ch.is_ascii_digit()
            || matches!(ch, '/' | '.' | '-' | '(' | ')' | '*' | '#' | ' ' | '_')
    });
    let parts: Vec<&str> = text.split('/').collect();
    (parts.len() >= 3 || (parts.len() == 2 && text.len() <= 10))
        && upper
        && text.len() <= 40
        && text.split_whitespace().count() <= 2
        && parts
            .first()
            .is_some_and(|part| !part.is_empty() && part.len() <= 6 && part.chars().all(|ch| ch.is_ascii_uppercase()))
}

/// The number of a page label: `4/12`, `- 4 -`, `Page 4 of 12`, `iv`.
pub(super) fn page_number(text: &str) -> Option<i64> {
    let text = text.trim().trim_matches(|ch| matches!(ch, '-' | '–' | '—' | '|' | '[' | ']' | '(' | ')' | '·' | ' '));
    let lower = text.to_lowercase();
    let core = ["page", "página", "pagina", "стр.", "страница", "第", "seite", "صفحة"]
        .iter()
        .find_map(|word| lower.strip_prefix(word))
        .unwrap_or(&lower)
        .trim();
    let core = core.trim_end_matches('页').trim();
    let head = core.split(['/', ' ']).next().unwrap_or("");
    let rest = core.get(head.len()..).unwrap_or("").trim();
    let tail_fits = rest.is_empty()
        || rest
            .strip_prefix('/')
            .or_else(|| rest.strip_prefix("of"))
            .or_else(|| rest.strip_prefix("de"))
            .or_else(|| rest.strip_prefix("sur"))
            .or_else(|| rest.strip_prefix("из"))
            .is_some_and(|tail| tail.trim().chars().all(|ch| ch.is_ascii_digit()) && !tail.trim().is_empty());
    if !tail_fits || head.is_empty() {
        return None;
    }
    if let Ok(number) = head.parse::<i64>() {
        return (number < 20_000 && head.len() <= 4).then_some(number);
    }
    roman(head)
}

fn roman(text: &str) -> Option<i64> {
    let value = |ch| match ch {
        'i' => Some(1i64),
        'v' => Some(5),
        'x' => Some(10),
        'l' => Some(50),
        'c' => Some(100),
        _ => None,
    };
    if text.is_empty() || text.len() > 8 {
        return None;
    }
    let values: Vec<i64> = text.chars().map(value).collect::<Option<_>>()?;
    let mut sum = 0;
    for (index, value) in values.iter().enumerate() {
        let smaller = values.get(index + 1).is_some_and(|next| next > value);
        sum = if smaller { sum - value } else { sum + value };
    }
    (sum > 0).then_some(sum)
}

fn by_pattern(index: usize, page: &Page, row: &[Segment], out: &mut BTreeMap<(usize, usize), &'static str>) {
    for (place, segment) in row.iter().enumerate() {
        let text = text_of(segment);
        let (head, foot) = (segment.y < page.height * 0.09, segment.y > page.height * 0.88);
        if text.len() >= 5 && text.chars().all(|ch| matches!(ch, '_' | '—')) {
            out.insert((index, place), "separator line");
        } else if segment.glyphs.iter().all(|glyph| glyph.is(super::page::BARCODE) || glyph.ch.is_whitespace()) {
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

/// On every page but the first: what stands above a line drawn across the head of the page.
fn above_rule(
    index: usize,
    page: &Page,
    row: &[Segment],
    pages: usize,
    out: &mut BTreeMap<(usize, usize), &'static str>,
) {
    if index == 0 || pages < 2 {
        return;
    }
    let wide = |rule: &&super::page::Rule| rule.is_horizontal() && rule.width() > page.width * 0.5;
    let head = page
        .rules
        .iter()
        .filter(wide)
        .filter(|rule| rule.middle() < page.height * 0.13)
        .map(super::page::Rule::middle)
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

/// The head of a United Nations document: organ, symbol, distribution, date, above a line across the page.
fn masthead(page: &Page, row: &[Segment], out: &mut BTreeMap<(usize, usize), &'static str>) {
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
    let below = rules.map(super::page::Rule::middle).fold(f32::MIN, f32::max);
    for (place, text) in top {
        if row.get(place).is_some_and(|segment| segment.y < below) {
            let what = if symbol(&text) { "document symbol" } else { "masthead" };
            out.insert((0, place), what);
        }
    }
}

/// Numbers beside the lines, at the left of everything else.
fn line_numbers(index: usize, row: &[Segment], out: &mut BTreeMap<(usize, usize), &'static str>) {
    let left = row.iter().filter(|segment| segment.len() > 8).map(|segment| segment.x0).fold(f32::MAX, f32::min);
    let mut numbers: Vec<(usize, u32)> = Vec::new();
    for (place, segment) in row.iter().enumerate() {
        if segment.x1 < left
            && let Ok(number) = text_of(segment).parse::<u32>()
        {
            numbers.push((place, number));
        }
    }
    let steps: Vec<u32> = numbers.iter().zip(numbers.iter().skip(1)).map(|(a, b)| b.1.saturating_sub(a.1)).collect();
    let even = steps.first().copied().filter(|step| matches!(step, 1 | 5 | 10));
    if numbers.len() >= 5
        && even.is_some_and(|step| steps.iter().filter(|other| **other == step).count() * 10 >= steps.len() * 8)
    {
        for (place, _) in numbers {
            out.insert((index, place), "line number");
        }
    }
}

/// Numbers at the outermost line of a page that count with the pages.
fn page_numbers(
    pages: &[Page],
    segments: &[Vec<Segment>],
    zone: Zone,
    out: &mut BTreeMap<(usize, usize), &'static str>,
) {
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
fn beside(
    index: usize,
    place: usize,
    pages: &[Page],
    segments: &[Vec<Segment>],
    out: &mut BTreeMap<(usize, usize), &'static str>,
) {
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
