//! What a newer version added to format 1: taken out of the text before the plain types see it, and put back where it stood
//! when the study is written.
//!
//! ```text
//! a field of the study            kept behind the field before it
//! a field of an item              kept in the item, by list and id, however the item is edited
//! a field further inside          kept where the way to it leads through fields; through lists only in copies, which never change
//! an item with a new kind of value    kept whole, among the items of its list by its id
//! an item with a new name of a closed list    the same, where a newer version wrote the study; else the study is damaged
//! anything else                   the study can be read and not written
//! ```
//! The types themselves say what is not known: they refuse it, and what they refuse is cut out until they don't.

use super::scan::{self, Part, body, opening, parts};
use super::{read, unknown_words, v1};
use crate::study::kept::{Kept, KeptPart};
use ron::error::{Error, SpannedError};
use serde::de::DeserializeOwned;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// More unknown fields than these in one item are not looked for.
const MOST_IN_ITEM: usize = 500;

/// Why an item is not read.
enum Refused {
    /// Its text is none of its type.
    Text(SpannedError),
    /// A word in it is none of those that may stand there.
    Word,
}

/// How an item is read by its list; as far as its words where that is asked.
type Reader = fn(&str, bool) -> Result<(), Refused>;

/// What a list holds.
trait Item: DeserializeOwned {
    /// Whether the words in it are known, as far as an item can be left out that holds another.
    fn understood(self) -> bool {
        true
    }
}

impl Item for v1::Draft {}
impl Item for v1::Copy {}
impl Item for v1::CopyParagraph {}
impl Item for v1::CopySetAside {}
impl Item for v1::Milestone {}
impl Item for v1::Conflict {}
impl Item for v1::Options {}
impl Item for v1::Theme {
    fn understood(self) -> bool {
        read::theme(self).is_ok()
    }
}
impl Item for v1::Actor {
    fn understood(self) -> bool {
        read::actor(self).is_ok()
    }
}
impl Item for v1::Position {
    fn understood(self) -> bool {
        read::position(self).is_ok()
    }
}
impl Item for v1::Ask {
    fn understood(self) -> bool {
        read::ask(self).is_ok()
    }
}
impl Item for v1::Reference {
    fn understood(self) -> bool {
        read::reference(self).is_ok()
    }
}
impl Item for v1::UserLink {
    fn understood(self) -> bool {
        read::link(self).is_ok()
    }
}
impl Item for v1::Annotation {
    fn understood(self) -> bool {
        read::annotation(self).is_ok()
    }
}

fn reads<T: Item>(text: &str, words_too: bool) -> Result<(), Refused> {
    let item: T = ron::from_str(text).map_err(Refused::Text)?;
    if words_too && !item.understood() { Err(Refused::Word) } else { Ok(()) }
}

/// The lists of a study whose items have fields, and whether its items are known by ids.
const LISTS: &[(&str, Reader, bool)] = &[
    ("drafts", reads::<v1::Draft>, true),
    ("copies", reads::<v1::Copy>, true),
    ("paragraphs", reads::<v1::CopyParagraph>, true),
    ("set_aside", reads::<v1::CopySetAside>, false),
    ("themes", reads::<v1::Theme>, true),
    ("actors", reads::<v1::Actor>, true),
    ("positions", reads::<v1::Position>, true),
    ("milestones", reads::<v1::Milestone>, false),
    ("asks", reads::<v1::Ask>, true),
    ("links", reads::<v1::UserLink>, true),
    ("annotations", reads::<v1::Annotation>, true),
    ("conflicts", reads::<v1::Conflict>, false),
    ("references", reads::<v1::Reference>, true),
];

/// Lists of what never changes: places in the lists inside their items hold for good.
const FIXED: &[&str] = &["copies", "paragraphs"];

/// Lists an item of which may be left out of what this version shows.
const OPTIONAL: &[&str] = &["themes", "actors", "positions", "asks", "links", "annotations"];

/// Whether a text is refused for what it holds more than is known.
pub(super) const fn is_unknown(error: &Error) -> bool {
    matches!(error, Error::NoSuchStructField { .. } | Error::NoSuchEnumVariant { .. })
}

