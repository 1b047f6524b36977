//! The package: the parts beside the text, and how they name one another.

use super::super::model::Report;
use super::super::parts::{Xml, package};
use super::super::tracked::Tracked;
use super::document::Written;
use super::names::MAIN;
use super::{fonts, styles};
use crate::base::{UiLanguage, visible};
use crate::locale::Locale;

const RELATED: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const WORD_TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// Packs a text with what belongs to it.
pub(super) fn pack(report: &Report, head: &[String], written: Written, tracked: &Tracked) -> Vec<u8> {
    let parts = [
        ("[Content_Types].xml", types()),
        (
            "_rels/.rels",
            relations(&[
                ("officeDocument", "word/document.xml"),
                ("metadata/core-properties", "docProps/core.xml"),
                ("extended-properties", "docProps/app.xml"),
            ]),
        ),
        ("word/document.xml", document(&written.body)),
        (
            "word/_rels/document.xml.rels",
            relations(&[
                ("styles", "styles.xml"),
                ("settings", "settings.xml"),
                ("footnotes", "footnotes.xml"),
                ("header", "header1.xml"),
                ("footer", "footer1.xml"),
                ("fontTable", "fontTable.xml"),
                ("theme", "theme/theme1.xml"),
            ]),
        ),
        ("word/styles.xml", styles::write(written.language)),
        ("word/settings.xml", settings()),
        ("word/footnotes.xml", footnotes(&written.footnotes)),
        ("word/header1.xml", header(report, head, tracked)),
        ("word/footer1.xml", footer(report)),
        ("word/fontTable.xml", fonts::table()),
        ("word/theme/theme1.xml", fonts::theme()),
        ("docProps/core.xml", core(report, tracked)),
        ("docProps/app.xml", app()),
    ];
    package(&parts)
}

fn types() -> Vec<u8> {
    let mut xml = Xml::part();
    xml.open("Types", &[("xmlns", &format!("{PACKAGE}/content-types"))]);
    let rels = "application/vnd.openxmlformats-package.relationships+xml";
    xml.empty("Default", &[("Extension", "rels"), ("ContentType", rels)]);
    xml.empty("Default", &[("Extension", "xml"), ("ContentType", "application/xml")]);
    let word = ["document.main", "styles", "settings", "footnotes", "header", "footer", "fontTable"];
    let names = ["document", "styles", "settings", "footnotes", "header1", "footer1", "fontTable"];
    for (kind, name) in word.iter().zip(names) {
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

fn document(body: &[u8]) -> Vec<u8> {
    let mut xml = Xml::part();
    xml.open("w:document", &[("xmlns:w", MAIN), ("xmlns:r", RELATED)]);
    xml.open("w:body", &[]);
    xml.raw(body);
    xml.open("w:sectPr", &[]);
    xml.empty("w:headerReference", &[("w:type", "default"), ("r:id", "rId4")]);
    xml.empty("w:footerReference", &[("w:type", "default"), ("r:id", "rId5")]);
    xml.empty("w:pgSz", &[("w:w", "11906"), ("w:h", "16838")]);
    let margins = ["w:top", "w:right", "w:bottom", "w:left"].map(|side| (side, "1440"));
    let more = [("w:header", "709"), ("w:footer", "709"), ("w:gutter", "0")];
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

/// The names of the drafts in a line; of many, the first and the last.
fn names(report: &Report, tracked: &Tracked) -> String {
    let all = report.compared.drafts.get(tracked.first..=tracked.newest).unwrap_or_default();
    let name = |draft: Option<&super::super::model::ComparedDraft>| draft.map_or("", |draft| &draft.name).to_owned();
    let names = match all {
        [] => Vec::new(),
        [one] => vec![one.name.clone()],
        [_, _] | [_, _, _] => all.iter().map(|draft| draft.name.clone()).collect(),
        [first, .., last] => vec![name(Some(first)), "…".to_owned(), name(Some(last))],
    };
    visible(&names.join(" → ")).into_owned()
}

fn line(xml: &mut Xml, style: &str, content: &dyn Fn(&mut Xml)) {
    xml.open("w:p", &[]);
    xml.open("w:pPr", &[]);
    xml.empty("w:pStyle", &[("w:val", style)]);
    xml.open("w:tabs", &[]);
    xml.empty("w:tab", &[("w:val", "center"), ("w:pos", "4513")]);
    xml.empty("w:tab", &[("w:val", "right"), ("w:pos", "9026")]);
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

/// An invented text must not pass for a real one on the way, whoever reads it.
fn invented(report: &Report, style: &str, xml: &mut Xml) {
    if report.invented {
        for language in UiLanguage::ALL {
            let said = Locale::new(language).t("invented-banner");
            line(xml, style, &|xml| run(xml, &said));
        }
    }
}

fn header(report: &Report, head: &[String], tracked: &Tracked) -> Vec<u8> {
    let mut xml = Xml::part();
    xml.open("w:hdr", &[("xmlns:w", MAIN)]);
    let names = names(report, tracked);
    line(&mut xml, "Header", &|xml| {
        run(xml, &visible(&report.title));
        tabulator(xml);
        tabulator(xml);
        run(xml, &names);
    });
    for sentence in head {
        line(&mut xml, "Header", &|xml| run(xml, sentence));
    }
    invented(report, "Header", &mut xml);
    xml.close("w:hdr");
    xml.finish()
}

fn footer(report: &Report) -> Vec<u8> {
    let mut xml = Xml::part();
    xml.open("w:ftr", &[("xmlns:w", MAIN)]);
    invented(report, "Footer", &mut xml);
    line(&mut xml, "Footer", &|xml| {
        tabulator(xml);
        field(xml, " PAGE ");
        run(xml, " / ");
        field(xml, " NUMPAGES ");
    });
    xml.close("w:ftr");
    xml.finish()
}

fn core(report: &Report, tracked: &Tracked) -> Vec<u8> {
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
    xml.leaf("dc:title", &[], &visible(&report.title));
    xml.leaf("dc:subject", &[], &names(report, tracked));
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
