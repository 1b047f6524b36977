//! The sheet that a dialog stands on, and the keyboard it keeps.

use super::view::DialogView;
use crate::app::Action;
use crate::ui::ctx::Ctx;
use egui::{Align2, Area, Frame, Id, Key, Margin, Order, Ui, vec2};

/// Draws a dialog on its sheet, in the upper middle of the window over a veil, and closes it where the user leaves it.
pub(super) fn sheet_ui(ui: &Ui, ctx: &Ctx<'_>, view: &mut dyn DialogView) {
    let held = view.holds_escape();
    let screen = ui.ctx().content_rect();
    let veil = Area::new(Id::unique("veil")).order(Order::Middle).fixed_pos(screen.min).show(ui.ctx(), |ui| {
        let (rect, response) = ui.allocate_exact_size(screen.size(), egui::Sense::CLICK);
        ui.painter().rect_filled(rect, 0.0, ui.visuals().window_shadow.color.gamma_multiply(0.7));
        response.clicked()
    });
    // What lies below the veil takes neither clicks nor the focus.
    ui.memory_mut(|memory| memory.set_modal_layer(veil.response.layer_id));
    let top = (screen.height() * 0.12).min(110.0);
    let area = Area::new(Id::unique("sheet").with(view.id())).order(Order::Foreground);
    area.anchor(Align2::CENTER_TOP, vec2(0.0, top)).show(ui.ctx(), |ui| {
        Frame::window(ui.style()).inner_margin(Margin::same(16)).show(ui, |ui| {
            ui.set_width(view.width().min(screen.width() - 60.0));
            ui.set_max_height(screen.height() - top - 80.0);
            view.ui(ui, ctx);
        });
    });
    let escape = !held && ui.input(|input| input.key_pressed(Key::Escape));
    if escape || (veil.inner && view.closes_outside()) {
        ctx.push(Action::CloseDialog);
    }
}

/// Keeps the focus within what stands over the views, from the frame on in which it opens.
#[derive(Debug, Default)]
pub(super) struct FocusHold {
    /// Whether something stood over the views in the frame before.
    was_covered: bool,
    /// What had the focus last within it.
    inside: Option<Id>,
}

impl FocusHold {
    /// Takes the focus from the views when something opens over them, and back from them as long as it is open (the arrow
    /// keys move the focus to whatever lies in their direction). Called before anything is drawn.
    pub(super) fn hold(&mut self, ctx: &egui::Context, is_covered: bool) {
        let opens = is_covered && !std::mem::replace(&mut self.was_covered, is_covered);
        if opens || !is_covered {
            self.inside = None;
        }
        let Some(focused) = ctx.memory(|memory| memory.focused()).filter(|_| is_covered) else { return };
        // What was never drawn has been asked for by the dialog itself.
        let outside = ctx.read_response(focused).is_some_and(|response| response.layer_id.order < Order::Foreground);
        if opens || outside {
            ctx.memory_mut(|memory| memory.surrender_focus(focused));
            if let Some(inside) = self.inside {
                ctx.memory_mut(|memory| memory.request_focus(inside));
            }
        } else {
            self.inside = Some(focused);
        }
    }
}
