//! What is done with the chosen theme: merged, moved, split; or a new one made beside it.

use super::details::details_ui;
use super::state::{CodebookState, Doing, act};
use crate::app::{CodebookAction, CodebookRow};
use crate::base::{Message, ThemeId};
use crate::ui::ctx::Ctx;
use crate::ui::tokens;
use crate::ui::widgets::buttons;
use crate::ui::widgets::picker::{Entry, Picked, picker_ui};
use egui::{Key, Label, Margin, Modifiers, Response, RichText, TextEdit, Ui};

pub(super) fn right_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut CodebookState, rows: &[CodebookRow]) {
    let Some(row) = rows.iter().find(|row| Some(row.id) == state.chosen) else {
        adding_ui(ui, ctx, state, (None, rows));
        return;
    };
    match state.doing.clone() {
        Doing::Details => details_ui(ui, ctx, state, row),
        Doing::Adding(..) => adding_ui(ui, ctx, state, (Some(row), rows)),
        Doing::Splitting(..) => splitting_ui(ui, ctx, state, row),
        Doing::Merging | Doing::Moving => {
            let merging = state.doing == Doing::Merging;
            let key = if merging { "codebook-merge-title" } else { "codebook-move-title" };
            title_ui(ui, &ctx.locale.format(&Message::new(key).text("name", row.name.clone())));
            buttons::hint(ui, &ctx.locale.t(if merging { "codebook-merge-hint" } else { "codebook-move-hint" }));
            ui.add_space(tokens::TIGHT);
            let study = ctx.study;
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
                    act(ctx, CodebookAction::Merge(row.id, to));
                    state.chosen = Some(to);
                    state.doing = Doing::Details;
                }
                Picked::Took(to) => {
                    act(ctx, CodebookAction::Move(row.id, to, usize::MAX));
                    state.doing = Doing::Details;
                }
                Picked::Left => state.doing = Doing::Details,
                Picked::Nothing => {}
            }
        }
    }
}

fn title_ui(ui: &mut Ui, title: &str) {
    ui.add(Label::new(RichText::new(title).font(tokens::strong_font(14.0))).wrap());
}

/// The field for the name of a new theme; it has the keyboard as soon as it is there.
fn name_ui(ui: &mut Ui, ctx: &Ctx<'_>, name: &mut String, focused: &mut bool) -> Response {
    let field = ui.add(
        TextEdit::singleline(name)
            .hint_text(ctx.locale.t("codebook-new-hint"))
            .desired_width(f32::INFINITY)
            .margin(Margin::symmetric(8, 6)),
    );
    if !std::mem::replace(focused, true) {
        field.request_focus();
    }
    field
}

fn adding_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    state: &mut CodebookState,
    (beside, rows): (Option<&CodebookRow>, &[CodebookRow]),
) {
    let Doing::Adding(name, below) = &mut state.doing else { return };
    title_ui(ui, &ctx.locale.t("codebook-new-title"));
    let field = name_ui(ui, ctx, name, &mut state.focused);
    if let Some(row) = beside {
        let label = Message::new("codebook-new-below").text("name", row.name.clone());
        ui.checkbox(below, ctx.locale.format(&label));
    }
    ui.add_space(tokens::SPACE);
    let enter = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    let ready = !name.trim().is_empty();
    let mut over = false;
    ui.horizontal(|ui| {
        let add = ui.add_enabled_ui(ready, |ui| buttons::primary_button(ui, &ctx.locale.t("codebook-add"))).inner;
        if ready && (add.clicked() || enter) {
            let parent = beside.filter(|_| *below).map(|row| row.id);
            act(ctx, CodebookAction::Create(parent, name.clone()));
            over = true;
        }
        over |= ui.button(ctx.locale.t("button-cancel")).clicked();
    });
    if over {
        state.doing = Doing::Details;
        state.before_new = Some(rows.iter().map(|row| row.id).collect());
    }
}

fn splitting_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut CodebookState, row: &CodebookRow) {
    let tagged = crate::app::tagged_words(ctx.session, row.id);
    let Doing::Splitting(name, tags) = &mut state.doing else { return };
    // Enter in the name's field is on the way to the ticks; with Ctrl it is done from anywhere. Taken before the ticks are
    // drawn: the one with the focus would take it for a click.
    let enter = ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter));
    let title = Message::new("codebook-split-title").text("name", row.name.clone());
    title_ui(ui, &ctx.locale.format(&title));
    buttons::hint(ui, &ctx.locale.t("codebook-split-hint"));
    name_ui(ui, ctx, name, &mut state.focused);
    ui.add_space(tokens::TIGHT);
    if tagged.is_empty() {
        buttons::hint(ui, &ctx.locale.t("codebook-split-nothing"));
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
        let label = ctx.locale.format(&Message::new("codebook-split-do").number("count", tags.len()));
        let done = ui.add_enabled_ui(ready, |ui| buttons::primary_button(ui, &label)).inner;
        if ready && (done.clicked() || enter) {
            act(ctx, CodebookAction::Split(row.id, name.clone(), tags.iter().copied().collect()));
            over = true;
        }
        over |= ui.button(ctx.locale.t("button-cancel")).clicked();
    });
    if over {
        state.doing = Doing::Details;
    }
}
