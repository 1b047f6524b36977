//! `align --jsonl` and `redline --jsonl`: one JSON object a line in, one a line out (see the contract in the README).

use crate::base::{Chars, JobControl, Message};
use crate::compare::{self, Comparison, Options};
use crate::text::Paragraph;
use serde::{Deserialize, Serialize};
use std::io::{self, BufRead, Write};

/// Why reading JSON line by line stopped.
#[derive(Debug)]
pub enum JsonlError {
    /// A line that cannot be read; its number, from 1, and what is wrong with it.
    Line(usize, Message),
    /// The result cannot be written.
    Output(io::Error),
}

impl From<io::Error> for JsonlError {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

#[derive(Deserialize)]
struct AlignIn {
    id: serde_json::Value,
    a: Vec<String>,
    b: Vec<String>,
}

#[derive(Serialize)]
struct AlignOut<'a> {
    id: &'a serde_json::Value,
    links: Vec<[usize; 2]>,
    changes: Vec<AlignChange<'a>>,
}

#[derive(Serialize)]
struct AlignChange<'a> {
    kind: &'static str,
    old: &'a [usize],
    new: &'a [usize],
    moved: bool,
    moved_links: Vec<[usize; 2]>,
}

#[derive(Deserialize)]
struct RedlineIn {
    id: serde_json::Value,
    old: String,
    new: String,
}

#[derive(Serialize)]
struct RedlineOut<'a> {
    id: &'a serde_json::Value,
    ops: Vec<RedlineOp>,
}

#[derive(Serialize)]
struct RedlineOp {
    op: &'static str,
    old: [usize; 2],
    new: [usize; 2],
}

/// Links the paragraphs of each line's two drafts.
pub fn align(input: impl BufRead, output: impl Write) -> Result<(), JsonlError> {
    each(input, output, |line: AlignIn| {
        let paragraphs = |texts: Vec<String>| -> Vec<Paragraph> { texts.into_iter().map(Paragraph::plain).collect() };
        let (old, new) = (paragraphs(line.a), paragraphs(line.b));
        // Nobody can cancel this job.
        let comparison =
            compare::compare(&old, &new, &Options::default(), &[], &JobControl::default()).unwrap_or_default();
        serde_json::to_string(&AlignOut {
            id: &line.id,
            links: links(&comparison),
            changes: comparison
                .changes
                .iter()
                .map(|change| AlignChange {
                    kind: change.kind.name(),
                    old: &change.at.old,
                    new: &change.at.new,
                    moved: change.moved,
                    moved_links: change
                        .links
                        .iter()
                        .filter(|link| link.moved)
                        .map(|link| [link.old, link.new])
                        .collect(),
                })
                .collect(),
        })
    })
}

fn links(comparison: &Comparison) -> Vec<[usize; 2]> {
    let mut links: Vec<[usize; 2]> =
        comparison.changes.iter().flat_map(|change| &change.links).map(|link| [link.old, link.new]).collect();
    links.sort_unstable();
    links
}

/// Aligns the words of each line's two texts.
pub fn redline(input: impl BufRead, output: impl Write) -> Result<(), JsonlError> {
    each(input, output, |line: RedlineIn| {
        let (old, new) = (Chars::of(&line.old), Chars::of(&line.new));
        let ops = compare::redline::redline(&line.old, &line.new)
            .iter()
            .map(|piece| {
                let old = |byte: usize| old.before(&line.old, byte);
                let new = |byte: usize| new.before(&line.new, byte);
                RedlineOp {
                    op: piece.op.name(),
                    old: [old(piece.at.old.start), old(piece.at.old.end())],
                    new: [new(piece.at.new.start), new(piece.at.new.end())],
                }
            })
            .collect();
        serde_json::to_string(&RedlineOut { id: &line.id, ops })
    })
}

