//! Texts that would be markup, formulas or orders to a terminal are words in every format.

use super::support::{draft, english, pairs, report, study, unpacked};
use pulldown_cmark::{Event, Options, Parser};
use quick_xml::events::Event as Xml;
use std::collections::BTreeSet;
use std::sync::Arc;
use travaux::report::{Audience, Format, Layout, Report, WriteOptions, write};
use travaux::study::{Body, LocalizedName};

const HOSTILE: [&str; 9] = [
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "\"'--></style><![CDATA[ ]]> &lt; &#x41; <!-- <w:p/> _x0041_",
    "=HYPERLINK(\"http://example.org\";\"x\")",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "\u{202e}elif.exe\u{202c} \u{2066}x",
    "\u{1b}[2J\u{7}\u{0}\u{9b}31m",
    "[x](javascript:alert(1)) ![y](http://example.org/z) <b onclick=x> `c` | --- | # *a* _b_ ~~c~~",
    "\u{fffe}\u{ffff}\u{feff}𝄞é\u{301}",
    "- one\n+ two",
];

/// A report in which everything people and drafts say is hostile.
fn hostile() -> Report {
    let mut study = study(2);
    let word = "w".repeat(10_000);
    study.title = HOSTILE.join(" ");
    for at in 0..study.drafts.len() {
        let draft = draft(&mut study, at);
        draft.name = format!("{} {at}", HOSTILE[at]);
        draft.source = HOSTILE.join(" ");
        draft.text.file = HOSTILE[at].to_owned();
        let copy = Arc::make_mut(&mut draft.text.copy);
        for (number, paragraph) in copy.paragraphs.iter_mut().enumerate() {
            let hostile = HOSTILE[(number + at) % HOSTILE.len()].replace('\n', " ");
            if number % 5 == at {
                // Alone in its cell, at the beginning of it.
                paragraph.marks.clear();
                paragraph.notes.clear();
                paragraph.text = format!("{hostile} {number}");
            } else if number % 5 == 3 {
                paragraph.text += &hostile;
            }
            if number == 20 + at {
                paragraph.text += &word;
            }
        }
    }
    for (number, actor) in Arc::make_mut(&mut study.actors).values_mut().enumerate() {
        let name = format!("{} {number}", HOSTILE[number % HOSTILE.len()]);
        actor.names = LocalizedName { en: name.clone(), zh: name };
    }
    for theme in Arc::make_mut(&mut study.themes).values_mut() {
        theme.names = LocalizedName { en: HOSTILE[0].to_owned(), zh: HOSTILE[2].to_owned() };
    }
    for (number, annotation) in Arc::make_mut(&mut study.annotations).values_mut().enumerate() {
        let hostile = HOSTILE[number % HOSTILE.len()].to_owned();
        match &mut Arc::make_mut(annotation).body {
            Body::Note(text) | Body::Headline(text) => *text = hostile,
            Body::Claim(claim) => (claim.evidence, claim.note) = (hostile.clone(), hostile),
            Body::Overruled(said) => said.because = hostile,
            Body::Tag(_) | Body::Important | Body::Seen => {}
        }
    }
    for ask in Arc::make_mut(&mut study.asks).values_mut() {
        (ask.gist, ask.words) = (HOSTILE[2].to_owned(), HOSTILE[0].to_owned());
    }
    report(&study, &english())
}

/// Neither controls nor orders to turn words round.
fn is_quiet(text: &str) -> bool {
    !text.chars().any(|letter| {
        (letter.is_control() && !matches!(letter, '\n' | '\r' | '\t'))
            || matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    })
}

/// The page's own script, which its policy names: the only one there is.
const OWN_SCRIPT: &str = include_str!("../../../src/report/html/report.js");

fn html_is_inert(pair: &str, text: &str) {
    let text = text.replacen(&format!("<script>{OWN_SCRIPT}</script>"), "", 1);
    for order in ["<script", "<img", "onerror=alert(1)>", "<b onclick", "href=\"http", "<w:p"] {
        let found = text.find(order).map(|at| text[at..].chars().take(80).collect::<String>());
        assert_eq!(found, None, "{pair}");
    }
    assert!(text.contains("&lt;script&gt;alert(1)"), "{pair}: the words themselves are there");
}

fn markdown_is_inert(pair: &str, text: &str) {
    const TAGS: [&str; 9] = ["<del>", "</del>", "<ins>", "</ins>", "<b>", "</b>", "<i>", "</i>", "<br>"];
    for event in Parser::new_ext(text, Options::all()) {
        match event {
            Event::Html(html) => panic!("{pair}: {html}"),
            Event::InlineHtml(tag) => assert!(TAGS.contains(&&*tag), "{pair}: {tag}"),
            Event::Start(pulldown_cmark::Tag::Link { dest_url, .. } | pulldown_cmark::Tag::Image { dest_url, .. }) => {
                panic!("{pair}: {dest_url}")
            }
            Event::Code(code) => panic!("{pair}: {code}"),
            _ => {}
        }
    }
}

