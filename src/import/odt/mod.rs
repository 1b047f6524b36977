//! Reader for ODT (OpenDocument text): numbering, tracked changes, footnotes, comments, tables.

mod changes;
mod regions;
mod styles;
mod walk;

use super::package::Package;
use super::xml::Element;
use super::{ImportError, Read};
use crate::base::{Diagnostic, JobControl, Message, Severity, WithDiagnostics};
use crate::text::SetAside;

/// Reads an ODT.
pub(super) fn read(bytes: &[u8], job: &JobControl) -> Result<WithDiagnostics<Read>, ImportError> {
    let mut package = Package::open(bytes)?;
    if let Some(manifest) = package.part("META-INF/manifest.xml")?
        && String::from_utf8_lossy(&manifest).contains("encryption-data")
    {
        return Err(ImportError::Unreadable(Message::new("import-encrypted-office")));
    }
    let Some(content) = package.tree("content.xml")? else {
        return Err(ImportError::Unreadable(Message::new("import-zip-part-damaged").text("part", "content.xml")));
    };
    job.check()?;
    let common = package.tree("styles.xml")?;
    let mut diagnostics = Vec::new();
    if content.cut {
        diagnostics.push(Diagnostic::new(Severity::Loss, Message::new("import-xml-cut").text("part", "content.xml")));
    }
    let styles = styles::Styles::read(common.as_ref().map(|tree| &tree.root), &content.root);
    let mut walker = walk::Walker::new(styles);
    if let Some(text) = content.root.find("body") {
        walker.body(text, job)?;
    }
    let mut read = walker.finish();
    for master in common.iter().filter_map(|tree| tree.root.find("master-styles")) {
        for (name, what) in [("header", "running header"), ("footer", "running footer")] {
            master.each(name, &mut |part: &Element| {
                let text = part.all_text();
                if !text.trim().is_empty() {
                    read.set_aside.push(SetAside { what: what.into(), text: text.trim().to_owned(), page: None });
                }
            });
        }
    }
    if let Some(meta) = package.tree("meta.xml")? {
        read.title = meta.root.find("title").map(Element::all_text).filter(|title| !title.trim().is_empty());
        read.language = meta.root.find("language").map(Element::all_text);
    }
    Ok(WithDiagnostics { value: read, diagnostics })
}
