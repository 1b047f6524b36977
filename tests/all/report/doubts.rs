//! What the import doubted is not asserted in any report, and is left out of none.

use super::support::{pairs, unpacked};
use crate::support::sheet::{line, pdf};
use crate::support::{Desk, TORN};
use serde_json::Value;
use std::path::Path;
use std::process::{Command, Output};
use travaux::report::{Format, Layout};

fn compared(format: &str, more: &[&str], old: &Path, new: &Path) -> String {
    let Output { status, stdout, stderr } = Command::new(env!("CARGO_BIN_EXE_travaux"))
        .args(["compare", "--format", format])
        .args(more)
        .args([old, new])
        .output()
        .expect("the program runs");
    assert_eq!(status.code(), Some(0), "{}", String::from_utf8_lossy(&stderr));
    String::from_utf8(stdout).expect("UTF-8")
}

fn json(more: &[&str], old: &Path, new: &Path) -> Value {
    serde_json::from_str(&compared("json", more, old, new)).expect("it is JSON")
}

/// The changes of the first comparison that may come from the reading alone.
fn readings(told: &Value) -> Vec<&Value> {
    let changes = told["comparisons"][0]["changes"].as_array().expect("a list");
    changes.iter().filter(|change| change["reading_differs"] == true).collect()
}

const WHOLE: &str = "1. The keeper lights the lamp at dusk and puts it out at dawn.\n\n\
    2. The keys of the tower are handed by the keeper to the members of the Harbour Council in January of each year.\n\n\
    3. Nobody enters the tower at night without a lantern.\n";

#[test]
fn a_torn_paragraph_is_no_merger() {
    let desk = Desk::new();
    let (old, new) = (desk.put("old.txt", TORN), desk.put("new.txt", WHOLE));
    for (a, b, kind) in [(&old, &new, "merged"), (&new, &old, "split")] {
        let told = json(&[], a, b);
        let counts = &told["comparisons"][0]["counts"];
        assert_eq!((&counts["reading_differs"], &counts["unchanged"]), (&1.into(), &2.into()), "{counts}");
        for name in ["edited", "inserted", "deleted", "split", "merged", "moved", "renumbered"] {
            assert_eq!(counts[name], 0, "{name}: {counts}");
        }
        let differs = readings(&told);
        assert_eq!((differs.len(), &differs[0]["kind"]), (1, &kind.into()), "{differs:?}");
        assert_eq!(differs[0]["links"].as_array().map(Vec::len), Some(2), "both pieces belong to the whole");
    }
    let torn = json(&[], &old, &new);
    assert_eq!(torn["drafts"][0]["paragraphs"][1]["doubts"], serde_json::json!(["torn"]));
    assert_eq!(torn["drafts"][0]["unsure_places"], 2);
    assert!(torn["drafts"][1].get("unsure_places").is_none(), "absent where all was read surely");

    let text = compared("text", &[], &old, &new);
    assert!(text.contains("2 places could not be read surely (old: 2, new: 0): a change may stand there."), "{text}");
    assert!(text.contains("1 reading differs"), "{text}");
    assert!(!text.contains("merged"), "{text}");
    let html = compared("html", &[], &old, &new);
    assert!(html.contains("old: 2 places could not be read surely. A change may stand there."), "{html}");
    assert!(html.contains("reading differs") && html.contains("where it begins or ends"), "{html}");
}

#[test]
fn nothing_that_is_ignored_hides_it() {
    let desk = Desk::new();
    let (old, new) = (desk.put("old.txt", TORN), desk.put("new.txt", WHOLE));
    let all = "case,punctuation,numbering,space,spelling,formatting,references";
    let told = json(&["--ignore", all], &old, &new);
    assert_eq!(told["comparisons"][0]["counts"]["reading_differs"], 1);
    assert!(compared("text", &["--ignore", all], &old, &new).contains("reading differs"));
}

#[test]
fn an_edit_beside_the_tear_is_an_edit() {
    let desk = Desk::new();
    let edited = WHOLE.replace("in January of each year", "in March of every second year");
    let (old, new) = (desk.put("old.txt", TORN), desk.put("new.txt", edited));
    let told = json(&[], &old, &new);
    assert!(readings(&told).is_empty(), "somebody wrote that: {told}");
    let text = compared("text", &[], &old, &new);
    assert!(text.contains("March") && text.contains("not read surely: where it begins or ends"), "{text}");
}

#[test]
fn files_read_surely_hold_no_doubt() {
    let desk = Desk::new();
    let (old, new) = (desk.put("old.txt", WHOLE), desk.put("new.txt", WHOLE.replace("at dusk", "at sunset")));
    let told = json(&[], &old, &new);
    assert!(readings(&told).is_empty());
    assert_eq!(told["comparisons"][0]["counts"]["reading_differs"], 0);
    assert!(!told.to_string().contains("doubts"), "{told}");
    assert!(!compared("text", &[], &old, &new).contains("surely"));
    assert!(!compared("html", &[], &old, &new).contains("surely"));
}

