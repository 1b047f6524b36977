//! Edits the words of a block while its marks, notes and comments stay on the same words.

use crate::base::Span;
use crate::import::Block;

/// Makes every stretch of white space one space, trims both ends, and drops what cannot be seen.
pub(super) fn tidy(block: &mut Block) {
    if is_tidy(&block.text) {
        return;
    }
    let mut text = String::with_capacity(block.text.len());
    // For each byte of the old text, and its end, the byte of the new one.
    let mut map = Vec::with_capacity(block.text.len() + 1);
    let mut gap = false;
    for char in block.text.chars() {
        let space = char.is_whitespace() || matches!(char, '\u{2028}' | '\u{2029}');
        if space {
            gap = !text.is_empty();
            map.extend(std::iter::repeat_n(text.len(), char.len_utf8()));
            continue;
        }
        if invisible(char) {
            map.extend(std::iter::repeat_n(text.len() + usize::from(gap), char.len_utf8()));
            continue;
        }
        if gap {
            text.push(' ');
            gap = false;
        }
        map.extend(std::iter::repeat_n(text.len(), char.len_utf8()));
        text.push(char);
    }
    map.push(text.len());
    if text == block.text {
        return;
    }
    remap(block, text, &map);
}

/// Whether there is nothing to tidy, as in most texts: single spaces between words, nothing invisible.
fn is_tidy(text: &str) -> bool {
    let bytes = text.as_bytes();
    if bytes.is_ascii() {
        let ends = |byte: Option<&u8>| byte == Some(&b' ');
        let twice = || bytes.windows(2).any(|two| two == b"  ");
        return bytes.iter().all(|byte| (b' '..=b'~').contains(byte))
            && !ends(bytes.first())
            && !ends(bytes.last())
            && !twice();
    }
    let mut after_space = true;
    let mut chars = text.chars();
    let tidy = chars.all(|char| {
        let single = char != ' ' || !after_space;
        after_space = char == ' ';
        single
            && (char.is_ascii_graphic() || char == ' ' || !char.is_ascii() && !char.is_whitespace() && !invisible(char))
    });
    tidy && !(after_space && !text.is_empty())
}

/// Characters that are nothing on the page: controls, soft hyphens, zero-width spaces, byte order marks; and the star of
/// the symbol fonts, with which footnotes are marked.
fn invisible(char: char) -> bool {
    char.is_control() || matches!(char, '\u{AD}' | '\u{200B}' | '\u{2060}' | '\u{F02A}' | '\u{FEFF}' | '\u{FFFC}')
}

/// Takes the bytes `from..to` out of the text.
pub(in crate::import) fn cut(block: &mut Block, from: usize, to: usize) {
    let (Some(head), Some(tail)) = (block.text.get(..from), block.text.get(to..)) else { return };
    let text = format!("{head}{tail}");
    let map: Vec<usize> =
        (0..=block.text.len()).map(|at| if at <= from { at } else { at.max(to) - (to - from) }).collect();
    remap(block, text, &map);
}

/// Appends the words of `tail` to `head`, with a space between.
pub(super) fn join(head: &mut Block, tail: Block) {
    if !head.text.is_empty() {
        head.text.push(' ');
    }
    let offset = head.text.len();
    head.text.push_str(&tail.text);
    let shift = |span: Span| Span::new(span.start + offset, span.len);
    head.marks.extend(tail.marks.into_iter().map(|mut mark| {
        mark.span = shift(mark.span);
        mark
    }));
    head.notes.extend(tail.notes.into_iter().map(|mut note| {
        note.at += offset;
        note
    }));
    head.comments.extend(tail.comments.into_iter().map(|mut comment| {
        comment.span = shift(comment.span);
        comment
    }));
    head.lines.extend(tail.lines);
    head.doubts = head.doubts.union(tail.doubts);
    head.end = tail.end;
}

fn remap(block: &mut Block, text: String, map: &[usize]) {
    let last = text.len();
    let at = |byte: usize| map.get(byte).copied().unwrap_or(last);
    // A span that ends before white space which is kept ends with its own last word, not after the space.
    let end = |byte: usize| match byte.checked_sub(1).and_then(|before| text_end(&text, at(before), at(byte))) {
        Some(end) => end,
        None => at(byte),
    };
    let place = |span: Span| Span::between(at(span.start), end(span.end()).min(last));
    for mark in &mut block.marks {
        mark.span = place(mark.span);
    }
    block.marks.retain(|mark| !mark.span.is_empty());
    for note in &mut block.notes {
        note.at = at(note.at).min(last);
    }
    for comment in &mut block.comments {
        let span = place(comment.span);
        comment.span = Span::new(span.start.min(last), span.len);
    }
    block.text = text;
}

/// The end of the character that starts at `start`, when a space follows it that was put in later.
fn text_end(text: &str, start: usize, next: usize) -> Option<usize> {
    let width = text.get(start..)?.chars().next()?.len_utf8();
    (start + width < next).then_some(start + width)
}
