//! Pages of PDFs without text that can be read → words, by Tesseract where it is installed.
//!
//! Each page is drawn and handed to a `tesseract` of its own on its standard input; the table of words comes back on its
//! standard output, so that no file holds a word of the draft. Several pages at once; a page that takes too long, breaks or
//! makes no sense costs that page, a wish to stop kills what runs. What is recognised goes into the import as a value.

use super::apart::Apart;
use super::tesseract::{Failure, Look, Model, Tesseract};
use crate::base::{Cancelled, Diagnostic, JobControl, Message, Severity, WithDiagnostics};
use crate::engine;
use crate::import::{self, ImportError, ImportOptions, PageScan, Recognised, RecognisedPage, Script};
use crate::text::{Language, SourceText};
use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// How pages without text that can be read are dealt with.
#[derive(Debug, Clone, Default)]
pub enum Ocr {
    /// They are left out, and that is said.
    #[default]
    Never,
    /// They are read by Tesseract, where it is installed.
    Auto(Tesseract),
}

/// How sure the turn of a page must be before the page is turned; Tesseract's own bound is 7 for lying on its side.
const TURN_SURE: f32 = 4.0;
/// How sure the script of a page must be. Pages of a few words give about 0.5 for any script.
const SCRIPT_SURE: f32 = 1.0;
/// Models tried on a page of which nothing is known.
const TRIED: usize = 4;

/// What a second look must pass over less than the first to count.
const LESS: f32 = 0.85;

/// Recognitions at work at once, over all files that are being read.
static AT_WORK: AtomicUsize = AtomicUsize::new(0);

/// What keeps a page from being recognised.
#[derive(Debug, Clone, PartialEq, Eq)]
enum PageFailure {
    Cancelled,
    /// No model for the script is installed.
    NoModel(Model),
    /// Why, in a sentence that names the page.
    Said(&'static str),
}

impl From<Cancelled> for PageFailure {
    fn from(_: Cancelled) -> Self {
        Self::Cancelled
    }
}

impl From<Failure> for PageFailure {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Cancelled => Self::Cancelled,
            Failure::TooSlow => Self::Said("ocr-page-slow"),
            Failure::Missing | Failure::Broken => Self::Said("ocr-page-broken"),
        }
    }
}

/// A file as it is being read again.
pub(super) struct Source<'a> {
    pub name: &'a str,
    pub bytes: Arc<[u8]>,
    pub options: &'a ImportOptions,
    pub apart: &'a Apart,
}

/// Reads the pages that `read` could not read, and the file again with their words.
pub(super) fn complete(
    read: WithDiagnostics<SourceText>,
    source: Source<'_>,
    ocr: &Ocr,
    job: &JobControl,
) -> Result<WithDiagnostics<SourceText>, ImportError> {
    let pages = import::pages_without_text(&read.diagnostics);
    let Ocr::Auto(tesseract) = ocr else { return Ok(read) };
    if pages.is_empty() {
        return Ok(read);
    }
    let Source { name, bytes, options, apart } = source;
    let document = Document {
        bytes: Arc::clone(&bytes),
        apart,
        password: options.password.clone().unwrap_or_default(),
        // What some pages say of their language holds for those that say nothing.
        language: read.value.language.filter(|_| !read.value.paragraphs.is_empty()),
    };
    let (recognised, said) = recognise(tesseract, &document, &pages, job)?;
    let mut copy = if recognised.pages.is_empty() {
        read
    } else {
        let options = ImportOptions { recognised: Some(Arc::new(recognised)), ..options.clone() };
        apart.read(name, &bytes, &options, job)?
    };
    copy.diagnostics.extend(said);
    Ok(copy)
}

struct Document<'a> {
    bytes: Arc<[u8]>,
    apart: &'a Apart,
    password: String,
    language: Option<Language>,
}

/// A page as it was recognised, and by which model.
type Page = (RecognisedPage, Model, u32);

fn recognise(
    tesseract: &Tesseract,
    document: &Document<'_>,
    pages: &[u32],
    job: &JobControl,
) -> Result<(Recognised, Vec<Diagnostic>), ImportError> {
    let info = |message: Message| vec![Diagnostic::new(Severity::Info, message)];
    let installed = match tesseract.installed_models(job) {
        Ok(installed) => installed,
        Err(Failure::Cancelled) => return Err(ImportError::Cancelled),
        Err(Failure::Missing) => return Ok((Recognised::default(), info(missing(document.language)))),
        Err(_broken) => return Ok((Recognised::default(), info(Message::new("ocr-broken")))),
    };
    let done = AtomicUsize::new(0);
    tesseract.tell(0, pages.len());
    let one = |page: &u32| {
        let found = page_words(tesseract, document, *page, &installed.models, job);
        let done = done.fetch_add(1, Ordering::Relaxed) + 1;
        job.progress.set(done as u64, pages.len() as u64);
        tesseract.tell(done, pages.len());
        found
    };
    let found = engine::side_by_side(pages, engine::cores(), one);
    // Threads tell as they come; the last word is this.
    tesseract.tell(pages.len(), pages.len());
    let mut said = Vec::new();
    let mut recognised = Recognised::default();
    let (mut models, mut lacking) = (BTreeSet::new(), BTreeSet::new());
    let mut dots = 0;
    for (page, found) in pages.iter().zip(found) {
        match found {
            Ok((words, model, sharp)) => {
                models.insert(model);
                dots = dots.max(sharp);
                recognised.pages.push(words);
            }
            Err(PageFailure::Cancelled) => return Err(ImportError::Cancelled),
            Err(PageFailure::NoModel(model)) => {
                lacking.insert(model);
            }
            Err(PageFailure::Said(key)) => {
                let what = Message::new(key).number("page", *page);
                said.push(Diagnostic::new(Severity::Loss, what).on_page(*page));
            }
        }
    }
    if !lacking.is_empty() {
        let packages: Vec<&str> = lacking.iter().map(|model| model.package()).collect();
        said.extend(info(Message::new("ocr-needs-language").text("packages", packages.join(" "))));
    }
    let models: Vec<&str> = models.into_iter().map(Model::name).collect();
    recognised.by = format!("{}, {}, {dots} dpi", installed.version, models.join("+"));
    Ok((recognised, said))
}

