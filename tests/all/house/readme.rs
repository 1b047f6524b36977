//! What the documents for people say to type: each command selects something.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

/// The documents that name commands.
const DOCUMENTS: &[&str] = &["README.md", "ARCHITECTURE.md", "docs/method.md", "tests/README.md", ".ci/run"];

fn read(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).expect("readable")
}

/// The `cargo` commands of a document, from `cargo` to the end of the code span, the line, or what comments on it, which
/// stands after `#` or several spaces.
fn commands(text: &str) -> Vec<String> {
    let ends = |rest: &str| {
        let marks = rest.find(['`', '\n', '#']).unwrap_or(rest.len());
        rest.find("  ").map_or(marks, |spaces| spaces.min(marks))
    };
    text.match_indices("cargo ").map(|(at, _)| text[at..at + ends(&text[at..])].trim().to_owned()).collect()
}

/// What a `cargo test` command selects tests by: the words before `--` that are no options.
fn filters(command: &str) -> Vec<&str> {
    let mut words = command.split_whitespace().skip(2);
    let mut filters = Vec::new();
    while let Some(word) = words.next() {
        match word {
            "--" => break,
            "--test" | "--features" | "--bench" | "--example" | "--config" => drop(words.next()),
            option if option.starts_with('-') => {}
            filter => filters.push(filter),
        }
    }
    filters
}

/// The names of the tests in this binary, as it lists them itself.
fn tests_here() -> BTreeSet<String> {
    let binary = std::env::current_exe().expect("the tests run from a file");
    let listed = Command::new(binary).args(["--list", "--format", "terse"]).output().expect("it lists its tests");
    let listed = String::from_utf8(listed.stdout).expect("UTF-8");
    listed.lines().filter_map(|line| line.strip_suffix(": test").map(ToOwned::to_owned)).collect()
}

/// The names of the tests below a folder, read from the sources: path of the file, then of the function.
fn tests_in(folder: &str) -> BTreeSet<String> {
    fn walk(folder: &Path, module: &str, into: &mut BTreeSet<String>) {
        for entry in fs::read_dir(folder).expect("readable") {
            let path = entry.expect("readable").path();
            let stem = path.file_stem().expect("a name").to_string_lossy().into_owned();
            if path.is_dir() {
                walk(&path, &format!("{module}{stem}::"), into);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let module = if stem == "mod" { module.to_owned() } else { format!("{module}{stem}::") };
                let text = fs::read_to_string(&path).expect("UTF-8");
                let (mut inner, mut marked) = ("", false);
                for line in text.lines() {
                    if line == "mod tests {" {
                        inner = "tests::";
                    }
                    let line = line.trim_start();
                    if let Some(rest) = line.strip_prefix("fn ").filter(|_| marked) {
                        let name = rest.split(['(', '<']).next().unwrap_or_default();
                        into.insert(format!("{module}{inner}{name}"));
                    }
                    marked = line == "#[test]" || marked && line.starts_with("#[");
                }
            }
        }
    }
    let mut names = BTreeSet::new();
    walk(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), "", &mut names);
    names
}

#[test]
fn readme_filters() {
    let (here, lib, all) = (tests_here(), tests_in("src"), tests_in("tests/all"));
    assert!(here.contains("house::readme::readme_filters") && lib.len() > 100, "tests are found");
    let apart: Vec<&String> = here.iter().filter(|name| !all.contains(*name)).collect();
    assert!(apart.is_empty(), "the sources are read as the compiler reads them: {apart:?}");
    let mut checked = 0;
    for document in DOCUMENTS {
        for command in commands(&read(document)).iter().filter(|command| command.starts_with("cargo test")) {
            // What a feature adds is not in this binary.
            let names = match (command.contains("--lib"), command.contains("--features")) {
                (true, _) => &lib,
                (false, true) => &all,
                (false, false) => &here,
            };
            for filter in filters(command) {
                checked += 1;
                assert!(names.iter().any(|name| name.contains(filter)), "{document}: `{command}` selects no test");
            }
        }
    }
    assert!(checked > 8, "only {checked} filters were found");
}

