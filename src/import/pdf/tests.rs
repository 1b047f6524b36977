use super::*;
use crate::base::Cancel;
use crate::import::{Block, Role};
use crate::text::Style;
use proptest::prelude::*;

/// A PDF written by hand: page contents, and objects for tags.
#[derive(Default)]
pub(super) struct Sheet {
    pub pages: Vec<String>,
    /// The structure tree's children, as PDF text; `{page N}` is replaced by the page's object.
    pub tags: Option<String>,
    pub extra: String,
    /// Objects beside the usual ones; 6 is the font `C`.
    pub objects: Vec<(usize, String)>,
}

impl Sheet {
    pub(super) fn bytes(&self) -> Vec<u8> {
        let count = self.pages.len();
        let page_object = |index: usize| 10 + index * 2;
        let mut objects: Vec<(usize, String)> = Vec::new();
        let roots = if self.tags.is_some() { "/StructTreeRoot 8 0 R /MarkInfo << /Marked true >>" } else { "" };
        objects.push((1, format!("<< /Type /Catalog /Pages 2 0 R {roots} >>")));
        let kids: Vec<String> = (0..count).map(|index| format!("{} 0 R", page_object(index))).collect();
        objects.push((2, format!("<< /Type /Pages /Count {count} /Kids [{}] >>", kids.join(" "))));
        for (number, font) in [(3, "Times-Roman"), (4, "Times-Bold"), (5, "Times-Italic")] {
            let font = format!("<< /Type /Font /Subtype /Type1 /BaseFont /{font} /Encoding /WinAnsiEncoding >>");
            objects.push((number, font));
        }
        objects.extend(self.objects.iter().cloned());
        if let Some(tags) = &self.tags {
            let mut tags = tags.clone();
            for index in 0..count {
                tags = tags.replace(&format!("{{page {index}}}"), &format!("{} 0 R", page_object(index)));
            }
            objects.push((8, format!("<< /Type /StructTreeRoot /K [{tags}] >>")));
        }
        for (index, content) in self.pages.iter().enumerate() {
            let number = page_object(index);
            objects.push((
                number,
                format!(
                    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {} 0 R /Resources << /Font << /R 3 0 R \
                     /B 4 0 R /I 5 0 R /C 6 0 R >> >> >>",
                    number + 1
                ),
            ));
            objects.push((number + 1, format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len())));
        }
        let mut out = String::from("%PDF-1.7\n");
        let mut places = Vec::new();
        for (number, object) in &objects {
            places.push((*number, out.len()));
            out += format!("{number} 0 obj\n{object}\nendobj\n").as_str();
        }
        let xref = out.len();
        out.push_str("xref\n0 1\n0000000000 65535 f \n");
        for (number, place) in places {
            out += format!("{number} 1\n{place:010} 00000 n \n").as_str();
        }
        out += format!("trailer << /Size 1000 /Root 1 0 R {} >>\nstartxref\n{xref}\n%%EOF\n", self.extra).as_str();
        out.into_bytes()
    }
}

/// Shows `text` at a place, in font `R`, `B` or `I`.
pub(super) fn show(font: &str, size: f32, x: f32, y: f32, text: &str) -> String {
    let text = text.replace('\\', "\\\\").replace('(', "\\(").replace(')', "\\)");
    format!("BT /{font} {size} Tf {x} {y} Td ({text}) Tj ET\n")
}

/// Lines of body text, 14 points apart.
pub(super) fn lines(x: f32, y: f32, lines: &[&str]) -> String {
    lines.iter().enumerate().map(|(index, line)| show("R", 12.0, x, y - 14.0 * index as f32, line)).collect()
}

pub(super) fn open(sheet: &Sheet) -> WithDiagnostics<Read> {
    read(&sheet.bytes(), &ImportOptions::default(), &JobControl::default()).expect("the file is readable")
}

pub(super) fn texts(blocks: &[Block]) -> Vec<&str> {
    blocks.iter().map(|block| block.text.as_str()).collect()
}

pub(super) fn check(pages: &[String], expected: &[&str]) -> WithDiagnostics<Read> {
    let read = open(&Sheet { pages: pages.to_vec(), ..Sheet::default() });
    assert_eq!(texts(&read.value.blocks), expected);
    read
}

fn has_notice(read: &WithDiagnostics<Read>, key: &str) -> bool {
    read.diagnostics.iter().any(|diagnostic| diagnostic.what.key == key)
}

