//! Styles of an OpenDocument text: kinds of paragraphs, of words and of cells, and the pages with their head and foot.

use super::super::docx::fonts::{HAN, LATIN};
use super::super::parts::Xml;
use super::super::running::Running;
use super::names::SPACES;
use super::text::words;
use crate::text::{Language, Paragraph, ParagraphKind};

const HEADINGS: [&str; 6] =
    ["Heading_20_1", "Heading_20_2", "Heading_20_3", "Heading_20_4", "Heading_20_5", "Heading_20_6"];
const ITEMS: [&str; 4] = ["Item_20_1", "Item_20_2", "Item_20_3", "Item_20_4"];

/// Returns the style of a heading of a level, from 1.
pub(super) fn heading(level: usize) -> &'static str {
    HEADINGS.get(level.clamp(1, HEADINGS.len()) - 1).copied().unwrap_or("Heading_20_1")
}

/// Returns the style of a paragraph of a draft.
pub(super) fn of(paragraph: &Paragraph) -> &'static str {
    let level = usize::from(paragraph.level.max(1));
    match paragraph.kind {
        ParagraphKind::Heading => heading(level),
        ParagraphKind::Item => ITEMS.get(level.min(ITEMS.len()) - 1).copied().unwrap_or("Item_20_1"),
        ParagraphKind::Footnote => "Footnote",
        ParagraphKind::Cell => "Table_20_Text",
        ParagraphKind::Preamble => "Preamble",
        ParagraphKind::Body if paragraph.label.is_some() => "Numbered",
        ParagraphKind::Body => "Standard",
    }
}

/// The language of words, and of Han signs in them.
pub(super) fn language_properties(language: Language) -> Vec<(&'static str, &'static str)> {
    let (own, country) = match language {
        Language::French => ("fr", "FR"),
        Language::Russian => ("ru", "RU"),
        Language::Spanish => ("es", "ES"),
        Language::English | Language::Other | Language::Chinese | Language::Arabic => ("en", "GB"),
    };
    vec![
        ("fo:language", own),
        ("fo:country", country),
        ("style:language-asian", "zh"),
        ("style:country-asian", "CN"),
        ("style:language-complex", "ar"),
        ("style:country-complex", "SA"),
    ]
}

/// Twentieths of a point, as inches.
pub(super) fn inches(twips: usize) -> String {
    let thousandths = twips * 1000 / 1440;
    format!("{}.{:03}in", thousandths / 1000, thousandths % 1000)
}

/// Writes the fonts that styles name.
pub(super) fn fonts(xml: &mut Xml) {
    xml.open("office:font-face-decls", &[]);
    for (name, family) in [(LATIN, "roman"), (HAN, "system")] {
        let quoted = format!("'{name}'");
        let attributes = [("style:name", name), ("svg:font-family", &quoted), ("style:font-family-generic", family)];
        xml.empty("style:font-face", &[&attributes[..], &[("style:font-pitch", "variable")]].concat());
    }
    xml.close("office:font-face-decls");
}

/// Writes the part of styles.
pub(super) fn write(running: &Running, language: Language, is_wide: bool) -> Vec<u8> {
    let mut xml = Xml::part();
    xml.open("office:document-styles", SPACES);
    fonts(&mut xml);
    xml.open("office:styles", &[]);
    defaults(language, &mut xml);
    paragraphs(&mut xml);
    letters(&mut xml);
    lists(&mut xml);
    xml.close("office:styles");
    xml.open("office:automatic-styles", &[]);
    page(is_wide, &mut xml);
    xml.close("office:automatic-styles");
    xml.open("office:master-styles", &[]);
    xml.open("style:master-page", &[("style:name", "Standard"), ("style:page-layout-name", "Page")]);
    header(running, &mut xml);
    footer(running, &mut xml);
    xml.close("style:master-page");
    xml.close("office:master-styles");
    xml.close("office:document-styles");
    xml.finish()
}

fn defaults(language: Language, xml: &mut Xml) {
    xml.open("style:default-style", &[("style:family", "paragraph")]);
    let mode = if language == Language::Arabic { "rl-tb" } else { "lr-tb" };
    xml.empty("style:paragraph-properties", &[("style:tab-stop-distance", "0.394in"), ("style:writing-mode", mode)]);
    let letters = [
        ("style:font-name", LATIN),
        ("style:font-name-asian", HAN),
        ("style:font-name-complex", LATIN),
        ("fo:font-size", "11pt"),
        ("style:font-size-asian", "11pt"),
        ("style:font-size-complex", "11pt"),
    ];
    xml.empty("style:text-properties", &[&letters[..], &language_properties(language)].concat());
    xml.close("style:default-style");
    xml.open("style:default-style", &[("style:family", "table")]);
    xml.empty("style:table-properties", &[("table:border-model", "collapsing")]);
    xml.close("style:default-style");
    xml.open("text:notes-configuration", &[("text:note-class", "footnote"), ("style:num-format", "1")]);
    xml.close("text:notes-configuration");
}

