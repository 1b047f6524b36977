//! What of a change may come from how a file was read, not from anybody's pen.
//!
//! ```text
//! old    "The lamp is lit at"  |  "dusk by the keeper."      torn in two, each piece doubted
//! new    "The lamp is lit at dusk by the keeper."            merged, and nothing but the doubtful break: reading differs
//! ```
//! A difference is doubtful when the import doubted the place it lies at, or when one file's label is the other's words.
//! A change made of nothing else is a reading that differs. Does not decide kinds or links.

use super::model::{Change, EditKind};
use super::redline::BREAK;
use crate::base::{Side, Sides, Span};
use crate::text::{Doubt, Doubts, Paragraph, ParagraphKind, Style};

/// Whether a change is made of nothing but what was not read surely.
pub(super) fn reading_differs(change: &Change, old: &[Paragraph], new: &[Paragraph]) -> bool {
    let is_doubted = |paragraphs: &[Paragraph], at: &[usize]| {
        at.iter().any(|&at| paragraphs.get(at).is_some_and(|paragraph| !paragraph.doubts.is_empty()))
    };
    // Most changes are of paragraphs that stayed and were read surely.
    let same = !change.moved && change.redline.iter().all(|piece| piece.op == EditKind::Equal);
    let doubted = is_doubted(old, &change.at.old) || is_doubted(new, &change.at.new);
    if !doubted && (same || change.links.is_empty()) {
        return false;
    }
    let sides = Sides::new(Words::of(old, &change.at.old), Words::of(new, &change.at.new));
    if change.links.is_empty() {
        return sides.old.is_unread() || sides.new.is_unread();
    }
    // Without any doubt only a label or the mark of a note may stand for words, and lines of a title for one.
    let uneven = change.at.old.len() != change.at.new.len();
    if !doubted && !uneven && !sides.old.has_marks() && !sides.new.has_marks() {
        return false;
    }
    let mut differs = false;
    for hunk in hunks(change) {
        match ground(&sides, hunk) {
            Ground::Sound => return false,
            Ground::Doubtful => differs = true,
            Ground::Nothing => {}
        }
    }
    for link in change.links.iter().filter(|link| link.moved) {
        let ends = old.get(link.old).zip(new.get(link.new));
        if !ends.is_some_and(|(a, b)| is_doubtful_move(a, b)) {
            return false;
        }
        differs = true;
    }
    if !differs && doubted && change.at.old.len() == change.at.new.len() {
        // Nothing but the number is another, where it is doubted what was read as the number.
        let other = change.links.iter().filter_map(|link| old.get(link.old).zip(new.get(link.new)));
        let mut other = other.filter(|(a, b)| a.label != b.label).peekable();
        differs = other.peek().is_some() && other.all(|(a, b)| a.doubts.union(b.doubts).contains(Doubt::Kind));
    }
    differs
}

/// Whether two ends of a link that leaves the order are where they are by a doubtful reading: the order itself is doubted,
/// or one of them is a footnote that may be none.
pub(super) fn is_doubtful_move(old: &Paragraph, new: &Paragraph) -> bool {
    let both = old.doubts.union(new.doubts);
    let note = |paragraph: &Paragraph| paragraph.kind == ParagraphKind::Footnote;
    let called = |paragraph: &Paragraph| paragraph.label.as_deref().map(core).filter(|label| !label.is_empty());
    // The note 5 and a paragraph 5 with the same words are one note, of which one file tells no more than its words.
    let same = || called(old).is_some() && called(old) == called(new) && solid(&old.text) == solid(&new.text);
    both.contains(Doubt::Order) || note(old) != note(new) && (both.contains(Doubt::Kind) || same())
}

/// On what a difference stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ground {
    /// The import doubted the place, or read the same words as label here and as text there.
    Doubtful,
    /// It was read surely.
    Sound,
    /// White space alone: nothing is asserted.
    Nothing,
}

/// The words of one side of a change, and the paragraphs they are of.
struct Words<'a> {
    text: String,
    /// Each paragraph with its place in the text.
    parts: Vec<(Span, &'a Paragraph)>,
}

