//! Tracked changes in DOCX: accepted they give the newest draft, rejected the oldest, whoever judges.

use super::docx_judge::{self as judge, Side};
use super::docx_pairs as pairs;
use fastrand::Rng;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use travaux::base::{ContentHash, JobControl, Sides};
use travaux::compare::{Options, compare};
use travaux::import::{ImportOptions, import};
use travaux::locale::Locale;
use travaux::report::docx::{redline, redline_in_place};
use travaux::report::{Audience, Compared, ComparedDraft, ComparedStep, Layout, Report, WriteOptions, write};
use travaux::text::{Format, Paragraph, ParagraphKind, Reading, SourceText, View};

fn copy_of(paragraphs: Vec<Paragraph>) -> SourceText {
    SourceText { paragraphs, ..SourceText::empty(ContentHash::of(b"x"), 1, Format::Text) }
}

/// Drafts compared in a row.
pub fn compared(drafts: Vec<(String, SourceText)>) -> Compared {
    let drafts: Vec<ComparedDraft> = drafts
        .into_iter()
        .map(|(name, copy)| ComparedDraft {
            reading: Arc::new(Reading::of(&copy, View::Accepted)),
            date: None,
            file: name.clone(),
            fingerprint: String::new(),
            status: "status-unknown",
            source: String::new(),
            copy: Arc::new(copy),
            name,
        })
        .collect();
    let steps = drafts.windows(2).enumerate().map(|(at, pair)| {
        let [old, new] = pair else { panic!("two drafts") };
        let (old, new) = (&old.reading.paragraphs, &new.reading.paragraphs);
        let comparison = compare(old, new, &Options::default(), &[], &JobControl::default()).expect("nobody cancels");
        ComparedStep { at: Sides::new(at, at + 1), comparison: Arc::new(comparison) }
    });
    let steps = steps.collect();
    Compared { steps, drafts, ..Compared::default() }
}

pub fn drafts_of(texts: Vec<Vec<Paragraph>>) -> Compared {
    compared(texts.into_iter().enumerate().map(|(at, text)| (format!("Draft {at}"), copy_of(text))).collect())
}

pub fn written(compared: Compared) -> Vec<u8> {
    redline(&Report { title: "A text".to_owned(), compared, ..Report::default() }, &Locale::default())
}

fn line(paragraph: &Paragraph) -> String {
    format!("{} {}", paragraph.label.as_deref().unwrap_or(""), paragraph.text).trim().to_owned()
}

/// The paragraphs of a draft, notes that a mark names last and without it, in the order of their marks.
pub fn expected(paragraphs: &[Paragraph]) -> Vec<String> {
    let mut noted: Vec<usize> = Vec::new();
    for paragraph in paragraphs.iter().filter(|paragraph| paragraph.kind != ParagraphKind::Footnote) {
        let mut marks = paragraph.notes.clone();
        marks.sort_by_key(|mark| mark.at);
        for mark in marks {
            let mut at = mark.paragraph;
            let is_note = |at: usize| paragraphs.get(at).is_some_and(|note| note.kind == ParagraphKind::Footnote);
            if !is_note(at) || noted.contains(&at) {
                continue;
            }
            noted.push(at);
            while is_note(at + 1) && paragraphs[at + 1].label.is_none() {
                at += 1;
                noted.push(at);
            }
        }
    }
    let body = paragraphs.iter().enumerate().filter(|(at, _)| !noted.contains(at));
    let body = body.map(|(_, paragraph)| line(paragraph));
    body.chain(noted.iter().map(|at| paragraphs[*at].text.trim().to_owned())).collect()
}

/// The paragraphs as the program reads them from the document.
pub fn read_back(name: &str, bytes: &[u8], view: View) -> Vec<String> {
    let copy = import(name, bytes, &ImportOptions::default(), &JobControl::default()).expect("readable").value;
    let reading = Reading::of(&copy, view);
    let (notes, body): (Vec<&Paragraph>, Vec<&Paragraph>) =
        reading.paragraphs.iter().partition(|paragraph| paragraph.kind == ParagraphKind::Footnote);
    body.into_iter().map(line).chain(notes.into_iter().map(|note| note.text.trim().to_owned())).collect()
}

pub fn same(what: &str, found: &[String], wanted: &[String]) {
    let loose = |text: &String| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let (found, wanted): (Vec<_>, Vec<_>) = (found.iter().map(loose).collect(), wanted.iter().map(loose).collect());
    let at = found.iter().zip(&wanted).take_while(|(a, b)| a == b).count();
    assert!(
        found == wanted,
        "{what}: paragraph {at}:\n  found  {:?}\n  wanted {:?}\n  of {} and {}",
        found.get(at..(at + 3).min(found.len())),
        wanted.get(at..(at + 3).min(wanted.len())),
        found.len(),
        wanted.len()
    );
}

