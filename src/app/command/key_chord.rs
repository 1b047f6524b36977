//! Combinations of keys, as commands name them.

/// A combination of keys. `command` is ⌘ on a Mac and Ctrl elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Keys {
    /// With the command key.
    pub command: bool,
    /// With shift.
    pub shift: bool,
    /// The key, by the name the window's library gives it.
    pub key: &'static str,
}

pub(in crate::app) const fn plain(key: &'static str) -> Keys {
    Keys { command: false, shift: false, key }
}

pub(in crate::app) const fn with_shift(key: &'static str) -> Keys {
    Keys { command: false, shift: true, key }
}

pub(in crate::app) const fn with_command(key: &'static str) -> Keys {
    Keys { command: true, shift: false, key }
}

pub(in crate::app) const fn with_both(key: &'static str) -> Keys {
    Keys { command: true, shift: true, key }
}

impl Keys {
    /// The combination as it is printed: `Ctrl+Shift+Z`, `F8`, `n`.
    pub fn printed(&self, mac: bool) -> String {
        let mut parts = Vec::new();
        if self.command {
            parts.push(if mac { "⌘" } else { "Ctrl" });
        }
        if self.shift {
            parts.push(if mac { "⇧" } else { "Shift" });
        }
        let key = match self.key {
            "Backspace" => "←",
            "Plus" => "+",
            "Minus" => "−",
            "Period" => ".",
            "Questionmark" => "?",
            "Asterisk" => "*",
            "Equals" => "=",
            "OpenBracket" => "[",
            "CloseBracket" => "]",
            "Backslash" => "\\",
            key => key,
        };
        let lower = key.to_lowercase();
        let key = if !self.command && key.len() == 1 { lower.as_str() } else { key };
        parts.push(key);
        parts.join(if mac { "" } else { "+" })
    }
}