/// Two pages: starred items at the foot of the first, in type of this size.
fn starred(size: f32) -> Vec<u8> {
    let body = |y: f32, text: &[&str]| -> String {
        text.iter().enumerate().map(|(at, words)| line(12.0, 72.0, y - 14.0 * at as f32, words)).collect()
    };
    let first = body(
        760.0,
        &[
            "1. The keeper of the tower buys what is needed for the lamp from the merchants of",
            "the harbour, and writes into the book of the tower what was paid for it:",
        ],
    ) + &line(size, 72.0, 700.0, "* oil for the great lamp and for the lanterns of the boats")
        + &line(size, 72.0, 686.0, "* wicks of cotton, cut to the length that the lamp maker gave");
    let second = body(
        760.0,
        &[
            "2. The book of the tower is shown to the council of the harbour in January, and to",
            "anybody else who asks for it in writing and says what for.",
        ],
    ) + &body(
        700.0,
        &["3. Nobody enters the tower at night without a lantern, unless the council has said", "that it may be so."],
    );
    pdf(&[first, second])
}

#[test]
fn items_that_look_like_footnotes_in_one_file_have_not_moved() {
    let desk = Desk::new();
    let (old, new) = (desk.put("old.pdf", starred(8.0)), desk.put("new.pdf", starred(12.0)));
    let told = json(&[], &old, &new);
    let kinds: Vec<&Value> =
        told["drafts"][0]["paragraphs"].as_array().expect("a list").iter().map(|it| &it["kind"]).collect();
    assert_eq!(kinds.iter().filter(|kind| **kind == "footnote").count(), 2, "small stars at the foot: {kinds:?}");
    let counts = &told["comparisons"][0]["counts"];
    assert_eq!((&counts["moved"], &counts["reading_differs"]), (&0.into(), &2.into()), "{counts}");
    assert!(readings(&told).iter().all(|change| change["moved"] == true), "as the links say");
    let text = compared("text", &[], &old, &new);
    assert!(!text.contains("moved"), "{text}");
}

#[test]
fn a_heading_that_is_a_label_elsewhere_is_the_same() {
    let desk = Desk::new();
    let page = |annex: &str| {
        format!(
            "<html><body><p>1. The keeper lights the lamp at dusk.</p>{annex}\
             <p>1. Oil is bought from the merchants of the harbour.</p></body></html>"
        )
    };
    let old = desk.put("old.html", page("<h2>Annex II Stores</h2>"));
    let new = desk.put(
        "new.html",
        page("<p>Annex II</p><p>1bis. Stores of the tower are counted.</p>").replace(
            "<p>Annex II</p><p>1bis. Stores of the tower are counted.</p>",
            "<p><b>Annex II</b></p><p><b>Stores</b></p>",
        ),
    );
    let told = json(&[], &old, &new);
    let counts = &told["comparisons"][0]["counts"];
    for name in ["inserted", "deleted", "split", "merged"] {
        assert_eq!(counts[name], 0, "{name}: {told}");
    }
}

#[test]
fn a_diff_is_told_of_unsure_places_beside_it() {
    let desk = Desk::new();
    let (old, new) = (desk.put("old.txt", TORN), desk.put("new.txt", WHOLE));
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_travaux"))
        .args(["compare", "--format", "diff"])
        .args([&old, &new])
        .output()
        .expect("the program runs");
    let told = String::from_utf8_lossy(&output.stderr);
    assert_eq!(told, "travaux: old.txt: 2 places could not be read surely; show names them\n");
    assert!(output.stdout.starts_with(b"--- "), "a diff and nothing else");
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn every_layout_and_format_says_how_much_could_not_be_read_surely() {
    let desk = Desk::new();
    let (old, new) = (desk.put("old.txt", TORN), desk.put("new.txt", WHOLE));
    for (layout, format) in pairs() {
        if layout == Layout::Ledger {
            // Without a study there are no asks.
            continue;
        }
        let out = desk.path(&format!("{}.{}", layout.name(), format.endings()[0]));
        let arguments = ["compare", "--layout", layout.name(), "--format", format.name(), "--lang", "en", "-o"];
        let done = Command::new(env!("CARGO_BIN_EXE_travaux")).args(arguments).args([&out, &old, &new]).output();
        let Output { status, stderr, .. } = done.expect("the program runs");
        let beside = String::from_utf8_lossy(&stderr).into_owned();
        assert_eq!(status.code(), Some(0), "{}: {beside}", out.display());
        let written = unpacked(&std::fs::read(&out).expect("written"));
        let said = match format {
            Format::Json => written.iter().any(|(_, text)| text.contains("\"unsure_places\":2")),
            // They have no head: it is said beside.
            Format::Csv | Format::Diff => beside.contains("2 places could not be read surely"),
            _ => written.iter().any(|(_, text)| text.contains("2 places could not be read surely")),
        };
        assert!(said, "{} as {}: {beside}", layout.name(), format.name());
    }
}
