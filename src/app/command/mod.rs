//! Everything a user can ask for, declared once, in [`table`]: enum, list, menu, palette, keys and help come from it.

pub(in crate::app) mod action;
pub(in crate::app) mod keys;
pub(in crate::app) mod menu;
pub(in crate::app) mod table;

use crate::app::command::keys::{Shortcut, shortcut};
use crate::app::command::menu::Menu;
use crate::app::command::table::every_command;

/// Makes the enum of the commands of its rows, and what is known of each without the program's state.
macro_rules! declare {
    ($($menu:ident { $(
        $(#[$doc:meta])* $name:ident $key:literal [$($first:ident $(+ $next:ident)* $($how:ident $mode:ident)*),*]
            if $can:ident => $run:expr;
    )+ })+) => {
        /// Something a user can ask for.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Command {
            $($($(#[$doc])* $name,)+)+
        }

        impl Command {
            /// Every command, in the order of menu and palette.
            pub const ALL: [Self; [$($($key),+),+].len()] = [$($(Self::$name),+),+];

            /// Key of its label; its help has the same key with `-help`.
            pub const fn key(self) -> &'static str {
                match self {
                    $($(Self::$name => $key,)+)+
                }
            }

            /// The menu it stands in.
            pub const fn menu(self) -> Menu {
                match self {
                    $($(Self::$name)|+ => Menu::$menu,)+
                }
            }

            /// The combinations of keys that ask for it; the first is printed in the menu.
            pub const fn keys(self) -> &'static [Shortcut] {
                match self {
                    $($(Self::$name => const { &[$(shortcut!($first $(+ $next)* $(, $how $mode)*)),*] },)+)+
                }
            }
        }
    };
}

every_command!(declare);

impl Command {
    /// The theme key (1 to 8) it tags with.
    pub const fn theme_key(self) -> Option<u8> {
        match self {
            Self::Theme1 => Some(1),
            Self::Theme2 => Some(2),
            Self::Theme3 => Some(3),
            Self::Theme4 => Some(4),
            Self::Theme5 => Some(5),
            Self::Theme6 => Some(6),
            Self::Theme7 => Some(7),
            Self::Theme8 => Some(8),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::command::keys::{Chord, Key, Mode, WORD_KEYS};
    use crate::locale::{Locale, UiLanguage};
    use std::collections::BTreeMap;

    #[test]
    fn every_command_has_words_in_both_languages() {
        for language in UiLanguage::ALL {
            let locale = Locale::new(language);
            for command in Command::ALL {
                for key in [command.key().to_owned(), format!("{}-help", command.key())] {
                    let words = locale.t(&key);
                    assert!(!words.is_empty() && words != key, "{} has no words for {key}", language.tag());
                }
            }
        }
    }

    #[test]
    fn every_command_has_words_of_its_own() {
        let mut taken = BTreeMap::new();
        for command in Command::ALL {
            assert!(command.key().starts_with("command-"), "{command:?}");
            if let Some(other) = taken.insert(command.key(), command) {
                panic!("{other:?} and {command:?} both have the words {}", command.key());
            }
        }
    }

    #[test]
    fn no_key_means_two_things_in_one_mode() {
        let mut taken: BTreeMap<(Mode, Chord), String> = BTreeMap::new();
        for (chord, step) in WORD_KEYS {
            let word = taken.insert((Mode::Words, chord), format!("{step:?}"));
            assert_eq!(word, None, "{}", chord.printed(false));
        }
        for command in Command::ALL {
            // Escape leaves the innermost thing: marks first, then the place one went to.
            let keys = command.keys().iter().filter(|keys| command != Command::GoBack || keys.chord.key != Key::Escape);
            for keys in keys {
                for mode in Mode::ALL.into_iter().filter(|&mode| keys.holds_in(mode)) {
                    if let Some(other) = taken.insert((mode, keys.chord), format!("{command:?}")) {
                        panic!("{} is both {other} and {command:?} in {mode:?}", keys.printed(false));
                    }
                }
            }
        }
    }

    #[test]
    fn plain_keys_are_letters_where_words_are_typed() {
        for command in Command::ALL {
            for keys in command.keys() {
                let writes = !keys.chord.command && !matches!(keys.chord.key, Key::F1 | Key::F3 | Key::F7 | Key::F8);
                assert!(!(writes && keys.holds_in(Mode::Field)), "{command:?} by {}", keys.printed(false));
            }
        }
    }

    #[test]
    fn keys_are_written_in_the_table_as_they_are_printed() {
        let printed = |command: Command| command.keys().iter().map(|keys| keys.printed(false)).collect::<Vec<_>>();
        assert_eq!(printed(Command::Redo), ["Ctrl+Shift+Z", "Ctrl+Y"]);
        assert_eq!(printed(Command::NextChange), ["n", "F8", "ArrowDown"]);
        assert_eq!(printed(Command::Shortcuts), ["?", "F1"]);
        assert!(printed(Command::About).is_empty());
    }
}
