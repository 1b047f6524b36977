//! Bad input: through the program as it is run, and through the window's state.

use crate::support::{Desk, act, said};
use std::fs;
use std::path::Path;
use std::process::{Command, Output};
use travaux::app::{Action, DraftAction, StudyAction};

/// The program, with a home of its own and no screen.
fn travaux(desk: &Desk, arguments: &[&Path]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_travaux"))
        .args(arguments)
        .current_dir(desk.folder())
        .env("HOME", desk.folder())
        .env("XDG_DATA_HOME", desk.data())
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .env_remove("WAYLAND_SOCKET")
        .output()
        .expect("the program runs")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}

/// One line, which names the file.
fn check_line(line: &str, file: &Path) {
    let name = file.file_name().expect("a name").to_string_lossy();
    assert_eq!(line.trim_end().lines().count(), 1, "{name}: one line, not {line:?}");
    assert!(line.starts_with("travaux: ") && line.contains(&*name), "{line:?} names {name}");
    assert!(!line.contains("panicked"), "{line:?}");
}

/// A file that is no draft is refused by the command line and by the window, each in one sentence.
fn check_refused(desk: &Desk, file: &Path, says: &str) {
    let good = desk.put("good.txt", crate::support::ZERO);
    let out = desk.path("out.html");
    for arguments in [
        vec![Path::new("show"), file],
        vec![Path::new("compare"), &good, file, Path::new("-o"), &out],
        vec![Path::new("compare"), file, &good, Path::new("--format"), Path::new("json")],
    ] {
        let ran = travaux(desk, &arguments);
        let line = text(&ran.stderr);
        assert_eq!(ran.status.code(), Some(2), "{arguments:?}: {line}");
        check_line(&line, file);
        assert!(line.contains(says), "{line:?} says “{says}”");
        assert_eq!(text(&ran.stdout), "", "{arguments:?}");
        assert!(!out.exists(), "no output file");
    }
    if says == "password" {
        // The window asks for it.
        return;
    }
    let mut app = desk.with_drafts(1);
    let study = app.study().clone();
    act(&mut app, Action::Draft(DraftAction::Open(vec![file.to_owned()])));
    assert_eq!(**app.study(), *study, "the study is as it was");
    let toasts = app.toasts();
    assert_eq!(toasts.len(), 1, "{:?}", said(&app));
    assert!(toasts[0].grave, "what went wrong stays until taken away");
    assert!(said(&app)[0].contains(says), "{:?} says “{says}”", said(&app));
}

/// The bytes of no format, the same each time.
fn noise(bytes: usize) -> Vec<u8> {
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    std::iter::repeat_with(|| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 24) as u8
    })
    .take(bytes)
    .collect()
}

#[test]
fn an_empty_file_is_refused() {
    let desk = Desk::new();
    for name in ["empty.pdf", "empty.docx", "empty.txt"] {
        check_refused(&desk, &desk.put(name, ""), "empty");
    }
}

#[test]
fn a_picture_named_pdf_is_refused() {
    let desk = Desk::new();
    let mut jpeg = vec![0xFF, 0xD8, 0xFF, 0xE0, 0x00, 0x10];
    jpeg.extend(b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0");
    jpeg.extend(noise(4_000));
    check_refused(&desk, &desk.put("scan.pdf", jpeg), "picture");
}

#[test]
fn a_package_cut_short_is_refused() {
    let desk = Desk::new();
    let whole = docx("<w:p><w:r><w:t>Some words of a draft.</w:t></w:r></w:p>");
    check_refused(&desk, &desk.put("cut.docx", &whole[..whole.len() / 2]), "damaged");
}

#[test]
fn a_pdf_cut_short_is_refused() {
    let desk = Desk::new();
    check_refused(&desk, &desk.put("cut.pdf", "%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R"), "PDF");
}

/// A PDF that opens only with a password: what guards it fits no empty one.
fn locked_pdf() -> Vec<u8> {
    let guard = "5A".repeat(32);
    let content = "BT /F1 12 Tf 72 720 Td (Some words of a draft.) Tj ET";
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R >>".to_owned(),
        format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()),
        format!("<< /Filter /Standard /V 1 /R 2 /O <{guard}> /U <{guard}> /P -4 >>"),
    ];
    let mut pdf = "%PDF-1.4\n".to_owned();
    let mut starts = Vec::new();
    for (at, object) in objects.iter().enumerate() {
        starts.push(pdf.len());
        pdf += &format!("{} 0 obj\n{object}\nendobj\n", at + 1);
    }
    let table = pdf.len();
    pdf += "xref\n0 6\n0000000000 65535 f \n";
    for start in starts {
        pdf += &format!("{start:010} 00000 n \n");
    }
    pdf += "trailer\n<< /Size 6 /Root 1 0 R /Encrypt 5 0 R /ID [<00112233> <00112233>] >>\n";
    pdf += &format!("startxref\n{table}\n%%EOF\n");
    pdf.into_bytes()
}

