//! Words of closed lists that a newer version wrote, where nothing can be left out: the study is read with what comes nearest,
//! and not written.

use super::parse::stage;
use super::{read, read_copy, v1};
use crate::base::Severity;
use crate::study::enums::DraftStatus;
use crate::text::{Doubt, ParagraphKind};
use std::collections::BTreeSet;

/// Puts the nearest known word in the place of each unknown one; returns whether there were any.
pub(super) fn replace(file: &mut v1::Study) -> bool {
    let mut replaced = false;
    let known =
        |word: &String| read::options(&v1::Options { ignore: vec![word.clone()], ..v1::Options::default() }).is_ok();
    replaced |= keep(&mut file.options.ignore, known);
    for draft in &mut file.drafts {
        replaced |= set::<DraftStatus>(&mut draft.status, DraftStatus::Unknown.name());
        if stage(&draft.stage).is_none() {
            // A stage of its own, before the final text: its name stands beside it.
            draft.stage = format!("rev{}", u8::MAX);
            replaced = true;
        }
    }
    let mut copies = BTreeSet::new();
    for line in &mut file.paragraphs {
        let paragraph = &mut line.paragraph;
        let mut here = set::<ParagraphKind>(&mut paragraph.kind, ParagraphKind::Body.name());
        here |= keep(&mut paragraph.marks, |mark| read_copy::style(&mark.style, mark.colour).is_some());
        here |= keep(&mut paragraph.doubts, |doubt| doubt.parse::<Doubt>().is_ok());
        if here {
            copies.insert(line.copy);
        }
    }
    for copy in &mut file.copies {
        for noted in &mut copy.noted {
            if set::<Severity>(&mut noted.weight, Severity::Doubt.name()) {
                copies.insert(copy.number);
            }
        }
        copy.more |= copies.contains(&copy.number);
    }
    replaced || !copies.is_empty()
}

/// Keeps what is known; returns whether anything was not.
fn keep<T>(all: &mut Vec<T>, known: impl Fn(&T) -> bool) -> bool {
    let before = all.len();
    all.retain(|one| known(one));
    all.len() < before
}

/// Sets a word that is none of `T` to `nearest`; returns whether it was.
fn set<T: std::str::FromStr>(word: &mut String, nearest: &str) -> bool {
    let unknown = word.parse::<T>().is_err();
    if unknown {
        nearest.clone_into(word);
    }
    unknown
}