impl<'a> Words<'a> {
    fn of(paragraphs: &'a [Paragraph], at: &[usize]) -> Self {
        let mut words = Self { text: String::new(), parts: Vec::with_capacity(at.len()) };
        for paragraph in at.iter().filter_map(|&at| paragraphs.get(at)) {
            if !words.parts.is_empty() {
                words.text.push_str(BREAK);
            }
            words.parts.push((Span::new(words.text.len(), paragraph.text.len()), paragraph));
            words.text.push_str(&paragraph.text);
        }
        words
    }

    /// Whether a label, or the mark of a note, was read as such.
    fn has_marks(&self) -> bool {
        self.parts.iter().any(|(_, paragraph)| paragraph.label.is_some() || !paragraph.notes.is_empty())
    }

    /// Whether nothing on this side was read surely: words no reader of the page sees or that were hardly recognised, or
    /// figures of which nobody knows what they are.
    fn is_unread(&self) -> bool {
        let figures = |paragraph: &Paragraph| {
            paragraph.doubts.contains(Doubt::Kind) && !paragraph.text.chars().any(char::is_alphabetic)
        };
        !self.parts.is_empty() && self.parts.iter().all(|(span, paragraph)| self.is_unsure(*span) || figures(paragraph))
    }

    /// The part that holds byte `at`, or ends there.
    fn part(&self, at: usize) -> Option<&(Span, &'a Paragraph)> {
        self.parts.iter().find(|(span, _)| at <= span.end())
    }

    /// Whether all words in `span` are marked as unsure, or all signs where there is no word; of either there is at least
    /// one.
    fn is_unsure(&self, span: Span) -> bool {
        let mut any = false;
        let text = span.of(&self.text).unwrap_or("");
        let words = text.contains(char::is_alphanumeric);
        let counts = |letter: char| if words { letter.is_alphanumeric() } else { !letter.is_whitespace() };
        for (at, _) in text.char_indices().filter(|&(_, letter)| counts(letter)) {
            let at = span.start + at;
            let sure = self.part(at).is_none_or(|(part, paragraph)| {
                let unsure =
                    |mark: &crate::text::Mark| mark.style == Style::Unsure && mark.span.contains(at - part.start);
                !paragraph.marks.iter().any(unsure)
            });
            if sure {
                return false;
            }
            any = true;
        }
        any
    }

    /// Whether every break in `span` is between paragraphs of which it is doubted where they begin and end.
    fn breaks_doubted(&self, span: Span) -> bool {
        self.parts.iter().zip(self.parts.iter().skip(1)).all(|((above, a), (_, b))| {
            let outside = above.end() < span.start || above.end() >= span.end();
            let torn = a.doubts.contains(Doubt::Torn) && b.doubts.contains(Doubt::Torn);
            // Where a title is broken into lines is nobody's wording.
            let titles = a.is_heading() && b.is_heading() && b.label.is_none();
            outside || torn || titles || a.doubts.union(b.doubts).contains(Doubt::Kind)
        })
    }

    /// The doubts of the paragraphs that `span` touches.
    fn doubts(&self, span: Span) -> Doubts {
        let touched = self.parts.iter().filter(|(part, _)| part.start <= span.end() && span.start <= part.end());
        touched.fold(Doubts::NONE, |doubts, (_, paragraph)| doubts.union(paragraph.doubts))
    }
}

/// The stretches in which the two sides differ: pieces without an equal one between them.
fn hunks(change: &Change) -> Vec<Sides<Span>> {
    let mut hunks: Vec<Sides<Span>> = Vec::new();
    let mut open = false;
    for piece in &change.redline {
        match hunks.last_mut() {
            _ if piece.op == EditKind::Equal => open = false,
            Some(last) if open => {
                last.old = Span::between(last.old.start, piece.at.old.end().max(last.old.end()));
                last.new = Span::between(last.new.start, piece.at.new.end().max(last.new.end()));
            }
            _ => {
                hunks.push(piece.at);
                open = true;
            }
        }
    }
    hunks
}

