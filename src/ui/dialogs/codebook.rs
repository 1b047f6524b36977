//! The codebook: the tree at the left, what the chosen theme says at the right, and what can be done with it.

use super::incoming::incoming_ui;
use crate::app::{Action, App, CodebookAction, CodebookRow};
use crate::base::{AnnotationId, Message, ThemeId};
use crate::study::Theme;
use crate::ui::ViewCtx;
use crate::ui::tokens;
use crate::ui::widgets::picker::{Entry, Picked, PickerState, picker_ui};
use crate::ui::widgets::small;
use eframe::egui::{
    self, Align, Button, CornerRadius, Key, Label, Layout, Margin, Modifiers, Rect, RichText, ScrollArea, Sense,
    Stroke, TextEdit, Ui, WidgetInfo, pos2, vec2,
};
use std::collections::BTreeSet;

/// What is being done at the right.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
enum Doing {
    #[default]
    Details,
    Merging,
    Moving,
    /// The new theme's name and the tags that go to it.
    Splitting(String, BTreeSet<AnnotationId>),
    /// A new theme's name; below the chosen one or beside it.
    Adding(String, bool),
}

/// What the codebook's window remembers.
#[derive(Debug, Default)]
pub(super) struct CodebookState {
    chosen: Option<ThemeId>,
    search: String,
    doing: Doing,
    picker: PickerState,
    form: Option<(ThemeId, Theme, String)>,
    focus_name: bool,
    focused: bool,
    scroll_to: bool,
}

impl CodebookState {
    /// Whether Escape leaves what is being done, not the window.
    pub(super) fn holds_escape(&self) -> bool {
        self.doing != Doing::Details
    }
}

pub(super) fn act(actions: &mut Vec<Action>, action: CodebookAction) {
    actions.push(Action::Codebook(action));
}

pub(super) fn codebook_ui(
    ui: &mut Ui,
    ctx: &ViewCtx<'_>,
    app: &App,
    state: &mut CodebookState,
    actions: &mut Vec<Action>,
) {
    if app.waiting_codebook().is_some() {
        incoming_ui(ui, ctx, app, actions);
        return;
    }
    let rows = app.codebook_rows();
    if !rows.iter().any(|row| Some(row.id) == state.chosen) {
        state.chosen = rows.first().map(|row| row.id);
    }
    ui.horizontal(|ui| {
        ui.label(RichText::new(ctx.locale.t("codebook-title")).font(tokens::strong_font(16.0)));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if small::primary_button(ui, &ctx.locale.t("codebook-done")).clicked() {
                actions.push(Action::CloseDialog);
            }
            if ui.button(ctx.locale.t("codebook-export")).clicked() {
                act(actions, CodebookAction::AskExport);
            }
            if ui.button(ctx.locale.t("codebook-import")).clicked() {
                act(actions, CodebookAction::AskImport);
            }
            if ui.button(ctx.locale.t("codebook-new")).clicked() {
                state.doing = Doing::Adding(String::new(), false);
                state.focused = false;
            }
        });
    });
    ui.add_space(tokens::SPACE);
    if rows.is_empty() && state.doing == Doing::Details {
        small::hint(ui, &ctx.locale.t("codebook-empty"));
        ui.add_space(tokens::WIDE);
        return;
    }
    let height = (ui.ctx().content_rect().height() - 250.0).clamp(240.0, 620.0);
    ui.horizontal_top(|ui| {
        let left = (ui.available_width() * 0.46).max(280.0);
        ui.allocate_ui_with_layout(vec2(left, height), Layout::top_down(Align::Min), |ui| {
            tree_ui(ui, ctx, state, &rows, actions);
        });
        ui.add_space(tokens::SPACE);
        ui.allocate_ui_with_layout(vec2(ui.available_width(), height), Layout::top_down(Align::Min), |ui| {
            ScrollArea::vertical().id_salt("codebook-right").auto_shrink(false).show(ui, |ui| {
                ui.set_max_width(ui.available_width() - 6.0);
                right_ui(ui, ctx, app, state, &rows, actions);
            });
        });
    });
    ui.add_space(tokens::TIGHT);
    small::hint(ui, &ctx.locale.t("codebook-keys"));
    keys(ui, state, &rows, actions);
}

