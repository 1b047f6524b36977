//! Keys that are meant for a text field: typed before it has the focus, or just after it lost it.

use super::key_order::is_typed;
use egui::{Context, Event, Id, Key};

/// So many frames the field that was opened by a key has time to take the focus.
const PATIENCE: u8 = 6;
/// So many frames a field that was left may still have the focus.
const LEAVING: u8 = 3;

/// Keeps what is typed while a field opens until the field has the focus, and remembers whether a field was used last.
#[derive(Debug, Default)]
pub(super) struct TypeAhead {
    /// Typed since the field was asked for.
    kept: Vec<Event>,
    /// Frames left in which the field may take the focus.
    frames: u8,
    /// Frames left in which a field that was left may still have the focus.
    leaving: u8,
    /// Whether a field was the last thing used, though it may have lost the focus since.
    field_last: bool,
}

/// Where the window remembers whether a field was the last thing used, for views with keys of their own.
fn flag() -> Id {
    Id::unique("field-last")
}

/// Whether letters are a field's: one has the focus, or had it when it was taken from it.
pub(in crate::ui) fn is_typing(ctx: &Context) -> bool {
    has_field(ctx) || ctx.data(|data| data.get_temp(flag()).unwrap_or(false))
}

/// Whether a text field has the focus.
fn has_field(ctx: &Context) -> bool {
    ctx.memory(|memory| memory.focused().is_some()) && ctx.egui_wants_keyboard_input()
}

/// Whether this is how a person leaves a field: a click, or a key that is no letter.
fn leaves_field(event: &Event) -> bool {
    match event {
        Event::PointerButton { pressed, .. } => *pressed,
        Event::Key { key, pressed: true, modifiers, .. } => {
            let function = matches!(key, Key::F1 | Key::F3 | Key::F7 | Key::F8);
            let way = matches!(key, Key::Escape | Key::Enter | Key::Tab | Key::ArrowUp | Key::ArrowDown);
            modifiers.command || function || way
        }
        _ => false,
    }
}

impl TypeAhead {
    /// Takes the keys of this frame aside while a field opens, and hands all of them over once it has the focus. Called
    /// before any key of the frame is looked at.
    pub(super) fn begin_frame(&mut self, ctx: &Context) {
        let typing = has_field(ctx);
        let leaves = ctx.input(|input| input.events.iter().any(leaves_field));
        if leaves {
            // The focus goes a frame or two after the key that leaves the field.
            (self.field_last, self.leaving) = (false, LEAVING);
        } else {
            self.leaving = self.leaving.saturating_sub(1);
            self.field_last |= typing && self.leaving == 0;
        }
        ctx.data_mut(|data| data.insert_temp(flag(), self.field_last));
        if self.frames == 0 {
            return;
        }
        self.frames -= 1;
        let arrived = typing || self.frames == 0;
        ctx.input_mut(|input| {
            if arrived {
                self.frames = 0;
                input.events.splice(0..0, self.kept.drain(..));
            } else {
                self.kept.extend(input.events.extract_if(.., |event| is_typed(event)));
            }
        });
        ctx.request_repaint();
    }

    /// A key opened a field; `typed` was typed after it in the same frame.
    pub(super) fn open(&mut self, ctx: &Context, typed: Vec<Event>) {
        self.kept.extend(typed);
        self.frames = PATIENCE;
        ctx.request_repaint();
    }
}
