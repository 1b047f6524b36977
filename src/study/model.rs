//! What a study is.

use super::enums::{ActorKind, Basis, Direction, DraftStatus, Level, PositionKind, ProposalAction, Role, Uptake};
use crate::base::{
    ActorId, CoderId, Date, DraftId, ParagraphId, PositionId, Severity, Span, ThemeId, Timestamp, UiLanguage,
};
use crate::text::{Language, Paragraph, SourceText, Stage, View};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A name in every language of the program; an empty one is not known.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct LocalizedName {
    /// English.
    pub en: String,
    /// Chinese.
    pub zh: String,
}

/// The former name of [`LocalizedName`], for the rooms that still say so.
pub type Names = LocalizedName;

impl LocalizedName {
    /// Returns the name in a language; where it is not known, in the other.
    pub fn in_language(&self, language: UiLanguage) -> &str {
        let (first, second) = match language {
            UiLanguage::English => (&self.en, &self.zh),
            UiLanguage::Chinese => (&self.zh, &self.en),
        };
        if first.is_empty() { second } else { first }
    }
}

/// A copy of a draft's text in a study.
#[derive(Debug, Clone, PartialEq)]
pub struct StudyCopy {
    /// The text as imported.
    pub copy: Arc<SourceText>,
    /// The ids of the copy's paragraphs.
    pub ids: Arc<Vec<ParagraphId>>,
    /// The file's name without its folder.
    pub file: String,
    /// Where the file was last seen.
    pub path: Option<String>,
    /// How many doubts its import left.
    pub doubts: usize,
    /// What was noticed when it was imported.
    pub noted: Arc<Vec<Noted>>,
    /// What is known of its being whole.
    pub seal: Seal,
}

/// Whether a copy is what it was when it was written first: what its sum in the study's file says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Seal {
    /// It is: made by this program, or read and found as its sum says. It is written with its sum.
    #[default]
    Whole,
    /// Nobody knows: it was saved before sums were written, and stays without one.
    Absent,
    /// It is not; the sum as the file has it, which is kept, so that it is noticed wherever the copy goes.
    Broken(String),
    /// A later version wrote the sum, or part of the copy; the sum is kept as the file has it.
    Unknown(String),
}

/// Something noticed when a copy was imported: kept, so that it can be looked at without the source file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Noted {
    /// How much it matters.
    pub weight: Severity,
    /// Page of the source, from 1.
    pub page: Option<u32>,
    /// Index of a paragraph of the copy.
    pub paragraph: Option<usize>,
    /// What it says, in both languages.
    pub said: LocalizedName,
}

/// A user's correction of one imported paragraph, laid over the copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Correction {
    /// The paragraph reads so (kind, level, label, reference, words), whatever was imported.
    Reads(Box<Paragraph>),
    /// The paragraph is no part of the text.
    SetAside,
    /// The paragraph goes on the one before.
    Joined,
    /// The paragraph is really these; the first keeps its id.
    Split(Vec<Paragraph>),
}

/// A draft: a slot on the timeline.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    /// Its name for the program.
    pub id: DraftId,
    /// Its name for people: `Rev.1`.
    pub name: String,
    /// The family of documents it belongs to.
    pub family: String,
    /// Its stage.
    pub stage: Stage,
    /// Its date.
    pub date: Option<Date>,
    /// Its status.
    pub status: DraftStatus,
    /// Where it is from.
    pub source: String,
    /// Which side of tracked changes is read.
    pub view: View,
    /// The text in the language of negotiation.
    pub text: StudyCopy,
    /// The text in other languages.
    pub others: BTreeMap<Language, StudyCopy>,
    /// Corrections laid over the text.
    pub corrections: BTreeMap<ParagraphId, Correction>,
    /// Place among drafts of the same stage and date.
    pub order: i32,
}

