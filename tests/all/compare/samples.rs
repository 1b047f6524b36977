//! The sample study against what its own edits say a right comparison must find.

use serde::Deserialize;
use std::collections::BTreeSet;
use std::path::Path;
use travaux::base::{JobControl, Sides};
use travaux::compare::{Kind, Options, compare, lineage};
use travaux::import::{ImportOptions, import};
use travaux::text::{Paragraph, Reading, View};

#[derive(Deserialize)]
struct Expected {
    steps: Vec<Step>,
    trips: Vec<Trip>,
}

#[derive(Deserialize)]
struct Step {
    old: String,
    new: String,
    changes: Vec<Change>,
}

#[derive(Deserialize)]
struct Change {
    kind: String,
    moved: bool,
    old: Vec<Place>,
    new: Vec<Place>,
}

#[derive(Deserialize)]
struct Place {
    key: String,
    words: String,
}

#[derive(Deserialize)]
struct Trip {
    key: String,
    what: String,
}

fn folder() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/gdc")
}

fn read(file: &str) -> Vec<Paragraph> {
    let bytes = std::fs::read(folder().join(file)).expect("the sample is there");
    let copy = import(file, &bytes, &ImportOptions::default(), &JobControl::default()).expect("the sample is readable");
    Reading::of(&copy.value, View::Accepted).paragraphs
}

/// The endings of the names of the drafts: English, Chinese.
const LANGUAGES: [&str; 2] = ["", "-zh"];

fn expected(ending: &str) -> Expected {
    let text = std::fs::read_to_string(folder().join(format!("expected{ending}.ron"))).expect("it is there");
    ron::from_str(&text).expect("the expectation is RON")
}

/// The paragraph that begins with these words; looked for from `after` on, since headings repeat.
fn find(paragraphs: &[Paragraph], place: &Place, taken: &mut BTreeSet<usize>) -> usize {
    let at = (0..paragraphs.len())
        .find(|at| {
            // A heading's "Objective 1." is its label for the program and part of its words for the source.
            let paragraph = &paragraphs[*at];
            let whole = format!("{} {}", paragraph.label.as_deref().unwrap_or_default(), paragraph.text);
            let plain = |text: &str| text.chars().filter(|sign| sign.is_alphanumeric()).collect::<String>();
            !taken.contains(at)
                && (paragraph.text.starts_with(&place.words) || plain(&whole).starts_with(&plain(&place.words)))
        })
        .unwrap_or_else(|| panic!("no paragraph {} ({:?})", place.key, place.words));
    taken.insert(at);
    at
}

#[test]
fn every_change_of_the_sample_study_is_found() {
    let mut missed = Vec::new();
    let mut wanted = 0;
    let steps =
        LANGUAGES.into_iter().flat_map(|ending| expected(ending).steps.into_iter().map(move |step| (ending, step)));
    for (ending, step) in steps {
        let draft = |name: &str| read(&format!("{name}{ending}.docx"));
        let (old, new) = (draft(&step.old), draft(&step.new));
        let comparison = compare(&old, &new, &Options::default(), &[], &JobControl::default()).expect("nobody cancels");
        let found: BTreeSet<(Vec<usize>, Vec<usize>, &str, bool)> = comparison
            .changes
            .iter()
            .map(|change| (change.at.old.clone(), change.at.new.clone(), change.kind.name(), change.moved))
            .collect();
        let mut taken = Sides::new(BTreeSet::new(), BTreeSet::new());
        for change in &step.changes {
            wanted += 1;
            let mut olds: Vec<usize> = change.old.iter().map(|place| find(&old, place, &mut taken.old)).collect();
            let mut news: Vec<usize> = change.new.iter().map(|place| find(&new, place, &mut taken.new)).collect();
            olds.sort_unstable();
            news.sort_unstable();
            if !found.contains(&(olds, news, change.kind.as_str(), change.moved)) {
                let key = change.new.first().or(change.old.first()).map_or("?", |place| place.key.as_str());
                missed
                    .push(format!("{} → {}{ending}: {key} {} moved={}", step.old, step.new, change.kind, change.moved));
            }
        }
        assert_eq!(taken.old.len(), old.len(), "every paragraph of {} is expected somewhere", step.old);
        assert_eq!(taken.new.len(), new.len(), "every paragraph of {} is expected somewhere", step.new);
    }
    assert!(missed.is_empty(), "{} of {wanted} not found as expected:\n{}", missed.len(), missed.join("\n"));
}

#[test]
fn round_trips_of_the_sample_study_are_found() {
    for ending in LANGUAGES {
        let names = ["zero", "rev1", "rev2", "rev3", "rev4", "final"];
        let drafts: Vec<Vec<Paragraph>> = names.iter().map(|name| read(&format!("{name}{ending}.docx"))).collect();
        let step = |old: &[Paragraph], new: &[Paragraph]| {
            compare(old, new, &Options::default(), &[], &JobControl::default()).expect("nobody cancels")
        };
        let steps: Vec<_> = drafts.iter().zip(drafts.iter().skip(1)).map(|(old, new)| step(old, new)).collect();
        let texts: Vec<&[Paragraph]> = drafts.iter().map(Vec::as_slice).collect();
        let comparisons: Vec<_> = steps.iter().collect();
        let lineage = lineage(&texts, &comparisons, &JobControl::default()).expect("nobody cancels");
        let source = std::fs::read_to_string(folder().join(format!("expected{ending}.ron"))).expect("it is there");
        for trip in expected(ending).trips {
            // The first words of the paragraph of this key, in whatever draft holds it.
            let line = source.split(&format!("key: \"{}\"", trip.key)).nth(1).expect("the key occurs");
            let words = line.split("words: \"").nth(1).and_then(|rest| rest.split('"').next()).expect("with words");
            let found = lineage.provisions.iter().any(|provision| {
                provision.events.iter().any(|event| event.what.name() == trip.what)
                    && provision.places.iter().any(|place| drafts[place.draft][place.paragraph].text.starts_with(words))
            });
            assert!(found, "{}{ending} {}", trip.key, trip.what);
        }
    }
}

