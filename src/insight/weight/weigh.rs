//! From what is known of a change to its weight.

use super::facts::{Facts, words_of};
use super::model::{Judged, Level, Touched, Weight};
use crate::base::{Message, Side, Sides};
use crate::compare::{Change, Comparison, EventKind, Kind, Lineage, NonSubstantive, joined};
use crate::insight::strength::{Because, Cause, Direction, Languages, Shift, shifts};
use crate::text::{Paragraph, ParagraphKind};

/// So many words that came or went in one piece are more than another way to say it.
const MANY: usize = 5;
/// Below this likeness a paragraph was written anew.
const ANEW: f32 = 0.5;
/// A paragraph of fewer words is no provision: a date, a number, the name of a place.
const PROVISION: usize = 3;
/// So many words of a reason are quoted.
const QUOTED: usize = 8;

/// Reasons, each with its level and rank.
#[derive(Debug, Default)]
struct Reasons(Vec<(Level, u32, Message)>);

impl Reasons {
    fn add(&mut self, level: Level, rank: u32, reason: Message) {
        self.0.push((level, rank, reason));
    }

    fn weight(mut self) -> Weight {
        self.0.sort_by_key(|(level, rank, _)| std::cmp::Reverse((*level, *rank)));
        let Some((level, rank, _)) = self.0.first() else { return Weight::default() };
        let (level, rank) = (*level, *rank);
        // What is lighter than the level says nothing of why it is that.
        let because = self.0.into_iter().filter(|(other, ..)| *other == level).map(|(.., reason)| reason).collect();
        Weight { level, rank, because }
    }
}

/// Weighs a change; `None` where there is nothing to read in it.
pub fn weigh(change: &Change, paragraphs: Sides<&[Paragraph]>, shift: &Shift, touched: Touched) -> Option<Weight> {
    if !change.is_visible() && !change.renumbered {
        return None;
    }
    let mut reasons = Reasons::default();
    if change.reading_differs {
        // Nobody knows what was written: neither is it told to be nothing.
        reasons.add(Level::Wording, 20, Message::new("weight-unread"));
        return Some(reasons.weight());
    }
    around(&mut reasons, touched);
    let of_shift = shift.because.iter().map(|reason| (rank_of(reason), shift_reason(reason)));
    for (rank, reason) in of_shift {
        reasons.add(Level::Substance, rank, reason);
    }
    if shift.translation_differs {
        reasons.add(Level::Wording, 17, Message::new("weight-translation"));
    }
    match change.kind {
        Kind::Inserted | Kind::Deleted => whole(&mut reasons, change, paragraphs),
        _ => inside(&mut reasons, change, paragraphs),
    }
    if change.moved {
        reasons.add(Level::Wording, 15, Message::new("weight-moved"));
    }
    if change.renumbered {
        reasons.add(Level::Editorial, 2, Message::new("weight-numbering"));
    }
    if change.formatting_only {
        reasons.add(Level::Editorial, 1, Message::new("weight-look"));
    }
    Some(reasons.weight())
}

fn around(reasons: &mut Reasons, touched: Touched) {
    if touched.red_line {
        reasons.add(Level::Substance, 100, Message::new("weight-red-line"));
    }
    if touched.ask {
        reasons.add(Level::Substance, 95, Message::new("weight-ask"));
    }
    if let Some(trip) = touched.round_trip {
        let key = match trip {
            EventKind::AddedThenRemoved => "weight-added-then-removed",
            EventKind::RemovedThenRestored => "weight-removed-then-restored",
            EventKind::ReplacedThenRestored => "weight-replaced-then-restored",
            _ => return,
        };
        reasons.add(Level::Substance, 65, Message::new(key));
    }
}

