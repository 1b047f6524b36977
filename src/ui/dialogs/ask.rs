//! An ask: whose, what, the very words, whether they are a red line or are to be kept out. And what shows a verdict.

use super::view::DialogView;
use crate::app::{Action, AskForm, LedgerAction, PositionAction};
use crate::base::{ActorId, AskId, DraftId, Message};
use crate::ui::ctx::Ctx;
use crate::ui::tokens;
use crate::ui::widgets::buttons::{self, Chip};
use crate::ui::widgets::picker::{Entry, rank};
use egui::{Key, Margin, Modifiers, RichText, TextEdit, Ui, vec2};

/// An ask while it is written.
#[derive(Debug, Default)]
pub(super) struct Ask {
    form: AskForm,
    actors: ActorsField,
}

/// A field for actors: what is typed, which of those found is lit.
#[derive(Debug, Default)]
pub(super) struct ActorsField {
    typed: String,
    lit: usize,
    focused: bool,
}

impl Ask {
    pub(super) fn of(form: AskForm) -> Self {
        Self { form, ..Self::default() }
    }
}

impl DialogView for Ask {
    fn id(&self) -> &'static str {
        "ask"
    }

    fn width(&self) -> f32 {
        560.0
    }

    fn closes_outside(&self) -> bool {
        false
    }

    fn ui(&mut self, ui: &mut Ui, ctx: &Ctx<'_>) {
        ask_ui(ui, ctx, self);
    }
}

fn ask_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut Ask) {
    let title = if state.form.editing.is_some() { "ask-edit" } else { "ask-title" };
    ui.label(RichText::new(ctx.locale.t(title)).font(tokens::strong_font(15.0)));
    ui.add_space(tokens::SPACE);
    let finish = ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter));
    state.actors.show(ui, ctx, &mut state.form.actors);
    ui.add_space(tokens::TIGHT);
    let field = |ui: &mut Ui, key: &str, text: &mut String, rows: usize| {
        let label = ui.label(RichText::new(ctx.locale.t(key)).size(12.0));
        let edit = if rows > 1 { TextEdit::multiline(text).desired_rows(rows) } else { TextEdit::singleline(text) };
        ui.add(edit.desired_width(f32::INFINITY).margin(Margin::symmetric(8, 5))).labelled_by(label.id);
        ui.add_space(tokens::TIGHT);
    };
    field(ui, "ask-gist", &mut state.form.gist, 1);
    field(ui, "ask-words", &mut state.form.words, 3);
    // Words can't be both: what must stay is not to be kept out.
    if ui.checkbox(&mut state.form.red_line, ctx.locale.t("ask-red")).changed() && state.form.red_line {
        state.form.keep_out = false;
    }
    if ui.checkbox(&mut state.form.keep_out, ctx.locale.t("ask-out")).changed() && state.form.keep_out {
        state.form.red_line = false;
    }
    field(ui, "ask-note", &mut state.form.note, 1);
    ui.add_space(tokens::TIGHT);
    ui.horizontal(|ui| {
        let said = !(state.form.gist.trim().is_empty() && state.form.words.trim().is_empty());
        let ready = said && !(state.form.red_line && state.form.words.trim().is_empty());
        let done = ui.add_enabled_ui(ready, |ui| buttons::primary_button(ui, &ctx.locale.t("ask-done"))).inner;
        if ui.button(ctx.locale.t("button-cancel")).clicked() {
            ctx.push(Action::CloseDialog);
        }
        if ready && (finish || done.clicked()) {
            ctx.push(Action::CloseDialog);
            ctx.push(Action::Position(PositionAction::Ledger(LedgerAction::SetAsk(Box::new(state.form.clone())))));
        }
    });
}

impl ActorsField {
    /// The actors chosen so far, and the field that finds more: Enter takes the lit one and leaves the field when
    /// empty.
    pub(super) fn show(&mut self, ui: &mut Ui, ctx: &Ctx<'_>, actors: &mut Vec<ActorId>) {
        actors_ui(ui, ctx, self, actors);
    }
}