#[test]
fn a_pdf_with_a_password_is_refused() {
    let desk = Desk::new();
    check_refused(&desk, &desk.put("locked.pdf", locked_pdf()), "password");
}

#[test]
fn a_submission_is_read_against_the_draft() {
    let desk = Desk::new();
    let base = desk.put("zero.txt", crate::support::ZERO);
    let said = "Proposals of Norland, a delegation invented for this test.\n\n\
        In paragraph 4, replace “by 2030” by “by 2028”.\n\nParagraph 12: delete.\n\n\
        7. We request the Secretary-General to report on the implementation of this resolution every [G77: single] year.\n";
    let submission = desk.put("submission.txt", said);
    let import = |base: &Path, more: &[&str]| {
        let mut arguments = vec![Path::new("import"), &submission, Path::new("--base"), base];
        arguments.extend(more.iter().map(Path::new));
        travaux(&desk, &arguments)
    };
    let ran = import(&base, &["--actor", "Norland", "--format", "json"]);
    assert_eq!(ran.status.code(), Some(0), "{}", text(&ran.stderr));
    let value: serde_json::Value = serde_json::from_str(&text(&ran.stdout)).expect("one JSON object");
    let proposals = value["proposals"].as_array().expect("a list");
    let of = |action: &str, reference: &str| {
        let there = |one: &&serde_json::Value| one["action"] == action && one["ref"] == reference;
        proposals.iter().find(there).unwrap_or_else(|| panic!("{action} on {reference}: {value}"))
    };
    let replaced = of("replace", "4");
    assert_eq!((&replaced["old"], &replaced["new"]), (&"by 2030".into(), &"by 2028".into()));
    assert_eq!(replaced["actors"][0]["as_written"], "Norland");
    assert_eq!(replaced["actors"][0]["code"], serde_json::Value::Null, "nobody the program knows");
    assert!(of("delete", "12")["doubt"].as_str().is_some_and(|doubt| doubt.contains("no paragraph")));
    let bracket = of("insert", "7");
    assert_eq!((&bracket["new"], &bracket["actors"][0]["code"]), (&"single".into(), &"G77".into()));
    let ran = import(&desk.path("gone.txt"), &[]);
    assert_eq!(ran.status.code(), Some(2));
    assert!(text(&ran.stderr).contains("gone.txt"));
}

#[test]
fn a_folder_is_refused() {
    let desk = Desk::new();
    let folder = desk.path("drafts.pdf");
    fs::create_dir(&folder).expect("writable");
    check_refused(&desk, &folder, "folder");
}

#[test]
fn a_missing_file_is_refused() {
    let desk = Desk::new();
    check_refused(&desk, &desk.path("nowhere.pdf"), "no such file");
}

#[cfg(unix)]
#[test]
fn a_file_without_permission_is_refused() {
    use std::os::unix::fs::PermissionsExt as _;
    let desk = Desk::new();
    let file = desk.put("secret.txt", crate::support::ZERO);
    fs::set_permissions(&file, fs::Permissions::from_mode(0o000)).expect("ours");
    if fs::read(&file).is_ok() {
        crate::support::skipped("this user may read everything, so permission can't be missing");
        return;
    }
    check_refused(&desk, &file, "ermission");
}

#[test]
fn noise_is_refused() {
    let desk = Desk::new();
    for name in ["noise.txt", "noise.docx", "noise.pdf", "noise"] {
        check_refused(&desk, &desk.put(name, noise(300_000)), "");
    }
}

#[test]
fn a_huge_file_is_refused() {
    let desk = Desk::new();
    for (name, megabytes, head) in
        [("zeros.txt", 200, &b""[..]), ("noise.pdf", 200, b"\x93\x01"), ("huge.txt", 300, b"")]
    {
        let path = desk.put(name, head);
        // A file with holes takes no room on the disk.
        fs::File::options().write(true).open(&path).expect("ours").set_len(megabytes << 20).expect("room");
        let ran = travaux(&desk, &[Path::new("show"), &path]);
        assert_eq!(ran.status.code(), Some(2), "{name}");
        check_line(&text(&ran.stderr), &path);
    }
}

#[test]
fn a_study_of_a_newer_format_is_refused() {
    let desk = Desk::new();
    let file = desk.put("new.travaux", "// Travaux study, format 99\n(format: 99, tomorrow: \"yes\")\n");
    check_study_refused(&desk, &file, "99");
}

#[test]
fn a_damaged_study_is_refused_with_its_line() {
    let desk = Desk::new();
    let mut app = desk.with_drafts(1);
    let file = desk.path("libraries.travaux");
    act(&mut app, Action::Study(StudyAction::SaveTo(file.clone())));
    let whole = fs::read_to_string(&file).expect("the study");
    let damaged = desk.put("damaged.travaux", &whole[..whole.floor_char_boundary(whole.len() / 2)]);
    check_study_refused(&desk, &damaged, "line");
    check_study_refused(&desk, &desk.put("other.travaux", noise(5_000)), "");
    check_study_refused(&desk, &desk.put("empty.travaux", ""), "");
    check_study_refused(&desk, &desk.path("nowhere.travaux"), "no such file");
}

