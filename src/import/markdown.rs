//! Reader for Markdown (CommonMark with tables, footnotes and struck-out text).
//!
//! A numbered list gives the label it would print; `(a)` at the beginning of a line begins a paragraph even where
//! CommonMark would go on with the one before: that is how drafts are written.

use super::inline::{Line, Look, Revision};
use super::tables::Tables;
use super::{Block, ImportError, ImportOptions, Read, Role, plain, structure};
use crate::base::{JobControl, WithDiagnostics};
use crate::text::SetAside;
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use std::collections::BTreeMap;

/// A list that is open: its next number and what stands after it; bullets have none.
struct List {
    next: Option<(u64, char)>,
}

#[derive(Default)]
struct Reader {
    read: Read,
    line: Line,
    look: Look,
    lists: Vec<List>,
    label: Option<String>,
    role: Role,
    /// Name of the footnote being defined.
    foot: Option<String>,
    notes: Vec<(String, usize)>,
    note_starts: BTreeMap<String, usize>,
    aside: bool,
    cell: bool,
    tables: Tables,
}

impl Reader {
    fn close(&mut self) {
        let line = std::mem::take(&mut self.line);
        let label = self.label.take();
        if line.text.trim().is_empty() && line.notes.is_empty() {
            return;
        }
        if self.aside {
            self.read.set_aside.push(SetAside { what: "metadata".into(), text: line.text, page: None });
            return;
        }
        let index = self.read.blocks.len();
        let mut role = self.role;
        let mut label = label;
        if let Some(name) = &self.foot {
            role = Role::Footnote;
            if !self.note_starts.contains_key(name) {
                self.note_starts.insert(name.clone(), index);
                label = Some(name.clone());
            }
        } else if self.cell {
            role = Role::Cell;
        } else if role == Role::Unknown && label.as_deref().is_some_and(|label| !label.contains(char::is_alphanumeric))
        {
            role = Role::Item(Some(self.lists.len().clamp(1, 9) as u8));
        }
        let mut block = line.finish(role);
        block.label = label;
        block.cell = self.tables.place().filter(|_| self.cell);
        self.read.blocks.push(block);
    }

    fn start(&mut self, tag: Tag<'_>, source: &str) {
        match tag {
            Tag::Paragraph => self.close_if_words(),
            Tag::Heading { level, .. } => {
                self.close_if_words();
                self.role = Role::Heading(Some(depth(level)));
            }
            Tag::CodeBlock(_) | Tag::BlockQuote(_) | Tag::HtmlBlock | Tag::TableHead | Tag::TableRow => {
                self.close_if_words()
            }
            Tag::Table(_) => {
                self.close_if_words();
                self.tables.begin();
            }
            Tag::TableCell => {
                self.close();
                self.cell = true;
            }
            Tag::List(start) => {
                self.close_if_words();
                let delimiter = if source.trim_start().chars().find(|char| !char.is_ascii_digit()) == Some(')') {
                    ')'
                } else {
                    '.'
                };
                self.lists.push(List { next: start.map(|start| (start, delimiter)) });
            }
            Tag::Item => {
                self.close();
                self.label = Some(match self.lists.last_mut().and_then(|list| list.next.as_mut()) {
                    Some((number, delimiter)) => {
                        // A number typed further on than the list has come is meant: of a draft's paragraphs 1, 3 and
                        // 4 the third is no third. Numbers that stand still ("1." throughout) are counted.
                        let digits = source.trim_start();
                        let end = digits.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(0);
                        if let Some(typed) = digits.get(..end).and_then(|digits| digits.parse::<u64>().ok()) {
                            *number = typed.max(*number);
                        }
                        let label = format!("{number}{delimiter}");
                        *number = number.saturating_add(1);
                        label
                    }
                    None => "•".to_owned(),
                });
            }
            Tag::FootnoteDefinition(name) => {
                self.close();
                self.foot = Some(name.to_string());
            }
            Tag::Emphasis => self.look.italic = true,
            Tag::Strong => self.look.bold = true,
            Tag::Strikethrough => self.look.strike = true,
            Tag::Superscript => self.look.superscript = true,
            Tag::Subscript => self.look.subscript = true,
            Tag::MetadataBlock(_) => self.aside = true,
            _ => {}
        }
    }

