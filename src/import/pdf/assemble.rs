//! Paragraphs → blocks: words woven, footnotes tied to their marks.

use crate::base::{Diagnostic, Message, Severity, Span};
use crate::import::pdf::glyphs::script::plain_digits;
use crate::import::pdf::layout::label::is_note_label;
use crate::import::pdf::layout::line;
use crate::import::pdf::layout::para::{Para, Words, weave};
use crate::import::pdf::layout::vocabulary::Vocabulary;
use crate::import::pdf::remarks::{self, Remarks};
use crate::import::{Block, Role};
use crate::text::{CellPlace, Doubt, Mark, NoteMark, SetAside, Style};
use std::collections::BTreeMap;

/// Makes the blocks; adds what was mended to `diagnostics`.
pub(super) fn assemble(
    paras: &[Para],
    vocabulary: &Vocabulary,
    remarks: Remarks,
    (aside, diagnostics): (&mut Vec<SetAside>, &mut Vec<Diagnostic>),
) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut raised: Vec<Vec<Span>> = Vec::new();
    let mut hyphens = 0;
    let places = cell_places(paras);
    for (para, cell) in paras.iter().zip(places) {
        let words = weave(&para.lines, vocabulary);
        hyphens += words.hyphens;
        for (written, read) in &words.mended {
            let what = Message::new("import-pdf-mended").text("written", written.clone()).text("read", read.clone());
            diagnostics.push(Diagnostic::new(Severity::Info, what).on_page(para.page()));
        }
        let (mut block, marks) = block_of(para, words);
        block.cell = cell;
        blocks.push(block);
        raised.push(marks);
    }
    if hyphens > 0 {
        diagnostics.push(Diagnostic::new(Severity::Info, Message::new("import-pdf-hyphens").number("count", hyphens)));
    }
    tie(&mut blocks, &raised, diagnostics);
    remarks.write(&mut blocks, aside);
    blocks
}

/// The places of cells, tables counted: another begins where words stand between, and where rows begin anew.
fn cell_places(paras: &[Para]) -> Vec<Option<CellPlace>> {
    let (mut begun, mut last) = (0_u32, None);
    let place = |para: &Para| {
        let now = para.cell;
        if let Some(now) = now
            && last.is_none_or(|last| now < last)
        {
            begun += 1;
        }
        last = now;
        now.map(|(row, column)| CellPlace { table: begun - 1, row: row as u32, column: column as u32 })
    };
    paras.iter().map(place).collect()
}

fn block_of(para: &Para, words: Words) -> (Block, Vec<Span>) {
    let mut block = Block {
        text: words.text,
        label: para.label.clone(),
        role: para.role,
        marks: words.marks,
        page: Some(para.page()),
        indent: Some(para.indent),
        // To a tenth of a point: the last digits are rounding.
        size: Some((para.size() * 10.0).round() / 10.0).filter(|size| *size > 0.0),
        centred: para.centred,
        lines: para.numbers.clone(),
        doubts: para.doubts,
        ..Block::default()
    };
    if para.lines.iter().any(|line| line.across) {
        block.doubts.insert(Doubt::Order);
    }
    // Words that were recognised are marked alike, and are seen.
    if para.lines.iter().flat_map(|line| &line.chars).any(|ch| ch.flags & line::UNSEEN != 0) {
        block.doubts.insert(Doubt::Covered);
    }
    block.marks.extend(words.noted.iter().map(|(set, span)| remarks::placeholder(*set, *span)));
    let mut raised = words.raised;
    if para.is_note() && block.label.is_none() {
        take_note_label(&mut block, &mut raised);
    }
    (block, raised)
}

/// The raised number or sign that a footnote begins with becomes its label.
fn take_note_label(block: &mut Block, raised: &mut Vec<Span>) {
    let end = match raised.first() {
        Some(span) if span.start == 0 => span.end(),
        _ => {
            let head = block.text.split(' ').next().unwrap_or("");
            if head.len() >= block.text.len() || !is_note_label(head) {
                return;
            }
            head.len()
        }
    };
    let Some(label) = block.text.get(..end).map(|label| plain_digits(label.trim())) else { return };
    if !is_note_label(&label) {
        return;
    }
    let rest = block.text.get(end..).unwrap_or("");
    let cut = end + (rest.len() - rest.trim_start().len());
    block.text = block.text.get(cut..).unwrap_or("").to_owned();
    block.marks = shifted(&block.marks, cut);
    *raised =
        raised.iter().filter(|span| span.start >= cut).map(|span| Span::new(span.start - cut, span.len)).collect();
    block.label = Some(label);
}

fn shifted(marks: &[Mark], cut: usize) -> Vec<Mark> {
    let moved = marks.iter().filter(|mark| mark.span.end() > cut).map(|mark| {
        let start = mark.span.start.max(cut);
        Mark { span: Span::between(start - cut, mark.span.end() - cut), ..mark.clone() }
    });
    moved.collect()
}

