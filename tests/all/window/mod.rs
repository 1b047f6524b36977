//! The window as a whole, and whole journeys through the program.

mod brief;
mod dialogs;
mod filtering;
mod finding;
mod input;
mod journeys;
#[cfg(feature = "pictures")]
mod pictures;
mod reading;
mod reopening;
mod screen;
mod stopping;
mod type_size;
