//! Above a provision's history: the provisions that went there and back, and the words searched for through all drafts.

use crate::app::{Action, ComparisonAction, PhraseRow, PhraseView, Stand, WalkAction};
use crate::base::Message;
use crate::ui::ctx::Ctx;
use crate::ui::tokens;
use crate::ui::widgets::styled_text::lit;
use egui::text::LayoutJob;
use egui::{Color32, CornerRadius, Id, Label, RichText, Sense, Stroke, TextFormat, Ui, WidgetInfo, vec2};

/// Height of a row of the list of round trips, in points.
const ROW: f32 = 24.0;
/// Width of the column of numbers, in points.
const PLACE: f32 = 64.0;
/// Width kept free at the end of a row of places for how many more there are, in points.
const MORE: f32 = 150.0;

fn card(ui: &mut Ui, contents: impl FnOnce(&mut Ui)) {
    let palette = tokens::palette(ui);
    let frame = egui::Frame::new().fill(palette.card).stroke(Stroke::new(1.0, palette.line)).corner_radius(6);
    ui.add_space(tokens::SPACE);
    let outer = egui::Frame::new().outer_margin(egui::Margin { left: 24, right: 24, top: 0, bottom: 0 });
    outer.show(ui, |ui| {
        frame.inner_margin(egui::Margin::symmetric(12, 9)).show(ui, |ui| {
            ui.set_width(ui.available_width());
            contents(ui);
        });
    });
}

/// The provisions that went there and back: what, over which drafts. Folded, it is one line.
pub(super) fn trips_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    let trips = ctx.comparison.trips();
    if trips.is_empty() {
        return;
    }
    let palette = tokens::palette(ui);
    let here = ctx.comparison.trip_here(ctx.session);
    card(ui, |ui| {
        let mut title = Message::new("trips-title").number("count", trips.len());
        if let Some(at) = here {
            title = Message::new("trips-title-at").number("count", trips.len()).number("at", at + 1);
        }
        let title = RichText::new(ctx.locale.format(&title)).font(tokens::strong_font(13.0));
        // Beside the places of a phrase in a low window it is folded, or nothing is left of the provision itself.
        let low = ctx.comparison.phrase().is_some() && ui.ctx().content_rect().height() < 900.0;
        let header = egui::CollapsingHeader::new(title).id_salt(("round trips", low)).default_open(!low);
        header.show(ui, |ui| {
            // Five rows at most: the provision itself is what one looks at.
            let rows = trips.len().min(if ui.ctx().content_rect().height() < 800.0 { 3 } else { 5 });
            let height = rows as f32 * ROW;
            let mut area = egui::ScrollArea::vertical().id_salt("trips").max_height(height).auto_shrink([false, true]);
            if let Some(at) = here.filter(|_| newly(ui, "trips at", here)) {
                // The row before stays in sight, so that one sees where one comes from.
                area = area.vertical_scroll_offset(at.saturating_sub(1) as f32 * ROW);
            }
            ui.spacing_mut().item_spacing.y = 0.0;
            area.show_rows(ui, ROW, trips.len(), |ui, range| {
                for nth in range {
                    let Some(row) = trips.get(nth) else { continue };
                    let said: Vec<String> = row.findings.iter().map(|finding| ctx.locale.format(finding)).collect();
                    let said = said.join(" · ");
                    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
                    ground(ui, rect, &response, here == Some(nth));
                    let place = if row.place.is_empty() { "–" } else { &row.place };
                    let mut number = rect;
                    number.set_width(PLACE);
                    let strong = TextFormat::simple(tokens::strong_font(13.0), palette.text);
                    let mut job = LayoutJob::default();
                    job.append(place, 0.0, strong);
                    one_line(ui, job, number);
                    let mut words = rect;
                    words.set_left(rect.left() + PLACE);
                    let mut job = LayoutJob::default();
                    job.append(&said, 0.0, TextFormat::simple(tokens::plain_font(13.0), palette.moved));
                    job.append(&row.words, 12.0, TextFormat::simple(tokens::plain_font(13.0), palette.weak));
                    one_line(ui, job, words);
                    let name = format!("{place}: {said}. {}", row.words);
                    response.widget_info(|| WidgetInfo::selected(egui::Role::ListItem, true, here == Some(nth), &name));
                    if response.clicked() {
                        ctx.push(Action::Compare(ComparisonAction::Walk(WalkAction::Trip(nth))));
                    }
                }
            });
        });
    });
}

/// Whether this is another value than when last asked: a list follows what is chosen, and lets itself be scrolled after.
pub(super) fn newly<T: PartialEq + Clone + Send + Sync + 'static>(ui: &Ui, of: &str, value: T) -> bool {
    let key = Id::unique("newly").with(of);
    ui.data_mut(|data| {
        let known = data.get_temp::<T>(key);
        let new = known.as_ref() != Some(&value);
        data.insert_temp(key, value);
        new
    })
}

/// The ground of a row that can be stood on.
fn ground(ui: &Ui, rect: egui::Rect, response: &egui::Response, stood: bool) {
    let palette = tokens::palette(ui);
    let painter = ui.painter();
    if stood {
        painter.rect_filled(rect, CornerRadius::same(4), palette.chosen);
    } else if response.hovered() {
        painter.rect_filled(rect, CornerRadius::same(4), palette.hover);
    }
    if response.has_focus() {
        let stroke = Stroke::new(1.5, palette.accent);
        painter.rect_stroke(rect.shrink(1.0), CornerRadius::same(4), stroke, egui::StrokeKind::Inside);
    }
}

