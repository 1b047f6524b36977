//! The page as its producer set it, with the chosen paragraph lit on it.

use crate::app::{Action, CheckAction, PageLook};
use crate::import::{Picture, Sketch};
use crate::ui::ctx::Ctx;
use crate::ui::tokens::Palette;
use egui::{Color32, ColorImage, CornerRadius, Rect, TextureHandle, TextureOptions, Ui, pos2, vec2};

/// Longest side of a texture that every graphics card takes.
const TILE: usize = 2048;

/// A part of the page as a texture: its place in the picture (left, top, width, height in pixels).
type Tile = ([usize; 4], TextureHandle);

/// The page on the screen as textures.
#[derive(Default)]
pub(super) struct PageTexture {
    of: Option<(u64, Vec<Tile>)>,
    /// The words alone are wanted.
    pub words_only: bool,
}

impl std::fmt::Debug for PageTexture {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("PageTexture").field("words_only", &self.words_only).finish_non_exhaustive()
    }
}

impl PageTexture {
    fn tiles(&mut self, ui: &Ui, number: u64, picture: &Picture) -> &[Tile] {
        if self.of.as_ref().is_some_and(|(known, _)| *known != number) {
            self.of = None;
        }
        let (_, tiles) = self.of.get_or_insert_with(|| (number, tiles(ui, picture)));
        tiles
    }
}

fn tiles(ui: &Ui, picture: &Picture) -> Vec<Tile> {
    let mut tiles = Vec::new();
    for top in (0..picture.height).step_by(TILE) {
        for left in (0..picture.width).step_by(TILE) {
            let (width, height) = ((picture.width - left).min(TILE), (picture.height - top).min(TILE));
            let mut pixels = Vec::with_capacity(width * height * 4);
            for row in top..top + height {
                let from = (row * picture.width + left) * 4;
                pixels.extend_from_slice(picture.pixels.get(from..from + width * 4).unwrap_or_default());
            }
            if pixels.len() == width * height * 4 {
                let image = ColorImage::from_rgba_premultiplied([width, height], &pixels);
                let texture = ui.ctx().load_texture("page", image, TextureOptions::LINEAR);
                tiles.push(([left, top, width, height], texture));
            }
        }
    }
    tiles
}

/// Draws the page's picture into `sheet`. Returns whether there is one; `scale` is points of the screen a point of the
/// page.
pub(super) fn picture_ui(
    ui: &Ui,
    ctx: &Ctx<'_>,
    look: Option<&PageLook>,
    (sketch, marked): (&Sketch, Option<(usize, usize)>),
    (sheet, scale): (Rect, f32),
    (state, palette): (&mut PageTexture, &Palette),
) -> bool {
    // What is drawn must hold at the zoom of the screen; a little less sharp is not seen.
    let needed = if scale * ui.ctx().pixels_per_point() > 1.7 { 2 } else { 1 };
    if ctx.drafts.check_sharpness() != needed {
        ctx.push(Action::Check(CheckAction::Sharpen(needed)));
    }
    let Some(PageLook::Drawn(number, picture)) = look else { return false };
    let painter = ui.painter_at(ui.clip_rect());
    let whole = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
    let step = vec2(sheet.width() / picture.width as f32, sheet.height() / picture.height as f32);
    for ([left, top, width, height], texture) in state.tiles(ui, *number, picture) {
        let place = sheet.min + vec2(*left as f32, *top as f32) * step;
        let area = Rect::from_min_size(place, vec2(*width as f32, *height as f32) * step);
        painter.image(texture.id(), area, whole, Color32::WHITE);
    }
    let edge = egui::Stroke::new(1.0, palette.line);
    painter.rect_stroke(sheet, CornerRadius::ZERO, edge, egui::StrokeKind::Outside);
    let Some((from, to)) = marked else { return true };
    // A light ground over the words: they stay black on white under it in either look of the window.
    let ground = Color32::from_rgba_unmultiplied(255, 200, 40, 70);
    for line in lines(sketch, from, to) {
        let area =
            Rect::from_min_max(sheet.min + vec2(line[0], line[1]) * scale, sheet.min + vec2(line[2], line[3]) * scale);
        painter.rect_filled(area.expand(1.5), CornerRadius::same(2), ground);
    }
    true
}

/// The words of a paragraph as stretches of its lines: left, top, right, bottom, in points of the page.
fn lines(sketch: &Sketch, from: usize, to: usize) -> Vec<[f32; 4]> {
    let mut lines: Vec<([f32; 4], f32)> = Vec::new();
    for word in sketch.words.get(from..=to).unwrap_or_default() {
        let (top, bottom) = (word.y - word.size * 0.85, word.y + word.size * 0.25);
        match lines.last_mut() {
            // The next word of the line stands near, at either end of it: some lines run from right to left.
            Some((line, base))
                if (*base - word.y).abs() < word.size * 0.3
                    && word.x0 - line[2] < word.size * 2.5
                    && line[0] - word.x1 < word.size * 2.5 =>
            {
                *line = [line[0].min(word.x0), line[1].min(top), line[2].max(word.x1), line[3].max(bottom)];
            }
            _ => lines.push(([word.x0, top, word.x1, bottom], word.y)),
        }
    }
    lines.into_iter().map(|(line, _)| line).collect()
}
