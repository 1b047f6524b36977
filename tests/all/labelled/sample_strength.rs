//! The directions that the sample study states of its changes (`samples/gdc/expected.ron`), and what the tool calls.

use serde::Deserialize;
use std::collections::BTreeSet;
use std::path::Path;
use travaux::base::{JobControl, Sides};
use travaux::compare::{Options, compare};
use travaux::import::{ImportOptions, import};
use travaux::insight::strength::{Direction, Shift, shifts};
use travaux::text::{Language, Paragraph, Reading, View};

#[derive(Deserialize)]
struct Expected {
    steps: Vec<Step>,
}

#[derive(Deserialize)]
struct Step {
    old: String,
    new: String,
    changes: Vec<Expectation>,
}

#[derive(Deserialize)]
struct Expectation {
    old: Vec<Place>,
    new: Vec<Place>,
    natures: Vec<String>,
}

#[derive(Deserialize)]
struct Place {
    key: String,
    words: String,
}

fn read(name: &str) -> Vec<Paragraph> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/gdc").join(name);
    let bytes = std::fs::read(path).expect("the sample is there");
    let copy = import(name, &bytes, &ImportOptions::default(), &JobControl::default()).expect("the sample is readable");
    Reading::of(&copy.value, View::Accepted).paragraphs
}

/// What a nature states; `None` for one that states no direction either way.
fn stated(natures: &[String]) -> Option<Direction> {
    let says = |words: &[&str]| natures.iter().any(|nature| words.iter().any(|word| nature.contains(word)));
    // C03 is reworded, and the register of changes reads it as stronger.
    if says(&["C03"]) {
        return None;
    }
    let lighter = says(&["weaken", "caveat inserted", "postponed", "later session"]);
    let stronger = says(&["stronger", "strengthen"]);
    let neutral = says(&[
        "title line",
        "date line",
        "grammar",
        "reworded",
        "spelling only",
        "order changed",
        "in another order",
        "two paragraphs become one",
        "split",
        "bracket",
        "word inserted",
        "principle moved",
        "leaves for another",
    ]);
    match (lighter, stronger, neutral) {
        (true, true, _) => Some(Direction::Both),
        (true, ..) => Some(Direction::Lighter),
        (_, true, _) => Some(Direction::Stronger),
        (.., true) => Some(Direction::None),
        _ => None,
    }
}

/// The first paragraph not taken yet that begins with these words.
fn find(paragraphs: &[Paragraph], place: &Place, taken: &mut BTreeSet<usize>) -> usize {
    let begins = |paragraph: &Paragraph| {
        let whole = format!("{} {}", paragraph.label.as_deref().unwrap_or_default(), paragraph.text);
        paragraph.text.starts_with(&place.words) || whole.starts_with(&place.words)
    };
    let at = (0..paragraphs.len()).find(|at| !taken.contains(at) && begins(&paragraphs[*at]));
    let at = at.unwrap_or_else(|| panic!("no paragraph {}", place.key));
    taken.insert(at);
    at
}

#[test]
fn the_directions_that_the_sample_states_are_called() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/gdc/expected.ron");
    let text = std::fs::read_to_string(path).expect("the expectation is there");
    let expected: Expected = ron::from_str(&text).expect("the expectation is RON");
    let (mut wanted, mut right, mut wrong) = (0, 0, Vec::new());
    for step in expected.steps {
        let (old, new) = (read(&format!("{}.docx", step.old)), read(&format!("{}.docx", step.new)));
        let comparison = compare(&old, &new, &Options::default(), &[], &JobControl::default()).expect("nobody cancels");
        let english = Some(Language::English);
        let found = shifts(&comparison, Sides::new(&old, &new), Sides::new(english, english));
        let mut taken = Sides::new(BTreeSet::new(), BTreeSet::new());
        for change in &step.changes {
            let olds: Vec<usize> = change.old.iter().map(|place| find(&old, place, &mut taken.old)).collect();
            let news: Vec<usize> = change.new.iter().map(|place| find(&new, place, &mut taken.new)).collect();
            let Some(stated) = stated(&change.natures) else { continue };
            let at = comparison.changes.iter().position(|found| {
                found.at.new.first() == news.iter().min() && found.at.old.first() == olds.iter().min()
            });
            let called = at.and_then(|at| found.get(at)).map_or(Direction::None, |shift| shift.direction);
            if stated != Direction::None {
                wanted += 1;
                right += usize::from(called == stated);
            }
            if called != stated {
                let key = change.new.first().or(change.old.first()).map_or("?", |place| place.key.as_str());
                wrong.push(format!("{} → {} {key}: {} called {}", step.old, step.new, stated.name(), called.name()));
            }
        }
    }
    eprintln!("sample study: {right} of {wanted} directions\n{}", wrong.join("\n"));
    assert!(wanted >= 29, "{wanted}");
    assert!(right * 100 >= wanted * 95, "{right} of {wanted}: {}", wrong.join("\n"));
    assert!(!wrong.iter().any(|line| line.contains(": none called")), "{}", wrong.join("\n"));
}

#[test]
fn the_chinese_drafts_of_the_sample_lean_as_the_english_ones() {
    let of = |ending: &str, language: Language| -> Vec<Shift> {
        let (old, new) = (read(&format!("zero{ending}.docx")), read(&format!("final{ending}.docx")));
        let comparison = compare(&old, &new, &Options::default(), &[], &JobControl::default()).expect("nobody cancels");
        shifts(&comparison, Sides::new(&old, &new), Sides::new(Some(language), Some(language)))
    };
    let (english, chinese) = (of("", Language::English), of("-zh", Language::Chinese));
    let count =
        |shifts: &[Shift], direction: Direction| shifts.iter().filter(|shift| shift.direction == direction).count();
    for direction in Direction::ALL {
        eprintln!("{}: en {} zh {}", direction.name(), count(&english, *direction), count(&chinese, *direction));
    }
    assert!(count(&chinese, Direction::Lighter) > count(&chinese, Direction::Stronger));
}