/// Reads the file of a study of a newer version that holds words this one does not know.
pub(super) fn read_with_words(text: &str) -> Option<v1::Study> {
    let mut file = leniently(text, true).ok()?;
    file.kept.is_loose |= unknown_words::replace(&mut file);
    Some(file)
}

/// Reads a study's file; what is not known goes to its `kept`.
pub(super) fn read_text(text: &str) -> Result<v1::Study, SpannedError> {
    match ron::from_str(text) {
        Err(error) if is_unknown(&error.code) => leniently(text, false).map_err(|other| other.unwrap_or(error)),
        read => read,
    }
}

/// A text without what is not known of it.
struct Cutting<'a> {
    text: &'a str,
    kept: Kept,
    /// The ranges that are replaced, in order.
    new: Vec<(Range<usize>, String)>,
    /// The numbers of copies that hold something that is not known.
    copies: BTreeSet<usize>,
    /// Whether items with unknown words are kept too.
    words_too: bool,
}

/// As [`read_text`], for a text that was refused; without an error of its own where the first one says it all.
fn leniently(text: &str, words_too: bool) -> Result<v1::Study, Option<SpannedError>> {
    let mut cutting = Cutting { text, kept: Kept::default(), new: Vec::new(), copies: BTreeSet::new(), words_too };
    let all = parts(text, &body(text));
    let mut before = String::new();
    for (order, part) in all.iter().enumerate() {
        let Some(name) = &part.name else { return Err(None) };
        if let Some((_, reader, has_ids)) = LISTS.iter().find(|(list, ..)| list == name) {
            cutting.list(name, part, *reader, *has_ids)?;
        } else if name == "options" {
            let item = text.get(part.value.clone()).ok_or(None)?;
            let Cut::Known(known, fields) = cut(item, reads::<v1::Options>, words_too).map_err(Some)? else {
                return Err(None);
            };
            cutting.keep_fields(name, "", fields);
            cutting.new.push((part.value.clone(), known));
        } else if !v1::Study::FIELDS.contains(&name.as_str()) {
            let source = text.get(part.value.clone()).ok_or(None)?.to_owned();
            let kept = KeptPart { after: before.clone(), order, source };
            cutting.kept.parts.insert(vec![name.clone()], kept);
            cutting.new.push((with_comma(text, &part.whole), String::new()));
            continue;
        }
        before.clone_from(name);
    }
    let mut known = String::new();
    let mut at = 0;
    for (range, new) in &cutting.new {
        known.push_str(text.get(at..range.start).ok_or(None)?);
        known.push_str(new);
        at = range.end;
    }
    known.push_str(text.get(at..).ok_or(None)?);
    let mut file: v1::Study = ron::from_str(&known).map_err(Some)?;
    for copy in &mut file.copies {
        copy.more = cutting.copies.contains(&copy.number);
    }
    file.kept = cutting.kept;
    Ok(file)
}

impl Cutting<'_> {
    fn list(&mut self, list: &str, part: &Part, reader: Reader, has_ids: bool) -> Result<(), Option<SpannedError>> {
        for item in parts(self.text, &part.value) {
            let source = self.text.get(item.value.clone()).ok_or(None)?;
            let id = id_of(self.text, &item.value);
            match cut(source, reader, self.words_too).map_err(Some)? {
                Cut::Known(_, fields) if fields.is_empty() => {}
                Cut::Known(known, fields) => {
                    if matches!(list, "copies" | "paragraphs" | "set_aside") {
                        self.copies.extend(number_of(self.text, &item.value));
                    }
                    match id {
                        Some(id) if has_ids => self.keep_fields(list, &id, fields),
                        _ => self.kept.is_loose = true,
                    }
                    self.new.push((item.value, known));
                }
                Cut::Whole => {
                    let Some(id) = id.filter(|_| OPTIONAL.contains(&list)) else { return Err(None) };
                    let kept = KeptPart { source: source.to_owned(), ..KeptPart::default() };
                    self.kept.parts.insert(vec![list.to_owned(), id], kept);
                    self.new.push((with_comma(self.text, &item.whole), String::new()));
                }
            }
        }
        Ok(())
    }

    fn keep_fields(&mut self, list: &str, id: &str, fields: Vec<Field>) {
        for Field { way, name, part } in fields {
            self.kept.is_loose |= way.iter().any(|step| step.starts_with('[')) && !FIXED.contains(&list);
            let mut address = vec![list.to_owned(), id.to_owned()];
            address.extend(way);
            address.push(name);
            self.kept.parts.insert(address, part);
        }
    }
}

