//! The tree of a tagged document: what each mark on a page is, in the order in which it is read.

use pdf_writer::types::{StructRole, TableHeaderScope, TextDecorationType};
use pdf_writer::{Chunk, Finish as _, Ref, TextStr};

/// A place in the tree.
pub(super) type NodeId = usize;

/// What stands below a node.
#[derive(Debug, Clone, Copy)]
enum Kid {
    /// Another node.
    Node(NodeId),
    /// Marked content: page and number on it.
    Mark(usize, i32),
    /// A link, by its number among the links.
    Link(usize),
}

/// What more is said of a node.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) enum About {
    /// Nothing.
    #[default]
    Nothing,
    /// The head of a column.
    Column,
    /// The head of rows, over so many columns.
    Rows(usize),
    /// What a table holds.
    Summary(String),
    /// Words that came or went, said in a word, with the line along them.
    Edit(String, bool),
    /// What a link leads to.
    Alt(String),
}

struct Node {
    role: StructRole,
    kids: Vec<Kid>,
    parent: Option<NodeId>,
    language: Option<&'static str>,
    about: About,
    /// Whether its parent has it.
    joined: bool,
}

/// A tree, from the document down.
pub(super) struct Tree(Vec<Node>);

/// The document itself.
pub(super) const DOCUMENT: NodeId = 0;

impl Tree {
    pub(super) fn new() -> Self {
        let document = Node {
            role: StructRole::Document,
            kids: Vec::new(),
            parent: None,
            language: None,
            about: About::Nothing,
            joined: true,
        };
        Self(vec![document])
    }

    /// Puts a node at the end of another.
    pub(super) fn add(&mut self, parent: NodeId, role: StructRole) -> NodeId {
        self.add_about(parent, role, About::Nothing, None)
    }

    /// Puts a node at the end of another, saying more of it.
    pub(super) fn add_about(
        &mut self,
        parent: NodeId,
        role: StructRole,
        about: About,
        language: Option<&'static str>,
    ) -> NodeId {
        let id = self.0.len();
        self.0.push(Node { role, kids: Vec::new(), parent: Some(parent), language, about, joined: false });
        id
    }

    /// How many nodes there are.
    pub(super) const fn len(&self) -> usize {
        self.0.len()
    }

    /// What a node is.
    pub(super) fn role(&self, node: NodeId) -> StructRole {
        self.0.get(node).map_or(StructRole::Span, |node| node.role)
    }

    /// Says that marked content is a part of a node.
    pub(super) fn mark(&mut self, node: NodeId, page: usize, number: i32) {
        self.join(node);
        if let Some(node) = self.0.get_mut(node) {
            node.kids.push(Kid::Mark(page, number));
        }
    }

    /// Says that a link is a part of a node.
    pub(super) fn link(&mut self, node: NodeId, link: usize) {
        self.join(node);
        if let Some(node) = self.0.get_mut(node) {
            node.kids.push(Kid::Link(link));
        }
    }

    /// Puts a node, and those above it, into the tree once there is something of it: so the order is that of the pages.
    pub(super) fn join(&mut self, node: NodeId) {
        let Some(parent) = self.0.get(node).and_then(|node| node.parent) else { return };
        if self.0.get_mut(node).is_none_or(|node| std::mem::replace(&mut node.joined, true)) {
            return;
        }
        self.join(parent);
        if let Some(parent) = self.0.get_mut(parent) {
            parent.kids.push(Kid::Node(node));
        }
    }

    /// Puts the tree of what comes after at the end of this one; its pages come after so many.
    pub(super) fn append(&mut self, other: Self, pages: usize, links: usize) -> usize {
        let shift = self.0.len() - 1;
        for (at, node) in other.0.into_iter().enumerate() {
            let kids = node.kids.into_iter().map(|kid| match kid {
                Kid::Node(kid) => Kid::Node(kid + shift),
                Kid::Mark(page, number) => Kid::Mark(page + pages, number),
                Kid::Link(link) => Kid::Link(link + links),
            });
            if at == DOCUMENT {
                let kids: Vec<Kid> = kids.collect();
                if let Some(document) = self.0.first_mut() {
                    document.kids.extend(kids);
                }
            } else {
                let kids = kids.collect();
                let parent = node.parent.map(|parent| if parent == DOCUMENT { DOCUMENT } else { parent + shift });
                self.0.push(Node { kids, parent, ..node });
            }
        }
        shift
    }

    /// The node of each link.
    pub(super) fn nodes_of_links(&self, count: usize) -> Vec<Option<NodeId>> {
        let mut nodes = vec![None; count];
        for (at, node) in self.0.iter().enumerate() {
            for kid in &node.kids {
                if let Kid::Link(link) = kid
                    && let Some(slot) = nodes.get_mut(*link)
                {
                    *slot = Some(at);
                }
            }
        }
        nodes
    }

    /// Writes the nodes that are in the tree; `refs` holds one for each.
    pub(super) fn write(&self, chunk: &mut Chunk, root: Ref, refs: &[Ref], pages: &[Ref], links: &[Ref]) {
        let mut to_write = vec![DOCUMENT];
        while let Some(at) = to_write.pop() {
            let Some((node, id)) = self.0.get(at).zip(refs.get(at)) else { continue };
            let mut element = chunk.struct_element(*id);
            element.kind(node.role);
            element.parent(node.parent.and_then(|parent| refs.get(parent).copied()).unwrap_or(root));
            if let Some(language) = node.language {
                element.lang(TextStr(language));
            }
            match &node.about {
                About::Edit(said, _) => {
                    element.title(TextStr(said));
                }
                About::Alt(said) => {
                    element.alt(TextStr(said));
                }
                _ => {}
            }
            attributes(&node.about, &mut element);
            let page = node.kids.iter().find_map(|kid| match kid {
                Kid::Mark(page, _) => Some(*page),
                _ => None,
            });
            if let Some(page) = page.and_then(|page| pages.get(page)) {
                element.page(*page);
            }
            let mut kids = element.children();
            for kid in &node.kids {
                match kid {
                    Kid::Node(kid) => {
                        if let Some(kid) = refs.get(*kid) {
                            kids.struct_element(*kid);
                        }
                        to_write.push(*kid);
                    }
                    Kid::Mark(on, number) if Some(*on) == page => {
                        kids.marked_content_id(*number);
                    }
                    Kid::Mark(on, number) => {
                        let mut mark = kids.marked_content_ref();
                        if let Some(on) = pages.get(*on) {
                            mark.page(*on);
                        }
                        mark.marked_content_id(*number);
                    }
                    Kid::Link(link) => {
                        if let Some(link) = links.get(*link) {
                            kids.object_ref().object(*link);
                        }
                    }
                }
            }
            kids.finish();
        }
    }
}

fn attributes(about: &About, element: &mut pdf_writer::writers::StructElement<'_>) {
    match about {
        About::Nothing | About::Alt(_) => {}
        About::Column => {
            element.attributes().push().table().scope(TableHeaderScope::Column);
        }
        About::Rows(columns) => {
            let columns = i32::try_from(*columns).unwrap_or(1);
            element.attributes().push().table().scope(TableHeaderScope::Row).col_span(columns);
        }
        About::Summary(said) => {
            element.attributes().push().table().summary(TextStr(said));
        }
        About::Edit(_, came) => {
            let line = if *came { TextDecorationType::Underline } else { TextDecorationType::LineThrough };
            element.attributes().push().layout().text_decoration_type(line);
        }
    }
}
