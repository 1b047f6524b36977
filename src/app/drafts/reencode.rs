//! A text file read again with another character encoding: an edit that keeps what was said of its words.
//!
//! The bytes stay the same, and with them the line breaks: where both readings have as many paragraphs, each is the
//! same paragraph as before, and words are found again by the number of characters before them.

use crate::app::command::action::Action;
use crate::app::drafts::action::DraftAction;
use crate::app::session::Session;
use crate::base::{AnnotationId, DraftId, Message, Span};
use crate::study::{Anchor, Draft, Edit, Study, StudyCopy, Target, anchor};
use crate::text::{Format, Reading, SourceText};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

/// Asks for a draft to be read again from its file with another encoding.
pub(super) fn set_encoding(session: &mut Session, id: DraftId, encoding: &str) {
    let Some(draft) = session.study().draft(id) else { return };
    if draft.text.copy.encoding.as_deref() == Some(encoding) {
        return;
    }
    match draft.text.path.clone().filter(|_| has_encoding(draft.text.copy.format)) {
        Some(path) => {
            session.request(Action::Draft(DraftAction::ReadAgain(id, PathBuf::from(path), encoding.to_owned())))
        }
        None => session.notify_error(Message::new("check-gone").text("file", draft.text.file.clone())),
    }
}

/// The edit that gives a draft its text as decoded anew, with all that hangs on its words.
pub(in crate::app) fn encoding_edit(study: &Study, draft: &Draft, text: StudyCopy) -> Edit {
    let label = Message::new("edit-encoding").text("name", text.copy.encoding.clone().unwrap_or_default());
    let next = Draft { text: text.clone(), ..draft.clone() };
    let moved = Moved { old: draft, before: draft.reading(), new: &next, after: next.reading() };
    let mut edits = vec![Edit::ReplaceCopy(draft.id, Box::new(text), moved.targets(study))];
    for (id, position) in study.positions.iter() {
        if let Some(anchors) = moved.anchors(&position.anchors) {
            edits.push(Edit::SetPosition(*id, Box::new(crate::study::Position { anchors, ..position.clone() })));
        }
    }
    for (id, ask) in study.asks.iter() {
        if let Some(anchors) = moved.anchors(&ask.anchors) {
            edits.push(Edit::SetAsk(*id, Box::new(crate::study::Ask { anchors, ..ask.clone() })));
        }
    }
    Edit::Batch(label, edits)
}

/// Whether files of a format are characters in an encoding that may be guessed wrongly.
pub(in crate::app) const fn has_encoding(format: Format) -> bool {
    matches!(format, Format::Text | Format::Markdown | Format::Html)
}

/// The paragraphs that are the same in both readings of the bytes; nothing when they can't be told by their order.
pub(in crate::app) fn in_order(draft: &Draft, copy: &SourceText) -> Option<BTreeMap<usize, usize>> {
    let count = draft.text.copy.paragraphs.len();
    (copy.paragraphs.len() == count).then(|| (0..count).map(|at| (at, at)).collect())
}

struct Moved<'a> {
    old: &'a Draft,
    before: Reading,
    new: &'a Draft,
    after: Reading,
}

impl Moved<'_> {
    fn anchor(&self, known: &Anchor) -> Option<Anchor> {
        if known.draft != self.old.id {
            return None;
        }
        let place = |draft: &Draft, reading: &Reading| {
            (0..reading.paragraphs.len()).find(|&at| draft.paragraph_id(reading, at) == Some(known.paragraph))
        };
        let was = self.before.paragraphs.get(place(self.old, &self.before)?)?;
        let at = place(self.new, &self.after)?;
        let is = self.after.paragraphs.get(at)?;
        if known.span.of(&was.text) != Some(known.quote.as_str()) {
            return None;
        }
        let chars = |text: &str, byte: usize| text.get(..byte).map_or(0, |head| head.chars().count());
        let byte = |text: &str, chars: usize| text.char_indices().nth(chars).map_or(text.len(), |(byte, _)| byte);
        // As many characters as before: a sign was a sign in both. Else the paragraph is all that can be said.
        let span = if was.text.chars().count() == is.text.chars().count() {
            let (from, to) = (chars(&was.text, known.span.start), chars(&was.text, known.span.end()));
            Span::between(byte(&is.text, from), byte(&is.text, to))
        } else {
            Span::new(0, is.text.len())
        };
        anchor::anchor(self.new, &self.after, at, span)
    }

    fn anchors(&self, known: &[Anchor]) -> Option<Vec<Anchor>> {
        let moved: Vec<Anchor> =
            known.iter().map(|anchor| self.anchor(anchor).unwrap_or_else(|| anchor.clone())).collect();
        (moved != known).then_some(moved)
    }

    fn targets(&self, study: &Study) -> Vec<(AnnotationId, Target)> {
        let moved = |(id, annotation): (&AnnotationId, &Arc<crate::study::Annotation>)| {
            let target = &annotation.target;
            let (old, new) = (self.anchors(&target.old), self.anchors(&target.new));
            (old.is_some() || new.is_some()).then(|| {
                let next = Target {
                    old: old.unwrap_or_else(|| target.old.clone()),
                    new: new.unwrap_or_else(|| target.new.clone()),
                    ..target.clone()
                };
                (*id, next)
            })
        };
        study.annotations.iter().filter_map(moved).collect()
    }
}
