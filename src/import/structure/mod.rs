//! Blocks of any format → paragraphs with labels, levels, references, headings, sections, footnotes, bracket marks.
//!
//! ```text
//! Block "Objective 3. Foster …" (bold)   → heading, label "Objective 3."
//! Block "29. We commit to:"              → body, label "29.", ref "29", section ["Objective 3. Foster …"]
//! Block "(a) Promote …"                  → item, level 1, label "(a)", ref "29 (a)"
//! ```
//! The same for every format, so that two formats of one draft give the same paragraphs. What a format knows (automatic
//! numbers, roles, indentation) is believed; what it does not say is judged by the words.

mod brackets;
pub(super) mod contents;
mod facts;
mod glued;
mod heading;
mod label;
pub(super) mod notes;
mod numbering_scope;
pub(super) mod ordinal;
mod outline;
mod references;
mod sequence;
mod tidy;
mod torn;
mod variants;
mod words;

#[cfg(test)]
mod citing_tests;
#[cfg(test)]
mod tests;

pub(super) use label::is_han;

use super::block::Read;
use super::{Block, ImportError, Role, limits};
use crate::base::{Diagnostic, JobControl, Message, Severity, WithDiagnostics};
use crate::text::{Language, NoteMark, Paragraph, ParagraphKind, SourceText, Style};
use label::{Label, Scheme};
use references::{Own, References};
use std::collections::{BTreeMap, BTreeSet};
use words::Named;

/// A block on its way to a paragraph.
#[derive(Debug)]
struct Item {
    block: Block,
    label: Option<Label>,
    /// The label as printed.
    printed: Option<String>,
    /// Index of the block, as footnote marks name it.
    source: usize,
    /// For a variant ("Alt 1"): whether it is one of the paragraph before it, not a part of the text.
    hangs: bool,
}

impl Item {
    fn scheme(&self) -> Option<Scheme> {
        self.label.as_ref()?.meanings.first().map(|meaning| meaning.scheme)
    }

    fn named(&self) -> Option<Named> {
        match self.scheme() {
            Some(Scheme::Named(kind)) => Some(kind),
            _ => None,
        }
    }
}

/// Whether a label begins here, however doubtful; for readers that must tell where a paragraph begins.
pub(super) fn begins_with_label(text: &str) -> bool {
    label::parse(text)
        .is_some_and(|label| !label.weak || !label.core.chars().all(char::is_alphanumeric) || label.core.len() <= 3)
}

/// The label printed at the beginning of `text`: as printed, what is cited of it, and how many bytes it takes with the
/// space after it. `None` without one.
pub fn label_of(text: &str) -> Option<(String, String, usize)> {
    let label = label::parse(text)?;
    let printed = text.get(..label.len)?.trim().to_owned();
    Some((printed, label.core, label_width(text)))
}

/// How many bytes the label at the beginning of `text` takes, the space after it included; 0 without one.
pub(super) fn label_width(text: &str) -> usize {
    label::parse(text).map_or(0, |label| {
        let rest = text.get(label.len..).unwrap_or("");
        label.len + rest.len() - rest.trim_start().len()
    })
}

