//! Text instructions: where each character lands.

use super::content::Reader;
use super::font::Face;
use super::graphics::affine;
use super::page::{BOLD, Glyph, INVISIBLE, ITALIC, TURNED, UPSIDE};
use super::script::is_leftward;
use crate::import::limits;
use hayro_font::kurbo::{Affine, Point, Vec2};
use hayro_syntax::content::ops::TypedInstruction;
use hayro_syntax::object::{Array, Dict, Object, String as PdfString};
use hayro_syntax::page::Resources;
use std::rc::Rc;

impl<'a> Reader<'a, '_> {
    /// Follows an instruction that sets or shows text; `false` when it is another.
    pub(crate) fn text_step(&mut self, instruction: &TypedInstruction<'_, '_>, resources: &Resources<'a>) -> bool {
        use TypedInstruction as I;
        match instruction {
            I::BeginText(_) => {
                self.text = Affine::IDENTITY;
                self.text_line = Affine::IDENTITY;
            }
            I::CharacterSpacing(space) => self.state.char_space = space.0.as_f64(),
            I::WordSpacing(space) => self.state.word_space = space.0.as_f64(),
            I::HorizontalScaling(scale) => self.state.scale = scale.0.as_f64() / 100.0,
            I::TextLeading(leading) => self.state.leading = leading.0.as_f64(),
            I::TextRise(rise) => self.state.rise = rise.0.as_f64(),
            I::TextRenderingMode(mode) => self.state.mode = mode.0.as_i64(),
            I::TextFont(font) => {
                self.state.size = font.1.as_f64();
                self.state.face =
                    resources.fonts.get::<Dict<'_>>(font.0.as_ref()).and_then(|dict| self.fonts.face(&dict));
            }
            I::NextLine(by) => self.next_line(by.0.as_f64(), by.1.as_f64()),
            I::NextLineAndSetLeading(by) => {
                self.state.leading = -by.1.as_f64();
                self.next_line(by.0.as_f64(), by.1.as_f64());
            }
            I::NextLineUsingLeading(_) => self.next_line(0.0, -self.state.leading),
            I::SetTextMatrix(m) => {
                self.text = affine([&m.0, &m.1, &m.2, &m.3, &m.4, &m.5]);
                self.text_line = self.text;
            }
            I::ShowText(text) => self.show(text.0),
            I::NextLineAndShowText(text) => {
                self.next_line(0.0, -self.state.leading);
                self.show(text.0);
            }
            I::ShowTextWithParameters(text) => {
                self.state.word_space = text.0.as_f64();
                self.state.char_space = text.1.as_f64();
                self.next_line(0.0, -self.state.leading);
                self.show(text.2);
            }
            I::ShowTexts(texts) => self.show_all(texts.0),
            _ => return false,
        }
        true
    }

    fn next_line(&mut self, x: f64, y: f64) {
        self.text_line *= Affine::translate((x, y));
        self.text = self.text_line;
    }

    fn show_all(&mut self, texts: &Array<'_>) {
        for item in texts.iter::<Object<'_>>() {
            match item {
                Object::String(text) => self.show(&text),
                Object::Number(by) => {
                    let by = -by.as_f64() / 1000.0 * self.state.size;
                    let along = self.state.face.as_ref().is_none_or(|face| face.horizontal);
                    let by = if along { Vec2::new(by * self.state.scale, 0.0) } else { Vec2::new(0.0, by) };
                    self.text *= Affine::translate(by);
                }
                _ => {}
            }
        }
    }

    fn show(&mut self, text: &PdfString<'_>) {
        let bytes = text.as_bytes();
        let Some(face) = self.state.face.clone() else {
            // A font that cannot be loaded: the characters are there, but nobody knows which.
            for _ in bytes {
                self.place(None, 500.0, 0, false);
            }
            return;
        };
        let mut at = 0;
        while at < bytes.len() {
            let (code, length) = face.read_code(bytes, at);
            at += length;
            let decoded = face.decode(code);
            let spaced = code == 32 && length == 1;
            self.place(Some((&face, decoded.text.as_deref())), decoded.advance, face.flags, spaced);
            if self.page.glyphs.len() > limits::PDF_PAGE_CHARACTERS {
                return;
            }
        }
    }

    /// Notes the characters of one code and moves on by its advance.
    fn place(&mut self, known: Option<(&Rc<Face<'a>>, Option<&str>)>, advance: f32, flags: u8, spaced: bool) {
        let state = &self.state;
        let horizontal = known.is_none_or(|(face, _)| face.horizontal);
        let bare = f64::from(advance) / 1000.0 * state.size;
        let whole = bare + state.char_space + if spaced { state.word_space } else { 0.0 };
        let (bare, whole) = if horizontal { (bare * state.scale, whole * state.scale) } else { (bare, whole) };
        let raised = state.ctm * self.text * Affine::translate((0.0, state.rise));
        let start = raised * Point::ZERO;
        let [a, b, c, d, _, _] = raised.as_coeffs();
        let (right, up) = (Vec2::new(a, b), Vec2::new(c, d));
        let size = (up.hypot() * state.size).abs() as f32;
        let turned = b.abs() > a.abs() * 0.2 || !horizontal;
        let length = (right.hypot() * bare).abs() as f32;
        let mut flags = flags;
        // Slanted by the matrix: an italic made by the producer.
        if !turned
            && right.hypot() > 0.0
            && (c / up.hypot().max(1e-9)).abs() > 0.15
            && (c / up.hypot().max(1e-9)).abs() < 0.6
        {
            flags |= ITALIC;
        }
        // Outlined as well as filled, in one colour: bold made by the producer.
        if state.mode == 2 && state.fill == state.stroke {
            flags |= BOLD;
        }
        if matches!(state.mode, 3 | 7) {
            flags |= INVISIBLE;
        }
        if turned {
            flags |= TURNED;
        }
        let upside = !turned && a < 0.0 && d > 0.0;
        if upside {
            flags |= UPSIDE;
        }
        let content = self.open.last().map_or(0, |open| open.0);
        let text = known.and_then(|(_, text)| text).unwrap_or("\u{FFFD}");
        let count = text.chars().count().max(1) as f32;
        let visible = start.x.is_finite() && start.y.is_finite() && size.is_finite() && size > 0.05;
        if visible {
            if turned {
                self.turned += 1;
                self.upward += usize::from(b < 0.0);
            } else if a != 0.0 {
                let slope = b / a;
                self.slopes = (self.slopes.0 + 1, self.slopes.1 + slope, self.slopes.2 + slope * slope);
            }
            // Mirrored text runs leftwards: its left end is where it stops.
            let x = if !turned && a < 0.0 { start.x as f32 - length } else { start.x as f32 };
            // The letters of a leftward ligature follow each other to the left.
            let leftward = text.chars().any(is_leftward) != upside;
            for (k, ch) in text.chars().enumerate() {
                let k = if leftward { count - 1.0 - k as f32 } else { k as f32 };
                let x0 = x + length * k / count;
                let x1 = x + length * (k + 1.0) / count;
                let glyph = Glyph { ch, x0, x1, y: start.y as f32, size, colour: state.fill, content, flags, note: 0 };
                self.page.glyphs.push(glyph);
            }
        }
        let by = if horizontal { Vec2::new(whole, 0.0) } else { Vec2::new(0.0, whole) };
        self.text *= Affine::translate(by);
    }

    /// Puts what the producer says a stretch of content reads in the place of what it drew.
    pub(crate) fn replace(&mut self, from: usize, text: &str) {
        let drawn = self.page.glyphs.get(from..).unwrap_or_default();
        let (Some(first), Some(last)) = (drawn.first().copied(), drawn.last().copied()) else { return };
        let count = text.chars().count();
        let drawn_text: String = drawn.iter().map(|glyph| glyph.ch).collect();
        let drawn_left = drawn.iter().map(|glyph| glyph.x0).fold(f32::MAX, f32::min);
        let drawn_right = drawn.iter().map(|glyph| glyph.x1).fold(f32::MIN, f32::max);
        // One line only: elsewhere the places of the characters would be lost.
        if drawn_text == text || (first.y - last.y).abs() > first.size * 0.5 {
            return;
        }
        self.page.glyphs.truncate(from);
        let left = drawn_left.min(first.x0);
        let width = (drawn_right - left).max(0.0) / count.max(1) as f32;
        let leftward = text.chars().any(is_leftward);
        for (k, ch) in text.chars().enumerate() {
            let k = if leftward { count - 1 - k } else { k };
            let x0 = left + width * k as f32;
            self.page.glyphs.push(Glyph { ch, x0, x1: x0 + width, ..first });
        }
    }
}
