//! The faces a PDF is set in: which one holds a sign, and what a stretch of signs looks like in it.

use super::style::Family;
use crate::base::faces;
use crate::text::Language;
use harfrust::{Direction, Script, ShapeOptions, ShapePlan, ShaperData, UnicodeBuffer};
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider as _};
use std::collections::BTreeMap;
use std::rc::Rc;

/// A face: its place in [`FILES`].
pub(super) type FaceIndex = usize;

/// The files of the faces, and their names in a PDF.
pub(super) const FILES: [(&[u8], &str); 6] = [
    (faces::BOOK, "TravauxBook-Regular"),
    (faces::BOOK_BOLD, "TravauxBook-Bold"),
    (faces::INTER, "Inter-Regular"),
    (faces::INTER_SEMI_BOLD, "Inter-SemiBold"),
    (faces::HAN_SERIF, "NotoSerifSC"),
    (faces::HAN_SANS, "NotoSansSC"),
];

/// The faces of a family, the first that holds a sign draws it.
const fn order(family: Family) -> [FaceIndex; 4] {
    match family {
        Family::Book => [0, 4, 5, 2],
        // Chinese has no bold here: the sans stands out of the serif.
        Family::BookBold => [1, 5, 4, 3],
        Family::Ui => [2, 5, 4, 0],
        Family::UiBold => [3, 5, 4, 1],
    }
}

/// Whether a face stands for a bold that there is none of.
pub(super) const fn is_thickened(face: FaceIndex, family: Family) -> bool {
    face > 3 && matches!(family, Family::BookBold | Family::UiBold)
}

/// A glyph of a stretch; lengths in parts of the size of type.
#[derive(Debug, Clone)]
pub(super) struct Glyph {
    /// Its number in the face.
    pub(super) id: u16,
    /// How far the next one stands from it.
    pub(super) advance: f32,
    /// How wide it is in the face.
    pub(super) width: f32,
    /// How far to the right and up it is drawn, in thousandths of the size of type.
    pub(super) offset: (i32, i32),
    /// The signs it stands for; empty where another glyph says them.
    pub(super) signs: Box<str>,
}

impl Glyph {
    /// Whether it is white.
    pub(super) fn is_space(&self) -> bool {
        !self.signs.is_empty() && self.signs.chars().all(char::is_whitespace)
    }
}

/// A face that was read.
pub(super) struct Face {
    /// The font.
    pub(super) font: FontRef<'static>,
    /// Units of the face in one em.
    pub(super) units: f32,
    data: ShaperData,
}

/// All faces. Those that can't be read hold no sign.
pub(super) struct Faces(Vec<Option<Face>>);

impl Faces {
    /// Reads the faces.
    pub(super) fn read() -> Self {
        let read = |(bytes, _): &(&'static [u8], &str)| {
            let font = FontRef::new(bytes).ok()?;
            let units = f32::from(font.metrics(Size::unscaled(), LocationRef::default()).units_per_em.max(1));
            let data = ShaperData::new(&font);
            Some(Face { font, units, data })
        };
        Self(FILES.iter().map(read).collect())
    }

    /// Returns a face.
    pub(super) fn get(&self, face: FaceIndex) -> Option<&Face> {
        self.0.get(face)?.as_ref()
    }

    fn holds(&self, face: FaceIndex, sign: char) -> bool {
        self.get(face).is_some_and(|face| face.font.charmap().map(sign).is_some())
    }
}

/// What is set, and in which face.
#[derive(Debug, Clone)]
pub(super) struct Stretch {
    /// The face.
    pub(super) face: FaceIndex,
    /// Its glyphs.
    pub(super) glyphs: Rc<[Glyph]>,
}

/// Makes glyphs of signs; remembers what it made.
pub(super) struct Shaper<'a> {
    faces: &'a Faces,
    shapers: Vec<Option<harfrust::Shaper<'a>>>,
    made: Vec<BTreeMap<Box<str>, Rc<[Glyph]>>>,
    held: BTreeMap<(FaceIndex, char), bool>,
    /// How each face sets each script; found once.
    plans: Vec<(FaceIndex, Script, ShapePlan)>,
}

/// What is drawn for a sign that no face holds.
pub(super) const BOX: char = '□';

/// Signs that show nothing by themselves.
fn is_silent(sign: char) -> bool {
    matches!(sign, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}')
        || matches!(sign, '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\n' | '\r')
}

/// Signs that are drawn on the one before.
fn is_mark(sign: char) -> bool {
    matches!(sign, '\u{300}'..='\u{36F}' | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}' | '\u{20D0}'..='\u{20FF}')
}

impl<'a> Shaper<'a> {
    pub(super) fn new(faces: &'a Faces) -> Self {
        let shapers = faces.0.iter().map(|face| face.as_ref().map(|face| face.data.shaper(&face.font).build()));
        Self {
            faces,
            shapers: shapers.collect(),
            made: FILES.iter().map(|_| BTreeMap::new()).collect(),
            held: BTreeMap::new(),
            plans: Vec::new(),
        }
    }