/// Ties footnotes to their marks: a raised number in the text names the note with that label, on the same page if
/// there is one. Tied marks leave the text; what stays raised without a note is a mark of its own.
fn tie(blocks: &mut [Block], raised: &[Vec<Span>], diagnostics: &mut Vec<Diagnostic>) {
    let mut notes: BTreeMap<String, Vec<(usize, u32)>> = BTreeMap::new();
    for (index, block) in blocks.iter().enumerate() {
        if block.role == Role::Footnote
            && let Some(label) = &block.label
        {
            let place = (index, block.page.unwrap_or(0));
            notes.entry(core(label)).or_default().push(place);
            if core(label) != *label {
                notes.entry(label.clone()).or_default().push(place);
            }
        }
    }
    let mut tied = vec![false; blocks.len()];
    for (index, spans) in raised.iter().enumerate() {
        let Some(block) = blocks.get(index) else { continue };
        let page = block.page.unwrap_or(0);
        let own = block.role == Role::Footnote;
        // From the end, so that earlier places stay valid.
        let mut found: Vec<(Span, Vec<usize>)> = Vec::new();
        let mut strays: Vec<Span> = Vec::new();
        for span in spans {
            let Some(text) = span.of(&block.text) else { continue };
            // "3", or "3, 4": what else is raised with a number is no part of a mark and stays.
            let text = plain_digits(text.trim());
            let parts: Vec<&str> = text.split(',').map(str::trim).collect();
            let named: Vec<usize> =
                parts.iter().filter_map(|part| nearest(notes.get(*part)?, page, index, own)).collect();
            if !parts.is_empty() && named.len() == parts.len() {
                found.push((*span, named));
            } else if is_stray(&block.text, *span) {
                strays.push(*span);
            }
        }
        let Some(block) = blocks.get_mut(index) else { continue };
        if !strays.is_empty() {
            block.doubts.insert(Doubt::Kind);
            block.marks.extend(strays.into_iter().map(|span| Mark::new(span, Style::Unsure)));
        }
        for (span, named) in found.into_iter().rev() {
            cut(block, span);
            for note in named.into_iter().rev() {
                // "word ³ next": the mark belongs to the word before the space.
                let at = block.text.get(..span.start).map_or(span.start, |before| before.trim_end().len());
                block.notes.insert(0, NoteMark { at, paragraph: note });
                if let Some(slot) = tied.get_mut(note) {
                    *slot = true;
                }
            }
        }
    }
    for (block, tied) in blocks.iter_mut().zip(tied) {
        // No mark names it: bullets in small type, figures under a table look like notes.
        if block.role == Role::Footnote && !tied {
            block.doubts.insert(Doubt::Kind);
        }
        if block.role == Role::Footnote && block.label.is_some() && !tied {
            let what = Message::new("import-pdf-note-unmarked").text("label", block.label.clone().unwrap_or_default());
            let mut diagnostic = Diagnostic::new(Severity::Doubt, what);
            diagnostic.place.page = block.page;
            diagnostics.push(diagnostic);
        }
    }
}

/// Whether a raised letter or sign that no note bears is glued to a document's symbol ("A/78/100ᵃ"): a mark, and no part
/// of the symbol.
fn is_stray(text: &str, span: Span) -> bool {
    let Some((mark, before)) = span.of(text).zip(text.get(..span.start)) else { return false };
    let sign = |ch: char| ch.is_ascii_lowercase() || matches!(ch, '*' | '†' | '‡');
    let symbol = before.rsplit(char::is_whitespace).next().unwrap_or("");
    mark.chars().count() <= 2
        && mark.chars().all(sign)
        && symbol.contains('/')
        && symbol.ends_with(|ch: char| ch.is_ascii_digit())
}

/// The note that a mark on `page` names: on that page or the next ones first, never the block itself.
fn nearest(notes: &[(usize, u32)], page: u32, index: usize, own: bool) -> Option<usize> {
    let fits = notes.iter().filter(|(note, _)| !(own && *note == index));
    fits.min_by_key(|(note, at)| (if *at >= page { at - page } else { (page - at) * 4 }, note.abs_diff(index)))
        .map(|(note, _)| *note)
}

fn core(label: &str) -> String {
    label.trim().trim_matches(|ch| matches!(ch, '(' | ')' | '.' | '[' | ']' | '/')).to_owned()
}

/// Takes `span` out of the text of `block`.
fn cut(block: &mut Block, span: Span) {
    let (Some(before), Some(after)) = (block.text.get(..span.start), block.text.get(span.end()..)) else { return };
    // "word 3 next" must not leave two spaces.
    let double = before.ends_with(' ') && (after.starts_with(' ') || after.is_empty());
    let (start, length) = if double { (span.start - 1, span.len + 1) } else { (span.start, span.len) };
    let end = start + length;
    block.text = format!("{}{}", block.text.get(..start).unwrap_or(""), after);
    let place = |at: usize| {
        if at <= start {
            at
        } else if at >= end {
            at - length
        } else {
            start
        }
    };
    block.marks = block
        .marks
        .iter()
        .filter(|mark| mark.style != Style::Super || mark.span != span)
        .map(|mark| Mark { span: Span::between(place(mark.span.start), place(mark.span.end())), ..mark.clone() })
        .filter(|mark| !mark.span.is_empty())
        .collect();
    for note in &mut block.notes {
        note.at = place(note.at);
    }
}