#[test]
fn a_paragraph_goes_on_over_lines_and_pages_without_the_furniture() {
    let page = |number: u32, body: String| {
        show("R", 9.0, 72.0, 800.0, "Advance unedited version")
            + &body
            + &show("R", 9.0, 290.0, 40.0, &format!("{number}/3"))
    };
    let read = check(
        &[
            page(
                1,
                lines(
                    72.0,
                    700.0,
                    &[
                        "1. We commit to closing all digital divides between and within",
                        "countries, and to do so before the end of the decade with the",
                    ],
                ),
            ),
            page(
                2,
                lines(72.0, 760.0, &["means that each of us has.", ""])
                    + &lines(72.0, 720.0, &["2. We will report on it every second year."]),
            ),
            page(3, lines(72.0, 760.0, &["3. We thank the co-facilitators."])),
        ],
        &[
            "1. We commit to closing all digital divides between and within countries, and to do so before the end of the decade with the means that each of us has.",
            "2. We will report on it every second year.",
            "3. We thank the co-facilitators.",
        ],
    );
    let aside: Vec<(&str, &str)> =
        read.value.set_aside.iter().map(|aside| (&*aside.what, aside.text.as_str())).collect();
    assert_eq!(aside.iter().filter(|aside| **aside == ("running header", "Advance unedited version")).count(), 3);
    assert!(aside.contains(&("page number", "2/3")));
}

#[test]
fn a_number_at_the_head_of_a_page_is_a_label_not_a_page_number() {
    let page = |number: u32, label: &str| {
        let subject = ["Each Party", "The secretariat", "A State", "No vessel"][number as usize - 1];
        let body = show("R", 12.0, 72.0, 770.0, label)
            + &show("R", 12.0, 110.0, 770.0, &format!("{subject} shall keep the records that this article asks for;"));
        body + &show("R", 10.0, 280.0, 40.0, &format!("- {number} -"))
    };
    let read =
        open(&Sheet { pages: vec![page(1, "3."), page(2, "4."), page(3, "5."), page(4, "3.")], ..Sheet::default() });
    assert_eq!(read.value.blocks.len(), 4);
    assert!(
        read.value.blocks.iter().all(|block| block.text.contains(". ") && block.text.contains(" shall keep")),
        "{:?}",
        texts(&read.value.blocks)
    );
}

#[test]
fn drawn_lines_strike_and_underline() {
    let text = show("R", 12.0, 72.0, 700.0, "States")
        + &show("R", 12.0, 120.0, 700.0, "should")
        + &show("R", 12.0, 170.0, 700.0, "must")
        + &show("R", 12.0, 210.0, 700.0, "act.");
    let drawn = "0.6 w 120 703.5 m 153 703.5 l S\n170 698.2 24 0.6 re f\n";
    let read = check(&[text + drawn], &["States should must act."]);
    let marks: Vec<(Style, &str)> = read.value.blocks[0]
        .marks
        .iter()
        .map(|mark| (mark.style, mark.span.of("States should must act.").unwrap_or("")))
        .collect();
    assert_eq!(marks, [(Style::Strike, "should"), (Style::Underline, "must")]);
}

#[test]
fn bold_and_italic_come_from_the_fonts() {
    let read = check(
        &[show("B", 12.0, 72.0, 700.0, "G77:")
            + &show("I", 12.0, 105.0, 700.0, "retain")
            + &show("R", 12.0, 140.0, 700.0, "the text.")],
        &["G77: retain the text."],
    );
    let styles: Vec<Style> = read.value.blocks[0].marks.iter().map(|mark| mark.style).collect();
    assert_eq!(styles, [Style::Bold, Style::Italic]);
}

#[test]
fn two_columns_are_read_one_after_the_other() {
    let left = [
        "The first column speaks of access",
        "and of the means that each of the",
        "Parties has for it, and of what is",
        "to be done when these fall short",
        "of what is needed in the end.",
    ];
    let right = [
        "The second column speaks of data,",
        "of how they are kept and by whom",
        "and for how long, and of the right",
        "to have them taken out when they",
        "are wrong or no longer needed.",
    ];
    let page = lines(60.0, 700.0, &left) + &lines(320.0, 700.0, &right);
    check(&[page], &[&left.join(" "), &right.join(" ")]);
}

