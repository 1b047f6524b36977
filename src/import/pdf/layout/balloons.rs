//! Comments and deletions that a word processor printed in balloons at the margin: "Commented [AB1]: …", "Deleted: …".

use super::columns::{self, Segment};
use super::furniture::text_of;
use crate::import::pdf::glyphs::annotations;
use crate::import::pdf::glyphs::page::{Glyph, Page, Remark, RemarkKind};

/// How deletions are announced, in the languages of Word that delegations use.
const DELETED: [&str; 8] =
    ["Deleted:", "Supprimé", "Eliminado:", "Удалено:", "Gelöscht:", "删除", "محذوف:", "Eliminato:"];
/// How changes of looks are announced; they are no words of anybody.
const FORMATTED: [&str; 6] =
    ["Formatted:", "Mis en forme", "Con formato:", "Отформатировано:", "Formatiert:", "设置了格式"];

/// What a balloon says.
enum Said {
    Comment { author: String, text: String },
    Deleted(String),
    Formatted(String),
}

/// A balloon: its first line and what follows below.
struct Balloon {
    said: Said,
    y: f32,
    size: f32,
    bottom: f32,
}

/// Takes the balloons of a page out of its characters; they become remarks on the lines beside them.
pub(crate) fn take(page: &mut Page) {
    let segments = columns::segments(&page.glyphs);
    let heads: Vec<&Segment> = segments
        .iter()
        .filter(|segment| {
            segment.x0 > page.width * 0.5 && matches!(said(&text_of(segment)), Some(Said::Comment { .. }))
        })
        .collect();
    let Some(edge) = heads.iter().map(|segment| segment.x0).reduce(f32::min) else { return };
    let largest = heads.iter().map(|segment| segment.size).fold(0.0, f32::max);
    let in_margin = |segment: &Segment| segment.x0 > edge - 4.0 && segment.size <= largest * 1.2;
    let mut balloons: Vec<Balloon> = Vec::new();
    let mut gone: Vec<Glyph> = Vec::new();
    for segment in segments.iter().filter(|segment| in_margin(segment)) {
        let text = text_of(segment);
        if let Some(said) = said(&text) {
            balloons.push(Balloon { said, y: segment.y, size: segment.size, bottom: segment.y });
        } else {
            // The lines of a balloon follow closely; what stands alone at the margin is something else.
            let Some(open) = balloons.last_mut().filter(|open| segment.y - open.bottom < open.size * 2.5) else {
                continue;
            };
            match &mut open.said {
                Said::Comment { text: words, .. } | Said::Deleted(words) | Said::Formatted(words) => {
                    words.push(' ');
                    words.push_str(&text);
                }
            }
            open.bottom = segment.y;
        }
        gone.extend(segment.glyphs.iter().copied());
    }
    page.glyphs.retain(|glyph| !gone.contains(glyph));
    let first = page.remarks.len();
    for balloon in balloons {
        let remark = remark(page, balloon, edge);
        page.remarks.push(remark);
    }
    annotations::tie(page, first);
}

fn said(text: &str) -> Option<Said> {
    let after = |list: &[&str]| list.iter().find_map(|word| text.strip_prefix(word));
    if after(&FORMATTED).is_some() {
        return Some(Said::Formatted(text.to_owned()));
    }
    if let Some(words) = after(&DELETED) {
        return Some(Said::Deleted(words.trim_start_matches([' ', ':', '\u{A0}', '：']).to_owned()));
    }
    // A word, who in brackets with the number of the comment, a colon.
    let (word, rest) = text.split_once('[')?;
    let (who, rest) = rest.split_once(']')?;
    let words = rest.trim_start().strip_prefix([':', '：'])?;
    let name = word.trim();
    let is_name = !name.is_empty() && name.chars().count() <= 20 && name.chars().all(char::is_alphabetic);
    let numbered = who.chars().count() <= 12 && who.ends_with(|end: char| end.is_ascii_digit());
    (is_name && numbered).then(|| Said::Comment { author: who.trim().to_owned(), text: words.trim().to_owned() })
}

fn remark(page: &Page, balloon: Balloon, edge: f32) -> Remark {
    let place = [edge, balloon.y - balloon.size, edge, balloon.y];
    let (kind, author, text, areas) = match balloon.said {
        Said::Comment { author, text } => (RemarkKind::Comment, Some(author), text, Vec::new()),
        Said::Formatted(words) => (RemarkKind::Comment, None, words, Vec::new()),
        Said::Deleted(words) => {
            let areas = find(page, &words, balloon.y);
            if areas.is_empty() {
                (RemarkKind::Comment, None, format!("Deleted: {words}"), areas)
            } else {
                (RemarkKind::Deleted, None, String::new(), areas)
            }
        }
    };
    Remark {
        kind,
        author,
        date: None,
        text,
        areas,
        place,
        id: None,
        answers: None,
        settled: false,
        before: false,
        page: page.number,
    }
}

/// Where the words stand on a line near `y`: printed with the deletion, they are to be marked; else they are gone.
fn find(page: &Page, words: &str, y: f32) -> Vec<[f32; 4]> {
    let wanted: Vec<char> = words.chars().filter(|letter| !letter.is_whitespace()).collect();
    let mut near: Vec<Segment> =
        columns::segments(&page.glyphs).into_iter().filter(|line| (line.y - y).abs() < line.size * 3.0).collect();
    near.sort_by(|a, b| (a.y - y).abs().total_cmp(&(b.y - y).abs()));
    for line in near {
        let mut glyphs: Vec<Glyph> = line.glyphs.into_iter().filter(|glyph| !glyph.ch.is_whitespace()).collect();
        glyphs.sort_by(|a, b| a.x0.total_cmp(&b.x0));
        let found = glyphs
            .windows(wanted.len().max(1))
            .find(|window| window.iter().map(|glyph| glyph.ch).eq(wanted.iter().copied()));
        if let Some((first, last)) = found.and_then(|window| Some((window.first()?, window.last()?))) {
            return vec![[first.x0, line.y - line.size, last.x1, line.y + line.size * 0.3]];
        }
    }
    Vec::new()
}
