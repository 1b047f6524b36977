//! The words of a text with what stands between them.

use crate::base::Span;

/// A word or number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::insight) struct Token {
    /// Where it stands, in bytes.
    pub span: Span,
    /// Its letters, small.
    pub low: String,
    /// Whether it begins with a capital letter.
    pub capital: bool,
    /// Whether it begins a sentence or a paragraph.
    pub opens: bool,
    /// Whether it begins a paragraph.
    pub paragraph: bool,
    /// Whether a comma, colon, dash or bracket stands before it.
    pub comma: bool,
    /// The sentence it is in.
    pub sentence: usize,
    /// Whether it stands in quotation marks.
    pub quoted: bool,
    /// Whether a slash stands before it.
    pub slash: bool,
}

impl Token {
    /// Whether it is a number in digits.
    pub fn is_number(&self) -> bool {
        self.low.starts_with(|first: char| first.is_ascii_digit())
    }
}

/// What stands between two words.
#[derive(Debug, Clone, Copy, Default)]
struct Between {
    newline: bool,
    stop: bool,
    dot: bool,
    pause: bool,
    slash: bool,
}

impl Between {
    const fn add(&mut self, sign: char) {
        match sign {
            '\n' => self.newline = true,
            '!' | '?' | ';' => self.stop = true,
            '.' => self.dot = true,
            ',' | ':' | '–' | '—' | '(' | ')' => self.pause = true,
            '/' => self.slash = true,
            _ => {}
        }
    }
}

/// Cuts a text of a language written with spaces into words. A stop ends a sentence where a capital letter follows.
pub(in crate::insight) fn tokens(text: &str) -> Vec<Token> {
    let mut found: Vec<Token> = Vec::with_capacity(text.len() / 6);
    let mut between = Between { newline: true, ..Between::default() };
    let (mut sentence, mut quoted) = (0, false);
    let mut chars = text.char_indices().peekable();
    while let Some((at, char)) = chars.next() {
        if !char.is_alphanumeric() {
            match char {
                '“' | '«' => quoted = true,
                '”' | '»' => quoted = false,
                '"' => quoted = !quoted,
                _ => {}
            }
            between.add(char);
            continue;
        }
        let number = char.is_ascii_digit();
        let mut end = at + char.len_utf8();
        while let Some(&(next, letter)) = chars.peek() {
            let inside = letter.is_alphanumeric()
                || matches!(letter, '\'' | '’')
                || (number && matches!(letter, '.' | ',') && digit_follows(text, next + 1));
            if !inside {
                break;
            }
            end = next + letter.len_utf8();
            chars.next();
        }
        let span = Span::between(at, end);
        let word = span.of(text).unwrap_or("").trim_end_matches(['\'', '’']);
        let capital = char.is_uppercase();
        let opens = between.newline || between.stop || (between.dot && capital);
        if opens && !found.is_empty() {
            sentence += 1;
        }
        found.push(Token {
            span: Span::new(at, word.len()),
            low: if word.is_ascii() { word.to_ascii_lowercase() } else { word.to_lowercase() },
            capital,
            opens,
            paragraph: between.newline,
            comma: between.pause,
            sentence,
            quoted,
            slash: between.slash,
        });
        between = Between::default();
    }
    found
}

fn digit_follows(text: &str, at: usize) -> bool {
    text.get(at..).is_some_and(|rest| rest.starts_with(|next: char| next.is_ascii_digit()))
}
