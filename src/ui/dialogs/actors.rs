//! The actors: the list at the left, what the chosen one is at the right, its members with their days, where it is used.

use super::members::{MembersForm, act, members_ui};
use super::view::DialogView;
use crate::app::{Action, ActorAction, ActorRow, ActorWhere, actor_kept, actor_rows, groups_then, newest_day};
use crate::base::{ActorId, Message};
use crate::study::{Actor, ActorKind};
use crate::ui::ctx::Ctx;
use crate::ui::tokens;
use crate::ui::widgets::buttons;
use crate::ui::widgets::fields;
use crate::ui::widgets::picker::{Entry, Picked, PickerState, picker_of_names_ui};
use egui::text::{LayoutJob, TextWrapping};
use egui::{
    Align, CornerRadius, Key, Label, Layout, Margin, Modifiers, RichText, ScrollArea, Sense, TextEdit, Ui, WidgetInfo,
    pos2, vec2,
};

/// Height of a line, in points.
const LINE: f32 = 26.0;

/// What is being done at the right.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
enum Doing {
    #[default]
    Details,
    /// A new actor's name.
    Adding(String),
    Merging,
    /// Taking out what is in use: why not, and what else can be done.
    Kept,
}

/// What the window remembers.
#[derive(Debug, Default)]
pub(super) struct ActorsState {
    chosen: Option<ActorId>,
    search: String,
    kind: Option<ActorKind>,
    doing: Doing,
    picker: PickerState,
    form: Option<(ActorId, Actor, String)>,
    members: MembersForm,
    focus_name: bool,
    focus_search: bool,
    focused: bool,
    scroll_to: bool,
}

impl DialogView for ActorsState {
    fn id(&self) -> &'static str {
        "actors"
    }

    fn width(&self) -> f32 {
        980.0
    }

    fn holds_escape(&self) -> bool {
        self.doing != Doing::Details
    }

    fn closes_outside(&self) -> bool {
        false
    }

    fn ui(&mut self, ui: &mut Ui, ctx: &Ctx<'_>) {
        actors_ui(ui, ctx, self);
    }
}

fn actors_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut ActorsState) {
    let rows = actor_rows(ctx.session);
    let wanted: Vec<String> = state.search.split_whitespace().map(str::to_lowercase).collect();
    let shown: Vec<&ActorRow> = rows
        .iter()
        .filter(|row| state.kind.is_none_or(|kind| row.kind == kind))
        .filter(|row| wanted.iter().all(|word| row.also.contains(word)))
        .collect();
    if !rows.iter().any(|row| Some(row.id) == state.chosen) || !shown.iter().any(|row| Some(row.id) == state.chosen) {
        state.chosen = shown.first().map(|row| row.id).or(state.chosen);
        state.scroll_to = true;
    }
    ui.horizontal(|ui| {
        ui.label(RichText::new(ctx.locale.t("actors-title")).font(tokens::strong_font(16.0)));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if buttons::primary_button(ui, &ctx.locale.t("positions-done")).clicked() {
                ctx.push(Action::CloseDialog);
            }
            if ui.button(ctx.locale.t("actors-new")).clicked() {
                (state.doing, state.focused) = (Doing::Adding(String::new()), false);
            }
        });
    });
    ui.add_space(tokens::SPACE);
    let height = (ui.ctx().content_rect().height() - 250.0).clamp(240.0, 720.0);
    ui.horizontal_top(|ui| {
        let left = (ui.available_width() * 0.44).max(300.0);
        ui.allocate_ui_with_layout(vec2(left, height), Layout::top_down(Align::Min), |ui| {
            ui.set_width(left);
            list_ui(ui, ctx, state, &shown, rows.is_empty());
        });
        ui.add_space(tokens::SPACE);
        ui.allocate_ui_with_layout(vec2(ui.available_width(), height), Layout::top_down(Align::Min), |ui| {
            ScrollArea::vertical().id_salt("actors-right").auto_shrink(false).show(ui, |ui| {
                ui.set_max_width(ui.available_width() - 8.0);
                right_ui(ui, ctx, state, &rows);
            });
        });
    });
    ui.add_space(tokens::TIGHT);
    buttons::hint(ui, &ctx.locale.t("actors-keys"));
    keys(ui, ctx, state, &shown);
}