fn one_line(ui: &Ui, mut job: LayoutJob, rect: egui::Rect) {
    job.wrap = egui::text::TextWrapping::truncate_at_width(rect.width() - 14.0);
    let galley = ui.painter().layout_job(job);
    let at = egui::pos2(rect.left() + 7.0, rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, Color32::PLACEHOLDER);
}

/// The words searched for, through all drafts: how often, where, and the words around the place stood on.
pub(super) fn phrase_ui(ui: &mut Ui, ctx: &Ctx<'_>, phrase: &PhraseView) {
    let palette = tokens::palette(ui);
    let stood = ctx.comparison.stands_on_place();
    card(ui, |ui| {
        let most = phrase.rows.iter().map(|row| row.count).max().unwrap_or(0).max(1);
        ui.horizontal(|ui| {
            ui.add(Label::new(RichText::new(format!("“{}”", phrase.words)).font(tokens::strong_font(15.0))).truncate());
            ui.label(RichText::new(ctx.locale.format(&phrase.span)).color(palette.weak));
            if let Some((nth, ..)) = stood {
                let at = Message::new("phrase-at").number("at", nth + 1).number("count", phrase.total());
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    ui.label(RichText::new(ctx.locale.format(&at)).color(palette.weak));
                });
            }
        });
        ui.add_space(tokens::TIGHT);
        egui::Grid::new("phrase").num_columns(3).min_row_height(18.0).spacing([14.0, 2.0]).show(ui, |ui| {
            let mut first = 0;
            for row in &phrase.rows {
                ui.label(RichText::new(&row.name).font(tokens::strong_font(13.0)));
                bar_ui(ui, row.count, most);
                places_ui(ui, ctx, row, first);
                first += row.places.len();
                ui.end_row();
            }
        });
        if let (Some((_, row, place)), Some(words)) = (stood, ctx.comparison.words_around_place(ctx.session)) {
            ui.add_space(tokens::TIGHT);
            let mut job = LayoutJob::default();
            job.wrap.max_width = ui.available_width();
            let name = format!("{} · {}", row.name, place.place);
            job.append(&name, 0.0, TextFormat::simple(tokens::strong_font(12.5), palette.weak));
            let font = egui::FontId::new(ctx.prefs.text_size, tokens::book(false, false));
            for (index, (part, found)) in lit(&words, ctx.find).into_iter().enumerate() {
                let background = if found { palette.found } else { Color32::TRANSPARENT };
                let format = TextFormat { background, ..TextFormat::simple(font.clone(), palette.text) };
                job.append(part, if index == 0 { 12.0 } else { 0.0 }, format);
            }
            ui.add(Label::new(job).selectable(true).wrap());
        }
    });
}

fn bar_ui(ui: &mut Ui, count: usize, most: usize) {
    let palette = tokens::palette(ui);
    let (rect, bar) = ui.allocate_exact_size(vec2(90.0, 16.0), Sense::hover());
    let width = 60.0 * count as f32 / most as f32;
    let line = egui::Rect::from_min_size(egui::pos2(rect.left(), rect.center().y - 3.0), vec2(width, 6.0));
    ui.painter().rect_filled(line, CornerRadius::same(3), palette.accent);
    let count = count.to_string();
    let right = egui::pos2(rect.right(), rect.center().y);
    ui.painter().text(right, egui::Align2::RIGHT_CENTER, &count, tokens::plain_font(12.5), palette.text);
    bar.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, &count));
}

/// The places of one draft, the first of which is the `first` of all: as many as fit on one line, those around the one stood on.
fn places_ui(ui: &mut Ui, ctx: &Ctx<'_>, row: &PhraseRow, first: usize) {
    let palette = tokens::palette(ui);
    let stood = ctx.comparison.stands_on_place().map(|(nth, ..)| nth);
    let here = stood.and_then(|nth| nth.checked_sub(first)).filter(|at| *at < row.places.len());
    let from = here.map_or(0, |at| at.saturating_sub(3));
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        ui.spacing_mut().interact_size.y = 18.0;
        let mut shown = from;
        if from > 0 {
            ui.label(RichText::new(format!("{from}+")).size(12.0).color(palette.weak));
        }
        for (at, place) in row.places.iter().enumerate().skip(from) {
            if ui.available_width() < MORE {
                break;
            }
            shown = at + 1;
            let chosen = here == Some(at);
            let active = chosen && ctx.comparison.stand() == Stand::Place;
            let text = RichText::new(&place.place).color(palette.accent);
            let mut button = egui::Button::new(text).small().frame_when_inactive(chosen).selected(chosen);
            if active {
                button = button.stroke(Stroke::new(1.5, palette.accent));
            }
            let response = ui.add(button);
            let name = format!("{}, {}", row.name, place.place);
            response.widget_info(|| WidgetInfo::selected(egui::Role::Button, true, chosen, &name));
            if response.clicked() {
                ctx.push(Action::Compare(ComparisonAction::Walk(WalkAction::Place(first + at))));
            }
        }
        let left = row.places.len().saturating_sub(shown);
        if left > 0 {
            ui.label(RichText::new(format!("+{left}")).size(12.0).color(palette.weak));
        }
    });
}
