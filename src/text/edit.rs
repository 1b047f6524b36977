//! A paragraph cut in two, put behind another, or worded differently, with everything that hangs on its words.

use super::doubt::Doubt;
use super::paragraph::{Comment, Mark, NoteMark, Paragraph};
use crate::base::Span;

impl Paragraph {
    /// Cuts a paragraph at `at` (a byte of its text): what stands before keeps label and reference. White space at the
    /// cut goes. `None` where a cut would leave an empty half or fall inside a character.
    pub fn cut(&self, at: usize) -> Option<(Self, Self)> {
        let (head, tail) = (self.text.get(..at)?, self.text.get(at..)?);
        let end = head.trim_end().len();
        let start = at + (tail.len() - tail.trim_start().len());
        if end == 0 || start >= self.text.len() {
            return None;
        }
        let mut doubts = self.doubts;
        // Whoever cuts a paragraph knows that it was two.
        doubts.remove(Doubt::Glued);
        let first = Self { end: None, doubts, ..self.part(Span::new(0, end)) };
        let second = Self { label: None, reference: None, doubts, ..self.part(Span::between(start, self.text.len())) };
        Some((first, second))
    }

    /// Appends `tail` to a paragraph. The tail's printed label stays in the text: nothing printed is dropped.
    /// A space comes between, but for scripts that set none.
    pub fn append(&mut self, tail: &Self) {
        let words = match &tail.label {
            Some(label) => format!("{label} {}", tail.text),
            None => tail.text.clone(),
        };
        if space_between(&self.text, &words) {
            self.text.push(' ');
        }
        let offset = self.text.len() + words.len() - tail.text.len();
        self.text.push_str(&words);
        let shift = |span: Span| Span::new(span.start + offset, span.len);
        self.marks.extend(tail.marks.iter().map(|mark| Mark { span: shift(mark.span), ..mark.clone() }));
        self.notes.extend(tail.notes.iter().map(|note| NoteMark { at: note.at + offset, ..*note }));
        self.comments
            .extend(tail.comments.iter().map(|comment| Comment { span: shift(comment.span), ..comment.clone() }));
        self.lines.extend(&tail.lines);
        self.doubts = self.doubts.union(tail.doubts);
        // Whoever joins two pieces knows where the paragraph ends.
        self.doubts.remove(Doubt::Torn);
        self.end.clone_from(&tail.end);
    }

    /// Replaces the words of a paragraph: marks, notes and comments hold on where the words before and after the first and
    /// last difference are the same; a footnote's mark is never dropped, it stays at the edge of what changed.
    #[must_use]
    pub fn reworded(&self, text: &str) -> Self {
        let same = |a: &mut dyn Iterator<Item = char>, b: &mut dyn Iterator<Item = char>| -> usize {
            a.zip(b).take_while(|(a, b)| a == b).map(|(letter, _)| letter.len_utf8()).sum()
        };
        let head = same(&mut self.text.chars(), &mut text.chars());
        let most = self.text.len().min(text.len()) - head;
        let mut tail = 0;
        for (a, b) in self.text.chars().rev().zip(text.chars().rev()) {
            if a != b || tail + a.len_utf8() > most {
                break;
            }
            tail += a.len_utf8();
        }
        let (old_end, new_end) = (self.text.len() - tail, text.len() - tail);
        let place = |at: usize| {
            if at <= head {
                at
            } else if at >= old_end {
                at - old_end + new_end
            } else {
                new_end
            }
        };
        let map = |span: Span| Span::between(place(span.start), place(span.end()));
        Self {
            text: text.to_owned(),
            marks: self
                .marks
                .iter()
                .map(|mark| Mark { span: map(mark.span), ..mark.clone() })
                .filter(|mark| !mark.span.is_empty())
                .collect(),
            notes: self.notes.iter().map(|note| NoteMark { at: place(note.at), ..*note }).collect(),
            comments: self
                .comments
                .iter()
                .map(|comment| Comment { span: map(comment.span), ..comment.clone() })
                .collect(),
            ..self.clone()
        }
    }

