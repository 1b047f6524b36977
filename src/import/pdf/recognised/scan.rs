//! The picture of a page as an OCR program wants it: grey, upright, sharp enough.

use crate::base::Message;
use crate::import::pdf::render::{Picture, picture};
use serde::{Deserialize, Serialize};

/// Dots an inch at which pages are drawn; fewer where a page is larger than `render` draws. More makes Chinese and Arabic
/// worse: Tesseract's models see lines of some 30 pixels.
pub const DOTS: f32 = 200.0;
/// Points of an inch.
const INCH: f32 = 72.0;

/// A page drawn for an OCR program, in shades of grey.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PageScan {
    /// Page, from 1.
    pub number: u32,
    /// Pixels in a row.
    pub width: usize,
    /// Rows.
    pub height: usize,
    /// Pixels a point.
    pub scale: f32,
    /// The shade of each pixel, row by row from the top; 0 is black.
    #[serde(with = "serde_bytes")]
    pub shades: Vec<u8>,
}

impl PageScan {
    /// Draws a page (from 1).
    ///
    /// # Errors
    /// One sentence: what keeps the page from being drawn.
    pub fn of(bytes: &[u8], number: u32, password: &str) -> Result<Self, Message> {
        let Picture { width, height, pixels, scale } = picture(bytes, number, password, DOTS / INCH)?;
        let shade = |pixel: &[u8]| match pixel {
            // As the eye weighs them.
            [r, g, b, ..] => ((u32::from(*r) * 299 + u32::from(*g) * 587 + u32::from(*b) * 114) / 1000) as u8,
            _ => u8::MAX,
        };
        Ok(Self { number, width, height, scale, shades: pixels.chunks_exact(4).map(shade).collect() })
    }

    /// Dots an inch.
    pub fn dots(&self) -> u32 {
        (self.scale * INCH).round() as u32
    }

    /// The picture as a file: PNM, binary, grey.
    pub fn pnm(&self) -> Vec<u8> {
        let mut file = format!("P5\n{} {}\n255\n", self.width, self.height).into_bytes();
        file.extend_from_slice(&self.shades);
        file
    }

    /// The picture turned clockwise by so many quarters.
    #[must_use]
    pub fn turned(&self, quarters: u8) -> Self {
        let (width, height) = if quarters % 2 == 1 { (self.height, self.width) } else { (self.width, self.height) };
        let from = |x: usize, y: usize| match quarters % 4 {
            0 => (x, y),
            1 => (y, self.height - 1 - x),
            2 => (self.width - 1 - x, self.height - 1 - y),
            _ => (self.width - 1 - y, x),
        };
        let mut shades = Vec::with_capacity(self.shades.len());
        for y in 0..height {
            for x in 0..width {
                let (x, y) = from(x, y);
                shades.push(self.shade(x, y));
            }
        }
        Self { width, height, shades, ..*self }
    }

    /// The shade of a pixel; white outside the picture.
    pub(super) fn shade(&self, x: usize, y: usize) -> u8 {
        if x >= self.width {
            return u8::MAX;
        }
        self.shades.get(y * self.width + x).copied().unwrap_or(u8::MAX)
    }
}
