//! What kind of file some bytes are: by their content first, by the file's name only where the content leaves it open.

use super::package::Package;
use super::{ImportError, limits, mail};
use crate::base::Message;
use crate::text::Format;

/// What a file is, as far as its reader goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A document of this format.
    Document(Format),
    /// A mail, whose text is read.
    Mail,
}

/// Detects the format of `bytes`.
///
/// # Errors
/// [`ImportError::Unreadable`] with the sentence that says why they are not read.
pub(super) fn sniff(name: &str, bytes: &[u8]) -> Result<Kind, ImportError> {
    if bytes.is_empty() {
        return refuse("import-empty");
    }
    limits::check_size(bytes.len(), limits::FILE)?;
    let head = bytes.get(..1024).unwrap_or(bytes);
    // The PDF header may come after some other bytes; after many only in a file that also ends as a PDF.
    let tail = bytes.get(bytes.len().saturating_sub(2048)..).unwrap_or(bytes);
    if contains(head, b"%PDF-")
        || contains(tail, b"%%EOF") && contains(bytes.get(..limits::PDF_HEADER).unwrap_or(bytes), b"%PDF-")
    {
        return Ok(Kind::Document(Format::Pdf));
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return package(bytes).map(Kind::Document);
    }
    let text = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head);
    if text.starts_with(b"{\\rtf") {
        return refuse("import-rtf");
    }
    if bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        return refuse(ole(bytes));
    }
    if let Some(picture) = picture(bytes) {
        return Err(ImportError::Unreadable(Message::new("import-picture").text("kind", picture)));
    }
    if bytes.starts_with(b"\x1F\x8B")
        || bytes.starts_with(b"7z\xBC\xAF")
        || bytes.starts_with(b"Rar!")
        || bytes.starts_with(b"BZh")
        || bytes.starts_with(b"\xFD7zXZ")
    {
        return refuse("import-archive");
    }
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default();
    let utf16 = bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF");
    if !utf16 && is_noise(bytes) {
        return match ending.as_str() {
            "pdf" => refuse("import-not-pdf"),
            "docx" | "odt" => refuse("import-zip-damaged"),
            _ => refuse("import-binary"),
        };
    }
    if ending == "pdf" {
        return refuse("import-not-pdf");
    }
    limits::check_size(bytes.len(), limits::TEXT)?;
    Ok(Kind::Document(match ending.as_str() {
        "html" | "htm" | "xhtml" => Format::Html,
        "md" | "markdown" | "mdown" => Format::Markdown,
        _ if looks_like_html(text) => Format::Html,
        _ if mail::is_mail(bytes.get(..16_384).unwrap_or(bytes), &ending) => return Ok(Kind::Mail),
        _ => flat_xml(text)?.unwrap_or(Format::Text),
    }))
}

/// What an XML file is: a document in one file, or of a kind that is not read. `None` when it is no XML.
fn flat_xml(head: &[u8]) -> Result<Option<Format>, ImportError> {
    let text = String::from_utf8_lossy(head);
    let text = text.trim_start();
    if !text.starts_with("<?xml") {
        return Ok(None);
    }
    let is_root = |tag: &&str| tag.starts_with(char::is_alphabetic);
    let Some(tag) = text.split('<').find(is_root) else { return Ok(None) };
    let root = tag.split(|letter: char| letter.is_whitespace() || matches!(letter, '>' | '/')).next().unwrap_or("");
    match root.rsplit(':').next().unwrap_or("") {
        "package" if tag.contains("office/2006/xmlPackage") => Ok(Some(Format::Docx)),
        "document" if tag.contains("opendocument") && !contains(head, b"mimetype") => Ok(Some(Format::Odt)),
        "document" if contains(head, b"opendocument.text") => Ok(Some(Format::Odt)),
        "html" => Ok(Some(Format::Html)),
        _ => Err(ImportError::Unreadable(Message::new("import-xml-kind").text("root", root.to_owned()))),
    }
}

