//! The program: the clock, the source of ids, the window's start. Everything else is the library's.

use std::io::{IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use travaux::app::{APART, Apart, App, Clock, Folders, Setup, work_apart};
use travaux::base::{IdSource, Timestamp, visible};
use travaux::cli::guard::{Ended, Opened, guard};
use travaux::cli::{self, Exit, Start, World};
use travaux::locale::UiLanguage;
use travaux::ui::Window;

/// Ids from the operating system.
struct SystemIds;

impl IdSource for SystemIds {
    fn next_bits(&mut self) -> u128 {
        let mut bytes = [0; 16];
        if getrandom::fill(&mut bytes).is_err() {
            // Without a source of random numbers the time must do: unique on this machine.
            let now = Timestamp::now().as_nanosecond();
            return now.unsigned_abs();
        }
        u128::from_le_bytes(bytes)
    }
}

/// This program: what its children are started from. On Linux also once it was replaced by a newer one.
fn own_program() -> Apart {
    let own = if cfg!(target_os = "linux") { Some(PathBuf::from("/proc/self/exe")) } else { None };
    own.filter(|own| own.exists()).or_else(|| std::env::current_exe().ok()).map_or_else(Apart::default, Apart::at)
}

fn main() -> ExitCode {
    if std::env::args_os().nth(1).is_some_and(|first| first == APART) {
        return if work_apart(std::io::stdin(), std::io::stdout()) { ExitCode::SUCCESS } else { ExitCode::FAILURE };
    }
    travaux::app::sweep_private_folders();
    match cli::parse(std::env::args_os(), system_language()) {
        Start::Print(text) => {
            print(&text);
            ExitCode::SUCCESS
        }
        Start::Fault(text) => finish(&Exit::Fault(text)),
        Start::Task(task) => finish(&with_world(|world| cli::run(&task, world))),
        Start::Window(files) => window(files),
    }
}

fn with_world(run: impl FnOnce(&mut World<'_>) -> Exit) -> Exit {
    let mut input = std::io::BufReader::new(std::io::stdin());
    let mut output = std::io::BufWriter::new(std::io::stdout());
    let exit = run(&mut World {
        input: &mut input,
        output: &mut output,
        errors: &mut std::io::stderr(),
        terminal: std::io::stderr().is_terminal(),
        now: Timestamp::now(),
        ids: &mut SystemIds,
        apart: own_program(),
        language: language(),
    });
    match output.flush() {
        Ok(()) => exit,
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => exit,
        Err(error) => Exit::Fault(format!("stdout: {error}")),
    }
}

fn system_language() -> UiLanguage {
    UiLanguage::from_tag(&sys_locale::get_locale().unwrap_or_default())
}

/// The language that the command line names, else the system's.
fn language() -> UiLanguage {
    let args: Vec<std::ffi::OsString> = std::env::args_os().collect();
    cli::language(&args).unwrap_or_else(system_language)
}

fn print(text: &str) {
    // A reader that has gone has no use for the rest.
    std::io::stdout().write_all(text.as_bytes()).ok();
}

fn finish(exit: &Exit) -> ExitCode {
    if let Exit::Fault(text) | Exit::Broken(text) = exit {
        // Names of files stand in it.
        writeln!(std::io::stderr(), "travaux: {}", visible(text)).ok();
    }
    ExitCode::from(exit.status())
}

/// Opens the window. Where that can't be, says so, and without files does the main job on the sample study.
fn window(files: Vec<PathBuf>) -> ExitCode {
    let bare = files.is_empty();
    let why = if has_screen() {
        match open_window(files) {
            Ended::Done(Ok(())) => return ExitCode::SUCCESS,
            Ended::Broke(said, log) => return finish(&Exit::Broken(broke(&said, log.as_deref()))),
            Ended::Done(Err(why)) | Ended::BeforeOpening(why) => why,
        }
    } else {
        "there is no screen".to_owned()
    };
    let why = why.lines().next().filter(|why| !why.is_empty()).unwrap_or("the windowing library failed");
    if !bare {
        return finish(&Exit::Fault(format!(
            "the window can't open ({why}); without one, use travaux compare, show or report"
        )));
    }
    writeln!(std::io::stderr(), "travaux: the window can't open ({why}); comparing the sample study without one").ok();
    finish(&with_world(cli::run_demo))
}

/// What is said of a panic while the window stood.
fn broke(said: &str, log: Option<&Path>) -> String {
    let known = log.map_or_else(|| said.to_owned(), |log| format!("what is known of it stands in {}", log.display()));
    format!("stopped by an error of its own ({known}); what was done until then comes back at the next start")
}

/// Whether a display server is named; asking the windowing library without one costs a panic on some systems.
fn has_screen() -> bool {
    if !cfg!(all(unix, not(target_os = "macos"))) {
        return true;
    }
    ["DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET"]
        .iter()
        .any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()))
}

/// The window's icon; none should it not be read, since a window without one is better than none.
fn icon() -> egui::IconData {
    eframe::icon_data::from_png_bytes(include_bytes!("../assets/desktop/travaux.png")).unwrap_or_default()
}

fn open_window(files: Vec<PathBuf>) -> Ended<Result<(), String>> {
    let folders = Folders::of_user();
    let last = App::last_window(&folders);
    let options = eframe::NativeOptions {
        viewport: egui::ViewportBuilder::default()
            .with_app_id("travaux")
            .with_title("Travaux")
            .with_icon(icon())
            .with_inner_size(last.map_or([1440.0, 900.0], |last| [last.width, last.height]))
            .with_clamp_size_to_monitor_size(true)
            .with_maximized(last.is_some_and(|last| last.maximised))
            .with_min_inner_size([760.0, 480.0])
            .with_drag_and_drop(true),
        renderer: eframe::Renderer::Glow,
        ..eframe::NativeOptions::default()
    };
    let clock: Clock = Arc::new(Timestamp::now);
    let opened = Opened::default();
    let stands = opened.clone();
    let log = folders.panic_log();
    let setup = Setup {
        ids: Box::new(SystemIds),
        clock,
        folders,
        language: language(),
        system_dialogs: true,
        apart: own_program(),
    };
    let run = move || {
        eframe::run_native(
            "travaux",
            options,
            Box::new(move |context| {
                let mut app = App::new(setup);
                if files.is_empty() {
                    app.start();
                } else {
                    app.start_with(files);
                }
                let window = Window::new(&context.egui_ctx, app).with_system_clipboard();
                stands.set();
                Ok(Box::new(window))
            }),
        )
        .map_err(|error| match error {
            // Their own words are a page of settings.
            eframe::Error::Glutin(_) | eframe::Error::NoGlutinConfigs(..) | eframe::Error::OpenGL(_) => {
                "no OpenGL was found; on Debian, install libegl1, libgl1 and libgl1-mesa-dri".to_owned()
            }
            other => other.to_string(),
        })
    };
    guard(log, &opened, run)
}
