//! Reviewers' remarks on a PDF → comments and tracked changes of the blocks they stand at.

use super::glyphs::page::{Page, Remark, RemarkKind};
use crate::base::Span;
use crate::import::Block;
use crate::text::{Comment, Mark, SetAside, Style};

/// What names a mark that stands for remarks until the words are settled.
const SIGN: char = '\u{1}';

/// The remarks of all pages, and which of them hold each stretch of text.
#[derive(Default)]
pub(super) struct Remarks {
    all: Vec<Remark>,
    /// Sets of remarks, by the number that characters carry; number 0 is none.
    sets: Vec<Vec<usize>>,
}

impl Remarks {
    /// Takes the remarks from the pages; the characters' numbers are then those of all pages.
    pub(super) fn take(pages: &mut [Page]) -> Self {
        let mut remarks = Self { all: Vec::new(), sets: vec![Vec::new()] };
        for page in pages {
            let (before, sets) = (remarks.all.len(), remarks.sets.len());
            let own = std::mem::take(&mut page.remarks);
            if own.is_empty() {
                continue;
            }
            remarks.all.extend(own.into_iter().map(|remark| Remark { page: page.number, ..remark }));
            for set in page.note_sets.drain(..) {
                remarks.sets.push(set.into_iter().map(|index| index + before).collect());
            }
            for glyph in page.glyphs.iter_mut().filter(|glyph| glyph.note > 0) {
                glyph.note += sets as u32 - 1;
            }
        }
        remarks
    }

    /// Writes the remarks into the blocks; what finds no words stands at the end of its page's text.
    pub(super) fn write(self, blocks: &mut [Block], aside: &mut Vec<SetAside>) {
        let mut places: Vec<Option<(usize, Span)>> = vec![None; self.all.len()];
        for (index, block) in blocks.iter_mut().enumerate() {
            let spans = self.spans(block);
            let mut inserted: Vec<(usize, &Remark)> = Vec::new();
            for (at, span) in spans {
                let Some(remark) = self.all.get(at) else { continue };
                match remark.kind {
                    RemarkKind::Deleted => block.marks.push(tracked(remark, span, Style::Deleted)),
                    RemarkKind::Inserted => {
                        inserted.push((if remark.before { span.start } else { span.end() }, remark));
                    }
                    RemarkKind::Comment => {}
                }
                if let Some(place) = places.get_mut(at) {
                    place.get_or_insert((index, span));
                }
            }
            inserted.sort_by_key(|(at, _)| *at);
            for (at, remark) in inserted.into_iter().rev() {
                insert(block, at, remark);
            }
        }
        for (at, remark) in self.all.iter().enumerate() {
            // Answers stand beside what they answer.
            if remark.text.trim().is_empty() || remark.kind == RemarkKind::Inserted || self.answered(remark).is_some() {
                continue;
            }
            let home = places.get(at).copied().flatten().or_else(|| {
                let index = blocks.iter().rposition(|block| block.page == Some(remark.page))?;
                let end = blocks.get(index)?.text.len();
                Some((index, Span::new(end, 0)))
            });
            let mut thread = vec![comment(remark, false, self.settled(at))];
            thread.extend(self.answers(at).map(|answer| comment(answer, true, false)));
            match home.and_then(|(index, span)| Some((blocks.get_mut(index)?, span))) {
                Some((block, span)) => {
                    let span = span.start.min(block.text.len())..span.end().min(block.text.len());
                    let span = Span::between(span.start, span.end);
                    block.comments.extend(thread.into_iter().map(|comment| Comment { span, ..comment }));
                }
                None => aside.extend(thread.into_iter().map(|comment| {
                    let author = comment.author.map(|author| format!("{author}: ")).unwrap_or_default();
                    SetAside {
                        what: "comment".into(),
                        text: format!("{author}{}", comment.text),
                        page: Some(remark.page),
                    }
                })),
            }
        }
    }

    /// Takes the marks that stand for remarks out of a block: each remark with all that it covers there.
    fn spans(&self, block: &mut Block) -> Vec<(usize, Span)> {
        let mut spans: Vec<(usize, Span)> = Vec::new();
        block.marks.retain(|mark| {
            let Some(set) = mark.moved.as_deref().and_then(|name| name.strip_prefix(SIGN)) else { return true };
            let set = set.parse().ok().and_then(|set: usize| self.sets.get(set));
            for &remark in set.into_iter().flatten() {
                match spans.iter_mut().find(|(known, _)| *known == remark) {
                    Some((_, span)) => {
                        *span = Span::between(span.start.min(mark.span.start), span.end().max(mark.span.end()));
                    }
                    None => spans.push((remark, mark.span)),
                }
            }
            false
        });
        spans
    }

    fn by_id(&self, id: u32) -> Option<usize> {
        self.all.iter().position(|remark| remark.id == Some(id))
    }

    /// The remark that began the thread of an answer.
    fn answered(&self, remark: &Remark) -> Option<usize> {
        let mut head = self.by_id(remark.answers?)?;
        for _ in 0..32 {
            match self.all.get(head).and_then(|head| self.by_id(head.answers?)) {
                Some(above) if above != head => head = above,
                _ => break,
            }
        }
        // The two halves of a replacement answer each other, and say something for themselves.
        (remark.areas.is_empty() && remark.kind == RemarkKind::Comment).then_some(head)
    }

    fn answers(&self, to: usize) -> impl Iterator<Item = &Remark> {
        self.all.iter().filter(move |remark| !remark.text.trim().is_empty() && self.answered(remark) == Some(to))
    }

    fn settled(&self, at: usize) -> bool {
        self.all.iter().any(|remark| remark.settled && self.answered(remark) == Some(at))
    }
}

/// A mark that stands for the remarks with this number.
pub(super) fn placeholder(set: u32, span: Span) -> Mark {
    Mark { moved: Some(format!("{SIGN}{set}")), ..Mark::new(span, Style::Bracket) }
}

fn tracked(remark: &Remark, span: Span, style: Style) -> Mark {
    Mark { author: remark.author.clone(), date: remark.date.clone(), ..Mark::new(span, style) }
}

fn comment(remark: &Remark, reply: bool, resolved: bool) -> Comment {
    Comment {
        author: remark.author.clone(),
        date: remark.date.clone(),
        text: remark.text.trim().to_owned(),
        reply,
        resolved,
        ..Comment::default()
    }
}

/// Puts the words of an insertion into a block, with the spaces that they need.
fn insert(block: &mut Block, at: usize, remark: &Remark) {
    let (Some(before), Some(after)) = (block.text.get(..at), block.text.get(at..)) else { return };
    let mut words = remark.text.split_whitespace().collect::<Vec<_>>().join(" ");
    let letter = |text: char| text.is_alphanumeric() || matches!(text, '(' | '[' | '"' | '“');
    if words.starts_with(letter) && before.ends_with(|end: char| !end.is_whitespace() && !matches!(end, '(' | '[')) {
        words.insert(0, ' ');
    }
    if after.starts_with(letter) {
        words.push(' ');
    }
    let length = words.len();
    let text = format!("{before}{words}{after}");
    let place = |span: Span| {
        let start = if span.start >= at { span.start + length } else { span.start };
        let end = if span.end() > at { span.end() + length } else { span.end() };
        Span::between(start, end.max(start))
    };
    for mark in &mut block.marks {
        mark.span = place(mark.span);
    }
    for note in block.notes.iter_mut().filter(|note| note.at > at) {
        note.at += length;
    }
    block.text = text;
    block.marks.push(tracked(remark, Span::new(at, length), Style::Inserted));
}