/// Keys that documents name and no command has: the system pastes by one, the review of a submission has the other.
const OTHER_KEYS: &[&str] = &["Ctrl+V", "Shift+Y"];

/// The combinations of keys that a text names: `Ctrl+Shift+K`.
fn combinations(text: &str) -> BTreeSet<&str> {
    let starts = |word: &&str| word.starts_with("Ctrl+") || word.starts_with("Shift+");
    text.split(|letter: char| !(letter.is_ascii_alphanumeric() || letter == '+')).filter(starts).collect()
}

#[test]
fn the_keys_that_documents_name_are_keys_of_commands() {
    let printed = |command: travaux::app::Command| command.keys().iter().map(|keys| keys.printed(false));
    let known: BTreeSet<String> = travaux::app::Command::ALL.into_iter().flat_map(printed).collect();
    // A plain letter with Shift is printed small.
    let known: BTreeSet<String> = known.into_iter().map(|keys| keys.to_lowercase()).collect();
    let mut checked = 0;
    for document in ["README.md", "docs/method.md"] {
        let text = read(document);
        for keys in combinations(&text).into_iter().filter(|keys| !OTHER_KEYS.contains(keys)) {
            checked += 1;
            assert!(known.contains(&keys.to_lowercase()), "{document}: no command has {keys}");
        }
    }
    assert!(checked > 20, "only {checked} were found");
}

#[test]
fn benches_and_examples_that_are_named_exist() {
    let manifest = read("Cargo.toml");
    let mut checked = 0;
    for document in DOCUMENTS {
        for command in commands(&read(document)) {
            let words: Vec<&str> = command.split_whitespace().collect();
            for pair in words.windows(2).filter(|pair| matches!(pair[0], "--bench" | "--example")) {
                checked += 1;
                let target = format!("[[{}]]\nname = \"{}\"", pair[0].trim_start_matches('-'), pair[1]);
                assert!(manifest.contains(&target), "{document}: `{command}`: there is no {}", pair[1]);
            }
        }
    }
    assert!(checked > 4, "only {checked} were found");
}

/// Paths in code spans of a document: those with a slash that name a file by its ending, or a folder by a slash.
fn named_paths(text: &str) -> BTreeSet<String> {
    const ENDINGS: [&str; 8] = [".rs", ".ftl", ".md", ".ron", ".toml", ".travaux", ".json", "/"];
    let spans = text.split('`').skip(1).step_by(2);
    let is_path = |span: &&str| {
        span.contains('/')
            && !span.contains(['*', ' ', '<', '…', '\n'])
            && ENDINGS.iter().any(|end| span.ends_with(end))
    };
    spans.filter(is_path).map(str::to_owned).collect()
}

#[test]
fn files_that_the_documents_name_are_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut missing = Vec::new();
    let mut seen = 0;
    for document in ["ARCHITECTURE.md", "README.md", "docs/method.md", "tests/README.md"] {
        // Blocks of code show what is typed and drawn, with paths of the reader's own.
        let text: String = read(document).split("```").step_by(2).collect();
        for path in named_paths(&text) {
            seen += 1;
            // Rooms are called by their names: `app/app.rs` is `src/app/app.rs`.
            if !["", "src", "src/app", "src/compare"].iter().any(|room| root.join(room).join(&path).exists()) {
                missing.push(format!("{document}: {path}"));
            }
        }
    }
    assert!(seen > 60, "the documents name files: {seen}");
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

#[test]
fn how_to_add_leads_somewhere() {
    let text = read("ARCHITECTURE.md");
    let (_, rest) = text.split_once("## How to add\n").expect("the list is there");
    let (list, _) = rest.split_once("\n## ").expect("it ends");
    for what in
        ["command", "dialog", "view", "report format", "import format", "kind of annotation", "class of difference"]
    {
        let item = list.split("\n* ").find(|item| item.starts_with("**A") && item.contains(what));
        let item = item.unwrap_or_else(|| panic!("how to add a {what}"));
        let paths = named_paths(item);
        assert!(!paths.is_empty(), "{what} names files");
        for path in paths {
            assert!(Path::new(env!("CARGO_MANIFEST_DIR")).join(&path).exists(), "{what}: {path} is there");
        }
    }
}
