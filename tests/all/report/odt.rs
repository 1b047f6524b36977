//! Tracked changes in OpenDocument texts: accepted they give the newest draft, rejected the oldest.

use super::docx::{bare, compared, drafts_of, expected, keep, read_back, same, sample};
use super::docx_office::hold as held_by_libreoffice;
use super::docx_pairs as pairs;
use super::support::entry;
use fastrand::Rng;
use travaux::locale::Locale;
use travaux::report::{Compared, Report, odt};
use travaux::text::View;

fn written(compared: Compared) -> Vec<u8> {
    odt::redline(&Report { title: "A text".to_owned(), compared, ..Report::default() }, &Locale::default())
}

/// Holds a document against the oldest and newest of its drafts, as the program reads it.
fn hold(what: &str, compared: Compared) -> Vec<u8> {
    let of = |draft: Option<&travaux::report::ComparedDraft>| {
        let paragraphs = expected(&draft.expect("drafts").reading.paragraphs);
        paragraphs.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>()
    };
    let (first, last) = (of(compared.drafts.first()), of(compared.drafts.last()));
    let steps = compared.steps.len();
    let bytes = written(compared);
    keep(&format!("{}.odt", what.replace(' ', "-").replace('→', "to")), &bytes);
    for (side, view, wanted) in [("rejected", View::Rejected, first), ("accepted", View::Accepted, last)] {
        let found: Vec<String> = read_back("x.odt", &bytes, view).into_iter().filter(|text| !text.is_empty()).collect();
        // Numbers typed anew several times over, and the space at a break that came and went, are not always told right.
        let told =
            |texts: &[String]| if steps == 1 { texts.to_vec() } else { texts.iter().map(|text| bare(text)).collect() };
        same(&format!("{what} {side}"), &told(&found), &told(&wanted));
    }
    bytes
}

#[test]
fn neighbours_of_the_sample_are_given_back() {
    let names = ["zero.docx", "rev1.docx", "rev2.docx", "rev3.docx", "rev4.docx", "final.docx", "final.pdf", "rev1.md"];
    for pair in names.windows(2) {
        hold(&pair.join(" → "), compared(pair.iter().map(|name| sample(name)).collect()));
    }
    hold("in Chinese", compared(vec![sample("zero-zh.docx"), sample("final-zh.docx")]));
}

#[test]
fn six_drafts_in_one_text_are_signed_each() {
    let names = ["zero.docx", "rev1.docx", "rev2.docx", "rev3.docx", "rev4.docx", "final.docx"];
    let bytes = hold("six drafts", compared(names.map(sample).to_vec()));
    let content = entry(&bytes, "content.xml");
    for name in ["rev1", "rev2", "rev3", "rev4", "final"] {
        assert!(content.contains(&format!("<dc:creator>{name}</dc:creator>")), "{name}");
    }
    let twice =
        content.split("<text:changed-region ").filter(|region| region.contains("</text:deletion><text:insertion>"));
    assert!(twice.count() > 0, "words that came and went name both drafts");
}

#[test]
fn generated_pairs_are_given_back() {
    for seed in 0..200 {
        let mut random = Rng::with_seed(seed);
        let pieces = 3 + random.usize(..14);
        let old = pairs::draft(&mut random, pieces);
        let new = pairs::revise(&old, &mut random);
        let labels = seed % 2 == 0;
        hold(
            &format!("seed {seed}"),
            drafts_of(vec![pairs::paragraphs(&old, labels), pairs::paragraphs(&new, labels)]),
        );
    }
}

#[test]
fn generated_rows_of_drafts_are_given_back() {
    for seed in 0..60 {
        let mut random = Rng::with_seed(1000 + seed);
        let pieces = 3 + random.usize(..10);
        let mut rows = vec![pairs::draft(&mut random, pieces)];
        for _ in 0..3 {
            let next = pairs::revise(rows.last().expect("a draft"), &mut random);
            rows.push(next);
        }
        let labels = seed % 2 == 0;
        hold(&format!("row {seed}"), drafts_of(rows.iter().map(|row| pairs::paragraphs(row, labels)).collect()));
    }
}

#[test]
fn libreoffice_accepts_and_rejects_to_the_same_paragraphs() {
    held_by_libreoffice("odt", &written);
}

#[test]
fn the_same_drafts_give_the_same_bytes_and_the_type_is_read_first() {
    let once = || written(compared(vec![sample("zero.docx"), sample("rev1.docx")]));
    let bytes = once();
    assert_eq!(bytes, once());
    assert_eq!(&bytes[30..38], b"mimetype", "as the format demands");
    assert_eq!(&bytes[38..77], b"application/vnd.oasis.opendocument.text");
}