fn keys(ui: &Ui, ctx: &Ctx<'_>, state: &mut ActorsState, shown: &[&ActorRow]) {
    if state.holds_escape() && ui.input(|input| input.key_pressed(Key::Escape)) {
        state.doing = Doing::Details;
        return;
    }
    if state.doing != Doing::Details || ui.ctx().egui_wants_keyboard_input() {
        return;
    }
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let place = shown.iter().position(|row| Some(row.id) == state.chosen).unwrap_or(0);
    let row = shown.get(place);
    for (key, by) in [(Key::ArrowDown, 1), (Key::ArrowUp, -1), (Key::PageDown, 15), (Key::PageUp, -15)] {
        if pressed(key) {
            let to = place.saturating_add_signed(by).min(shown.len().saturating_sub(1));
            state.chosen = shown.get(to).map(|row| row.id).or(state.chosen);
            state.scroll_to = true;
        }
    }
    if pressed(Key::F2) {
        state.focus_name = true;
    } else if pressed(Key::Slash) {
        state.focus_search = true;
    } else if pressed(Key::N) {
        (state.doing, state.focused) = (Doing::Adding(String::new()), false);
    } else if pressed(Key::M) {
        (state.doing, state.picker) = (Doing::Merging, PickerState::default());
    } else if pressed(Key::R)
        && let Some(row) = row
    {
        act(ctx, ActorAction::Retire(row.id, !row.retired));
    } else if pressed(Key::Delete)
        && let Some(row) = row
    {
        remove(ctx, state, row.id);
    }
}

fn remove(ctx: &Ctx<'_>, state: &mut ActorsState, id: ActorId) {
    if actor_kept(ctx.session, id).is_some() {
        state.doing = Doing::Kept;
    } else {
        act(ctx, ActorAction::Remove(id));
    }
}

fn list_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut ActorsState, shown: &[&ActorRow], none: bool) {
    let search = ctx.locale.t("actors-search");
    fields::search(ui, &search, &mut state.search, &mut state.focus_search);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(3.0, 3.0);
        if ui.selectable_label(state.kind.is_none(), ctx.locale.t("actors-every-kind")).clicked() {
            state.kind = None;
        }
        for &kind in ActorKind::ALL {
            if ui.selectable_label(state.kind == Some(kind), ctx.locale.t(kind.key())).clicked() {
                state.kind = (state.kind != Some(kind)).then_some(kind);
            }
        }
    });
    ui.horizontal(|ui| {
        buttons::hint(ui, &ctx.locale.format(&Message::new("actors-shown").number("count", shown.len())));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| buttons::hint(ui, &ctx.locale.t("actors-counts")));
    });
    if shown.is_empty() {
        buttons::hint(ui, &ctx.locale.t(if none { "actors-empty" } else { "actors-none-pass" }));
        return;
    }
    let mut area = ScrollArea::vertical().id_salt("actors-list").auto_shrink(false);
    if std::mem::take(&mut state.scroll_to)
        && let Some(at) = shown.iter().position(|row| Some(row.id) == state.chosen)
    {
        // Only the lines in sight are drawn: the chosen one is brought to the middle.
        let middle = (ui.available_height() - LINE) / 2.0;
        area = area.vertical_scroll_offset((at as f32 * LINE - middle).max(0.0));
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    area.show_rows(ui, LINE, shown.len(), |ui, range| {
        for row in shown.get(range).unwrap_or_default() {
            if row_ui(ui, ctx, row, state.chosen == Some(row.id)).clicked() {
                state.chosen = Some(row.id);
                state.doing = Doing::Details;
            }
        }
    });
}

/// What a row is called where it is no longer offered.
fn shown_name(ctx: &Ctx<'_>, row: &ActorRow) -> String {
    let said = match &row.merged_into {
        Some(into) => Message::new("codebook-merged-into").text("name", row.name.as_str()).text("into", into.as_str()),
        None if row.retired => Message::new("codebook-retired-name").text("name", row.name.as_str()),
        None => return row.name.clone(),
    };
    ctx.locale.format(&said)
}

fn row_ui(ui: &mut Ui, ctx: &Ctx<'_>, row: &ActorRow, chosen: bool) -> egui::Response {
    let palette = tokens::palette(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), LINE), Sense::click());
    let name = shown_name(ctx, row);
    response.widget_info(|| WidgetInfo::selected(egui::Role::Button, true, chosen, format!("{} {name}", row.code)));
    if !ui.is_rect_visible(rect) {
        return response;
    }
    if chosen || response.hovered() || response.has_focus() {
        let ground = if chosen { palette.chosen } else { palette.hover };
        ui.painter().rect_filled(rect, CornerRadius::same(4), ground);
    }
    let painter = ui.painter();
    let middle = rect.center().y;
    let put = |left: f32, right: f32, text: &str, font, colour| {
        let mut job = LayoutJob::simple_singleline(text.to_owned(), font, colour);
        job.wrap = TextWrapping::truncate_at_width((right - left).max(10.0));
        let galley = painter.layout_job(job);
        let width = galley.size().x;
        painter.galley(pos2(left, middle - galley.size().y / 2.0), galley, colour);
        left + width
    };
    let left = rect.left() + 8.0;
    put(left, left + 72.0, &row.code, tokens::plain_font(11.5), palette.weak);
    let used: Vec<String> = row.used.iter().map(ToString::to_string).collect();
    let used = if row.used.iter().sum::<usize>() == 0 { String::new() } else { used.join(" · ") };
    let counts = painter.layout_no_wrap(used, tokens::plain_font(11.5), palette.weak);
    let right = rect.right() - 8.0 - counts.size().x;
    painter.galley(pos2(right, middle - counts.size().y / 2.0), counts, palette.weak);
    let colour = if row.retired { palette.weak } else { palette.text };
    let font = if chosen { tokens::strong_font(13.0) } else { tokens::plain_font(13.0) };
    let end = put(left + 78.0, right - 8.0, &name, font, colour);
    if right - end > 60.0 {
        put(end + 8.0, right - 8.0, &row.other, tokens::plain_font(12.0), palette.weak);
    }
    response
}

