//! The tag tree of a tagged PDF: which stretch of content belongs to which paragraph, heading, cell or note.

use crate::import::limits;
use crate::import::pdf::text_string::text_string;
use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, MaybeRef, Name, ObjRef, Object, String as PdfString};
use std::collections::{BTreeMap, BTreeSet};

/// What an element says a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Kind {
    #[default]
    Plain,
    Heading(Option<u8>),
    Item(u8),
    Cell,
    Note,
}

/// A block of the tag tree.
#[derive(Debug, Clone, Default)]
pub(crate) struct Tagged {
    pub kind: Kind,
    /// The element whose label this block may carry: list item, note.
    pub owner: Option<usize>,
}

/// A stretch of content, in logical order.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Leaf {
    /// Index of the page.
    pub page: usize,
    /// Form and marked content id.
    pub mcid: (Option<u32>, i32),
    /// Index of the block.
    pub block: usize,
    /// It is the label of an element, not of the block's own words.
    pub label: bool,
}

/// A tag tree, flattened.
#[derive(Debug, Default)]
pub(crate) struct Tree {
    pub blocks: Vec<Tagged>,
    pub leaves: Vec<Leaf>,
    /// Language of the document, as the producer says.
    pub language: Option<String>,
}

struct Walk<'a> {
    pages: BTreeMap<(u32, i32), usize>,
    roles: BTreeMap<Vec<u8>, Vec<u8>>,
    seen: BTreeSet<(u32, i32)>,
    tree: Tree,
    elements: usize,
    xref: &'a hayro_syntax::xref::XRef,
}

/// What is known on the way down to a stretch of content.
#[derive(Clone, Copy, Default)]
struct Above {
    page: Option<usize>,
    kind: Kind,
    lists: u8,
    owner: Option<usize>,
    /// The block that text met here belongs to.
    block: Option<usize>,
    label: bool,
    note: bool,
    cell: bool,
}

/// Language the catalogue names.
pub(crate) fn language(pdf: &Pdf) -> Option<String> {
    let catalogue = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id())?;
    let language = catalogue.get::<PdfString<'_>>("Lang")?;
    Some(text_string(language.as_bytes())).filter(|language| !language.trim().is_empty())
}

/// Reads the tag tree; `None` when there is none.
pub(crate) fn read(pdf: &Pdf) -> Option<Tree> {
    let xref = pdf.xref();
    let catalogue = xref.get::<Dict<'_>>(xref.root_id())?;
    let root = catalogue.get::<Dict<'_>>("StructTreeRoot")?;
    let mut roles = BTreeMap::new();
    if let Some(map) = root.get::<Dict<'_>>("RoleMap") {
        for (name, standard) in map.entries() {
            if let MaybeRef::NotRef(Object::Name(standard)) = standard {
                roles.insert(name.as_ref().to_vec(), standard.as_ref().to_vec());
            }
        }
    }
    let pages = pdf.pages().iter().enumerate().filter_map(|(index, page)| {
        let id = page.raw().obj_id()?;
        Some(((id.obj_number, id.gen_number), index))
    });
    let mut walk =
        Walk { pages: pages.collect(), roles, seen: BTreeSet::new(), tree: Tree::default(), elements: 0, xref };
    walk.kids(&root, Above::default(), 0);
    walk.tree.language = language(pdf);
    (!walk.tree.leaves.is_empty()).then_some(walk.tree)
}

