//! A part as elements with their places in its bytes, so that what is not changed can be kept byte for byte.

use quick_xml::Reader;
use quick_xml::events::Event;
use std::ops::Range;

/// An element: its name, where it stands, where what it holds stands, and the elements in it.
#[derive(Debug)]
pub(super) struct Element {
    pub(super) name: String,
    pub(super) from: usize,
    pub(super) inner: Range<usize>,
    pub(super) to: usize,
    pub(super) elements: Vec<Self>,
}

impl Element {
    /// Finds the first element in it with this name.
    pub(super) fn child(&self, name: &str) -> Option<&Self> {
        self.elements.iter().find(|element| element.name == name)
    }

    /// Whether an element with one of these names stands anywhere in it.
    pub(super) fn has(&self, names: &[&str]) -> bool {
        self.elements.iter().any(|element| names.contains(&element.name.as_str()) || element.has(names))
    }

    /// Where it stands.
    pub(super) const fn range(&self) -> Range<usize> {
        self.from..self.to
    }
}

/// Deepest nesting that is followed.
const DEPTH: usize = 256;

/// Reads a part; `None` when it is not well-formed.
pub(super) fn scan(xml: &str) -> Option<Element> {
    let mut reader = Reader::from_str(xml);
    let whole = |name: String, from: usize, inner: usize| Element {
        name,
        from,
        inner: inner..inner,
        to: inner,
        elements: Vec::new(),
    };
    let mut open = vec![whole(String::new(), 0, 0)];
    loop {
        let from = usize::try_from(reader.buffer_position()).ok()?;
        match reader.read_event().ok()? {
            Event::Start(start) => {
                let at = usize::try_from(reader.buffer_position()).ok()?;
                open.push(whole(start.name().into_inner().to_owned(), from, at));
                if open.len() > DEPTH {
                    return None;
                }
            }
            Event::Empty(start) => {
                let at = usize::try_from(reader.buffer_position()).ok()?;
                open.last_mut()?.elements.push(whole(start.name().into_inner().to_owned(), from, at));
            }
            Event::End(_) => {
                let mut done = open.pop()?;
                done.inner.end = from;
                done.to = usize::try_from(reader.buffer_position()).ok()?;
                open.last_mut()?.elements.push(done);
            }
            Event::Eof => break,
            _ => {}
        }
    }
    let root = open.pop()?;
    open.is_empty().then(|| root.elements.into_iter().next())?
}

/// Returns the text of an element that holds only text.
pub(super) fn text(xml: &str, element: &Element) -> String {
    let raw = xml.get(element.inner.clone()).unwrap_or("");
    quick_xml::escape::unescape(raw).map_or_else(|_| raw.to_owned(), std::borrow::Cow::into_owned)
}