/// Fills `copy` with what was read.
pub(super) fn assemble(
    read: WithDiagnostics<Read>,
    mut copy: SourceText,
    job: &JobControl,
) -> Result<WithDiagnostics<SourceText>, ImportError> {
    let WithDiagnostics { value: read, mut diagnostics } = read;
    if read.blocks.len() > limits::PARAGRAPHS {
        return Err(ImportError::Unreadable(
            Message::new("import-too-many-paragraphs").number("limit", limits::PARAGRAPHS),
        ));
    }
    let mut sample = String::new();
    for text in read.blocks.iter().map(|block| block.text.as_str()) {
        if sample.len() > 40_000 {
            break;
        }
        sample.push_str(text);
        sample.push('\n');
    }
    copy.language = facts::language(&sample).or_else(|| {
        read.language
            .as_deref()
            .map(|tag| Language::from_code(tag.get(..2).unwrap_or("").to_lowercase().as_str()))
            .filter(|&language| language != Language::Other)
    });
    job.check()?;
    copy.set_aside = read.set_aside;
    let mut items = items(read.blocks);
    contents::set_aside(&mut items, &mut copy.set_aside);
    drop_doubtful_labels(&mut items);
    split_labels(&mut items);
    torn::mend(&mut items);
    variants::hang(&mut items);
    job.check()?;
    let named = heading::named_by_format(&items);
    let mut headings: Vec<bool> = (0..items.len()).map(|at| heading::is_heading(&items, at, named)).collect();
    outline::carry_on(&items, &mut headings);
    join_titles(&mut items, &mut headings);
    outline::settle_letters(&mut items, &headings);
    job.check()?;
    copy.paragraphs = paragraphs(items, &headings, named, copy.language, &mut diagnostics);
    facts::tell(&mut copy, read.title, read.date);
    if copy.paragraphs.is_empty() {
        diagnostics.push(Diagnostic::new(Severity::Loss, Message::new("import-no-text")));
    }
    Ok(WithDiagnostics { value: copy, diagnostics })
}

/// Tidied blocks with their labels recognised, footnotes last. Comments on empty blocks move to a neighbour.
fn items(blocks: Vec<Block>) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::with_capacity(blocks.len());
    let mut homeless = Vec::new();
    for (source, mut block) in blocks.into_iter().enumerate() {
        tidy::tidy(&mut block);
        let given = block.label.take().map(|label| label.split_whitespace().collect::<Vec<_>>().join(" "));
        if block.role == Role::Footnote
            && let Some(label) = &given
            && let Some(rest) = block.text.strip_prefix(label.as_str())
            && rest.starts_with(char::is_whitespace)
        {
            // A note's own number stands before its words too: it is the label.
            let length = block.text.len() - rest.trim_start().len();
            tidy::cut(&mut block, 0, length);
        }
        if block.text.is_empty() {
            homeless.append(&mut block.comments);
            if let Some(before) = items.last_mut() {
                let end = before.block.text.len();
                before.block.notes.extend(block.notes.iter().map(|note| NoteMark { at: end, ..*note }));
            }
            // A label without words counts for nothing, but one in a footnote or cell may be its text.
            continue;
        }
        for mut comment in homeless.drain(..) {
            comment.span = crate::base::Span::default();
            block.comments.insert(0, comment);
        }
        let given = given.filter(|label| !label.is_empty());
        let label = match &given {
            // As a label stands before words, let it be read before words.
            Some(printed) => label::parse(&format!("{printed} X")).map(|label| Label { weak: false, len: 0, ..label }),
            None if matches!(block.role, Role::Footnote) || cell_number(&block) => None,
            None => label::parse(&block.text)
                .or_else(|| glued::annex_alone(&block))
                .filter(|label| !crosses_revision(&block, label.len)),
        };
        items.push(Item { block, label, printed: given, source, hangs: false });
    }
    if let (Some(last), false) = (items.last_mut(), homeless.is_empty()) {
        for mut comment in homeless {
            comment.span = crate::base::Span::new(last.block.text.len(), 0);
            last.block.comments.push(comment);
        }
    }
    let (notes, mut body): (Vec<Item>, Vec<Item>) =
        items.into_iter().partition(|item| item.block.role == Role::Footnote);
    body.extend(notes);
    body
}

/// In a cell, a short thing that looks like a label is a figure.
fn cell_number(block: &Block) -> bool {
    block.role == Role::Cell && block.text.split_whitespace().count() < 5
}