/// Keys that count while no field has the focus.
fn keys(ui: &Ui, state: &mut CodebookState, rows: &[CodebookRow], actions: &mut Vec<Action>) {
    if state.holds_escape() && ui.input(|input| input.key_pressed(Key::Escape)) {
        state.doing = Doing::Details;
        return;
    }
    if state.doing != Doing::Details || ui.ctx().egui_wants_keyboard_input() {
        return;
    }
    let Some(chosen) = state.chosen else { return };
    let place = rows.iter().position(|row| row.id == chosen).unwrap_or(0);
    let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
    let shift = CodebookAction::Shift;
    if pressed(Modifiers::ALT, Key::ArrowUp) {
        act(actions, shift(chosen, true));
    } else if pressed(Modifiers::ALT, Key::ArrowDown) {
        act(actions, shift(chosen, false));
    } else if pressed(Modifiers::ALT, Key::ArrowRight) {
        act(actions, CodebookAction::Indent(chosen, true));
    } else if pressed(Modifiers::ALT, Key::ArrowLeft) {
        act(actions, CodebookAction::Indent(chosen, false));
    } else if pressed(Modifiers::NONE, Key::ArrowDown) {
        state.chosen = rows.get(place + 1).map(|row| row.id).or(state.chosen);
        state.scroll_to = true;
    } else if pressed(Modifiers::NONE, Key::ArrowUp) {
        state.chosen = place.checked_sub(1).and_then(|place| rows.get(place)).map(|row| row.id).or(state.chosen);
        state.scroll_to = true;
    } else if pressed(Modifiers::NONE, Key::F2) {
        state.focus_name = true;
    } else if pressed(Modifiers::NONE, Key::N) {
        state.doing = Doing::Adding(String::new(), false);
        state.focused = false;
    } else if pressed(Modifiers::NONE, Key::M) {
        (state.doing, state.picker) = (Doing::Merging, PickerState::default());
    } else if pressed(Modifiers::NONE, Key::V) {
        (state.doing, state.picker) = (Doing::Moving, PickerState::default());
    } else if pressed(Modifiers::NONE, Key::S) {
        state.doing = Doing::Splitting(String::new(), BTreeSet::new());
        state.focused = false;
    } else if pressed(Modifiers::NONE, Key::R) {
        let retired = rows.get(place).is_some_and(|row| row.retired);
        act(actions, CodebookAction::Retire(chosen, !retired));
    } else if pressed(Modifiers::NONE, Key::Delete) {
        act(actions, CodebookAction::Remove(chosen));
    }
}

fn tree_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, state: &mut CodebookState, rows: &[CodebookRow], actions: &mut Vec<Action>) {
    let field = ui.add(
        TextEdit::singleline(&mut state.search)
            .hint_text(ctx.locale.t("codebook-search"))
            .desired_width(f32::INFINITY)
            .margin(Margin::symmetric(8, 5)),
    );
    field.widget_info(|| WidgetInfo::labeled(egui::Role::TextInput, true, ctx.locale.t("codebook-search")));
    ui.add_space(tokens::TIGHT);
    let wanted = state.search.trim().to_lowercase();
    ScrollArea::vertical().id_salt("codebook-tree").auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        for row in rows.iter().filter(|row| wanted.is_empty() || row.also.contains(&wanted)) {
            row_ui(ui, ctx, state, row, rows, actions);
        }
    });
}

