//! Pages that are pictures, read by Tesseract: what share of the text comes back, and whether what was read wrongly is
//! doubted.
//!
//! The pages are `samples/scanned/*.pdf`, made by `samples/generator/pdf.sh`, drawn and put into PDFs that hold nothing but
//! pictures. Where Tesseract or a language of it is missing, the tests say that they skip; where `TRAVAUX_OCR` is set, as
//! `.ci/run` sets it, they fail.

use crate::support::{Desk, skipped};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;
use travaux::app::{Apart, Ocr, Tesseract, read_draft};
use travaux::base::{JobControl, WithDiagnostics};
use travaux::compare::{Kind, Options, compare};
use travaux::import::{self, ImportOptions};
use travaux::text::{Doubt, Paragraph, Reading, SourceText, Style, View};

/// Dots an inch of the pictures: what offices scan with.
const DOTS: f32 = 200.0;

/// A page in shades of grey.
#[derive(Clone)]
pub(crate) struct Sheet {
    pub width: usize,
    pub height: usize,
    pub shades: Vec<u8>,
}

/// Draws a page of a PDF.
pub(crate) fn sheet(pdf: &[u8], page: u32) -> Sheet {
    let drawn = import::picture(pdf, page, "", DOTS / 72.0).expect("the page can be drawn");
    let shades = drawn.pixels.chunks_exact(4).map(|pixel| pixel[1]).collect();
    Sheet { width: drawn.width, height: drawn.height, shades }
}

/// A PDF whose pages are pictures and hold no character.
pub(crate) fn of_pictures(sheets: &[Sheet]) -> Vec<u8> {
    let mut objects: Vec<Vec<u8>> = Vec::new();
    let kids: Vec<String> = (0..sheets.len()).map(|at| format!("{} 0 R", 3 + at * 3)).collect();
    objects.push(b"<</Type/Catalog/Pages 2 0 R>>".to_vec());
    objects.push(format!("<</Type/Pages/Count {}/Kids[{}]>>", sheets.len(), kids.join(" ")).into_bytes());
    for (at, sheet) in sheets.iter().enumerate() {
        let (wide, high) = (sheet.width as f32 * 72.0 / DOTS, sheet.height as f32 * 72.0 / DOTS);
        let (drawing, picture) = (4 + at * 3, 5 + at * 3);
        objects.push(
            format!("<</Type/Page/Parent 2 0 R/MediaBox[0 0 {wide} {high}]/Contents {drawing} 0 R/Resources<</XObject<</P {picture} 0 R>>>>>>")
                .into_bytes(),
        );
        let draw = format!("q {wide} 0 0 {high} 0 0 cm /P Do Q");
        objects.push(format!("<</Length {}>>stream\n{draw}\nendstream", draw.len()).into_bytes());
        let head = format!(
            "<</Type/XObject/Subtype/Image/Width {}/Height {}/ColorSpace/DeviceGray/BitsPerComponent 8/Length {}>>stream\n",
            sheet.width,
            sheet.height,
            sheet.shades.len()
        );
        objects.push([head.as_bytes(), &sheet.shades, b"\nendstream"].concat());
    }
    let mut file = b"%PDF-1.5\n".to_vec();
    let mut places = Vec::new();
    for (at, object) in objects.iter().enumerate() {
        places.push(file.len());
        file.extend(format!("{} 0 obj\n", at + 1).bytes());
        file.extend(object);
        file.extend(b"\nendobj\n");
    }
    let table = file.len();
    file.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).bytes());
    file.extend(places.iter().flat_map(|place| format!("{place:010} 00000 n \n").into_bytes()));
    file.extend(format!("trailer<</Size {}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n", objects.len() + 1).bytes());
    file
}

