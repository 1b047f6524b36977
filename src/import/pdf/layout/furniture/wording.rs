//! What a piece of text is by its wording alone: page numbers, job numbers, document symbols, bar codes.

use super::super::columns::Segment;

/// Gives the words of a segment as they read.
pub(crate) fn text_of(segment: &Segment) -> String {
    let mut text = String::new();
    let mut right = f32::MAX;
    for glyph in &segment.glyphs {
        if glyph.ch.is_whitespace() || (glyph.x0 - right > segment.size * 0.2 && !text.ends_with(' ')) {
            text.push(' ');
        }
        if !glyph.ch.is_whitespace() {
            text.push(glyph.ch);
            right = glyph.x1;
        }
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Lists the numbers in a text.
pub(crate) fn numbers(text: &str) -> Vec<i64> {
    text.split(|ch: char| !ch.is_ascii_digit()).filter_map(|number| number.parse().ok()).collect()
}

pub(crate) fn by_text_key(key: &str, head: bool) -> &'static str {
    by_text(key, head).unwrap_or(if head { "running header" } else { "running footer" })
}

/// What a text is by its form alone.
pub(crate) fn by_text(text: &str, head: bool) -> Option<&'static str> {
    let text = text.trim();
    if is_job_number(text) {
        return Some("job number");
    }
    if is_symbol(text) {
        return Some("document symbol");
    }
    if page_number(text).is_some()
        || text.chars().all(|ch| matches!(ch, '#' | '/' | '-' | '–' | ' ')) && text.contains('#')
    {
        return Some("page number");
    }
    if text.len() > 3 && text.starts_with('*') && text.ends_with('*') {
        return Some("bar code");
    }
    let lower = text.to_lowercase();
    let recycle = [
        "please recycle",
        "merci de recycler",
        "papel reciclado",
        "recycle",
        "просьба отправить на вторичную переработку",
    ];
    if !head && recycle.iter().any(|word| lower.starts_with(word)) {
        return Some("running footer");
    }
    None
}

/// `24-07683 (E) 020524`, `GE.23-12345`, `24-07683`.
pub(crate) fn is_job_number(text: &str) -> bool {
    let core = text.trim_start_matches("GE.").trim_start_matches("ge.");
    let mut words = core.split_whitespace();
    let Some(first) = words.next() else { return false };
    let digits = |word: &str| word.chars().all(|ch| ch.is_ascii_digit() || ch == '#');
    let numbered = first.split_once('-').is_some_and(|(year, number)| {
        year.len() == 2 && digits(year) && (5..=6).contains(&number.len()) && digits(number)
    });
    numbered && words.all(|word| digits(word) || (word.starts_with('(') && word.len() <= 4))
}

/// `24-07683 3/12`: a job number and the number of the page, in one line.
pub(crate) fn is_job_and_page(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    (1..words.len()).any(|cut| {
        let (head, tail) = words.split_at(cut);
        let (head, tail) = (head.join(" "), tail.join(" "));
        is_job_number(&head) && tail.contains('/') && page_number(&tail).is_some()
            || is_job_number(&tail) && head.contains('/') && page_number(&head).is_some()
    })
}

/// A United Nations document symbol standing alone: `A/RES/78/272`, `FCCC/SB/2023/L.1`.
pub(crate) fn is_symbol(text: &str) -> bool {
    let upper = text.chars().all(|ch| {
        ch.is_ascii_uppercase()
            || ch.is_ascii_digit()
            || matches!(ch, '/' | '.' | '-' | '(' | ')' | '*' | '#' | ' ' | '_')
    });
    let parts: Vec<&str> = text.split('/').collect();
    (parts.len() >= 3 || (parts.len() == 2 && text.len() <= 10))
        && upper
        && text.len() <= 40
        && text.split_whitespace().count() <= 2
        && parts
            .first()
            .is_some_and(|part| !part.is_empty() && part.len() <= 6 && part.chars().all(|ch| ch.is_ascii_uppercase()))
}

/// The number of a page label: `4/12`, `- 4 -`, `Page 4 of 12`, `iv`.
pub(crate) fn page_number(text: &str) -> Option<i64> {
    let text = text.trim().trim_matches(|ch| matches!(ch, '-' | '–' | '—' | '|' | '[' | ']' | '(' | ')' | '·' | ' '));
    let lower = text.to_lowercase();
    let core = ["page", "página", "pagina", "стр.", "страница", "第", "seite", "صفحة"]
        .iter()
        .find_map(|word| lower.strip_prefix(word))
        .unwrap_or(&lower)
        .trim();
    let core = core.trim_end_matches('页').trim();
    let head = core.split(['/', ' ']).next().unwrap_or("");
    let rest = core.get(head.len()..).unwrap_or("").trim();
    let tail_fits = rest.is_empty()
        || rest
            .strip_prefix('/')
            .or_else(|| rest.strip_prefix("of"))
            .or_else(|| rest.strip_prefix("de"))
            .or_else(|| rest.strip_prefix("sur"))
            .or_else(|| rest.strip_prefix("из"))
            .is_some_and(|tail| tail.trim().chars().all(|ch| ch.is_ascii_digit()) && !tail.trim().is_empty());
    if !tail_fits || head.is_empty() {
        return None;
    }
    if let Ok(number) = head.parse::<i64>() {
        return (number < 20_000 && head.len() <= 4).then_some(number);
    }
    roman(head)
}

fn roman(text: &str) -> Option<i64> {
    let value = |ch| match ch {
        'i' => Some(1i64),
        'v' => Some(5),
        'x' => Some(10),
        'l' => Some(50),
        'c' => Some(100),
        _ => None,
    };
    if text.is_empty() || text.len() > 8 {
        return None;
    }
    let values: Vec<i64> = text.chars().map(value).collect::<Option<_>>()?;
    let mut sum = 0;
    for (index, value) in values.iter().enumerate() {
        let smaller = values.get(index + 1).is_some_and(|next| next > value);
        sum = if smaller { sum - value } else { sum + value };
    }
    (sum > 0).then_some(sum)
}
