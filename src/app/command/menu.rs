//! The menus that commands stand in.

/// Where a command stands in the menu.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Menu {
    /// The study and its files.
    Study,
    /// Undo, search.
    Edit,
    /// Moving through drafts and changes.
    Go,
    /// Triage, tags, attributions.
    Annotate,
    /// What is shown, and how.
    View,
    /// Help.
    Help,
}

impl Menu {
    /// Every menu, in order.
    pub const ALL: [Self; 6] = [Self::Study, Self::Edit, Self::Go, Self::Annotate, Self::View, Self::Help];

    /// Key of its title.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Study => "menu-study",
            Self::Edit => "menu-edit",
            Self::Go => "menu-go",
            Self::Annotate => "menu-annotate",
            Self::View => "menu-view",
            Self::Help => "menu-help",
        }
    }
}
