//! Parts of a mail: their heads and what they hold (RFC 2045, 2047, 2231).

use encoding_rs::Encoding;

/// A part: its heads, and its body as it is in the file.
pub(super) struct Part {
    heads: Vec<(String, String)>,
    body: Vec<u8>,
}

impl Part {
    /// Parts heads from body at the first empty line.
    pub(super) fn of(bytes: &[u8]) -> Self {
        let mut heads: Vec<(String, String)> = Vec::new();
        let mut at = 0;
        while let Some(rest) = bytes.get(at..).filter(|rest| !rest.is_empty()) {
            let end = rest.iter().position(|&byte| byte == b'\n').map_or(rest.len(), |end| end + 1);
            let line = rest.get(..end).unwrap_or_default();
            let text = String::from_utf8_lossy(line);
            let text = text.trim_end();
            if text.is_empty() {
                at += end;
                break;
            }
            if text.starts_with([' ', '\t']) {
                if let Some((_, value)) = heads.last_mut() {
                    value.push(' ');
                    value.push_str(text.trim());
                }
            } else {
                match text.split_once(':').filter(|(name, _)| is_name(name)) {
                    Some((name, value)) => heads.push((name.to_owned(), value.trim().to_owned())),
                    // No head at all: what follows is the body.
                    None => break,
                }
            }
            at += end;
        }
        Self { heads, body: bytes.get(at..).unwrap_or_default().to_vec() }
    }

    /// The heads with their values decoded, in order.
    pub(super) fn heads(&self) -> impl Iterator<Item = (&str, String)> {
        self.heads.iter().map(|(name, value)| (name.as_str(), words(value)))
    }

    /// The value of a head, by its lower-case name.
    pub(super) fn head(&self, name: &str) -> Option<String> {
        self.raw(name).map(words)
    }

    fn raw(&self, name: &str) -> Option<&str> {
        self.heads.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }

    /// The media type, in lower case; plain text when none is named.
    pub(super) fn kind(&self) -> String {
        let kind = self.raw("content-type").unwrap_or("text/plain");
        kind.split(';').next().unwrap_or("").trim().to_lowercase()
    }

    /// Whether the part is a file of its own.
    pub(super) fn is_attached(&self) -> bool {
        let said = self.raw("content-disposition").unwrap_or("").trim_start().to_lowercase();
        said.starts_with("attachment") || self.name().is_some() && !self.kind().starts_with("multipart/")
    }

    /// The file name of the part.
    pub(super) fn name(&self) -> Option<String> {
        let of = |head: &str, name: &str| parameter(self.raw(head)?, name);
        of("content-disposition", "filename").or_else(|| of("content-type", "name"))
    }

    /// The parts inside a multipart.
    pub(super) fn parts(&self) -> Vec<Self> {
        let Some(boundary) = self.raw("content-type").and_then(|kind| parameter(kind, "boundary")) else {
            return Vec::new();
        };
        let (open, close) = (format!("--{boundary}"), format!("--{boundary}--"));
        let mut parts: Vec<Vec<u8>> = Vec::new();
        let mut inside = false;
        for line in self.body.split_inclusive(|&byte| byte == b'\n') {
            let bare = String::from_utf8_lossy(line);
            let bare = bare.trim_end();
            if bare == close {
                inside = false;
            } else if bare == open {
                parts.push(Vec::new());
                inside = true;
            } else if let (true, Some(part)) = (inside, parts.last_mut()) {
                part.extend_from_slice(line);
            }
        }
        parts.iter().map(|part| Self::of(part)).collect()
    }

    /// The body, its transfer encoding undone.
    pub(super) fn decoded(&self) -> Vec<u8> {
        match self.raw("content-transfer-encoding").unwrap_or("").trim().to_lowercase().as_str() {
            "base64" => base64(&self.body),
            "quoted-printable" => quoted(&self.body, false),
            _ => self.body.clone(),
        }
    }

    /// The body as text.
    pub(super) fn text(&self) -> String {
        let bytes = self.decoded();
        let kind = self.raw("content-type").unwrap_or("");
        let named = parameter(kind, "charset").and_then(|name| Encoding::for_label(name.as_bytes()));
        let text = match named {
            Some(encoding) => encoding.decode(&bytes).0.into_owned(),
            None => super::super::plain::decode(&bytes, &super::super::ImportOptions::default(), &mut Vec::new()),
        };
        if parameter(kind, "format").is_some_and(|format| format.eq_ignore_ascii_case("flowed")) {
            return flowed(&text);
        }
        text
    }
}

