//! Tables for spreadsheets: the heads of the contract, one row a change, the redline in the cells.

use super::support::{english, entry, report, study, unpacked};
use travaux::compare::Kind;
use travaux::locale::{Locale, UiLanguage};
use travaux::report::{Format, Layout, Report, WriteOptions, write};

const HEADS: &str = "Step,Old ref,New ref,Section,Change,Old text,New text,Themes,Attributed to,Basis,Role,Strength,Headline,Note,Important,Id";

fn written(report: &Report, format: Format) -> Vec<u8> {
    write(report, format, &WriteOptions::default(), &english()).expect("written")
}

fn changes(report: &Report) -> usize {
    let steps = report.compared.steps.iter();
    steps.flat_map(|step| &step.comparison.changes).filter(|change| change.kind != Kind::Unchanged).count()
}

#[test]
fn csv_has_the_heads_of_the_contract_and_a_row_a_change() {
    let made = report(&study(3), &english());
    let bytes = written(&made, Format::Csv);
    let text = String::from_utf8(bytes).expect("UTF-8");
    let rest = text.strip_prefix('\u{feff}').expect("a byte order mark");
    assert_eq!(rest.split("\r\n").next(), Some(HEADS));
    let mut reader = csv::Reader::from_reader(rest.as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("as many cells as heads")).collect();
    assert_eq!(rows.len(), changes(&made));
    let ids: Vec<String> = made
        .compared
        .steps
        .iter()
        .flat_map(|step| &step.comparison.changes)
        .filter(|change| change.kind != Kind::Unchanged)
        .map(|change| change.id.to_string())
        .collect();
    assert!(rows.iter().map(|row| &row[15]).eq(ids.iter()), "in the order of the changes");
    let first = made.compared.steps[0].comparison.changes.iter().find(|change| change.kind == Kind::Edited);
    let texts = made.compared.texts(&made.compared.steps[0], first.expect("an edit"));
    assert!(rows.iter().any(|row| row[5] == texts.old && row[6] == texts.new), "the texts are whole");
}

#[test]
fn a_workbook_has_the_redline_in_its_cells() {
    let made = report(&study(3), &english());
    let bytes = written(&made, Format::Xlsx);
    let book = entry(&bytes, "xl/workbook.xml");
    let names: Vec<&str> = book.split("<sheet name=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert_eq!(names.first(), Some(&"Changes"));
    for sheet in ["Themes", "Asks", "Counts", "About"] {
        assert!(names.contains(&sheet), "{names:?}");
    }
    let sheet = entry(&bytes, "xl/worksheets/sheet1.xml");
    assert_eq!(sheet.matches("<row ").count(), changes(&made) + 1);
    for part in ["<pane ySplit=\"1\"", "state=\"frozen\"", "<autoFilter ref=\"A1:P"] {
        assert!(sheet.contains(part), "{part}");
    }
    assert!(unpacked(&bytes).iter().all(|(_, text)| !text.contains("<f>")), "no formula");
    let strings = entry(&bytes, "xl/sharedStrings.xml");
    let struck = strings.matches("<rPr><strike/>").count();
    let underlined = strings.matches("<u/>").count();
    assert!(struck > 10 && underlined > 10, "{struck} struck, {underlined} underlined");
    assert!(strings.contains("Working copy"));
}

#[test]
fn the_same_study_gives_the_same_bytes() {
    let made = report(&study(2), &english());
    for (layout, format) in super::support::pairs() {
        let options = WriteOptions { layout, ..WriteOptions::default() };
        let twice = [(); 2].map(|()| write(&made, format, &options, &english()));
        assert!(twice[0] == twice[1], "{} as {}", layout.name(), format.name());
    }
}

#[test]
fn heads_are_in_the_language_asked_for() {
    let chinese = Locale::new(UiLanguage::Chinese);
    let made = report(&study(2), &chinese);
    let bytes = write(&made, Format::Csv, &WriteOptions::default(), &chinese).expect("written");
    let text = String::from_utf8(bytes).expect("UTF-8");
    assert!(text.starts_with("\u{feff}版次变化,旧段号,新段号,"), "{}", text.lines().next().unwrap_or_default());
}

#[test]
fn terms_stand_beside_english_drafts_for_who_reads_chinese() {
    let made = report(&study(2), &english());
    let page = |language: UiLanguage| {
        let options = WriteOptions::of(Layout::Table);
        let bytes = write(&made, Format::Html, &options, &Locale::new(language)).expect("written");
        String::from_utf8(bytes).expect("UTF-8")
    };
    let chinese = page(UiLanguage::Chinese);
    assert!(chinese.contains("术语对照"));
    assert!(chinese.contains("digital public goods 数字公共产品；文章：数字公共物品"), "official wording first");
    assert!(!page(UiLanguage::English).contains("数字公共产品"));
}
