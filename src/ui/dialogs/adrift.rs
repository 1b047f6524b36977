//! What is adrift: each annotation with its old words, where it may belong now and why, one key to put it there.

use super::merging::{ListState, key_button};
use super::view::DialogView;
use crate::app::{Action, AdriftLine, AnnotateAction};
use crate::base::Message;
use crate::ui::ctx::Ctx;
use crate::ui::tokens;
use crate::ui::widgets::buttons;
use egui::{
    Align, CornerRadius, Frame, Key, Label, Layout, Margin, RichText, ScrollArea, Sense, Stroke, Ui, UiBuilder,
    WidgetInfo, vec2,
};

const KEYS: [(Key, &str); 4] = [(Key::Num1, "1"), (Key::Num2, "2"), (Key::Num3, "3"), (Key::Num4, "4")];

/// What is adrift.
#[derive(Debug, Default)]
pub(super) struct Adrift {
    list: ListState,
}

impl DialogView for Adrift {
    fn id(&self) -> &'static str {
        "adrift"
    }

    fn width(&self) -> f32 {
        980.0
    }

    fn ui(&mut self, ui: &mut Ui, ctx: &Ctx<'_>) {
        adrift_ui(ui, ctx, &mut self.list);
    }
}

fn adrift_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut ListState) {
    let palette = tokens::palette(ui);
    let lines = ctx.annotate.adrift_lines(ctx.session);
    state.follow(ui, lines.len());
    let title = Message::new("adrift-title").number("count", lines.len());
    ui.label(RichText::new(ctx.locale.format(&title)).font(tokens::strong_font(16.0)));
    buttons::hint(ui, &ctx.locale.t(if lines.is_empty() { "adrift-none" } else { "adrift-hint" }));
    ui.add_space(tokens::SPACE);
    let Some(line) = lines.get(state.chosen) else { return };
    let act = |action| ctx.push(Action::Annotate(action));
    let height = (ui.ctx().content_rect().height() - 290.0).clamp(280.0, 560.0);
    ui.horizontal_top(|ui| {
        let left = (ui.available_width() * 0.34).max(240.0);
        ui.allocate_ui(vec2(left, height), |ui| {
            ScrollArea::vertical().id_salt("adrift-list").auto_shrink(false).show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                for (place, line) in lines.iter().enumerate() {
                    let row = row_ui(ui, line, place == state.chosen);
                    if row.clicked() {
                        state.chosen = place;
                    }
                    if place == state.chosen && std::mem::take(&mut state.scroll_to) {
                        row.scroll_to_me(None);
                    }
                }
            });
        });
        ui.add_space(tokens::SPACE);
        ui.allocate_ui(vec2(ui.available_width(), height), |ui| {
            ScrollArea::vertical().id_salt("adrift-one").auto_shrink(false).show(ui, |ui| {
                ui.set_max_width(ui.available_width() - 8.0);
                ui.vertical(|ui| {
                    ui.label(RichText::new(&line.sort).size(12.5).color(palette.weak));
                    ui.add(Label::new(RichText::new(&line.said).font(tokens::strong_font(14.0))).wrap());
                    ui.label(RichText::new(&line.who).size(12.0).color(palette.weak));
                    ui.add_space(tokens::SPACE);
                    buttons::group_title(ui, &ctx.locale.t("adrift-old-words"));
                    let words = RichText::new(&line.quote).font(egui::FontId::new(15.0, tokens::book(false, false)));
                    ui.add(Label::new(words).wrap());
                    ui.add(Label::new(RichText::new(&line.why).size(12.5).color(palette.warning)).wrap());
                    ui.add_space(tokens::SPACE);
                    buttons::group_title(ui, &ctx.locale.t("adrift-offers"));
                    if line.offers.is_empty() {
                        buttons::hint(ui, &ctx.locale.t("adrift-no-offers"));
                    }
                    for (place, offer) in line.offers.iter().enumerate() {
                        if offer_ui(ui, place, offer) {
                            act(AnnotateAction::Reattach(line.annotation, place));
                        }
                    }
                });
            });
        });
    });
    ui.add_space(tokens::SPACE);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 14.0;
        if key_button(ui, Key::K, "k", &ctx.locale.t("adrift-keep"), line.can_keep) {
            act(AnnotateAction::KeepAdrift(line.annotation));
        }
        if key_button(ui, Key::G, "g", &ctx.locale.t("adrift-go"), true) {
            act(AnnotateAction::GoToAdrift(line.annotation));
        }
        if key_button(ui, Key::Delete, "Del", &ctx.locale.t("adrift-remove"), true) {
            act(AnnotateAction::RemoveAdrift(line.annotation));
        }
        buttons::hint(ui, &ctx.locale.t("adrift-keys"));
    });
    if ui.input(|input| input.key_pressed(Key::Enter)) && !line.offers.is_empty() {
        act(AnnotateAction::Reattach(line.annotation, 0));
    }
}

fn row_ui(ui: &mut Ui, line: &AdriftLine, chosen: bool) -> egui::Response {
    let palette = tokens::palette(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width() - 4.0, 42.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(egui::Role::Button, true, chosen, &line.said));
    if chosen || response.hovered() {
        let ground = if chosen { palette.chosen } else { palette.hover };
        ui.painter().rect_filled(rect, CornerRadius::same(4), ground);
    }
    let mut inner =
        ui.new_child(UiBuilder::new().max_rect(rect.shrink2(vec2(8.0, 3.0))).layout(Layout::top_down(Align::Min)));
    inner.spacing_mut().item_spacing.y = 1.0;
    let said = RichText::new(&line.said).size(13.0);
    inner.add(Label::new(said).truncate().selectable(false));
    inner.add(Label::new(RichText::new(&line.sort).size(11.5).color(palette.weak)).truncate().selectable(false));
    response
}

/// A place it may belong to; returns whether it was chosen.
fn offer_ui(ui: &mut Ui, number: usize, (place, words, why): &(String, String, String)) -> bool {
    let palette = tokens::palette(ui);
    let frame = Frame::new()
        .fill(palette.card)
        .stroke(Stroke::new(1.0, palette.line))
        .corner_radius(CornerRadius::same(tokens::RADIUS))
        .inner_margin(Margin::symmetric(10, 7));
    let shown = frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal(|ui| {
            if let Some((_, cap)) = KEYS.get(number) {
                buttons::key_cap(ui, cap);
            }
            ui.add(Label::new(RichText::new(place).font(tokens::strong_font(13.0))).selectable(false));
            ui.add(Label::new(RichText::new(why).size(12.0).color(palette.weak)).truncate().selectable(false));
        });
        if !words.is_empty() {
            let words = RichText::new(words).font(egui::FontId::new(14.0, tokens::book(false, false)));
            ui.add(Label::new(words).wrap().selectable(false));
        }
    });
    ui.add_space(tokens::TIGHT);
    let name = format!("{}. {place}: {why}", number + 1);
    let response = ui.interact(shown.response.rect, ui.scope_id().with(("offer", number)), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &name));
    if response.hovered() {
        let stroke = Stroke::new(1.5, palette.accent);
        ui.painter().rect_stroke(response.rect, f32::from(tokens::RADIUS), stroke, egui::StrokeKind::Inside);
    }
    let key = KEYS.get(number).is_some_and(|(key, _)| ui.input(|input| input.key_pressed(*key)));
    response.clicked() || key
}
