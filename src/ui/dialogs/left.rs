//! What is left: one row a comparison and a section, a bar for what is done, Enter to the next one left.

use super::view::DialogView;
use crate::app::{Action, AnnotateAction, LeftRow, Task};
use crate::base::Message;
use crate::ui::ctx::Ctx;
use crate::ui::tokens;
use crate::ui::widgets::buttons;
use egui::{Align2, CornerRadius, Key, Modifiers, Rect, RichText, Sense, Ui, WidgetInfo, pos2, vec2};

/// What the sheet remembers.
#[derive(Debug, Default)]
pub(super) struct Left {
    task: Task,
    /// The row lit, once one was chosen; before, the first with something left.
    lit: Option<usize>,
}

/// Height of a row, in points.
const ROW: f32 = 30.0;

impl DialogView for Left {
    fn id(&self) -> &'static str {
        "left"
    }

    fn width(&self) -> f32 {
        760.0
    }

    fn ui(&mut self, ui: &mut Ui, ctx: &Ctx<'_>) {
        left_ui(ui, ctx, self);
    }
}

fn left_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut Left) {
    ui.horizontal(|ui| {
        ui.label(RichText::new(ctx.locale.t("left-title")).font(tokens::strong_font(15.0)));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let mut all = ctx.annotate.left_of_all();
            let name = ctx.session.own_name();
            let mine = if name.is_empty() { ctx.locale.t("left-mine") } else { name };
            for (value, text) in [(true, ctx.locale.t("left-everyone")), (false, mine)] {
                if ui.selectable_label(all == value, text).clicked() {
                    all = value;
                }
            }
            if all != ctx.annotate.left_of_all() {
                ctx.push(Action::Annotate(AnnotateAction::LeftOfAll(all)));
            }
        });
    });
    let Some(rows) = ctx.annotate.left() else {
        ui.add_space(30.0);
        ui.vertical_centered(|ui| buttons::hint(ui, &ctx.locale.t("left-counting")));
        ui.add_space(30.0);
        return;
    };
    keys(ui, ctx, &rows, state);
    ui.add_space(tokens::SPACE);
    tasks_ui(ui, ctx, &rows, state);
    ui.add_space(tokens::SPACE);
    let lit = lit(&rows, state);
    if rows.iter().all(|row| row.left(state.task) == 0) {
        ui.add_space(16.0);
        ui.vertical_centered(|ui| {
            ui.label(RichText::new(ctx.locale.t("left-nothing")).font(tokens::strong_font(15.0)));
            buttons::hint(ui, &ctx.locale.t(&format!("{}-done", state.task.key())));
        });
        ui.add_space(16.0);
    }
    let room = (ui.ctx().content_rect().height() - 330.0).clamp(120.0, 520.0);
    egui::ScrollArea::vertical().max_height(room).auto_shrink([false, true]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        for (place, row) in rows.iter().enumerate() {
            let response = row_ui(ui, ctx, (row, state.task), lit == Some(place));
            if lit == Some(place) && state.lit.is_some() {
                response.scroll_to_me(None);
            }
            if response.clicked() {
                state.lit = Some(place);
                go(ctx, row, state.task);
            }
        }
    });
    ui.add_space(tokens::TIGHT);
    buttons::hint(ui, &ctx.locale.t("left-keys"));
}

/// The row lit: the one chosen, else the first section with something left.
fn lit(rows: &[LeftRow], state: &Left) -> Option<usize> {
    let first = || rows.iter().position(|row| row.title.is_some() && row.left(state.task) > 0);
    state.lit.filter(|&lit| lit < rows.len()).or_else(first)
}

fn go(ctx: &Ctx<'_>, row: &LeftRow, task: Task) {
    ctx.extend(row.next(task).map(|at| Action::Annotate(AnnotateAction::GoLeft(row.pair, at))));
}

fn keys(ui: &Ui, ctx: &Ctx<'_>, rows: &[LeftRow], state: &mut Left) {
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let here = Task::ALL.iter().position(|task| *task == state.task).unwrap_or(0);
    let mut turn = |to: Option<usize>| {
        if let Some(task) = to.and_then(|to| Task::ALL.get(to)) {
            (state.task, state.lit) = (*task, None);
        }
    };
    if pressed(Key::ArrowRight) {
        turn(Some(here + 1));
    }
    if pressed(Key::ArrowLeft) {
        turn(here.checked_sub(1));
    }
    if pressed(Key::Tab) || pressed(Key::E) {
        ctx.push(Action::Annotate(AnnotateAction::LeftOfAll(!ctx.annotate.left_of_all())));
    }
    let now = lit(rows, state);
    if pressed(Key::ArrowDown) {
        state.lit = Some(now.map_or(0, |lit| (lit + 1).min(rows.len().saturating_sub(1))));
    }
    if pressed(Key::ArrowUp) {
        state.lit = Some(now.map_or(0, |lit| lit.saturating_sub(1)));
    }
    if pressed(Key::Enter)
        && let Some(row) = lit(rows, state).and_then(|lit| rows.get(lit))
    {
        go(ctx, row, state.task);
    }
}

