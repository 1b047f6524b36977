//! The bounds of `import::limits`, each with a file at it, which is read whole, and one beyond it, of which that is said.

use super::fuzz::written;
use crate::support::{Desk, sheet};
use std::process::Command;
use travaux::base::{JobControl, WithDiagnostics};
use travaux::import::{ImportError, ImportOptions, import, limits, picture};
use travaux::text::SourceText;

type Read = Result<WithDiagnostics<SourceText>, String>;

/// What is read of a file, else the key of what is said of it.
fn read(name: &str, bytes: &[u8]) -> Read {
    import(name, bytes, &ImportOptions::default(), &JobControl::default()).map_err(|refusal| match refusal {
        ImportError::Unreadable(said) => said.key.to_owned(),
        ImportError::Cancelled => "stopped".to_owned(),
    })
}

/// The keys of what is said of a file that was read.
fn said(read: &Read) -> Vec<&str> {
    let read = read.as_ref().expect("it is read");
    read.diagnostics.iter().map(|diagnostic| diagnostic.what.key).collect()
}

fn text(read: &Read) -> String {
    let read = read.as_ref().expect("it is read");
    read.value.paragraphs.iter().map(|paragraph| paragraph.text.as_str()).collect::<Vec<_>>().join("\n")
}

fn refused(read: Read) -> String {
    match read {
        Err(key) => key,
        Ok(read) => panic!("{} paragraphs were read", read.value.paragraphs.len()),
    }
}

#[test]
fn as_many_paragraphs_as_a_copy_may_hold() {
    let text = |count: usize| "a b\n\n".repeat(count);
    let read_whole = read("a.txt", text(limits::PARAGRAPHS).as_bytes()).expect("it is read");
    assert_eq!(read_whole.value.paragraphs.len(), limits::PARAGRAPHS);
    assert_eq!(refused(read("a.txt", text(limits::PARAGRAPHS + 1).as_bytes())), "import-too-many-paragraphs");
}

#[test]
fn as_many_columns_as_a_table_may_have() {
    let table = |columns: u32| format!("<table><tr>{}</tr></table>", "<td>cell".repeat(columns as usize));
    let whole = read("a.html", table(limits::COLUMNS).as_bytes());
    assert_eq!(whole.expect("it is read").value.paragraphs.len(), limits::COLUMNS as usize);
    assert_eq!(refused(read("a.html", table(limits::COLUMNS + 1).as_bytes())), "import-too-many-columns");
}

#[test]
fn as_many_open_elements_as_a_page_may_have() {
    let page = |open: usize| format!("{}The innermost words.", "<b>".repeat(open));
    assert_eq!(text(&read("a.html", page(limits::OPEN_ELEMENTS).as_bytes())), "The innermost words.");
    assert_eq!(refused(read("a.html", page(limits::OPEN_ELEMENTS + 1).as_bytes())), "import-html-too-deep");
}

#[test]
fn as_large_a_file_as_is_read() {
    assert_eq!(refused(read("a.txt", &vec![b'a'; limits::TEXT + 1])), "import-too-large");
    let desk = Desk::new();
    let path = desk.put("a.pdf", b"%PDF-1.7\n");
    // Holes: nothing of it lies on the disk.
    let file = std::fs::OpenOptions::new().write(true).open(&path).expect("opens");
    file.set_len(limits::FILE as u64 + 1).expect("grows");
    let shown = Command::new(env!("CARGO_BIN_EXE_travaux")).arg("show").arg(&path).output().expect("runs");
    let line = String::from_utf8_lossy(&shown.stderr).into_owned();
    assert_eq!((shown.status.code(), line.lines().count()), (Some(2), 1), "{line}");
    assert!(line.contains("256"), "{line}");
}

