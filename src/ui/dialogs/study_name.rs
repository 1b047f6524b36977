//! The study's name, while it is written.

use super::view::DialogView;
use crate::app::{Action, StudyAction};
use crate::ui::ctx::Ctx;
use crate::ui::tokens;
use crate::ui::widgets::buttons;
use egui::{Key, Margin, Modifiers, RichText, TextEdit, Ui};

/// The study's name, while it is written.
#[derive(Debug)]
pub(super) struct StudyName {
    text: String,
    focused: bool,
}

impl StudyName {
    /// The name it has; empty where it is called after its file.
    pub(super) const fn of(text: String) -> Self {
        Self { text, focused: false }
    }
}

impl DialogView for StudyName {
    fn id(&self) -> &'static str {
        "study name"
    }

    fn ui(&mut self, ui: &mut Ui, ctx: &Ctx<'_>) {
        ui.label(RichText::new(ctx.locale.t("study-name-title")).font(tokens::strong_font(15.0)));
        ui.add_space(tokens::SPACE);
        buttons::hint(ui, &ctx.locale.t("study-name-why"));
        ui.add_space(tokens::TIGHT);
        let field = TextEdit::singleline(&mut self.text).desired_width(f32::INFINITY).margin(Margin::symmetric(8, 6));
        let field = ui.add(field);
        if !std::mem::replace(&mut self.focused, true) {
            field.request_focus();
        }
        ui.add_space(tokens::SPACE);
        let enter = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
        if buttons::primary_button(ui, &ctx.locale.t("study-name-done")).clicked() || enter {
            ctx.push(Action::Study(StudyAction::SetName(self.text.trim().to_owned())));
        }
    }
}
