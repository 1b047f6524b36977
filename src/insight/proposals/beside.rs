//! What a submission says beside the draft: letters, signed lines, comments.

use super::Doubt;
use super::citation;
use super::citation::Citation;
use super::instruction::{Instruction, QUOTES, Wish};
use super::letter::Writer;
use super::reader::{Hanging, Reader};
use crate::base::Span;
use crate::text::Paragraph;
use std::collections::BTreeMap;

impl Reader<'_> {
    /// Reads a paragraph as one of a letter; whether it is.
    pub(super) fn letter(
        &mut self,
        index: usize,
        paragraph: &Paragraph,
        subject: &mut Option<Citation>,
        waiting: &mut Option<(usize, Instruction)>,
    ) -> bool {
        // "OP 3: replace …" may have been taken for a label.
        let label = paragraph.label.as_deref().unwrap_or("");
        let named = citation::citations(label).pop();
        // A line that is nothing but a citation says what the lines below it speak of.
        let line = format!("{label} {}", paragraph.text);
        let alone = citation::citations(&line).pop().filter(|_| citation::bare(line.trim()).is_some());
        if let Some(alone) = alone {
            *subject = Some(alone);
            return true;
        }
        let kept = subject.clone().filter(|_| !paragraph.is_heading());
        let mut own = named.or_else(|| kept.clone());
        if self.actor.is_none()
            && let Some(names) = self.finder.list(&paragraph.text).filter(|_| paragraph.label.is_none())
        {
            // In a compilation: what is below is theirs.
            self.speaker = Some(names);
            return false;
        }
        let own_name = self.actor.or_else(|| self.speaker.as_ref().and_then(|names| names.first()));
        let writer = Writer { finder: self.finder, own: own_name, attached: false };
        let said = writer.read(&paragraph.text, &mut own);
        *subject = kept;
        if said.is_empty() {
            return false;
        }
        let orders = said.iter().any(|one| !matches!(one.wish, Wish::Statement(_)));
        self.speaks |= orders || self.actor.is_some();
        for one in said {
            let empty = matches!(&one.wish, Wish::NewParagraph { new, .. } | Wish::Rewrite { new } if new.is_empty());
            let tail = after_colon(&paragraph.text, one.span);
            match one {
                one if empty && tail.is_none() => *waiting = Some((index, one)),
                mut one => {
                    if let (true, Wish::NewParagraph { new, .. } | Wish::Rewrite { new }, Some(tail)) =
                        (empty, &mut one.wish, tail)
                    {
                        *new = tail;
                    }
                    self.instructed(one, index);
                }
            }
        }
        true
    }

    pub(super) fn instructed(&mut self, said: Instruction, index: usize) {
        let Some(paragraph) = self.submission.paragraphs.get(index) else { return };
        for mut proposal in self.target.proposals(said, index, paragraph, None) {
            if let (true, Some(speaker)) = (proposal.actors.is_empty(), &self.speaker) {
                proposal.actors.clone_from(speaker);
                if speaker.iter().any(|name| name.actor.is_none()) {
                    proposal.doubt = proposal.doubt.or(Some(Doubt::UnknownName));
                }
            }
            self.out.proposals.push(proposal);
        }
    }

    /// "Northmark: add “soon” after “act”", below a paragraph of the draft; whether a paragraph is that.
    pub(super) fn signed(&mut self, index: usize, paragraph: &Paragraph) -> bool {
        let (Some(on), text) = (self.drafts, paragraph.text.as_str()) else { return false };
        let Some((actors, end)) = self.finder.list_at_start(text) else { return false };
        let Some(rest) = text.get(end..).and_then(|rest| rest.trim_start().strip_prefix([':', '：'])) else {
            return false;
        };
        let writer = Writer { finder: self.finder, own: actors.first(), attached: true };
        if writer.read(rest, &mut None).is_empty() {
            return false;
        }
        let place = (index, Span::new(0, text.len()));
        self.hanging.push(Hanging { on, chosen: Span::default(), place, text: rest.trim().to_owned(), actors });
        self.marks = true;
        true
    }

    /// What comments and signed lines say, each in its author's name, of the paragraph that it hangs on.
    pub(super) fn beside(&mut self, base_of: &BTreeMap<usize, usize>) {
        for hanging in std::mem::take(&mut self.hanging) {
            let Some(paragraph) = self.submission.paragraphs.get(hanging.on) else { continue };
            let writer = Writer { finder: self.finder, own: hanging.actors.first().or(self.actor), attached: true };
            let own = base_of.get(&hanging.on).copied();
            let mut said = writer.read(&hanging.text, &mut None);
            if said.is_empty() {
                said.push(Instruction::remark(&hanging.text));
            }
            self.marks = true;
            // A line below a paragraph may be about the one below it, if it quotes nothing of this one.
            let line = hanging.place.0 != hanging.on;
            for mut one in said {
                aim(&mut one, hanging.chosen, paragraph, &hanging.text);
                let quotes = matches!(
                    one.wish,
                    Wish::Replace { .. }
                        | Wish::Delete { .. }
                        | Wish::Insert { after: Some(_), .. }
                        | Wish::Insert { before: Some(_), .. }
                );
                let sure = quotes || !line || one.citation.is_some();
                for mut proposal in self.target.proposals(one, hanging.on, paragraph, own) {
                    proposal.place = hanging.place;
                    proposal.text.clone_from(&hanging.text);
                    proposal.actors.clone_from(&hanging.actors);
                    if !sure {
                        proposal.doubt = proposal.doubt.or(Some(Doubt::SeveralParagraphs));
                    }
                    if hanging.actors.iter().any(|name| name.actor.is_none()) {
                        proposal.doubt = proposal.doubt.or(Some(Doubt::UnknownName));
                    }
                    self.out.proposals.push(proposal);
                }
            }
        }
    }
}

/// Aims an instruction at the words of a paragraph that a comment is on: "delete", on words that are chosen, is about these.
pub(super) fn aim(one: &mut Instruction, chosen: Span, paragraph: &Paragraph, said: &str) {
    let words = chosen.of(&paragraph.text).map(str::trim);
    let words = words.filter(|words| !words.is_empty() && words.len() < paragraph.text.trim().len());
    match (&mut one.wish, words) {
        (Wish::NewParagraph { new, .. }, _) if new.is_empty() => {
            *new = after_colon(said, Span::new(0, said.len())).unwrap_or_default();
        }
        (Wish::DeleteParagraph | Wish::DeleteUnquoted, Some(words)) => {
            one.wish = Wish::Delete { old: words.to_owned() };
        }
        (Wish::Rewrite { new }, Some(words)) => {
            one.wish = Wish::Replace { old: words.to_owned(), new: new.clone() };
        }
        _ => {}
    }
}

/// The words of a stretch of text behind its first colon.
pub(super) fn after_colon(text: &str, span: Span) -> Option<String> {
    // The words may go on over several sentences.
    let rest = text.get(span.start..)?;
    let (_, tail) = rest.split_once([':', '：'])?;
    Some(unquoted(tail)).filter(|tail| !tail.is_empty())
}

/// Words without the quotation marks around them.
pub(super) fn unquoted(text: &str) -> String {
    let trimmed = text.trim();
    let inner = QUOTES.iter().find_map(|(open, close)| trimmed.strip_prefix(*open)?.strip_suffix(*close));
    inner.unwrap_or(trimmed).trim().to_owned()
}
