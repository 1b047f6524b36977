//! More formats of the same drafts: Markdown, HTML, OpenDocument.

use crate::model::{Draft, Kind};
use std::fmt::Write as _;
use std::io::{Cursor, Write as _};
use zip::write::SimpleFileOptions;

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// A text with its bold stretches and footnote marks written by `bold` and `note`.
fn marked(
    text: &str,
    bold: impl Fn(&str) -> String,
    note: impl Fn(&str) -> String,
    plain: impl Fn(&str) -> String,
) -> String {
    text.split("**")
        .enumerate()
        .map(|(at, stretch)| {
            let inner: String = stretch
                .split('^')
                .enumerate()
                .map(|(at, part)| if at % 2 == 1 { note(part) } else { plain(part) })
                .collect();
            if at % 2 == 1 { bold(&inner) } else { inner }
        })
        .collect()
}

/// Markdown.
pub fn markdown(draft: &Draft) -> String {
    let mut out = String::new();
    for ((unit, (label, _)), text) in draft.units.iter().zip(draft.labels()).zip(draft.texts()) {
        let words = marked(
            &text,
            |words| format!("**{words}**"),
            |key| format!("[^{key}]"),
            |part| part.replace('[', "\\[").replace(']', "\\]"),
        );
        let line = match unit.kind {
            Kind::Title => format!("# {words}"),
            Kind::Part => format!("## {words}"),
            Kind::Section => format!("### {words}"),
            Kind::Num => format!("{} {words}", label.replace('.', "\\.")),
            Kind::Let => format!("{label} {words}"),
            Kind::Foot => format!("[^{}]: {words}", unit.key),
            Kind::Note | Kind::Date => words,
        };
        let _ = write!(out, "{line}\n\n");
    }
    out
}

/// HTML with a menu and a foot, as pages have them.
pub fn html(draft: &Draft) -> String {
    let title = escape(&draft.texts().first().cloned().unwrap_or_default());
    let mut body = String::new();
    let mut foot = String::new();
    for ((unit, (label, _)), text) in draft.units.iter().zip(draft.labels()).zip(draft.texts()) {
        let words = marked(
            &text,
            |words| format!("<b>{words}</b>"),
            |key| format!("<sup><a href=\"#fn-{key}\" id=\"ref-{key}\">1</a></sup>"),
            escape,
        );
        let _ = match unit.kind {
            Kind::Title => writeln!(body, "<h1>{words}</h1>"),
            Kind::Part => writeln!(body, "<h2>{words}</h2>"),
            Kind::Section => writeln!(body, "<h3>{words}</h3>"),
            Kind::Num | Kind::Let => writeln!(body, "<p>{label} {words}</p>"),
            Kind::Note | Kind::Date => writeln!(body, "<p>{words}</p>"),
            Kind::Foot => writeln!(foot, "<p id=\"fn-{}\"><sup>1</sup> {words}</p>", unit.key),
        };
    }
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\"><title>{title}</title></head>\n<body>\n<nav><a href=\"#\">Home</a> <a href=\"#\">Documents</a></nav>\n<main>\n{body}<section class=\"footnotes\" role=\"doc-endnotes\">\n{foot}</section>\n</main>\n<footer>Travaux sample</footer>\n</body>\n</html>\n"
    )
}

/// OpenDocument text with list numbering.
pub fn odt(draft: &Draft) -> Result<Vec<u8>, Box<dyn std::error::Error>> {
    const NS: &str = "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\"";
    let texts = draft.texts();
    let foot = |key: &str| {
        draft
            .units
            .iter()
            .zip(&texts)
            .find(|(unit, _)| unit.key == key)
            .map(|(_, text)| escape(text))
            .unwrap_or_default()
    };
    let mut body = String::new();
    for (unit, text) in draft.units.iter().zip(&texts) {
        let words = marked(
            text,
            |words| format!("<text:span text:style-name=\"B\">{words}</text:span>"),
            |key| {
                format!(
                    "<text:note text:id=\"{key}\" text:note-class=\"footnote\"><text:note-citation>1</text:note-citation><text:note-body><text:p>{}</text:p></text:note-body></text:note>",
                    foot(key)
                )
            },
            escape,
        );
        let list = |inner: String| {
            format!(
                "<text:list text:continue-numbering=\"true\" text:style-name=\"L\"><text:list-item>{inner}</text:list-item></text:list>"
            )
        };
        body.push_str(&match unit.kind {
            Kind::Foot => String::new(),
            Kind::Title => format!("<text:p text:style-name=\"Title\">{words}</text:p>"),
            Kind::Part => format!("<text:h text:outline-level=\"1\">{words}</text:h>"),
            Kind::Section => format!("<text:h text:outline-level=\"2\">{words}</text:h>"),
            Kind::Note | Kind::Date => format!("<text:p>{words}</text:p>"),
            Kind::Num => list(format!("<text:p>{words}</text:p>")),
            Kind::Let => {
                list(format!("<text:list><text:list-item><text:p>{words}</text:p></text:list-item></text:list>"))
            }
        });
    }
    let styles = "<office:automatic-styles><style:style style:name=\"B\" style:family=\"text\"><style:text-properties fo:font-weight=\"bold\"/></style:style><text:list-style style:name=\"L\"><text:list-level-style-number text:level=\"1\" style:num-suffix=\".\" style:num-format=\"1\"/><text:list-level-style-number text:level=\"2\" style:num-prefix=\"(\" style:num-suffix=\")\" style:num-format=\"a\"/></text:list-style></office:automatic-styles>";
    let parts = [
        ("content.xml", format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-content {NS} office:version=\"1.3\">{styles}<office:body><office:text>{body}</office:text></office:body></office:document-content>")),
        ("META-INF/manifest.xml", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" manifest:version=\"1.3\"><manifest:file-entry manifest:full-path=\"/\" manifest:media-type=\"application/vnd.oasis.opendocument.text\"/><manifest:file-entry manifest:full-path=\"content.xml\" manifest:media-type=\"text/xml\"/></manifest:manifest>".to_owned()),
    ];
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().last_modified_time(zip::DateTime::default());
    archive.start_file("mimetype", options.compression_method(zip::CompressionMethod::Stored))?;
    archive.write_all(b"application/vnd.oasis.opendocument.text")?;
    for (name, text) in parts {
        archive.start_file(name, options)?;
        archive.write_all(text.as_bytes())?;
    }
    Ok(archive.finish()?.into_inner())
}
