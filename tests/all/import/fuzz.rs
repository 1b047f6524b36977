//! Fuzzing of each importer, in this process and on the stable compiler: mutants that know the format (elements of XML,
//! objects and streams of PDF, lines and labels of text). What was understood of a mutant in a new way (other diagnostics,
//! other kinds of paragraphs) becomes a seed itself, so that the search goes on from there; at most 200 seeds are kept.
//!
//! 80 mutants an importer in the suite. `TRAVAUX_FUZZ_MINUTES=20 cargo test --test all fuzz_pdf` goes on for twenty
//! minutes of this process's CPU time. What breaks an importer is written to `target/tmp` and named.

use super::mutants::{check, mutate, package, unpack, xml_part};
use crate::support::{Ended, ends};
use fastrand::Rng;
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::LazyLock;
use std::time::{Duration, Instant};
use travaux::base::{JobControl, SeededIds, StudyId};
use travaux::import::{ImportError, ImportOptions, import, import_pasted};
use travaux::insight::proposals::{self, ActorFinder, MarkupKey};
use travaux::study::{Study, starter};
use travaux::text::{Reading, SourceText, View};

/// Nobody waits longer for one small file, even while the machine is busy with other things.
const PATIENCE: Duration = Duration::from_mins(1);
/// Most seeds that are kept; a mutant larger than this is not kept.
const SEEDS: usize = 200;
const SEED_SIZE: usize = 400_000;

/// A document in the pieces that are mutated one by one.
#[derive(Clone)]
enum Seed {
    Plain(Vec<u8>),
    Package(Vec<(String, Vec<u8>)>),
    Objects(Vec<Vec<u8>>, String),
}

impl Seed {
    fn of(bytes: &[u8]) -> Self {
        if bytes.starts_with(b"PK") {
            Self::Package(unpack(bytes))
        } else if bytes.starts_with(b"%PDF") {
            let (objects, root) = objects_of(bytes);
            Self::Objects(objects, root)
        } else {
            Self::Plain(bytes.to_vec())
        }
    }

    fn size(&self) -> usize {
        match self {
            Self::Plain(bytes) => bytes.len(),
            Self::Package(parts) => parts.iter().map(|(_, content)| content.len()).sum(),
            Self::Objects(objects, _) => objects.iter().map(Vec::len).sum(),
        }
    }

    fn bytes(&self) -> Vec<u8> {
        match self {
            Self::Plain(bytes) => bytes.clone(),
            Self::Package(parts) => package(parts),
            Self::Objects(objects, root) => written(objects, root),
        }
    }

    fn mutate(&mut self, other: &Self, random: &mut Rng) {
        match (self, other) {
            (Self::Plain(bytes), Self::Plain(other)) => mutate_text(bytes, other, random),
            (Self::Package(parts), Self::Package(other)) => {
                let chosen = xml_part(parts, random);
                let name = parts[chosen].0.clone();
                let other = other.iter().find(|(known, _)| *known == name).map_or(&[][..], |(_, content)| content);
                mutate_xml(&mut parts[chosen].1, other, random);
                if random.usize(..40) == 0 {
                    let gone = random.usize(..parts.len().max(1));
                    parts.remove(gone);
                }
            }
            (Self::Objects(objects, _), Self::Objects(other, _)) => mutate_objects(objects, other, random),
            (mine, _) => {
                if let Self::Plain(bytes) = mine {
                    mutate(bytes, random);
                }
            }
        }
    }
}

