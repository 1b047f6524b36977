//! The package: the parts beside the text, and how they name one another.

use super::super::parts::{Xml, package};
use super::super::running::Running;
use super::document::Written;
use super::names::MAIN;
use super::{fonts, numbering, styles};

const RELATED: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const WORD_TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// Packs a text with what belongs to it.
pub(super) fn pack(running: &Running, written: Written) -> Vec<u8> {
    let width = written.width();
    let has_comments = !written.comments.is_empty();
    let mut parts = vec![
        ("[Content_Types].xml", types(has_comments)),
        (
            "_rels/.rels",
            relations(&[
                ("officeDocument", "word/document.xml"),
                ("metadata/core-properties", "docProps/core.xml"),
                ("extended-properties", "docProps/app.xml"),
            ]),
        ),
        ("word/document.xml", document(&written)),
        ("word/_rels/document.xml.rels", document_relations(has_comments)),
        ("word/styles.xml", styles::write(written.language)),
        ("word/numbering.xml", numbering::write()),
        ("word/settings.xml", settings()),
        ("word/footnotes.xml", footnotes(&written.footnotes)),
        ("word/header1.xml", header(running, width)),
        ("word/footer1.xml", footer(running, width)),
        ("word/fontTable.xml", fonts::table()),
        ("word/theme/theme1.xml", fonts::theme()),
        ("docProps/core.xml", core(running)),
        ("docProps/app.xml", app()),
    ];
    if has_comments {
        parts.push(("word/comments.xml", comments(&written.comments)));
    }
    package(&parts)
}

/// What the text names, the head and foot of its pages in fourth and fifth place.
fn document_relations(has_comments: bool) -> Vec<u8> {
    let mut named = vec![
        ("styles", "styles.xml"),
        ("settings", "settings.xml"),
        ("footnotes", "footnotes.xml"),
        ("header", "header1.xml"),
        ("footer", "footer1.xml"),
        ("fontTable", "fontTable.xml"),
        ("theme", "theme/theme1.xml"),
        ("numbering", "numbering.xml"),
    ];
    if has_comments {
        named.push(("comments", "comments.xml"));
    }
    relations(&named)
}

fn comments(inside: &[u8]) -> Vec<u8> {
    let mut xml = Xml::part();
    xml.open("w:comments", &[("xmlns:w", MAIN)]);
    xml.raw(inside);
    xml.close("w:comments");
    xml.finish()
}

fn types(has_comments: bool) -> Vec<u8> {
    let mut xml = Xml::part();
    xml.open("Types", &[("xmlns", &format!("{PACKAGE}/content-types"))]);
    let rels = "application/vnd.openxmlformats-package.relationships+xml";
    xml.empty("Default", &[("Extension", "rels"), ("ContentType", rels)]);
    xml.empty("Default", &[("Extension", "xml"), ("ContentType", "application/xml")]);
    let word =
        ["document.main", "styles", "settings", "footnotes", "header", "footer", "fontTable", "numbering", "comments"];
    let names =
        ["document", "styles", "settings", "footnotes", "header1", "footer1", "fontTable", "numbering", "comments"];
    for (kind, name) in word.iter().zip(names).filter(|(_, name)| has_comments || *name != "comments") {
        let (part, kind) = (format!("/word/{name}.xml"), format!("{WORD_TYPE}.{kind}+xml"));
        xml.empty("Override", &[("PartName", &part), ("ContentType", &kind)]);
    }
    let theme = "application/vnd.openxmlformats-officedocument.theme+xml";
    xml.empty("Override", &[("PartName", "/word/theme/theme1.xml"), ("ContentType", theme)]);
    let core = "application/vnd.openxmlformats-package.core-properties+xml";
    xml.empty("Override", &[("PartName", "/docProps/core.xml"), ("ContentType", core)]);
    let app = "application/vnd.openxmlformats-officedocument.extended-properties+xml";
    xml.empty("Override", &[("PartName", "/docProps/app.xml"), ("ContentType", app)]);
    xml.close("Types");
    xml.finish()
}

fn relations(named: &[(&str, &str)]) -> Vec<u8> {
    let mut xml = Xml::part();
    xml.open("Relationships", &[("xmlns", &format!("{PACKAGE}/relationships"))]);
    for (at, (kind, target)) in named.iter().enumerate() {
        let base = if kind.starts_with("metadata/") { format!("{PACKAGE}/relationships") } else { RELATED.to_owned() };
        let (id, kind) = (format!("rId{}", at + 1), format!("{base}/{kind}"));
        xml.empty("Relationship", &[("Id", &id), ("Type", &kind), ("Target", target)]);
    }
    xml.close("Relationships");
    xml.finish()
}

fn document(written: &Written) -> Vec<u8> {
    let mut xml = Xml::part();
    xml.open("w:document", &[("xmlns:w", MAIN), ("xmlns:r", RELATED)]);
    xml.open("w:body", &[]);
    xml.raw(&written.body);
    xml.open("w:sectPr", &[]);
    xml.empty("w:headerReference", &[("w:type", "default"), ("r:id", "rId4")]);
    xml.empty("w:footerReference", &[("w:type", "default"), ("r:id", "rId5")]);
    if written.is_wide {
        xml.empty("w:pgSz", &[("w:w", "16838"), ("w:h", "11906"), ("w:orient", "landscape")]);
    } else {
        xml.empty("w:pgSz", &[("w:w", "11906"), ("w:h", "16838")]);
    }
    let side = if written.is_wide { "1134" } else { "1440" };
    let margins = ["w:top", "w:right", "w:bottom", "w:left"].map(|name| (name, side));
    let more = [("w:header", "567"), ("w:footer", "567"), ("w:gutter", "0")];
    xml.empty("w:pgMar", &[&margins[..], &more[..]].concat());
    xml.close("w:sectPr");
    xml.close("w:body");
    xml.close("w:document");
    xml.finish()
}

