//! Reports as PDF: read back they hold the drafts' paragraphs in order; they are tagged, and the same bytes each time.

use super::docx::compared;
use super::support::{english, read_back, report, study};
use std::collections::BTreeSet;
use std::path::Path;
use travaux::base::JobControl;
use travaux::import::{ImportOptions, import};
use travaux::locale::{Locale, UiLanguage};
use travaux::report::{Audience, Format, Layout, Report, WriteOptions, write};
use travaux::text::{Paragraph, SourceText};

fn sample(name: &str) -> SourceText {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/gdc").join(name);
    let bytes = std::fs::read(path).expect("a sample");
    import(name, &bytes, &ImportOptions::default(), &JobControl::default()).expect("it is read").value
}

/// A draft beside itself.
fn unchanged(copy: SourceText) -> Report {
    let drafts = vec![("One".to_owned(), copy.clone()), ("Two".to_owned(), copy)];
    Report { title: "A text".to_owned(), compared: compared(drafts), ..Report::default() }
}

fn written(report: &Report, layout: Layout, locale: &Locale) -> Vec<u8> {
    let options = WriteOptions { layout, audience: Audience::Own, include: BTreeSet::new() };
    let bytes = write(report, Format::Pdf, &options, locale).expect("written");
    // To be looked at: TRAVAUX_KEEP names a folder.
    if let Some(folder) = std::env::var_os("TRAVAUX_KEEP") {
        let name = format!("{}-{}-{}.pdf", layout.name(), locale.language().tag(), report.compared.drafts.len());
        std::fs::write(Path::new(&folder).join(name), &bytes).expect("kept");
    }
    bytes
}

fn bare(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_whitespace()).collect()
}

/// How a paragraph stands in a redline: what it is cited by, and its words.
fn line(paragraph: &Paragraph) -> String {
    bare(&format!("{}{}", paragraph.cited(), paragraph.text))
}

#[test]
fn it_reads_back_as_the_paragraphs_of_the_draft() {
    for name in ["final.docx", "final-zh.docx"] {
        let made = unchanged(sample(name));
        let read = read_back(&written(&made, Layout::Redline, &english()));
        let read: Vec<String> = read.lines().map(bare).collect();
        let mut rest = read.iter();
        let paragraphs = &made.compared.drafts[1].reading.paragraphs;
        let lost: Vec<String> = paragraphs
            .iter()
            .map(line)
            .filter(|line| !rest.clone().any(|read| read == line) || rest.by_ref().all(|read| read != line))
            .collect();
        assert!(lost.is_empty(), "{name}: {} of {}: {lost:#?}", lost.len(), paragraphs.len());
    }
}

#[test]
fn it_is_tagged_and_named_and_the_same_each_time() {
    let made = report(&study(2), &english());
    let once = written(&made, Layout::Redline, &english());
    assert_eq!(once, written(&made, Layout::Redline, &english()));
    let text = String::from_utf8_lossy(&once);
    for part in
        ["/Marked true", "/StructTreeRoot", "/Lang (en)", "/DisplayDocTitle true", "<pdfuaid:part>1", "/Outlines"]
    {
        assert!(text.contains(part), "{part}");
    }
    for role in ["/Document", "/H1", "/P", "/Table", "/THead", "/TR", "/TH", "/TD", "/Span"] {
        assert!(text.contains(&format!("/S {role}")), "{role}");
    }
}

#[test]
fn every_layout_is_set_in_both_languages() {
    for language in UiLanguage::ALL {
        let locale = Locale::new(language);
        let made = report(&study(3), &locale);
        for layout in [Layout::Comparison, Layout::Table, Layout::Synoptic, Layout::Concordance, Layout::Briefing] {
            let read = bare(&read_back(&written(&made, layout, &locale)));
            assert!(read.contains(&bare(&made.title)), "{}", layout.name());
            let said = bare(&locale.t("head-working-copy"));
            assert!(read.contains(&said), "{}: {said}", layout.name());
        }
    }
}

#[test]
fn a_long_report_has_contents_that_lead_to_its_parts() {
    let made = report(&study(6), &english());
    let bytes = written(&made, Layout::Comparison, &english());
    let text = String::from_utf8_lossy(&bytes);
    let links = text.matches("/Subtype /Link").count();
    assert!(links > 4, "{links} links");
    assert_eq!(text.matches("/S /TOCI").count(), links);
    assert_eq!(text.matches("/OBJR").count(), links);
}

#[test]
fn a_sign_that_no_face_has_is_a_box_and_is_said() {
    let mut copy = sample("final.docx");
    copy.paragraphs.truncate(20);
    copy.paragraphs[10].text = "Before \u{10A80}\u{0F40} after".to_owned();
    let read = read_back(&written(&unchanged(copy), Layout::Redline, &english()));
    assert!(read.contains("Before □□ after"), "{read}");
    assert!(read.contains("2 characters are drawn as boxes") && read.contains("U+10A80"), "{read}");
}