/// One card a task: how many are left over all comparisons.
fn tasks_ui(ui: &mut Ui, ctx: &Ctx<'_>, rows: &[LeftRow], state: &mut Left) {
    let palette = tokens::palette(ui);
    let whole = || rows.iter().filter(|row| row.title.is_none());
    let total: usize = whole().map(|row| row.total).sum();
    let gap = 8.0;
    let width = (ui.available_width() - gap * 3.0) / 4.0;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = gap;
        for &task in Task::ALL {
            let left: usize = whole().map(|row| row.left(task)).sum();
            let chosen = state.task == task;
            let (rect, response) = ui.allocate_exact_size(vec2(width, 62.0), Sense::click());
            let fill = if chosen { palette.chosen } else { palette.card };
            let line = egui::Stroke::new(1.0, if chosen { palette.accent } else { palette.line });
            let painter = ui.painter();
            painter.rect(rect, CornerRadius::same(6), fill, line, egui::StrokeKind::Inside);
            let name = ctx.locale.t(task.key());
            let at = rect.min + vec2(10.0, 8.0);
            painter.text(at, Align2::LEFT_TOP, &name, tokens::plain_font(12.0), palette.weak);
            let number = left.to_string();
            painter.text(at + vec2(0.0, 15.0), Align2::LEFT_TOP, &number, tokens::strong_font(18.0), palette.text);
            let bar =
                Rect::from_min_max(pos2(at.x, rect.bottom() - 11.0), pos2(rect.right() - 10.0, rect.bottom() - 6.0));
            bar_of(ui, bar, total - left.min(total), total);
            let said = Message::new("left-said").text("what", name).number("left", left).number("total", total);
            let said = ctx.locale.format(&said);
            response.widget_info(|| WidgetInfo::selected(egui::Role::RadioButton, true, chosen, &said));
            if response.clicked() {
                (state.task, state.lit) = (task, None);
            }
        }
    });
}

fn bar_of(ui: &Ui, rect: Rect, done: usize, total: usize) {
    let palette = tokens::palette(ui);
    let painter = ui.painter();
    let round = CornerRadius::same(3);
    painter.rect_filled(rect, round, palette.hover);
    if done > 0 && total > 0 {
        // What is begun shows, however little it is.
        let width = (rect.width() * done as f32 / total as f32).max(3.0);
        painter.rect_filled(Rect::from_min_size(rect.min, vec2(width, rect.height())), round, palette.accent);
    }
}

fn row_ui(ui: &mut Ui, ctx: &Ctx<'_>, (row, task): (&LeftRow, Task), lit: bool) -> egui::Response {
    let palette = tokens::palette(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let left = row.left(task);
    let (name, indent, font) = match &row.title {
        None => (ctx.session.step_name(row.pair.old, row.pair.new), 8.0, tokens::strong_font(13.5)),
        Some(title) if title.is_empty() => (ctx.locale.t("outline-begin"), 24.0, tokens::plain_font(13.0)),
        Some(title) => (title.clone(), 24.0, tokens::plain_font(13.0)),
    };
    let done = row.total - left.min(row.total);
    let said = Message::new("left-said").text("what", &name).number("left", left).number("total", row.total);
    let said = ctx.locale.format(&said);
    response.widget_info(|| WidgetInfo::selected(egui::Role::ListItem, true, lit, &said));
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let painter = ui.painter();
    if lit || response.hovered() {
        let fill = if lit { palette.chosen } else { palette.hover };
        painter.rect_filled(rect, CornerRadius::same(4), fill);
    }
    let colour = if left == 0 { palette.weak } else { palette.text };
    let bar = Rect::from_min_max(
        pos2(rect.right() - 250.0, rect.center().y - 3.0),
        pos2(rect.right() - 130.0, rect.center().y + 3.0),
    );
    let mut job = egui::text::LayoutJob::simple_singleline(name, font, colour);
    job.wrap = egui::text::TextWrapping::truncate_at_width(bar.left() - rect.left() - indent - 14.0);
    let galley = painter.layout_job(job);
    painter.galley(pos2(rect.left() + indent, rect.center().y - galley.size().y / 2.0), galley, colour);
    bar_of(ui, bar, done, row.total);
    let count = if left == 0 {
        "✓".to_owned()
    } else {
        ctx.locale.format(&Message::new("left-count").number("left", left).number("total", row.total))
    };
    painter.text(
        pos2(rect.right() - 12.0, rect.center().y),
        Align2::RIGHT_CENTER,
        count,
        tokens::plain_font(12.5),
        colour,
    );
    response
}
