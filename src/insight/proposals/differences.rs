//! What a submission words differently from the draft, without any markup.

use super::model::{Doubt, Proposal, Proposals};
use crate::base::{Sides, Span};
use crate::compare::{Change, Comparison, EditKind, Kind};
use crate::study::ProposalAction as Action;
use crate::text::{Paragraph, Reading};
use std::ops::RangeInclusive;

/// A submission that holds less of the draft than this share says nothing of the rest.
const WHOLE: f32 = 0.8;

/// Adds what the submission words differently from the draft, without saying so.
pub(super) fn add_differences(out: &mut Proposals, compared: &Compared<'_>) {
    let mut reader = Differences::new(out, compared);
    for change in &compared.comparison.changes {
        reader.read(change);
    }
}

/// A submission without its markup, beside the draft without its own.
pub(super) struct Compared<'a> {
    /// The comparison of the two.
    pub comparison: &'a Comparison,
    /// The submission as it is written.
    pub submission: &'a Reading,
    /// The draft as it is written.
    pub base: &'a Reading,
    /// The draft's paragraphs without markup.
    pub bare: &'a [Paragraph],
    /// The submission's paragraphs without markup; those that are wholly proposals are left out.
    pub plain: &'a [Paragraph],
    /// The place in the submission of each of `plain`.
    pub home: &'a [usize],
    /// Whether the submission gives instructions in sentences, as a letter does.
    pub letters: bool,
}

/// Reads the changes one after the other.
struct Differences<'a> {
    out: &'a mut Proposals,
    compared: &'a Compared<'a>,
    /// Paragraphs of the draft that the submission holds.
    linked: usize,
    /// Whether it holds so much of the draft that what it lacks is meant to go.
    whole: bool,
    /// Where the paragraphs of the draft begin and end in the submission.
    inside: RangeInclusive<usize>,
    /// The submission's paragraph read last.
    last: usize,
    /// The draft's paragraph read last.
    after: Option<usize>,
}

impl<'a> Differences<'a> {
    fn new(out: &'a mut Proposals, compared: &'a Compared<'a>) -> Self {
        let changes = compared.comparison.changes.iter().filter(|change| !change.at.new.is_empty());
        let linked: usize = changes.map(|change| change.at.old.len()).sum();
        let whole = linked as f32 >= WHOLE * compared.base.paragraphs.len() as f32;
        let inside = linked_range(compared.comparison);
        Self { out, compared, linked, whole, inside, last: 0, after: None }
    }

    fn read(&mut self, change: &Change) {
        let at = change.at.new.first().and_then(|&new| self.compared.home.get(new).copied());
        if !change.at.new.is_empty() {
            self.after = change.at.old.last().copied().or(self.after);
        }
        match (change.kind, at) {
            (Kind::Unchanged, at) => self.last = at.unwrap_or(self.last),
            (Kind::Deleted, _) if self.whole && !self.compared.letters => self.missing(change),
            (Kind::Deleted, _) => self.out.absent += change.at.old.len(),
            (Kind::Inserted, _) => self.added(change),
            (_, Some(index)) => self.reworded(change, index),
            (_, None) => {}
        }
    }

    /// A proposal on the draft's paragraph of this place, said by no markup.
    fn proposal(
        &self,
        action: Action,
        base: Option<usize>,
        words: Sides<Option<String>>,
        place: (usize, Span),
    ) -> Proposal {
        Proposal {
            actors: Vec::new(),
            action,
            base,
            after: None,
            reference: base.and_then(|at| cited(self.compared.base, at)),
            text: words.new.clone().or_else(|| words.old.clone()).unwrap_or_default(),
            old: words.old,
            new: words.new.into_iter().collect(),
            place,
            doubt: None,
        }
    }

    /// Paragraphs of the draft that a submission of the whole text lacks.
    fn missing(&mut self, change: &Change) {
        for &gone in &change.at.old {
            let Some(paragraph) = self.compared.base.paragraphs.get(gone) else { continue };
            let words = Sides::new(Some(paragraph.text.clone()), None);
            let proposal = self.proposal(Action::Delete, Some(gone), words, (self.last, Span::default()));
            self.out.proposals.push(proposal);
        }
    }

    /// Paragraphs of the submission that the draft does not have.
    fn added(&mut self, change: &Change) {
        for &new in &change.at.new {
            let (Some(paragraph), Some(&index)) = (self.compared.plain.get(new), self.compared.home.get(new)) else {
                continue;
            };
            self.last = index;
            // Beside instructions and explanations, words that are not of the draft are a letter.
            if self.compared.letters || self.linked == 0 {
                self.out.other.push(index);
                continue;
            }
            let within = self.inside.contains(&new);
            // "Comments", "Proposals of …": a title of the submission's own is no wish. One within a text that was sent
            // back whole is.
            if is_title(paragraph) && !(self.whole && within) {
                self.out.other.push(index);
                continue;
            }
            let words = Sides::new(None, Some(paragraph.text.clone()));
            let mut proposal = self.proposal(Action::Insert, None, words, (index, Span::new(0, paragraph.text.len())));
            proposal.reference = paragraph.label.clone();
            proposal.after = self.after;
            if !within && paragraph.label.is_none() {
                proposal.doubt = Some(Doubt::PerhapsRemark);
            }
            self.out.proposals.push(proposal);
        }
    }