fn row_ui(
    ui: &mut Ui,
    ctx: &ViewCtx<'_>,
    state: &mut CodebookState,
    row: &CodebookRow,
    rows: &[CodebookRow],
    actions: &mut Vec<Action>,
) {
    let palette = tokens::palette(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 25.0), Sense::click_and_drag());
    let chosen = state.chosen == Some(row.id);
    response.widget_info(|| WidgetInfo::selected(egui::Role::Button, true, chosen, &row.name));
    if chosen || response.hovered() {
        let ground = if chosen { palette.chosen } else { palette.hover };
        ui.painter().rect_filled(rect, CornerRadius::same(4), ground);
    }
    let indent = row.depth as f32 * 16.0;
    if let Some(colour) = row.colour {
        let dot = Rect::from_center_size(pos2(rect.left() + 11.0 + indent, rect.center().y), vec2(10.0, 10.0));
        ui.painter().rect_filled(dot, CornerRadius::same(3), tokens::theme_colour(colour, palette));
    }
    let right = rect.right() - 8.0;
    let count = if row.by_section { "§".to_owned() } else { row.tags.to_string() };
    let painter = ui.painter();
    let faint = if row.tags == 0 { palette.line } else { palette.weak };
    painter.text(
        pos2(right, rect.center().y),
        egui::Align2::RIGHT_CENTER,
        count,
        tokens::plain_font(12.0),
        if row.by_section { palette.weak } else { faint },
    );
    if let Some(key) = row.key {
        let cap = Rect::from_center_size(pos2(right - 44.0, rect.center().y), vec2(18.0, 17.0));
        painter.rect(
            cap,
            CornerRadius::same(4),
            palette.panel,
            Stroke::new(1.0, palette.line),
            egui::StrokeKind::Inside,
        );
        painter.text(
            cap.center(),
            egui::Align2::CENTER_CENTER,
            key.to_string(),
            tokens::plain_font(11.0),
            palette.weak,
        );
    }
    let mut name = row.name.clone();
    if let Some(into) = &row.merged_into {
        name = ctx.locale.say(&Message::new("codebook-merged-into").text("name", name).text("into", into.clone()));
    } else if row.retired {
        name = ctx.locale.say(&Message::new("codebook-retired-name").text("name", name));
    }
    let room = Rect::from_min_max(pos2(rect.left() + 22.0 + indent, rect.top()), pos2(right - 60.0, rect.bottom()));
    let colour = if row.retired { palette.weak } else { palette.text };
    let font = if row.depth == 0 && !row.retired { tokens::strong_font(13.0) } else { tokens::plain_font(13.0) };
    let mut job = egui::text::LayoutJob::simple_singleline(name, font, colour);
    job.wrap = egui::text::TextWrapping::truncate_at_width(room.width());
    let galley = ui.painter().layout_job(job);
    ui.painter().galley(pos2(room.left(), room.center().y - galley.size().y / 2.0), galley, colour);
    if chosen && std::mem::take(&mut state.scroll_to) {
        response.scroll_to_me(None);
    }
    if response.clicked() {
        state.chosen = Some(row.id);
        state.doing = Doing::Details;
    }
    // Dropped on the upper third: before this one; elsewhere: below it.
    response.dnd_set_drag_payload(row.id);
    let upper = ui.input(|input| input.pointer.hover_pos()).is_some_and(|at| at.y < rect.top() + rect.height() / 3.0);
    if response.dnd_hover_payload::<ThemeId>().is_some_and(|dragged| *dragged != row.id) {
        let line = Stroke::new(2.0, palette.accent);
        if upper {
            ui.painter().hline(rect.x_range(), rect.top(), line);
        } else {
            ui.painter().rect_stroke(rect, CornerRadius::same(4), line, egui::StrokeKind::Inside);
        }
    }
    if let Some(dragged) = response.dnd_release_payload::<ThemeId>()
        && *dragged != row.id
    {
        let action = if upper {
            let parent = parent_of(rows, row);
            let siblings = rows
                .iter()
                .filter(|other| other.depth == row.depth && parent_of(rows, other) == parent && other.id != *dragged);
            let place = siblings.take_while(|other| other.id != row.id).count();
            CodebookAction::Move(*dragged, parent, place)
        } else {
            CodebookAction::Move(*dragged, Some(row.id), usize::MAX)
        };
        act(actions, action);
    }
}

/// The row that another stands directly below.
fn parent_of(rows: &[CodebookRow], row: &CodebookRow) -> Option<ThemeId> {
    let place = rows.iter().position(|other| other.id == row.id)?;
    rows.get(..place)?.iter().rev().find(|other| other.depth < row.depth).map(|other| other.id)
}

