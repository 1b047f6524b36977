//! Codebooks of other programs: REFI-QDA `.qdc` (namespaces of version 1.0 and before; what NVivo, MAXQDA, ATLAS.ti and
//! Taguette write) and CSV with a column `tag`, `name` or `path`, as Taguette reads it.
//!
//! A file that is damaged is refused with its line, never read in part: half a codebook would look like a whole one.

use super::{ImportOptions, limits, plain, xml};
pub use crate::base::ImportedCode;
use crate::base::Message;
use std::collections::BTreeMap;

/// A codebook as read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CodebookFile {
    /// The codes.
    pub codes: Vec<ImportedCode>,
    /// Sets of codes, which a study does not keep.
    pub sets: usize,
}

/// Reads a codebook: XML when it looks like XML, else CSV.
///
/// # Errors
/// One sentence with the line: no codebook, damaged, no column of names, a row without a name.
pub fn read(bytes: &[u8]) -> Result<CodebookFile, Message> {
    if bytes.len() > limits::TEXT {
        let size = Message::new("import-too-large").number("size", bytes.len() >> 20);
        return Err(size.number("limit", limits::TEXT >> 20));
    }
    let text = plain::decode(bytes, &ImportOptions::default(), &mut Vec::new());
    let text = text.trim_start_matches('\u{FEFF}');
    let mut file = if text.trim_start().starts_with('<') { qdc(text)? } else { table(text)? };
    if file.codes.is_empty() {
        return Err(Message::new("codebook-import-empty"));
    }
    for code in &mut file.codes {
        code.name = code.name.trim().to_owned();
    }
    Ok(file)
}

fn broken(line: usize) -> Message {
    Message::new("codebook-import-broken").number("line", line)
}

/// Where the XML breaks, counted in lines from 1; the last line when it only ends too soon.
fn break_of(text: &str) -> Option<usize> {
    let mut reader = quick_xml::Reader::from_str(text);
    let mut depth = 0_usize;
    loop {
        match reader.read_event() {
            Ok(quick_xml::events::Event::Start(_)) => depth += 1,
            Ok(quick_xml::events::Event::End(_)) => depth = depth.saturating_sub(1),
            Ok(quick_xml::events::Event::Eof) => return (depth > 0).then(|| text.lines().count()),
            Ok(_) => {}
            Err(_) => {
                let at = usize::try_from(reader.error_position()).unwrap_or(usize::MAX).min(text.len());
                return Some(text.bytes().take(at).filter(|&byte| byte == b'\n').count() + 1);
            }
        }
    }
}

fn qdc(text: &str) -> Result<CodebookFile, Message> {
    if let Some(line) = break_of(text) {
        return Err(broken(line));
    }
    let tree = xml::parse(text.as_bytes()).map_err(|_fault| broken(1))?;
    let root = if &*tree.root.name == "Project" { tree.root.child("CodeBook") } else { Some(&tree.root) };
    let book =
        root.filter(|root| &*root.name == "CodeBook").ok_or_else(|| Message::new("codebook-import-other-xml"))?;
    let ours = book.attribute("origin").is_some_and(|origin| origin.starts_with("Travaux"));
    let mut file = CodebookFile::default();
    if let Some(codes) = book.child("Codes") {
        for code in codes.elements() {
            take(code, None, ours, &mut file.codes)?;
        }
    }
    file.sets = book.child("Sets").map_or(0, |sets| sets.elements().count());
    Ok(file)
}

fn take(code: &xml::Element, parent: Option<usize>, ours: bool, into: &mut Vec<ImportedCode>) -> Result<(), Message> {
    if &*code.name != "Code" {
        return Ok(());
    }
    let name = code.attribute("name").unwrap_or_default().trim();
    if name.is_empty() {
        return Err(Message::new("codebook-import-nameless").number("number", into.len() + 1));
    }
    let mut line = ImportedCode {
        id: code.attribute("guid").and_then(guid),
        parent,
        name: name.to_owned(),
        colour: code.attribute("color").and_then(colour),
        description: code.child("Description").map(|description| description.all_text().trim().to_owned()),
        ..ImportedCode::default()
    };
    if ours {
        unfold(&mut line);
    }
    let here = into.len();
    into.push(line);
    for below in code.elements() {
        take(below, Some(here), ours, into)?;
    }
    Ok(())
}

