//! Runs the drawing instructions of a page and notes where each character and line lands.
//!
//! Only what text needs is followed: transforms, fonts, spacing, colours, marked content, forms, straight lines and
//! boxes. Pictures are measured, never decoded, so that their size costs nothing.

use super::font::{Face, Fonts};
use super::ink::{self, Paint, Path};
use super::page::{BOLD, Content, Glyph, INVISIBLE, ITALIC, Page, TURNED};
use hayro_font::kurbo::{Affine, Point, Vec2};
use hayro_syntax::content::TypedIter;
use hayro_syntax::content::ops::TypedInstruction;
use hayro_syntax::object::{Array, Dict, Name, Number, Object, Stream, String as PdfString};
use hayro_syntax::page::{Page as PdfPage, Resources};
use std::collections::BTreeSet;
use std::rc::Rc;

/// Forms inside forms beyond this depth are not drawn.
const MAX_DEPTH: u32 = 12;
/// Characters of one page beyond this number are not read; a page of the densest print has some 20,000.
const MAX_GLYPHS: usize = 400_000;
/// Instructions of one page beyond this number are not followed.
const MAX_INSTRUCTIONS: usize = 6_000_000;
/// Lines of one page beyond this number are not noted (maps and charts have that many).
pub(super) const MAX_RULES: usize = 40_000;

#[derive(Clone)]
pub(super) struct State<'a> {
    pub ctm: Affine,
    face: Option<Rc<Face<'a>>>,
    size: f64,
    char_space: f64,
    word_space: f64,
    scale: f64,
    leading: f64,
    rise: f64,
    mode: i64,
    pub fill: u32,
    pub stroke: u32,
    pub line_width: f64,
}

pub(super) struct Reader<'a, 'f> {
    fonts: &'f Fonts<'a>,
    /// Layers that are switched off, by object number.
    hidden_layers: &'f BTreeSet<u32>,
    pub page: Page,
    pub state: State<'a>,
    stack: Vec<State<'a>>,
    text: Affine,
    text_line: Affine,
    pub path: Path,
    open: Vec<(u32, Option<(usize, String)>)>,
    form: Option<u32>,
    depth: u32,
    steps: usize,
    upward: usize,
    turned: usize,
}

/// Reads one page.
pub(super) fn read_page<'a>(
    number: u32,
    source: &PdfPage<'a>,
    fonts: &Fonts<'a>,
    hidden_layers: &BTreeSet<u32>,
) -> Page {
    let (width, height) = source.render_dimensions();
    let base = Affine::new(source.initial_transform(true).as_coeffs());
    let state = State {
        ctm: base,
        face: None,
        size: 1.0,
        char_space: 0.0,
        word_space: 0.0,
        scale: 1.0,
        leading: 0.0,
        rise: 0.0,
        mode: 0,
        fill: 0,
        stroke: 0,
        line_width: 1.0,
    };
    let mut reader = Reader {
        fonts,
        hidden_layers,
        page: Page { number, width, height, contents: vec![Content::default()], ..Page::default() },
        state,
        stack: Vec::new(),
        text: Affine::IDENTITY,
        text_line: Affine::IDENTITY,
        path: Path::default(),
        open: Vec::new(),
        form: None,
        depth: 0,
        steps: 0,
        upward: 0,
        turned: 0,
    };
    let resources = source.resources().clone();
    reader.run(source.typed_operations(), &resources);
    reader.annotations(source);
    let (upward, turned) = (reader.upward, reader.turned);
    let mut page = reader.page;
    page.glyphs = super::accent::composed(page.glyphs);
    page.rules = ink::joined(page.rules);
    page.set_upright(|glyph| glyph.is(TURNED).then_some(upward * 2 > turned));
    page
}

