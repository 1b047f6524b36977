//! The codebook for other programs: REFI-QDA `.qdc` 1.0 and CSV as Taguette reads it.
//!
//! QDC holds id, name, colour, description, tree. The rest (second name, short name, key, rules, keywords, retired) is
//! written below the description as lines (`[key] 3`), which other programs show as text and Travaux reads back. The
//! CSV has them in columns that Taguette passes over. What neither holds: into which theme one was merged.

use crate::base::ThemeId;
use crate::study::{Study, Theme, codebook};
use std::fmt::Write as _;

fn guid(id: ThemeId) -> String {
    let digits = id.to_string().to_uppercase();
    let part = |from: usize, to: usize| digits.get(from..to).unwrap_or_default();
    [part(0, 8), part(8, 12), part(12, 16), part(16, 20), part(20, 32)].join("-")
}

/// The one place where text becomes XML. Characters that XML 1.0 cannot hold are left out.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' => out.push_str("&#10;"),
            '\t' => out.push('\t'),
            letter if letter.is_control() || matches!(letter, '\u{FFFE}' | '\u{FFFF}') => {}
            letter => out.push(letter),
        }
    }
    out
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
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<CodeBook xmlns=\"urn:QDA-XML:codebook:1.0\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\"urn:QDA-XML:codebook:1.0 Codebook.xsd\"",
    );
    writeln!(out, " origin=\"Travaux {}\">\n  <Codes>", env!("CARGO_PKG_VERSION")).ok();
    let mut open: Vec<usize> = Vec::new();
    let close = |out: &mut String, open: &mut Vec<usize>, depth: usize| {
        while open.last().is_some_and(|last| *last >= depth) {
            let at = open.pop().unwrap_or_default();
            writeln!(out, "{}</Code>", "  ".repeat(at + 2)).ok();
        }
    };
    for (id, depth) in codebook::tree(study) {
        let Some(theme) = study.themes.get(&id) else { continue };
        close(&mut out, &mut open, depth);
        let indent = "  ".repeat(depth + 2);
        write!(
            out,
            "{indent}<Code guid=\"{}\" name=\"{}\" isCodable=\"true\"",
            guid(id),
            escape(theme.names.of(false))
        )
        .ok();
        if let Some(colour) = theme.colour {
            write!(out, " color=\"#{colour:06X}\"").ok();
        }
        out.push_str(">\n");
        let text = description(theme);
        if !text.is_empty() {
            writeln!(out, "{indent}  <Description>{}</Description>", escape(&text)).ok();
        }
        open.push(depth);
    }
    close(&mut out, &mut open, 0);
    out.push_str("  </Codes>\n</CodeBook>\n");
    out
}

fn cell(text: &str) -> String {
    if text.contains([',', '"', '\n', '\r', ';', '\t']) || text.trim() != text {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.to_owned()
    }
}

/// The codebook as CSV: `tag` (the path, names joined by full stops) and `description` for Taguette, then what else a
/// theme has.
pub fn csv(study: &Study) -> String {
    let mut out = String::from(
        "tag,description,id,parent_id,name_en,name_zh,code,key,colour,include,exclude,keywords,retired\r\n",
    );
    let mut paths = std::collections::BTreeSet::new();
    for (id, _) in codebook::tree(study) {
        let Some(theme) = study.themes.get(&id) else { continue };
        let path: Vec<&str> = codebook::path(study, id).into_iter().map(|names| names.of(false)).collect();
        let mut path = path.join(".");
        // Two of one name in one place: Taguette wants paths to differ.
        while !paths.insert(path.clone()) {
            path.push('\'');
        }
        let cells = [
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
        ];
        out.push_str(&cells.map(|text| cell(&text)).join(","));
        out.push_str("\r\n");
    }
    out
}
