//! The file: pages, tree, outline, links, what is said of the whole.

use super::super::page::Page;
use super::flow::Heading;
use super::sheet::{Used, face_name, round};
use super::tags::Tree;
use super::{Filled, embed, faces::Faces};
use crate::base::Date;
use crate::locale::Locale;
use flate2::Compression;
use flate2::write::ZlibEncoder;
use pdf_writer::types::{ActionType, AnnotationFlags, AnnotationType, TabOrder};
use pdf_writer::{Filter, Finish as _, Name, Pdf, Rect, Ref, TextStr};
use std::io::Write as _;

/// Numbers of objects.
pub(super) struct Refs(i32);

impl Refs {
    pub(super) const fn next(&mut self) -> Ref {
        self.0 += 1;
        Ref::new(self.0)
    }

    fn many(&mut self, count: usize) -> Vec<Ref> {
        (0..count).map(|_| self.next()).collect()
    }
}

/// Packs a stream. Writing to memory does not fail.
pub(super) fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut packer = ZlibEncoder::new(Vec::new(), Compression::new(6));
    packer.write_all(bytes).ok();
    packer.finish().unwrap_or_default()
}

/// The objects that others name.
struct Named {
    pages: Vec<Ref>,
    links: Vec<Ref>,
    nodes: Vec<Ref>,
    tree: Ref,
}

/// Writes the file.
pub(super) fn write(page: &Page, filled: Filled, used: &Used, faces: &Faces, locale: &Locale) -> Vec<u8> {
    let Filled { mut tree, sheets, headings } = filled;
    let mut refs = Refs(0);
    let mut pdf = Pdf::new();
    let [catalog, pages, info, metadata, outlines] = [0; 5].map(|_| refs.next());
    let links: usize = sheets.iter().map(|sheet| sheet.links.len()).sum();
    let named = Named {
        pages: refs.many(sheets.len()),
        links: refs.many(links),
        nodes: refs.many(tree.len()),
        tree: refs.next(),
    };
    let fonts: Vec<Option<Ref>> = used
        .0
        .iter()
        .enumerate()
        .map(|(at, drawn)| embed::face(&mut pdf, &mut refs, at, faces.get(at)?, drawn))
        .collect();
    pdf.pages(pages).kids(named.pages.iter().copied()).count(number(sheets.len()));
    let mut parents = Vec::new();
    for (at, sheet) in sheets.into_iter().enumerate() {
        let Some(id) = named.pages.get(at).copied() else { continue };
        let content = refs.next();
        let paper = sheet.paper;
        let marks: Vec<Ref> = sheet.marks.iter().filter_map(|node| named.nodes.get(*node).copied()).collect();
        let spots = sheet.links.clone();
        let stream = packed(&sheet.finish(&mut tree));
        pdf.stream(content, &stream).filter(Filter::FlateDecode);
        let mut one = pdf.page(id);
        one.parent(pages).media_box(Rect::new(0.0, 0.0, paper.width, paper.height)).contents(content);
        one.struct_parents(number(at)).tab_order(TabOrder::StructureOrder);
        if !spots.is_empty() {
            one.annotations(spots.iter().filter_map(|(link, _)| named.links.get(*link).copied()));
        }
        let mut resources = one.resources();
        let mut dict = resources.fonts();
        for (face, font) in fonts.iter().enumerate() {
            if let Some(font) = font {
                dict.pair(Name(&face_name(face)), *font);
            }
        }
        dict.finish();
        resources.finish();
        one.finish();
        let array = refs.next();
        pdf.indirect(array).array().items(marks);
        parents.push(array);
        for (link, spot) in spots {
            annotation(&mut pdf, link, &spot, &headings, &named);
        }
    }
    structure(&mut pdf, &tree, &parents, &named);
    let has_outline = outline(&mut pdf, &mut refs, outlines, &headings, &named.pages);
    about(&mut pdf, info, metadata, page, locale);
    let mut root = pdf.catalog(catalog);
    root.pages(pages).lang(TextStr(locale.language().tag())).metadata(metadata);
    if has_outline {
        root.outlines(outlines).page_mode(pdf_writer::types::PageMode::UseOutlines);
    }
    root.mark_info().marked(true);
    root.pair(Name(b"StructTreeRoot"), named.tree);
    root.viewer_preferences().display_doc_title(true);
    root.finish();
    let id = blake3::hash(pdf.as_bytes()).as_bytes().get(..16).unwrap_or_default().to_vec();
    pdf.set_file_id((id.clone(), id));
    pdf.finish()
}

