//! A submission against a draft: where each proposal belongs, and what differs without any markup.

use super::letter;
use super::markup::{self, MarkupKey};
use super::{Action, Doubt, Proposal};
use super::{ActorFinder, ActorName};
use crate::base::{Cancelled, JobControl, Span};
use crate::compare::{self, Comparison, EditKind, Kind, Options};
use crate::text::{Paragraph, Reading};

/// Everything a submission wants of a draft.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Proposals {
    /// The proposals, in the order of the submission; then those on paragraphs it leaves out.
    pub proposals: Vec<Proposal>,
    /// Paragraphs of the submission (indices) that are neither of the draft nor proposals: letters, explanations.
    pub other: Vec<usize>,
    /// Paragraphs of the draft that the submission does not hold, when it holds too few to mean their deletion.
    pub absent: usize,
}

/// A submission that holds less of the draft than this share says nothing of the rest.
const WHOLE: f32 = 0.8;

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
    let mut out = Proposals::default();
    let mut plain: Vec<Paragraph> = Vec::new();
    let mut home: Vec<usize> = Vec::new();
    let mut letters = false;
    for (index, paragraph) in submission.paragraphs.iter().enumerate() {
        job.check()?;
        let instructions = letter::read(paragraph);
        if !instructions.is_empty() {
            letters = true;
            out.proposals.extend(instructions.into_iter().map(|said| instructed(said, index, paragraph, base)));
            continue;
        }
        if let Some(rival) = rival(paragraph, index, base, finder) {
            out.proposals.push(rival);
            continue;
        }
        let found = markup::read(paragraph, index, markup_key, finder);
        out.proposals.extend(found.proposals);
        if found.stripped.trim().is_empty() {
            continue;
        }
        let marks = Vec::new();
        plain.push(Paragraph { text: found.stripped, marks, notes: Vec::new(), ..paragraph.clone() });
        home.push(index);
    }
    // The draft may carry brackets and names itself: what stands in it already is no proposal of this submission.
    let mut own: Vec<Vec<Proposal>> = Vec::new();
    let mut bare: Vec<Paragraph> = Vec::new();
    for (index, paragraph) in base.paragraphs.iter().enumerate() {
        let found = markup::read(paragraph, index, markup_key, finder);
        bare.push(Paragraph { text: found.stripped, marks: Vec::new(), notes: Vec::new(), ..paragraph.clone() });
        own.push(found.proposals);
    }
    let comparison = compare::compare(&bare, &plain, &Options::default(), &[], job)?;
    place(&mut out.proposals, &comparison, &home, base);
    out.proposals.retain(|proposal| {
        let there = proposal.base.and_then(|at| own.get(at));
        let same = |known: &Proposal| {
            (known.action, &known.old, &known.new, &known.actors, &known.text)
                == (proposal.action, &proposal.old, &proposal.new, &proposal.actors, &proposal.text)
        };
        !there.is_some_and(|there| there.iter().any(same))
    });
    differences(&mut out, &comparison, submission, (base, &bare), (&plain, &home), letters);
    if let Some(actor) = actor {
        let unsigned = |proposal: &&mut Proposal| {
            proposal.actors.is_empty() && !matches!(proposal.action, Action::NotAgreed | Action::Placeholder)
        };
        for proposal in out.proposals.iter_mut().filter(unsigned) {
            proposal.actors = vec![actor.clone()];
        }
    }
    out.proposals.sort_by_key(|proposal| (proposal.place.0, proposal.place.1.start));
    Ok(out)
}

