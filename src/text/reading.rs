use super::doubt::Doubt;
use super::edit::space_between;
use super::paragraph::{Comment, Mark, NoteMark, Numbers, Paragraph, Style, Tracked, TrackedKind};
use super::source_text::SourceText;
use crate::base::{Span, closed_enum};

closed_enum!(
    /// Which side of the tracked changes of a copy is read.
    #[derive(Default)]
    View {
        /// As it stands on the page: insertions and deletions both shown.
        Published = "published", "view-published";
        /// With all tracked changes accepted.
        #[default]
        Accepted = "accepted", "view-accepted";
        /// With all tracked changes rejected: the text before them.
        Rejected = "rejected", "view-rejected";
    }
);

impl View {
    const fn hides(self, kind: TrackedKind) -> bool {
        matches!((self, kind), (Self::Accepted, TrackedKind::Deleted) | (Self::Rejected, TrackedKind::Inserted))
    }
}

/// One view of a copy: the paragraphs that everything else computes on, and where each came from.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Reading {
    /// The paragraphs, without those that are empty in this view.
    pub paragraphs: Vec<Paragraph>,
    /// For each paragraph, the paragraphs of the copy it was made of (more than one where a break was hidden).
    pub sources: Vec<Vec<usize>>,
}

impl Reading {
    /// Reads `copy` in `view`. In [`View::Published`] every paragraph stays as it is.
    pub fn of(copy: &SourceText, view: View) -> Self {
        let mut reading = Self::in_view(copy, view);
        let recognised = copy.recognition.as_ref().map_or(&[][..], |recognition| recognition.pages.as_slice());
        for paragraph in &mut reading.paragraphs {
            // A layer of words behind a scanned picture has no look of its own either.
            paragraph.looks_unknown = paragraph.doubts.contains(Doubt::Recognised)
                || paragraph.page.is_some_and(|page| recognised.contains(&page));
        }
        reading
    }

    fn in_view(copy: &SourceText, view: View) -> Self {
        if view == View::Published || !copy.has_tracked_changes() {
            return Self {
                paragraphs: copy.paragraphs.clone(),
                sources: (0..copy.paragraphs.len()).map(|index| vec![index]).collect(),
            };
        }
        let mut reading = Self::default();
        let mut home = vec![None; copy.paragraphs.len()];
        let mut open: Option<(Paragraph, Vec<usize>)> = None;
        for (index, paragraph) in copy.paragraphs.iter().enumerate() {
            let shown = visible(paragraph, view);
            let joined = match open.take() {
                Some((mut head, mut sources)) => {
                    append(&mut head, shown);
                    sources.push(index);
                    (head, sources)
                }
                None => (shown, vec![index]),
            };
            let hidden_break = paragraph.end.as_ref().is_some_and(|end| view.hides(end.kind));
            if hidden_break && index + 1 < copy.paragraphs.len() {
                open = Some(joined);
            } else {
                reading.close(joined, &mut home);
            }
        }
        reading.tie_notes(&home);
        reading
    }

    fn close(&mut self, (mut paragraph, sources): (Paragraph, Vec<usize>), home: &mut [Option<usize>]) {
        paragraph.end = None;
        if paragraph.text.trim().is_empty() {
            return;
        }
        for &source in &sources {
            if let Some(slot) = home.get_mut(source) {
                *slot = Some(self.paragraphs.len());
            }
        }
        self.paragraphs.push(paragraph);
        self.sources.push(sources);
    }

    /// Footnote marks name paragraphs of the copy; make them name paragraphs of the reading.
    fn tie_notes(&mut self, home: &[Option<usize>]) {
        for paragraph in &mut self.paragraphs {
            paragraph.notes.retain_mut(|note| match home.get(note.paragraph).copied().flatten() {
                Some(index) => {
                    note.paragraph = index;
                    true
                }
                None => false,
            });
        }
    }
}

