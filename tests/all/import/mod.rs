//! Reading files: nothing lost, nothing that breaks or hangs it.

mod bounds;
mod coverage;
mod fuzz;
mod limits;
mod mutants;
mod ocr;
#[cfg(unix)]
mod ocr_program;
mod twins;

pub(crate) use mutants::package;
pub(crate) use ocr::{of_pictures, sample, sheet};
