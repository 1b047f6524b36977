//! Twins of a report: the same two editions with labels and indents taken away, then with the line breaks too. What the
//! comparison links must be what it links with them.
//!
//! The report is of the size and shape of those that conferences circulate: some two hundred and fifty numbered
//! paragraphs, headings, lettered items further in, lines wrapped at 72 columns. Its words are those of the sample and of
//! the labelled drafts; the sample's part is revised as the sample is, the other by a seed.

use fastrand::Rng;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;
use travaux::base::{JobControl, Side, Sides};
use travaux::compare::{Comparison, EditKind, Options, compare};
use travaux::import::{ImportOptions, import};
use travaux::text::{Paragraph, ParagraphKind};

/// A paragraph as it is printed.
#[derive(Debug, Clone)]
struct Printed {
    label: String,
    indent: usize,
    text: String,
    heading: bool,
}

fn read(file: &str) -> Vec<Paragraph> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    let bytes = std::fs::read(&path).unwrap_or_else(|error| panic!("{file}: {error}"));
    import(file, &bytes, &ImportOptions::default(), &JobControl::default()).expect("readable").value.paragraphs
}

/// The paragraphs of a file of ours; notes and tables stay out.
fn printed(file: &str) -> Vec<Printed> {
    let kept = read(file).into_iter().filter(|paragraph| {
        !matches!(paragraph.kind, ParagraphKind::Footnote | ParagraphKind::Cell) && paragraph.text.len() > 3
    });
    kept.map(|paragraph| Printed {
        label: paragraph.label.unwrap_or_default(),
        indent: if paragraph.kind == ParagraphKind::Item { 4 * usize::from(paragraph.level) } else { 0 },
        heading: paragraph.kind == ParagraphKind::Heading,
        text: paragraph.text,
    })
    .collect()
}

/// Revises as drafters do: of a hundred paragraphs fifteen are edited, four taken out, four put in; one block moves.
fn revised(old: &[Printed], random: &mut Rng) -> Vec<Printed> {
    let mut order: Vec<&Printed> = old.iter().collect();
    let block: Vec<&Printed> = order.drain(40..44).collect();
    order.splice(120..120, block);
    let mut new = Vec::new();
    for paragraph in order {
        match random.usize(..100) {
            _ if paragraph.heading => new.push(paragraph.clone()),
            0..4 => {}
            4..8 => {
                let from = &old[random.usize(..old.len())].text;
                let words: Vec<&str> = from.split(' ').rev().collect();
                let text = format!("It is further agreed that {} at the next session.", words.join(" ").to_lowercase());
                new.push(paragraph.clone());
                new.push(Printed { text, ..paragraph.clone() });
            }
            8..23 => {
                let words = paragraph.text.split(' ').enumerate();
                let kept: Vec<&str> =
                    words.filter(|(at, _)| *at == 0 || random.usize(..100) >= 12).map(|(_, word)| word).collect();
                new.push(Printed { text: kept.join(" "), ..paragraph.clone() });
            }
            _ => new.push(paragraph.clone()),
        }
    }
    new
}

/// Numbers the paragraphs that carry a number, from the first to the last.
fn numbered(mut report: Vec<Printed>) -> Vec<Printed> {
    let mut number = 0;
    for paragraph in report.iter_mut().filter(|paragraph| !paragraph.heading) {
        if paragraph.indent == 0 || paragraph.label.is_empty() {
            number += 1;
            paragraph.label = format!("{number}.");
            paragraph.indent = 0;
        }
    }
    report
}

fn report() -> Sides<Vec<Printed>> {
    let drafts = ["code-of-works", "fund-rules", "harbours", "night-sky", "river-data", "seed-exchange", "volunteers"];
    let rest: Vec<Printed> =
        drafts.iter().flat_map(|name| printed(&format!("tests/labelled/drafts/{name}.docx"))).collect();
    let mut old = printed("samples/gdc/rev1.docx");
    let mut new = printed("samples/gdc/final.docx");
    new.extend(revised(&rest, &mut Rng::with_seed(11)));
    old.extend(rest);
    Sides::new(numbered(old), numbered(new))
}

/// How a report is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Set {
    /// With labels, indents, blank lines.
    Whole,
    /// Wrapped, a blank line between paragraphs.
    Stripped,
    /// Wrapped, no blank line anywhere.
    Tight,
    /// Each paragraph a line.
    LineEach,
    /// All in one line.
    OneLine,
    /// All in one line, then wrapped by a mail program.
    Refilled,
}

fn wrapped(text: &str, label: &str, indent: usize) -> String {
    let mut lines = format!("{:indent$}{label}", "");
    let mut column = lines.chars().count();
    for word in text.split(' ') {
        let length = word.chars().count();
        if column > indent && column + 1 + length > 72 {
            write!(lines, "\n{:indent$}", "").expect("into a text");
            column = indent;
        }
        if column > indent {
            lines.push(' ');
            column += 1;
        }
        lines.push_str(word);
        column += length;
    }
    lines
}

