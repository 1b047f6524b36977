//! REFI-QDA: what was said stands at the very words, counted in code points, in any script.

use super::support::{draft, english, entry, report, study, unpacked};
use quick_xml::events::Event;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use travaux::report::{Audience, Format, Report, WriteOptions, write};

fn written(report: &Report) -> Vec<u8> {
    let options = WriteOptions { audience: Audience::Own, ..WriteOptions::default() };
    let bytes = write(report, Format::Qdpx, &options, &english()).expect("written");
    if let Some(folder) = std::env::var_os("TRAVAUX_KEEP") {
        std::fs::write(std::path::Path::new(&folder).join("study.qdpx"), &bytes).expect("kept");
    }
    bytes
}

/// Elements with their attributes, in order.
fn elements(text: &str) -> Vec<(String, BTreeMap<String, String>)> {
    let mut reader = quick_xml::Reader::from_str(text);
    let mut found = Vec::new();
    loop {
        match reader.read_event().expect("well-formed") {
            Event::Eof => return found,
            Event::Start(tag) | Event::Empty(tag) => {
                let attributes = tag.attributes().map(|one| one.expect("an attribute")).map(|one| {
                    let value = quick_xml::escape::unescape(one.value.as_ref()).expect("unescaped").into_owned();
                    (one.key.as_ref().to_owned(), value)
                });
                found.push((tag.name().as_ref().to_owned(), attributes.collect()));
            }
            _ => {}
        }
    }
}

#[test]
fn what_was_said_stands_at_its_words() {
    let mut study = study(3);
    for at in 0..study.drafts.len() {
        // Signs beyond the basic plane, and Chinese, before everything.
        let copy = Arc::make_mut(&mut draft(&mut study, at).text.copy);
        copy.paragraphs[0].text.insert_str(0, "𝄞𐐷 条约 ");
    }
    let made = report(&study, &english());
    let bytes = written(&made);
    let quotes: BTreeSet<&str> = made
        .annotations
        .iter()
        .flat_map(|one| one.words.old.iter().chain(&one.words.new))
        .map(|words| words.trim())
        .collect();
    let mut text: Vec<char> = Vec::new();
    let (mut places, mut codings) = (0, 0);
    let mut known = BTreeSet::new();
    let mut named = Vec::new();
    for (name, attributes) in elements(&entry(&bytes, "project.qde")) {
        if let Some(guid) = attributes.get("guid") {
            assert!(known.insert(guid.clone()), "{guid} names two things");
        }
        named.extend(attributes.get("targetGUID").cloned());
        match name.as_str() {
            "TextSource" => {
                let path = attributes["plainTextPath"].strip_prefix("internal://").expect("in the package");
                text = entry(&bytes, &format!("Sources/{path}")).chars().collect();
            }
            "PlainTextSelection" => {
                let place = |name: &str| attributes[name].parse::<usize>().expect("a number");
                let words: String = text[place("startPosition")..place("endPosition")].iter().collect();
                assert!(quotes.contains(words.trim()), "{words}");
                places += 1;
            }
            "Coding" => codings += 1,
            _ => {}
        }
    }
    assert!(places > 5 && codings > 5, "{places} places, {codings} codings");
    for guid in named {
        assert!(known.contains(&guid), "{guid} is of nothing");
    }
}

#[test]
fn the_drafts_stand_in_it_whole_and_the_bytes_are_the_same() {
    let made = report(&study(2), &english());
    let bytes = written(&made);
    assert_eq!(bytes, written(&made));
    let texts: Vec<String> =
        unpacked(&bytes).into_iter().filter(|(name, _)| name.starts_with("Sources/")).map(|(_, text)| text).collect();
    assert_eq!(texts.len(), 2);
    for draft in &made.compared.drafts {
        let lines: Vec<String> = draft
            .reading
            .paragraphs
            .iter()
            .map(|one| one.label.as_deref().map_or_else(|| one.text.clone(), |label| format!("{label} {}", one.text)))
            .collect();
        assert!(texts.iter().any(|text| text.lines().eq(lines.iter().map(String::as_str))), "{}", draft.name);
    }
}
