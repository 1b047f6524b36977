//! The row of a change, laid out: how high it is, and where in it the words stand.

use super::columns::Columns;
use super::row::{Block, RowCtx};
use super::words;
use crate::app::{Board, BoardPlace, Hit, ReadLayout};
use crate::base::Side;
use crate::ui::ctx::Ctx;
use crate::ui::tokens;
use egui::{Galley, Pos2, Ui};
use std::sync::Arc;

/// The row of a change, laid out and waiting to be painted.
pub(super) struct LaidRow<'a> {
    pub(super) row: RowCtx<'a>,
    pub(super) headline: Option<Arc<Galley>>,
    columns: Vec<Vec<Block<'a>>>,
    /// Space above the words and below them, in points.
    pub(super) space: (f32, f32),
}

impl<'a> LaidRow<'a> {
    pub(super) fn new(ui: &Ui, ctx: &'a Ctx<'a>, board: &'a Board, index: usize, columns: Columns) -> Option<Self> {
        let row = RowCtx::new(ui, ctx, board, index, columns)?;
        let heading = row.new.iter().chain(&row.old).all(|(_, paragraph)| paragraph.is_heading());
        let blocks: Vec<Vec<Block<'_>>> = match columns.layout {
            ReadLayout::SideBySide => Side::BOTH.into_iter().map(|side| row.side_blocks(ui, side)).collect(),
            ReadLayout::Redline => vec![row.merged_blocks(ui)],
        };
        let headline = row.card.headline.as_ref().map(|text| {
            let width = columns.text.max(200.0);
            ui.painter().layout(text.clone(), tokens::strong_font(13.0), row.palette.text, width)
        });
        Some(Self { row, headline, columns: blocks, space: if heading { (20.0, 6.0) } else { (7.0, 7.0) } })
    }

    /// The height of the headline with the space below it, in points.
    pub(super) fn head(&self) -> f32 {
        self.headline.as_ref().map_or(0.0, |galley| galley.size().y + 6.0)
    }

    pub(super) fn height(&self) -> f32 {
        let stack = |blocks: &[Block<'_>]| blocks.iter().map(|block| block.height() + 6.0).sum::<f32>() - 6.0;
        let words = self.columns.iter().map(|blocks| stack(blocks)).fold(0.0, f32::max);
        self.space.0 + self.head() + words.max(self.row.chips_height()) + self.row.chips_below() + self.space.1
    }

    /// Each block: its column, its place in it, and how far below the row's upper edge it begins, in points.
    pub(super) fn blocks(&self) -> impl Iterator<Item = (usize, usize, f32, &Block<'a>)> {
        let top = self.space.0 + self.head();
        self.columns.iter().enumerate().flat_map(move |(column, blocks)| {
            blocks.iter().enumerate().scan(top, move |y, (place, block)| {
                let at = *y;
                *y += block.height() + 6.0;
                Some((column, place, at, block))
            })
        })
    }

    /// The paragraphs shown, and how far below the row's upper edge the words of each begin, in points.
    pub(super) fn tops(&self) -> impl Iterator<Item = (Side, usize, f32)> {
        self.blocks().flat_map(|(_, _, y, block)| {
            let y = y + block.caption_height();
            Side::BOTH.into_iter().filter_map(move |side| block.of.get(side).map(|paragraph| (side, paragraph, y)))
        })
    }
}

/// How far below the upper edge of its row the words of a paragraph begin, in points.
pub(super) fn top_in_row(ui: &Ui, ctx: &Ctx<'_>, board: &Board, at: BoardPlace, columns: Columns) -> f32 {
    let Some(laid) = LaidRow::new(ui, ctx, board, at.change, columns) else { return 0.0 };
    let mut tops = laid.tops();
    let first = tops.next();
    let own = first.into_iter().chain(tops).find(|(side, paragraph, _)| (*side, *paragraph) == (at.side, at.paragraph));
    own.or(first).map_or(0.0, |(_, _, y)| y)
}

/// How far below the upper edge of its row a paragraph begins and a place in it stands, in points.
pub(super) fn hit_in_row(ui: &Ui, ctx: &Ctx<'_>, board: &Board, hit: Hit, columns: Columns) -> (f32, f32) {
    let Some(laid) = LaidRow::new(ui, ctx, board, hit.change, columns) else { return (0.0, 0.0) };
    let at = BoardPlace { change: hit.change, side: hit.side, paragraph: hit.paragraph };
    let begins = top_in_row(ui, ctx, board, at, columns);
    let found = laid.blocks().find_map(|(_, _, y, block)| {
        let rect = words::rects_of(&block.galley, Pos2::ZERO, &block.stretches, hit).first().copied()?;
        Some(y + block.caption_height() + rect.top())
    });
    (begins, found.unwrap_or(begins))
}