/// Answers line by line; blank lines are passed over.
fn each<T: for<'de> Deserialize<'de>>(
    input: impl BufRead,
    mut output: impl Write,
    answer: impl Fn(T) -> serde_json::Result<String>,
) -> Result<(), JsonlError> {
    for (line, number) in input.lines().zip(1..) {
        let line = line.map_err(|error| {
            let key = if error.kind() == io::ErrorKind::InvalidData {
                "compare-jsonl-not-utf8"
            } else {
                "compare-jsonl-unreadable"
            };
            JsonlError::Line(number, Message::new(key).text("detail", error.to_string()))
        })?;
        if line.trim().is_empty() {
            continue;
        }
        let bad = |error: serde_json::Error| {
            JsonlError::Line(
                number,
                Message::new("compare-jsonl-bad").number("column", error.column()).text("detail", error.to_string()),
            )
        };
        let said = serde_json::from_str(&line).map_err(bad).and_then(|value| answer(value).map_err(bad))?;
        writeln!(output, "{said}")?;
    }
    output.flush()?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::{EventKind, Kind, NonSubstantive, Proof, Reason};
    use crate::locale::{Locale, UiLanguage};

    fn run(
        command: fn(&[u8], &mut Vec<u8>) -> Result<(), JsonlError>,
        input: &str,
    ) -> Result<String, (usize, &'static str)> {
        let mut output = Vec::new();
        match command(input.as_bytes(), &mut output) {
            Ok(()) => Ok(String::from_utf8(output).expect("JSON is UTF-8")),
            Err(JsonlError::Line(line, message)) => {
                for language in UiLanguage::ALL {
                    assert!(Locale::new(language).has(message.key), "{}", message.key);
                }
                Err((line, message.key))
            }
            Err(JsonlError::Output(error)) => panic!("{error}"),
        }
    }

    #[test]
    fn paragraphs_and_words_line_by_line() {
        let aligned =
            run(|i, o| align(i, o), "{\"id\":\"x\",\"a\":[\"We act.\"],\"b\":[\"We act.\",\"We rest.\"]}\n\n");
        assert_eq!(
            aligned.as_deref(),
            Ok("{\"id\":\"x\",\"links\":[[0,0]],\"changes\":[\
                {\"kind\":\"unchanged\",\"old\":[0],\"new\":[0],\"moved\":false,\"moved_links\":[]},\
                {\"kind\":\"inserted\",\"old\":[],\"new\":[1],\"moved\":false,\"moved_links\":[]}]}\n")
        );
        let redlined = run(|i, o| redline(i, o), "{\"id\":7,\"old\":\"é a\",\"new\":\"é b\"}");
        assert_eq!(
            redlined.as_deref(),
            Ok("{\"id\":7,\"ops\":[{\"op\":\"equal\",\"old\":[0,2],\"new\":[0,2]},\
                {\"op\":\"delete\",\"old\":[2,3],\"new\":[2,2]},{\"op\":\"insert\",\"old\":[3,3],\"new\":[2,3]}]}\n")
        );
    }

    #[test]
    fn a_bad_line_is_named() {
        let good = "{\"id\":1,\"old\":\"\",\"new\":\"\"}\n";
        assert_eq!(run(|i, o| redline(i, o), &format!("{good}{{\"id\":2}}")), Err((2, "compare-jsonl-bad")));
        assert_eq!(run(|i, o| align(i, o), "nonsense"), Err((1, "compare-jsonl-bad")));
        let mut output = Vec::new();
        let broken = align(&b"\xff\xfe\n"[..], &mut output);
        assert!(matches!(broken, Err(JsonlError::Line(1, message)) if message.key == "compare-jsonl-not-utf8"));
    }

    #[test]
    fn every_word_exists_in_every_language() {
        let reasons = [
            Reason::SameText,
            Reason::RareWords(14, vec!["fishing".to_owned(), "vessels".to_owned()]),
            Reason::Contained(0.876),
            Reason::SameLabel("12.".to_owned()),
            Reason::SameSection,
            Reason::SamePlace,
            Reason::Sentence("We decide".to_owned()),
            Reason::ByHand,
        ];
        let events = [
            EventKind::Edited,
            EventKind::Moved,
            EventKind::Renumbered,
            EventKind::Inserted,
            EventKind::Deleted,
            EventKind::Split,
            EventKind::Merged,
            EventKind::AddedThenRemoved,
            EventKind::RemovedThenRestored,
            EventKind::ReplacedThenRestored,
            EventKind::MovedBack,
        ];
        let messages: Vec<Message> = Kind::ALL
            .iter()
            .map(|kind| kind.message())
            .chain(NonSubstantive::ALL.iter().map(|minor| minor.message()))
            .chain(events.iter().map(|event| event.message()))
            .chain(reasons.iter().map(Reason::message))
            .chain([Proof::default().message(), Proof { deleted: 1, ..Proof::default() }.message()])
            .collect();
        for language in UiLanguage::ALL {
            let locale = Locale::new(language);
            for message in &messages {
                assert!(locale.has(message.key), "{} lacks {}", language.tag(), message.key);
                assert!(!locale.format(message).contains('{'), "{}", locale.format(message));
            }
        }
        let english = Locale::new(UiLanguage::English);
        assert_eq!(english.format(&reasons[1].message()), "shares 14 rare words (fishing, vessels)");
        assert_eq!(english.format(&reasons[2].message()), "88% of the shorter one stands in the other");
    }
}