fn workbook_is_inert(pair: &str, name: &str, text: &str) {
    let mut reader = quick_xml::Reader::from_str(text);
    loop {
        match reader.read_event().unwrap_or_else(|error| panic!("{pair} {name}: {error}")) {
            Xml::Eof => break,
            Xml::Start(tag) | Xml::Empty(tag) => {
                let tag = tag.name();
                let formula = matches!(tag.as_ref(), "f" | "hyperlink");
                assert!(!formula, "{pair} {name}: a formula or link");
            }
            _ => {}
        }
    }
}

/// Well-formed, and no element that came in with words.
fn markup_is_ours(pair: &str, text: &str) {
    let mut reader = quick_xml::Reader::from_str(text);
    loop {
        match reader.read_event().unwrap_or_else(|error| panic!("{pair}: {error}")) {
            Xml::Eof => break,
            Xml::Start(tag) | Xml::Empty(tag) => {
                assert!(!matches!(tag.name().as_ref(), "script" | "img" | "w:p"), "{pair}: {tag:?}");
            }
            Xml::CData(data) => panic!("{pair}: {data:?}"),
            Xml::Comment(comment) => panic!("{pair}: {comment:?}"),
            _ => {}
        }
    }
}

/// A part is well-formed, and holds nothing that leads elsewhere or is run.
fn markup_is_whole(pair: &str, name: &str, text: &str) {
    if name == "mimetype" {
        return;
    }
    let mut reader = quick_xml::Reader::from_str(text);
    loop {
        match reader.read_event().unwrap_or_else(|error| panic!("{pair} {name}: {error}")) {
            Xml::Eof => break,
            Xml::Start(tag) | Xml::Empty(tag) => {
                let tag = tag.name();
                let leads = matches!(
                    tag.as_ref(),
                    "w:hyperlink" | "text:a" | "script" | "img" | "b" | "office:event-listeners"
                );
                assert!(!leads, "{pair} {name}: a link or order");
                assert!(tag.as_ref() != "w:instrText", "{pair} {name}: a field");
            }
            Xml::PI(_) | Xml::DocType(_) | Xml::CData(_) => panic!("{pair} {name}: what no writer makes"),
            _ => {}
        }
    }
}

#[test]
fn words_stay_words_in_every_format() {
    let made = hostile();
    for (layout, format) in pairs() {
        let pair = format!("{} as {}", layout.name(), format.name());
        if layout == Layout::Ledger && made.asks.is_empty() {
            continue;
        }
        let options = WriteOptions { layout, audience: Audience::Own, include: BTreeSet::new() };
        let bytes = write(&made, format, &options, &english()).unwrap_or_else(|error| panic!("{pair}: {error}"));
        for (name, text) in unpacked(&bytes) {
            // The words of a draft stand in its redline as they are: accepted, they are the draft.
            let exact = (layout == Layout::Redline
                && (format == Format::Docx && name == "word/document.xml"
                    || format == Format::Odt && name == "content.xml"))
                // Numbers of objects and the names of their parts.
                || (format == Format::Pdf && name == "objects");
            if !matches!(format, Format::Json | Format::Diff) && !exact {
                let loud = text.lines().find(|line| !is_quiet(line));
                assert_eq!(loud, None, "{pair} {name}");
            }
            match format {
                Format::Html => html_is_inert(&pair, &text),
                Format::Md => markdown_is_inert(&pair, &text),
                Format::Xlsx => workbook_is_inert(&pair, &name, &text),
                Format::Pdf => {
                    for order in ["/JavaScript", "/JS", "/URI", "/Launch", "/OpenAction", "/EmbeddedFile", "/AA"] {
                        assert!(!text.contains(order), "{pair} {name}: {order}");
                    }
                }
                Format::Akn => markup_is_ours(&pair, &text),
                Format::Qdpx if name == "project.qde" => markup_is_ours(&pair, &text),
                Format::Odt => {
                    markup_is_whole(&pair, &name, &text);
                    let authors = text.split("<dc:creator>").skip(1).filter_map(|rest| rest.split('<').next());
                    assert!(authors.clone().all(is_quiet), "{pair} {name}: an author");
                }
                Format::Docx => {
                    markup_is_whole(&pair, &name, &text);
                    let authors = text.split("w:author=\"").skip(1).filter_map(|rest| rest.split('"').next());
                    assert!(authors.clone().all(is_quiet), "{pair} {name}: an author");
                }
                Format::Json => drop(serde_json::from_str::<serde_json::Value>(&text).expect("it is JSON")),
                Format::Csv => {
                    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
                    for record in reader.records() {
                        for cell in &record.expect("a record") {
                            assert!(!cell.trim_start().starts_with(['=', '+', '-', '@']), "{pair}: {cell}");
                        }
                    }
                }
                _ => {}
            }
        }
    }
}
