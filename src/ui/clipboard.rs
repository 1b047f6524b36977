//! The one door to the clipboard.
//!
//! egui puts plain text there. What has a look (struck, underlined) goes through the library that egui itself stands on,
//! which holds HTML and plain text side by side: whoever pastes takes what they can read.

/// Puts HTML on a clipboard, and plain text for whoever can't paste it; tells whether it could.
pub type RichClipboard = Box<dyn FnMut(&str, &str) -> bool>;

/// The clipboard as the window knows it.
#[derive(Default)]
pub(super) struct Clipboard {
    rich: Option<RichClipboard>,
}

impl Clipboard {
    /// A clipboard that can hold HTML.
    pub(super) const fn rich(rich: RichClipboard) -> Self {
        Self { rich: Some(rich) }
    }

    /// Puts `text` there, with its look as `html` where that can be; returns whether it could.
    pub(super) fn put(&mut self, ctx: &egui::Context, text: &str, html: &str) -> bool {
        let rich = self.rich.as_mut().is_some_and(|rich| rich(html, text));
        if !rich {
            put_text(ctx, text);
        }
        rich
    }
}

/// Puts plain text on the clipboard.
pub(super) fn put_text(ctx: &egui::Context, text: &str) {
    ctx.copy_text(text.to_owned());
}

/// The system's clipboard, opened when something is put there for the first time and kept: on some systems it holds what
/// was copied only as long as it is open.
pub(super) fn of_system() -> RichClipboard {
    let mut opened: Option<arboard::Clipboard> = None;
    Box::new(move |html, text| {
        if opened.is_none() {
            opened = arboard::Clipboard::new().ok();
        }
        opened.as_mut().is_some_and(|clipboard| clipboard.set().html(html, Some(text)).is_ok())
    })
}
