//! A page being drawn: lines of words, rules, and which mark is what.

use super::faces::{self, FILES, FaceIndex, Glyph, thousandths};
use super::flow::Paper;
use super::lines::{Line, Piece};
use super::style::{Ink, Rule, Style};
use super::tags::{NodeId, Tree};
use pdf_writer::types::{ArtifactType, TextRenderingMode};
use pdf_writer::{Content, Name, Str};
use std::collections::BTreeMap;
use subsetter::GlyphRemapper;

/// How much thicker the strokes of a face without a bold are drawn in bold, in parts of the size of type.
const THICKER: f32 = 0.028;

/// The glyphs of each face that were drawn: their new numbers, and what they say.
pub(super) struct Used(pub(super) Vec<Drawn>);

/// The glyphs of a face that were drawn.
#[derive(Default)]
pub(super) struct Drawn {
    /// New numbers by old ones.
    pub(super) numbers: GlyphRemapper,
    /// By new number: the signs a glyph stands for, and its width in parts of the size of type.
    pub(super) said: BTreeMap<u16, (Box<str>, f32)>,
}

impl Used {
    pub(super) fn none() -> Self {
        Self(FILES.iter().map(|_| Drawn::default()).collect())
    }

    fn number(&mut self, face: FaceIndex, glyph: &Glyph) -> u16 {
        let Some(drawn) = self.0.get_mut(face) else { return 0 };
        let number = drawn.numbers.remap(glyph.id);
        let said = drawn.said.entry(number).or_insert_with(|| (glyph.signs.clone(), glyph.width));
        if said.0.is_empty() {
            said.0.clone_from(&glyph.signs);
        }
        number
    }
}

/// The name of a face among a page's resources.
pub(super) fn face_name(face: FaceIndex) -> [u8; 2] {
    [b'F', b'0' + u8::try_from(face).unwrap_or(0)]
}

/// A place on a page that leads to another.
#[derive(Debug, Clone)]
pub(super) struct Spot {
    /// Left, bottom, right, top.
    pub(super) area: [f32; 4],
    /// To which heading it leads, by its number.
    pub(super) heading: usize,
    /// What it says.
    pub(super) said: String,
}

/// What is being marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Open {
    Nothing,
    Artifact,
    Node(NodeId),
}

/// A page being drawn.
pub(super) struct Sheet {
    content: Content,
    /// What each mark is, by its number.
    pub(super) marks: Vec<NodeId>,
    /// The links on it, by their number among all links.
    pub(super) links: Vec<(usize, Spot)>,
    /// What it is printed on.
    pub(super) paper: Paper,
    page: usize,
    open: Open,
}

impl Sheet {
    pub(super) fn new(page: usize, paper: Paper) -> Self {
        Self { content: Content::new(), marks: Vec::new(), links: Vec::new(), paper, page, open: Open::Nothing }
    }

    fn enter(&mut self, what: Open, tree: &mut Tree) {
        if self.open == what {
            return;
        }
        if self.open != Open::Nothing {
            self.content.end_marked_content();
        }
        self.open = what;
        match what {
            Open::Nothing => {}
            Open::Artifact => {
                let mut mark = self.content.begin_marked_content_with_properties(Name(b"Artifact"));
                mark.properties().artifact().kind(ArtifactType::Layout);
            }
            Open::Node(node) => {
                let number = i32::try_from(self.marks.len()).unwrap_or(i32::MAX);
                self.marks.push(node);
                tree.mark(node, self.page, number);
                let role = tree.role(node).to_name();
                self.content.begin_marked_content_with_properties(role).properties().identify(number);
            }
        }
    }

    /// Draws a line of words; `x`, `y`: where its baseline begins.
    pub(super) fn line(&mut self, line: &Line, x: f32, y: f32, used: &mut Used, tree: &mut Tree) {
        let mut from = 0;
        while let Some(first) = line.pieces.get(from) {
            let same = |piece: &&Piece| piece.node == first.node;
            let count = line.pieces.iter().skip(from).take_while(same).count().max(1);
            let pieces = line.pieces.get(from..from + count).unwrap_or_default();
            self.enter(first.node.map_or(Open::Artifact, Open::Node), tree);
            self.words(pieces, x, y, used);
            let is_end = from + count == line.pieces.len();
            self.rules(pieces, x, y, is_end);
            from += count;
        }
    }

    fn words(&mut self, pieces: &[Piece], x: f32, y: f32, used: &mut Used) {
        self.content.begin_text();
        let mut style: Option<(FaceIndex, Style)> = None;
        let mut from = 0;
        while let Some(first) = pieces.get(from) {
            let face = first.stretch.face;
            let same = |piece: &&Piece| piece.stretch.face == face && piece.style == first.style;
            let count = pieces.iter().skip(from).take_while(same).count().max(1);
            if style != Some((face, first.style)) {
                self.content.set_font(Name(&face_name(face)), first.style.size);
                let [red, green, blue] = first.style.ink;
                self.content.set_fill_rgb(red, green, blue);
                let is_thickened = faces::is_thickened(face, first.style.family);
                if is_thickened {
                    self.content.set_stroke_rgb(red, green, blue).set_line_width(round(first.style.size * THICKER));
                }
                let mode = if is_thickened { TextRenderingMode::FillStroke } else { TextRenderingMode::Fill };
                self.content.set_text_rendering_mode(mode);
                style = Some((face, first.style));
            }
            self.content.set_text_matrix([1.0, 0.0, 0.0, 1.0, round(x + first.x), round(y)]);
            let glyphs = pieces.iter().skip(from).take(count).flat_map(|piece| piece.stretch.glyphs.iter());
            show(&mut self.content, glyphs, face, first.style.size, used);
            from += count;
        }
        // It outlives the text.
        self.content.set_text_rendering_mode(TextRenderingMode::Fill);
        self.content.end_text();
    }

