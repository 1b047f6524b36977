//! A submission against a draft: where each proposal belongs.

use super::citation::{self, Addresses, Citation};
use super::instructed::{Target, doubt_of};
use super::letter::{self, Instruction, Wish, Writer};
use super::likeness::Words;
use super::markup::{self, MarkupKey};
use super::table::Tables;
use super::unmarked::Compared;
use super::{Action, Doubt, Proposal, quoted};
use super::{ActorFinder, ActorName};
use crate::base::{Cancelled, JobControl, Span};
use crate::compare::{self, Comparison, Options};
use crate::text::{Paragraph, Reading, Style};
use std::collections::{BTreeMap, BTreeSet};

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

/// A paragraph of the submission and a place in its text.
pub(super) type Place = (usize, Span);

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

/// Words that hang on a paragraph: a comment, a line below it that begins with a name.
struct Hanging {
    /// The paragraph of the submission that they are about.
    on: usize,
    /// The words of it that they are about.
    chosen: Span,
    /// Where they stand.
    place: Place,
    text: String,
    actors: Vec<ActorName>,
}

struct Reader<'a> {
    submission: &'a Reading,
    base: &'a Reading,
    actor: Option<&'a ActorName>,
    markup_key: &'a MarkupKey,
    finder: &'a ActorFinder,
    target: Target<'a>,
    words: &'a Words,
    out: Proposals,
    /// What is left of the submission's paragraphs without their markup, and which they are.
    plain: Vec<Paragraph>,
    home: Vec<usize>,
    /// Places of brackets that hold a paragraph of their own.
    numbered: BTreeSet<Place>,
    /// What is said of paragraphs beside them.
    hanging: Vec<Hanging>,
    /// Whose the paragraphs below a line are that is nothing but a name.
    speaker: Option<Vec<ActorName>>,
    /// The last paragraph of the submission that is the draft's.
    drafts: Option<usize>,
    /// Whether it speaks of the draft in a letter or a table of its own.
    speaks: bool,
    /// Whether it marks what it proposes.
    marks: bool,
}

