//! Runs the window so that a panic ends in a sentence and a file, and never in silence.
//!
//! Before the window stands, a panic means that it can't open (a missing keyboard or graphics library ends so inside
//! the windowing library) and is told in one line. Once it stands, a panic is a fault of ours: it is written to a file,
//! unwinding drops the window and with it ends the writer of the journal, which first does what it was ordered, and
//! the next start offers what was recovered.

use crate::study::file;
use std::backtrace::Backtrace;
use std::panic::{AssertUnwindSafe, PanicHookInfo, catch_unwind, set_hook, take_hook};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// How what was guarded ended.
#[derive(Debug, PartialEq, Eq)]
pub enum Ended<T> {
    /// It came to its end.
    Done(T),
    /// It broke before the window stood; what it said.
    BeforeOpening(String),
    /// It broke while the window stood; what it said, and the file that says more, if it could be written.
    Broke(String, Option<PathBuf>),
}

/// Tells the guard that the window stands.
#[derive(Debug, Clone, Default)]
pub struct Opened(Arc<AtomicBool>);

impl Opened {
    /// The window stands from now on.
    pub fn set(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    fn is_set(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// Runs `run`; a panic in it, or in any thread while it runs, is written to `log` once the window stands.
pub fn guard<T>(log: Option<PathBuf>, opened: &Opened, run: impl FnOnce() -> T) -> Ended<T> {
    let hook = take_hook();
    let (stands, file) = (opened.clone(), log.clone());
    set_hook(Box::new(move |info| {
        if stands.is_set()
            && let Some(file) = &file
        {
            write(file, info);
        }
    }));
    let ran = catch_unwind(AssertUnwindSafe(run));
    set_hook(hook);
    match ran {
        Ok(result) => Ended::Done(result),
        Err(panic) => {
            let said = panic
                .downcast_ref::<String>()
                .cloned()
                .or_else(|| panic.downcast_ref::<&str>().map(|text| (*text).to_owned()))
                .unwrap_or_default();
            if opened.is_set() {
                Ended::Broke(said, log.filter(|log| log.is_file()))
            } else {
                Ended::BeforeOpening(said)
            }
        }
    }
}

/// Writes what is known of a panic: no word of a draft is in it but what the message itself holds.
fn write(file: &Path, info: &PanicHookInfo<'_>) {
    let thread = std::thread::current();
    let text = format!(
        "travaux {} stopped by an error of its own\nthread: {}\n{info}\n\n{}\n",
        env!("CARGO_PKG_VERSION"),
        thread.name().unwrap_or("?"),
        Backtrace::force_capture(),
    );
    // Where it can't be written there is nobody to tell: the sentence on the terminal says what is known.
    file::write_private(file, text.as_bytes()).ok();
}