impl<'a> Reader<'a, '_> {
    fn run(&mut self, mut instructions: TypedIter<'_>, resources: &Resources<'a>) {
        while let Some(instruction) = instructions.next() {
            self.steps += 1;
            if self.steps > MAX_INSTRUCTIONS || self.page.glyphs.len() > MAX_GLYPHS {
                self.page.broken = true;
                return;
            }
            self.step(&instruction, resources);
        }
    }

    fn step(&mut self, instruction: &TypedInstruction<'_, '_>, resources: &Resources<'a>) {
        use TypedInstruction as I;
        match instruction {
            I::SaveState(_) if self.stack.len() < 512 => self.stack.push(self.state.clone()),
            I::RestoreState(_) => {
                if let Some(state) = self.stack.pop() {
                    self.state = state;
                }
            }
            I::Transform(m) => self.state.ctm *= affine([&m.0, &m.1, &m.2, &m.3, &m.4, &m.5]),
            I::LineWidth(width) => self.state.line_width = width.0.as_f64(),
            I::SetGraphicsState(name) => self.graphics_state(name.0, resources),
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
            I::BeginMarkedContent(tag) => self.begin(tag.0.as_ref(), None, None),
            I::BeginMarkedContentWithProperties(tag) => {
                let (said, layer) = properties(tag.1, resources);
                self.begin(tag.0.as_ref(), said.as_ref(), layer);
            }
            I::EndMarkedContent(_) => self.end(),
            I::XObject(name) => {
                if let Some(stream) = resources.x_objects.get::<Stream<'a>>(name.0.as_ref()) {
                    self.x_object(&stream, resources);
                }
            }
            I::InlineImage(_) => self.picture(),
            I::NonStrokeColorDeviceGray(gray) => self.state.fill = colour(&[gray.0.as_f64()]),
            I::NonStrokeColorDeviceRgb(c) => self.state.fill = colour(&[c.0.as_f64(), c.1.as_f64(), c.2.as_f64()]),
            I::NonStrokeColorCmyk(c) => {
                self.state.fill = colour(&[c.0.as_f64(), c.1.as_f64(), c.2.as_f64(), c.3.as_f64()]);
            }
            I::NonStrokeColor(c) => self.state.fill = colour_of(&c.0),
            I::NonStrokeColorNamed(c) => self.state.fill = colour_of(&c.0),
            I::ColorSpaceNonStroke(_) => self.state.fill = 0,
            I::StrokeColorDeviceGray(gray) => self.state.stroke = colour(&[gray.0.as_f64()]),
            I::StrokeColorDeviceRgb(c) => self.state.stroke = colour(&[c.0.as_f64(), c.1.as_f64(), c.2.as_f64()]),
            I::StrokeColorCmyk(c) => {
                self.state.stroke = colour(&[c.0.as_f64(), c.1.as_f64(), c.2.as_f64(), c.3.as_f64()]);
            }
            I::StrokeColor(c) => self.state.stroke = colour_of(&c.0),
            I::StrokeColorNamed(c) => self.state.stroke = colour_of(&c.0),
            I::ColorSpaceStroke(_) => self.state.stroke = 0,
            I::MoveTo(to) => {
                let point = self.point(&to.0, &to.1);
                self.path.lines.push(vec![point]);
            }
            I::LineTo(to) => self.line_to(&to.0, &to.1),
            I::CubicTo(to) => self.curve_to(&to.4, &to.5),
            I::CubicStartTo(to) => self.curve_to(&to.2, &to.3),
            I::CubicEndTo(to) => self.curve_to(&to.2, &to.3),
            I::ClosePath(_) => self.close(),
            I::RectPath(rect) => self.rectangle(&rect.0, &rect.1, &rect.2, &rect.3),
            I::StrokePath(_) => self.paint(Paint::Stroke),
            I::CloseAndStrokePath(_) => {
                self.close();
                self.paint(Paint::Stroke);
            }
            I::FillPathNonZero(_) | I::FillPathNonZeroCompatibility(_) | I::FillPathEvenOdd(_) => {
                self.paint(Paint::Fill);
            }
            I::FillAndStrokeNonZero(_) | I::FillAndStrokeEvenOdd(_) => self.paint(Paint::Both),
            I::CloseFillAndStrokeNonZero(_) | I::CloseFillAndStrokeEvenOdd(_) => {
                self.close();
                self.paint(Paint::Both);
            }
            I::EndPath(_) => self.path = Path::default(),
            _ => {}
        }
    }

    fn graphics_state(&mut self, name: &Name<'_>, resources: &Resources<'a>) {
        let Some(dict) = resources.ext_g_states.get::<Dict<'_>>(name.as_ref()) else { return };
        if let Some(width) = dict.get::<f32>("LW") {
            self.state.line_width = f64::from(width);
        }
        if let Some(font) = dict.get::<Array<'a>>("Font") {
            let mut items = font.iter::<Object<'a>>();
            let dict = items.next().and_then(Object::into_dict);
            let size = items.next().and_then(Object::into_f32);
            if let (Some(dict), Some(size)) = (dict, size) {
                self.state.face = self.fonts.face(&dict);
                self.state.size = f64::from(size);
            }
        }
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
            if self.page.glyphs.len() > MAX_GLYPHS {
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
        let content = self.open.last().map_or(0, |open| open.0);
        let text = known.and_then(|(_, text)| text).unwrap_or("\u{FFFD}");
        let count = text.chars().count().max(1) as f32;
        let visible = start.x.is_finite() && start.y.is_finite() && size.is_finite() && size > 0.05;
        if visible {
            if turned {
                self.turned += 1;
                self.upward += usize::from(b < 0.0);
            }
            // Mirrored text runs leftwards: its left end is where it stops.
            let x = if !turned && a < 0.0 { start.x as f32 - length } else { start.x as f32 };
            // The letters of a leftward ligature follow each other to the left.
            let leftward = text.chars().any(super::line::is_leftward);
            for (k, ch) in text.chars().enumerate() {
                let k = if leftward { count - 1.0 - k as f32 } else { k as f32 };
                let x0 = x + length * k / count;
                let x1 = x + length * (k + 1.0) / count;
                let glyph = Glyph { ch, x0, x1, y: start.y as f32, size, colour: state.fill, content, flags };
                self.page.glyphs.push(glyph);
            }
        }
        let by = if horizontal { Vec2::new(whole, 0.0) } else { Vec2::new(0.0, whole) };
        self.text *= Affine::translate(by);
    }

    fn begin(&mut self, tag: &[u8], said: Option<&Dict<'_>>, layer: Option<u32>) {
        let outer = self.open.last().map_or(0, |open| open.0);
        let mut content = self.page.contents.get(outer as usize).copied().unwrap_or_default();
        if tag == b"Artifact" {
            content.artifact = true;
        }
        if let Some(id) = said.and_then(|said| said.get::<i32>("MCID")) {
            content.mcid = Some((self.form, id));
            content.artifact = tag == b"Artifact";
        }
        content.hidden |= layer.is_some_and(|layer| self.hidden_layers.contains(&layer));
        let actual = said.and_then(|said| said.get::<PdfString<'_>>("ActualText"));
        let actual = actual.map(|text| (self.page.glyphs.len(), super::text_string(text.as_bytes())));
        if self.open.len() < 512 && self.page.contents.len() < MAX_GLYPHS {
            self.page.contents.push(content);
        }
        self.open.push((self.page.contents.len().saturating_sub(1) as u32, actual));
    }

    fn end(&mut self) {
        if let Some((_, Some((from, text)))) = self.open.pop() {
            self.replace(from, &text);
        }
    }

    /// Puts what the producer says a stretch of content reads in the place of what it drew.
    fn replace(&mut self, from: usize, text: &str) {
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
        let leftward = text.chars().any(super::line::is_leftward);
        for (k, ch) in text.chars().enumerate() {
            let k = if leftward { count - 1 - k } else { k };
            let x0 = left + width * k as f32;
            self.page.glyphs.push(Glyph { ch, x0, x1: x0 + width, ..first });
        }
    }

    fn x_object(&mut self, stream: &Stream<'a>, resources: &Resources<'a>) {
        let dict = stream.dict();
        match dict.get::<Name<'_>>("Subtype").as_ref().map(|name| name.as_ref().to_vec()).as_deref() {
            Some(b"Image") => self.picture(),
            Some(b"Form") => self.form(stream, resources),
            _ => {}
        }
    }

    fn form(&mut self, stream: &Stream<'a>, resources: &Resources<'a>) {
        if self.depth >= MAX_DEPTH {
            return;
        }
        let dict = stream.dict();
        let Ok(data) = stream.decoded() else {
            self.page.broken = true;
            return;
        };
        let layer = dict.get_ref("OC").map(|layer| layer.obj_number);
        let own = dict.get::<Dict<'a>>("Resources").map(Resources::new);
        let matrix = dict.get::<[f64; 6]>("Matrix").map_or(Affine::IDENTITY, Affine::new);
        let kept = (
            self.state.clone(),
            std::mem::take(&mut self.stack),
            self.form,
            self.text,
            self.text_line,
            self.open.len(),
        );
        self.state.ctm *= matrix;
        self.form = Some(stream.obj_id().obj_number);
        self.depth += 1;
        if layer.is_some() {
            self.begin(b"OC", None, layer);
        }
        self.run(TypedIter::new(data.as_ref()), own.as_ref().unwrap_or(resources));
        while self.open.len() > kept.5 {
            self.end();
        }
        self.depth -= 1;
        (self.state, self.stack, self.form, self.text, self.text_line) = (kept.0, kept.1, kept.2, kept.3, kept.4);
    }

    /// Texts typed into form fields and boxes stand in annotations.
    fn annotations(&mut self, source: &PdfPage<'a>) {
        let Some(annotations) = source.raw().get::<Array<'a>>("Annots") else { return };
        for annotation in annotations.iter::<Dict<'a>>().take(5_000) {
            let kind = annotation.get::<Name<'_>>("Subtype").map(|name| name.as_str().to_owned());
            if !matches!(kind.as_deref(), Some("FreeText" | "Widget" | "Stamp"))
                || annotation.get::<i32>("F").unwrap_or(0) & 0b10_0010 != 0
            {
                continue;
            }
            let look = annotation.get::<Dict<'a>>("AP").and_then(|look| {
                look.get::<Stream<'a>>("N").or_else(|| {
                    let states = look.get::<Dict<'a>>("N")?;
                    let state = annotation.get::<Name<'_>>("AS")?;
                    states.get::<Stream<'a>>(state.as_ref())
                })
            });
            let (Some(look), Some(place)) = (look, annotation.get::<[f64; 4]>("Rect")) else { continue };
            let bounds = look.dict().get::<[f64; 4]>("BBox").unwrap_or([0.0, 0.0, 1.0, 1.0]);
            let base = Affine::new(source.initial_transform(true).as_coeffs());
            let shift = Vec2::new(
                place[0].min(place[2]) - bounds[0].min(bounds[2]),
                place[1].min(place[3]) - bounds[1].min(bounds[3]),
            );
            self.state.ctm = base * Affine::translate(shift);
            self.form(&look, source.resources());
        }
    }

    fn picture(&mut self) {
        let [a, b, c, d, _, _] = self.state.ctm.as_coeffs();
        let area = (a * d - b * c).abs() as f32;
        let whole = (self.page.width * self.page.height).max(1.0);
        self.page.pictured += (area / whole).min(1.0);
    }
}

