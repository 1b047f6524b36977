//! Annotations of a page: what is typed into form fields is text of the page; what reviewers wrote and struck out is kept
//! as remarks on the words it stands at.

use super::content::Reader;
use super::page::{Glyph, Page, Remark, RemarkKind};
use crate::import::limits;
use crate::import::pdf::text_string::text_string;
use hayro_font::kurbo::{Affine, Point, Vec2};
use hayro_syntax::object::{Array, Dict, Name, Object, Stream, String as PdfString};
use hayro_syntax::page::Page as PdfPage;

/// What an annotation is to a reader of the page.
enum Kind {
    /// Words on the page.
    Words,
    /// A reviewer's remark.
    Remark(RemarkKind),
    /// No words: links, windows of other annotations.
    Nothing,
}

impl<'a> Reader<'a, '_> {
    /// Follows the annotations of a page.
    pub(super) fn annotations(&mut self, source: &PdfPage<'a>) {
        let Some(annotations) = source.raw().get::<Array<'a>>("Annots") else { return };
        let base = Affine::new(source.initial_transform(true).as_coeffs());
        for (seen, annotation) in annotations.iter::<Dict<'a>>().enumerate() {
            if seen >= limits::PDF_ANNOTATIONS || self.page.remarks.len() > limits::PDF_REMARKS {
                self.page.broken = true;
                break;
            }
            // Hidden, or shown in no view.
            if annotation.get::<i32>("F").unwrap_or(0) & 0b10_0010 != 0 {
                continue;
            }
            match kind_of(&annotation) {
                Kind::Words => self.words_of(&annotation, source, base),
                Kind::Remark(kind) => self.page.remarks.extend(remark(&annotation, kind, base)),
                Kind::Nothing => {}
            }
        }
        self.page.broken |= self.page.remarks.len() > limits::PDF_REMARKS;
        self.page.remarks.truncate(limits::PDF_REMARKS);
        tie(&mut self.page, 0);
    }

    /// Draws what an annotation looks like; where nobody drew it, its value stands in its place.
    fn words_of(&mut self, annotation: &Dict<'a>, source: &PdfPage<'a>, base: Affine) {
        let Some(place) = annotation.get::<[f64; 4]>("Rect") else { return };
        let look = annotation.get::<Dict<'a>>("AP").and_then(|look| {
            look.get::<Stream<'a>>("N").or_else(|| {
                let states = look.get::<Dict<'a>>("N")?;
                let state = annotation.get::<Name<'_>>("AS")?;
                states.get::<Stream<'a>>(state.as_ref())
            })
        });
        let Some(look) = look else {
            self.value(annotation, place, base);
            return;
        };
        let bounds = look.dict().get::<[f64; 4]>("BBox").unwrap_or([0.0, 0.0, 1.0, 1.0]);
        let shift = Vec2::new(
            place[0].min(place[2]) - bounds[0].min(bounds[2]),
            place[1].min(place[3]) - bounds[1].min(bounds[3]),
        );
        self.state.ctm = base * Affine::translate(shift);
        self.form(&look, source.resources());
    }

    /// Sets the value of a field that has no look into its place, in type that fits.
    fn value(&mut self, annotation: &Dict<'_>, place: [f64; 4], base: Affine) {
        let Some(text) = value_of(annotation).filter(|text| !text.trim().is_empty()) else { return };
        let (left, right) = (place[0].min(place[2]), place[0].max(place[2]));
        let (bottom, top) = (place[1].min(place[3]), place[1].max(place[3]));
        let lines: Vec<&str> = text.lines().collect();
        let height = (top - bottom) / lines.len().max(1) as f64;
        let size = (height * 0.7).clamp(4.0, 11.0);
        for (index, line) in lines.into_iter().enumerate() {
            let y = top - height * (index as f64 + 0.5) - size * 0.3;
            let count = line.chars().count().max(1) as f64;
            let width = (size * 0.5).min((right - left - 4.0).max(1.0) / count);
            for (at, ch) in line.chars().enumerate() {
                let start = base * Point::new(left + 2.0 + width * at as f64, y);
                let x0 = start.x as f32;
                let glyph =
                    Glyph { ch, x0, x1: x0 + width as f32, y: start.y as f32, size: size as f32, ..Glyph::NONE };
                self.page.glyphs.push(glyph);
            }
        }
    }
}

