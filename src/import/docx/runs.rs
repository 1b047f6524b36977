//! What stands inside a paragraph: runs with their looks, fields, symbols, marks of notes.

use super::super::inline::Look;
use super::super::xml::{Element, Node};
use super::body::{Field, Open, Walker, alternative};
use super::footnotes::NOTE;
use super::notes::Met;
use super::revisions::Within;
use super::styles::RunProps;
use super::symbols;
use crate::base::Span;
use crate::text::SetAside;

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
            "oMath" | "oMathPara" => self.formula(child, within, open),
            "hyperlink" => {
                self.links += 1;
                self.inline(child, within, open);
                self.links -= 1;
            }
            "fldSimple" => {
                let code = child.attribute("instr").unwrap_or("").to_owned();
                self.fields.push(Field { code, result: true });
                self.inline(child, within, open);
                self.fields.pop();
            }
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
        if self.links > 0 || self.fields.iter().any(Field::is_link) || is_link_style(run) {
            // Programs colour and underline links by themselves.
            (look.colour, look.underline) = (None, false);
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
            let in_instruction = self.fields.iter().any(|field| !field.result);
            match &*child.name {
                "t" | "delText" if !in_instruction => {
                    let text = props.symbols(&text_of(child));
                    if let Some(note) = self.own_mark.take().and_then(|at| self.met.get_mut(at)) {
                        note.mark = Some(text.trim().to_owned());
                    } else {
                        self.words(&text, props, look, open);
                    }
                }
                "t" | "delText" => self.set_aside("field code", text_of(child)),
                "instrText" | "delInstrText" => {
                    if let Some(field) = self.fields.last_mut().filter(|field| !field.result) {
                        field.code.push_str(&text_of(child));
                    }
                }
                "tab" | "ptab" | "br" | "cr" if !in_instruction => self.words(" ", props, look, open),
                "noBreakHyphen" => self.words("\u{2011}", props, look, open),
                "fldChar" => self.field(child, props, look, open),
                "footnoteReference" => self.note("footnote", child, look, open),
                "endnoteReference" => self.note("endnote", child, look, open),
                "commentReference" => {
                    if let Some(id) = child.attribute("id")
                        && !self.placed.contains(id)
                        && !self.open_comments.contains_key(id)
                    {
                        let span = Span::new(open.line.text.len(), 0);
                        open.line.comments.extend(self.comment(id, span));
                        self.placed.insert(id.to_owned());
                    }
                }
                "AlternateContent" => {
                    if let Some(chosen) = alternative(child) {
                        self.run_content(chosen, props, look, within, open);
                    }
                }
                "txbxContent" => self.boxes.push((child, within.clone())),
                "rPr"
                | "softHyphen"
                | "footnoteRef"
                | "endnoteRef"
                | "annotationRef"
                | "separator"
                | "continuationSeparator" => {}
                _ if self.other_content(child, props, look, within, open) => {}
                _ => self.run_content(child, props, look, within, open),
            }
        }
    }

    /// Reads what stands in a run beside its words: symbols, readings, formulas, objects; `false` when it is none of them.
    fn other_content(
        &mut self,
        child: &'a Element,
        props: &RunProps,
        look: &Look,
        within: &Within,
        open: &mut Open,
    ) -> bool {
        match &*child.name {
            "sym" => {
                let symbol = child
                    .attribute("char")
                    .and_then(|code| u32::from_str_radix(code, 16).ok())
                    .and_then(char::from_u32)
                    .map(|symbol| symbols::letter(child.attribute("font").unwrap_or(""), symbol));
                if let Some(symbol) = symbol {
                    let text = symbol.to_string();
                    match self.own_mark.take().and_then(|at| self.met.get_mut(at)) {
                        Some(note) => note.mark = Some(text),
                        None => self.words(&text, props, look, open),
                    }
                }
            }
            "ruby" => {
                if let Some(reading) = child.child("rt") {
                    self.set_aside("ruby", reading.all_text());
                }
                if let Some(base) = child.child("rubyBase") {
                    self.inline(base, within, open);
                }
            }
            "oMath" | "oMathPara" => self.formula(child, within, open),
            "textpath" => {
                if let Some(text) = child.attribute("string") {
                    self.set_aside("watermark", text.to_owned());
                }
            }
            "relIds" => self.diagram(child.attribute("dm")),
            "chart" => self.object("chart", child.attribute("id")),
            "OLEObject" => self.object(child.attribute("ProgID").unwrap_or("OLE"), child.attribute("id")),
            "control" => self.object(child.attribute("name").unwrap_or("ActiveX"), child.attribute("id")),
            _ => return false,
        }
        true
    }

    /// A field begins, goes over to its result, or ends.
    fn field(&mut self, edge: &Element, props: &RunProps, look: &Look, open: &mut Open) {
        match edge.attribute("fldCharType") {
            Some("begin") => {
                if self.whole_fields.contains(&std::ptr::from_ref(edge)) {
                    self.fields.push(Field::default());
                }
                // A box to tick of a form has no result; it shows what its data say.
                if let Some(tick) = edge.child("ffData").and_then(|data| data.child("checkBox")) {
                    let on = tick
                        .child("checked")
                        .or_else(|| tick.child("default"))
                        .is_some_and(|on| !matches!(on.attribute("val"), Some("0" | "false" | "off")));
                    self.words(if on { "\u{2612}" } else { "\u{2610}" }, props, look, open);
                }
            }
            Some("separate") => {
                if let Some(field) = self.fields.last_mut() {
                    field.result = true;
                }
            }
            _ => drop(self.fields.pop()),
        }
    }

    /// Puts words beside the text, under what they are.
    pub(super) fn set_aside(&mut self, what: &'static str, text: String) {
        if !text.trim().is_empty() {
            self.aside.push(SetAside { what: what.into(), text: text.trim().to_owned(), page: None });
        }
    }

    /// A diagram: its words stand in a part of their own.
    fn diagram(&mut self, relation: Option<&str>) {
        match relation.and_then(|relation| self.diagrams.remove(relation)) {
            Some(words) => {
                self.drawn.extend(words);
                self.diagrams_read += 1;
            }
            None => self.object("SmartArt", relation),
        }
    }

    /// An object of another program: named by its part, else by its program.
    fn object(&mut self, program: &str, relation: Option<&str>) {
        let part = relation.and_then(|relation| self.parts.get(relation)?.rsplit('/').next());
        let name = part.map_or_else(|| program.to_owned(), |part| format!("{part} ({program})"));
        self.objects.push(name);
    }

    pub(super) fn words(&mut self, text: &str, props: &RunProps, look: &Look, open: &mut Open) {
        if self.fields.iter().any(Field::is_contents) {
            self.contents.push_str(text);
            return;
        }
        if props.is_hidden() {
            self.hidden.push_str(text);
            return;
        }
        if open.size.is_none() {
            open.size = props.size();
        }
        open.line.push(text, look);
    }

    fn note(&mut self, kind: &'static str, element: &Element, look: &Look, open: &mut Open) {
        let Some(id) = element.attribute("id") else { return };
        let key = (kind, id.to_owned());
        if self.notes.feet.contains_key(&key) {
            let at = self.met_at.get(&key).copied().unwrap_or_else(|| {
                self.met_at.insert(key.clone(), self.met.len());
                self.met.push(Met {
                    key,
                    mark: None,
                    section: self.section,
                    inserted: look.inserted.clone(),
                    deleted: look.deleted.clone(),
                });
                self.met.len() - 1
            });
            open.line.note(NOTE + at);
            let own = element.attribute("customMarkFollows");
            self.own_mark = own.filter(|own| !matches!(*own, "0" | "false" | "off")).map(|_| at);
        }
    }
}

/// Whether a run is set in the style of links, by any of the names that programs give it.
fn is_link_style(run: &Element) -> bool {
    let style = run.child("rPr").and_then(|properties| properties.value("rStyle")).unwrap_or("").to_ascii_lowercase();
    style.contains("hyperlink") || style.contains("internetlink")
}

/// Gives the text that stands directly in a `t` element.
pub(super) fn text_of(element: &Element) -> String {
    element
        .children
        .iter()
        .filter_map(|node| if let Node::Text(text) = node { Some(text.as_str()) } else { None })
        .collect()
}
