//! The same documents as LibreOffice accepts and rejects them.
//!
//! It is the judge of another house, with known faults of its own: what came in one revision and went in a later one
//! leaves an empty paragraph behind, and so does a move to the very end. Where it differs in no more than empty
//! paragraphs that is counted apart; at most a tenth of the documents may.

use super::docx::{compared, drafts_of, sample, written};
use super::docx_pairs as pairs;
use crate::support::Desk;
use fastrand::Rng;
use std::path::{Path, PathBuf};
use std::process::Command;
use travaux::report::Compared;
use travaux::text::{Paragraph, ParagraphKind};

/// The paragraphs of a draft without its notes.
fn body(paragraphs: &[Paragraph]) -> Vec<String> {
    let body = paragraphs.iter().filter(|paragraph| paragraph.kind != ParagraphKind::Footnote);
    body.map(|paragraph| loose(&format!("{} {}", paragraph.label.as_deref().unwrap_or(""), paragraph.text))).collect()
}

fn loose(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What LibreOffice says of files: for each, its paragraphs accepted and rejected. Nothing where it is missing.
fn asked(files: &[PathBuf]) -> Option<Vec<[Vec<String>; 2]>> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/office/accept_reject.py");
    let python = ["/usr/bin/python3", "python3"].into_iter().find(|python| {
        Command::new(python).args(["-c", "import uno"]).output().is_ok_and(|output| output.status.success())
    })?;
    Command::new("soffice").arg("--version").output().ok().filter(|output| output.status.success())?;
    let output = Command::new(python).arg(script).args(files).output().ok()?;
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let said = String::from_utf8(output.stdout).expect("UTF-8");
    let list = |value: &serde_json::Value| -> Vec<String> {
        let texts = value.as_array().expect("a list").iter();
        texts.map(|text| loose(text.as_str().expect("a text"))).collect()
    };
    Some(
        said.lines()
            .map(|line| {
                let value: serde_json::Value = serde_json::from_str(line).expect("JSON");
                [list(&value["accepted"]), list(&value["rejected"])]
            })
            .collect(),
    )
}

/// Documents, and what they must say accepted and rejected.
fn documents(generated: u64) -> Vec<(String, Compared)> {
    let sample_pair = |pair: &[&str]| (pair.join("-"), compared(pair.iter().map(|name| sample(name)).collect()));
    let names = ["zero.docx", "rev1.docx", "rev2.docx", "rev3.docx", "rev4.docx", "final.docx"];
    let mut all: Vec<(String, Compared)> = names.windows(2).map(sample_pair).collect();
    all.push(sample_pair(&["zero-zh.docx", "final-zh.docx"]));
    all.push(("six drafts".to_owned(), compared(names.map(sample).to_vec())));
    for seed in 0..generated {
        let mut random = Rng::with_seed(seed);
        let pieces = 3 + random.usize(..14);
        let old = pairs::draft(&mut random, pieces);
        let new = pairs::revise(&old, &mut random);
        let texts = vec![pairs::paragraphs(&old, seed % 2 == 0), pairs::paragraphs(&new, seed % 2 == 0)];
        all.push((format!("seed-{seed}"), drafts_of(texts)));
    }
    all
}

/// Has LibreOffice accept and reject everything in the documents that `write` makes, and holds what it gives against their
/// drafts.
pub fn hold(ending: &str, write: &dyn Fn(Compared) -> Vec<u8>) {
    let generated = std::env::var("TRAVAUX_OFFICE_PAIRS").ok().and_then(|count| count.parse().ok()).unwrap_or(14);
    let desk = Desk::new();
    let (mut files, mut wanted) = (Vec::new(), Vec::new());
    for (name, compared) in documents(generated) {
        let of = |draft: Option<&travaux::report::ComparedDraft>| body(&draft.expect("drafts").reading.paragraphs);
        wanted.push((name.clone(), [of(compared.drafts.last()), of(compared.drafts.first())]));
        files.push(desk.put(&format!("{name}.{ending}"), write(compared)));
    }
    let Some(said) = asked(&files) else {
        eprintln!("LibreOffice with Python is not installed: what it makes of tracked changes is not looked at");
        return;
    };
    assert_eq!(said.len(), wanted.len());
    let (mut empty_behind, mut wrong) = (Vec::new(), Vec::new());
    let full = |texts: &[String]| texts.iter().filter(|text| !text.is_empty()).cloned().collect::<Vec<_>>();
    for (said, (name, wanted)) in said.iter().zip(&wanted) {
        for ((said, wanted), side) in said.iter().zip(wanted).zip(["accepted", "rejected"]) {
            if full(said) != full(wanted) {
                let at = full(said).iter().zip(&full(wanted)).take_while(|(a, b)| a == b).count();
                wrong.push(format!("{name} {side}: {:?} for {:?}", full(said).get(at), full(wanted).get(at)));
            } else if said.len() > wanted.len() + 1 {
                empty_behind.push(format!("{name} {side}"));
            }
        }
    }
    eprintln!(
        "{ending}: of {} documents, empty paragraphs left behind in {}: {}",
        wanted.len(),
        empty_behind.len(),
        empty_behind.join(", ")
    );
    let most = wanted.len() / 10;
    assert!(wrong.len() <= most, "{} of {}:\n{}", wrong.len(), wanted.len(), wrong.join("\n"));
}

#[test]
fn libreoffice_accepts_and_rejects_to_the_same_paragraphs() {
    hold("docx", &written);
}
