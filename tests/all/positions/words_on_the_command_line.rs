//! `fate`, `find`, `agreed`, `compile`, `amend`: what they print, what they write, what they refuse.

use crate::support::Desk;
use std::io::Cursor;
use travaux::base::{SeededIds, Timestamp};
use travaux::cli::{Start, World, parse, run};
use travaux::locale::UiLanguage;

const DRAFT: &str = "# Draft resolution\n\n\
    1\\. We affirm that every village library should offer free access to books and maps at all hours.\n\n\
    2\\. We decide to establish a fund for rural libraries, financed by voluntary contributions.\n";
const SAID: &str = "# SUDMARK (invented)\n\n\
    Paragraph 1: after “books”, insert “, records”.\n\n\
    Paragraph 2: replace “voluntary contributions” by “regular dues”.\n";
const OTHER: &str = "# NORLAND (invented)\n\n\
    Paragraph 2: replace “voluntary contributions” by “assessed contributions”.\n";

/// The status, what is printed, what is said beside it.
fn cli(desk: &Desk, line: &str) -> (u8, String, String) {
    let files = |word: &str| if word.contains('.') { desk.path(word).into_os_string() } else { word.into() };
    let words = std::iter::once("travaux".into()).chain(line.split('|').map(|word| files(word.trim())));
    let (mut output, mut errors) = (Vec::new(), Vec::new());
    let task = match parse(words, UiLanguage::English) {
        Start::Task(task) => task,
        other => panic!("{line} is a task: {other:?}"),
    };
    let exit = run(
        &task,
        &mut World {
            input: &mut Cursor::new(Vec::new()),
            output: &mut output,
            errors: &mut errors,
            terminal: false,
            now: Timestamp::UNIX_EPOCH,
            ids: &mut SeededIds::new(1),
            apart: crate::support::apart(),
            language: UiLanguage::English,
        },
    );
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    let said = if let travaux::cli::Exit::Fault(said) = &exit { said.clone() } else { text(errors) };
    (exit.status(), text(output), said)
}

fn desk() -> Desk {
    let desk = Desk::new();
    desk.put("draft.md", DRAFT);
    desk.put("sudmark.md", SAID);
    desk.put("norland.md", OTHER);
    desk
}

const TWO: &str = "draft.md | sudmark.md | norland.md | --actor | SUD | --actor | NRL";

#[test]
fn proposals_are_compiled_with_rivals_side_by_side() {
    let desk = desk();
    let (status, text, said) = cli(&desk, &format!("compile | {TWO}"));
    assert_eq!(status, 0, "{said}");
    assert!(text.contains("free access to books [SUD: , records] and maps"), "{text}");
    assert!(text.contains("[voluntary contributions / regular dues – SUD / assessed contributions – NRL]"), "{text}");
    let (status, _, said) = cli(&desk, &format!("compile | {TWO} | -o | out.html"));
    assert_eq!(status, 0, "{said}");
    let page = std::fs::read_to_string(desk.path("out.html")).expect("written");
    assert!(page.contains("alternatives") && page.contains("regular dues"), "{page}");
    let (status, _, said) = cli(&desk, &format!("compile | {TWO} | --format | docx"));
    assert_eq!((status, said.lines().count()), (2, 1), "{said}");
}

#[test]
fn a_draft_is_amended_and_what_could_not_be_applied_is_said() {
    let desk = desk();
    let (status, text, said) = cli(&desk, &format!("amend | {TWO}"));
    assert_eq!(status, 0, "{said}");
    assert!(text.contains("free access to books, records and maps"), "{text}");
    assert!(text.contains("financed by regular dues."), "{text}");
    assert!(said.contains("2 proposals applied") && said.contains("NRL") && said.contains("SUD proposes"), "{said}");
    let (_, text, _) = cli(&desk, &format!("amend | {TWO} | --of | NRL"));
    assert!(text.contains("assessed contributions") && !text.contains("records"), "{text}");
    // Accepting all of the tracked document gives the draft as amended.
    let (status, _, said) = cli(&desk, &format!("amend | {TWO} | -o | out.docx"));
    assert_eq!(status, 0, "{said}");
    let (status, lines, said) = cli(&desk, "show | out.docx | --format | lines");
    assert_eq!(status, 0, "{said}");
    assert!(lines.contains("free access to books, records and maps") && lines.contains("regular dues."), "{lines}");
    let (_, before, _) = cli(&desk, "show | out.docx | --format | lines | --view | rejected");
    assert!(before.contains("voluntary contributions") && !before.contains("records"), "{before}");
}

#[test]
fn words_are_found_in_texts_and_phrases_of_a_draft_in_them() {
    let desk = desk();
    desk.put("charter.md", "# Charter\n\n1\\. Every village library should offer open access to books and maps.\n");
    let (status, text, said) = cli(&desk, "find | village library should offer free access | charter.md");
    assert_eq!(status, 0, "{said}");
    assert!(text.contains("charter.md, 1: village library should offer open access"), "{text}");
    assert!(text.contains("missing: free; between: open"), "{text}");
    let (_, json, _) = cli(&desk, "find | open access | charter.md | --format | json");
    assert!(json.contains("\"verbatim\":true"), "{json}");
    let (status, text, said) = cli(&desk, "agreed | draft.md | charter.md");
    assert_eq!(status, 0, "{said}");
    assert!(text.contains("1: every village library should offer free access to books and maps"), "{text}");
    let (_, none, _) = cli(&desk, "find | nobody wrote this anywhere | charter.md");
    assert_eq!(none.trim(), "The words stand in none of the texts.");
}

#[test]
fn the_fate_of_a_study_without_proposals_is_said_in_a_line() {
    let desk = desk();
    let (status, _, said) = cli(&desk, "new | draft.md | -o | study.travaux");
    assert_eq!(status, 0, "{said}");
    let (status, text, said) = cli(&desk, "fate | study.travaux");
    assert_eq!((status, text.trim()), (0, "The study holds no proposal whose words can be followed."), "{said}");
    let (_, json, _) = cli(&desk, "fate | study.travaux | --format | json");
    assert!(json.starts_with("{\"") && json.contains("\"proposals\":[]"), "{json}");
}
