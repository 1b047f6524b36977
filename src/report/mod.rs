//! One report as plain data, one writer for each format.
//!
//! May use every room above but engine and import.
