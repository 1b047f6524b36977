//! Pairs of sentences labelled by hand (`tests/labelled/strength`; its README has the rule): whether the tool says stronger,
//! lighter, both or none as a careful reader would. And the directions that the sample study states.
//!
//! `cargo test --test all labelled_strength -- --nocapture` prints the table and every pair called otherwise.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use travaux::base::{JobControl, Sides};
use travaux::compare::{Options, compare};
use travaux::insight::strength::{Direction, Framed, Shift, shift, shifts};
use travaux::text::{Language, Paragraph, ParagraphKind};

/// A line of the set.
struct Pair {
    class: String,
    direction: Direction,
    lead: Option<Sides<String>>,
    texts: Sides<String>,
}

/// The two texts that a marked line stands for.
fn sides(marked: &str) -> Sides<String> {
    let mut texts = Sides::new(String::new(), String::new());
    let mut rest = marked;
    while let Some(at) = [rest.find("[-"), rest.find("{+")].into_iter().flatten().min() {
        let (before, from) = rest.split_at(at);
        texts.old.push_str(before);
        texts.new.push_str(before);
        let (inside, end) = from.split_at(2);
        let close = if inside == "[-" { "-]" } else { "+}" };
        let (words, after) = end.split_once(close).unwrap_or_else(|| panic!("{marked}: no {close}"));
        if inside == "[-" {
            texts.old.push_str(words)
        } else {
            texts.new.push_str(words)
        }
        rest = after;
    }
    texts.old.push_str(rest);
    texts.new.push_str(rest);
    texts
}

fn pairs(file: &str) -> Vec<Pair> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/labelled/strength").join(file);
    let text = std::fs::read_to_string(path).expect("the set is there");
    let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with("//"));
    lines
        .map(|line| {
            let parts: Vec<&str> = line.splitn(3, " | ").collect();
            let [class, direction, marked] = parts.as_slice() else { panic!("{line}") };
            let (lead, marked) = match marked.split_once(" >> ") {
                Some((lead, item)) => (Some(sides(lead)), item),
                None => (None, *marked),
            };
            let direction = direction.parse().unwrap_or_else(|_| panic!("{line}"));
            Pair { class: (*class).to_owned(), direction, lead, texts: sides(marked) }
        })
        .collect()
}

/// The shift as the program finds it: paragraphs compared, the item below its lead-in.
fn called(pair: &Pair, language: Language) -> Shift {
    let Some(lead) = &pair.lead else {
        let redline = travaux::compare::redline::redline(&pair.texts.old, &pair.texts.new);
        let texts = Sides::new(pair.texts.old.as_str(), pair.texts.new.as_str());
        return shift(texts, &redline, language, Sides::new(Framed::default(), Framed::default()));
    };
    let side = |lead: &str, item: &str| {
        let text = item.split_once(") ").map_or(item, |(_, text)| text);
        let item =
            Paragraph { kind: ParagraphKind::Item, level: 1, label: Some("(a)".to_owned()), ..Paragraph::plain(text) };
        [Paragraph::plain(lead), item]
    };
    let (old, new) = (side(&lead.old, &pair.texts.old), side(&lead.new, &pair.texts.new));
    let comparison = compare(&old, &new, &Options::default(), &[], &JobControl::default()).expect("nobody stops it");
    let found = shifts(&comparison, Sides::new(&old, &new), Sides::new(Some(language), Some(language)));
    let item = comparison.changes.iter().position(|change| change.at.new == [1]).expect("the item is a change");
    found.get(item).cloned().unwrap_or_default()
}

struct Score {
    right: usize,
    opposite: usize,
    all: usize,
}

fn opposite(one: Direction, other: Direction) -> bool {
    matches!((one, other), (Direction::Stronger, Direction::Lighter) | (Direction::Lighter, Direction::Stronger))
}

fn score(file: &str, language: Language) -> Score {
    let mut score = Score { right: 0, opposite: 0, all: 0 };
    // By class: right, all. By direction: called, wanted, both.
    let mut classes: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    let mut directions: BTreeMap<&str, [usize; 3]> = BTreeMap::new();
    let mut out = String::new();
    for pair in pairs(file) {
        let shift = called(&pair, language);
        let right = shift.direction == pair.direction;
        let class = classes.entry(pair.class.clone()).or_default();
        class.0 += usize::from(right);
        class.1 += 1;
        score.right += usize::from(right);
        score.all += 1;
        score.opposite += usize::from(opposite(shift.direction, pair.direction));
        directions.entry(shift.direction.name()).or_default()[0] += 1;
        directions.entry(pair.direction.name()).or_default()[1] += 1;
        if right {
            directions.entry(pair.direction.name()).or_default()[2] += 1;
        } else {
            let words: Vec<String> = shift
                .because
                .iter()
                .map(|reason| {
                    let word = |side: &Option<travaux::insight::strength::Carrier>| {
                        side.as_ref().map_or("–".to_owned(), |carrier| carrier.words.clone())
                    };
                    format!("{} → {} ({})", word(&reason.words.old), word(&reason.words.new), reason.direction.name())
                })
                .collect();
            writeln!(
                out,
                "{} wanted {} called {} [{}]\n  - {}\n  + {}",
                pair.class,
                pair.direction.name(),
                shift.direction.name(),
                words.join("; "),
                pair.texts.old,
                pair.texts.new
            )
            .expect("writing to a string");
        }
    }
    for (class, (right, all)) in classes {
        writeln!(out, "{class:<12} {right:>3} of {all:>3}").expect("writing to a string");
    }
    for (direction, [called, wanted, both]) in directions {
        writeln!(
            out,
            "{direction:<12} precision {:.2} recall {:.2} ({wanted})",
            both as f64 / called.max(1) as f64,
            both as f64 / wanted.max(1) as f64
        )
        .expect("writing to a string");
    }
    eprintln!("{file}: {} of {} right, {} opposite\n{out}", score.right, score.all, score.opposite);
    score
}

#[test]
fn english_pairs_are_called_as_a_reader_would() {
    let score = score("en.pairs", Language::English);
    assert!(score.all >= 200);
    assert!(score.right * 100 >= score.all * 90, "{} of {}", score.right, score.all);
    assert!(score.opposite * 100 <= score.all, "{} opposite", score.opposite);
}

#[test]
fn chinese_pairs_are_called_as_a_reader_would() {
    let score = score("zh.pairs", Language::Chinese);
    assert!(score.all >= 60);
    assert!(score.right * 100 >= score.all * 80, "{} of {}", score.right, score.all);
    let within: Vec<Pair> = pairs("zh.pairs").into_iter().filter(|pair| pair.class == "same").collect();
    assert_eq!(within.len(), 15);
    for pair in within {
        assert_eq!(called(&pair, Language::Chinese), Shift::default(), "{}", pair.texts.new);
    }
}
