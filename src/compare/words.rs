//! Words as the comparison sees them: cheap, folded, hashed. Used where many paragraphs are weighed against each
//! other; the redline has its own, finer tokens.

/// A folded word: its 64-bit hash. Two different words of a study share a hash with a chance below one in 10⁹.
pub type WordHash = u64;

/// Whether `c` belongs to a script that is written without spaces and read sign by sign.
pub const fn is_han(c: char) -> bool {
    matches!(c,
        '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{3FFFF}' | '\u{3005}' | '\u{3007}')
}

/// Mixes a number so that every bit of the result depends on every bit of it (the finisher of `SplitMix64`).
pub const fn mix(mut x: u64) -> u64 {
    x ^= x >> 30;
    x = x.wrapping_mul(0xbf58_476d_1ce4_e5b9);
    x ^= x >> 27;
    x = x.wrapping_mul(0x94d0_49bb_1331_11eb);
    x ^ (x >> 31)
}

const SEED: u64 = 0x9e37_79b9_7f4a_7c15;
const STEP: u64 = 0x0000_0100_0000_01b3;

/// Hashes words letter by letter, case folded.
#[derive(Debug, Clone, Copy)]
struct Hasher {
    state: u64,
    letters: u32,
}

impl Hasher {
    const NEW: Self = Self { state: SEED, letters: 0 };

    fn add(&mut self, letter: u32) {
        self.state = (self.state ^ u64::from(letter)).wrapping_mul(STEP).rotate_left(23);
        self.letters += 1;
    }

    fn take(&mut self) -> Option<WordHash> {
        let word = (self.letters > 0).then(|| mix(self.state ^ u64::from(self.letters)));
        *self = Self::NEW;
        word
    }
}

/// Returns the hash of one word, case folded.
pub fn hash_word(word: &str) -> WordHash {
    let mut hasher = Hasher::NEW;
    for c in word.chars() {
        fold(c, |c| hasher.add(c as u32));
    }
    hasher.take().unwrap_or(0)
}

/// The letters and digits of ASCII, small; 0 for its other characters.
#[expect(clippy::indexing_slicing, reason = "the loop is as long as the table")]
const ASCII_LETTERS: [u8; 128] = {
    let mut letters = [0; 128];
    let mut at = 0;
    while at < 128 {
        if (at as u8).is_ascii_alphanumeric() {
            letters[at] = (at as u8).to_ascii_lowercase();
        }
        at += 1;
    }
    letters
};

fn fold(c: char, mut f: impl FnMut(char)) {
    if c.is_ascii() {
        f(c.to_ascii_lowercase());
    } else {
        c.to_lowercase().for_each(f);
    }
}

/// What a text is read as, with the byte where it begins.
#[derive(Debug, Clone, Copy)]
pub enum Piece {
    /// A word, folded and hashed.
    Word(usize, WordHash),
    /// A character that belongs to no word.
    Mark(usize, char),
}

/// Calls `f` with each word of `text` and each character between words, in order. Letters and digits make words; each Han
/// sign is a word of its own.
pub fn each_piece(text: &str, mut f: impl FnMut(Piece)) {
    let mut hasher = Hasher::NEW;
    let mut start = 0;
    let mut at = 0;
    while let Some(&byte) = text.as_bytes().get(at) {
        // ASCII is not decoded: this goes over every letter of every draft.
        if let Some(&letter) = ASCII_LETTERS.get(usize::from(byte)) {
            if letter != 0 {
                if hasher.letters == 0 {
                    start = at;
                }
                hasher.add(u32::from(letter));
            } else {
                if let Some(word) = hasher.take() {
                    f(Piece::Word(start, word));
                }
                f(Piece::Mark(at, char::from(byte)));
            }
            at += 1;
            continue;
        }
        let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) else { break };
        let here = at;
        at += c.len_utf8();
        if c.is_alphanumeric() && !is_han(c) {
            if hasher.letters == 0 {
                start = here;
            }
            fold(c, |c| hasher.add(c as u32));
            continue;
        }
        if let Some(word) = hasher.take() {
            f(Piece::Word(start, word));
        }
        if is_han(c) {
            hasher.add(c as u32);
            if let Some(word) = hasher.take() {
                f(Piece::Word(here, word));
            }
        } else {
            f(Piece::Mark(here, c));
        }
    }
    if let Some(word) = hasher.take() {
        f(Piece::Word(start, word));
    }
}

/// Calls `f` with each word of `text`, folded and hashed, and the byte where it begins.
pub fn each_word(text: &str, mut f: impl FnMut(usize, WordHash)) {
    each_piece(text, |piece| {
        if let Piece::Word(at, word) = piece {
            f(at, word);
        }
    });
}

