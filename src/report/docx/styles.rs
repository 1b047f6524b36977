//! Styles: what paragraphs of each kind look like, by the names that Word gives them.

use super::super::parts::Xml;
use super::fonts::{HAN, LATIN};
use super::names::MAIN;
use crate::text::{Language, Paragraph, ParagraphKind};

const HEADINGS: [&str; 6] = ["Heading1", "Heading2", "Heading3", "Heading4", "Heading5", "Heading6"];
/// Colours of words that came, went and moved, and of what the program says.
const INSERTED: &str = "0A4C9A";
const DELETED: &str = "9C2F17";
const MOVED: &str = "2B6E3F";
const WEAK: &str = "5A564F";

const ITEMS: [&str; 4] = ["Item1", "Item2", "Item3", "Item4"];

/// Returns the style of a paragraph of the text; `None` for the plain one.
pub(super) fn of(paragraph: &Paragraph) -> Option<&'static str> {
    let level = |styles: &[&'static str]| {
        let place = usize::from(paragraph.level.max(1) - 1).min(styles.len().saturating_sub(1));
        styles.get(place).copied()
    };
    match paragraph.kind {
        ParagraphKind::Heading => level(&HEADINGS),
        ParagraphKind::Item => level(&ITEMS),
        ParagraphKind::Footnote => Some("FootnoteText"),
        ParagraphKind::Cell => Some("TableText"),
        ParagraphKind::Preamble => Some("Preamble"),
        ParagraphKind::Body => paragraph.label.as_ref().map(|_| "Numbered"),
    }
}

/// The language tags of a draft's language: of its words, and of Han signs in it.
pub(super) const fn tags(language: Language) -> (&'static str, &'static str) {
    match language {
        Language::Arabic => ("ar-SA", "zh-CN"),
        Language::Chinese => ("zh-CN", "zh-CN"),
        Language::English | Language::Other => ("en-GB", "zh-CN"),
        Language::French => ("fr-FR", "zh-CN"),
        Language::Russian => ("ru-RU", "zh-CN"),
        Language::Spanish => ("es-ES", "zh-CN"),
    }
}

/// Writes the part of styles.
pub(super) fn write(language: Language) -> Vec<u8> {
    let mut xml = Xml::part();
    xml.open("w:styles", &[("xmlns:w", MAIN)]);
    defaults(language, &mut xml);
    let plain = |xml: &mut Xml| paragraph(xml, [0, 120], [0, 0], "both");
    style(&mut xml, ("paragraph", "Normal", "Normal"), &[], &|xml| plain(xml), &|_| {});
    for (level, id) in HEADINGS.iter().enumerate() {
        let size = [32, 28, 26, 24, 23, 22].get(level).copied().unwrap_or(22);
        let properties = move |xml: &mut Xml| {
            xml.empty("w:keepNext", &[]);
            xml.empty("w:keepLines", &[]);
            paragraph(xml, [if level == 0 { 360 } else { 240 }, 120], [0, 0], "left");
            xml.empty("w:outlineLvl", &[("w:val", &level.to_string())]);
        };
        let letters = move |xml: &mut Xml| {
            xml.empty("w:b", &[]);
            xml.empty("w:bCs", &[]);
            sized(xml, size);
        };
        let name = format!("heading {}", level + 1);
        style(
            &mut xml,
            ("paragraph", id, &name),
            &[("w:basedOn", "Normal"), ("w:next", "Normal")],
            &properties,
            &letters,
        );
    }
    let on_normal = [("w:basedOn", "Normal")];
    style(&mut xml, ("paragraph", "Numbered", "Numbered Paragraph"), &on_normal, &tab, &|_| {});
    for (level, id) in ITEMS.iter().enumerate() {
        let left = 567 * (level + 2);
        let properties = move |xml: &mut Xml| paragraph(xml, [0, 120], [left, 567], "both");
        let name = format!("Item {}", level + 1);
        style(&mut xml, ("paragraph", id, &name), &on_normal, &properties, &|_| {});
    }
    style(&mut xml, ("paragraph", "Preamble", "Preamble"), &on_normal, &|xml| indented(xml, 567), &|_| {});
    let close = |xml: &mut Xml| paragraph(xml, [40, 40], [0, 0], "left");
    style(&mut xml, ("paragraph", "TableText", "Table Text"), &on_normal, &close, &|xml| sized(xml, 20));
    let note = |xml: &mut Xml| paragraph(xml, [0, 40], [0, 0], "left");
    style(&mut xml, ("paragraph", "FootnoteText", "footnote text"), &on_normal, &note, &|xml| sized(xml, 18));
    for (id, name) in [("Header", "header"), ("Footer", "footer")] {
        style(&mut xml, ("paragraph", id, name), &on_normal, &note, &|xml| sized(xml, 18));
    }
    style(&mut xml, ("character", "FootnoteReference", "footnote reference"), &[], &|_| {}, &|xml| {
        xml.empty("w:vertAlign", &[("w:val", "superscript")]);
    });
    pages(&mut xml);
    table_style(&mut xml);
    xml.close("w:styles");
    xml.finish()
}