/// The range with the comma that follows it.
fn with_comma(text: &str, range: &Range<usize>) -> Range<usize> {
    let rest = text.get(range.end..).unwrap_or_default();
    let spaces = rest.len() - rest.trim_start().len();
    let comma = if rest.trim_start().starts_with(',') { spaces + 1 } else { 0 };
    range.start..range.end + comma
}

/// What tells an item from others of its list: its id; of a copy, whose it is and in what language.
fn id_of(text: &str, item: &Range<usize>) -> Option<String> {
    let fields = parts(text, item);
    let source = |name: &str| {
        let field = fields.iter().find(|field| field.name.as_deref() == Some(name))?;
        text.get(field.value.clone())
    };
    match source("id") {
        Some(id) => Some(id.trim_matches('"').to_owned()),
        None => {
            let draft = source("draft").filter(|_| source("blake3").is_some())?.trim_matches('"');
            Some(format!("{draft} {}", source("translation").unwrap_or_default()).trim_end().to_owned())
        }
    }
}

/// The number of the copy that an item is, or belongs to.
fn number_of(text: &str, item: &Range<usize>) -> Option<usize> {
    let fields = parts(text, item);
    let field = fields.iter().find(|field| matches!(field.name.as_deref(), Some("number" | "copy")))?;
    text.get(field.value.clone())?.parse().ok()
}

/// A field that is not known, and the way to it: names of fields, `#1` in a tuple, `[1]` in a list.
struct Field {
    way: Vec<String>,
    name: String,
    part: KeptPart,
}

/// An item without what is not known.
enum Cut {
    /// What is left, and what was cut out.
    Known(String, Vec<Field>),
    /// It holds a value that is not known: nothing of it can be told.
    Whole,
}

fn cut(source: &str, reader: Reader, words_too: bool) -> Result<Cut, SpannedError> {
    let mut text = source.to_owned();
    let mut fields: Vec<Field> = Vec::new();
    loop {
        let error = match reader(&text, words_too) {
            Ok(()) => return Ok(Cut::Known(text, fields)),
            Err(Refused::Word) => return Ok(Cut::Whole),
            Err(Refused::Text(error)) => error,
        };
        let Error::NoSuchStructField { found, .. } = &error.code else {
            return if is_unknown(&error.code) { Ok(Cut::Whole) } else { Err(error) };
        };
        let at = offset(&text, error.span.end.line, error.span.end.col);
        let mut all = Vec::new();
        fields_named(&text, &(0..text.len()), found, &mut Vec::new(), &mut all);
        let near = all.iter().rposition(|(_, _, part)| part.whole.start <= at).unwrap_or_default();
        if near >= all.len() || fields.len() >= MOST_IN_ITEM {
            return Err(error);
        }
        let (way, after, part) = all.swap_remove(near);
        let source = text.get(part.value).unwrap_or_default().to_owned();
        let kept = KeptPart { after, order: fields.len(), source };
        fields.push(Field { way, name: found.clone(), part: kept });
        text.replace_range(with_comma(&text, &part.whole), "");
    }
}

/// The byte at a line and column, both from 1, in characters.
fn offset(text: &str, line: usize, column: usize) -> usize {
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let rest = text.get(start..).unwrap_or_default();
    start + rest.char_indices().nth(column.saturating_sub(1)).map_or(rest.len(), |(at, _)| at)
}

type Found = (Vec<String>, String, Part);

/// Finds the fields of a name in a value: the way to each, and the field before it.
fn fields_named(text: &str, value: &Range<usize>, name: &str, way: &mut Vec<String>, found: &mut Vec<Found>) {
    let Some((_, bracket)) = opening(text, value) else { return };
    let mut before = String::new();
    for (place, part) in parts(text, value).into_iter().enumerate() {
        way.push(step(&part, place, bracket));
        let inner = part.value.clone();
        if part.name.as_deref() == Some(name) {
            let above = way.split_last().map(|(_, above)| above.to_vec()).unwrap_or_default();
            found.push((above, before.clone(), part.clone()));
        }
        fields_named(text, &inner, name, way, found);
        way.pop();
        before = part.name.unwrap_or_default();
    }
}

