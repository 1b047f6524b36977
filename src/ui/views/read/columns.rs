//! The columns of the page, and the measures of what stands in them.

use super::model::layout_used;
use crate::app::ReadLayout;
use crate::ui::tokens;

/// Space for the marks at the left of a row, in points.
pub(super) const MARKS: f32 = 22.0;
/// Space for a paragraph's number, in points.
pub(super) const GUTTER: f32 = 62.0;
/// Space between the columns, in points.
pub(super) const GAP: f32 = 18.0;
/// Space for tags at the right, in points.
pub(super) const MARGIN: f32 = 150.0;
/// Height of what is said above a block of words, in points.
pub(super) const CAPTION: f32 = 17.0;
/// Most characters a line, in ems of about two characters.
pub(super) const MEASURE: f32 = 44.0;

/// The columns of the page at a width.
#[derive(Debug, Clone, Copy)]
pub(super) struct Columns {
    pub(super) layout: ReadLayout,
    pub(super) left: f32,
    pub(super) text: f32,
    pub(super) margin: f32,
}

impl Columns {
    pub(super) fn at(width: f32, asked: ReadLayout, size: f32) -> Self {
        let layout = layout_used(asked, width, size);
        let margin = if width > 900.0 { MARGIN } else { 26.0 };
        let most = MEASURE * size;
        let (text, used) = match layout {
            ReadLayout::SideBySide => {
                let room = (width - MARKS - 2.0 * GUTTER - GAP - margin - tokens::WIDE) / 2.0;
                let text = room.min(most);
                (text, MARKS + 2.0 * (GUTTER + text) + GAP + margin)
            }
            ReadLayout::Redline => {
                let room = width - MARKS - 1.5 * GUTTER - margin - tokens::WIDE;
                let text = room.min(most * 1.1);
                (text, MARKS + 1.5 * GUTTER + text + margin)
            }
        };
        Self { layout, left: ((width - used) / 2.0).max(0.0), text: text.max(80.0), margin }
    }
}