fn right_ui(
    ui: &mut Ui,
    ctx: &ViewCtx<'_>,
    app: &App,
    state: &mut CodebookState,
    rows: &[CodebookRow],
    actions: &mut Vec<Action>,
) {
    let Some(row) = rows.iter().find(|row| Some(row.id) == state.chosen) else {
        adding_ui(ui, ctx, state, None, actions);
        return;
    };
    match state.doing.clone() {
        Doing::Details => details_ui(ui, ctx, app, state, row, actions),
        Doing::Adding(..) => adding_ui(ui, ctx, state, Some(row), actions),
        Doing::Splitting(..) => splitting_ui(ui, ctx, app, state, row, actions),
        Doing::Merging | Doing::Moving => {
            let merging = state.doing == Doing::Merging;
            let key = if merging { "codebook-merge-title" } else { "codebook-move-title" };
            ui.add(
                Label::new(
                    RichText::new(ctx.locale.say(&Message::new(key).text("name", row.name.clone())))
                        .font(tokens::strong_font(14.0)),
                )
                .wrap(),
            );
            small::hint(ui, &ctx.locale.t(if merging { "codebook-merge-hint" } else { "codebook-move-hint" }));
            ui.add_space(tokens::TIGHT);
            let study = app.study();
            let mut entries: Vec<Entry<Option<ThemeId>>> = Vec::new();
            if !merging {
                let label = ctx.locale.t("codebook-top");
                entries.push(Entry {
                    value: None,
                    label,
                    note: String::new(),
                    also: String::new(),
                    chosen: row.depth == 0,
                });
            }
            entries.extend(
                rows.iter()
                    .filter(|other| other.id != row.id && other.merged_into.is_none())
                    .filter(|other| merging || !crate::study::codebook::is_below(study, other.id, row.id))
                    .map(|other| Entry {
                        value: Some(other.id),
                        label: format!("{}{}", "    ".repeat(other.depth), other.name),
                        note: other.key.map(|key| key.to_string()).unwrap_or_default(),
                        also: other.also.clone(),
                        chosen: false,
                    }),
            );
            let none = ctx.locale.t("themes-none");
            match picker_ui(ui, &mut state.picker, &ctx.locale.t("themes-hint"), &none, &entries) {
                Picked::Took(Some(to)) if merging => {
                    act(actions, CodebookAction::Merge(row.id, to));
                    state.chosen = Some(to);
                    state.doing = Doing::Details;
                }
                Picked::Took(to) => {
                    act(actions, CodebookAction::Move(row.id, to, usize::MAX));
                    state.doing = Doing::Details;
                }
                Picked::Left => state.doing = Doing::Details,
                Picked::Nothing => {}
            }
        }
    }
}

fn adding_ui(
    ui: &mut Ui,
    ctx: &ViewCtx<'_>,
    state: &mut CodebookState,
    beside: Option<&CodebookRow>,
    actions: &mut Vec<Action>,
) {
    let Doing::Adding(name, below) = &mut state.doing else { return };
    ui.label(RichText::new(ctx.locale.t("codebook-new-title")).font(tokens::strong_font(14.0)));
    let field = ui.add(
        TextEdit::singleline(name)
            .hint_text(ctx.locale.t("codebook-new-hint"))
            .desired_width(f32::INFINITY)
            .margin(Margin::symmetric(8, 6)),
    );
    if !std::mem::replace(&mut state.focused, true) {
        field.request_focus();
    }
    if let Some(row) = beside {
        let label = Message::new("codebook-new-below").text("name", row.name.clone());
        ui.checkbox(below, ctx.locale.say(&label));
    }
    ui.add_space(tokens::SPACE);
    let enter = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    let ready = !name.trim().is_empty();
    let mut over = false;
    ui.horizontal(|ui| {
        let add = ui.add_enabled_ui(ready, |ui| small::primary_button(ui, &ctx.locale.t("codebook-add"))).inner;
        if ready && (add.clicked() || enter) {
            let parent = beside.filter(|_| *below).map(|row| row.id);
            act(actions, CodebookAction::Create(parent, name.clone()));
            over = true;
        }
        over |= ui.button(ctx.locale.t("button-cancel")).clicked();
    });
    if over {
        state.doing = Doing::Details;
    }
}

