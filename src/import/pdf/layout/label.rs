//! What a printed label looks like; only as much as laying out a page needs. `structure` reads labels in full.

use crate::import::pdf::glyphs::script::is_digit;

/// Whether `text` (without spaces) is a label that starts a paragraph: `1.`, `(a)`, `a)`, `iv.`, `•`, `3.2`, `一、`.
pub(crate) fn is_label(text: &str) -> bool {
    let text = text.trim();
    let count = text.chars().count();
    if count == 0 || count > 10 {
        return false;
    }
    if matches!(text, "•" | "-" | "–" | "—" | "*" | "" | "o" | "▪" | "■" | "·" | "◦" | "●" | "➢" | "✓" | "►")
    {
        return true;
    }
    let opened = text.starts_with(['(', '[', '（']);
    let core = text.trim_start_matches(['(', '[', '（']);
    let closed = core.ends_with([')', '.', ']', '）', '、', ':', '．']);
    let core = core.trim_end_matches([')', '.', ']', '）', '、', ':', '．']);
    let parts: Vec<&str> = core.split('.').collect();
    let decimal = !core.is_empty()
        && parts.iter().all(|part| (1..=3).contains(&part.chars().count()) && part.chars().all(is_digit));
    if decimal {
        return closed || parts.len() > 1;
    }
    if !closed {
        return false;
    }
    let roman = !core.is_empty()
        && core.chars().all(|ch| matches!(ch.to_ascii_lowercase(), 'i' | 'v' | 'x' | 'l' | 'c'))
        && core.len() <= 6;
    let letter =
        core.chars().count() <= 2 && core.chars().all(char::is_alphabetic) && (opened || core.chars().count() == 1);
    let han = core.chars().count() <= 3 && core.chars().all(|ch| "一二三四五六七八九十".contains(ch));
    let sub = core.chars().next().is_some_and(|ch| ch.is_ascii_digit())
        && core.chars().count() <= 4
        && core.chars().filter(|ch| ch.is_alphabetic()).count() <= 1;
    roman || letter || han || sub
}

/// Whether the text of a line begins with a label followed by a space.
pub(crate) fn starts_with_label(text: &str) -> bool {
    let text = text.trim_start();
    if starts_in_han(text) {
        return true;
    }
    let Some((head, rest)) = text.split_once(' ') else { return false };
    let rest = rest.trim();
    if rest.is_empty() {
        return false;
    }
    // "2 bis." and the Arabic and French "2 -".
    let number = (1..=3).contains(&head.chars().count()) && head.chars().all(is_digit);
    let (next, more) = rest.split_once(' ').unwrap_or((rest, ""));
    let added = || {
        let word = next.trim_end_matches(['.', ')', ':']);
        word.len() < next.len() && ADDED.contains(&word) || matches!(next, "-" | "–" | "—")
    };
    is_label(head) || number && !more.is_empty() && added()
}

/// Latin additions to a number.
const ADDED: [&str; 9] = ["bis", "ter", "quater", "quinquies", "sexies", "septies", "octies", "alt", "pre"];

/// Whether `label` is what stands before a footnote: `12`, `*`, `a`, `12.`, `(3)`.
pub(crate) fn is_note_label(label: &str) -> bool {
    let core = label.trim_matches(|ch| matches!(ch, '(' | ')' | '.' | '[' | ']' | '/'));
    let count = core.chars().count();
    (1..=3).contains(&count) && core.chars().all(is_digit)
        || (1..=3).contains(&count) && core.chars().all(|ch| matches!(ch, '*' | '†' | '‡' | '§' | '¶'))
        || count == 1 && core.chars().all(|ch| ch.is_ascii_lowercase())
}

/// Chinese labels need no space after them: `（一）`, `一、`, `1、`.
fn starts_in_han(text: &str) -> bool {
    let opened = text.starts_with(['（', '(']);
    let core = text.trim_start_matches(['（', '(']);
    let rest = core.trim_start_matches(|ch| "一二三四五六七八九十".contains(ch));
    let han = core.len() - rest.len();
    if han > 0 {
        return han <= 9 && rest.starts_with(if opened { ['）', ')'] } else { ['、', '．'] });
    }
    let rest = core.trim_start_matches(is_digit);
    !opened && rest.len() < core.len() && core.len() - rest.len() <= 3 && rest.starts_with('、')
}

#[cfg(test)]
mod tests {
    use super::starts_with_label;

    #[test]
    fn labels_of_six_languages_start_a_paragraph() {
        for text in [
            "2 bis. Invita a",
            "2 ter) Invite",
            "2 - تتعاون",
            "١ - تقرر",
            "（一）交流信息",
            "一、缔约方",
            "3、报告",
            "a) Les États",
            "б) обеспечить",
        ] {
            assert!(starts_with_label(text), "{text}");
        }
        for text in ["2 Member States", "2 bis", "2 - ", "一致同意", "（一致）同意", "2030 - a year"] {
            assert!(!starts_with_label(text), "{text}");
        }
    }
}
