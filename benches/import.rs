//! How long reading takes, beside pdftotext and pandoc on the same files in the same run.
//!
//! `cargo bench --bench import` makes a DOCX of a hundred pages from the sample's paragraphs and, where LibreOffice is
//! installed, a PDF of it. `cargo bench --bench import -- FILE…` takes other files. Best of nine, in milliseconds.
#![expect(
    clippy::expect_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a bench may stop, and speaks to a person"
)]

use std::io::{Cursor, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;
use travaux::base::JobControl;
use travaux::import::{ImportOptions, import};

/// Words on a page of a UN document, set as LibreOffice sets them by default.
const PAGE: usize = 480;
const PAGES: usize = 100;

fn best(mut work: impl FnMut()) -> f64 {
    (0..9)
        .map(|_| {
            let began = Instant::now();
            work();
            began.elapsed().as_secs_f64() * 1000.0
        })
        .fold(f64::MAX, f64::min)
}

/// A program run on a file; nothing when it is not installed.
fn program(name: &str, args: &[&str], file: &Path) -> Option<f64> {
    let run = || {
        let mut command = Command::new(name);
        for arg in args {
            if *arg == "FILE" {
                command.arg(file)
            } else {
                command.arg(arg)
            };
        }
        command.stdout(Stdio::null()).stderr(Stdio::null()).status()
    };
    run().ok()?;
    Some(best(|| {
        run().expect("it ran a moment ago");
    }))
}

/// A DOCX of [`PAGES`] pages: the paragraphs of the sample, each with an automatic number and a bold word.
fn document() -> Vec<u8> {
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/gdc/final.docx");
    let bytes = std::fs::read(sample).expect("a sample");
    let copy = import("final.docx", &bytes, &ImportOptions::default(), &JobControl::default()).expect("readable").value;
    let (mut body, mut words) = (String::new(), 0);
    for paragraph in copy.paragraphs.iter().cycle() {
        if words >= PAGE * PAGES {
            break;
        }
        words += paragraph.text.split_whitespace().count();
        let text = paragraph.text.replace('&', "&amp;").replace('<', "&lt;");
        let (first, rest) = text.split_once(' ').unwrap_or((&text, ""));
        body += &format!(
            r#"<w:p><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">{first} </w:t></w:r><w:r><w:t>{rest}</w:t></w:r></w:p>"#
        );
    }
    let namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    let types = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"#;
    let relations = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#;
    let document = format!(r#"<w:document xmlns:w="{namespace}"><w:body>{body}</w:body></w:document>"#);
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, part) in [("[Content_Types].xml", types), ("_rels/.rels", relations), ("word/document.xml", &document)] {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).expect("started");
        zip.write_all(part.as_bytes()).expect("written");
    }
    zip.finish().expect("finished").into_inner()
}

fn main() {
    let mut files: Vec<PathBuf> =
        std::env::args().skip(1).filter(|arg| !arg.starts_with("--")).map(PathBuf::from).collect();
    let folder = tempfile::tempdir().expect("a folder");
    if files.is_empty() {
        let docx = folder.path().join("hundred.docx");
        std::fs::write(&docx, document()).expect("written");
        let home = format!("-env:UserInstallation=file://{}/home", folder.path().display());
        let converted = Command::new("soffice")
            .args(["--headless", &home, "--convert-to", "pdf", "--outdir"])
            .arg(folder.path())
            .arg(&docx)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status();
        files.push(docx);
        let pdf = folder.path().join("hundred.pdf");
        if converted.is_ok() && pdf.exists() {
            files.push(pdf);
        } else {
            println!("LibreOffice is not installed: no PDF to measure");
        }
    }
    for file in &files {
        let bytes = std::fs::read(file).expect("readable");
        let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let read = || import(&name, &bytes, &ImportOptions::default(), &JobControl::default()).expect("readable");
        let copy = read().value;
        let pages = copy.paragraphs.iter().filter_map(|paragraph| paragraph.page).max();
        let words: usize = copy.paragraphs.iter().map(|paragraph| paragraph.text.split_whitespace().count()).sum();
        let ours = best(|| drop(read()));
        let (what, theirs) = if bytes.starts_with(b"%PDF") {
            ("pdftotext", program("pdftotext", &["FILE", "-"], file))
        } else {
            ("pandoc", program("pandoc", &["-t", "plain", "FILE"], file))
        };
        let theirs = theirs.map_or_else(|| "not installed".to_owned(), |time| format!("{time:.0} ms"));
        let pages = pages.map(|pages| format!(", {pages} pages")).unwrap_or_default();
        println!("{name}: {words} words{pages}; travaux {ours:.0} ms, {what} {theirs}");
    }
}
