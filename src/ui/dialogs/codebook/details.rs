//! What the chosen theme says, and the buttons for what can be done with it.

use super::state::{CodebookState, Doing, act};
use crate::app::{CodebookAction, CodebookRow};
use crate::ui::ctx::Ctx;
use crate::ui::tokens;
use crate::ui::widgets::buttons;
use crate::ui::widgets::fields;
use crate::ui::widgets::picker::PickerState;
use egui::{Button, CornerRadius, RichText, Sense, Stroke, Ui, WidgetInfo, vec2};
use std::collections::BTreeSet;

pub(super) fn details_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut CodebookState, row: &CodebookRow) {
    let palette = tokens::palette(ui);
    let Some(theme) = ctx.study.themes.get(&row.id) else { return };
    // The form follows the study (undo, another theme) unless a field of it is being written in.
    let writing = ui.ctx().egui_wants_keyboard_input();
    if state.form.as_ref().is_none_or(|(id, ..)| *id != row.id) || !writing {
        state.form = Some((row.id, theme.clone(), theme.keywords.join(", ")));
    }
    if row.by_section {
        buttons::hint(ui, &ctx.locale.t("codebook-by-section"));
        ui.add_space(tokens::TIGHT);
    }
    operations_ui(ui, ctx, state, row);
    ui.add_space(tokens::SPACE);
    let Some((_, form, keywords)) = &mut state.form else { return };
    let mut done = false;
    let width = (ui.available_width() - 150.0).max(160.0);
    egui::Grid::new("codebook-details").num_columns(2).spacing([12.0, 7.0]).show(ui, |ui| {
        let mut line = |ui: &mut Ui, key: &str, text: &mut String, rows: usize| {
            let field = fields::line(ui, &ctx.locale.t(key), text, rows, width);
            done |= field.lost_focus();
            field
        };
        let name = line(ui, "codebook-name-en", &mut form.names.en, 1);
        if std::mem::take(&mut state.focus_name) {
            name.request_focus();
        }
        line(ui, "codebook-name-zh", &mut form.names.zh, 1);
        line(ui, "codebook-code", &mut form.code, 1);
        line(ui, "codebook-description", &mut form.description, 2);
        line(ui, "codebook-include", &mut form.include, 2);
        line(ui, "codebook-exclude", &mut form.exclude, 2);
        line(ui, "codebook-keywords", keywords, 2);
        ui.label(RichText::new(ctx.locale.t("codebook-key")).size(12.5).color(palette.weak));
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 3.0;
            for key in 1..=8_u8 {
                let mine = form.key == Some(key);
                let taken = ctx.study.themes.iter().any(|(id, other)| *id != row.id && other.key == Some(key));
                let button = ui.add_enabled(!taken && !row.retired, Button::selectable(mine, key.to_string()));
                if button.clicked() {
                    form.key = (!mine).then_some(key);
                    done = true;
                }
            }
        });
        ui.end_row();
        ui.label(RichText::new(ctx.locale.t("codebook-colour")).size(12.5).color(palette.weak));
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            for hex in COLOURS {
                let (rect, response) = ui.allocate_exact_size(vec2(20.0, 20.0), Sense::click());
                let name = format!("{} #{hex:06X}", ctx.locale.t("codebook-colour"));
                let mine = form.colour == Some(hex);
                response.widget_info(|| WidgetInfo::selected(egui::Role::RadioButton, true, mine, &name));
                let fill = tokens::theme_colour(hex, palette);
                ui.painter().rect_filled(rect.shrink(2.0), CornerRadius::same(4), fill);
                if mine || response.hovered() || response.has_focus() {
                    let line = Stroke::new(2.0, if mine { palette.text } else { palette.weak });
                    ui.painter().rect_stroke(rect, CornerRadius::same(5), line, egui::StrokeKind::Inside);
                }
                if response.clicked() {
                    form.colour = (!mine).then_some(hex);
                    done = true;
                }
            }
        });
        ui.end_row();
    });
    if done {
        form.keywords = keywords
            .split([',', ';', '，', '；', '、', '\n'])
            .map(|word| word.trim().to_owned())
            .filter(|word| !word.is_empty())
            .collect();
        if form != theme {
            act(ctx, CodebookAction::Change(row.id, Box::new(form.clone())));
        }
    }
}

/// What can be done with the chosen theme.
fn operations_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut CodebookState, row: &CodebookRow) {
    ui.horizontal_wrapped(|ui| {
        if ui.button(ctx.locale.t("codebook-merge")).clicked() {
            (state.doing, state.picker) = (Doing::Merging, PickerState::default());
        }
        if ui.button(ctx.locale.t("codebook-split")).clicked() {
            (state.doing, state.focused) = (Doing::Splitting(String::new(), BTreeSet::new()), false);
        }
        if ui.button(ctx.locale.t("codebook-move")).clicked() {
            (state.doing, state.picker) = (Doing::Moving, PickerState::default());
        }
        let key = if row.retired { "codebook-bring-back" } else { "codebook-retire" };
        if ui.button(ctx.locale.t(key)).clicked() {
            act(ctx, CodebookAction::Retire(row.id, !row.retired));
        }
        let unused = row.tags == 0;
        let remove = ui.add_enabled(unused, Button::new(ctx.locale.t("codebook-remove")));
        if remove.on_disabled_hover_text(ctx.locale.t("study-edit-in-use")).clicked() {
            act(ctx, CodebookAction::Remove(row.id));
        }
    });
}

/// Colours to choose from: those of the pack, which hold their contrast in light and dark.
const COLOURS: [u32; 10] = [
    0x3A_6E_A5, 0x2E_8B_57, 0xA4_51_7B, 0xB8_77_2C, 0x7A_5A_A6, 0x1F_8A_8A, 0xB2_4A_3C, 0x6B_7A_2A, 0x6E_6E_6E,
    0x8A_7A_55,
];