fn set(report: &[Printed], how: Set) -> String {
    let texts = || report.iter().map(|paragraph| paragraph.text.as_str()).collect::<Vec<_>>();
    match how {
        Set::Whole => {
            let lines = report.iter().map(|each| wrapped(&each.text, &each.label, each.indent));
            lines.collect::<Vec<_>>().join("\n\n")
        }
        Set::Stripped => texts().iter().map(|text| wrapped(text, "", 0)).collect::<Vec<_>>().join("\n\n"),
        Set::Tight => texts().iter().map(|text| wrapped(text, "", 0)).collect::<Vec<_>>().join("\n"),
        Set::LineEach => texts().join("\n"),
        Set::OneLine => texts().join(" "),
        Set::Refilled => wrapped(&texts().join(" "), "", 0),
    }
}

/// A comparison, by the words of both drafts.
struct Compared {
    links: BTreeSet<(usize, usize)>,
    /// The words of each draft, its labels too, since what is a label here may be a word there.
    words: Sides<Vec<String>>,
    /// From word to word, where the redline keeps it.
    kept: BTreeMap<usize, usize>,
    /// The rows of words that went, that came.
    runs: Sides<Vec<Vec<usize>>>,
}

fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| (word.as_ptr().addr() - text.as_ptr().addr(), word))
}

fn compared(texts: &Sides<String>) -> Compared {
    let read = |side: Side| {
        let bytes = texts.get(side).as_bytes();
        import("report.txt", bytes, &ImportOptions::default(), &JobControl::default())
            .expect("readable")
            .value
            .paragraphs
    };
    let drafts = Sides::new(read(Side::Old), read(Side::New));
    let options = Options::default();
    let comparison = compare(&drafts.old, &drafts.new, &options, &[], &JobControl::default()).expect("nobody cancels");
    by_words(&drafts, &comparison)
}

fn by_words(drafts: &Sides<Vec<Paragraph>>, comparison: &Comparison) -> Compared {
    let mut all = Sides::new(Vec::new(), Vec::new());
    // The number of the first word of each paragraph.
    let mut firsts = Sides::new(Vec::new(), Vec::new());
    for side in Side::BOTH {
        let all: &mut Vec<String> = all.get_mut(side);
        for paragraph in drafts.get(side) {
            all.extend(words(paragraph.label.as_deref().unwrap_or_default()).map(|(_, word)| word.to_owned()));
            firsts.get_mut(side).push(all.len());
            all.extend(words(&paragraph.text).map(|(_, word)| word.to_owned()));
        }
    }
    let mut found = Compared {
        links: BTreeSet::new(),
        words: all,
        kept: BTreeMap::new(),
        runs: Sides::new(Vec::new(), Vec::new()),
    };
    for change in &comparison.changes {
        found.links.extend(change.links.iter().map(|link| (link.old, link.new)));
        // For each side: where each word of the joined text stands, and which word of the draft it is.
        let places = |side: Side| {
            let (mut text, mut places) = (String::new(), Vec::new());
            for &at in change.at.get(side) {
                if !text.is_empty() {
                    text.push('\n');
                }
                let paragraph = &drafts.get(side)[at];
                let first: usize = firsts.get(side)[at];
                places.extend(
                    words(&paragraph.text).enumerate().map(|(count, (at, _))| (text.len() + at, first + count)),
                );
                text.push_str(&paragraph.text);
            }
            places
        };
        let [old, new] = [Side::Old, Side::New].map(places);
        let inside = |places: &[(usize, usize)], span: travaux::base::Span| -> Vec<(usize, usize)> {
            places.iter().copied().filter(|(at, _)| span.start <= *at && *at < span.end()).collect()
        };
        for piece in &change.redline {
            let (went, came) = (inside(&old, piece.at.old), inside(&new, piece.at.new));
            match piece.op {
                EditKind::Equal => found.kept.extend(went.iter().zip(&came).map(|((_, a), (_, b))| (*a, *b))),
                EditKind::Delete => found.runs.old.push(went.into_iter().map(|(_, word)| word).collect()),
                EditKind::Insert => found.runs.new.push(came.into_iter().map(|(_, word)| word).collect()),
            }
        }
    }
    found
}

/// From the words of `here` to those of `there`, the same text with other labels.
fn same_words(here: &[String], there: &[String]) -> BTreeMap<usize, usize> {
    let mut found = BTreeMap::new();
    let (mut a, mut b) = (0, 0);
    while a < here.len() && b < there.len() {
        if here[a] == there[b] {
            found.insert(a, b);
            (a, b) = (a + 1, b + 1);
            continue;
        }
        let alike = |x: usize, y: usize| {
            let (x, y) = (here.get(x..(x + 4).min(here.len())), there.get(y..(y + 4).min(there.len())));
            x.zip(y).is_some_and(|(x, y)| !x.is_empty() && x == y)
        };
        let skip = (1..200).find_map(|sum| (0..=sum).map(|x| (x, sum - x)).find(|(x, y)| alike(a + x, b + y)));
        let (x, y) = skip.unwrap_or((1, 1));
        (a, b) = (a + x, b + y);
    }
    found
}