/// A typed label that is partly inserted or deleted cannot be split off without hiding the revision.
fn crosses_revision(block: &Block, len: usize) -> bool {
    block.marks.iter().any(|mark| {
        matches!(mark.style, Style::Inserted | Style::Deleted)
            && (mark.span.start > 0 && mark.span.start < len || mark.span.start < len && mark.span.end() <= len)
    })
}

/// A doubtful label stays only when the one before or after it of its kind is its neighbour in the sequence.
fn drop_doubtful_labels(items: &mut [Item]) {
    let mut by_scheme: BTreeMap<Scheme, Vec<(usize, u32)>> = BTreeMap::new();
    for (at, item) in items.iter().enumerate() {
        for meaning in item.label.iter().flat_map(|label| &label.meanings) {
            by_scheme.entry(meaning.scheme).or_default().push((at, meaning.ordinal));
        }
    }
    let mut sound = BTreeSet::new();
    for list in by_scheme.values() {
        for pair in list.windows(2) {
            if let [(a, first), (b, second)] = pair
                && (*second == first + 1 || second == first && added(items, *b))
            {
                sound.insert(*a);
                sound.insert(*b);
            }
        }
    }
    // "1.1" whose parent "1." is numbered too is sound alone.
    let mut numbers = BTreeSet::new();
    for (at, item) in items.iter_mut().enumerate() {
        let Some(label) = &item.label else { continue };
        if let [(Scheme::Plain(ordinal::Script::Number, _), value)] =
            label.meanings.iter().map(|meaning| (meaning.scheme, meaning.ordinal)).collect::<Vec<_>>().as_slice()
        {
            numbers.insert(*value);
        }
        let fathered = label.decimal.len() == 2
            && label.decimal.first().is_some_and(|parent| numbers.contains(parent))
            && label.decimal.last() == Some(&1);
        if label.weak && !sound.contains(&at) && !fathered {
            item.label = None;
        }
    }
}

fn added(items: &[Item], at: usize) -> bool {
    items.get(at).and_then(|item| item.label.as_ref()).is_some_and(|label| label.added)
}

/// Takes the labels that were typed out of the text. A bracket before a label goes with the words: "[12. Calls" → "12.", "[Calls".
fn split_labels(items: &mut [Item]) {
    for item in items {
        if item.printed.is_some() {
            continue;
        }
        if let Some(label) = &item.label {
            let len = label.len;
            item.printed = item.block.text.get(..len).map(str::to_owned);
            let rest = item.block.text.get(len..).unwrap_or("");
            let end = len + rest.len() - rest.trim_start().len();
            tidy::cut(&mut item.block, 0, end);
        } else if item.block.role != Role::Footnote && !cell_number(&item.block) {
            bracketed_label(item);
        }
    }
}

fn bracketed_label(item: &mut Item) {
    let text = &item.block.text;
    let open = text.len() - text.trim_start_matches('[').len();
    if open == 0 {
        return;
    }
    let Some(inner) = text.get(open..) else { return };
    let Some(label) =
        label::parse(inner).filter(|label| !label.weak && !crosses_revision(&item.block, open + label.len))
    else {
        return;
    };
    // "[G77: …]", "[(a)]" and the like are words in brackets.
    let rest = inner.get(label.len..).unwrap_or("");
    if !rest.starts_with(char::is_whitespace)
        || matches!(label.meanings.first(), Some(meaning) if meaning.scheme == Scheme::Bullet)
    {
        return;
    }
    item.printed = inner.get(..label.len).map(str::to_owned);
    let end = open + label.len + rest.len() - rest.trim_start().len();
    tidy::cut(&mut item.block, open, end);
    item.label = Some(label);
}

