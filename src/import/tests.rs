use super::*;
use crate::base::JobControl;
use proptest::prelude::*;
use std::io::Write as _;

/// A package with these parts.
fn package(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).expect("in memory");
        zip.write_all(text.as_bytes()).expect("in memory");
    }
    zip.finish().expect("in memory").into_inner()
}

const RELATIONS: &str = r#"<Relationships><Relationship Type="x/numbering" Target="numbering.xml"/><Relationship Type="x/comments" Target="comments.xml"/><Relationship Type="x/footnotes" Target="footnotes.xml"/></Relationships>"#;
const NUMBERING: &str = r#"<w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%2)"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num></w:numbering>"#;
const COMMENTS: &str = r#"<w:comments xmlns:w="w"><w:comment w:id="3" w:author="EU"><w:p><w:r><w:t>Too strong.</w:t></w:r></w:p></w:comment></w:comments>"#;
const FOOTNOTES: &str = r#"<w:footnotes xmlns:w="w"><w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> See the annex.</w:t></w:r></w:p></w:footnote></w:footnotes>"#;

fn docx(body: &str) -> Vec<u8> {
    let document = format!(r#"<w:document xmlns:w="w"><w:body>{body}</w:body></w:document>"#);
    package(&[
        ("word/document.xml", &document),
        ("word/_rels/document.xml.rels", RELATIONS),
        ("word/numbering.xml", NUMBERING),
        ("word/comments.xml", COMMENTS),
        ("word/footnotes.xml", FOOTNOTES),
    ])
}

fn numbered(list: u32, level: u32, text: &str) -> String {
    format!(
        r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list}"/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"#
    )
}

fn read(name: &str, bytes: &[u8]) -> SourceText {
    import(name, bytes, &ImportOptions::default(), &JobControl::default()).expect("is readable").value
}

fn labelled(copy: &SourceText) -> Vec<String> {
    copy.paragraphs
        .iter()
        .map(|paragraph| format!("{} {}", paragraph.label.as_deref().unwrap_or("-"), paragraph.text))
        .collect()
}

#[test]
fn a_drop_cap_is_the_first_letter_of_its_paragraph() {
    let cap = r#"<w:p><w:pPr><w:framePr w:dropCap="drop" w:lines="3"/></w:pPr><w:r><w:t>D</w:t></w:r></w:p>"#;
    let rest = "<w:p><w:r><w:t>rop cap.</w:t></w:r></w:p>";
    let copy = read("a.docx", &docx(&[cap, rest, cap].concat()));
    assert_eq!(labelled(&copy), ["- Drop cap.", "- D"]);
}

