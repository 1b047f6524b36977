//! Writers: plain text with hard line breaks, and DOCX with automatic numbering, heading styles and footnotes.

use crate::model::{Draft, Kind};
use std::fmt::Write as _;
use std::io::{Cursor, Write as _};
use zip::write::SimpleFileOptions;

const WIDTH: usize = 72;

/// Plain text, wrapped; footnotes stand at the end.
pub fn txt(draft: &Draft) -> String {
    let mut out = String::new();
    let rows = draft.units.iter().zip(draft.labels()).zip(draft.texts());
    for ((unit, (label, _)), text) in rows {
        let text = strip_notes(&text.replace("**", ""), "");
        let label = if unit.kind == Kind::Foot { "*".to_owned() } else { label };
        let full = if label.is_empty() { text } else { format!("{label} {text}") };
        let mut width = 0;
        for word in full.split(' ') {
            let length = word.chars().count();
            if width > 0 && width + 1 + length > WIDTH {
                out.push('\n');
                width = 0;
            } else if width > 0 {
                out.push(' ');
                width += 1;
            }
            out.push_str(word);
            width += length;
        }
        out.push_str("\n\n");
    }
    out
}

fn strip_notes(text: &str, mark: &str) -> String {
    text.split('^').enumerate().map(|(at, part)| if at % 2 == 0 { part } else { mark }).collect()
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

const W: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

fn runs(text: &str, bold: bool, notes: &[&str]) -> String {
    let mut out = String::new();
    let mut thick = bold;
    for (at, stretch) in text.split("**").enumerate() {
        if at > 0 {
            thick = !thick;
        }
        for (at, part) in stretch.split('^').enumerate() {
            if at % 2 == 1 {
                let id = notes.iter().position(|note| *note == part).unwrap_or(0) + 1;
                let _ = write!(
                    out,
                    "<w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:footnoteReference w:id=\"{id}\"/></w:r>"
                );
            } else if !part.is_empty() {
                let weight = if thick { "<w:rPr><w:b/></w:rPr>" } else { "" };
                let _ = write!(out, "<w:r>{weight}<w:t xml:space=\"preserve\">{}</w:t></w:r>", escape(part));
            }
        }
    }
    out
}

/// What stands on top of each page.
fn header(draft: &Draft) -> String {
    let chinese = match draft.name.as_str() {
        "zero" => "零案文",
        "rev1" => "第一次修订稿",
        "rev2" => "第二次修订稿",
        "rev3" => "第三次修订稿",
        "rev4" => "第四次修订稿",
        _ => "最终案文",
    };
    if draft.chinese {
        format!("Travaux样本，虚构案文（{chinese}）")
    } else {
        format!("Travaux sample, invented text ({})", draft.name)
    }
}

/// A Word file.
pub fn docx(draft: &Draft) -> Result<Vec<u8>, Box<dyn std::error::Error>> {
    let notes: Vec<&str> =
        draft.units.iter().filter(|unit| unit.kind == Kind::Foot).map(|unit| unit.key.as_str()).collect();
    let (mut body, mut foot) = (String::new(), String::new());
    let mut list = 1;
    for (unit, text) in draft.units.iter().zip(draft.texts()) {
        let style = match unit.kind {
            Kind::Foot => {
                let id = notes.iter().position(|note| *note == unit.key).unwrap_or(0) + 1;
                let _ = write!(
                    foot,
                    "<w:footnote w:id=\"{id}\"><w:p><w:pPr><w:pStyle w:val=\"FootnoteText\"/></w:pPr><w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:footnoteRef/></w:r><w:r><w:t xml:space=\"preserve\"> {}</w:t></w:r></w:p></w:footnote>",
                    escape(&text)
                );
                continue;
            }
            Kind::Title => "<w:pStyle w:val=\"Title\"/>".to_owned(),
            Kind::Note => "<w:pStyle w:val=\"Remark\"/>".to_owned(),
            Kind::Date => "<w:pStyle w:val=\"Date\"/>".to_owned(),
            Kind::Part => "<w:pStyle w:val=\"Heading1\"/>".to_owned(),
            Kind::Section => "<w:pStyle w:val=\"Heading2\"/>".to_owned(),
            Kind::Num => "<w:pStyle w:val=\"Numbered\"/><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>"
                .to_owned(),
            Kind::Let => "<w:pStyle w:val=\"Lettered\"/><w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"1\"/></w:numPr>"
                .to_owned(),
        };
        list += 1;
        let _ = write!(body, "<w:p><w:pPr>{style}</w:pPr>{}</w:p>", runs(&text, false, &notes));
    }
    let _ = list;
    let title = draft.texts().first().cloned().unwrap_or_default();
    let parts: [(&str, String); 9] = [
        ("[Content_Types].xml", format!("{HEAD}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>{}<Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/></Types>", ["document.main", "styles", "numbering", "footnotes", "header", "footer"].map(|part| format!("<Override PartName=\"/word/{}.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.{part}+xml\"/>", part.trim_end_matches(".main"))).concat())),
        ("_rels/.rels", format!("{HEAD}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/><Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/></Relationships>")),
        ("docProps/core.xml", format!("{HEAD}<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{}</dc:title><dc:creator>Travaux sample</dc:creator></cp:coreProperties>", escape(&title))),
        ("word/_rels/document.xml.rels", format!("{HEAD}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{}</Relationships>", ["styles", "numbering", "footnotes", "header", "footer"].map(|part| format!("<Relationship Id=\"{part}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{part}\" Target=\"{part}.xml\"/>")).concat())),
        ("word/document.xml", format!("{HEAD}<w:document {W}><w:body>{body}<w:sectPr><w:headerReference w:type=\"default\" r:id=\"header\"/><w:footerReference w:type=\"default\" r:id=\"footer\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1440\" w:right=\"1440\" w:bottom=\"1440\" w:left=\"1440\" w:header=\"708\" w:footer=\"708\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>")),
        ("word/footer.xml", format!("{HEAD}<w:ftr {W}><w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p></w:ftr>")),
        ("word/footnotes.xml", format!("{HEAD}<w:footnotes {W}><w:footnote w:type=\"separator\" w:id=\"-1\"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:type=\"continuationSeparator\" w:id=\"0\"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>{foot}</w:footnotes>")),
        ("word/header.xml", format!("{HEAD}<w:hdr {W}><w:p><w:pPr><w:jc w:val=\"right\"/></w:pPr><w:r><w:t>{}</w:t></w:r></w:p></w:hdr>", header(draft))),
        ("word/numbering.xml", format!("{HEAD}<w:numbering {W}><w:abstractNum w:abstractNumId=\"0\"><w:multiLevelType w:val=\"multilevel\"/><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/><w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"567\" w:hanging=\"567\"/></w:pPr></w:lvl><w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"lowerLetter\"/><w:lvlText w:val=\"(%2)\"/><w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"1134\" w:hanging=\"567\"/></w:pPr></w:lvl><w:lvl w:ilvl=\"2\"><w:start w:val=\"1\"/><w:numFmt w:val=\"lowerRoman\"/><w:lvlText w:val=\"(%3)\"/><w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"1701\" w:hanging=\"567\"/></w:pPr></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>")),
    ];
    let style = |id: &str, name: &str, ppr: &str, rpr: &str| {
        format!(
            "<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/><w:pPr>{ppr}</w:pPr><w:rPr>{rpr}</w:rPr></w:style>"
        )
    };
    let space = "<w:spacing w:after=\"160\"/>";
    let styles = format!(
        "{HEAD}<w:styles {W}>{}{}{}{}{}{}{}{}</w:styles>",
        style("Title", "Title", "<w:jc w:val=\"center\"/><w:spacing w:after=\"240\"/>", "<w:b/><w:sz w:val=\"36\"/>"),
        style("Remark", "Remark", space, "<w:i/>"),
        style("Date", "Date", space, ""),
        style(
            "Heading1",
            "heading 1",
            "<w:keepNext/><w:spacing w:before=\"360\" w:after=\"160\"/><w:outlineLvl w:val=\"0\"/>",
            "<w:b/><w:sz w:val=\"28\"/>"
        ),
        style(
            "Heading2",
            "heading 2",
            "<w:keepNext/><w:spacing w:before=\"240\" w:after=\"120\"/><w:outlineLvl w:val=\"1\"/>",
            "<w:b/><w:sz w:val=\"24\"/>"
        ),
        style("Numbered", "Numbered", space, ""),
        style("Lettered", "Lettered", space, ""),
        style("FootnoteText", "footnote text", "", "<w:sz w:val=\"18\"/>")
    );
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().last_modified_time(zip::DateTime::default());
    for (name, text) in parts.iter().map(|(name, text)| (*name, text)).chain([("word/styles.xml", &styles)]) {
        archive.start_file(name, options)?;
        archive.write_all(text.as_bytes())?;
    }
    Ok(archive.finish()?.into_inner())
}
