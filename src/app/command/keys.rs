//! Keys, combinations of them, and the states of the window in which they mean a command.

use crate::app::annotate::action::WordStep;

/// Makes the enum of the keys: variant, the name the window's library gives the key, what stands on its cap.
macro_rules! keys {
    ($($key:ident $name:literal $cap:literal;)+) => {
        /// A key of the keyboard that commands are given.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Key {
            $(#[doc = concat!("The key ", $name, ".")] $key,)+
        }

        impl Key {
            /// Every key that commands are given.
            pub const ALL: &'static [Self] = &[$(Self::$key,)+];

            /// Returns the name that the window's library gives it.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$key => $name,)+
                }
            }

            /// Returns what stands on its cap.
            const fn cap(self) -> &'static str {
                match self {
                    $(Self::$key => $cap,)+
                }
            }
        }
    };
}

keys! {
    A "A" "A"; B "B" "B"; C "C" "C"; D "D" "D"; E "E" "E"; F "F" "F"; G "G" "G"; H "H" "H"; I "I" "I"; J "J" "J";
    K "K" "K"; L "L" "L"; M "M" "M"; N "N" "N"; O "O" "O"; P "P" "P"; Q "Q" "Q"; R "R" "R"; S "S" "S"; T "T" "T";
    U "U" "U"; V "V" "V"; W "W" "W"; X "X" "X"; Y "Y" "Y"; Z "Z" "Z";
    Num0 "0" "0"; Num1 "1" "1"; Num2 "2" "2"; Num3 "3" "3"; Num4 "4" "4"; Num5 "5" "5"; Num6 "6" "6"; Num7 "7" "7"; Num8 "8" "8";
    F1 "F1" "F1"; F3 "F3" "F3"; F7 "F7" "F7"; F8 "F8" "F8";
    ArrowUp "ArrowUp" "ArrowUp";
    ArrowDown "ArrowDown" "ArrowDown";
    ArrowLeft "ArrowLeft" "ArrowLeft";
    ArrowRight "ArrowRight" "ArrowRight";
    Home "Home" "Home";
    End "End" "End";
    Enter "Enter" "Enter";
    Escape "Escape" "Escape";
    Space "Space" "Space";
    Backspace "Backspace" "←";
    Plus "Plus" "+";
    Minus "Minus" "−";
    Equals "Equals" "=";
    Period "Period" ".";
    Slash "Slash" "/";
    Questionmark "Questionmark" "?";
    Asterisk "Asterisk" "*";
    OpenBracket "OpenBracket" "[";
    CloseBracket "CloseBracket" "]";
    Backslash "Backslash" "\\";
}

impl Key {
    /// Returns the character that is asked for as typed, since where it stands on a keyboard differs.
    pub const fn typed(self) -> Option<&'static str> {
        match self {
            Self::Asterisk
            | Self::Questionmark
            | Self::Slash
            | Self::Period
            | Self::OpenBracket
            | Self::CloseBracket
            | Self::Backslash => Some(self.cap()),
            _ => None,
        }
    }

    /// Whether it writes nothing where words are typed.
    const fn is_function(self) -> bool {
        matches!(self, Self::F1 | Self::F3 | Self::F7 | Self::F8)
    }
}

/// A combination of keys. `command` is ⌘ on a Mac and Ctrl elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Chord {
    /// With the command key.
    pub command: bool,
    /// With shift.
    pub shift: bool,
    /// The key.
    pub key: Key,
}

impl Chord {
    /// The key alone.
    pub const fn plain(key: Key) -> Self {
        Self { command: false, shift: false, key }
    }

    /// Returns the combination as it is printed: `Ctrl+Shift+Z`, `F8`, `n`.
    pub fn printed(&self, mac: bool) -> String {
        let mut parts = Vec::new();
        if self.command {
            parts.push(if mac { "⌘" } else { "Ctrl" });
        }
        if self.shift {
            parts.push(if mac { "⇧" } else { "Shift" });
        }
        let cap = self.key.cap();
        let lower = cap.to_lowercase();
        parts.push(if !self.command && cap.len() == 1 { lower.as_str() } else { cap });
        parts.join(if mac { "" } else { "+" })
    }
}

/// What the window stands in while a key is pressed; it decides which commands the key can mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mode {
    /// A page of the comparison: drafts, changes, history, actors.
    Page,
    /// Words of a change are being chosen on it.
    Words,
    /// The ask ledger, facts, proof-reading and matrices, which have plain keys of their own.
    Ledger,
    /// The check of an import or the review of a submission, which have plain keys of their own.
    Check,
    /// A text field has the focus: plain keys are its letters.
    Field,
    /// A dialog stands over everything.
    Dialog,
}

