//! What holds of the sources and of the documents.

mod architecture;
mod rooms;
