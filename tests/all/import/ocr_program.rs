//! An OCR program that hangs, breaks, talks nonsense or lacks a language costs what it must and no more. The programs here
//! are scripts.

use super::ocr::{of_pictures, sample, sheet};
use crate::support::{Desk, Ended, ends};
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use travaux::app::{Apart, Ocr, Tesseract, read_draft};
use travaux::base::{JobControl, WithDiagnostics};
use travaux::import::{ImportError, ImportOptions};
use travaux::text::{Doubt, SourceText};

/// What each script answers when it is asked what it is, and which languages it knows.
const INTRODUCES: &str = "#!/bin/sh
case \"$1\" in
--version) echo 'tesseract 5.0.0'; exit 0 ;;
--list-langs) printf 'List of available languages (2):\\neng\\nrus\\n'; exit 0 ;;
esac
";

/// A table with two words, the second unsure.
const TABLE: &str = "cat >/dev/null
printf 'level\\tpage_num\\tblock_num\\tpar_num\\tline_num\\tword_num\\tleft\\ttop\\twidth\\theight\\tconf\\ttext\\n'
printf '1\\t1\\t0\\t0\\t0\\t0\\t0\\t0\\t1654\\t2339\\t-1\\t\\n'
printf '5\\t1\\t1\\t1\\t1\\t1\\t200\\t1000\\t120\\t34\\t96.5\\tHarbours\\n'
printf '5\\t1\\t1\\t1\\t1\\t2\\t335\\t1000\\t80\\t34\\t31.0\\tc1ose\\n'
";

fn program(desk: &Desk, does: &str) -> Tesseract {
    let path = desk.put("tesseract", format!("{INTRODUCES}{does}"));
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).expect("the script can be made runnable");
    Tesseract::default().at(path)
}

fn scan(desk: &Desk, pages: usize) -> PathBuf {
    let sheet = sheet(&sample("english.pdf"), 1);
    desk.put("scan.pdf", of_pictures(&vec![sheet; pages]))
}

fn read(desk: &Desk, pages: usize, ocr: &Ocr) -> WithDiagnostics<SourceText> {
    let path = scan(desk, pages);
    read_draft(&path, &ImportOptions::default(), (&Apart::default(), ocr), &JobControl::default())
        .expect("the file is read")
}

fn keys(read: &WithDiagnostics<SourceText>) -> Vec<&str> {
    read.diagnostics.iter().map(|diagnostic| diagnostic.what.key).collect()
}

#[test]
fn words_come_in_with_their_doubts_and_each_page_is_told() {
    let desk = Desk::new();
    let told: Arc<Mutex<Vec<(usize, usize)>>> = Arc::default();
    let hears = Arc::clone(&told);
    let program = program(&desk, TABLE).telling(move |done, total| hears.lock().expect("told").push((done, total)));
    let read = read(&desk, 2, &Ocr::Auto(program));
    let words: Vec<&str> = read.value.paragraphs.iter().map(|paragraph| paragraph.text.as_str()).collect();
    assert_eq!(words, ["Harbours c1ose Harbours c1ose"]);
    for paragraph in &read.value.paragraphs {
        assert!(paragraph.doubts.contains(Doubt::Recognised));
        let unsure: Vec<_> = paragraph.marks.iter().map(|mark| mark.span.of(&paragraph.text)).collect();
        assert_eq!(unsure, [Some("c1ose"), Some("c1ose")]);
    }
    assert!(keys(&read).contains(&"ocr-recognised") && !keys(&read).contains(&"import-pdf-page-scanned"));
    let recognition = read.value.recognition.expect("it is said what recognised the pages");
    assert_eq!((recognition.by.as_str(), recognition.pages), ("tesseract 5.0.0, eng, 200 dpi", vec![1, 2]));
    let told = told.lock().expect("told").clone();
    assert_eq!((told.first(), told.last()), (Some(&(0, 2)), Some(&(2, 2))));
}

#[test]
fn a_program_that_hangs_costs_its_page() {
    let desk = Desk::new();
    let program = program(&desk, "exec sleep 1000\n").with_patience(10);
    let read = read(&desk, 1, &Ocr::Auto(program));
    assert!(
        keys(&read).contains(&"ocr-page-slow") && keys(&read).contains(&"import-pdf-page-scanned"),
        "{:?}",
        keys(&read)
    );
    assert_eq!(read.value.recognition, None);
}

#[test]
fn stop_ends_a_program_that_hangs() {
    let desk = Desk::new();
    let program = program(&desk, "echo $$ >\"$0.pid\"\nexec sleep 1000\n");
    let (path, job) = (scan(&desk, 1), JobControl::default());
    let wish = job.clone();
    let reading = move || {
        read_draft(&path, &ImportOptions::default(), (&Apart::default(), &Ocr::Auto(program)), &job)
            .map(|_read| "read")
            .err()
    };
    let noted = desk.path("tesseract.pid");
    let stopping = std::thread::spawn(move || {
        while fs::read_to_string(&noted).map_or(true, |id| id.trim().is_empty()) {
            std::thread::yield_now();
        }
        wish.cancel.cancel();
        fs::read_to_string(&noted).expect("the program noted its number")
    });
    let Ended::Answer(answer) = ends(Duration::from_mins(1), reading) else { panic!("it does not stop") };
    assert_eq!(answer, Some(ImportError::Cancelled));
    let id = stopping.join().expect("it was stopped");
    assert!(!PathBuf::from("/proc").join(id.trim()).exists(), "the program goes on");
}