impl Reader<'_> {
    fn paragraphs(&mut self, job: &JobControl) -> Result<(), Cancelled> {
        let tables = Tables { base: self.base, addresses: self.target.addresses, finder: self.finder };
        let found = tables.read(self.submission);
        self.speaks |= !found.cells.is_empty();
        self.out.proposals.extend(found.proposals);
        let cells: BTreeSet<usize> = found.cells.into_iter().collect();
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
            if cells.contains(&index) {
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

    /// Reads a paragraph as one of a letter; whether it is.
    fn letter(
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

    fn instructed(&mut self, said: Instruction, index: usize) {
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
    fn signed(&mut self, index: usize, paragraph: &Paragraph) -> bool {
        let (Some(on), text) = (self.drafts, paragraph.text.as_str()) else { return false };
        let Some((actors, end)) = self.finder.list_at_start(text) else { return false };
        let Some(rest) = text.get(end..).and_then(|rest| rest.trim_start().strip_prefix([':', '：'])) else { return false };
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
    fn beside(&mut self, base_of: &BTreeMap<usize, usize>) {
        for hanging in std::mem::take(&mut self.hanging) {
            let Some(paragraph) = self.submission.paragraphs.get(hanging.on) else { continue };
            let writer =
                Writer { finder: self.finder, own: hanging.actors.first().or(self.actor), attached: true };
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
                    Wish::Replace { .. } | Wish::Delete { .. } | Wish::Insert { after: Some(_), .. } | Wish::Insert { before: Some(_), .. }
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

    /// Says of each proposal in which paragraph of the draft it stands.
    fn place(&mut self, base_of: &BTreeMap<usize, usize>) {
        let compared: BTreeSet<usize> = self.home.iter().copied().collect();
        for proposal in &mut self.out.proposals {
            let index = proposal.place.0;
            let before = || base_of.range(..index).next_back().map(|(_, at)| *at);
            if self.numbered.contains(&proposal.place) {
                // A paragraph with its own number in a bracket.
                let number = proposal.reference.as_deref().and_then(citation::bare);
                let find = |citation: &Citation| self.target.addresses.find(citation, self.base, None).one();
                let by_number = number.as_ref().and_then(|number| number.predecessors().iter().find_map(find));
                proposal.after = by_number.or_else(|| base_of.get(&index).copied()).or_else(before);
                if number.as_ref().is_some_and(|number| self.target.addresses.has(number) && find(number).is_some()) {
                    proposal.doubt = proposal.doubt.or(Some(Doubt::SeveralParagraphs));
                }
                continue;
            }
            if proposal.base.is_some() || proposal.after.is_some() || proposal.reference.is_some() {
                continue;
            }
            if let Some(&at) = base_of.get(&index) {
                proposal.base = Some(at);
                if proposal.action == Action::Rival && proposal.old.is_none() {
                    proposal.old = self.base.paragraphs.get(at).map(|there| there.text.clone());
                }
                let cited = self.base.paragraphs.get(at).map(|paragraph| paragraph.cited().to_owned());
                proposal.reference = cited.filter(|cited| !cited.is_empty());
            } else if proposal.action == Action::Insert && !compared.contains(&index) {
                // All of the paragraph is words to come in.
                proposal.after = before();
                proposal.reference = self.submission.paragraphs.get(index).and_then(|own| own.label.clone());
            }
        }
    }

    /// Words to go must be the draft's: what another proposes is only opposed. What stands in the draft already, or is
    /// replaced by itself, is no proposal.
    fn check(&mut self, own: &[Vec<Proposal>]) {
        let known = std::mem::take(&mut self.out.proposals);
        let proposed: Vec<(usize, String)> = known
            .iter()
            .flat_map(|proposal| proposal.new.iter().map(|new| (proposal.place.0, new.clone())))
            .collect();
        for mut proposal in known {
            let there = proposal.base.and_then(|at| own.get(at));
            let same = |known: &Proposal| {
                (known.action, &known.old, &known.new, &known.actors, &known.text)
                    == (proposal.action, &proposal.old, &proposal.new, &proposal.actors, &proposal.text)
            };
            if there.is_some_and(|there| there.iter().any(same)) {
                continue;
            }
            if let ([new], Some(old)) = (proposal.new.as_slice(), &proposal.old)
                && proposal.action == Action::Replace
                && quoted::plain(new) == quoted::plain(old)
            {
                continue;
            }
            self.against_words(&mut proposal, &proposed, own);
            self.out.proposals.push(proposal);
        }
    }

    fn against_words(&self, proposal: &mut Proposal, proposed: &[(usize, String)], own: &[Vec<Proposal>]) {
        let asks = matches!(proposal.action, Action::Delete | Action::Replace | Action::Retain);
        let (true, Some(old), Some(at)) = (asks, proposal.old.clone(), proposal.base) else { return };
        let Some(there) = self.base.paragraphs.get(at) else { return };
        if doubt_of(&there.text, Some(&old)) == Some(Doubt::NoSuchWords) && quoted::plain(&there.text) != quoted::plain(&old) {
            let theirs = proposed.iter().any(|(index, new)| {
                *index == proposal.place.0 && !quoted::find(new, &old).is_empty()
            });
            if theirs && !proposal.new.iter().any(|new| !quoted::find(new, &old).is_empty()) {
                if proposal.action == Action::Delete {
                    proposal.action = Action::Oppose;
                }
            } else {
                proposal.doubt = proposal.doubt.or(Some(Doubt::NoSuchWords));
            }
        }
        // "[five] [EU: four]", where "[five]" is bracketed in the draft.
        let bracketed = own.get(at).is_some_and(|own| {
            own.iter().any(|known| known.action == Action::NotAgreed && known.old.as_deref() == Some(&old))
        });
        let in_bracket = proposal.text.starts_with(['[', '［', '【']);
        if bracketed && in_bracket && proposal.action == Action::Replace && !proposal.text.contains(old.as_str()) {
            proposal.doubt = proposal.doubt.or(Some(Doubt::InPlaceOrBeside));
        }
    }

    fn finish(mut self) -> Proposals {
        // Where one person revised a file whose owner is known, the revisions are the owner's.
        let authors: BTreeSet<&str> = self
            .submission
            .paragraphs
            .iter()
            .flat_map(|paragraph| &paragraph.marks)
            .filter(|mark| matches!(mark.style, Style::Inserted | Style::Deleted))
            .filter_map(|mark| mark.author.as_deref())
            .collect();
        let only = authors.into_iter().collect::<Vec<_>>();
        if let (Some(actor), [person]) = (self.actor, only.as_slice()) {
            for proposal in &mut self.out.proposals {
                if let [name] = proposal.actors.as_mut_slice()
                    && name.actor.is_none()
                    && name.either.is_empty()
                    && name.written == *person
                {
                    *name = actor.clone();
                    proposal.doubt = proposal.doubt.filter(|doubt| *doubt != Doubt::UnknownName);
                }
            }
        }
        if let Some(actor) = self.actor {
            let unsigned = |proposal: &&mut Proposal| {
                proposal.actors.is_empty() && !matches!(proposal.action, Action::NotAgreed | Action::Placeholder)
            };
            for proposal in self.out.proposals.iter_mut().filter(unsigned) {
                proposal.actors = vec![actor.clone()];
            }
        }
        self.out.proposals.sort_by_key(|proposal| (proposal.place.0, proposal.place.1.start));
        self.out.other.sort_unstable();
        self.out.other.dedup();
        self.out
    }
}

/// Aims an instruction at the words of a paragraph that a comment is on: "delete", on words that are chosen, is about these.
fn aim(one: &mut Instruction, chosen: Span, paragraph: &Paragraph, said: &str) {
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

/// Whether markup says that something is proposed, and not only that words are not agreed.
fn is_marked(proposal: &Proposal) -> bool {
    !proposal.actors.is_empty() || !matches!(proposal.action, Action::NotAgreed | Action::Placeholder | Action::Remark)
}

/// The words of a stretch of text behind its first colon.
fn after_colon(text: &str, span: Span) -> Option<String> {
    // The words may go on over several sentences.
    let rest = text.get(span.start..)?;
    let (_, tail) = rest.split_once([':', '：'])?;
    Some(unquoted(tail)).filter(|tail| !tail.is_empty())
}

/// A paragraph of the draft without what it is called before it: "Article 4, paragraph 1: The Parties …".
fn uncited(text: &str) -> String {
    let cited = citation::citations(text).into_iter().next().filter(|cited| cited.span.start == 0);
    let rest = cited.and_then(|cited| text.get(cited.span.end()..)?.trim_start().strip_prefix([':', '：']));
    rest.map_or(text, str::trim_start).to_owned()
}

/// Words without the quotation marks around them.
fn unquoted(text: &str) -> String {
    let trimmed = text.trim();
    let inner = letter::QUOTES.iter().find_map(|(open, close)| trimmed.strip_prefix(*open)?.strip_suffix(*close));
    inner.unwrap_or(trimmed).trim().to_owned()
}

/// "12 alt EU: We decide …", "EU alt 12: …", "OP6 alt (JPN): …": a rival for a whole paragraph.
fn rival(
    paragraph: &Paragraph,
    index: usize,
    (base, addresses): (&Reading, &Addresses),
    finder: &ActorFinder,
) -> Option<Proposal> {
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
    let at = citation::bare(&number).and_then(|cited| addresses.find(&cited, base, None).one());
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

