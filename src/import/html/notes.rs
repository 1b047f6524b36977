//! Footnotes: links that are their marks, and the blocks they point to.

use super::super::xml::Element;
use super::look::is_block;
use std::collections::{BTreeMap, BTreeSet};

/// The footnotes of a page, by the names of their places.
#[derive(Debug, Default)]
pub(super) struct Notes {
    /// What the mark of each prints.
    printed: BTreeMap<String, String>,
}

impl Notes {
    /// Collects links that are footnote marks: a short number, raised or called a note, to a place on the page.
    pub(super) fn of(page: &Element) -> Self {
        let mut ids = BTreeSet::new();
        for element in page.subtree() {
            ids.extend(["id", "name"].into_iter().filter_map(|name| element.attribute(name)));
        }
        let mut notes = Self::default();
        notes.find(page, 0, &ids);
        notes
    }

    /// `raised` counts how many elements up the nearest `sup` stands, from 1; 0 for none near.
    fn find(&mut self, element: &Element, raised: u8, ids: &BTreeSet<&str>) {
        for inner in element.elements() {
            let near = match &*inner.name {
                "sup" => 1,
                _ if (1..3).contains(&raised) => raised + 1,
                _ => 0,
            };
            if &*inner.name == "a" {
                self.add(inner, raised > 0, ids);
            }
            self.find(inner, near, ids);
        }
    }

    fn add(&mut self, link: &Element, raised: bool, ids: &BTreeSet<&str>) {
        let Some(target) = link.attribute("href").and_then(|href| href.strip_prefix('#')) else { return };
        let class = |word: &str| link.attribute("class").is_some_and(|class| class.contains(word));
        let raised = raised || link.subtree().any(|inner| &*inner.name == "sup");
        let called = link.attribute("role") == Some("doc-noteref") || class("footnote") && !class("back");
        let back = link.attribute("role") == Some("doc-backlink") || class("back");
        // The link back from a note is often raised too; a mark comes before its note.
        let known_back = link.attribute("id").or_else(|| link.attribute("name")).is_some_and(|own| self.has(own));
        let text = link.all_text();
        if ids.contains(target) && is_mark(&text) && (raised || called) && !back && !known_back {
            self.printed.insert(target.to_owned(), text.trim().to_owned());
        }
    }

    /// Whether a footnote stands at the place with this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.printed.contains_key(name)
    }

    /// Gives what the mark of a footnote prints.
    pub(super) fn printed(&self, name: &str) -> Option<&str> {
        self.printed.get(name).map(String::as_str)
    }

    /// Whether an element is, or holds, the place of a footnote.
    pub(super) fn any_in(&self, element: &Element) -> bool {
        !self.printed.is_empty() && element.subtree().any(|inner| self.named_by(inner).is_some())
    }

    fn named_by(&self, element: &Element) -> Option<String> {
        ["id", "name"]
            .into_iter()
            .filter_map(|name| element.attribute(name))
            .find(|name| self.has(name))
            .map(str::to_owned)
    }

    /// Finds the footnote that a block is: by its own name, or by an anchor at its beginning.
    pub(super) fn of_block(&self, element: &Element) -> Option<String> {
        if self.printed.is_empty() {
            return None;
        }
        if let Some(name) = self.named_by(element) {
            return Some(name);
        }
        if !matches!(&*element.name, "p" | "li" | "dd" | "dt" | "div" | "td") {
            return None;
        }
        let inner = || element.subtree().skip(1);
        let first = inner().take(3).find_map(|inner| if is_block(inner) { None } else { self.named_by(inner) });
        first.filter(|_| !inner().any(is_block))
    }
}

/// Whether a link prints no more than a footnote mark does: `3`, `[12]`, `*`.
pub(super) fn is_mark(text: &str) -> bool {
    let bare = text.trim().trim_matches(['[', ']', '(', ')']);
    !bare.is_empty()
        && bare.chars().count() <= 4
        && (bare.chars().all(|char| char.is_ascii_digit())
            || bare.chars().all(|char| "*†‡§".contains(char))
            || bare.chars().count() == 1)
}
