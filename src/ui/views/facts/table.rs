//! Facts: a chart by draft, and a row a fact.

use super::chart::chart_ui;
use super::empty::empty_ui;
use crate::app::{Action, FactCellView, FactLine, FactsAction, FactsPage, FactsView};
use crate::base::Message;
use crate::insight::facts::{FactKind, FactState};
use crate::report::drawing::{self, Bar};
use crate::ui::ctx::Ctx;
use crate::ui::tokens;
use crate::ui::widgets::buttons;
use egui::{Frame, Label, Margin, RichText, Sense, Ui, WidgetInfo};
use egui_extras::{Column, TableBuilder};

pub(super) fn table_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    let Some(view) = ctx.facts.facts() else {
        buttons::centred(ui, ui.available_rect_before_wrap(), &ctx.locale.t("facts-working"), 14.0);
        return;
    };
    Frame::new().inner_margin(Margin::symmetric(14, 4)).show(ui, |ui| {
        kinds_ui(ui, ctx, view);
        terms_ui(ui, ctx);
        ui.horizontal_top(|ui| {
            let kind = ctx.facts.kind();
            let bars: Vec<Bar> = view
                .columns
                .iter()
                .map(|column| {
                    let count = column.count(kind);
                    Bar { name: column.name.clone(), value: count as f32, written: count.to_string() }
                })
                .collect();
            let width = (ui.available_width() * 0.4).clamp(180.0, 420.0);
            chart_ui(ui, &drawing::bars(&bars, [width, 92.0]));
            ui.add_space(tokens::WIDE);
            ui.vertical(|ui| drafts_ui(ui, ctx, view));
        });
    });
    let shown = ctx.facts.shown();
    if shown.is_empty() {
        empty_ui(ui, ctx, "facts-empty", "facts-empty-why");
        return;
    }
    Frame::new().inner_margin(Margin { left: 14, ..Margin::ZERO }).show(ui, |ui| rows_ui(ui, ctx, view, &shown));
}

/// All kinds, each with how many the newest draft has.
fn kinds_ui(ui: &mut Ui, ctx: &Ctx<'_>, view: &FactsView) {
    ui.horizontal_wrapped(|ui| {
        let newest = |kind| view.columns.last().map_or(0, |column| column.count(kind));
        let kinds = std::iter::once(None).chain(FactKind::ALL.iter().copied().map(Some));
        for kind in kinds {
            let name = ctx.locale.t(kind.map_or("facts-all", FactKind::key));
            let text = format!("{name} {}", newest(kind));
            if ui.selectable_label(ctx.facts.kind() == kind, text).clicked() {
                ctx.push(Action::Facts(FactsAction::Kind(kind)));
            }
        }
    });
}

/// The terms that are followed, to be changed: parted by commas.
fn terms_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    if ctx.facts.kind() != Some(FactKind::Term) {
        return;
    }
    let id = ui.scope_id().with("terms");
    let kept = FactsPage::terms(ctx.session).list().join(", ");
    let mut typed = ui.data_mut(|data| data.get_temp::<String>(id)).unwrap_or_else(|| kept.clone());
    ui.horizontal(|ui| {
        let label = ui.label(ctx.locale.t("facts-terms"));
        let field = ui.add(egui::TextEdit::singleline(&mut typed).desired_width(420.0)).labelled_by(label.id);
        if field.lost_focus() {
            let terms = typed.split([',', '，', '、', ';', '；']).map(str::to_owned).collect();
            ctx.push(Action::Facts(FactsAction::Terms(terms)));
            ui.data_mut(|data| data.remove::<String>(id));
        } else if field.has_focus() {
            ui.data_mut(|data| data.insert_temp(id, typed));
        }
        buttons::hint(ui, &ctx.locale.t("facts-terms-hint"));
    });
}

/// Words, pages, the share outside brackets, and what a draft says is agreed.
fn drafts_ui(ui: &mut Ui, ctx: &Ctx<'_>, view: &FactsView) {
    for (at, column) in view.columns.iter().enumerate() {
        let share = column.outside.map_or(100, |share| (share * 100.0).floor() as i64);
        let said = Message::new("facts-draft")
            .text("draft", column.name.as_str())
            .number("words", column.words)
            .number("share", share);
        let mut said = ctx.locale.format(&said);
        if let Some(pages) = column.pages {
            said = format!(
                "{said} · {}",
                ctx.locale.format(&Message::new("facts-pages").number("pages", i64::from(pages)))
            );
        }
        ui.add(Label::new(RichText::new(said).size(12.0)).truncate());
        for (paragraph, place, words) in column.agreed.iter().take(3) {
            let said = Message::new("facts-says-agreed").text("place", place.as_str()).text("words", words.as_str());
            if ui.link(RichText::new(ctx.locale.format(&said)).size(12.0)).clicked() {
                ctx.push(Action::Facts(FactsAction::OpenParagraph(at, *paragraph)));
            }
        }
    }
    buttons::hint(ui, &ctx.locale.t("facts-hint"));
}

