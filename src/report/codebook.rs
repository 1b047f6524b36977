//! The codebook for other programs: REFI-QDA `.qdc` 1.0 and CSV as Taguette reads it.
//!
//! QDC holds id, name, colour, description, tree. The rest (second name, short name, key, rules, keywords, retired) is
//! written below the description as lines (`[key] 3`), which other programs show as text and Travaux reads back. The
//! CSV has them in columns that Taguette passes over. What neither holds: into which theme one was merged.

use crate::base::{ThemeId, UiLanguage};
use crate::study::{Study, Theme, codebook};
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

fn guid(id: ThemeId) -> String {
    guid_of(&id.to_string())
}

/// Writes 32 hexadecimal digits as other programs write ids.
pub fn guid_of(digits: &str) -> String {
    let digits = digits.to_uppercase();
    let part = |from: usize, to: usize| digits.get(from..to).unwrap_or_default();
    [part(0, 8), part(8, 12), part(12, 16), part(16, 20), part(20, 32)].join("-")
}

/// The text without the characters that XML 1.0 cannot hold.
fn printable(text: &str) -> String {
    let held = |letter: &char| matches!(letter, '\n' | '\t') || !letter.is_control();
    text.chars().filter(|letter| held(letter) && !matches!(letter, '\u{FFFE}' | '\u{FFFF}')).collect()
}

fn description(theme: &Theme) -> String {
    let mut text = theme.description.trim().to_owned();
    let mut line = |label: &str, value: &str| {
        if !value.trim().is_empty() {
            if !text.is_empty() {
                text.push('\n');
            }
            text.push_str(format!("[{label}] {}", value.trim().replace('\n', "\\n")).trim_end());
        }
    };
    if !theme.names.en.is_empty() {
        line("zh", &theme.names.zh);
    }
    line("code", &theme.code);
    line("key", &theme.key.map(|key| key.to_string()).unwrap_or_default());
    line("include", &theme.include);
    line("exclude", &theme.exclude);
    line("keywords", &theme.keywords.join("; "));
    line("retired", if theme.retired { "yes" } else { "" });
    text
}

/// The codebook as REFI-QDA codebook exchange 1.0.
pub fn qdc(study: &Study) -> String {
    let mut writer = Writer::new_with_indent(Vec::new(), b' ', 2);
    // Writing to memory does not fail.
    write_qdc(study, &mut writer).ok();
    let mut text = String::from_utf8(writer.into_inner()).unwrap_or_default();
    text.push('\n');
    text
}

fn write_qdc(study: &Study, writer: &mut Writer<Vec<u8>>) -> std::io::Result<()> {
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)))?;
    let book = BytesStart::new("CodeBook").with_attributes([
        ("xmlns", "urn:QDA-XML:codebook:1.0"),
        ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
        ("xsi:schemaLocation", "urn:QDA-XML:codebook:1.0 Codebook.xsd"),
        ("origin", concat!("Travaux ", env!("CARGO_PKG_VERSION"))),
    ]);
    writer.write_event(Event::Start(book))?;
    writer.write_event(Event::Start(BytesStart::new("Codes")))?;
    let mut open: Vec<usize> = Vec::new();
    for (id, depth) in codebook::tree(study) {
        let Some(theme) = study.themes.get(&id) else { continue };
        close(writer, &mut open, depth)?;
        let (id, name) = (guid(id), printable(theme.names.in_language(UiLanguage::English)));
        let mut code = BytesStart::new("Code").with_attributes([
            ("guid", id.as_str()),
            ("name", name.as_str()),
            ("isCodable", "true"),
        ]);
        if let Some(colour) = theme.colour {
            code.push_attribute(("color", format!("#{colour:06X}").as_str()));
        }
        writer.write_event(Event::Start(code))?;
        let text = description(theme);
        if !text.is_empty() {
            writer.create_element("Description").write_text_content(BytesText::new(&printable(&text)))?;
        }
        open.push(depth);
    }
    close(writer, &mut open, 0)?;
    writer.write_event(Event::End(BytesEnd::new("Codes")))?;
    writer.write_event(Event::End(BytesEnd::new("CodeBook")))
}

/// Ends the open codes that stand at `depth` or below.
fn close(writer: &mut Writer<Vec<u8>>, open: &mut Vec<usize>, depth: usize) -> std::io::Result<()> {
    while open.pop_if(|last| *last >= depth).is_some() {
        writer.write_event(Event::End(BytesEnd::new("Code")))?;
    }
    Ok(())
}

/// The codebook as CSV: `tag` (the path, names joined by full stops) and `description` for Taguette, then what else a
/// theme has.
pub fn csv(study: &Study) -> String {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    // Writing to memory does not fail.
    write_csv(study, &mut writer).ok();
    writer.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}

fn write_csv(study: &Study, writer: &mut csv::Writer<Vec<u8>>) -> csv::Result<()> {
    writer.write_record([
        "tag",
        "description",
        "id",
        "parent_id",
        "name_en",
        "name_zh",
        "code",
        "key",
        "colour",
        "include",
        "exclude",
        "keywords",
        "retired",
    ])?;
    let mut paths = std::collections::BTreeSet::new();
    for (id, _) in codebook::tree(study) {
        let Some(theme) = study.themes.get(&id) else { continue };
        let path: Vec<&str> =
            codebook::path(study, id).into_iter().map(|names| names.in_language(UiLanguage::English)).collect();
        let mut path = path.join(".");
        // Two of one name in one place: Taguette wants paths to differ.
        while !paths.insert(path.clone()) {
            path.push('\'');
        }
        writer.write_record([
            path,
            theme.description.clone(),
            guid(id),
            theme.parent.map(guid).unwrap_or_default(),
            theme.names.en.clone(),
            theme.names.zh.clone(),
            theme.code.clone(),
            theme.key.map(|key| key.to_string()).unwrap_or_default(),
            theme.colour.map(|colour| format!("#{colour:06X}")).unwrap_or_default(),
            theme.include.clone(),
            theme.exclude.clone(),
            theme.keywords.join("; "),
            if theme.retired { "yes".to_owned() } else { String::new() },
        ])?;
    }
    Ok(())
}
