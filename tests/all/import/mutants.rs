//! Damaged and hostile files: never a panic, never a hang, always a text or one sentence.
//!
//! 20 mutants of each sample file kind in the suite; `TRAVAUX_MUTANTS=1000` for as many. Mutants are made from numbers
//! that look drawn at random, the same each time.

use crate::support::{Ended, ends};
use std::io::{Cursor, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::time::Duration;
use travaux::base::JobControl;
use travaux::import::{ImportError, ImportOptions, import};
use travaux::text::{Reading, SourceText, View};

/// A file of a few hundred kilobytes needs no more computing.
const PATIENCE: Duration = Duration::from_secs(20);

pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    pub(crate) fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides.max(1)
    }
}

/// What was read must be sound: every view of it can be made.
pub(crate) fn check(copy: &SourceText) {
    for view in View::ALL {
        for paragraph in &Reading::of(copy, view).paragraphs {
            assert!(paragraph.marks.iter().all(|mark| mark.span.of(&paragraph.text).is_some()), "marks fit");
            assert!(paragraph.notes.iter().all(|note| paragraph.text.is_char_boundary(note.at)), "notes fit");
        }
    }
}

/// The parts of a package.
pub(crate) fn unpack(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a package");
    let count = archive.len();
    let part = |index: usize| {
        let mut file = archive.by_index(index).expect("a part");
        let mut content = Vec::new();
        file.read_to_end(&mut content).expect("readable");
        (file.name().expect("named").into_owned(), content)
    };
    (0..count).map(part).collect()
}

/// A package of these parts.
pub(crate) fn package<N: AsRef<str>>(parts: &[(N, Vec<u8>)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(name.as_ref(), zip::write::SimpleFileOptions::default()).expect("started");
        zip.write_all(content).expect("written");
    }
    zip.finish().expect("finished").into_inner()
}

/// A part of a package that is XML, drawn by lot: what is mutated there is more than the package's own checksums.
pub(crate) fn xml_part(parts: &[(String, Vec<u8>)], dice: &mut Dice) -> usize {
    let texts: Vec<usize> = (0..parts.len()).filter(|&at| parts[at].0.ends_with("xml")).collect();
    texts[dice.roll(texts.len())]
}

/// Reads bytes on a thread of their own.
fn survives(name: &str, bytes: Vec<u8>, what: &str) {
    let file = name.to_owned();
    let read = move || match import(&file, &bytes, &ImportOptions::default(), &JobControl::default()) {
        Ok(copy) => {
            check(&copy.value);
            true
        }
        Err(ImportError::Unreadable(_)) => true,
        Err(ImportError::Cancelled) => false,
    };
    match ends(PATIENCE, read) {
        Ended::Answer(said) => assert!(said, "{what}: nobody cancelled"),
        Ended::Panicked => panic!("{what}: panicked"),
        Ended::Hung => panic!("{what}: still reading after {PATIENCE:?} of computing"),
    }
}

pub(crate) fn mutate(bytes: &mut Vec<u8>, dice: &mut Dice) {
    for _ in 0..=dice.roll(6) {
        let length = bytes.len();
        if length < 8 {
            return;
        }
        let at = dice.roll(length);
        match dice.roll(7) {
            0 => bytes[at] = dice.roll(256) as u8,
            1 => bytes[at] ^= 1 << dice.roll(8),
            2 => bytes.truncate(at.max(1)),
            3 => {
                let end = (at + dice.roll(200)).min(length);
                let slice = bytes[at..end].to_vec();
                let to = dice.roll(length);
                bytes.splice(to..to, slice);
            }
            4 => {
                let end = (at + dice.roll(80)).min(length);
                bytes.drain(at..end);
            }
            5 => {
                // Numbers grow: lengths, offsets, object numbers, levels.
                let digits: Vec<usize> =
                    (at..(at + 400).min(length)).filter(|&at| bytes[at].is_ascii_digit()).collect();
                if let Some(&digit) = digits.get(dice.roll(digits.len())) {
                    bytes[digit] = b'9';
                }
            }
            _ => {
                let end = (at + dice.roll(12)).min(length);
                bytes[at..end].fill(b'0' + dice.roll(10) as u8);
            }
        }
    }
}

