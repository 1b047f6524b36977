//! Pages and tag tree → paragraphs in the tree's order, and what the tree says nothing about.

use super::tree::{Kind, Tree};
use crate::import::Role;
use crate::import::pdf::glyphs::page::{Glyph, Page};
use crate::import::pdf::layout::line::{self, Line};
use crate::import::pdf::layout::para::Para;
use std::collections::BTreeMap;

/// The tree's paragraphs, and for each page the characters that belong to none.
pub(crate) struct Sorted {
    pub paras: Vec<Para>,
    /// By page: not named by the tree, not marked as artifact.
    pub loose: Vec<Vec<Glyph>>,
    /// By page: marked as artifact.
    pub artifacts: Vec<Vec<Glyph>>,
}

/// Characters of one page, by its index.
type OnPage = (usize, Vec<Glyph>);

/// Sorts the characters of all pages into the tree's paragraphs.
pub(crate) fn sort(pages: &[Page], tree: &Tree) -> Sorted {
    let mut homes: BTreeMap<(usize, Option<u32>, i32), usize> = BTreeMap::new();
    for (index, leaf) in tree.leaves.iter().enumerate() {
        homes.entry((leaf.page, leaf.mcid.0, leaf.mcid.1)).or_insert(index);
    }
    let mut held: Vec<Vec<Glyph>> = vec![Vec::new(); tree.leaves.len()];
    let mut sorted =
        Sorted { paras: Vec::new(), loose: vec![Vec::new(); pages.len()], artifacts: vec![Vec::new(); pages.len()] };
    let aside = sorted.artifacts.iter_mut().zip(&mut sorted.loose);
    for ((index, page), (artifacts, loose)) in pages.iter().enumerate().zip(aside) {
        for glyph in &page.glyphs {
            let content = page.content_of(glyph);
            // A tree may name the content of a form by the page alone.
            let home = content
                .mcid
                .and_then(|(form, id)| homes.get(&(index, form, id)).or_else(|| homes.get(&(index, None, id))))
                .copied();
            let place = match home.and_then(|home| held.get_mut(home)) {
                Some(place) if !content.artifact && !content.hidden => place,
                _ if content.artifact => &mut *artifacts,
                _ => &mut *loose,
            };
            place.push(*glyph);
        }
    }
    let mut blocks: Vec<(Vec<OnPage>, Vec<Glyph>)> = vec![(Vec::new(), Vec::new()); tree.blocks.len()];
    for (leaf, glyphs) in tree.leaves.iter().zip(held) {
        let Some(block) = blocks.get_mut(leaf.block) else { continue };
        if leaf.label {
            block.1.extend(glyphs);
        } else {
            match block.0.last_mut() {
                Some((page, known)) if *page == leaf.page => known.extend(glyphs),
                _ => block.0.push((leaf.page, glyphs)),
            }
        }
    }
    let mut waiting: Option<(Option<usize>, String)> = None;
    for (block, (parts, label)) in tree.blocks.iter().zip(blocks) {
        let lines: Vec<Line> = parts
            .into_iter()
            .filter_map(|(page, glyphs)| Some((pages.get(page)?, glyphs)))
            .flat_map(|(page, glyphs)| line::in_order(glyphs, page))
            .collect();
        let own = label.iter().map(|glyph| glyph.ch).collect::<String>().trim().to_owned();
        let mut label = (!own.is_empty()).then_some(own);
        if let Some((owner, text)) = waiting.take() {
            if owner == block.owner && label.is_none() {
                label = Some(text);
            } else {
                // A label without words of its own.
                sorted.paras.push(Para { label: Some(text), ..Para::default() });
            }
        }
        if lines.is_empty() {
            waiting = label.map(|label| (block.owner, label));
            continue;
        }
        let role = match block.kind {
            Kind::Plain => Role::Unknown,
            Kind::Heading(level) => Role::Heading(level),
            Kind::Item(depth) => Role::Item(Some(depth)),
            Kind::Cell => Role::Cell,
            Kind::Note => Role::Footnote,
        };
        sorted.paras.push(Para { lines, role, label, ..Para::default() });
    }
    if let Some((_, text)) = waiting {
        sorted.paras.push(Para { label: Some(text), ..Para::default() });
    }
    sorted
}