/// Styles of what the program says beside the drafts' words, and of words that went, came and moved: told apart by lines,
/// colours only help.
fn pages(xml: &mut Xml) {
    let on_normal = [("w:basedOn", "Normal")];
    let title = |xml: &mut Xml| paragraph(xml, [0, 160], [0, 0], "left");
    style(xml, ("paragraph", "Title", "Title"), &on_normal, &title, &|xml| {
        xml.empty("w:b", &[]);
        xml.empty("w:bCs", &[]);
        sized(xml, 36);
    });
    let text = |xml: &mut Xml| paragraph(xml, [0, 120], [0, 0], "left");
    style(xml, ("paragraph", "ReportText", "Report Text"), &on_normal, &text, &|_| {});
    style(xml, ("paragraph", "Remark", "Remark"), &on_normal, &|xml| paragraph(xml, [0, 60], [0, 0], "left"), &|xml| {
        xml.empty("w:color", &[("w:val", WEAK)]);
        sized(xml, 19);
    });
    let warning = |xml: &mut Xml| {
        xml.open("w:pBdr", &[]);
        for side in ["w:top", "w:left", "w:bottom", "w:right"] {
            xml.empty(side, &[("w:val", "single"), ("w:sz", "6"), ("w:space", "4"), ("w:color", "auto")]);
        }
        xml.close("w:pBdr");
        paragraph(xml, [0, 0], [0, 0], "left");
    };
    style(xml, ("paragraph", "Invented", "Invented"), &on_normal, &warning, &|xml| sized(xml, 19));
    let bullet = |xml: &mut Xml| {
        xml.open("w:numPr", &[]);
        xml.empty("w:numId", &[("w:val", "1")]);
        xml.close("w:numPr");
        paragraph(xml, [0, 60], [360, 360], "left");
    };
    style(xml, ("paragraph", "ListBullet", "List Bullet"), &on_normal, &bullet, &|_| {});
    let close = |xml: &mut Xml| paragraph(xml, [40, 40], [0, 0], "left");
    style(xml, ("paragraph", "TableSmall", "Table Small"), &on_normal, &close, &|xml| sized(xml, 17));
    for (id, name, line, colour) in [
        ("Inserted", "Inserted Words", "single", INSERTED),
        ("MovedTo", "Words Moved Here", "double", MOVED),
        ("MinorTo", "Minor Insertion", "dotted", WEAK),
    ] {
        style(xml, ("character", id, name), &[], &|_| {}, &|xml| {
            xml.empty("w:color", &[("w:val", colour)]);
            xml.empty("w:u", &[("w:val", line)]);
        });
    }
    for (id, name, line, colour) in [
        ("Deleted", "Deleted Words", "w:strike", DELETED),
        ("MovedFrom", "Words Moved Away", "w:dstrike", MOVED),
        ("MinorFrom", "Minor Deletion", "w:strike", WEAK),
    ] {
        style(xml, ("character", id, name), &[], &|_| {}, &|xml| {
            xml.empty(line, &[]);
            xml.empty("w:color", &[("w:val", colour)]);
        });
    }
    style(xml, ("character", "Weak", "Said Beside"), &[], &|_| {}, &|xml| {
        xml.empty("w:color", &[("w:val", WEAK)]);
    });
    style(xml, ("character", "Strong", "Strong"), &[], &|_| {}, &|xml| {
        xml.empty("w:b", &[]);
        xml.empty("w:bCs", &[]);
    });
}

