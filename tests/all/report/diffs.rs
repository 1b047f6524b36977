//! The unified diff of drafts, applied by `patch` to what `show` writes, as scripts do.

use crate::import::package;
use crate::support::{Desk, FINAL, REV1, ZERO, skipped};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

fn travaux(arguments: &[&dyn AsRef<std::ffi::OsStr>]) -> Vec<u8> {
    let Output { status, stdout, stderr } = Command::new(env!("CARGO_BIN_EXE_travaux"))
        .args(arguments.iter().map(|argument| argument.as_ref()))
        .output()
        .expect("the program runs");
    assert_eq!(status.code(), Some(0), "{}", String::from_utf8_lossy(&stderr));
    stdout
}

fn lines(file: &Path) -> Vec<u8> {
    travaux(&[&"show", &"--format", &"lines", &file])
}

fn diff(files: &[PathBuf]) -> Vec<u8> {
    let mut arguments: Vec<&dyn AsRef<std::ffi::OsStr>> = vec![&"compare", &"--format", &"diff"];
    arguments.extend(files.iter().map(|file| file as &dyn AsRef<std::ffi::OsStr>));
    travaux(&arguments)
}

/// What `patch` makes of `old`; nothing where there is no such program.
fn patched(desk: &Desk, old: &[u8], diff: &[u8]) -> Option<Vec<u8>> {
    let file = desk.put("to-be-patched", old);
    let child = Command::new("patch")
        .args(["--batch", "--fuzz=0"])
        .arg(&file)
        .current_dir(desk.folder())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn();
    let mut child = child.ok()?;
    child.stdin.take().expect("piped").write_all(diff).expect("patch reads it");
    let Output { status, stdout, stderr } = child.wait_with_output().expect("patch ends");
    let said = format!("{}{}", String::from_utf8_lossy(&stdout), String::from_utf8_lossy(&stderr));
    assert!(status.success(), "{said}");
    assert!(!said.contains("offset") && !said.contains("fuzz"), "every hunk fits where it says: {said}");
    Some(std::fs::read(file).expect("readable"))
}

/// A document of Word whose second paragraph has tracked changes.
fn tracked(desk: &Desk) -> PathBuf {
    const WORD: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main""#;
    let body = r#"<w:p><w:r><w:t>We affirm that libraries are open.</w:t></w:r></w:p><w:p><w:r><w:t xml:space="preserve">States </w:t></w:r><w:del w:id="1" w:author="A"><w:r><w:delText>shall</w:delText></w:r></w:del><w:ins w:id="2" w:author="A"><w:r><w:t>may</w:t></w:r></w:ins><w:r><w:t xml:space="preserve"> act.</w:t></w:r></w:p>"#;
    let parts = [
        (
            "[Content_Types].xml",
            r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>"#.to_owned(),
        ),
        ("word/document.xml", format!("<w:document {WORD}><w:body>{body}</w:body></w:document>")),
    ];
    desk.put("tracked.docx", package(&parts.map(|(name, text)| (name, text.into_bytes()))))
}

#[test]
fn patch_makes_of_the_old_lines_the_new_byte_for_byte() {
    let desk = Desk::new();
    let sample = |name: &str| Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/gdc").join(name);
    let rows = [
        vec![desk.put("zero.md", ZERO), desk.put("rev1.md", REV1), desk.put("final.md", FINAL)],
        vec![desk.put("empty.txt", "x"), desk.put("rev1.txt", REV1)],
        vec![tracked(&desk), desk.put("zero.txt", ZERO)],
        vec![sample("zero.docx"), sample("rev1.pdf"), sample("final.html")],
        vec![sample("zero-zh.docx"), sample("final-zh.docx")],
        vec![sample("rev1.odt"), sample("rev1.docx")],
    ];
    for row in rows {
        let (first, last) = (row.first().expect("a row"), row.last().expect("a row"));
        let (old, new, diff) = (lines(first), lines(last), diff(&row));
        match patched(&desk, &old, &diff) {
            Some(made) => assert_eq!(String::from_utf8_lossy(&made), String::from_utf8_lossy(&new), "{row:?}"),
            None => skipped("there is no program `patch` here"),
        }
    }
}

#[test]
fn a_diff_names_its_drafts_step_after_step() {
    let desk = Desk::new();
    let row = [desk.put("zero.md", ZERO), desk.put("rev1.md", REV1), desk.put("final.md", FINAL)];
    let diff = String::from_utf8(diff(&row)).expect("UTF-8");
    let heads: Vec<&str> = diff.lines().filter(|line| line.starts_with("--- ") || line.starts_with("+++ ")).collect();
    assert_eq!(heads, ["--- zero", "+++ rev1", "--- rev1", "+++ final"]);
    assert!(
        diff.starts_with("--- zero\n+++ rev1\n@@ -1,10 +1,10 @@\n Draft resolution on rural libraries\n Vision\n"),
        "{diff}"
    );
    assert!(diff.contains("\n-2. We recognize that libraries shall remain open"), "{diff}");
    assert!(diff.contains("\n+2. We recognize that libraries should remain open"), "{diff}");
    let shown = String::from_utf8(lines(&row[0])).expect("UTF-8");
    assert!(
        shown.starts_with("Draft resolution on rural libraries\nVision\n1. We affirm that every village"),
        "{shown}"
    );
    assert_eq!(diff_of_nothing(&row[0]), "", "as diff has it");
}

fn diff_of_nothing(file: &Path) -> String {
    String::from_utf8(diff(&[file.to_owned(), file.to_owned()])).expect("UTF-8")
}

#[test]
fn a_tracked_change_is_accepted_in_lines_as_in_the_comparison() {
    let desk = Desk::new();
    let file = tracked(&desk);
    assert!(String::from_utf8(lines(&file)).expect("UTF-8").contains("States may act."));
    let published = travaux(&[&"show", &"--format", &"lines", &"--view", &"published", &file]);
    assert!(String::from_utf8(published).expect("UTF-8").contains("States shallmay act."));
}
