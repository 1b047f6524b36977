//! HTML → the tree of elements that XML parts give too.
//!
//! `html5ever` decides where the elements belong, as a browser does, and moves them about while it does so: that needs
//! a tree with links in all directions. When it is done, the tree of [`Element`]s is made of it, with bounded depth.

use super::super::limits;
use super::super::xml::{Element, Names, Node};
use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::{StrTendril, TendrilSink as _};
use html5ever::{Attribute, ParseOpts, QualName, local_name, ns, parse_document};
use std::borrow::Cow;
use std::cell::{Ref, RefCell};
use std::rc::Rc;

/// Parses a page. The root stands for the page itself and holds the `html` element.
///
/// What is nested deeper than [`limits::DEPTH`] is kept as its texts, without elements.
pub(super) fn parse(text: &str) -> Element {
    parse_document(Sink::default(), ParseOpts::default()).one(text)
}

/// Index of a node.
type Id = usize;

/// The page itself.
const DOCUMENT: Id = 0;

/// A node with its links.
#[derive(Debug)]
struct Linked {
    what: What,
    parent: Option<Id>,
    before: Option<Id>,
    after: Option<Id>,
    first: Option<Id>,
    last: Option<Id>,
}

#[derive(Debug)]
enum What {
    Element(QualName, Vec<Attribute>),
    Text(String),
    /// The page, comments, processing instructions: nothing to read.
    Other,
}

/// Takes what the parser finds.
#[derive(Debug)]
struct Sink(RefCell<Nodes>);

#[derive(Debug)]
struct Nodes {
    all: Vec<Linked>,
    /// The name of what is no element; the parser never asks for it.
    nameless: QualName,
}

impl Default for Sink {
    fn default() -> Self {
        let nameless = QualName::new(None, ns!(), local_name!(""));
        let sink = Self(RefCell::new(Nodes { all: Vec::new(), nameless }));
        sink.make(What::Other);
        sink
    }
}

impl Sink {
    fn make(&self, what: What) -> Id {
        let nodes = &mut self.0.borrow_mut().all;
        nodes.push(Linked { what, parent: None, before: None, after: None, first: None, last: None });
        nodes.len() - 1
    }

    fn link<T: Copy>(&self, id: Id, pick: impl Fn(&Linked) -> Option<T>) -> Option<T> {
        self.0.borrow().all.get(id).and_then(pick)
    }

    fn change(&self, id: Option<Id>, change: impl FnOnce(&mut Linked)) {
        if let Some(id) = id
            && let Some(node) = self.0.borrow_mut().all.get_mut(id)
        {
            change(node);
        }
    }

    /// Takes a node out of its place; what it holds stays with it.
    fn detach(&self, id: Id) {
        let (parent, before, after) =
            (self.link(id, |node| node.parent), self.link(id, |node| node.before), self.link(id, |node| node.after));
        self.change(before, |node| node.after = after);
        self.change(after, |node| node.before = before);
        self.change(parent, |node| {
            if before.is_none() {
                node.first = after;
            }
            if after.is_none() {
                node.last = before;
            }
        });
        self.change(Some(id), |node| (node.parent, node.before, node.after) = (None, None, None));
    }

    /// Puts a node that has no place under `parent`, before `after` or at the end.
    fn attach(&self, id: Id, parent: Id, after: Option<Id>) {
        let before = match after {
            Some(after) => self.link(after, |node| node.before),
            None => self.link(parent, |node| node.last),
        };
        self.change(Some(id), |node| (node.parent, node.before, node.after) = (Some(parent), before, after));
        self.change(before, |node| node.after = Some(id));
        self.change(after, |node| node.before = Some(id));
        self.change(Some(parent), |node| {
            if before.is_none() {
                node.first = Some(id);
            }
            if after.is_none() {
                node.last = Some(id);
            }
        });
    }

    /// Puts a node or text under `parent`, before `after` or at the end; text goes on with text that stands before it.
    fn insert(&self, new: NodeOrText<Id>, parent: Id, after: Option<Id>) {
        match new {
            NodeOrText::AppendNode(id) => {
                self.detach(id);
                self.attach(id, parent, after);
            }
            NodeOrText::AppendText(text) => {
                let before = match after {
                    Some(after) => self.link(after, |node| node.before),
                    None => self.link(parent, |node| node.last),
                };
                let mut joined = false;
                self.change(before, |node| {
                    if let What::Text(known) = &mut node.what {
                        known.push_str(&text);
                        joined = true;
                    }
                });
                if !joined {
                    let id = self.make(What::Text(text.to_string()));
                    self.attach(id, parent, after);
                }
            }
        }
    }
}

impl TreeSink for Sink {
    type Handle = Id;
    type Output = Element;
    type ElemName<'a> = Ref<'a, QualName>;

