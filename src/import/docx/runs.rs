//! What stands inside a paragraph: runs with their looks, fields, symbols, marks of notes.

use super::super::inline::Look;
use super::super::xml::{Element, Node};
use super::body::{Field, Open, Walker, alternative};
use super::footnotes::NOTE;
use super::revisions::Within;
use super::styles::RunProps;
use crate::base::Span;

impl<'a> Walker<'a> {
    /// Walks the contents of a paragraph, a hyperlink or a revision.
    pub(super) fn inline(&mut self, element: &'a Element, within: &Within, open: &mut Open) {
        for child in element.elements() {
            self.inline_one(child, within, open);
        }
    }

    pub(super) fn inline_one(&mut self, child: &'a Element, within: &Within, open: &mut Open) {
        match &*child.name {
            "r" => self.run(child, within, open),
            "ins" | "del" | "moveFrom" | "moveTo" => {
                let within = self.revised(child, within);
                self.inline(child, &within, open);
            }
            "moveFromRangeStart" | "moveToRangeStart" => self.start_move(child),
            "commentRangeStart" | "commentRangeEnd" => {
                let edge = self.comment_edge(child, open.index, open.line.text.len());
                open.line.comments.extend(edge);
            }
            "pPr" | "rPr" | "sdtPr" | "sdtEndPr" | "instrText" | "delInstrText" => {}
            "AlternateContent" => {
                if let Some(chosen) = alternative(child) {
                    self.inline(chosen, within, open);
                }
            }
            "txbxContent" => self.boxes.push((child, within.clone())),
            // Text of formulas and drawings.
            "t" => {
                let look =
                    Look { inserted: within.inserted.clone(), deleted: within.deleted.clone(), ..open.base.look() };
                open.line.push(&child.all_text(), &look);
            }
            _ => self.inline(child, within, open),
        }
    }

    pub(super) fn run(&mut self, run: &'a Element, within: &Within, open: &mut Open) {
        let props = self.styles.run(run.child("rPr"), &open.base);
        let mut look = props.look();
        if open.heading {
            // Headings look like headings; only what differs from the style says something.
            let base = open.base.look();
            look.bold &= !base.bold;
            look.italic &= !base.italic;
        }
        look.inserted.clone_from(&within.inserted);
        look.deleted.clone_from(&within.deleted);
        self.run_content(run, &props, &look, within, open);
    }

    pub(super) fn run_content(
        &mut self,
        run: &'a Element,
        props: &RunProps,
        look: &Look,
        within: &Within,
        open: &mut Open,
    ) {
        for child in run.elements() {
            let in_instruction = self.fields.contains(&Field::Instruction);
            match &*child.name {
                "t" | "delText" if !in_instruction => self.words(&text_of(child), props, look, open),
                "tab" | "ptab" | "br" | "cr" if !in_instruction => self.words(" ", props, look, open),
                "noBreakHyphen" => self.words("\u{2011}", props, look, open),
                "sym" => {
                    let symbol = child
                        .attribute("char")
                        .and_then(|code| u32::from_str_radix(code, 16).ok())
                        .and_then(char::from_u32);
                    if let Some(symbol) = symbol {
                        self.words(symbol.encode_utf8(&mut [0; 4]), props, look, open);
                    }
                }
                "fldChar" => match child.attribute("fldCharType") {
                    Some("begin") => self.fields.push(Field::Instruction),
                    Some("separate") => {
                        if let Some(field) = self.fields.last_mut() {
                            *field = Field::Result;
                        }
                    }
                    _ => drop(self.fields.pop()),
                },
                "footnoteReference" => self.note("footnote", child, open),
                "endnoteReference" => self.note("endnote", child, open),
                "commentReference" => {
                    if let Some(id) = child.attribute("id")
                        && !self.placed.iter().any(|placed| placed == id)
                        && !self.open_comments.contains_key(id)
                    {
                        let span = Span::new(open.line.text.len(), 0);
                        open.line.comments.extend(self.comment(id, span));
                        self.placed.push(id.to_owned());
                    }
                }
                "AlternateContent" => {
                    if let Some(chosen) = alternative(child) {
                        self.run_content(chosen, props, look, within, open);
                    }
                }
                "txbxContent" => self.boxes.push((child, within.clone())),
                "rPr"
                | "instrText"
                | "delInstrText"
                | "softHyphen"
                | "footnoteRef"
                | "endnoteRef"
                | "annotationRef"
                | "separator"
                | "continuationSeparator" => {}
                _ => self.run_content(child, props, look, within, open),
            }
        }
    }

    pub(super) fn words(&mut self, text: &str, props: &RunProps, look: &Look, open: &mut Open) {
        if props.is_hidden() {
            self.hidden.push_str(text);
            return;
        }
        if open.size.is_none() {
            open.size = props.size();
        }
        open.line.push(text, look);
    }

    pub(super) fn note(&mut self, kind: &'static str, element: &Element, open: &mut Open) {
        let Some(id) = element.attribute("id") else { return };
        let key = (kind, id.to_owned());
        if self.notes.feet.contains_key(&key) {
            let at = self.met.iter().position(|met| *met == key).unwrap_or_else(|| {
                self.met.push(key);
                self.met.len() - 1
            });
            open.line.note(NOTE + at);
        }
    }
}

/// Gives the text that stands directly in a `t` element.
pub(super) fn text_of(element: &Element) -> String {
    element
        .children
        .iter()
        .filter_map(|node| if let Node::Text(text) = node { Some(text.as_str()) } else { None })
        .collect()
}