fn is_name(name: &str) -> bool {
    !name.is_empty() && name.len() <= 60 && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

/// Lines that end in a space go on in the next one (RFC 3676).
fn flowed(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.lines() {
        out.push_str(line);
        if !line.ends_with(' ') || line == "-- " {
            out.push('\n');
        }
    }
    out
}

/// A parameter of a head's value: `name=value`, `name="value"`, `name*=charset''value`.
fn parameter(value: &str, name: &str) -> Option<String> {
    pieces(value).into_iter().skip(1).find_map(|piece| {
        let (key, value) = piece.split_once('=')?;
        let key = key.trim().to_lowercase();
        let value = value.trim().trim_matches('"');
        if key == name {
            return Some(words(value));
        }
        if key.strip_suffix('*')? != name {
            return None;
        }
        let mut parts = value.splitn(3, '\'');
        let (charset, _language, written) = (parts.next()?, parts.next()?, parts.next()?);
        let bytes = quoted(written.replace('%', "=").as_bytes(), false);
        Some(Encoding::for_label(charset.as_bytes())?.decode(&bytes).0.into_owned())
    })
}

/// A value cut at its semicolons, but for those in quotation marks.
fn pieces(value: &str) -> Vec<String> {
    let mut pieces = vec![String::new()];
    let mut quoted = false;
    for letter in value.chars() {
        quoted ^= letter == '"';
        if letter == ';' && !quoted {
            pieces.push(String::new());
        } else if let Some(piece) = pieces.last_mut() {
            piece.push(letter);
        }
    }
    pieces
}

/// Undoes the encoded words of a head: `=?utf-8?B?…?=`.
fn words(value: &str) -> String {
    let mut out = String::new();
    let mut rest = value;
    while let Some((before, after)) = rest.split_once("=?") {
        let Some((decoded, left)) = encoded_word(after) else {
            out.push_str(before);
            out.push_str("=?");
            rest = after;
            continue;
        };
        // White space between two encoded words is none.
        if out.is_empty() || !before.trim().is_empty() {
            out.push_str(before);
        }
        out.push_str(&decoded);
        rest = left;
    }
    out.push_str(rest);
    out
}

fn encoded_word(text: &str) -> Option<(String, &str)> {
    let (charset, rest) = text.split_once('?')?;
    let (way, rest) = rest.split_once('?')?;
    let (written, rest) = rest.split_once("?=")?;
    let bytes = match way {
        "B" | "b" => base64(written.as_bytes()),
        "Q" | "q" => quoted(written.as_bytes(), true),
        _ => return None,
    };
    Some((Encoding::for_label(charset.as_bytes())?.decode(&bytes).0.into_owned(), rest))
}

/// Undoes base64; what is no letter of it is skipped, as mail programs do.
fn base64(written: &[u8]) -> Vec<u8> {
    let value = |byte: u8| {
        Some(u32::from(match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            _ => return None,
        }))
    };
    let mut out = Vec::with_capacity(written.len() / 4 * 3);
    let (mut bits, mut count) = (0_u32, 0_u32);
    for six in written.iter().filter_map(|&byte| value(byte)) {
        bits = (bits << 6 | six) & 0xFF_FFFF;
        count += 6;
        if count >= 8 {
            count -= 8;
            out.push((bits >> count) as u8);
        }
    }
    out
}

/// Undoes quoted-printable; in heads a low line stands for a space.
fn quoted(written: &[u8], head: bool) -> Vec<u8> {
    let hex = |byte: Option<&u8>| byte.and_then(|&byte| char::from(byte).to_digit(16));
    let mut out = Vec::with_capacity(written.len());
    let mut rest = written;
    while let Some((&byte, after)) = rest.split_first() {
        rest = after;
        match byte {
            b'=' => match (hex(after.first()), hex(after.get(1))) {
                (Some(high), Some(low)) => {
                    out.push((high << 4 | low) as u8);
                    rest = after.get(2..).unwrap_or_default();
                }
                // A line that goes on: the sign, blanks and the break go.
                _ => match after.iter().position(|&byte| byte == b'\n') {
                    Some(end) if after.get(..end).is_some_and(|blank| blank.iter().all(u8::is_ascii_whitespace)) => {
                        rest = after.get(end + 1..).unwrap_or_default();
                    }
                    _ => out.push(byte),
                },
            },
            b'_' if head => out.push(b' '),
            _ => out.push(byte),
        }
    }
    out
}
