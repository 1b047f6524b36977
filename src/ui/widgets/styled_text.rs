//! The words of a change as stretches of one look each, ready to be laid out.
//!
//! ```text
//! redline   equal "States "  delete "should"  insert "must"  equal " act"
//! old side  States ░should░ act
//! new side  States ▓must▓ act
//! one text  States ░should░▓must▓ act
//! ```

use crate::app::words_in;
use crate::base::{Side, Span};
use crate::compare::{Change, EditKind, RedlineSpan, Restyled};
use crate::insight::strength::Shift;
use crate::text::{Paragraph, Style};
use crate::ui::tokens::{Palette, book};
use egui::text::LayoutJob;
use egui::{Align, Color32, FontId, Stroke, TextFormat};

/// How a stretch of words is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// Stands in both drafts.
    Plain,
    /// Came in.
    Inserted,
    /// Went.
    Deleted,
    /// Went to another place of the same change.
    MovedAway,
    /// Came from another place of the same change.
    MovedHere,
    /// Square brackets that came (new side) or went: what stood open is agreed.
    Bracket(Side),
    /// Came in or went, but is no difference of wording.
    NonSubstantive(Side),
    /// Stands in both drafts and looks otherwise: bold, italics, underline or strike-through came or went.
    Restyled,
}

/// A stretch of words of one look.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run<'a> {
    /// The paragraph it is from.
    pub paragraph: &'a Paragraph,
    /// Which paragraph that is: the side, and its place among the change's paragraphs on that side.
    pub at: (Side, usize),
    /// Where in that paragraph's text.
    pub span: Span,
    /// How it is shown.
    pub look: Look,
}

/// Size and options of the reading face.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Face<'a> {
    /// Size in points.
    pub size: f32,
    /// Colours.
    pub palette: &'a Palette,
    /// Whether the words are those of a heading.
    pub heading: bool,
    /// Whether the words are of less weight (unchanged text while changes are walked, footnotes).
    pub weak: bool,
    /// Whether differences that are not of wording are shown.
    pub minor: bool,
    /// Words to light up, in lower case; empty for none.
    pub find: &'a str,
}

const fn look_of(piece: &RedlineSpan) -> Look {
    match (piece.op, piece.minor, piece.moved) {
        (EditKind::Delete, _, _) if piece.bracket => Look::Bracket(Side::Old),
        (EditKind::Insert, _, _) if piece.bracket => Look::Bracket(Side::New),
        (EditKind::Equal, _, _) => Look::Plain,
        (EditKind::Delete, Some(_), None) => Look::NonSubstantive(Side::Old),
        (EditKind::Insert, Some(_), None) => Look::NonSubstantive(Side::New),
        (EditKind::Delete, _, None) => Look::Deleted,
        (EditKind::Insert, _, None) => Look::Inserted,
        (EditKind::Delete, _, Some(_)) => Look::MovedAway,
        (EditKind::Insert, _, Some(_)) => Look::MovedHere,
    }
}

/// Cuts the stretch `at` of the joined text of `paragraphs` (joined by one newline) into stretches of one paragraph.
fn cut<'a>(paragraphs: &[&'a Paragraph], at: Span, mut take: impl FnMut(usize, &'a Paragraph, Span)) {
    let mut start = 0;
    for (index, paragraph) in paragraphs.iter().enumerate() {
        let whole = Span::new(start, paragraph.text.len());
        if let Some(part) = whole.overlap(at) {
            take(index, paragraph, Span::new(part.start - start, part.len));
        }
        start = whole.end() + 1;
    }
}

/// The runs of one side of `change`, paragraph by paragraph; `paragraphs` are those of that side.
pub fn side_runs<'a>(change: &Change, side: Side, paragraphs: &[&'a Paragraph]) -> Vec<Vec<Run<'a>>> {
    let mut lines: Vec<Vec<Run<'a>>> = paragraphs.iter().map(|_| Vec::new()).collect();
    for piece in &change.redline {
        let look = look_of(piece);
        cut(paragraphs, *piece.at.get(side), |index, paragraph, span| {
            if let Some(line) = lines.get_mut(index) {
                line.push(Run { paragraph, at: (side, index), span, look });
            }
        });
    }
    lines
}