/// "Article 5" on a line of its own takes the title on the next line as its words; without one it is its own words.
fn join_titles(items: &mut Vec<Item>, headings: &mut Vec<bool>) {
    let mut at = 0;
    while at < items.len() {
        let (Some(item), Some(true)) = (items.get(at), headings.get(at)) else {
            at += 1;
            continue;
        };
        if item.block.text.is_empty() {
            let next = items.get(at + 1).filter(|next| {
                (headings.get(at + 1) == Some(&true) || outline::is_title_of(item, next, items.get(at + 2)))
                    && next.label.is_none()
                    && !next.block.text.is_empty()
                    && same_rank(&item.block.role, &next.block.role)
                    && item.block.end.is_none()
            });
            if next.is_some() {
                let tail = items.remove(at + 1);
                headings.remove(at + 1);
                if let Some(item) = items.get_mut(at) {
                    tidy::join(&mut item.block, tail.block);
                }
            }
        }
        at += 1;
    }
    // Whatever has no words but its label: the label is the words.
    for item in items {
        if item.block.text.is_empty()
            && let Some(printed) = item.printed.take()
        {
            item.block.text = printed;
        }
    }
}

fn same_rank(a: &Role, b: &Role) -> bool {
    match (a, b) {
        (Role::Heading(Some(a)), Role::Heading(Some(b))) => a == b,
        _ => true,
    }
}

/// Whether words begin as the clauses of a preamble do: "Recalling", "ссылаясь", "وإذ".
pub(super) fn begins_clause(text: &str) -> bool {
    let lower = text.trim_start().chars().take(40).collect::<String>().to_lowercase();
    words::PREAMBULAR.iter().any(|word| {
        let whole = word.ends_with(' ') || word.starts_with(is_han);
        lower.strip_prefix(word).is_some_and(|rest| whole || !rest.starts_with(char::is_alphabetic))
    })
}

