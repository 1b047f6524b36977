use super::*;
use crate::base::JobControl;
use crate::compare::{Options, compare, lineage};
use crate::text::Paragraph;

fn draft(texts: &[&str]) -> Reading {
    let paragraphs: Vec<Paragraph> = texts.iter().map(|text| Paragraph::plain(*text)).collect();
    Reading { sources: (0..paragraphs.len()).map(|at| vec![at]).collect(), paragraphs }
}

/// Traces one ask over drafts, with their lineage.
fn traced(wanted: &Wanted, drafts: &[Reading]) -> Vec<Trace> {
    let readings: Vec<&Reading> = drafts.iter().collect();
    let texts: Vec<&[Paragraph]> = drafts.iter().map(|draft| draft.paragraphs.as_slice()).collect();
    let job = JobControl::default();
    let steps: Vec<_> = texts
        .iter()
        .zip(texts.iter().skip(1))
        .map(|(old, new)| compare(old, new, &Options::default(), &[], &job).expect("compared"))
        .collect();
    let lineage = lineage(&texts, &steps.iter().collect::<Vec<_>>(), &job).expect("followed");
    let index = Index::of(&readings);
    one(wanted, &readings, &index, Some(&lineage))
}

fn wanted(words: &str) -> Wanted {
    Wanted {
        ask: AskId::from_bits(1),
        words: words.to_owned(),
        keep_out: false,
        red_line: false,
        made_on: None,
        about: None,
    }
}

fn check(words: &str, drafts: &[&[&str]], uptakes: &[&str]) {
    let drafts: Vec<Reading> = drafts.iter().map(|texts| draft(texts)).collect();
    let said: Vec<&str> = traced(&wanted(words), &drafts).iter().map(|trace| trace.suggestion.uptake.name()).collect();
    assert_eq!(said, uptakes, "{words}");
}

const OTHER: &str = "We encourage publishers to grant libraries fair terms for lending electronic books and journals.";
const FUND: &str = "We decide to establish a fund for rural libraries, financed by contributions of Member States.";

#[test]
fn words_that_came_stayed_and_went() {
    let terms = "We call for the transfer of technology on mutually agreed terms and with training.";
    let without = "We call for the transfer of technology with training.";
    check(
        "on mutually agreed terms",
        &[&[OTHER, without], &[OTHER, terms], &[OTHER, terms], &[OTHER, without]],
        &["not-adopted", "adopted", "adopted", "reversed"],
    );
    check("on mutually agreed terms", &[&[terms], &[terms]], &["already-there", "already-there"]);
}

#[test]
fn words_that_came_in_part_say_what_is_missing() {
    let drafts = [
        draft(&[OTHER, "We call for the transfer of technology."]),
        draft(&[OTHER, "We call for an independent panel on artificial intelligence with reports."]),
    ];
    let trace = traced(&wanted("an independent panel on artificial intelligence with reports twice a year"), &drafts);
    assert_eq!(trace[1].suggestion.uptake, Uptake::AdoptedInPart);
    let near = trace[1].near.as_ref().expect("near");
    assert_eq!(near.gone, ["twice", "a", "year"]);
    assert!(near.put_in.is_empty());
    assert!(near.percent() < 100);
    // A likeness that was there from the beginning is nothing gained.
    let same = [drafts[1].clone(), drafts[1].clone()];
    let trace = traced(&wanted("an independent panel on artificial intelligence with reports twice a year"), &same);
    assert_eq!(trace[1].suggestion.uptake, Uptake::NotAdopted);
}

#[test]
fn a_red_line_stands_moves_weakens_and_vanishes() {
    let shall = "Libraries shall remain open to all persons without distinction of any kind.";
    let should = "Libraries should remain open to all persons without distinction of any kind.";
    let caveat = "Libraries shall, where resources allow, remain open to all persons without distinction of any kind.";
    let drafts = [
        draft(&[shall, OTHER, FUND]),
        draft(&[shall, OTHER, FUND]),
        draft(&[OTHER, FUND, shall]),
        draft(&[OTHER, FUND, should]),
        draft(&[OTHER, FUND, caveat]),
        draft(&[OTHER, FUND]),
    ];
    let trace = traced(&wanted("shall remain open to all persons"), &drafts);
    let standing: Vec<Standing> = trace.iter().map(|trace| trace.standing).collect();
    assert_eq!(
        standing,
        [
            Standing::Stands,
            Standing::Stands,
            Standing::Moved,
            Standing::Weakened,
            Standing::Weakened,
            Standing::Vanished
        ]
    );
    assert_eq!(trace[3].near.as_ref().expect("near").gone, ["shall"]);
    assert_eq!(trace[4].near.as_ref().expect("near").put_in, ["where", "resources", "allow"]);
    assert_eq!(
        trace[4].suggestion.reason,
        Reason::Part {
            percent: 100,
            gone: Vec::new(),
            put_in: ["where", "resources", "allow"].map(str::to_owned).to_vec(),
            fuller: Some(2),
        }
    );
}

#[test]
fn chinese_words_are_found_sign_by_sign() {
    let drafts = [
        draft(&["我们鼓励各国合作。"]),
        draft(&["我们鼓励各国合作，并按照共同商定的条件转让技术。"]),
        draft(&["我们鼓励各国合作，并按照商定的条件转让技术。"]),
        draft(&["我们鼓励各国合作。"]),
    ];
    let trace = traced(&wanted("按照共同商定的条件"), &drafts);
    let said: Vec<&str> = trace.iter().map(|trace| trace.suggestion.uptake.name()).collect();
    assert_eq!(said, ["not-adopted", "adopted", "adopted-in-part", "reversed"]);
    assert_eq!(trace[2].near.as_ref().expect("near").gone, ["共", "同"]);
}

#[test]
fn words_to_be_kept_out() {
    let out = Wanted { keep_out: true, ..wanted("an office in Geneva") };
    let drafts = [draft(&[OTHER]), draft(&[OTHER, "We establish an office in Geneva."]), draft(&[OTHER])];
    let said: Vec<&str> = traced(&out, &drafts).iter().map(|trace| trace.suggestion.uptake.name()).collect();
    assert_eq!(said, ["adopted", "reversed", "adopted"]);
}

#[test]
fn a_paragraph_untouched_or_gone_is_said() {
    let ask = Wanted { made_on: Some(0), about: Some(1), ..wanted("paid from assessed budgets alone") };
    let drafts = [draft(&[OTHER, FUND]), draft(&[OTHER, FUND]), draft(&[OTHER])];
    let trace = traced(&ask, &drafts);
    assert_eq!(trace[1].suggestion.uptake, Uptake::NotAddressed);
    assert_eq!(trace[2].suggestion.uptake, Uptake::Overtaken);
}

#[test]
fn nothing_is_said_of_an_ask_without_words() {
    assert!(traced(&wanted(" — "), &[draft(&[OTHER])]).is_empty());
}
