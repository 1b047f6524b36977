//! Labels that are numbers, letters or signs: bullets, "OP3", "§ 3", "(a)", "1.2", "29.", "一、".

use super::super::ordinal::{Script, digit, is_han, number};
use super::cursor::{Cursor, additions};
use super::meaning::{Dress, Label, Meaning, Scheme, plain_meanings};

const STOPS: [char; 4] = ['.', '．', '、', '。'];

/// Reads a dot or dash that stands for a label.
pub(super) fn bullet(head: &str) -> Option<Label> {
    let mut cursor = Cursor::new(head);
    let sign =
        cursor.eat(|char| "•▪◦●○□■‣⁃*–—-·➢✓➤\u{2043}".contains(char) || ('\u{E000}'..='\u{F8FF}').contains(&char))?;
    let len = cursor.at;
    // A dash before a number may be a minus, and a star or dash without a space a word's own.
    (cursor.spaces() && cursor.peek().is_some()).then(|| Label::sure(len, Scheme::Bullet, 0, sign.to_string(), false))
}

/// Reads "PP3" and "OP12", as negotiators number preambular and operative paragraphs.
pub(super) fn numbered_op(head: &str) -> Option<Label> {
    let scheme = match (head.get(..2)?, head.get(2..3)) {
        ("PP" | "Pp", _) => Scheme::Preambular,
        ("OP" | "Op", _) => Scheme::Operative,
        _ => return None,
    };
    let mut cursor = Cursor { text: head, at: 2 };
    cursor.eat_while(|char| char == ' ' || char == '.' || char == '-', 1);
    let digits = cursor.eat_while(|char| char.is_ascii_digit(), 3);
    let ordinal: u32 = digits.parse().ok()?;
    let letter = cursor.eat_while(|char| char.is_ascii_uppercase(), 1);
    let added = additions(&mut cursor);
    cursor.eat_while(|char| ".:)".contains(char), 1);
    cursor.boundary().then(|| {
        Label::sure(
            cursor.at,
            scheme,
            ordinal,
            format!("{}{digits}{letter}{added}", if scheme == Scheme::Preambular { "PP" } else { "OP" }),
            !added.is_empty() || !letter.is_empty(),
        )
    })
}

/// Reads "§ 3".
pub(super) fn sign(head: &str) -> Option<Label> {
    let mut cursor = Cursor::new(head);
    cursor.eat(|char| char == '§')?;
    cursor.spaces();
    let figures = cursor.eat_while(|char| digit(char).is_some(), 3);
    let ordinal = number(figures, 3)?;
    let added = additions(&mut cursor);
    cursor.eat_while(|char| ".:)".contains(char), 1);
    cursor
        .boundary()
        .then(|| Label::sure(cursor.at, Scheme::Sign, ordinal, format!("§ {figures}{added}"), !added.is_empty()))
}

/// Reads "(a)", "（一）".
pub(super) fn parenthesised(head: &str) -> Option<Label> {
    let mut cursor = Cursor::new(head);
    cursor.eat(|char| char == '(' || char == '（')?;
    let word = cursor.eat_while(|char| char.is_alphanumeric() || char == 'ـ', 8);
    let meanings = plain_meanings(word, Dress::Parens);
    if meanings.is_empty() {
        return None;
    }
    let mut added = additions(&mut cursor);
    cursor.eat(|char| char == ')' || char == '）')?;
    added.push_str(&additions(&mut cursor));
    // A footing such as "(a)," would be text; "(a)Ensure" is a missing space.
    let next = cursor.peek();
    let good = next.is_none_or(|char| {
        char.is_whitespace()
            || char.is_uppercase()
            || is_han(char)
            || "[“\"«{".contains(char)
            || ('\u{600}'..='\u{6FF}').contains(&char)
    });
    // "(2030) …", "(EU) …" are no labels, "(1)" and "(ii)" are.
    good.then(|| Label {
        len: cursor.at,
        meanings,
        core: format!("{word}{added}"),
        added: !added.is_empty(),
        decimal: Vec::new(),
        weak: false,
    })
}

/// Reads "1.2.3", "A.1".
pub(super) fn decimal(head: &str) -> Option<Label> {
    let mut cursor = Cursor::new(head);
    let mut parts = Vec::new();
    // "A.1.", "A.5.8" in annexes lettered by capitals.
    let letter = {
        let mut ahead = Cursor::new(head);
        match (ahead.eat(|char| char.is_ascii_uppercase()), ahead.eat(|char| char == '.'), ahead.peek()) {
            (Some(letter), Some(_), Some(next)) if next.is_ascii_digit() => {
                cursor.at = ahead.at;
                parts.push(letter as u32 - 'A' as u32 + 1);
                true
            }
            _ => false,
        }
    };
    let mut end = cursor.at;
    loop {
        let figures = cursor.eat_while(|char| digit(char).is_some(), 4);
        let Some(value) = number(figures, 3) else { break };
        parts.push(value);
        end = cursor.at;
        if cursor.eat(|char| char == '.' || char == '．').is_none() {
            break;
        }
    }
    if parts.len() < 2 || parts.len() > 6 {
        return None;
    }
    cursor.at = end;
    let core_end = cursor.at;
    let added = additions(&mut cursor);
    let stop = !cursor.eat_while(|char| ".．:)".contains(char), 1).is_empty();
    if !cursor.boundary() {
        return None;
    }
    let ordinal = parts.last().copied()?;
    Some(Label {
        len: cursor.at,
        meanings: vec![Meaning { scheme: Scheme::Decimal(parts.len() as u8), ordinal }],
        core: format!("{}{added}", head.get(..core_end).unwrap_or("")),
        added: !added.is_empty(),
        decimal: parts,
        weak: !stop && !letter,
    })
}

