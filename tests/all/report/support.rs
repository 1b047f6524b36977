//! A study to write reports of, and files as their readers take them apart.

use std::io::Read as _;
use std::sync::Arc;
use travaux::app::{report_of, sample_study};
use travaux::base::{JobControl, StudyId};
use travaux::import::{ImportOptions, import};
use travaux::locale::{Locale, UiLanguage};
use travaux::report::{Format, Layout, Report};
use travaux::study::{Draft, Study};
use travaux::text::Paragraph;

/// The sample study, with only so many of its newest drafts: enough for every kind of change.
pub fn study(drafts: usize) -> Study {
    let mut study = sample_study(StudyId::from_bits(0x5a51_5a52_5a53_5a54_5a55_5a56_5a57_5a58), &english());
    let from = study.drafts.len().saturating_sub(drafts);
    study.drafts.drain(..from);
    study
}

/// The draft at a place, to be changed.
pub fn draft(study: &mut Study, at: usize) -> &mut Draft {
    Arc::make_mut(&mut study.drafts[at])
}

pub fn english() -> Locale {
    Locale::new(UiLanguage::English)
}

pub fn report(study: &Study, locale: &Locale) -> Report {
    report_of(study, locale, &JobControl::default()).expect("nobody cancels")
}

/// Every pair that is offered.
pub fn pairs() -> Vec<(Layout, Format)> {
    let of = |layout: Layout| layout.formats().iter().map(move |format| (layout, *format));
    Layout::ALL.iter().copied().flat_map(of).collect()
}

/// The texts of a file: of a package, those of each of its entries by name.
pub fn unpacked(bytes: &[u8]) -> Vec<(String, String)> {
    if bytes.starts_with(b"%PDF") {
        return vec![("text".to_owned(), read_back(bytes)), ("objects".to_owned(), objects(bytes))];
    }
    if !bytes.starts_with(b"PK") {
        return vec![(String::new(), String::from_utf8(bytes.to_vec()).expect("UTF-8"))];
    }
    let mut package = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a package");
    let names: Vec<String> = package.file_names().map(|name| name.expect("a name").into_owned()).collect();
    let mut entry = |name: String| {
        let mut bytes = Vec::new();
        package.by_name(&name).expect("there").read_to_end(&mut bytes).expect("readable");
        (name, String::from_utf8_lossy(&bytes).into_owned())
    };
    names.into_iter().map(&mut entry).collect()
}

/// A PDF as this program reads it: a line a paragraph.
pub fn read_back(bytes: &[u8]) -> String {
    let read = import("report.pdf", bytes, &ImportOptions::default(), &JobControl::default()).expect("it is read");
    let line = |paragraph: &Paragraph| {
        let label = paragraph.label.as_deref().map(|label| format!("{label} ")).unwrap_or_default();
        format!("{label}{}\n", paragraph.text)
    };
    let aside = read.value.set_aside.iter().map(|aside| format!("{}\n", aside.text));
    read.value.paragraphs.iter().map(line).chain(aside).collect()
}

/// What stands in a PDF beside its streams.
fn objects(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes);
    let mut outside = String::new();
    let mut rest = &*text;
    while let Some((before, after)) = rest.split_once("stream\n") {
        outside += before;
        rest = after.split_once("endstream").map_or("", |(_, rest)| rest);
    }
    outside + rest
}

/// One entry of a package.
pub fn entry(bytes: &[u8], name: &str) -> String {
    let found = unpacked(bytes).into_iter().find(|(there, _)| there == name);
    found.unwrap_or_else(|| panic!("{name} is in the package")).1
}