/// What to install, where nothing is: with the model of the draft's language, where it is known.
fn missing(language: Option<Language>) -> Message {
    let model = language.and_then(Model::of_language).filter(|model| *model != Model::ENGLISH);
    let packages = match model {
        Some(model) => format!("tesseract-ocr {}", model.package()),
        None => "tesseract-ocr".to_owned(),
    };
    Message::new("ocr-missing").text("packages", packages)
}

/// A place among the recognitions at work, given back when it is dropped.
struct Place;

impl Place {
    /// Waits for a free place.
    fn take(job: &JobControl) -> Result<Self, Cancelled> {
        loop {
            job.check()?;
            let most = engine::cores();
            let free = |at_work: usize| (at_work < most).then_some(at_work + 1);
            if AT_WORK.fetch_update(Ordering::Relaxed, Ordering::Relaxed, free).is_ok() {
                return Ok(Self);
            }
            engine::sleep_between_polls();
        }
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        AT_WORK.fetch_sub(1, Ordering::Relaxed);
    }
}

fn page_words(
    tesseract: &Tesseract,
    document: &Document<'_>,
    number: u32,
    installed: &BTreeSet<String>,
    job: &JobControl,
) -> Result<Page, PageFailure> {
    let _place = Place::take(job)?;
    let mut scan = draw(document, number, job)?;
    let has = |model: &Model| installed.contains(model.name());
    let lies = if installed.contains("osd") { tesseract.orientation(&scan, job)? } else { None };
    if let Some(lies) = lies
        && lies.quarters > 0
        && lies.turn_confidence >= TURN_SURE
    {
        scan = scan.turned(lies.quarters);
    }
    let script = lies.filter(|lies| lies.script_confidence >= SCRIPT_SURE).and_then(|lies| lies.script);
    let known = document.language.and_then(Model::of_language);
    let models: Vec<Model> = match (script, known) {
        // What the rest of the draft is written in, unless this page is plainly written otherwise.
        (Some(script), Some(model)) if model.script() == script => vec![model],
        (Some(script), _) => vec![Model::of_script(script)],
        (None, Some(model)) => vec![model],
        (None, None) => Model::ALL.into_iter().filter(has).take(TRIED).collect(),
    };
    let there: Vec<Model> = models.iter().copied().filter(has).collect();
    if there.is_empty() {
        return Err(PageFailure::NoModel(models.first().copied().unwrap_or(Model::ENGLISH)));
    }
    let mut best: Option<(f32, RecognisedPage, Model)> = None;
    for model in there {
        let page = looked_at(tesseract, &scan, model, job)?;
        let sure = sureness(&page);
        if best.as_ref().is_none_or(|(known, ..)| sure > *known) {
            best = Some((sure, page, model));
        }
    }
    let (_, mut page, mut model) = best.ok_or(PageFailure::Said("ocr-page-nonsense"))?;
    if let Some(other) = better_model(&page, model, known).filter(has) {
        page = looked_at(tesseract, &scan, other, job)?;
        model = other;
    }
    Ok((page, model, scan.dots()))
}

/// The words of a page. Where much of what is on it was passed over, it is looked at a second time, and the look that
/// passes over less counts.
fn looked_at(
    tesseract: &Tesseract,
    scan: &PageScan,
    model: Model,
    job: &JobControl,
) -> Result<RecognisedPage, PageFailure> {
    let nonsense = || PageFailure::Said("ocr-page-nonsense");
    let first = tesseract.words(scan, model, Look::First, job)?.ok_or_else(nonsense)?;
    if first.unread < import::MUCH {
        return Ok(first);
    }
    let second = tesseract.words(scan, model, Look::Second, job)?.ok_or_else(nonsense)?;
    Ok(if second.unread < first.unread * LESS { second } else { first })
}

/// The model of the language in which a page turns out to be written, where it was read by another of the same script.
fn better_model(page: &RecognisedPage, model: Model, known: Option<Model>) -> Option<Model> {
    if known.is_some() || model.script() != Script::Latin {
        return None;
    }
    let words: Vec<&str> = page.words.iter().map(|word| word.text.as_str()).collect();
    let other = Model::of_language(import::language_of(&words.join(" "))?)?;
    (other != model && other.script() == Script::Latin).then_some(other)
}

/// How sure a model is of all that it read, the longer words counting more.
fn sureness(page: &RecognisedPage) -> f32 {
    let length = |text: &str| text.chars().count() as f32;
    let whole: f32 = page.words.iter().map(|word| length(&word.text)).sum();
    page.words.iter().map(|word| word.confidence * length(&word.text)).sum::<f32>() / whole.max(1.0)
}

/// Draws a page apart: a wish to stop ends the drawing.
fn draw(document: &Document<'_>, number: u32, job: &JobControl) -> Result<PageScan, PageFailure> {
    let drawn = document.apart.scan(&document.bytes, (number, &document.password), job);
    job.check()?;
    drawn.map_err(|_why| PageFailure::Said("ocr-page-undrawn"))
}