/// A paragraph without its number, and without white space.
pub fn bare(text: &str) -> String {
    let words = text.trim_start_matches(|sign: char| !sign.is_alphabetic());
    words.split_whitespace().collect()
}

/// Holds a document against the oldest and newest of its drafts.
pub fn hold(what: &str, compared: Compared) -> Vec<u8> {
    let first = expected(&compared.drafts.first().expect("drafts").reading.paragraphs);
    let last = expected(&compared.drafts.last().expect("drafts").reading.paragraphs);
    let steps = compared.steps.len();
    let bytes = written(compared);
    keep(&format!("{}.docx", what.replace(' ', "-").replace('→', "to")), &bytes);
    same(&format!("{what} rejected"), &judge::paragraphs(&bytes, Side::Rejected), &first);
    same(&format!("{what} accepted"), &judge::paragraphs(&bytes, Side::Accepted), &last);
    let read = [read_back("x.docx", &bytes, View::Rejected), read_back("x.docx", &bytes, View::Accepted)];
    for ((side, found), wanted) in ["rejected", "accepted"].iter().zip(read).zip([first, last]) {
        // Numbers typed anew several times over, and the space at a break that came and went, are not always told right.
        let told =
            |texts: &[String]| if steps == 1 { texts.to_vec() } else { texts.iter().map(|text| bare(text)).collect() };
        same(&format!("{what} {side}, as the program reads it"), &told(&found), &told(&wanted));
    }
    bytes
}

pub fn sample(name: &str) -> (String, SourceText) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/gdc").join(name);
    let bytes = std::fs::read(path).expect("the sample is there");
    let copy = import(name, &bytes, &ImportOptions::default(), &JobControl::default()).expect("readable").value;
    (name.rsplit_once('.').expect("an ending").0.to_owned(), copy)
}

/// Keeps a document for other programs to look at, where a folder is named for it.
pub fn keep(name: &str, bytes: &[u8]) {
    if let Some(folder) = std::env::var_os("TRAVAUX_KEEP_DOCX") {
        std::fs::write(PathBuf::from(folder).join(name), bytes).expect("the folder is there");
    }
}

#[test]
fn neighbours_of_the_sample_are_given_back() {
    let names = ["zero.docx", "rev1.docx", "rev2.docx", "rev3.docx", "rev4.docx", "final.docx", "final.pdf", "rev1.md"];
    for pair in names.windows(2) {
        hold(&pair.join(" → "), compared(pair.iter().map(|name| sample(name)).collect()));
    }
    hold("in Chinese", compared(vec![sample("zero-zh.docx"), sample("final-zh.docx")]));
}

#[test]
fn six_drafts_in_one_document_are_signed_each() {
    let names = ["zero.docx", "rev1.docx", "rev2.docx", "rev3.docx", "rev4.docx", "final.docx"];
    let bytes = hold("six drafts", compared(names.map(sample).to_vec()));
    let document = judge::part(&bytes, "word/document.xml");
    for name in ["rev1", "rev2", "rev3", "rev4", "final"] {
        assert!(document.contains(&format!("w:author=\"{name}\"")), "{name}");
    }
    assert!(document.contains("<w:del ") && document.contains("<w:moveFromRangeStart "));
    let twice = document
        .match_indices("<w:ins ")
        .any(|(at, _)| document[at..].split_once('>').is_some_and(|(_, rest)| rest.starts_with("<w:del ")));
    assert!(twice, "words that came and went are a deletion inside an insertion");
}

#[test]
fn generated_pairs_are_given_back() {
    for seed in 0..200 {
        let mut random = Rng::with_seed(seed);
        let pieces = 3 + random.usize(..14);
        let old = pairs::draft(&mut random, pieces);
        let new = pairs::revise(&old, &mut random);
        let labels = seed % 2 == 0;
        let texts = vec![pairs::paragraphs(&old, labels), pairs::paragraphs(&new, labels)];
        hold(&format!("seed {seed}"), drafts_of(texts));
    }
}

#[test]
fn generated_rows_of_drafts_are_given_back() {
    for seed in 0..60 {
        let mut random = Rng::with_seed(1000 + seed);
        let pieces = 3 + random.usize(..10);
        let mut rows = vec![pairs::draft(&mut random, pieces)];
        for _ in 0..3 {
            let next = pairs::revise(rows.last().expect("a draft"), &mut random);
            rows.push(next);
        }
        let labels = seed % 2 == 0;
        hold(&format!("row {seed}"), drafts_of(rows.iter().map(|row| pairs::paragraphs(row, labels)).collect()));
    }
}