fn right_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut ActorsState, rows: &[ActorRow]) {
    if let Doing::Adding(name) = &mut state.doing {
        ui.label(RichText::new(ctx.locale.t("actors-new")).font(tokens::strong_font(14.0)));
        let hint = ctx.locale.t("codebook-new-hint");
        let field = ui.add(
            TextEdit::singleline(name).hint_text(hint).desired_width(f32::INFINITY).margin(Margin::symmetric(8, 6)),
        );
        if !std::mem::replace(&mut state.focused, true) {
            field.request_focus();
        }
        let enter = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        ui.add_space(tokens::SPACE);
        let ready = !name.trim().is_empty();
        let mut over = false;
        ui.horizontal(|ui| {
            let add = ui.add_enabled_ui(ready, |ui| buttons::primary_button(ui, &ctx.locale.t("codebook-add"))).inner;
            if ready && (add.clicked() || enter) {
                act(ctx, ActorAction::Create(name.clone()));
                (state.search, state.kind) = (name.trim().to_owned(), None);
                over = true;
            }
            over |= ui.button(ctx.locale.t("button-cancel")).clicked();
        });
        if over {
            state.doing = Doing::Details;
        }
        return;
    }
    let Some(row) = rows.iter().find(|row| Some(row.id) == state.chosen) else { return };
    match state.doing {
        Doing::Merging => merging_ui(ui, ctx, state, row, rows),
        _ => details_ui(ui, ctx, state, row),
    }
}

fn merging_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut ActorsState, row: &ActorRow, rows: &[ActorRow]) {
    let title = Message::new("codebook-merge-title").text("name", row.name.as_str());
    ui.add(Label::new(RichText::new(ctx.locale.format(&title)).font(tokens::strong_font(14.0))).wrap());
    buttons::hint(ui, &ctx.locale.t("actors-merge-hint"));
    ui.add_space(tokens::TIGHT);
    let entries: Vec<Entry<ActorId>> = rows
        .iter()
        .filter(|other| other.id != row.id && other.merged_into.is_none() && other.invented == row.invented)
        .map(|other| Entry {
            value: other.id,
            label: other.name.clone(),
            note: other.code.clone(),
            also: other.also.clone(),
            chosen: false,
        })
        .collect();
    let none = ctx.locale.t("claim-no-actor");
    let (hint, several) = (ctx.locale.t("actors-search"), ctx.locale.t("pick-several"));
    match picker_of_names_ui(ui, &mut state.picker, (&hint, &none, &several), &entries) {
        Picked::Took(into) => {
            act(ctx, ActorAction::Merge(row.id, into));
            (state.chosen, state.doing) = (Some(into), Doing::Details);
        }
        Picked::Left => state.doing = Doing::Details,
        Picked::Nothing => {}
    }
}