impl Mode {
    /// Every mode.
    pub const ALL: [Self; 6] = [Self::Page, Self::Words, Self::Ledger, Self::Check, Self::Field, Self::Dialog];
}

/// A combination of keys that asks for a command, and in which modes it does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shortcut {
    /// The keys.
    pub chord: Chord,
    modes: u8,
}

impl Shortcut {
    /// Binds a combination where such combinations hold unless a row says otherwise: a plain key on pages only; Ctrl and
    /// the function keys, which write nothing, everywhere but under a dialog.
    pub(in crate::app) const fn new(chord: Chord) -> Self {
        let page = Self { chord, modes: 0 }.also(Mode::Page).also(Mode::Words);
        if chord.command || chord.key.is_function() {
            page.also(Mode::Ledger).also(Mode::Check).also(Mode::Field)
        } else {
            page
        }
    }

    /// Binds it in this mode too.
    pub(in crate::app) const fn also(self, mode: Mode) -> Self {
        Self { modes: self.modes | 1 << mode as u8, ..self }
    }

    /// Binds it in every mode but this.
    pub(in crate::app) const fn except(self, mode: Mode) -> Self {
        Self { modes: self.modes & !(1 << mode as u8), ..self }
    }

    /// Binds it in this mode alone.
    pub(in crate::app) const fn only(self, mode: Mode) -> Self {
        Self { modes: 0, ..self }.also(mode)
    }

    /// Whether it holds in a mode.
    pub const fn holds_in(self, mode: Mode) -> bool {
        self.modes & 1 << mode as u8 != 0
    }

    /// Returns the combination as it is printed.
    pub fn printed(&self, mac: bool) -> String {
        self.chord.printed(mac)
    }
}

/// Makes the [`Shortcut`] of a combination as the table writes it: `Ctrl+Shift+K`, `N`, `Ctrl+Z`, and behind it where it
/// holds beside, except or instead of the usual modes: `Slash also Ledger`, `Ctrl+A except Field`, `Ctrl+C only Page`.
macro_rules! shortcut {
    ($first:ident $(+ $next:ident)* $(, $how:ident $mode:ident)*) => {
        $crate::app::command::keys::Shortcut::new($crate::app::command::keys::chord!($first $(+ $next)*))
            $(.$how($crate::app::command::keys::Mode::$mode))*
    };
}

/// Makes the [`Chord`] of a combination: `Ctrl+Shift+K`, `Shift+N`, `Enter`.
macro_rules! chord {
    (Ctrl+Shift+$key:ident) => {
        $crate::app::command::keys::Chord { command: true, shift: true, key: $crate::app::command::keys::Key::$key }
    };
    (Ctrl+$key:ident) => {
        $crate::app::command::keys::Chord { command: true, shift: false, key: $crate::app::command::keys::Key::$key }
    };
    (Shift+$key:ident) => {
        $crate::app::command::keys::Chord { command: false, shift: true, key: $crate::app::command::keys::Key::$key }
    };
    ($key:ident) => {
        $crate::app::command::keys::Chord::plain($crate::app::command::keys::Key::$key)
    };
}

pub(in crate::app) use {chord, shortcut};

/// The keys that choose words ([`Mode::Words`]); every other key means what it means on the page.
pub const WORD_KEYS: [(Chord, WordStep); 12] = [
    (chord!(ArrowRight), WordStep::Word { forward: true, extend: false }),
    (chord!(ArrowLeft), WordStep::Word { forward: false, extend: false }),
    (chord!(Shift + ArrowRight), WordStep::Word { forward: true, extend: true }),
    (chord!(Shift + ArrowLeft), WordStep::Word { forward: false, extend: true }),
    (chord!(End), WordStep::Edge { forward: true, extend: false }),
    (chord!(Home), WordStep::Edge { forward: false, extend: false }),
    (chord!(Shift + End), WordStep::Edge { forward: true, extend: true }),
    (chord!(Shift + Home), WordStep::Edge { forward: false, extend: true }),
    (chord!(ArrowDown), WordStep::Paragraph { forward: true }),
    (chord!(ArrowUp), WordStep::Paragraph { forward: false }),
    (chord!(Enter), WordStep::Done),
    (chord!(Escape), WordStep::Leave),
];
