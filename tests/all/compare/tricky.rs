//! Hard cases (`samples/tricky/cases.ron`), each with what a careful reader expects.

use serde::Deserialize;
use std::path::Path;
use travaux::base::{JobControl, Side};
use travaux::compare::{Change, Comparison, EditKind, Options, compare, lineage};

use travaux::import::{ImportOptions, import};
use travaux::text::{Paragraph, ParagraphKind, Reading, View};

#[derive(Deserialize)]
struct Case {
    name: String,
    from: String,
    reader: String,
    drafts: Vec<Vec<String>>,
    expect: Vec<Rule>,
}

#[derive(Debug, Deserialize)]
enum Rule {
    /// Kind, old and new paragraphs, moved: such a change is there.
    Change(String, Vec<usize>, Vec<usize>, bool),
    /// No word changed, only the label.
    Renumbered(Vec<usize>, Vec<usize>),
    /// These paragraphs are in one change.
    Together(Vec<usize>, Vec<usize>),
    Linked(usize, usize),
    NotLinked(usize, usize),
    /// So many links left the common order.
    MovedAmong(usize),
    /// In the change with these new paragraphs, the redline shows this.
    Marked(Vec<usize>, String),
    /// In the change with these new paragraphs, these words are struck.
    Gone(Vec<usize>, String),
    /// In the change with these new paragraphs, these words are kept in one piece.
    Kept(Vec<usize>, String),
    /// In the change with these new paragraphs, words are tied as moved.
    Moves(Vec<usize>),
    /// The provision of this paragraph of this draft makes a round trip.
    Trip(usize, usize, String),
}

fn paragraph(source: &str) -> Paragraph {
    let mut paragraph = match source.strip_prefix("# ") {
        Some(title) => Paragraph { kind: ParagraphKind::Heading, level: 1, ..Paragraph::plain(title) },
        None => Paragraph::plain(source),
    };
    if let Some((label, text)) = source.split_once('|') {
        paragraph = Paragraph { label: Some(label.to_owned()), ..Paragraph::plain(text) };
    }
    paragraph
}

/// The paragraphs of a draft, each with the headings it stands under.
fn draft(texts: &[String]) -> Vec<Paragraph> {
    let mut section = Vec::new();
    texts
        .iter()
        .map(|text| {
            let mut paragraph = paragraph(text);
            if paragraph.kind == ParagraphKind::Heading {
                section = vec![paragraph.text.clone()];
            } else {
                paragraph.section.clone_from(&section);
            }
            paragraph
        })
        .collect()
}

/// The redline of a change as it is written in the cases.
fn marked(change: &Change, old: &[Paragraph], new: &[Paragraph]) -> Vec<(EditKind, String)> {
    let joined = |paragraphs: &[Paragraph], at: &[usize]| {
        at.iter().map(|&at| paragraphs[at].text.as_str()).collect::<Vec<_>>().join("\n")
    };
    let (old, new) = (joined(old, &change.at.old), joined(new, &change.at.new));
    let class = |piece: &travaux::compare::RedlineSpan| match (piece.minor, piece.bracket, piece.moved) {
        (Some(minor), ..) => format!("{}:", minor.name()),
        (None, true, _) => "bracket:".to_owned(),
        (None, false, Some(number)) => format!("m{number}:"),
        _ => String::new(),
    };
    change
        .redline
        .iter()
        .map(|piece| {
            let class = class(piece);
            let shown = match piece.op {
                EditKind::Equal => piece.at.new.of(&new).expect("inside").to_owned(),
                EditKind::Delete => format!("[-{class}{}-]", piece.at.old.of(&old).expect("inside")),
                EditKind::Insert => format!("{{+{class}{}+}}", piece.at.new.of(&new).expect("inside")),
            };
            (piece.op, shown)
        })
        .collect()
}

/// What is wrong with a comparison, by one rule.
fn problem(rule: &Rule, comparison: &Comparison, old: &[Paragraph], new: &[Paragraph]) -> Option<String> {
    let changes = &comparison.changes;
    let of = |side: Side, at: &[usize]| changes.iter().find(|change| *change.at.get(side) == at);
    let links: Vec<(usize, usize)> =
        changes.iter().flat_map(|change| &change.links).map(|link| (link.old, link.new)).collect();
    let shown = |at: &[usize]| -> Option<Vec<(EditKind, String)>> { Some(marked(of(Side::New, at)?, old, new)) };
    let line = |at: &[usize]| -> String {
        shown(at).unwrap_or_default().into_iter().map(|(_, text)| text).collect::<Vec<_>>().concat()
    };
    let holds = match rule {
        Rule::Change(kind, a, b, moved) => changes.iter().any(|change| {
            change.at.old == *a && change.at.new == *b && change.kind.name() == kind && change.moved == *moved
        }),
        Rule::Renumbered(a, b) => changes.iter().any(|change| {
            change.at.old == *a && change.at.new == *b && change.kind.name() == "unchanged" && change.renumbered
        }),
        Rule::Together(a, b) => changes.iter().any(|change| {
            a.iter().all(|at| change.at.old.contains(at)) && b.iter().all(|at| change.at.new.contains(at))
        }),
        Rule::Linked(a, b) => links.contains(&(*a, *b)),
        Rule::NotLinked(a, b) => !links.contains(&(*a, *b)),
        Rule::MovedAmong(count) => changes.iter().filter(|change| change.moved).count() == *count,
        Rule::Marked(at, wanted) => {
            if line(at).contains(wanted) {
                return None;
            }
            return Some(format!("not so: {wanted}\n    but: {}", line(at)));
        }
        Rule::Gone(at, words) => shown(at)
            .unwrap_or_default()
            .iter()
            .any(|(op, text)| *op == EditKind::Delete && text.contains(words.as_str())),
        Rule::Kept(at, words) => shown(at)
            .unwrap_or_default()
            .iter()
            .any(|(op, text)| *op == EditKind::Equal && text.contains(words.as_str())),
        Rule::Moves(at) => {
            of(Side::New, at).is_some_and(|change| change.redline.iter().any(|piece| piece.moved.is_some()))
        }
        Rule::Trip(..) => true,
    };
    (!holds).then(|| {
        let all: Vec<String> = changes
            .iter()
            .map(|change| {
                format!("{} {:?}→{:?} moved {}", change.kind.name(), change.at.old, change.at.new, change.moved)
            })
            .collect();
        let lines: Vec<String> = changes.iter().map(|change| line(&change.at.new)).collect();
        format!("{rule:?}\n    found: {}\n    {}", all.join("; "), lines.join("\n    "))
    })
}