pub(crate) fn sample(name: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/scanned").join(name);
    fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Whether Tesseract reads these languages here. Where it must and does not, the test fails.
fn can_read(languages: &[&str]) -> bool {
    let list = Command::new("tesseract").arg("--list-langs").output();
    let list = list.map(|output| String::from_utf8_lossy(&output.stdout).into_owned()).unwrap_or_default();
    let missing: Vec<&&str> = languages.iter().filter(|name| !list.lines().any(|line| line == **name)).collect();
    if missing.is_empty() {
        return true;
    }
    assert!(std::env::var_os("TRAVAUX_OCR").is_none(), "Tesseract or languages of it are missing: {missing:?}");
    skipped(&format!("Tesseract or languages of it are missing: {missing:?}"));
    false
}

/// The draft of a PDF as the program reads it, recognition included.
fn recognised(desk: &Desk, name: &str, pdf: &[u8]) -> WithDiagnostics<SourceText> {
    let path = desk.put(name, pdf);
    read_draft(
        &path,
        &ImportOptions::default(),
        (&Apart::default(), &Ocr::Auto(Tesseract::default())),
        &JobControl::default(),
    )
    .expect("the draft is read")
}

/// The paragraphs of a sample as its source states them.
fn stated(name: &str) -> Vec<Paragraph> {
    let html = sample(&format!("{name}.html"));
    let read = import::import("stated.html", &html, &ImportOptions::default(), &JobControl::default());
    read.expect("the source is read").value.paragraphs
}

/// The words of paragraphs, labels included.
fn whole(paragraphs: &[Paragraph]) -> String {
    let words = paragraphs.iter().flat_map(|paragraph| [paragraph.label.as_deref().unwrap_or(""), &paragraph.text]);
    words.filter(|words| !words.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Which share of the runs of five characters of `stated` is found in `read`, as often as they stand there; white space
/// apart.
fn recall(stated: &str, read: &str) -> f64 {
    let runs = |text: &str| {
        let signs: Vec<char> = text.chars().filter(|sign| !sign.is_whitespace()).collect();
        let mut counts: BTreeMap<Vec<char>, usize> = BTreeMap::new();
        for run in signs.windows(5) {
            *counts.entry(run.to_vec()).or_default() += 1;
        }
        counts
    };
    let (stated, read) = (runs(stated), runs(read));
    let found: usize = stated.iter().map(|(run, count)| (*count).min(read.get(run).copied().unwrap_or(0))).sum();
    found as f64 / stated.values().sum::<usize>() as f64
}

/// A word or a Chinese sign, and whether it is marked as unsure.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Token {
    text: String,
    unsure: bool,
}

/// The words of paragraphs, Chinese signs one by one. A word is unsure when any sign of it is.
fn tokens(paragraphs: &[Paragraph]) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    for paragraph in paragraphs {
        if let Some(label) = &paragraph.label {
            tokens.push(Token { text: label.clone(), unsure: false });
        }
        let unsure: Vec<_> = paragraph.marks.iter().filter(|mark| mark.style == Style::Unsure).collect();
        assert!(
            unsure.is_empty() || paragraph.doubts.contains(Doubt::Recognised),
            "an unsure word is a doubt: {}",
            paragraph.text
        );
        let mut open = false;
        for (at, sign) in paragraph.text.char_indices() {
            let is_unsure = unsure.iter().any(|mark| mark.span.contains(at));
            let han = ('\u{3400}'..='\u{9FFF}').contains(&sign);
            if !sign.is_alphanumeric() {
                // What came of a word may be signs alone.
                if is_unsure && !open && !sign.is_whitespace() {
                    tokens.push(Token { text: sign.to_string(), unsure: true });
                }
                open = false;
            } else if let (true, false, Some(last)) = (open, han, tokens.last_mut()) {
                last.text.push(sign);
                last.unsure |= is_unsure;
            } else {
                tokens.push(Token { text: sign.to_string(), unsure: is_unsure });
                open = !han;
            }
        }
    }
    tokens
}

#[derive(Debug, Default)]
struct Tally {
    /// Tokens of the source that were read otherwise, or not at all.
    wrong: usize,
    /// Of these, those that lie under a doubt.
    doubted: usize,
    /// Tokens that were read as they are stated.
    right: usize,
    /// Of these, those that are doubted all the same.
    false_alarms: usize,
}

/// Counts which words came back wrongly, and which of them are doubted: the words read in their place are, or, where none
/// were, the words beside.
fn tally(stated: &[Token], read: &[Token]) -> Tally {
    let texts = |tokens: &[Token]| tokens.iter().map(|token| token.text.clone()).collect::<Vec<_>>();
    let mut tally = Tally::default();
    for op in similar::capture_diff_slices(similar::Algorithm::Myers, &texts(stated), &texts(read)) {
        let (old, new) = (op.old_range(), op.new_range());
        if op.tag() == similar::DiffTag::Equal {
            tally.right += new.len();
            tally.false_alarms += read[new].iter().filter(|token| token.unsure).count();
            continue;
        }
        let beside = if new.is_empty() { new.start.saturating_sub(1)..(new.end + 1).min(read.len()) } else { new };
        let doubted = read[beside.clone()].iter().any(|token| token.unsure);
        let words = |tokens: &[Token]| tokens.iter().map(|token| token.text.clone()).collect::<Vec<_>>().join(" ");
        eprintln!(
            "  {}: {} → {}",
            if doubted { "doubted" } else { "missed" },
            words(&stated[old.clone()]),
            words(&read[beside])
        );
        tally.wrong += old.len();
        tally.doubted += if doubted { old.len() } else { 0 };
    }
    tally
}

/// A page of each language as a picture: enough of it comes back, paragraph by paragraph, and is said to be recognised.
fn comes_back(name: &str, model: &str, least: f64) {
    if !can_read(&["eng", model, "osd"]) {
        return;
    }
    let desk = Desk::new();
    let pdf = of_pictures(&[sheet(&sample(&format!("{name}.pdf")), 1)]);
    let read = recognised(&desk, &format!("{name}.pdf"), &pdf);
    let stated = stated(name);
    let share = recall(&whole(&stated), &whole(&read.value.paragraphs));
    eprintln!("{name}: 5-gram recall {share:.4}; {:?}", tally(&tokens(&stated), &tokens(&read.value.paragraphs)));
    assert!(share >= least, "{name}: {share:.3} of the 5-grams\n{}", whole(&read.value.paragraphs));
    let recognition = read.value.recognition.expect("it is said what recognised it");
    assert_eq!(recognition.pages, [1]);
    assert!(recognition.by.starts_with("tesseract") && recognition.by.contains(model), "{}", recognition.by);
    assert!(read.diagnostics.iter().any(|diagnostic| diagnostic.what.key == "ocr-recognised"));
    // Paragraphs are cited as in the source.
    let cited =
        |paragraphs: &[Paragraph]| paragraphs.iter().filter_map(|one| one.reference.clone()).collect::<Vec<_>>();
    let (right, found) = (cited(&stated), cited(&read.value.paragraphs));
    let there = right.iter().filter(|reference| found.contains(reference)).count();
    assert!(there + 1 >= right.len(), "{name}: {found:?} for {right:?}");
}

#[test]
fn an_english_page_comes_back() {
    comes_back("english", "eng", 0.98);
}

#[test]
fn a_chinese_page_comes_back() {
    comes_back("chinese", "chi_sim", 0.90);
}

#[test]
fn an_arabic_page_comes_back() {
    comes_back("arabic", "ara", 0.90);
}

/// Blurs words of a page and strews grains over them, every so many words, until they are hard to read.
fn spoil(name: &str, sheet: &Sheet, every: usize) -> (Sheet, usize) {
    let scale = DOTS / 72.0;
    let sketch = import::sketch(&sample(&format!("{name}.pdf")), 1, "").expect("the page can be sketched");
    let mut spoilt = sheet.clone();
    let mut random = fastrand::Rng::with_seed(23);
    let long = sketch.words.iter().filter(|word| word.x1 - word.x0 > word.size * 1.9 && word.size < 13.0);
    let mut count = 0;
    for word in long.skip(2).step_by(every) {
        // Of a run without spaces, as in Chinese, two signs.
        let right = word.x1.min(word.x0 + word.size * 6.0);
        let place = |points: f32| (points * scale).round() as usize;
        let (left, right) = (place(word.x0), place(right).min(sheet.width - 1));
        let (top, bottom) = (place(word.y - word.size * 0.85), place(word.y + word.size * 0.28).min(sheet.height - 1));
        for _ in 0..2 {
            let before = spoilt.clone();
            for y in top..bottom {
                for x in left..right {
                    let near = (y - 3..=y + 3).flat_map(|y| (x - 3..=x + 3).map(move |x| (x, y)));
                    let sum: usize =
                        near.map(|(x, y)| usize::from(before.shades[y * sheet.width + x.min(sheet.width - 1)])).sum();
                    spoilt.shades[y * sheet.width + x] = u8::try_from(sum / 49).expect("a shade");
                }
            }
        }
        for y in top..bottom {
            for x in left..right {
                let shade = &mut spoilt.shades[y * sheet.width + x];
                let grain = random.i16(-70..70);
                *shade = u8::try_from((i16::from(*shade) + grain).clamp(0, 255)).expect("a shade");
            }
        }
        count += 1;
    }
    (spoilt, count)
}

/// Words made hard to read come back wrongly at times: those that do are doubted, and few others are.
fn is_doubted(name: &str, model: &str) {
    if !can_read(&["eng", model, "osd"]) {
        return;
    }
    let desk = Desk::new();
    let (spoilt, planted) = spoil(name, &sheet(&sample(&format!("{name}.pdf")), 1), 4);
    let read = recognised(&desk, &format!("{name}.pdf"), &of_pictures(&[spoilt]));
    let tally = tally(&tokens(&stated(name)), &tokens(&read.value.paragraphs));
    eprintln!("{name}: {planted} spoilt, {tally:?}");
    assert!(tally.wrong >= 8, "{name}: too few words were read wrongly to tell anything: {tally:?}");
    assert!(tally.doubted * 10 >= tally.wrong * 8, "{name}: {tally:?}");
    assert!(tally.false_alarms * 10 <= tally.right, "{name}: doubts say nothing: {tally:?}");
}

#[test]
fn english_words_read_wrongly_are_doubted() {
    is_doubted("english", "eng");
}

#[test]
fn chinese_words_read_wrongly_are_doubted() {
    is_doubted("chinese", "chi_sim");
}

#[test]
fn arabic_words_read_wrongly_are_doubted() {
    is_doubted("arabic", "ara");
}

#[test]
fn a_recognised_page_has_no_formatting_that_somebody_changed() {
    if !can_read(&["eng", "osd"]) {
        return;
    }
    let desk = Desk::new();
    let pdf = sample("english.pdf");
    let read = recognised(&desk, "scan.pdf", &of_pictures(&[sheet(&pdf, 1)])).value;
    let stated = import::import("stated.pdf", &pdf, &ImportOptions::default(), &JobControl::default());
    let stated = stated.expect("the page is read").value;
    let hidden = read.paragraphs.iter().find(|paragraph| paragraph.doubts.contains(Doubt::Covered));
    assert_eq!(hidden, None, "what a picture shows is seen on the page");
    let [old, new] = [&read, &stated].map(|copy| Reading::of(copy, View::Accepted));
    let compared = compare(&old.paragraphs, &new.paragraphs, &Options::default(), &[], &JobControl::default());
    let compared = compared.expect("nobody stops it");
    assert!(compared.changes.iter().any(|change| change.kind == Kind::Unchanged), "they are of one text");
    assert_eq!(compared.counts.formatting_only, 0, "a picture tells nothing of bold and italic");
}
