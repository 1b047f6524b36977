//! What people cite: references completed with the article, annex or heading they need to be unmistakable.

use super::item::Item;
use super::label::{Scheme, is_han};
use super::words::Named;
use crate::text::{Language, Paragraph};
use std::collections::{BTreeMap, BTreeSet};

/// Where a paragraph stands, for citing it.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Context {
    annex: Option<String>,
    article: Option<String>,
    numbered: Option<String>,
}

/// A paragraph that is cited by a label.
#[derive(Debug)]
pub(super) struct Cited {
    /// Index of the paragraph.
    pub index: usize,
    /// Where it stands.
    pub context: Context,
    /// The part of its reference that names the numbered paragraph; `None` when there is none above.
    pub base: Option<String>,
}

/// Notes what a heading means for citing what is below it.
pub(super) fn enter(context: &mut Context, item: &Item, reference: Option<&str>) {
    let reference = reference.map(str::to_owned);
    match item.named() {
        Some(Named::Annex) => *context = Context { annex: reference, ..Context::default() },
        Some(Named::Article) => context.article = reference,
        Some(Named::Part | Named::Chapter | Named::Section) => {
            context.article = None;
            context.numbered = None;
        }
        Some(_) => {}
        None if matches!(item.scheme(), Some(Scheme::Decimal(_) | Scheme::Plain(..))) => {
            context.article = None;
            context.numbered = reference;
        }
        None => {}
    }
}

/// Completes references with the article, annex or numbered heading they need to be unmistakable.
pub(super) fn cite(made: &mut [Paragraph], cited: &[Cited], language: Option<Language>) {
    let mut places: BTreeMap<&str, BTreeSet<&Context>> = BTreeMap::new();
    for Cited { context, base, .. } in cited {
        if let Some(base) = base {
            places.entry(base).or_default().insert(context);
        }
    }
    // Where numbers begin anew under numbered headings, "9" alone would be read as the ninth heading even if no other
    // list goes as far.
    let anew = places.values().any(|places| {
        let headings: BTreeSet<_> = places.iter().filter_map(|place| place.numbered.as_deref()).collect();
        headings.len() > 1
    });
    for Cited { index, context, base } in cited {
        let Some(paragraph) = made.get_mut(*index) else { continue };
        let Some(reference) = paragraph.reference.take() else { continue };
        let ambiguous = base.as_deref().is_none_or(|base| places.get(base).is_some_and(|places| places.len() > 1));
        paragraph.reference = Some(match context {
            Context { article: Some(article), .. } => in_article(article, &reference, base.as_deref(), language),
            Context { annex: Some(annex), .. } if ambiguous => match base {
                Some(base) if language == Some(Language::Chinese) => han_cited(annex, &reference, base, '段'),
                Some(_) => format!("{annex}, {} {reference}", paragraph_word(language)),
                None => format!("{annex} {reference}"),
            },
            Context { numbered: Some(heading), .. } if ambiguous || anew => match base {
                // A bare number never holds its heading's, though the first item of chapter 1 has the same.
                Some(base)
                    if plain_base(base)
                        && (base.bytes().all(|byte| byte.is_ascii_digit()) || !base.starts_with(heading.as_str())) =>
                {
                    let rest = reference.strip_prefix(base.as_str()).unwrap_or("");
                    format!("{heading} ({base}){rest}")
                }
                Some(_) => reference,
                None => format!("{heading} {reference}"),
            },
            _ => reference,
        });
    }
}

/// A number that says nothing of where it stands: "3", not "4.1" or "OP3".
fn plain_base(base: &str) -> bool {
    base.chars().next().is_some_and(|char| char.is_numeric()) && !base.contains('.')
        || base.chars().next().is_some_and(is_han)
}

/// 第三条第一款(一): the word for the paragraph stands behind its number, before the item's.
fn han_cited(place: &str, reference: &str, base: &str, word: char) -> String {
    let item = reference.strip_prefix(base).unwrap_or("");
    let number = if item.len() < reference.len() { base } else { reference };
    format!("{place}第{number}{word}{}", item.trim_start())
}

fn in_article(article: &str, reference: &str, base: Option<&str>, language: Option<Language>) -> String {
    let Some(base) = base else {
        return format!("{article} {reference}");
    };
    if reference.starts_with(article) {
        return reference.to_owned();
    }
    if article.starts_with('第') {
        han_cited(article, reference, base, '款')
    } else if language == Some(Language::Chinese) {
        han_cited(article, reference, base, '段')
    } else {
        format!("{article}, {} {reference}", paragraph_word(language))
    }
}

/// How "paragraph" is shortened when cited, in the language of the text.
const fn paragraph_word(language: Option<Language>) -> &'static str {
    match language {
        Some(Language::French) => "par.",
        Some(Language::Spanish) => "párr.",
        Some(Language::Russian) => "п.",
        Some(Language::Arabic) => "الفقرة",
        Some(Language::Chinese) => "第",
        _ => "para.",
    }
}