fn splitting_ui(
    ui: &mut Ui,
    ctx: &ViewCtx<'_>,
    app: &App,
    state: &mut CodebookState,
    row: &CodebookRow,
    actions: &mut Vec<Action>,
) {
    let tagged = app.tagged_words(row.id);
    let Doing::Splitting(name, tags) = &mut state.doing else { return };
    let title = Message::new("codebook-split-title").text("name", row.name.clone());
    ui.add(Label::new(RichText::new(ctx.locale.say(&title)).font(tokens::strong_font(14.0))).wrap());
    small::hint(ui, &ctx.locale.t("codebook-split-hint"));
    let field = ui.add(
        TextEdit::singleline(name)
            .hint_text(ctx.locale.t("codebook-new-hint"))
            .desired_width(f32::INFINITY)
            .margin(Margin::symmetric(8, 6)),
    );
    if !std::mem::replace(&mut state.focused, true) {
        field.request_focus();
    }
    ui.add_space(tokens::TIGHT);
    if tagged.is_empty() {
        small::hint(ui, &ctx.locale.t("codebook-split-nothing"));
    }
    for words in &tagged {
        let mut on = tags.contains(&words.id);
        let text = format!("{} · {}", words.step, words.words);
        if ui.checkbox(&mut on, RichText::new(text).size(12.5)).changed() {
            if on {
                tags.insert(words.id);
            } else {
                tags.remove(&words.id);
            }
        }
    }
    ui.add_space(tokens::SPACE);
    let ready = !name.trim().is_empty();
    let mut over = false;
    ui.horizontal(|ui| {
        let label = ctx.locale.say(&Message::new("codebook-split-do").number("count", tags.len()));
        let done = ui.add_enabled_ui(ready, |ui| small::primary_button(ui, &label)).inner;
        if ready && done.clicked() {
            act(actions, CodebookAction::Split(row.id, name.clone(), tags.iter().copied().collect()));
            over = true;
        }
        over |= ui.button(ctx.locale.t("button-cancel")).clicked();
    });
    if over {
        state.doing = Doing::Details;
    }
}

fn details_ui(
    ui: &mut Ui,
    ctx: &ViewCtx<'_>,
    app: &App,
    state: &mut CodebookState,
    row: &CodebookRow,
    actions: &mut Vec<Action>,
) {
    let palette = tokens::palette(ui);
    let Some(theme) = app.study().themes.get(&row.id) else { return };
    // The form follows the study (undo, another theme) unless a field of it is being written in.
    let writing = ui.ctx().egui_wants_keyboard_input();
    if state.form.as_ref().is_none_or(|(id, ..)| *id != row.id) || !writing {
        state.form = Some((row.id, theme.clone(), theme.keywords.join(", ")));
    }
    if row.by_section {
        small::hint(ui, &ctx.locale.t("codebook-by-section"));
        ui.add_space(tokens::TIGHT);
    }
    operations_ui(ui, ctx, state, row, actions);
    ui.add_space(tokens::SPACE);
    let Some((_, form, keywords)) = &mut state.form else { return };
    let mut done = false;
    let width = (ui.available_width() - 150.0).max(160.0);
    egui::Grid::new("codebook-details").num_columns(2).spacing([12.0, 7.0]).show(ui, |ui| {
        let mut line = |ui: &mut Ui, key: &str, text: &mut String, rows: usize| {
            let label = ui.label(RichText::new(ctx.locale.t(key)).size(12.5).color(palette.weak));
            let edit = if rows == 1 { TextEdit::singleline(text) } else { TextEdit::multiline(text) };
            let field = ui
                .add(edit.desired_width(width).desired_rows(rows).margin(Margin::symmetric(7, 4)))
                .labelled_by(label.id);
            ui.end_row();
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
                let taken = app.study().themes.iter().any(|(id, other)| *id != row.id && other.key == Some(key));
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
            act(actions, CodebookAction::Change(row.id, Box::new(form.clone())));
        }
    }
}

/// What can be done with the chosen theme.
fn operations_ui(
    ui: &mut Ui,
    ctx: &ViewCtx<'_>,
    state: &mut CodebookState,
    row: &CodebookRow,
    actions: &mut Vec<Action>,
) {
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
            act(actions, CodebookAction::Retire(row.id, !row.retired));
        }
        let unused = row.tags == 0;
        let remove = ui.add_enabled(unused, Button::new(ctx.locale.t("codebook-remove")));
        if remove.on_disabled_hover_text(ctx.locale.t("study-edit-in-use")).clicked() {
            act(actions, CodebookAction::Remove(row.id));
        }
    });
}

/// Colours to choose from: those of the pack, which hold their contrast in light and dark.
const COLOURS: [u32; 10] = [
    0x3A_6E_A5, 0x2E_8B_57, 0xA4_51_7B, 0xB8_77_2C, 0x7A_5A_A6, 0x1F_8A_8A, 0xB2_4A_3C, 0x6B_7A_2A, 0x6E_6E_6E,
    0x8A_7A_55,
];
