//! Format 1: the plain types that go to disk. Frozen once released: a change makes a `v2`.
//!
//! A field that is not known is refused here, so that `unknown` notices it and keeps it.
//!
//! Lists are flat (paragraphs name the copy they belong to), so that the file has one item a line and two versions of
//! it compare well.

use super::v1_copy::off;
pub(super) use super::v1_copy::{
    Comment, Copy, CopyParagraph, CopySetAside, End, Mark, Names, Noted, Paragraph, SetAside,
};
use crate::study::kept::Kept;
use serde::{Deserialize, Serialize};

/// The format that is written.
pub(super) const FORMAT: u32 = 1;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) enum Correction {
    Reads(Box<Paragraph>),
    SetAside,
    Joined,
    Split(Vec<Paragraph>),
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
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
#[serde(deny_unknown_fields)]
pub(super) struct Theme {
    /// Always there in a study; in a pack only where it is none that belongs to the item's code.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub id: String,
    #[serde(default)]
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
#[serde(deny_unknown_fields)]
pub(super) struct Member {
    pub code: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Actor {
    /// Always there in a study; in a pack only where it is none that belongs to the item's code.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub id: String,
    pub kind: String,
    pub names: Names,
    #[serde(default)]
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
#[serde(deny_unknown_fields)]
pub(super) struct Position {
    /// Always there in a study; in a pack only where it is none that belongs to the item's code.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub id: String,
    pub kind: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub actors: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aligned: Vec<String>,
    #[serde(default)]
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
#[serde(deny_unknown_fields)]
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
#[serde(deny_unknown_fields)]
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
#[serde(deny_unknown_fields)]
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
#[serde(deny_unknown_fields)]
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
#[serde(deny_unknown_fields)]
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
#[serde(deny_unknown_fields)]
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
    Overruled {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        shift: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        weight: Option<String>,
        #[serde(default, skip_serializing_if = "String::is_empty")]
        because: String,
    },
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
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
#[serde(deny_unknown_fields)]
pub(super) struct UserLink {
    pub id: String,
    pub old: (String, String),
    pub new: (String, String),
    pub linked: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Default)]
#[serde(deny_unknown_fields)]
pub(super) struct Options {
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ignore: Vec<String>,
    #[serde(default, skip_serializing_if = "off")]
    pub numbering: bool,
    #[serde(default, skip_serializing_if = "off")]
    pub formatting: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Study {
    pub format: u32,
    /// The version of the program that wrote the file; absent in text that is in no file, and from before it was named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub writer: Option<String>,
    pub id: String,
    pub title: String,
    #[serde(default, skip_serializing_if = "off")]
    pub invented: bool,
    /// The language negotiated in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
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
    /// The terms that are followed over drafts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub terms: Vec<String>,
    #[serde(default)]
    pub annotations: Vec<Annotation>,
    /// Annotations whose step could not be told when a draft was put in between.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unplaced: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub conflicts: Vec<Conflict>,
    /// Texts that drafts are held against.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub references: Vec<Reference>,
    /// What a newer version added; put into the text beside the fields (see `unknown`).
    #[serde(skip)]
    pub kept: Kept,
}

impl Study {
    /// The names of its fields.
    pub(super) const FIELDS: &[&str] = &[
        "format",
        "writer",
        "id",
        "title",
        "invented",
        "language",
        "options",
        "coders",
        "drafts",
        "copies",
        "paragraphs",
        "set_aside",
        "themes",
        "actors",
        "positions",
        "milestones",
        "asks",
        "links",
        "dismissed",
        "terms",
        "annotations",
        "unplaced",
        "conflicts",
        "references",
    ];
}

/// A text that drafts are held against: how each paragraph is cited, and its words.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Reference {
    pub id: String,
    pub name: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub source: String,
    pub paragraphs: Vec<(String, String)>,
}

/// What two merged copies say differently.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
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
#[serde(deny_unknown_fields)]
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
