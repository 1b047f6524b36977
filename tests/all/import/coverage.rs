//! Nothing of a source is lost, nothing is doubled: every letter of a file is in a paragraph, a label, a comment, or is
//! visibly set aside. What the file holds is gathered here by means of its own, far simpler than the importers'.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _, Write as _};
use std::path::Path;
use travaux::base::JobControl;
use travaux::import::{ImportOptions, import, sketch};
use travaux::text::{Format, SourceText};

type Letters = BTreeMap<char, i64>;

/// Letters and digits, counted: spacing, hyphens and signs of a format's own are another matter.
fn letters<'a>(texts: impl IntoIterator<Item = &'a str>) -> Letters {
    let mut counts = Letters::new();
    for letter in texts.into_iter().flat_map(str::chars).filter(|letter| letter.is_alphanumeric()) {
        *counts.entry(letter).or_default() += 1;
    }
    counts
}

/// What `a` holds more than `b`.
fn more(a: &Letters, b: &Letters) -> Vec<(char, i64)> {
    a.iter()
        .map(|(&letter, count)| (letter, count - b.get(&letter).copied().unwrap_or(0)))
        .filter(|(_, more)| *more > 0)
        .collect()
}

fn read(name: &str, bytes: &[u8]) -> SourceText {
    import(name, bytes, &ImportOptions::default(), &JobControl::default())
        .unwrap_or_else(|why| panic!("{name}: {why:?}"))
        .value
}

/// What was understood, without generated labels; and with them.
fn understood(copy: &SourceText) -> (Letters, Letters) {
    let mut texts: Vec<&str> = Vec::new();
    for paragraph in &copy.paragraphs {
        texts.push(&paragraph.text);
        texts.extend(paragraph.comments.iter().map(|comment| comment.text.as_str()));
    }
    texts.extend(copy.set_aside.iter().map(|piece| piece.text.as_str()));
    let without = letters(texts.iter().copied());
    texts.extend(copy.paragraphs.iter().filter_map(|paragraph| paragraph.label.as_deref()));
    (without, letters(texts))
}

/// Checks a file against its own letters. `marks`: how many letters (digits of footnote marks) may be missing.
fn check(name: &str, copy: &SourceText, source: &Letters, marks: i64) {
    let (without, with) = understood(copy);
    let lost = more(source, &with);
    let missing: i64 = lost.iter().filter(|(letter, _)| !letter.is_ascii_digit()).map(|(_, count)| count).sum();
    let digits: i64 = lost.iter().filter(|(letter, _)| letter.is_ascii_digit()).map(|(_, count)| count).sum();
    assert!(missing == 0 && digits <= marks, "{name} loses {lost:?}");
    let doubled = more(&without, source);
    assert!(doubled.is_empty(), "{name} doubles {doubled:?}");
}

fn part(bytes: &[u8], name: &str) -> Option<String> {
    let mut package = zip::ZipArchive::new(Cursor::new(bytes)).expect("a package");
    let mut text = String::new();
    package.by_name(name).ok()?.read_to_string(&mut text).expect("UTF-8");
    Some(text)
}

/// The words of an XML text: everything between tags, entities decoded; elements named in `skip` left out, and with
/// `only`, just what stands in these.
fn words_of_xml(xml: &str, only: &[&str], skip: &[&str]) -> String {
    let (mut out, mut rest, mut skipping, mut inside) = (String::new(), xml, Vec::<String>::new(), 0_usize);
    while let Some(at) = rest.find('<') {
        if skipping.is_empty() && (only.is_empty() || inside > 0) {
            out.push_str(rest.get(..at).unwrap_or(""));
        }
        let Some(end) = rest.get(at..).and_then(|tag| tag.find('>')).map(|end| at + end) else { break };
        let tag = rest.get(at + 1..end).unwrap_or("");
        let name = tag.trim_start_matches('/').split([' ', '/', '\n', '\t']).next().unwrap_or("").to_lowercase();
        let (closing, empty) = (tag.starts_with('/'), tag.ends_with('/'));
        let listed = |list: &[&str]| list.iter().any(|known| known.to_lowercase() == name);
        if listed(skip) && !empty {
            if closing {
                skipping.pop();
            } else {
                skipping.push(name.clone());
            }
        }
        if listed(only) && !empty {
            inside = if closing { inside.saturating_sub(1) } else { inside + 1 };
        }
        out.push(' ');
        rest = rest.get(end + 1..).unwrap_or("");
    }
    for (entity, letter) in
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&nbsp;", " "), ("&amp;", "&")]
    {
        out = out.replace(entity, letter);
    }
    out
}