/// Which sentence names a compound file (OLE): a protected document, a mail of Outlook, a sheet, slides or a Word file.
/// Its streams are named in UTF-16 in its directory, which may lie anywhere.
fn ole(bytes: &[u8]) -> &'static str {
    let number = |at: usize| {
        let four: [u8; 4] = bytes.get(at..at + 4)?.try_into().ok()?;
        usize::try_from(u32::from_le_bytes(four)).ok()
    };
    let shift = bytes.get(30).copied().unwrap_or(9).min(16);
    let start = number(48).and_then(|sector| (sector + 1).checked_shl(u32::from(shift))).unwrap_or(0);
    let directory = bytes.get(start..).unwrap_or_default();
    let directory = directory.get(..65_536).unwrap_or(directory);
    let head = bytes.get(..65_536).unwrap_or(bytes);
    let holds = |name: &str| {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        contains(directory, &name) || contains(head, &name)
    };
    if holds("EncryptedPackage") || holds("DRMEncrypted") {
        "import-encrypted-office"
    } else if holds("__properties_version1.0") || holds("__substg1.0") {
        "import-outlook"
    } else if holds("WordDocument") {
        "import-doc"
    } else if holds("Workbook") {
        "import-spreadsheet"
    } else if holds("PowerPoint Document") {
        "import-slides"
    } else {
        "import-doc"
    }
}

fn refuse<T>(key: &'static str) -> Result<T, ImportError> {
    Err(ImportError::Unreadable(Message::new(key)))
}

fn contains(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|window| window == wanted)
}

fn package(bytes: &[u8]) -> Result<Format, ImportError> {
    let mut package = Package::open(bytes)?;
    if package.has("word/document.xml") {
        return Ok(Format::Docx);
    }
    let kind = package.part("mimetype")?.unwrap_or_default();
    if kind.starts_with(b"application/vnd.oasis.opendocument.text") {
        return Ok(Format::Odt);
    }
    if kind.starts_with(b"application/vnd.oasis.opendocument.spreadsheet") || package.has("xl/workbook.xml") {
        return refuse("import-spreadsheet");
    }
    if kind.starts_with(b"application/vnd.oasis.opendocument.presentation") || package.has("ppt/presentation.xml") {
        return refuse("import-slides");
    }
    if kind.starts_with(b"application/epub") {
        return refuse("import-archive");
    }
    // Word names the main part in the package's relations; some programs call it otherwise.
    let types = package.part("[Content_Types].xml")?.unwrap_or_default();
    if contains(&types, b"wordprocessingml.document.main") || contains(&types, b"wordprocessingml.template.main") {
        return Ok(Format::Docx);
    }
    if package.has("content.xml") {
        return Ok(Format::Odt);
    }
    refuse("import-archive")
}

/// The name of a picture format that people rename.
fn picture(bytes: &[u8]) -> Option<&'static str> {
    let known: [(&[u8], &str); 6] = [
        (b"\xFF\xD8\xFF", "JPEG"),
        (b"\x89PNG", "PNG"),
        (b"GIF8", "GIF"),
        (b"II*\0", "TIFF"),
        (b"MM\0*", "TIFF"),
        (b"BM", "BMP"),
    ];
    let (_, name) = known.into_iter().find(|(start, _)| bytes.starts_with(start))?;
    // "BM" may begin a text.
    (name != "BMP" || is_noise(bytes)).then_some(name)
}

/// Whether bytes are no text in any encoding: zeros or many control characters near the beginning.
fn is_noise(bytes: &[u8]) -> bool {
    let sample = bytes.get(..65_536).unwrap_or(bytes);
    let zeros = sample.iter().map(|&byte| usize::from(byte == 0)).sum::<usize>();
    // UTF-16 without a mark: every other byte of Latin text is zero.
    if zeros * 5 > sample.len() * 2 && zeros * 5 < sample.len() * 3 {
        return false;
    }
    let odd = sample
        .iter()
        .filter(|&&byte| byte < 32 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0C | 0x1B | 0x0B) || byte == 0x7F)
        .count();
    zeros > 0 && zeros * 200 > sample.len() || odd * 20 > sample.len()
}

fn looks_like_html(head: &[u8]) -> bool {
    let text = String::from_utf8_lossy(head).trim_start().to_ascii_lowercase();
    text.starts_with("<!doctype html")
        || text.starts_with("<html")
        || (text.starts_with('<') && (text.contains("<html") || text.contains("<body") || text.contains("<p>")))
}