    /// What stands in `span`, with the marks on it.
    fn part(&self, span: Span) -> Self {
        let inside = |at: usize| at.clamp(span.start, span.end()) - span.start;
        let map = |of: Span| Span::between(inside(of.start), inside(of.end()));
        let first = span.start == 0;
        let holds = |at: usize| if first { at <= span.end() } else { at > span.start && at <= span.end() };
        Self {
            text: span.of(&self.text).unwrap_or_default().to_owned(),
            marks: self
                .marks
                .iter()
                .map(|mark| Mark { span: map(mark.span), ..mark.clone() })
                .filter(|mark| !mark.span.is_empty())
                .collect(),
            notes: self
                .notes
                .iter()
                .filter(|note| holds(note.at))
                .map(|note| NoteMark { at: inside(note.at), ..*note })
                .collect(),
            comments: self
                .comments
                .iter()
                .filter(|comment| holds(comment.span.end()))
                .map(|comment| Comment { span: map(comment.span), ..comment.clone() })
                .collect(),
            ..self.clone()
        }
    }
}

/// Whether a space comes between two texts that are put one behind the other: scripts without spaces set none, and one
/// that is there is enough.
pub(super) fn space_between(head: &str, tail: &str) -> bool {
    let close = |letter: char| matches!(letter, '\u{2E80}'..='\u{9FFF}' | '\u{FF00}'..='\u{FFEF}');
    !head.is_empty()
        && !tail.is_empty()
        && !head.ends_with(char::is_whitespace)
        && !tail.starts_with(|letter: char| letter.is_whitespace() || matches!(letter, ',' | ';' | '.' | ')'))
        && !(head.ends_with(close) && tail.starts_with(close))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Style;

    fn marked() -> Paragraph {
        Paragraph {
            label: Some("3.".to_owned()),
            marks: vec![Mark::new(Span::new(0, 6), Style::Italic), Mark::new(Span::new(12, 5), Style::Bold)],
            notes: vec![NoteMark { at: 10, paragraph: 7 }, NoteMark { at: 24, paragraph: 8 }],
            ..Paragraph::plain("States act. Later they pay.")
        }
    }

    #[test]
    fn a_cut_and_a_join_give_the_paragraph_back() {
        let whole = marked();
        let (mut first, second) = whole.cut(12).expect("a cut inside");
        assert_eq!((first.text.as_str(), second.text.as_str()), ("States act.", "Later they pay."));
        assert_eq!((first.notes.len(), second.notes.len()), (1, 1));
        assert_eq!(second.label, None);
        first.append(&second);
        assert_eq!(first, whole);
    }

    #[test]
    fn no_cut_leaves_an_empty_half_or_splits_a_character() {
        for at in [0, 27, 28, 400] {
            assert!(marked().cut(at).is_none(), "{at}");
        }
        assert!(Paragraph::plain("各国").cut(1).is_none());
    }

    #[test]
    fn other_words_keep_marks_on_what_stayed() {
        let reworded = marked().reworded("States shall act. Later they pay.");
        assert_eq!(reworded.marks[1].span.of(&reworded.text), Some("Later"));
        assert_eq!(reworded.notes.len(), 2);
        assert_eq!(marked().reworded("").notes.len(), 2);
    }

    #[test]
    fn a_label_that_is_joined_stays_readable() {
        let mut head = Paragraph::plain("States act");
        head.append(&Paragraph { label: Some("(b)".to_owned()), ..Paragraph::plain("and pay") });
        assert_eq!(head.text, "States act (b) and pay");
        let mut head = Paragraph::plain("各国应");
        head.append(&Paragraph::plain("合作"));
        assert_eq!(head.text, "各国应合作");
    }
}
