//! Work that must end, measured by what it computes and not by the clock: a busy machine fails no test.

use std::fs;
use std::path::PathBuf;
use std::sync::mpsc::{RecvTimeoutError, sync_channel};
use std::time::Duration;

/// How work ended.
pub enum Ended<T> {
    /// With an answer.
    Answer(T),
    /// With a panic.
    Panicked,
    /// Not at all: it computed for longer than it may.
    Hung,
}

/// Runs `work` on a thread of its own; gives up when that thread has computed for longer than `most`. Where the system
/// does not say what a thread computes, it waits.
pub fn ends<T: Send + 'static>(most: Duration, work: impl FnOnce() -> T + Send + 'static) -> Ended<T> {
    let (say_where, told) = sync_channel(1);
    let (send, answer) = sync_channel(1);
    std::thread::spawn(move || {
        say_where.send(fs::read_link("/proc/thread-self").ok()).ok();
        send.send(work()).ok();
    });
    let thread = told.recv().ok().flatten();
    loop {
        match answer.recv_timeout(Duration::from_millis(100)) {
            Ok(answer) => return Ended::Answer(answer),
            Err(RecvTimeoutError::Disconnected) => return Ended::Panicked,
            Err(RecvTimeoutError::Timeout) if thread.as_ref().and_then(computed).is_some_and(|spent| spent > most) => {
                return Ended::Hung;
            }
            Err(RecvTimeoutError::Timeout) => {}
        }
    }
}

/// For how long a thread has computed (`/proc/<process>/task/<thread>/stat`, in ticks of 10 ms).
fn computed(thread: &PathBuf) -> Option<Duration> {
    let stat = fs::read_to_string(PathBuf::from("/proc").join(thread).join("stat")).ok()?;
    let mut fields = stat.rsplit(')').next()?.split_whitespace().skip(11);
    let ticks = fields.next()?.parse::<u64>().ok()? + fields.next()?.parse::<u64>().ok()?;
    Some(Duration::from_millis(ticks * 10))
}

/// Waits for what another thread does by itself, within a minute.
pub fn until(what: &str, mut holds: impl FnMut() -> bool) {
    for _ in 0..1_200 {
        if holds() {
            return;
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    panic!("not within a minute: {what}");
}
