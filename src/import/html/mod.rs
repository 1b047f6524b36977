//! Reader for HTML: pages of the UN, EUR-Lex, blogs.
//!
//! The main text is found (by `main`, `article` or the usual names), what stands around it is set aside. List numbers
//! are resolved as a browser prints them. Scripts and styles are no text.

mod lists;
mod look;
mod notes;
mod tree;
mod walk;

use super::{ImportError, ImportOptions, Read, limits, plain};
use crate::base::{JobControl, Message, WithDiagnostics};
use encoding_rs::Encoding;

/// Reads HTML.
pub(super) fn read(
    bytes: &[u8],
    options: &ImportOptions,
    job: &JobControl,
) -> Result<WithDiagnostics<Read>, ImportError> {
    let mut diagnostics = Vec::new();
    let text = plain::decode(bytes, &with_declared(bytes, options), &mut diagnostics);
    job.check()?;
    if open_elements(&text) > limits::OPEN_ELEMENTS {
        return Err(ImportError::Unreadable(
            Message::new("import-html-too-deep").number("limit", limits::OPEN_ELEMENTS),
        ));
    }
    let page = tree::parse(&text);
    job.check()?;
    Ok(WithDiagnostics { value: walk::page(&page, job)?, diagnostics })
}

/// The options, with the encoding that the page declares where nobody chose one and the bytes leave it open.
pub(super) fn with_declared(bytes: &[u8], options: &ImportOptions) -> ImportOptions {
    let mut options = options.clone();
    if options.encoding.is_none() && std::str::from_utf8(bytes).is_err() && Encoding::for_bom(bytes).is_none() {
        options.encoding = declared(bytes);
    }
    options
}

/// How many elements are open at once at most, of those that must be closed: the parser looks through all of them again
/// and again, so that a page of nothing but openings would take hours.
fn open_elements(text: &str) -> usize {
    const CLOSED_BY_OTHERS: [&str; 34] = [
        "p", "li", "td", "tr", "th", "dt", "dd", "option", "optgroup", "tbody", "thead", "tfoot", "colgroup", "rp",
        "rt", "br", "hr", "img", "input", "meta", "link", "wbr", "col", "area", "base", "embed", "source", "track",
        "param", "body", "html", "head", "!doctype", "!--",
    ];
    let (mut open, mut most) = (0_usize, 0);
    for tag in text.split('<').skip(1) {
        let closing = tag.starts_with('/');
        let name =
            tag.trim_start_matches('/').split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '!').next();
        let name = name.unwrap_or("").to_ascii_lowercase();
        if name.is_empty() || name.starts_with('!') || CLOSED_BY_OTHERS.contains(&name.as_str()) {
            continue;
        }
        if closing {
            open = open.saturating_sub(1);
        } else {
            open += 1;
            most = most.max(open);
        }
    }
    most
}

/// The encoding that a `meta` element names near the beginning.
fn declared(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(bytes.get(..4096).unwrap_or(bytes)).to_ascii_lowercase();
    let (_, after) = head.split_once("charset=")?;
    let name: String = after
        .trim_start_matches(['"', '\''])
        .chars()
        .take_while(|char| char.is_ascii_alphanumeric() || "-_:".contains(*char))
        .collect();
    Encoding::for_label(name.as_bytes()).map(|encoding| encoding.name().to_owned())
}
