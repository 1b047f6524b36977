//! Tells headings from paragraphs, by what the format says or by their look.

use super::item::Item;
use super::label::{Dress, Scheme};
use super::ordinal::Script;
use super::title::{has_more_words, stands_out, titular, word_count};
use super::words::Named;
use super::{outline, variants, words};
use crate::base::Span;
use crate::import::Role;
use crate::text::Style;
use std::collections::{BTreeMap, BTreeSet};

/// Whether the items have headings that their format names, so that look alone counts for little.
pub(super) fn named_by_format(items: &[Item]) -> bool {
    items.iter().any(|item| matches!(item.block.role, Role::Heading(_)))
}

/// Whether the item at `at` is a heading.
pub(super) fn is_heading(items: &[Item], at: usize, named: bool) -> bool {
    let Some(item) = items.get(at) else { return false };
    match item.block.role {
        Role::Heading(_) => return true,
        Role::Item(_) | Role::Footnote | Role::Cell => return false,
        Role::Unknown => {}
    }
    let (before, after) = (at.checked_sub(1).and_then(|at| items.get(at)), items.get(at + 1));
    match item.scheme() {
        Some(Scheme::Named(kind)) => heads_by_name(item, kind),
        Some(scheme) => heads_by_number(item, scheme, before, after) && (!named || set_off(item)),
        None => heads_by_look(items, at, named),
    }
}

/// Whether a line with a name and number ("Article 5", "Objective 3. …") is a heading.
fn heads_by_name(item: &Item, kind: Named) -> bool {
    if kind == Named::Option {
        return !item.hangs && variants::is_heading(&item.block.text);
    }
    item.block.text.is_empty()
        || titular(&item.block.text)
        || matches!(kind, Named::Objective)
            && word_count(&item.block.text) <= 25
            && !item.block.text.ends_with([';', ',', ':'])
}

/// Whether a line with a plain or decimal number is a heading: short, and no member of a list.
fn heads_by_number(item: &Item, scheme: Scheme, before: Option<&Item>, after: Option<&Item>) -> bool {
    let fits = match scheme {
        Scheme::Decimal(_) => true,
        Scheme::Plain(script, Dress::Stop) => {
            matches!(script, Script::Number | Script::Upper | Script::UpperRoman | Script::LowerRoman | Script::Han)
        }
        _ => false,
    };
    let listed = [before, after].into_iter().flatten().any(|near| near.scheme() == Some(scheme));
    // "3. Powers" among items "1., 2., 3." is a heading all the same when "3.1" follows: its first sub-section.
    let opens = item
        .label
        .as_ref()
        .zip(after.and_then(|after| after.label.as_ref()))
        .is_some_and(|(own, next)| matches!(next.decimal.as_slice(), [first, 1] if first.to_string() == own.core));
    fits && titular(&item.block.text) && (opens || !listed || matches!(scheme, Scheme::Decimal(_)))
}

/// Whether a line without a label is a heading: set off by its look or, in a text without any look, short and alone.
fn heads_by_look(items: &[Item], at: usize, named: bool) -> bool {
    let Some(item) = items.get(at) else { return false };
    let (before, after) = (at.checked_sub(1).and_then(|at| items.get(at)), items.get(at + 1));
    let text = &item.block.text;
    if !titular(text) || after.is_none() || !text.chars().any(char::is_alphabetic) {
        return false;
    }
    // Words that run on into a list: "The Parties may" … "(a) act".
    let runs_on =
        after.is_some_and(|after| after.scheme().is_some() && after.block.text.starts_with(char::is_lowercase));
    let led_in =
        before.is_some_and(|before| before.block.text.ends_with([':', '：', ',']) && before.scheme().is_none());
    if set_off(item) {
        return true;
    }
    if named || led_in || runs_on {
        return false;
    }
    // In a text without any look: a short line that stands alone and introduces something longer, or numbered.
    let few_around = [before, after]
        .into_iter()
        .flatten()
        .filter(|near| near.scheme().is_none() && titular(&near.block.text))
        .count();
    let introduces = items.iter().skip(at + 1).take(3).any(|next| {
        next.scheme().is_some()
            || has_more_words(&next.block.text, 14)
            || next.block.text.ends_with([',', ':', '.', '，', '：', '。'])
    });
    introduces && (few_around < 2 || at < 6) && super::facts::symbol(text).is_none() && !dated(text)
}

fn dated(text: &str) -> bool {
    super::facts::date(text).is_some() && word_count(text) <= 5
}

/// All bold, centred, or in capitals.
fn set_off(item: &Item) -> bool {
    stands_out(&item.block)
}

