//! Items → paragraphs: kinds, levels, references and sections, in one pass over the text.

use super::item::Item;
use super::label::{Label, Scheme};
use super::numbering_scope::Own;
use super::references::References;
use super::words::Named;
use super::{brackets, heading, sequence, words};
use crate::base::{Diagnostic, Message, Severity, Span};
use crate::import::{Block, Role};
use crate::text::{Doubt, Language, Mark, Paragraph, ParagraphKind, Style};
use std::collections::BTreeMap;

/// What is known at some place of the text from all that stands above it.
struct Maker<'a> {
    headings: &'a [bool],
    /// Depths of the headings, by the index of their item.
    ranks: BTreeMap<usize, u8>,
    labels: Vec<Option<Label>>,
    lists: sequence::Lists,
    /// The headings that are open, with their depths.
    path: Vec<(u8, String)>,
    references: References,
    /// Clauses of the preamble so far.
    preambular: u32,
    /// A numbered paragraph was met since the last preamble.
    operative: bool,
    /// The paragraph before was a clause of a preamble.
    in_preamble: bool,
    /// The paragraph before was labelled and leads in what follows.
    lead: bool,
}

/// Makes the paragraphs of `items`; `headings` says which of them are headings.
pub(super) fn paragraphs(
    items: Vec<Item>,
    headings: &[bool],
    language: Option<Language>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Paragraph> {
    let mut maker = Maker {
        headings,
        ranks: heading::ranks(&items, headings),
        labels: items.iter().map(|item| item.label.clone()).collect(),
        lists: sequence::Lists::default(),
        path: Vec::new(),
        references: References::default(),
        preambular: 0,
        operative: false,
        in_preamble: false,
        lead: false,
    };
    // From the index of a block, as footnote marks name it, to that of its paragraph.
    let mut home: BTreeMap<usize, usize> = BTreeMap::new();
    let mut made: Vec<Paragraph> = Vec::with_capacity(items.len());
    for (at, item) in items.into_iter().enumerate() {
        let index = made.len();
        home.insert(item.source, index);
        let mut paragraph = maker.paragraph(at, index, item);
        if paragraph.text.contains('\u{FFFD}') {
            unsure_characters(&mut paragraph);
            diagnostics
                .push(Diagnostic::new(Severity::Doubt, Message::new("import-unknown-characters")).at_paragraph(index));
        }
        made.push(paragraph);
    }
    for paragraph in &mut made {
        paragraph.notes.retain_mut(|note| match home.get(&note.paragraph) {
            Some(&index) => {
                note.paragraph = index;
                true
            }
            None => false,
        });
    }
    maker.references.cite(&mut made, language);
    made
}

impl Maker<'_> {
    /// Makes the paragraph of the item at `at`, which will be the one at `index`.
    fn paragraph(&mut self, at: usize, index: usize, mut item: Item) -> Paragraph {
        let is_heading = self.headings.get(at).copied().unwrap_or(false);
        let (label, page, cell) = (item.printed.clone(), item.block.page, item.block.cell);
        let mut paragraph = Paragraph { label, page, cell, ..Paragraph::default() };
        match (is_heading, item.block.role) {
            (true, _) => self.heading(at, index, &mut item, &mut paragraph),
            (false, Role::Footnote) => {
                paragraph.kind = ParagraphKind::Footnote;
                self.references.note(index, item.printed.as_deref(), item.block.page);
            }
            (false, Role::Cell) => {
                paragraph.kind = ParagraphKind::Cell;
                paragraph.section = self.section();
            }
            (false, role) => {
                paragraph.section = self.section();
                if item.label.is_some() {
                    self.labelled(at, index, &item, &mut paragraph);
                } else {
                    self.unlabelled(index, &item, role, &mut paragraph);
                }
                self.lead = item.label.is_some() && item.block.text.trim_end_matches(']').ends_with([':', '：']);
                self.in_preamble = paragraph.kind == ParagraphKind::Preamble;
            }
        }
        fill(&mut paragraph, item.block);
        paragraph
    }

    /// The titles of the open headings.
    fn section(&self) -> Vec<String> {
        self.path.iter().map(|(_, title)| title.clone()).collect()
    }

    fn heading(&mut self, at: usize, index: usize, item: &mut Item, paragraph: &mut Paragraph) {
        heading::drop_plain_look(item);
        let level = self.ranks.get(&at).copied().unwrap_or(1);
        paragraph.kind = ParagraphKind::Heading;
        paragraph.level = level;
        self.path.retain(|(above, _)| *above < level);
        paragraph.section = self.section();
        let title = item
            .printed
            .as_deref()
            .map_or_else(|| item.block.text.clone(), |label| format!("{label} {}", item.block.text));
        self.path.push((level, title));
        self.references.heading(index, level, item.label.as_ref(), &item.block.text);
        self.lists.heading(item.label.is_some());
        self.lead = false;
        self.in_preamble = false;
    }

    fn labelled(&mut self, at: usize, index: usize, item: &Item, paragraph: &mut Paragraph) {
        let Some(label) = &item.label else { return };
        let is_list =
            |at: usize| self.labels.get(at).is_some_and(Option::is_some) && self.headings.get(at) == Some(&false);
        let next = (at + 1..self.labels.len())
            .take(40)
            .find(|&next| is_list(next))
            .and_then(|next| self.labels.get(next)?.as_ref());
        if item.named() == Some(Named::Option) && !item.hangs {
            self.lists.heading(true);
        }
        let placed = self.lists.place(label, item.block.indent, next, self.lead);
        paragraph.level = placed.level;
        paragraph.kind = match label.meanings.first().map(|meaning| meaning.scheme) {
            Some(Scheme::Preambular) => ParagraphKind::Preamble,
            _ if placed.level > 0 => ParagraphKind::Item,
            _ => ParagraphKind::Body,
        };
        self.operative |= placed.level == 0;
        if placed.cited {
            self.references.numbered(index, placed.base, placed.rest);
        }
    }

    fn unlabelled(&mut self, index: usize, item: &Item, role: Role, paragraph: &mut Paragraph) {
        if item.printed.is_some() {
            paragraph.kind = ParagraphKind::Item;
            paragraph.level = match role {
                Role::Item(Some(depth)) => depth.max(1),
                _ => 1,
            };
        } else if is_preambular(item, self.in_preamble) {
            paragraph.kind = ParagraphKind::Preamble;
            if self.operative {
                (self.preambular, self.operative) = (0, false);
            }
            self.preambular += 1;
            self.references.numbered(index, Some(Own::clause(self.preambular)), String::new());
            self.lists.heading(true);
        } else if let Role::Item(depth) = role {
            paragraph.kind = ParagraphKind::Item;
            paragraph.level = depth.unwrap_or(1).max(1);
        }
    }
}