#[test]
fn crash_and_nonsense_cost_their_page() {
    for (does, said) in [
        ("cat >/dev/null; exit 3\n", "ocr-page-broken"),
        ("exit 0\n", "ocr-page-nonsense"),
        ("cat >/dev/null; echo 'Grüße, keine Tabelle'\n", "ocr-page-nonsense"),
        ("cat >/dev/null; printf 'level\\tpage_num\\ttext\\n5\\t1\\n'\n", "ocr-page-nonsense"),
        ("cat >/dev/null; head -c 300000 /dev/urandom\n", "ocr-page-nonsense"),
    ] {
        let desk = Desk::new();
        let program = program(&desk, does);
        let read = read(&desk, 1, &Ocr::Auto(program));
        assert!(keys(&read).contains(&said), "{does}: {:?}", keys(&read));
        assert!(read.value.paragraphs.is_empty());
    }
}

#[test]
fn a_program_that_is_none_is_said_to_answer_wrongly() {
    let desk = Desk::new();
    let path = desk.put("tesseract", "#!/bin/sh\necho hello\n");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).expect("the script can be made runnable");
    let read = read(&desk, 1, &Ocr::Auto(Tesseract::default().at(path)));
    assert!(keys(&read).contains(&"ocr-broken"), "{:?}", keys(&read));
}

#[test]
fn without_tesseract_or_a_language_it_is_said_what_to_install() {
    let desk = Desk::new();
    let packages = |read: &WithDiagnostics<SourceText>, key: &str| {
        let said = read.diagnostics.iter().find(|diagnostic| diagnostic.what.key == key);
        said.map(|said| format!("{:?}", said.what.args))
    };
    let none = read(&desk, 1, &Ocr::Auto(Tesseract::default().at(desk.path("nothing"))));
    assert!(packages(&none, "ocr-missing").is_some_and(|named| named.contains("tesseract-ocr")), "{:?}", keys(&none));
    // A page that is said to be Arabic, and no model for it.
    let arabic = "cat >/dev/null
case \"$*\" in *'--psm 0'*) printf 'Rotate: 0\\nOrientation confidence: 9.0\\nScript: Arabic\\nScript confidence: 9.0\\n' ;; esac
";
    let lacking = program(&desk, arabic);
    let script = desk.path("tesseract");
    let with_osd = fs::read_to_string(&script).expect("the script").replace("nrus", "nosd");
    fs::write(&script, with_osd).expect("the script");
    let read = read(&desk, 1, &Ocr::Auto(lacking));
    assert!(
        packages(&read, "ocr-needs-language").is_some_and(|named| named.contains("tesseract-ocr-ara")),
        "{:?}",
        keys(&read)
    );
}

#[test]
fn nothing_runs_for_pages_with_text_or_when_it_is_not_wanted() {
    let desk = Desk::new();
    let noting = program(&desk, "echo ran >>\"$0.ran\"\n");
    let path = desk.put("text.pdf", sample("english.pdf"));
    let ocr = Ocr::Auto(noting);
    let read_text =
        read_draft(&path, &ImportOptions::default(), (&Apart::default(), &ocr), &JobControl::default()).expect("read");
    assert!(read_text.value.recognition.is_none() && read_text.value.paragraphs.len() > 8);
    let never = read(&desk, 1, &Ocr::Never);
    assert!(keys(&never).contains(&"import-pdf-page-scanned"), "{:?}", keys(&never));
    assert!(!desk.path("tesseract.ran").exists());
}

#[test]
fn no_file_is_left_and_none_holds_the_page() {
    let desk = Desk::new();
    // The program tells where it works, and what stands there.
    let program = program(&desk, &format!("pwd >\"$0.where\"; ls -la . >>\"$0.where\"\n{TABLE}"));
    read(&desk, 1, &Ocr::Auto(program));
    let seen = fs::read_to_string(desk.path("tesseract.where")).expect("it told");
    let folder = seen.lines().next().expect("a folder");
    assert!(!PathBuf::from(folder).exists(), "the folder is gone");
    let own = seen.lines().find(|line| line.ends_with(" .")).expect("the folder's own rights");
    assert!(own.starts_with("drwx------"), "nobody else may look: {own}");
    // But for the empty file that says whose the folder is.
    let mut stands = seen.lines().skip(2).filter(|line| !line.ends_with(" .") && !line.ends_with(" .."));
    assert!(stands.all(|line| line.contains(" 0 ") && line.ends_with(" in-use")), "nothing stands in it: {seen}");
}