    /// Draws the lines under and through words.
    fn rules(&mut self, pieces: &[Piece], x: f32, y: f32, is_end: bool) {
        let mut at = 0;
        while let Some(first) = pieces.get(at) {
            let of = (first.style.under, first.style.through, first.style.ink);
            let same = |piece: &&Piece| (piece.style.under, piece.style.through, piece.style.ink) == of;
            let count = pieces.iter().skip(at).take_while(same).count().max(1);
            let last = pieces.get(at + count - 1).unwrap_or(first);
            let white = if is_end && at + count == pieces.len() { last.trailing() } else { 0.0 };
            let (left, right) = (x + first.x, x + last.x + last.width - white);
            let size = first.style.size;
            if right > left {
                self.rule(first.style.under, first.style.ink, left, right, y - size * 0.16, size);
                self.rule(first.style.through, first.style.ink, left, right, y + size * 0.25, size);
            }
            at += count;
        }
    }

    fn rule(&mut self, rule: Rule, ink: Ink, left: f32, right: f32, y: f32, size: f32) {
        let thick = size * 0.055;
        let mut bar = |y: f32, thick: f32| {
            self.content.set_fill_rgb(ink[0], ink[1], ink[2]);
            self.content.rect(round(left), round(y), round(right - left), round(thick));
            self.content.fill_nonzero();
        };
        match rule {
            Rule::Nothing => {}
            Rule::Single => bar(y - thick / 2.0, thick),
            Rule::Thin => bar(y - thick / 4.0, thick / 2.0),
            Rule::Double => {
                bar(y + thick * 0.4, thick * 0.7);
                bar(y - thick * 1.3, thick * 0.7);
            }
            Rule::Dotted => {
                self.content.set_stroke_rgb(ink[0], ink[1], ink[2]).set_line_width(round(thick));
                self.content.set_dash_pattern([round(thick), round(thick * 1.6)], 0.0);
                self.content.move_to(round(left), round(y)).line_to(round(right), round(y)).stroke();
                self.content.set_dash_pattern([], 0.0);
            }
        }
    }

    /// Draws a straight line that belongs to the page's look.
    pub(super) fn hair(&mut self, from: (f32, f32), to: (f32, f32), thick: f32, ink: Ink, tree: &mut Tree) {
        self.enter(Open::Artifact, tree);
        self.content.set_stroke_rgb(ink[0], ink[1], ink[2]).set_line_width(thick);
        self.content.move_to(round(from.0), round(from.1)).line_to(round(to.0), round(to.1)).stroke();
    }

    /// Draws a line of words that belongs to the page and not to the document: a running head, a page number.
    pub(super) fn running(&mut self, line: &Line, x: f32, y: f32, used: &mut Used, tree: &mut Tree) {
        self.enter(Open::Nothing, tree);
        let mut mark = self.content.begin_marked_content_with_properties(Name(b"Artifact"));
        mark.properties().artifact().kind(ArtifactType::Pagination);
        drop(mark);
        self.words(&line.pieces, x, y, used);
        self.content.end_marked_content();
    }

    /// Ends what is being marked, and gives the content.
    pub(super) fn finish(mut self, tree: &mut Tree) -> Vec<u8> {
        self.enter(Open::Nothing, tree);
        self.content.finish().as_slice().to_vec()
    }
}

/// Shows glyphs of one face after one another; marks above their letters are raised.
fn show<'g>(
    content: &mut Content,
    glyphs: impl Iterator<Item = &'g Glyph>,
    face: FaceIndex,
    size: f32,
    used: &mut Used,
) {
    let mut glyphs = glyphs.peekable();
    let mut risen = 0;
    while let Some(first) = glyphs.peek() {
        let up = first.offset.1;
        if up != risen {
            content.set_rise(round(up as f32 / 1000.0 * size));
            risen = up;
        }
        let mut shown = content.show_positioned();
        let mut items = shown.items();
        let mut bytes: Vec<u8> = Vec::new();
        while let Some(glyph) = glyphs.next_if(|glyph| glyph.offset.1 == up) {
            let right = glyph.offset.0;
            let number = used.number(face, glyph);
            adjust(right, &mut bytes, &mut items);
            bytes.extend(number.to_be_bytes());
            adjust(thousandths(glyph.advance - glyph.width) - right, &mut bytes, &mut items);
        }
        flush(&mut bytes, &mut items);
    }
    if risen != 0 {
        content.set_rise(0.0);
    }
}

/// Moves on by so many thousandths of the size of type.
fn adjust(by: i32, bytes: &mut Vec<u8>, items: &mut pdf_writer::writers::PositionedItems<'_>) {
    if by != 0 {
        flush(bytes, items);
        items.adjust(-by as f32);
    }
}

fn flush(bytes: &mut Vec<u8>, items: &mut pdf_writer::writers::PositionedItems<'_>) {
    if !bytes.is_empty() {
        items.show(Str(bytes));
        bytes.clear();
    }
}

/// A length in points, so exact as paper needs it.
pub(super) fn round(points: f32) -> f32 {
    (points * 100.0).round() / 100.0
}