#[test]
fn a_drawn_grid_gives_cells() {
    let mut page = String::from("0.5 w\n");
    for y in [700, 670, 640] {
        page += format!("72 {y} m 500 {y} l S\n").as_str();
    }
    for x in [72, 200, 500] {
        page += format!("{x} 640 m {x} 700 l S\n").as_str();
    }
    page += &(show("R", 11.0, 76.0, 682.0, "Party")
        + &show("R", 11.0, 204.0, 682.0, "Proposal")
        + &show("R", 11.0, 76.0, 652.0, "EU")
        + &show("R", 11.0, 204.0, 652.0, "Retain the first revision."));
    let read = check(&[page], &["Party", "Proposal", "EU", "Retain the first revision."]);
    assert!(read.value.blocks.iter().all(|block| block.role == Role::Cell));
}

#[test]
fn aligned_columns_give_cells_without_any_line() {
    let rows =
        [["Name", "Status", "Date"], ["Albania", "Signed", "3 May 2024"], ["Brazil", "Ratified", "12 June 2024"]];
    let mut page = lines(72.0, 760.0, &["The table below lists what is known of the Parties and their acts so far."]);
    for (row, cells) in rows.iter().enumerate() {
        for (column, cell) in cells.iter().enumerate() {
            page += &show("R", 11.0, 72.0 + 130.0 * column as f32, 720.0 - 18.0 * row as f32, cell);
        }
    }
    let read = open(&Sheet { pages: vec![page], ..Sheet::default() });
    let cells: Vec<&str> =
        read.value.blocks.iter().filter(|block| block.role == Role::Cell).map(|block| block.text.as_str()).collect();
    assert_eq!(cells, rows.concat());
}

#[test]
fn a_footnote_is_tied_to_its_mark() {
    let body = show("R", 12.0, 72.0, 700.0, "Recalling its resolution on the law of the sea,")
        + &show("R", 7.0, 313.0, 704.5, "1")
        + &show("R", 12.0, 322.0, 700.0, "and the statements made,")
        + &lines(
            72.0,
            660.0,
            &[
                "Noting the report of the open-ended working group with thanks,",
                "and the views that were expressed upon its presentation,",
            ],
        );
    let note = "0.5 w 72 110 m 172 110 l S\n".to_owned()
        + &show("R", 6.0, 72.0, 99.0, "1")
        + &show("R", 9.0, 78.0, 95.0, "See the verbatim records of the meeting.");
    let read = open(&Sheet { pages: vec![body + &note], ..Sheet::default() });
    let blocks = &read.value.blocks;
    assert_eq!(blocks[0].text, "Recalling its resolution on the law of the sea, and the statements made,");
    let last = blocks.last().expect("the note is there");
    assert_eq!(
        (last.role, last.label.as_deref(), last.text.as_str()),
        (Role::Footnote, Some("1"), "See the verbatim records of the meeting.")
    );
    assert_eq!(
        blocks[0].notes.iter().map(|note| (note.at, note.paragraph)).collect::<Vec<_>>(),
        [(47, blocks.len() - 1)]
    );
}

#[test]
fn torn_words_are_mended_and_listed() {
    // The space is written, but the next letters are set back over it.
    let torn = "BT /R 12 Tf 72 700 Td [(The U) ( ) 250 (nited Nations adopted the Agreement.)] TJ ET\n";
    let read = check(&[torn.to_owned()], &["The United Nations adopted the Agreement."]);
    let mended = read
        .diagnostics
        .iter()
        .find(|diagnostic| diagnostic.what.key == "import-pdf-mended")
        .expect("the mending is listed");
    assert!(mended.what.to_string().contains("U nited") && mended.what.to_string().contains("\"United\""));
    // The space is seen too, but only the whole word is ever used elsewhere.
    let page = lines(
        72.0,
        700.0,
        &[
            "The Agr eement binds the Parties to this Agreement, and the",
            "Agreement stands above what any Party wishes.",
        ],
    );
    let read = check(
        &[page],
        &["The Agreement binds the Parties to this Agreement, and the Agreement stands above what any Party wishes."],
    );
    assert!(has_notice(&read, "import-pdf-mended"));
}