/// `{2A08BDDF-4C35-4250-BF77-7DE37B50C930}` as 128 bits.
fn guid(text: &str) -> Option<u128> {
    let digits: String = text.chars().filter(|letter| !matches!(letter, '{' | '}' | '-' | ' ')).collect();
    if digits.len() == 32 { u128::from_str_radix(&digits, 16).ok() } else { None }
}

fn colour(text: &str) -> Option<u32> {
    let digits = text.trim().strip_prefix('#')?;
    if digits.len() == 6 { u32::from_str_radix(digits, 16).ok() } else { None }
}

/// Takes the lines that Travaux put below the description out again: `[key] 3`.
fn unfold(line: &mut ImportedCode) {
    let Some(description) = line.description.take() else { return };
    let mut kept: Vec<&str> = description.lines().collect();
    while let Some(last) = kept.last() {
        let Some((label, value)) = last.strip_prefix('[').and_then(|rest| rest.split_once(']')) else { break };
        let value = value.trim().replace("\\n", "\n");
        match label {
            "en" => line.en = Some(value),
            "zh" => line.zh = Some(value),
            "code" => line.code = Some(value),
            "key" => line.key = value.parse().ok(),
            "include" => line.include = Some(value),
            "exclude" => line.exclude = Some(value),
            "keywords" => line.keywords = Some(words(&value)),
            "retired" => line.retired = Some(true),
            _ => break,
        }
        kept.pop();
    }
    if line.zh.is_some() && line.en.is_none() {
        line.en = Some(line.name.clone());
    }
    line.description = Some(kept.join("\n").trim_end().to_owned());
}

fn words(text: &str) -> Vec<String> {
    text.split([';', '；']).map(|word| word.trim().to_owned()).filter(|word| !word.is_empty()).collect()
}

/// The rows of a CSV text with the lines they begin on; quoted cells may hold separators and line ends. Separators are
/// commas, semicolons or tabs, whichever the first line has most of.
fn rows(text: &str) -> Result<Vec<(usize, csv::StringRecord)>, Message> {
    let first = text.lines().next().unwrap_or_default();
    let count = |sign: u8| first.bytes().filter(|&byte| byte == sign).count();
    let separator = [b',', b';', b'\t'].into_iter().max_by_key(|&sign| (count(sign), sign == b',')).unwrap_or(b',');
    // A quote that is never closed takes in all that comes, so that this line is no row of its own then.
    let ended = format!("{text}\n{END}\n");
    let mut options = csv::ReaderBuilder::new();
    options.delimiter(separator).has_headers(false).flexible(true);
    let mut reader = options.from_reader(ended.as_bytes());
    let mut rows = Vec::new();
    for row in reader.records() {
        let row = row.map_err(|error| broken(error.position().map_or(1, |place| line_of(text, place.byte()))))?;
        rows.push((row.position().map_or(1, |place| line_of(text, place.byte())), row));
    }
    let last = rows.pop().map(|(_, row)| row).unwrap_or_default();
    if last.len() != 1 || last.get(0) != Some(END) {
        let open = last.iter().next_back().unwrap_or_default().matches('\n').count();
        return Err(broken((ended.matches('\n').count() + 1).saturating_sub(open)));
    }
    rows.retain(|(_, row)| row.iter().any(|cell| !cell.trim().is_empty()));
    Ok(rows)
}

/// What stands on a line of its own behind the last row.
const END: &str = "\u{4}";

/// The line, from 1, of the row that begins at `byte` or after the empty lines there.
fn line_of(text: &str, byte: u64) -> usize {
    let at = usize::try_from(byte).unwrap_or(usize::MAX).min(text.len());
    let bytes = text.as_bytes();
    let blank = bytes.iter().skip(at).take_while(|byte| matches!(byte, b'\n' | b'\r')).count();
    bytes.iter().take(at + blank).filter(|&&byte| byte == b'\n').count() + 1
}

