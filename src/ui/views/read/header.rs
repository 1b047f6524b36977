//! What stands around the rows: the names of the drafts above their columns, and folds.

use super::columns::{Columns, GAP, GUTTER, MARKS};
use super::model::fits_two_columns;
use crate::app::{Action, Board, Command, ComparisonAction, Filter, ReadLayout};
use crate::base::{Message, Side};
use crate::ui::ctx::Ctx;
use crate::ui::tokens;
use egui::{Rect, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};
use std::sync::Arc;

/// The names of the two drafts above their columns.
pub(super) fn header_ui(ui: &mut Ui, ctx: &Ctx<'_>, board: &Board, columns: Columns) {
    let palette = tokens::palette(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 30.0), Sense::hover());
    let painter = ui.painter();
    painter.line_segment([rect.left_bottom(), rect.right_bottom()], Stroke::new(1.0, palette.line));
    let x = rect.left() + columns.left + MARKS;
    let name = |side: Side| {
        let draft = board.names.get(side);
        match draft.date {
            Some(date) => format!("{}  ·  {}", draft.name, ctx.locale.date(date)),
            None => draft.name.clone(),
        }
    };
    let laid_out = |text: String, room: f32| {
        let mut job = egui::text::LayoutJob::simple_singleline(text, tokens::strong_font(13.0), palette.text);
        job.wrap = egui::text::TextWrapping::truncate_at_width(room);
        painter.layout_job(job)
    };
    let put = |x: f32, galley: Arc<egui::Galley>| {
        painter.galley(pos2(x, rect.center().y - galley.size().y / 2.0), galley, palette.text);
    };
    let is_too_narrow =
        !board.is_alone() && columns.layout != ctx.prefs.layout && !fits_two_columns(rect.width(), ctx.prefs.text_size);
    let mut note = (!ctx.filter.is_empty())
        .then(|| {
            let totals = board.totals;
            let text = Message::new("read-left-out").number("passing", totals.passing).number("count", totals.visible);
            (ctx.locale.format(&text), palette.accent)
        })
        .or_else(|| board.is_alone().then(|| (ctx.locale.t("read-alone"), palette.accent)))
        .or_else(|| is_too_narrow.then(|| (ctx.locale.t("read-too-narrow"), palette.weak)))
        .map(|(text, colour)| painter.layout_no_wrap(text, tokens::plain_font(11.5), colour));
    let right = rect.right() - 22.0;
    match columns.layout {
        ReadLayout::SideBySide => {
            put(x + GUTTER, laid_out(name(Side::Old), columns.text));
            let x = x + 2.0 * GUTTER + columns.text + GAP;
            // The note stands at the right, over the margin.
            let room = note.as_ref().map_or(columns.text, |note| (right - x - note.size().x - 20.0).min(columns.text));
            put(x, laid_out(name(Side::New), room));
        }
        ReadLayout::Redline => {
            let x = x + 1.5 * GUTTER;
            let alone = board.is_alone();
            let both = |old: &str, new: &str| if alone { new.to_owned() } else { format!("{old}   →   {new}") };
            let dated = laid_out(both(&name(Side::Old), &name(Side::New)), right - x);
            // Beside the names there is room for the dates or for the note; the timeline has the dates.
            // The drafts' names come before a note that there is no room for two columns.
            let beside = |note: &Arc<egui::Galley>| right - x - note.size().x - 20.0;
            note = note.filter(|note| !ctx.filter.is_empty() || board.is_alone() || beside(note) > 150.0);
            let room = note.as_ref().map_or(right - x, beside);
            put(
                x,
                if dated.size().x <= room {
                    dated
                } else {
                    laid_out(both(&board.names.old.name, &board.names.new.name), room)
                },
            );
        }
    }
    if let Some(note) = note {
        let at = Rect::from_min_size(pos2(right - note.size().x, rect.center().y - note.size().y / 2.0), note.size());
        let said = note.text().to_owned();
        painter.galley(at.min, note, palette.weak);
        // What a click on it does; that there is no room can't be helped by one.
        let (help, does) = match (ctx.filter.is_empty(), board.is_alone()) {
            (false, _) => ("filter-clear", Action::Compare(ComparisonAction::SetFilter(Filter::default()))),
            (true, true) => (Command::AddDrafts.key(), Action::Run(Command::AddDrafts)),
            (true, false) => return,
        };
        let response = ui.interact(at.expand(4.0), ui.scope_id().with("left out"), Sense::click());
        response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &said));
        if response.on_hover_text(ctx.locale.t(help)).clicked() {
            ctx.push(does);
        }
    }
}

/// Draws a fold: how many changes it leaves out. Returns whether it was clicked.
pub(super) fn fold_row(ui: &mut Ui, ctx: &Ctx<'_>, count: usize, columns: Columns) -> bool {
    let palette = tokens::palette(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 26.0), Sense::click());
    let text = ctx.locale.format(&Message::new("read-folded").number("count", count));
    let colour = if response.hovered() { palette.accent } else { palette.weak };
    let x = rect.left() + columns.left + MARKS + GUTTER;
    let line = Stroke::new(1.0, palette.line);
    let galley = ui.painter().layout_no_wrap(format!("…  {text}"), tokens::plain_font(12.0), colour);
    let end = x + galley.size().x + 10.0;
    ui.painter().galley(pos2(x, rect.center().y - galley.size().y / 2.0), galley, colour);
    ui.painter().hline(end..=rect.right() - 20.0, rect.center().y, line);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &text));
    response.clicked()
}
