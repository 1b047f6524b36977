//! The changes as a table, one line each: for going through them fast, and for sorting out what matters.

use crate::app::{Action, Command, ComparisonAction};
use crate::base::Side;
use crate::compare::EditKind;
use crate::ui::ctx::Ctx;
use crate::ui::tokens;
use crate::ui::widgets::buttons;
use crate::ui::widgets::styled_text::{self, Face, Run};
use egui::{Label, RichText, Sense, Ui};
use egui_extras::{Column, TableBuilder};

/// What the table remembers.
#[derive(Debug, Default)]
pub struct ChangesState {
    /// How often the user had gone to a change when one was last scrolled to.
    goes: Option<u64>,
    /// Whether the mouse chose a row in the frame before: it is on the screen.
    clicked: bool,
}

/// Draws the table of the changes that pass the filter.
pub fn changes_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut ChangesState) {
    let Some(board) = ctx.board else { return };
    let palette = tokens::palette(ui);
    ui.painter().rect_filled(ui.max_rect(), 0.0, palette.page);
    let rows: Vec<usize> = (0..board.cards.len()).filter(|&index| board.passes(index)).collect();
    if rows.is_empty() {
        buttons::centred(ui, ui.available_rect_before_wrap(), &ctx.locale.t("changes-none"), 15.0);
        return;
    }
    let height = 30.0;
    // The words come first: in a small window the columns beside them begin narrow.
    let room = ui.available_width();
    let share = |part: f32, least: f32, most: f32| (room * part).clamp(least, most);
    let mut table = TableBuilder::new(ui)
        .id_salt("changes")
        .striped(false)
        .sense(Sense::click())
        .cell_layout(egui::Layout::left_to_right(egui::Align::Center))
        .column(Column::exact(26.0))
        .column(Column::initial(share(0.1, 70.0, 92.0)).at_least(60.0).resizable(true).clip(true))
        .column(Column::initial(share(0.1, 70.0, 92.0)).at_least(60.0).resizable(true).clip(true))
        .column(Column::remainder().at_least(220.0).resizable(true).clip(true))
        .column(Column::initial(share(0.16, 80.0, 190.0)).at_least(80.0).resizable(true).clip(true))
        .column(Column::initial(share(0.13, 80.0, 150.0)).at_least(80.0).resizable(true).clip(true));
    let goes = Some(ctx.session.goes());
    if std::mem::replace(&mut state.goes, goes) != goes
        && !state.clicked
        && let Some(row) = ctx.selected.and_then(|chosen| rows.iter().position(|&index| index == chosen))
    {
        table = table.scroll_to_row(row, None);
    }
    state.clicked = false;
    table
        .header(30.0, |mut header| {
            for key in ["", "changes-place", "changes-kind", "changes-words", "changes-themes", "changes-actors"] {
                header.col(|ui| {
                    if !key.is_empty() {
                        let text = RichText::new(ctx.locale.t(key)).font(tokens::strong_font(12.0)).color(palette.weak);
                        ui.add(Label::new(text).truncate());
                    }
                });
            }
        })
        .body(|body| {
            body.rows(height, rows.len(), |mut row| {
                let Some(&index) = rows.get(row.index()) else { return };
                row.set_selected(ctx.selected == Some(index) || ctx.marked.contains(&index));
                row_ui(&mut row, ctx, index);
                let response = row.response();
                if response.double_clicked() {
                    ctx.push(Action::Compare(ComparisonAction::SelectChange(index)));
                    ctx.push(Action::Run(Command::ShowRead));
                } else if response.clicked() {
                    state.clicked = true;
                    ctx.push(Action::Compare(ComparisonAction::SelectChange(index)));
                }
            });
        });
}

fn row_ui(row: &mut egui_extras::TableRow<'_, '_>, ctx: &Ctx<'_>, index: usize) {
    let Some(board) = ctx.board else { return };
    let (Some(change), Some(card)) = (board.comparison.changes.get(index), board.cards.get(index)) else { return };
    row.col(|ui| {
        let palette = tokens::palette(ui);
        let centre = ui.available_rect_before_wrap().center();
        if card.important {
            buttons::paint_star(ui.painter(), centre, 6.0, true, palette);
        } else if !card.seen {
            ui.painter().circle_filled(centre, 3.0, palette.accent);
        }
    });
    row.col(|ui| {
        ui.add(Label::new(board.change_name(index)).truncate());
    });
    row.col(|ui| {
        // A new number is told in the place, other formatting in the words.
        let told = change.said().into_iter();
        let told = told.filter(|key| !matches!(*key, "compare-flag-renumbered" | "compare-flag-formatting-only"));
        let text = told.map(|key| ctx.locale.t(key)).collect::<Vec<_>>().join(" · ");
        ui.add(Label::new(text).truncate());
    });
    row.col(|ui| {
        let palette = tokens::palette(ui);
        let face = Face { size: 13.5, palette, heading: false, weak: false, minor: false, find: ctx.find };
        if let Some(headline) = &card.headline {
            ui.add(Label::new(RichText::new(headline).font(tokens::strong_font(13.0))).truncate());
            return;
        }
        let old: Vec<_> = board.paragraphs(index, Side::Old).into_iter().map(|(_, paragraph)| paragraph).collect();
        let new: Vec<_> = board.paragraphs(index, Side::New).into_iter().map(|(_, paragraph)| paragraph).collect();
        let lines = styled_text::merged_runs(change, &old, &new);
        let before = if ui.available_width() < 420.0 { 14 } else { 32 };
        let line: Vec<Run<'_>> = around_first_change(
            &lines.concat(),
            change.redline.iter().any(|piece| piece.op != EditKind::Equal),
            before,
        );
        let mut job = styled_text::layout(&line, face, f32::INFINITY);
        job.wrap = egui::text::TextWrapping::truncate_at_width(ui.available_width());
        let galley = ui.painter().layout_job(job);
        let rect = ui.available_rect_before_wrap();
        ui.painter().galley(egui::pos2(rect.left(), rect.center().y - galley.size().y / 2.0), galley, palette.text);
    });
    row.col(|ui| {
        let names: Vec<&str> = card.themes.iter().map(|tag| tag.short.as_str()).collect();
        ui.add(Label::new(names.join(", ")).truncate());
    });
    row.col(|ui| {
        let names: Vec<String> = card
            .attributions
            .iter()
            .map(|claim| format!("{} ({})", claim.short, ctx.locale.t(claim.basis.key())))
            .collect();
        ui.add(Label::new(names.join(", ")).truncate());
    });
}

/// The runs from a little before the first that changed, so that a line shows what happened.
fn around_first_change<'a>(line: &[Run<'a>], changed: bool, before: usize) -> Vec<Run<'a>> {
    let first = line.iter().position(|run| run.look != styled_text::Look::Plain);
    let (Some(first), true) = (first, changed) else { return line.to_vec() };
    let mut out = Vec::new();
    if let Some(run) = first.checked_sub(1).and_then(|at| line.get(at)) {
        let mut span = run.span;
        if let Some(words) = span.of(&run.paragraph.text)
            && words.chars().count() > before
        {
            let cut = words.char_indices().rev().nth(before).map_or(0, |(at, _)| at);
            let cut = words.get(cut..).and_then(|tail| tail.find(' ')).map_or(cut, |space| cut + space + 1);
            span = crate::base::Span::between(span.start + cut, span.end());
        }
        out.push(Run { span, ..run.clone() });
    }
    out.extend(line.iter().skip(first).cloned());
    out
}
