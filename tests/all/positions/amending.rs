//! The draft as amended: a delegation's tracked changes, read as proposals and applied to the draft, give what accepting them
//! in its file gives. Compilations of the four submissions on the sample.

use std::path::{Path, PathBuf};
use travaux::base::{JobControl, StudyId};
use travaux::import::{ImportOptions, import};
use travaux::insight::compilation::{Wish, amend, bracketed, compile, wishes};
use travaux::insight::proposals::{self, ActorFinder, MarkupKey};
use travaux::study::{Study, starter};
use travaux::text::{Reading, SourceText, View};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/labelled")
}

fn copy(path: &Path) -> SourceText {
    let bytes = std::fs::read(path).expect("readable");
    let name = path.file_name().expect("a name").to_string_lossy();
    import(&name, &bytes, &ImportOptions::default(), &JobControl::default()).expect("imported").value
}

fn wanted(submission: &SourceText, base: &Reading, number: usize, actor: Option<&str>) -> Vec<Wish> {
    let finder = ActorFinder::of(&starter::plain(Study::empty(StudyId::from_bits(29), "")));
    let submitted = Reading::of(submission, View::Published);
    let name = actor.map(|actor| finder.named(actor));
    let (key, job) = (MarkupKey::default(), JobControl::default());
    let read = proposals::read(&submitted, base, name.as_ref(), &key, &finder, &job).expect("read");
    wishes(number, &read, &submitted, base)
}

/// The words of the paragraphs, spaces as one, without those that only the submission has before the draft begins.
fn texts(reading: &Reading) -> Vec<String> {
    reading.paragraphs.iter().map(|there| there.text.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}

#[test]
fn applying_all_tracked_proposals_gives_what_accepting_them_gives() {
    for (draft, submission) in [("harbours", "tracked-1"), ("seed-exchange", "tracked-2")] {
        let base = Reading::of(&copy(&folder().join(format!("drafts/{draft}.docx"))), View::Accepted);
        let tracked = copy(&folder().join(format!("submissions/{submission}.docx")));
        let all = wanted(&tracked, &base, 0, None);
        let amended = amend(&base, &all);
        assert!(amended.not_applied.is_empty(), "{submission}: {:?}", amended.not_applied);
        assert_eq!(amended.applied.len(), all.len());
        let accepted = texts(&Reading::of(&tracked, View::Accepted));
        let mut own = texts(&amended.reading).into_iter();
        // The file has a line or two of its own above the draft.
        let first = own.next().expect("a paragraph");
        let begin = accepted.iter().position(|text| *text == first).expect("the draft begins");
        assert!(begin <= 3, "{submission}");
        let own: Vec<String> = std::iter::once(first).chain(own).collect();
        assert_eq!(own, accepted[begin..], "{submission}");
    }
}

#[test]
fn a_compilation_of_four_submissions_sets_each_proposal_in_its_paragraph() {
    let base = Reading::of(&copy(&folder().join("../../samples/gdc/rev1.docx")), View::Accepted);
    let mut all = Vec::new();
    for (number, name) in ["norland", "sudmark", "vesper", "harbour"].into_iter().enumerate() {
        let submission = copy(&folder().join(format!("fate/{name}.md")));
        all.extend(wanted(&submission, &base, number, Some(name)));
    }
    let compiled = compile(&base, &all);
    let set = |cited: &str| {
        let one = compiled.iter().find(|one| one.paragraph.is_some_and(|at| base.paragraphs[at].cited() == cited));
        let one = one.unwrap_or_else(|| panic!("{cited} is compiled"));
        bracketed(&base.paragraphs[one.paragraph.expect("there")].text, &one.places)
    };
    for (cited, wanted) in [
        ("4", "inclusive, open, [norland: fair,] sustainable"),
        ("5", "as an [indispensable / critical – norland] platform"),
        (
            "5",
            "international law, including [norland: international humanitarian law and] international human rights law",
        ),
        (
            "10 (c)",
            "[Connect every school and every hospital / Connect all schools and hospitals – vesper] to the Internet",
        ),
        ("10 (d)", "Develop [norland: innovative] financing"),
        ("22", "[on favourable terms and – harbour: delete] on mutually agreed terms"),
        ("25", "enterprise [without its rewards / without sharing in its rewards – harbour]."),
        (
            "33",
            "[We call upon digital technology companies / We urge digital technology companies – vesper] to respect",
        ),
        (
            "59",
            "[interoperability of national and regional frameworks / compatibility of national and regional approaches – norland]",
        ),
        ("59", "model clauses, [harbour: joint inspections,] mutual recognition"),
    ] {
        assert!(set(cited).contains(wanted), "{cited}: {}", set(cited));
    }
    // Two insertions at one place stand beside one another; each names its own.
    let rivals = set("34");
    assert!(rivals.contains("[, on request and within existing resources, – norland / , upon request and within existing means, – sudmark]"), "{rivals}");
    // Every wish is in exactly one entry.
    let entries = compiled
        .iter()
        .flat_map(|one| one.places.iter().flat_map(|place| &place.entries).chain(&one.after).chain(&one.said));
    let mut seen: Vec<usize> = entries.flat_map(|entry| entry.wishes.clone()).collect();
    seen.sort_unstable();
    assert_eq!(seen, (0..all.len()).collect::<Vec<_>>());
}
