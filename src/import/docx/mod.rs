//! Reader for DOCX (Office Open XML, transitional and strict).
//!
//! Resolves automatic numbering to the printed label, keeps tracked changes, comments, footnotes, tables and text
//! boxes; headers, footers, hidden text and tables of contents are set aside. Does not lay out pages: a DOCX has no
//! page numbers of its own.

mod body;
mod comments;
mod footnotes;
mod notes;
mod numbering;
mod revisions;
mod runs;
mod styles;

use super::package::Package;
use super::xml::{self, Element, Tree, XmlFault};
use super::{ImportError, Read};
use crate::base::{Diagnostic, JobControl, Message, Severity, WithDiagnostics};
use crate::text::SetAside;
use std::collections::BTreeMap;

/// A part of the package as a tree; a fault in a part that is not the main one is noticed, not fatal.
fn tree(package: &mut Package<'_>, name: &str) -> Result<Option<Tree>, ImportError> {
    let Some(bytes) = package.part(name)? else { return Ok(None) };
    match xml::parse(&bytes) {
        Ok(tree) => Ok(Some(tree)),
        Err(XmlFault::TooMuch) => Err(ImportError::Unreadable(Message::new("import-xml-too-deep").text("part", name))),
        Err(XmlFault::Broken) => {
            Err(ImportError::Unreadable(Message::new("import-zip-part-damaged").text("part", name)))
        }
    }
}

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

/// The relations of a part: (last word of the type, target).
fn relations(package: &mut Package<'_>, part: &str) -> Result<Vec<(String, String)>, ImportError> {
    let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
    let name = if folder.is_empty() { format!("_rels/{file}.rels") } else { format!("{folder}/_rels/{file}.rels") };
    let Some(tree) = tree(package, &name)? else { return Ok(Vec::new()) };
    let internal = |relation: &&Element| relation.attribute("TargetMode") != Some("External");
    Ok(tree
        .root
        .elements()
        .filter(internal)
        .filter_map(|relation| {
            let kind = relation.attribute("Type")?.rsplit('/').next()?.to_owned();
            Some((kind, resolve(folder, relation.attribute("Target")?)))
        })
        .collect())
}

/// Reads a DOCX.
pub(super) fn read(bytes: &[u8], job: &JobControl) -> Result<WithDiagnostics<Read>, ImportError> {
    let mut package = Package::open(bytes)?;
    let main = relations(&mut package, "")?
        .into_iter()
        .find(|(kind, _)| kind == "officeDocument")
        .map_or_else(|| "word/document.xml".to_owned(), |(_, target)| target);
    let main = if package.has(&main) { main } else { "word/document.xml".to_owned() };
    let Some(document) = tree(&mut package, &main)? else {
        return Err(ImportError::Unreadable(Message::new("import-zip-part-damaged").text("part", main)));
    };
    job.check()?;
    let mut diagnostics = Vec::new();
    if document.cut {
        diagnostics.push(Diagnostic::new(Severity::Loss, Message::new("import-xml-cut").text("part", main.clone())));
    }
    let related = relations(&mut package, &main)?;
    let mut named: BTreeMap<&str, Tree> = BTreeMap::new();
    let mut furniture = Vec::new();
    for (kind, target) in &related {
        job.check()?;
        match kind.as_str() {
            "styles" | "numbering" | "footnotes" | "endnotes" | "comments" => {
                if let Some(part) = tree(&mut package, target)? {
                    named.insert(kind, part);
                }
            }
            "header" | "footer" => {
                if let Some(part) = tree(&mut package, target)? {
                    furniture.push((if kind == "header" { "running header" } else { "running footer" }, part));
                }
            }
            "aFChunk" => diagnostics
                .push(Diagnostic::new(Severity::Loss, Message::new("import-embedded").text("part", target.clone()))),
            _ => {}
        }
    }
    let root = |kind: &str| named.get(kind).map(|tree| &tree.root);
    let mut walker = body::Walker::new(
        root("styles").map(styles::Styles::read).unwrap_or_default(),
        root("numbering").map(numbering::Numbering::read).unwrap_or_default(),
        notes::Notes::of(root("footnotes"), root("endnotes"), root("comments")).counted(&document.root),
    );
    walker.document(&document.root, job)?;
    let mut read = walker.finish();
    for (what, part) in &furniture {
        let mut walker = body::Walker::default();
        walker.document(&part.root, job)?;
        let inner = walker.finish();
        let lines =
            inner.blocks.into_iter().map(|block| block.text).chain(inner.set_aside.into_iter().map(|aside| aside.text));
        for text in lines.filter(|text| !text.trim().is_empty()) {
            read.set_aside.push(SetAside { what: (*what).into(), text, page: None });
        }
    }
    if let Some(core) = tree(&mut package, "docProps/core.xml")? {
        read.title = core.root.child("title").map(Element::all_text).filter(|title| !title.trim().is_empty());
        read.language = core.root.child("language").map(Element::all_text).filter(|tag| !tag.trim().is_empty());
    }
    Ok(WithDiagnostics { value: read, diagnostics })
}
