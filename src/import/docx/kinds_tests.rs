//! Kinds of documents that real papers bring: tracked numbers and notes, fields, symbols, formulas, diagrams, mails.

use crate::base::JobControl;
use crate::import::{ImportOptions, import};
use crate::text::{Reading, SourceText, View};
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

/// A document with this body and these parts beside it: last word of the relation, file, content.
fn docx(body: &str, beside: &[(&str, &str, &str)]) -> Vec<u8> {
    let document = format!(r#"<w:document xmlns:w="w"><w:body>{body}</w:body></w:document>"#);
    let relations: String = beside
        .iter()
        .map(|(kind, file, _)| format!(r#"<Relationship Id="id-{file}" Type="x/{kind}" Target="{file}"/>"#))
        .collect();
    let relations = format!("<Relationships>{relations}</Relationships>");
    let names: Vec<String> = beside.iter().map(|(_, file, _)| format!("word/{file}")).collect();
    let mut parts = vec![("word/document.xml", document.as_str()), ("word/_rels/document.xml.rels", &relations)];
    parts.extend(names.iter().zip(beside).map(|(name, (.., content))| (name.as_str(), *content)));
    package(&parts)
}

fn read(name: &str, bytes: &[u8]) -> SourceText {
    import(name, bytes, &ImportOptions::default(), &JobControl::default()).expect("is readable").value
}

fn notices(name: &str, bytes: &[u8]) -> Vec<&'static str> {
    let read = import(name, bytes, &ImportOptions::default(), &JobControl::default()).expect("is readable");
    read.diagnostics.iter().map(|diagnostic| diagnostic.what.key).collect()
}

/// Label and words of each paragraph in a view.
fn seen(copy: &SourceText, view: View) -> Vec<String> {
    Reading::of(copy, view)
        .paragraphs
        .iter()
        .map(|paragraph| format!("{} {}", paragraph.label.as_deref().unwrap_or("-"), paragraph.text))
        .collect()
}

fn aside(copy: &SourceText) -> Vec<(&str, &str)> {
    copy.set_aside.iter().map(|piece| (&*piece.what, piece.text.as_str())).collect()
}

fn run(text: &str) -> String {
    format!(r#"<w:r><w:t xml:space="preserve">{text}</w:t></w:r>"#)
}

fn plain(text: &str) -> String {
    format!("<w:p>{}</w:p>", run(text))
}

/// A numbered paragraph; `mark` is what was done to its break.
fn numbered(mark: &str, inside: &str) -> String {
    let mark = if mark.is_empty() { String::new() } else { format!(r#"<w:rPr><w:{mark} w:author="Reef"/></w:rPr>"#) };
    format!(r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>{mark}</w:pPr>{inside}</w:p>"#)
}

fn numbering(format: &str, text: &str) -> String {
    format!(
        r#"<w:numbering><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{format}"/><w:lvlText w:val="{text}"/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimalZero"/><w:isLgl/><w:lvlText w:val="Rule %1.%2"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>"#
    )
}

#[test]
fn each_view_of_tracked_changes_counts_for_itself() {
    let gone = r#"<w:del w:author="Reef"><w:r><w:delText>Tolls fall.</w:delText></w:r></w:del>"#;
    let new = format!(r#"<w:ins w:author="Reef">{}</w:ins>"#, run("Gulls are fed."));
    let body = [
        numbered("", &run("Bridges open at noon.")),
        numbered("del", gone),
        numbered("", &run("Boats pay nothing.")),
        numbered("ins", &new),
        numbered("", &run("Swans go first.")),
    ]
    .concat();
    let copy = read("a.docx", &docx(&body, &[("numbering", "numbering.xml", &numbering("decimal", "%1."))]));
    assert_eq!(
        seen(&copy, View::Accepted),
        ["1. Bridges open at noon.", "2. Boats pay nothing.", "3. Gulls are fed.", "4. Swans go first."]
    );
    assert_eq!(
        seen(&copy, View::Rejected),
        ["1. Bridges open at noon.", "2. Tolls fall.", "3. Boats pay nothing.", "4. Swans go first."]
    );
    let references = |view| -> Vec<Option<String>> {
        Reading::of(&copy, view).paragraphs.into_iter().map(|paragraph| paragraph.reference).collect()
    };
    assert_eq!(references(View::Rejected), ["1", "2", "3", "4"].map(|number| Some(number.to_owned())));
}

#[test]
fn paragraphs_whose_break_is_deleted_join_with_a_space_and_count_once() {
    let body = [
        numbered("del", &run("Harbours are swept ")),
        numbered("", &run("and lit.")),
        numbered("", &run("Ropes are coiled.")),
    ]
    .concat();
    let copy = read("a.docx", &docx(&body, &[("numbering", "numbering.xml", &numbering("decimal", "%1."))]));
    assert_eq!(seen(&copy, View::Accepted), ["1. Harbours are swept and lit.", "2. Ropes are coiled."]);
    assert_eq!(seen(&copy, View::Rejected), ["1. Harbours are swept", "2. and lit.", "3. Ropes are coiled."]);
}

#[test]
fn notes_are_counted_by_view_start_and_their_own_marks() {
    let mark = |id: u32, more: &str| format!(r#"<w:r><w:footnoteReference w:id="{id}"{more}/></w:r>"#);
    let own = r#"<w:r><w:footnoteReference w:id="1" w:customMarkFollows="1"/><w:t>†</w:t></w:r>"#;
    let body = format!(
        r#"<w:p>{}{own}</w:p><w:p>{}<w:del w:author="Reef">{}</w:del>{}</w:p>"#,
        run("Draft rules of the pier"),
        run("Anglers keep left"),
        mark(2, ""),
        mark(3, "")
    );
    let note = |id: u32, text: &str| format!(r#"<w:footnote w:id="{id}"><w:p>{}</w:p></w:footnote>"#, run(text));
    let notes = [note(1, "† Read at the gate."), note(2, "Since the storm."), note(3, "Not on Sundays.")].concat();
    let notes = format!("<w:footnotes>{notes}</w:footnotes>");
    let settings = r#"<w:settings><w:footnotePr><w:numStart w:val="4"/></w:footnotePr></w:settings>"#;
    let file = docx(&body, &[("footnotes", "footnotes.xml", &notes), ("settings", "settings.xml", settings)]);
    let copy = read("a.docx", &file);
    assert_eq!(
        seen(&copy, View::Accepted),
        ["- Draft rules of the pier", "- Anglers keep left", "† Read at the gate.", "4 Not on Sundays."]
    );
    assert_eq!(
        seen(&copy, View::Rejected),
        [
            "- Draft rules of the pier",
            "- Anglers keep left",
            "† Read at the gate.",
            "4 Since the storm.",
            "5 Not on Sundays."
        ]
    );
}

#[test]
fn deleted_and_inserted_cells_are_known() {
    let cell =
        |mark: &str, text: &str| format!(r#"<w:tc><w:tcPr><w:{mark} w:author="Reef"/></w:tcPr>{}</w:tc>"#, plain(text));
    let body = format!("<w:tbl><w:tr>{}{}</w:tr></w:tbl>", cell("cellDel", "Oars"), cell("cellIns", "Sails"));
    let copy = read("a.docx", &docx(&body, &[]));
    assert_eq!(seen(&copy, View::Accepted), ["- Sails"]);
    assert_eq!(seen(&copy, View::Rejected), ["- Oars"]);
    assert_eq!(copy.paragraphs[0].marks[0].author.as_deref(), Some("Reef"));
}

#[test]
fn answers_stand_beside_what_they_answer() {
    let body = r#"<w:p><w:commentRangeStart w:id="0"/><w:r><w:t>Ferries sail.</w:t></w:r><w:commentRangeEnd w:id="0"/></w:p><w:p><w:r><w:commentReference w:id="2"/></w:r></w:p><w:p><w:r><w:t>Bells ring.</w:t></w:r></w:p>"#;
    let comment = |id: u32, who: &str, text: &str| {
        format!(
            r#"<w:comment w:id="{id}" w:author="{who}"><w:p w14:paraId="A{id}"><w:r><w:t>{text}</w:t></w:r></w:p></w:comment>"#
        )
    };
    let comments = [comment(0, "Reef", "Daily?"), comment(1, "Lagoon", "Twice."), comment(2, "Cape", "Empty here.")];
    let comments = format!("<w:comments>{}</w:comments>", comments.concat());
    let threads = r#"<w:x><w:commentEx w:paraId="A0" w:done="1"/><w:commentEx w:paraId="A1" w:paraIdParent="A0" w:done="1"/></w:x>"#;
    let file = docx(body, &[("comments", "c.xml", &comments), ("commentsExtended", "e.xml", threads)]);
    let copy = read("a.docx", &file);
    let said = |index: usize| -> Vec<(&str, bool, bool)> {
        copy.paragraphs[index]
            .comments
            .iter()
            .map(|comment| (comment.text.as_str(), comment.resolved, comment.reply))
            .collect()
    };
    assert_eq!(said(0), [("Daily?", true, false), ("Twice.", true, true)]);
    assert_eq!(said(1), [("Empty here.", false, false)]);
}

#[test]
fn numbers_in_words_and_legal_numbers_are_printed() {
    let second = r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>Nets</w:t></w:r></w:p>"#;
    let body = [numbered("", &run("Scope")), numbered("", &run("Aims")), second.to_owned()].concat();
    let words = numbering("cardinalText", "Article %1");
    let copy = read("a.docx", &docx(&body, &[("numbering", "numbering.xml", &words)]));
    assert_eq!(seen(&copy, View::Published), ["Article One Scope", "Article Two Aims", "Rule 2.01 Nets"]);
}

#[test]
fn a_field_that_never_ends_swallows_nothing() {
    let body = format!(
        r#"<w:p>{}<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF x </w:instrText></w:r></w:p>{}"#,
        run("Lamps burn "),
        plain("all night.")
    );
    assert_eq!(seen(&read("a.docx", &docx(&body, &[])), View::Published), ["- Lamps burn", "- all night."]);
}

#[test]
fn a_contents_field_is_set_aside_whatever_its_style() {
    let body = format!(
        r#"<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \h </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>{}</w:p><w:p>{}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>{}"#,
        run("Moorings 2"),
        run("Tides 3"),
        plain("Tides are told by the bell.")
    );
    let copy = read("a.docx", &docx(&body, &[]));
    assert_eq!(seen(&copy, View::Published), ["- Tides are told by the bell."]);
    assert_eq!(aside(&copy), [("table of contents", "Moorings 2"), ("table of contents", "Tides 3")]);
}

#[test]
fn symbols_boxes_and_formulas_read_as_they_look() {
    let body = r#"<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r><w:r><w:t xml:space="preserve"> Kept, </w:t></w:r><w:r><w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr><w:t>&#xF0B3;</w:t></w:r><w:r><w:t xml:space="preserve"> 9 knots, </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p><w:p><w:r><w:t xml:space="preserve">By </w:t></w:r><m:oMath><m:f><m:num><m:r><m:t>3</m:t></m:r></m:num><m:den><m:r><m:t>4</m:t></m:r></m:den></m:f></m:oMath><w:r><w:t xml:space="preserve"> of all, </w:t></w:r><m:oMath><m:sSup><m:e><m:r><m:t>m</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup><m:rad><m:deg/><m:e><m:r><m:t>a+b</m:t></m:r></m:e></m:rad></m:oMath></w:p>"#;
    let copy = read("a.docx", &docx(body, &[]));
    assert_eq!(seen(&copy, View::Published), ["- ☑ Kept, ≥ 9 knots, ☒", "- By 3/4 of all, m²√(a+b)"]);
}

#[test]
fn the_reading_over_characters_is_set_aside() {
    let ruby = r"<w:p><w:r><w:ruby><w:rt><w:r><w:t>みなと</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>港</w:t></w:r></w:rubyBase></w:ruby></w:r><w:r><w:t>は開く。</w:t></w:r></w:p>";
    let copy = read("a.docx", &docx(ruby, &[]));
    assert_eq!(seen(&copy, View::Published), ["- 港は開く。"]);
    assert_eq!(aside(&copy), [("ruby", "みなと")]);
}

#[test]
fn diagrams_are_read_and_objects_named() {
    let body = format!(
        r#"{}<w:p><w:r><w:drawing><dgm:relIds r:dm="id-d.xml"/></w:drawing></w:r></w:p><w:p><w:r><w:object><o:OLEObject ProgID="Excel.Sheet.12" r:id="id-tolls.xlsx"/></w:object></w:r></w:p>"#,
        plain("Steps:")
    );
    let diagram =
        "<dgm:dataModel><dgm:pt><dgm:t><a:p><a:r><a:t>Moor the boat</a:t></a:r></a:p></dgm:t></dgm:pt></dgm:dataModel>";
    let file = docx(&body, &[("diagramData", "d.xml", diagram), ("package", "tolls.xlsx", "")]);
    assert_eq!(seen(&read("a.docx", &file), View::Published), ["- Steps:", "- Moor the boat"]);
    let found = import("a.docx", &file, &ImportOptions::default(), &JobControl::default()).expect("is readable");
    assert!(found.diagnostics.iter().any(|said| said.what.key == "import-diagrams-read"));
    let objects = found.diagnostics.iter().find(|said| said.what.key == "import-objects").expect("is named");
    assert!(format!("{:?}", objects.what).contains("tolls.xlsx"), "{:?}", objects.what);
}

#[test]
fn a_watermark_is_set_aside_and_proposed_as_status() {
    let header = r#"<w:hdr><w:p><w:r><w:pict><v:shape><v:textpath string="FOR THE KEEPER ONLY"/></v:shape></w:pict></w:r></w:p></w:hdr>"#;
    let copy = read("a.docx", &docx(&plain("Lamps burn."), &[("header", "header1.xml", header)]));
    assert_eq!(aside(&copy), [("watermark", "FOR THE KEEPER ONLY")]);
    assert_eq!(copy.status.as_deref(), Some("FOR THE KEEPER ONLY"));
}

#[test]
fn flat_files_are_read_and_other_xml_is_named() {
    let word = r#"<?xml version="1.0"?><pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage"><pkg:part pkg:name="/word/document.xml"><pkg:xmlData><w:document><w:body><w:p><w:r><w:t>1. Lamps burn.</w:t></w:r></w:p></w:body></w:document></pkg:xmlData></pkg:part></pkg:package>"#;
    assert_eq!(seen(&read("a.xml", word.as_bytes()), View::Published), ["1. Lamps burn."]);
    let open = r#"<?xml version="1.0"?><office:document office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text><text:p>Lamps burn.</text:p></office:text></office:body></office:document>"#;
    assert_eq!(seen(&read("a.fodt", open.as_bytes()), View::Published), ["- Lamps burn."]);
    let refusal =
        import("a.xml", br#"<?xml version="1.0"?><lamp/>"#, &ImportOptions::default(), &JobControl::default());
    assert!(format!("{refusal:?}").contains("import-xml-kind"), "{refusal:?}");
}

#[test]
fn hidden_text_and_readings_of_an_open_document_are_set_aside() {
    let content = r#"<office:document-content><office:body><office:text><text:p>Lamps <text:hidden-text text:is-hidden="true">for money</text:hidden-text><text:ruby><text:ruby-base>港</text:ruby-base><text:ruby-text>みなと</text:ruby-text></text:ruby></text:p></office:text></office:body></office:document-content>"#;
    let file = package(&[("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", content)]);
    let copy = read("a.odt", &file);
    assert_eq!(seen(&copy, View::Published), ["- Lamps 港"]);
    assert_eq!(aside(&copy), [("ruby", "みなと"), ("hidden text", "for money")]);
}

#[test]
fn a_mail_is_read_and_its_attachments_are_named() {
    let mail = "From: keeper@example.org\r\nSubject: =?utf-8?B?TGFtcHM=?=\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"cut\"\r\n\r\n--cut\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n1. Lamps burn caf=C3=A9s=\r\n down.\r\n--cut\r\nContent-Type: application/octet-stream\r\nContent-Disposition: attachment; filename=\"tides.docx\"\r\nContent-Transfer-Encoding: base64\r\n\r\nUEsDBA==\r\n--cut--\r\n";
    let copy = read("a.eml", mail.as_bytes());
    assert_eq!(seen(&copy, View::Published), ["1. Lamps burn cafés down."]);
    assert_eq!(aside(&copy), [("mail header", "From: keeper@example.org"), ("mail header", "Subject: Lamps")]);
    assert!(notices("a.eml", mail.as_bytes()).contains(&"import-mail-attached"));
    // What lies deeper than is looked is said, and not dropped silently.
    let deep = "Content-Type: message/rfc822\r\n\r\n".repeat(20);
    let deep = format!("From: keeper@example.org\r\nMIME-Version: 1.0\r\n{deep}Subject: lamps\r\n\r\nLamps burn.\r\n");
    assert!(notices("deep.eml", deep.as_bytes()).contains(&"import-mail-unread"));
    // A letter that only looks like one is a text.
    let letter = "Subject: lamps\n\nLamps burn.\n";
    assert!(!notices("a.txt", letter.as_bytes()).contains(&"import-mail"));
}

#[test]
fn protected_and_outlook_files_are_named_wherever_their_directory_lies() {
    let file = |name: &str| {
        let mut bytes = vec![0_u8; 80_000];
        bytes[..8].copy_from_slice(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
        bytes[30] = 9;
        bytes[48..52].copy_from_slice(&149_u32.to_le_bytes());
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes[76_800..76_800 + name.len()].copy_from_slice(&name);
        bytes
    };
    for (stream, key) in [
        ("EncryptedPackage", "import-encrypted-office"),
        ("__properties_version1.0", "import-outlook"),
        ("WordDocument", "import-doc"),
        ("Workbook", "import-spreadsheet"),
    ] {
        let refusal = import("a.docx", &file(stream), &ImportOptions::default(), &JobControl::default());
        assert!(format!("{refusal:?}").contains(key), "{stream}: {refusal:?}");
    }
}

#[test]
fn the_look_that_programs_give_to_links_is_nobodys() {
    let blue = r#"<w:rPr><w:color w:val="0563C1"/><w:u w:val="single"/></w:rPr>"#;
    let looked = |text: &str| format!("<w:r>{blue}<w:t>{text}</w:t></w:r>");
    let edge = |kind: &str| format!(r#"<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>"#);
    let field = format!(
        "{}<w:r><w:instrText>HYPERLINK \"x\"</w:instrText></w:r>{}{}{}",
        edge("begin"),
        edge("separate"),
        looked("tables of tides"),
        edge("end")
    );
    let styled = r#"<w:r><w:rPr><w:rStyle w:val="Hyperlink"/><w:color w:val="0000FF"/></w:rPr><w:t>lamps</w:t></w:r>"#;
    let link = format!("<w:hyperlink>{}</w:hyperlink>", looked("the harbour rules"));
    for links in [link.as_str(), field.as_str(), styled, looked("https://harbour.example/rules").as_str()] {
        let copy = read("a.docx", &docx(&format!("<w:p>{}{links}</w:p>", run("See ")), &[]));
        assert_eq!(copy.paragraphs[0].marks, [], "{links}");
    }
    let words = read("a.docx", &docx(&format!("<w:p>{}</w:p>", looked("must")), &[]));
    assert_eq!(words.paragraphs[0].marks.len(), 2, "what a person coloured and underlined");
}

#[test]
fn the_place_of_a_text_box_is_doubted() {
    let box_of_words =
        format!("<w:p><w:r><w:pict><w:txbxContent>{}</w:txbxContent></w:pict></w:r></w:p>", plain("Boxed."));
    let body = format!("{}{box_of_words}{}", plain("Before the box."), plain("After the box."));
    let doubts: Vec<Vec<&str>> = read("a.docx", &docx(&body, &[]))
        .paragraphs
        .iter()
        .map(|paragraph| paragraph.doubts.iter().map(crate::text::Doubt::name).collect())
        .collect();
    assert_eq!(doubts, [vec![], vec!["order"], vec![]]);
}
