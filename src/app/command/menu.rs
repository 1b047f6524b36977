//! The menus that commands stand in.

use crate::base::closed_enum;

closed_enum!(
    /// Where a command stands in the menu.
    Menu {
        /// The study and its files.
        Study => "menu-study";
        /// Undo, search.
        Edit => "menu-edit";
        /// Moving through drafts and changes.
        Go => "menu-go";
        /// Triage, tags, attributions.
        Annotate => "menu-annotate";
        /// What is shown, and how.
        View => "menu-view";
        /// Help.
        Help => "menu-help";
    }
);
