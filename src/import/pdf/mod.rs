//! PDF → blocks.
//!
//! Where the producer tagged the document and the tags hold what the pages show, the tag tree gives the paragraphs;
//! elsewhere the places of the characters do. Either way the words are put together from the gaps that are seen.
//!
//! `page` holds what stands on a page, `content` and `ink` find it, `font` decodes it, `accent` puts accents on their letters; `line` makes lines, `para`
//! joins them, `vocabulary` knows the document's own words; `tags` and `tagged` read the tag tree and `trust` judges it,
//! `geometry` with `layout`, `table`, `open_table` and `flow` reads the places; `furniture` finds what is not text,
//! `garbage` what cannot be read, `assemble` makes the blocks. `picture` draws a page by
//! another's renderer. Does not recognise characters in pictures, does not read labels: `structure` does.

mod accent;
mod assemble;
mod content;
mod flow;
mod font;
mod furniture;
mod garbage;
mod geometry;
mod ink;
mod label;
mod layout;
mod line;
mod open_table;
mod page;
mod para;
mod render;
mod table;
mod tagged;
mod tags;
mod text_layer;
mod trust;
mod vocabulary;

#[cfg(test)]
mod found_tests;
#[cfg(test)]
mod tests;

pub use render::{Picture, picture};
pub use text_layer::{Sketch, SketchWord, sketch};

use super::{ImportError, ImportOptions, Read};
use crate::base::{Diagnostic, JobControl, Message, Severity, WithDiagnostics};
use crate::text::SetAside;
use hayro_syntax::object::{Array, Dict, MaybeRef};
use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use page::{Glyph, Page};
use para::Para;
use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use vocabulary::Vocabulary;

/// Pages beyond this number are not read.
const MAX_PAGES: usize = 10_000;
/// Characters of all pages together beyond this number are not read: some 3,000 full pages, about 1 GB at work.
const MAX_CHARACTERS: usize = 10_000_000;

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

fn unreadable(key: &'static str) -> ImportError {
    ImportError::Unreadable(Message::new(key))
}

