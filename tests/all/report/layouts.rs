//! Layouts by format, as they are asked for on the command line.

use super::support::{english, pairs, report, study};
use crate::support::{Desk, act};
use std::path::Path;
use std::process::{Command, Output};
use travaux::app::{Action, AnnotateAction};
use travaux::report::{Audience, Format, Layout, WriteOptions, write};

/// Runs the program in English, and gives its exit status, output and errors.
fn travaux(args: &[&str]) -> (Option<i32>, String, String) {
    let Output { status, stdout, stderr } =
        Command::new(env!("CARGO_BIN_EXE_travaux")).args(args).output().expect("the program runs");
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    (status.code(), text(stdout), text(stderr))
}

fn path(path: &Path) -> &str {
    path.to_str().expect("UTF-8")
}

/// A study of three drafts on the disk, in which one change is starred.
fn saved(desk: &Desk) -> std::path::PathBuf {
    let mut app = desk.with_drafts(11);
    crate::support::choose(&mut app, "2030");
    act(&mut app, Action::Annotate(AnnotateAction::ToggleImportant));
    act(&mut app, Action::Study(travaux::app::StudyAction::SaveTo(desk.path("s.travaux"))));
    desk.path("s.travaux")
}

#[test]
fn a_pair_that_is_not_offered_is_refused_in_one_sentence() {
    let desk = Desk::new();
    let drafts = desk.drafts();
    let (old, new) = (path(&drafts[0]), path(&drafts[1]));
    for (args, said) in [
        (
            vec!["--layout", "objections", "--format", "xlsx"],
            "objections is not offered as xlsx; it is offered as docx, odt, md",
        ),
        (vec!["--layout", "concordance", "--format", "qdpx"], "concordance is not offered as qdpx"),
        (vec!["--format", "yaml"], "there is no format yaml"),
        (vec!["--format", "xlsx"], "name a file with -o"),
        (vec!["-o", "report.docm"], "there is no format docm"),
    ] {
        let args: Vec<&str> = ["compare", old, new].into_iter().chain(args).collect();
        let (status, out, errors) = travaux(&args);
        assert_eq!((status, out.as_str()), (Some(2), ""), "{args:?}");
        assert!(errors.contains(said) && errors.lines().count() == 1, "{args:?}: {errors}");
    }
}

#[test]
fn what_is_left_out_is_said_at_the_head_with_counts() {
    let desk = Desk::new();
    let study = saved(&desk);
    let (status, out, errors) =
        travaux(&["report", path(&study), "--format", "text", "--lang", "en", "--only", "starred"]);
    assert_eq!(status, Some(0), "{errors}");
    assert!(out.contains("Working copy"), "{out}");
    assert!(out.contains("Only the starred changes are listed: 1 of "), "{out}");
    assert_eq!(out.matches("2035+}").count(), 1, "{out}");
    assert!(!out.contains("We resolve to protect children"), "what is not starred is not listed: {out}");

    let args = ["report", path(&study), "--format", "text", "--lang", "en", "--from", "rev.1"];
    let (status, out, errors) = travaux(&args);
    assert_eq!(status, Some(0), "{errors}");
    assert!(out.contains("Only 1 of 2 steps between drafts are in it; one is left out."), "{out}");
    assert!(!out.contains("Zero draft"), "{out}");

    let (status, _, errors) = travaux(&["report", path(&study), "--from", "Rev.9"]);
    assert!(status == Some(2) && errors.contains("no draft is called “Rev.9”"), "{errors}");
    let (status, _, errors) = travaux(&["report", path(&study), "--from", "Final", "--to", "Rev.1"]);
    assert!(status == Some(2) && errors.contains("no step between these drafts"), "{errors}");

    let drafts = desk.drafts();
    let args = ["compare", path(&drafts[0]), path(&drafts[1]), "--ignore", "case,numbering", "--lang", "en"];
    let (_, out, _) = travaux(&args);
    assert!(out.starts_with("Differences of ") && out.contains("New numbers are not told: "), "{out}");
}

#[test]
fn title_and_language_are_as_asked() {
    let desk = Desk::new();
    let drafts = desk.drafts();
    let out = desk.path("x.html");
    let args = [
        "compare",
        path(&drafts[0]),
        path(&drafts[1]),
        "--layout",
        "table",
        "--lang",
        "zh",
        "--title",
        "Libraries <1>",
    ];
    let (status, _, errors) = travaux(&[&args[..], &["-o", path(&out)]].concat());
    assert_eq!(status, Some(0), "{errors}");
    let page = std::fs::read_to_string(&out).expect("written");
    assert!(page.contains("<html lang=\"zh-Hans\">") && page.contains("<title>Libraries &lt;1&gt;</title>"), "{page}");
    assert!(page.contains("<del>") && page.contains("<ins>"));
}