fn docx_letters(bytes: &[u8]) -> Letters {
    let parts = [
        "word/document.xml",
        "word/footnotes.xml",
        "word/endnotes.xml",
        "word/comments.xml",
        "word/header.xml",
        "word/footer.xml",
    ];
    let texts: Vec<String> = parts
        .iter()
        .filter_map(|name| part(bytes, name))
        .map(|xml| words_of_xml(&xml, &["w:t", "w:delText"], &["mc:Fallback"]))
        .collect();
    letters(texts.iter().map(String::as_str))
}

fn odt_letters(bytes: &[u8]) -> Letters {
    let xml = part(bytes, "content.xml").expect("content");
    let body = xml.split("<office:body").nth(1).unwrap_or("").to_owned();
    let skip = ["text:note-citation", "dc:creator", "dc:date", "text:sequence-decls"];
    letters([words_of_xml(&format!("<b{body}"), &[], &skip).as_str()])
}

#[test]
fn every_sample_is_read_whole() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/gdc");
    let mut checked = 0;
    for entry in std::fs::read_dir(folder).expect("samples") {
        let path = entry.expect("a file").path();
        let name = path.file_name().expect("named").to_string_lossy().into_owned();
        let bytes = std::fs::read(&path).expect("readable");
        if path.extension().is_some_and(|ending| ending == "ron") {
            continue;
        }
        let copy = read(&name, &bytes);
        let notes: i64 = copy.paragraphs.iter().map(|paragraph| paragraph.notes.len() as i64 * 2).sum();
        let source = match copy.format {
            Format::Docx => docx_letters(&bytes),
            Format::Odt => odt_letters(&bytes),
            Format::Html => {
                let text = String::from_utf8(bytes).expect("UTF-8");
                // The title of the page is kept too: set aside.
                letters([words_of_xml(&text, &[], &["script", "style"]).as_str()])
            }
            Format::Text => letters([String::from_utf8(bytes).expect("UTF-8").as_str()]),
            // The names of footnotes are marks.
            Format::Markdown => {
                let text = String::from_utf8(bytes).expect("UTF-8");
                let outside = |part: &str| part.split_once(']').map_or("", |(_, rest)| rest).to_owned();
                let parts: Vec<String> = text
                    .split("[^")
                    .enumerate()
                    .map(|(at, part)| if at == 0 { part.to_owned() } else { outside(part) })
                    .collect();
                letters(parts.iter().map(String::as_str))
            }
            Format::Pdf => {
                let first = sketch(&bytes, 1, "").expect("a page");
                let pages = (1..=first.pages as u32).filter_map(|page| sketch(&bytes, page, ""));
                let words: Vec<String> = pages.flat_map(|page| page.words).map(|word| word.text).collect();
                letters(words.iter().map(String::as_str))
            }
        };
        check(&name, &copy, &source, notes);
        checked += 1;
    }
    assert!(checked > 20);
}

/// Numbers that look drawn at random, the same each time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides
    }

    fn words(&mut self) -> String {
        const WORDS: [&str; 16] = [
            "States",
            "shall",
            "commit",
            "to",
            "access",
            "(a)",
            "12.",
            "的数据",
            "治理",
            "données",
            "équité",
            "and",
            "of",
            "2030",
            "AI",
            "право",
        ];
        let count = 1 + self.roll(9);
        (0..count).map(|_| WORDS[self.roll(WORDS.len())]).collect::<Vec<_>>().join(" ")
    }
}

fn package(parts: &[(&str, String)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).expect("started");
        zip.write_all(text.as_bytes()).expect("written");
    }
    zip.finish().expect("finished").into_inner()
}

const WORD: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape""#;

