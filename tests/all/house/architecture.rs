//! The direction of imports and the doors to the outside world, read from the sources.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Room and the rooms it may use; in the order of ARCHITECTURE.md.
const ROOMS: &[(&str, &[&str])] = &[
    ("base", &[]),
    ("locale", &["base"]),
    ("text", &["base"]),
    ("import", &["base", "text"]),
    ("compare", &["base", "text"]),
    ("study", &["base", "text", "compare"]),
    ("insight", &["base", "text", "compare", "study"]),
    ("engine", &["base", "text", "import", "compare", "study", "insight"]),
    ("report", &["base", "locale", "text", "compare", "study", "insight"]),
    ("app", &["base", "locale", "text", "import", "compare", "study", "insight", "engine", "report"]),
    ("ui", &["base", "locale", "text", "import", "compare", "study", "insight", "engine", "report", "app"]),
    ("cli", &["base", "locale", "text", "import", "compare", "study", "insight", "engine", "report", "app", "ui"]),
];

/// What of the outside world, and where it may be named (path prefixes below `src`).
const OUTSIDE: &[(&str, &[&str])] = &[
    ("egui", &["ui/", "main.rs"]),
    ("eframe", &["ui/", "main.rs"]),
    ("std::fs", &["study/file/", "app/shared/disk", "app/shared/private_folder"]),
    ("std::process", &["app/shared/disk", "main.rs"]),
    ("std::thread", &["engine/", "cli/guard"]),
    ("SystemTime", &["main.rs"]),
    ("Instant::now", &["main.rs"]),
    ("getrandom", &["main.rs"]),
    ("rfd::", &["ui/"]),
    ("arboard", &["ui/clipboard"]),
    ("copy_text", &["ui/clipboard"]),
    ("quick_xml", &["import/", "report/"]),
    ("zip::", &["import/", "report/"]),
    ("rust_xlsxwriter", &["report/xlsx"]),
    ("flate2", &["import/", "report/pdf/"]),
    ("pdf_writer", &["report/pdf/"]),
    ("harfrust", &["report/pdf/faces"]),
    ("skrifa", &["report/pdf/"]),
    ("subsetter", &["report/pdf/"]),
    ("rustix", &["app/shared/disk"]),
    ("hayro", &["import/"]),
    (
        "serde",
        &[
            "study/file/",
            "study/starter",
            "study/objectives",
            "app/shell/preferences",
            "report/json",
            "cli/",
            // Derives only: what the program and its child say to each other. No file is written by them; the forms of
            // files are the study's and the reports' own.
            "base/",
            "text/",
            "import/",
            "app/shared/disk",
            // The program's own ladders.
            "insight/strength/",
        ],
    ),
    ("postcard", &["app/shared/disk"]),
    ("rayon", &["engine/", "compare/", "import/"]),
];

