//! PDF → blocks.
//!
//! Where the producer tagged the document and the tags hold what the pages show, the tag tree gives the paragraphs;
//! elsewhere the places of the characters do. Either way the words are put together from the gaps that are seen.
//!
//! | folder | what it does |
//! |---|---|
//! | `glyphs` | follows the drawing instructions: which character stands where on a page, which lines and boxes |
//! | `tags` | reads the tag tree, and judges whether it can be believed |
//! | `recognised` | words that were recognised in the picture of a page, put in their places |
//! | `layout` | lines, columns, tables, paragraphs and notes from the places of the characters; what is no text |
//!
//! `assemble` makes the blocks and ties footnotes to their marks; `render` draws a page by another's renderer,
//! `text_layer` gives the words at their places. Does not recognise characters in pictures (it says which pages want that,
//! and takes the words), does not read labels: `structure` does.

mod assemble;
mod attachments;
mod crowded;
mod glyphs;
mod layout;
mod outside;
mod recognised;
mod remarks;
mod render;
mod tags;
mod text_layer;
mod text_string;
mod unpacking;

#[cfg(test)]
mod doubt_tests;
#[cfg(test)]
mod found_tests;
#[cfg(test)]
mod kinds_tests;
#[cfg(test)]
mod tests;

pub use recognised::{
    MUCH, Orientation, PageScan, Recognised, RecognisedPage, RecognisedWord, Script, orientation, pages_without_text,
    recognised_page,
};
pub use render::{Picture, picture};
pub use text_layer::{Sketch, SketchWord, sketch};

use super::{ImportError, ImportOptions, Read, limits};
use crate::base::{Diagnostic, JobControl, Message, Severity, WithDiagnostics};
use crate::text::{Doubt, SetAside};
use glyphs::page::{Glyph, INVISIBLE, Page};
use glyphs::{content, font, garbage, layers};
use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use layout::para::Para;
use layout::vocabulary::Vocabulary;
use layout::{balloons, furniture, geometry, line};
use recognised::Placing;
use remarks::Remarks;
use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use tags::{sort, tree, trust};

/// Reads a PDF.
///
/// # Errors
/// [`ImportError::Unreadable`] when it is no PDF, is damaged beyond reading, or needs a password that was not given;
/// [`ImportError::Cancelled`] when the user stopped it.
pub(crate) fn read(
    bytes: &[u8],
    options: &ImportOptions,
    job: &JobControl,
) -> Result<WithDiagnostics<Read>, ImportError> {
    job.check()?;
    // The parser and the font code are not ours and have not been proven against hostile files: a panic in them must
    // not take the program down. Nothing outlives the call but the result.
    let work = AssertUnwindSafe(|| read_unguarded(bytes, options, job));
    catch_unwind(work).unwrap_or_else(|_panic| Err(unreadable("import-pdf-damaged")))
}

/// Whether a file has the header of a PDF.
pub(crate) fn has_header(bytes: &[u8]) -> bool {
    header(bytes).is_some()
}

/// Where the file's header begins: some other bytes may stand before it.
fn header(bytes: &[u8]) -> Option<usize> {
    let head = bytes.get(..bytes.len().min(limits::PDF_HEADER)).unwrap_or_default();
    head.windows(5).position(|window| window == b"%PDF-")
}

/// Opens a PDF. Places in a file with other bytes before its header count from the header, as a rule.
fn load(bytes: &[u8], password: &str) -> Result<Pdf, LoadPdfError> {
    let at = header(bytes).unwrap_or(0);
    let own = bytes.get(at..).unwrap_or(bytes);
    match Pdf::new_with_password(own.to_vec(), password) {
        Err(LoadPdfError::Invalid) if at > 0 => Pdf::new_with_password(bytes.to_vec(), password),
        loaded => loaded,
    }
}

fn unreadable(key: &'static str) -> ImportError {
    ImportError::Unreadable(Message::new(key))
}

