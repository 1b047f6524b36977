//! Starts the program beside it without a console: what shortcuts and double clicks on Windows run.
//!
//! `travaux.exe` itself is a program of the console, so that commands have their output; started from the desktop it would
//! open a console behind its window. Built with `--features windows-start` only. Not tried: written on Linux.
#![cfg_attr(windows, windows_subsystem = "windows")]

use std::process::{Command, ExitCode};

/// Gives a console program no window: `CREATE_NO_WINDOW` of the Windows API.
#[cfg(windows)]
fn without_console(command: &mut Command) {
    use std::os::windows::process::CommandExt as _;
    command.creation_flags(0x0800_0000);
}

#[cfg(not(windows))]
const fn without_console(_command: &mut Command) {}

fn main() -> ExitCode {
    let Ok(own) = std::env::current_exe() else { return ExitCode::from(2) };
    let mut command = Command::new(own.with_file_name(if cfg!(windows) { "travaux.exe" } else { "travaux" }));
    command.args(std::env::args_os().skip(1));
    without_console(&mut command);
    match command.spawn() {
        Ok(_running) => ExitCode::SUCCESS,
        Err(_) => ExitCode::from(2),
    }
}
