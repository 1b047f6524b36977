//! How far the coders agree: the figures, what may be said of them, and the disagreements to be walked through.

use super::merging::{ListState, key_button};
use super::view::DialogView;
use crate::app::{Action, AgreementRow, AgreementView, CodersAction, Command, OpenRow, Own};
use crate::base::Message;
use crate::ui::ctx::Ctx;
use crate::ui::tokens;
use crate::ui::widgets::buttons;
use egui::{
    Align, Align2, CornerRadius, Key, Label, Layout, RichText, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

/// How far the coders agree.
#[derive(Debug, Default)]
pub(super) struct Agreement {
    /// The disagreements, once the first to look at is known.
    list: Option<ListState>,
}

impl DialogView for Agreement {
    fn id(&self) -> &'static str {
        "agreement"
    }

    fn width(&self) -> f32 {
        980.0
    }

    fn ui(&mut self, ui: &mut Ui, ctx: &Ctx<'_>) {
        agreement_ui(ui, ctx, &mut self.list);
    }
}

fn act(ctx: &Ctx<'_>, action: CodersAction) {
    ctx.push(Action::Coders(action));
}

fn agreement_ui(ui: &mut Ui, ctx: &Ctx<'_>, list: &mut Option<ListState>) {
    let palette = tokens::palette(ui);
    ui.label(RichText::new(ctx.locale.t("agreement-title")).font(tokens::strong_font(16.0)));
    buttons::hint(ui, &ctx.locale.t("agreement-hint"));
    ui.add_space(tokens::SPACE);
    let Some(view) = ctx.coders.agreement() else {
        ui.horizontal(|ui| {
            ui.spinner();
            ui.label(ctx.locale.t("agreement-working"));
        });
        return;
    };
    who_ui(ui, ctx, &view);
    ui.add_space(tokens::SPACE);
    if view.coders.iter().filter(|(.., measured)| *measured).count() < 2 {
        ui.add(Label::new(ctx.locale.t("agreement-alone")).wrap());
        ui.add_space(tokens::SPACE);
        if buttons::primary_button(ui, &ctx.locale.t(Command::MergeCopy.key())).clicked() {
            ctx.push(Action::CloseDialog);
            ctx.push(Action::Run(Command::MergeCopy));
        }
        return;
    }
    for note in &view.notes {
        let text = RichText::new(ctx.locale.format(note)).size(12.5).color(palette.warning);
        ui.add(Label::new(text).wrap());
    }
    if view.rows.first().is_none_or(|row| row.units == 0) {
        return;
    }
    // Back from a change: on with the next.
    let state = list.get_or_insert_with(|| ListState {
        chosen: view.open.iter().position(|row| row.place >= view.at).unwrap_or(0),
        scroll_to: true,
    });
    state.follow(ui, view.open.len());
    let height = (ui.ctx().content_rect().height() - 330.0).clamp(220.0, 520.0);
    ui.horizontal_top(|ui| {
        let left = (ui.available_width() * 0.56).max(420.0);
        ui.allocate_ui(vec2(left, height), |ui| {
            ui.vertical(|ui| table_ui(ui, ctx, &view));
        });
        ui.add_space(tokens::SPACE);
        ui.allocate_ui(vec2(ui.available_width(), height), |ui| {
            ui.vertical(|ui| open_ui(ui, ctx, &view, state));
        });
    });
    ui.add_space(tokens::TIGHT);
    let Some(row) = view.open.get(state.chosen) else { return };
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 14.0;
        if key_button(ui, Key::Enter, "Enter", &ctx.locale.t("agreement-go"), true) {
            act(ctx, CodersAction::GoToDisagreement(row.place));
        }
        if key_button(ui, Key::G, "g", &ctx.locale.t("agreement-give"), row.own == Own::Give) {
            act(ctx, CodersAction::Give(row.place));
        }
        if key_button(ui, Key::W, "w", &ctx.locale.t("agreement-withdraw"), row.own == Own::Withdraw) {
            act(ctx, CodersAction::Withdraw(row.place));
        }
    });
    buttons::hint(ui, &ctx.locale.t("agreement-settle-hint"));
}

/// Which coders, and on what.
fn who_ui(ui: &mut Ui, ctx: &Ctx<'_>, view: &AgreementView) {
    ui.horizontal_wrapped(|ui| {
        for (all, key) in [(false, "agreement-shown-step"), (true, "agreement-all-steps")] {
            if ui.selectable_label(view.all_steps == all, ctx.locale.t(key)).clicked() {
                act(ctx, CodersAction::AllSteps(all));
            }
        }
        ui.separator();
        for (id, name, looked, measured) in &view.coders {
            let mut on = *measured;
            let text = Message::new("agreement-coder").text("name", name.clone()).number("count", *looked);
            if ui.checkbox(&mut on, ctx.locale.format(&text)).changed() {
                act(ctx, CodersAction::ToggleCoder(*id));
            }
        }
    });
}

const COLUMNS: [(&str, f32); 4] =
    [("agreement-n", 268.0), ("agreement-percentage", 196.0), ("agreement-kappa", 120.0), ("agreement-alpha", 8.0)];

