//! What became of asked-for words, draft by draft: whether they stand, how near they come, what is gone.
//!
//! ```text
//! ask      "on mutually agreed terms"
//! Zero     –                                             no words        not adopted
//! Rev.1    "on favourable terms and on mutually agreed terms"  whole     adopted, since Rev.1
//! Rev.2    "on agreed terms"                             gone: mutually  adopted in part, weaker than in Rev.1
//! Rev.3    –                                             lost            reversed
//! ```
//!
//! Everything said here is about words. Whether an aim was met with other words is for a person to say: the suggestion
//! is a type of its own, and it carries its reason.

mod find;
#[cfg(test)]
mod tests;
mod turns;

pub use find::{Index, Near};
pub use turns::{Turn, turns};

use crate::base::{AskId, Message, ProvisionIndex, closed_enum};
use crate::compare::{EventKind, Lineage};
use crate::study::{Ask, Uptake};
use crate::text::Reading;

/// Less than this share of the words (weighed by how rare they are) is no resemblance.
const PART: f32 = 0.6;

/// An ask or a red line, as its words are looked for in the drafts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// The ask.
    pub ask: AskId,
    /// Its words.
    pub words: String,
    /// Whether they are to be kept out.
    pub keep_out: bool,
    /// Whether they must not be lost.
    pub red_line: bool,
    /// Place of the draft that it was made on, when it says so: what stood there was no answer to it.
    pub made_on: Option<usize>,
    /// Index of the paragraph there that it is about.
    pub about: Option<usize>,
}

impl Wanted {
    /// Makes an ask without a place.
    pub fn of(id: AskId, ask: &Ask) -> Self {
        Self {
            ask: id,
            words: ask.words.clone(),
            keep_out: ask.keep_out,
            red_line: ask.red_line,
            made_on: None,
            about: None,
        }
    }
}

closed_enum!(
    /// How the words stand in one draft, beside how they stood in the draft before.
    Standing {
        /// Word for word, where they stood.
        Stands = "stands", "standing-stands";
        /// Word for word, elsewhere than in the draft before.
        Moved = "moved", "standing-moved";
        /// In part, or with other words put between them.
        Weakened = "weakened", "standing-weakened";
        /// Not at all, though they stood in an earlier draft.
        Vanished = "vanished", "standing-vanished";
        /// Not yet: in no draft so far.
        Absent = "absent", "standing-absent";
    }
);

/// The tool's suggestion for one cell of the ledger. Never a verdict.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UptakeSuggestion {
    /// What it would be.
    pub uptake: Uptake,
    /// Why: what the words show. Names drafts by their place in the particulars `now`, `since`, `before`.
    pub reason: Reason,
}

/// What the words show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// They stand word for word, in every draft from this place on without a break.
    Whole {
        /// The draft since which they stand.
        since: usize,
    },
    /// A part of them stands; these are gone, these stand between them.
    Part {
        /// Percent of them, weighed by rarity.
        percent: u8,
        /// Words that are missing.
        gone: Vec<String>,
        /// Words that stand between them.
        put_in: Vec<String>,
        /// The draft where they stood more wholly, if one did.
        fuller: Option<usize>,
    },
    /// They stand no longer.
    Lost {
        /// The last draft they stood in.
        last: usize,
    },
    /// They never stood.
    Never,
    /// The paragraph that the ask is about is gone.
    Overtaken,
    /// The paragraph that the ask is about reads as it did.
    Untouched,
    /// They stand, and were to be kept out.
    CameIn {
        /// The draft since which they stand.
        since: usize,
    },
    /// They are out, as was asked.
    KeptOut,
}

