//! Instructions against the draft: which paragraph, which words of it.

use super::citation::{Addresses, Citation, Found};
use super::instruction::{Instruction, NewPlace, Wish};
use super::letter;
use super::quoted;
use super::{Action, Doubt, Proposal};
use crate::text::{Paragraph, Reading};

/// Where instructions are looked for.
pub(super) struct Target<'a> {
    pub base: &'a Reading,
    pub addresses: &'a Addresses,
}

/// A place of the draft, and what is doubtful of it.
#[derive(Debug, Clone, Copy)]
struct Place {
    at: Option<usize>,
    doubt: Option<Doubt>,
}

impl Target<'_> {
    /// The paragraph cited; `words` said to stand in it decide between several.
    fn place(&self, citation: &Citation, words: Option<&str>) -> Place {
        match self.addresses.find(citation, self.base, words) {
            // What stands elsewhere than it seems to be cited, is that only if it holds the words.
            Found::One(at) => {
                let sure = words.is_some() || self.addresses.has(citation);
                Place { at: Some(at), doubt: (!sure).then_some(Doubt::SeveralParagraphs) }
            }
            Found::Several => Place { at: None, doubt: Some(Doubt::SeveralParagraphs) },
            Found::Nothing => match self.addresses.find(citation, self.base, None) {
                // Several have the number, and none has the words.
                Found::Several => Place { at: None, doubt: Some(Doubt::NoSuchWords) },
                _ => Place { at: None, doubt: Some(Doubt::NoSuchParagraph) },
            },
        }
    }

    /// The proposals that an instruction is: more than one where it words a paragraph anew in several places, none where
    /// it changes nothing. `own` is the paragraph of the draft that it hangs on, where it names none.
    pub(super) fn proposals(
        &self,
        said: Instruction,
        index: usize,
        paragraph: &Paragraph,
        own: Option<usize>,
    ) -> Vec<Proposal> {
        let words = match &said.wish {
            Wish::Replace { old, .. } | Wish::Delete { old } => Some(old.as_str()),
            Wish::Insert { after, before, .. } => after.as_deref().or(before.as_deref()),
            Wish::Retain { old } => old.as_deref(),
            _ => None,
        };
        let (mut made, there) = self.blank(&said, words, (index, paragraph), own);
        match said.wish {
            Wish::Replace { old, new } => {
                if quoted::plain(&old) == quoted::plain(&new) {
                    return Vec::new();
                }
                made.action = Action::Replace;
                (made.old, made.new) = (Some(old), vec![new]);
            }
            Wish::Delete { old } => {
                made.action = Action::Delete;
                made.old = Some(old);
            }
            Wish::DeleteParagraph => {
                made.action = Action::Delete;
                made.old = there.map(|there| there.text.clone());
            }
            Wish::DeleteUnquoted => {
                made.action = Action::Delete;
                made.doubt = made.doubt.or(Some(Doubt::DeleteWhat));
            }
            Wish::Insert { before: Some(before), new, .. } => {
                // What comes before words is said by those words anew.
                made.action = Action::Replace;
                made.new = vec![format!("{new} {before}")];
                made.old = Some(before);
            }
            Wish::Insert { after, new, .. } => {
                made.action = Action::Insert;
                (made.old, made.new) = (after, vec![new]);
            }
            Wish::Rewrite { new } => return rewritten(made, there, new),
            Wish::NewParagraph { new, place } => {
                self.new_paragraph(&mut made, said.citation.as_ref(), place, own, said.called);
                made.new = vec![new];
            }
            Wish::Retain { old } => {
                made.action = Action::Retain;
                made.old = old;
            }
            Wish::Statement(action) => {
                self.statement(&mut made, action, said.citation.as_ref());
            }
        }
        if said.perhaps {
            made.doubt = made.doubt.or(Some(Doubt::SaidAsPossible));
        }
        vec![made]
    }

    /// A proposal of this place and these words of the submission, to be filled in; and the paragraph of the draft.
    fn blank(
        &self,
        said: &Instruction,
        words: Option<&str>,
        (index, paragraph): (usize, &Paragraph),
        own: Option<usize>,
    ) -> (Proposal, Option<&Paragraph>) {
        let place = match &said.citation {
            Some(citation) => self.place(citation, words),
            None => Place { at: own, doubt: own.is_none().then_some(Doubt::NoSuchParagraph) },
        };
        let there = place.at.and_then(|at| self.base.paragraphs.get(at));
        let text = said.span.of(&paragraph.text).unwrap_or(&paragraph.text).trim().to_owned();
        let cited = there.map(|there| there.cited().to_owned()).filter(|cited| !cited.is_empty());
        let named = said.citation.as_ref().map(Citation::shown);
        let made = Proposal {
            actors: said.whose.iter().cloned().collect(),
            action: Action::Remark,
            base: place.at,
            after: None,
            reference: cited.or(named),
            old: None,
            new: Vec::new(),
            place: (index, said.span),
            text,
            doubt: place.doubt.or_else(|| there.and_then(|there| doubt_of(&there.text, words))),
        };
        (made, there)
    }

    /// Support, objection, reservation, remark.
    fn statement(&self, made: &mut Proposal, action: Action, citation: Option<&Citation>) {
        made.action = action;
        // Of an article as a whole one speaks by its heading.
        if let (None, Some(at)) = (made.base, citation.and_then(|citation| self.addresses.heading(citation))) {
            (made.base, made.doubt) = (Some(at), None);
        }
        // For or against other words than the draft's is not for or against the draft's.
        let there = made.base.and_then(|at| self.base.paragraphs.get(at));
        let (_, quoted) = letter::without_quotes(&made.text);
        let strange = |words: &String| there.is_some_and(|there| !quoted::holds(&there.text, words));
        if quoted.iter().any(strange) {
            made.doubt = made.doubt.or(Some(Doubt::NoSuchWords));
        }
    }

    fn new_paragraph(
        &self,
        made: &mut Proposal,
        citation: Option<&Citation>,
        place: NewPlace,
        own: Option<usize>,
        called: Option<String>,
    ) {
        made.action = Action::Insert;
        (made.base, made.doubt) = (None, None);
        let found = |citation: &Citation| self.addresses.find(citation, self.base, None);
        match (citation, place) {
            (None, _) => made.after = own,
            (Some(citation), NewPlace::After) => made.after = found(citation).one(),
            (Some(citation), NewPlace::Before) => {
                made.after = found(citation).one().and_then(|at| at.checked_sub(1));
            }
            (Some(citation), NewPlace::Numbered) => {
                made.after = citation.predecessors().iter().find_map(|before| found(before).one());
                if self.addresses.has(citation) {
                    // The draft has that number: a paragraph before it, or after it?
                    made.doubt = Some(Doubt::SeveralParagraphs);
                }
            }
        }
        made.reference = called.or_else(|| made.reference.take());
        if made.after.is_none() {
            made.doubt = Some(Doubt::NoSuchParagraph);
        }
    }
}

/// Whether words that are said to stand in a paragraph stand there, once.
pub(super) fn doubt_of(text: &str, words: Option<&str>) -> Option<Doubt> {
    let words = words?;
    match quoted::find(text, words).len() {
        0 => Some(Doubt::NoSuchWords),
        1 => None,
        _ => Some(Doubt::WordsTwice),
    }
}

/// A whole paragraph in other words. What leaves words out with "…" says only what it says.
fn rewritten(made: Proposal, there: Option<&Paragraph>, new: String) -> Vec<Proposal> {
    let Some(there) = there else {
        return vec![Proposal { action: Action::Replace, new: vec![new], ..made }];
    };
    let differences = super::wording::differences(&there.text, &new);
    let of = |(action, old, new): (Action, Option<String>, Option<String>)| Proposal {
        action,
        old,
        new: new.into_iter().collect(),
        ..made.clone()
    };
    differences.into_iter().map(of).collect()
}
