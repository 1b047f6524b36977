//! Where paragraphs begin and end is doubted: a sentence breaks off and its rest stands below, and nothing was sure enough
//! to join the two.
//!
//! Only neighbours are looked at, and only what no drafter writes: a paragraph that ends in the middle of a sentence above
//! one that begins in the middle of one. In formats that say themselves where paragraphs end, a little more is asked.

use super::is_han;
use super::title::word_count;
use super::{begins_clause, words};
use crate::text::{Doubt, Paragraph, ParagraphKind};

/// Words after which no paragraph ends.
const OPEN: [&str; 28] = [
    "the", "of", "and", "to", "in", "for", "with", "a", "an", "or", "by", "on", "that", "its", "their", "from", "as",
    "de", "du", "des", "la", "le", "les", "et", "del", "los", "las", "y",
];
/// So many Han signs fill a line: what is shorter may be a title.
const HAN_LINE: usize = 15;

/// Doubts the ends of paragraphs that broke off. `by_look`: the format does not say where paragraphs end.
pub(super) fn torn(paragraphs: &mut [Paragraph], by_look: bool) {
    for at in 1..paragraphs.len() {
        let (before, after) = paragraphs.split_at_mut(at);
        let (Some(above), Some(below)) = (before.last_mut(), after.first_mut()) else { continue };
        if by_look && is_figure(above) {
            above.doubts.insert(Doubt::Kind);
            below.doubts.insert(Doubt::Kind);
        }
        if is_torn(above, below, by_look) {
            above.doubts.insert(Doubt::Torn);
            below.doubts.insert(Doubt::Torn);
            if below.is_heading() || above.is_heading() {
                below.doubts.insert(Doubt::Kind);
            }
        }
    }
}

/// Whether a paragraph is a number or a sign alone: the number of a page, of a note, or of the paragraph below.
fn is_figure(paragraph: &Paragraph) -> bool {
    let digits = paragraph.text.chars().any(|letter| letter.is_ascii_digit());
    let sign = |letter: char| {
        letter.is_ascii_digit()
            || matches!(letter, '*' | '†' | '‡' | '/')
            || digits && matches!(letter, '(' | ')' | '.')
    };
    matches!(paragraph.kind, ParagraphKind::Body | ParagraphKind::Heading | ParagraphKind::Item)
        && paragraph.label.is_none()
        && (1..=3).contains(&paragraph.text.len())
        && paragraph.text.chars().all(sign)
}

fn is_torn(above: &Paragraph, below: &Paragraph, by_look: bool) -> bool {
    let text = |paragraph: &Paragraph| !matches!(paragraph.kind, ParagraphKind::Cell | ParagraphKind::Footnote);
    if !text(above) || !text(below) || below.label.is_some() || above.is_heading() && !by_look {
        return false;
    }
    if above.is_heading() {
        return is_torn_title(&above.text, below);
    }
    let (head, tail) = (above.text.trim_end(), below.text.as_str());
    let (Some(last), Some(first)) = (head.chars().next_back(), tail.chars().next()) else { return false };
    if is_han(last) && is_han(first) {
        let stops = |text: &str| text.ends_with(['。', '；', '，', '：', '、', '！', '？']);
        return by_look && !below.is_heading() && head.chars().count() >= HAN_LINE && stops(tail.trim_end());
    }
    // "…; and opportunities" after an item goes on with it, or with what stands above the list.
    let hangs = by_look && last == ';' && word_count(tail) >= 6;
    let breaks_off = last.is_alphanumeric() || hangs || by_look && matches!(last, ',' | '-' | '\u{2010}');
    if !breaks_off {
        return false;
    }
    let last_word = head.rsplit(char::is_whitespace).next().unwrap_or("").to_lowercase();
    let open = by_look && OPEN.contains(&last_word.as_str());
    let enough = if by_look { 4 } else { 6 };
    // A list whose items stand on lines of their own, without any sign.
    let listed = last == ',' && word_count(tail) < enough;
    let goes_on = first.is_lowercase() && !listed;
    // The dearest last: a text of many short lines asks this of each.
    (goes_on || open)
        && word_count(head) >= enough
        && !words::PREAMBLES.contains(&tail.trim().to_lowercase().as_str())
        && !begins_clause(tail)
        && !(last == ',' && begins_clause(head))
}

/// Whether a title goes on in the line below, which begins small.
fn is_torn_title(title: &str, below: &Paragraph) -> bool {
    let small = below.text.starts_with(char::is_lowercase);
    let ends = below.text.trim_end().ends_with(['.', ';', ':', ',']);
    small && title.ends_with(char::is_alphanumeric) && word_count(title) >= 3 && (below.is_heading() || !ends)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn doubted(texts: &[&str], by_look: bool) -> Vec<bool> {
        let mut paragraphs: Vec<Paragraph> = texts.iter().map(|text| Paragraph::plain(*text)).collect();
        torn(&mut paragraphs, by_look);
        paragraphs.iter().map(|paragraph| paragraph.doubts.contains(Doubt::Torn)).collect()
    }

    #[test]
    fn a_sentence_that_breaks_off_above_its_rest_is_doubted() {
        let torn = ["The keeper lights the lamp on the", "eastern mole at dusk.", "Nobody enters the tower."];
        assert_eq!(doubted(&torn, true), [true, true, false]);
        let capital = ["The keys are handed to the members of the", "Harbour Council in January.", "It meets in May."];
        assert_eq!(doubted(&capital, true), [true, true, false]);
        let han = ["灯塔看守人应当在每日黄昏之前点亮东侧防波堤上的灯", "并将此事记入登记簿。"];
        assert_eq!(doubted(&han, true), [true, true]);
    }

    #[test]
    fn whole_paragraphs_and_lists_are_not() {
        for texts in [
            ["The keeper lights the lamp at dusk.", "nobody enters the tower without a key."],
            ["The following are kept in the tower:", "oil for the lamp"],
            ["The tower holds oil, wicks, ropes,", "buckets,"],
            ["Harbour rules", "the keeper lights the lamp."],
        ] {
            assert_eq!(doubted(&texts, true), [false, false], "{texts:?}");
        }
        let title = ["Relations with other harbours and with towns beyond", "the lower reaches of the river"];
        assert_eq!(doubted(&title, true), [true, true]);
        let items = ["Ropes, buckets and nets", "oil for the lamp"];
        assert_eq!(doubted(&items, false), [false, false]);
    }
}