#[test]
fn words_run_together_are_parted_only_when_the_document_knows_them() {
    let known = [
        "Digital technologies are useful, and digital technologies",
        "are tools. Digitaltechnologiesare what we speak of, and",
        "technologies are many. Nevertheless are digital ones few.",
    ];
    let page = lines(72.0, 700.0, &known);
    let read = open(&Sheet { pages: vec![page], ..Sheet::default() });
    let text = &read.value.blocks[0].text;
    assert!(text.contains("Digital technologies are what we speak of"), "{text}");
    assert!(text.contains("Nevertheless"), "{text}");
}

#[test]
fn hyphens_at_line_ends_go_or_stay() {
    check(
        &[lines(
            72.0,
            700.0,
            &[
                "Parties shall pursue capacity-building in good faith with international coop-",
                "eration, and international cooperation shall serve capacity-",
                "building; all the more when cooperation is needed for it.",
            ],
        )],
        &[
            "Parties shall pursue capacity-building in good faith with international cooperation, and international cooperation shall serve capacity-building; all the more when cooperation is needed for it.",
        ],
    );
}

#[test]
fn tags_give_paragraphs_labels_headings_and_notes() {
    let tag = |name: &str, id: u32, inner: &str| format!("/{name} << /MCID {id} >> BDC\n{inner}EMC\n");
    let content = String::new()
        + "/Artifact BMC\n"
        + &show("R", 9.0, 72.0, 800.0, "A/79/L.2")
        + "EMC\n"
        + &tag("H2", 0, &show("B", 12.0, 72.0, 700.0, "Principles"))
        + &tag("Lbl", 1, &show("R", 12.0, 72.0, 670.0, "(a)"))
        + &tag("P", 2, &(show("R", 12.0, 100.0, 670.0, "Inclusion of all") + &show("R", 7.0, 181.0, 674.5, "1")))
        + &tag("P", 3, &show("R", 9.0, 72.0, 100.0, "1 See the annex."));
    let element = |kind: &str, kids: &str| format!("<< /S /{kind} /Pg {{page 0}} /K {kids} >> ");
    let tags = element("H2", "0")
        + &element(
            "L",
            &format!(
                "[{}]",
                element(
                    "LI",
                    &format!("[{}{}]", element("Lbl", "1"), element("LBody", &format!("[2 {}]", element("Note", "3"))))
                )
            ),
        );
    let read = open(&Sheet { pages: vec![content], tags: Some(tags), ..Sheet::default() });
    let seen: Vec<(Role, Option<&str>, &str)> =
        read.value.blocks.iter().map(|block| (block.role, block.label.as_deref(), block.text.as_str())).collect();
    assert_eq!(
        seen,
        [
            (Role::Heading(Some(2)), None, "Principles"),
            (Role::Item(Some(1)), Some("(a)"), "Inclusion of all"),
            (Role::Footnote, Some("1"), "See the annex."),
        ]
    );
    assert_eq!(read.value.blocks[1].notes.len(), 1);
    assert_eq!(read.value.set_aside[0].what, "document symbol");
}

#[test]
fn what_the_producer_says_it_reads_is_believed() {
    let page = "BT /R 12 Tf 72 700 Td (The o) Tj /Span << /ActualText (ffi) >> BDC (@) Tj EMC (ce) Tj ET\n";
    check(&[page.to_owned()], &["The office"]);
}

#[test]
fn a_picture_without_text_is_said_to_be_scanned() {
    let picture = "q 595 0 0 842 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID 0 EI Q\n".to_owned();
    let read = check(&[picture, lines(72.0, 700.0, &["A page with words on it."])], &["A page with words on it."]);
    let diagnostic = read
        .diagnostics
        .iter()
        .find(|diagnostic| diagnostic.what.key == "import-pdf-page-scanned")
        .expect("the page is named");
    assert_eq!((diagnostic.weight, diagnostic.place.page), (Severity::Loss, Some(1)));
}

#[test]
fn text_that_makes_no_words_is_set_aside() {
    let noise = "xqz#k ]vw\\$% jkx{} zzq~ wvx; bcdf ghjk|".repeat(2);
    let rows: Vec<&str> = std::iter::repeat_n(noise.as_str(), 8).collect();
    let read = check(&[lines(20.0, 700.0, &rows)], &[]);
    assert!(has_notice(&read, "import-pdf-page-nonsense"));
    assert_eq!(read.value.set_aside[0].what, "unreadable text");
}

