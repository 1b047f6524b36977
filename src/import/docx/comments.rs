//! Comments: the stretch each speaks of, its author, date and words.

use super::super::xml::Element;
use super::body::Walker;
use super::revisions::revision;
use super::runs::text_of;
use crate::base::Span;
use crate::text::Comment;

impl Walker<'_> {
    /// Opens or closes the stretch of a comment; closed, it gives the comment when it belongs to the open paragraph.
    pub(super) fn comment_edge(&mut self, element: &Element, block: usize, at: usize) -> Option<Comment> {
        let id = element.attribute("id")?.to_owned();
        if &*element.name == "commentRangeStart" {
            self.open_comments.insert(id, (block, at));
            return None;
        }
        let (start_block, start) = self.open_comments.remove(&id)?;
        if self.placed.contains(&id) {
            return None;
        }
        if start_block >= block {
            let comment = self.comment(&id, Span::between(start.min(at), at))?;
            self.placed.insert(id);
            return Some(comment);
        }
        // Over several paragraphs: anchored in the first.
        let end = self.blocks.get(start_block)?.text.len();
        let comment = self.comment(&id, Span::between(start, end))?;
        self.blocks.get_mut(start_block)?.comments.push(comment);
        self.placed.insert(id);
        None
    }

    pub(super) fn comment(&self, id: &str, span: Span) -> Option<Comment> {
        let element = self.notes.comments.get(id)?;
        let mut paragraphs = Vec::new();
        element.each("p", &mut |paragraph| {
            let mut text = String::new();
            paragraph.each("t", &mut |words| text.push_str(&text_of(words)));
            paragraphs.push(text);
        });
        let revision = revision(element);
        let thread = self.notes.threads.get(id);
        Some(Comment {
            span,
            author: revision.author,
            date: revision.date,
            text: paragraphs.join("\n").trim().to_owned(),
            resolved: thread.is_some_and(|thread| thread.resolved),
            reply: thread.is_some_and(|thread| thread.answers.is_some()),
        })
    }
}
