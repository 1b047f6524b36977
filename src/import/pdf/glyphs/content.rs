//! Runs the drawing instructions of a page and notes where each character and line lands.
//!
//! Only what text needs is followed: transforms, fonts, spacing, colours, marked content, forms, straight lines and
//! boxes. Pictures are measured, never decoded, so that their size costs nothing.

use super::font::Fonts;
use super::graphics::{State, affine, colour, colour_of};
use super::ink::{self, Paint, Path};
use super::page::{COVERED, Content, INVISIBLE, Page, TURNED};
use crate::import::limits;
use crate::import::pdf::text_string::text_string;
use hayro_font::kurbo::{Affine, Point};
use hayro_syntax::content::TypedIter;
use hayro_syntax::content::ops::TypedInstruction;
use hayro_syntax::object::{Array, Dict, Name, Number, Object, Stream, String as PdfString};
use hayro_syntax::page::{Page as PdfPage, Resources};
use std::collections::BTreeSet;

/// Follows the instructions of one page.
pub(crate) struct Reader<'a, 'f> {
    pub fonts: &'f Fonts<'a>,
    /// Layers that are switched off, by object number.
    hidden_layers: &'f BTreeSet<u32>,
    pub page: Page,
    pub state: State<'a>,
    stack: Vec<State<'a>>,
    /// From the units of text to those of the instructions, where the next character lands.
    pub text: Affine,
    /// The same, at the beginning of the line.
    pub text_line: Affine,
    path: Path,
    /// Marked content that is open: its index, and where its characters begin when the producer says what they read.
    pub open: Vec<(u32, Option<(usize, String)>)>,
    /// The form that is drawn, by object number.
    form: Option<u32>,
    depth: u32,
    /// Bytes that the forms drawn so far unpacked to.
    unpacked: usize,
    steps: usize,
    /// Characters that run upwards, of all that are turned.
    pub upward: usize,
    pub turned: usize,
    /// Of those that are not: how many, the sum of their slopes and of the squares of these.
    pub slopes: (usize, f64, f64),
    /// Comparisons of areas with characters so far.
    covering: usize,
}

/// Reads what stands on one page; `number` counts from 1. Never fails: [`Page::broken`] tells when something was left out.
pub(crate) fn read_page<'a>(
    number: u32,
    source: &PdfPage<'a>,
    fonts: &Fonts<'a>,
    hidden_layers: &BTreeSet<u32>,
) -> Page {
    let (width, height) = source.render_dimensions();
    let base = Affine::new(source.initial_transform(true).as_coeffs());
    let mut reader = Reader {
        fonts,
        hidden_layers,
        page: Page { number, width, height, contents: vec![Content::default()], ..Page::default() },
        state: State::new(base),
        stack: Vec::new(),
        text: Affine::IDENTITY,
        text_line: Affine::IDENTITY,
        path: Path::default(),
        open: Vec::new(),
        form: None,
        depth: 0,
        unpacked: 0,
        steps: 0,
        upward: 0,
        turned: 0,
        slopes: (0, 0.0, 0.0),
        covering: 0,
    };
    let resources = source.resources().clone();
    reader.run(source.typed_operations(), &resources);
    reader.annotations(source);
    let (upward, turned, slope) = (reader.upward, reader.turned, reader.slope());
    let mut page = reader.page;
    page.glyphs = super::accent::composed(page.glyphs);
    page.rules = ink::joined(page.rules);
    page.set_upright(|glyph| glyph.is(TURNED).then_some(upward * 2 > turned));
    page.set_on_feet();
    if let Some(slope) = slope {
        page.straighten(slope);
    }
    page
}