/// A code of the codebook.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Theme {
    /// Its name in both languages.
    pub names: LocalizedName,
    /// The code it stands below.
    pub parent: Option<ThemeId>,
    /// Short name in files and lists: `A1`.
    pub code: String,
    /// The number key that tags with it.
    pub key: Option<u8>,
    /// Colour, 0xRRGGBB.
    pub colour: Option<u32>,
    /// What it means.
    pub description: String,
    /// When to use it.
    pub include: String,
    /// When not to.
    pub exclude: String,
    /// Words that speak of it.
    pub keywords: Vec<String>,
    /// Whether it is no longer offered.
    pub retired: bool,
    /// The number key it had when it was retired: it gets it back with its place.
    pub had_key: Option<u8>,
    /// The theme it was merged into: what another coder still tags with it belongs there.
    pub merged_into: Option<ThemeId>,
    /// Place in the list.
    pub order: i32,
}

/// A member of a group, for a time.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Membership {
    /// ISO 3166-1 alpha-3 code of the member.
    pub member: String,
    /// First day, when known.
    pub from: Option<Date>,
    /// Last day, when known.
    pub until: Option<Date>,
}

/// A participant.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Actor {
    /// What it is.
    pub kind: ActorKind,
    /// Its name in both languages.
    pub names: LocalizedName,
    /// Short name or code: `G77`, `CHN`.
    pub code: String,
    /// Other names met in texts.
    pub aliases: Vec<String>,
    /// Members, for groups. Never expanded silently.
    pub members: Vec<Membership>,
    /// Whether it was invented for a sample.
    pub invented: bool,
    /// Sources and remarks.
    pub note: String,
    /// Whether it is no longer offered.
    pub retired: bool,
    /// The actor it was merged into: what another coder still says of it belongs there.
    pub merged_into: Option<ActorId>,
}

/// What an actor asked for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Position {
    /// What kind.
    pub kind: PositionKind,
    /// Whose; one claim of several actors stays one.
    pub actors: Vec<ActorId>,
    /// Who aligned themselves with it: theirs is the alignment, not the words.
    pub aligned: Vec<ActorId>,
    /// Whose, as the source says it.
    pub actor_words: String,
    /// What, in the analyst's words.
    pub gist: String,
    /// The words themselves, in their language.
    pub quotation: String,
    /// On what, as the source says it.
    pub subject: String,
    /// For, against, asking ….
    pub stance: String,
    /// Themes.
    pub themes: Vec<ThemeId>,
    /// When, as the source says it: days, months and ranges occur.
    pub date: String,
    /// Where it is found: document, page.
    pub source: String,
    /// Whether it was invented for a sample.
    pub invented: bool,
    /// Code of the quotation's language (`zh`); empty when not known.
    pub language: String,
    /// Where it was said: the meeting, the town.
    pub place: String,
    /// Address of the source.
    pub address: String,
    /// The words of a draft that it is about.
    pub anchors: Vec<Anchor>,
    /// The concrete words wanted, for a proposal.
    pub proposal: Option<ProposedWords>,
    /// Whether something was submitted (or was not), where that is what the position says.
    pub submitted: Option<bool>,
    /// The fact on which sources disagree: claims with the same words here are shown side by side, none is settled.
    pub disputed: String,
    /// On what ground it is on record: the actor's own words, somebody's account, a conclusion; `None` when not known.
    pub basis: Option<Basis>,
    /// More.
    pub note: String,
}

/// Concrete words that a proposal wants of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProposedWords {
    /// What is to be done with them.
    pub action: ProposalAction,
    /// How the paragraph is cited; empty when it is not said.
    pub reference: String,
    /// The words to go, to stay, to be replaced.
    pub old: String,
    /// The words wanted; rival wordings are in one entry each.
    pub new: Vec<String>,
}

/// A dated event of the process.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Milestone {
    /// When: `2019-06`.
    pub date: String,
    /// What, in both languages.
    pub names: LocalizedName,
    /// Source.
    pub source: String,
    /// Remarks, such as a conflict between sources.
    pub note: String,
    /// The fact on which sources disagree, as in a position.
    pub disputed: String,
}