/// A document of these parts beside its text.
fn docx(body: &str, more: usize) -> Vec<u8> {
    let document = format!(
        "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{body}</w:body></w:document>"
    );
    let mut parts = vec![
        ("[Content_Types].xml".to_owned(), b"<Types/>".to_vec()),
        ("word/document.xml".to_owned(), document.into_bytes()),
    ];
    parts.extend((0..more).map(|at| (format!("word/media/{at}.png"), Vec::new())));
    super::package(&parts)
}

const PARAGRAPH: &str = "<w:p><w:r><w:t>The keeper lights the lamp.</w:t></w:r></w:p>";

#[test]
fn as_many_parts_as_a_package_may_have() {
    assert_eq!(text(&read("a.docx", &docx(PARAGRAPH, limits::PARTS - 2))), "The keeper lights the lamp.");
    assert_eq!(refused(read("a.docx", &docx(PARAGRAPH, limits::PARTS - 1))), "import-zip-too-much");
}

#[test]
fn as_large_a_part_as_is_unpacked() {
    let long = |bytes: usize| docx(&format!("{PARAGRAPH}<!--{}-->", " ".repeat(bytes)), 0);
    assert_eq!(text(&read("a.docx", &long(1 << 20))), "The keeper lights the lamp.");
    assert_eq!(refused(read("a.docx", &long(limits::PART as usize))), "import-zip-too-much");
}

#[test]
fn as_deep_as_elements_may_lie_in_one_another() {
    // Document and body lie around them; a paragraph holds two more.
    let nested = |deep: usize| {
        let (open, close) = ("<w:sdt><w:sdtContent>".repeat(deep / 2), "</w:sdtContent></w:sdt>".repeat(deep / 2));
        docx(&format!("{open}{PARAGRAPH}{close}"), 0)
    };
    assert_eq!(text(&read("a.docx", &nested(limits::DEPTH - 6))), "The keeper lights the lamp.");
    assert_eq!(refused(read("a.docx", &nested(limits::DEPTH))), "import-xml-too-deep");
}

#[test]
fn as_many_mails_in_one_another_as_are_opened() {
    let mail = |deep: usize| {
        "Subject: s\nContent-Type: message/rfc822\n\n".repeat(deep)
            + "Subject: s\nContent-Type: text/plain\n\nThe keeper lights the lamp.\n"
    };
    let whole = read("a.eml", mail(limits::MAIL_DEPTH).as_bytes());
    assert!(text(&whole).contains("keeper") && !said(&whole).contains(&"import-mail-unread"), "{:?}", said(&whole));
    let beyond = mail(limits::MAIL_DEPTH + 1);
    match read("a.eml", beyond.as_bytes()) {
        Ok(read) => assert!(read.diagnostics.iter().any(|one| one.what.key == "import-mail-unread")),
        Err(key) => panic!("{key}"),
    }
}

const WORDS: &str = "BT /F 12 Tf 72 720 Td (The keeper lights the lamp.) Tj ET";

