//! Queries answered in the background and cached by the hash of their inputs. The only threads.
//!
//! May use every room above but locale.