/// Finds the draft's paragraph that a submission cites.
fn cited(reference: &str, base: &Reading) -> Option<usize> {
    let plain = |text: &str| -> String {
        text.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    let wanted = plain(reference);
    let of = |paragraph: &Paragraph| {
        let own = paragraph.reference.as_deref().map(plain);
        own.as_deref() == Some(&wanted) || paragraph.label.as_deref().map(plain).as_deref() == Some(&wanted)
    };
    let exact = base.paragraphs.iter().position(|paragraph| !paragraph.is_heading() && of(paragraph));
    // "OP3" of a draft that numbers its paragraphs 1, 2, 3.
    exact.or_else(|| {
        let number = wanted.strip_prefix("op")?;
        base.paragraphs
            .iter()
            .position(|paragraph| paragraph.reference.as_deref().map(plain).as_deref() == Some(number))
    })
}

fn instructed(said: letter::Instruction, index: usize, paragraph: &Paragraph, base: &Reading) -> Proposal {
    let at = cited(&said.reference, base);
    let there = at.and_then(|at| base.paragraphs.get(at));
    let doubt = match (there, &said.old) {
        (None, _) => Some(Doubt::NoSuchParagraph),
        (Some(there), Some(old)) => match there.text.matches(old.as_str()).count() {
            0 => Some(Doubt::NoSuchWords),
            1 => None,
            _ => Some(Doubt::WordsTwice),
        },
        _ => None,
    };
    let whole = said.action == Action::Delete && said.old.is_none();
    Proposal {
        actors: Vec::new(),
        action: said.action,
        base: at,
        after: None,
        reference: there.map(|there| there.cited().to_owned()).or(Some(said.reference)),
        old: if whole { there.map(|there| there.text.clone()) } else { said.old },
        new: said.new.into_iter().collect(),
        place: (index, said.span),
        text: said.span.of(&paragraph.text).unwrap_or_default().trim().to_owned(),
        doubt,
    }
}

/// "12 alt EU: We decide …", "EU alt 12: …", "OP6 alt (JPN): …": a rival for a whole paragraph.
fn rival(paragraph: &Paragraph, index: usize, base: &Reading, finder: &ActorFinder) -> Option<Proposal> {
    let label = paragraph.label.as_deref().unwrap_or("");
    let joined = format!("{label} {}", paragraph.text);
    let (head, words) = joined.split_once([':', '：'])?;
    let head = head.trim();
    if head.chars().count() > 80 {
        return None;
    }
    let mut names = Vec::new();
    let (mut number, mut kind) = (None, None);
    let mut rest = head;
    while !rest.is_empty() {
        rest = rest.trim_start_matches([' ', '.', '(', ')', '（', '）', ',', '-', '[', ']']);
        if let Some((found, end)) = finder.list_at_start(rest) {
            names.extend(found);
            rest = rest.get(end..)?;
            continue;
        }
        let end = rest.find([' ', '.', '(', ')', '（', '）', ',', ']']).unwrap_or(rest.len());
        let word = rest.get(..end)?;
        rest = rest.get(end..)?;
        let lower = word.to_lowercase();
        let digits = lower.trim_start_matches("op").trim_start_matches("pp");
        let split = digits.len() - digits.trim_start_matches(|letter: char| letter.is_ascii_digit()).len();
        let (figures, addition) = digits.split_at(split);
        if !figures.is_empty() && number.is_none() {
            let prefix = lower.get(..lower.len() - digits.len()).unwrap_or("").to_uppercase();
            number = Some(format!("{prefix}{figures}"));
        }
        match addition {
            "" => {}
            "bis" | "ter" | "quater" | "alt" | "pre" | "alternative" => kind = Some(addition.to_owned()),
            _ => return None,
        }
    }
    let (number, kind) = (number?, kind?);
    if names.is_empty() {
        return None;
    }
    let at = cited(&number, base);
    let alternative = kind.starts_with("alt");
    let doubt = if at.is_none() {
        Some(Doubt::NoSuchParagraph)
    } else {
        names.iter().any(|name| name.actor.is_none()).then_some(Doubt::UnknownName)
    };
    Some(Proposal {
        actors: names,
        // A new paragraph beside it is no rival.
        action: if alternative { Action::Rival } else { Action::Insert },
        base: at,
        after: at.filter(|_| !alternative),
        reference: Some(if alternative { number } else { format!("{number} {kind}") }),
        old: at.filter(|_| alternative).and_then(|at| base.paragraphs.get(at)).map(|paragraph| paragraph.text.clone()),
        new: vec![words.trim().to_owned()],
        place: (index, Span::new(0, paragraph.text.len())),
        text: joined.trim().to_owned(),
        doubt,
    })
}

/// Says of each proposal in which paragraph of the draft it stands.
fn place(proposals: &mut [Proposal], comparison: &Comparison, home: &[usize], base: &Reading) {
    let mut base_of = std::collections::BTreeMap::new();
    for link in comparison.changes.iter().flat_map(|change| &change.links) {
        if let Some(&index) = home.get(link.new) {
            base_of.entry(index).or_insert(link.old);
        }
    }
    for proposal in proposals.iter_mut().filter(|proposal| proposal.base.is_none() && proposal.reference.is_none()) {
        if let Some(&at) = base_of.get(&proposal.place.0) {
            proposal.base = Some(at);
            proposal.reference =
                base.paragraphs.get(at).map(|paragraph| paragraph.cited().to_owned()).filter(|cited| !cited.is_empty());
        }
    }
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

/// What the submission words differently from the draft, without saying so.
fn differences(
    out: &mut Proposals,
    comparison: &Comparison,
    submission: &Reading,
    (base, bare): (&Reading, &[Paragraph]),
    (plain, home): (&[Paragraph], &[usize]),
    letters: bool,
) {
    let said = |index: usize| submission.paragraphs.get(index).map_or("", |paragraph| paragraph.text.as_str());
    let linked: usize =
        comparison.changes.iter().filter(|change| !change.at.new.is_empty()).map(|change| change.at.old.len()).sum();
    let whole = linked as f32 >= WHOLE * base.paragraphs.len() as f32;
    let mut last = 0;
    // Where the paragraphs of the draft begin and end in the submission.
    let inside = linked_range(comparison);
    let mut after = None;
    for change in &comparison.changes {
        let at = change.at.new.first().and_then(|&new| home.get(new).copied());
        let old = change.at.old.first().copied();
        let cited = old.and_then(|old| base.paragraphs.get(old)).map(|paragraph| paragraph.cited().to_owned());
        let cited = cited.filter(|cited| !cited.is_empty());
        let made = |action, old_words: Option<String>, new_words: Option<String>, at: usize, span: Span| Proposal {
            actors: Vec::new(),
            action,
            base: old,
            after: None,
            reference: cited.clone(),
            text: new_words.clone().or_else(|| old_words.clone()).unwrap_or_default(),
            old: old_words,
            new: new_words.into_iter().collect(),
            place: (at, span),
            doubt: None,
        };
        if !change.at.new.is_empty() {
            after = change.at.old.last().copied().or(after);
        }
        match (change.kind, at) {
            (Kind::Unchanged, at) => last = at.unwrap_or(last),
            (Kind::Deleted, _) if whole && !letters => {
                for &gone in &change.at.old {
                    let Some(paragraph) = base.paragraphs.get(gone) else { continue };
                    let mut proposal = made(Action::Delete, Some(paragraph.text.clone()), None, last, Span::default());
                    proposal.base = Some(gone);
                    proposal.reference = Some(paragraph.cited().to_owned()).filter(|cited| !cited.is_empty());
                    out.proposals.push(proposal);
                }
            }
            (Kind::Deleted, _) => out.absent += change.at.old.len(),
            (Kind::Inserted, _) => {
                for &new in &change.at.new {
                    let (Some(paragraph), Some(&index)) = (plain.get(new), home.get(new)) else { continue };
                    last = index;
                    // Beside instructions and explanations, words that are not of the draft are a letter.
                    if letters || linked == 0 {
                        out.other.push(index);
                        continue;
                    }
                    let within = inside.contains(&new);
                    // "Comments", "Proposals of …": a title of the submission's own is no wish. One within a text that
                    // was sent back whole is.
                    if is_title(paragraph) && !(whole && within) {
                        out.other.push(index);
                        continue;
                    }
                    let span = Span::new(0, paragraph.text.len());
                    let mut proposal = made(Action::Insert, None, Some(paragraph.text.clone()), index, span);
                    proposal.reference = paragraph.label.clone();
                    proposal.after = after;
                    if !within && paragraph.label.is_none() {
                        proposal.doubt = Some(Doubt::PerhapsRemark);
                    }
                    out.proposals.push(proposal);
                }
            }
            (_, Some(index)) => {
                last = index;
                let texts = |paragraphs: &[Paragraph], at: &[usize]| {
                    let texts: Vec<&str> = at
                        .iter()
                        .filter_map(|&at| paragraphs.get(at))
                        .map(|paragraph| paragraph.text.as_str())
                        .collect();
                    texts.join("\n")
                };
                let (old_text, new_text) = (texts(bare, &change.at.old), texts(plain, &change.at.new));
                let mut hunk: Option<(Span, Span)> = None;
                let mut hunks = Vec::new();
                for piece in &change.redline {
                    if piece.op == EditKind::Equal {
                        hunks.extend(hunk.take());
                        continue;
                    }
                    hunk = Some(match hunk {
                        None => (piece.at.old, piece.at.new),
                        Some((old, new)) => (
                            Span::between(old.start, piece.at.old.end().max(old.end())),
                            Span::between(new.start, piece.at.new.end().max(new.end())),
                        ),
                    });
                }
                hunks.extend(hunk);
                for (old, new) in hunks {
                    let words = |span: Span, text: &str| {
                        span.of(text).map(|words| words.trim().to_owned()).filter(|words| !words.is_empty())
                    };
                    let (old, new_words) = (words(old, &old_text), words(new, &new_text));
                    let action = match (&old, &new_words) {
                        (Some(_), Some(_)) => Action::Replace,
                        (Some(_), None) => Action::Delete,
                        (None, Some(_)) => Action::Insert,
                        (None, None) => continue,
                    };
                    if action == Action::Delete
                        && told_already(
                            &mut out.proposals,
                            (index, said(index)),
                            old.as_deref(),
                            letters_before(&new_text, new.start),
                        )
                    {
                        continue;
                    }
                    out.proposals.push(made(action, old, new_words, index, new));
                }
            }
            (_, None) => {}
        }
    }
}