fn sources() -> Vec<(PathBuf, String)> {
    fn walk(folder: &Path, into: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).expect("sources are readable") {
            let path = entry.expect("sources are readable").path();
            if path.is_dir() {
                walk(&path, into);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                into.push(path);
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    walk(&root, &mut paths);
    paths.sort();
    paths
        .into_iter()
        .map(|path| {
            let text = fs::read_to_string(&path).expect("sources are UTF-8");
            (path.strip_prefix(&root).expect("below src").to_owned(), text)
        })
        .collect()
}

/// The code of a file: without comments, and without what stands below its test module.
fn code(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.lines()
        .enumerate()
        .take_while(|(_, line)| !line.starts_with("#[cfg(test)]"))
        .filter(|(_, line)| !line.trim_start().starts_with("//"))
        .map(|(number, line)| (number + 1, line))
}

fn is_test_file(path: &Path) -> bool {
    path.file_stem().is_some_and(|stem| stem == "tests") || path.iter().any(|part| part == "tests")
}

#[test]
fn rooms_use_only_rooms_above_them() {
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let first = path.iter().next().and_then(|part| part.to_str()).unwrap_or_default().to_owned();
        let room = first.trim_end_matches(".rs");
        let Some((_, allowed)) = ROOMS.iter().find(|(name, _)| *name == room) else { continue };
        if is_test_file(&path) {
            continue;
        }
        for (number, line) in code(&text) {
            for (other, _) in ROOMS {
                if *other == room || allowed.contains(other) {
                    continue;
                }
                if line.contains(&format!("crate::{other}::")) || line.contains(&format!("crate::{other};")) {
                    wrong.push(format!("src/{}:{number}: {room} may not use {other}", path.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_outside_world_has_few_doors() {
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        if is_test_file(&path) {
            continue;
        }
        let shown = path.display().to_string();
        for (number, line) in code(&text) {
            for (thing, doors) in OUTSIDE {
                let named = line.match_indices(thing).any(|(at, _)| {
                    // `quick_xml`, not `my_quick_xml`.
                    !line[..at].chars().next_back().is_some_and(|before| before.is_alphanumeric() || before == '_')
                });
                if named && !doors.iter().any(|door| shown.starts_with(door)) {
                    wrong.push(format!("src/{shown}:{number}: {thing} has no door here"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_room_says_what_it_is() {
    for (room, _) in ROOMS {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(room).join("mod.rs");
        let text = fs::read_to_string(&path).expect("every room has a mod.rs");
        assert!(text.starts_with("//! "), "{room}/mod.rs opens with what the room is");
        assert!(text.contains("//! May use") || *room == "base", "{room}/mod.rs says what it may use");
    }
}

#[test]
fn files_stay_small() {
    /// A file longer than this wants a second room.
    const MOST: usize = 600;
    let long: Vec<String> = sources()
        .into_iter()
        .filter(|(_, text)| text.lines().count() > MOST)
        .map(|(path, text)| format!("src/{}: {} lines", path.display(), text.lines().count()))
        .collect();
    assert!(long.is_empty(), "{}", long.join("\n"));
}

#[test]
fn languages_have_the_same_sentences() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/locale");
    let keys = |language: &str| -> BTreeSet<String> {
        let mut keys = BTreeSet::new();
        for entry in fs::read_dir(root.join(language)).expect("the language has a folder") {
            let text = fs::read_to_string(entry.expect("readable").path()).expect("UTF-8");
            for line in text.lines() {
                if let Some((key, _)) = line.split_once('=')
                    && !line.starts_with([' ', '#', '-', '\t'])
                {
                    assert!(keys.insert(key.trim().to_owned()), "{language}: {key} is there twice");
                }
            }
        }
        keys
    };
    let (english, chinese) = (keys("en"), keys("zh-Hans"));
    let only = |a: &BTreeSet<String>, b: &BTreeSet<String>| a.difference(b).cloned().collect::<Vec<_>>();
    assert_eq!(only(&english, &chinese), Vec::<String>::new(), "only in English");
    assert_eq!(only(&chinese, &english), Vec::<String>::new(), "only in Chinese");
}

/// Where literals that look like keys are names of a format: OpenDocument joins words as keys do. What is asked for by
/// `Message::new` is a key there too.
const NAMES_OF_FORMATS: &[&str] = &["import/odt"];

/// Calls whose literal is the id of a widget.
const WIDGET_IDS: &[&str] = &[
    "id_salt(",
    "Id::new(",
    "Id::unique(",
    "push_id(",
    "id_source(",
    "with((",
    "field_id(ui,",
    "Grid::new(",
    "Panel::top(",
    "Panel::bottom(",
    "Panel::left(",
    "Panel::right(",
];

/// Ends that are put behind a key: the help of a command, what is said when a count is done.
const KEY_ENDS: &[&str] = &["-help", "-done"];

/// A string literal of a line of code, with what stands before it.
fn literals(line: &str) -> impl Iterator<Item = (&str, &str)> {
    line.match_indices('"').step_by(2).filter_map(move |(at, _)| {
        let (before, rest) = (&line[..at], &line[at + 1..]);
        Some((before, rest.split_once('"')?.0))
    })
}

/// Whether a literal has the form of a key: lower-case words joined by hyphens.
fn is_key(literal: &str) -> bool {
    let word = |word: &str| !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit());
    literal.contains('-') && literal.starts_with(|c: char| c.is_ascii_lowercase()) && literal.split('-').all(word)
}

/// Whether what stands before a literal says that it is an id of the window's or a name in files, and no sentence.
fn names_something_else(before: &str) -> bool {
    let before = before.trim_end();
    let id = WIDGET_IDS.iter().any(|call| before.ends_with(call));
    // `Variant = "name"` of a closed list.
    let of_variant = before.strip_suffix('=').is_some_and(|before| {
        let name = before.trim();
        name.starts_with(|c: char| c.is_ascii_uppercase()) && name.chars().all(char::is_alphanumeric)
    });
    id || of_variant
}

/// The keys of the English sentences, and all that the files of sentences say.
fn sentences() -> (BTreeSet<String>, String) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/locale/en");
    let text: String = fs::read_dir(folder)
        .expect("the language has a folder")
        .map(|entry| fs::read_to_string(entry.expect("readable").path()).expect("UTF-8") + "\n")
        .collect();
    let keys = text.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()));
    (keys.filter_map(|line| Some(line.split_once('=')?.0.trim().to_owned())).collect(), text)
}

#[test]
fn every_sentence_the_sources_name_exists() {
    let (keys, _) = sentences();
    let families: BTreeSet<&str> = keys.iter().filter_map(|key| key.split('-').next()).collect();
    let (mut missing, mut seen) = (Vec::new(), 0);
    for (path, text) in sources().into_iter().filter(|(path, _)| !is_test_file(path)) {
        let names_format = NAMES_OF_FORMATS.iter().any(|folder| path.starts_with(folder));
        for (number, line) in code(&text) {
            for (before, literal) in literals(line) {
                let named = !names_format
                    && is_key(literal)
                    && literal.split('-').next().is_some_and(|word| families.contains(word));
                let asked = before.ends_with("Message::new(") || before.ends_with(".t(");
                if !(named || asked) || names_something_else(before) {
                    continue;
                }
                seen += 1;
                if !keys.contains(literal) {
                    missing.push(format!("src/{}:{number}: {literal}", path.display()));
                }
            }
        }
    }
    assert!(missing.is_empty(), "no sentences of these names, in any language:\n{}", missing.join("\n"));
    assert!(seen > keys.len(), "also keys in constants, matches and tables: only {seen} seen");
}

#[test]
fn every_sentence_is_said_somewhere() {
    let (keys, text) = sentences();
    let mut named: BTreeSet<String> = BTreeSet::new();
    let mut beginnings: Vec<String> = Vec::new();
    for (_, text) in sources() {
        // Whatever stands between two quotation marks, inside literals or between them.
        for literal in text.split('"') {
            // A key put together, as `format!("stance-{name}")`.
            match literal.split_once('{') {
                Some((beginning, _)) if beginning.ends_with('-') => beginnings.push(beginning.to_owned()),
                _ => drop(named.insert(literal.to_owned())),
            }
        }
    }
    let said = |key: &str| {
        named.contains(key)
            || KEY_ENDS.iter().any(|end| key.strip_suffix(end).is_some_and(|key| named.contains(key)))
            || beginnings.iter().any(|beginning| key.starts_with(beginning.as_str()))
            || text.contains(&format!("{{ {key} }}"))
    };
    let unsaid: Vec<&String> = keys.iter().filter(|key| !said(key)).collect();
    assert!(unsaid.is_empty(), "nothing says these: {unsaid:?}");
}

#[test]
fn fluent_files_have_no_slips() {
    for language in travaux::locale::UiLanguage::ALL {
        for source in travaux::locale::sources(language) {
            if let Err((_, errors)) = fluent_bundle::FluentResource::try_new(source.to_owned()) {
                let head = source.lines().next().unwrap_or_default();
                panic!("{} {head}: {errors:?}", language.tag());
            }
        }
    }
}