fn step(part: &Part, place: usize, bracket: char) -> String {
    match &part.name {
        Some(name) => name.clone(),
        None if bracket == '[' => format!("[{place}]"),
        None => format!("#{place}"),
    }
}

/// Puts what is not known back into the text of a study.
pub(super) fn put_back(text: String, kept: &Kept) -> String {
    if kept.parts.is_empty() {
        return text;
    }
    let fields = parts(&text, &body(&text));
    let value = |name: &str| fields.iter().find(|field| field.name.as_deref() == Some(name));
    let mut items: BTreeMap<&str, Vec<(String, Range<usize>)>> = BTreeMap::new();
    for list in kept.parts.keys().filter_map(|address| address.first()) {
        if let Some(field) = value(list).filter(|_| list != "options") {
            items.entry(list).or_insert_with(|| {
                let all = parts(&text, &field.value).into_iter();
                all.map(|item| (id_of(&text, &item.value).unwrap_or_default(), item.value)).collect()
            });
        }
    }
    // Where something is put in, its order among what goes to the same place, and what.
    let mut new: Vec<(usize, usize, String)> = Vec::new();
    for (address, part) in &kept.parts {
        let put = match address.as_slice() {
            [name] => {
                let before = value(&part.after).or_else(|| fields.first());
                before.map(|before| (before.whole.end, format!(",\n  {name}: {}", part.source)))
            }
            [list, id] => value(list).and_then(|field| {
                let there = items.get(list.as_str()).map(Vec::as_slice).unwrap_or_default();
                whole_item(&text, field, there, id, &part.source)
            }),
            [list, id, way @ .., name] => {
                let item = if list == "options" {
                    value(list).map(|field| field.value.clone())
                } else {
                    items
                        .get(list.as_str())
                        .and_then(|all| all.iter().find(|(own, _)| own == id))
                        .map(|(_, item)| item.clone())
                };
                item.and_then(|item| field_at(&text, item, way, name, part))
            }
            [] => None,
        };
        new.extend(put.map(|(at, put)| (at, part.order, put)));
    }
    new.sort();
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for (place, _, put) in new {
        out.push_str(text.get(at..place).unwrap_or_default());
        out.push_str(&put);
        at = place;
    }
    out.push_str(text.get(at..).unwrap_or_default());
    out
}

/// Where an item goes among those of its list, by its id.
fn whole_item(
    text: &str,
    field: &Part,
    there: &[(String, Range<usize>)],
    id: &str,
    source: &str,
) -> Option<(usize, String)> {
    if let Some((_, next)) = there.iter().find(|(other, _)| other.as_str() > id) {
        return Some((next.start, format!("{source},\n    ")));
    }
    match there.last() {
        Some((_, last)) => Some((last.end, format!(",\n    {source}"))),
        None => opening(text, &field.value).map(|(open, _)| (open + 1, format!("\n    {source},\n  "))),
    }
}

/// Where a field goes inside an item; nowhere when what it belonged to is not there any more.
fn field_at(text: &str, item: Range<usize>, way: &[String], name: &str, part: &KeptPart) -> Option<(usize, String)> {
    let mut value = item;
    for wanted in way {
        let (_, bracket) = opening(text, &value)?;
        let mut inner = parts(text, &value).into_iter().enumerate();
        value = inner.find(|(place, part)| step(part, *place, bracket) == *wanted)?.1.value;
    }
    let (open, _) = opening(text, &value).filter(|(_, bracket)| *bracket == '(')?;
    let fields: Vec<Part> = scan::parts(text, &value);
    let before = fields.iter().find(|field| field.name.as_deref() == Some(part.after.as_str()));
    let source = &part.source;
    Some(match before {
        Some(before) => (before.whole.end, format!(", {name}: {source}")),
        None if fields.is_empty() => (open + 1, format!("{name}: {source}")),
        None => (open + 1, format!("{name}: {source}, ")),
    })
}
