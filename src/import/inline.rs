//! Builds the words of a block run by run, with their marks.

use super::{Block, Role};
use crate::base::Span;
use crate::text::{Comment, Mark, NoteMark, Style};

/// Who put a run in or took it out, and when.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Revision {
    pub author: Option<String>,
    pub date: Option<String>,
    /// Name of the move, when it is one end of a move.
    pub moved: Option<String>,
}

/// How a run looks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Look {
    pub bold: bool,
    pub italic: bool,
    pub underline: bool,
    pub strike: bool,
    pub superscript: bool,
    pub subscript: bool,
    pub colour: Option<u32>,
    pub highlight: Option<u32>,
    pub inserted: Option<Revision>,
    pub deleted: Option<Revision>,
}

/// A block under construction.
#[derive(Debug, Default)]
pub(super) struct Line {
    pub text: String,
    marks: Vec<Mark>,
    pub notes: Vec<NoteMark>,
    pub comments: Vec<Comment>,
}

impl Line {
    /// Appends `text` that looks like `look`.
    pub(super) fn push(&mut self, text: &str, look: &Look) {
        if text.is_empty() {
            return;
        }
        let span = Span::new(self.text.len(), text.len());
        self.text.push_str(text);
        let plain = [
            (look.bold, Style::Bold),
            (look.italic, Style::Italic),
            (look.underline, Style::Underline),
            (look.strike, Style::Strike),
            (look.superscript, Style::Super),
            (look.subscript, Style::Sub),
        ];
        for (_, style) in plain.into_iter().filter(|(on, _)| *on) {
            self.mark(Mark::new(span, style));
        }
        if let Some(colour) = look.colour.filter(|&colour| colour != 0) {
            self.mark(Mark::new(span, Style::Colour(colour)));
        }
        if let Some(colour) = look.highlight {
            self.mark(Mark::new(span, Style::Highlight(colour)));
        }
        for (revision, style) in [(&look.inserted, Style::Inserted), (&look.deleted, Style::Deleted)] {
            if let Some(revision) = revision {
                self.mark(Mark {
                    span,
                    style,
                    author: revision.author.clone(),
                    date: revision.date.clone(),
                    moved: revision.moved.clone(),
                });
            }
        }
    }

    /// Adds a mark, joined to one of the same kind that ends where it begins.
    fn mark(&mut self, mark: Mark) {
        let touching = self.marks.iter_mut().rev().take(24).find(|before| {
            before.span.end() == mark.span.start
                && before.style == mark.style
                && before.author == mark.author
                && before.date == mark.date
                && before.moved == mark.moved
        });
        match touching {
            Some(before) => before.span.len += mark.span.len,
            None => self.marks.push(mark),
        }
    }

    /// Counts the marks so far.
    pub(super) const fn marked(&self) -> usize {
        self.marks.len()
    }

    /// Drops the colours and lines that programs set under a link; `from`: how many marks stood before it. One that began
    /// before the link and goes on in it is the writer's own.
    pub(super) fn unmark_link(&mut self, from: usize) {
        let tail = self.marks.split_off(from.min(self.marks.len()));
        let own = |mark: &Mark| !matches!(mark.style, Style::Colour(_) | Style::Underline);
        self.marks.extend(tail.into_iter().filter(own));
    }

    /// Places a footnote mark at the end of the text so far; `block` is the note's index.
    pub(super) fn note(&mut self, block: usize) {
        self.notes.push(NoteMark { at: self.text.len(), paragraph: block });
    }

    /// Counts the bytes that marks of `style` cover.
    pub(super) fn covered(&self, style: Style) -> usize {
        self.marks.iter().filter(|mark| mark.style == style).map(|mark| mark.span.len).sum()
    }

    /// Finishes the block, its marks and comments in order.
    pub(super) fn finish(mut self, role: Role) -> Block {
        self.marks.sort();
        self.comments.sort_by_key(|comment| comment.span);
        Block {
            text: self.text,
            role,
            marks: self.marks,
            notes: self.notes,
            comments: self.comments,
            ..Block::default()
        }
    }
}