fn actors_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut ActorsField, actors: &mut Vec<ActorId>) {
    let entries: Vec<Entry<ActorId>> = crate::app::actor_entries(ctx.session)
        .into_iter()
        .map(|(value, label, note, also, chosen)| Entry { value, label, note, also, chosen })
        .collect();
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
        actors.retain(|actor| {
            let name = entries.iter().find(|entry| entry.value == *actor).map_or("?", |entry| entry.label.as_str());
            let spoken = ctx.locale.format(&Message::new("claim-remove-actor").text("actor", name));
            !Chip { text: &format!("{name}  ×"), edge: None, tentative: false, name: &spoken }.show(ui).clicked()
        });
    });
    let typed = state.typed.trim().to_lowercase();
    let mut found: Vec<(u32, &Entry<ActorId>)> =
        entries.iter().filter_map(|entry| rank(entry, &typed).map(|rank| (rank, entry))).collect();
    found.sort_by_key(|(rank, _)| *rank);
    found.truncate(if typed.is_empty() { 0 } else { 6 });
    state.lit = state.lit.min(found.len().saturating_sub(1));
    let label = ui.label(RichText::new(ctx.locale.t("ask-who")).size(12.0));
    let id = ui.scope_id().with("ask-who");
    let has_focus = ui.memory(|memory| memory.has_focus(id));
    if has_focus && !found.is_empty() {
        let (up, down, enter) = ui.input_mut(|input| {
            (
                input.consume_key(Modifiers::NONE, Key::ArrowUp),
                input.consume_key(Modifiers::NONE, Key::ArrowDown),
                input.consume_key(Modifiers::NONE, Key::Enter),
            )
        });
        state.lit = if up { state.lit.saturating_sub(1) } else { state.lit + usize::from(down) }.min(found.len() - 1);
        if enter && let Some((_, entry)) = found.get(state.lit) {
            if !actors.contains(&entry.value) {
                actors.push(entry.value);
            }
            state.typed.clear();
            found.clear();
        }
    }
    let field = ui.add(
        TextEdit::singleline(&mut state.typed).id(id).desired_width(f32::INFINITY).margin(Margin::symmetric(8, 5)),
    );
    field.clone().labelled_by(label.id);
    if !std::mem::replace(&mut state.focused, true) {
        field.request_focus();
    }
    for (place, (_, entry)) in found.iter().enumerate() {
        if buttons::choice_row(ui, place == state.lit, &entry.label, &entry.note, 0.0).clicked() {
            if !actors.contains(&entry.value) {
                actors.push(entry.value);
            }
            state.typed.clear();
        }
    }
}

/// What shows a verdict, while it is written.
#[derive(Debug)]
pub(super) struct Evidence {
    ask: AskId,
    draft: DraftId,
    text: String,
    focused: bool,
}

impl Evidence {
    /// What shows the verdict on an ask in a draft, as it is said so far.
    pub(super) const fn of(ask: AskId, draft: DraftId, text: String) -> Self {
        Self { ask, draft, text, focused: false }
    }
}

impl DialogView for Evidence {
    fn id(&self) -> &'static str {
        "evidence"
    }

    fn ui(&mut self, ui: &mut Ui, ctx: &Ctx<'_>) {
        evidence_ui(ui, ctx, (self.ask, self.draft), &mut self.text, &mut self.focused);
    }
}

fn evidence_ui(ui: &mut Ui, ctx: &Ctx<'_>, (ask, draft): (AskId, DraftId), text: &mut String, focused: &mut bool) {
    ui.label(RichText::new(ctx.locale.t("ledger-evidence-title")).font(tokens::strong_font(15.0)));
    ui.add_space(tokens::SPACE);
    let enter = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
    let field = ui.add(
        TextEdit::singleline(text)
            .hint_text(ctx.locale.t("ledger-evidence-hint"))
            .desired_width(f32::INFINITY)
            .margin(Margin::symmetric(8, 6)),
    );
    let name = ctx.locale.t("ledger-evidence-title");
    field.widget_info(|| egui::WidgetInfo::labeled(egui::Role::TextInput, true, &name));
    if !std::mem::replace(focused, true) {
        field.request_focus();
    }
    ui.add_space(tokens::SPACE);
    ui.horizontal(|ui| {
        if enter || buttons::primary_button(ui, &ctx.locale.t("note-done")).clicked() {
            ctx.push(Action::CloseDialog);
            ctx.push(Action::Position(PositionAction::Ledger(LedgerAction::SetEvidence(
                ask,
                draft,
                text.trim().to_owned(),
            ))));
        }
        if ui.button(ctx.locale.t("button-cancel")).clicked() {
            ctx.push(Action::CloseDialog);
        }
    });
}