/// What must be the same in every format: kind of heading aside (Markdown and HTML keep the title apart), the labels,
/// references and words.
fn gist(paragraphs: &[Paragraph]) -> Vec<(String, String, String)> {
    let mut lines: Vec<(String, String, String)> = paragraphs
        .iter()
        .filter(|paragraph| !paragraph.text.starts_with("References in square brackets"))
        .map(|paragraph| {
            (
                paragraph.label.clone().unwrap_or_default(),
                paragraph.reference.clone().unwrap_or_default(),
                paragraph.text.clone(),
            )
        })
        .collect();
    lines.retain(|(_, _, text)| !text.is_empty());
    lines
}

#[test]
fn all_formats_of_a_draft_read_the_same() {
    for draft in ["rev1", "final"] {
        let docx = gist(&read(&format!("{draft}.docx")));
        for format in ["odt", "html", "md", "txt", "pdf"] {
            let other = gist(&read(&format!("{draft}.{format}")));
            for (want, got) in docx.iter().zip(&other) {
                assert_eq!(want, got, "{draft}.{format}");
            }
            assert_eq!(docx.len(), other.len(), "{draft}.{format}");
        }
    }
}

#[test]
fn the_sample_says_that_it_is_invented() {
    use travaux::base::StudyId;
    for language in travaux::locale::UiLanguage::ALL {
        let locale = travaux::locale::Locale::new(language);
        let study = travaux::app::sample_study(StudyId::from_bits(7), &locale);
        assert_eq!(study.drafts.len(), 6);
        assert!(study.annotations.len() >= 15, "every example stands on words that are there");
        let report = travaux::app::report_of(&study, &locale, &JobControl::default()).expect("nobody cancels");
        assert_eq!(report.elsewhere, 0, "every example annotation stands on a change");
        let html = travaux::report::html(&report, &locale);
        for note in travaux::locale::UiLanguage::ALL {
            assert!(html.contains(&travaux::locale::Locale::new(note).t("invented-banner")));
        }
        let unchanged = report.compared.steps.iter().map(|step| step.comparison.counts.kind(Kind::Unchanged));
        assert!(unchanged.sum::<usize>() > 500, "a long stretch stays as it is");
    }
}

#[test]
fn the_chinese_drafts_have_the_same_paragraphs_changes_and_moves() {
    for name in ["zero", "rev1", "rev2", "rev3", "rev4", "final"] {
        let shape = |ending: &str| -> Vec<(bool, Option<String>)> {
            // The number of an English heading ("Objective 1.") is written within its words.
            let label = |paragraph: &Paragraph| paragraph.label.clone().filter(|_| !paragraph.is_heading());
            let paragraphs = read(&format!("{name}{ending}.docx"));
            paragraphs.iter().map(|paragraph| (paragraph.is_heading(), label(paragraph))).collect()
        };
        assert_eq!(shape(""), shape("-zh"), "{name}");
    }
    let changes = |ending: &str| -> Vec<_> {
        let keys = |places: &[Place]| places.iter().map(|place| place.key.clone()).collect::<Vec<_>>();
        let steps = expected(ending).steps.into_iter();
        steps
            .flat_map(|step| step.changes)
            .map(|change| (keys(&change.old), keys(&change.new), change.kind, change.moved))
            .collect()
    };
    assert_eq!(changes(""), changes("-zh"));
}

#[test]
fn the_sample_opens_with_the_drafts_of_the_windows_language_and_the_others_beside_them() {
    use travaux::text::Language;
    let studies = travaux::locale::UiLanguage::ALL.map(|language| {
        let locale = travaux::locale::Locale::new(language);
        travaux::app::sample_study(travaux::base::StudyId::from_bits(7), &locale)
    });
    for (study, (own, other)) in
        studies.iter().zip([(Language::English, Language::Chinese), (Language::Chinese, Language::English)])
    {
        for draft in &study.drafts {
            assert_eq!(draft.text.copy.language, Some(own), "{}", draft.name);
            assert_eq!(draft.others.keys().copied().collect::<Vec<_>>(), [other], "{}", draft.name);
        }
    }
    let [english, chinese] = &studies;
    assert_eq!(english.annotations.len(), chinese.annotations.len(), "what is said stands in both languages");
    let anchored = |study: &travaux::study::Study| -> Vec<usize> {
        study.asks.values().flat_map(|ask| ask.verdicts.values().map(|verdict| verdict.anchors.len())).collect()
    };
    assert_eq!(anchored(english), anchored(chinese));
    let han = |text: &str| text.chars().any(|sign| ('\u{4e00}'..='\u{9fff}').contains(&sign));
    assert!(chinese.asks.values().all(|ask| han(&ask.gist)) && english.asks.values().all(|ask| !han(&ask.gist)));
    assert!(english.drafts.iter().skip(1).all(|draft| draft.source.contains("after the article")));
}