/// A page: what stands in its dictionary beside its content, its content, and the objects from number 6 on.
fn page(entries: &str, resources: &str, content: &str, more: Vec<Vec<u8>>) -> Vec<u8> {
    let resources = format!("<< /Font << /F 5 0 R >> {resources} >>");
    let page = format!(
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources {resources} /Contents 4 0 R {entries} >>"
    );
    let mut objects = vec![
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_vec(),
        page.into_bytes(),
        stream("", content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_vec(),
    ];
    objects.extend(more);
    written(&objects, "1 0 R")
}

fn stream(head: &str, content: &str) -> Vec<u8> {
    format!("<< {head} /Length {} >>\nstream\n{content}\nendstream", content.len()).into_bytes()
}

#[test]
fn as_many_pages_as_are_read() {
    let sheets = |count: usize| {
        let mut pages = vec![sheet::line(11.0, 72.0, 700.0, "w"); count - 1];
        pages.push(sheet::line(11.0, 72.0, 700.0, "The last page."));
        read("a.pdf", &sheet::pdf(&pages))
    };
    let whole = sheets(limits::PDF_PAGES);
    assert!(text(&whole).contains("The last page.") && !said(&whole).contains(&"import-pdf-too-long"));
    let beyond = sheets(limits::PDF_PAGES + 1);
    assert!(!text(&beyond).contains("The last page.") && said(&beyond).contains(&"import-pdf-too-long"));
}

#[test]
fn as_many_characters_of_a_page_as_are_read() {
    // Lines of a thousand characters of one point.
    let content = |count: usize| {
        let lines: String = (0..count / 1_000).map(|_| format!("({}) Tj T* ", "the lamp, ".repeat(100))).collect();
        format!("{WORDS} BT /F 1 Tf 1.3 TL 72 700 Td {lines} ET")
    };
    let broken = |count: usize| {
        let read = read("a.pdf", &page("", "", &content(count), Vec::new()));
        assert!(text(&read).contains("keeper"));
        said(&read).contains(&"import-pdf-page-broken")
    };
    assert!(!broken(limits::PDF_PAGE_CHARACTERS - 1_000));
    assert!(broken(limits::PDF_PAGE_CHARACTERS + 1_000));
}

/// Notes that reviewers left, and fields that people filled in.
fn annotated(remarks: usize, fields: usize) -> Read {
    let remark = "<< /Type /Annot /Subtype /Text /Rect [72 700 90 730] /T (A) /Contents (Why?) >>";
    let field = "<< /Type /Annot /Subtype /Link /Rect [72 700 90 730] >>";
    let all = format!("/Annots [{}{}]", remark.repeat(remarks), field.repeat(fields));
    read("a.pdf", &page(&all, "", WORDS, Vec::new()))
}

#[test]
fn as_many_annotations_of_a_page_as_are_looked_at() {
    let broken = |read: &Read| said(read).contains(&"import-pdf-page-broken");
    let whole = annotated(limits::PDF_REMARKS, 0);
    assert!(!broken(&whole), "{:?}", said(&whole));
    let kept = |read: Read| read.expect("read").value.paragraphs.iter().map(|one| one.comments.len()).sum::<usize>();
    assert_eq!(kept(whole), limits::PDF_REMARKS);
    let beyond = annotated(limits::PDF_REMARKS + 1, 0);
    assert!(broken(&beyond));
    assert_eq!(kept(beyond), limits::PDF_REMARKS);
    assert!(!broken(&annotated(0, limits::PDF_ANNOTATIONS)));
    assert!(broken(&annotated(0, limits::PDF_ANNOTATIONS + 1)));
}

/// Forms in one another, the innermost with the words.
fn formed(deep: usize) -> Read {
    let objects = (0..deep).map(|at| {
        let content = if at + 1 == deep { WORDS } else { "/X Do" };
        let inner = if at + 1 == deep { String::new() } else { format!("/XObject << /X {} 0 R >>", at + 7) };
        let head =
            format!("/Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << /Font << /F 5 0 R >> {inner} >>");
        stream(&head, content)
    });
    read("a.pdf", &page("", "/XObject << /X 6 0 R >>", "/X Do", objects.collect()))
}

#[test]
fn as_many_forms_in_one_another_as_are_drawn() {
    let whole = formed(limits::PDF_FORMS as usize);
    assert!(text(&whole).contains("keeper") && !said(&whole).contains(&"import-pdf-page-broken"));
    let beyond = formed(limits::PDF_FORMS as usize + 1);
    assert!(said(&beyond).contains(&"import-pdf-page-broken"), "{:?}", said(&beyond));
}

/// A tagged page whose one paragraph lies so deep among its tags.
fn tagged(deep: usize) -> Read {
    let content = format!("/P << /MCID 0 >> BDC {WORDS} EMC");
    let element = |at: usize| {
        let (kind, kid) = if at + 1 == deep { ("P", "0".to_owned()) } else { ("Sect", format!("{} 0 R", at + 8)) };
        format!("<< /Type /StructElem /S /{kind} /P 6 0 R /Pg 3 0 R /K {kid} >>").into_bytes()
    };
    let mut objects = vec![
        b"<< /Type /Catalog /Pages 2 0 R /MarkInfo << /Marked true >> /StructTreeRoot 6 0 R >>".to_vec(),
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_vec(),
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F 5 0 R >> >> /Contents 4 0 R >>"
            .to_vec(),
        stream("", &content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_vec(),
        b"<< /Type /StructTreeRoot /K 7 0 R >>".to_vec(),
    ];
    objects.extend((0..deep).map(element));
    read("a.pdf", &written(&objects, "1 0 R"))
}

#[test]
fn words_under_tags_deeper_than_are_followed_are_read_by_their_place() {
    for deep in [limits::PDF_TAGS_DEEP as usize, limits::PDF_TAGS_DEEP as usize + 2] {
        assert!(text(&tagged(deep)).contains("The keeper lights the lamp."), "{deep}");
    }
}

/// A page with so many pictures, each so wide.
fn pictured(count: usize, width: usize) -> Vec<u8> {
    let names: String = (0..count).map(|at| format!("/I{at} 6 0 R ")).collect();
    let head =
        format!("/Type /XObject /Subtype /Image /Width {width} /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8");
    page("", &format!("/XObject << {names} >>"), WORDS, vec![stream(&head, "x")])
}

#[test]
fn as_many_and_as_large_pictures_as_are_drawn() {
    let drawn = |pdf: &[u8]| picture(pdf, 1, "", 0.2).map(|_| ()).map_err(|said| said.key.to_owned());
    assert_eq!(drawn(&pictured(limits::PICTURES, 1)), Ok(()));
    assert_eq!(drawn(&pictured(limits::PICTURES + 1, 1)), Err("picture-too-much".to_owned()));
    let widest = usize::try_from(limits::PICTURE_PIXELS).expect("fits");
    assert_eq!(drawn(&pictured(1, widest)), Ok(()));
    assert_eq!(drawn(&pictured(1, widest + 1)), Err("picture-too-much".to_owned()));
    let together = usize::try_from(limits::PICTURES_PIXELS / 10).expect("fits");
    assert_eq!(drawn(&pictured(10, together)), Ok(()));
    assert_eq!(drawn(&pictured(11, together)), Err("picture-too-much".to_owned()));
}

#[test]
fn as_many_filters_as_a_stream_may_have() {
    let filtered = |count: usize| {
        let filters = "/ASCIIHexDecode ".repeat(count);
        let mut content = WORDS.to_owned();
        for _ in 0..count {
            content = content.bytes().map(|byte| format!("{byte:02x}")).collect();
        }
        let pdf = [
            b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_vec(),
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F 5 0 R >> >> /Contents 4 0 R >>"
                .to_vec(),
            stream(&format!("/Filter [{filters}]"), &content),
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_vec(),
        ];
        read("a.pdf", &written(&pdf, "1 0 R"))
    };
    assert!(text(&filtered(limits::PDF_FILTERS)).contains("keeper"));
    assert_eq!(refused(filtered(limits::PDF_FILTERS + 1)), "import-pdf-unpacks");
}

#[test]
fn as_far_into_a_file_as_the_header_of_a_pdf_is_looked_for() {
    let pdf = page("", "", WORDS, Vec::new());
    let behind = |before: usize| read("a.pdf", &[" ".repeat(before).as_bytes(), &pdf].concat());
    assert!(text(&behind(limits::PDF_HEADER - 5)).contains("keeper"));
    assert!(!behind(limits::PDF_HEADER + 1).is_ok_and(|read| {
        read.value.paragraphs.iter().any(|paragraph| paragraph.text == "The keeper lights the lamp.")
    }));
}