/// The runs of both sides of `change` as one text, one line a paragraph of the new side (of the old one for
/// deletions). A break that went or came is shown by the lines themselves: words of a paragraph that was merged away
/// stand where they were.
pub fn merged_runs<'a>(change: &Change, old: &[&'a Paragraph], new: &[&'a Paragraph]) -> Vec<Vec<Run<'a>>> {
    let mut lines: Vec<Vec<Run<'a>>> = vec![Vec::new()];
    let mut current = 0;
    let follow_new = !new.is_empty();
    for piece in &change.redline {
        let look = look_of(piece);
        let (side, paragraphs) = if piece.op == EditKind::Delete { (Side::Old, old) } else { (Side::New, new) };
        let follows = (side == Side::New) == follow_new;
        cut(paragraphs, *piece.at.get(side), |index, paragraph, span| {
            if follows && index > current {
                current = index;
                lines.push(Vec::new());
            }
            if let Some(line) = lines.last_mut() {
                line.push(Run { paragraph, at: (side, index), span, look });
            }
        });
    }
    lines
}

/// Words that look otherwise in one of a change's paragraphs: the side, the paragraph's place on it, where in its text.
pub type Restyling = (Side, usize, Span);

/// The words of a change that stay and look otherwise, on both sides, paragraph by paragraph.
pub fn restylings(restyled: &[Restyled], old: &[&Paragraph], new: &[&Paragraph]) -> Vec<Restyling> {
    let mut parts = Vec::new();
    for part in restyled {
        for (side, paragraphs) in [(Side::Old, old), (Side::New, new)] {
            cut(paragraphs, *part.at.get(side), |index, paragraph, span| {
                if span.of(&paragraph.text).is_some_and(|words| !words.trim().is_empty()) {
                    parts.push((side, index, span));
                }
            });
        }
    }
    parts
}

/// Gives the words that look otherwise a look of their own. Only words that stand in both drafts can.
pub fn mark_restyled(lines: &mut [Vec<Run<'_>>], restylings: &[Restyling]) {
    if restylings.is_empty() {
        return;
    }
    for line in lines {
        let mut marked = Vec::with_capacity(line.len());
        for run in line.drain(..) {
            let mut at = run.span.start;
            let here =
                restylings.iter().filter(|(side, index, _)| run.look == Look::Plain && (*side, *index) == run.at);
            for part in here.filter_map(|(_, _, span)| span.overlap(run.span)).filter(|part| part.len > 0) {
                if part.start > at {
                    marked.push(Run { span: Span::between(at, part.start), ..run.clone() });
                }
                marked.push(Run { span: part, look: Look::Restyled, ..run.clone() });
                at = part.end();
            }
            if at < run.span.end() || run.span.is_empty() {
                marked.push(Run { span: Span::between(at, run.span.end()), ..run });
            }
        }
        *line = marked;
    }
}

/// The runs of paragraphs that are not compared; `at` as in [`Run`].
pub fn plain_runs(paragraph: &Paragraph, at: (Side, usize)) -> Vec<Run<'_>> {
    vec![Run { paragraph, at, span: Span::new(0, paragraph.text.len()), look: Look::Plain }]
}

/// The words of a change that carry its shift, on both sides, paragraph by paragraph.
pub fn carriers(shift: &Shift, old: &[&Paragraph], new: &[&Paragraph]) -> Vec<Restyling> {
    let mut parts = Vec::new();
    for reason in &shift.because {
        for (side, paragraphs) in [(Side::Old, old), (Side::New, new)] {
            let Some(span) = reason.words.get(side).as_ref().and_then(|words| words.span) else { continue };
            cut(paragraphs, span, |index, _, span| parts.push((side, index, span)));
        }
    }
    parts.sort();
    // Words may carry two reasons.
    let mut end = None;
    parts.retain(|(side, index, span)| {
        let fresh = end.is_none_or(|(of, at)| of != (*side, *index) || at <= span.start);
        if fresh {
            end = Some(((*side, *index), span.end()));
        }
        fresh
    });
    parts
}

/// Lays out a line of runs, to be wrapped at `width` points.
pub fn layout(runs: &[Run<'_>], face: Face<'_>, width: f32) -> LayoutJob {
    layout_with(runs, face, width, &[])
}

/// Lays out a line of runs; words of `strong` are set bold, and where they came in underlined twice as strong.
pub fn layout_with(runs: &[Run<'_>], face: Face<'_>, width: f32, strong: &[Restyling]) -> LayoutJob {
    let mut job = LayoutJob::default();
    job.wrap.max_width = width;
    // Words are searched for in whole paragraphs: the place found may begin in one run and end in the next.
    let mut found: Option<(&Paragraph, Vec<Span>)> = None;
    for run in runs {
        if found.as_ref().is_none_or(|(of, _)| !std::ptr::eq(*of, run.paragraph)) {
            found = Some((run.paragraph, words_in(&run.paragraph.text, face.find)));
        }
        let lit = found.as_ref().map_or(&[][..], |(_, spans)| spans);
        let here = strong.iter().filter(|(side, index, _)| (*side, *index) == run.at);
        let carried: Vec<Span> = here.map(|(_, _, span)| *span).collect();
        for (span, bold, italic, strike) in styled(run) {
            for (part, found) in cut_at(span, lit) {
                for (part, carries) in cut_at(part, &carried) {
                    let Some(words) = part.of(&run.paragraph.text) else { continue };
                    let mut format = format(run.look, face, (bold || carries, italic, strike), found);
                    if carries {
                        format.underline.width *= 2.0;
                    }
                    job.append(words, 0.0, format);
                }
            }
        }
    }
    if job.text.is_empty() {
        job.append(" ", 0.0, format(Look::Plain, face, (false, false, false), false));
    }
    job
}

fn format(look: Look, face: Face<'_>, (bold, italic, strike): (bool, bool, bool), found: bool) -> TextFormat {
    let palette = face.palette;
    let size = if face.heading { face.size * 1.08 } else { face.size };
    // A bracket is one thin sign: it is set bold, or nobody sees it go.
    let bold = bold || face.heading || matches!(look, Look::Bracket(_));
    let look = if matches!(look, Look::NonSubstantive(Side::New)) && !face.minor { Look::Plain } else { look };
    let plain = if face.weak { palette.weak } else { palette.text };
    let (color, mut background) = match look {
        Look::Plain => (plain, Color32::TRANSPARENT),
        Look::Inserted => (palette.insert, palette.insert_ground),
        Look::Deleted => (palette.delete, palette.delete_ground),
        Look::MovedAway | Look::MovedHere => (palette.moved, palette.moved_ground),
        Look::Bracket(_) => (palette.bracket, palette.bracket_ground),
        Look::NonSubstantive(_) | Look::Restyled => (plain, palette.minor_ground),
    };
    if found {
        background = palette.found;
    }
    let line = |shown: bool| if shown { Stroke::new((size / 14.0).max(1.0), color) } else { Stroke::NONE };
    TextFormat {
        font_id: FontId::new(size, book(bold, italic)),
        line_height: Some((size * 1.45).round()),
        color: if found { palette.text } else { color },
        background,
        // The ground of a line must not cover the underline of the line above.
        expand_bg: -1.5,
        underline: if look == Look::Restyled {
            // Thin and without colour: no word came in.
            Stroke::new(1.0, palette.weak)
        } else {
            line(matches!(look, Look::Inserted | Look::MovedHere | Look::Bracket(Side::New)))
        },
        strikethrough: line(
            strike
                || matches!(
                    look,
                    Look::Deleted | Look::MovedAway | Look::NonSubstantive(Side::Old) | Look::Bracket(Side::Old)
                ),
        ),
        valign: Align::BOTTOM,
        ..TextFormat::default()
    }
}

/// Cuts a run where bold, italic or struck type begins or ends.
fn styled(run: &Run<'_>) -> Vec<(Span, bool, bool, bool)> {
    let marks: Vec<_> = run
        .paragraph
        .marks
        .iter()
        .filter(|mark| matches!(mark.style, Style::Bold | Style::Italic | Style::Strike))
        .filter_map(|mark| mark.span.overlap(run.span).map(|span| (span, mark.style)))
        .collect();
    if marks.is_empty() {
        return vec![(run.span, false, false, false)];
    }
    let mut cuts: Vec<usize> = marks.iter().flat_map(|(span, _)| [span.start, span.end()]).collect();
    cuts.extend([run.span.start, run.span.end()]);
    cuts.sort_unstable();
    cuts.dedup();
    let has = |at: usize, style: Style| marks.iter().any(|(span, mark)| *mark == style && span.contains(at));
    cuts.iter()
        .zip(cuts.iter().skip(1))
        .map(|(&start, &end)| {
            let part = Span::between(start, end);
            (part, has(start, Style::Bold), has(start, Style::Italic), has(start, Style::Strike))
        })
        .collect()
}

/// Cuts `words` where `find` (in lower case) stands; whether each part is it.
pub fn lit<'a>(words: &'a str, find: &str) -> Vec<(&'a str, bool)> {
    let parts = cut_at(Span::new(0, words.len()), &words_in(words, find)).into_iter();
    parts.filter_map(|(part, found)| Some((part.of(words)?, found))).collect()
}

/// Cuts a stretch where those that are `lit` begin and end; whether each part is in one.
fn cut_at(whole: Span, lit: &[Span]) -> Vec<(Span, bool)> {
    let mut parts = Vec::new();
    let mut at = whole.start;
    for part in lit.iter().filter_map(|span| span.overlap(whole)) {
        parts.push((Span::between(at, part.start), false));
        parts.push((part, true));
        at = part.end();
    }
    parts.push((Span::between(at, whole.end()), false));
    parts.retain(|(part, _)| !part.is_empty());
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Sides;
    use crate::compare::{ChangeId, Kind};
    use crate::text::Mark;

    fn change(redline: Vec<RedlineSpan>) -> Change {
        Change {
            id: ChangeId(0),
            kind: Kind::Edited,
            moved: false,
            renumbered: false,
            formatting_only: false,
            reading_differs: false,
            at: Sides::new(vec![0], vec![0]),
            links: Vec::new(),
            similarity: 0.5,
            redline,
        }
    }

    fn shown(lines: &[Vec<Run<'_>>]) -> Vec<String> {
        lines
            .iter()
            .map(|line| {
                line.iter()
                    .map(|run| {
                        let words = run.span.of(&run.paragraph.text).unwrap_or("?");
                        match run.look {
                            Look::Plain => words.to_owned(),
                            Look::Inserted => format!("+{words}+"),
                            Look::Deleted => format!("-{words}-"),
                            _ => format!("*{words}*"),
                        }
                    })
                    .collect()
            })
            .collect()
    }

    #[test]
    fn a_split_is_shown_as_two_lines() {
        let old = Paragraph::plain("One. Two.");
        let (first, second) = (Paragraph::plain("One."), Paragraph::plain("Two!"));
        let change = change(vec![
            RedlineSpan::new(EditKind::Equal, Span::new(0, 4), Span::new(0, 4)),
            RedlineSpan::new(EditKind::Delete, Span::new(4, 1), Span::new(4, 0)),
            RedlineSpan::new(EditKind::Insert, Span::new(5, 0), Span::new(4, 1)),
            RedlineSpan::new(EditKind::Equal, Span::new(5, 3), Span::new(5, 3)),
            RedlineSpan::new(EditKind::Delete, Span::new(8, 1), Span::new(8, 0)),
            RedlineSpan::new(EditKind::Insert, Span::new(9, 0), Span::new(8, 1)),
        ]);
        let (old, new) = ([&old], [&first, &second]);
        assert_eq!(shown(&side_runs(&change, Side::Old, &old)), ["One.- -Two-.-"]);
        assert_eq!(shown(&side_runs(&change, Side::New, &new)), ["One.", "Two+!+"]);
        assert_eq!(shown(&merged_runs(&change, &old, &new)), ["One.- -", "Two-.-+!+"]);
    }

    #[test]
    fn words_that_look_otherwise_have_a_look_of_their_own() {
        let mut old = Paragraph::plain("States shall act");
        old.marks.push(Mark::new(Span::new(7, 5), Style::Bold));
        let new = Paragraph::plain("States shall act");
        let change = change(vec![RedlineSpan::new(EditKind::Equal, Span::new(0, 16), Span::new(0, 16))]);
        let parts = restylings(&crate::compare::restyled(&change, &[&old], &[&new]), &[&old], &[&new]);
        for side in Side::BOTH {
            let mut lines = side_runs(&change, side, &[if side == Side::Old { &old } else { &new }]);
            mark_restyled(&mut lines, &parts);
            assert_eq!(shown(&lines), ["States *shall* act"], "{side:?}");
        }
        let mut lines = merged_runs(&change, &[&old], &[&new]);
        mark_restyled(&mut lines, &parts);
        assert_eq!(shown(&lines), ["States *shall* act"]);
    }

    #[test]
    fn bold_words_are_cut_out() {
        let mut paragraph = Paragraph::plain("a bold word");
        paragraph.marks.push(Mark::new(Span::new(2, 4), Style::Bold));
        let run = Run { paragraph: &paragraph, at: (Side::New, 0), span: Span::new(0, 11), look: Look::Plain };
        let cut: Vec<_> = styled(&run).into_iter().map(|(span, bold, ..)| (span.start, span.len, bold)).collect();
        assert_eq!(cut, [(0, 2, false), (2, 4, true), (6, 5, false)]);
    }

    #[test]
    fn searched_words_are_lit() {
        assert_eq!(lit("The Internet", "internet"), [("The ", false), ("Internet", true)]);
    }
}