/// Mutates one XML part inside a package.
fn mutate_package(bytes: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut parts = unpack(bytes);
    let chosen = xml_part(&parts, dice);
    mutate(&mut parts[chosen].1, dice);
    package(&parts)
}

fn samples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/gdc")
}

fn mutants_of(name: &str) {
    let count: u64 = std::env::var("TRAVAUX_MUTANTS").ok().and_then(|count| count.parse().ok()).unwrap_or(20);
    let bytes = std::fs::read(samples().join(name)).expect("a sample");
    for seed in 1..=count {
        let mut dice = Dice(seed);
        let mutant = if bytes.starts_with(b"PK") && seed % 4 != 0 {
            mutate_package(&bytes, &mut dice)
        } else {
            let mut mutant = bytes.clone();
            mutate(&mut mutant, &mut dice);
            mutant
        };
        survives(name, mutant, &format!("mutant {seed} of {name}"));
    }
}

#[test]
fn mutants_of_pdf() {
    mutants_of("rev1.pdf");
}

#[test]
fn mutants_of_docx() {
    mutants_of("rev1.docx");
}

#[test]
fn mutants_of_odt() {
    mutants_of("rev1.odt");
}

#[test]
fn mutants_of_texts() {
    for name in ["rev1.html", "rev1.md", "rev1.txt"] {
        mutants_of(name);
    }
}

const TYPES: &str = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"#;
const RELATIONS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#;

fn docx(document: Vec<u8>, more: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut parts =
        vec![("[Content_Types].xml", TYPES.into()), ("_rels/.rels", RELATIONS.into()), ("word/document.xml", document)];
    parts.extend(more.iter().cloned());
    package(&parts)
}