/// Objects of a PDF in the order of their numbers (missing ones are empty), their streams unpacked where that can be,
/// so that what is drawn can be mutated; and the trailer's reference to the root.
fn objects_of(bytes: &[u8]) -> (Vec<Vec<u8>>, String) {
    let pdf = hayro_syntax::Pdf::new(bytes.to_vec()).expect("a PDF");
    let root = pdf.xref().root_id();
    let find = |from: usize, what: &[u8]| {
        bytes.get(from..).and_then(|rest| rest.windows(what.len()).position(|part| part == what)).map(|at| from + at)
    };
    let mut objects: Vec<Vec<u8>> = Vec::new();
    let mut from = 0;
    while let Some(at) = find(from, b" 0 obj") {
        let digits = bytes[..at].iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
        let number: usize = String::from_utf8_lossy(&bytes[at - digits..at]).parse().unwrap_or(0);
        let start = at + b" 0 obj".len();
        let Some(end) = find(start, b"endobj") else { break };
        let mut object = bytes[start..end].to_vec();
        let id = hayro_syntax::object::ObjectIdentifier::new(number as u32, 0);
        if let Some(stream) = pdf.xref().get::<hayro_syntax::object::Stream<'_>>(id)
            && let Some(head) = object.windows(6).position(|part| part == b"stream")
            && let Ok(content) = stream.decoded()
        {
            let dict = String::from_utf8_lossy(&object[..head]).replace("/Filter/FlateDecode", "");
            object = [dict.as_bytes(), b"stream\n", &content, b"\nendstream"].concat();
        }
        if number > 0 && number < 10_000 {
            objects.resize(objects.len().max(number), Vec::new());
            objects[number - 1] = object;
        }
        from = end;
    }
    (objects, format!("{} 0 R", root.obj_number))
}

pub(crate) fn written(objects: &[Vec<u8>], root: &str) -> Vec<u8> {
    let mut out = b"%PDF-1.6\n".to_vec();
    let mut starts = Vec::new();
    for (at, object) in objects.iter().enumerate() {
        starts.push(out.len());
        out.extend(format!("{} 0 obj\n", at + 1).bytes());
        out.extend(object);
        out.extend(b"\nendobj\n");
    }
    let table = out.len();
    out.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).bytes());
    for start in starts {
        out.extend(format!("{start:010} 00000 n \n").bytes());
    }
    let tail = format!("trailer\n<< /Size {} /Root {root} >>\nstartxref\n{table}\n%%EOF\n", objects.len() + 1);
    out.extend(tail.bytes());
    out
}

const PDF_WORDS: &[&str] = &[
    " 1 0 R",
    " 0 0 0 0 0 0 cm ",
    " 1e30 0 0 1e30 0 0 cm ",
    " -1 0 0 1 0 0 Tm ",
    " q ",
    " Q ",
    " BT ",
    " ET ",
    " (",
    ") ",
    " <",
    "> ",
    "[",
    "]",
    "<<",
    ">>",
    " /P <</MCID 0>> BDC ",
    " EMC ",
    " /Artifact BMC ",
    " 99999999999 ",
    " -2147483648 ",
    " NaN ",
    " Do ",
    " Tj ",
    " TJ ",
    " ' ",
    " T* ",
    " 3 Tr ",
    " 0 Tf ",
    "/Kids ",
    "/Parent ",
    "/K ",
    "/ParentTree ",
    "/Type/Pages",
    "/Type/StructElem",
    "/ToUnicode ",
    "/Widths[",
    "/Encoding/Identity-H",
    "/Rotate 90",
    "/UserUnit 1e9",
    " BI ",
    " ID ",
    " EI ",
    " W n ",
    " re f ",
    "beginbfrange <00> <ffff> <0000> endbfrange ",
    "\u{0}",
    "stream\n",
    "endstream",
];

