//! The keys of one frame, in the order in which they were pressed: what a dialog is opened by comes before what is typed
//! once it is open.

use super::keys;
use crate::app::{Action, App};
use egui::{Event, Key, Modifiers, Ui};

/// What a key asks for, and how many of the frame's typed events came up to it.
pub(super) struct Pressed {
    pub(super) action: Action,
    pub(super) up_to: usize,
}

/// What the keys of this frame ask for, in the order in which they were pressed, and all that was typed. `typing`: whether
/// letters are those of a text field.
pub(super) fn pressed_in_order(ui: &Ui, app: &App, typing: bool) -> (Vec<Pressed>, Vec<Event>) {
    let mut pressed = Vec::new();
    let mut typed = Vec::new();
    let events = ui.input_mut(|input| std::mem::take(&mut input.events));
    let mut left = Vec::with_capacity(events.len());
    for event in events {
        if !is_typed(&event) {
            left.push(event);
            continue;
        }
        typed.push(event.clone());
        ui.input_mut(|input| input.events.push(event));
        let mut actions = Vec::new();
        keys::collect(ui, app, typing, &mut actions);
        pressed.extend(actions.into_iter().map(|action| Pressed { action, up_to: typed.len() }));
        left.append(&mut ui.input_mut(|input| std::mem::take(&mut input.events)));
    }
    ui.input_mut(|input| input.events = left);
    (pressed, typed)
}

/// What was typed after the key that was the `up_to`-th event: the letter which that key itself gives is not among it.
pub(super) fn typed_after(mut typed: Vec<Event>, up_to: usize) -> Vec<Event> {
    let by_key =
        up_to.checked_sub(1).and_then(|last| typed.get(last)).is_some_and(|it| matches!(it, Event::Key { .. }));
    let own = by_key && matches!(typed.get(up_to), Some(Event::Text(_)));
    typed.drain(..(up_to + usize::from(own)).min(typed.len()));
    typed
}

pub(super) const fn is_typed(event: &Event) -> bool {
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
