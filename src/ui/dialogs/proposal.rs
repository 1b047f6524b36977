//! A proposal corrected by a person: whose, what, where, which words. And whose a submission is.

use super::ask::ActorsField;
use super::view::DialogView;
use crate::app::{Action, PositionAction, ProposalForm, SubmissionAction};
use crate::base::Message;
use crate::study::ProposalAction;
use crate::ui::ctx::Ctx;
use crate::ui::tokens;
use crate::ui::widgets::buttons;
use crate::ui::widgets::picker::{Entry, Picked, PickerState, picker_of_names_ui, picker_ui};
use egui::{Key, Margin, Modifiers, RichText, TextEdit, Ui};

/// A proposal while it is corrected.
#[derive(Debug, Default)]
pub(super) struct Proposal {
    form: ProposalForm,
    actors: ActorsField,
    /// The draft's paragraphs, as they are called.
    paragraphs: Vec<Entry<usize>>,
    /// Whether the list of paragraphs is open, and what is typed into it.
    choosing: Option<PickerState>,
}

impl Proposal {
    pub(super) fn of(ctx: &Ctx<'_>, form: &ProposalForm) -> Self {
        let entry = |(value, cited, text): (usize, String, String)| Entry {
            value,
            also: text.to_lowercase(),
            label: if cited.is_empty() { text } else { format!("{cited}  {text}") },
            note: cited,
            chosen: form.paragraph == Some(value),
        };
        let paragraphs = ctx.positions.base_paragraphs(ctx.session).into_iter().map(entry).collect();
        Self { form: form.clone(), actors: ActorsField::default(), paragraphs, choosing: None }
    }
}

impl DialogView for Proposal {
    fn id(&self) -> &'static str {
        "proposal"
    }

    fn width(&self) -> f32 {
        720.0
    }

    fn closes_outside(&self) -> bool {
        false
    }

    fn ui(&mut self, ui: &mut Ui, ctx: &Ctx<'_>) {
        proposal_ui(ui, ctx, self);
    }
}

fn proposal_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut Proposal) {
    ui.label(RichText::new(ctx.locale.t("proposal-correct-title")).font(tokens::strong_font(15.0)));
    ui.add_space(tokens::SPACE);
    if let Some(choosing) = &mut state.choosing {
        match picker_ui(
            ui,
            choosing,
            &ctx.locale.t("proposal-paragraph"),
            &ctx.locale.t("palette-none"),
            &state.paragraphs,
        ) {
            Picked::Took(paragraph) => {
                state.form.paragraph = Some(paragraph);
                state.choosing = None;
            }
            Picked::Left => state.choosing = None,
            Picked::Nothing => {}
        }
        return;
    }
    let finish = ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter));
    state.actors.show(ui, ctx, &mut state.form.actors);
    if !state.form.unknown.is_empty() {
        let unknown = Message::new("proposal-unknown-names").text("names", state.form.unknown.join(", "));
        ui.horizontal_wrapped(|ui| {
            buttons::hint(ui, &ctx.locale.format(&unknown));
            if ui.small_button(ctx.locale.t("proposal-drop-names")).clicked() {
                state.form.unknown.clear();
            }
        });
    }
    ui.add_space(tokens::TIGHT);
    ui.horizontal(|ui| {
        let label = ctx.locale.t("proposal-action");
        ui.label(RichText::new(&label).size(12.0));
        let shown = state.form.action.map(|action| ctx.locale.t(action.key())).unwrap_or_default();
        let combo =
            egui::ComboBox::from_id_salt("proposal-action").selected_text(shown).width(180.0).show_ui(ui, |ui| {
                for &action in ProposalAction::ALL {
                    ui.selectable_value(&mut state.form.action, Some(action), ctx.locale.t(action.key()));
                }
            });
        combo.response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ComboBox, true, &label));
        ui.add_space(tokens::WIDE);
        ui.label(RichText::new(ctx.locale.t("proposal-paragraph")).size(12.0));
        let there = state.form.paragraph.and_then(|at| state.paragraphs.iter().find(|entry| entry.value == at));
        let there = there.map_or_else(|| "—".to_owned(), |entry| crate::app::first_words(&entry.label, 44));
        if ui.button(there).on_hover_text(ctx.locale.t("proposal-paragraph-help")).clicked() {
            state.choosing = Some(PickerState::default());
        }
    });
    ui.add_space(tokens::TIGHT);
    let field = |ui: &mut Ui, key: &str, text: &mut String| {
        let label = ui.label(RichText::new(ctx.locale.t(key)).size(12.0));
        let edit = TextEdit::multiline(text).desired_rows(2).desired_width(f32::INFINITY);
        ui.add(edit.margin(Margin::symmetric(8, 5))).labelled_by(label.id);
        ui.add_space(tokens::TIGHT);
    };
    field(ui, "proposal-old", &mut state.form.old);
    field(ui, "proposal-new", &mut state.form.new);
    ui.horizontal(|ui| {
        let done = buttons::primary_button(ui, &ctx.locale.t("proposal-done"));
        if ui.button(ctx.locale.t("button-cancel")).clicked() {
            ctx.push(Action::CloseDialog);
        }
        buttons::hint(ui, &ctx.locale.t("proposal-done-key"));
        if (finish || done.clicked()) && state.actors.settle(ctx, &mut state.form.actors) {
            ctx.push(Action::Position(PositionAction::Submission(SubmissionAction::SetProposal(Box::new(
                state.form.clone(),
            )))));
        }
    });
}

/// Who may have sent a submission.
#[derive(Debug, Default)]
pub(super) struct Sender {
    picker: PickerState,
}

impl DialogView for Sender {
    fn id(&self) -> &'static str {
        "sender"
    }

    fn width(&self) -> f32 {
        480.0
    }

    fn ui(&mut self, ui: &mut Ui, ctx: &Ctx<'_>) {
        sender_ui(ui, ctx, &mut self.picker);
    }
}

/// Whose a submission is, where it names nobody.
fn sender_ui(ui: &mut Ui, ctx: &Ctx<'_>, picker: &mut PickerState) {
    let own = ctx.positions.submission().and_then(|(view, _)| view.actor);
    let nobody = Entry {
        value: None,
        label: ctx.locale.t("proposals-nobody"),
        note: String::new(),
        also: String::new(),
        chosen: own.is_none(),
    };
    let mut entries = vec![nobody];
    entries.extend(crate::app::actor_entries(ctx.session).into_iter().map(|(id, label, note, also, _)| Entry {
        value: Some(id),
        label,
        note,
        also,
        chosen: own == Some(id),
    }));
    let (hint, none, several) =
        (ctx.locale.t("submission-of-help"), ctx.locale.t("palette-none"), ctx.locale.t("pick-several"));
    match picker_of_names_ui(ui, picker, (&hint, &none, &several), &entries) {
        Picked::Took(actor) => {
            ctx.push(Action::CloseDialog);
            ctx.push(Action::Position(PositionAction::Submission(SubmissionAction::SetActor(actor))));
        }
        Picked::Left => ctx.push(Action::CloseDialog),
        Picked::Nothing => {}
    }
}