impl<'a> Walk<'a> {
    fn kids(&mut self, dict: &Dict<'a>, above: Above, depth: u32) -> Above {
        let mut above = above;
        match dict.get_raw::<Object<'a>>("K") {
            Some(MaybeRef::Ref(id)) => match self.xref.get::<Object<'a>>(id.into()) {
                Some(Object::Array(kids)) => above = self.array(&kids, above, depth),
                Some(kid) => self.kid(Some(id), &kid, &mut above, depth),
                None => {}
            },
            Some(MaybeRef::NotRef(Object::Array(kids))) => above = self.array(&kids, above, depth),
            Some(MaybeRef::NotRef(kid)) => self.kid(None, &kid, &mut above, depth),
            None => {}
        }
        above
    }

    fn array(&mut self, kids: &Array<'a>, mut above: Above, depth: u32) -> Above {
        for kid in kids.raw_iter() {
            match kid {
                MaybeRef::Ref(id) => {
                    if let Some(kid) = self.xref.get::<Object<'a>>(id.into()) {
                        self.kid(Some(id), &kid, &mut above, depth);
                    }
                }
                MaybeRef::NotRef(kid) => self.kid(None, &kid, &mut above, depth),
            }
        }
        above
    }

    fn kid(&mut self, id: Option<ObjRef>, kid: &Object<'a>, above: &mut Above, depth: u32) {
        match kid {
            Object::Number(number) => {
                let page = above.page;
                self.leaf(page, None, number.as_i64() as i32, above);
            }
            Object::Dict(dict) => {
                let kind = dict.get::<Name<'_>>("Type").map(|name| name.as_ref().to_vec());
                match kind.as_deref() {
                    Some(b"OBJR") => {}
                    Some(b"MCR") => {
                        let page = self.page_of(dict).or(above.page);
                        let form = dict.get_ref("Stm").map(|form| form.obj_number);
                        if let Some(mcid) = dict.get::<i32>("MCID") {
                            self.leaf(page, form, mcid, above);
                        }
                    }
                    _ => {
                        let new = id.is_none_or(|id| self.seen.insert((id.obj_number, id.gen_number)));
                        if new && depth < limits::PDF_TAGS_DEEP && self.elements < limits::PDF_TAGS {
                            self.elements += 1;
                            self.element(dict, above, depth);
                        }
                    }
                }
            }
            _ => {}
        }
    }

    fn page_of(&self, dict: &Dict<'_>) -> Option<usize> {
        let id = dict.get_ref("Pg")?;
        self.pages.get(&(id.obj_number, id.gen_number)).copied()
    }

    /// The standard name of a role, through the document's own map.
    fn role(&self, dict: &Dict<'_>) -> Vec<u8> {
        let mut role = dict.get::<Name<'_>>("S").map(|name| name.as_ref().to_vec()).unwrap_or_default();
        for _ in 0..8 {
            match self.roles.get(&role) {
                Some(standard) if !is_standard(&role) => role.clone_from(standard),
                _ => break,
            }
        }
        role
    }

    fn element(&mut self, dict: &Dict<'a>, above: &mut Above, depth: u32) {
        let role = self.role(dict);
        let mut inner = Above { page: self.page_of(dict).or(above.page), ..*above };
        match role.as_slice() {
            // Inline: the text belongs to the block around.
            b"Span" | b"Quote" | b"Reference" | b"BibEntry" | b"Code" | b"Link" | b"Annot" | b"Em" | b"Strong"
            | b"Sub" | b"Ruby" | b"RB" | b"RT" | b"RP" | b"Warichu" | b"WT" | b"WP" | b"Formula" | b"NonStruct"
            | b"Form" => {
                let after = self.kids(dict, inner, depth + 1);
                above.block = after.block;
                return;
            }
            b"Artifact" => return,
            b"Lbl" => {
                inner.label = true;
                inner.owner = above.owner;
                let after = self.kids(dict, inner, depth + 1);
                above.block = above.block.or(after.block);
                return;
            }
            b"L" => {
                inner.lists = above.lists.saturating_add(1);
                inner.block = None;
            }
            b"LI" | b"TOCI" => {
                inner.owner = Some(self.elements);
                inner.block = None;
                if role.as_slice() == b"LI" && !above.note && !above.cell {
                    inner.kind = Kind::Item(above.lists.max(1));
                }
            }
            b"LBody" => {}
            b"Note" | b"FENote" => {
                inner.kind = Kind::Note;
                inner.note = true;
                inner.owner = Some(self.elements);
                inner.block = None;
            }
            b"TD" | b"TH" => {
                inner.kind = Kind::Cell;
                inner.cell = true;
                inner.owner = None;
                inner.block = None;
            }
            name => {
                inner.block = None;
                if let Some(kind) = heading(name)
                    && !above.note
                    && !above.cell
                {
                    inner.kind = kind;
                }
            }
        }
        self.kids(dict, inner, depth + 1);
    }

    fn leaf(&mut self, page: Option<usize>, form: Option<u32>, mcid: i32, above: &mut Above) {
        let Some(page) = page else { return };
        let block = *above.block.get_or_insert_with(|| {
            self.tree.blocks.push(Tagged { kind: above.kind, owner: above.owner });
            self.tree.blocks.len() - 1
        });
        self.tree.leaves.push(Leaf { page, mcid: (form, mcid), block, label: above.label });
    }
}

/// What kind of heading an element is, if it is one.
fn heading(role: &[u8]) -> Option<Kind> {
    match role {
        b"H" => Some(Kind::Heading(None)),
        b"Title" => Some(Kind::Heading(Some(1))),
        [b'H', digits @ ..] if !digits.is_empty() && digits.len() <= 2 => std::str::from_utf8(digits)
            .ok()?
            .parse::<u8>()
            .ok()
            .filter(|level| *level > 0)
            .map(|level| Kind::Heading(Some(level))),
        _ => None,
    }
}

fn is_standard(role: &[u8]) -> bool {
    matches!(
        role,
        b"Document"
            | b"Part"
            | b"Art"
            | b"Sect"
            | b"Div"
            | b"BlockQuote"
            | b"Caption"
            | b"TOC"
            | b"TOCI"
            | b"Index"
            | b"NonStruct"
            | b"P"
            | b"H"
            | b"H1"
            | b"H2"
            | b"H3"
            | b"H4"
            | b"H5"
            | b"H6"
            | b"L"
            | b"LI"
            | b"Lbl"
            | b"LBody"
            | b"Table"
            | b"TR"
            | b"TH"
            | b"TD"
            | b"THead"
            | b"TBody"
            | b"TFoot"
            | b"Span"
            | b"Quote"
            | b"Note"
            | b"Reference"
            | b"BibEntry"
            | b"Code"
            | b"Link"
            | b"Annot"
            | b"Figure"
            | b"Formula"
            | b"Form"
            | b"Artifact"
    )
}