#[test]
fn careful_readers_agree() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/tricky/cases.ron");
    let cases: Vec<Case> =
        ron::from_str(&std::fs::read_to_string(path).expect("the cases are there")).expect("the cases are RON");
    assert!(cases.len() >= 30);
    let mut wrong = Vec::new();
    for case in &cases {
        let drafts: Vec<Vec<Paragraph>> = case.drafts.iter().map(|texts| draft(texts)).collect();
        let steps: Vec<Comparison> = drafts
            .windows(2)
            .map(|pair| {
                compare(&pair[0], &pair[1], &Options::default(), &[], &JobControl::default()).expect("nobody cancels")
            })
            .collect();
        let slices: Vec<&[Paragraph]> = drafts.iter().map(Vec::as_slice).collect();
        let neighbours: Vec<&Comparison> = steps.iter().collect();
        let chain = lineage(&slices, &neighbours, &JobControl::default()).expect("nobody cancels");
        for rule in &case.expect {
            let problem = match rule {
                Rule::Trip(draft, paragraph, what) => {
                    let provision = &chain.provisions[chain.home[*draft][*paragraph]];
                    let found: Vec<&str> = provision.events.iter().map(|event| event.what.name()).collect();
                    (!found.contains(&what.as_str())).then(|| format!("{rule:?}: {found:?}"))
                }
                _ => problem(rule, &steps[0], &drafts[0], &drafts[1]),
            };
            if let Some(problem) = problem {
                wrong.push(format!("“{}” ({}; {}): {problem}", case.name, case.from, case.reader));
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[derive(Deserialize)]
struct Real {
    old: String,
    new: String,
    expect: Vec<RealRule>,
}

#[derive(Debug, Deserialize)]
enum RealRule {
    /// The paragraphs that hold these words are in one change, of this kind, moved or not.
    Pair(String, String, String, bool),
    /// The paragraph with these words is deleted.
    Gone(String),
    /// The paragraph with these words is inserted.
    Come(String),
    /// So many changes of this kind.
    Counts(String, usize),
}

#[test]
fn careful_readers_agree_on_real_texts() {
    let Some(folder) = std::env::var_os("TRAVAUX_REAL_TEXTS").map(std::path::PathBuf::from) else {
        crate::support::skipped("TRAVAUX_REAL_TEXTS names no folder with the constitution's versions and the licences");
        return;
    };
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/tricky/real.ron");
    let cases: Vec<Real> =
        ron::from_str(&std::fs::read_to_string(path).expect("the rules are there")).expect("the rules are RON");
    let read = |file: &str| -> Vec<Paragraph> {
        let bytes = std::fs::read(folder.join(file)).unwrap_or_else(|error| panic!("{file}: {error}"));
        let copy = import(file, &bytes, &ImportOptions::default(), &JobControl::default()).expect("text is readable");
        Reading::of(&copy.value, View::Accepted).paragraphs
    };
    let mut wrong = Vec::new();
    for case in &cases {
        let (old, new) = (read(&case.old), read(&case.new));
        let compared = compare(&old, &new, &Options::default(), &[], &JobControl::default()).expect("nobody cancels");
        let holds = |paragraphs: &[Paragraph], at: &[usize], words: &str| {
            at.iter().any(|&at| paragraphs[at].text.contains(words))
        };
        for rule in &case.expect {
            let found = match rule {
                RealRule::Pair(a, b, kind, moved) => compared.changes.iter().any(|change| {
                    holds(&old, &change.at.old, a)
                        && holds(&new, &change.at.new, b)
                        && change.kind.name() == kind
                        && change.moved == *moved
                }),
                RealRule::Gone(words) => compared
                    .changes
                    .iter()
                    .any(|change| change.kind.name() == "deleted" && holds(&old, &change.at.old, words)),
                RealRule::Come(words) => compared
                    .changes
                    .iter()
                    .any(|change| change.kind.name() == "inserted" && holds(&new, &change.at.new, words)),
                RealRule::Counts(kind, count) => {
                    compared.changes.iter().filter(|change| change.kind.name() == kind).count() == *count
                }
            };
            if !found {
                wrong.push(format!("{} → {}: {rule:?}", case.old, case.new));
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}