#[test]
fn every_layout_tells_what_it_is_for() {
    let made = report(&study(3), &english());
    let written = |layout: Layout, format: Format| {
        let options = WriteOptions { layout, audience: Audience::Own, ..WriteOptions::default() };
        String::from_utf8(write(&made, format, &options, &english()).expect("written")).expect("UTF-8")
    };
    let synoptic = written(Layout::Synoptic, Format::Html);
    for draft in &made.compared.drafts {
        assert!(synoptic.contains(&format!("<th scope=\"col\"><bdi>{}</bdi></th>", draft.name)), "{}", draft.name);
    }
    let lineage = made.compared.lineage.as_ref().expect("followed");
    let concordance = written(Layout::Concordance, Format::Csv);
    let rows = csv::Reader::from_reader(concordance.as_bytes()).records().count();
    assert_eq!(rows, lineage.provisions.len(), "one row a provision");
    let briefing = written(Layout::Briefing, Format::Md);
    let (first, _) = briefing.split_once("## By section").expect("a table of sections");
    assert!(first.contains("## Important changes") && first.contains("<b>"), "{first}");
    let redline = written(Layout::Redline, Format::Html);
    let newest = made.compared.drafts.last().expect("a draft");
    let whole = newest.reading.paragraphs.iter().filter(|paragraph| paragraph.text.len() > 40);
    let word = |text: &str| text.split_whitespace().last().map(ToOwned::to_owned).unwrap_or_default();
    let words: Vec<String> = whole.map(|paragraph| word(&paragraph.text)).collect();
    let missing = words.iter().filter(|word| word.chars().all(char::is_alphabetic) && !redline.contains(*word));
    assert_eq!(missing.count(), 0, "the newest text is whole");
}

#[test]
fn every_pair_is_written_in_both_languages() {
    for language in travaux::locale::UiLanguage::ALL {
        let locale = travaux::locale::Locale::new(language);
        let made = report(&study(2), &locale);
        for (layout, format) in pairs() {
            let options = WriteOptions { layout, ..WriteOptions::default() };
            match write(&made, format, &options, &locale) {
                Ok(bytes) => assert!(bytes.len() > 100, "{} as {}", layout.name(), format.name()),
                Err(refused) => assert_eq!(refused.key, "ledger-without-asks"),
            }
        }
    }
}

#[test]
fn json_of_a_study_carries_what_people_said() {
    let desk = Desk::new();
    let study = saved(&desk);
    let (status, out, errors) = travaux(&["report", path(&study), "--format", "json", "--lang", "en"]);
    assert_eq!(status, Some(0), "{errors}");
    let told: serde_json::Value = serde_json::from_str(&out).expect("it is JSON");
    let said = &told["annotations"][0];
    assert_eq!((&said["kind"], &said["step"]), (&"important".into(), &serde_json::json!({"old": 0, "new": 1})));
    let changes = told["comparisons"][0]["changes"].as_array().expect("a list");
    assert!(changes.iter().any(|change| change["id"] == said["change"]), "{said}");
    assert!(said["words"]["new"][0].as_str().is_some_and(|words| words.contains("2035")), "{said}");
    assert!(said["author"].is_null() || said["author"].is_string());
    for part in ["codebook", "actors"] {
        assert!(told[part].as_array().is_some_and(|list| !list.is_empty()), "{part}");
    }
    assert_eq!((&told["positions"], &told["asks"]), (&serde_json::json!([]), &serde_json::json!([])));
}

#[test]
fn the_strip_leads_from_each_section_to_its_first_change() {
    let made = report(&study(3), &english());
    let bytes = write(&made, Format::Html, &WriteOptions::default(), &english()).expect("written");
    let page = String::from_utf8(bytes).expect("UTF-8");
    let strips =
        page.split("<div class=\"strip\">").skip(1).map(|rest| rest.split("</div>").next().unwrap_or_default());
    let strips: Vec<&str> = strips.collect();
    assert_eq!(strips.len(), 2, "a row a step");
    let links =
        strips.iter().flat_map(|strip| strip.split("href=\"#").skip(1)).filter_map(|rest| rest.split('"').next());
    let links: Vec<&str> = links.collect();
    assert!(links.len() > 4, "{links:?}");
    for link in links {
        assert!(page.contains(&format!("id=\"{link}\"")), "{link} leads somewhere");
    }
}
