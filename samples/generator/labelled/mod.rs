//! Labelled data (`tests/labelled`): drafts of real shape, each stated once and written in three formats, and submissions of
//! invented delegations against them.

mod docx;
mod expected;
mod lists;
mod package;
mod pdf;
mod source;
mod submission;
mod text;

use source::Source;
use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::Path;
use submission::Submission;

/// Files by their paths from the project's folder.
pub type Files = Vec<(String, Vec<u8>)>;

/// The files made.
pub fn files() -> Result<Files, Box<dyn Error>> {
    let mut files = Vec::new();
    let mut drafts = BTreeMap::new();
    for (name, text) in sources("tests/labelled/drafts/source")? {
        let draft = Source::read(&name, &text)?;
        let path = |ending: &str| format!("tests/labelled/drafts/{name}.{ending}");
        files.push((path("docx"), docx::write(&draft)?));
        files.push((path("txt"), text::write(&draft).into_bytes()));
        files.push((path("tsv"), expected::write(&draft).into_bytes()));
        drafts.insert(name, draft);
    }
    let mut index = "name\tshape\tfiles\tbase\tactor\n".to_owned();
    for (name, text) in sources("tests/labelled/submissions/source")? {
        let said = Submission::read(&name, &text)?;
        let draft = drafts.get(&said.base).ok_or_else(|| format!("{name}: no draft {}", said.base))?;
        // Tables are read as PDF too.
        let (endings, bytes) = match said.format.as_str() {
            "txt" => ("txt", said.text().into_bytes()),
            "pdf" => ("pdf", said.annotated(draft)?),
            "table" => ("docx,pdf", said.docx()?),
            _ if said.shape == "tracked" => ("docx", said.tracked(draft)?),
            _ => ("docx", said.docx()?),
        };
        index.push_str(&format!("{name}\t{}\t{endings}\t{}\t{}\n", said.shape, said.base, said.actor));
        let path = |ending: &str| format!("tests/labelled/submissions/{name}.{ending}");
        files.push((path(endings.split(',').next().unwrap_or(endings)), bytes));
        files.push((path("tsv"), said.table().into_bytes()));
    }
    files.push(("tests/labelled/submissions/index.tsv".to_owned(), index.into_bytes()));
    Ok(files)
}

/// The texts of a folder by their names, in the order of these.
fn sources(folder: &str) -> Result<Vec<(String, String)>, Box<dyn Error>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending == "txt") {
            let name = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
            found.push((name, fs::read_to_string(Path::new(&path))?));
        }
    }
    found.sort();
    Ok(found)
}