fn text_of(dict: &Dict<'_>, key: &str) -> Option<String> {
    dict.get::<PdfString<'_>>(key).map(|text| text_string(text.as_bytes())).filter(|text| !text.trim().is_empty())
}

/// The value of a form field, its own or that of the field it belongs to, or what a text box holds.
fn value_of(annotation: &Dict<'_>) -> Option<String> {
    let subtype = annotation.get::<Name<'_>>("Subtype")?;
    if subtype.as_ref() == b"FreeText" {
        return text_of(annotation, "Contents");
    }
    let mut field = Some(annotation.clone());
    // A field has few fathers; a circle ends.
    for _ in 0..16 {
        let Some(here) = field else { break };
        let password = here.get::<i32>("Ff").unwrap_or(0) & (1 << 13) != 0;
        if password {
            return None;
        }
        match here.get::<Object<'_>>("V") {
            Some(Object::String(text)) => return Some(text_string(text.as_bytes())),
            Some(Object::Array(list)) => {
                let chosen = list.iter::<PdfString<'_>>().take(1_000).map(|text| text_string(text.as_bytes()));
                return Some(chosen.collect::<Vec<_>>().join(", "));
            }
            _ => {}
        }
        field = here.get::<Dict<'_>>("Parent");
    }
    None
}

fn kind_of(annotation: &Dict<'_>) -> Kind {
    let Some(subtype) = annotation.get::<Name<'_>>("Subtype") else { return Kind::Nothing };
    let intent = annotation.get::<Name<'_>>("IT");
    let said = || text_of(annotation, "Contents").is_some();
    match subtype.as_ref() {
        b"Widget" | b"Stamp" => Kind::Words,
        // What is typed on a form is text; what a reviewer writes beside it carries the reviewer's name.
        b"FreeText" => {
            let typed = intent.is_some_and(|intent| intent.as_ref() == b"FreeTextTypewriter");
            if typed || text_of(annotation, "T").is_none() || !said() {
                Kind::Words
            } else {
                Kind::Remark(RemarkKind::Comment)
            }
        }
        b"StrikeOut" => Kind::Remark(RemarkKind::Deleted),
        b"Caret" if said() => Kind::Remark(RemarkKind::Inserted),
        b"Text" => Kind::Remark(RemarkKind::Comment),
        b"Highlight" | b"Underline" | b"Squiggly" | b"Square" | b"Circle" | b"Line" | b"Polygon" | b"PolyLine"
        | b"Ink"
            if said() =>
        {
            Kind::Remark(RemarkKind::Comment)
        }
        _ => Kind::Nothing,
    }
}

/// Reads a remark; `None` where it says nothing and stands nowhere.
fn remark(annotation: &Dict<'_>, kind: RemarkKind, base: Affine) -> Option<Remark> {
    let place = annotation.get::<[f64; 4]>("Rect")?;
    let around = |corners: &[(f64, f64)]| {
        let points: Vec<Point> = corners.iter().map(|corner| base * Point::from(*corner)).collect();
        let pick = |of: fn(&Point) -> f64, least: bool| {
            let values = points.iter().map(of);
            if least { values.fold(f64::MAX, f64::min) as f32 } else { values.fold(f64::MIN, f64::max) as f32 }
        };
        [pick(|p| p.x, true), pick(|p| p.y, true), pick(|p| p.x, false), pick(|p| p.y, false)]
    };
    let quads: Vec<f64> = annotation
        .get::<Array<'_>>("QuadPoints")
        .map(|quads| quads.iter::<f64>().take(8_000).collect())
        .unwrap_or_default();
    let areas = quads.chunks_exact(8).map(|quad| {
        let corners: Vec<(f64, f64)> =
            quad.chunks_exact(2).filter_map(|pair| Some((*pair.first()?, *pair.get(1)?))).collect();
        around(&corners)
    });
    let state = text_of(annotation, "State");
    let settled = state.as_deref().is_some_and(|state| matches!(state, "Completed" | "Accepted" | "Rejected"));
    Some(Remark {
        kind,
        author: text_of(annotation, "T").map(|name| name.trim().to_owned()),
        date: text_of(annotation, "M").or_else(|| text_of(annotation, "CreationDate")).and_then(|date| iso(&date)),
        text: if state.is_some() { String::new() } else { text_of(annotation, "Contents").unwrap_or_default() },
        areas: areas.collect(),
        place: around(&[(place[0], place[1]), (place[2], place[3])]),
        id: annotation.obj_id().map(|id| id.obj_number),
        answers: annotation.get_ref("IRT").map(|answered| answered.obj_number),
        settled,
        before: false,
        page: 0,
    })
}