/// The paragraph without what the view hides; tracked marks that are thereby settled are dropped.
fn visible(paragraph: &Paragraph, view: View) -> Paragraph {
    let kind_of = |style| match style {
        Style::Inserted => Some(TrackedKind::Inserted),
        Style::Deleted => Some(TrackedKind::Deleted),
        _ => None,
    };
    let mut hidden: Vec<Span> = paragraph
        .marks
        .iter()
        .filter(|mark| kind_of(mark.style).is_some_and(|kind| view.hides(kind)))
        .map(|mark| mark.span)
        .collect();
    hidden.sort_unstable();
    let mut kept: Vec<Span> = Vec::new();
    let mut at = 0;
    for span in hidden {
        if span.start > at {
            kept.push(Span::between(at, span.start));
        }
        at = at.max(span.end());
    }
    if at < paragraph.text.len() {
        kept.push(Span::between(at, paragraph.text.len()));
    }
    let text: String = kept.iter().filter_map(|span| span.of(&paragraph.text)).collect();
    // How many shown bytes come before byte `at` of the whole text.
    let map = |at: usize| -> usize { kept.iter().map(|span| at.clamp(span.start, span.end()) - span.start).sum() };
    let map_span = |span: Span| Span::between(map(span.start), map(span.end()));
    let numbers = numbers_in(paragraph, view);
    Paragraph {
        text,
        marks: paragraph
            .marks
            .iter()
            .filter(|mark| kind_of(mark.style).is_none())
            .map(|mark| Mark { span: map_span(mark.span), ..mark.clone() })
            .filter(|mark| !mark.span.is_empty())
            .collect(),
        notes: paragraph.notes.iter().map(|note| NoteMark { at: map(note.at), ..*note }).collect(),
        comments: paragraph
            .comments
            .iter()
            .map(|comment| Comment { span: map_span(comment.span), ..comment.clone() })
            .collect(),
        end: paragraph.end.clone().filter(|end: &Tracked| view.hides(end.kind)),
        kind: paragraph.kind,
        level: paragraph.level,
        label: numbers.label,
        reference: numbers.reference,
        section: paragraph.section.clone(),
        page: paragraph.page,
        cell: paragraph.cell,
        rejected: None,
        lines: paragraph.lines.clone(),
        doubts: paragraph.doubts,
        // Told of the whole reading: `Reading::of`.
        looks_unknown: false,
    }
}

/// Label and reference of a paragraph as `view` counts.
fn numbers_in(paragraph: &Paragraph, view: View) -> Numbers {
    match &paragraph.rejected {
        Some(before) if view == View::Rejected => (**before).clone(),
        _ => Numbers { label: paragraph.label.clone(), reference: paragraph.reference.clone() },
    }
}

/// Appends `tail` to `head`, whose break was hidden. The paragraph keeps the label of its first visible part.
fn append(head: &mut Paragraph, tail: Paragraph) {
    if head.text.trim().is_empty() {
        let page = head.page;
        *head = Paragraph { page: page.or(tail.page), ..tail };
        return;
    }
    // The space at the end of a paragraph is not kept, and no two words become one where a break goes.
    if space_between(&head.text, &tail.text) {
        head.text.push(' ');
    }
    let offset = head.text.len();
    let shift = |span: Span| Span::new(span.start + offset, span.len);
    head.text.push_str(&tail.text);
    head.marks.extend(tail.marks.into_iter().map(|mark| Mark { span: shift(mark.span), ..mark }));
    head.notes.extend(tail.notes.into_iter().map(|note| NoteMark { at: note.at + offset, ..note }));
    head.comments.extend(tail.comments.into_iter().map(|comment| Comment { span: shift(comment.span), ..comment }));
    head.lines.extend(tail.lines);
    head.doubts = head.doubts.union(tail.doubts);
    head.end = tail.end;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::ContentHash;
    use crate::text::Format;

    fn copy(paragraphs: Vec<Paragraph>) -> SourceText {
        SourceText { paragraphs, ..SourceText::empty(ContentHash::of(b""), 1, Format::Docx) }
    }

    fn revised(text: &str, inserted: &str, deleted: &str) -> Paragraph {
        let find = |words: &str| Span::new(text.find(words).expect("words are in the text"), words.len());
        Paragraph {
            marks: vec![Mark::new(find(deleted), Style::Deleted), Mark::new(find(inserted), Style::Inserted)],
            ..Paragraph::plain(text)
        }
    }

    #[test]
    fn views_settle_tracked_changes() {
        let copy = copy(vec![revised("States shouldmust act", "must", "should")]);
        let text = |view| Reading::of(&copy, view).paragraphs[0].text.clone();
        assert_eq!(text(View::Published), "States shouldmust act");
        assert_eq!(text(View::Accepted), "States must act");
        assert_eq!(text(View::Rejected), "States should act");
    }

    #[test]
    fn a_deleted_break_joins_two_paragraphs_and_a_deleted_paragraph_vanishes() {
        let gone = |text: &str| Paragraph {
            marks: vec![Mark::new(Span::new(0, text.len()), Style::Deleted)],
            end: Some(Tracked { kind: TrackedKind::Deleted, author: None, date: None }),
            ..Paragraph::plain(text)
        };
        let joined = Paragraph {
            end: Some(Tracked { kind: TrackedKind::Deleted, author: None, date: None }),
            ..Paragraph::plain("one ")
        };
        let copy = copy(vec![gone("zero"), joined, Paragraph::plain("two"), Paragraph::plain("three")]);
        let reading = Reading::of(&copy, View::Accepted);
        let texts: Vec<&str> = reading.paragraphs.iter().map(|paragraph| paragraph.text.as_str()).collect();
        assert_eq!(texts, ["one two", "three"]);
        assert_eq!(reading.sources, [vec![0, 1, 2], vec![3]]);
    }
}
