//! What a printed label looks like; only as much as laying out a page needs. `structure` reads labels in full.

/// Whether `text` (without spaces) is a label that starts a paragraph: `1.`, `(a)`, `a)`, `iv.`, `•`, `3.2`, `一、`.
pub(super) fn is_label(text: &str) -> bool {
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
        && parts.iter().all(|part| (1..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit()));
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
pub(super) fn starts_with_label(text: &str) -> bool {
    let text = text.trim_start();
    let Some((head, rest)) = text.split_once(' ') else { return false };
    !rest.trim().is_empty() && is_label(head)
}
