//! The form for the name of whoever annotates.

use super::view::DialogView;
use crate::app::{Action, CodersAction};
use crate::base::Message;
use crate::ui::ctx::Ctx;
use crate::ui::tokens;
use crate::ui::widgets::buttons;
use egui::{Key, Margin, Modifiers, RichText, TextEdit, Ui};

/// The name of whoever annotates, while it is typed.
#[derive(Debug)]
pub(super) struct CoderForm {
    text: String,
    /// How much was said under another name, or under none before the program was started.
    said: usize,
    /// Whether that is given the new name too.
    past: bool,
    focused: bool,
}

impl CoderForm {
    /// A name as it is proposed, and how much was said before.
    pub(super) const fn of(text: String, said: usize) -> Self {
        Self { text, said, past: said > 0, focused: false }
    }
}

impl DialogView for CoderForm {
    fn id(&self) -> &'static str {
        "coder"
    }

    fn ui(&mut self, ui: &mut Ui, ctx: &Ctx<'_>) {
        ui.label(RichText::new(ctx.locale.t("coder-title")).font(tokens::strong_font(15.0)));
        ui.add_space(tokens::SPACE);
        buttons::hint(ui, &ctx.locale.t("coder-why"));
        ui.add_space(tokens::TIGHT);
        let mut output = TextEdit::singleline(&mut self.text)
            .desired_width(f32::INFINITY)
            .hint_text(ctx.locale.t("coder-hint"))
            .margin(Margin::symmetric(8, 6))
            .show(ui);
        let title = ctx.locale.t("coder-hint");
        output.response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::TextInput, true, &title));
        if !std::mem::replace(&mut self.focused, true) {
            output.response.request_focus();
            // What is typed takes the place of the name that stands there.
            let all = egui::text::CCursorRange::two(
                egui::text::CCursor::default(),
                egui::text::CCursor::new(self.text.chars().count()),
            );
            output.state.cursor.set_char_range(Some(all));
            output.state.store(ui.ctx(), output.response.id);
        }
        let name = self.text.trim().to_owned();
        let is_other = name != ctx.session.own_name();
        if self.said > 0 && is_other {
            ui.add_space(tokens::SPACE);
            let own = ctx.session.own_name();
            let key = if own.is_empty() { "coder-past-none" } else { "coder-past" };
            let what = Message::new(key).text("name", own).number("count", self.said);
            ui.label(ctx.locale.format(&what));
            ui.radio_value(&mut self.past, true, ctx.locale.t("coder-past-mine"));
            ui.radio_value(&mut self.past, false, ctx.locale.t("coder-past-stays"));
        }
        ui.add_space(tokens::SPACE);
        let enter = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
        let ready = !name.is_empty();
        ui.horizontal(|ui| {
            let done = ui.add_enabled_ui(ready, |ui| buttons::primary_button(ui, &ctx.locale.t("coder-done"))).inner;
            if ui.button(ctx.locale.t("button-cancel")).clicked() {
                ctx.push(Action::CloseDialog);
            }
            if !ready || !(enter || done.clicked()) {
                return;
            }
            ctx.push(if !is_other {
                Action::CloseDialog
            } else if self.past && self.said > 0 {
                ctx.push(Action::CloseDialog);
                Action::Coders(CodersAction::Rename(name.clone()))
            } else {
                Action::SetCoder(name.clone())
            });
        });
    }
}