/// Whether a dash and then an Arabic word follow.
fn before_arabic(rest: &str) -> bool {
    let rest = rest.trim_start();
    rest.strip_prefix(['-', '–', '—'])
        .is_some_and(|rest| rest.trim_start().starts_with(|char: char| ('\u{600}'..='\u{6FF}').contains(&char)))
}

/// Takes the letter of "26A", "12a" in front of a stop, or of "26Abis" in front of an addition.
fn letter_after(cursor: &mut Cursor<'_>) -> String {
    let before = cursor.at;
    let letters = cursor.eat_while(|char| char.is_ascii_alphabetic(), 2).to_owned();
    let next = cursor.peek();
    if letters.len() == 1
        && (next == Some('.')
            || letters.chars().all(|char| char.is_ascii_uppercase()) && next.is_none_or(|char| char.is_whitespace()))
    {
        return letters;
    }
    cursor.at = before;
    let letter = cursor.eat(|char| char.is_ascii_uppercase()).map(String::from).unwrap_or_default();
    let after = cursor.at;
    if letter.is_empty() || additions(cursor).is_empty() {
        cursor.at = before;
        return String::new();
    }
    cursor.at = after;
    letter
}

/// Takes what is printed after an ordinal, and additions behind it: `Some(None)` for a bare number, `None` for a word.
fn dress(cursor: &mut Cursor<'_>, added: &mut String, is_number: bool, arabic: bool) -> Option<Option<Dress>> {
    if cursor.eat(|char| STOPS.contains(&char)).is_some() {
        added.push_str(&additions(cursor));
        cursor.eat(|char| char == '.' && !added.is_empty());
        return Some(Some(Dress::Stop));
    }
    if cursor.eat(|char| char == ')' || char == '）').is_some() {
        return Some(Some(Dress::Half));
    }
    if arabic || is_number && before_arabic(cursor.rest()) {
        // Arabic lists: "أ - …", "١ - …"
        cursor.spaces();
        return cursor.eat(|char| "-–—".contains(char)).map(|_| Some(Dress::Stop));
    }
    is_number.then_some(None)
}

/// Reads a number, letter or Chinese number with what is printed after it: "29.", "a)", "一、", "١ -".
pub(super) fn plain(head: &str) -> Option<Label> {
    let mut cursor = Cursor::new(head);
    let digits = cursor.eat_while(|char| digit(char).is_some(), 5);
    let is_number = !digits.is_empty();
    let word = if is_number {
        digits.to_owned()
    } else {
        cursor.eat_while(|char| char.is_alphabetic() || char == 'ـ', 8).to_owned()
    };
    let letters = if is_number { letter_after(&mut cursor) } else { String::new() };
    let mut added = additions(&mut cursor);
    let dress_at = cursor.at;
    let arabic = word.chars().any(|char| ('\u{600}'..='\u{6FF}').contains(&char));
    let (dress, bare) = match dress(&mut cursor, &mut added, is_number, arabic)? {
        Some(dress) => (dress, false),
        None => (Dress::Stop, true),
    };
    let stop = head.get(dress_at..cursor.at).unwrap_or("");
    let open_end = stop.contains(['、', '．', '）', '。']);
    // "1.Calls" is a label typed in haste, if others are near.
    let next = cursor.peek();
    let glued = (stop == "." || !added.is_empty())
        && is_number
        && next.is_some_and(|char| char.is_uppercase() || "[“«{".contains(char));
    if !(cursor.boundary() || open_end || glued || dress == Dress::Half && next.is_some_and(char::is_uppercase)) {
        return None;
    }
    if cursor.peek().is_some_and(is_han) && bare {
        return None;
    }
    let meanings = plain_meanings(&word, dress);
    if meanings.is_empty() {
        return None;
    }
    let after = cursor.rest().trim_start().chars().next();
    if bare && !after.is_some_and(|char| char.is_uppercase() || char == '[' || char == '“') {
        return None;
    }
    let han = meanings.iter().any(|meaning| matches!(meaning.scheme, Scheme::Plain(Script::Han, _)));
    // 一。 would be a sentence; 一、 and 一. are labels.
    if han && stop == "。" {
        return None;
    }
    let weak = match dress {
        Dress::Half => is_number && added.is_empty() && stop.is_empty(),
        _ => bare || glued || (!is_number && !han),
    };
    let core = format!("{word}{letters}{added}");
    Some(Label {
        len: cursor.at,
        meanings,
        core,
        added: !added.is_empty() || !letters.is_empty(),
        decimal: Vec::new(),
        weak,
    })
}
