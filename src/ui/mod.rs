//! The window: the only egui.
//!
//! May use every room above. Drawing reads what `app` has prepared and pushes `Action`s; `Window::logic` carries them
//! out before the next drawing. Nothing here changes the study, reads a file or computes a difference.

mod clipboard;
pub(crate) mod ctx;
mod dialogs;
mod find;
mod key_order;
mod keys;
mod legend;
mod menu_bar;
mod shell;
mod status_bar;
mod tabs;
mod toasts;
pub mod tokens;
mod type_ahead;
mod views;
mod welcome;
mod widgets;

use self::clipboard::Clipboard;
pub use self::clipboard::RichClipboard;
use self::ctx::{Asking, Ctx};
use self::key_order::Pressed;
use crate::app::{Action, App, ShellAction, Tab, WindowSize};
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, TryRecvError};

/// The window: the program's state and what the views remember.
pub struct Window {
    app: App,
    views: shell::Views,
    /// A file dialog of the system that is open, and what it is for.
    asking: Option<(Asking, Receiver<Option<Vec<PathBuf>>>)>,
    /// The look last asked of egui: nothing yet, as the system, light or dark.
    themed: Option<Option<bool>>,
    titled: String,
    clipboard: Clipboard,
    type_ahead: type_ahead::TypeAhead,
}

impl Window {
    /// Makes a window for `app` and gives `ctx` the fonts and themes.
    pub fn new(ctx: &egui::Context, app: App) -> Self {
        tokens::install(ctx);
        // Ctrl and plus or minus set the size of the drafts' type, not of the whole window.
        ctx.options_mut(|options| options.zoom_with_keyboard = false);
        let mut app = app;
        let waker = ctx.clone();
        app.set_waker(std::sync::Arc::new(move || waker.request_repaint()));
        Self {
            app,
            views: shell::Views::default(),
            asking: None,
            themed: None,
            titled: String::new(),
            clipboard: Clipboard::default(),
            type_ahead: type_ahead::TypeAhead::default(),
        }
    }

    /// Has what is copied put on the system's clipboard together with its look; without it plain text alone is put there,
    /// by egui.
    #[must_use]
    pub fn with_system_clipboard(self) -> Self {
        self.with_clipboard(clipboard::of_system())
    }

    /// The same with another clipboard, for tests.
    #[must_use]
    pub fn with_clipboard(mut self, clipboard: RichClipboard) -> Self {
        self.clipboard = Clipboard::rich(clipboard);
        self
    }

    /// The program's state.
    pub const fn app(&self) -> &App {
        &self.app
    }

    /// The program's state, for tests that put something before the user.
    pub const fn app_mut(&mut self) -> &mut App {
        &mut self.app
    }

    /// Takes in what has arrived from outside and from the background. Draws nothing.
    pub fn work(&mut self, ctx: &egui::Context) {
        self.take_dropped(ctx);
        self.take_answer();
        self.app.tick();
        self.apply_look(ctx);
        if let Some(window_request) = self.app.take_window_request() {
            self.handle_request(ctx, window_request);
        }
        if ctx.input(|input| input.viewport().close_requested()) && !self.app.study_file().may_close(self.app.session())
        {
            ctx.send_viewport_cmd(egui::ViewportCommand::CancelClose);
            self.app.perform(Action::Run(crate::app::Command::Quit));
        }
        if let Some(pause) = self.app.next_tick() {
            ctx.request_repaint_after(pause);
        }
    }

    /// Draws the window and carries out what the user wants.
    pub fn draw(&mut self, ui: &mut egui::Ui) {
        self.app.set_asks_path(self.views.dialogs.path().is_open());
        self.app.set_narrow(shell::is_narrow(ui.available_width(), self.app.prefs()));
        self.views.dialogs.hold_focus(ui.ctx(), self.app.is_covered());
        self.type_ahead.begin_frame(ui.ctx());
        let typing = type_ahead::is_typing(ui.ctx());
        let (pressed, typed) = key_order::pressed_in_order(ui, &self.app, typing);
        let ctx = Ctx::new(&self.app);
        shell::shell_ui(ui, &ctx, &mut self.views);
        let asked = ctx.into_asked();
        if let Some(place) = self.views.take_read_place() {
            self.app.set_read_place(place);
        }
        let of_views = asked.pressed.into_iter().map(|action| Pressed { action, up_to: typed.len() });
        for Pressed { action, up_to } in pressed.into_iter().chain(of_views) {
            if self.takes_keyboard(ui.ctx(), action) {
                // What was pressed after it is no longer the views', but meant for what it opened.
                self.type_ahead.open(ui.ctx(), key_order::typed_after(typed, up_to));
                break;
            }
        }
        for action in asked.wanted {
            self.perform(action);
        }
        if self.app.is_dirty_view() || self.app.has_window_request() {
            ui.ctx().request_repaint();
        }
    }

    fn perform(&mut self, action: Action) {
        if action == Action::Run(crate::app::Command::Headline) {
            self.views.inspector.focus_headline = true;
        }
        self.app.perform(action);
    }

    /// Carries out what a key asks for. Returns whether something opened by it over the views, or in the search field.
    fn takes_keyboard(&mut self, ctx: &egui::Context, action: Action) -> bool {
        let was_covered = self.app.is_covered();
        let mut taken = action == Action::Run(crate::app::Command::Headline);
        self.perform(action);
        if let Some(window_request) = self.app.take_window_request() {
            taken |= window_request == crate::app::WindowRequest::FocusFilter;
            self.handle_request(ctx, window_request);
        }
        taken || (!was_covered && (self.app.is_covered() || self.views.dialogs.path().is_open()))
    }

