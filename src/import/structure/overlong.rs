//! Parts paragraphs that are longer than any paragraph: at the end of a sentence, else between words.

use crate::base::{Diagnostic, Message, Severity, Span};
use crate::import::{Block, limits};
use crate::text::{Doubt, NoteMark};

/// Parts the blocks that are longer than [`limits::PARAGRAPH`]; footnote marks still point to their notes.
pub(super) fn part(blocks: &mut Vec<Block>, diagnostics: &mut Vec<Diagnostic>) {
    if blocks.iter().all(|block| block.text.len() <= limits::PARAGRAPH) {
        return;
    }
    let mut home = Vec::with_capacity(blocks.len());
    let mut parted = Vec::with_capacity(blocks.len());
    let mut count = 0;
    for block in std::mem::take(blocks) {
        home.push(parted.len());
        if block.text.len() <= limits::PARAGRAPH {
            parted.push(block);
        } else {
            count += 1;
            parted.extend(parts(block));
        }
    }
    for note in parted.iter_mut().flat_map(|block| &mut block.notes) {
        note.paragraph = home.get(note.paragraph).copied().unwrap_or(note.paragraph);
    }
    *blocks = parted;
    let what = Message::new("import-paragraph-parted").number("count", count).number("limit", limits::PARAGRAPH >> 10);
    diagnostics.push(Diagnostic::new(Severity::Doubt, what));
}

/// Where a text is parted: the bytes at which its parts begin, and its end.
fn edges(text: &str) -> Vec<usize> {
    let mut edges = vec![0];
    let mut from = 0;
    while text.len() - from > limits::PARAGRAPH {
        let mut most = from + limits::PARAGRAPH;
        while !text.is_char_boundary(most) {
            most -= 1;
        }
        let head = text.get(from..most).unwrap_or("");
        // Not far back: the parts of two drafts of one text should be alike.
        let late = |at: &usize| *at > head.len() / 2;
        let sentence = [". ", "; ", "。", "；"].iter().filter_map(|end| Some(head.rfind(end)? + end.len())).max();
        let next =
            sentence.filter(late).or_else(|| head.rfind(' ').map(|at| at + 1).filter(late)).unwrap_or(head.len());
        from += next;
        edges.push(from);
    }
    edges.push(text.len());
    edges
}

fn parts(block: Block) -> Vec<Block> {
    let edges = edges(&block.text);
    let part_of = |at: usize| edges.partition_point(|edge| *edge <= at).saturating_sub(1).min(edges.len() - 2);
    let mut parts: Vec<Block> = edges
        .windows(2)
        .map(|edge| {
            let text = match edge {
                [from, to] => block.text.get(*from..*to).unwrap_or_default().to_owned(),
                _ => String::new(),
            };
            let mut doubts = block.doubts;
            doubts.insert(Doubt::Torn);
            Block {
                text,
                role: block.role,
                page: block.page,
                cell: block.cell,
                indent: block.indent,
                size: block.size,
                centred: block.centred,
                doubts,
                ..Block::default()
            }
        })
        .collect();
    let begin = |part: usize| edges.get(part).copied().unwrap_or_default();
    for mark in block.marks {
        let last = part_of(mark.span.end().saturating_sub(1).max(mark.span.start));
        for part in part_of(mark.span.start)..=last {
            let Some(home) = parts.get_mut(part) else { break };
            let (from, to) = (mark.span.start.max(begin(part)), mark.span.end().min(begin(part + 1)));
            home.marks
                .push(crate::text::Mark { span: Span::between(from - begin(part), to - begin(part)), ..mark.clone() });
        }
    }
    for note in block.notes {
        let part = part_of(note.at);
        if let Some(home) = parts.get_mut(part) {
            home.notes.push(NoteMark { at: note.at - begin(part), ..note });
        }
    }
    for mut comment in block.comments {
        let part = part_of(comment.span.start);
        if let Some(home) = parts.get_mut(part) {
            let to = comment.span.end().min(begin(part + 1)).max(comment.span.start);
            comment.span = Span::between(comment.span.start - begin(part), to - begin(part));
            home.comments.push(comment);
        }
    }
    if let Some(first) = parts.first_mut() {
        first.label = block.label;
        first.rejected_label = block.rejected_label;
        first.lines = block.lines;
    }
    if let Some(last) = parts.last_mut() {
        last.end = block.end;
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Comment, Mark, Style};

    #[test]
    fn a_paragraph_at_the_limit_is_one_and_over_it_parted() {
        let block = |bytes: usize| Block { text: "w".repeat(bytes), ..Block::default() };
        let mut said = Vec::new();
        let mut blocks = vec![block(limits::PARAGRAPH)];
        part(&mut blocks, &mut said);
        assert_eq!((blocks.len(), said.len()), (1, 0));
        let mut blocks = vec![block(limits::PARAGRAPH + 1)];
        part(&mut blocks, &mut said);
        assert_eq!((blocks.len(), said.len()), (2, 1));
    }

    #[test]
    fn words_marks_notes_and_comments_stay_together() {
        let sentence = "The keeper lights the lamp. ";
        let count = limits::PARAGRAPH / sentence.len() * 3;
        let text = sentence.repeat(count);
        let far = limits::PARAGRAPH * 2 + 100;
        let block = Block {
            marks: vec![
                Mark::new(Span::new(0, text.len()), Style::Inserted),
                Mark::new(Span::new(far, 5), Style::Bold),
            ],
            notes: vec![NoteMark { at: far, paragraph: 1 }],
            comments: vec![Comment { span: Span::new(far, 5), ..Comment::default() }],
            label: Some("1.".to_owned()),
            text: text.clone(),
            ..Block::default()
        };
        let mut blocks = vec![block, Block { text: "The note.".to_owned(), ..Block::default() }];
        part(&mut blocks, &mut Vec::new());
        let parts = &blocks[..blocks.len() - 1];
        assert_eq!(parts.iter().map(|part| part.text.as_str()).collect::<String>(), text);
        assert!(parts.len() >= 3 && parts.iter().all(|part| part.text.len() <= limits::PARAGRAPH));
        assert!(parts.iter().all(|part| part.text.ends_with(". ")), "at the ends of sentences");
        assert!(parts.iter().all(|part| part.marks[0].span == Span::new(0, part.text.len())));
        assert_eq!((parts[0].label.as_deref(), parts[1].label.as_deref()), (Some("1."), None));
        let holder = parts.iter().find(|part| !part.notes.is_empty()).expect("kept");
        assert_eq!(holder.notes[0].paragraph, blocks.len() - 1, "the note has moved");
        let words = |span: Span| span.of(&holder.text).map(str::to_owned);
        assert_eq!(words(holder.comments[0].span).as_deref(), text.get(far..far + 5));
        assert_eq!(words(holder.marks[1].span).as_deref(), text.get(far..far + 5));
    }
}
