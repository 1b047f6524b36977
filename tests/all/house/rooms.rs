//! The house: the rooms of `app` and `ui`, read from the sources.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// The features: a folder each, with its own state, actions, queries and view models.
const FEATURES: [&str; 10] =
    ["annotate", "brief", "coders", "comparison", "drafts", "facts", "positions", "report", "shell", "study_file"];

/// The code of each file below `src/<folder>` by its path below `src`: without comments and test modules.
fn code(folder: &str) -> BTreeMap<String, String> {
    fn walk(folder: &Path, root: &Path, into: &mut BTreeMap<String, String>) {
        for entry in fs::read_dir(folder).expect("sources are readable") {
            let path = entry.expect("sources are readable").path();
            if path.is_dir() {
                walk(&path, root, into);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let text = fs::read_to_string(&path).expect("sources are UTF-8");
                let lines = text.lines().take_while(|line| !line.starts_with("#[cfg(test)]"));
                let lines = lines.filter(|line| !line.trim_start().starts_with("//"));
                let name = path.strip_prefix(root).expect("below src").display().to_string();
                into.insert(name, lines.collect::<Vec<_>>().join("\n"));
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut into = BTreeMap::new();
    walk(&root.join(folder), &root, &mut into);
    into
}

/// The words of a text, as Rust names them.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !(letter.is_alphanumeric() || letter == '_')).filter(|word| !word.is_empty())
}

/// The paths in the sources of `app` and `ui`, from the root of the crate; `a::{b, c}` is two.
fn paths(name: &str, text: &str) -> Vec<String> {
    let mut here: Vec<&str> = name.trim_end_matches(".rs").split('/').collect();
    if here.last() == Some(&"mod") {
        here.pop();
    }
    let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
    // To whom a thing is visible is no import.
    let flat = flat.split("pub(in crate::").enumerate().fold(String::new(), |all, (place, part)| {
        let rest = if place == 0 { part } else { part.split_once(')').map_or(part, |(_, rest)| rest) };
        format!("{all}{rest}")
    });
    let mut found = Vec::new();
    for start in ["crate::", "super::"] {
        for (at, _) in flat.match_indices(start) {
            let before = flat[..at].chars().next_back();
            // `$crate::` of a macro is read where the macro is called: no import of the file that makes it.
            if before.is_some_and(|letter| letter.is_alphanumeric() || ['_', ':', '$'].contains(&letter)) {
                continue;
            }
            let mut tree = &flat[at..];
            let mut from: Vec<String> = Vec::new();
            if let Some(rest) = tree.strip_prefix("crate::") {
                tree = rest;
            } else {
                from = here.iter().map(|part| (*part).to_owned()).collect();
                while let Some(rest) = tree.strip_prefix("super::") {
                    from.pop();
                    tree = rest;
                }
            }
            expand(&from, tree, &mut found);
        }
    }
    // A room's own files are named without a root: `mod read;` and then `read::ReadState`.
    for child in
        text.lines().filter_map(|line| line.trim_end().strip_suffix(';')?.rsplit_once("mod ").map(|(_, name)| name))
    {
        let named = format!("{child}::");
        for (at, _) in flat.match_indices(&named) {
            let before = flat[..at].chars().next_back();
            if !before.is_some_and(|letter| letter.is_alphanumeric() || letter == '_' || letter == ':') {
                let from: Vec<String> = here.iter().map(|part| (*part).to_owned()).collect();
                expand(&from, &flat[at..], &mut found);
            }
        }
    }
    found
}

/// Reads one tree of names: `a::b`, `a::{b, c::d}`.
fn expand(from: &[String], tree: &str, into: &mut Vec<String>) {
    let mut path = from.to_vec();
    let mut rest = tree;
    loop {
        let end = rest.find(|letter: char| !(letter.is_alphanumeric() || letter == '_')).unwrap_or(rest.len());
        let (name, after) = rest.split_at(end);
        if let Some(inner) = rest.strip_prefix('{') {
            let (mut depth, mut start) = (0, 0);
            for (at, letter) in inner.char_indices() {
                match letter {
                    '{' => depth += 1,
                    '}' if depth == 0 => {
                        expand(&path, inner[start..at].trim(), into);
                        return;
                    }
                    '}' => depth -= 1,
                    ',' if depth == 0 => {
                        expand(&path, inner[start..at].trim(), into);
                        start = at + 1;
                    }
                    _ => {}
                }
            }
            return;
        }
        if name.is_empty() {
            break;
        }
        path.push(name.to_owned());
        match after.strip_prefix("::") {
            Some(next) => rest = next,
            None => break,
        }
    }
    into.push(path.join("::"));
}

/// The file that a path leads into: the longest one that is there.
fn file_of(path: &str, files: &BTreeMap<String, String>) -> Option<String> {
    let parts: Vec<&str> = path.split("::").collect();
    (1..=parts.len()).rev().find_map(|count| {
        let stem = parts[..count].join("/");
        [format!("{stem}.rs"), format!("{stem}/mod.rs")].into_iter().find(|name| files.contains_key(name))
    })
}

/// The files that import one another, in groups.
fn circles(imports: &BTreeMap<String, BTreeSet<String>>) -> Vec<Vec<String>> {
    fn reach<'a>(from: &'a str, imports: &'a BTreeMap<String, BTreeSet<String>>, seen: &mut BTreeSet<&'a str>) {
        for next in imports.get(from).into_iter().flatten() {
            if seen.insert(next) {
                reach(next, imports, seen);
            }
        }
    }
    let reached: BTreeMap<&str, BTreeSet<&str>> = imports
        .keys()
        .map(|name| {
            let mut seen = BTreeSet::new();
            reach(name, imports, &mut seen);
            (name.as_str(), seen)
        })
        .collect();
    let mut groups: BTreeSet<Vec<String>> = BTreeSet::new();
    for (name, seen) in &reached {
        if seen.contains(name) {
            let others = seen.iter().filter(|other| reached.get(**other).is_some_and(|back| back.contains(name)));
            groups.insert(others.map(|other| (*other).to_owned()).collect());
        }
    }
    groups.into_iter().collect()
}

/// Who imports whom among the files of a room.
fn imports(room: &str) -> BTreeMap<String, BTreeSet<String>> {
    let files = code(room);
    let mut imports: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (name, text) in &files {
        let of = paths(name, text).into_iter().filter_map(|path| file_of(&path, &files));
        imports.insert(name.clone(), of.filter(|other| other != name).collect());
    }
    imports
}

#[test]
fn features_name_neither_the_program_nor_each_other() {
    let mut wrong = Vec::new();
    for (name, text) in code("app") {
        let Some(feature) = FEATURES.iter().find(|feature| name.starts_with(&format!("app/{feature}/"))) else {
            continue;
        };
        if words(&text).any(|word| word == "App") {
            wrong.push(format!("{name} names App"));
        }
        for path in paths(&name, &text) {
            let Some(rest) = path.strip_prefix("app::") else { continue };
            let first = rest.split("::").next().unwrap_or_default();
            // What is asked of a feature, and what the window's frame is made of, is plain data.
            let plain = rest.split("::").nth(1) == Some("action") || first == "shell";
            if ["app", "dispatch", "jobs", "enabled"].contains(&first)
                || (FEATURES.contains(&first) && first != *feature && !plain)
            {
                wrong.push(format!("{name} names {path}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_features_share_names_no_feature() {
    let mut wrong = Vec::new();
    for (name, text) in code("app") {
        if !["app/session/", "app/shared/", "app/command/"].iter().any(|room| name.starts_with(room)) {
            continue;
        }
        for path in paths(&name, &text) {
            let rest = path.strip_prefix("app::").unwrap_or_default();
            let (first, second) = rest.split_once("::").unwrap_or((rest, ""));
            if FEATURES.contains(&first) && first != "shell" && !second.starts_with("action") {
                wrong.push(format!("{name} names {path}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_file_imports_in_a_circle() {
    let rooms =
        ["base", "locale", "text", "import", "compare", "study", "insight", "engine", "report", "app", "ui", "cli"];
    let circles: Vec<_> = rooms.into_iter().flat_map(|room| circles(&imports(room))).collect();
    assert!(circles.is_empty(), "{circles:#?}");
}

/// The fields of a struct, from its definition.
fn fields(text: &str, head: &str) -> Vec<String> {
    let start = text.find(head).unwrap_or_else(|| panic!("{head} is there")) + head.len();
    let body = &text[start..start + text[start..].find("\n}").expect("it ends")];
    let lines = body.lines().filter(|line| line.starts_with("    ") && !line.starts_with("     "));
    lines.filter_map(|line| Some(words(line.split_once(": ")?.0).last()?.to_owned())).collect()
}

#[test]
fn the_program_is_a_session_and_its_features() {
    let files = code("app");
    let app = fields(&files["app/app.rs"], "pub struct App {");
    assert!(app.len() <= 14, "{app:?}");
    let with = |what| -> Vec<&String> { files.keys().filter(|name| files[*name].contains(what)).collect() };
    let app = with("\nimpl App {");
    assert!(app.len() <= 6, "{app:?}");
    let session = with("\nimpl Session {");
    assert!(session.len() <= 4, "{session:?}");
    let flat: Vec<&String> = files.keys().filter(|name| name.matches('/').count() == 1).collect();
    assert!(flat.len() <= 12, "{flat:?}");
}

#[test]
fn every_field_of_the_session_is_shared() {
    let files = code("app");
    let session = fields(&files["app/session/mod.rs"], "pub struct Session {");
    assert!(session.len() <= 16, "{session:?}");
    // What a method of the session uses is used by whoever calls the method.
    let mut methods: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for text in files.iter().filter(|(name, _)| name.starts_with("app/session/")).map(|(_, text)| text) {
        for method in text.split("\n    }").filter(|part| part.contains(" fn ")) {
            let name = words(&method[method.find(" fn ").expect("there") + 4..]).next().unwrap_or_default().to_owned();
            let used = session.iter().filter(|field| method.contains(&format!("self.{field}")));
            methods.entry(name).or_default().extend(used.cloned());
        }
    }
    for field in &session {
        let users: Vec<&str> = FEATURES
            .into_iter()
            .filter(|feature| {
                let own = files.iter().filter(|(name, _)| name.starts_with(&format!("app/{feature}/")));
                own.map(|(_, text)| text.split_whitespace().collect::<String>()).any(|text| {
                    text.contains(&format!("session.{field}"))
                        || methods
                            .iter()
                            .any(|(name, used)| used.contains(field) && text.contains(&format!("session.{name}(")))
                })
            })
            .collect();
        assert!(users.len() >= 3, "{field} is used by {users:?} only");
    }
}

#[test]
fn what_is_drawn_knows_the_program_by_its_ctx_alone() {
    let wrong: Vec<String> = code("ui")
        .into_iter()
        .filter(|(name, _)| ["ui/ctx.rs", "ui/mod.rs", "ui/keys.rs", "ui/key_order.rs"].iter().all(|file| name != file))
        .filter(|(_, text)| words(text).any(|word| word == "App"))
        .map(|(name, _)| format!("{name} names App"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn files_of_these_rooms_stay_below_five_hundred_lines() {
    let mut long = Vec::new();
    for room in ["app", "ui"] {
        for name in code(room).keys() {
            let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(name);
            let lines = fs::read_to_string(path).expect("readable").lines().count();
            if lines > 500 {
                long.push(format!("{name}: {lines}"));
            }
        }
    }
    assert!(long.is_empty(), "{}", long.join("\n"));
}
