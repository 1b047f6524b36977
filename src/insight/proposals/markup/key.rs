//! What the looks of a compilation text stand for.

use std::collections::BTreeMap;

/// What a look stands for in a compilation text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Meaning {
    /// Nothing: a look like any other.
    Nothing,
    /// Words proposed.
    Addition,
    /// Words proposed to go.
    Deletion,
    /// A remark.
    Remark,
}

/// The key of a text: what its looks stand for. Secretariats print it at the top; the user sets it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MarkupKey {
    /// Bold type.
    pub bold: Meaning,
    /// Underlined.
    pub underline: Meaning,
    /// Struck out.
    pub strike: Meaning,
    /// Italic type.
    pub italic: Meaning,
    /// Colours (0xRRGGBB) of delegations, by their names.
    pub colours: BTreeMap<u32, String>,
}

impl Default for MarkupKey {
    /// The commonest key: bold or underlined comes in, struck out goes.
    fn default() -> Self {
        Self {
            bold: Meaning::Addition,
            underline: Meaning::Addition,
            strike: Meaning::Deletion,
            italic: Meaning::Nothing,
            colours: BTreeMap::new(),
        }
    }
}

impl MarkupKey {
    /// Reads a key as a user writes it: `bold=addition, strike=deletion, italic=remark, underline=nothing, #c00000=EU`.
    /// What it leaves out stays as usual.
    ///
    /// # Errors
    /// The part that is not understood, as written.
    pub fn from_key(key: &str) -> Result<Self, String> {
        let mut markup_key = Self::default();
        for part in key.split(',').map(str::trim).filter(|part| !part.is_empty()) {
            let wrong = || part.to_owned();
            let (look, means) = part.split_once('=').ok_or_else(wrong)?;
            let (look, means) = (look.trim(), means.trim());
            if let Some(colour) = look.strip_prefix('#') {
                let six = colour.len() == 6 && colour.bytes().all(|byte| byte.is_ascii_hexdigit());
                let colour = u32::from_str_radix(colour, 16).ok().filter(|_| six && !means.is_empty());
                markup_key.colours.insert(colour.ok_or_else(wrong)?, means.to_owned());
                continue;
            }
            let meaning = match means.to_lowercase().as_str() {
                "addition" => Meaning::Addition,
                "deletion" => Meaning::Deletion,
                "remark" => Meaning::Remark,
                "nothing" => Meaning::Nothing,
                _ => return Err(wrong()),
            };
            match look.to_lowercase().as_str() {
                "bold" => markup_key.bold = meaning,
                "underline" => markup_key.underline = meaning,
                "strike" => markup_key.strike = meaning,
                "italic" => markup_key.italic = meaning,
                _ => return Err(wrong()),
            }
        }
        Ok(markup_key)
    }
}
