//! Bytes of a text file → characters.

use crate::base::{Diagnostic, Message, Severity};
use crate::import::ImportOptions;
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// Decodes by the user's choice, the byte order mark, validity as UTF-8, or a guess, and says which when it matters.
pub(in crate::import) fn decode(bytes: &[u8], options: &ImportOptions, diagnostics: &mut Vec<Diagnostic>) -> String {
    let chosen = chosen(options);
    let encoding = of(bytes, options);
    let (text, _, lost) = encoding.decode(bytes);
    if encoding != UTF_8 && chosen.is_none() {
        diagnostics
            .push(Diagnostic::new(Severity::Info, Message::new("import-encoding").text("name", encoding.name())));
    }
    if lost {
        let line = text.lines().position(|line| line.contains('\u{FFFD}')).map_or(1, |line| line + 1);
        let count = text.chars().filter(|&char| char == '\u{FFFD}').count();
        let what = Message::new("import-undecodable").number("count", count).text("name", encoding.name());
        diagnostics.push(Diagnostic::new(Severity::Doubt, what).at_line(u32::try_from(line).unwrap_or(u32::MAX)));
    }
    text.into_owned()
}

fn chosen(options: &ImportOptions) -> Option<&'static Encoding> {
    options.encoding.as_deref().and_then(|label| Encoding::for_label(label.as_bytes()))
}

/// The encoding that `decode` would take.
pub(in crate::import) fn of(bytes: &[u8], options: &ImportOptions) -> &'static Encoding {
    let marked = || Encoding::for_bom(bytes).map(|(encoding, _)| encoding);
    chosen(options).or_else(marked).unwrap_or_else(|| guess(bytes))
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    if std::str::from_utf8(bytes).is_ok() && !bytes.contains(&0) {
        return UTF_8;
    }
    let sample = bytes.get(..65_536).unwrap_or(bytes);
    let zeros = |odd: usize| sample.iter().skip(odd).step_by(2).filter(|&&byte| byte == 0).count();
    if zeros(0) + zeros(1) > sample.len() / 5 {
        return if zeros(1) >= zeros(0) { UTF_16LE } else { UTF_16BE };
    }
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, chardetng::Utf8Detection::Allow)
}