/// A verb or a deadline weighs more than a caveat.
const fn rank_of(reason: &Because) -> u32 {
    match reason.cause {
        Cause::Verb | Cause::Preamble | Cause::LeadIn => 90,
        Cause::When | Cause::Number | Cause::Binding => 85,
        Cause::Scope | Cause::Willing | Cause::Product => 80,
        Cause::Role | Cause::Action | Cause::Purpose => 75,
        Cause::Intensity | Cause::Concrete | Cause::Tentative => 66,
        _ => 70,
    }
}

fn shift_reason(reason: &Because) -> Message {
    let words = |side: Side| reason.words.get(side).as_ref().map(|carrier| carrier.words.clone());
    let lighter = reason.direction == Direction::Lighter;
    let (key, old, new) = match (words(Side::Old), words(Side::New)) {
        (Some(old), Some(new)) if lighter => ("weight-lighter", old, new),
        (Some(old), Some(new)) if reason.direction == Direction::Stronger => ("weight-stronger", old, new),
        (Some(old), Some(new)) => ("weight-turned", old, new),
        (Some(old), None) if lighter => ("weight-lighter-without", old, String::new()),
        (Some(old), None) => ("weight-stronger-without", old, String::new()),
        (None, new) if lighter => ("weight-lighter-with", String::new(), new.unwrap_or_default()),
        (None, new) => ("weight-stronger-with", String::new(), new.unwrap_or_default()),
    };
    Message::new(key).text("old", old).text("new", new)
}

/// A paragraph that came or went whole.
fn whole(reasons: &mut Reasons, change: &Change, paragraphs: Sides<&[Paragraph]>) {
    let (side, came) = if change.kind == Kind::Inserted { (Side::New, true) } else { (Side::Old, false) };
    let found: Vec<&Paragraph> = change.at.get(side).iter().filter_map(|&at| paragraphs.get(side).get(at)).collect();
    let of = |kind: ParagraphKind| !found.is_empty() && found.iter().all(|paragraph| paragraph.kind == kind);
    let short = found.iter().all(|paragraph| {
        let han = paragraph.text.chars().filter(|sign| crate::compare::words::is_han(*sign)).count();
        han / 2 + words_of(&paragraph.text).len() < PROVISION
    });
    let (level, rank, key) = match (of(ParagraphKind::Heading), short, came) {
        (true, _, true) => (Level::Wording, 18, "weight-heading-came"),
        (true, _, false) => (Level::Wording, 18, "weight-heading-went"),
        (_, true, true) => (Level::Wording, 12, "weight-short-came"),
        (_, true, false) => (Level::Wording, 12, "weight-short-went"),
        (.., true) => (Level::Substance, 60, "weight-paragraph-came"),
        (.., false) => (Level::Substance, 62, "weight-paragraph-went"),
    };
    reasons.add(level, rank, Message::new(key));
}

fn quoted(words: &[String]) -> String {
    let mut shown: Vec<&str> = words.iter().take(QUOTED).map(String::as_str).collect();
    if words.len() > QUOTED {
        shown.push("…");
    }
    shown.join(" ")
}

/// As [`pair`], of things each for itself: what stands on both sides is left out, and nothing is told twice.
fn pair_of(key: &'static str, things: &Sides<Vec<String>>) -> Message {
    let only = |own: &[String], other: &[String]| {
        let mut rest = other.to_vec();
        let mut left: Vec<String> = Vec::new();
        for thing in own {
            match rest.iter().position(|one| one == thing) {
                Some(at) => drop(rest.swap_remove(at)),
                None if !left.contains(thing) => left.push(thing.clone()),
                None => {}
            }
        }
        if left.len() > QUOTED {
            left.truncate(QUOTED);
            left.push("…".to_owned());
        }
        if left.is_empty() { "–".to_owned() } else { left.join(", ") }
    };
    Message::new(key).text("old", only(&things.old, &things.new)).text("new", only(&things.new, &things.old))
}

fn pair(key: &'static str, words: &Sides<Vec<String>>) -> Message {
    let or_none = |words: &[String]| if words.is_empty() { "–".to_owned() } else { quoted(words) };
    Message::new(key).text("old", or_none(&words.old)).text("new", or_none(&words.new))
}