fn settings() -> Vec<u8> {
    let mut xml = Xml::part();
    xml.open("w:settings", &[("xmlns:w", MAIN)]);
    xml.empty("w:zoom", &[("w:percent", "100")]);
    xml.empty("w:defaultTabStop", &[("w:val", "567")]);
    xml.open("w:footnotePr", &[]);
    xml.empty("w:footnote", &[("w:id", "-1")]);
    xml.empty("w:footnote", &[("w:id", "0")]);
    xml.close("w:footnotePr");
    xml.open("w:compat", &[]);
    let word = "http://schemas.microsoft.com/office/word";
    xml.empty("w:compatSetting", &[("w:name", "compatibilityMode"), ("w:uri", word), ("w:val", "15")]);
    xml.close("w:compat");
    xml.close("w:settings");
    xml.finish()
}

fn footnotes(notes: &[u8]) -> Vec<u8> {
    let mut xml = Xml::part();
    xml.open("w:footnotes", &[("xmlns:w", MAIN), ("xmlns:r", RELATED)]);
    for (kind, id, line) in
        [("separator", "-1", "w:separator"), ("continuationSeparator", "0", "w:continuationSeparator")]
    {
        xml.open("w:footnote", &[("w:type", kind), ("w:id", id)]);
        xml.open("w:p", &[]);
        xml.open("w:r", &[]);
        xml.empty(line, &[]);
        xml.close("w:r");
        xml.close("w:p");
        xml.close("w:footnote");
    }
    xml.raw(notes);
    xml.close("w:footnotes");
    xml.finish()
}

fn line(xml: &mut Xml, style: &str, width: usize, content: &dyn Fn(&mut Xml)) {
    xml.open("w:p", &[]);
    xml.open("w:pPr", &[]);
    xml.empty("w:pStyle", &[("w:val", style)]);
    xml.open("w:tabs", &[]);
    xml.empty("w:tab", &[("w:val", "center"), ("w:pos", &(width / 2).to_string())]);
    xml.empty("w:tab", &[("w:val", "right"), ("w:pos", &width.to_string())]);
    xml.close("w:tabs");
    xml.close("w:pPr");
    content(xml);
    xml.close("w:p");
}

fn run(xml: &mut Xml, text: &str) {
    xml.open("w:r", &[]);
    xml.leaf("w:t", &[("xml:space", "preserve")], text);
    xml.close("w:r");
}

fn tabulator(xml: &mut Xml) {
    xml.open("w:r", &[]);
    xml.empty("w:tab", &[]);
    xml.close("w:r");
}

fn field(xml: &mut Xml, code: &str) {
    xml.open("w:fldSimple", &[("w:instr", code)]);
    run(xml, "1");
    xml.close("w:fldSimple");
}

fn invented(running: &Running, style: &str, width: usize, xml: &mut Xml) {
    for said in &running.invented {
        line(xml, style, width, &|xml| run(xml, said));
    }
}

fn header(running: &Running, width: usize) -> Vec<u8> {
    let mut xml = Xml::part();
    xml.open("w:hdr", &[("xmlns:w", MAIN)]);
    line(&mut xml, "Header", width, &|xml| {
        run(xml, &running.title);
        tabulator(xml);
        tabulator(xml);
        run(xml, &running.names);
    });
    for sentence in &running.head {
        line(&mut xml, "Header", width, &|xml| run(xml, sentence));
    }
    invented(running, "Header", width, &mut xml);
    xml.close("w:hdr");
    xml.finish()
}

fn footer(running: &Running, width: usize) -> Vec<u8> {
    let mut xml = Xml::part();
    xml.open("w:ftr", &[("xmlns:w", MAIN)]);
    invented(running, "Footer", width, &mut xml);
    line(&mut xml, "Footer", width, &|xml| {
        tabulator(xml);
        field(xml, " PAGE ");
        run(xml, " / ");
        field(xml, " NUMPAGES ");
    });
    xml.close("w:ftr");
    xml.finish()
}

fn core(running: &Running) -> Vec<u8> {
    let mut xml = Xml::part();
    xml.open(
        "cp:coreProperties",
        &[
            ("xmlns:cp", &format!("{PACKAGE}/metadata/core-properties")),
            ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
            ("xmlns:dcterms", "http://purl.org/dc/terms/"),
            ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
        ],
    );
    xml.leaf("dc:title", &[], &running.title);
    xml.leaf("dc:subject", &[], &running.names);
    xml.leaf("dc:creator", &[], "Travaux");
    xml.close("cp:coreProperties");
    xml.finish()
}

fn app() -> Vec<u8> {
    let mut xml = Xml::part();
    let space = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";
    xml.open("Properties", &[("xmlns", space)]);
    xml.leaf("Application", &[], "Travaux");
    xml.close("Properties");
    xml.finish()
}
