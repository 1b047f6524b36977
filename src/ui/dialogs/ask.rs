//! An ask: whose, what, the very words, whether they are a red line or are to be kept out. And what shows a verdict.

use super::view::DialogView;
use crate::app::{Action, AskForm, LedgerAction, PositionAction};
use crate::base::{ActorId, AskId, DraftId};
use crate::ui::ctx::Ctx;
use crate::ui::tokens;
use crate::ui::widgets::buttons;
use crate::ui::widgets::pick_field::{PickField, field_id, pick_field};
use crate::ui::widgets::picker::Entry;
use egui::{Key, Margin, Modifiers, RichText, TextEdit, Ui};

/// An ask while it is written.
#[derive(Debug, Default)]
pub(super) struct Ask {
    form: AskForm,
    actors: ActorsField,
}

/// A field for actors, which has the focus when the dialog opens.
#[derive(Debug, Default)]
pub(super) struct ActorsField {
    field: PickField,
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
        if ready && (finish || done.clicked()) && state.actors.settle(ctx, &mut state.form.actors) {
            ctx.push(Action::CloseDialog);
            ctx.push(Action::Position(PositionAction::Ledger(LedgerAction::SetAsk(Box::new(state.form.clone())))));
        }
    });
}

impl ActorsField {
    /// The actors chosen so far, and the field that finds more: Enter takes the lit one and leaves the field when
    /// empty.
    pub(super) fn show(&mut self, ui: &mut Ui, ctx: &Ctx<'_>, actors: &mut Vec<ActorId>) {
        let (id, label) = (field_id(ui, "ask-who"), ctx.locale.t("ask-who"));
        let entries = entries(ctx);
        let field = pick_field(ui, ctx.locale, (id, &label, "claim-remove-actor"), &mut self.field, &entries, actors);
        if !std::mem::replace(&mut self.focused, true) {
            field.request_focus();
        }
    }

    /// Takes what is typed where it is sure; whether nothing is left in the field that nobody would know of.
    pub(super) fn settle(&mut self, ctx: &Ctx<'_>, actors: &mut Vec<ActorId>) -> bool {
        self.field.settle(&entries(ctx), actors)
    }
}

fn entries(ctx: &Ctx<'_>) -> Vec<Entry<ActorId>> {
    crate::app::actor_entries(ctx.session)
        .into_iter()
        .map(|(value, label, note, also, chosen)| Entry { value, label, note, also, chosen })
        .collect()
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
