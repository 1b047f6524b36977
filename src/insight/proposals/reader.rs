//! What is known while a submission is read against a draft.

use super::instructed::Target;
use super::likeness::Words;
use super::markup::MarkupKey;
use super::model::{Place, Proposals};
use super::{ActorFinder, ActorName};
use crate::base::Span;
use crate::text::{Paragraph, Reading};
use std::collections::BTreeSet;

/// Words that hang on a paragraph: a comment, a line below it that begins with a name.
pub(super) struct Hanging {
    /// The paragraph of the submission that they are about.
    pub on: usize,
    /// The words of it that they are about.
    pub chosen: Span,
    /// Where they stand.
    pub place: Place,
    pub text: String,
    pub actors: Vec<ActorName>,
}

pub(super) struct Reader<'a> {
    pub submission: &'a Reading,
    pub base: &'a Reading,
    pub actor: Option<&'a ActorName>,
    pub markup_key: &'a MarkupKey,
    pub finder: &'a ActorFinder,
    pub target: Target<'a>,
    pub words: &'a Words,
    pub out: Proposals,
    /// What is left of the submission's paragraphs without their markup, and which they are.
    pub plain: Vec<Paragraph>,
    pub home: Vec<usize>,
    /// Places of brackets that hold a paragraph of their own.
    pub numbered: BTreeSet<Place>,
    /// What is said of paragraphs beside them.
    pub hanging: Vec<Hanging>,
    /// Whose the paragraphs below a line are that is nothing but a name.
    pub speaker: Option<Vec<ActorName>>,
    /// The last paragraph of the submission that is the draft's.
    pub drafts: Option<usize>,
    /// Whether it speaks of the draft in a letter or a table of its own.
    pub speaks: bool,
    /// Whether it marks what it proposes.
    pub marks: bool,
}