    fn finish(self) -> Element {
        elements(&self.0.into_inner().all)
    }

    fn parse_error(&self, _what: Cow<'static, str>) {}

    fn set_quirks_mode(&self, _mode: QuirksMode) {}

    fn get_document(&self) -> Id {
        DOCUMENT
    }

    fn same_node(&self, a: &Id, b: &Id) -> bool {
        a == b
    }

    fn elem_name<'a>(&'a self, id: &'a Id) -> Ref<'a, QualName> {
        Ref::map(self.0.borrow(), |nodes| match nodes.all.get(*id).map(|node| &node.what) {
            Some(What::Element(name, _)) => name,
            _ => &nodes.nameless,
        })
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, _flags: ElementFlags) -> Id {
        self.make(What::Element(name, attributes))
    }

    fn create_comment(&self, _text: StrTendril) -> Id {
        self.make(What::Other)
    }

    fn create_pi(&self, _target: StrTendril, _data: StrTendril) -> Id {
        self.make(What::Other)
    }

    fn append(&self, parent: &Id, child: NodeOrText<Id>) {
        self.insert(child, *parent, None);
    }

    fn append_before_sibling(&self, sibling: &Id, new: NodeOrText<Id>) {
        // Taken out first: it may stand right before the sibling.
        if let NodeOrText::AppendNode(id) = new {
            self.detach(id);
        }
        if let Some(parent) = self.link(*sibling, |node| node.parent) {
            self.insert(new, parent, Some(*sibling));
        }
    }

    fn append_based_on_parent_node(&self, element: &Id, before: &Id, child: NodeOrText<Id>) {
        if self.link(*element, |node| node.parent).is_some() {
            self.append_before_sibling(element, child);
        } else {
            self.append(before, child);
        }
    }

    fn append_doctype_to_document(&self, _name: StrTendril, _public: StrTendril, _system: StrTendril) {}

    fn get_template_contents(&self, template: &Id) -> Id {
        // Its contents stand in it: the walk sets both aside.
        *template
    }

    fn add_attrs_if_missing(&self, id: &Id, new: Vec<Attribute>) {
        self.change(Some(*id), |node| {
            if let What::Element(_, attributes) = &mut node.what {
                for attribute in new {
                    if attributes.iter().all(|known| known.name != attribute.name) {
                        attributes.push(attribute);
                    }
                }
            }
        });
    }

    fn remove_from_parent(&self, id: &Id) {
        self.detach(*id);
    }

    fn reparent_children(&self, from: &Id, to: &Id) {
        while let Some(child) = self.link(*from, |node| node.first) {
            self.detach(child);
            self.attach(child, *to, None);
        }
    }
}

/// Makes the tree of elements. Goes down and up by the links, not by calls: pages nest as deep as they like.
fn elements(nodes: &[Linked]) -> Element {
    let mut names = Names::default();
    let mut open = vec![Element::new(Rc::from(""))];
    // How many elements are open that are too deep to be kept.
    let mut deeper = 0_usize;
    let mut at = nodes.get(DOCUMENT).and_then(|document| document.first);
    while let Some((id, node)) = at.and_then(|id| Some((id, nodes.get(id)?))) {
        match &node.what {
            What::Text(text) => push(&mut open, Node::Text(text.clone())),
            // The page and the elements down to one below the deepest that is read.
            What::Element(name, attributes) if deeper == 0 && open.len() <= limits::DEPTH + 2 => {
                let mut element = Element::new(names.get(&name.local));
                for attribute in attributes.iter().filter(|attribute| attribute.name.ns == ns!()) {
                    element.set_attribute(names.get(&attribute.name.local), attribute.value.to_string());
                }
                open.push(element);
                if node.first.is_none() {
                    close(&mut open);
                }
            }
            What::Element(..) if node.first.is_some() => deeper += 1,
            What::Element(..) | What::Other => {}
        }
        at = node.first.or_else(|| next_up(nodes, id, &mut open, &mut deeper));
    }
    open.truncate(1);
    open.pop().unwrap_or_else(|| Element::new(Rc::from("")))
}

/// Finds what follows a node without children, closing the elements that end on the way.
fn next_up(nodes: &[Linked], mut id: Id, open: &mut Vec<Element>, deeper: &mut usize) -> Option<Id> {
    loop {
        let node = nodes.get(id)?;
        if node.after.is_some() {
            return node.after;
        }
        id = node.parent.filter(|&parent| parent != DOCUMENT)?;
        if *deeper > 0 {
            *deeper -= 1;
        } else {
            close(open);
        }
    }
}

fn close(open: &mut Vec<Element>) {
    if open.len() > 1
        && let Some(done) = open.pop()
    {
        push(open, Node::Element(done));
    }
}

fn push(open: &mut [Element], node: Node) {
    if let Some(parent) = open.last_mut() {
        parent.children.push(node);
    }
}