fn number(count: usize) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX)
}

/// Writes a link to a heading.
fn annotation(pdf: &mut Pdf, link: usize, spot: &super::sheet::Spot, headings: &[Heading], named: &Named) {
    let Some(id) = named.links.get(link).copied() else { return };
    let [left, bottom, right, top] = spot.area.map(round);
    let mut annotation = pdf.annotation(id);
    annotation.subtype(AnnotationType::Link).rect(Rect::new(left, bottom, right, top));
    annotation.contents(TextStr(&spot.said)).flags(AnnotationFlags::PRINT).border(0.0, 0.0, 0.0, None);
    annotation.struct_parent(number(named.pages.len() + link));
    let heading = headings.get(spot.heading);
    if let Some((page, heading)) = heading.and_then(|to| named.pages.get(to.page).copied().zip(Some(to))) {
        let mut action = annotation.action();
        action.action_type(ActionType::GoTo);
        action.destination().page(page).xyz(0.0, round(heading.top), None);
    }
}

/// Writes the tree, and where each mark and link of a page stands in it.
fn structure(pdf: &mut Pdf, tree: &Tree, parents: &[Ref], named: &Named) {
    let of_links = tree.nodes_of_links(named.links.len());
    let mut root = pdf.indirect(named.tree).start::<pdf_writer::writers::StructTreeRoot<'_>>();
    if let Some(document) = named.nodes.first() {
        root.child(*document);
    }
    root.parent_tree_next_key(number(parents.len() + named.links.len()));
    let mut entries = root.parent_tree();
    let mut nums = entries.nums();
    for (at, array) in parents.iter().enumerate() {
        nums.insert(number(at), *array);
    }
    for (link, node) in of_links.into_iter().enumerate() {
        if let Some(node) = node.and_then(|node| named.nodes.get(node)) {
            nums.insert(number(parents.len() + link), *node);
        }
    }
    nums.finish();
    entries.finish();
    root.finish();
    tree.write(pdf, named.tree, &named.nodes, &named.pages, &named.links);
}

/// Writes the outline, deeper headings below those they stand under. Says whether there is one.
fn outline(pdf: &mut Pdf, refs: &mut Refs, root: Ref, headings: &[Heading], pages: &[Ref]) -> bool {
    if headings.is_empty() {
        return false;
    }
    let ids = refs.many(headings.len());
    let level = |at: usize| headings.get(at).map(|heading| heading.level);
    let parent = |at: usize| (0..at).rev().find(|before| level(*before) < level(at));
    let parents: Vec<Option<usize>> = (0..headings.len()).map(parent).collect();
    let mut below: Vec<Vec<usize>> = vec![Vec::new(); headings.len()];
    let mut top = Vec::new();
    for (at, parent) in parents.iter().enumerate() {
        match parent.and_then(|parent| below.get_mut(parent)) {
            Some(list) => list.push(at),
            None => top.push(at),
        }
    }
    let id = |at: usize| ids.get(at).copied().unwrap_or(root);
    let ends = |list: &[usize]| list.first().copied().zip(list.last().copied());
    let mut outline = pdf.outline(root);
    if let Some((first, last)) = ends(&top) {
        outline.first(id(first)).last(id(last)).count(number(top.len()));
    }
    outline.finish();
    let siblings = std::iter::once(&top).chain(&below);
    let mut around = vec![(None, None); headings.len()];
    for list in siblings {
        for pair in list.windows(2) {
            if let [before, after] = *pair {
                if let Some(slot) = around.get_mut(before) {
                    slot.1 = Some(after);
                }
                if let Some(slot) = around.get_mut(after) {
                    slot.0 = Some(before);
                }
            }
        }
    }
    for (at, heading) in headings.iter().enumerate() {
        let mut item = pdf.outline_item(id(at));
        item.title(TextStr(&heading.words));
        item.parent(parents.get(at).copied().flatten().map_or(root, id));
        let (before, after) = around.get(at).copied().unwrap_or_default();
        if let Some(before) = before {
            item.prev(id(before));
        }
        if let Some(after) = after {
            item.next(id(after));
        }
        if let Some((first, last)) = below.get(at).and_then(|list| ends(list)) {
            // Closed: a long report opens with its parts.
            let count = below.get(at).map_or(0, Vec::len);
            item.first(id(first)).last(id(last)).count(-number(count));
        }
        if let Some(page) = pages.get(heading.page) {
            item.dest().page(*page).xyz(0.0, round(heading.top), None);
        }
    }
    true
}

