//! A drawing of a report, painted in the window.

use crate::report::drawing::{Drawing, Shape, Tone};
use crate::ui::tokens;
use egui::{Align2, Rect, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

/// Paints a drawing; its words are its name.
pub(super) fn chart_ui(ui: &mut Ui, drawing: &Drawing) {
    let palette = tokens::palette(ui);
    let [width, height] = drawing.size;
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Image, true, &drawing.says));
    let colour = |tone: Tone| match tone {
        Tone::Strong => palette.accent,
        Tone::Faint => palette.chosen,
        Tone::Words => palette.text,
        Tone::Weak => palette.weak,
    };
    let at = |x: f32, y: f32| pos2(rect.left() + x, rect.top() + y);
    for shape in &drawing.shapes {
        match shape {
            Shape::Bar([left, top, width, height], tone) => {
                let bar = Rect::from_min_size(at(*left, *top), vec2(*width, *height));
                ui.painter().rect_filled(bar, 2.0, colour(*tone));
            }
            Shape::Line([from, top, to, bottom], tone) => {
                let stroke = Stroke::new(1.0, colour(*tone).gamma_multiply(0.6));
                ui.painter().line_segment([at(*from, *top), at(*to, *bottom)], stroke);
            }
            Shape::Words([x, y], size, words, tone) => {
                ui.painter().text(at(*x, *y), Align2::CENTER_CENTER, words, tokens::plain_font(*size), colour(*tone));
            }
        }
    }
}
