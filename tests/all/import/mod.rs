//! Reading files: nothing lost, nothing that breaks or hangs it.

mod coverage;
mod fuzz;
mod mutants;
mod twins;

pub(crate) use mutants::package;