/// Characters that could not be read are doubted, and nothing else of their paragraph.
fn unsure_characters(paragraph: &mut Paragraph) {
    let width = '\u{FFFD}'.len_utf8();
    let places: Vec<usize> = paragraph.text.match_indices('\u{FFFD}').map(|(at, _)| at).collect();
    paragraph.marks.extend(places.into_iter().map(|at| Mark::new(Span::new(at, width), Style::Unsure)));
    paragraph.marks.sort();
    paragraph.doubts.insert(Doubt::Recognised);
}

fn fill(paragraph: &mut Paragraph, block: Block) {
    paragraph.marks = block.marks;
    // Programs colour and underline addresses by themselves.
    paragraph.marks.retain(|mark| !is_link_look(mark, &block.text));
    paragraph.marks.extend(brackets::marks(&block.text));
    paragraph.marks.sort();
    paragraph.text = block.text;
    paragraph.notes = block.notes;
    paragraph.notes.sort_by_key(|note| note.at);
    paragraph.comments = block.comments;
    paragraph.comments.sort_by_key(|comment| comment.span);
    paragraph.end = block.end;
    paragraph.lines = block.lines;
    paragraph.doubts = block.doubts;
}

/// Whether a mark is the colour or the line under nothing but an address.
fn is_link_look(mark: &Mark, text: &str) -> bool {
    if !matches!(mark.style, Style::Colour(_) | Style::Underline) {
        return false;
    }
    let words = mark.span.of(text).unwrap_or("").trim().trim_end_matches(['.', ',', ';', ')', '>']);
    let words = words.trim_start_matches(['(', '<']);
    let address = words.starts_with("http://") || words.starts_with("https://") || words.starts_with("www.");
    let mail = words.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'));
    !words.contains(char::is_whitespace) && (address || mail)
}

/// Whether an unlabelled block is a clause of a preamble: begins with a participle, ends open. After such a clause any
/// block that ends with a comma or semicolon is one: no list of participles is complete.
fn is_preambular(item: &Item, after_one: bool) -> bool {
    if item.label.is_some() || item.printed.is_some() || matches!(item.block.role, Role::Item(_)) {
        return false;
    }
    let text = item.block.text.trim_start_matches(['[', '"', '“', '«']).trim_end_matches([']', ' ', '"', '”', '»']);
    if !text.ends_with([',', ';', '，', '；', '、', '،', ':', '：', '؛']) {
        return false;
    }
    let lower = text.chars().take(40).collect::<String>().to_lowercase();
    let goes_on = after_one && !text.ends_with([':', '：']) && text.chars().count() > 12;
    goes_on || words::preambular(&lower).next().is_some()
}