/// Gives the depths of the headings, from 1, by the index of their item; made consecutive when the format gives none.
pub(super) fn ranks(items: &[Item], headings: &[bool]) -> BTreeMap<usize, u8> {
    let mut ranks = BTreeMap::new();
    // The rank of the last heading that carries a label or a role, under which unlabelled ones stand.
    let (mut above, mut first) = (None, true);
    // The same without variants: the title of a matter stands above the variants of it.
    let mut over = None;
    let mut outermost = Outermost::default();
    let inner = outline::inner_kinds(items, headings);
    for (at, item) in items.iter().enumerate().filter(|(at, _)| headings.get(*at) == Some(&true)) {
        let rank = rank(item, if variants::begin_after(items, at) { over } else { above }, first)
            + u8::from(item.named().is_some_and(|named| inner.contains(&named)));
        if item.label.is_some() && item.named() != Some(Named::Option) {
            over = Some(rank);
        }
        if item.label.is_some() || matches!(item.block.role, Role::Heading(Some(_))) {
            above = Some(rank);
        }
        let followed =
            headings.get(at + 1) == Some(&true) && items.get(at + 1).is_some_and(|next| next.label.is_some());
        outermost.see(at, item, rank, first, followed);
        // A title may run over several lines before anything else.
        first = first && headings.get(at + 1) == Some(&true) && item.label.is_none() && at < 6;
        ranks.insert(at, rank);
    }
    let given = items.iter().any(|item| matches!(item.block.role, Role::Heading(Some(_))));
    if !given {
        for (at, rank) in &mut ranks {
            if outermost.below && outermost.beside.contains(at) {
                *rank = outermost.rank.unwrap_or(*rank);
            } else if items.get(*at).is_some_and(|item| item.label.is_some()) && outermost.holds(*rank) {
                *rank = 1;
            }
        }
        let used: BTreeSet<u8> = ranks.values().copied().collect();
        let order: Vec<u8> = used.into_iter().collect();
        for rank in ranks.values_mut() {
            *rank = order.iter().position(|known| known == rank).map_or(1, |at| at as u8 + 1);
        }
    }
    for rank in ranks.values_mut() {
        *rank = (*rank).clamp(1, 9);
    }
    ranks
}

/// Whether a heading names the preamble, which never is a line of the title, and never holds the articles.
fn is_preamble(text: &str) -> bool {
    words::PREAMBLES.contains(&text.trim().to_lowercase().as_str())
}

/// Whether labelled headings stand beside the unlabelled ones before them ("Preamble", "Article 1") or below them
/// ("General provisions", "Article 1" on the next line).
#[derive(Debug, Default)]
struct Outermost {
    /// The unlabelled headings, the document's title apart, with text of their own.
    beside: BTreeSet<usize>,
    /// An unlabelled heading that a labelled one follows at once.
    below: bool,
    /// The outermost rank of labelled headings, annexes apart.
    rank: Option<u8>,
}

impl Outermost {
    fn see(&mut self, at: usize, item: &Item, rank: u8, title: bool, followed: bool) {
        if item.label.is_some() {
            if item.named() != Some(Named::Annex) {
                self.rank = Some(self.rank.map_or(rank, |known| known.min(rank)));
            }
        } else if rank == 1 && (!title || is_preamble(&item.block.text)) {
            self.below |= followed;
            if !followed {
                self.beside.insert(at);
            }
        }
    }

    /// Whether labelled headings of this rank stand beside unlabelled ones of the first.
    fn holds(&self, rank: u8) -> bool {
        let annex = rank == Named::Annex.rank() * 2;
        let beside = !self.beside.is_empty();
        (beside || self.below) && annex || beside && !self.below && self.rank == Some(rank)
    }
}

/// Gives the depth of a heading before depths are made consecutive.
fn rank(item: &Item, above: Option<u8>, first: bool) -> u8 {
    if let Role::Heading(Some(level)) = item.block.role {
        return level.max(1);
    }
    match item.scheme() {
        // "Section 1.2", "Rule 102.3": the first part is the number of what it stands in.
        Some(Scheme::Named(_)) if item.has_parts() => Named::Article.rank() * 2 + 1,
        Some(Scheme::Named(kind)) => kind.rank() * 2,
        Some(Scheme::Decimal(parts)) => parts.saturating_mul(2).saturating_add(4),
        Some(Scheme::Plain(Script::UpperRoman | Script::Han, Dress::Stop)) => 4,
        Some(Scheme::Plain(Script::Upper, Dress::Stop)) => 5,
        Some(Scheme::Plain(Script::Number, Dress::Stop)) => 6,
        Some(_) => 7,
        None if first => 1,
        None => above.map_or(1, |above| above.saturating_add(1)),
    }
}

/// Drops bold over the whole of a heading: that is how headings look, not what they say.
pub(super) fn drop_plain_look(item: &mut Item) {
    let whole = Span::new(0, item.block.text.len());
    item.block.marks.retain(|mark| !(mark.style == Style::Bold && mark.span == whole));
}
