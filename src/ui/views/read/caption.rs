//! What is said above a block of words: moved from where, split, merged, brackets taken off or put on.

use super::row::RowCtx;
use crate::base::{Message, Side, Span};
use crate::compare::{EditKind, Kind, READING_DIFFERS, RedlineSpan};
use crate::text::Paragraph;
use egui::Color32;

/// The paragraphs of one side, and the index in the reading of the one that holds these letters of their joined text.
fn holder(paragraphs: &[(usize, &Paragraph)], at: Span) -> Option<usize> {
    let mut start = 0;
    paragraphs.iter().find_map(|(index, paragraph)| {
        let end = start + paragraph.text.len();
        let here = (start..=end).contains(&at.start);
        start = end + 1;
        here.then_some(*index)
    })
}

impl RowCtx<'_> {
    /// What is said above a block, and its colour: the weightiest first.
    pub(super) fn caption(&self, side: Side, paragraph: usize, first: bool) -> Option<(String, Color32)> {
        let mut said = Vec::new();
        if self.change.reading_differs {
            let doubts = self.doubted(side, paragraph);
            return (first || !doubts.is_empty()).then(|| {
                let said = self.ctx.locale.t(READING_DIFFERS);
                let said = if doubts.is_empty() { said } else { format!("{said}: {doubts}") };
                (said, self.palette.warning)
            });
        }
        said.extend(self.moved(side, paragraph).map(|text| (text, self.palette.moved)));
        if first {
            said.extend(self.brackets(side).map(|text| (text, self.palette.bracket)));
            said.extend(self.parted(side).map(|text| (text, self.palette.weak)));
        }
        if first {
            said.extend(self.formatting(side).map(|text| (text, self.palette.weak)));
        }
        said.extend(self.words_moved(side, paragraph).map(|text| (text, self.palette.moved)));
        let colour = said.first()?.1;
        let texts: Vec<String> = said.into_iter().map(|(text, _)| text).collect();
        Some((texts.join("  ·  "), colour))
    }

    /// What could not be read surely of a paragraph.
    fn doubted(&self, side: Side, paragraph: usize) -> String {
        let paragraphs = if side == Side::Old { &self.old } else { &self.new };
        let here = paragraphs.iter().find(|(index, _)| *index == paragraph);
        let doubts = here.into_iter().flat_map(|(_, paragraph)| paragraph.doubts.iter());
        doubts.map(|doubt| self.ctx.locale.t(doubt.key())).collect::<Vec<_>>().join("; ")
    }

    fn moved(&self, side: Side, paragraph: usize) -> Option<String> {
        let links = self.change.links.iter().filter(|link| link.moved);
        let (other, index) = links.into_iter().find_map(|link| match side {
            Side::Old if link.old == paragraph => Some((Side::New, link.new)),
            Side::New if link.new == paragraph => Some((Side::Old, link.old)),
            _ => None,
        })?;
        let place = self.board.place_name(other, index, self.ctx.locale);
        let key = if side == Side::Old { "read-moved-to" } else { "read-moved-from" };
        Some(self.ctx.locale.format(&Message::new(key).text("place", place)))
    }

    /// What looks otherwise, and how: nobody sees bold go. The first few, and how many more there are.
    fn formatting(&self, side: Side) -> Option<String> {
        const TOLD: usize = 2;
        if side == Side::Old {
            return None;
        }
        let texts: Vec<&str> = self.new.iter().map(|(_, paragraph)| paragraph.text.as_str()).collect();
        let text = texts.join(crate::compare::redline::BREAK);
        let seen: Vec<_> = self.restyled.iter().filter(|part| part.is_seen(&text)).collect();
        let mut told: Vec<String> = Vec::new();
        for part in seen.iter().take(TOLD) {
            let words = crate::app::first_words(part.at.new.of(&text).unwrap_or("").trim(), 28);
            told.push(format!("“{words}” {}", crate::report::describe_formatting(self.ctx.locale, part)));
        }
        if seen.len() > TOLD {
            told.push(format!("+{}", seen.len() - TOLD));
        }
        (!told.is_empty()).then(|| told.join(", "))
    }

    fn parted(&self, side: Side) -> Option<String> {
        let key = match (self.change.kind, side) {
            (Kind::Split, Side::Old) => "read-split",
            (Kind::Merged, Side::New) => "read-merged",
            _ => return None,
        };
        let count = if side == Side::Old { self.new.len() } else { self.old.len() };
        Some(self.ctx.locale.format(&Message::new(key).number("count", count)))
    }

    /// Brackets that went, none coming: what stood open is agreed. Brackets that came: it is open again.
    fn brackets(&self, side: Side) -> Option<String> {
        if side == Side::Old {
            return None;
        }
        let count = |op: EditKind, of: Side, paragraphs: &[(usize, &Paragraph)]| -> usize {
            let texts: Vec<&str> = paragraphs.iter().map(|(_, paragraph)| paragraph.text.as_str()).collect();
            let text = texts.join(crate::compare::redline::BREAK);
            let pieces = self.change.redline.iter().filter(|piece| piece.bracket && piece.op == op);
            let signs = pieces.filter_map(|piece| piece.at.get(of).of(&text));
            let signs: String = signs.collect();
            signs.matches(['[', '［']).count().max(signs.matches([']', '］']).count())
        };
        let went = count(EditKind::Delete, Side::Old, &self.old);
        let came = count(EditKind::Insert, Side::New, &self.new);
        match (went, came) {
            (1.., 0) => Some(self.ctx.locale.t("read-agreed")),
            (0, 1..) => Some(self.ctx.locale.t("read-bracketed")),
            _ => None,
        }
    }

    /// Words that left one paragraph of the change for another that is not its successor.
    fn words_moved(&self, side: Side, paragraph: usize) -> Option<String> {
        let place_of = |piece: &RedlineSpan| match piece.op {
            EditKind::Delete => holder(&self.old, piece.at.old),
            EditKind::Insert => holder(&self.new, piece.at.new),
            EditKind::Equal => None,
        };
        let op = if side == Side::Old { EditKind::Delete } else { EditKind::Insert };
        let moved = || self.change.redline.iter().filter(|piece| piece.moved.is_some());
        moved().filter(|piece| piece.op == op && place_of(piece) == Some(paragraph)).find_map(|piece| {
            let partner = moved().find(|other| other.moved == piece.moved && other.op != piece.op)?;
            let there = place_of(partner)?;
            let (old, new) = if side == Side::Old { (paragraph, there) } else { (there, paragraph) };
            let place = |paragraphs: &[(usize, &Paragraph)], at| paragraphs.iter().position(|(index, _)| *index == at);
            // In a split or a merger every paragraph is the successor of the one: nothing worth saying.
            if self.old.len() == 1 || self.new.len() == 1 || place(&self.old, old) == place(&self.new, new) {
                return None;
            }
            let (other, key) = match side {
                Side::Old => (Side::New, "read-words-moved-to"),
                Side::New => (Side::Old, "read-words-moved-from"),
            };
            let place = self.board.place_name(other, there, self.ctx.locale);
            Some(self.ctx.locale.format(&Message::new(key).text("place", place)))
        })
    }
}
