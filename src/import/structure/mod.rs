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
mod doubts;
mod facts;
mod heading;
mod item;
mod label;
pub(super) mod notes;
mod numbering_scope;
pub(super) mod ordinal;
mod outline;
mod overlong;
mod paragraphs;
mod references;
mod rejected;
mod sequence;
pub(super) mod tidy;
mod title;
mod torn;
mod variants;
mod words;

#[cfg(test)]
mod citing_tests;
#[cfg(test)]
mod tests;

pub(super) use ordinal::is_han;

use super::block::{Block, Read};
use super::error::ImportError;
use super::limits;
use crate::base::{Diagnostic, JobControl, Message, Severity, WithDiagnostics};
use crate::text::{Format, Language, Paragraph, SourceText};

/// Whether a label begins here, however doubtful; for readers that must tell where a paragraph begins.
pub(super) fn begins_with_label(text: &str) -> bool {
    label::parse(text)
        .is_some_and(|label| !label.weak || !label.core.chars().all(char::is_alphanumeric) || label.core.len() <= 3)
}

/// How many of these texts, each with a label at its beginning, have the number after that of one shortly before.
pub(super) fn count_on<'a>(texts: impl Iterator<Item = &'a str>) -> usize {
    let mut last: std::collections::BTreeMap<label::Scheme, u32> = std::collections::BTreeMap::new();
    let mut count = 0;
    for meaning in texts.filter_map(label::parse).filter_map(|label| label.meanings.first().copied()) {
        let before = last.insert(meaning.scheme, meaning.ordinal);
        count += usize::from(before.is_some_and(|before| before + 1 == meaning.ordinal));
    }
    count
}

/// Splits off the label at the beginning of `text`: as printed, as cited, and how many bytes it takes with the
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

/// Detects the language of a text; `None` when it is too short to tell.
pub fn language_of(text: &str) -> Option<Language> {
    facts::language(text)
}

/// Fills `copy` with what was read.
pub(super) fn assemble(
    read: WithDiagnostics<Read>,
    mut copy: SourceText,
    job: &JobControl,
) -> Result<WithDiagnostics<SourceText>, ImportError> {
    let WithDiagnostics { value: mut read, mut diagnostics } = read;
    if read.blocks.iter().any(|block| block.cell.is_some_and(|cell| cell.column >= limits::COLUMNS)) {
        return Err(ImportError::Unreadable(Message::new("import-too-many-columns").number("limit", limits::COLUMNS)));
    }
    overlong::part(&mut read.blocks, &mut diagnostics);
    if read.blocks.len() > limits::PARAGRAPHS {
        return Err(ImportError::Unreadable(
            Message::new("import-too-many-paragraphs").number("limit", limits::PARAGRAPHS),
        ));
    }
    let sample = facts::sample(&read.blocks);
    copy.language = facts::language(&sample).or_else(|| {
        read.language
            .as_deref()
            .map(|tag| Language::from_code(tag.get(..2).unwrap_or("").to_lowercase().as_str()))
            .filter(|&language| language != Language::Other)
    });
    job.check()?;
    copy.set_aside = read.set_aside;
    copy.recognition = read.recognition;
    let before = rejected::blocks(&read.blocks);
    copy.paragraphs = numbered(read.blocks, &mut copy, &mut diagnostics, job)?;
    doubts::torn(&mut copy.paragraphs, matches!(copy.format, Format::Pdf | Format::Text));
    if let Some(before) = before {
        rejected::count(before, &mut copy, job)?;
    }
    facts::tell(&mut copy, read.title, read.date);
    if copy.paragraphs.is_empty() {
        diagnostics.push(Diagnostic::new(Severity::Loss, Message::new("import-no-text")));
    }
    Ok(WithDiagnostics { value: copy, diagnostics })
}

/// Makes the paragraphs of blocks; what turns out to be no text is set aside in `copy`.
fn numbered(
    blocks: Vec<Block>,
    copy: &mut SourceText,
    diagnostics: &mut Vec<Diagnostic>,
    job: &JobControl,
) -> Result<Vec<Paragraph>, ImportError> {
    let mut items = item::items(blocks);
    contents::set_aside(&mut items, &mut copy.set_aside);
    item::annexes_without_look(&mut items);
    torn::mend_citations(&mut items);
    item::drop_doubtful_labels(&mut items);
    item::split_labels(&mut items);
    torn::mend(&mut items);
    variants::hang(&mut items);
    job.check()?;
    let named = heading::named_by_format(&items);
    let mut headings: Vec<bool> = (0..items.len()).map(|at| heading::is_heading(&items, at, named)).collect();
    outline::carry_on(&items, &mut headings);
    outline::keep_rows(&items, &mut headings);
    outline::join_titles(&mut items, &mut headings);
    outline::settle_letters(&mut items, &headings);
    job.check()?;
    Ok(paragraphs::paragraphs(items, &headings, copy.language, diagnostics))
}

/// Whether words begin as the clauses of a preamble do: "Recalling", "ссылаясь", "وإذ".
pub(super) fn begins_clause(text: &str) -> bool {
    let lower = text.trim_start().chars().take(40).collect::<String>().to_lowercase();
    words::preambular(&lower).any(|word| {
        let whole = word.ends_with(' ') || word.starts_with(is_han);
        lower.strip_prefix(word).is_some_and(|rest| whole || !rest.starts_with(char::is_alphabetic))
    })
}