fn ground(sides: &Sides<Words<'_>>, hunk: Sides<Span>) -> Ground {
    let text = |side: Side| hunk.get(side).of(&sides.get(side).text).unwrap_or("");
    let (old, new) = (text(Side::Old), text(Side::New));
    let breaks = old.contains(BREAK) || new.contains(BREAK);
    let label = Side::BOTH.into_iter().find(|&side| is_label(sides, hunk, side));
    if label.is_some() || solid(old) == solid(new) {
        if !breaks && label.is_none() {
            return of_spaces(sides, hunk, (old, new));
        }
        // A break on one side only is doubted by its pieces, or by the whole that it is in on the other; that between a
        // label and its words is none.
        let doubted = Side::BOTH.into_iter().all(|side| {
            let other = sides.get(side.other()).doubts(*hunk.get(side.other()));
            label == Some(side)
                || !text(side).contains(BREAK)
                || sides.get(side).breaks_doubted(*hunk.get(side))
                || other.contains(Doubt::Glued)
        });
        return if doubted { Ground::Doubtful } else { Ground::Sound };
    }
    if Side::BOTH.into_iter().any(|side| sides.get(side).is_unsure(*hunk.get(side))) {
        return Ground::Doubtful;
    }
    if is_note_mark(sides, hunk, (old, new)) {
        return Ground::Doubtful;
    }
    let recognised = Side::BOTH.into_iter().any(|side| is_recognised_whole(sides.get(side), *hunk.get(side)));
    if recognised && !breaks && is_misread(old, new) { Ground::Doubtful } else { Ground::Sound }
}

/// What a difference of white space and hyphens stands on: a hyphen may be that of a line's end, where lines were joined
/// on a guess.
fn of_spaces(sides: &Sides<Words<'_>>, hunk: Sides<Span>, (old, new): (&str, &str)) -> Ground {
    let spaces = |text: &str| text.split_whitespace().collect::<String>();
    if spaces(old) == spaces(new) {
        return Ground::Nothing;
    }
    let joined: Doubts = [Doubt::Torn, Doubt::Glued].into_iter().collect();
    let doubted = Side::BOTH.into_iter().any(|side| sides.get(side).doubts(*hunk.get(side)).meets(joined));
    if doubted { Ground::Doubtful } else { Ground::Sound }
}

/// Whether `side` has as words what the other has as the label of the paragraph that begins there: "Annex II" above "Rules",
/// and "Rules" with the label "Annex II".
fn is_label(sides: &Sides<Words<'_>>, hunk: Sides<Span>, side: Side) -> bool {
    let text = |side: Side| hunk.get(side).of(&sides.get(side).text).unwrap_or("");
    let words = core(text(side));
    if words.is_empty() || text(side).len() > 60 || !solid(text(side.other())).is_empty() {
        return false;
    }
    let (from, to) = (hunk.get(side.other()).start, hunk.get(side.other()).end());
    let labelled = |(part, paragraph): &(Span, &Paragraph)| {
        (from..=to).contains(&part.start) && paragraph.label.as_deref().is_some_and(|label| core(label) == words)
    };
    sides.get(side.other()).parts.iter().any(labelled)
}

/// Whether one side has as a letter or a sign in the text ("A/78/100a") what the other has as the mark of a note.
fn is_note_mark(sides: &Sides<Words<'_>>, hunk: Sides<Span>, (old, new): (&str, &str)) -> bool {
    // The letter goes with the word before it: "10" and "10a".
    let (side, words) = match (old.strip_prefix(new), new.strip_prefix(old)) {
        (Some(rest), _) => (Side::Old, rest),
        (_, Some(rest)) => (Side::New, rest),
        (None, None) => return false,
    };
    let at = hunk.get(side.other()).end();
    // Before or behind the space.
    let marked = |(part, paragraph): &(Span, &Paragraph)| {
        paragraph.notes.iter().any(|note| (part.start + note.at).abs_diff(at) <= 1 && note.at <= part.len)
    };
    let words = words.trim();
    (1..=3).contains(&words.chars().count())
        && !words.contains(char::is_whitespace)
        && sides.get(side.other()).parts.iter().any(marked)
}

/// The letters of a text without white space and hyphens, which come and go where lines break.
pub(super) fn solid(text: &str) -> String {
    text.chars().filter(|&letter| !letter.is_whitespace() && !matches!(letter, '-' | '\u{2010}' | '\u{AD}')).collect()
}