type Properties<'a> = &'a [(&'a str, &'a str)];

/// Writes a style; its name's `_20_` is a space to people.
fn style(
    xml: &mut Xml,
    (family, name, parent): (&str, &str, &str),
    paragraph: Properties<'_>,
    size: &str,
    more: Properties<'_>,
) {
    let shown = name.replace("_20_", " ");
    let mut attributes = vec![("style:name", name), ("style:display-name", &shown), ("style:family", family)];
    if !parent.is_empty() {
        attributes.push(("style:parent-style-name", parent));
    }
    let level = name.strip_prefix("Heading_20_");
    if let Some(level) = level {
        attributes.extend([("style:default-outline-level", level), ("style:next-style-name", "Standard")]);
    }
    if name == "List_20_Item" {
        attributes.push(("style:list-style-name", "Bullets"));
    }
    xml.open("style:style", &attributes);
    if !paragraph.is_empty() {
        xml.empty("style:paragraph-properties", paragraph);
    }
    let mut letters: Vec<(&str, &str)> = Vec::new();
    if !size.is_empty() {
        letters.extend(["fo:font-size", "style:font-size-asian", "style:font-size-complex"].map(|name| (name, size)));
    }
    letters.extend(more);
    if !letters.is_empty() {
        xml.empty("style:text-properties", &letters);
    }
    xml.close("style:style");
}

const BOLD: [(&str, &str); 3] =
    [("fo:font-weight", "bold"), ("style:font-weight-asian", "bold"), ("style:font-weight-complex", "bold")];
const WEAK: (&str, &str) = ("fo:color", "#5a564f");

fn paragraphs(xml: &mut Xml) {
    let plain = [("fo:margin-bottom", "0.083in"), ("fo:text-align", "justify")];
    style(xml, ("paragraph", "Standard", ""), &plain, "", &[]);
    for (at, name) in HEADINGS.iter().enumerate() {
        let above = if at == 0 { "0.25in" } else { "0.167in" };
        let properties = [
            ("fo:margin-top", above),
            ("fo:margin-bottom", "0.083in"),
            ("fo:text-align", "start"),
            ("fo:keep-with-next", "always"),
        ];
        let size = ["16pt", "14pt", "13pt", "12pt", "11.5pt", "11pt"].get(at).copied().unwrap_or("11pt");
        style(xml, ("paragraph", name, "Standard"), &properties, size, &BOLD);
    }
    xml.open("style:style", &numbered());
    xml.open("style:paragraph-properties", &[]);
    xml.open("style:tab-stops", &[]);
    xml.empty("style:tab-stop", &[("style:position", "0.394in")]);
    xml.close("style:tab-stops");
    xml.close("style:paragraph-properties");
    xml.close("style:style");
    for (at, name) in ITEMS.iter().enumerate() {
        let left = inches(567 * (at + 2));
        let properties = [("fo:margin-left", left.as_str()), ("fo:text-indent", "-0.394in")];
        style(xml, ("paragraph", name, "Standard"), &properties, "", &[]);
    }
    let on = |name: &'static str| ("paragraph", name, "Standard");
    style(xml, on("Preamble"), &[("fo:text-indent", "0.394in")], "", &[]);
    let close = [("fo:margin-top", "0.01in"), ("fo:margin-bottom", "0.01in"), ("fo:text-align", "start")];
    style(xml, on("Table_20_Text"), &close, "10pt", &[]);
    style(xml, on("Table_20_Small"), &close, "8.5pt", &[]);
    style(xml, ("paragraph", "Table_20_Head", "Table_20_Text"), &[("fo:keep-with-next", "always")], "", &BOLD);
    style(xml, ("paragraph", "Small_20_Head", "Table_20_Small"), &[("fo:keep-with-next", "always")], "", &BOLD);
    let note = [("fo:margin-bottom", "0.028in"), ("fo:text-align", "start")];
    let hanging = [("fo:margin-left", "0.236in"), ("fo:text-indent", "-0.236in")];
    style(xml, on("Footnote"), &[&note[..], &hanging].concat(), "9pt", &[]);
    style(xml, on("Header"), &note, "9pt", &[]);
    style(xml, on("Footer"), &note, "9pt", &[]);
    let left = [("fo:margin-bottom", "0.083in"), ("fo:text-align", "start")];
    style(xml, on("Title"), &left, "18pt", &BOLD);
    style(xml, on("Report_20_Text"), &left, "", &[]);
    style(xml, on("List_20_Item"), &note, "", &[]);
    style(xml, on("Remark"), &note, "9.5pt", &[WEAK]);
    let frame = [("fo:border", "0.75pt solid #000000"), ("fo:padding", "0.04in"), ("fo:text-align", "start")];
    style(xml, on("Invented"), &frame, "9.5pt", &[]);
}

