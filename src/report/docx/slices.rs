//! The runs of a paragraph that stands, written piece by piece as its words are told.

use super::super::parts::Xml;
use super::ground::{GroundParagraph, squeezed};
use std::ops::Range;

/// The pieces of a paragraph and how far they are written.
pub(super) struct Slices<'a> {
    xml: &'a str,
    atoms: Vec<(String, Option<usize>, Range<usize>, bool)>,
    runs: Vec<(Range<usize>, Option<Range<usize>>)>,
    /// For each byte of the draft's text, the byte of the document's.
    map: Vec<usize>,
    /// Bytes of the document's text that are written, and the piece they end in with the byte it begins at.
    done: usize,
    next: usize,
    begins: usize,
    look: Option<Range<usize>>,
    counted: bool,
}

impl<'a> Slices<'a> {
    /// Begins a paragraph; `None` when the draft's words are not the end of its words.
    pub(super) fn new(xml: &'a str, ground: &GroundParagraph, text: &str) -> Option<Self> {
        let whole = ground.text();
        let lead = squeezed(&whole).chars().count().checked_sub(squeezed(text).chars().count())?;
        let letters: Vec<(usize, char)> = whole.char_indices().filter(|(_, letter)| !letter.is_whitespace()).collect();
        let mut map = vec![0; text.len() + 1];
        let mut count = lead;
        let mut end = 0;
        if let Some((at, letter)) = count.checked_sub(1).and_then(|last| letters.get(last)) {
            end = at + letter.len_utf8();
        }
        for (at, letter) in text.char_indices() {
            let here = if letter.is_whitespace() {
                end
            } else {
                let (place, found) = letters.get(count)?;
                if *found != letter {
                    return None;
                }
                count += 1;
                end = place + found.len_utf8();
                *place
            };
            map.get_mut(at..at + letter.len_utf8())?.fill(here);
        }
        *map.last_mut()? = end;
        let atoms = ground.atoms.iter().map(|atom| (atom.text.clone(), atom.run, atom.at.clone(), atom.is_text));
        let look = ground.runs.first().and_then(|(_, properties)| properties.clone());
        Some(Self {
            xml,
            atoms: atoms.collect(),
            runs: ground.runs.clone(),
            map,
            done: 0,
            next: 0,
            begins: 0,
            look,
            counted: lead == 0,
        })
    }

    /// Whether the paragraph's number is no part of its words.
    pub(super) const fn is_counted(&self) -> bool {
        self.counted
    }

    /// The byte of the document's text that a byte of the draft's is.
    pub(super) fn after(&self, byte: usize) -> usize {
        self.map.get(byte).copied().unwrap_or(usize::MAX)
    }

    /// Where the words begin after the label.
    pub(super) fn after_label(&self) -> usize {
        self.map.first().copied().unwrap_or(0)
    }

    /// The properties of the run that is being written.
    pub(super) fn look(&self) -> &'a str {
        self.look.clone().and_then(|at| self.xml.get(at)).unwrap_or("")
    }

    /// Writes the words up to a byte; `None` where something must be cut that cannot be.
    pub(super) fn write(&mut self, up_to: usize, is_wrapped: bool, xml: &mut Xml) -> Option<()> {
        while let Some((text, run, at, is_text)) = self.atoms.get(self.next) {
            let (begins, ends) = (self.begins, self.begins + text.len());
            if begins >= up_to {
                break;
            }
            let (from, to) = (self.done.max(begins), ends.min(up_to));
            let is_whole = from == begins && to == ends;
            match run {
                Some(run) => {
                    let (place, properties) = self.runs.get(*run)?;
                    self.look.clone_from(properties);
                    if is_whole && self.is_whole_run(*run, up_to) {
                        xml.raw(self.xml.get(place.clone())?.as_bytes());
                        self.skip_run(*run);
                        continue;
                    }
                    let look = properties.clone().and_then(|at| self.xml.get(at)).unwrap_or("");
                    xml.raw(b"<w:r>");
                    xml.raw(look.as_bytes());
                    if is_whole {
                        xml.raw(self.xml.get(at.clone())?.as_bytes());
                    } else if *is_text {
                        let part = text.get(from - begins..to - begins)?;
                        xml.leaf("w:t", &[("xml:space", "preserve")], part);
                    } else {
                        return None;
                    }
                    xml.raw(b"</w:r>");
                }
                // A link or a field inside a revision is not written; marks of places are.
                None if is_whole && (!is_wrapped || text.is_empty()) => {
                    xml.raw(self.xml.get(at.clone())?.as_bytes());
                }
                None => return None,
            }
            self.done = to;
            if to < ends {
                break;
            }
            (self.next, self.begins) = (self.next + 1, ends);
        }
        Some(())
    }

    /// Whether a run begins here and ends before a byte.
    fn is_whole_run(&self, run: usize, up_to: usize) -> bool {
        let first = self.next.checked_sub(1).and_then(|before| self.atoms.get(before));
        let begins_here = first.is_none_or(|(_, before, ..)| *before != Some(run));
        let own = self.atoms.iter().skip(self.next).take_while(|(_, of, ..)| *of == Some(run));
        let mut end = self.begins;
        let mut fits = true;
        for (text, ..) in own {
            fits &= end < up_to;
            end += text.len();
        }
        begins_here && fits && end <= up_to
    }

    fn skip_run(&mut self, run: usize) {
        while let Some((text, of, ..)) = self.atoms.get(self.next)
            && *of == Some(run)
        {
            self.begins += text.len();
            self.next += 1;
        }
        self.done = self.begins;
    }

    /// Writes what is left of the paragraph.
    pub(super) fn rest(&mut self, xml: &mut Xml) -> Option<()> {
        self.write(usize::MAX, false, xml)
    }
}
