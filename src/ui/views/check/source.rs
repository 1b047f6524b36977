//! The source of a draft: a page drawn from the places of its words, or the lines of a text file.

use super::picture::{PageTexture, picture_ui};
use crate::app::{Action, CheckAction, CheckView, Original, PageLook, words_of};
use crate::base::Message;
use crate::import::Sketch;
use crate::ui::ctx::Ctx;
use crate::ui::tokens::{self, Palette};
use crate::ui::widgets::buttons;
use egui::{Color32, CornerRadius, FontId, Label, Margin, Rect, RichText, ScrollArea, Sense, Ui, pos2, vec2};

pub(super) fn source_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    (view, row, page): (&CheckView, usize, u32),
    (zoom, follow, texture): (&mut f32, &mut bool, &mut PageTexture),
) {
    let Some(original) = ctx.drafts.original() else {
        buttons::centred(ui, ui.max_rect(), &ctx.locale.t("check-reading"), 13.0);
        return;
    };
    match &*original {
        Original::Page(sketch) => page_ui(ui, ctx, (view, row, page, sketch), (zoom, follow, texture)),
        Original::Lines(lines) => lines_ui(ui, lines),
        Original::Gone => words_ui(ui, ctx, "check-gone", view),
        Original::Changed => words_ui(ui, ctx, "check-changed", view),
        Original::None => words_ui(ui, ctx, "check-no-pages", view),
    }
}

fn page_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    (view, row, page, sketch): (&CheckView, usize, u32, &Sketch),
    (zoom, follow, texture): (&mut f32, &mut bool, &mut PageTexture),
) {
    let look = ctx.drafts.page_look();
    ui.horizontal(|ui| {
        ui.add_space(tokens::SPACE);
        let go = |page: u32| Action::Check(CheckAction::Page(page));
        if ui.add_enabled(page > 1, egui::Button::new("‹")).clicked() {
            ctx.push(go(page - 1));
        }
        let name = Message::new("check-page").number("page", page).number("pages", sketch.pages);
        ui.label(ctx.locale.format(&name));
        if ui.add_enabled((page as usize) < sketch.pages, egui::Button::new("›")).clicked() {
            ctx.push(go(page + 1));
        }
        if *zoom == 0.0 {
            *zoom = 1.0;
        }
        if ui.button("−").clicked() {
            *zoom = (*zoom / 1.2).max(0.5);
        }
        if ui.button("+").clicked() {
            *zoom = (*zoom * 1.2).min(4.0);
        }
        ui.add_space(tokens::SPACE);
        for (words_only, key) in [(false, "check-picture"), (true, "check-words")] {
            let choice = ui.selectable_label(texture.words_only == words_only, ctx.locale.t(key));
            if choice.on_hover_text(ctx.locale.t("check-picture-help")).clicked() {
                texture.words_only = words_only;
            }
        }
        let hint = match &look {
            _ if texture.words_only => ctx.locale.t("check-sketch"),
            Some(PageLook::Without(why)) => ctx.locale.format(why),
            Some(PageLook::Coming) => ctx.locale.t("picture-coming"),
            _ => String::new(),
        };
        ui.add(Label::new(RichText::new(hint).size(12.5).color(tokens::palette(ui).weak)).truncate());
    });
    ScrollArea::both().id_salt(("page", page)).auto_shrink(false).show(ui, |ui| {
        let scale = (ui.available_width() - 24.0).max(100.0) / sketch.width.max(1.0) * *zoom;
        let size = vec2(sketch.width, sketch.height) * scale;
        let (rect, _) = ui.allocate_exact_size(size + vec2(24.0, 24.0), Sense::hover());
        let sheet = Rect::from_min_size(rect.min + vec2(12.0, 8.0), size);
        let marked = view.rows.get(row).and_then(|row| words_of(sketch, &row.paragraph));
        if let Some(word) = marked.and_then(|(from, _)| sketch.words.get(from))
            && std::mem::take(follow)
        {
            let top = sheet.min + vec2(0.0, word.y - word.size) * scale;
            ui.scroll_to_rect(Rect::from_min_size(top, vec2(1.0, word.size * scale * 8.0)), None);
        }
        let palette = tokens::palette(ui);
        let place = (sheet, scale);
        if !texture.words_only && picture_ui(ui, ctx, look.as_ref(), (sketch, marked), place, (texture, palette)) {
            return;
        }
        paint(ui, sketch, sheet, scale, marked);
        if sketch.words.is_empty() || sketch.pictured {
            let key = if sketch.words.is_empty() { "check-no-words" } else { "check-pictures" };
            buttons::centred(ui, sheet, &ctx.locale.t(key), 13.0);
        }
    });
}