fn mutate_objects(objects: &mut [Vec<u8>], other: &[Vec<u8>], random: &mut Rng) {
    for _ in 0..=random.usize(..4) {
        let count = objects.len();
        let at = random.usize(..count.max(1));
        match random.usize(..8) {
            0 => objects[at] = objects[random.usize(..count.max(1))].clone(),
            1 => objects[at] = other.get(random.usize(..other.len().max(1))).cloned().unwrap_or_default(),
            2 => objects.swap(at, (at + 1 + random.usize(..9)) % count),
            3 | 4 => {
                // Another object is meant.
                let object = &mut objects[at];
                let refs: Vec<usize> = (0..object.len().saturating_sub(4))
                    .filter(|&at| &object[at..at + 4] == b" 0 R" && at > 0 && object[at - 1].is_ascii_digit())
                    .collect();
                if let Some(&end) = refs.get(random.usize(..refs.len().max(1))) {
                    let digits = object[..end].iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
                    object.splice(end - digits..end, (1 + random.usize(..count.max(1))).to_string().into_bytes());
                }
            }
            5 => {
                let word = PDF_WORDS[random.usize(..PDF_WORDS.len())];
                let object = &mut objects[at];
                let place = random.usize(..=object.len());
                object.splice(place..place, word.bytes());
            }
            6 => grow(&mut objects[at], random),
            _ => mutate(&mut objects[at], random),
        }
    }
}

/// A number becomes an extreme one.
fn grow(bytes: &mut Vec<u8>, random: &mut Rng) {
    let digits: Vec<usize> = (0..bytes.len().min(20_000)).filter(|&at| bytes[at].is_ascii_digit()).collect();
    if let Some(&at) = digits.get(random.usize(..digits.len().max(1))) {
        let extremes = ["0", "-1", "1e38", "2147483648", "4294967295", "99999999999999999999", "0.0000001", "65536"];
        bytes.splice(at..=at, extremes[random.usize(..extremes.len().max(1))].bytes());
    }
}

const XML_WORDS: &[&str] = &[
    "<w:ins w:author=\"A\" w:id=\"1\">",
    "</w:ins>",
    "<w:del w:author=\"B\" w:id=\"1\"/>",
    "<w:moveFrom/>",
    "<w:p>",
    "</w:p>",
    "<w:tbl><w:tr><w:tc>",
    "</w:tc></w:tr></w:tbl>",
    "<w:numPr><w:ilvl w:val=\"99\"/><w:numId w:val=\"1\"/></w:numPr>",
    "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"-5\"/></w:lvlOverride>",
    "<w:lvlText w:val=\"%9%1%%0\"/>",
    "<w:numFmt w:val=\"upperRoman\"/>",
    "<w:start w:val=\"2147483647\"/>",
    "<w:footnoteReference w:id=\"1\"/>",
    "<w:commentRangeStart w:id=\"0\"/>",
    "<w:fldChar w:fldCharType=\"begin\"/>",
    "<w:fldChar w:fldCharType=\"end\"/>",
    "<w:txbxContent>",
    "<w:br/>",
    "<w:tab/>",
    "<w:sym w:char=\"F0B7\"/>",
    "<mc:AlternateContent><mc:Choice/>",
    "<text:list>",
    "</text:list>",
    "<text:tracked-changes>",
    "<text:change-start text:change-id=\"c\"/>",
    "<text:change text:change-id=\"c\"/>",
    "<text:note>",
    "<table:table>",
    "<table:table-cell table:number-columns-repeated=\"1000000000\"/>",
    "<text:s text:c=\"2000000000\"/>",
    "&amp;",
    "&#0;",
    "&x;",
    "<!--",
    "<![CDATA[",
    "]]>",
    "<?x?>",
    " xml:space=\"preserve\"",
    "\u{202e}",
    "\u{feff}",
    "\u{0}",
];