    fn take_dropped(&mut self, ctx: &egui::Context) {
        let paths: Vec<PathBuf> =
            ctx.input(|input| input.raw.dropped_files.iter().map(|file| file.path().to_path_buf()).collect());
        if !paths.is_empty() {
            self.app.perform(Action::Dropped(paths));
        }
    }

    fn apply_look(&mut self, ctx: &egui::Context) {
        // What the system has, before anybody chose.
        self.app.set_system_dark(ctx.theme() == egui::Theme::Dark);
        let dark = self.app.prefs().dark;
        if self.themed != Some(dark) {
            let wanted = match dark {
                Some(true) => egui::ThemePreference::Dark,
                Some(false) => egui::ThemePreference::Light,
                None => egui::ThemePreference::System,
            };
            ctx.set_theme(wanted);
            self.themed = Some(dark);
        }
        self.keep_size(ctx);
        let title = self.app.window_title();
        if title != self.titled {
            ctx.send_viewport_cmd(egui::ViewportCommand::Title(title.clone()));
            self.titled = title;
        }
    }

    /// Remembers how large the window is.
    fn keep_size(&mut self, ctx: &egui::Context) {
        let (rect, maximised, hidden) = ctx.input(|input| {
            let viewport = input.viewport();
            let full = viewport.maximized == Some(true) || viewport.fullscreen == Some(true);
            (viewport.inner_rect, full, viewport.minimized == Some(true))
        });
        let Some(rect) = rect.filter(|rect| !hidden && rect.is_positive()) else { return };
        let known = self.app.prefs().window;
        // The size to come back to is that before it filled the screen.
        let size = known.filter(|_| maximised).map_or(rect.size(), |known| egui::vec2(known.width, known.height));
        let window = WindowSize { width: size.x.round(), height: size.y.round(), maximised };
        // A window is drawn larger and smaller in many steps: only where it is let go counts.
        if known != Some(window) && !ctx.input(|input| input.pointer.any_down()) {
            self.app.perform(Action::Shell(ShellAction::SetWindow(window)));
        }
    }

    fn handle_request(&mut self, ctx: &egui::Context, window_request: crate::app::WindowRequest) {
        match window_request {
            crate::app::WindowRequest::AskOpen => self.ask(ctx, Asking::Open),
            crate::app::WindowRequest::AskCopy(draft) => self.ask(ctx, Asking::Copy(draft)),
            crate::app::WindowRequest::AskSubmission => self.ask(ctx, Asking::Submission),
            crate::app::WindowRequest::AskReferences => self.ask(ctx, Asking::References),
            crate::app::WindowRequest::AskCodebook => self.ask(ctx, Asking::Codebook),
            crate::app::WindowRequest::AskCodebookOut => self.ask(ctx, Asking::CodebookOut),
            crate::app::WindowRequest::AskPack => self.ask(ctx, Asking::Pack),
            crate::app::WindowRequest::AskPackOut => self.ask(ctx, Asking::PackOut),
            crate::app::WindowRequest::AskMerge => self.ask(ctx, Asking::Merge),
            crate::app::WindowRequest::AskMergeBase => self.ask(ctx, Asking::MergeBase),
            crate::app::WindowRequest::AskSave => self.ask(ctx, Asking::Save),
            crate::app::WindowRequest::AskExport(format) => self.ask(ctx, Asking::Export(format)),
            crate::app::WindowRequest::Copy { text, html } => {
                let rich = self.clipboard.put(ctx, &text, &html);
                self.app.perform(Action::Shell(crate::app::ShellAction::Copied(rich)));
            }
            crate::app::WindowRequest::Close => ctx.send_viewport_cmd(egui::ViewportCommand::Close),
            crate::app::WindowRequest::FocusFilter => ctx.memory_mut(|memory| memory.request_focus(find::field())),
        }
    }

    /// Opens the system's file dialog on its own thread; where no portal answers, the path field of our own dialog is
    /// there all the time.
    fn ask(&mut self, ctx: &egui::Context, asking: Asking) {
        self.views.dialogs.path_mut().open(asking, &Ctx::new(&self.app));
        if !self.app.system_dialogs() {
            return;
        }
        let suggestion = self.views.dialogs.path().suggested();
        let answer = crate::app::in_background("file dialog", {
            let ctx = ctx.clone();
            move || {
                let picked = dialogs::system_dialog(asking, &suggestion);
                ctx.request_repaint();
                picked
            }
        });
        self.asking = answer.map(|answer| (asking, answer));
    }

    fn take_answer(&mut self) {
        let Some((asking, answer)) = &self.asking else { return };
        let asking = *asking;
        match answer.try_recv() {
            Ok(Some(paths)) => {
                self.asking = None;
                self.views.dialogs.path_mut().close();
                if let Some(action) = dialogs::path_action(asking, paths) {
                    self.app.perform(action);
                }
            }
            Ok(None) | Err(TryRecvError::Disconnected) => self.asking = None,
            Err(TryRecvError::Empty) => {}
        }
    }

    /// The tab shown.
    pub fn tab(&self) -> Tab {
        self.app.prefs().tab
    }
}

impl eframe::App for Window {
    fn logic(&mut self, ctx: &egui::Context, _frame: &mut eframe::Frame) {
        self.work(ctx);
    }

    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        self.draw(ui);
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.app.shutdown();
    }
}