fn read_unguarded(
    bytes: &[u8],
    options: &ImportOptions,
    job: &JobControl,
) -> Result<WithDiagnostics<Read>, ImportError> {
    let head = bytes.get(..bytes.len().min(1024)).unwrap_or_default();
    if !head.windows(5).any(|window| window == b"%PDF-") {
        return Err(unreadable("import-pdf-not-a-pdf"));
    }
    let password = options.password.as_deref().unwrap_or("");
    let pdf = Pdf::new_with_password(bytes.to_vec(), password).map_err(|error| match error {
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
    let mut read = Read { language: tags::language(&pdf), ..Read::default() };
    read.title = pdf
        .metadata()
        .title
        .as_ref()
        .map(|title| text_string(title))
        .map(|title| title.trim().to_owned())
        .filter(|title| !title.is_empty());
    take_unreadable(&mut pages, &mut read.set_aside, &mut diagnostics);
    take_hidden(&mut pages, &mut read.set_aside, &mut diagnostics);
    job.check()?;
    let tree = if options.ignore_tags { None } else { tags::read(&pdf) };
    let (paras, vocabulary) = match tree {
        Some(tree) => {
            let sorted = tagged::sort(&pages, &tree);
            match trust::judge(&pages, &sorted) {
                Ok(()) => from_tags(&pages, sorted, &mut read.set_aside, &mut diagnostics),
                Err(why) => {
                    diagnostics.push(Diagnostic::new(Severity::Info, Message::new(why)));
                    from_places(&mut pages, &mut read.set_aside)
                }
            }
        }
        None => from_places(&mut pages, &mut read.set_aside),
    };
    job.check()?;
    read.blocks = assemble::assemble(&paras, &vocabulary, &mut diagnostics);
    read.set_aside.retain(|aside| !aside.text.trim().is_empty());
    read.set_aside.sort_by_key(|aside| aside.page);
    diagnostics.sort_by_key(|diagnostic| diagnostic.place.page);
    Ok(WithDiagnostics { value: read, diagnostics })
}

fn read_pages(pdf: &Pdf, job: &JobControl, diagnostics: &mut Vec<Diagnostic>) -> Result<Vec<Page>, ImportError> {
    let total = pdf.pages().len();
    let fonts = font::Fonts::new();
    let hidden = hidden_layers(pdf);
    let mut pages = Vec::new();
    let mut characters = 0;
    for (index, source) in pdf.pages().iter().enumerate() {
        job.check()?;
        job.progress.set(index as u64, total as u64);
        if index >= MAX_PAGES || characters > MAX_CHARACTERS {
            diagnostics.push(Diagnostic::new(
                Severity::Loss,
                Message::new("import-pdf-too-long").number("page", index).number("total", total),
            ));
            break;
        }
        let number = index as u32 + 1;
        let page = content::read_page(number, source, &fonts, &hidden);
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

/// Optional content groups that are switched off when the document is opened.
fn hidden_layers(pdf: &Pdf) -> BTreeSet<u32> {
    let off = || {
        let catalogue = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id())?;
        catalogue.get::<Dict<'_>>("OCProperties")?.get::<Dict<'_>>("D")?.get::<Array<'_>>("OFF")
    };
    let Some(off) = off() else { return BTreeSet::new() };
    off.raw_iter().filter_map(|layer| if let MaybeRef::Ref(id) = layer { Some(id.obj_number) } else { None }).collect()
}

/// Says, page by page, what cannot be read; sets aside what would be garbage.
fn take_unreadable(pages: &mut [Page], aside: &mut Vec<SetAside>, diagnostics: &mut Vec<Diagnostic>) {
    for page in pages {
        let key = match garbage::fault(page) {
            None => {
                let unseen = page.glyphs.iter().filter(|glyph| glyph.is(page::INVISIBLE)).count();
                if page.pictured > 0.5 && unseen * 2 > page.glyphs.len() {
                    let what = Message::new("import-pdf-page-recognised").number("page", page.number);
                    diagnostics.push(Diagnostic::new(Severity::Doubt, what).on_page(page.number));
                }
                continue;
            }
            Some(garbage::Fault::Scanned) => "import-pdf-page-scanned",
            Some(garbage::Fault::NoText) => "import-pdf-page-no-text",
            Some(garbage::Fault::Unmapped) => "import-pdf-page-unmapped",
            Some(garbage::Fault::Nonsense) => "import-pdf-page-nonsense",
        };
        diagnostics
            .push(Diagnostic::new(Severity::Loss, Message::new(key).number("page", page.number)).on_page(page.number));
        let glyphs = std::mem::take(&mut page.glyphs);
        let lines = tagged::lines_of(glyphs, page);
        let text = lines.iter().map(line::Line::text).collect::<Vec<_>>().join(" ");
        aside.push(SetAside { what: "unreadable text".into(), text, page: Some(page.number) });
    }
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
        let text = tagged::lines_of(hidden, page).iter().map(line::Line::text).collect::<Vec<_>>().join(" ");
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
    let found = geometry::read(pages, &glyphs);
    aside.extend(found.aside);
    let vocabulary = Vocabulary::of(found.paras.iter().flat_map(|para| &para.lines));
    (found.paras, vocabulary)
}

fn from_tags(
    pages: &[Page],
    sorted: tagged::Sorted,
    aside: &mut Vec<SetAside>,
    diagnostics: &mut Vec<Diagnostic>,
) -> (Vec<Para>, Vocabulary) {
    let tagged::Sorted { paras, mut loose, artifacts } = sorted;
    let mut paras = trust::mend(paras);
    trust::look_at(&mut paras);
    furniture::take_artifacts(pages, &artifacts, &mut loose, aside);
    // What the tags forgot is read by its place.
    let left = geometry::read(pages, &loose);
    aside.extend(left.aside);
    for para in left.paras {
        let page = para.page();
        let what = Message::new("import-pdf-untagged")
            .text("text", para.lines.first().map(line::Line::text).unwrap_or_default());
        diagnostics.push(Diagnostic::new(Severity::Doubt, what).on_page(page));
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

/// A text string of PDF: UTF-16 or UTF-8 with a byte order mark, else the PDF encoding (Latin-1 is near enough).
fn text_string(bytes: &[u8]) -> String {
    match bytes {
        [0xFE, 0xFF, rest @ ..] => {
            let units: Vec<u16> =
                rest.chunks_exact(2).filter_map(|pair| Some(u16::from_be_bytes(pair.try_into().ok()?))).collect();
            String::from_utf16_lossy(&units)
        }
        [0xFF, 0xFE, rest @ ..] => {
            let units: Vec<u16> =
                rest.chunks_exact(2).filter_map(|pair| Some(u16::from_le_bytes(pair.try_into().ok()?))).collect();
            String::from_utf16_lossy(&units)
        }
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => bytes.iter().map(|&byte| char::from(byte)).collect(),
    }
}
