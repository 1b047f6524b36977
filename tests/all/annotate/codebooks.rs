//! Codebooks out and in again; what other programs write; damaged files.

use std::sync::Arc;
use travaux::base::{SeededIds, StudyId, ThemeId};
use travaux::import::codebook::{ImportedCode, read};
use travaux::locale::Locale;
use travaux::report::codebook::{csv, qdc};
use travaux::study::codebook::{CodebookEdit, tree};
use travaux::study::{Edit, Names, Study, Theme, apply, file, starter};

fn study() -> Study {
    let mut study = starter::with_gdc(Study::empty(StudyId::from_bits(1), ""));
    let themes = Arc::make_mut(&mut study.themes);
    let odd = Theme {
        names: Names { en: "a. “Odd” <name> & more, e.g. this".to_owned(), zh: "怪名".to_owned() },
        parent: Some(starter::theme_id("P03")),
        description: "First line.\nSecond \"line\"; with, signs".to_owned(),
        include: "one\ntwo".to_owned(),
        exclude: "three".to_owned(),
        keywords: vec!["a b".to_owned(), "权利".to_owned()],
        retired: true,
        ..Theme::default()
    };
    themes.insert(ThemeId::from_bits(0xABCD_EF01), odd);
    themes.insert(
        ThemeId::from_bits(0xABCD_EF02),
        Theme { names: Names { en: String::new(), zh: "只有中文".to_owned() }, order: 90, ..Theme::default() },
    );
    study
}

fn taken_in(codes: &[ImportedCode]) -> Study {
    let plan = travaux::app::codebook_plan(&Study::empty(StudyId::from_bits(2), ""), codes, &mut SeededIds::new(3));
    apply(&Study::empty(StudyId::from_bits(2), ""), &Edit::Codebook(plan.add)).expect("fits an empty study")
}

/// Themes without their place among siblings, which both formats hold as the order of lines.
fn told(study: &Study) -> Vec<(ThemeId, usize, Theme)> {
    tree(study).into_iter().map(|(id, depth)| (id, depth, Theme { order: 0, ..study.themes[&id].clone() })).collect()
}

#[test]
fn qdc_and_csv_come_back_whole() {
    let study = study();
    for text in [qdc(&study), csv(&study)] {
        let read = read(text.as_bytes()).expect("readable");
        assert_eq!(told(&taken_in(&read.codes)), told(&study));
        // Read back into the study it came from, it changes nothing.
        let plan = travaux::app::codebook_plan(&study, &read.codes, &mut SeededIds::new(3));
        assert!(plan.fates.iter().all(|fate| !fate.new && fate.differs.is_empty()), "{:?}", plan.fates);
        assert_eq!(plan.add_and_change, CodebookEdit::Import(Vec::new()));
    }
}

#[test]
fn what_other_programs_write_is_read() {
    let nvivo = r##"<?xml version="1.0" encoding="UTF-8" standalone="no" ?><CodeBook origin="NVivo 12" xmlns="urn:QDA-XML:codebook:1:0"><Codes>
      <Code guid="{2a08bddf-4c35-4250-bf77-7de37b50c930}" name="Rights" isCodable="true" color="#00FF00"><Description>of people</Description>
        <Code guid="2D969AF8-C875-4FAE-BCD8-F0162BC27396" name="Privacy &amp; data" isCodable="true"/></Code></Codes>
      <Sets><Set guid="2D969AF8-C875-4FAE-BCD8-F0162BC27397" name="s"><MemberCode guid="2D969AF8-C875-4FAE-BCD8-F0162BC27396"/></Set></Sets></CodeBook>"##;
    let file = read(nvivo.as_bytes()).expect("readable");
    assert_eq!(file.sets, 1);
    assert_eq!(file.codes[0].id, Some(0x2a08_bddf_4c35_4250_bf77_7de3_7b50_c930));
    assert_eq!((file.codes[0].colour, file.codes[0].description.as_deref()), (Some(0x00_FF_00), Some("of people")));
    assert_eq!((file.codes[1].name.as_str(), file.codes[1].parent), ("Privacy & data", Some(0)));

    let taguette = "tag,description\r\npeople.women,\"half, or more\"\r\npeople,all\r\ne.g. trade,\r\n";
    let file = read(taguette.as_bytes()).expect("readable");
    let lines: Vec<_> = file.codes.iter().map(|code| (code.name.as_str(), code.parent)).collect();
    assert_eq!(lines, [("people", None), ("e.g. trade", None), ("women", Some(0))]);
    let semicolons = "Name;Description;parent\nA;x;\nB;y;A\n";
    assert_eq!(read(semicolons.as_bytes()).expect("readable").codes[1].parent, Some(0));
}

