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
    if attributes(&text) > limits::ATTRIBUTES {
        return Err(ImportError::Unreadable(
            Message::new("import-html-attributes").number("limit", limits::ATTRIBUTES),
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

/// How many attributes an element has at most, comments and scripts apart: the parser compares each with all before it.
fn attributes(text: &str) -> usize {
    const OF_LETTERS: [&str; 2] = ["script", "style"];
    let bytes = text.as_bytes();
    let find = |from: usize, what: &str| text.get(from..).and_then(|rest| rest.find(what)).map(|at| from + at);
    let (mut at, mut most) = (0, 0);
    while let Some(open) = find(at, "<") {
        at = open + 1;
        let rest = text.get(at..).unwrap_or("");
        if rest.starts_with("!--") {
            // Also "<!-->", which is whole.
            at = [find(at + 1, "-->"), find(at + 1, "--!>")].into_iter().flatten().min().unwrap_or(text.len());
            continue;
        }
        let name: String = rest.chars().take_while(char::is_ascii_alphanumeric).take(16).collect();
        if !name.starts_with(|letter: char| letter.is_ascii_alphabetic()) {
            continue;
        }
        let (mut count, mut quote, mut between) = (0, None, false);
        // The last sign that was no space.
        let mut last = b' ';
        while let Some(&byte) = bytes.get(at) {
            match (quote, byte) {
                (Some(open), _) if byte == open => quote = None,
                (Some(_), _) => {}
                (None, b'>') => break,
                (None, b'"' | b'\'') if last == b'=' => quote = Some(byte),
                (None, _) if byte.is_ascii_whitespace() || byte == b'/' && last != b'=' => between = true,
                (None, _) => {
                    // What goes on from an equals sign is its value.
                    count += usize::from(between && byte != b'=' && last != b'=');
                    between = false;
                }
            }
            if !byte.is_ascii_whitespace() {
                last = byte;
            }
            at += 1;
        }
        most = most.max(count);
        if OF_LETTERS.contains(&name.to_ascii_lowercase().as_str()) {
            at = find(at, "</").unwrap_or(text.len());
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_counted_as_the_parser_meets_them() {
        for (page, count) in [
            ("<p>a b c d</p>", 0),
            ("<p a b=c d = 'e f g' h>", 4),
            ("<p a/b/c>", 3),
            ("<!-- <p a b c> --><p a>", 1),
            ("<!--><p a b>", 2),
            ("<script>if (a <b && c d e f g) {}</script><p a>", 1),
            ("1 < 2 3 4 5 6 <p a=\"> b c\" d>", 2),
        ] {
            assert_eq!(attributes(page), count, "{page}");
        }
    }

    #[test]
    fn at_the_limit_an_element_is_read_and_over_it_refused() {
        let page = |count: usize| format!("<p {}>Words.</p>", "a ".repeat(count));
        let read =
            |count: usize| super::read(page(count).as_bytes(), &ImportOptions::default(), &JobControl::default());
        assert!(read(limits::ATTRIBUTES).is_ok_and(|read| read.value.blocks.len() == 1));
        let ImportError::Unreadable(said) = read(limits::ATTRIBUTES + 1).expect_err("too many") else { panic!("said") };
        assert_eq!(said.key, "import-html-attributes");
    }
}
