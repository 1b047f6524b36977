//! Words that stay and look otherwise: bold, italics, underline, strike-through that came or went.
//!
//! ```text
//! old    States **shall** act        redline   equal "States shall act"
//! new    States shall act            restyled  "shall": bold went
//! ```

use super::model::{Change, EditKind};
use crate::base::{Sides, Span};
use crate::text::{Paragraph, Style};

/// Words that stand in both texts and look different in the new one (bold, italics, colour …).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restyled {
    /// Where in the joined texts, in bytes: the same words on both sides.
    pub at: Sides<Span>,
    /// The styles that came.
    pub came: Vec<Style>,
    /// The styles that went.
    pub went: Vec<Style>,
}

/// Whether a mark is a look of the words, and not what tracked changes and brackets add.
pub(super) const fn is_look(style: Style) -> bool {
    !matches!(style, Style::Inserted | Style::Deleted | Style::Bracket | Style::Unsure)
}

/// The looks of a text joined of paragraphs by one newline, by start.
fn looks(paragraphs: &[&Paragraph]) -> Vec<(Span, Style)> {
    let mut looks = Vec::new();
    let mut start = 0;
    for paragraph in paragraphs {
        let marks = paragraph.marks.iter().filter(|mark| is_look(mark.style) && mark.span.len > 0);
        looks.extend(marks.map(|mark| (Span::new(start + mark.span.start, mark.span.len), mark.style)));
        start += paragraph.text.len() + 1;
    }
    looks.sort_unstable();
    looks
}

/// The looks within `part`, counted from its start.
fn within(looks: &[(Span, Style)], part: Span) -> Vec<(Span, Style)> {
    // Sorted by start; marks are short and few, and one that began earlier may reach into the part.
    looks
        .iter()
        .take_while(|(span, _)| span.start < part.end())
        .filter_map(|&(span, style)| {
            let here = span.overlap(part).filter(|here| here.len > 0)?;
            Some((Span::new(here.start - part.start, here.len), style))
        })
        .collect()
}

fn styles_at(looks: &[(Span, Style)], at: usize) -> Vec<Style> {
    let mut styles: Vec<Style> = looks.iter().filter(|(span, _)| span.contains(at)).map(|(_, style)| *style).collect();
    styles.sort_unstable();
    styles.dedup();
    styles
}

/// Returns the words of a change that stay and look otherwise, in order. `old` and `new` are the change's paragraphs. None
/// where nobody knows how words of theirs look.
/// Whether this counts as a change is for the options to say.
pub fn restyled(change: &Change, old: &[&Paragraph], new: &[&Paragraph]) -> Vec<Restyled> {
    if old.iter().chain(new).any(|paragraph| paragraph.looks_unknown) {
        return Vec::new();
    }
    let looks = Sides::new(looks(old), looks(new));
    if looks.old.is_empty() && looks.new.is_empty() {
        return Vec::new();
    }
    let mut out: Vec<Restyled> = Vec::new();
    for piece in change.redline.iter().filter(|piece| piece.op == EditKind::Equal) {
        let (a, b) = (within(&looks.old, piece.at.old), within(&looks.new, piece.at.new));
        let mut cuts: Vec<usize> = a.iter().chain(&b).flat_map(|(span, _)| [span.start, span.end()]).collect();
        cuts.sort_unstable();
        cuts.dedup();
        for (&from, &to) in cuts.iter().zip(cuts.iter().skip(1)) {
            let (before, after) = (styles_at(&a, from), styles_at(&b, from));
            if before == after {
                continue;
            }
            let came = after.iter().filter(|style| !before.contains(style)).copied().collect();
            let went = before.iter().filter(|style| !after.contains(style)).copied().collect();
            let part = |start: usize| Span::new(start + from, to - from);
            let next = Restyled { at: Sides::new(part(piece.at.old.start), part(piece.at.new.start)), came, went };
            match out.last_mut() {
                Some(last)
                    if last.at.old.end() == next.at.old.start
                        && last.at.new.end() == next.at.new.start
                        && (&last.came, &last.went) == (&next.came, &next.went) =>
                {
                    last.at.old.len += next.at.old.len;
                    last.at.new.len += next.at.new.len;
                }
                _ => out.push(next),
            }
        }
    }
    out
}

impl Restyled {
    /// Whether the words of a text, as bytes, hold anything but white space: a space that became bold is nothing to see.
    pub fn is_seen(&self, new: &str) -> bool {
        self.at.new.of(new).is_some_and(|words| words.chars().any(|char| !char.is_whitespace()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::JobControl;
    use crate::compare::{Options, compare};
    use crate::text::Mark;

    fn marked(text: &str, marks: &[(usize, usize, Style)]) -> Paragraph {
        let mut paragraph = Paragraph::plain(text);
        paragraph.marks = marks.iter().map(|&(start, len, style)| Mark::new(Span::new(start, len), style)).collect();
        paragraph
    }

    fn told(old: &Paragraph, new: &Paragraph) -> Vec<String> {
        let (a, b) = ([old.clone()], [new.clone()]);
        let comparison = compare(&a, &b, &Options::default(), &[], &JobControl::default()).expect("not cancelled");
        restyled(&comparison.changes[0], &[old], &[new])
            .iter()
            .map(|part| {
                assert_eq!(part.at.old.of(&old.text), part.at.new.of(&new.text), "the same words");
                let names = |styles: &[Style]| styles.iter().map(|style| style.name()).collect::<Vec<_>>().join("+");
                let words = part.at.new.of(&new.text).unwrap_or("?");
                format!("{words}|{}|{}", names(&part.came), names(&part.went))
            })
            .collect()
    }

    #[test]
    fn what_came_and_what_went_is_told_apart() {
        let plain = marked("States shall protect all rights online.", &[]);
        let bold = marked("States shall protect all rights online.", &[(7, 5, Style::Bold)]);
        assert_eq!(told(&bold, &plain), ["shall||bold"]);
        assert_eq!(told(&plain, &bold), ["shall|bold|"]);
        let both = marked("States shall protect all rights online.", &[(7, 13, Style::Strike), (7, 5, Style::Bold)]);
        assert_eq!(told(&bold, &both), ["shall protect|strike|"]);
        assert_eq!(told(&bold, &bold), [""; 0]);
        // The same stretch written as one mark or as several looks the same.
        let pieces = marked("States shall protect all rights online.", &[(7, 2, Style::Bold), (9, 3, Style::Bold)]);
        assert_eq!(told(&pieces, &bold), [""; 0]);
        let underlined = marked("States shall protect all rights online.", &[(7, 5, Style::Underline)]);
        assert_eq!(told(&bold, &underlined), ["shall|underline|bold"]);
    }

    #[test]
    fn words_that_changed_beside_are_no_change_of_look() {
        let old = marked("States should protect all rights online.", &[(14, 7, Style::Bold)]);
        let new = marked("States must protect all rights online.", &[(7, 4, Style::Bold)]);
        assert_eq!(told(&old, &new), ["protect||bold"], "“must” came in bold: it is new, not restyled");
    }

    #[test]
    fn signs_of_several_bytes_are_cut_whole() {
        let old = marked("各国应保护人权。", &[(6, 3, Style::Bold)]);
        let new = marked("各国应保护人权。", &[]);
        assert_eq!(told(&old, &new), ["应||bold"]);
    }
}