/// A paragraph that stays and reads otherwise.
fn inside(reasons: &mut Reasons, change: &Change, paragraphs: Sides<&[Paragraph]>) {
    let (old, new) = (joined(paragraphs.old, &change.at.old), joined(paragraphs.new, &change.at.new));
    let facts = Facts::of(change, Sides::new(&old, &new));
    let at = |side: Side| change.at.get(side).first().and_then(|&at| paragraphs.get(side).get(at));
    let heading = at(Side::New).is_some_and(Paragraph::is_heading) && at(Side::Old).is_some_and(Paragraph::is_heading);
    match (facts.brackets.old, facts.brackets.new) {
        (true, true) => reasons.add(Level::Substance, 68, Message::new("weight-brackets")),
        (true, false) => reasons.add(Level::Substance, 68, Message::new("weight-brackets-lifted")),
        (false, true) => reasons.add(Level::Substance, 68, Message::new("weight-brackets-opened")),
        (false, false) => {}
    }
    // The line on which a draft says its own date or name is no provision.
    let own_line = !heading
        && new.chars().count() < 40
        && at(Side::New).is_some_and(|p| p.section.len() < 2)
        && !facts.numbers.new.is_empty()
        && words_of(&new).iter().all(|word| word.chars().all(char::is_numeric) || word.starts_with(char::is_uppercase));
    if own_line || names_its_draft(change, &facts) {
        reasons.add(Level::Wording, 10, Message::new("weight-own-line"));
        return;
    }
    if facts.numbers.old != facts.numbers.new {
        reasons.add(Level::Substance, 72, pair_of("weight-number", &facts.numbers));
    }
    if facts.denials.old.len() != facts.denials.new.len() {
        reasons.add(Level::Substance, 74, pair_of("weight-denial", &facts.denials));
    }
    if facts.names.old != facts.names.new && !heading {
        reasons.add(Level::Substance, 50, pair_of("weight-name", &facts.names));
    }
    came_and_went(reasons, change, &facts, heading);
    form(reasons, change, &facts);
}

/// Words with which a draft names itself: "Zero draft", "Rev.1", "advance unedited version".
const OF_DRAFTS: &[&str] = &[
    "advance",
    "clean",
    "compilation",
    "co",
    "draft",
    "drafts",
    "elements",
    "edited",
    "facilitators",
    "final",
    "first",
    "fourth",
    "initial",
    "of",
    "rev",
    "revised",
    "revision",
    "second",
    "text",
    "the",
    "third",
    "unedited",
    "version",
    "zero",
];
const OF_DRAFTS_HAN: &[&str] = &["案文", "草案", "草稿", "修订", "稿", "版", "零", "终稿"];
/// So many paragraphs at the head of a draft may say its name.
const HEAD: usize = 8;

/// Whether nothing differs but what the draft calls itself in its title.
fn names_its_draft(change: &Change, facts: &Facts) -> bool {
    let at_head = |at: &[usize]| at.first().is_some_and(|&first| first < HEAD);
    if !facts.has_words() || !at_head(&change.at.old) || !at_head(&change.at.new) {
        return false;
    }
    let mut named = false;
    let words = facts.words.old.iter().chain(&facts.words.new);
    let all = words.into_iter().all(|word| {
        let low = word.to_lowercase();
        let of_draft = OF_DRAFTS_HAN.iter().any(|part| low.contains(part)) || OF_DRAFTS.contains(&low.as_str());
        named |= of_draft && !matches!(low.as_str(), "of" | "the" | "first" | "second" | "third" | "fourth" | "text");
        of_draft || low.chars().all(|sign| sign.is_numeric() || "第一二三四五六七八九十".contains(sign))
    });
    all && named
}

