//! Damage at random: bits flipped, lines lost, doubled and swapped, ids swapped, in a sealed study and in a journal. Nothing is
//! called sound that does not mean what it meant, and merging loses nothing silently. 50 of each; `TRAVAUX_DAMAGED=1000` for
//! more.

use crate::support::{Desk, act, choose, run, theme};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Cursor;
use std::path::{Path, PathBuf};
use travaux::app::{Action, AnnotateAction, App, Command, StudyAction};
use travaux::base::{SeededIds, Timestamp};
use travaux::cli::{Exit, Start, World, parse, run as run_task};
use travaux::study::{Study, file};

const STUDY: &str = "libraries.travaux";
const JOURNAL: &str = "libraries.travaux.journal";

fn cases() -> u64 {
    std::env::var("TRAVAUX_DAMAGED").ok().and_then(|cases| cases.parse().ok()).unwrap_or(50)
}

/// What a command says, and how it ends.
pub(crate) fn cli(arguments: &[&Path]) -> (Exit, String) {
    let words = std::iter::once("travaux".into()).chain(arguments.iter().map(|word| word.as_os_str().to_owned()));
    let Start::Task(task) = parse(words, travaux::locale::UiLanguage::English) else {
        panic!("{arguments:?} is a task")
    };
    let (mut output, mut errors) = (Vec::new(), Vec::new());
    let exit = run_task(
        &task,
        &mut World {
            input: &mut Cursor::new(Vec::new()),
            output: &mut output,
            errors: &mut errors,
            terminal: false,
            now: Timestamp::UNIX_EPOCH,
            ids: &mut SeededIds::new(1),
            apart: crate::support::apart(),
            language: travaux::locale::UiLanguage::English,
        },
    );
    (exit, String::from_utf8_lossy(&output).into_owned())
}

/// A study with things of many kinds, at work.
fn at_work(desk: &Desk) -> App {
    let mut app = desk.saved(1, STUDY);
    act(&mut app, Action::SetCoder("Ada".to_owned()));
    for (words, code) in [("children", "A5"), ("fund", "A1"), ("public", "A2"), ("children", "A3")] {
        choose(&mut app, words);
        let theme = theme(&app, code);
        act(&mut app, Action::Annotate(AnnotateAction::ToggleTheme(theme)));
    }
    act(&mut app, Action::Annotate(AnnotateAction::SetNote(None, "Ask the legal office, “soon”.".to_owned())));
    run(&mut app, Command::ToggleImportant);
    let change = choose(&mut app, "fund");
    act(&mut app, Action::Annotate(AnnotateAction::SetHeadline(change, "the fund moved".to_owned())));
    app
}

/// What was done to a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Harm {
    Flipped,
    Lost,
    Doubled,
    Swapped,
    SwappedIds,
}

const HARMS: [Harm; 5] = [Harm::Flipped, Harm::Lost, Harm::Doubled, Harm::Swapped, Harm::SwappedIds];

fn ids_in(text: &str) -> Vec<&str> {
    let is_id = |word: &&str| word.len() == 32 && word.bytes().all(|byte| byte.is_ascii_hexdigit());
    text.split('"').filter(is_id).collect()
}

/// Harms a file; what was harmed is told by its line.
fn harmed(text: &str, harm: Harm, random: &mut fastrand::Rng) -> (Vec<u8>, usize) {
    let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
    let (one, other) = (random.usize(..lines.len()), random.usize(..lines.len()));
    let line_of = |at: usize| text.get(..at).map_or(0, |before| before.matches('\n').count());
    match harm {
        Harm::Flipped => {
            let mut bytes = text.as_bytes().to_vec();
            let mut at = random.usize(..bytes.len());
            while !text.is_char_boundary(at) {
                at -= 1;
            }
            bytes[at] ^= 1 << random.u8(..8);
            return (bytes, line_of(at));
        }
        Harm::Lost => drop(lines.remove(one)),
        Harm::Doubled => lines.insert(one, lines[one]),
        Harm::Swapped => lines.swap(one, other),
        Harm::SwappedIds => {
            let ids = ids_in(text);
            let (a, b) = (ids[random.usize(..ids.len())], ids[random.usize(..ids.len())]);
            // One place of each: a name that went to another thing.
            let marked = text.replacen(a, "?", 1);
            let swapped = marked.replacen(b, a, 1);
            return (swapped.replacen('?', b, 1).into_bytes(), 0);
        }
    }
    (lines.concat().into_bytes(), one)
}

/// The ids of everything in a study, with the texts of its copies.
fn held(study: &Study) -> BTreeSet<String> {
    let mut held: BTreeSet<String> = study.drafts.iter().map(|draft| format!("draft {}", draft.id)).collect();
    held.extend(study.drafts.iter().flat_map(|draft| draft.text.copy.paragraphs.iter().map(|text| text.text.clone())));
    held.extend(study.annotations.keys().map(ToString::to_string));
    held.extend(study.themes.keys().map(ToString::to_string));
    held.extend(study.actors.keys().map(ToString::to_string));
    held.extend(study.positions.keys().map(ToString::to_string));
    held.extend(study.asks.keys().map(ToString::to_string));
    held.extend(study.links.keys().map(ToString::to_string));
    held.extend(study.coders.keys().map(ToString::to_string));
    held
}