/// A date of PDF as ISO 8601: `D:20240502100000+02'00'` → `2024-05-02T10:00:00+02:00`.
fn iso(date: &str) -> Option<String> {
    let digits: String = date.trim_start_matches("D:").chars().take_while(char::is_ascii_digit).collect();
    let part = |from: usize, to: usize| digits.get(from..to);
    let mut out = format!("{}-{}-{}", part(0, 4)?, part(4, 6)?, part(6, 8)?);
    if let (Some(hour), Some(minute)) = (part(8, 10), part(10, 12)) {
        out += &format!("T{hour}:{minute}:{}", part(12, 14).unwrap_or("00"));
        let zone = date.trim_start_matches("D:").get(digits.len()..).unwrap_or("").replace('\'', ":");
        let zone = zone.trim_end_matches(':');
        match zone.chars().next() {
            Some('Z') => out.push('Z'),
            Some('+' | '-') if zone.len() == 6 => out += zone,
            _ => {}
        }
    }
    Some(out)
}

/// Ties each remark from `first` on to the characters that it covers, or to the one it stands at.
pub(crate) fn tie(page: &mut Page, first: usize) {
    let mut remarks = std::mem::take(&mut page.remarks);
    for (index, remark) in remarks.iter_mut().enumerate().skip(first) {
        if remark.answers.is_some() && remark.areas.is_empty() {
            continue;
        }
        let mut found = false;
        for area in &remark.areas {
            for at in 0..page.glyphs.len() {
                let Some(glyph) = page.glyphs.get(at).filter(|glyph| covers(area, glyph)) else { continue };
                let set = page.set_with(glyph.note, index);
                if let Some(glyph) = page.glyphs.get_mut(at) {
                    glyph.note = set;
                    found = true;
                }
            }
        }
        if found {
            continue;
        }
        if let Some((at, before)) = nearest(page, remark) {
            remark.before = before;
            let set = page.set_with(page.glyphs.get(at).map_or(0, |glyph| glyph.note), index);
            if let Some(glyph) = page.glyphs.get_mut(at) {
                glyph.note = set;
            }
        }
    }
    page.remarks = remarks;
}

/// Whether the middle of a character lies in an area.
fn covers(area: &[f32; 4], glyph: &Glyph) -> bool {
    let (x, y) = (f32::midpoint(glyph.x0, glyph.x1), glyph.y - glyph.size * 0.3);
    let [left, top, right, bottom] = *area;
    (left..=right).contains(&x) && (top..=bottom).contains(&y) && !glyph.ch.is_whitespace()
}

/// The character that a remark stands at: on its line, the last one that begins before it; else the nearest. Whether it
/// stands before that character.
fn nearest(page: &Page, remark: &Remark) -> Option<(usize, bool)> {
    let [left, top, right, bottom] = remark.place;
    let (x, y) = (f32::midpoint(left, right), f32::midpoint(top, bottom));
    let caret = remark.kind == RemarkKind::Inserted;
    let seen = || page.glyphs.iter().enumerate().filter(|(_, glyph)| !glyph.ch.is_whitespace());
    let height = |glyph: &Glyph| {
        let middle = glyph.y - glyph.size * 0.3;
        let apart = (middle - y).abs();
        // A sign between two lines belongs to the upper one: it hangs under the gap that it means.
        if caret && middle > y { apart + glyph.size * 0.15 } else { apart }
    };
    let line = seen().map(|(_, glyph)| height(glyph)).fold(f32::MAX, f32::min);
    let on_line = || seen().filter(|(_, glyph)| height(glyph) < line + glyph.size * 0.3);
    let middle = |glyph: &Glyph| f32::midpoint(glyph.x0, glyph.x1);
    let before = on_line().filter(|(_, glyph)| middle(glyph) <= x).max_by(|a, b| a.1.x0.total_cmp(&b.1.x0));
    match before {
        Some((at, _)) => Some((at, false)),
        None => on_line().min_by(|a, b| a.1.x0.total_cmp(&b.1.x0)).map(|(at, _)| (at, true)),
    }
}
