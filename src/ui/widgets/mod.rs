//! Pieces of the window that know nothing of the program's state.

pub mod answers;
pub mod buttons;
pub mod fields;
pub mod long_list;
pub mod pick_field;
pub mod picker;
pub mod styled_text;
