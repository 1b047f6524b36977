//! Sentences labelled by hand (`tests/labelled/facts`; its README has what is labelled): how many of their facts are found, and
//! how many of the finds are facts.
//!
//! `cargo test --test all labelled_facts -- --nocapture` prints the figures and everything missed or found beside.

use std::collections::BTreeMap;
use std::path::Path;
use travaux::insight::facts::{Fact, FactKind, Terms, facts};
use travaux::text::Language;

struct Sentence {
    text: String,
    facts: Vec<(FactKind, String)>,
}

fn sentences(file: &str) -> Vec<Sentence> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/labelled/facts").join(file);
    let text = std::fs::read_to_string(path).expect("the set is there");
    let mut all: Vec<Sentence> = Vec::new();
    for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        match line.strip_prefix("> ") {
            Some(label) => {
                let (kind, words) = label.split_once(": ").unwrap_or_else(|| panic!("{line}"));
                let kind = kind.parse().unwrap_or_else(|_| panic!("{line}"));
                all.last_mut().expect("a sentence before its labels").facts.push((kind, words.to_owned()));
            }
            None => all.push(Sentence { text: line.to_owned(), facts: Vec::new() }),
        }
    }
    all
}

/// Whether a find is what was labelled. Of a mandate: who, the first words of what, and by when.
fn is(found: &Fact, kind: FactKind, words: &str) -> bool {
    if found.kind != kind {
        return false;
    }
    let Some(mandate) = &found.mandate else { return found.words == words };
    let mut parts = words.split(" | ");
    let (who, what, due) = (parts.next().unwrap_or(""), parts.next().unwrap_or(""), parts.next());
    mandate.who == who && mandate.what.starts_with(what) && mandate.due.as_deref() == due
}

#[test]
fn labelled_facts_are_found() {
    let terms = Terms::new(
        ["shall", "voluntary", "leave no one behind", "应当", "自愿", "不让任何一个人掉队"].map(str::to_owned),
    );
    // By kind: labelled, found, both.
    let mut counts: BTreeMap<FactKind, [usize; 3]> = BTreeMap::new();
    let mut count = 0;
    for (file, language) in [("en.txt", Language::English), ("zh.txt", Language::Chinese)] {
        for sentence in sentences(file) {
            count += 1;
            let mut found = facts(&sentence.text, Some(language), &terms);
            for fact in &found {
                counts.entry(fact.kind).or_default()[1] += 1;
                assert_eq!(fact.span.of(&sentence.text), Some(fact.words.as_str()));
            }
            for (kind, words) in &sentence.facts {
                counts.entry(*kind).or_default()[0] += 1;
                match found.iter().position(|fact| is(fact, *kind, words)) {
                    Some(at) => {
                        counts.entry(*kind).or_default()[2] += 1;
                        found.remove(at);
                    }
                    None => eprintln!("missed {}: {words}\n    {}", kind.name(), sentence.text),
                }
            }
            for fact in found {
                eprintln!("beside {}: {} {:?}\n    {}", fact.kind.name(), fact.words, fact.mandate, sentence.text);
            }
        }
    }
    let mut all = [0; 3];
    for (kind, [labelled, found, both]) in &counts {
        eprintln!("{:10} labelled {labelled:3} found {found:3} both {both:3}", kind.name());
        for (sum, one) in all.iter_mut().zip([labelled, found, both]) {
            *sum += one;
        }
    }
    let [labelled, found, both] = all;
    let (precision, recall) = (both as f64 / found as f64, both as f64 / labelled as f64);
    eprintln!("{count} sentences, {labelled} facts: precision {precision:.3}, recall {recall:.3}");
    assert!(count >= 120);
    assert!(precision >= 0.97 && recall >= 0.9, "precision {precision:.3}, recall {recall:.3}");
}
