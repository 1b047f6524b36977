//! A submission against a draft: where each proposal belongs.

use super::differences::{self, Compared};
use super::letter;
use super::markup;
use super::markup_key::MarkupKey;
use super::model::{Doubt, Proposal, Proposals};
use crate::base::{Cancelled, JobControl, Span};
use crate::compare::{self, Comparison, Options};
use crate::study::ProposalAction as Action;
use crate::study::actors::{ActorFinder, ActorName};
use crate::text::{Paragraph, Reading};

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
            out.proposals.extend(instructions.into_iter().map(|said| from_instruction(said, index, paragraph, base)));
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
    let compared =
        Compared { comparison: &comparison, submission, base, bare: &bare, plain: &plain, home: &home, letters };
    differences::add_differences(&mut out, &compared);
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

fn from_instruction(said: letter::Instruction, index: usize, paragraph: &Paragraph, base: &Reading) -> Proposal {
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