fn check_study_refused(desk: &Desk, file: &Path, says: &str) {
    let out = desk.path("out.html");
    for arguments in [vec![Path::new("check"), file], vec![Path::new("report"), file, Path::new("-o"), &out]] {
        let ran = travaux(desk, &arguments);
        let line = text(&ran.stderr);
        assert_eq!(ran.status.code(), Some(2), "{arguments:?}: {line}");
        check_line(&line, file);
        assert!(line.contains(says), "{line:?} says “{says}”");
        assert_eq!(text(&ran.stdout), "");
        assert!(!out.exists(), "no output file");
    }
    let mut app = desk.with_drafts(7);
    let study = app.study().clone();
    app.perform(Action::Draft(DraftAction::Open(vec![file.to_owned()])));
    if app.dialog().is_some() {
        app.perform(Action::Study(StudyAction::Answer(travaux::app::Answer::Discard)));
    }
    app.settle();
    assert_eq!(**app.study(), *study, "the study is as it was");
    assert_eq!(app.toasts().len(), 1, "{:?}", said(&app));
    assert!(said(&app)[0].contains(says), "{:?} says “{says}”", said(&app));
}

#[test]
fn an_output_that_cant_be_written_is_one_line() {
    let desk = Desk::new();
    let drafts = desk.drafts();
    let out = desk.path("no/such/folder/out.html");
    let ran = travaux(&desk, &[Path::new("compare"), &drafts[0], &drafts[1], Path::new("-o"), &out]);
    assert_eq!(ran.status.code(), Some(2));
    check_line(&text(&ran.stderr), &out);
}

#[test]
fn without_a_screen_the_main_job_is_done_on_the_sample() {
    let desk = Desk::new();
    let ran = travaux(&desk, &[]);
    let (out, line) = (text(&ran.stdout), text(&ran.stderr));
    assert_eq!(ran.status.code(), Some(0), "{line}");
    assert_eq!(line.trim_end().lines().count(), 1, "{line}");
    assert!(out.contains('→') && out.contains("travaux-sample.html"), "{out}");
    let report = fs::read_to_string(desk.path("travaux-sample.html")).expect("the report");
    assert!(report.contains("<ins") && report.contains("</html>"));
    assert_eq!(fs::read_dir(desk.folder()).expect("readable").count(), 1, "nothing else is written");
}

#[test]
fn without_a_screen_files_are_not_opened() {
    let desk = Desk::new();
    let drafts = desk.drafts();
    let ran = travaux(&desk, &[&drafts[0]]);
    assert_eq!(ran.status.code(), Some(2));
    assert_eq!(text(&ran.stderr).trim_end().lines().count(), 1);
}

/// The smallest DOCX with this body.
pub fn docx(body: &str) -> Vec<u8> {
    use std::io::Write as _;
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    let types = "<?xml version=\"1.0\"?><Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
        <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
        <Override PartName=\"/word/document.xml\" ContentType=\
        \"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>";
    let relations = "<?xml version=\"1.0\"?>\
        <Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
        <Relationship Id=\"r1\" Target=\"word/document.xml\" Type=\
        \"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\"/></Relationships>";
    let document = format!(
        "<?xml version=\"1.0\"?><w:document xmlns:w=\
        \"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{body}</w:body></w:document>"
    );
    for (name, part) in [("[Content_Types].xml", types), ("_rels/.rels", relations), ("word/document.xml", &document)] {
        zip.start_file(name, options).expect("in memory");
        zip.write_all(part.as_bytes()).expect("in memory");
    }
    zip.finish().expect("in memory").into_inner()
}

#[test]
fn a_document_with_tracked_changes_alone_is_before_and_after() {
    let desk = Desk::new();
    let body = "<w:p><w:r><w:t xml:space=\"preserve\">We </w:t></w:r>\
        <w:del w:id=\"1\" w:author=\"A\"><w:r><w:delText>decide</w:delText></w:r></w:del>\
        <w:ins w:id=\"2\" w:author=\"A\"><w:r><w:t>consider</w:t></w:r></w:ins>\
        <w:r><w:t xml:space=\"preserve\"> to establish a fund for rural libraries.</w:t></w:r></w:p>\
        <w:p><w:r><w:t>Nothing happens to this paragraph at all.</w:t></w:r></w:p>";
    let file = desk.put("fund-tracked.docx", docx(body));
    let mut app = desk.app(1);
    app.start_with(vec![file]);
    app.settle();
    assert_eq!(app.study().drafts.len(), 2, "{:?}", said(&app));
    let board = app.board().expect("a comparison");
    let words = |side| board.readings.get(side).paragraphs[0].text.clone();
    assert_eq!(words(travaux::base::Side::Old), "We decide to establish a fund for rural libraries.");
    assert_eq!(words(travaux::base::Side::New), "We consider to establish a fund for rural libraries.");
    assert_eq!(board.totals.visible, 1);
}
