//! Reading files: nothing lost, nothing that breaks or hangs it.

mod coverage;
mod fuzz;
mod mutants;
