//! The window's frame: what is shown, and how. Dialogs and preferences as plain data.

pub(in crate::app) mod action;
pub(in crate::app) mod dialog;
pub(in crate::app) mod preferences;

use crate::app::session::Session;
use crate::app::shell::action::ShellAction;
use crate::app::shell::preferences::last_place::ReadPlace;
use crate::app::shell::preferences::{ReadLayout, SidePanel, TEXT_SIZES, Tab, USUAL_TEXT_SIZE, WhoPart};
use crate::base::Message;
use crate::locale::Locale;

/// What the window has told of itself, and what it shows beside the study.
#[derive(Debug, Default)]
pub struct Shell {
    /// Whether the system's file dialogs are tried.
    system_dialogs: bool,
    /// Whether the window asks for a path, over everything else.
    asks_path: bool,
    /// Whether the system is dark.
    system_dark: bool,
    legend: bool,
    /// Whether the inspector stands below the text.
    narrow: bool,
    /// What stands on the screen where drafts are read.
    read: Option<ReadPlace>,
}

impl Shell {
    pub(in crate::app) fn new(system_dialogs: bool) -> Self {
        Self { system_dialogs, ..Self::default() }
    }

    /// Whether the system's file dialogs are tried.
    pub const fn system_dialogs(&self) -> bool {
        self.system_dialogs
    }

    /// Whether the legend of the redline's marks is shown.
    pub const fn shows_legend(&self) -> bool {
        self.legend
    }

    /// Whether the window asks for a path, over everything else.
    pub const fn asks_path(&self) -> bool {
        self.asks_path
    }

    pub(in crate::app) const fn set_asks_path(&mut self, asks: bool) {
        self.asks_path = asks;
    }

    pub(in crate::app) const fn set_system_dark(&mut self, dark: bool) {
        self.system_dark = dark;
    }

    /// Whether the window is so narrow that the inspector stands below the text.
    pub(in crate::app) const fn is_narrow(&self) -> bool {
        self.narrow
    }

    pub(in crate::app) const fn set_narrow(&mut self, narrow: bool) {
        self.narrow = narrow;
    }

    /// What stands on the screen where drafts are read.
    pub(in crate::app) const fn read_place(&self) -> Option<ReadPlace> {
        self.read
    }

    pub(in crate::app) const fn set_read_place(&mut self, place: ReadPlace) {
        self.read = Some(place);
    }

    /// Does what was asked.
    pub(in crate::app) fn perform(&mut self, action: ShellAction, session: &mut Session) {
        let prefs = &mut session.prefs;
        match action {
            ShellAction::Copied(true) => session.notify(Message::new("copied"), false),
            ShellAction::Copied(false) => session.notify(Message::new("copied-plain"), false),
            ShellAction::DismissToast(number) => session.notifications.retain(|toast| toast.number != number),
            ShellAction::SetTextSize(size) => prefs.text_size = size.clamp(*TEXT_SIZES.start(), *TEXT_SIZES.end()),
            ShellAction::Read => prefs.tab = Tab::Read,
            ShellAction::Changes => prefs.tab = Tab::Changes,
            ShellAction::History => prefs.tab = Tab::History,
            ShellAction::Actors => (prefs.tab, prefs.who) = (Tab::Who, WhoPart::Actors),
            ShellAction::Ledger => (prefs.tab, prefs.who) = (Tab::Who, WhoPart::Ledger),
            ShellAction::Facts(part) => (prefs.tab, prefs.facts) = (Tab::Facts, part),
            ShellAction::Fate => (prefs.tab, prefs.who) = (Tab::Who, WhoPart::Fate),
            ShellAction::Agreed => (prefs.tab, prefs.who) = (Tab::Who, WhoPart::Agreed),
            ShellAction::SideBySide => (prefs.tab, prefs.layout) = (Tab::Read, ReadLayout::SideBySide),
            ShellAction::Redline => (prefs.tab, prefs.layout) = (Tab::Read, ReadLayout::Redline),
            ShellAction::ToggleUnchanged => prefs.changes_only = !prefs.changes_only,
            ShellAction::ToggleOutline => prefs.outline = !prefs.outline,
            ShellAction::ToggleInspector if self.narrow => prefs.drawer = !prefs.drawer,
            ShellAction::ToggleInspector => prefs.inspector = !prefs.inspector,
            ShellAction::ToggleRecognition => {
                prefs.recognise = !prefs.recognise;
                let key = if prefs.recognise { "recognition-on" } else { "recognition-off" };
                session.notify(Message::new(key), false);
            }
            ShellAction::SetPanelSize(SidePanel::Outline, width) => prefs.outline_width = Some(width),
            ShellAction::SetPanelSize(SidePanel::Inspector, width) => prefs.inspector_width = Some(width),
            ShellAction::SetPanelSize(SidePanel::Drawer, height) => prefs.drawer_height = Some(height),
            ShellAction::SetWindow(window) => prefs.window = Some(window),
            ShellAction::Inspector if self.narrow => prefs.drawer = true,
            ShellAction::Inspector => prefs.inspector = true,
            ShellAction::ToggleLegend => self.legend = !self.legend,
            ShellAction::Resize(true) => prefs.text_size = (prefs.text_size + 1.0).min(*TEXT_SIZES.end()),
            ShellAction::Resize(false) => prefs.text_size = (prefs.text_size - 1.0).max(*TEXT_SIZES.start()),
            ShellAction::UsualSize => prefs.text_size = USUAL_TEXT_SIZE,
            ShellAction::ToggleDark => prefs.dark = Some(!prefs.dark.unwrap_or(self.system_dark)),
            ShellAction::SwitchLanguage => {
                let language = session.locale.language().other();
                prefs.language = Some(language.tag().to_owned());
                session.locale = Locale::new(language);
            }
        }
    }
}
