//! What a submission words differently from the draft without saying so.

use super::Proposals;
use super::citation;
use super::likeness::Words;
use super::model::Place;
use super::wording;
use super::{Action, Doubt, Proposal};
use crate::base::Span;
use crate::compare::{Comparison, Kind};
use crate::text::{Paragraph, Reading};

/// A submission that holds less of the draft than this share says nothing of the rest.
const WHOLE: f32 = 0.8;

/// The two texts as they are compared: without their markup.
pub(super) struct Compared<'a> {
    pub submission: &'a Reading,
    pub base: &'a Reading,
    /// The draft without its markup.
    pub bare: &'a [Paragraph],
    /// What is left of the submission's paragraphs without their markup, and which they are.
    pub plain: &'a [Paragraph],
    pub home: &'a [usize],
    pub comparison: &'a Comparison,
    pub words: &'a Words,
    /// Whether the submission speaks of the draft in a letter or a table of its own.
    pub speaks: bool,
    /// Whether it marks what it proposes.
    pub marks: bool,
}

/// Letters and digits before a byte of a text.
fn letters_before(text: &str, at: usize) -> usize {
    text.get(..at).map_or(0, |head| head.chars().filter(|letter| letter.is_alphanumeric()).count())
}

/// Whether words that are missing from the submission's paragraph (`index`) once its markup is taken out are told of by
/// that markup: they stand among rival wordings, or something was put in at the very place (`letters` before it), which
/// then takes the place of these words.
fn told_already(proposals: &mut [Proposal], (index, text): (usize, &str), gone: Option<&str>, letters: usize) -> bool {
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
fn linked_range(comparison: &Comparison) -> std::ops::RangeInclusive<usize> {
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

/// Words without a number typed before them: "10bis", "(ALL)6.", "(a)".
fn without_label(words: &str) -> &str {
    let end = words.find(|letter: char| letter.is_whitespace()).unwrap_or(words.len());
    let glued = words.find(['.', ')']).map_or(0, |sign| sign + 1);
    for end in [end, glued] {
        let head = words.get(..end).unwrap_or_default();
        // "(ALL)6.": a name glued before the number.
        let core = match head.split_once(')') {
            Some((name, tail)) if !tail.is_empty() && name.chars().skip(1).all(char::is_uppercase) => tail,
            _ => head,
        };
        if core.contains(|letter: char| letter.is_ascii_digit() || letter == '(') && citation::bare(core).is_some() {
            return words.get(end..).unwrap_or_default().trim_start();
        }
    }
    words
}

fn letters(words: Option<&str>) -> String {
    words.unwrap_or_default().chars().filter(|letter| letter.is_alphanumeric()).collect()
}

/// Whether brackets of the draft are gone.
fn is_lifted(gone: Option<&str>, come: Option<&str>) -> bool {
    let count = |words: Option<&str>| words.unwrap_or_default().matches(['[', ']']).count();
    count(gone) > count(come)
}

/// The texts of these paragraphs, a line each.
fn texts(paragraphs: &[Paragraph], at: &[usize]) -> String {
    let texts: Vec<&str> =
        at.iter().filter_map(|&at| paragraphs.get(at)).map(|paragraph| paragraph.text.as_str()).collect();
    texts.join("\n")
}

impl Compared<'_> {
    /// Adds what differs without any markup.
    pub(super) fn differences(&self, out: &mut Proposals) {
        let changes = &self.comparison.changes;
        let linked: usize =
            changes.iter().filter(|change| !change.at.new.is_empty()).map(|change| change.at.old.len()).sum();
        let whole = linked as f32 >= WHOLE * self.base.paragraphs.len() as f32;
        let mut last = 0;
        // Where the paragraphs of the draft begin and end in the submission.
        let inside = linked_range(self.comparison);
        let mut after = None;
        for change in changes {
            let at = change.at.new.first().and_then(|&new| self.home.get(new).copied());
            let before = after;
            if !change.at.new.is_empty() {
                after = change.at.old.last().copied().or(after);
            }
            match (change.kind, at) {
                (Kind::Unchanged, at) => last = at.unwrap_or(last),
                (Kind::Deleted, _) if whole && !self.speaks && !self.marks => {
                    for &gone in &change.at.old {
                        let Some(paragraph) = self.base.paragraphs.get(gone) else { continue };
                        let words = Some(paragraph.text.clone());
                        out.proposals.push(self.made(
                            Action::Delete,
                            (words, None),
                            Some(gone),
                            (last, Span::default()),
                        ));
                    }
                }
                (Kind::Deleted, _) => out.absent += change.at.old.len(),
                (Kind::Inserted, _) => {
                    for &new in &change.at.new {
                        let Some(&index) = self.home.get(new) else { continue };
                        last = index;
                        let own = linked == 0 || !whole && !inside.contains(&new);
                        self.inserted(out, (new, index), after, own, whole && inside.contains(&new));
                    }
                }
                (_, Some(index)) => {
                    last = index;
                    match change.at.new.as_slice() {
                        // A paragraph with a number of its own that has little of the draft's is one to come in.
                        &[new] if self.is_of_its_own(new, whole) => {
                            after = before;
                            self.inserted(out, (new, index), before, false, whole);
                        }
                        _ => self.edited(out, &change.at.old, &change.at.new, index, whole),
                    }
                }
                (_, None) => {}
            }
        }
    }

    fn made(
        &self,
        action: Action,
        (old, new): (Option<String>, Option<String>),
        base: Option<usize>,
        place: Place,
    ) -> Proposal {
        let cited = base.and_then(|at| self.base.paragraphs.get(at)).map(|paragraph| paragraph.cited().to_owned());
        Proposal {
            actors: Vec::new(),
            action,
            base,
            after: None,
            reference: cited.filter(|cited| !cited.is_empty()),
            text: new.clone().or_else(|| old.clone()).unwrap_or_default(),
            old,
            new: new.into_iter().collect(),
            place,
            doubt: self.marks.then_some(Doubt::Unmarked),
        }
    }

    /// Whether a paragraph of the submission has a label and words that are not the draft's.
    fn is_of_its_own(&self, new: usize, whole: bool) -> bool {
        let numbered = self.plain.get(new).filter(|paragraph| paragraph.label.is_some() && !is_title(paragraph));
        numbered.is_some_and(|paragraph| !whole && !self.words.are(&paragraph.text))
    }

    /// A paragraph of the submission (`new` in what is compared, `index` in it) that the draft does not have.
    fn inserted(
        &self,
        out: &mut Proposals,
        (new, index): (usize, usize),
        after: Option<usize>,
        own: bool,
        sent_back: bool,
    ) {
        let Some(paragraph) = self.plain.get(new) else { return };
        // Beside instructions, tables and marks, words that are not of the draft are a letter's, a cover's. So are titles,
        // unless they stand within a text that was sent back whole.
        let numbered = paragraph.label.is_some();
        if self.speaks || self.marks && !numbered || after.is_none() && !numbered || is_title(paragraph) && !sent_back {
            out.other.push(index);
            return;
        }
        let words = Some(paragraph.text.clone());
        let mut proposal = self.made(Action::Insert, (None, words), None, (index, Span::new(0, paragraph.text.len())));
        proposal.reference = paragraph.label.clone();
        proposal.after = after;
        if own && !numbered {
            proposal.doubt = Some(Doubt::PerhapsRemark);
        }
        out.proposals.push(proposal);
    }

    fn edited(&self, out: &mut Proposals, old: &[usize], new: &[usize], index: usize, whole: bool) {
        let (old_text, new_text) = (texts(self.bare, old), texts(self.plain, new));
        let at = old.first().copied();
        let heading = self.plain.get(new.first().copied().unwrap_or(usize::MAX)).is_some_and(is_title);
        // What is not the draft's own words is a title, an introduction, however near it comes to one of them; and the
        // wording of a title is nobody's wish where others are marked.
        if !self.words.are(&new_text) && !(whole && !heading) || heading && (self.marks || self.speaks || !whole) {
            out.other.push(index);
            return;
        }
        // The title of the document is what it is called by whoever sends it.
        let title = |at: &usize| {
            self.base
                .paragraphs
                .get(*at)
                .is_some_and(|there| there.is_heading() && there.label.is_none() && there.section.is_empty())
        };
        if old.iter().all(title) {
            return;
        }
        let said = self.submission.paragraphs.get(index).map_or("", |paragraph| paragraph.text.as_str());
        let places = wording::hunks(&old_text, &new_text);
        let count = places.len();
        for (number, (gone_at, come_at)) in places.into_iter().enumerate() {
            let words = |span: Span, text: &str| {
                span.of(text).map(|words| words.trim().to_owned()).filter(|words| !words.is_empty())
            };
            let (gone, come) = (words(gone_at, &old_text), words(come_at, &new_text));
            // A label that one side reads as words is none of them; a bracket put around words is told of as such.
            let label = |words: Option<String>, start: usize| match words {
                Some(words) if start == 0 => Some(without_label(&words).to_owned()).filter(|words| !words.is_empty()),
                words => words,
            };
            let (gone, come) = (label(gone, gone_at.start), label(come, come_at.start));
            let Some(action) = wording::action(gone.as_deref(), come.as_deref()) else { continue };
            if letters(gone.as_deref()) == letters(come.as_deref()) && !is_lifted(gone.as_deref(), come.as_deref()) {
                continue;
            }
            if action == Action::Delete {
                let here = letters_before(&new_text, come_at.start);
                if told_already(&mut out.proposals, (index, said), gone.as_deref(), here) {
                    continue;
                }
                // A quotation of part of a paragraph says nothing of the rest.
                let edge = number == 0 && gone_at.start == 0 || number + 1 == count && gone_at.end() == old_text.len();
                if edge && !whole {
                    continue;
                }
            }
            out.proposals.push(self.made(action, (gone, come), at, (index, come_at)));
        }
    }
}
