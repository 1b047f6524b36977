//! The keys of one frame, in the order in which they were pressed: what a dialog is opened by comes before what is typed
//! once it is open.

use super::keys;
use crate::app::{Action, App};
use egui::{Event, Key, Modifiers, Ui};

/// What the keys of this frame ask for, in the order in which they were pressed.
pub(super) fn pressed_in_order(ui: &Ui, app: &App) -> Vec<Action> {
    let mut actions = Vec::new();
    let events = ui.input_mut(|input| std::mem::take(&mut input.events));
    let mut left = Vec::with_capacity(events.len());
    for event in events {
        if !is_typed(&event) {
            left.push(event);
            continue;
        }
        ui.input_mut(|input| input.events.push(event));
        keys::collect(ui, app, &mut actions);
        left.append(&mut ui.input_mut(|input| std::mem::take(&mut input.events)));
    }
    ui.input_mut(|input| input.events = left);
    actions
}

const fn is_typed(event: &Event) -> bool {
    matches!(event, Event::Key { pressed: true, .. } | Event::Text(_) | Event::Paste(_) | Event::Copy)
}

/// The first key pressed in this frame, with those held beside it: what a view with keys of its own goes by, since the
/// next one may be typed into what the first one opens.
pub(super) fn first_pressed(ui: &Ui) -> Option<(Key, Modifiers)> {
    ui.input(|input| {
        input.events.iter().find_map(|event| match event {
            Event::Key { key, pressed: true, modifiers, .. } => Some((*key, *modifiers)),
            _ => None,
        })
    })
}