/// What is shared of the links of words in `whole`, and the rows of more than fifty words that went or came in `twin`
/// though most of them stayed in `whole`.
fn judged(whole: &Compared, twin: &Compared) -> (f64, Vec<String>) {
    let [old, new] = Side::BOTH.map(|side| same_words(whole.words.get(side), twin.words.get(side)));
    let shared = whole.kept.iter().filter(|(a, b)| {
        let ends = old.get(a).zip(new.get(b));
        ends.is_some_and(|(a, b)| twin.kept.get(a) == Some(b))
    });
    let share = shared.count() as f64 / whole.kept.len() as f64;
    let stayed = [
        whole.kept.keys().filter_map(|word| old.get(word)).copied().collect::<BTreeSet<usize>>(),
        whole.kept.values().filter_map(|word| new.get(word)).copied().collect::<BTreeSet<usize>>(),
    ];
    let mut wrong = Vec::new();
    for (side, stayed) in Side::BOTH.into_iter().zip(&stayed) {
        for run in twin.runs.get(side).iter().filter(|run| run.len() > 50) {
            let false_words = run.iter().filter(|word| stayed.contains(word)).count();
            if false_words * 2 > run.len() {
                let begins: Vec<&str> = run.iter().take(8).map(|word| twin.words.get(side)[*word].as_str()).collect();
                wrong.push(format!("{side:?}: {} words, “{} …”", run.len(), begins.join(" ")));
            }
        }
    }
    (share, wrong)
}

fn texts(how: Sides<Set>) -> Sides<String> {
    let report = report();
    Sides::new(set(&report.old, how.old), set(&report.new, how.new))
}

#[test]
fn without_labels_and_indents_the_same_paragraphs_are_linked() {
    let whole = compared(&texts(Sides::new(Set::Whole, Set::Whole)));
    assert!(whole.links.len() > 400, "a report of real size: {}", whole.links.len());
    for how in [Set::Stripped, Set::LineEach] {
        let twin = compared(&texts(Sides::new(how, how)));
        let both = whole.links.intersection(&twin.links).count() as f64;
        let (recall, precision) = (both / whole.links.len() as f64, both / twin.links.len() as f64);
        assert!(recall >= 0.98 && precision >= 0.98, "{how:?}: {recall:.3} of the links, {precision:.3} right");
    }
}

#[test]
fn without_line_breaks_the_same_words_are_linked() {
    let whole = compared(&texts(Sides::new(Set::Whole, Set::Whole)));
    for how in [Set::Tight, Set::OneLine, Set::Refilled] {
        let (share, wrong) = judged(&whole, &compared(&texts(Sides::new(how, how))));
        assert!(share >= 0.98, "{how:?}: {share:.3} of the words");
        assert!(wrong.is_empty(), "{how:?}: {wrong:?}");
    }
}

/// A title is a paragraph on one side and the beginning of a sentence on the other: less is linked than between twins.
#[test]
fn an_edition_without_line_breaks_is_compared_with_one_that_has_them() {
    let whole = compared(&texts(Sides::new(Set::Whole, Set::Whole)));
    for how in [Set::Tight, Set::OneLine, Set::Refilled] {
        for sides in [Sides::new(Set::Whole, how), Sides::new(how, Set::Whole)] {
            let (share, wrong) = judged(&whole, &compared(&texts(sides)));
            assert!(share >= 0.94, "{sides:?}: {share:.3} of the words");
            assert!(wrong.len() <= 2, "{sides:?}: {wrong:?}");
        }
    }
}

#[test]
fn however_it_is_set_no_word_is_lost() {
    let report = report();
    let letters = |text: &str| text.chars().filter(|letter| !letter.is_whitespace()).collect::<String>();
    let wanted = letters(&set(&report.old, Set::OneLine));
    for how in [Set::Stripped, Set::Tight, Set::LineEach, Set::OneLine, Set::Refilled] {
        let text = set(&report.old, how);
        let copy = import("report.txt", text.as_bytes(), &ImportOptions::default(), &JobControl::default());
        let copy = copy.expect("readable").value;
        assert!(copy.set_aside.is_empty(), "{how:?}: {:?}", copy.set_aside);
        let all: String = copy
            .paragraphs
            .iter()
            .map(|paragraph| letters(&format!("{}{}", paragraph.label.as_deref().unwrap_or_default(), paragraph.text)))
            .collect();
        assert_eq!(all, wanted, "{how:?}");
    }
}
