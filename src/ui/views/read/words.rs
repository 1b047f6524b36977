//! Words of the page: which words stand at which letters of a laid-out block, how a person chooses them with the mouse,
//! and how chosen and annotated words are shown.

use crate::app::{Action, AnnotateAction, ChosenWords, Hit};
use crate::base::{Side, Sides, Span};
use crate::insight::AnnotatedWords;
use crate::text::Paragraph;
use crate::ui::ctx::Ctx;
use crate::ui::tokens::Palette;
use crate::ui::widgets::styled_text::Run;
use egui::text_selection::LabelSelectionState;
use egui::{CornerRadius, Galley, Id, Painter, Pos2, Rect, Response, Stroke, Ui, pos2, vec2};
use std::ops::Range;

/// Words of one paragraph at a row of letters of a block.
pub(super) struct Stretch<'a> {
    side: Side,
    /// Index in the reading.
    index: usize,
    paragraph: &'a Paragraph,
    span: Span,
    /// The letters of the block, counted in characters.
    letters: Range<usize>,
}

/// What stands at the letters of a laid-out line; `indices` are those of the change's paragraphs in their readings.
pub(super) fn stretches<'a>(line: &[Run<'a>], indices: &Sides<Vec<usize>>) -> Vec<Stretch<'a>> {
    let mut at = 0;
    line.iter()
        .filter_map(|run| {
            let words = run.span.of(&run.paragraph.text)?;
            let start = at;
            at += words.chars().count();
            let (side, place) = run.at;
            let index = *indices.get(side).get(place)?;
            Some(Stretch { side, index, paragraph: run.paragraph, span: run.span, letters: start..at })
        })
        .collect()
}

/// The byte at which the n-th character of `text` begins.
fn byte_of(text: &str, letter: usize) -> usize {
    text.char_indices().nth(letter).map_or(text.len(), |(at, _)| at)
}

impl Stretch<'_> {
    /// The words at these letters of the block, if any of them are of this stretch.
    fn words_at(&self, letters: &Range<usize>) -> Option<(Side, usize, Span)> {
        let words = self.span.of(&self.paragraph.text)?;
        let from = letters.start.max(self.letters.start);
        let to = letters.end.min(self.letters.end);
        (from < to).then(|| {
            let start = self.span.start + byte_of(words, from - self.letters.start);
            let end = self.span.start + byte_of(words, to - self.letters.start);
            (self.side, self.index, Span::between(start, end))
        })
    }

    /// The letters of the block at which these words stand, if they are of this stretch.
    fn letters_of(&self, side: Side, index: usize, span: Span) -> Option<Range<usize>> {
        if (side, index) != (self.side, self.index) {
            return None;
        }
        let part = self.span.overlap(span).filter(|part| part.len > 0)?;
        let count = |from: usize, to: usize| self.paragraph.text.get(from..to).map_or(0, |text| text.chars().count());
        let start = self.letters.start + count(self.span.start, part.start);
        Some(start..start + count(part.start, part.end()))
    }
}

/// Where letters stand in a galley laid out at `at`: one rectangle a row.
fn rects(galley: &Galley, at: Pos2, letters: &Range<usize>) -> Vec<Rect> {
    let mut first = 0;
    let mut out = Vec::new();
    for row in &galley.rows {
        let count = row.char_count_excluding_newline().0;
        let (from, to) = (letters.start.max(first), letters.end.min(first + count));
        if from < to {
            let x = |letter: usize| at.x + row.pos.x + row.x_offset((letter - first).into());
            let top = at.y + row.pos.y;
            out.push(Rect::from_min_max(pos2(x(from), top), pos2(x(to), top + row.size.y)));
        }
        first += row.char_count_including_newline().0;
    }
    out
}

/// Letters that stand one after the other, joined.
fn joined(mut letters: Vec<Range<usize>>) -> Vec<Range<usize>> {
    letters.sort_by_key(|range| range.start);
    let mut out: Vec<Range<usize>> = Vec::new();
    for range in letters {
        match out.last_mut() {
            Some(last) if last.end >= range.start => last.end = last.end.max(range.end),
            _ => out.push(range),
        }
    }
    out
}

