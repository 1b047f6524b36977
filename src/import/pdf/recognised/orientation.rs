//! What Tesseract says of how a page lies and in what script it is written (`--psm 0`).
//!
//! ```text
//! Rotate: 180
//! Orientation confidence: 9.30
//! Script: Latin
//! Script confidence: 11.36
//! ```

/// A script as far as the choice of a language model needs it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Script {
    /// Letters of English, French, Spanish.
    Latin,
    /// Letters of Russian.
    Cyrillic,
    /// Letters of Arabic.
    Arabic,
    /// Chinese signs.
    Han,
}

/// How a page lies, and how it is written.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Orientation {
    /// By how many quarters it must be turned clockwise to stand upright.
    pub quarters: u8,
    /// How sure that is, from 0.
    pub turn_confidence: f32,
    /// The script, where it is one that is known.
    pub script: Option<Script>,
    /// How sure that is, from 0.
    pub script_confidence: f32,
}

/// Reads what Tesseract wrote. `None` where it says nothing of the kind.
pub fn orientation(told: &str) -> Option<Orientation> {
    let value = |name: &str| {
        told.lines().find_map(|line| line.trim().strip_prefix(name)?.trim_start().strip_prefix(':').map(str::trim))
    };
    let number = |name: &str| value(name).and_then(|value| value.parse::<f32>().ok()).filter(|value| value.is_finite());
    let rotate = number("Rotate")?;
    let script = match value("Script").unwrap_or_default() {
        "Latin" | "Fraktur" => Some(Script::Latin),
        "Cyrillic" => Some(Script::Cyrillic),
        "Arabic" => Some(Script::Arabic),
        // Signs that both languages write are called Japanese at times.
        "Han" | "HanS" | "HanT" | "Japanese" | "Japan" => Some(Script::Han),
        _ => None,
    };
    Some(Orientation {
        quarters: ((rotate / 90.0).round() as i32).rem_euclid(4) as u8,
        turn_confidence: number("Orientation confidence").unwrap_or(0.0),
        script,
        script_confidence: number("Script confidence").unwrap_or(0.0),
    })
}
