//! Words broken into lines, where Unicode lets a line end.

use super::faces::{Shaper, Stretch};
use super::style::Style;
use super::tags::NodeId;
use crate::text::Language;
use unicode_linebreak::{BreakOpportunity, linebreaks};

/// Words of one style.
#[derive(Debug, Clone)]
pub(super) struct Span {
    /// The words.
    pub(super) words: String,
    /// Their look.
    pub(super) style: Style,
    /// What they are in the tree of the document.
    pub(super) node: Option<NodeId>,
}

/// A stretch with its place on a line.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    /// Distance from the line's start in points.
    pub(super) x: f32,
    /// Width in points.
    pub(super) width: f32,
    /// What is drawn.
    pub(super) stretch: Stretch,
    /// How.
    pub(super) style: Style,
    /// What it is in the tree of the document.
    pub(super) node: Option<NodeId>,
}

impl Piece {
    /// Width of the white at its end.
    pub(super) fn trailing(&self) -> f32 {
        let white = self.stretch.glyphs.iter().rev().take_while(|glyph| glyph.is_space());
        white.map(|glyph| glyph.advance).sum::<f32>() * self.style.size
    }
}

/// A line that was set.
#[derive(Debug, Clone, Default)]
pub(super) struct Line {
    /// What stands on it.
    pub(super) pieces: Vec<Piece>,
}

impl Line {
    /// Width without the white at its end, in points.
    pub(super) fn width(&self) -> f32 {
        self.pieces.last().map_or(0.0, |last| last.x + last.width - last.trailing())
    }
}

/// Breaks words into lines of a width in points. A word that is wider is cut.
pub(super) fn lines(spans: &[Span], width: f32, language: Option<Language>, shaper: &mut Shaper<'_>) -> Vec<Line> {
    let whole: String = spans.iter().map(|span| span.words.as_str()).collect();
    let mut setting = Setting { language, width, place: 0.0, line: Line::default(), lines: Vec::new() };
    let (mut at, mut span) = (0, 0);
    // How far the span before reaches.
    let mut passed = 0;
    for (end, kind) in linebreaks(&whole) {
        let mut unit = Vec::new();
        while at < end {
            let Some(here) = spans.get(span) else { break };
            let upto = (passed + here.words.len()).min(end);
            if upto > at {
                setting.shape(here, whole.get(at..upto).unwrap_or_default(), shaper, &mut unit);
                at = upto;
            }
            if at < end {
                passed += here.words.len();
                span += 1;
            }
        }
        at = end;
        setting.put(unit, shaper);
        if kind == BreakOpportunity::Mandatory && end < whole.len() {
            setting.end_line();
        }
    }
    if !setting.line.pieces.is_empty() {
        setting.end_line();
    }
    setting.lines
}

struct Setting {
    language: Option<Language>,
    width: f32,
    place: f32,
    line: Line,
    lines: Vec<Line>,
}

impl Setting {
    fn shape(&self, span: &Span, words: &str, shaper: &mut Shaper<'_>, into: &mut Vec<Piece>) {
        let mut stretches = Vec::new();
        shaper.set(words, span.style.family, self.language, &mut stretches);
        into.extend(stretches.into_iter().map(|stretch| {
            let width = stretch.glyphs.iter().map(|glyph| glyph.advance).sum::<f32>() * span.style.size;
            Piece { x: 0.0, width, stretch, style: span.style, node: span.node }
        }));
    }

    /// Puts what may not be parted on the line, or on the next.
    fn put(&mut self, unit: Vec<Piece>, shaper: &mut Shaper<'_>) {
        let whole: f32 = unit.iter().map(|piece| piece.width).sum();
        let ink = whole - unit.last().map_or(0.0, Piece::trailing);
        if self.place > 0.0 && self.place + ink > self.width {
            self.end_line();
        }
        if ink > self.width {
            self.cut(unit, shaper);
            return;
        }
        for piece in unit {
            self.push(piece);
        }
    }

    /// Puts a word that is wider than the line sign by sign.
    fn cut(&mut self, unit: Vec<Piece>, shaper: &mut Shaper<'_>) {
        for piece in unit {
            let signs: String = piece.stretch.glyphs.iter().map(|glyph| &*glyph.signs).collect();
            let span = Span { words: String::new(), style: piece.style, node: piece.node };
            for sign in unicode_segmentation::UnicodeSegmentation::graphemes(signs.as_str(), true) {
                let mut single = Vec::new();
                self.shape(&span, sign, shaper, &mut single);
                let width: f32 = single.iter().map(|piece| piece.width).sum();
                if self.place + width > self.width && self.place > 0.0 {
                    self.end_line();
                }
                for piece in single {
                    self.push(piece);
                }
            }
        }
    }

    fn push(&mut self, piece: Piece) {
        let x = self.place;
        self.place += piece.width;
        self.line.pieces.push(Piece { x, ..piece });
    }

    fn end_line(&mut self) {
        self.lines.push(std::mem::take(&mut self.line));
        self.place = 0.0;
    }
}