/// Returns the words of `text`, folded and hashed.
pub fn words(text: &str) -> Vec<WordHash> {
    let mut words = Vec::with_capacity(text.len() / 6 + 1);
    each_word(text, |_, word| words.push(word));
    words
}

/// Returns where the word that starts at `start` ends.
pub fn word_end(text: &str, start: usize) -> usize {
    let rest = text.get(start..).unwrap_or("");
    let mut letters = rest.char_indices();
    match letters.next() {
        Some((_, first)) if is_han(first) => start + first.len_utf8(),
        _ => {
            let goes_on = |c: char| c.is_alphanumeric() && !is_han(c);
            letters.find(|&(_, c)| !goes_on(c)).map_or(text.len(), |(at, _)| start + at)
        }
    }
}

/// Returns a label typed at the start of a text ("(a)", "12.", "iv)", "1.2", "（三）", "第十二条", "12、"), and where the
/// text proper begins. Imported paragraphs have their label apart; bare texts don't.
pub fn typed_label(text: &str) -> Option<(&str, usize)> {
    let end = label_end(text)?;
    let label = text.get(..end)?;
    let rest = text.get(end..)?;
    let body = end + (rest.len() - rest.trim_start().len());
    // A label with nothing after it is the text.
    (body < text.len()).then_some((label, body))
}

fn label_end(text: &str) -> Option<usize> {
    let mut chars = text.char_indices().peekable();
    let opened = matches!(chars.peek(), Some((_, '(' | '（' | '[')));
    if opened {
        chars.next();
    }
    let mut letters = 0;
    let mut digits = 0;
    let mut han = 0;
    let mut dots = 0;
    let mut ended = false;
    let mut end = 0;
    while let Some(&(at, c)) = chars.peek() {
        match c {
            '0'..='9' => digits += 1,
            'a'..='z' | 'A'..='Z' => letters += 1,
            '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' | '百' | '第' | '条' => {
                han += 1;
            }
            '.' if !ended && digits + letters > 0 => {
                dots += 1;
                chars.next();
                end = at + 1;
                // "1.2" goes on, "1. The" ends.
                match chars.peek() {
                    Some((_, next)) if next.is_ascii_digit() => continue,
                    _ => {
                        ended = true;
                        break;
                    }
                }
            }
            ')' | '）' | '、' | ']' => {
                chars.next();
                end = at + c.len_utf8();
                ended = c != ']' || opened;
                break;
            }
            _ => break,
        }
        chars.next();
        end = at + c.len_utf8();
        if digits + letters + han > 8 {
            return None;
        }
    }
    let next_is_space = text.get(end..).and_then(|rest| rest.chars().next()).is_none_or(char::is_whitespace);
    let some = digits + letters + han > 0;
    let plain = if letters > 0 {
        // A word is no label; "iv." and "a)" are.
        ended && letters <= 8 && (letters <= 1 || is_roman(text.get(..end).unwrap_or("")))
    } else if han > 0 {
        ended || text.starts_with('第')
    } else {
        (ended || dots > 0 || next_is_space) && digits <= 3
    };
    let wide = text.get(..end).is_some_and(|label| !label.is_ascii());
    (some && plain && (next_is_space || wide)).then_some(end)
}

/// Whether the letters of a label are a Roman number that a list may reach ("civil" is none).
fn is_roman(label: &str) -> bool {
    const TENS: [&str; 9] = ["", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx"];
    const ONES: [&str; 10] = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"];
    let letters: String = label.chars().filter(char::is_ascii_alphabetic).map(|c| c.to_ascii_lowercase()).collect();
    TENS.iter().any(|tens| {
        letters.strip_prefix(tens).is_some_and(|ones| ONES.contains(&ones) && !(tens.is_empty() && ones.is_empty()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_folded_and_han_signs_stand_alone() {
        assert_eq!(words("The Compact’s aim"), words("the COMPACT s AIM"));
        assert_eq!(words("数字compact").len(), 3);
        assert_eq!(words("  ,. ").len(), 0);
        assert_eq!(words("Élan")[0], hash_word("élan"));
    }

    #[test]
    fn labels_typed_in_the_text_are_seen() {
        let check = |text: &str, label: Option<&str>| {
            assert_eq!(typed_label(text).map(|(label, _)| label), label, "{text}");
        };
        check("(a) to act", Some("(a)"));
        check("12. States", Some("12."));
        check("12 States", Some("12"));
        check("(iv) that", Some("(iv)"));
        check("iv. that", Some("iv."));
        check("1.2 Scope", Some("1.2"));
        check("4.1.1. Appoint", Some("4.1.1."));
        check("（三）促进", Some("（三）"));
        check("十二、强调", Some("十二、"));
        check("2030 Agenda", None);
        check("We commit", None);
        check("a plan", None);
        check("civil. Rights", None);
        check("(see above) text", None);
        check("(a)", None);
        check("", None);
    }
}