    /// A paragraph inside an item keeps the item's label; anything else ends what was open.
    fn close_if_words(&mut self) {
        if !self.line.text.trim().is_empty() {
            self.close();
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph | TagEnd::CodeBlock | TagEnd::HtmlBlock | TagEnd::BlockQuote(_) => self.close_if_words(),
            TagEnd::Heading(_) => {
                self.close();
                self.role = Role::Unknown;
            }
            TagEnd::Item => self.close(),
            TagEnd::TableCell => {
                self.close();
                self.cell = false;
                self.tables.end_cell(1);
            }
            TagEnd::TableHead | TagEnd::TableRow => self.tables.end_row(),
            TagEnd::Table => self.tables.end(),
            TagEnd::List(_) => {
                self.close();
                self.lists.pop();
            }
            TagEnd::FootnoteDefinition => {
                self.close();
                self.foot = None;
            }
            TagEnd::MetadataBlock(_) => {
                self.close();
                self.aside = false;
            }
            TagEnd::Emphasis => self.look.italic = false,
            TagEnd::Strong => self.look.bold = false,
            TagEnd::Strikethrough => self.look.strike = false,
            TagEnd::Superscript => self.look.superscript = false,
            TagEnd::Subscript => self.look.subscript = false,
            _ => {}
        }
    }

    /// The few tags that people write inside Markdown.
    fn tag(&mut self, tag: &str) {
        let open = !tag.starts_with("</");
        let name: String = tag
            .trim_start_matches(['<', '/'])
            .chars()
            .take_while(|char| char.is_ascii_alphanumeric())
            .collect::<String>()
            .to_ascii_lowercase();
        let revision = || open.then(Revision::default);
        match name.as_str() {
            "b" | "strong" => self.look.bold = open,
            "i" | "em" => self.look.italic = open,
            "u" => self.look.underline = open,
            "s" | "strike" => self.look.strike = open,
            "sup" => self.look.superscript = open,
            "sub" => self.look.subscript = open,
            "ins" => self.look.inserted = revision(),
            "del" => self.look.deleted = revision(),
            "br" => self.line.push(" ", &self.look),
            _ => {}
        }
    }
}

const fn depth(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

/// Text of a block of HTML, without its tags.
fn untagged(html: &str) -> String {
    let mut text = String::new();
    let mut inside = false;
    for char in html.chars() {
        match char {
            '<' => inside = true,
            '>' if inside => {
                inside = false;
                text.push(' ');
            }
            _ if !inside => text.push(char),
            _ => {}
        }
    }
    text
}

/// Reads Markdown.
pub(super) fn read(
    bytes: &[u8],
    options: &ImportOptions,
    job: &JobControl,
) -> Result<WithDiagnostics<Read>, ImportError> {
    let mut diagnostics = Vec::new();
    let text = plain::decode(bytes, options, &mut diagnostics);
    let extensions = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let mut reader = Reader::default();
    for (count, (event, range)) in Parser::new_ext(&text, extensions).into_offset_iter().enumerate() {
        if count % 1024 == 0 {
            job.check()?;
        }
        match event {
            Event::Start(tag) => reader.start(tag, text.get(range).unwrap_or("")),
            Event::End(tag) => reader.end(tag),
            Event::Text(words) | Event::Code(words) | Event::InlineMath(words) | Event::DisplayMath(words) => {
                let look = reader.look.clone();
                reader.line.push(&words, &look);
            }
            Event::SoftBreak | Event::HardBreak => {
                let rest = text.get(range.end..).unwrap_or("").trim_start();
                let next = rest.lines().next().unwrap_or("");
                if next.starts_with(['(', '（'])
                    && structure::begins_with_label(next)
                    && reader.foot.is_none()
                    && !reader.cell
                {
                    reader.close();
                } else {
                    let ends_han = reader.line.text.chars().next_back().is_some_and(structure::is_han);
                    if !(ends_han && next.chars().next().is_some_and(structure::is_han)) {
                        reader.line.push(" ", &Look::default());
                    }
                }
            }
            Event::InlineHtml(tag) => reader.tag(&tag),
            Event::Html(html) => {
                let words = untagged(&html);
                reader.line.push(&words, &Look::default());
            }
            Event::FootnoteReference(name) => {
                let at = reader.notes.len();
                reader.notes.push((name.to_string(), at));
                reader.line.note(at);
            }
            Event::Rule => reader.close(),
            Event::TaskListMarker(done) => reader.line.push(if done { "☑ " } else { "☐ " }, &Look::default()),
        }
    }
    reader.close();
    let Reader { mut read, notes, note_starts, .. } = reader;
    tie(&mut read.blocks, &notes, &note_starts);
    Ok(WithDiagnostics { value: read, diagnostics })
}

/// Footnote marks count references; make them name blocks.
fn tie(blocks: &mut [Block], notes: &[(String, usize)], starts: &BTreeMap<String, usize>) {
    for block in blocks {
        for note in &mut block.notes {
            let start = notes.get(note.paragraph).and_then(|(name, _)| starts.get(name));
            note.paragraph = start.copied().unwrap_or(usize::MAX);
        }
    }
}
