//! Paragraphs that look like headings: large, bold, centred or in capitals, and not ended like a sentence.

use super::habit::Habit;
use super::line::Line;
use super::para::{Para, has_label};
use crate::import::Role;

/// Gives paragraphs of which nothing is known the role of headings when they look like one.
pub(crate) fn mark(paras: &mut [Para], habit: &Habit) {
    for para in paras.iter_mut().filter(|para| para.role == Role::Unknown) {
        let letters: usize = para.lines.iter().map(|line| line.chars.len()).sum();
        let Some((first, last)) = para.lines.first().zip(para.lines.last()) else { continue };
        let ends_open =
            last.last_char().is_some_and(|ch| !matches!(ch, '.' | ';' | ':' | ',' | '。' | '；' | '：' | '，'));
        let large = para.lines.iter().all(|line| line.size > habit.body * 1.1);
        let bold = para.lines.iter().all(|line| line.bold);
        let text: String = para.lines.iter().map(Line::text).collect::<Vec<_>>().join(" ");
        let capitals = text.chars().filter(|ch| ch.is_alphabetic()).count() > 3
            && text.chars().filter(|ch| ch.is_alphabetic()).all(|ch| !ch.is_lowercase())
            && text.chars().any(char::is_uppercase);
        let centred =
            para.centred && first.size > habit.body * 0.95 && !first.first_char().is_some_and(char::is_lowercase);
        let bullet = has_label(first) && first.first_char().is_some_and(|ch| matches!(ch, '•' | '-' | '–' | '*'));
        let wordy = text.chars().any(char::is_alphabetic);
        if wordy
            && letters <= 320
            && (ends_open || large && last.last_char() != Some(';'))
            && (large || bold || centred || capitals)
            && !bullet
        {
            para.role = Role::Heading(None);
        }
    }
}