/// The ground of the words chosen, below the text.
pub(super) fn paint_chosen(
    painter: &Painter,
    palette: &Palette,
    (galley, at): (&Galley, Pos2),
    stretches: &[Stretch<'_>],
    words: &ChosenWords,
) {
    let letters = words.parts.iter().flat_map(|(side, index, span)| {
        stretches.iter().filter_map(|stretch| stretch.letters_of(*side, *index, *span))
    });
    for rect in joined(letters.collect()).iter().flat_map(|letters| rects(galley, at, letters)) {
        let rect = rect.expand2(vec2(2.0, -1.0));
        // An outline beside the ground: the redline has grounds of its own.
        let stroke = Stroke::new(if words.is_picking() { 1.8 } else { 1.2 }, palette.accent);
        painter.rect(rect, CornerRadius::same(3), palette.chosen, stroke, egui::StrokeKind::Outside);
    }
}

/// Where a place of the words searched for stands in a block: one rectangle a row and look.
pub(super) fn rects_of(galley: &Galley, at: Pos2, stretches: &[Stretch<'_>], hit: Hit) -> Vec<Rect> {
    let letters = stretches.iter().filter_map(|stretch| stretch.letters_of(hit.side, hit.paragraph, hit.span));
    joined(letters.collect()).iter().flat_map(|letters| rects(galley, at, letters)).collect()
}

/// A frame around the place that is stood on, among those that are lit.
pub(super) fn paint_hit(
    painter: &Painter,
    palette: &Palette,
    (galley, at): (&Galley, Pos2),
    stretches: &[Stretch<'_>],
    hit: Hit,
) {
    for rect in rects_of(galley, at, stretches, hit) {
        let rect = rect.expand2(vec2(2.5, -0.5));
        let stroke = Stroke::new(2.0, palette.text);
        painter.rect_stroke(rect, CornerRadius::same(3), stroke, egui::StrokeKind::Outside);
    }
}

/// A dotted rule below words of which something was said.
pub(super) fn paint_said(
    painter: &Painter,
    palette: &Palette,
    (galley, at): (&Galley, Pos2),
    stretches: &[Stretch<'_>],
    words: &[AnnotatedWords],
) {
    let letters = words.iter().flat_map(|words| {
        stretches.iter().filter_map(|stretch| stretch.letters_of(words.side, words.paragraph.get(), words.span))
    });
    for rect in joined(letters.collect()).iter().flat_map(|letters| rects(galley, at, letters)) {
        let y = rect.bottom() - 1.5;
        let dots =
            egui::Shape::dotted_line(&[pos2(rect.left() + 1.0, y), pos2(rect.right(), y)], palette.weak, 4.0, 1.1);
        painter.extend(dots);
    }
}

/// A drag that goes on: the block it began in, and at which letter.
#[derive(Debug, Clone, Copy)]
struct Drag {
    block: Id,
    from: usize,
}

/// Follows the mouse over a block: what was dragged over is chosen when the button is let go, a double click chooses the
/// word, a triple click the paragraph. A drag that ends in another block only marks words for copying.
pub(super) fn follow_mouse(
    ui: &Ui,
    ctx: &Ctx<'_>,
    response: &Response,
    (galley, at): (&Galley, Pos2),
    stretches: &[Stretch<'_>],
    change: usize,
) {
    let key = Id::unique("drag over words");
    let letter = |pointer: Pos2| galley.cursor_from_pos(pointer - at).index.0;
    let choose = |letters: Range<usize>| {
        let parts: Vec<_> = stretches.iter().filter_map(|stretch| stretch.words_at(&letters)).collect();
        if !parts.is_empty() {
            // The choice has a look of its own; two at once would contradict each other.
            ui.ctx().with_plugin(|selection: &mut LabelSelectionState| selection.clear_selection());
            ctx.push(Action::Annotate(AnnotateAction::ChooseWords(change, parts)));
        }
    };
    let pointer = response.interact_pointer_pos();
    if response.triple_clicked() {
        choose(0..galley.end().index.0);
    } else if response.double_clicked()
        && let Some(pointer) = pointer
    {
        // One letter is enough: the whole word around it is chosen. The cursor stands at the nearer edge of the letter.
        let cursor = galley.cursor_from_pos(pointer - at);
        let before = pointer.x < at.x + galley.pos_from_cursor(cursor).center().x;
        let here = if before { cursor.index.0.saturating_sub(1) } else { cursor.index.0 };
        choose(here..here + 1);
    }
    if response.drag_started()
        && let Some(origin) = ui.input(|input| input.pointer.press_origin())
    {
        ui.data_mut(|data| data.insert_temp(key, Drag { block: response.id, from: letter(origin) }));
    }
    if response.drag_stopped()
        && let Some(drag) = ui.data(|data| data.get_temp::<Drag>(key)).filter(|drag| drag.block == response.id)
        && let Some(pointer) = pointer
        && response.rect.expand(14.0).contains(pointer)
    {
        let to = letter(pointer);
        if drag.from != to {
            choose(drag.from.min(to)..drag.from.max(to));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_and_words_go_both_ways() {
        let (old, new) = (Paragraph::plain("We à note"), Paragraph::plain("We â note"));
        let run = |paragraph, side, start, len| Run {
            paragraph,
            at: (side, 0),
            span: Span::new(start, len),
            look: crate::ui::widgets::styled_text::Look::Plain,
        };
        // "We " from the new, "à" from the old, "â" and the rest from the new.
        let line = [run(&new, Side::New, 0, 3), run(&old, Side::Old, 3, 2), run(&new, Side::New, 3, 7)];
        let stretches = stretches(&line, &Sides::new(vec![7], vec![9]));
        let at = |letters: Range<usize>| -> Vec<_> {
            stretches.iter().filter_map(|stretch| stretch.words_at(&letters)).collect()
        };
        assert_eq!(at(3..5), [(Side::Old, 7, Span::new(3, 2)), (Side::New, 9, Span::new(3, 2))]);
        let back = |side, index, span| stretches.iter().find_map(|stretch| stretch.letters_of(side, index, span));
        assert_eq!(back(Side::New, 9, Span::new(6, 4)), Some(6..10), "“note” stands two letters further");
        assert_eq!(back(Side::Old, 7, Span::new(0, 2)), None, "words that both have are shown as the new draft's");
    }
}
