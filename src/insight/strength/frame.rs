//! What stands around a change: the language of its draft, the lead-in above a lettered item.

use super::chinese;
use super::judge::{Framed, shift};
use super::ladder::{List, ladder};
use super::marker::Marker;
use super::model::{Axis, Because, Carrier, Cause, Direction, Shift};
use super::read::read;
use crate::base::{Side, Sides};
use crate::compare::{Change, Comparison, joined};
use crate::text::{Language, Paragraph, ParagraphKind};

/// So many paragraphs above an item are looked at for its lead-in.
const ABOVE: usize = 80;

/// Returns the lead-in of a lettered item: the nearest paragraph above it on a higher level, where that opens a list.
pub fn lead_in(paragraphs: &[Paragraph], at: usize) -> Option<&Paragraph> {
    let item = paragraphs.get(at).filter(|paragraph| paragraph.kind == ParagraphKind::Item)?;
    let above = paragraphs.get(..at)?.iter().rev().take(ABOVE);
    let parent = above
        .take_while(|paragraph| !paragraph.is_heading())
        .find(|paragraph| paragraph.kind != ParagraphKind::Item || paragraph.level < item.level)?;
    let text = parent.text.trim_end();
    let opens = text.ends_with([':', '：', '—', '–', ',', '，']) || text.ends_with(char::is_alphabetic);
    opens.then_some(parent)
}

/// The verb by which a lead-in governs its items: the last that leads, else the first modal.
fn lead_verb(paragraphs: &[Paragraph], at: usize, language: Language) -> Option<(Marker, String)> {
    let lead = lead_in(paragraphs, at)?;
    let ladder = ladder(language)?;
    let read = match language {
        Language::Chinese => chinese::read(&lead.text, ladder, false),
        _ => read(&lead.text, ladder, false, |_| true),
    };
    let led = read.markers.iter().rev().find(|marker| marker.list == List::Verb);
    let verb = led.or_else(|| read.markers.iter().find(|marker| marker.list == List::Modal))?.clone();
    let words = verb.span.of(&lead.text).unwrap_or("").to_owned();
    Some((verb, words))
}

fn framed(paragraphs: &[Paragraph], at: &[usize], lead: Option<&(Marker, String)>) -> Framed {
    // A heading or an item begins with what is to be done.
    let kind = at.first().and_then(|&first| paragraphs.get(first)).map(|paragraph| paragraph.kind);
    let bare = matches!(kind, Some(ParagraphKind::Item | ParagraphKind::Heading));
    Framed { normative: lead.map_or(bare, |(verb, _)| verb.axis == Axis::Directive && verb.force > 30) }
}

/// Returns the shift of one change between drafts of one language.
pub fn shift_of(change: &Change, paragraphs: Sides<&[Paragraph]>, language: Language) -> Shift {
    if change.at.old.is_empty() || change.at.new.is_empty() || change.reading_differs {
        // There is nothing to measure it by; or nobody knows what was written.
        return Shift::default();
    }
    let edited = change.redline.iter().any(|piece| piece.is_substantive());
    if !edited && !change.moved {
        return Shift::default();
    }
    let lead = |side: Side| {
        let first = change.at.get(side).first().copied();
        first.and_then(|first| lead_verb(paragraphs.get(side), first, language))
    };
    let leads = Sides::new(lead(Side::Old), lead(Side::New));
    let mut because = Vec::new();
    if let (Some((old, old_words)), Some((new, new_words))) = (&leads.old, &leads.new)
        && old.force != new.force
    {
        let direction = if old.force < new.force { Direction::Stronger } else { Direction::Lighter };
        let carrier = |words: &String| Some(Carrier { words: words.clone(), span: None });
        because.push(Because {
            cause: Cause::LeadIn,
            direction,
            axis: if old.axis == new.axis { old.axis } else { Axis::Directive },
            words: Sides::new(carrier(old_words), carrier(new_words)),
        });
    }
    if edited {
        let (old, new) = (joined(paragraphs.old, &change.at.old), joined(paragraphs.new, &change.at.new));
        let frames = Sides::new(
            framed(paragraphs.old, &change.at.old, leads.old.as_ref()),
            framed(paragraphs.new, &change.at.new, leads.new.as_ref()),
        );
        because.extend(shift(Sides::new(&old, &new), &change.redline, language, frames).because);
    }
    Shift::of(because)
}

/// The language that a draft is read in: what the copy says, else what its signs say.
fn language_of(paragraphs: &[Paragraph], told: Option<Language>) -> Language {
    told.unwrap_or_else(|| {
        let signs = paragraphs.iter().take(40).flat_map(|paragraph| paragraph.text.chars().take(400));
        let (mut han, mut letters) = (0_usize, 0_usize);
        for sign in signs {
            if crate::compare::words::is_han(sign) {
                han += 1;
            } else if sign.is_alphabetic() {
                letters += 1;
            }
        }
        if han * 2 > letters { Language::Chinese } else { Language::English }
    })
}

/// What is known of the languages of two drafts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Languages {
    /// What the copies say.
    pub told: Sides<Option<Language>>,
    /// The language negotiated in, where the study names it.
    pub negotiated: Option<Language>,
}

impl From<Sides<Option<Language>>> for Languages {
    fn from(told: Sides<Option<Language>>) -> Self {
        Self { told, negotiated: None }
    }
}

/// Returns the shift of each change of a comparison. Between drafts of two languages there is none; in a language that is
/// not negotiated in, what would be one is said to differ in the translation.
pub fn shifts(comparison: &Comparison, paragraphs: Sides<&[Paragraph]>, known: impl Into<Languages>) -> Vec<Shift> {
    let Languages { told, negotiated } = known.into();
    let languages = Sides::new(language_of(paragraphs.old, told.old), language_of(paragraphs.new, told.new));
    comparison
        .changes
        .iter()
        .map(|change| {
            let shift = if languages.old == languages.new {
                shift_of(change, paragraphs, languages.old)
            } else {
                Shift::default()
            };
            let is_translation = negotiated.is_some_and(|negotiated| negotiated != languages.new);
            if is_translation && shift.direction != Direction::None {
                return Shift { translation_differs: true, ..Shift::default() };
            }
            shift
        })
        .collect()
}
