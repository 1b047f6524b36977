//! Reading RON as text: where fields, items and values begin and end. For what this version has no types for.

use std::ops::Range;

/// A field of a struct, or an item of a list or tuple.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Part {
    /// The field's name; nothing for an item.
    pub name: Option<String>,
    /// From the name to the end of the value.
    pub whole: Range<usize>,
    /// The value.
    pub value: Range<usize>,
}

/// Returns where something other than white space and comments begins.
fn skip_space(text: &str, mut at: usize) -> usize {
    loop {
        let rest = text.get(at..).unwrap_or_default();
        let trimmed = rest.trim_start();
        at += rest.len() - trimmed.len();
        at += if let Some(comment) = trimmed.strip_prefix("/*") {
            comment.find("*/").map_or(trimmed.len(), |end| end + 4)
        } else if trimmed.starts_with("//") {
            trimmed.find('\n').unwrap_or(trimmed.len())
        } else {
            return at;
        };
    }
}

/// Returns the length of a string or a character that `rest` begins with.
fn quoted(rest: &str) -> Option<usize> {
    let raw = rest.strip_prefix('r').filter(|raw| raw.starts_with(['#', '"']));
    if let Some(raw) = raw {
        let hashes = raw.len() - raw.trim_start_matches('#').len();
        let inner = raw.get(hashes..)?.strip_prefix('"')?;
        let end = format!("\"{}", "#".repeat(hashes));
        return Some(1 + hashes + 1 + inner.find(&end)? + end.len());
    }
    let quote = rest.chars().next().filter(|letter| ['"', '\''].contains(letter))?;
    let mut escaped = false;
    for (at, letter) in rest.char_indices().skip(1) {
        match letter {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            letter if letter == quote => return Some(at + 1),
            _ => {}
        }
    }
    None
}

/// Returns where the value that begins at `start` ends: before the comma or bracket that follows it.
fn value_end(text: &str, start: usize) -> Option<usize> {
    let (mut at, mut end, mut depth) = (start, start, 0_usize);
    let mut in_word = false;
    loop {
        let next = skip_space(text, at);
        in_word &= next == at;
        at = next;
        let rest = text.get(at..)?;
        let letter = rest.chars().next()?;
        if !in_word && let Some(length) = quoted(rest) {
            at += length;
            end = at;
            continue;
        }
        match letter {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' if depth == 0 => return Some(end),
            ')' | ']' | '}' => depth -= 1,
            ',' if depth == 0 => return Some(end),
            _ => {}
        }
        in_word = letter.is_alphanumeric() || letter == '_';
        at += letter.len_utf8();
        end = at;
    }
}

/// Returns the bracket that opens the value at `range`, behind its name if it has one, and where.
pub(super) fn opening(text: &str, range: &Range<usize>) -> Option<(usize, char)> {
    let start = skip_space(text, range.start);
    let value = text.get(start..range.end)?;
    let word = value.len() - value.trim_start_matches(|letter: char| letter.is_alphanumeric() || letter == '_').len();
    let at = skip_space(text, start + word);
    let bracket = text.get(at..range.end)?.chars().next()?;
    matches!(bracket, '(' | '[').then_some((at, bracket))
}

/// Returns the fields or items of the value at `range`; nothing where it has none.
pub(super) fn parts(text: &str, range: &Range<usize>) -> Vec<Part> {
    let mut parts = Vec::new();
    let Some((open, bracket)) = opening(text, range) else { return parts };
    let mut at = open + 1;
    loop {
        let start = skip_space(text, at);
        let Some(rest) = text.get(start..range.end) else { return parts };
        if rest.is_empty() || rest.starts_with([')', ']']) {
            return parts;
        }
        let word = rest.len() - rest.trim_start_matches(|letter: char| letter.is_alphanumeric() || letter == '_').len();
        let after = skip_space(text, start + word);
        let is_field = bracket == '(' && word > 0 && text.get(after..).is_some_and(|rest| rest.starts_with(':'));
        let (name, value) = if is_field {
            (rest.get(..word).map(ToOwned::to_owned), skip_space(text, after + 1))
        } else {
            (None, start)
        };
        let Some(end) = value_end(text, value) else { return parts };
        parts.push(Part { name, whole: start..end, value: value..end });
        let next = skip_space(text, end);
        at = if text.get(next..).is_some_and(|rest| rest.starts_with(',')) { next + 1 } else { next };
        // What is no value is passed over.
        if at <= start {
            return parts;
        }
    }
}

/// Returns the value of the struct that a study's text is.
pub(super) fn body(text: &str) -> Range<usize> {
    let start = skip_space(text, 0);
    start..text.trim_end().len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(text: &str) -> Vec<(Option<String>, &str)> {
        parts(text, &body(text)).into_iter().map(|part| (part.name, text.get(part.value).expect("inside"))).collect()
    }

    #[test]
    fn fields_and_items_are_found_whatever_their_values_hold() {
        let text = "// a study, (1)\n(a: 1, b: \"x, (\\\" y\", c: [(d: 'x'), (d: ')')], // e: 5\n e: Some((1, 2)), f: r#\"\"),\"#, g: Claim(h: {\"k\": 2},),)\n";
        let some = |name: &str| Some(name.to_owned());
        assert_eq!(
            named(text),
            [
                (some("a"), "1"),
                (some("b"), "\"x, (\\\" y\""),
                (some("c"), "[(d: 'x'), (d: ')')]"),
                (some("e"), "Some((1, 2))"),
                (some("f"), "r#\"\"),\"#"),
                (some("g"), "Claim(h: {\"k\": 2},)"),
            ]
        );
        let list = "[\n  (x: 1),\n  Two(\"汉字\", [3]),\n]";
        assert_eq!(named(list), [(None, "(x: 1)"), (None, "Two(\"汉字\", [3])")]);
        assert_eq!(named("Claim(h: 1)"), [(some("h"), "1")]);
        assert_eq!(named("(\"a\", \"b\")"), [(None, "\"a\""), (None, "\"b\"")]);
        assert!(named("(a: \"never closed").is_empty() && named("7").is_empty() && named("[]").is_empty());
    }
}