fn affine(m: [&Number; 6]) -> Affine {
    Affine::new(m.map(Number::as_f64))
}

fn colour_of(numbers: &[Number]) -> u32 {
    let parts: Vec<f64> = numbers.iter().map(Number::as_f64).collect();
    colour(&parts)
}

/// Gray, RGB or CMYK by the number of parts; anything else counts as black.
fn colour(parts: &[f64]) -> u32 {
    let byte = |part: f64| (part.clamp(0.0, 1.0) * 255.0).round() as u32;
    let join = |r: f64, g: f64, b: f64| (byte(r) << 16) | (byte(g) << 8) | byte(b);
    match *parts {
        [gray] => join(gray, gray, gray),
        [r, g, b] => join(r, g, b),
        [c, m, y, k] => join((1.0 - c) * (1.0 - k), (1.0 - m) * (1.0 - k), (1.0 - y) * (1.0 - k)),
        _ => 0,
    }
}

/// The property list of marked content, and the layer it names, if any.
fn properties<'a>(said: &Object<'a>, resources: &Resources<'a>) -> (Option<Dict<'a>>, Option<u32>) {
    match said {
        Object::Dict(dict) => (Some(dict.clone()), dict.get_ref("OC").map(|layer| layer.obj_number)),
        Object::Name(name) => (
            resources.properties.get::<Dict<'a>>(name.as_ref()),
            resources.properties.get_ref(name.as_ref()).map(|layer| layer.obj_number),
        ),
        _ => (None, None),
    }
}
