//! The paragraphs as they were understood; the chosen one with its fields.

use crate::app::{Action, CheckAction, CheckRow, CheckView, RowForm, RowState};
use crate::text::{ParagraphKind, Style};
use crate::ui::ctx::Ctx;
use crate::ui::tokens;
use crate::ui::widgets::buttons;
use crate::ui::widgets::long_list::{ListPlace, LongList};
use egui::text::{LayoutJob, TextFormat};
use egui::{
    Button, CornerRadius, FontId, Frame, Id, Key, Label, Margin, Modifiers, RichText, Sense, TextEdit, Ui, vec2,
};

/// The kinds as they are offered: what most paragraphs are comes first.
const KINDS: [ParagraphKind; 6] = [
    ParagraphKind::Heading,
    ParagraphKind::Body,
    ParagraphKind::Item,
    ParagraphKind::Preamble,
    ParagraphKind::Footnote,
    ParagraphKind::Cell,
];

pub(super) fn rows_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    view: &CheckView,
    chosen: usize,
    (place, form): (&mut ListPlace, &mut Option<RowForm>),
) -> std::ops::Range<usize> {
    let palette = tokens::palette(ui);
    let mut weights = vec![0.0];
    for row in &view.rows {
        let lines = 1.0 + row.paragraph.text.len() as f32 / 70.0;
        weights.push(weights.last().copied().unwrap_or(0.0) + lines);
    }
    let marks: Vec<_> = view
        .rows
        .iter()
        .enumerate()
        .filter(|(_, row)| row.state != RowState::AsImported)
        .map(|(at, _)| (at, palette.accent))
        .collect();
    let list =
        LongList { id: Id::unique("check-rows"), weights: &weights, marks: &marks, bar: [palette.panel, palette.weak] };
    list.show(ui, place, |ui, at| {
        let Some(row) = view.rows.get(at) else { return };
        let margin = Margin { left: 14, right: 14, top: 4, bottom: 4 };
        if at == chosen {
            Frame::new().fill(palette.chosen).inner_margin(margin).show(ui, |ui| {
                ui.set_width(ui.available_width());
                ui.spacing_mut().item_spacing = vec2(8.0, 6.0);
                if let Some(form) = form {
                    form_ui(ui, ctx, row, form);
                }
            });
        } else {
            row_ui(ui, ctx, row, margin, || {
                let mut wanted = Vec::new();
                // What was typed in the row that is left is kept.
                if let (Some(form), Some(left)) = (form.as_ref(), view.rows.get(chosen))
                    && *form != RowForm::of(&left.paragraph)
                {
                    wanted.push(Action::Check(CheckAction::Set(form.clone())));
                }
                wanted.push(Action::Check(CheckAction::Select(at)));
                ctx.extend(wanted);
            });
        }
    })
}

fn row_ui(ui: &mut Ui, ctx: &Ctx<'_>, row: &CheckRow, margin: Margin, chosen: impl FnOnce()) {
    let palette = tokens::palette(ui);
    let response = Frame::new().inner_margin(margin).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 8.0;
            ui.allocate_ui(vec2(72.0, 18.0), |ui| {
                ui.set_width(72.0);
                ui.vertical(|ui| {
                    let label = row.paragraph.label.as_deref().unwrap_or("");
                    if !label.is_empty() {
                        ui.add(Label::new(RichText::new(label).font(tokens::strong_font(13.0))).truncate());
                    }
                    ui.label(RichText::new(ctx.locale.t(row.paragraph.kind.key())).size(10.5).color(palette.weak));
                    if row.state != RowState::AsImported {
                        ui.label(RichText::new(ctx.locale.t(row.state.key())).size(10.5).color(palette.accent));
                    }
                    for doubt in row.paragraph.doubts.iter() {
                        let said = RichText::new(ctx.locale.t(doubt.key())).size(10.5).color(palette.warning);
                        ui.add(Label::new(said).wrap());
                    }
                });
            });
            ui.add(Label::new(words(row, ctx.prefs.text_size * 0.9, palette)).wrap());
        });
    });
    let rect = response.response.rect;
    let id = ui.scope_id().with(("check-row", row.source, row.part));
    let response = ui.interact(rect, id, Sense::click());
    let name = format!("{} {}", row.paragraph.label.as_deref().unwrap_or(""), row.paragraph.text);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, name.trim()));
    if response.hovered() {
        ui.painter().rect_stroke(
            rect.shrink(1.0),
            CornerRadius::same(3),
            egui::Stroke::new(1.0, palette.line),
            egui::StrokeKind::Inside,
        );
    }
    if response.clicked() {
        chosen();
    }
}