fn table(text: &str) -> Result<CodebookFile, Message> {
    let mut rows = rows(text)?.into_iter();
    let Some((_, header)) = rows.next() else { return Err(Message::new("codebook-import-empty")) };
    let header: Vec<String> = header.iter().map(|cell| cell.trim().to_lowercase()).collect();
    let named: Vec<usize> = ["tag", "name", "path"].iter().filter_map(|name| place(&header, name)).collect();
    let [of_name] = named.as_slice() else {
        return Err(Message::new(if named.is_empty() {
            "codebook-import-no-column"
        } else {
            "codebook-import-columns"
        }));
    };
    let ours = place(&header, "id").is_some() && place(&header, "name_zh").is_some();
    let mut codes: Vec<ImportedCode> = Vec::new();
    let mut parents: Vec<(usize, Option<String>, Option<u128>)> = Vec::new();
    let mut paths: BTreeMap<String, usize> = BTreeMap::new();
    for (line, row) in rows {
        let cell = |name: &str| place(&header, name).and_then(|at| row.get(at)).map(|cell| cell.trim().to_owned());
        let said = |name: &str| cell(name).filter(|_| ours);
        let path = row.get(*of_name).map(str::trim).unwrap_or_default();
        if path.is_empty() {
            return Err(Message::new("codebook-import-no-name").number("line", line));
        }
        if paths.insert(path.to_owned(), codes.len()).is_some() {
            return Err(Message::new("codebook-import-twice").number("line", line).text("name", path));
        }
        parents.push((
            line,
            cell("parent").filter(|parent| !parent.is_empty()),
            said("parent_id").and_then(|id| guid(&id)),
        ));
        codes.push(ImportedCode {
            id: said("id").and_then(|id| guid(&id)),
            parent: None,
            name: path.to_owned(),
            en: said("name_en"),
            zh: said("name_zh"),
            code: said("code"),
            key: said("key").and_then(|key| key.parse().ok()),
            colour: cell("color").or_else(|| cell("colour")).and_then(|text| colour(&text)),
            description: cell("description"),
            include: said("include"),
            exclude: said("exclude"),
            keywords: said("keywords").map(|text| words(&text)),
            retired: said("retired").map(|text| !text.is_empty()),
        });
    }
    let ids: BTreeMap<u128, usize> = codes.iter().enumerate().filter_map(|(at, code)| Some((code.id?, at))).collect();
    for (at, (line, parent, parent_id)) in parents.into_iter().enumerate() {
        let above = match (parent_id, parent) {
            (Some(id), _) => ids.get(&id).copied(),
            (None, Some(parent)) => match paths.get(&parent) {
                Some(above) => Some(*above),
                None => return Err(Message::new("codebook-import-parent").number("line", line).text("name", parent)),
            },
            // "people.women" stands below "people" when there is such a tag: a full stop alone makes no tree.
            (None, None) => {
                let path = codes.get(at).map(|code| code.name.clone()).unwrap_or_default();
                path.match_indices('.').rev().find_map(|(dot, _)| paths.get(path.get(..dot)?).copied())
            }
        };
        let Some(above) = above.filter(|above| *above != at) else { continue };
        let prefix = codes.get(above).map(|code| format!("{}.", code.name)).unwrap_or_default();
        if let Some(code) = codes.get_mut(at) {
            code.parent = Some(above);
            if ours {
                continue;
            }
            if let Some(name) = code.name.strip_prefix(&prefix).filter(|name| !name.is_empty()) {
                code.en = None;
                code.name = name.to_owned();
            }
        }
    }
    Ok(CodebookFile { codes: parents_first(codes)?, sets: 0 })
}

fn place(header: &[String], name: &str) -> Option<usize> {
    header.iter().position(|cell| cell == name)
}

/// The same codes, parents before children.
fn parents_first(codes: Vec<ImportedCode>) -> Result<Vec<ImportedCode>, Message> {
    let mut places: BTreeMap<usize, usize> = BTreeMap::new();
    let mut sorted = Vec::new();
    while sorted.len() < codes.len() {
        let before = sorted.len();
        for (at, code) in codes.iter().enumerate() {
            let parent = match code.parent {
                None => None,
                Some(parent) => match places.get(&parent) {
                    Some(place) => Some(*place),
                    None => continue,
                },
            };
            if let std::collections::btree_map::Entry::Vacant(free) = places.entry(at) {
                free.insert(sorted.len());
                sorted.push(ImportedCode { parent, ..code.clone() });
            }
        }
        if sorted.len() == before {
            return Err(Message::new("codebook-import-circle"));
        }
    }
    Ok(sorted)
}