/// A document of Word with everything it may hold, mixed.
fn random_docx(dice: &mut Dice) -> Vec<u8> {
    let (mut notes, mut ends, mut comments) = (String::new(), String::new(), String::new());
    let mut number = 1;
    let mut body = String::new();
    let run = |words: &str| format!(r#"<w:r><w:t xml:space="preserve">{words} </w:t></w:r>"#);
    for _ in 0..4 + dice.roll(12) {
        let mut inner = String::new();
        if dice.roll(3) == 0 {
            inner += r#"<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>"#;
        } else if dice.roll(6) == 0 {
            inner += r#"<w:pPr><w:rPr><w:del w:id="9" w:author="A" w:date="2024-05-01T00:00:00Z"/></w:rPr></w:pPr>"#;
        }
        for _ in 0..=dice.roll(4) {
            let words = dice.words();
            number += 1;
            inner += &match dice.roll(14) {
                0 => format!(r#"<w:ins w:id="{number}" w:author="A">{}</w:ins>"#, run(&words)),
                1 => format!(
                    r#"<w:del w:id="{number}" w:author="B"><w:r><w:delText xml:space="preserve">{words} </w:delText></w:r></w:del>"#
                ),
                2 => format!(r"<w:hyperlink>{}</w:hyperlink>", run(&words)),
                3 => format!(
                    r#"<w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"#,
                    run(&words)
                ),
                4 => format!(r#"<w:smartTag w:element="place">{}</w:smartTag>"#, run(&words)),
                5 => format!(
                    r#"<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF x </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>{}<w:r><w:fldChar w:fldCharType="end"/></w:r>"#,
                    run(&words)
                ),
                6 => format!(r#"<w:fldSimple w:instr=" PAGE ">{}</w:fldSimple>"#, run(&words)),
                7 => {
                    notes += &format!(r#"<w:footnote w:id="{number}"><w:p>{}</w:p></w:footnote>"#, run(&words));
                    format!(r#"<w:r><w:footnoteReference w:id="{number}"/></w:r>"#)
                }
                8 => {
                    ends += &format!(r#"<w:endnote w:id="{number}"><w:p>{}</w:p></w:endnote>"#, run(&words));
                    format!(r#"<w:r><w:endnoteReference w:id="{number}"/></w:r>"#)
                }
                9 => {
                    comments +=
                        &format!(r#"<w:comment w:id="{number}" w:author="EU"><w:p>{}</w:p></w:comment>"#, run("Why"));
                    format!(
                        r#"<w:commentRangeStart w:id="{number}"/>{}<w:commentRangeEnd w:id="{number}"/><w:r><w:commentReference w:id="{number}"/></w:r>"#,
                        run(&words)
                    )
                }
                10 => {
                    let boxed = format!(r"<w:txbxContent><w:p>{}</w:p></w:txbxContent>", run(&words));
                    format!(
                        r#"<w:r><mc:AlternateContent><mc:Choice Requires="wps"><wps:txbx>{boxed}</wps:txbx></mc:Choice><mc:Fallback><w:pict>{boxed}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"#
                    )
                }
                11 => format!(r#"<w:moveFrom w:id="{number}" w:author="A">{}</w:moveFrom>"#, run(&words)),
                12 => format!(
                    r"<w:r><w:ruby><w:rt>{}</w:rt><w:rubyBase>{}</w:rubyBase></w:ruby></w:r>",
                    run("yin"),
                    run(&words)
                ),
                _ => run(&words),
            };
        }
        let paragraph = format!("<w:p>{inner}</w:p>");
        body += &match dice.roll(8) {
            0 => format!(
                "<w:tbl><w:tr><w:tc>{paragraph}</w:tc><w:tc><w:tbl><w:tr><w:tc><w:p>{}</w:p></w:tc></w:tr></w:tbl><w:p/></w:tc></w:tr></w:tbl>",
                run(&dice.words())
            ),
            1 => format!("<w:sdt><w:sdtContent>{paragraph}</w:sdtContent></w:sdt>"),
            _ => paragraph,
        };
    }
    let relations = |kinds: &[&str]| {
        let list: String = kinds
            .iter()
            .map(|kind| format!(r#"<Relationship Id="r{kind}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" Target="{kind}.xml"/>"#))
            .collect();
        format!(
            r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{list}</Relationships>"#
        )
    };
    package(&[
        ("[Content_Types].xml", r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"#.to_owned()),
        ("_rels/.rels", r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#.to_owned()),
        ("word/_rels/document.xml.rels", relations(&["footnotes", "endnotes", "comments", "numbering"])),
        ("word/numbering.xml", format!(r#"<w:numbering {WORD}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>"#)),
        ("word/footnotes.xml", format!("<w:footnotes {WORD}>{notes}</w:footnotes>")),
        ("word/endnotes.xml", format!("<w:endnotes {WORD}>{ends}</w:endnotes>")),
        ("word/comments.xml", format!("<w:comments {WORD}>{comments}</w:comments>")),
        ("word/document.xml", format!("<w:document {WORD}><w:body>{body}</w:body></w:document>")),
    ])
}

#[test]
fn documents_of_word_are_read_whole() {
    for seed in 1..=120 {
        let bytes = random_docx(&mut Dice(seed));
        let copy = read("random.docx", &bytes);
        check(&format!("seed {seed}"), &copy, &docx_letters(&bytes), 0);
    }
}

#[test]
fn endnotes_and_footnotes_count_apart() {
    let note = |kind: &str, id: usize, words: &str| {
        format!(r#"<w:{kind} w:id="{id}"><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:{kind}>"#)
    };
    let mut dice = Dice(1);
    let whole = random_docx(&mut dice);
    let mut parts: Vec<(String, String)> = Vec::new();
    let mut archive = zip::ZipArchive::new(Cursor::new(&whole)).expect("a package");
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).expect("a part");
        let mut text = String::new();
        file.read_to_string(&mut text).expect("UTF-8");
        parts.push((file.name().expect("named").into_owned(), text));
    }
    let body = r#"<w:p><w:r><w:t>One</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t> two</w:t></w:r><w:r><w:endnoteReference w:id="2"/></w:r><w:r><w:t> three</w:t></w:r><w:r><w:footnoteReference w:id="3"/></w:r></w:p>"#;
    for (name, text) in &mut parts {
        match name.as_str() {
            "word/footnotes.xml" => {
                *text = format!(
                    "<w:footnotes {WORD}>{}{}</w:footnotes>",
                    note("footnote", 2, "first"),
                    note("footnote", 3, "second")
                );
            }
            "word/endnotes.xml" => {
                *text = format!("<w:endnotes {WORD}>{}</w:endnotes>", note("endnote", 2, "at the end"))
            }
            "word/document.xml" => *text = format!("<w:document {WORD}><w:body>{body}</w:body></w:document>"),
            _ => {}
        }
    }
    let parts: Vec<(&str, String)> = parts.iter().map(|(name, text)| (name.as_str(), text.clone())).collect();
    let copy = read("notes.docx", &package(&parts));
    let notes: Vec<(Option<&str>, &str)> =
        copy.paragraphs.iter().skip(1).map(|note| (note.label.as_deref(), note.text.as_str())).collect();
    assert_eq!(notes, [(Some("1"), "first"), (Some("2"), "second"), (Some("i"), "at the end")]);
    assert_eq!(copy.paragraphs[0].notes.len(), 3);
    // A document may say how its notes are counted.
    let lettered = r#"<w:sectPr><w:endnotePr><w:numFmt w:val="lowerLetter"/></w:endnotePr></w:sectPr></w:body>"#;
    let parts: Vec<(&str, String)> =
        parts.into_iter().map(|(name, text)| (name, text.replace("</w:body>", lettered))).collect();
    let copy = read("notes.docx", &package(&parts));
    assert_eq!(copy.paragraphs.last().and_then(|note| note.label.as_deref()), Some("a"));
}

#[test]
fn pages_of_the_web_are_read_whole() {
    for seed in 1..=120 {
        let mut dice = Dice(seed);
        let mut body = String::new();
        for _ in 0..3 + dice.roll(14) {
            let (a, b) = (dice.words(), dice.words());
            body += &match dice.roll(13) {
                0 => format!("<h2>{a}</h2>"),
                1 => format!("<ul><li>{a}<ul><li>{b}</li></ul></li></ul>"),
                2 => format!("<ol><li>{a}</li><li><p>{b}</p></li></ol>"),
                3 => format!("<dl><dt>{a}</dt><dd>{b}</dd></dl>"),
                4 => format!("<table><caption>{a}</caption><tr><td>{b}</td><td><p>{a}</p></td></tr></table>"),
                5 => format!("<details><summary>{a}</summary>{b}</details>"),
                6 => format!("<pre>{a}\n{b}</pre>"),
                7 => format!("<aside>{a}</aside><nav><a href='#'>{b}</a></nav>"),
                8 => format!("{a}<br>{b}"),
                9 => format!("<div>{a}<p>{b}</p>{a}</div>"),
                10 => format!("<blockquote>{a}</blockquote><figure><figcaption>{b}</figcaption></figure>"),
                11 => format!("<p><b>{a} <i>{b}</i></b> <ins>{a}</ins> <del>{b}</del></p>"),
                _ => format!("<p>{a} &amp; {b}</p>"),
            };
        }
        let page = format!("<html><head><title>T</title></head><body>{body}<footer>Foot</footer></body></html>");
        let copy = read("page.html", page.as_bytes());
        check(&format!("seed {seed}: {body}"), &copy, &letters([words_of_xml(&page, &[], &[]).as_str()]), 0);
    }
}

#[test]
fn plain_texts_are_read_whole() {
    for seed in 1..=200 {
        let mut dice = Dice(seed);
        let mut text = String::new();
        for _ in 0..3 + dice.roll(20) {
            let words = dice.words();
            let starts = ["", "  ", "\t", "> ", "- ", "* ", "(a) ", "12. ", "# ", "| "];
            text += starts[dice.roll(starts.len())];
            text += &words;
            text += ["\n", "\n\n", "\r\n", " \n", "-\n", "\u{c}"][dice.roll(6)];
        }
        for name in ["draft.txt", "draft.md"] {
            check(&format!("{name} {seed}: {text:?}"), &read(name, text.as_bytes()), &letters([text.as_str()]), 9);
        }
    }
}
