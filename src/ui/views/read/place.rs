//! Where the reading view stands: what is read keeps its height on the screen when the rows are others, and what is gone to
//! is brought on the screen.

use super::model::{ReadState, Row, Seen};
use crate::app::{Board, BoardPlace, Hit};
use crate::ui::ctx::Ctx;
use crate::ui::widgets::long_list::ListPlace;
use egui::{Rect, Ui};

/// Keeps what was on the screen at its height, now that the rows are others or laid out otherwise: the chosen change where
/// it was on the screen, else the paragraph that is being read; where that is gone, its neighbour. `top` says how far below
/// the upper edge of its row a paragraph's words begin. Where nothing is left of it, begins with the chosen change.
pub fn keep(state: &mut ReadState, ctx: &Ctx<'_>, height: f32, top: impl Fn(BoardPlace) -> f32) {
    let on_screen: Vec<Seen> = state.seen.iter().copied().filter(|seen| (0.0..height).contains(&seen.y)).collect();
    // A draft that is still compared says it best: its own paragraph, not that of a provision it became.
    let is_other = |seen: &Seen| ctx.board.is_none_or(|board| ![board.pair.old, board.pair.new].contains(&seen.draft));
    let chosen = on_screen.iter().filter(|seen| state.held == Some(seen.change));
    let held = chosen.min_by_key(|seen| is_other(seen)).map(|seen| seen.y);
    let at_the_top = state.place.row == 0 && state.place.above <= 0.0;
    let read = held.unwrap_or(if at_the_top { 0.0 } else { height / 3.0 });
    let mut nearest = if on_screen.is_empty() { state.seen.clone() } else { on_screen };
    let distance = |seen: &Seen| (seen.y - read).abs();
    nearest.sort_by(|a, b| is_other(a).cmp(&is_other(b)).then(distance(a).total_cmp(&distance(b))));
    let rows = |folded: bool| {
        nearest.iter().find_map(|seen| {
            let at = ctx.session.place_on_board(seen.draft, seen.paragraph)?;
            let row = state.row_of(at.change)?;
            let is_folded = matches!(state.rows().get(row), Some(Row::Folded { .. }));
            (is_folded == folded).then(|| ListPlace::held(row, seen.y - if folded { 0.0 } else { top(at) }))
        })
    };
    // A fold may hide what was read; what stands beside it is better.
    let place = rows(false).or_else(|| rows(true));
    let chosen = || ctx.selected.and_then(|change| state.row_of(change)).map(ListPlace::at);
    state.place = place.or_else(chosen).unwrap_or_default();
    if place.is_none() {
        // A study just opened: where it begins is where one has gone.
        state.goes = ctx.session.goes();
    }
}

/// Brings the place of the words searched for that is stood on on the screen, without moving when it is there. `heights`
/// says how far below the upper edge of its row its paragraph begins, and the place itself stands.
pub fn follow_hit(
    state: &mut ReadState,
    ctx: &Ctx<'_>,
    board: &Board,
    height: f32,
    heights: impl Fn(Hit) -> (f32, f32),
) {
    if std::mem::replace(&mut state.hit, ctx.hit) == ctx.hit {
        return;
    }
    let Some(hit) = ctx.hit else { return };
    // What is gone to by its place needs no bringing as a change.
    state.goes = ctx.session.goes();
    state.unfold(hit.change, board, ctx.prefs.changes_only);
    let Some(row) = state.row_of(hit.change) else { return };
    let (begins, stands) = heights(hit);
    let draft = *board.pair.get(hit.side);
    let seen = state.seen.iter().find(|seen| (seen.draft, seen.paragraph) == (draft, hit.paragraph));
    let now = seen.map(|seen| seen.y + stands - begins);
    if !now.is_some_and(|y| (8.0..height - 60.0).contains(&y)) {
        state.place = ListPlace::with_top_at(row, height / 3.0 - stands);
    }
}

/// Brings the change that the user has gone to on the screen, without moving when it is there. What is clicked with the
/// mouse is there.
pub fn follow(state: &mut ReadState, ctx: &Ctx<'_>) {
    let goes = ctx.session.goes();
    let gone = std::mem::replace(&mut state.goes, goes) != goes;
    // While other drafts are being compared nothing is chosen: what was stays at its height.
    state.held = ctx.selected.or(state.held);
    if !gone || state.clicked {
        return;
    }
    let Some(row) = ctx.selected.and_then(|change| state.row_of(change)) else { return };
    let comfortable = state.shown.start..state.shown.end.saturating_sub(2).max(state.shown.start);
    if !comfortable.contains(&row) || (row == state.shown.start && state.place.above > 0.0) {
        state.place = ListPlace::at(row);
    }
}

/// Whether the mouse was pressed or let go on the rows in this frame, with nothing over them.
pub fn is_clicked(ui: &Ui, list: Rect) -> bool {
    let (acts, at) = ui.input(|input| {
        let pointer = &input.pointer;
        (pointer.any_pressed() || pointer.any_released(), pointer.interact_pos())
    });
    let own = |at| list.contains(at) && ui.ctx().layer_id_at(at).is_none_or(|layer| layer == ui.layer_id());
    acts && at.is_some_and(own)
}
