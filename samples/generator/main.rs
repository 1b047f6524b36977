//! Makes the sample drafts from `samples/source`, run in the project's folder:
//!
//! * `cargo run --example make-samples` writes `samples/gdc`, and the labelled data of `tests/labelled`;
//! * `cargo run --example make-samples -- --check` only says whether they are what the sources give.
//!
//! The PDF files are made from the DOCX files by LibreOffice (`samples/generator/pdf.sh`).
#![expect(
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::print_stderr,
    reason = "a tool for the project's own sources"
)]
#![expect(clippy::disallowed_methods, reason = "writes files that are under version control")]

mod expected;
mod labelled;
mod model;
mod more;
mod write;

use std::error::Error;
use std::fs;
use std::path::Path;

fn main() -> Result<(), Box<dyn Error>> {
    let check = std::env::args().any(|arg| arg == "--check");
    let source = Path::new("samples/source");
    let base = model::base(&fs::read_to_string(source.join("base.txt"))?)?;
    let edits = fs::read_to_string(source.join("edits.txt"))?;
    let chinese = model::translation(&base, &fs::read_to_string(source.join("chinese.txt"))?)?;
    let chinese_edits = fs::read_to_string(source.join("chinese-edits.txt"))?;
    model::same_edits(&edits, &chinese_edits)?;
    let drafts = model::drafts(base, &edits)?;
    let chinese = model::drafts(chinese, &chinese_edits)?;
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    for draft in &chinese {
        files.push((format!("{}-zh.docx", draft.name), write::docx(draft)?));
    }
    for draft in &drafts {
        files.push((format!("{}.docx", draft.name), write::docx(draft)?));
        if matches!(draft.name.as_str(), "rev1" | "final") {
            files.push((format!("{}.txt", draft.name), write::txt(draft).into_bytes()));
            files.push((format!("{}.md", draft.name), more::markdown(draft).into_bytes()));
            files.push((format!("{}.html", draft.name), more::html(draft).into_bytes()));
            files.push((format!("{}.odt", draft.name), more::odt(draft)?));
        }
    }
    files.push(("expected.ron".to_owned(), expected::write(&drafts).into_bytes()));
    files.push(("expected-zh.ron".to_owned(), expected::write(&chinese).into_bytes()));
    for (name, _) in &mut files {
        *name = format!("samples/gdc/{name}");
    }
    files.extend(labelled::files()?);
    let mut stale = false;
    for (name, bytes) in files {
        let path = Path::new(&name);
        if check {
            if fs::read(path).ok().as_ref() != Some(&bytes) {
                eprintln!("{name} is not what the sources give");
                stale = true;
            }
        } else {
            fs::write(path, bytes)?;
        }
    }
    if stale { Err("run: cargo run --example make-samples".into()) } else { Ok(()) }
}
