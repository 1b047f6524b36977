//! Choices about one file.

use super::pdf::Recognised;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Choices of the user about one file.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct ImportOptions {
    /// Name of a character encoding (WHATWG label) for text files, when the guess was wrong.
    pub encoding: Option<String>,
    /// Password of an encrypted file.
    pub password: Option<String>,
    /// Read a tagged PDF as if it had no tags (to check one way of reading against the other).
    pub ignore_tags: bool,
    /// What was recognised of the pages of a PDF that hold no text that can be read. Other pages take nothing from it.
    pub recognised: Option<Arc<Recognised>>,
}

/// Encodings that texts of negotiations come in, by the names of the WHATWG standard, the commonest first.
pub const ENCODINGS: [&str; 20] = [
    "UTF-8",
    "windows-1252",
    "windows-1251",
    "windows-1256",
    "GB18030",
    "GBK",
    "Big5",
    "UTF-16LE",
    "UTF-16BE",
    "KOI8-R",
    "IBM866",
    "ISO-8859-5",
    "ISO-8859-6",
    "x-mac-cyrillic",
    "macintosh",
    "ISO-8859-2",
    "windows-1250",
    "windows-1254",
    "Shift_JIS",
    "EUC-KR",
];