fn paragraphs(
    items: Vec<Item>,
    headings: &[bool],
    named: bool,
    language: Option<Language>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Paragraph> {
    let ranks = ranks(&items, headings, named);
    let mut home: BTreeMap<usize, usize> = BTreeMap::new();
    let mut lists = sequence::Lists::default();
    let mut path: Vec<(u8, String)> = Vec::new();
    let mut made: Vec<Paragraph> = Vec::with_capacity(items.len());
    let mut references = References::default();
    let labels: Vec<Option<Label>> = items.iter().map(|item| item.label.clone()).collect();
    let is_list = |at: usize| labels.get(at).is_some_and(Option::is_some) && headings.get(at) == Some(&false);
    let (mut preambular, mut operative) = (0_u32, false);
    // Whether the paragraph before was a clause of a preamble.
    let mut in_preamble = false;
    let mut lead = false;
    for (at, mut item) in items.into_iter().enumerate() {
        let index = made.len();
        home.insert(item.source, index);
        let is_heading = headings.get(at).copied().unwrap_or(false);
        let mut paragraph = Paragraph { label: item.printed.clone(), page: item.block.page, ..Paragraph::default() };
        match (is_heading, item.block.role) {
            (true, _) => {
                heading::drop_plain_look(&mut item);
                let level = ranks.get(&at).copied().unwrap_or(1);
                paragraph.kind = ParagraphKind::Heading;
                paragraph.level = level;
                path.retain(|(above, _)| *above < level);
                paragraph.section = path.iter().map(|(_, title)| title.clone()).collect();
                let title = item
                    .printed
                    .as_deref()
                    .map_or_else(|| item.block.text.clone(), |label| format!("{label} {}", item.block.text));
                path.push((level, title));
                references.heading(index, level, item.label.as_ref(), &item.block.text);
                lists.heading(item.label.is_some());
                lead = false;
                in_preamble = false;
            }
            (false, Role::Footnote) => {
                paragraph.kind = ParagraphKind::Footnote;
                references.note(index, item.printed.as_deref(), item.block.page);
            }
            (false, Role::Cell) => {
                paragraph.kind = ParagraphKind::Cell;
                paragraph.section = path.iter().map(|(_, title)| title.clone()).collect();
            }
            (false, role) => {
                paragraph.section = path.iter().map(|(_, title)| title.clone()).collect();
                let clause = is_preambular(&item, in_preamble);
                if let Some(label) = &item.label {
                    let next = (at + 1..labels.len())
                        .take(40)
                        .find(|&next| is_list(next))
                        .and_then(|next| labels.get(next)?.as_ref());
                    if item.named() == Some(Named::Option) && !item.hangs {
                        lists.heading(true);
                    }
                    let placed = lists.place(label, item.block.indent, next, lead);
                    paragraph.level = placed.level;
                    paragraph.kind = match label.meanings.first().map(|meaning| meaning.scheme) {
                        Some(Scheme::Preambular) => ParagraphKind::Preamble,
                        _ if placed.level > 0 => ParagraphKind::Item,
                        _ => ParagraphKind::Body,
                    };
                    operative |= placed.level == 0;
                    if placed.cited {
                        references.numbered(index, placed.base, placed.rest);
                    }
                } else if item.printed.is_some() {
                    paragraph.kind = ParagraphKind::Item;
                    paragraph.level = match role {
                        Role::Item(Some(depth)) => depth.max(1),
                        _ => 1,
                    };
                } else if clause {
                    paragraph.kind = ParagraphKind::Preamble;
                    if operative {
                        (preambular, operative) = (0, false);
                    }
                    preambular += 1;
                    references.numbered(index, Some(Own::clause(preambular)), String::new());
                    lists.heading(true);
                } else if let Role::Item(depth) = role {
                    paragraph.kind = ParagraphKind::Item;
                    paragraph.level = depth.unwrap_or(1).max(1);
                }
                lead = item.label.is_some() && item.block.text.trim_end_matches(']').ends_with([':', '：']);
                in_preamble = paragraph.kind == ParagraphKind::Preamble;
            }
        }
        fill(&mut paragraph, item.block);
        if paragraph.text.contains('\u{FFFD}') {
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
    references.cite(&mut made, language);
    made
}

fn fill(paragraph: &mut Paragraph, block: Block) {
    paragraph.marks = block.marks;
    paragraph.marks.extend(brackets::marks(&block.text));
    paragraph.marks.sort();
    paragraph.text = block.text;
    paragraph.notes = block.notes;
    paragraph.notes.sort_by_key(|note| note.at);
    paragraph.comments = block.comments;
    paragraph.comments.sort_by_key(|comment| comment.span);
    paragraph.end = block.end;
}

/// Depths of the headings; made consecutive when the format does not give them.
fn ranks(items: &[Item], headings: &[bool], named: bool) -> BTreeMap<usize, u8> {
    let mut ranks = BTreeMap::new();
    // The rank of the last heading that carries a label or a role, under which unlabelled ones stand.
    let (mut above, mut first) = (None, true);
    // The same without variants: the title of a matter stands above the variants of it.
    let mut over = None;
    for (at, item) in items.iter().enumerate().filter(|(at, _)| headings.get(*at) == Some(&true)) {
        let rank = heading::rank(item, if variants::begin_after(items, at) { over } else { above }, first);
        if item.label.is_some() && item.named() != Some(Named::Option) {
            over = Some(rank);
        }
        if item.label.is_some() || matches!(item.block.role, Role::Heading(Some(_))) {
            above = Some(rank);
        }
        // A title may run over several lines before anything else.
        first = first && headings.get(at + 1) == Some(&true) && item.label.is_none() && at < 6;
        ranks.insert(at, rank);
    }
    if !named {
        let used: BTreeSet<u8> = ranks.values().copied().collect();
        let order: Vec<u8> = used.into_iter().collect();
        for rank in ranks.values_mut() {
            *rank = order.iter().position(|known| known == rank).map_or(1, |at| at as u8 + 1);
        }
    }
    for rank in ranks.values_mut() {
        *rank = (*rank).clamp(1, 9);
    }
    ranks
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
    goes_on || words::PREAMBULAR.iter().any(|word| lower.starts_with(word))
}
