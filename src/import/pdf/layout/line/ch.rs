//! Characters of a line, with their looks.

/// Not seen on the page: painted over by an area that was drawn later.
pub(crate) const UNSEEN: u8 = 4;
/// Recognised with little confidence.
pub(crate) const UNSURE: u8 = 8;
/// Underlined by a drawn line.
pub(crate) const UNDERLINE: u8 = 16;
/// Struck by a drawn line.
pub(crate) const STRIKE: u8 = 32;
/// Raised.
pub(crate) const SUPER: u8 = 64;
/// Lowered.
pub(crate) const SUB: u8 = 128;

/// A character of a line.
#[derive(Debug, Clone, Copy, PartialEq)]
#[expect(clippy::struct_field_names, reason = "a character is what it is")]
pub(crate) struct Ch {
    pub ch: char,
    /// `BOLD`, `ITALIC`, [`UNDERLINE`] and the others.
    pub flags: u8,
    /// 0xRRGGBB; 0 is black.
    pub colour: u32,
    /// Colour behind it.
    pub highlight: Option<u32>,
    /// The set of remarks on it; 0 for none.
    pub note: u32,
}