fn rows_ui(ui: &mut Ui, ctx: &Ctx<'_>, view: &FactsView, shown: &[usize]) {
    let (chosen, column) = ctx.facts.at();
    let room = ui.available_width();
    // The chosen row comes on the screen when it was walked to.
    let walked = ui_walked(ui, ctx);
    let mut table = TableBuilder::new(ui)
        .id_salt("facts")
        .striped(false)
        .sense(Sense::hover())
        .cell_layout(egui::Layout::left_to_right(egui::Align::Center))
        .column(Column::initial((room * 0.12).clamp(90.0, 130.0)).at_least(70.0).resizable(true).clip(true));
    let wide = (room * 0.85 / view.columns.len().max(1) as f32).max(110.0);
    for _ in &view.columns {
        table = table.column(Column::initial(wide).at_least(90.0).resizable(true).clip(true));
    }
    if walked {
        table = table.scroll_to_row(chosen, None);
    }
    table
        .header(26.0, |mut header| {
            header.col(|_| {});
            for (at, draft) in view.columns.iter().enumerate() {
                header.col(|ui| head_ui(ui, ctx, at, draft.count(ctx.facts.kind()), &draft.name));
            }
        })
        .body(|body| {
            body.rows(28.0, shown.len(), |mut row| {
                let at = row.index();
                let Some(line) = shown.get(at).and_then(|line| view.lines.get(*line)) else { return };
                row.col(|ui| {
                    let text = RichText::new(ctx.locale.t(line.kind.key())).size(12.0).color(tokens::palette(ui).weak);
                    ui.add(Label::new(text).truncate());
                });
                for (draft, cell) in line.cells.iter().enumerate() {
                    let name = view.columns.get(draft).map_or("", |column| column.name.as_str());
                    row.col(|ui| cell_ui(ui, ctx, line, cell, (at, draft, name), (chosen, column) == (at, draft)));
                }
            });
        });
}

/// Whether the chosen cell is another one than when it was last drawn.
fn ui_walked(ui: &Ui, ctx: &Ctx<'_>) -> bool {
    let id = egui::Id::unique("facts-walked");
    let at = (ctx.facts.at(), ctx.facts.kind());
    let before = ui.data_mut(|data| {
        let before = data.get_temp::<((usize, usize), Option<FactKind>)>(id);
        data.insert_temp(id, at);
        before
    });
    before.is_some_and(|before| before != at)
}

/// A draft's name with its count, which leads to the first of them.
fn head_ui(ui: &mut Ui, ctx: &Ctx<'_>, at: usize, count: usize, name: &str) {
    let palette = tokens::palette(ui);
    let text = RichText::new(format!("{name} · {count}")).font(tokens::strong_font(12.0)).color(palette.weak);
    if ui.add(egui::Button::new(text).frame(false)).clicked()
        && let Some(kind) = ctx.facts.kind()
    {
        ctx.push(Action::Facts(FactsAction::First(at, kind)));
    }
}

/// A sign beside the words, so that colour is never alone: new, changed, gone.
const fn sign(state: FactState) -> &'static str {
    match state {
        FactState::New => "+ ",
        FactState::Changed => "~ ",
        FactState::Gone => "−",
        FactState::Absent => "",
        FactState::There => "",
    }
}

fn cell_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    line: &FactLine,
    cell: &FactCellView,
    (row, draft, name): (usize, usize, &str),
    lit: bool,
) {
    let palette = tokens::palette(ui);
    let rect = ui.available_rect_before_wrap();
    let response = ui.interact(rect, ui.scope_id().with(("fact", row, draft)), Sense::click());
    if lit {
        ui.painter().rect_filled(rect.shrink(1.0), 4.0, palette.chosen);
    } else if response.hovered() {
        ui.painter().rect_filled(rect.shrink(1.0), 4.0, palette.hover);
    }
    let place =
        if cell.place.is_empty() || cell.words.is_empty() { String::new() } else { format!("{}: ", cell.place) };
    let gone =
        if cell.state == FactState::Gone { format!(" {}", ctx.locale.t(cell.state.key())) } else { String::new() };
    let text = format!("{}{place}{}{gone}", sign(cell.state), cell.words);
    let colour = match cell.state {
        FactState::New | FactState::Changed => palette.text,
        FactState::There => palette.text,
        FactState::Gone | FactState::Absent => palette.weak,
    };
    let font = if matches!(cell.state, FactState::New | FactState::Changed) {
        tokens::strong_font(12.5)
    } else {
        tokens::plain_font(12.5)
    };
    let mut job = egui::text::LayoutJob::simple_singleline(text, font, colour);
    job.wrap = egui::text::TextWrapping::truncate_at_width((rect.width() - 8.0).max(10.0));
    let galley = ui.painter().layout_job(job);
    ui.painter().galley(egui::pos2(rect.left() + 4.0, rect.center().y - galley.size().y / 2.0), galley, colour);
    let named = Message::new("facts-cell")
        .text("kind", ctx.locale.t(line.kind.key()))
        .text("words", if cell.words.is_empty() { line.words.as_str() } else { cell.words.as_str() })
        .text("draft", name)
        .text("place", cell.place.as_str())
        .text("state", ctx.locale.t(cell.state.key()));
    let named = ctx.locale.format(&named);
    response.widget_info(|| WidgetInfo::selected(egui::Role::Button, true, lit, &named));
    if response.double_clicked() {
        ctx.push(Action::Facts(FactsAction::Choose(row, draft)));
        ctx.push(Action::Facts(FactsAction::Open));
    } else if response.clicked() {
        ctx.push(Action::Facts(FactsAction::Choose(row, draft)));
    }
    if !cell.words.is_empty() {
        response.on_hover_text(&cell.words);
    }
}