/// Merges a study with its base, from either side: what is not in the result is told.
fn merges_loudly(folder: &Path, base: &Study, damaged: &Path, case: &str) -> BTreeMap<&'static str, usize> {
    let (out, base_path) = (folder.join("out.travaux"), folder.join("base.travaux"));
    let mut ends = BTreeMap::new();
    for (mine, theirs) in [(damaged, base_path.as_path()), (base_path.as_path(), damaged)] {
        fs::remove_file(&out).ok();
        let (exit, told) = cli(&[Path::new("merge"), &base_path, mine, theirs, Path::new("-o"), &out]);
        let end = match exit {
            Exit::Fault(_) => {
                assert!(!out.exists(), "{case}: refused and written");
                "merge refused"
            }
            Exit::Done if !told.contains("taken away") => {
                let merged = file::load(&out).expect("written").0;
                let (all, is) = (held(base), held(&merged));
                let lost: Vec<_> = all.difference(&is).collect();
                assert!(lost.is_empty(), "{case}: lost silently: {lost:?}");
                "merge lost nothing"
            }
            Exit::Done | Exit::Found => "merge told",
            Exit::Broken(why) => panic!("{case}: {why}"),
        };
        *ends.entry(end).or_default() += 1;
    }
    ends
}

#[test]
fn a_damaged_study_is_never_called_sound_and_never_merged_silently() {
    let desk = Desk::new();
    let mut app = at_work(&desk);
    act(&mut app, Action::Study(StudyAction::Save));
    app.shutdown();
    let path = desk.path(STUDY);
    let text = fs::read_to_string(&path).expect("written");
    let (base, hash) = file::load(&path).expect("a study");
    let sum = file::sum_of(&base);
    let (annotations, _) = text
        .split_once("\n  annotations: [")
        .map(|(before, rest)| (before.matches('\n').count() + 1, rest))
        .expect("annotated");
    let apart = Desk::new();
    fs::copy(&path, apart.path("base.travaux")).expect("writable");
    let mut random = fastrand::Rng::with_seed(7);
    let mut figures: BTreeMap<&'static str, usize> = BTreeMap::new();
    for case in 0..cases() {
        let harm = HARMS[(case % 5) as usize];
        let (mut damaged, mut line) = harmed(&text, harm, &mut random);
        while damaged == text.as_bytes() {
            (damaged, line) = harmed(&text, harm, &mut random);
        }
        let name = format!("case {case}, {harm:?}, line {}", line + 1);
        fs::write(&path, &damaged).expect("writable");
        let (exit, told) = cli(&[Path::new("check"), &path]);
        let end = match exit {
            Exit::Fault(_) => "refused",
            Exit::Found => "named",
            Exit::Broken(why) => panic!("{name}: {why}"),
            Exit::Done => {
                let same = file::load(&path).is_ok_and(|(study, _)| file::sum_of(&study) == sum);
                // A letter of a note, say: it still parses, and speaks of what is there.
                let in_annotation = harm == Harm::Flipped && line >= annotations;
                assert!(same || in_annotation, "{name}: called sound: {told}\n{:?}", text.lines().nth(line));
                if same { "sound, and means the same" } else { "sound, another letter in an annotation" }
            }
        };
        *figures.entry(end).or_default() += 1;
        let aside = apart.path("damaged.travaux");
        fs::write(&aside, &damaged).expect("writable");
        for (end, count) in merges_loudly(apart.folder(), &base, &aside, &name) {
            *figures.entry(end).or_default() += count;
        }
    }
    fs::write(&path, &text).expect("writable");
    assert_eq!(file::load(&path).expect("a study").1, hash);
    assert_eq!(cli(&[Path::new("check"), &path]).0, Exit::Done, "undamaged, it is sound");
    eprintln!("{} damaged studies: {figures:?}", cases());
}

#[test]
fn a_damaged_journal_is_never_called_sound_and_loses_nothing_silently() {
    let desk = Desk::new();
    let app = at_work(&desk);
    let whole = (**app.study()).clone();
    let killed = desk.killed();
    drop(app);
    let (path, journal): (PathBuf, PathBuf) = (killed.path(STUDY), killed.path(JOURNAL));
    let text = fs::read_to_string(&journal).expect("there");
    let last = text.lines().count() - 1;
    fs::copy(&path, killed.path("base.travaux")).expect("writable");
    let base = file::load(&path).expect("a study");
    let mut random = fastrand::Rng::with_seed(8);
    let mut figures: BTreeMap<&'static str, usize> = BTreeMap::new();
    for case in 0..cases() {
        let harm = HARMS[(case % 5) as usize];
        let (mut damaged, mut line) = harmed(&text, harm, &mut random);
        // That the last line went nobody can tell.
        while damaged == text.as_bytes() || (harm == Harm::Lost && line == last) {
            (damaged, line) = harmed(&text, harm, &mut random);
        }
        let name = format!("case {case}, {harm:?}, line {}", line + 1);
        fs::write(&journal, &damaged).expect("writable");
        let (exit, told) = cli(&[Path::new("check"), &path]);
        let replayed = file::replay(&journal, Some((&base.0, base.1))).ok().flatten();
        let same = replayed.is_some_and(|replayed| replayed.study == whole);
        let named = ["damaged: ", "out of place: ", "unusable: ", "foreign: ", "cut short"];
        let end = match exit {
            Exit::Fault(_) => "refused",
            Exit::Found if named.iter().any(|words| told.contains(words)) => {
                if same {
                    "named, and nothing lost"
                } else {
                    "named"
                }
            }
            Exit::Found if same => "nothing lost",
            other => panic!("{name}: {other:?} {told}"),
        };
        *figures.entry(end).or_default() += 1;
        let ends = merges_loudly(killed.folder(), if same { &whole } else { &base.0 }, &path, &name);
        if !same {
            assert!(!ends.contains_key("merge lost nothing"), "{name}: merged without a word");
        }
        for (end, count) in ends {
            *figures.entry(end).or_default() += count;
        }
    }
    eprintln!("{} damaged journals: {figures:?}", cases());
}
