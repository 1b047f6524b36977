//! Drafts of real shape (`tests/labelled/drafts`), each in three formats, against what their source states.
//!
//! A table of what is right is printed by `cargo test --test all labelled_drafts -- --nocapture`; with
//! `TRAVAUX_LABELLED=name` or `name.pdf` in the surroundings, what is wrong in that draft too. The floors are what the
//! program reached when they were last raised: they may rise and never fall.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use travaux::base::JobControl;
use travaux::import::{ImportOptions, import};
use travaux::text::{Paragraph, ParagraphKind, SourceText};

pub(crate) const DRAFTS: [&str; 10] = [
    "bibliotheques",
    "code-of-works",
    "dengta",
    "fund-rules",
    "harbours",
    "night-sky",
    "river-data",
    "seed-exchange",
    "tropy",
    "volunteers",
];

/// What a right reading holds of one paragraph.
#[derive(Debug, Clone, Default)]
pub(crate) struct Expected {
    pub kind: String,
    pub level: u8,
    pub label: String,
    pub reference: String,
    pub section: Vec<String>,
    pub text: String,
    /// Place in the text, label of the note.
    pub notes: Vec<(usize, String)>,
}

pub(crate) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/labelled/drafts")
}

/// The expectation of a draft: its paragraphs, and what is to be set aside.
pub(crate) fn expected(name: &str) -> (Vec<Expected>, Vec<String>) {
    let table = std::fs::read_to_string(folder().join(format!("{name}.tsv"))).expect("the expectation is there");
    let (mut paragraphs, mut aside) = (Vec::new(), Vec::new());
    for line in table.lines().skip(1) {
        let fields: Vec<&str> = line.split('\t').collect();
        let [kind, level, label, reference, section, text, notes, _, _] = fields[..] else { panic!("{name}: {line}") };
        if kind == "set aside" {
            aside.push(text.to_owned());
            continue;
        }
        paragraphs.push(Expected {
            kind: kind.to_owned(),
            level: level.parse().unwrap_or(0),
            label: label.to_owned(),
            reference: reference.to_owned(),
            section: section.split(" › ").filter(|title| !title.is_empty()).map(str::to_owned).collect(),
            text: text.to_owned(),
            notes: notes
                .split(',')
                .filter_map(|note| note.split_once(':'))
                .map(|(at, label)| (at.parse().expect("a place"), label.to_owned()))
                .collect(),
        });
    }
    (paragraphs, aside)
}

