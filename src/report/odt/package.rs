//! The package: the parts beside the text.

use super::super::parts::{Xml, package};
use super::super::running::Running;
use super::automatic::Automatic;
use super::names::SPACES;
use super::styles;
use crate::text::Language;

const TYPE: &str = "application/vnd.oasis.opendocument.text";

/// Parts that the text is made of.
pub(super) struct Written {
    /// The body.
    pub(super) body: Vec<u8>,
    /// What was changed, region by region.
    pub(super) regions: Vec<u8>,
    /// The styles made for it.
    pub(super) automatic: Automatic,
    /// The language of the text: of a redline, the newest draft's.
    pub(super) language: Language,
    /// Whether its pages lie crosswise.
    pub(super) is_wide: bool,
}

/// Packs a text with what belongs to it.
pub(super) fn pack(running: &Running, written: Written) -> Vec<u8> {
    let (language, is_wide) = (written.language, written.is_wide);
    package(&[
        ("mimetype", TYPE.as_bytes().to_vec()),
        ("META-INF/manifest.xml", manifest()),
        ("content.xml", content(&written)),
        ("styles.xml", styles::write(running, language, is_wide)),
        ("meta.xml", meta(running, language)),
    ])
}

fn manifest() -> Vec<u8> {
    let mut xml = Xml::part();
    let space = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0";
    xml.open("manifest:manifest", &[("xmlns:manifest", space), ("manifest:version", "1.3")]);
    for (path, kind) in [("/", TYPE), ("content.xml", "text/xml"), ("styles.xml", "text/xml"), ("meta.xml", "text/xml")]
    {
        xml.empty("manifest:file-entry", &[("manifest:full-path", path), ("manifest:media-type", kind)]);
    }
    xml.close("manifest:manifest");
    xml.finish()
}

fn content(written: &Written) -> Vec<u8> {
    let mut xml = Xml::part();
    xml.open("office:document-content", SPACES);
    styles::fonts(&mut xml);
    xml.open("office:automatic-styles", &[]);
    written.automatic.write(&mut xml);
    xml.close("office:automatic-styles");
    xml.open("office:body", &[]);
    xml.open("office:text", &[]);
    if !written.regions.is_empty() {
        // What its reader writes on is not tracked.
        xml.open("text:tracked-changes", &[("text:track-changes", "false")]);
        xml.raw(&written.regions);
        xml.close("text:tracked-changes");
    }
    xml.raw(&written.body);
    xml.close("office:text");
    xml.close("office:body");
    xml.close("office:document-content");
    xml.finish()
}

fn meta(running: &Running, language: Language) -> Vec<u8> {
    let mut xml = Xml::part();
    xml.open("office:document-meta", SPACES);
    xml.open("office:meta", &[]);
    xml.leaf("meta:generator", &[], "Travaux");
    xml.leaf("dc:title", &[], &running.title);
    xml.leaf("dc:subject", &[], &running.names);
    if language != Language::Other {
        xml.leaf("dc:language", &[], language.code());
    }
    xml.close("office:meta");
    xml.close("office:document-meta");
    xml.finish()
}