#[test]
fn bad_files_are_refused_in_one_sentence() {
    let refused = |bytes: &[u8], password: Option<&str>| {
        let options = ImportOptions { password: password.map(str::to_owned), ..ImportOptions::default() };
        match read(bytes, &options, &JobControl::default()) {
            Err(ImportError::Unreadable(message)) => message.key,
            other => panic!("not refused: {other:?}"),
        }
    };
    assert_eq!(refused(b"", None), "import-pdf-not-a-pdf");
    assert_eq!(refused(b"\xFF\xD8\xFF\xE0 a picture", None), "import-pdf-not-a-pdf");
    assert_eq!(refused(b"%PDF-1.7\nnothing of the kind", None), "import-pdf-damaged");
    let hash = "00".repeat(32);
    let locked = Sheet {
        pages: vec![lines(72.0, 700.0, &["Secret."])],
        extra: format!(
            "/ID [<00><00>] /Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O <{hash}> /U <{hash}> >>"
        ),
        ..Sheet::default()
    };
    assert_eq!(refused(&locked.bytes(), None), "import-pdf-password-needed");
    assert_eq!(refused(&locked.bytes(), Some("wrong")), "import-pdf-password-wrong");
}

#[test]
fn a_file_that_was_cut_off_is_said_to_be() {
    let whole =
        Sheet { pages: vec![lines(72.0, 700.0, &["One."]), lines(72.0, 700.0, &["Two."])], ..Sheet::default() }.bytes();
    let cut = whole.get(..whole.len() - 120).expect("long enough");
    let read = read(cut, &ImportOptions::default(), &JobControl::default()).expect("enough is left");
    assert!(has_notice(&read, "import-pdf-cut-off"));
}

#[test]
fn stopping_is_heard() {
    let cancel = Cancel::default();
    cancel.cancel();
    let job = JobControl { cancel, ..JobControl::default() };
    let sheet = Sheet { pages: vec![lines(72.0, 700.0, &["One."])], ..Sheet::default() };
    assert_eq!(read(&sheet.bytes(), &ImportOptions::default(), &job), Err(ImportError::Cancelled));
}

fn letters(text: &str) -> Vec<char> {
    let mut letters: Vec<char> = text.chars().filter(|ch| !ch.is_whitespace()).collect();
    letters.sort_unstable();
    letters
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Every character drawn is in a block, a label or set aside, wherever it stands.
    #[test]
    fn no_character_is_lost(pieces in prop::collection::vec((40f32..500.0, 20f32..820.0, "[a-zA-Z0-9.;,()]{1,12}( [a-z]{1,9}){0,6}"), 1..60), pages in 1usize..4) {
        let mut contents = vec![String::new(); pages];
        let mut all = String::new();
        for (index, (x, y, text)) in pieces.iter().enumerate() {
            // No two of one size: what is printed twice in one place is one text printed bold.
            let size = 6.0 * 1.025f32.powi(i32::try_from(index).expect("few pieces"));
            contents[index % pages] += &show("R", size, *x, *y, text);
            all += text;
        }
        let read = open(&Sheet { pages: contents, ..Sheet::default() });
        let mut out = String::new();
        for block in &read.value.blocks {
            out += &block.text;
            out += block.label.as_deref().unwrap_or("");
            // Tied marks leave the text.
            for note in &block.notes {
                out += read.value.blocks[note.paragraph].label.as_deref().unwrap_or("");
            }
        }
        for aside in &read.value.set_aside {
            out += &aside.text;
        }
        prop_assert_eq!(letters(&out), letters(&all));
    }

    /// Marks stay inside the text and on character boundaries; note marks name notes.
    #[test]
    fn damaged_files_give_an_answer(at in 0usize..4000, byte in any::<u8>(), cut in 0usize..4000) {
        let sheet = Sheet { pages: vec![lines(72.0, 700.0, &["1. One two three;", "(a) four five."]), lines(72.0, 700.0, &["2. Six."])], ..Sheet::default() };
        let mut bytes = sheet.bytes();
        let length = bytes.len();
        bytes[at % length] = byte;
        bytes.truncate(length - cut % length);
        if let Ok(read) = read(&bytes, &ImportOptions::default(), &JobControl::default()) {
            for block in &read.value.blocks {
                prop_assert!(block.marks.iter().all(|mark| mark.span.of(&block.text).is_some()));
                prop_assert!(block.notes.iter().all(|note| block.text.is_char_boundary(note.at)));
            }
        }
    }
}