/// A row whose steps can't be laid over one another (see `generated_rows_of_drafts_are_given_back`).
#[test]
fn drafts_left_out_between_are_said() {
    let mut random = Rng::with_seed(1046);
    let pieces = 3 + random.usize(..10);
    let mut rows = vec![pairs::draft(&mut random, pieces)];
    for _ in 0..3 {
        let next = pairs::revise(rows.last().expect("a draft"), &mut random);
        rows.push(next);
    }
    let bytes = written(drafts_of(rows.iter().map(|row| pairs::paragraphs(row, true)).collect()));
    let header = judge::part(&bytes, "word/header1.xml");
    let document = judge::part(&bytes, "word/document.xml");
    let signed = |name: &str| document.contains(&format!("w:author=\"{name}\""));
    // Either each revision names its draft, or it is said that two drafts are left out.
    assert!(signed("Draft 1") || header.contains("2 drafts between"), "{header}");
    assert_eq!(signed("Draft 1"), !header.contains("2 drafts between"));
}

#[test]
fn the_same_drafts_give_the_same_bytes() {
    let once = || written(compared(vec![sample("zero.docx"), sample("rev1.docx")]));
    assert_eq!(once(), once());
}

/// The paragraphs of a document as markup, in order.
fn markup(document: &str) -> Vec<&str> {
    let starts = document
        .match_indices("<w:p")
        .filter(|(at, _)| document[at + 4..].starts_with(['>', ' ']) && document[*at..].find("</w:p>").is_some());
    starts.map(|(at, _)| &document[at..at + document[at..].find("</w:p>").expect("an end")]).collect()
}

/// Holds a redline that was written into the newest draft's own document; whether one was.
fn hold_in_place(what: &str, compared: Compared, package: &[u8]) -> bool {
    let first = expected(&compared.drafts.first().expect("drafts").reading.paragraphs);
    let newest = compared.drafts.last().expect("drafts");
    let last = expected(&newest.reading.paragraphs);
    let report = Report { title: "A text".to_owned(), compared, ..Report::default() };
    let Some((bytes, _)) = redline_in_place(&report, package, View::Accepted) else { return false };
    keep(&format!("in-place-{}.docx", what.replace(' ', "-")), &bytes);
    let loose = |texts: &[String]| -> Vec<String> {
        texts.iter().filter(|text| !text.trim().is_empty()).map(|text| text.split_whitespace().collect()).collect()
    };
    let ours = |view| loose(&read_back("x.docx", &bytes, view));
    assert_eq!(ours(View::Accepted), loose(&last), "{what} accepted");
    let (found, wanted) = (ours(View::Rejected), loose(&first));
    // Numbers that the file counts are counted anew.
    let (found, wanted): (Vec<_>, Vec<_>) =
        (found.iter().map(|text| bare(text)).collect(), wanted.iter().map(|text| bare(text)).collect());
    let at = found.iter().zip(&wanted).take_while(|(a, b)| a == b).count();
    assert!(found == wanted, "{what} rejected: {:?} for {:?}", found.get(at), wanted.get(at));
    let (before, after) = (judge::part(package, "word/document.xml"), judge::part(&bytes, "word/document.xml"));
    let kept: std::collections::BTreeSet<&str> = markup(&after).into_iter().collect();
    let untouched = markup(&before).into_iter().filter(|paragraph| kept.contains(paragraph)).count();
    eprintln!("{what}: {untouched} of {} paragraphs byte for byte", markup(&before).len());
    true
}

#[test]
fn revisions_are_written_into_the_file_of_the_newest_draft() {
    let names = ["zero.docx", "rev1.docx", "rev2.docx", "rev3.docx", "rev4.docx", "final.docx"];
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/gdc");
    let mut written = 0;
    for pair in names.windows(2) {
        let package = std::fs::read(folder.join(pair[1])).expect("the sample is there");
        let compared = compared(pair.iter().map(|name| sample(name)).collect());
        written += usize::from(hold_in_place(&pair.join(" to "), compared, &package));
    }
    eprintln!("{written} of 5 sample pairs in place");
    let mut generated = 0;
    for seed in 0..80 {
        let mut random = Rng::with_seed(seed);
        let pieces = 3 + random.usize(..14);
        let old = pairs::draft(&mut random, pieces);
        let new = pairs::revise(&old, &mut random);
        let labels = seed % 2 == 0;
        let package = written_alone(pairs::paragraphs(&new, labels));
        let read = import("new.docx", &package, &ImportOptions::default(), &JobControl::default());
        let drafts = vec![
            ("old".to_owned(), copy_of(pairs::paragraphs(&old, labels))),
            ("new".to_owned(), read.expect("readable").value),
        ];
        generated += usize::from(hold_in_place(&format!("seed {seed}"), compared(drafts), &package));
    }
    eprintln!("{generated} of 80 generated pairs in place");
    assert!(generated > 20 && written > 0);
}

