//! What is asked of the window's frame.

use crate::app::shell::preferences::{FactsPart, SidePanel, WindowSize};

/// Something asked of the window's frame: what is shown, and how.
#[derive(Debug, Clone, PartialEq)]
pub enum ShellAction {
    /// Take a message away.
    DismissToast(u64),
    /// Say what was put on the clipboard: with its look (`true`), or plain text alone.
    Copied(bool),
    /// Set the size of the drafts' type, in points.
    SetTextSize(f32),
    /// Show the drafts' text.
    Read,
    /// Show the list of changes.
    Changes,
    /// Show the provision through all drafts.
    History,
    /// Show the actors.
    Actors,
    /// Show the ledger of asks.
    Ledger,
    /// Show facts, findings, or counts.
    Facts(FactsPart),
    /// Show the fate of proposals.
    Fate,
    /// Show agreed language.
    Agreed,
    /// Show both drafts side by side.
    SideBySide,
    /// Show the drafts as one text with redline.
    Redline,
    /// Show what stayed the same, or don't.
    ToggleUnchanged,
    /// Show the outline, or don't.
    ToggleOutline,
    /// Show the inspector, or don't.
    ToggleInspector,
    /// Remember how wide a panel is, in points.
    SetPanelSize(SidePanel, f32),
    /// Remember how large the window is.
    SetWindow(WindowSize),
    /// Show the inspector.
    Inspector,
    /// Show the legend of the redline's marks, or don't.
    ToggleLegend,
    /// Have pages without text recognised, or don't.
    ToggleRecognition,
    /// Larger type (`true`), or smaller.
    Resize(bool),
    /// Type of the usual size.
    UsualSize,
    /// Dark, or light.
    ToggleDark,
    /// The other language.
    SwitchLanguage,
}