/// Writes title, language and maker, as readers and as programs want them.
fn about(pdf: &mut Pdf, info: Ref, metadata: Ref, page: &Page, locale: &Locale) {
    let maker = format!("Travaux {}", env!("CARGO_PKG_VERSION"));
    let mut document = pdf.document_info(info);
    document.title(TextStr(&page.title)).creator(TextStr("Travaux")).producer(TextStr(&maker));
    if let Some(date) = page.date {
        document.creation_date(day(date)).modified_date(day(date));
    }
    document.finish();
    let mut xml = super::super::parts::Xml::piece();
    xml.raw(b"<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>");
    xml.open("x:xmpmeta", &[("xmlns:x", "adobe:ns:meta/")]);
    xml.open("rdf:RDF", &[("xmlns:rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#")]);
    xml.open(
        "rdf:Description",
        &[
            ("rdf:about", ""),
            ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
            ("xmlns:xmp", "http://ns.adobe.com/xap/1.0/"),
            ("xmlns:pdf", "http://ns.adobe.com/pdf/1.3/"),
            ("xmlns:pdfuaid", "http://www.aiim.org/pdfua/ns/id/"),
        ],
    );
    xml.leaf("pdfuaid:part", &[], "1");
    xml.open("dc:title", &[]);
    xml.open("rdf:Alt", &[]);
    xml.leaf("rdf:li", &[("xml:lang", "x-default")], &page.title);
    xml.close("rdf:Alt");
    xml.close("dc:title");
    xml.open("dc:language", &[]);
    xml.open("rdf:Bag", &[]);
    xml.leaf("rdf:li", &[], locale.language().tag());
    xml.close("rdf:Bag");
    xml.close("dc:language");
    xml.leaf("xmp:CreatorTool", &[], "Travaux");
    xml.leaf("pdf:Producer", &[], &maker);
    if let Some(date) = page.date {
        let date = format!("{date}T00:00:00Z");
        xml.leaf("xmp:CreateDate", &[], &date);
        xml.leaf("xmp:ModifyDate", &[], &date);
    }
    xml.close("rdf:Description");
    xml.close("rdf:RDF");
    xml.close("x:xmpmeta");
    xml.raw(b"<?xpacket end=\"r\"?>");
    pdf.metadata(metadata, &xml.finish());
}

fn day(date: Date) -> pdf_writer::Date {
    let small = |value: i8| u8::try_from(value).unwrap_or(1);
    pdf_writer::Date::new(u16::try_from(date.year()).unwrap_or(1970))
        .month(small(date.month()))
        .day(small(date.day()))
        .hour(0)
        .minute(0)
        .second(0)
        .utc_offset_hour(0)
        .utc_offset_minute(0)
}