fn table_ui(ui: &mut Ui, ctx: &Ctx<'_>, view: &AgreementView) {
    let palette = tokens::palette(ui);
    let (head, _) = ui.allocate_exact_size(vec2(ui.available_width() - 8.0, 22.0), Sense::hover());
    for (key, from_right) in COLUMNS {
        let at = pos2(head.right() - from_right, head.center().y);
        let text = ctx.locale.t(key);
        ui.painter().text(at, Align2::RIGHT_CENTER, text, tokens::strong_font(11.5), palette.weak);
    }
    ScrollArea::vertical().id_salt("agreement-table").auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        for row in &view.rows {
            if row_ui(ui, ctx, row, view.on_theme == row.theme).clicked() {
                act(ctx, CodersAction::OnTheme(row.theme));
            }
        }
    });
}

fn row_ui(ui: &mut Ui, ctx: &Ctx<'_>, row: &AgreementRow, chosen: bool) -> egui::Response {
    let palette = tokens::palette(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width() - 8.0, 26.0), Sense::click());
    if chosen || response.hovered() {
        let ground = if chosen { palette.chosen } else { palette.hover };
        ui.painter().rect_filled(rect, CornerRadius::same(4), ground);
    }
    let undefined = ctx.locale.t("agreement-not-defined");
    let [percentage, kappa, alpha] = row.measures;
    let cells = [
        row.units.to_string(),
        percentage.map_or_else(|| undefined.clone(), |share| format!("{:.0} %", share * 100.0)),
        kappa.map_or_else(|| undefined.clone(), |kappa| format!("{kappa:.2}")),
        alpha.map_or_else(|| undefined.clone(), |alpha| format!("{alpha:.2}")),
    ];
    let name_of = |cells: &[String]| format!("{}: {}", row.name, cells.join(", "));
    response.widget_info(|| WidgetInfo::selected(egui::Role::Button, true, chosen, name_of(&cells)));
    let painter = ui.painter();
    for ((_, from_right), text) in COLUMNS.into_iter().zip(&cells) {
        let is_figure = *text != undefined;
        let font = if is_figure { tokens::plain_font(13.0) } else { tokens::plain_font(11.0) };
        let colour = if is_figure { palette.text } else { palette.weak };
        let at = pos2(rect.right() - from_right, rect.center().y);
        painter.text(at, Align2::RIGHT_CENTER, text, font, colour);
    }
    let font = if row.theme.is_none() { tokens::strong_font(13.0) } else { tokens::plain_font(13.0) };
    let mut job = egui::text::LayoutJob::simple_singleline(row.name.clone(), font, palette.text);
    job.wrap = egui::text::TextWrapping::truncate_at_width((rect.width() - 318.0).max(60.0));
    let galley = painter.layout_job(job);
    painter.galley(pos2(rect.left() + 8.0, rect.center().y - galley.size().y / 2.0), galley, palette.text);
    response
}

fn open_ui(ui: &mut Ui, ctx: &Ctx<'_>, view: &AgreementView, state: &mut ListState) {
    let title = Message::new("agreement-open-title").number("count", view.open.len());
    buttons::group_title(ui, &ctx.locale.format(&title));
    if view.open.is_empty() {
        buttons::hint(ui, &ctx.locale.t("agreement-open-none"));
        return;
    }
    ScrollArea::vertical().id_salt("agreement-open").auto_shrink(false).show_rows(
        ui,
        58.0,
        view.open.len(),
        |ui, range| {
            for (place, row) in view.open.iter().enumerate().skip(range.start).take(range.len()) {
                let shown = disagreement_ui(ui, ctx, row, place == state.chosen);
                if shown.clicked() {
                    state.chosen = place;
                }
            }
        },
    );
}

fn disagreement_ui(ui: &mut Ui, ctx: &Ctx<'_>, row: &OpenRow, chosen: bool) -> egui::Response {
    let palette = tokens::palette(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width() - 8.0, 58.0), Sense::click());
    let who = Message::new("agreement-open")
        .text("theme", row.theme.clone())
        .text("with", row.with.clone())
        .text("without", row.without.clone());
    let who = ctx.locale.format(&who);
    response.widget_info(|| WidgetInfo::selected(egui::Role::Button, true, chosen, format!("{}: {who}", row.name)));
    if chosen || response.hovered() {
        let ground = if chosen { palette.chosen } else { palette.hover };
        ui.painter().rect_filled(rect, CornerRadius::same(4), ground);
    }
    let mut inner =
        ui.new_child(UiBuilder::new().max_rect(rect.shrink2(vec2(8.0, 3.0))).layout(Layout::top_down(Align::Min)));
    inner.spacing_mut().item_spacing.y = 1.0;
    let line = |ui: &mut Ui, text: RichText| {
        ui.add(Label::new(text).truncate().selectable(false));
    };
    line(&mut inner, RichText::new(&who).size(13.0));
    line(&mut inner, RichText::new(&row.words).font(egui::FontId::new(13.0, tokens::book(false, false))));
    line(&mut inner, RichText::new(&row.name).size(11.5).color(palette.weak));
    response
}