/// Elements are doubled, nested, taken out, brought in from another document; numbers and values change.
fn mutate_xml(bytes: &mut Vec<u8>, other: &[u8], random: &mut Rng) {
    for _ in 0..=random.usize(..5) {
        if bytes.len() < 16 {
            return;
        }
        let tags = |bytes: &[u8]| (0..bytes.len()).filter(|&at| bytes[at] == b'<').collect::<Vec<_>>();
        let mine = tags(bytes);
        let from = mine.get(random.usize(..mine.len().max(1))).copied().unwrap_or(0);
        let to = mine.iter().copied().filter(|&at| at > from).nth(random.usize(..12)).unwrap_or(bytes.len());
        match random.usize(..8) {
            0 => {
                let piece = bytes[from..to].to_vec();
                bytes.splice(from..from, piece);
            }
            1 => {
                bytes.drain(from..to);
            }
            2 => {
                let theirs = tags(other);
                let start = theirs.get(random.usize(..theirs.len().max(1))).copied().unwrap_or(0);
                let end =
                    theirs.iter().copied().filter(|&at| at > start).nth(random.usize(..40)).unwrap_or(other.len());
                let piece = other[start..end].to_vec();
                bytes.splice(from..from, piece);
            }
            3 | 4 => {
                let word = XML_WORDS[random.usize(..XML_WORDS.len())];
                let times = if random.usize(..30) == 0 { 400 } else { 1 };
                bytes.splice(from..from, word.repeat(times).into_bytes());
            }
            5 | 6 => {
                // A value becomes another value of the same part.
                let quotes: Vec<usize> = (0..bytes.len()).filter(|&at| bytes[at] == b'"').collect();
                let pair = |random: &mut Rng| {
                    let at = random.usize(..(quotes.len() / 2).max(1)) * 2;
                    Some((*quotes.get(at)?, *quotes.get(at + 1)?))
                };
                if let (Some(old), Some(new)) = (pair(random), pair(random)) {
                    let value = bytes[new.0..new.1].to_vec();
                    bytes.splice(old.0..old.1, value);
                }
            }
            _ if random.usize(..2) == 0 => grow(bytes, random),
            _ => mutate(bytes, random),
        }
    }
}

const TEXT_WORDS: &[&str] = &[
    "[",
    "]",
    "[[",
    "]]",
    "[EU, UK: delete] ",
    "[G77: ",
    "retain",
    "alt ",
    "bis ",
    "(a) ",
    "(i) ",
    "1. ",
    "1.1 ",
    "PP1 ",
    "OP 2 bis. ",
    "Article 3\n",
    "第三条 ",
    "（一）",
    "一、",
    "Option 1:\n",
    "\n\n",
    "\n",
    "\t",
    "    ",
    "> ",
    "> > ",
    "From: x@y\n",
    "# ",
    "- ",
    "* ",
    "**",
    "__",
    "~~",
    "`",
    "```\n",
    "|a|b|\n|-|-|\n",
    "[^1]",
    "[^1]: ",
    "<b>",
    "</p>",
    "<table>",
    "<tr>",
    "<li>",
    "<del>",
    "<ins>",
    "<nav>",
    "<script>",
    "<!--",
    "&nbsp;",
    "&#x10FFFF;",
    "\u{ad}",
    "\u{200b}",
    "\u{202e}",
    "\u{feff}",
    "\u{c}",
    "\r",
    "\u{0}",
    "\u{3000}",
    "Page 1 of 2\n",
    "replace \"x\" with \"y\"",
    "Delete paragraph 3.",
    "-----\n",
    "\u{1F1EA}\u{1F1FA}",
    "é",
    "ß",
    "İ",
    "№",
];

/// Lines are doubled, moved, taken out, brought in from another text; words of the format come in.
fn mutate_text(bytes: &mut Vec<u8>, other: &[u8], random: &mut Rng) {
    for _ in 0..=random.usize(..6) {
        let ends = |bytes: &[u8]| (0..bytes.len()).filter(|&at| bytes[at] == b'\n').collect::<Vec<_>>();
        let mine = ends(bytes);
        let from = mine.get(random.usize(..mine.len().max(1))).copied().unwrap_or(0);
        let to = mine.iter().copied().filter(|&at| at > from).nth(random.usize(..6)).unwrap_or(bytes.len());
        match random.usize(..7) {
            0 => {
                let piece = bytes[from..to].to_vec();
                bytes.splice(from..from, piece);
            }
            1 => {
                bytes.drain(from..to);
            }
            2 => {
                let theirs = ends(other);
                let start = theirs.get(random.usize(..theirs.len().max(1))).copied().unwrap_or(0);
                let end =
                    theirs.iter().copied().filter(|&at| at > start).nth(random.usize(..10)).unwrap_or(other.len());
                let piece = other[start..end].to_vec();
                bytes.splice(from..from, piece);
            }
            3..=5 => {
                let word = TEXT_WORDS[random.usize(..TEXT_WORDS.len())];
                let at = if random.usize(..2) == 0 { from } else { random.usize(..=bytes.len()) };
                let times = if random.usize(..40) == 0 { 300 } else { 1 };
                bytes.splice(at..at, word.repeat(times).into_bytes());
            }
            _ => mutate(bytes, random),
        }
    }
}

