//! A DOCX package around a body, its notes, its lists.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};
use zip::write::SimpleFileOptions;

pub const W: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// Everything of a document but what is the same in each.
#[derive(Debug, Default)]
pub struct Package {
    pub title: String,
    pub language: String,
    pub header: String,
    /// Paragraphs and tables.
    pub body: String,
    /// `w:footnote` elements.
    pub notes: String,
    /// `w:abstractNum` and `w:num` elements.
    pub lists: String,
    /// Whether the page lies on its side, as wide tables want.
    pub landscape: bool,
}

fn styles(language: &str) -> String {
    let style = |id: &str, name: &str, ppr: &str, rpr: &str| {
        format!(
            "<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/><w:pPr>{ppr}</w:pPr><w:rPr>{rpr}</w:rPr></w:style>"
        )
    };
    let after = "<w:spacing w:after=\"140\"/>";
    let fonts = if language == "zh" {
        "<w:rFonts w:ascii=\"Liberation Serif\" w:hAnsi=\"Liberation Serif\" w:eastAsia=\"WenQuanYi Zen Hei\"/>"
    } else {
        "<w:rFonts w:ascii=\"Liberation Serif\" w:hAnsi=\"Liberation Serif\" w:cs=\"Liberation Serif\"/>"
    };
    let heading = |level: u8, size: u8| {
        let next = "<w:keepNext/><w:spacing w:before=\"240\" w:after=\"120\"/>";
        let ppr = format!("{next}<w:outlineLvl w:val=\"{}\"/>", level - 1);
        style(&format!("Heading{level}"), &format!("heading {level}"), &ppr, &format!("<w:b/><w:sz w:val=\"{size}\"/>"))
    };
    let toc = |level: u8| {
        let ppr = format!(
            "<w:tabs><w:tab w:val=\"right\" w:leader=\"dot\" w:pos=\"9000\"/></w:tabs><w:ind w:left=\"{}\"/>",
            u32::from(level - 1) * 300
        );
        style(&format!("TOC{level}"), &format!("toc {level}"), &ppr, "")
    };
    let item = |level: u32| {
        let ppr = format!("{after}<w:ind w:left=\"{}\"/>", level * 567);
        style(&format!("Item{level}"), &format!("Item {level}"), &ppr, "")
    };
    [
        format!("{HEAD}<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr>{fonts}<w:sz w:val=\"22\"/></w:rPr></w:rPrDefault></w:docDefaults>"),
        style("Title", "Title", "<w:jc w:val=\"center\"/><w:spacing w:after=\"240\"/>", "<w:b/><w:sz w:val=\"32\"/>"),
        style("Plain", "Plain", after, ""),
        heading(1, 26),
        heading(2, 24),
        heading(3, 22),
        item(1),
        item(2),
        toc(1),
        toc(2),
        style("FootnoteText", "footnote text", "", "<w:sz w:val=\"18\"/>"),
        "</w:styles>".to_owned(),
    ]
    .concat()
}

/// The file.
pub fn write(package: &Package) -> Result<Vec<u8>, Box<dyn std::error::Error>> {
    let kinds = ["document.main", "styles", "numbering", "footnotes", "header", "footer"];
    let overrides: String = kinds
        .iter()
        .map(|part| {
            let name = part.trim_end_matches(".main");
            format!("<Override PartName=\"/word/{name}.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.{part}+xml\"/>")
        })
        .collect();
    let relations: String = kinds
        .iter()
        .skip(1)
        .map(|part| format!("<Relationship Id=\"{part}\" Type=\"{OFFICE}/{part}\" Target=\"{part}.xml\"/>"))
        .collect();
    let rels = "http://schemas.openxmlformats.org/package/2006/relationships";
    let size = if package.landscape {
        "<w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/>"
    } else {
        "<w:pgSz w:w=\"11906\" w:h=\"16838\"/>"
    };
    let field = |code: &str| {
        ["begin\"/></w:r><w:r><w:instrText>", code, "</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"]
            .concat()
    };
    let mut parts: Vec<(&str, String)> = vec![
        (
            "[Content_Types].xml",
            format!(
                "{HEAD}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>{overrides}<Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/></Types>"
            ),
        ),
        (
            "_rels/.rels",
            format!(
                "{HEAD}<Relationships xmlns=\"{rels}\"><Relationship Id=\"rId1\" Type=\"{OFFICE}/officeDocument\" Target=\"word/document.xml\"/><Relationship Id=\"rId2\" Type=\"{rels}/metadata/core-properties\" Target=\"docProps/core.xml\"/></Relationships>"
            ),
        ),
        (
            "docProps/core.xml",
            format!(
                "{HEAD}<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{}</dc:title><dc:creator>Travaux sample</dc:creator></cp:coreProperties>",
                escape(&package.title)
            ),
        ),
        ("word/_rels/document.xml.rels", format!("{HEAD}<Relationships xmlns=\"{rels}\">{relations}</Relationships>")),
        (
            "word/footer.xml",
            format!(
                "{HEAD}<w:ftr {W}><w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr><w:r><w:fldChar w:fldCharType=\"{}</w:p></w:ftr>",
                field("PAGE")
            ),
        ),
        (
            "word/header.xml",
            format!(
                "{HEAD}<w:hdr {W}><w:p><w:pPr><w:jc w:val=\"right\"/></w:pPr><w:r><w:t>{}</w:t></w:r></w:p></w:hdr>",
                escape(&package.header)
            ),
        ),
        ("word/numbering.xml", format!("{HEAD}<w:numbering {W}>{}</w:numbering>", package.lists)),
        ("word/styles.xml", styles(&package.language)),
    ];
    let mut document = String::new();
    let _ = write!(
        document,
        "{HEAD}<w:document {W}><w:body>{}<w:sectPr><w:headerReference w:type=\"default\" r:id=\"header\"/><w:footerReference w:type=\"default\" r:id=\"footer\"/>{size}<w:pgMar w:top=\"1440\" w:right=\"1440\" w:bottom=\"1440\" w:left=\"1440\" w:header=\"708\" w:footer=\"708\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>",
        package.body
    );
    parts.push(("word/document.xml", document));
    parts.push(("word/footnotes.xml", format!("{HEAD}<w:footnotes {W}><w:footnote w:type=\"separator\" w:id=\"-1\"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:type=\"continuationSeparator\" w:id=\"0\"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>{}</w:footnotes>", package.notes)));
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().last_modified_time(zip::DateTime::default());
    for (name, text) in parts {
        archive.start_file(name, options)?;
        archive.write_all(text.as_bytes())?;
    }
    Ok(archive.finish()?.into_inner())
}
