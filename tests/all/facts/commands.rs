//! `travaux facts` and `travaux proofread`.

use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

fn run(args: &[&str]) -> String {
    let done = Command::new(env!("CARGO_BIN_EXE_travaux")).args(args).output().expect("the program runs");
    assert!(done.status.success(), "{args:?}: {}", String::from_utf8_lossy(&done.stderr));
    String::from_utf8(done.stdout).expect("UTF-8")
}

fn written(folder: &Path, name: &str, text: &str) -> PathBuf {
    let path = folder.join(name);
    fs::write(&path, text).expect("written");
    path
}

const OLD: &str = "1. We commit to connect all schools of the islands by 2030.\n\n\
2. We request the Secretary-General to report on the [lamps] [ropes] every two years.\n\n\
3. We pledge to leave no one behind on the long way over the hills.\n";
const NEW: &str = "1. We note the bells of the northern harbour, which nobody rings.\n\n\
2. We commit to connect all schools of the islands by 2035.\n\n\
3. We request the Secretary-General to report on the lamps every two years.\n\n\
4. We pledge to leave no one behind on the long way over the hills.\n";

#[test]
fn facts_are_followed_over_drafts_in_three_formats() {
    let folder = tempfile::tempdir().expect("a folder");
    let old = written(folder.path(), "old.txt", OLD);
    let new = written(folder.path(), "new.txt", NEW);
    let (old, new) = (old.to_str().expect("UTF-8"), new.to_str().expect("UTF-8"));
    let json: Value = serde_json::from_str(&run(&["facts", old, new, "--format", "json"])).expect("JSON");
    let deadline =
        json["facts"].as_array().expect("a list").iter().find(|fact| fact["kind"] == "deadline").expect("one");
    assert_eq!((&deadline["drafts"][0]["state"], &deadline["drafts"][0]["ref"]), (&"there".into(), &"1".into()));
    assert_eq!((&deadline["drafts"][1]["state"], &deadline["drafts"][1]["ref"]), (&"changed".into(), &"2".into()));
    let (from, to) = (&deadline["drafts"][1]["from"], &deadline["drafts"][1]["to"]);
    let text = "We commit to connect all schools of the islands by 2035.";
    let span = from.as_u64().expect("a number") as usize..to.as_u64().expect("a number") as usize;
    assert_eq!(&text[span], "by 2035");
    assert_eq!(json["drafts"][0]["counts"]["bracket"], 2);
    assert_eq!(json["drafts"][1]["counts"]["bracket"], 0);

    let text = run(&["facts", old, new, "--terms", "hills,lamps"]);
    assert!(text.contains("1: by 2030  |  2: by 2035"), "{text}");
    assert!(text.contains("2: lamps  |  3: lamps"), "{text}");
    assert!(!text.contains("leave no one behind  |"), "{text}");

    let table = run(&["facts", old, new, "--format", "csv"]);
    assert!(table.starts_with("\u{feff}Kind,old.txt,old.txt: paragraph,new.txt,new.txt: paragraph\r\n"), "{table}");
    assert!(table.contains("Deadlines,by 2030,1,by 2035,2\r\n"), "{table}");
}

#[test]
fn a_draft_is_proof_read() {
    let folder = tempfile::tempdir().expect("a folder");
    let draft = "1. We recall paragraph 9 and paragraph 2.\n\n2. We [note the bells.\n\n\
3. We decide to:\n\n(a) light the lamps;\n\n(b) mend the ropes;\n\n(d) count the trees;\n\n4. The fee is [xx] crowns.\n";
    let path = written(folder.path(), "draft.txt", draft);
    let path = path.to_str().expect("UTF-8");
    let json: Value = serde_json::from_str(&run(&["proofread", path, "--format", "json"])).expect("JSON");
    let found: Vec<(&str, &str)> = json["findings"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|it| (it["fault"].as_str().expect("a name"), it["ref"].as_str().unwrap_or("")))
        .collect();
    assert_eq!(found, [("reference", "1"), ("unclosed", "2"), ("out-of-order", "3 (d)"), ("placeholder", "4")]);
    let text = run(&["proofread", path]);
    assert!(text.starts_with("draft.txt: 4 things to look at\n"), "{text}");
    assert!(text.contains("1: “paragraph 9” leads nowhere"), "{text}");
}

/// What is printed here was written to be clean: at most one alarm a text would be bearable.
#[test]
fn clean_samples_raise_no_alarm() {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/gdc");
    for name in ["zero.docx", "rev1.docx", "rev4.docx", "final.docx", "final-zh.docx"] {
        let path = samples.join(name);
        let shown = run(&["proofread", path.to_str().expect("UTF-8"), "--format", "json"]);
        let json: Value = serde_json::from_str(&shown).expect("JSON");
        let found = json["findings"].as_array().expect("a list");
        assert!(found.len() <= 1, "{name}: {shown}");
    }
}