pub(crate) fn read(file: &Path) -> SourceText {
    let bytes = std::fs::read(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let name = file.file_name().expect("a name").to_string_lossy();
    import(&name, &bytes, &ImportOptions::default(), &JobControl::default()).expect("it is readable").value
}

/// Letters and digits alone: what no format changes.
fn letters(text: &str) -> String {
    text.chars().filter(|letter| letter.is_alphanumeric()).collect()
}

/// A label as one reads it: any bullet is a bullet; spaces, and what closes the label of a heading, are no part of it.
fn bare(label: &str) -> String {
    let label: String = label.chars().filter(|letter| !letter.is_whitespace()).collect();
    let bullet = label.chars().count() == 1 && label.chars().all(|sign| !sign.is_alphanumeric());
    if bullet {
        "•".to_owned()
    } else {
        label.trim_matches(['.', ':', '–', '—', '-', '[', ']', '、']).to_owned()
    }
}

/// A note's label: marks in brackets, raised and circled ones are the number.
fn note_label(label: &str) -> String {
    const RAISED: &str = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    let plain = |sign: char| match sign {
        '①'..='⑳' => (u32::from(sign) - 0x245F).to_string(),
        _ => RAISED.chars().position(|raised| raised == sign).map_or(sign.to_string(), |at| at.to_string()),
    };
    label.chars().filter(|sign| sign.is_alphanumeric() || RAISED.contains(*sign)).map(plain).collect()
}

/// Which paragraph that was read is which that was stated: the same letters first, then the likest between these.
pub(crate) fn matched(stated: &[Expected], read: &[Paragraph]) -> Vec<Option<usize>> {
    let whole = |label: &str, text: &str| letters(&format!("{label}{text}"));
    let wanted: Vec<String> = stated.iter().map(|each| whole(&each.label, &each.text)).collect();
    let found: Vec<String> =
        read.iter().map(|each| whole(each.label.as_deref().unwrap_or_default(), &each.text)).collect();
    let pairs = |text: &str| -> BTreeSet<(char, char)> { text.chars().zip(text.chars().skip(1)).collect() };
    let (left, right): (Vec<_>, Vec<_>) =
        (wanted.iter().map(|text| pairs(text)).collect(), found.iter().map(|text| pairs(text)).collect());
    // The alignment whose likeness adds up to the most; footnotes may stand elsewhere and are looked for by themselves.
    let likeness = |a: usize, b: usize| {
        if wanted[a] == found[b] {
            return 2.0;
        }
        let common = left[a].intersection(&right[b]).count();
        let like = 2.0 * common as f64 / (left[a].len() + right[b].len()).max(1) as f64;
        if like < 0.5 { 0.0 } else { like }
    };
    let (rows, columns) = (wanted.len(), found.len());
    let mut best = vec![vec![0.0_f64; columns + 1]; rows + 1];
    let score: Vec<Vec<f64>> = (0..rows).map(|a| (0..columns).map(|b| likeness(a, b)).collect()).collect();
    for a in (0..rows).rev() {
        for b in (0..columns).rev() {
            let both = if score[a][b] > 0.0 { best[a + 1][b + 1] + score[a][b] } else { 0.0 };
            best[a][b] = both.max(best[a + 1][b]).max(best[a][b + 1]);
        }
    }
    let mut out = vec![None; rows];
    let (mut a, mut b) = (0, 0);
    while a < rows && b < columns {
        if score[a][b] > 0.0 && (best[a][b] - best[a + 1][b + 1] - score[a][b]).abs() < 1e-9 {
            out[a] = Some(b);
            (a, b) = (a + 1, b + 1);
        } else if best[a + 1][b] >= best[a][b + 1] {
            a += 1;
        } else {
            b += 1;
        }
    }
    // What stands out of the order, as notes do at the foot of a page.
    let mut taken: BTreeSet<usize> = out.iter().flatten().copied().collect();
    for (a, slot) in out.iter_mut().enumerate().filter(|(_, slot)| slot.is_none()) {
        let free = (0..columns).filter(|b| !taken.contains(b) && score[a][*b] > 0.0);
        if let Some(b) = free.max_by(|&x, &y| score[a][x].total_cmp(&score[a][y])) {
            taken.insert(b);
            *slot = Some(b);
        }
    }
    out
}

/// What is right of what could be.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
struct Tally {
    right: usize,
    of: usize,
}

impl Tally {
    fn count(&mut self, right: bool) {
        self.of += 1;
        self.right += usize::from(right);
    }

    fn share(self) -> f64 {
        if self.of == 0 { 1.0 } else { self.right as f64 / self.of as f64 }
    }
}

const ASPECTS: [&str; 9] = ["text", "label", "ref", "own ref", "kind", "section", "notes", "cells", "aside"];

/// What is right in one file, by aspect, and what is read that nobody stated.
#[derive(Debug, Default)]
struct Score {
    tallies: BTreeMap<&'static str, Tally>,
    spurious: usize,
    wrong: Vec<String>,
}

impl Score {
    fn count(&mut self, aspect: &'static str, right: bool, wrong: impl FnOnce() -> String) {
        self.tallies.entry(aspect).or_default().count(right);
        if !right {
            self.wrong.push(format!("{aspect}: {}", wrong()));
        }
    }
}

/// The headings above, without the document's own title.
fn section(paragraph: &Paragraph, title: &str) -> Vec<String> {
    let above = paragraph.section.iter().skip_while(|above| letters(above) == letters(title));
    above.map(|above| letters(above)).collect()
}

fn score(name: &str, format: &str) -> Score {
    let (stated, aside) = expected(name);
    let copy = read(&folder().join(format!("{name}.{format}")));
    let read = &copy.paragraphs;
    let pairs = matched(&stated, read);
    let mut score = Score::default();
    let title = stated.first().map(|title| title.text.clone()).unwrap_or_default();
    let mut cited: BTreeMap<&str, usize> = BTreeMap::new();
    for reference in read.iter().filter_map(|paragraph| paragraph.reference.as_deref()) {
        *cited.entry(reference).or_default() += 1;
    }
    for (each, at) in stated.iter().zip(&pairs) {
        let paragraph = at.map(|at| &read[at]);
        let words = each.text.chars().take(40).collect::<String>();
        let missing = || format!("missing: {} {words}", each.label);
        if each.kind == "cell" {
            let right = paragraph.is_some_and(|it| it.kind == ParagraphKind::Cell && it.text == each.text);
            score.count("cells", right, missing);
            continue;
        }
        score.count("text", paragraph.is_some_and(|it| it.text == each.text), || match paragraph {
            Some(it) => format!("{} {words} <> {} {}", each.label, it.label.as_deref().unwrap_or("-"), it.text),
            None => missing(),
        });
        let kind =
            paragraph.is_some_and(|it| it.kind.name() == each.kind && (each.level == 0 || it.level == each.level));
        score.count("kind", kind, || {
            format!("{} {} {words} <> {:?}", each.kind, each.level, paragraph.map(|it| (it.kind.name(), it.level)))
        });
        let is_note = each.kind == "footnote";
        if !each.label.is_empty() {
            let right = paragraph.and_then(|it| it.label.as_deref()).is_some_and(|label| {
                if is_note { note_label(label) == each.label } else { bare(label) == bare(&each.label) }
            });
            score.count("label", right, || format!("{} <> {:?}", each.label, paragraph.map(|it| &it.label)));
        }
        let reference = paragraph.and_then(|it| it.reference.as_deref());
        if each.reference.is_empty() {
            score.count("ref", reference.is_none(), || format!("none ({words}) <> {reference:?}"));
        } else {
            score.count("ref", reference == Some(&each.reference), || format!("{} <> {reference:?}", each.reference));
            if !is_note {
                let own = reference.is_some_and(|reference| cited[reference] == 1);
                score.count("own ref", own, || format!("{} <> {reference:?}", each.reference));
            }
        }
        if !is_note {
            let wanted: Vec<String> = each.section.iter().map(|above| letters(above)).collect();
            let found = paragraph.map(|it| section(it, &title));
            score.count("section", found.as_ref() == Some(&wanted), || {
                format!("{:?} ({words}) <> {:?}", each.section, paragraph.map(|it| &it.section))
            });
        }
        for (place, note) in &each.notes {
            let right = paragraph.is_some_and(|it| {
                it.notes.iter().any(|mark| {
                    let at = it.text.get(..mark.at).map_or(0, |head| head.chars().count());
                    let foot = read.get(mark.paragraph);
                    let stated = stated.iter().find(|foot| foot.kind == "footnote" && foot.label == *note);
                    at == *place && foot.map(|foot| &foot.text) == stated.map(|foot| &foot.text)
                })
            });
            score.count("notes", right, || format!("mark of {note} at {place} ({words})"));
        }
    }
    for line in &aside {
        let there = |text: &str| letters(text).starts_with(&letters(line));
        let right = copy.set_aside.iter().any(|set| there(&set.text) || letters(&set.text).contains(&letters(line)));
        score.count("aside", right, || line.clone());
    }
    let used: BTreeSet<usize> = pairs.iter().flatten().copied().collect();
    // The symbol of the document may stay at the top or be set aside.
    let spurious = read.iter().enumerate().filter(|(at, it)| !used.contains(at) && !(*at < 2 && it.text.contains('/')));
    let spurious: Vec<String> = spurious.map(|(_, it)| format!("not stated: {}", it.text)).collect();
    score.spurious = spurious.len();
    score.wrong.extend(spurious);
    score
}

/// Floors by format, in the order of [`ASPECTS`], in thousandths of what is right; then the most paragraphs that may be
/// read without having been stated.
const FLOORS: [(&str, [u32; 9], usize); 3] = [
    ("docx", [1000, 1000, 1000, 1000, 996, 1000, 1000, 1000, 1000], 0),
    ("txt", [1000, 1000, 1000, 1000, 998, 977, 1000, 1000, 1000], 0),
    ("pdf", [1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000], 0),
];

#[test]
fn drafts_of_real_shape_are_read_as_stated() {
    let asked = std::env::var("TRAVAUX_LABELLED").unwrap_or_default();
    let mut table = format!("{:24}", "");
    for aspect in ASPECTS {
        let _ = write!(table, "{aspect:>9}");
    }
    table.push_str(" spurious\n");
    let mut failures = Vec::new();
    for (format, floors, most) in FLOORS {
        let mut sum: BTreeMap<&str, Tally> = BTreeMap::new();
        let mut spurious = 0;
        let mut row = |name: &str, tallies: &BTreeMap<&'static str, Tally>, spurious: usize| {
            let _ = write!(table, "{name:24}");
            for aspect in ASPECTS {
                let tally = tallies.get(aspect).copied().unwrap_or_default();
                let shown = if tally.of == 0 { "-".to_owned() } else { format!("{}/{}", tally.right, tally.of) };
                let _ = write!(table, "{shown:>9}");
            }
            let _ = writeln!(table, "{spurious:>9}");
        };
        for name in DRAFTS {
            let score = score(name, format);
            let file = format!("{name}.{format}");
            row(&file, &score.tallies, score.spurious);
            if !asked.is_empty() && file.starts_with(&asked) {
                eprintln!("{file}\n  {}", score.wrong.join("\n  "));
            }
            for (aspect, tally) in score.tallies {
                let all = sum.entry(aspect).or_default();
                (all.right, all.of) = (all.right + tally.right, all.of + tally.of);
            }
            spurious += score.spurious;
        }
        row(&format!("all.{format}"), &sum.iter().map(|(name, tally)| (*name, *tally)).collect(), spurious);
        for (aspect, floor) in ASPECTS.iter().zip(floors) {
            let reached = (sum.get(aspect).copied().unwrap_or_default().share() * 1000.0).floor() as u32;
            if reached < floor {
                failures.push(format!("{format} {aspect}: {reached} of a thousand, {floor} before"));
            }
        }
        if spurious > most {
            failures.push(format!("{format}: {spurious} paragraphs that nobody stated, {most} before"));
        }
    }
    eprintln!("{table}");
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn what_is_stated_of_the_drafts_is_sound() {
    for name in DRAFTS {
        let (stated, _) = expected(name);
        let paragraphs = stated.iter().filter(|each| each.kind != "cell").count();
        assert!((40..=90).contains(&paragraphs), "{name}: {paragraphs}");
        let mut cited = BTreeSet::new();
        for each in stated.iter().filter(|each| !each.reference.is_empty()) {
            assert!(cited.insert(&each.reference), "{name}: {} is cited twice", each.reference);
        }
        let marks: Vec<&String> = stated.iter().flat_map(|each| &each.notes).map(|(_, note)| note).collect();
        let notes: Vec<&String> =
            stated.iter().filter(|each| each.kind == "footnote").map(|each| &each.label).collect();
        assert_eq!(marks, notes, "{name}: every note has its mark");
    }
}