/// A verdict on an ask in one draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// What became of it.
    pub uptake: Uptake,
    /// What shows it.
    pub evidence: String,
    /// Who says so.
    pub author: CoderId,
    /// When it was said last; not known of verdicts from before this was kept.
    pub at: Option<Timestamp>,
    /// Whether it was the tool's suggestion, which this person accepted.
    pub accepted: bool,
    /// The words of the draft that show it.
    pub anchors: Vec<Anchor>,
}

/// Words or an aim that an actor wants in (or out), or must not lose.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Ask {
    /// Whose.
    pub actors: Vec<ActorId>,
    /// What.
    pub gist: String,
    /// The words, if there are any.
    pub words: String,
    /// Whether it is a red line: words that must not be lost.
    pub red_line: bool,
    /// Whether the words are to be kept out.
    pub keep_out: bool,
    /// Draft by draft, what became of it.
    pub verdicts: BTreeMap<DraftId, Verdict>,
    /// The words of a draft that it was made of, or is about.
    pub anchors: Vec<Anchor>,
    /// The positions that say so.
    pub positions: Vec<PositionId>,
    /// More.
    pub note: String,
}

/// A text that drafts are held against for agreed language: no draft, and compared with nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reference {
    /// Its name.
    pub name: String,
    /// Where it is from: the file.
    pub source: String,
    /// Its paragraphs: how each is cited (empty where it is not), and its words.
    pub paragraphs: Arc<Vec<(String, String)>>,
}

/// Words of a draft that an annotation is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Anchor {
    /// The draft.
    pub draft: DraftId,
    /// The paragraph.
    pub paragraph: ParagraphId,
    /// Where in the reading's text of the paragraph, in bytes.
    pub span: Span,
    /// The words.
    pub quote: String,
    /// A few words before them.
    pub before: String,
    /// A few words after them.
    pub after: String,
}

/// What an annotation is about: words in the old draft, the new draft, or both, and the step on which they changed.
/// Never a change: changes are computed, words are not. What was said of a draft while it stood alone is of the step from it
/// to itself.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Target {
    /// The earlier draft of the step.
    pub from: DraftId,
    /// The later draft of the step.
    pub to: DraftId,
    /// Words in the earlier draft.
    pub old: Vec<Anchor>,
    /// Words in the later draft.
    pub new: Vec<Anchor>,
}

/// What an annotation says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Body {
    /// These words are about a theme.
    Tag(ThemeId),
    /// This change reflects a position.
    Claim(Claim),
    /// A note.
    Note(String),
    /// What the change does, in one line.
    Headline(String),
    /// The change matters.
    Important,
    /// The coder has seen the change.
    Seen,
    /// Strength or weight of the change are others than the tool says.
    Overruled(Overruling),
}

/// What a person says of a change's strength and weight: it stands before what the tool says, which is told beside it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Overruling {
    /// Which way it leans; `None` where the tool's word stands.
    pub shift: Option<Direction>,
    /// How much it matters; `None` where the tool's word stands.
    pub weight: Option<Level>,
    /// Why.
    pub because: String,
}

/// The claim that a change reflects the position of one or several actors.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// Whose; empty for "not known".
    pub actors: Vec<ActorId>,
    /// Who aligned themselves with it.
    pub aligned: Vec<ActorId>,
    /// In what role.
    pub role: Role,
    /// On what ground.
    pub basis: Basis,
    /// The positions that show it.
    pub positions: Vec<PositionId>,
    /// Where it is said: document, page, address.
    pub evidence: String,
    /// More.
    pub note: String,
}

/// Something a person said of words and their change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Annotation {
    /// What it is about.
    pub target: Target,
    /// What it says.
    pub body: Body,
    /// Who said it.
    pub author: CoderId,
    /// When it was made.
    pub made: Timestamp,
    /// When it was changed last.
    pub changed: Timestamp,
}

/// The user's word on whether two paragraphs belong together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UserLink {
    /// Paragraph of the earlier draft.
    pub old: (DraftId, ParagraphId),
    /// Paragraph of the later draft.
    pub new: (DraftId, ParagraphId),
    /// Whether they are linked, or cut apart.
    pub linked: bool,
}
