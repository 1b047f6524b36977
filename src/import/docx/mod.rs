//! Reader for DOCX (Office Open XML, transitional and strict).
//!
//! Resolves automatic numbering to the printed label, keeps tracked changes, comments, footnotes, tables and text
//! boxes; headers, footers, hidden text and tables of contents are set aside. Does not lay out pages: a DOCX has no
//! page numbers of its own.

mod body;
mod comments;
mod footnotes;
mod math;
mod notes;
mod numbering;
mod revisions;
mod runs;
mod styles;
mod symbols;

#[cfg(test)]
mod kinds_tests;

use super::package::Package;
use super::xml::{Element, Tree};
use super::{ImportError, Read};
use crate::base::{Diagnostic, JobControl, Message, Severity, WithDiagnostics};
use crate::text::SetAside;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// A target relative to the folder of the part that names it.
fn resolve(folder: &str, target: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in target.split('/') {
        match part {
            ".." => drop(parts.pop()),
            "." | "" => {}
            _ => parts.push(part),
        }
    }
    parts.join("/")
}

/// A relation of one part to another.
struct Relation {
    id: String,
    /// Last word of its type.
    kind: String,
    target: String,
}

/// The relations of a part to others of the package.
fn relations(package: &mut Package<'_>, part: &str) -> Result<Vec<Relation>, ImportError> {
    let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
    let name = if folder.is_empty() { format!("_rels/{file}.rels") } else { format!("{folder}/_rels/{file}.rels") };
    let Some(tree) = package.tree(&name)? else { return Ok(Vec::new()) };
    let internal = |relation: &&Element| relation.attribute("TargetMode") != Some("External");
    Ok(tree
        .root
        .elements()
        .filter(internal)
        .filter_map(|relation| {
            let kind = relation.attribute("Type")?.rsplit('/').next()?.to_owned();
            let id = relation.attribute("Id").unwrap_or("").to_owned();
            Some(Relation { id, kind, target: resolve(folder, relation.attribute("Target")?) })
        })
        .collect())
}

/// The parts that the document names, beside its own.
#[derive(Default)]
struct Parts {
    named: BTreeMap<&'static str, Tree>,
    /// Headers and footers, with what they are.
    furniture: Vec<(&'static str, Tree)>,
    /// Words of diagrams, by the relation that names them.
    diagrams: BTreeMap<String, Vec<String>>,
}

/// Parts that are read whole, by the last words of their relations.
const READ: [&str; 7] = ["styles", "numbering", "footnotes", "endnotes", "comments", "commentsExtended", "settings"];

impl Parts {
    fn read(
        package: &mut Package<'_>,
        related: &[Relation],
        diagnostics: &mut Vec<Diagnostic>,
        job: &JobControl,
    ) -> Result<Self, ImportError> {
        let mut parts = Self::default();
        for Relation { id, kind, target } in related {
            job.check()?;
            if let Some(name) = READ.into_iter().find(|name| name == kind) {
                if let Some(part) = package.tree(target)? {
                    parts.named.insert(name, part);
                }
                continue;
            }
            match kind.as_str() {
                "header" | "footer" => {
                    let what = if kind == "header" { "running header" } else { "running footer" };
                    parts.furniture.extend(package.tree(target)?.map(|part| (what, part)));
                }
                "diagramData" => {
                    if let Some(part) = package.tree(target)? {
                        parts.diagrams.insert(id.clone(), words_of_diagram(&part.root));
                    }
                }
                "aFChunk" => diagnostics.push(Diagnostic::new(
                    Severity::Loss,
                    Message::new("import-embedded").text("part", target.clone()),
                )),
                _ => {}
            }
        }
        Ok(parts)
    }

    fn root(&self, kind: &str) -> Option<&Element> {
        self.named.get(kind).map(|tree| &tree.root)
    }
}

/// The words of a diagram, a paragraph each, in the order of its data.
fn words_of_diagram(root: &Element) -> Vec<String> {
    let mut words = Vec::new();
    root.each("t", &mut |text| {
        text.each("p", &mut |paragraph| {
            let text = paragraph.all_text();
            if !text.trim().is_empty() {
                words.push(text);
            }
        });
    });
    words
}

/// Reads a DOCX.
pub(super) fn read(bytes: &[u8], job: &JobControl) -> Result<WithDiagnostics<Read>, ImportError> {
    let mut package = Package::open(bytes)?;
    let main = relations(&mut package, "")?
        .into_iter()
        .find(|relation| relation.kind == "officeDocument")
        .map_or_else(|| "word/document.xml".to_owned(), |relation| relation.target);
    let main = if package.has(&main) { main } else { "word/document.xml".to_owned() };
    let Some(document) = package.tree(&main)? else {
        return Err(ImportError::Unreadable(Message::new("import-zip-part-damaged").text("part", main)));
    };
    job.check()?;
    let mut diagnostics = Vec::new();
    if document.cut {
        diagnostics.push(Diagnostic::new(Severity::Loss, Message::new("import-xml-cut").text("part", main.clone())));
    }
    let related = relations(&mut package, &main)?;
    let mut parts = Parts::read(&mut package, &related, &mut diagnostics, job)?;
    let diagrams = std::mem::take(&mut parts.diagrams);
    let root = |kind: &str| parts.root(kind);
    let mut walker = body::Walker::new(
        root("styles").map(styles::Styles::read).unwrap_or_default(),
        root("numbering").map(numbering::Numbering::read).unwrap_or_default(),
        notes::Notes::of(root("footnotes"), root("endnotes"), root("comments"))
            .counted(&document.root, root("settings"))
            .threaded(root("commentsExtended")),
    );
    walker.diagrams = diagrams;
    walker.parts = related.into_iter().map(|relation| (relation.id, relation.target)).collect();
    walker.document(&document.root, job)?;
    walker.say(&mut diagnostics);
    let mut read = walker.finish();
    for (what, part) in &parts.furniture {
        let mut walker = body::Walker::default();
        walker.document(&part.root, job)?;
        let inner = walker.finish();
        let lines = inner.blocks.into_iter().map(|block| (Cow::Borrowed(*what), block.text));
        let beside = inner.set_aside.into_iter().map(|aside| {
            let drawn = aside.what == "watermark";
            (if drawn { aside.what } else { Cow::Borrowed(*what) }, aside.text)
        });
        for (what, text) in lines.chain(beside).filter(|(_, text)| !text.trim().is_empty()) {
            let piece = SetAside { what, text, page: None };
            // The headers of first, even and odd pages carry the same watermark.
            if piece.what != "watermark" || !read.set_aside.contains(&piece) {
                read.set_aside.push(piece);
            }
        }
    }
    if let Some(core) = package.tree("docProps/core.xml")? {
        read.title = core.root.child("title").map(Element::all_text).filter(|title| !title.trim().is_empty());
        read.language = core.root.child("language").map(Element::all_text).filter(|tag| !tag.trim().is_empty());
    }
    Ok(WithDiagnostics { value: read, diagnostics })
}