fn words(row: &CheckRow, size: f32, palette: &tokens::Palette) -> LayoutJob {
    let heading = row.paragraph.is_heading();
    let gone = row.state == RowState::SetAside;
    let mut format = TextFormat::simple(
        FontId::new(size, tokens::book(heading, false)),
        if gone { palette.weak } else { palette.text },
    );
    if gone {
        format.strikethrough = egui::Stroke::new(1.0, palette.weak);
    }
    let mut job = LayoutJob::default();
    let text = if row.paragraph.text.is_empty() { "—" } else { &row.paragraph.text };
    // Words that were not recognised surely are underlined: the page beside says what they are.
    let unsure = TextFormat { underline: egui::Stroke::new(1.5, palette.warning), ..format.clone() };
    let mut at = 0;
    for mark in row.paragraph.marks.iter().filter(|mark| mark.style == Style::Unsure && !gone) {
        job.append(text.get(at..mark.span.start).unwrap_or(""), 0.0, format.clone());
        job.append(mark.span.of(text).unwrap_or(""), 0.0, unsure.clone());
        at = at.max(mark.span.end());
    }
    job.append(text.get(at..).unwrap_or(""), 0.0, format);
    job
}

fn form_ui(ui: &mut Ui, ctx: &Ctx<'_>, row: &CheckRow, form: &mut RowForm) {
    let changed = *form != RowForm::of(&row.paragraph);
    let text_id = Id::unique("check-text");
    ui.horizontal_wrapped(|ui| {
        let label = ui.label(ctx.locale.t("check-label"));
        ui.add(TextEdit::singleline(&mut form.label).desired_width(70.0)).labelled_by(label.id);
        let shown = egui::ComboBox::from_id_salt("check-kind")
            .selected_text(ctx.locale.t(form.kind.key()))
            .width(120.0)
            .show_ui(ui, |ui| {
                for kind in KINDS {
                    ui.selectable_value(&mut form.kind, kind, ctx.locale.t(kind.key()));
                }
            });
        shown
            .response
            .widget_info(|| egui::WidgetInfo::labeled(egui::Role::ComboBox, true, ctx.locale.t("check-kind")));
        if matches!(form.kind, ParagraphKind::Heading | ParagraphKind::Item) {
            let label = ui.label(ctx.locale.t("check-level"));
            ui.add(egui::DragValue::new(&mut form.level).range(1..=9)).labelled_by(label.id);
        }
        if let Some(reference) = &row.paragraph.reference {
            buttons::hint(ui, &format!("¶ {reference}"));
        }
        if let Some(page) = row.paragraph.page {
            let page = crate::base::Message::new("check-on-page").number("page", page);
            buttons::hint(ui, &ctx.locale.format(&page));
        }
        if row.state != RowState::AsImported {
            let palette = tokens::palette(ui);
            ui.label(RichText::new(ctx.locale.t(row.state.key())).size(11.5).color(palette.accent));
        }
    });
    let size = ctx.prefs.text_size * 0.9;
    let field = ui.add(
        TextEdit::multiline(&mut form.text)
            .id(text_id)
            .font(FontId::new(size, tokens::book(false, false)))
            .desired_rows(1)
            .desired_width(f32::INFINITY)
            .margin(Margin::symmetric(8, 6)),
    );
    let name = ctx.locale.t("check-text");
    field.widget_info(|| egui::WidgetInfo::labeled(egui::Role::MultilineTextInput, true, &name));
    let apply = changed && ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter));
    let cursor = TextEdit::load_state(ui.ctx(), text_id).and_then(|state| state.cursor.char_range());
    let cut = cursor
        .and_then(|range| form.text.char_indices().nth(range.primary.index.into()).map(|(at, _)| at))
        .filter(|&at| at > 0);
    ui.horizontal_wrapped(|ui| {
        let act = |ui: &mut Ui, enabled: bool, key: &str, action: CheckAction| {
            let button = ui.add_enabled(enabled, Button::new(ctx.locale.t(key)));
            if button.on_hover_text(ctx.locale.t(&format!("{key}-help"))).clicked() {
                if changed {
                    ctx.push(Action::Check(CheckAction::Set(form.clone())));
                }
                ctx.push(Action::Check(action));
            }
        };
        act(ui, true, "check-join", CheckAction::Join);
        act(ui, cut.is_some(), "check-split", CheckAction::Split(cut.unwrap_or(0)));
        act(ui, true, "check-put-aside", CheckAction::SetAside);
        if row.state != RowState::AsImported {
            act(ui, true, "check-restore", CheckAction::Restore);
        }
        if changed {
            let clicked = buttons::primary_button(ui, &ctx.locale.t("check-apply")).clicked();
            if clicked || apply {
                ctx.push(Action::Check(CheckAction::Set(form.clone())));
            }
        }
    });
}