impl Reason {
    /// Returns the sentence; `name` gives the name of the draft at a place.
    pub fn message(&self, name: &dyn Fn(usize) -> String) -> Message {
        let list = |words: &[String]| words.join(" ");
        match self {
            Self::Whole { since } => Message::new("uptake-why-whole").text("since", name(*since)),
            Self::Part { percent, gone, put_in, fuller } => {
                let key = match (gone.is_empty(), put_in.is_empty()) {
                    (false, false) => "uptake-why-part-both",
                    (false, true) => "uptake-why-part-gone",
                    _ => "uptake-why-part-between",
                };
                let fuller = fuller.map(name).unwrap_or_default();
                let said = Message::new(key).number("percent", *percent).text("gone", list(gone));
                said.text("between", list(put_in)).text("fuller", fuller)
            }
            Self::Lost { last } => Message::new("uptake-why-lost").text("last", name(*last)),
            Self::Never => Message::new("uptake-why-never"),
            Self::Overtaken => Message::new("uptake-why-overtaken"),
            Self::Untouched => Message::new("uptake-why-untouched"),
            Self::CameIn { since } => Message::new("uptake-why-came-in").text("since", name(*since)),
            Self::KeptOut => Message::new("uptake-why-kept-out"),
        }
    }
}

/// What became of an ask in one draft.
#[derive(Debug, Clone, PartialEq)]
pub struct Trace {
    /// Where the words, or what is nearest to them, stand.
    pub near: Option<Near>,
    /// How they stand beside the draft before.
    pub standing: Standing,
    /// What the tool would say.
    pub suggestion: UptakeSuggestion,
}

/// What became of an ask in each draft; empty for an ask without words.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Traced {
    /// The ask.
    pub ask: Option<AskId>,
    /// One entry a draft; empty when the ask has no words.
    pub drafts: Vec<Trace>,
}

/// Follows every ask through the drafts. `lineage`, where it is known, tells a move from standing.
pub fn trace(wanted: &[Wanted], drafts: &[&Reading], index: &Index, lineage: Option<&Lineage>) -> Vec<Traced> {
    wanted.iter().map(|wanted| Traced { ask: Some(wanted.ask), drafts: one(wanted, drafts, index, lineage) }).collect()
}

fn one(wanted: &Wanted, drafts: &[&Reading], index: &Index, lineage: Option<&Lineage>) -> Vec<Trace> {
    let near: Vec<Option<Near>> = (0..drafts.len())
        .map(|draft| {
            // Of several places the one in the same provision as before counts.
            index.nearest(&wanted.words, draft, drafts, PART)
        })
        .collect();
    if !index.has_words(&wanted.words) {
        return Vec::new();
    }
    let near = steady(near, wanted, drafts, index, lineage);
    (0..drafts.len())
        .map(|at| Trace {
            near: near.get(at).cloned().flatten(),
            standing: standing(&near, at, lineage),
            suggestion: if wanted.keep_out { kept_out(&near, at) } else { asked(wanted, &near, at, drafts, lineage) },
        })
        .collect()
}

/// Where the words stand word for word in several paragraphs, the provision they stood in before is followed.
fn steady(
    mut near: Vec<Option<Near>>,
    wanted: &Wanted,
    drafts: &[&Reading],
    index: &Index,
    lineage: Option<&Lineage>,
) -> Vec<Option<Near>> {
    let Some(lineage) = lineage else { return near };
    for at in 1..near.len() {
        let before =
            near.get(at - 1).and_then(Option::as_ref).and_then(|near| provision_of(lineage, at - 1, near.paragraph));
        let (Some(before), Some(Some(now))) = (before, near.get(at)) else { continue };
        if !now.whole() || provision_of(lineage, at, now.paragraph) == Some(before) {
            continue;
        }
        let places = index.exact(&wanted.words, at, drafts);
        let same = places.into_iter().find(|place| provision_of(lineage, at, place.paragraph) == Some(before));
        if let (Some(same), Some(slot)) = (same, near.get_mut(at)) {
            *slot = Some(same);
        }
    }
    near
}

fn provision_of(lineage: &Lineage, draft: usize, paragraph: usize) -> Option<ProvisionIndex> {
    lineage.provision_of(draft.into(), paragraph.into())
}

fn at(near: &[Option<Near>], draft: usize) -> Option<&Near> {
    near.get(draft)?.as_ref()
}

fn whole(near: &[Option<Near>], draft: usize) -> bool {
    at(near, draft).is_some_and(Near::whole)
}

/// The first draft of the unbroken row that ends at `draft`, in which the words stand whole.
fn since(near: &[Option<Near>], draft: usize) -> usize {
    (0..draft).rev().take_while(|&before| whole(near, before)).last().unwrap_or(draft)
}

