//! A submission against a draft.

use super::beside::unquoted;
use super::citation::{self, Addresses, Citation};
use super::instructed::Target;
use super::instruction::{Instruction, Wish};
use super::likeness::Words;
use super::markup::{self, MarkupKey};
use super::reader::{Hanging, Reader};
use super::rival::rival;
use super::table::Tables;
use super::unmarked::Compared;
use super::{Action, ActorFinder, ActorName, Proposal, Proposals};
use crate::base::{Cancelled, JobControl, Span};
use crate::compare::{self, Comparison, Options};
use crate::text::{Paragraph, Reading, Style};
use std::collections::{BTreeMap, BTreeSet};

/// Reads a submission against a draft. `actor` is whose it is, where the text itself names nobody.
///
/// # Errors
/// [`Cancelled`], when the user stopped it.
pub fn read(
    submission: &Reading,
    base: &Reading,
    actor: Option<&ActorName>,
    markup_key: &MarkupKey,
    finder: &ActorFinder,
    job: &JobControl,
) -> Result<Proposals, Cancelled> {
    let addresses = Addresses::of(base);
    let words = Words::of(base);
    let mut reader = Reader {
        submission,
        base,
        actor,
        markup_key,
        finder,
        target: Target { base, addresses: &addresses },
        words: &words,
        out: Proposals::default(),
        plain: Vec::new(),
        home: Vec::new(),
        numbered: BTreeSet::new(),
        hanging: Vec::new(),
        speaker: None,
        drafts: None,
        speaks: false,
        marks: false,
    };
    reader.paragraphs(job)?;
    // The draft may carry brackets and names itself: what stands in it already is no proposal of this submission.
    let mut own: Vec<Vec<Proposal>> = Vec::new();
    let mut bare: Vec<Paragraph> = Vec::new();
    for (index, paragraph) in base.paragraphs.iter().enumerate() {
        let found = markup::read(paragraph, index, markup_key, finder);
        bare.push(Paragraph { text: found.stripped, marks: Vec::new(), notes: Vec::new(), ..paragraph.clone() });
        own.push(found.proposals);
    }
    let comparison = compare::compare(&bare, &reader.plain, &Options::default(), &[], job)?;
    let base_of = base_of(&comparison, &reader.home);
    reader.beside(&base_of);
    reader.place(&base_of);
    reader.check(&own);
    let compared = Compared {
        submission,
        base,
        bare: &bare,
        plain: &reader.plain,
        home: &reader.home,
        comparison: &comparison,
        words: &words,
        speaks: reader.speaks,
        marks: reader.marks,
    };
    compared.differences(&mut reader.out);
    Ok(reader.finish())
}

/// The paragraph of the draft that each paragraph of the submission is.
fn base_of(comparison: &Comparison, home: &[usize]) -> BTreeMap<usize, usize> {
    let mut base_of = BTreeMap::new();
    for link in comparison.changes.iter().flat_map(|change| &change.links) {
        if let Some(&index) = home.get(link.new) {
            base_of.entry(index).or_insert(link.old);
        }
    }
    base_of
}

impl Reader<'_> {
    fn paragraphs(&mut self, job: &JobControl) -> Result<(), Cancelled> {
        let tables = Tables { base: self.base, addresses: self.target.addresses, finder: self.finder };
        let found = tables.read(self.submission);
        self.speaks |= !found.cells.is_empty();
        self.out.proposals.extend(found.proposals);
        let cells: BTreeSet<usize> = found.cells.into_iter().collect();
        let gone = notes_of_deleted_words(self.submission);
        let mut subject: Option<Citation> = None;
        // An instruction whose words stand in the paragraphs below it.
        let mut waiting: Option<(usize, Instruction)> = None;
        for (index, paragraph) in self.submission.paragraphs.iter().enumerate() {
            job.check()?;
            self.hanging.extend(paragraph.comments.iter().map(|comment| Hanging {
                on: index,
                chosen: comment.span,
                place: (index, comment.span),
                text: comment.text.clone(),
                actors: comment.author.iter().map(|name| self.finder.named(name)).collect(),
            }));
            // A note that goes with the words it hangs on is no wish of its own.
            if cells.contains(&index) || gone.contains(&index) {
                continue;
            }
            if let Some((from, mut said)) = waiting.take() {
                match &mut said.wish {
                    Wish::NewParagraph { new, .. } | Wish::Rewrite { new } => *new = unquoted(&paragraph.text),
                    _ => {}
                }
                self.instructed(said, from);
                continue;
            }
            // What the draft says itself is no instruction, whatever it orders.
            let own = self.words.are(&paragraph.text);
            if own {
                self.drafts = Some(index);
            } else if self.letter(index, paragraph, &mut subject, &mut waiting) || self.signed(index, paragraph) {
                continue;
            }
            if let Some(rival) = rival(paragraph, index, (self.base, self.target.addresses), self.finder) {
                self.marks = true;
                self.out.proposals.push(rival);
                continue;
            }
            let found = markup::read(paragraph, index, self.markup_key, self.finder);
            let found = markup::Found { stripped: uncited(&found.stripped), ..found };
            self.marks |= found.proposals.iter().any(is_marked);
            self.numbered.extend(found.numbered.iter().map(|span| (index, *span)));
            self.out.proposals.extend(found.proposals);
            if found.stripped.trim().is_empty() {
                continue;
            }
            let marks = Vec::new();
            self.plain.push(Paragraph { text: found.stripped, marks, notes: Vec::new(), ..paragraph.clone() });
            self.home.push(index);
        }
        Ok(())
    }
}

/// The footnotes whose marks stand in, or at the end of, words that are struck.
fn notes_of_deleted_words(submission: &Reading) -> BTreeSet<usize> {
    let mut gone = BTreeSet::new();
    for paragraph in &submission.paragraphs {
        let struck = || paragraph.marks.iter().filter(|mark| mark.style == Style::Deleted && mark.span.len > 1);
        let in_struck = |at: usize| struck().any(|mark| mark.span.start < at && at <= mark.span.end());
        gone.extend(paragraph.notes.iter().filter(|note| in_struck(note.at)).map(|note| note.paragraph));
    }
    gone.retain(|&note| {
        submission.paragraphs.get(note).is_some_and(|note| {
            let whole = Span::new(0, note.text.len());
            note.marks.iter().any(|mark| mark.style == Style::Deleted && mark.span == whole)
        })
    });
    gone
}

/// Whether markup says that something is proposed, and not only that words are not agreed.
fn is_marked(proposal: &Proposal) -> bool {
    !proposal.actors.is_empty() || !matches!(proposal.action, Action::NotAgreed | Action::Placeholder | Action::Remark)
}

/// A paragraph of the draft without what it is called before it: "Article 4, paragraph 1: The Parties …".
fn uncited(text: &str) -> String {
    let cited = citation::citations(text).into_iter().next().filter(|cited| cited.span.start == 0);
    let rest = cited.and_then(|cited| text.get(cited.span.end()..)?.trim_start().strip_prefix([':', '：']));
    rest.map_or(text, str::trim_start).to_owned()
}
