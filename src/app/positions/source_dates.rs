//! Days as sources write them: `12 Feb 2024`, `7-8 May 2024`, `May, Jul 2024`, `2022-23`, `2024-02-12`, `2024年2月29日`.
//!
//! A source's date stays as it was written; this only says from which day to which it may be, to put positions in
//! order and beside the drafts of their time.

use crate::base::Date;

/// What a piece of a written date may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Piece {
    Year(i16),
    Month(i8),
    Day(i8),
    /// Two digits after a year and a dash: `2022-23`.
    Short(i16),
}

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

fn month(word: &str) -> Option<i8> {
    let lower = word.to_lowercase();
    let place = MONTHS.iter().position(|month| lower.starts_with(month))?;
    i8::try_from(place + 1).ok()
}

/// The words and numbers of a text, with the sign before and after each.
fn tokens(text: &str) -> Vec<(char, &str, char)> {
    let mut found = Vec::new();
    let mut start: Option<(usize, bool)> = None;
    let mut before = ' ';
    let mut last = ' ';
    for (at, letter) in text.char_indices().chain([(text.len(), ' ')]) {
        let kind = (letter.is_ascii_digit() || letter.is_ascii_alphabetic()).then(|| letter.is_ascii_digit());
        if let Some((from, digits)) = start
            && kind != Some(digits)
        {
            // "2nd" is no day: letters that follow digits at once spoil them.
            found.push((before, text.get(from..at).unwrap_or_default(), letter));
            start = None;
        }
        if start.is_none()
            && let Some(digits) = kind
        {
            start = Some((at, digits));
            before = last;
        }
        last = letter;
    }
    found
}

fn pieces(text: &str) -> Vec<Piece> {
    let mut found: Vec<Piece> = Vec::new();
    // ISO dates have their month as a number.
    if let Ok(date) = text.trim().parse::<Date>() {
        return vec![Piece::Year(date.year()), Piece::Month(date.month()), Piece::Day(date.day())];
    }
    let tokens = tokens(text);
    let iso_month = matches!(tokens.as_slice(), [(_, year, '-'), (_, month, _)] if year.len() == 4 && month.len() == 2);
    for (before, word, after) in tokens {
        let Ok(number) = word.parse::<i16>() else {
            if !before.is_ascii_digit() {
                found.extend(month(word).map(Piece::Month));
            }
            continue;
        };
        let small = i8::try_from(number).unwrap_or(0);
        if (1900..2200).contains(&number) {
            found.push(Piece::Year(number));
        } else if after == '月' && (1..=12).contains(&number) {
            found.push(Piece::Month(small));
        } else if iso_month && before == '-' {
            // `2019-06` is a month, `2022-23` a year.
            found.push(if (1..=12).contains(&number) { Piece::Month(small) } else { Piece::Short(number) });
        } else if (1..=31).contains(&number) && !after.is_ascii_alphabetic() {
            found.push(Piece::Day(small));
        }
    }
    found
}

/// The first and the last day that a written date may mean; `None` when it names no year.
pub(in crate::app) fn range(text: &str) -> Option<(Date, Date)> {
    let pieces = pieces(text);
    let mut years: Vec<i16> = Vec::new();
    for piece in &pieces {
        match piece {
            Piece::Year(year) => years.push(*year),
            Piece::Short(two) => years.extend(years.last().map(|year| year / 100 * 100 + two)),
            Piece::Month(_) | Piece::Day(_) => {}
        }
    }
    let (from, to) = (*years.iter().min()?, *years.iter().max()?);
    let months = || pieces.iter().filter_map(|piece| if let Piece::Month(month) = piece { Some(*month) } else { None });
    let days = || pieces.iter().filter_map(|piece| if let Piece::Day(day) = piece { Some(*day) } else { None });
    let (first, last) = (months().next(), months().next_back());
    // A day counts only beside a month: "2024 (3 meetings)" is the year.
    let day = |found: Option<i8>, month: Option<i8>| month.and(found);
    let begin = Date::new(from, first.unwrap_or(1), day(days().next(), first).unwrap_or(1)).ok()?;
    let end_month = last.unwrap_or(12);
    let end = match day(days().next_back(), last) {
        Some(day) => Date::new(to, end_month, day).ok()?,
        None => Date::new(to, end_month, 1).ok()?.last_of_month(),
    };
    (begin <= end).then_some((begin, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_as_sources_write_them() {
        for (text, from, to) in [
            ("12 Feb 2024", "2024-02-12", "2024-02-12"),
            ("7-8 May 2024", "2024-05-07", "2024-05-08"),
            ("12 and 29 Feb 2024", "2024-02-12", "2024-02-29"),
            ("May, Jul 2024", "2024-05-01", "2024-07-31"),
            ("30 April, 2 May 2024", "2024-04-30", "2024-05-02"),
            ("Sep-Oct 2024", "2024-09-01", "2024-10-31"),
            ("2022-23", "2022-01-01", "2023-12-31"),
            ("2024", "2024-01-01", "2024-12-31"),
            ("2024 (2nd informal)", "2024-01-01", "2024-12-31"),
            ("2019-06", "2019-06-01", "2019-06-30"),
            ("2024-02-12", "2024-02-12", "2024-02-12"),
            ("2024年2月29日", "2024-02-29", "2024-02-29"),
            ("10 April 2024", "2024-04-10", "2024-04-10"),
        ] {
            let found = range(text).map(|(from, to)| (from.to_string(), to.to_string()));
            assert_eq!(found, Some((from.to_owned(), to.to_owned())), "{text}");
        }
        for text in ["-", "", "soon", "31 Feb 2024", "May"] {
            assert_eq!(range(text), None, "{text}");
        }
    }
}
