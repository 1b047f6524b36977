//! Strength and weight of a change as a person sees them, with a reason; what the tool says stands above.

use super::view::DialogView;
use crate::app::{Action, AnnotateAction};
use crate::base::{AnnotationId, Message};
use crate::study::{Direction, Level, Overruling};
use crate::ui::ctx::Ctx;
use crate::ui::tokens;
use crate::ui::widgets::buttons;
use egui::{Key, Margin, Modifiers, RichText, TextEdit, Ui};

/// An overruling while it is written.
#[derive(Debug)]
pub(super) struct Overrule {
    editing: Option<AnnotationId>,
    said: Overruling,
    focused: bool,
}

impl Overrule {
    pub(super) const fn of(editing: Option<AnnotationId>, said: Overruling) -> Self {
        Self { editing, said, focused: false }
    }
}

impl DialogView for Overrule {
    fn id(&self) -> &'static str {
        "overrule"
    }

    fn width(&self) -> f32 {
        520.0
    }

    fn closes_outside(&self) -> bool {
        false
    }

    fn ui(&mut self, ui: &mut Ui, ctx: &Ctx<'_>) {
        ui.label(RichText::new(ctx.locale.t("overruling-title")).font(tokens::strong_font(15.0)));
        tool_ui(ui, ctx);
        ui.add_space(tokens::SPACE);
        choice_ui(ui, ctx, "overruling-weight", &mut self.said.weight, Level::ALL, Level::key);
        choice_ui(ui, ctx, "overruling-shift", &mut self.said.shift, Direction::ALL, Direction::key);
        ui.add_space(tokens::TIGHT);
        let enter = ui.input_mut(|input| {
            input.consume_key(Modifiers::COMMAND, Key::Enter) || input.consume_key(Modifiers::NONE, Key::Enter)
        });
        let label = ui.label(RichText::new(ctx.locale.t("overruling-because")).size(12.0));
        let field = TextEdit::singleline(&mut self.said.because).desired_width(f32::INFINITY);
        let field = ui.add(field.margin(Margin::symmetric(8, 6))).labelled_by(label.id);
        if !std::mem::replace(&mut self.focused, true) {
            field.request_focus();
        }
        ui.add_space(tokens::SPACE);
        let says_nothing = self.said.weight.is_none() && self.said.shift.is_none();
        // Whoever overrules says why; taking it back needs no reason.
        let ready = if says_nothing { self.editing.is_some() } else { !self.said.because.trim().is_empty() };
        ui.horizontal(|ui| {
            let done =
                ui.add_enabled_ui(ready, |ui| buttons::primary_button(ui, &ctx.locale.t("overruling-done"))).inner;
            if ready && (enter || done.clicked()) {
                let said = Overruling { because: self.said.because.trim().to_owned(), ..self.said.clone() };
                ctx.push(Action::CloseDialog);
                ctx.push(Action::Annotate(AnnotateAction::SetOverruling(self.editing, said)));
            }
            if ui.button(ctx.locale.t("button-cancel")).clicked() {
                ctx.push(Action::CloseDialog);
            }
        });
    }
}

/// What the tool says, and why.
fn tool_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    let judged = ctx.board.zip(ctx.selected).and_then(|(board, index)| board.judged.get(index));
    let Some(weight) = judged.and_then(|judged| judged.weight.as_ref()) else { return };
    let because: Vec<String> = weight.because.iter().take(3).map(|reason| ctx.locale.format(reason)).collect();
    let level = ctx.locale.t(weight.level.key());
    let said = Message::new("weight-said").text("level", level).text("why", because.join("; "));
    let said = Message::new("overruling-tool").text("said", ctx.locale.format(&said));
    buttons::hint(ui, &ctx.locale.format(&said));
}

/// A choice of a closed list, or none of it: then the tool's word stands.
fn choice_ui<T: Copy + PartialEq>(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    name: &str,
    value: &mut Option<T>,
    all: &[T],
    key: impl Fn(T) -> &'static str,
) {
    ui.horizontal_wrapped(|ui| {
        ui.label(RichText::new(ctx.locale.t(name)).size(12.0));
        ui.selectable_value(value, None, ctx.locale.t("overruling-as-tool"));
        for one in all {
            ui.selectable_value(value, Some(*one), ctx.locale.t(key(*one)));
        }
    });
}