const fn numbered() -> [(&'static str, &'static str); 3] {
    [("style:name", "Numbered"), ("style:family", "paragraph"), ("style:parent-style-name", "Standard")]
}

/// Words that went, came and moved are told apart by lines; colours only help.
fn letters(xml: &mut Xml) {
    let under = |line, kind| [("style:text-underline-style", line), ("style:text-underline-type", kind)];
    let through = |kind| [("style:text-line-through-style", "solid"), ("style:text-line-through-type", kind)];
    let of = |name: &'static str| ("text", name, "");
    let inserted = ("fo:color", "#0a4c9a");
    let deleted = ("fo:color", "#9c2f17");
    let moved = ("fo:color", "#2b6e3f");
    style(xml, of("Inserted"), &[], "", &[&under("solid", "single")[..], &[inserted]].concat());
    style(xml, of("MovedTo"), &[], "", &[&under("solid", "double")[..], &[moved]].concat());
    style(xml, of("MinorTo"), &[], "", &[&under("dotted", "single")[..], &[WEAK]].concat());
    style(xml, of("Deleted"), &[], "", &[&through("single")[..], &[deleted]].concat());
    style(xml, of("MovedFrom"), &[], "", &[&through("double")[..], &[moved]].concat());
    style(xml, of("MinorFrom"), &[], "", &[&through("single")[..], &[WEAK]].concat());
    style(xml, of("Weak"), &[], "", &[WEAK]);
    style(xml, of("Strong"), &[], "", &BOLD);
}

fn lists(xml: &mut Xml) {
    xml.open("text:list-style", &[("style:name", "Bullets")]);
    xml.open("text:list-level-style-bullet", &[("text:level", "1"), ("text:bullet-char", "•")]);
    xml.open("style:list-level-properties", &[("text:list-level-position-and-space-mode", "label-alignment")]);
    let label = [("text:label-followed-by", "listtab"), ("fo:text-indent", "-0.25in"), ("fo:margin-left", "0.25in")];
    xml.empty("style:list-level-label-alignment", &label);
    xml.close("style:list-level-properties");
    xml.close("text:list-level-style-bullet");
    xml.close("text:list-style");
}

fn page(is_wide: bool, xml: &mut Xml) {
    xml.open("style:page-layout", &[("style:name", "Page")]);
    let (width, height, direction, side) =
        if is_wide { ("297mm", "210mm", "landscape", "20mm") } else { ("210mm", "297mm", "portrait", "25.4mm") };
    let mut properties =
        vec![("fo:page-width", width), ("fo:page-height", height), ("style:print-orientation", direction)];
    properties.extend([("fo:margin-left", side), ("fo:margin-right", side)]);
    properties.extend([("fo:margin-top", "12mm"), ("fo:margin-bottom", "12mm")]);
    xml.empty("style:page-layout-properties", &properties);
    for (name, edge) in [("style:header-style", "fo:margin-bottom"), ("style:footer-style", "fo:margin-top")] {
        xml.open(name, &[]);
        xml.empty("style:header-footer-properties", &[("fo:min-height", "8mm"), (edge, "5mm")]);
        xml.close(name);
    }
    xml.close("style:page-layout");
    let width = if is_wide { "10.118in" } else { "6.268in" };
    for (name, parent) in [("HeaderLine", "Header"), ("FooterLine", "Footer")] {
        let named = [("style:name", name), ("style:family", "paragraph"), ("style:parent-style-name", parent)];
        xml.open("style:style", &named);
        xml.open("style:paragraph-properties", &[]);
        xml.open("style:tab-stops", &[]);
        xml.empty("style:tab-stop", &[("style:position", width), ("style:type", "right")]);
        xml.close("style:tab-stops");
        xml.close("style:paragraph-properties");
        xml.close("style:style");
    }
}

fn line(style: &str, said: &str, xml: &mut Xml) {
    xml.open("text:p", &[("text:style-name", style)]);
    words(said, xml);
    xml.close("text:p");
}

fn header(running: &Running, xml: &mut Xml) {
    xml.open("style:header", &[]);
    line("HeaderLine", &format!("{}\t{}", running.title, running.names), xml);
    for said in running.head.iter().chain(&running.invented) {
        line("Header", said, xml);
    }
    xml.close("style:header");
}

fn footer(running: &Running, xml: &mut Xml) {
    xml.open("style:footer", &[]);
    for said in &running.invented {
        line("Footer", said, xml);
    }
    xml.open("text:p", &[("text:style-name", "FooterLine")]);
    xml.empty("text:tab", &[]);
    xml.leaf("text:page-number", &[("text:select-page", "current")], "1");
    xml.text(" / ");
    xml.leaf("text:page-count", &[], "1");
    xml.close("text:p");
    xml.close("style:footer");
}
