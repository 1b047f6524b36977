//! Makes the sample drafts from `samples/source`: `cargo run --example make-samples`, run in the project's folder.
#![expect(missing_docs, clippy::indexing_slicing, reason = "a tool for the project's own sources")]

mod model;
mod write;

use std::{error::Error, fs, path::Path};

fn main() -> Result<(), Box<dyn Error>> {
    let source = Path::new("samples/source");
    let base = model::base(&fs::read_to_string(source.join("base.txt"))?)?;
    let drafts = model::drafts(base, &fs::read_to_string(source.join("edits.txt")).unwrap_or_default())?;
    let folder = Path::new("samples/gdc");
    fs::create_dir_all(folder)?;
    for draft in &drafts {
        fs::write(folder.join(format!("{}.txt", draft.name)), write::txt(draft))?;
        fs::write(folder.join(format!("{}.docx", draft.name)), write::docx(draft)?)?;
    }
    Ok(())
}
