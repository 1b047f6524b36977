//! A small tree of an XML part or an HTML page: local names, attributes, text in order.
//!
//! Namespaces are dropped on purpose: transitional and strict documents then read alike. Entities other than the five
//! of XML are kept as they are written, so nothing can be made to grow. Depth and number of nodes are bounded.

use super::limits;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::BTreeMap;
use std::rc::Rc;

/// An element or a stretch of text.
#[derive(Debug, Clone)]
pub(super) enum Node {
    /// An element.
    Element(Element),
    /// Text between elements.
    Text(String),
}

/// An element of the tree.
#[derive(Debug, Clone)]
pub(super) struct Element {
    /// Name without prefix.
    pub name: Rc<str>,
    attributes: Vec<(Rc<str>, String)>,
    /// What it holds, in order.
    pub children: Vec<Node>,
}

/// Says what is wrong with an XML part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum XmlFault {
    /// Nested deeper, or holding more, than is allowed.
    TooMuch,
    /// Nothing could be read.
    Broken,
}

/// A tree, and whether it was cut short by an error in the source.
#[derive(Debug, Clone)]
pub(super) struct Tree {
    pub root: Element,
    pub cut: bool,
}

impl Element {
    /// Makes an element that holds nothing.
    pub(super) fn new(name: Rc<str>) -> Self {
        Self { name, attributes: Vec::new(), children: Vec::new() }
    }

    /// Adds an attribute; of two with one name the first is read.
    pub(super) fn set_attribute(&mut self, name: Rc<str>, value: String) {
        self.attributes.push((name, value));
    }

    /// Gives the attribute with this local name.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| &**key == name).map(|(_, value)| value.as_str())
    }

    /// Iterates over the child elements.
    pub(super) fn elements(&self) -> impl Iterator<Item = &Self> {
        self.children.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// Finds the first child element with this name.
    pub(super) fn child(&self, name: &str) -> Option<&Self> {
        self.elements().find(|element| &*element.name == name)
    }

    /// Gives the attribute `val` of the first child element with this name.
    pub(super) fn value(&self, name: &str) -> Option<&str> {
        self.child(name).and_then(|element| element.attribute("val"))
    }

    /// Finds the first element with this name anywhere below, in document order.
    pub(super) fn find(&self, name: &str) -> Option<&Self> {
        self.elements().find_map(|element| if &*element.name == name { Some(element) } else { element.find(name) })
    }

    /// Calls `visit` on every element with this name below, not looking inside those.
    pub(super) fn each<'a>(&'a self, name: &str, visit: &mut dyn FnMut(&'a Self)) {
        for element in self.elements() {
            if &*element.name == name {
                visit(element);
            } else {
                element.each(name, visit);
            }
        }
    }

    /// Iterates over the element itself and all elements below, in document order.
    pub(super) fn subtree(&self) -> impl Iterator<Item = &Self> {
        let mut open = vec![self];
        std::iter::from_fn(move || {
            let next = open.pop()?;
            let start = open.len();
            open.extend(next.elements());
            open.get_mut(start..)?.reverse();
            Some(next)
        })
    }

    /// Iterates over the texts below, in document order.
    pub(super) fn texts(&self) -> impl Iterator<Item = &str> {
        let mut open: Vec<&Node> = self.children.iter().rev().collect();
        std::iter::from_fn(move || {
            loop {
                match open.pop()? {
                    Node::Text(text) => return Some(text.as_str()),
                    Node::Element(element) => open.extend(element.children.iter().rev()),
                }
            }
        })
    }

    /// Joins all text below.
    pub(super) fn all_text(&self) -> String {
        self.texts().collect()
    }
}

/// Names of elements and attributes, each kept once.
#[derive(Default)]
pub(super) struct Names(BTreeMap<String, Rc<str>>);

