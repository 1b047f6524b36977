//! The graphics state: what the instructions before one have set, as far as places, types and colours go.

use super::font::Face;
use hayro_font::kurbo::Affine;
use hayro_syntax::object::Number;
use std::rc::Rc;

/// What instructions set and later ones use (ISO 32000-1, 8.4).
#[derive(Clone)]
pub(crate) struct State<'a> {
    /// From the units of the instructions to points of the page as it is shown.
    pub ctm: Affine,
    pub face: Option<Rc<Face<'a>>>,
    pub size: f64,
    pub char_space: f64,
    pub word_space: f64,
    pub scale: f64,
    pub leading: f64,
    pub rise: f64,
    /// How characters are drawn; 3 and 7 are invisible.
    pub mode: i64,
    /// Colour of fills, 0xRRGGBB.
    pub fill: u32,
    /// Colour of strokes, 0xRRGGBB.
    pub stroke: u32,
    pub line_width: f64,
    /// How much of what lies under a fill is hidden by it, from 0 to 1.
    pub alpha: f32,
    /// Fills mix with what lies under them.
    pub blended: bool,
    /// Fills are patterns.
    pub patterned: bool,
    /// Fills hide what lies under them.
    pub opaque: bool,
}

impl State<'_> {
    /// Gives the state at the beginning of a page whose base transform is `ctm`.
    pub(crate) const fn new(ctm: Affine) -> Self {
        Self {
            ctm,
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
            alpha: 1.0,
            blended: false,
            patterned: false,
            opaque: true,
        }
    }
}

/// Makes a transform of the six numbers of an instruction.
pub(crate) fn affine(m: [&Number; 6]) -> Affine {
    Affine::new(m.map(Number::as_f64))
}

/// Gives the colour, 0xRRGGBB, that the numbers of an instruction name.
pub(crate) fn colour_of(numbers: &[Number]) -> u32 {
    let parts: Vec<f64> = numbers.iter().map(Number::as_f64).collect();
    colour(&parts)
}

/// Gives a colour as 0xRRGGBB: gray, RGB or CMYK by the number of parts, from 0 to 1; anything else is black.
pub(crate) fn colour(parts: &[f64]) -> u32 {
    let byte = |part: f64| (part.clamp(0.0, 1.0) * 255.0).round() as u32;
    let join = |r: f64, g: f64, b: f64| (byte(r) << 16) | (byte(g) << 8) | byte(b);
    match *parts {
        [gray] => join(gray, gray, gray),
        [r, g, b] => join(r, g, b),
        [c, m, y, k] => join((1.0 - c) * (1.0 - k), (1.0 - m) * (1.0 - k), (1.0 - y) * (1.0 - k)),
        _ => 0,
    }
}