    /// A paragraph of both, in other words: one proposal for each stretch that differs.
    fn reworded(&mut self, change: &Change, index: usize) {
        self.last = index;
        let old_text = joined(self.compared.bare, &change.at.old);
        let new_text = joined(self.compared.plain, &change.at.new);
        let written = self.compared.submission.paragraphs.get(index).map_or("", |paragraph| paragraph.text.as_str());
        for (old, new) in differing_stretches(change) {
            let words = |span: Span, text: &str| {
                span.of(text).map(|words| words.trim().to_owned()).filter(|words| !words.is_empty())
            };
            let words = Sides::new(words(old, &old_text), words(new, &new_text));
            let action = match (&words.old, &words.new) {
                (Some(_), Some(_)) => Action::Replace,
                (Some(_), None) => Action::Delete,
                (None, Some(_)) => Action::Insert,
                (None, None) => continue,
            };
            let letters = letters_before(&new_text, new.start);
            let gone = words.old.as_deref();
            if action == Action::Delete && absorbed_by_markup(&mut self.out.proposals, (index, written), gone, letters)
            {
                continue;
            }
            let proposal = self.proposal(action, change.at.old.first().copied(), words, (index, new));
            self.out.proposals.push(proposal);
        }
    }
}

/// How a paragraph of the draft is cited, where it is.
fn cited(base: &Reading, at: usize) -> Option<String> {
    base.paragraphs.get(at).map(|paragraph| paragraph.cited().to_owned()).filter(|cited| !cited.is_empty())
}

/// The texts of some paragraphs, joined as the redline of a change counts.
fn joined(paragraphs: &[Paragraph], at: &[usize]) -> String {
    let texts = at.iter().filter_map(|&at| paragraphs.get(at)).map(|paragraph| paragraph.text.as_str());
    texts.collect::<Vec<_>>().join("\n")
}

/// The stretches of a change, old and new, in which something differs: pieces of its redline between two equal ones.
fn differing_stretches(change: &Change) -> Vec<(Span, Span)> {
    let mut stretch: Option<(Span, Span)> = None;
    let mut stretches = Vec::new();
    for piece in &change.redline {
        if piece.op == EditKind::Equal {
            stretches.extend(stretch.take());
            continue;
        }
        stretch = Some(match stretch {
            None => (piece.at.old, piece.at.new),
            Some((old, new)) => (
                Span::between(old.start, piece.at.old.end().max(old.end())),
                Span::between(new.start, piece.at.new.end().max(new.end())),
            ),
        });
    }
    stretches.extend(stretch);
    stretches
}

/// Letters and digits before a byte of a text.
fn letters_before(text: &str, at: usize) -> usize {
    text.get(..at).map_or(0, |head| head.chars().filter(|letter| letter.is_alphanumeric()).count())
}

/// Whether words that are missing from the submission's paragraph (`index`) once its markup is taken out are told of by
/// that markup: they stand among rival wordings, or something was put in at the very place (`letters` before it), which
/// then takes the place of these words.
fn absorbed_by_markup(
    proposals: &mut [Proposal],
    (index, text): (usize, &str),
    gone: Option<&str>,
    letters: usize,
) -> bool {
    let Some(gone) = gone else { return false };
    let same = |text: &str| text.trim().eq_ignore_ascii_case(gone);
    let here = |proposal: &&Proposal| proposal.place.0 == index;
    let rival =
        |proposal: &Proposal| proposal.action == Action::Alternative && proposal.new.iter().any(|new| same(new));
    if proposals.iter().filter(here).any(rival) {
        return true;
    }
    // Markup stands in the text, one piece after the other; without it, each has a place among the other words.
    let mut marked: Vec<&mut Proposal> = proposals
        .iter_mut()
        .filter(|proposal| proposal.place.0 == index && proposal.action != Action::Delete)
        .collect();
    marked.sort_by_key(|proposal| proposal.place.1.start);
    let (mut taken, mut end) = (0, 0);
    for proposal in marked {
        let span = proposal.place.1;
        let place = letters_before(text, span.start).saturating_sub(taken);
        if proposal.action == Action::Insert && proposal.old.is_none() && place == letters {
            proposal.action = Action::Replace;
            proposal.old = Some(gone.to_owned());
            return true;
        }
        // What stands within another is taken out with it.
        if span.start >= end {
            taken += letters_before(text, span.end()).saturating_sub(letters_before(text, span.start));
            end = span.end();
        }
    }
    false
}

/// The paragraphs of the submission from the first that is the draft's to the last.
fn linked_range(comparison: &Comparison) -> RangeInclusive<usize> {
    let new = || comparison.changes.iter().flat_map(|change| &change.links).map(|link| link.new);
    new().min().unwrap_or(1)..=new().max().unwrap_or(0)
}

/// A heading, or a few words without a label that end no sentence.
fn is_title(paragraph: &Paragraph) -> bool {
    const FEW: usize = 8;
    let text = paragraph.text.trim();
    let ends = text.ends_with(['.', ';', ',', '。', '；', '，', '؛', '?', '!']);
    let signs = text.chars().filter(|letter| matches!(letter, '\u{3400}'..='\u{9FFF}')).count();
    paragraph.is_heading()
        || (paragraph.label.is_none() && !ends && text.split_whitespace().count() <= FEW && signs <= 2 * FEW)
}