fn defaults(language: Language, xml: &mut Xml) {
    let (own, east) = tags(language);
    xml.open("w:docDefaults", &[]);
    xml.open("w:rPrDefault", &[]);
    xml.open("w:rPr", &[]);
    xml.empty("w:rFonts", &[("w:ascii", LATIN), ("w:hAnsi", LATIN), ("w:eastAsia", HAN), ("w:cs", LATIN)]);
    sized(xml, 22);
    xml.empty("w:lang", &[("w:val", own), ("w:eastAsia", east), ("w:bidi", "ar-SA")]);
    xml.close("w:rPr");
    xml.close("w:rPrDefault");
    xml.empty("w:pPrDefault", &[]);
    xml.close("w:docDefaults");
}

/// Size of the type, in half points.
fn sized(xml: &mut Xml, half_points: u32) {
    let size = half_points.to_string();
    xml.empty("w:sz", &[("w:val", &size)]);
    xml.empty("w:szCs", &[("w:val", &size)]);
}

/// Space above and below, and the margin with what hangs out of it, in twentieths of a point.
fn paragraph(xml: &mut Xml, [above, below]: [usize; 2], [left, hanging]: [usize; 2], side: &str) {
    let [above, below, left, hanging] = [above, below, left, hanging].map(|twips| twips.to_string());
    xml.empty("w:spacing", &[("w:before", &above), ("w:after", &below)]);
    xml.empty("w:ind", &[("w:left", &left), ("w:hanging", &hanging)]);
    xml.empty("w:jc", &[("w:val", side)]);
}

fn tab(xml: &mut Xml) {
    xml.open("w:tabs", &[]);
    xml.empty("w:tab", &[("w:val", "left"), ("w:pos", "567")]);
    xml.close("w:tabs");
}

fn indented(xml: &mut Xml, left: u32) {
    xml.empty("w:ind", &[("w:firstLine", &left.to_string())]);
}

fn style(
    xml: &mut Xml,
    (kind, id, name): (&str, &str, &str),
    relations: &[(&str, &str)],
    paragraph: &dyn Fn(&mut Xml),
    letters: &dyn Fn(&mut Xml),
) {
    let is_default = id == "Normal";
    let mut attributes = vec![("w:type", kind)];
    if is_default {
        attributes.push(("w:default", "1"));
    }
    attributes.push(("w:styleId", id));
    xml.open("w:style", &attributes);
    xml.empty("w:name", &[("w:val", name)]);
    for (relation, other) in relations {
        xml.empty(relation, &[("w:val", other)]);
    }
    xml.empty("w:qFormat", &[]);
    if kind == "paragraph" {
        xml.open("w:pPr", &[]);
        paragraph(xml);
        xml.close("w:pPr");
    }
    xml.open("w:rPr", &[]);
    letters(xml);
    xml.close("w:rPr");
    xml.close("w:style");
}

fn table_style(xml: &mut Xml) {
    xml.open("w:style", &[("w:type", "table"), ("w:styleId", "TableGrid")]);
    xml.empty("w:name", &[("w:val", "Table Grid")]);
    xml.open("w:tblPr", &[]);
    xml.open("w:tblBorders", &[]);
    for side in ["w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"] {
        xml.empty(side, &[("w:val", "single"), ("w:sz", "4"), ("w:space", "0"), ("w:color", "808080")]);
    }
    xml.close("w:tblBorders");
    xml.open("w:tblCellMar", &[]);
    for side in ["w:left", "w:right"] {
        xml.empty(side, &[("w:w", "108"), ("w:type", "dxa")]);
    }
    xml.close("w:tblCellMar");
    xml.close("w:tblPr");
    xml.close("w:style");
}