/// CPU time of this process; where the system does not say, the time that passed.
fn spent(since: Instant) -> Duration {
    let ticks = std::fs::read_to_string("/proc/self/stat").ok().and_then(|stat| {
        let mut fields = stat.rsplit(')').next()?.split_whitespace().skip(11);
        Some(fields.next()?.parse::<u64>().ok()? + fields.next()?.parse::<u64>().ok()?)
    });
    ticks.map_or_else(|| since.elapsed(), |ticks| Duration::from_millis(ticks * 10))
}

/// What was understood, roughly: two mutants that say the same are of one sort.
fn sort_of(copy: &SourceText, diagnostics: &BTreeSet<String>) -> String {
    let bucket = |count: usize| usize::BITS - count.leading_zeros();
    let mut sort = format!("{diagnostics:?} {}", bucket(copy.paragraphs.len()));
    let kinds: BTreeSet<String> =
        copy.paragraphs.iter().map(|it| format!("{:?}{}", it.kind, it.level.min(4))).collect();
    let asides: BTreeSet<&str> = copy.set_aside.iter().map(|aside| aside.what.as_ref()).collect();
    sort += &format!("{kinds:?}{asides:?}{}", bucket(copy.paragraphs.iter().map(|it| it.marks.len()).sum()));
    sort
}

type Run = fn(&str, &[u8]) -> String;

fn read_file(name: &str, bytes: &[u8]) -> String {
    match import(name, bytes, &ImportOptions::default(), &JobControl::default()) {
        Ok(copy) => {
            let diagnostics = copy.diagnostics.iter().map(|diagnostic| diagnostic.what.key.to_owned()).collect();
            check(&copy.value);
            sort_of(&copy.value, &diagnostics)
        }
        Err(ImportError::Unreadable(why)) => why.key.to_owned(),
        Err(ImportError::Cancelled) => panic!("nobody cancelled"),
    }
}

/// A submission read against a draft, both in memory.
fn read_submission(_: &str, bytes: &[u8]) -> String {
    static AGAINST: LazyLock<(Reading, ActorFinder)> = LazyLock::new(|| {
        let draft = import_pasted(DRAFT, &JobControl::default()).expect("a draft");
        let study = starter::with_gdc(Study::empty(StudyId::new(&mut SeededIds::new(1)), ""));
        (Reading::of(&draft.value, View::Accepted), ActorFinder::of(&study))
    });
    let Ok(copy) = import("x.md", bytes, &ImportOptions::default(), &JobControl::default()) else {
        return "none".to_owned();
    };
    let submission = Reading::of(&copy.value, View::Published);
    let actor = AGAINST.1.named("EU");
    let found = proposals::read(
        &submission,
        &AGAINST.0,
        Some(&actor),
        &MarkupKey::default(),
        &AGAINST.1,
        &JobControl::default(),
    )
    .expect("not cancelled");
    let sorts: BTreeSet<String> = found
        .proposals
        .iter()
        .map(|it| {
            assert!(it.base.is_none_or(|base| base < AGAINST.0.paragraphs.len()), "a paragraph of the draft");
            format!("{:?}{}{}", it.action, it.actors.len().min(3), it.base.is_some())
        })
        .collect();
    format!("{sorts:?}{}", found.other.len().min(3))
}

