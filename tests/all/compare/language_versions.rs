//! The language check on the sample's drafts: what is planted is found, and nothing else is.

use crate::support::{Desk, act, run};
use std::path::Path;
use travaux::app::{Action, Command, DraftAction};
use travaux::base::{JobControl, Sides};
use travaux::compare::{Kind, Options, compare};
use travaux::import::{ImportOptions, import};
use travaux::insight::language_check::{LanguageCheck, Version, What, check, pair};
use travaux::text::{Paragraph, Reading, View};

fn read(file: &str) -> Vec<Paragraph> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/gdc").join(file);
    let bytes = std::fs::read(path).expect("the sample is there");
    let copy = import(file, &bytes, &ImportOptions::default(), &JobControl::default()).expect("the sample is readable");
    Reading::of(&copy.value, View::Accepted).paragraphs
}

type Drafts = Sides<Vec<Paragraph>>;

fn steps() -> Vec<(Drafts, Drafts)> {
    let names = ["zero", "rev1", "rev2", "rev3", "rev4", "final"];
    let drafts = |ending: &str| names.map(|name| read(&format!("{name}{ending}.docx")));
    let (english, chinese) = (drafts(""), drafts("-zh"));
    let step = |drafts: &[Vec<Paragraph>], at: usize| Sides::new(drafts[at].clone(), drafts[at + 1].clone());
    (0..names.len() - 1).map(|at| (step(&english, at), step(&chinese, at))).collect()
}

fn checked(english: &Drafts, chinese: &Drafts) -> LanguageCheck {
    let slices = |drafts: &Drafts| -> Sides<Vec<Paragraph>> { drafts.clone() };
    let (first, second) = (slices(english), slices(chinese));
    let found = check(Sides::new(&first.old, &first.new), Sides::new(&second.old, &second.new), &JobControl::default());
    found.expect("nobody cancels")
}

/// Paragraphs of the new draft that one of the old became with other words, and that one.
fn edited(drafts: &Drafts) -> Vec<(usize, usize)> {
    let options =
        Options { ignore: travaux::compare::NonSubstantive::ALL.iter().copied().collect(), ..Options::default() };
    let compared = compare(&drafts.old, &drafts.new, &options, &[], &JobControl::default()).expect("nobody cancels");
    let one = |change: &travaux::compare::Change| match (change.kind, &*change.at.old, &*change.at.new) {
        (Kind::Edited, [old], [new]) => Some((*old, *new)),
        _ => None,
    };
    compared.changes.iter().filter_map(one).collect()
}

#[test]
fn both_versions_of_each_draft_are_paired_paragraph_by_paragraph() {
    for (english, chinese) in steps() {
        let pairs = pair(&english.new, &chinese.new, &JobControl::default()).expect("nobody cancels");
        assert!(pairs.iter().all(|(first, second)| first == second), "{pairs:?}");
        assert_eq!(pairs.len(), english.new.len());
        // Also where one of them lacks a third of its paragraphs, and the numbers say nothing.
        let plain = |paragraphs: &[Paragraph]| -> Vec<Paragraph> {
            let bare = |paragraph: &Paragraph| Paragraph { label: None, reference: None, ..paragraph.clone() };
            paragraphs.iter().map(bare).collect()
        };
        let fewer: Vec<usize> = (0..chinese.new.len()).filter(|at| at % 3 != 1).collect();
        let second: Vec<Paragraph> = fewer.iter().map(|&at| chinese.new[at].clone()).collect();
        let pairs = pair(&plain(&english.new), &plain(&second), &JobControl::default()).expect("nobody cancels");
        let right = pairs.iter().filter(|(first, at)| *first == fewer[*at]).count();
        eprintln!("without numbers, a third away: {right} of {} right, {} pairs", second.len(), pairs.len());
        assert!(right * 10 >= second.len() * 8, "{right} of {}", second.len());
    }
}

#[test]
fn nothing_is_invented_where_both_versions_changed_alike() {
    for (english, chinese) in steps() {
        let found = checked(&english, &chinese);
        let told: Vec<String> = found
            .findings
            .iter()
            .map(|finding| {
                let words = |drafts: &Drafts, at: Sides<Option<usize>>| {
                    let old = at.old.map(|at| drafts.old[at].text.clone());
                    (old, at.new.map(|at| drafts.new[at].text.clone()))
                };
                format!("{finding:?}\n{:?}\n{:?}", words(&english, finding.first), words(&chinese, finding.second))
            })
            .collect();
        assert!(told.is_empty(), "{}", told.join("\n"));
        assert!(found.alone.0.is_empty() && found.alone.1.is_empty(), "{:?}", found.alone);
    }
}

#[test]
fn planted_differences_are_all_found_and_no_others() {
    let mut planted = 0;
    for (english, chinese) in steps() {
        // The drafts have the same structure in both languages: what was edited in both has the same places.
        let chinese_edits = edited(&chinese);
        let edits: Vec<_> = edited(&english).into_iter().filter(|edit| chinese_edits.contains(edit)).collect();
        for turn in 0..3 {
            for version in [Version::First, Version::Second] {
                // Every third edit is taken back in the other version: it changed in this one alone.
                let (mut first, mut second) = (english.clone(), chinese.clone());
                let back = if version == Version::First { &mut second } else { &mut first };
                let mut wanted = Vec::new();
                for &(old, new) in edits.iter().skip(turn).step_by(3) {
                    back.new[new].text.clone_from(&back.old[old].text.clone());
                    wanted.push(new);
                }
                wanted.sort_unstable();
                planted += wanted.len();
                let found = checked(&first, &second);
                let places = found.findings.iter().map(|finding| finding.first.new.expect("it is there"));
                assert_eq!(places.collect::<Vec<_>>(), wanted, "turn {turn}, {version:?}");
                assert!(found.findings.iter().all(|one| (one.what, one.changed) == (What::Edited, version)));
            }
        }
    }
    eprintln!("planted and found: {planted}");
    assert!(planted > 120, "{planted}");
}