fn document(body: &str) -> Vec<u8> {
    let namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    format!(r#"<w:document xmlns:w="{namespace}"><w:body>{body}</w:body></w:document>"#).into_bytes()
}

#[test]
fn bombs_and_deep_nests_of_packages() {
    // 300 MB of spaces in a few hundred kilobytes.
    let mut bomb = document("<w:p><w:r><w:t>words</w:t></w:r></w:p>");
    bomb.resize(300_000_000, b' ');
    survives("bomb.docx", docx(bomb, &[]), "a package that grows a thousandfold");
    let deep = "<w:sdt><w:sdtContent>".repeat(60_000);
    survives("deep.docx", docx(document(&deep), &[]), "60,000 elements deep, never closed");
    let closed = format!("{deep}<w:p/>{}", "</w:sdtContent></w:sdt>".repeat(60_000));
    survives("deep.docx", docx(document(&closed), &[]), "60,000 elements deep");
    let tables = format!("{}x{}", "<w:tbl><w:tr><w:tc>".repeat(20_000), "</w:tc></w:tr></w:tbl>".repeat(20_000));
    survives("tables.docx", docx(document(&tables), &[]), "tables inside tables");
    let entities = r#"<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]><d>&c;&c;&c;</d>"#;
    survives("entities.docx", docx(entities.into(), &[]), "entities of entities");
    let styles = r#"<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style w:styleId="A"><w:basedOn w:val="B"/></w:style><w:style w:styleId="B"><w:basedOn w:val="A"/></w:style></w:styles>"#;
    let relations = RELATIONS.replace("officeDocument\"", "styles\"").replace("word/document.xml", "styles.xml");
    let more: [(&str, Vec<u8>); 2] =
        [("word/styles.xml", styles.into()), ("word/_rels/document.xml.rels", relations.into_bytes())];
    let body = r#"<w:p><w:pPr><w:pStyle w:val="A"/></w:pPr><w:r><w:t>words</w:t></w:r></w:p>"#;
    survives("cycle.docx", docx(document(body), &more), "styles based on each other");
    let mime = ("mimetype", b"application/vnd.oasis.opendocument.text".to_vec());
    let lists =
        format!("{}x{}", "<text:list><text:list-item>".repeat(30_000), "</text:list-item></text:list>".repeat(30_000));
    let content = format!(
        r#"<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text>{lists}</office:text></office:body></office:document-content>"#
    );
    survives("deep.odt", package(&[mime, ("content.xml", content.into_bytes())]), "lists inside lists");
}

#[test]
fn deep_nests_of_texts() {
    let deep = "<div>".repeat(100_000) + "words";
    survives("deep.html", deep.into_bytes(), "100,000 divisions deep");
    let tables = "<table><tr><td>".repeat(20_000) + "words";
    survives("tables.html", tables.into_bytes(), "tables inside tables");
    survives("quotes.md", ("> ".repeat(50_000) + "words").into_bytes(), "50,000 quotes deep");
    survives(
        "lists.md",
        (0..3_000).map(|deep| " ".repeat(deep) + "- x\n").collect::<String>().into_bytes(),
        "lists inside lists",
    );
    survives("stars.md", "*a _b ".repeat(50_000).into_bytes(), "emphasis never closed");
    survives("brackets.txt", "[".repeat(300_000).into_bytes(), "brackets never closed");
    survives("labels.txt", "(a) ".repeat(100_000).into_bytes(), "labels in a row");
    survives("line.txt", "word ".repeat(1_000_000).into_bytes(), "one line of five million letters");
    survives("lines.txt", "x\n".repeat(400_000).into_bytes(), "400,000 lines");
}

/// A PDF of these objects, with a right table.
fn pdf(objects: &[String]) -> Vec<u8> {
    let mut out = "%PDF-1.4\n".to_owned();
    let mut starts = Vec::new();
    for (at, object) in objects.iter().enumerate() {
        starts.push(out.len());
        out += &format!("{} 0 obj\n{object}\nendobj\n", at + 1);
    }
    let table = out.len();
    out += &format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for start in starts {
        out += &format!("{start:010} 00000 n \n");
    }
    out += &format!("trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n", objects.len() + 1);
    out.into_bytes()
}

#[test]
fn hostile_pdfs() {
    let root = "<< /Type /Catalog /Pages 2 0 R /StructTreeRoot 4 0 R /MarkInfo << /Marked true >> >>".to_owned();
    let page = |more: &str| format!("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] {more} >>");
    let tree = |kids: &str| format!("<< /Type /Pages /Kids [{kids}] /Count 1 >>");
    survives("cycle.pdf", pdf(&[root.clone(), tree("2 0 R 3 0 R"), page("")]), "pages inside themselves");
    let elements = "<< /Type /StructTreeRoot /K 5 0 R >>".to_owned();
    let element = "<< /Type /StructElem /S /P /K [5 0 R 4 0 R] >>".to_owned();
    survives("tags.pdf", pdf(&[root.clone(), tree("3 0 R"), page(""), elements, element]), "tags inside themselves");
    let kids: String = (0..10_000).map(|at| format!("{} 0 R ", at + 3)).collect();
    let mut many = vec![
        root.clone().replace("/StructTreeRoot 4 0 R", ""),
        format!("<< /Type /Pages /Kids [{kids}] /Count 10000 >>"),
    ];
    many.extend((0..10_000).map(|_| page("")));
    survives("many.pdf", pdf(&many), "10,000 pages");
    survives(
        "huge.pdf",
        pdf(&[root.clone(), tree("3 0 R"), page("").replace("612 792", "1e38 1e38")]),
        "a page without end",
    );
    let form = |draws: &str| {
        format!(
            "<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /F 5 0 R >> >> /Length {} >>\nstream\n{draws}\nendstream",
            draws.len()
        )
    };
    let content = "/F Do ".repeat(50);
    let stream = format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len());
    let paged = page("/Contents 4 0 R /Resources << /XObject << /F 5 0 R >> >>");
    survives(
        "forms.pdf",
        pdf(&[root.clone(), tree("3 0 R"), paged.clone(), stream, form(&content)]),
        "a form that draws itself fifty times",
    );
    let deep = "q ".repeat(400_000) + "BT (x) Tj ET";
    let stream = format!("<< /Length {} >>\nstream\n{deep}\nendstream", deep.len());
    survives(
        "states.pdf",
        pdf(&[root.clone(), tree("3 0 R"), paged, stream, "<< >>".to_owned()]),
        "states never given back",
    );
    let arrays = "[".repeat(200_000);
    survives("arrays.pdf", pdf(&[root, tree("3 0 R"), page(&format!("/X {arrays}"))]), "arrays never closed");
}
