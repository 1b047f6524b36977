//! Fields that several windows have: a search above a list, a named line of a form.

use crate::ui::tokens;
use egui::{Key, Margin, Response, RichText, Role, TextEdit, Ui, WidgetInfo};

/// A search above a list, named by its `hint`. Takes the keyboard when `focus` is set, and gives it back to the list on Enter.
pub fn search(ui: &mut Ui, hint: &str, text: &mut String, focus: &mut bool) -> Response {
    let edit = TextEdit::singleline(text).hint_text(hint);
    let field = ui.add(edit.desired_width(f32::INFINITY).margin(Margin::symmetric(8, 5)));
    field.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, hint));
    if std::mem::take(focus) {
        field.request_focus();
    }
    if field.has_focus() && ui.input(|input| input.key_pressed(Key::Enter)) {
        field.surrender_focus();
    }
    field
}

/// A line of a form in a grid of two columns: `name` at the left, a field of so many rows and points of `width` at the right.
pub fn line(ui: &mut Ui, name: &str, text: &mut String, rows: usize, width: f32) -> Response {
    let label = ui.label(RichText::new(name).size(12.5).color(tokens::palette(ui).weak));
    let edit = if rows == 1 { TextEdit::singleline(text) } else { TextEdit::multiline(text) };
    let field =
        ui.add(edit.desired_width(width).desired_rows(rows).margin(Margin::symmetric(7, 4))).labelled_by(label.id);
    ui.end_row();
    field
}
