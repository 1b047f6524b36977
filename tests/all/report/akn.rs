//! Akoma Ntoso: every part has an id of its own, and without what went each draft reads as it does.

use super::docx::compared;
use super::support::{english, report, study};
use quick_xml::events::Event;
use std::collections::BTreeSet;
use travaux::report::{Audience, Format, Report, WriteOptions, write};
use travaux::text::{Paragraph, ParagraphKind};

fn written(report: &Report) -> String {
    let options = WriteOptions { audience: Audience::Own, ..WriteOptions::default() };
    let bytes = write(report, Format::Akn, &options, &english()).expect("written");
    if let Some(folder) = std::env::var_os("TRAVAUX_KEEP") {
        std::fs::write(std::path::Path::new(&folder).join("drafts.akn"), &bytes).expect("kept");
    }
    String::from_utf8(bytes).expect("UTF-8")
}

/// The paragraphs of each draft, without the words in this element; notes where their marks stand.
fn paragraphs(text: &str, without: &str) -> Vec<Vec<String>> {
    let mut reader = quick_xml::Reader::from_str(text);
    let (mut drafts, mut open) = (Vec::new(), Vec::new());
    let (mut inside, mut skipped) = (false, 0);
    loop {
        match reader.read_event().expect("well-formed") {
            Event::Eof => return drafts,
            Event::Start(tag) => match tag.name().as_ref() {
                "mainBody" => (inside, drafts) = (true, [drafts, vec![Vec::new()]].concat()),
                "p" | "heading" => open.push(String::new()),
                name if name == without => skipped += 1,
                _ => {}
            },
            Event::End(tag) => match tag.name().as_ref() {
                "mainBody" => inside = false,
                "p" | "heading" if inside => {
                    let words = open.pop().expect("it is open");
                    drafts.last_mut().expect("a draft").push(words);
                }
                "p" => drop(open.pop()),
                name if name == without => skipped -= 1,
                _ => {}
            },
            Event::Text(words) if skipped == 0 => {
                if let Some(last) = open.last_mut() {
                    *last += words.as_ref();
                }
            }
            Event::GeneralRef(name) if skipped == 0 => {
                if let Some(last) = open.last_mut() {
                    *last += match name.as_ref() {
                        "lt" => "<",
                        "gt" => ">",
                        "amp" => "&",
                        "quot" => "\"",
                        "apos" => "'",
                        other => panic!("{other}"),
                    };
                }
            }
            _ => {}
        }
    }
}

fn sorted(paragraphs: &[Paragraph]) -> Vec<String> {
    let mut texts: Vec<String> = paragraphs.iter().map(|one| one.text.clone()).collect();
    texts.sort();
    texts
}

#[test]
fn each_draft_reads_as_it_does() {
    let made = report(&study(3), &english());
    let text = written(&made);
    assert_eq!(text, written(&made));
    for (draft, mut read) in made.compared.drafts.iter().zip(paragraphs(&text, "del")) {
        read.retain(|words| !words.is_empty());
        read.sort();
        let mut expected = sorted(&draft.reading.paragraphs);
        expected.retain(|words| !words.is_empty());
        assert_eq!(read, expected, "{}", draft.name);
    }
    assert!(text.contains("<ins>") && text.contains("<del>"));
    for sort in ["insertion", "substitution", "repeal"] {
        assert!(text.contains(&format!("<textualMod type=\"{sort}\"")), "{sort}");
    }
}

#[test]
fn ids_are_of_one_part_each_and_what_names_them_finds_them() {
    let text = written(&report(&study(3), &english()));
    let all: Vec<&str> = text.split("eId=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let known: BTreeSet<&str> = all.iter().copied().collect();
    assert_eq!(all.len(), known.len(), "no id twice");
    let named = text.split("<destination href=\"#").skip(1).filter_map(|rest| rest.split('"').next());
    for id in named {
        assert!(known.contains(id), "{id} is of nothing");
    }
}

#[test]
fn notes_stand_at_their_marks() {
    let mut random = fastrand::Rng::with_seed(5);
    let old = super::docx_pairs::draft(&mut random, 30);
    let new = super::docx_pairs::revise(&old, &mut random);
    let texts = [old, new].map(|pieces| super::docx_pairs::paragraphs(&pieces, true));
    let notes: usize = texts.iter().flatten().filter(|paragraph| paragraph.kind == ParagraphKind::Footnote).count();
    let copy = |paragraphs: Vec<Paragraph>| travaux::text::SourceText {
        paragraphs,
        ..travaux::text::SourceText::empty(travaux::base::ContentHash::of(b"x"), 1, travaux::text::Format::Text)
    };
    let [old, new] = texts.map(copy);
    let compared = compared(vec![("Old".to_owned(), old), ("New".to_owned(), new)]);
    let text = written(&Report { title: "A text".to_owned(), compared, ..Report::default() });
    assert!(notes > 0, "the pair has notes");
    assert_eq!(text.matches("<authorialNote").count(), notes);
}