/// The letters and digits of a label, small.
pub(super) fn core(label: &str) -> String {
    label.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Whether the words of `span` were recognised by a machine that did not say of which it is sure.
fn is_recognised_whole(words: &Words<'_>, span: Span) -> bool {
    let unmarked = |paragraph: &Paragraph| {
        paragraph.doubts.contains(Doubt::Recognised) && paragraph.marks.iter().all(|mark| mark.style != Style::Unsure)
    };
    words.part(span.start).is_some_and(|(_, paragraph)| unmarked(paragraph))
}

/// Whether two words differ as a machine misreads: in no more than half of their letters.
fn is_misread(old: &str, new: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (old.trim().chars().collect(), new.trim().chars().collect());
    let most = a.len().max(b.len());
    if a.is_empty() || b.is_empty() || most > 40 {
        return false;
    }
    let head = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
    let room = a.len().min(b.len()) - head;
    let tail = a.iter().rev().zip(b.iter().rev()).take(room).take_while(|(a, b)| a == b).count();
    (most - head - tail) * 2 <= most
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::JobControl;
    use crate::compare::{Comparison, Kind, Options, compare};
    use crate::text::{Mark, NoteMark};

    fn doubted(text: &str, doubt: Doubt) -> Paragraph {
        Paragraph { doubts: doubt.into(), ..Paragraph::plain(text) }
    }

    fn compared(old: &[Paragraph], new: &[Paragraph]) -> Comparison {
        compare(old, new, &Options::default(), &[], &JobControl::default()).expect("nobody cancels")
    }

    /// Kind and whether the reading differs, of each change that there is something to read in.
    fn told(old: &[Paragraph], new: &[Paragraph]) -> Vec<(Kind, bool)> {
        let comparison = compared(old, new);
        let shown = comparison.changes.iter().filter(|change| change.is_visible());
        let told: Vec<(Kind, bool)> = shown.map(|change| (change.kind, change.reading_differs)).collect();
        let differs = told.iter().filter(|(_, differs)| *differs).count();
        assert_eq!(comparison.counts.reading_differs, differs, "counted once, and nowhere else");
        let kinds: usize = Kind::ALL.iter().map(|&kind| comparison.counts.kind(kind)).sum();
        assert_eq!(kinds + differs, comparison.changes.len());
        told
    }

    const HEAD: &str = "The oil for the great lamp is bought in spring from the merchants of";
    const TAIL: &str = "Lower Harbour and carried up the stairs.";

    fn beside() -> [Paragraph; 2] {
        ["Gulls are counted on the eastern mole at dawn.", "The bell is rung when fog comes in from the sea."]
            .map(Paragraph::plain)
    }

    fn with(pieces: &[Paragraph]) -> Vec<Paragraph> {
        let [first, last] = beside();
        std::iter::once(first).chain(pieces.iter().cloned()).chain([last]).collect()
    }

    #[test]
    fn a_sign_that_was_seen_where_none_stands_is_a_reading_that_differs() {
        let text = "The keys are handed over in January.";
        let marked = |marks| Paragraph { marks, ..doubted(&format!("| {text}"), Doubt::Recognised) };
        let unsure = marked(vec![Mark::new(Span::new(0, 1), Style::Unsure)]);
        assert_eq!(told(&with(&[unsure]), &with(&[Paragraph::plain(text)])), [(Kind::Edited, true)]);
        let other = Paragraph::plain(format!("| {text}"));
        assert_eq!(told(&with(&[other]), &with(&[Paragraph::plain(text)])), [(Kind::Edited, false)], "somebody's sign");
    }

    #[test]
    fn nobody_made_words_bold_that_were_recognised_without_their_look() {
        let text = "The keys are handed over in January.";
        let bold = Paragraph { marks: vec![Mark::new(Span::new(4, 4), Style::Bold)], ..Paragraph::plain(text) };
        let recognised = Paragraph { looks_unknown: true, ..Paragraph::plain(text) };
        for (old, new, count) in
            [(Paragraph::plain(text), &bold, 1), (recognised.clone(), &bold, 0), (bold.clone(), &recognised, 0)]
        {
            let comparison = compared(&with(&[old]), &with(std::slice::from_ref(new)));
            assert_eq!(comparison.counts.formatting_only, count);
        }
    }

    #[test]
    fn doubtful_pieces_and_the_whole_are_a_reading_that_differs() {
        let whole = Paragraph::plain(format!("{HEAD} {TAIL}"));
        let torn = [doubted(HEAD, Doubt::Torn), doubted(TAIL, Doubt::Torn)];
        assert_eq!(told(&with(&torn), &with(std::slice::from_ref(&whole))), [(Kind::Merged, true)]);
        assert_eq!(told(&with(std::slice::from_ref(&whole)), &with(&torn)), [(Kind::Split, true)]);
        let sure = [Paragraph::plain(HEAD), Paragraph::plain(TAIL)];
        assert_eq!(
            told(&with(&sure), &with(std::slice::from_ref(&whole))),
            [(Kind::Merged, false)],
            "somebody did that"
        );
        let glued = doubted(&whole.text, Doubt::Glued);
        assert_eq!(told(&with(&sure), &with(&[glued])), [(Kind::Merged, true)]);
        let edited = Paragraph::plain(format!("{HEAD} {}", TAIL.replace("carried", "never carried")));
        assert_eq!(told(&with(&torn), &with(&[edited])), [(Kind::Merged, false)], "somebody wrote a word");
    }

    #[test]
    fn a_short_piece_goes_with_the_whole() {
        let whole = Paragraph::plain(format!("{HEAD} the old town."));
        let torn = [doubted(HEAD, Doubt::Torn), doubted("the old town.", Doubt::Torn)];
        assert_eq!(told(&with(&torn), &with(&[whole])), [(Kind::Merged, true)]);
        // Torn at another place in each file: two and two.
        let others = [
            doubted("The oil for the great lamp is bought in spring", Doubt::Torn),
            doubted("from the merchants of the old town.", Doubt::Torn),
        ];
        assert_eq!(told(&with(&torn), &with(&others)), [(Kind::Edited, true)]);
    }

    #[test]
    fn a_word_joined_over_a_torn_line_is_none_of_anybodys() {
        let torn = [
            doubted("Whoever finds the inter-", Doubt::Torn),
            doubted("national signal flag keeps it dry.", Doubt::Torn),
        ];
        let whole = Paragraph::plain("Whoever finds the international signal flag keeps it dry.");
        assert_eq!(told(&with(&torn), &with(&[whole])), [(Kind::Merged, true)]);
    }

    #[test]
    fn a_footnote_that_may_be_none_has_not_moved() {
        let item = "The lamp is cleaned with soft cloth on the first of each month.";
        let note = |doubts: Doubts| Paragraph { kind: ParagraphKind::Footnote, doubts, ..Paragraph::plain(item) };
        let [a, b] = beside();
        let listed = [a.clone(), Paragraph { kind: ParagraphKind::Item, ..Paragraph::plain(item) }, b.clone()];
        let last = [a.clone(), b.clone(), note(Doubt::Kind.into())];
        assert_eq!(told(&listed, &last), [(Kind::Unchanged, true)]);
        assert_eq!(compared(&listed, &last).counts.moves, 0);
        let sure = [a, b, note(Doubts::NONE)];
        assert_eq!(told(&listed, &sure), [(Kind::Unchanged, false)], "moved, and that is said");
    }

    #[test]
    fn words_that_were_hardly_recognised_assert_nothing() {
        let unsure = |text: &str, words: &str| {
            let at = text.find(words).expect("they stand there");
            let mark = Mark::new(Span::new(at, words.len()), Style::Unsure);
            Paragraph { marks: vec![mark], ..doubted(text, Doubt::Recognised) }
        };
        let old = unsure("The keeper sha11 light the lamp at dusk.", "sha11");
        let new = |text: &str| [Paragraph::plain(text)];
        let old = [old];
        assert_eq!(told(&old, &new("The keeper shall light the lamp at dusk.")), [(Kind::Edited, true)]);
        assert_eq!(told(&old, &new("The keeper sha11 light the lamp at dawn.")), [(Kind::Edited, false)]);
        let gone = [unsure("Smudge", "Smudge"), Paragraph::plain("The keeper lights the lamp at dusk.")];
        assert_eq!(told(&gone, &new("The keeper lights the lamp at dusk.")), [(Kind::Deleted, true)]);
        // A machine that says nothing of single words misreads letters, not words.
        let whole = [doubted("The keeper lights the larnp at dusk.", Doubt::Recognised)];
        assert_eq!(told(&whole, &new("The keeper lights the lamp at dusk.")), [(Kind::Edited, true)]);
        assert_eq!(told(&whole, &new("The keeper lights the larnp at midnight.")), [(Kind::Edited, false)]);
    }

    #[test]
    fn a_label_here_and_words_there_are_the_same() {
        let labelled = Paragraph { label: Some("Annex II.".to_owned()), ..Paragraph::plain("Stores of the tower") };
        let apart = [Paragraph::plain("Annex II"), Paragraph::plain("Stores of the tower")];
        assert_eq!(told(&with(&apart), &with(std::slice::from_ref(&labelled))), [(Kind::Merged, true)]);
        let inside = Paragraph::plain("Annex II Stores of the tower");
        assert_eq!(told(&with(&[inside]), &with(std::slice::from_ref(&labelled))), [(Kind::Edited, true)]);
        let other = Paragraph::plain("Annex III Stores of the tower");
        assert_eq!(told(&with(&[other]), &with(&[labelled])), [(Kind::Edited, false)]);
        // A number in the middle of what was glued is the number of the second paragraph.
        let tenth = Paragraph { label: Some("10.".to_owned()), ..Paragraph::plain(TAIL) };
        let glued = doubted(&format!("{HEAD} 10. {TAIL}"), Doubt::Glued);
        assert_eq!(told(&with(&[Paragraph::plain(HEAD), tenth]), &with(&[glued])), [(Kind::Merged, true)]);
    }

    #[test]
    fn the_lines_of_a_title_are_no_paragraphs() {
        let title = |text: &str| Paragraph { kind: ParagraphKind::Heading, level: 2, ..Paragraph::plain(text) };
        let lines = [title("STORES OF THE TOWER, INCLUDING"), title("ROPES, NETS AND LANTERNS")];
        let whole = [title("STORES OF THE TOWER, INCLUDING ROPES, NETS AND LANTERNS")];
        assert_eq!(told(&with(&lines), &with(&whole)), [(Kind::Merged, true)]);
        assert_eq!(told(&with(&whole), &with(&lines)), [(Kind::Split, true)]);
    }

    #[test]
    fn the_letter_of_a_note_is_no_word() {
        let marked = Paragraph {
            notes: vec![NoteMark { at: 27, paragraph: 0 }],
            ..Paragraph::plain("The rules are in LAMP/78/10 and in the book of the tower.")
        };
        let glued = Paragraph::plain("The rules are in LAMP/78/10a and in the book of the tower.");
        let apart = Paragraph::plain("The rules are in LAMP/78/10 3 and in the book of the tower.");
        assert_eq!(told(std::slice::from_ref(&marked), &[glued]), [(Kind::Edited, true)]);
        assert_eq!(told(std::slice::from_ref(&marked), &[apart]), [(Kind::Edited, true)]);
        let other = Paragraph::plain("The rules are in LAMP/78/10 and in book 3 of the tower.");
        assert_eq!(told(&[marked], &[other]), [(Kind::Edited, false)]);
    }

    #[test]
    fn what_no_option_counts_is_told_all_the_same() {
        let options = Options { ignore_numbering: true, ignore_formatting: true, ..Options::default() };
        let options = Options { ignore: crate::compare::NonSubstantive::ALL.iter().copied().collect(), ..options };
        let torn = with(&[doubted(HEAD, Doubt::Torn), doubted(TAIL, Doubt::Torn)]);
        let whole = with(&[Paragraph::plain(format!("{HEAD} {TAIL}"))]);
        let mut comparison = compare(&torn, &whole, &options, &[], &JobControl::default()).expect("nobody cancels");
        assert_eq!(comparison.counts.reading_differs, 1);
        crate::compare::recount(&mut comparison, &torn, &whole, &Options::default());
        assert_eq!(comparison.counts.reading_differs, 1);
    }
}