fn standing(near: &[Option<Near>], draft: usize, lineage: Option<&Lineage>) -> Standing {
    let stood = (0..draft).any(|before| whole(near, before));
    match at(near, draft) {
        None if stood => Standing::Vanished,
        None => Standing::Absent,
        Some(now) if now.whole() => {
            let before = draft.checked_sub(1).and_then(|before| at(near, before)).filter(|before| before.whole());
            match (before, lineage) {
                (Some(before), Some(lineage)) if moved(lineage, draft, before.paragraph, now.paragraph) => {
                    Standing::Moved
                }
                _ => Standing::Stands,
            }
        }
        Some(_) if stood => Standing::Weakened,
        Some(_) => Standing::Absent,
    }
}

fn moved(lineage: &Lineage, draft: usize, before: usize, now: usize) -> bool {
    let (old, new) = (provision_of(lineage, draft - 1, before), provision_of(lineage, draft, now));
    if old != new {
        return true;
    }
    new.and_then(|new| lineage.provision(new)).is_some_and(|provision| {
        provision.events.iter().any(|event| {
            event.old + 1 == draft
                && event.new == draft
                && matches!(event.what, EventKind::Moved | EventKind::MovedBack)
        })
    })
}

/// What is suggested of words that are asked for.
fn asked(
    wanted: &Wanted,
    near: &[Option<Near>],
    draft: usize,
    drafts: &[&Reading],
    lineage: Option<&Lineage>,
) -> UptakeSuggestion {
    let made = |uptake, reason| UptakeSuggestion { uptake, reason };
    // What stands in the draft that the ask was made on, or in the first, was there before it.
    let base = wanted.made_on.unwrap_or(0);
    let stood = (0..draft).rev().find(|&before| whole(near, before));
    match at(near, draft) {
        Some(now) if now.whole() => {
            let since = since(near, draft);
            let there = since <= base;
            made(if there { Uptake::AlreadyThere } else { Uptake::Adopted }, Reason::Whole { since })
        }
        Some(now) => {
            let share = |draft| at(near, draft).map_or(0.0, |near| near.share);
            let more = draft > base && now.share > share(base) + 0.01;
            let percent = now.percent();
            let part = Reason::Part { percent, gone: now.gone.clone(), put_in: now.put_in.clone(), fuller: stood };
            // As near as it was at the beginning is nothing that was gained.
            let uptake = if more || stood.is_some() { Uptake::AdoptedInPart } else { Uptake::NotAdopted };
            made(uptake, part)
        }
        None => match stood {
            Some(last) => made(Uptake::Reversed, Reason::Lost { last }),
            None => match fate(wanted, draft, drafts, lineage) {
                Some(reason @ Reason::Overtaken) => made(Uptake::Overtaken, reason),
                Some(reason) => made(Uptake::NotAddressed, reason),
                None => made(Uptake::NotAdopted, Reason::Never),
            },
        },
    }
}

/// What became of the paragraph that the ask is about: gone, or as it was; nothing when it reads differently.
fn fate(wanted: &Wanted, draft: usize, drafts: &[&Reading], lineage: Option<&Lineage>) -> Option<Reason> {
    let (lineage, base, about) = (lineage?, wanted.made_on?, wanted.about?);
    if draft <= base {
        return None;
    }
    let provision = lineage.provision(provision_of(lineage, base, about)?)?;
    let text = |draft: usize, paragraph: usize| drafts.get(draft)?.paragraphs.get(paragraph).map(|there| &there.text);
    let Some(place) = provision.places.iter().find(|place| place.draft == draft) else {
        // Part of another paragraph now: who knows.
        return provision.into.is_empty().then_some(Reason::Overtaken);
    };
    (text(draft, place.paragraph) == text(base, about)).then_some(Reason::Untouched)
}

/// What is suggested of words that are to be kept out.
fn kept_out(near: &[Option<Near>], draft: usize) -> UptakeSuggestion {
    let out = |draft: usize| at(near, draft).is_none_or(|near| !near.whole());
    if out(draft) {
        return UptakeSuggestion { uptake: Uptake::Adopted, reason: Reason::KeptOut };
    }
    let reason = Reason::CameIn { since: since(near, draft) };
    let was_out = (0..draft).any(out);
    UptakeSuggestion { uptake: if was_out { Uptake::Reversed } else { Uptake::NotAdopted }, reason }
}