#[test]
fn a_contents_page_of_the_word_processor_is_set_aside_with_its_title() {
    let styles = r#"<w:styles xmlns:w="w"><w:style w:type="paragraph" w:styleId="C1"><w:name w:val="toc 1"/></w:style></w:styles>"#;
    let relations = r#"<Relationships><Relationship Type="x/styles" Target="styles.xml"/></Relationships>"#;
    let entry = |text: &str| format!(r#"<w:p><w:pPr><w:pStyle w:val="C1"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"#);
    let plain = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
    let body = [
        plain("Rules of the ferry"),
        plain("Table of contents"),
        entry("Fares 2"),
        entry("Swans 3"),
        plain("Contents of sacks are shown to the ferryman."),
    ];
    let document = format!(r#"<w:document xmlns:w="w"><w:body>{}</w:body></w:document>"#, body.concat());
    let file = package(&[
        ("word/document.xml", &document),
        ("word/_rels/document.xml.rels", relations),
        ("word/styles.xml", styles),
    ]);
    let copy = read("a.docx", &file);
    let aside: Vec<&str> = copy.set_aside.iter().map(|aside| aside.text.as_str()).collect();
    assert_eq!(aside, ["Table of contents", "Fares 2", "Swans 3"]);
    assert_eq!(labelled(&copy).len(), 2);
}

#[test]
fn automatic_numbers_are_resolved() {
    let body = [
        numbered(1, 0, "One:"),
        numbered(1, 1, "a;"),
        numbered(1, 1, "b."),
        numbered(1, 0, "Two."),
        numbered(2, 0, "Seven."),
        numbered(1, 0, "Eight."),
    ]
    .concat();
    let copy = read("a.docx", &docx(&body));
    assert_eq!(labelled(&copy), ["1. One:", "(a) a;", "(b) b.", "2. Two.", "7. Seven.", "8. Eight."]);
    assert_eq!(copy.paragraphs[2].reference.as_deref(), Some("1 (b)"));
}

#[test]
fn tracked_changes_comments_and_footnotes() {
    let body = r#"<w:p><w:r><w:t xml:space="preserve">We </w:t></w:r><w:del w:author="G77" w:date="2024-05-02T10:00:00Z"><w:r><w:delText xml:space="preserve">should </w:delText></w:r></w:del><w:commentRangeStart w:id="3"/><w:ins w:author="EU"><w:r><w:t xml:space="preserve">must </w:t></w:r></w:ins><w:commentRangeEnd w:id="3"/><w:r><w:t>act</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t xml:space="preserve"> now.</w:t></w:r></w:p>"#;
    let copy = read("a.docx", &docx(body));
    assert_eq!(labelled(&copy), ["- We should must act now.", "1 See the annex."]);
    let first = &copy.paragraphs[0];
    assert_eq!(first.notes.iter().map(|note| (note.at, note.paragraph)).collect::<Vec<_>>(), [(18, 1)]);
    assert_eq!(first.comments[0].span.of(&first.text), Some("must "));
    let accepted = crate::text::Reading::of(&copy, crate::text::View::Accepted);
    assert_eq!(accepted.paragraphs[0].text, "We must act now.");
}

#[test]
fn markdown_and_html_agree() {
    let markdown = "# Digital Compact\n\n1. We commit to:\n\n   (a) trust;\n   (b) **peace**.\n\n2. We meet again.[^1]\n\n[^1]: In 2030.\n";
    let html = r##"<html><body><nav><a href="/">Home</a></nav><main><h1>Digital Compact</h1><ol><li><p>We commit to:</p><p>(a) trust;</p><p>(b) <b>peace</b>.</p></li><li>We meet again.<sup><a href="#f1">1</a></sup></li></ol><p id="f1"><a href="#r1">1</a> In 2030.</p></main></body></html>"##;
    let expected =
        ["- Digital Compact", "1. We commit to:", "(a) trust;", "(b) peace.", "2. We meet again.", "1 In 2030."];
    let (markdown, html) = (read("a.md", markdown.as_bytes()), read("a.html", html.as_bytes()));
    assert_eq!(labelled(&markdown), expected);
    assert_eq!(labelled(&html), expected);
    assert_eq!(html.set_aside[0].text, "Home");
    assert_eq!(html.paragraphs[4].notes[0].paragraph, 5);
}

#[test]
fn odt_lists_and_tracked_changes() {
    let content = r#"<office:document-content><office:automatic-styles><text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/><text:list-level-style-number text:level="2" style:num-format="a" style:num-prefix="(" style:num-suffix=")"/></text:list-style></office:automatic-styles><office:body><office:text><text:tracked-changes><text:changed-region text:id="c1"><text:deletion><office:change-info><dc:creator>US</dc:creator></office:change-info><text:p>never </text:p></text:deletion></text:changed-region></text:tracked-changes><text:list text:style-name="L1"><text:list-item><text:p>We <text:change text:change-id="c1"/>act:</text:p><text:list><text:list-item><text:p>now;</text:p></text:list-item></text:list></text:list-item></text:list><text:p>Words.</text:p><text:list text:style-name="L1" text:continue-numbering="true"><text:list-item><text:p>Again.</text:p></text:list-item></text:list></office:text></office:body></office:document-content>"#;
    let bytes = package(&[("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", content)]);
    let copy = read("a.odt", &bytes);
    assert_eq!(labelled(&copy), ["1. We never act:", "(a) now;", "- Words.", "2. Again."]);
    assert_eq!(copy.paragraphs[0].marks[0].author.as_deref(), Some("US"));
}

#[test]
fn what_is_no_document_is_refused_in_one_sentence() {
    let check = |name: &str, bytes: &[u8], key: &str| {
        let refusal = import(name, bytes, &ImportOptions::default(), &JobControl::default()).expect_err("is refused");
        assert!(matches!(&refusal, ImportError::Unreadable(message) if message.key == key), "{name}: {refusal:?}");
    };
    check("a.txt", b"", "import-empty");
    check("a.pdf", b"\xFF\xD8\xFF\xE0 jpeg", "import-picture");
    check("a.rtf", b"{\\rtf1 hello}", "import-rtf");
    check("a.doc", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 old", "import-doc");
    check("a.pdf", b"hello", "import-not-pdf");
    check("a.xlsx", &package(&[("xl/workbook.xml", "<x/>")]), "import-spreadsheet");
    check("a.pptx", &package(&[("ppt/presentation.xml", "<x/>")]), "import-slides");
    let whole = docx("<w:p/>");
    check("a.docx", &whole[..whole.len() / 2], "import-zip-damaged");
    let noise: Vec<u8> = (0..4_000_000_u32).map(|at| (at.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    check("a.bin", &noise, "import-binary");
    let deep = format!("{}{}", "<w:p>".repeat(5000), "</w:p>".repeat(5000));
    check("a.docx", &docx(&deep), "import-xml-too-deep");
}

/// Every letter and figure of `source` comes out, in a label, a text, a comment, or set aside.
fn nothing_is_lost(source: &str, copy: &SourceText) {
    let mut wanted: Vec<char> = source.chars().filter(|char| char.is_alphanumeric()).collect();
    let mut out = String::new();
    for paragraph in &copy.paragraphs {
        out.push_str(paragraph.label.as_deref().unwrap_or(""));
        out.push_str(&paragraph.text);
    }
    copy.set_aside.iter().for_each(|aside| out.push_str(&aside.text));
    let mut got: Vec<char> = out.chars().filter(|char| char.is_alphanumeric()).collect();
    wanted.sort_unstable();
    got.sort_unstable();
    assert_eq!(wanted, got);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn plain_text_loses_nothing(lines in prop::collection::vec("(\\(?[0-9a-zA-Z]{1,3}[.)] )?[ ]{0,6}[\\[(A-Za-z0-9 ,;.\\])é中一（）-]{0,90}", 1..30)) {
        let source = lines.join("\n");
        if let Ok(copy) = import("a.txt", source.as_bytes(), &ImportOptions::default(), &JobControl::default()) {
            nothing_is_lost(&source, &copy.value);
        }
    }

    #[test]
    fn docx_loses_nothing(texts in prop::collection::vec("(\\(?[0-9a-zA-Z]{1,3}[.)] )?[A-Za-z0-9 ,;.)\\](中一]{0,60}", 1..12)) {
        let body: String = texts.iter().map(|text| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")).collect();
        // The package carries a footnote that nothing points to: set aside, not lost.
        nothing_is_lost(&format!("{} See the annex.", texts.join("\n")), &read("a.docx", &docx(&body)));
    }

    #[test]
    fn noise_never_panics(bytes in prop::collection::vec(any::<u8>(), 0..400), name in "a\\.(txt|md|html|docx|odt)") {
        let _result = import(&name, &bytes, &ImportOptions::default(), &JobControl::default());
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let _pasted = import_pasted(&text, &JobControl::default());
    }

    #[test]
    fn strange_text_never_panics(text in "\\PC{0,200}", name in "a\\.(txt|md|html)") {
        let _result = import(&name, text.as_bytes(), &ImportOptions::default(), &JobControl::default());
    }

    #[test]
    fn damaged_documents_never_panic(at in 0_usize..6000, value in any::<u8>(), cut in any::<bool>()) {
        let mut bytes = docx(&[numbered(1, 0, "One (i) [two]"), numbered(1, 1, "(a) three")].concat());
        let at = at % bytes.len();
        if cut { bytes.truncate(at) } else { bytes[at] ^= value }
        let _result = import("a.docx", &bytes, &ImportOptions::default(), &JobControl::default());
    }
}

/// The words of a paragraph, and its table, row and column.
type Placed = (String, Option<(u32, u32, u32)>);

#[test]
fn cells_know_their_table_row_and_column() {
    let places = |copy: &SourceText| -> Vec<Placed> {
        let place = |paragraph: &crate::text::Paragraph| paragraph.cell.map(|cell| (cell.table, cell.row, cell.column));
        copy.paragraphs.iter().map(|paragraph| (paragraph.text.clone(), place(paragraph))).collect()
    };
    let expected = |beside: &[&str]| -> Vec<Placed> {
        let cells = [("Old", 0, 0, 0), ("New", 0, 0, 1), ("Bees", 0, 1, 1), ("Alone", 1, 0, 0), ("Again", 1, 0, 1)];
        let mut all: Vec<_> = cells
            .iter()
            .map(|(text, table, row, column)| ((*text).to_owned(), Some((*table, *row, *column))))
            .collect();
        for words in beside {
            all.insert(3, ((*words).to_owned(), None));
        }
        all
    };
    let markdown =
        "| Old | New |\n|---|---|\n| | Bees |\n\nBetween the tables stand words.\n\n| Alone | Again |\n|---|---|\n";
    assert_eq!(places(&read("a.md", markdown.as_bytes())), expected(&["Between the tables stand words."]));
    let html = "<table><tr><th>Old</th><th>New</th></tr><tr><td></td><td>Bees</td></tr></table>\
        <p>Between the tables stand words.</p><table><tr><td>Alone</td><td>Again</td></tr></table>";
    assert_eq!(places(&read("a.html", html.as_bytes())), expected(&["Between the tables stand words."]));
    let cell = |text: &str| format!("<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>");
    let row = |cells: &[&str]| format!("<w:tr>{}</w:tr>", cells.iter().map(|text| cell(text)).collect::<String>());
    let body = format!(
        "<w:tbl>{}{}</w:tbl><w:p><w:r><w:t>Between the tables stand words.</w:t></w:r></w:p><w:tbl>{}</w:tbl>",
        row(&["Old", "New"]),
        row(&["", "Bees"]),
        row(&["Alone", "Again"])
    );
    assert_eq!(places(&read("a.docx", &docx(&body))), expected(&["Between the tables stand words."]));
    // A cell over two columns counts as both.
    let wide = "<w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr><w:p><w:r><w:t>Wide</w:t></w:r></w:p></w:tc>";
    let body = format!("<w:tbl><w:tr>{wide}{}</w:tr></w:tbl>", cell("Third"));
    assert_eq!(places(&read("b.docx", &docx(&body)))[1], ("Third".to_owned(), Some((0, 0, 2))));
}