impl Names {
    /// Gives the one copy of a name.
    pub(super) fn get(&mut self, name: &str) -> Rc<str> {
        if let Some(known) = self.0.get(name) {
            return Rc::clone(known);
        }
        let fresh: Rc<str> = Rc::from(name);
        self.0.insert(name.to_owned(), Rc::clone(&fresh));
        fresh
    }
}

/// Text of an XML part: UTF-8, or UTF-16 with a byte order mark.
fn decode(bytes: &[u8]) -> String {
    encoding_rs::Encoding::for_bom(bytes)
        .map_or(encoding_rs::UTF_8, |(encoding, _)| encoding)
        .decode_with_bom_removal(bytes)
        .0
        .into_owned()
}

/// Reads `bytes`; what comes after an error is lost, which is said in [`Tree::cut`].
pub(super) fn parse(bytes: &[u8]) -> Result<Tree, XmlFault> {
    let source = decode(bytes);
    let mut reader = Reader::from_str(&source);
    reader.config_mut().check_end_names = false;
    reader.config_mut().allow_unmatched_ends = true;
    let mut names = Names::default();
    // The open elements, outermost first; the first one stands for the part itself.
    let mut open = vec![Element::new(Rc::from(""))];
    let (mut nodes, mut cut) = (0_usize, false);
    loop {
        nodes += 1;
        if nodes > limits::NODES || open.len() > limits::DEPTH {
            return Err(XmlFault::TooMuch);
        }
        match reader.read_event() {
            Ok(Event::Start(start)) => open.push(element(&start, &mut names)),
            Ok(Event::Empty(start)) => {
                let empty = element(&start, &mut names);
                if let Some(parent) = open.last_mut() {
                    parent.children.push(Node::Element(empty));
                }
            }
            Ok(Event::End(_)) => close(&mut open),
            Ok(Event::Text(text)) => push_text(&mut open, &text.xml10_content()),
            Ok(Event::CData(text)) => push_text(&mut open, &text.xml10_content()),
            Ok(Event::GeneralRef(reference)) => {
                if let Ok(Some(char)) = reference.resolve_char_ref() {
                    push_text(&mut open, char.encode_utf8(&mut [0; 4]));
                } else {
                    let name = reference.xml10_content();
                    match xml_entity(&name) {
                        Some(text) => push_text(&mut open, text),
                        None => push_text(&mut open, &format!("&{name};")),
                    }
                }
            }
            Ok(Event::Eof) => break,
            Ok(_) => {}
            Err(_) => {
                cut = true;
                break;
            }
        }
    }
    cut |= open.len() > 1;
    while open.len() > 1 {
        close(&mut open);
    }
    let root = open.pop().and_then(|mut part| {
        let at = part.children.iter().position(|node| matches!(node, Node::Element(_)))?;
        match part.children.swap_remove(at) {
            Node::Element(root) => Some(root),
            Node::Text(_) => None,
        }
    });
    root.map(|root| Tree { root, cut }).ok_or(XmlFault::Broken)
}

fn element(start: &BytesStart<'_>, names: &mut Names) -> Element {
    let mut element = Element::new(names.get(start.local_name().into_inner()));
    for attribute in start.attributes().with_checks(false).flatten() {
        let value = attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0);
        let value = value.map_or_else(|_| attribute.value.to_string(), std::borrow::Cow::into_owned);
        element.attributes.push((names.get(attribute.key.local_name().into_inner()), value));
    }
    element
}

/// The five entities of XML itself.
fn xml_entity(name: &str) -> Option<&'static str> {
    Some(match name {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        _ => return None,
    })
}

fn close(open: &mut Vec<Element>) {
    if open.len() > 1
        && let Some(done) = open.pop()
        && let Some(parent) = open.last_mut()
    {
        parent.children.push(Node::Element(done));
    }
}

fn push_text(open: &mut [Element], text: &str) {
    let Some(parent) = open.last_mut() else { return };
    if let Some(Node::Text(before)) = parent.children.last_mut() {
        before.push_str(text);
    } else {
        parent.children.push(Node::Text(text.to_owned()));
    }
}
