//! Format 1: the plain types that go to disk. Frozen once released: a change makes a `v2`.
//!
//! Lists are flat (paragraphs name the copy they belong to), so that the file has one item a line and two versions of
//! it compare well.

use serde::{Deserialize, Serialize};

/// The format that is written.
pub(super) const FORMAT: u32 = 1;

/// Flags that are left out when false.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "the signature serde asks for")]
const fn off(flag: &bool) -> bool {
    !*flag
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Default)]
pub(super) struct Names {
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub en: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub zh: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Mark {
    pub from: usize,
    pub len: usize,
    pub style: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub colour: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub author: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub moved: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Comment {
    pub from: usize,
    pub len: usize,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub author: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    pub text: String,
    #[serde(default, skip_serializing_if = "off")]
    pub resolved: bool,
    #[serde(default, skip_serializing_if = "off")]
    pub reply: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct End {
    pub inserted: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub author: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Paragraph {
    pub kind: String,
    #[serde(default, skip_serializing_if = "is_zero")]
    pub level: u8,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub section: Vec<String>,
    pub text: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub marks: Vec<Mark>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<(usize, usize)>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub comments: Vec<Comment>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<End>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
    /// Table, row, column, each from 0; absent where no table is, and in files from before places were kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cell: Option<(u32, u32, u32)>,
    /// Label and reference before the tracked changes, where they differ.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rejected: Option<(Option<String>, Option<String>)>,
    /// Printed line numbers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lines: Vec<u32>,
    /// What the import could not read surely.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub doubts: Vec<String>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the signature serde asks for")]
const fn is_zero(level: &u8) -> bool {
    *level == 0
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct SetAside {
    pub what: String,
    pub text: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
}

/// A copy without its paragraphs, which stand in a list of their own and name it by `number`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Copy {
    pub number: usize,
    pub draft: String,
    /// Language code of a translation; absent for the text of the negotiation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub translation: Option<String>,
    pub file: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    pub blake3: String,
    pub importer: u32,
    pub format: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub encoding: Option<String>,
    /// By what pages without text were recognised, and which; absent where all had text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recognised: Option<(String, Vec<u32>)>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub symbol: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    #[serde(default)]
    pub doubts: usize,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub noted: Vec<Noted>,
}

/// Something noticed at the import: weight (`info`, `doubt`, `loss`), page, paragraph, sentence.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Noted {
    pub weight: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paragraph: Option<usize>,
    pub said: Names,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct CopyParagraph {
    pub copy: usize,
    pub id: String,
    pub paragraph: Paragraph,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct CopySetAside {
    pub copy: usize,
    pub piece: SetAside,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) enum Correction {
    Reads(Box<Paragraph>),
    SetAside,
    Joined,
    Split(Vec<Paragraph>),
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Draft {
    pub id: String,
    pub name: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub family: String,
    pub stage: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    pub status: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub source: String,
    pub view: String,
    #[serde(default)]
    pub order: i32,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub corrections: Vec<(String, Correction)>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Theme {
    pub id: String,
    pub code: String,
    pub names: Names,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<u8>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub colour: Option<u32>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub description: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub include: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub exclude: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub keywords: Vec<String>,
    #[serde(default, skip_serializing_if = "off")]
    pub retired: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub had_key: Option<u8>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub merged_into: Option<String>,
    #[serde(default)]
    pub order: i32,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Member {
    pub code: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Actor {
    pub id: String,
    pub kind: String,
    pub names: Names,
    pub code: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub members: Vec<Member>,
    #[serde(default, skip_serializing_if = "off")]
    pub invented: bool,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    #[serde(default, skip_serializing_if = "off")]
    pub retired: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub merged_into: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Position {
    pub id: String,
    pub kind: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub actors: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aligned: Vec<String>,
    pub actor_words: String,
    pub gist: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub quotation: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub subject: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub stance: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub themes: Vec<String>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub date: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub source: String,
    #[serde(default, skip_serializing_if = "off")]
    pub invented: bool,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub language: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub place: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub address: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub anchors: Vec<Anchor>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proposal: Option<Proposed>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub submitted: Option<bool>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub disputed: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub basis: Option<String>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Proposed {
    pub action: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reference: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub old: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub new: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Milestone {
    pub date: String,
    pub names: Names,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub source: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub disputed: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Verdict {
    pub draft: String,
    pub uptake: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub evidence: String,
    pub author: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<String>,
    #[serde(default, skip_serializing_if = "off")]
    pub accepted: bool,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub anchors: Vec<Anchor>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Ask {
    pub id: String,
    pub actors: Vec<String>,
    pub gist: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub words: String,
    #[serde(default, skip_serializing_if = "off")]
    pub red_line: bool,
    #[serde(default, skip_serializing_if = "off")]
    pub keep_out: bool,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub verdicts: Vec<Verdict>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub anchors: Vec<Anchor>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub positions: Vec<String>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Anchor {
    pub draft: String,
    pub paragraph: String,
    pub from: usize,
    pub len: usize,
    pub quote: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub before: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub after: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) enum Body {
    Tag(String),
    Claim {
        #[serde(default)]
        actors: Vec<String>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        aligned: Vec<String>,
        role: String,
        basis: String,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        positions: Vec<String>,
        #[serde(default, skip_serializing_if = "String::is_empty")]
        evidence: String,
        #[serde(default, skip_serializing_if = "String::is_empty")]
        note: String,
    },
    Note(String),
    Headline(String),
    Important,
    Seen,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Annotation {
    pub id: String,
    pub author: String,
    pub made: String,
    pub changed: String,
    pub from: String,
    pub to: String,
    pub body: Body,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub old: Vec<Anchor>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub new: Vec<Anchor>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct UserLink {
    pub id: String,
    pub old: (String, String),
    pub new: (String, String),
    pub linked: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Default)]
pub(super) struct Options {
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ignore: Vec<String>,
    #[serde(default, skip_serializing_if = "off")]
    pub numbering: bool,
    #[serde(default, skip_serializing_if = "off")]
    pub formatting: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Study {
    pub format: u32,
    pub id: String,
    pub title: String,
    #[serde(default, skip_serializing_if = "off")]
    pub invented: bool,
    #[serde(default)]
    pub options: Options,
    #[serde(default)]
    pub coders: Vec<(String, String)>,
    #[serde(default)]
    pub drafts: Vec<Draft>,
    #[serde(default)]
    pub copies: Vec<Copy>,
    #[serde(default)]
    pub paragraphs: Vec<CopyParagraph>,
    #[serde(default)]
    pub set_aside: Vec<CopySetAside>,
    #[serde(default)]
    pub themes: Vec<Theme>,
    #[serde(default)]
    pub actors: Vec<Actor>,
    #[serde(default)]
    pub positions: Vec<Position>,
    #[serde(default)]
    pub milestones: Vec<Milestone>,
    #[serde(default)]
    pub asks: Vec<Ask>,
    #[serde(default)]
    pub links: Vec<UserLink>,
    #[serde(default)]
    pub dismissed: Vec<String>,
    #[serde(default)]
    pub annotations: Vec<Annotation>,
    /// Annotations whose step could not be told when a draft was put in between.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unplaced: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub conflicts: Vec<Conflict>,
}

/// What two merged copies say differently.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Conflict {
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mine: Option<Part>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub theirs: Option<Part>,
}

/// One thing of a study, as one of two versions has it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) enum Part {
    Title(String),
    Options(Options),
    Coder(String, String),
    /// A study with this draft alone.
    Draft(Box<Study>),
    Theme(Box<Theme>),
    Actor(Box<Actor>),
    Position(Box<Position>),
    Ask(Box<Ask>),
    Annotation(Box<Annotation>),
    Link(UserLink),
}