fn details_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut ActorsState, row: &ActorRow) {
    let palette = tokens::palette(ui);
    let Some(actor) = ctx.study.actors.get(&row.id) else { return };
    // The form follows the study (undo, another actor) unless a field of it is being written in.
    let writing = ui.ctx().egui_wants_keyboard_input();
    if state.form.as_ref().is_none_or(|(id, ..)| *id != row.id) || !writing {
        state.form = Some((row.id, actor.clone(), actor.aliases.join("; ")));
    }
    ui.horizontal_wrapped(|ui| {
        if row.merged_into.is_none() && ui.button(ctx.locale.t("codebook-merge")).clicked() {
            (state.doing, state.picker) = (Doing::Merging, PickerState::default());
        }
        let key = if row.retired { "codebook-bring-back" } else { "codebook-retire" };
        if ui.button(ctx.locale.t(key)).clicked() {
            act(ctx, ActorAction::Retire(row.id, !row.retired));
        }
        if ui.button(ctx.locale.t("codebook-remove")).clicked() {
            remove(ctx, state, row.id);
        }
    });
    if state.doing == Doing::Kept {
        kept_ui(ui, ctx, state, row);
    }
    used_ui(ui, ctx, row);
    ui.add_space(tokens::SPACE);
    let Some((_, form, aliases)) = &mut state.form else { return };
    let width = (ui.available_width() - 140.0).max(160.0);
    let mut done = false;
    egui::Grid::new("actor-details").num_columns(2).spacing([12.0, 7.0]).show(ui, |ui| {
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
        line(ui, "actors-code", &mut form.code, 1);
        line(ui, "actors-aliases", aliases, 2);
        ui.label(RichText::new(ctx.locale.t("actors-kind")).size(12.5).color(palette.weak));
        ui.horizontal_wrapped(|ui| {
            ui.set_max_width(width);
            ui.spacing_mut().item_spacing = vec2(3.0, 3.0);
            for &kind in ActorKind::ALL {
                if ui.selectable_label(form.kind == kind, ctx.locale.t(kind.key())).clicked() && form.kind != kind {
                    form.kind = kind;
                    done = true;
                }
            }
        });
        ui.end_row();
    });
    let label = ui.label(RichText::new(ctx.locale.t("actors-note")).size(12.5).color(palette.weak));
    let note = TextEdit::multiline(&mut form.note).desired_rows(2).desired_width(f32::INFINITY);
    // Long remarks scroll: members stay in sight below them.
    let area = ScrollArea::vertical().id_salt("actor-note").max_height(64.0).auto_shrink([false, true]);
    done |= area.show(ui, |ui| ui.add(note.margin(Margin::symmetric(7, 4))).labelled_by(label.id).lost_focus()).inner;
    if done {
        form.aliases = aliases
            .split([';', '；', '\n'])
            .map(|word| word.trim().to_owned())
            .filter(|word| !word.is_empty())
            .collect();
        for text in [&mut form.names.en, &mut form.names.zh, &mut form.code] {
            *text = text.trim().to_owned();
        }
        if form != actor {
            act(ctx, ActorAction::Change(row.id, Box::new(form.clone())));
        }
    }
    let groups = groups_then(ctx.session, row.id);
    if let Some(day) = newest_day(ctx.session).filter(|_| !groups.is_empty()) {
        buttons::group_title(ui, &ctx.locale.format(&Message::new("actors-groups").text("day", ctx.locale.date(day))));
        ui.add(Label::new(ctx.locale.list(&groups)).wrap());
        buttons::hint(ui, &ctx.locale.t("actors-groups-hint"));
    }
    if actor.kind == ActorKind::Group || !actor.members.is_empty() {
        members_ui(ui, ctx, (row.id, actor), &mut state.members);
    }
    ui.add_space(tokens::WIDE);
}

/// Why it can't be taken out, and what can be done instead.
fn kept_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut ActorsState, row: &ActorRow) {
    let Some(why) = actor_kept(ctx.session, row.id) else {
        state.doing = Doing::Details;
        return;
    };
    let palette = tokens::palette(ui);
    ui.add(Label::new(RichText::new(ctx.locale.format(&why)).color(palette.warning)).wrap());
    ui.horizontal(|ui| {
        if ui.button(ctx.locale.t("codebook-merge")).clicked() {
            (state.doing, state.picker) = (Doing::Merging, PickerState::default());
        }
        if !row.retired && ui.button(ctx.locale.t("codebook-retire")).clicked() {
            act(ctx, ActorAction::Retire(row.id, true));
            state.doing = Doing::Details;
        }
        if ui.button(ctx.locale.t("positions-keep")).clicked() {
            state.doing = Doing::Details;
        }
    });
}

/// Where it is used: each count leads there.
fn used_ui(ui: &mut Ui, ctx: &Ctx<'_>, row: &ActorRow) {
    let [claims, positions, asks] = row.used;
    ui.add_space(tokens::TIGHT);
    ui.horizontal_wrapped(|ui| {
        if claims + positions + asks == 0 {
            buttons::hint(ui, &ctx.locale.t("actors-unused"));
            return;
        }
        for (count, key, place) in [
            (claims, "actors-claims", ActorWhere::Claims),
            (positions, "actors-positions", ActorWhere::Positions),
            (asks, "actors-asks", ActorWhere::Asks),
        ] {
            let text = ctx.locale.format(&Message::new(key).number("count", count));
            let reachable = place == ActorWhere::Positions || ctx.has_drafts();
            if count > 0 && ui.add_enabled(reachable, egui::Link::new(text)).clicked() {
                act(ctx, ActorAction::Show(row.id, place));
            }
        }
    });
}