fn ink(colour: u32, palette: &Palette) -> Color32 {
    // Black is the colour of words; on a dark sheet it must not stay black.
    if colour == 0 { palette.text } else { tokens::theme_colour(colour, palette) }
}

fn paint(ui: &Ui, sketch: &Sketch, sheet: Rect, scale: f32, marked: Option<(usize, usize)>) {
    let palette = tokens::palette(ui);
    let painter = ui.painter_at(ui.clip_rect());
    painter.rect_filled(sheet, CornerRadius::ZERO, palette.page);
    painter.rect_stroke(sheet, CornerRadius::ZERO, egui::Stroke::new(1.0, palette.line), egui::StrokeKind::Outside);
    let place = |x: f32, y: f32| sheet.min + vec2(x, y) * scale;
    for ([x0, y0, x1, y1], colour) in &sketch.fills {
        let area = Rect::from_two_pos(place(*x0, *y0), place(*x1, *y1));
        if *colour != 0x00FF_FFFF && area.width() < sheet.width() * 0.98 {
            painter.rect_filled(area, CornerRadius::ZERO, tokens::theme_colour(*colour, palette).gamma_multiply(0.25));
        }
    }
    for [x0, y0, x1, y1] in &sketch.rules {
        let area = Rect::from_two_pos(place(*x0, *y0), place(*x1, *y1)).expand(0.4);
        painter.rect_filled(area, CornerRadius::ZERO, palette.weak);
    }
    let clip = ui.clip_rect();
    for (at, word) in sketch.words.iter().enumerate() {
        let (left, base) = (place(word.x0, word.y), word.size * scale);
        let area =
            Rect::from_min_max(pos2(left.x, left.y - base * 0.9), pos2(place(word.x1, 0.0).x, left.y + base * 0.3));
        if !area.intersects(clip) {
            continue;
        }
        if marked.is_some_and(|(from, to)| (from..=to).contains(&at)) {
            painter.rect_filled(area.expand2(vec2(1.5, 0.0)), CornerRadius::ZERO, palette.found);
        }
        // As wide as on the page: our type is another one, so its letters are set wider or closer.
        let font = FontId::new((word.size * scale).clamp(2.0, 96.0), tokens::book(word.bold, word.italic));
        let colour = ink(word.colour, palette);
        let plain = painter.layout_no_wrap(word.text.clone(), font.clone(), colour);
        let spare = (area.width() - plain.size().x) / word.text.chars().count().max(1) as f32;
        let galley = if spare.abs() > 0.05 {
            let mut format = egui::text::TextFormat::simple(font, colour);
            format.extra_letter_spacing = spare.clamp(-0.12 * base, 0.2 * base);
            let mut job = egui::text::LayoutJob::default();
            job.append(&word.text, 0.0, format);
            painter.layout_job(job)
        } else {
            plain
        };
        let ascent = galley.rows.first().and_then(|row| row.glyphs.first()).map_or(base * 0.8, |glyph| glyph.pos.y);
        painter.galley(pos2(left.x, left.y - ascent), galley, palette.text);
    }
}

fn lines_ui(ui: &mut Ui, lines: &[String]) {
    let palette = tokens::palette(ui);
    let height = 17.0;
    ScrollArea::both().id_salt("lines").auto_shrink(false).show_rows(ui, height, lines.len(), |ui, shown| {
        for number in shown {
            ui.horizontal(|ui| {
                ui.set_height(height);
                ui.add_space(8.0);
                let (rect, _) = ui.allocate_exact_size(vec2(42.0, height), Sense::hover());
                ui.painter().text(
                    rect.right_center(),
                    egui::Align2::RIGHT_CENTER,
                    (number + 1).to_string(),
                    tokens::plain_font(11.0),
                    palette.weak,
                );
                let text = lines.get(number).map_or("", String::as_str);
                ui.add(Label::new(RichText::new(text).size(13.0)).extend());
            });
        }
    });
}

/// Without a source to show: why, and what the file said, in one piece.
fn words_ui(ui: &mut Ui, ctx: &Ctx<'_>, key: &str, view: &CheckView) {
    egui::Frame::new().inner_margin(Margin::same(24)).show(ui, |ui| {
        let said = Message::new(match key {
            "check-gone" => "check-gone",
            "check-changed" => "check-changed",
            _ => "check-no-pages",
        });
        buttons::hint(ui, &ctx.locale.format(&said.text("file", view.file.clone())));
    });
}