#[test]
fn a_damaged_file_is_refused_in_one_sentence_with_its_line() {
    let whole = qdc(&study());
    let said = |bytes: &[u8]| Locale::default().format(&read(bytes).expect_err("refused"));
    let cut = whole.lines().take(12).collect::<Vec<_>>().join("\n");
    assert!(said(cut.as_bytes()).starts_with("Line 12:"), "{}", said(cut.as_bytes()));
    let crossed = "<CodeBook>\n<Codes>\n</Code>\n</CodeBook>";
    assert!(said(crossed.as_bytes()).starts_with("Line 3:"), "{}", said(crossed.as_bytes()));
    assert!(said(b"<html></html>").contains("no REFI-QDA codebook"));
    assert!(said(b"").contains("holds no codes"));
    assert!(said(b"a,b\n1,2\n").contains("names no column"));
    assert!(said(b"tag,name\n1,2\n").contains("more than one"));
    assert!(said(b"tag,description\nx,y\n,z\n").starts_with("Line 3:"));
    assert!(said(b"tag\nx\nx\n").starts_with("Line 3:"));
    assert!(said(b"tag,description\nx,\"y\nz\n").starts_with("Line 2:"));
    assert!(said(b"tag,parent\nx,y\n").contains("is not in the file"));
    assert!(said(b"tag,parent\nx,y\ny,x\n").contains("below themselves"));
    for cut in (0..whole.len()).step_by(97) {
        // Never a panic, never half a codebook.
        if let Some(part) = whole.get(..cut) {
            assert!(read(part.as_bytes()).is_err(), "{cut}");
        }
    }
}

#[test]
fn a_theme_brought_back_gets_its_key_back_unless_another_has_it_by_now() {
    let study = starter::with_gdc(Study::empty(StudyId::from_bits(0), ""));
    let (area, other) = (starter::theme_id("A1"), starter::theme_id("A9"));
    let retire = |study: &Study, retired| apply(study, &Edit::Codebook(CodebookEdit::Retire(area, retired)));
    let key = |study: &Study| study.themes[&area].key;
    let had = key(&study);
    assert!(had.is_some());
    let gone = retire(&study, true).expect("retired");
    assert_eq!(key(&gone), None);
    let written = file::to_text(&gone).expect("written");
    let read = file::from_text(&written).expect("read");
    assert_eq!(read, gone, "the key is remembered in the file");
    // Retired once more, nothing is forgotten; what is changed meanwhile leaves it as it is.
    let twice = retire(&read, true).expect("retired");
    let renamed = Theme { description: "of before".to_owned(), ..twice.themes[&area].clone() };
    let edit = Edit::Codebook(CodebookEdit::Change(area, Box::new(Theme { had_key: None, ..renamed })));
    let changed = apply(&twice, &edit).expect("changed");
    assert_eq!(key(&retire(&changed, false).expect("back")), had);
    let taken = Theme { key: had, ..gone.themes[&other].clone() };
    let edit = Edit::Codebook(CodebookEdit::Change(other, Box::new(taken)));
    let back = retire(&apply(&gone, &edit).expect("the key is free"), false).expect("back");
    assert_eq!((key(&back), back.themes[&other].key), (None, had));
}