fn read_unguarded(
    bytes: &[u8],
    options: &ImportOptions,
    job: &JobControl,
) -> Result<WithDiagnostics<Read>, ImportError> {
    if header(bytes).is_none() {
        return Err(unreadable("import-pdf-not-a-pdf"));
    }
    unpacking::check(bytes, job)?;
    let password = options.password.as_deref().unwrap_or("");
    let pdf = load(bytes, password).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) if password.is_empty() => {
            unreadable("import-pdf-password-needed")
        }
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => unreadable("import-pdf-password-wrong"),
        LoadPdfError::Decryption(_) => unreadable("import-pdf-encryption-unknown"),
        LoadPdfError::Invalid => unreadable("import-pdf-damaged"),
    })?;
    let mut diagnostics = Vec::new();
    let tail = bytes.get(bytes.len().saturating_sub(2048)..).unwrap_or_default();
    if !tail.windows(5).any(|window| window == b"%%EOF") {
        let what = Message::new("import-pdf-cut-off").number("pages", pdf.pages().len());
        diagnostics.push(Diagnostic::new(Severity::Loss, what));
    }
    let mut pages = read_pages(&pdf, job, &mut diagnostics)?;
    if pages.is_empty() {
        return Err(unreadable("import-pdf-no-pages"));
    }
    let mut read = Read { language: tree::language(&pdf), ..Read::default() };
    read.title = pdf
        .metadata()
        .title
        .as_ref()
        .map(|title| text_string::text_string(title))
        .map(|title| title.trim().to_owned())
        .filter(|title| !title.is_empty());
    let mut placing = Placing::new(options.recognised.as_deref());
    let recognised = take_unreadable(&mut pages, &mut placing, &mut read.set_aside, &mut diagnostics);
    read.recognition = placing.told(&mut diagnostics);
    crowded::take(&mut pages, &mut read.set_aside, &mut diagnostics);
    take_hidden(&mut pages, &mut read.set_aside, &mut diagnostics);
    outside::take(&mut pages, &mut read.set_aside, &mut diagnostics);
    pages.iter_mut().for_each(balloons::take);
    let remarks = Remarks::take(&mut pages);
    outside::say_covered(&pages, &mut diagnostics);
    attachments::say(&pdf, &mut diagnostics);
    job.check()?;
    let tree = if options.ignore_tags || placing.is_most_of(&pages) { None } else { tree::read(&pdf) };
    let (paras, vocabulary) = match tree {
        Some(tree) => {
            let sorted = sort::sort(&pages, &tree);
            match trust::judge(&pages, &sorted) {
                Ok(()) => from_tags(&pages, sorted, &placing, (&mut read.set_aside, &mut diagnostics)),
                Err(why) => {
                    diagnostics.push(Diagnostic::new(Severity::Info, Message::new(why)));
                    from_places(&mut pages, &mut read.set_aside)
                }
            }
        }
        None => from_places(&mut pages, &mut read.set_aside),
    };
    job.check()?;
    read.blocks = assemble::assemble(&paras, &vocabulary, remarks, (&mut read.set_aside, &mut diagnostics));
    placing.doubt(&mut read.blocks);
    for block in read.blocks.iter_mut().filter(|block| block.page.is_some_and(|page| recognised.contains(&page))) {
        block.doubts.insert(Doubt::Recognised);
    }
    read.set_aside.retain(|aside| !aside.text.trim().is_empty());
    read.set_aside.sort_by_key(|aside| aside.page);
    diagnostics.sort_by_key(|diagnostic| diagnostic.place.page);
    Ok(WithDiagnostics { value: read, diagnostics })
}

fn read_pages(pdf: &Pdf, job: &JobControl, diagnostics: &mut Vec<Diagnostic>) -> Result<Vec<Page>, ImportError> {
    let total = pdf.pages().len();
    let fonts = font::Fonts::new();
    let hidden = layers::hidden_layers(pdf);
    let mut pages = Vec::new();
    let mut characters = 0;
    for (index, source) in pdf.pages().iter().enumerate() {
        job.check()?;
        job.progress.set(index as u64, total as u64);
        if index >= limits::PDF_PAGES || characters > limits::PDF_CHARACTERS {
            diagnostics.push(Diagnostic::new(
                Severity::Loss,
                Message::new("import-pdf-too-long").number("page", index).number("total", total),
            ));
            break;
        }
        let number = index as u32 + 1;
        let mut page = content::read_page(number, source, &fonts, &hidden);
        page.glyphs.shrink_to_fit();
        characters += page.glyphs.len();
        if page.broken {
            diagnostics.push(
                Diagnostic::new(Severity::Loss, Message::new("import-pdf-page-broken").number("page", number))
                    .on_page(number),
            );
        }
        pages.push(page);
    }
    job.progress.set(total as u64, total as u64);
    Ok(pages)
}