#[test]
fn what_came_or_went_in_one_version_alone_is_found() {
    let (english, chinese) = steps().remove(1);
    let same: Vec<usize> = {
        let changed: Vec<usize> = edited(&english).into_iter().map(|(_, new)| new).collect();
        (20..english.new.len()).filter(|at| !changed.contains(at) && english.new[*at].text.len() > 150).collect()
    };
    let (gone, written, came) = (same[2], same[10], same[20]);
    let mut planted = chinese.clone();
    let of = |drafts: &Drafts, new: usize| drafts.old.iter().position(|old| old.text == drafts.new[new].text);
    planted.new.insert(
        came,
        Paragraph::plain("我们鼓励各港口每年公布其灯塔的开放时间，并说明在浓雾天气下由谁负责鸣响雾笛，以及何时停止。"),
    );
    planted.new[written].text.push_str("各港口每年公布其灯塔的开放时间。");
    planted.new.remove(gone);
    let found = checked(&english, &planted);
    let told: Vec<_> =
        found.findings.iter().map(|one| (one.what, one.changed, one.first.new, one.second.new)).collect();
    assert_eq!(
        told,
        [
            (What::Deleted, Version::Second, Some(gone), None),
            (What::Edited, Version::Second, Some(written), Some(written - 1)),
            (What::Inserted, Version::Second, None, Some(came - 1)),
        ]
    );
    assert_eq!(found.findings[0].second.old, of(&chinese, gone));
}

#[test]
fn the_window_shows_both_versions_side_by_side_and_the_edit_that_one_lacks() {
    let desk = Desk::new();
    let mut app = desk.app(1);
    run(&mut app, Command::OpenSample);
    assert!(app.can(Command::LanguageVersions));
    run(&mut app, Command::LanguageVersions);
    let view = app.drafts().language_versions(app.session()).expect("it was worked out");
    assert_eq!(view.languages, ("English".to_owned(), "Chinese".to_owned()));
    assert_eq!(view.findings, 0);
    let row = view.rows.iter().find(|row| row.first.starts_with("Our purpose is a digital future")).expect("there");
    assert!(row.second.starts_with("我们的宗旨是"), "{row:?}");
    // A draft that has no text in another language has nothing to show.
    let mut plain = desk.with_drafts(2);
    assert!(!plain.can(Command::LanguageVersions));
    run(&mut plain, Command::LanguageVersions);
    assert_eq!(plain.drafts().language_versions(plain.session()), None);
}

#[test]
fn files_of_two_languages_meet_in_one_slot_and_what_one_lacks_is_told() {
    let desk = Desk::new();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/gdc");
    let file = |name: &str| std::fs::read(folder.join(name)).expect("the sample is there");
    let last = String::from_utf8(file("final.md")).expect("UTF-8");
    let planted = last.replace("into kitchens, clinics and fields", "into kitchens, hospitals and fields");
    assert_ne!(planted, last);
    let files = [
        desk.put("rev1.md", file("rev1.md")),
        desk.put("final.md", planted),
        desk.put("第一次修订稿.docx", file("rev1-zh.docx")),
        desk.put("最终案文.docx", file("final-zh.docx")),
    ];
    let mut app = desk.app(3);
    act(&mut app, Action::Draft(DraftAction::Open(files.to_vec())));
    assert_eq!(app.study().drafts.len(), 2, "a language version is no draft of its own");
    run(&mut app, Command::LanguageVersions);
    let view = app.drafts().language_versions(app.session()).expect("it was worked out");
    let told: Vec<_> = view.rows.iter().filter_map(|row| Some((row.place.as_str(), row.finding.as_deref()?))).collect();
    assert_eq!(told, [("1", "changed in English, not in Chinese")]);
}

#[test]
fn the_command_line_says_what_changed_in_one_language_alone() {
    let desk = Desk::new();
    let put = |name: &str, text: &str| desk.put(name, text);
    let files = [
        put(
            "old-en.txt",
            "1. We decide to light every lamp of the coast at dusk.\n\n2. We request the board to report in 2027.\n",
        ),
        put(
            "new-en.txt",
            "1. We decide to light most lamps of the coast at dusk.\n\n2. We invite the board to report in 2028.\n",
        ),
        put("old-zh.txt", "1. 我们决定在黄昏时点亮海岸上的每一盏灯。\n\n2. 我们请委员会于2027年提出报告。\n"),
        put("new-zh.txt", "1. 我们决定在黄昏时点亮海岸上的每一盏灯。\n\n2. 我们邀请委员会于2028年提出报告。\n"),
    ];
    let mut arguments: Vec<&Path> = vec![Path::new("language-check")];
    arguments.extend(files.iter().map(std::path::PathBuf::as_path));
    let (exit, text) = crate::study_file::cli(&arguments);
    assert_eq!(exit.status(), 1, "{text}");
    assert!(text.contains("changed in new-en.txt, not in new-zh.txt") && text.contains("most lamps"), "{text}");
    assert!(!text.contains("2028"), "what changed in both is not told: {text}");
    arguments.extend(["--format", "json"].map(Path::new));
    let (_, json) = crate::study_file::cli(&arguments);
    let value: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(value["findings"].as_array().map(Vec::len), Some(1));
    assert_eq!(value["findings"][0]["changed"], "first");
    assert_eq!(value["findings"][0]["first"]["new"]["ref"], "1");
    assert_eq!(value["pairs"]["new"], serde_json::json!([[0, 0], [1, 1]]));
}
