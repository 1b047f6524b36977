//! The drafts on a line in process order, and the pair that is compared.

use crate::app::{Action, ComparisonAction, DraftAction, TimelineDraft};
use crate::base::{DraftId, Message, Side, Sides};
use crate::ui::ctx::Ctx;
use crate::ui::tokens;
use egui::{Align2, Rect, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

/// Draws the timeline. Clicking a stop compares it with the one before it; dragging from one stop to another, or
/// clicking with shift held, compares these two.
pub fn timeline_ui(ui: &mut Ui, ctx: &Ctx<'_>, timeline_drafts: &[TimelineDraft], pair: Option<Sides<DraftId>>) {
    let palette = tokens::palette(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 46.0), Sense::hover());
    if timeline_drafts.is_empty() {
        return;
    }
    let margin = 60.0_f32.min(rect.width() / (timeline_drafts.len() as f32 * 2.0));
    let step = if timeline_drafts.len() > 1 {
        (rect.width() - 2.0 * margin) / (timeline_drafts.len() - 1) as f32
    } else {
        0.0
    };
    let y = rect.top() + 13.0;
    let x = |place: usize| rect.left() + margin + step * place as f32;
    let place_of = |id: DraftId| timeline_drafts.iter().position(|stop| stop.id == id);
    let ends = pair.and_then(|pair| Some(Sides::new(place_of(pair.old)?, place_of(pair.new)?)));
    let painter = ui.painter().clone();
    painter.hline(x(0)..=x(timeline_drafts.len() - 1), y, Stroke::new(2.0, palette.line));
    if let Some(ends) = ends {
        painter.hline(x(ends.old)..=x(ends.new), y, Stroke::new(3.0, palette.accent));
    }
    for (place, stop) in timeline_drafts.iter().enumerate() {
        let area =
            Rect::from_center_size(pos2(x(place), rect.center().y), vec2(step.clamp(40.0, 150.0), rect.height()));
        let response = ui.interact(area, ui.scope_id().with(("stop", place)), Sense::click_and_drag());
        let end = ends.and_then(|ends| match place {
            place if place == ends.old => Some(Side::Old),
            place if place == ends.new => Some(Side::New),
            _ => None,
        });
        response.widget_info(|| {
            let name = ctx
                .locale
                .format(&Message::new("timeline-stop").text("name", stop.name.clone()).text("date", stop.date.clone()));
            WidgetInfo::selected(egui::Role::Button, true, end.is_some(), name)
        });
        let radius = if end.is_some() { 6.5 } else { 5.0 };
        let centre = pos2(x(place), y);
        let fill = match end {
            Some(_) => palette.accent,
            None if response.hovered() => palette.hover,
            None => palette.panel,
        };
        let edge = if end.is_some() { palette.accent } else { palette.weak };
        painter.circle(centre, radius, fill, Stroke::new(1.6, edge));
        if stop.doubts > 0 {
            badge_ui(ui, ctx, stop, centre + vec2(15.0, -3.0));
        }
        let font = if end.is_some() { tokens::strong_font(12.5) } else { tokens::plain_font(12.5) };
        let colour = if end.is_some() || response.hovered() { palette.text } else { palette.weak };
        painter.text(pos2(centre.x, y + 10.0), Align2::CENTER_TOP, &stop.name, font, colour);
        let hover = response.on_hover_ui(|ui| {
            ui.label(egui::RichText::new(&stop.name).font(tokens::strong_font(13.0)));
            if !stop.date.is_empty() {
                ui.label(&stop.date);
            }
            if stop.doubts > 0 {
                ui.label(ctx.locale.format(&Message::new("timeline-doubts").number("count", stop.doubts)));
            }
            ui.label(egui::RichText::new(ctx.locale.t("timeline-help")).size(11.5).color(palette.weak));
        });
        let shift = ui.input(|input| input.modifiers.shift);
        if hover.clicked() {
            let other = match ends {
                Some(ends) if shift => timeline_drafts.get(ends.old),
                _ if place > 0 => timeline_drafts.get(place - 1),
                _ => timeline_drafts.get(1),
            };
            if let Some(other) = other
                && other.id != stop.id
            {
                ctx.push(Action::Compare(ComparisonAction::SelectPair(in_order(timeline_drafts, other.id, stop.id))));
            }
        }
        if hover.drag_stopped()
            && let Some(pointer) = ui.input(|input| input.pointer.interact_pos())
        {
            let nearest = timeline_drafts
                .iter()
                .enumerate()
                .min_by(|(a, _), (b, _)| (x(*a) - pointer.x).abs().total_cmp(&(x(*b) - pointer.x).abs()));
            if let Some((_, other)) = nearest
                && other.id != stop.id
            {
                ctx.push(Action::Compare(ComparisonAction::SelectPair(in_order(timeline_drafts, stop.id, other.id))));
            }
        }
        hover.context_menu(|ui| {
            if ui.button(ctx.locale.t("timeline-edit")).clicked() {
                ctx.push(Action::Draft(DraftAction::Edit(stop.id)));
                ui.close();
            }
            if ui.button(ctx.locale.t("timeline-check")).clicked() {
                ctx.push(Action::Check(crate::app::CheckAction::Open(stop.id, None)));
                ui.close();
            }
            if ui.button(ctx.locale.t("timeline-replace")).clicked() {
                ctx.push(Action::Draft(DraftAction::AskCopy(stop.id)));
                ui.close();
            }
            if ui.button(ctx.locale.t("timeline-remove")).clicked() {
                ctx.push(Action::Draft(DraftAction::Remove(stop.id)));
                ui.close();
            }
        });
    }
}

/// How many doubts an import left; a click goes to them.
fn badge_ui(ui: &Ui, ctx: &Ctx<'_>, stop: &TimelineDraft, centre: egui::Pos2) {
    let palette = tokens::palette(ui);
    let count = if stop.doubts > 99 { "99+".to_owned() } else { stop.doubts.to_string() };
    let galley = ui.painter().layout_no_wrap(count, tokens::strong_font(10.0), palette.page);
    let rect = Rect::from_center_size(centre, vec2((galley.size().x + 8.0).max(15.0), 15.0));
    let response = ui.interact(rect, ui.scope_id().with(("doubts", stop.id)), Sense::click());
    ui.painter().rect_filled(rect, 7.5, palette.warning);
    ui.painter().galley(rect.center() - galley.size() / 2.0, galley, palette.page);
    let name = Message::new("timeline-badge").number("count", stop.doubts).text("name", stop.name.clone());
    let name = ctx.locale.format(&name);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &name));
    if response.on_hover_text(name).clicked() {
        ctx.push(Action::Check(crate::app::CheckAction::Open(stop.id, None)));
    }
}

fn in_order(timeline_drafts: &[TimelineDraft], a: DraftId, b: DraftId) -> Sides<DraftId> {
    let place = |id| timeline_drafts.iter().position(|stop| stop.id == id);
    if place(a) <= place(b) { Sides::new(a, b) } else { Sides::new(b, a) }
}