/// Says, page by page, what cannot be read; sets aside what would be garbage, and puts what was recognised in its place.
/// Returns the pages whose words stand behind their picture, as a machine recognised them.
fn take_unreadable(
    pages: &mut [Page],
    placing: &mut Placing<'_>,
    aside: &mut Vec<SetAside>,
    diagnostics: &mut Vec<Diagnostic>,
) -> BTreeSet<u32> {
    let mut recognised = BTreeSet::new();
    for page in pages {
        let key = match garbage::fault(page) {
            None => {
                let unseen = page.glyphs.iter().filter(|glyph| glyph.is(INVISIBLE)).count();
                if page.pictured > 0.5 && unseen * 2 > page.glyphs.len() {
                    let what = Message::new("import-pdf-page-recognised").number("page", page.number);
                    diagnostics.push(Diagnostic::new(Severity::Doubt, what).on_page(page.number));
                    recognised.insert(page.number);
                }
                continue;
            }
            Some(garbage::Fault::Scanned) => "import-pdf-page-scanned",
            Some(garbage::Fault::NoText) => "import-pdf-page-no-text",
            Some(garbage::Fault::Unmapped) => "import-pdf-page-unmapped",
            Some(garbage::Fault::Nonsense) => "import-pdf-page-nonsense",
        };
        let glyphs = std::mem::take(&mut page.glyphs);
        if !placing.put(page, diagnostics) {
            let what = Message::new(key).number("page", page.number);
            diagnostics.push(Diagnostic::new(Severity::Loss, what).on_page(page.number));
        }
        let lines = line::in_order(glyphs, page);
        let text = lines.iter().map(line::Line::text).collect::<Vec<_>>().join(" ");
        aside.push(SetAside { what: "unreadable text".into(), text, page: Some(page.number) });
    }
    recognised
}

/// Text of layers that are switched off is not on the page.
fn take_hidden(pages: &mut [Page], aside: &mut Vec<SetAside>, diagnostics: &mut Vec<Diagnostic>) {
    for page in pages {
        let (hidden, shown): (Vec<Glyph>, Vec<Glyph>) =
            page.glyphs.iter().partition(|glyph| page.content_of(glyph).hidden);
        if hidden.is_empty() {
            continue;
        }
        page.glyphs = shown;
        let text = line::in_order(hidden, page).iter().map(line::Line::text).collect::<Vec<_>>().join(" ");
        if !text.trim().is_empty() {
            aside.push(SetAside { what: "hidden layer".into(), text, page: Some(page.number) });
            diagnostics.push(
                Diagnostic::new(Severity::Doubt, Message::new("import-pdf-hidden-layer").number("page", page.number))
                    .on_page(page.number),
            );
        }
    }
}

fn from_places(pages: &mut [Page], aside: &mut Vec<SetAside>) -> (Vec<Para>, Vocabulary) {
    let glyphs: Vec<Vec<Glyph>> = pages.iter_mut().map(|page| std::mem::take(&mut page.glyphs)).collect();
    let found = geometry::read(pages, glyphs);
    aside.extend(found.aside);
    let vocabulary = Vocabulary::of(found.paras.iter().flat_map(|para| &para.lines));
    (found.paras, vocabulary)
}

fn from_tags(
    pages: &[Page],
    sorted: sort::Sorted,
    placing: &Placing<'_>,
    (aside, diagnostics): (&mut Vec<SetAside>, &mut Vec<Diagnostic>),
) -> (Vec<Para>, Vocabulary) {
    let sort::Sorted { paras, mut loose, artifacts } = sorted;
    let mut paras = trust::mend(paras);
    trust::look_at(&mut paras);
    furniture::take_artifacts(pages, &artifacts, &mut loose, aside);
    // What the tags forgot is read by its place.
    let left = geometry::read(pages, loose);
    aside.extend(left.aside);
    for mut para in left.paras {
        let page = para.page();
        if !placing.holds(page) {
            para.doubts.insert(Doubt::Order);
            let what = Message::new("import-pdf-untagged")
                .text("text", para.lines.first().map(line::Line::text).unwrap_or_default());
            diagnostics.push(Diagnostic::new(Severity::Doubt, what).on_page(page));
        }
        let y = para.lines.first().map_or(0.0, |line| line.y);
        let before = |known: &Para| {
            known.lines.first().is_some_and(|line| (line.page, line.y as i32) > (page, y as i32)) && !known.is_note()
        };
        let at = paras.iter().position(before).unwrap_or(paras.len());
        paras.insert(at, para);
    }
    let vocabulary = Vocabulary::of(paras.iter().flat_map(|para| &para.lines));
    (paras, vocabulary)
}
