//! Who wants what of each paragraph: the same words together, rivals side by side.

use super::placed::{Placed, placed};
use super::wish::Wish;
use crate::base::Span;
use crate::compare::words::words;
use crate::insight::proposals::Action;
use crate::text::Reading;

/// The same words wanted at one place, and by whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// What is wanted.
    pub action: Action,
    /// Where in the paragraph; none where it is not said or not found.
    pub span: Option<Span>,
    /// The words to go, to stay, to be replaced.
    pub old: String,
    /// The words wanted; rivals of one delegation are in one entry each.
    pub new: Vec<String>,
    /// Who: one entry a claim, a claim of several together being one.
    pub who: Vec<Vec<String>>,
    /// The wishes it was made of, by their places in the list.
    pub wishes: Vec<usize>,
    /// Whether a person has to look at one of them.
    pub doubtful: bool,
}

/// What is wanted of one place of a paragraph. Several entries are rivals.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rivals {
    /// The place; none where it is not known.
    pub span: Option<Span>,
    /// What is wanted there, in the order of the submissions.
    pub entries: Vec<Entry>,
}

/// What is wanted of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Compiled {
    /// The paragraph (index in the draft's reading); none for what names no paragraph of the draft.
    pub paragraph: Option<usize>,
    /// What is wanted of its words, in their order; then what has no place in it.
    pub places: Vec<Rivals>,
    /// Paragraphs to come in after it.
    pub after: Vec<Entry>,
    /// Support, opposition, reservations, words to stay.
    pub said: Vec<Entry>,
}

/// Compiles wishes on a draft, paragraph by paragraph; those without any are left out.
pub fn compile(base: &Reading, wishes: &[Wish]) -> Vec<Compiled> {
    let mut compiled: Vec<Compiled> = Vec::new();
    let mut order: Vec<usize> = (0..wishes.len()).collect();
    let home = |at: usize| wishes.get(at).and_then(|wish| wish.after.or(wish.about)).map_or(usize::MAX, |home| home);
    order.sort_by_key(|at| home(*at));
    for at in order {
        let Some(wish) = wishes.get(at) else { continue };
        let paragraph = wish.after.or(wish.about);
        if compiled.last().is_none_or(|last| last.paragraph != paragraph) {
            compiled.push(Compiled { paragraph, ..Compiled::default() });
        }
        let Some(there) = compiled.last_mut() else { continue };
        let text = paragraph.and_then(|at| base.paragraphs.get(at)).map_or("", |paragraph| paragraph.text.as_str());
        let is_after = wish.after.is_some() || (wish.action == Action::Insert && wish.about.is_none());
        if is_after {
            put(&mut there.after, at, wish, None);
        } else if wish.asks_for_words() {
            let span = match placed(text, wish) {
                Placed::At(span) => Some(span),
                _ => None,
            };
            put_at_place(&mut there.places, at, wish, span);
        } else {
            put(&mut there.said, at, wish, None);
        }
    }
    for there in &mut compiled {
        there.places.sort_by_key(|place| place.span.map_or((usize::MAX, 0), |span| (span.start, span.end())));
    }
    compiled
}

/// Whether two stretches cannot both be changed: they share words, or words come in between the same two.
fn meet(a: Span, b: Span) -> bool {
    if a.len == 0 || b.len == 0 {
        let (point, other) = if a.len == 0 { (a, b) } else { (b, a) };
        return if other.len == 0 {
            point.start == other.start
        } else {
            point.start > other.start && point.start < other.end()
        };
    }
    a.start < b.end() && b.start < a.end()
}

fn put_at_place(places: &mut Vec<Rivals>, at: usize, wish: &Wish, span: Option<Span>) {
    let Some(own) = span else {
        let slot = match places.iter().position(|place| place.span.is_none()) {
            Some(slot) => slot,
            None => {
                places.push(Rivals { span: None, entries: Vec::new() });
                places.len() - 1
            }
        };
        if let Some(place) = places.get_mut(slot) {
            put(&mut place.entries, at, wish, None);
        }
        return;
    };
    let (met, mut others): (Vec<Rivals>, Vec<Rivals>) =
        places.drain(..).partition(|place| place.span.is_some_and(|span| meet(span, own)));
    let mut one = Rivals { span, entries: Vec::new() };
    for place in met {
        one.span = one.span.zip(place.span).map(|(a, b)| Span::between(a.start.min(b.start), a.end().max(b.end())));
        one.entries.extend(place.entries);
    }
    put(&mut one.entries, at, wish, span);
    others.push(one);
    *places = others;
}

fn put(entries: &mut Vec<Entry>, at: usize, wish: &Wish, span: Option<Span>) {
    let plain = |texts: &[String]| texts.iter().map(|text| words(text)).collect::<Vec<_>>();
    let same = |entry: &&mut Entry| {
        let is_old = wish.action != Action::Insert;
        entry.action == wish.action
            && entry.span == span
            && plain(&entry.new) == plain(&wish.new)
            && (!is_old || words(&entry.old) == words(&wish.old))
    };
    match entries.iter_mut().find(same) {
        Some(entry) => {
            if !entry.who.contains(&wish.who) {
                entry.who.push(wish.who.clone());
            }
            entry.wishes.push(at);
            entry.doubtful |= wish.doubt.is_some();
        }
        None => entries.push(Entry {
            action: wish.action,
            span,
            old: wish.old.clone(),
            new: wish.new.clone(),
            who: vec![wish.who.clone()],
            wishes: vec![at],
            doubtful: wish.doubt.is_some(),
        }),
    }
}
