//! The list of positions: search, filters, lines.

use super::state::{Doing, PositionsState, act, kept_back_ui};
use crate::app::{PositionAction, PositionDraft, PositionOrder, PositionRow, PositionsView, Submitted};
use crate::base::Message;
use crate::study::PositionKind;
use crate::ui::ctx::Ctx;
use crate::ui::tokens;
use crate::ui::widgets::buttons::{self, Chip};
use crate::ui::widgets::fields;
use egui::text::{LayoutJob, TextWrapping};
use egui::{ComboBox, CornerRadius, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

/// Height of a line, in points.
const LINE: f32 = 50.0;

pub(super) fn list_ui(ui: &mut Ui, ctx: &Ctx<'_>, view: &PositionsView, state: &mut PositionsState) {
    let mut filter = ctx.positions.filter().clone();
    let search = ctx.locale.t("positions-search");
    fields::search(ui, &search, &mut filter.text, &mut state.focus_search);
    filters_ui(ui, ctx, view, &mut filter);
    ui.horizontal_wrapped(|ui| {
        let counted = Message::new("positions-shown").number("shown", view.rows.len()).number("all", view.all);
        buttons::hint(ui, &ctx.locale.format(&counted));
        if filter.here {
            let place = ctx.board.zip(ctx.selected).map(|(board, index)| board.change_name(index));
            let text = ctx.locale.format(&Message::new("positions-here").text("place", place.unwrap_or_default()));
            let off = ctx.locale.t("positions-here-off");
            if (Chip { text: &format!("{text}  ×"), edge: None, tentative: false, name: &off }).show(ui).clicked() {
                filter.here = false;
            }
        }
        if !filter.is_open() && ui.small_button(ctx.locale.t("positions-all")).clicked() {
            filter = crate::app::PositionFilter { order: filter.order, ..crate::app::PositionFilter::default() };
        }
    });
    if filter != *ctx.positions.filter() {
        act(ctx, PositionAction::SetFilter(filter));
    }
    ui.add_space(tokens::TIGHT);
    if view.rows.is_empty() {
        let key = if ctx.positions.filter().here { "positions-none-here" } else { "positions-none-pass" };
        buttons::hint(ui, &ctx.locale.t(key));
        kept_back_ui(ui, ctx);
        return;
    }
    let chosen = view.detail.as_ref().map(|detail| detail.id);
    let mut area = ScrollArea::vertical().id_salt("positions-list").auto_shrink(false);
    if std::mem::take(&mut state.scroll_to)
        && let Some(at) = view.rows.iter().position(|row| Some(row.id) == chosen)
    {
        // Only the lines in sight are drawn: the chosen one is brought to the middle.
        let middle = (ui.available_height() - LINE) / 2.0;
        area = area.vertical_scroll_offset((at as f32 * LINE - middle).max(0.0));
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    area.show_rows(ui, LINE, view.rows.len(), |ui, range| {
        for row in view.rows.get(range).unwrap_or_default() {
            if row_ui(ui, ctx, row, Some(row.id) == chosen).clicked() {
                act(ctx, PositionAction::Choose(row.id));
                state.doing = Doing::Reading;
            }
        }
        kept_back_ui(ui, ctx);
    });
}

fn filters_ui(ui: &mut Ui, ctx: &Ctx<'_>, view: &PositionsView, filter: &mut crate::app::PositionFilter) {
    let t = |key: &str| ctx.locale.t(key);
    let actors: Vec<_> = view.actors.iter().map(|(id, name)| (*id, name.clone())).collect();
    let kinds: Vec<_> = PositionKind::ALL.iter().map(|kind| (*kind, t(kind.key()))).collect();
    let themes: Vec<_> = view.themes.iter().map(|(id, name)| (*id, name.clone())).collect();
    let submitted: Vec<_> = Submitted::ALL.iter().map(|value| (*value, t(value.key()))).collect();
    let drafts = ctx.drafts.timeline_drafts(ctx.session);
    let mut draft: Vec<(PositionDraft, String)> = Vec::new();
    for (key, make) in [
        ("positions-linked-to", PositionDraft::Linked as fn(_) -> _),
        ("positions-in-time-of", PositionDraft::InItsTime as fn(_) -> _),
    ] {
        for stop in &drafts {
            let name = ctx.locale.format(&Message::new(key).text("draft", stop.name.as_str()));
            draft.push((make(stop.id), name));
        }
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
        choice(ui, &t("positions-filter-actor"), &mut filter.actor, &actors);
        choice(ui, &t("positions-filter-kind"), &mut filter.kind, &kinds);
        choice(ui, &t("positions-filter-theme"), &mut filter.theme, &themes);
        choice(ui, &t("positions-filter-draft"), &mut filter.draft, &draft);
        choice(ui, &t("positions-filter-submitted"), &mut filter.submitted, &submitted);
        let orders: Vec<_> = PositionOrder::ALL.iter().map(|order| (*order, t(order.key()))).collect();
        let mut order = Some(filter.order);
        choice(ui, &t("positions-order"), &mut order, &orders);
        filter.order = order.unwrap_or_default();
    });
}

/// A filter: its name while it is open, its value when it is set. The first line opens it again.
fn choice<T: Copy + PartialEq>(ui: &mut Ui, name: &str, value: &mut Option<T>, all: &[(T, String)]) {
    let shown = value.and_then(|value| all.iter().find(|(one, _)| *one == value)).map(|(_, text)| text.as_str());
    let text = crate::app::first_words(shown.unwrap_or(name), 26);
    let text = if shown.is_some() {
        egui::RichText::new(text).font(tokens::strong_font(12.5))
    } else {
        egui::RichText::new(text).size(12.5)
    };
    let combo = ComboBox::from_id_salt(name).selected_text(text).width(84.0).height(320.0);
    let response = combo.show_ui(ui, |ui| {
        ui.set_min_width(190.0);
        ui.selectable_value(value, None, "—");
        for (one, text) in all {
            ui.selectable_value(value, Some(*one), text);
        }
    });
    let spoken = shown.map_or_else(|| name.to_owned(), |shown| format!("{name}: {shown}"));
    response.response.widget_info(|| WidgetInfo::labeled(egui::Role::ComboBox, true, &spoken));
    response.response.on_hover_text(spoken);
}

fn row_ui(ui: &mut Ui, ctx: &Ctx<'_>, row: &PositionRow, chosen: bool) -> egui::Response {
    let palette = tokens::palette(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), LINE), Sense::click());
    let mut name = vec![row.who.clone(), row.date.clone(), row.gist.clone()];
    if let Some(why) = row.why {
        name.insert(0, ctx.locale.t(why.key()));
    }
    if row.disputed {
        name.push(ctx.locale.t("positions-disputed"));
    }
    name.retain(|part| !part.is_empty());
    let name = name.join(" · ");
    response.widget_info(|| WidgetInfo::selected(egui::Role::Button, true, chosen, &name));
    if !ui.is_rect_visible(rect) {
        return response;
    }
    if chosen || response.hovered() || response.has_focus() {
        let ground = if chosen { palette.chosen } else { palette.hover };
        ui.painter().rect_filled(rect, CornerRadius::same(4), ground);
    }
    let painter = ui.painter();
    let line = |text: &str, font, colour, width: f32| {
        let mut job = LayoutJob::simple_singleline(text.replace('\n', " "), font, colour);
        job.wrap = TextWrapping::truncate_at_width(width.max(20.0));
        painter.layout_job(job)
    };
    let right = rect.right() - 8.0;
    let date = painter.layout_no_wrap(row.date.clone(), tokens::plain_font(11.5), palette.weak);
    let mut room = right - date.size().x;
    painter.galley(pos2(room, rect.top() + 6.0), date, palette.weak);
    if row.disputed {
        // A word, since colour alone says nothing to some.
        let sign =
            painter.layout_no_wrap(ctx.locale.t("positions-disputed"), tokens::plain_font(11.5), palette.warning);
        room -= sign.size().x + 8.0;
        painter.galley(pos2(room, rect.top() + 6.0), sign, palette.warning);
    }
    let left = rect.left() + 8.0;
    let who = line(&row.who, tokens::strong_font(13.0), palette.text, room - left - 8.0);
    painter.galley(pos2(left, rect.top() + 5.0), who, palette.text);
    let gist = if row.gist.is_empty() { &row.about } else { &row.gist };
    let why = row.why.map(|why| format!("{} · ", ctx.locale.t(why.key()))).unwrap_or_default();
    let gist = line(&format!("{why}{gist}"), tokens::plain_font(12.5), palette.weak, right - left);
    painter.galley(pos2(left, rect.top() + 25.0), gist, palette.weak);
    painter.hline(rect.x_range(), rect.bottom(), egui::Stroke::new(0.5, palette.line));
    response.on_hover_text(&row.about)
}
