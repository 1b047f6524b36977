//! A page drawn as its producer set it, fonts and pictures included; to check by eye what was understood.
//!
//! The drawing is the work of a renderer that has not been proven against hostile files. A page is drawn only when
//! reading it stayed within the bounds of `content`, and its pictures and the sheet within those below; a panic ends
//! here. How long it may take is for the caller to say: the renderer can't be stopped.

use super::glyphs::{content, font, layers};
use crate::base::Message;
use crate::import::limits;
use hayro::hayro_interpret::InterpreterSettings;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings, render};
use hayro_syntax::object::{Dict, Name, Stream};
use hayro_syntax::page::{Page, Resources};
use serde::{Deserialize, Serialize};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// A page as pixels.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Picture {
    /// Pixels in a row.
    pub width: usize,
    /// Rows.
    pub height: usize,
    /// Red, green, blue, alpha of each pixel, row by row from the top; opaque.
    #[serde(with = "serde_bytes")]
    pub pixels: Vec<u8>,
    /// Pixels a point.
    pub scale: f32,
}

/// Draws a page (from 1) at `scale` pixels a point, or fewer where the page is large.
///
/// # Errors
/// One sentence: what keeps the page from being drawn.
pub fn picture(bytes: &[u8], page: u32, password: &str, scale: f32) -> Result<Picture, Message> {
    let broken = || Message::new("picture-broken");
    // As in `read`: what the renderer does with a hostile file must stay here.
    catch_unwind(AssertUnwindSafe(|| picture_unguarded(bytes, page, password, scale)))
        .unwrap_or_else(|_panic| Err(broken()))
}

fn picture_unguarded(bytes: &[u8], number: u32, password: &str, scale: f32) -> Result<Picture, Message> {
    let broken = || Message::new("picture-broken");
    let pdf = super::load(bytes, password).map_err(|_unreadable| broken())?;
    let index = usize::try_from(number).ok().and_then(|number| number.checked_sub(1)).ok_or_else(broken)?;
    let pages = pdf.pages();
    let page = pages.get(index).ok_or_else(broken)?;
    if content::read_page(number, page, &font::Fonts::new(), &layers::hidden_layers(&pdf)).broken {
        return Err(Message::new("picture-too-much"));
    }
    check_pictures(page)?;
    let (width, height) = page.render_dimensions();
    let scale = fitting(width, height, scale).ok_or_else(broken)?;
    let cache = RenderCache::new();
    let settings = PixmapSettings { x_scale: scale, y_scale: scale, bg_color: WHITE };
    let drawn = render(page, &cache, &InterpreterSettings::default(), &RenderSettings::default(), &settings);
    let (width, height) = (usize::from(drawn.width()), usize::from(drawn.height()));
    let pixels: Vec<u8> = drawn.data().iter().flat_map(|pixel| [pixel.r, pixel.g, pixel.b, pixel.a]).collect();
    if width == 0 || height == 0 || pixels.len() != width * height * 4 {
        return Err(broken());
    }
    Ok(Picture { width, height, pixels, scale })
}

/// The scale at which a page stays within the bounds; none for a page without sides.
fn fitting(width: f32, height: f32, scale: f32) -> Option<f32> {
    let sound = |length: f32| length.is_finite() && length >= 1.0;
    if !sound(width) || !sound(height) || !scale.is_finite() || scale <= 0.0 {
        return None;
    }
    let most = (limits::DRAWN_PIXELS / (width * height)).sqrt().min(limits::DRAWN_SIDE / width.max(height));
    let scale = scale.min(most);
    (width * scale >= 1.0 && height * scale >= 1.0).then_some(scale)
}

/// Refuses a page whose pictures would unpack to more than is drawn.
fn check_pictures(page: &Page<'_>) -> Result<(), Message> {
    let mut seen = 0;
    let mut pixels = 0;
    count(page.resources(), 0, &mut seen, &mut pixels)
}

fn count(resources: &Resources<'_>, depth: usize, seen: &mut usize, pixels: &mut u64) -> Result<(), Message> {
    let too_much = || Message::new("picture-too-much");
    let names: Vec<_> = resources.x_objects.keys().collect();
    for name in names {
        *seen += 1;
        if *seen > limits::PICTURES {
            return Err(too_much());
        }
        let name: &[u8] = &name;
        let Some(stream) = resources.x_objects.get::<Stream<'_>>(name) else { continue };
        let dict = stream.dict();
        let kind = dict.get::<Name<'_>>("Subtype");
        if kind.as_ref().is_some_and(|kind| &**kind == b"Image") {
            let side = |key: &str| u64::try_from(dict.get::<i32>(key).unwrap_or(0)).unwrap_or(u64::MAX);
            let area = side("Width").saturating_mul(side("Height"));
            *pixels = pixels.saturating_add(area);
            if area > limits::PICTURE_PIXELS || *pixels > limits::PICTURES_PIXELS {
                return Err(too_much());
            }
        } else if depth < limits::PICTURES_DEEP
            && let Some(inner) = dict.get::<Dict<'_>>("Resources")
        {
            count(&Resources::new(inner), depth + 1, seen, pixels)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sheets_stay_within_bounds() {
        let a4 = fitting(595.0, 842.0, 1.5).expect("drawn");
        assert!((a4 - 1.5).abs() < 0.001);
        let poster = fitting(20_000.0, 14_000.0, 3.0).expect("drawn smaller");
        assert!(poster * 20_000.0 <= limits::DRAWN_SIDE + 1.0);
        assert!(poster * poster * 20_000.0 * 14_000.0 <= limits::DRAWN_PIXELS * 1.01);
        for (width, height) in [(0.0, 10.0), (f32::NAN, 10.0), (f32::INFINITY, 10.0), (-5.0, 10.0)] {
            assert_eq!(fitting(width, height, 1.0), None);
        }
    }
}
