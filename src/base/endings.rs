//! The endings of file names, and what they promise of what is in a file.

use super::message::Message;
use std::path::{Path, PathBuf};

/// Endings that promise a kind of file that another program would open. A name with one of them holds that kind or is not
/// written.
const PROMISES: [&str; 37] = [
    "akn", "csv", "diff", "doc", "docm", "docx", "epub", "gif", "htm", "html", "jpeg", "jpg", "json", "md", "ods",
    "odt", "pack", "patch", "pdf", "png", "ppt", "pptx", "qdc", "qdpx", "ron", "rtf", "svg", "tif", "tiff", "travaux",
    "txt", "xhtml", "xls", "xlsm", "xlsx", "xml", "zip",
];

/// The endings of web pages, the usual one first.
pub const HTML: &[&str] = &["html", "htm"];
/// The endings of studies.
pub const STUDY: &[&str] = &["travaux"];
/// The endings of packs.
pub const PACK: &[&str] = &["pack"];
/// The endings of codebooks as they are written: REFI-QDA, else CSV.
pub const CODEBOOK: &[&str] = &["qdc", "csv", "xml"];

/// The ending of a path's name, in small letters.
pub fn ending(path: &Path) -> Option<String> {
    path.extension().map(|ending| ending.to_string_lossy().to_lowercase())
}

/// Says that a name promises another kind of file than the one that would be written, whose endings are `own`: a page of
/// the web named `report.docx` would open nowhere. A name without an ending, or with one that promises nothing, is right.
pub fn ending_problem(path: &Path, own: &[&str]) -> Option<Message> {
    let ending = ending(path)?;
    let other = !own.contains(&ending.as_str()) && PROMISES.contains(&ending.as_str());
    other.then(|| {
        Message::new("file-ending-differs").text("ending", ending).text("own", own.first().copied().unwrap_or_default())
    })
}

/// Adds the first of `own` to a name that has none of them; "talks 1.2" has none either.
pub fn with_ending(path: PathBuf, own: &[&str]) -> PathBuf {
    if ending(&path).is_some_and(|ending| own.contains(&ending.as_str()) || PROMISES.contains(&ending.as_str())) {
        return path;
    }
    let Some(first) = own.first() else { return path };
    let mut name = path.file_name().map(ToOwned::to_owned).unwrap_or_default();
    name.push(format!(".{first}"));
    path.with_file_name(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_never_promises_another_format() {
        assert!(ending_problem(Path::new("r.docx"), HTML).is_some());
        assert!(ending_problem(Path::new("r.travaux"), HTML).is_some());
        for right in ["r.html", "r.HTM", "r", "r.2026-03-01", "talks 1.2"] {
            assert_eq!(ending_problem(Path::new(right), HTML), None, "{right}");
        }
        assert_eq!(with_ending(PathBuf::from("a/talks 1.2"), STUDY), Path::new("a/talks 1.2.travaux"));
        assert_eq!(with_ending(PathBuf::from("talks.HTM"), HTML), Path::new("talks.HTM"));
    }
}
