//! What every dialog is.

use crate::ui::ctx::Ctx;
use egui::Ui;

/// An open dialog: what it remembers, and how it is drawn. It is made when the dialog opens and dropped when it closes.
pub(super) trait DialogView: std::fmt::Debug {
    /// Names the kind of dialog: the same for every dialog of the kind, another for every other kind.
    fn id(&self) -> &'static str;

    /// Width of the contents, in points, where the window has room for it.
    fn width(&self) -> f32 {
        460.0
    }

    /// Whether Escape leaves something within the dialog, as it is now, and not the dialog.
    fn holds_escape(&self) -> bool {
        false
    }

    /// Whether a click beside the dialog closes it: not where work would be lost.
    fn closes_outside(&self) -> bool {
        true
    }

    /// Whether the dialog opens the next time as it was left.
    fn is_resumed(&self) -> bool {
        false
    }

    /// Draws the contents.
    fn ui(&mut self, ui: &mut Ui, ctx: &Ctx<'_>);
}