    fn holds(&mut self, face: FaceIndex, sign: char) -> bool {
        let faces = self.faces;
        *self.held.entry((face, sign)).or_insert_with(|| faces.holds(face, sign))
    }

    /// The face that draws a sign; `None` for one that no face holds.
    fn face_of(&mut self, sign: char, family: Family, language: Option<Language>) -> Option<FaceIndex> {
        let mut order = order(family);
        // The marks of a Chinese text are as wide as its signs.
        if language == Some(Language::Chinese) && matches!(sign, '“' | '”' | '‘' | '’' | '…' | '—' | '·') {
            order.swap(0, 1);
        }
        order.into_iter().find(|face| self.holds(*face, sign))
    }

    /// Whether a sign shows nothing or is held by some face.
    pub(super) fn is_drawn(&mut self, sign: char, family: Family) -> bool {
        is_silent(sign) || sign.is_whitespace() || self.face_of(sign, family, None).is_some()
    }

    /// Sets signs in the faces of a family.
    pub(super) fn set(&mut self, signs: &str, family: Family, language: Option<Language>, into: &mut Vec<Stretch>) {
        let mut here = String::new();
        let mut face = None;
        for sign in signs.chars().filter(|sign| !is_silent(*sign)) {
            let sign = if sign.is_whitespace() && sign != '\u{3000}' { ' ' } else { sign };
            let joins = face.filter(|face| is_mark(sign) && self.holds(*face, sign));
            let found = joins.or_else(|| self.face_of(sign, family, language));
            let (sign, found) = match found {
                Some(found) => (sign, found),
                None => (BOX, self.face_of(BOX, family, language).unwrap_or_default()),
            };
            if face != Some(found) && !here.is_empty() {
                self.shape(&here, face.unwrap_or_default(), into);
                here.clear();
            }
            face = Some(found);
            here.push(sign);
        }
        if !here.is_empty() {
            self.shape(&here, face.unwrap_or_default(), into);
        }
    }

    fn shape(&mut self, signs: &str, face: FaceIndex, into: &mut Vec<Stretch>) {
        let there = self.made.get(face).and_then(|made| made.get(signs));
        let glyphs = match there {
            Some(glyphs) => Rc::clone(glyphs),
            None => {
                let glyphs: Rc<[Glyph]> = self.glyphs(signs, face).into();
                if let Some(made) = self.made.get_mut(face) {
                    made.insert(signs.into(), Rc::clone(&glyphs));
                }
                glyphs
            }
        };
        into.push(Stretch { face, glyphs });
    }

    fn glyphs(&mut self, signs: &str, at: FaceIndex) -> Vec<Glyph> {
        let Some((shaper, face)) = self.shapers.get(at).and_then(Option::as_ref).zip(self.faces.get(at)) else {
            return Vec::new();
        };
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(signs);
        buffer.guess_segment_properties();
        buffer.set_direction(Direction::LeftToRight);
        let script = buffer.script();
        let there = self.plans.iter().position(|(of, with, _)| *of == at && *with == script);
        let there = there.unwrap_or_else(|| {
            let plan = ShapePlan::new(shaper, Direction::LeftToRight, Some(script), None, &[]);
            self.plans.push((at, script, plan));
            self.plans.len() - 1
        });
        let plan = self.plans.get(there).map(|(.., plan)| plan);
        let shaped = shaper.shape(buffer, ShapeOptions::new().plan(plan));
        let (infos, positions) = (shaped.glyph_infos(), shaped.glyph_positions());
        let widths = face.font.glyph_metrics(Size::unscaled(), LocationRef::default());
        let mut glyphs = Vec::with_capacity(infos.len());
        let mut starts: Vec<usize> = infos.iter().map(|info| info.cluster as usize).collect();
        starts.sort_unstable();
        starts.dedup();
        let mut said = None;
        for (info, position) in infos.iter().zip(positions) {
            let start = info.cluster as usize;
            let next = starts.partition_point(|there| *there <= start);
            let end = starts.get(next).copied().unwrap_or(signs.len());
            // Of several glyphs of one cluster the first says the signs.
            let cluster = if said == Some(start) { "" } else { signs.get(start..end).unwrap_or_default() };
            said = Some(start);
            let em = |units: i32| units as f32 / face.units;
            let id = u16::try_from(info.glyph_id).unwrap_or_default();
            let width = widths.advance_width(skrifa::GlyphId::from(id)).unwrap_or_default() / face.units;
            glyphs.push(Glyph {
                id,
                advance: em(position.x_advance),
                width,
                offset: (thousandths(em(position.x_offset)), thousandths(em(position.y_offset))),
                signs: cluster.into(),
            });
        }
        glyphs
    }
}

/// A part of the size of type in the units of text, whole.
pub(super) fn thousandths(em: f32) -> i32 {
    (em * 1000.0).round() as i32
}