#[test]
fn revisions_of_the_newest_file_are_settled_before_others_are_written_into_it() {
    let names = ["zero.docx", "rev1.docx", "rev2.docx", "rev3.docx", "rev4.docx", "final.docx"];
    let mut done = 0;
    for pair in names.windows(2) {
        // The newer draft as a file that tracks what led to it.
        let package = written(compared(pair.iter().map(|name| sample(name)).collect()));
        assert!(travaux::report::docx::holds_revisions(&package));
        let read = import("new.docx", &package, &ImportOptions::default(), &JobControl::default()).expect("readable");
        let drafts = compared(vec![sample(pair[0]), ("new".to_owned(), read.value)]);
        let report = Report { compared: drafts.clone(), ..Report::default() };
        assert!(redline_in_place(&report, &package, View::Published).is_none(), "what is published stays");
        if let Some((_, settled)) = redline_in_place(&report, &package, View::Accepted) {
            assert!(settled > 0, "{pair:?}");
            done += usize::from(hold_in_place(&format!("settled {}", pair[1]), drafts, &package));
        }
    }
    eprintln!("{done} of 5 with their own revisions settled");
    assert!(done > 0);
}

#[test]
fn what_was_said_stands_as_comments_in_a_working_copy_only() {
    let english = super::support::english();
    let made = super::support::report(&super::support::study(3), &english);
    let of = |audience: Audience| {
        let options = WriteOptions { audience, ..WriteOptions::of(Layout::Redline) };
        write(&made, travaux::report::Format::Docx, &options, &english).expect("written")
    };
    let own = of(Audience::Own);
    let (comments, document) = (judge::part(&own, "word/comments.xml"), judge::part(&own, "word/document.xml"));
    let said = made.annotated.iter().flatten().filter(|said| {
        said.important
            || said.headline.is_some()
            || !(said.tags.is_empty() && said.claims.is_empty() && said.notes.is_empty())
    });
    let said: Vec<_> = said.collect();
    assert!(!said.is_empty() && comments.matches("<w:comment ").count() == said.len());
    for mark in ["<w:commentRangeStart ", "<w:commentRangeEnd ", "<w:commentReference "] {
        assert_eq!(document.matches(mark).count(), said.len(), "{mark}");
    }
    for said in &said {
        assert!(said.tags.iter().all(|tag| comments.contains(&tag.name)));
        // On what ground it is said.
        assert!(said.claims.iter().all(|claim| comments.contains(&english.t(claim.basis.key()))));
    }
    let newest = &made.compared.drafts.last().expect("drafts").reading.paragraphs;
    same("accepted", &judge::paragraphs(&own, Side::Accepted), &expected(newest));
    let others = super::support::unpacked(&of(Audience::Circulation));
    assert!(others.iter().all(|(name, text)| name != "word/comments.xml" && !text.contains("<w:comment")));
}

fn written_alone(paragraphs: Vec<Paragraph>) -> Vec<u8> {
    written(drafts_of(vec![paragraphs]))
}

#[test]
fn the_command_line_writes_a_document_and_never_to_the_screen() {
    let desk = crate::support::Desk::new();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/gdc");
    let out = desk.folder().join("redline.docx");
    let run = |arguments: &[&std::ffi::OsStr]| {
        let program = env!("CARGO_BIN_EXE_travaux");
        std::process::Command::new(program).arg("compare").args(arguments).output().expect("the program runs")
    };
    let (old, new) = (folder.join("rev1.md"), folder.join("final.txt"));
    let done = run(&[old.as_os_str(), new.as_os_str(), "-o".as_ref(), out.as_os_str()]);
    assert!(done.status.success() && done.stdout.is_empty(), "{}", String::from_utf8_lossy(&done.stderr));
    let bytes = std::fs::read(&out).expect("written");
    same("accepted", &judge::paragraphs(&bytes, Side::Accepted), &expected(&paragraphs_of("final.txt")));
    same("rejected", &judge::paragraphs(&bytes, Side::Rejected), &expected(&paragraphs_of("rev1.md")));
    let refused = run(&[old.as_os_str(), new.as_os_str(), "--format".as_ref(), "docx".as_ref()]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(refused.stdout.is_empty());
}

fn paragraphs_of(name: &str) -> Vec<Paragraph> {
    Reading::of(&sample(name).1, View::Accepted).paragraphs
}