impl<'a> Reader<'a, '_> {
    fn run(&mut self, mut instructions: TypedIter<'_>, resources: &Resources<'a>) {
        while let Some(instruction) = instructions.next() {
            self.steps += 1;
            if self.steps > limits::PDF_INSTRUCTIONS || self.page.glyphs.len() > limits::PDF_PAGE_CHARACTERS {
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
            _ if self.text_step(instruction, resources) || self.colour(instruction) || self.path(instruction) => {}
            _ => {}
        }
    }

    /// Follows an instruction that sets a colour; `false` when it is another.
    fn colour(&mut self, instruction: &TypedInstruction<'_, '_>) -> bool {
        use TypedInstruction as I;
        match instruction {
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
            _ => return false,
        }
        // A pattern has no numbers, and may let through what lies under it.
        if let I::NonStrokeColorNamed(c) = instruction {
            self.state.patterned = c.0.is_empty();
        } else if !matches!(
            instruction,
            I::StrokeColorDeviceGray(_) | I::StrokeColorDeviceRgb(_) | I::StrokeColorCmyk(_)
        ) {
            self.state.patterned = false;
        }
        self.state.opaque = self.state.alpha > 0.95 && !self.state.blended && !self.state.patterned;
        true
    }

    /// Follows an instruction that draws or paints a path; `false` when it is another.
    fn path(&mut self, instruction: &TypedInstruction<'_, '_>) -> bool {
        use TypedInstruction as I;
        match instruction {
            I::MoveTo(to) => {
                let point = self.point(&to.0, &to.1);
                self.path.move_to(point);
            }
            I::LineTo(to) => self.line_to(&to.0, &to.1),
            I::CubicTo(to) => self.curve_to(&to.4, &to.5),
            I::CubicStartTo(to) => self.curve_to(&to.2, &to.3),
            I::CubicEndTo(to) => self.curve_to(&to.2, &to.3),
            I::ClosePath(_) => self.path.close(),
            I::RectPath(rect) => {
                let (x, y, w, h) = (rect.0.as_f64(), rect.1.as_f64(), rect.2.as_f64(), rect.3.as_f64());
                let corners = [(x, y), (x + w, y), (x + w, y + h), (x, y + h)];
                self.path.polygon(corners.map(|corner| self.state.ctm * Point::from(corner)));
            }
            I::StrokePath(_) => self.paint(Paint::Stroke),
            I::CloseAndStrokePath(_) => {
                self.path.close();
                self.paint(Paint::Stroke);
            }
            I::FillPathNonZero(_) | I::FillPathNonZeroCompatibility(_) | I::FillPathEvenOdd(_) => {
                self.paint(Paint::Fill);
            }
            I::FillAndStrokeNonZero(_) | I::FillAndStrokeEvenOdd(_) => self.paint(Paint::Both),
            I::CloseFillAndStrokeNonZero(_) | I::CloseFillAndStrokeEvenOdd(_) => {
                self.path.close();
                self.paint(Paint::Both);
            }
            I::EndPath(_) => self.path = Path::default(),
            _ => return false,
        }
        true
    }

    /// Where the numbers of an instruction lie on the page.
    fn point(&self, x: &Number, y: &Number) -> Point {
        self.state.ctm * Point::new(x.as_f64(), y.as_f64())
    }

    fn line_to(&mut self, x: &Number, y: &Number) {
        let point = self.point(x, y);
        self.path.line_to(point);
    }

    fn curve_to(&mut self, x: &Number, y: &Number) {
        let point = self.point(x, y);
        self.path.curve_to(point);
    }

    fn paint(&mut self, how: Paint) {
        let before = self.page.fills.len();
        std::mem::take(&mut self.path).paint(how, &self.state, &mut self.page);
        if self.state.opaque {
            self.cover(before);
        }
    }

    /// Notes which characters lie under the areas painted since there were `before` of them.
    fn cover(&mut self, before: usize) {
        for area in self.page.fills.iter().skip(before).map(|fill| fill.area) {
            self.covering += self.page.glyphs.len();
            if self.covering > limits::PDF_COVERING {
                return;
            }
            for glyph in &mut self.page.glyphs {
                let (x, y) = (f32::midpoint(glyph.x0, glyph.x1), glyph.y - glyph.size * 0.3);
                if area.x0 < x && x < area.x1 && area.y0 < y && y < area.y1 && !glyph.is(INVISIBLE) {
                    glyph.flags |= COVERED;
                }
            }
        }
    }

    /// How much all lines of the page rise or fall alike; `None` when they are level, or each as it likes.
    fn slope(&self) -> Option<f32> {
        let (count, sum, squares) = self.slopes;
        if count < 20 {
            return None;
        }
        let mean = sum / count as f64;
        let spread = squares / count as f64 - mean * mean;
        (mean.abs() > 0.003 && spread < 0.0001).then_some(mean as f32)
    }

    fn graphics_state(&mut self, name: &Name<'_>, resources: &Resources<'a>) {
        let Some(dict) = resources.ext_g_states.get::<Dict<'_>>(name.as_ref()) else { return };
        if let Some(alpha) = dict.get::<f32>("ca") {
            self.state.alpha = alpha;
        }
        if let Some(blend) = dict.get::<Name<'_>>("BM") {
            self.state.blended = !matches!(blend.as_ref(), b"Normal" | b"Compatible");
        }
        self.state.opaque = self.state.alpha > 0.95 && !self.state.blended && !self.state.patterned;
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
        let actual = actual.map(|text| (self.page.glyphs.len(), text_string(text.as_bytes())));
        if self.open.len() < 512 && self.page.contents.len() < limits::PDF_PAGE_CHARACTERS {
            self.page.contents.push(content);
        }
        self.open.push((self.page.contents.len().saturating_sub(1) as u32, actual));
    }

    fn end(&mut self) {
        if let Some((_, Some((from, text)))) = self.open.pop() {
            self.replace(from, &text);
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

    pub(super) fn form(&mut self, stream: &Stream<'a>, resources: &Resources<'a>) {
        if self.depth >= limits::PDF_FORMS {
            self.page.broken = true;
            return;
        }
        let dict = stream.dict();
        let Ok(data) = stream.decoded() else {
            self.page.broken = true;
            return;
        };
        self.unpacked += data.len();
        if self.unpacked > limits::PDF_FORMS_UNPACKED {
            self.page.broken = true;
            return;
        }
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

    fn picture(&mut self) {
        let [a, b, c, d, _, _] = self.state.ctm.as_coeffs();
        let area = (a * d - b * c).abs() as f32;
        let whole = (self.page.width * self.page.height).max(1.0);
        self.page.pictured += (area / whole).min(1.0);
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
