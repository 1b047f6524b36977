//! Reader for HTML: pages of the UN, EUR-Lex, blogs.
//!
//! The main text is found (by `main`, `article` or the usual names), what stands around it is set aside. List numbers
//! are resolved as a browser prints them. Scripts and styles are no text.

mod walk;

use super::{ImportOptions, Read, Refusal, plain};
use crate::base::{Noticed, Watch};
use crate::text::SetAside;
use encoding_rs::Encoding;

/// Reads HTML.
pub(super) fn read(bytes: &[u8], options: &ImportOptions, watch: &Watch) -> Result<Noticed<Read>, Refusal> {
    let mut notices = Vec::new();
    let mut options = options.clone();
    if options.encoding.is_none() && std::str::from_utf8(bytes).is_err() && Encoding::for_bom(bytes).is_none() {
        options.encoding = declared(bytes);
    }
    let text = plain::decode(bytes, &options, &mut notices);
    watch.check()?;
    let page = scraper::Html::parse_document(&text);
    watch.check()?;
    Ok(Noticed { value: walk::page(&page, watch)?, notices })
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

/// The words of an element that only some readers show, or that is a picture: no part of the text, and not dropped either.
fn hidden(node: <scraper::ElementRef<'_> as std::ops::Deref>::Target) -> Option<SetAside> {
    let words = node.descendants().filter_map(|node| node.value().as_text()).flat_map(|text| text.split_whitespace());
    let text = words.collect::<Vec<_>>().join(" ");
    (!text.is_empty()).then_some(SetAside { what: "hidden text".into(), text, page: None })
}
