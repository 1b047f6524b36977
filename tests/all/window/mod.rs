//! The window as a whole, and whole journeys through the program.

mod dialogs;
mod input;
mod journeys;
#[cfg(feature = "pictures")]
mod pictures;
mod screen;
mod stopping;