const DRAFT: &str = "1. We commit to closing all digital divides by 2030.\n\n2. We will:\n\n(a) Protect the rights of children online;\n\n(b) Share open data, where appropriate.\n\n3. We request the Secretary-General to report on progress.";
const SUBMISSION: &str = "Comments of the European Union\n\n1. We **strongly** commit to closing all [G77: digital divides] [EU, UK: delete] by ~~2030~~ **2028**.\n\n2. We will: [US: retain]\n\n(a) Protect [and promote [Cuba: reserves] the rights of] children online;\n\n(a alt) Protect children;\n\n(b bis) [Share data. / Share open data.]\n\nIn paragraph 3, replace \"request\" with \"invite\".\n\nDelete paragraph 2 (b).\n";

fn fuzz(name: &str, seeds: Vec<Vec<u8>>, run: Run) {
    let minutes: Option<u64> = std::env::var("TRAVAUX_FUZZ_MINUTES").ok().and_then(|minutes| minutes.parse().ok());
    let mut seeds: Vec<Seed> = seeds.iter().map(|bytes| Seed::of(bytes)).collect();
    let mut sorts = BTreeSet::new();
    let began = Instant::now();
    let at_start = spent(began);
    let mut round = 0_u64;
    loop {
        round += 1;
        match minutes {
            Some(minutes) if spent(began).saturating_sub(at_start) >= Duration::from_secs(minutes * 60) => break,
            None if round > 80 => break,
            _ => {}
        }
        let mut random = Rng::with_seed(round);
        let mut seed = seeds[random.usize(..seeds.len().max(1))].clone();
        let other = &seeds[random.usize(..seeds.len().max(1))];
        if round > seeds.len() as u64 {
            seed.mutate(other, &mut random);
        }
        let bytes = seed.bytes();
        let (file, given) = (name.to_owned(), bytes.clone());
        let ended = ends(PATIENCE, move || run(&file, &given));
        let Ended::Answer(sort) = ended else {
            let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
            let kept = folder.join(format!("broke-{round}-{name}"));
            std::fs::write(&kept, &bytes).expect("the culprit is kept");
            let how = if matches!(ended, Ended::Panicked) { "a panic" } else { "still reading" };
            panic!("mutant {round}: {how}; the file is {}", kept.display());
        };
        if seed.size() < SEED_SIZE && sorts.insert(sort) {
            if seeds.len() < SEEDS {
                seeds.push(seed);
            } else {
                let gone = random.usize(..SEEDS.max(1));
                seeds[gone] = seed;
            }
        }
    }
    if let Some(minutes) = minutes {
        eprintln!("{name}: {round} mutants in {minutes} CPU-minutes, {} sorts of answers", sorts.len());
    }
}

fn samples(names: &[&str]) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    names.iter().map(|name| std::fs::read(folder.join(name)).expect("a sample")).collect()
}

#[test]
fn fuzz_pdf() {
    fuzz("x.pdf", samples(&["gdc/rev1.pdf", "gdc/zero-zh.pdf", "gdc/rev3.pdf"]), read_file);
}

#[test]
fn fuzz_docx() {
    fuzz("x.docx", samples(&["gdc/rev1.docx", "gdc/rev2.docx", "gdc/zero-zh.docx", "gdc/rev4.docx"]), read_file);
}

#[test]
fn fuzz_odt() {
    fuzz("x.odt", samples(&["gdc/rev1.odt", "gdc/final.odt"]), read_file);
}

#[test]
fn fuzz_html() {
    fuzz("x.html", samples(&["gdc/rev1.html", "gdc/final.html"]), read_file);
}

#[test]
fn fuzz_markdown() {
    fuzz("x.md", samples(&["gdc/rev1.md", "gdc/final.md"]), read_file);
}

#[test]
fn fuzz_text() {
    fuzz("x.txt", samples(&["gdc/rev1.txt", "gdc/final.txt"]), read_file);
}

#[test]
fn fuzz_submission() {
    fuzz("x.md", vec![SUBMISSION.as_bytes().to_vec(), DRAFT.as_bytes().to_vec()], read_submission);
}