fn came_and_went(reasons: &mut Reasons, change: &Change, facts: &Facts, heading: bool) {
    match (facts.sentence.old, facts.sentence.new) {
        (false, true) => reasons.add(Level::Substance, 58, Message::new("weight-sentence-came")),
        (true, false) => reasons.add(Level::Substance, 59, Message::new("weight-sentence-went")),
        _ if facts.longest.old.max(facts.longest.new) >= MANY && !heading => {
            reasons.add(Level::Substance, 45, pair("weight-many-words", &facts.words));
        }
        _ => {}
    }
    if change.similarity < ANEW && facts.has_words() && !heading {
        reasons.add(Level::Substance, 40, Message::new("weight-anew"));
    }
    if facts.has_words() {
        let key = if heading { "weight-heading-words" } else { "weight-words" };
        reasons.add(Level::Wording, 16, pair(key, &facts.words));
    }
    if facts.moved && !facts.has_words() {
        reasons.add(Level::Wording, 14, Message::new("weight-moved-inside"));
    }
}

fn form(reasons: &mut Reasons, change: &Change, facts: &Facts) {
    if facts.minor.contains(&NonSubstantive::Reference) {
        reasons.add(Level::Wording, 11, Message::new("weight-reference"));
    }
    if facts.minor_of_names {
        reasons.add(Level::Wording, 9, Message::new("weight-spelling-of-name"));
    }
    for (minor, key) in [
        (NonSubstantive::Spelling, "weight-spelling"),
        (NonSubstantive::Punctuation, "weight-punctuation"),
        (NonSubstantive::Case, "weight-case"),
        (NonSubstantive::Space, "weight-space"),
    ] {
        if facts.minor.contains(&minor) {
            reasons.add(Level::Editorial, 3, Message::new(key));
        }
    }
    match change.kind {
        Kind::Split => reasons.add(Level::Wording, 13, Message::new("weight-split")),
        Kind::Merged => reasons.add(Level::Wording, 13, Message::new("weight-merged")),
        _ => {}
    }
    // Whatever else differs, a mark or a space.
    if reasons.0.is_empty() && change.kind != Kind::Unchanged {
        reasons.add(Level::Editorial, 0, Message::new("weight-form"));
    }
}

/// The round trip that a change ends, by the history of its paragraphs.
fn round_trip(change: &Change, at: Sides<usize>, lineage: &Lineage) -> Option<EventKind> {
    let trips = [EventKind::AddedThenRemoved, EventKind::RemovedThenRestored, EventKind::ReplacedThenRestored];
    let of = |draft: usize, paragraph: usize| {
        let index = *lineage.home.get(draft)?.get(paragraph)?;
        let events = &lineage.provisions.get(index)?.events;
        events.iter().find(|event| event.new == at.new && trips.contains(&event.what)).map(|event| event.what)
    };
    change
        .at
        .new
        .iter()
        .find_map(|&paragraph| of(at.new, paragraph))
        .or_else(|| change.at.old.iter().find_map(|&paragraph| of(at.old, paragraph)))
}

/// Judges every change of a step: its shift and its weight, one entry a change.
///
/// `known` is what is known of the languages; `history` the lineage with the places of the two drafts in its row;
/// `touched` says of a change whether a red line and an ask lie on its words.
pub fn judged(
    comparison: &Comparison,
    paragraphs: Sides<&[Paragraph]>,
    known: impl Into<Languages>,
    history: Option<(&Lineage, Sides<usize>)>,
    touched: &dyn Fn(usize) -> (bool, bool),
) -> Vec<Judged> {
    let shifts = shifts(comparison, paragraphs, known);
    let changes = comparison.changes.iter().zip(shifts).enumerate();
    changes
        .map(|(index, (change, shift))| {
            let (red_line, ask) = touched(index);
            let round_trip = history.and_then(|(lineage, at)| round_trip(change, at, lineage));
            let weight = weigh(change, paragraphs, &shift, Touched { round_trip, red_line, ask });
            Judged { shift, weight }
        })
        .collect()
}
