//! Text reuse on texts made for it, where what was reused is known: in references, and in later drafts.
//!
//! Tables of precision and recall by the number of words changed are printed by
//! `cargo test --test all text_reuse -- --nocapture`. The floors are what the program reached when they were last raised.

#[path = "../../../src/compare/testdata/synthetic.rs"]
mod synthetic;

use fastrand::Rng;
use std::sync::Arc;
use travaux::base::{JobControl, PositionId};
use travaux::compare::{Options, compare, lineage};
use travaux::insight::agreed::{Shelf, find, reused};
use travaux::insight::fate::{Source, Wanted, follow};
use travaux::study::{ProposalAction, Uptake};
use travaux::text::{Paragraph, Reading};

fn reading(paragraphs: &[String]) -> Reading {
    Reading {
        paragraphs: paragraphs.iter().map(Paragraph::plain).collect(),
        sources: (0..paragraphs.len()).map(|at| vec![at]).collect(),
    }
}

/// So many words of the text are others.
fn changed(words: &[&str], count: usize, random: &mut Rng) -> Vec<String> {
    let mut words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
    let mut places: Vec<usize> = (0..words.len()).collect();
    random.shuffle(&mut places);
    for (number, at) in places.into_iter().take(count).enumerate() {
        words[at] = format!("zyx{number}q{at}");
    }
    words
}

/// A stretch of a text, words in a row.
fn stretch<'a>(text: &'a str, least: usize, most: usize, random: &mut Rng) -> Vec<&'a str> {
    let words: Vec<&str> = text.split(' ').collect();
    let length = random.usize(least..=most).min(words.len());
    let from = random.usize(..=words.len() - length);
    words[from..from + length].to_vec()
}

/// A paragraph of 40 words at least.
fn long(texts: &[String], random: &mut Rng) -> usize {
    loop {
        let at = random.usize(..texts.len());
        if texts[at].split(' ').count() >= 40 {
            return at;
        }
    }
}

#[test]
fn reused_stretches_of_references_are_found() {
    let mut random = Rng::with_seed(29);
    let references: Vec<Vec<String>> = (0..3).map(|seed| synthetic::draft(900 + seed, 700)).collect();
    let mut draft = synthetic::draft(77, 300);
    // (paragraph of the draft, reference, paragraph there, kind)
    let mut planted: Vec<(usize, usize, usize, usize)> = Vec::new();
    for number in 0..200 {
        let kind = number % 8;
        let (of, home) = (random.usize(..references.len()), number + 50);
        let from = long(&references[of], &mut random);
        let own = draft[home].clone();
        let head: Vec<&str> = own.split(' ').take(12).collect();
        let tail: Vec<&str> = own.split(' ').skip(12).collect();
        let words = stretch(&references[of][from], 12, 28, &mut random);
        let middle = match kind {
            // Verbatim, and one to five words changed.
            0..=5 => changed(&words, kind, &mut random),
            // Cut: some words left out.
            6 => {
                let cut = words.len() / 2;
                words[..cut].iter().chain(&words[(cut + 3).min(words.len())..]).map(|word| (*word).to_owned()).collect()
            }
            // Joined: words of two sentences, with others between them.
            _ => {
                let other = stretch(&references[of][from], 10, 16, &mut random);
                words.iter().chain(&["and", "moreover"]).chain(&other).map(|word| (*word).to_owned()).collect()
            }
        };
        draft[home] = format!("{} {} {}", head.join(" "), middle.join(" "), tail.join(" "));
        planted.push((home, of, from, kind));
    }
    let shelf = Shelf::of(references.iter().map(|texts| Arc::new(reading(texts))));
    let found = reused(&reading(&draft), &shelf, &JobControl::default()).expect("not stopped");
    let right = |one: &travaux::insight::agreed::Reused| {
        planted.iter().any(|(home, of, from, _)| {
            one.places.iter().any(|place| place.paragraph == *home)
                && one.reference == *of
                && one.there.iter().any(|place| place.paragraph == *from)
        })
    };
    let true_ones = found.iter().filter(|one| right(one)).count();
    let precision = true_ones as f64 / found.len() as f64;
    eprintln!("agreed language: {} found, precision {precision:.3}", found.len());
    for (kind, name) in ["verbatim", "1 changed", "2", "3", "4", "5", "cut", "joined"].into_iter().enumerate() {
        let of_kind: Vec<_> = planted.iter().filter(|one| one.3 == kind).collect();
        let hit = |(home, of, from, _): &&&(usize, usize, usize, usize)| {
            found.iter().any(|one| {
                one.places.iter().any(|place| place.paragraph == *home)
                    && one.reference == *of
                    && one.there.iter().any(|place| place.paragraph == *from)
            })
        };
        let recall = of_kind.iter().filter(hit).count() as f64 / of_kind.len() as f64;
        eprintln!("  {name:<10} recall {recall:.2} of {}", of_kind.len());
        let floor = if kind < 5 { 0.95 } else { 0.85 };
        assert!(recall >= floor, "{name}: {recall}");
    }
    assert!(precision >= 0.98, "{precision}");
    // A phrase of any of them is found where it stands.
    let phrase = stretch(&references[1][long(&references[1], &mut random)], 8, 8, &mut random).join(" ");
    assert!(find(&shelf, &phrase).first().is_some_and(travaux::insight::agreed::Found::is_verbatim));
}

#[test]
fn adopted_words_are_followed() {
    let mut random = Rng::with_seed(31);
    let base = synthetic::draft(5, 400);
    let mut next = synthetic::revise(&base, 6).new;
    let base_reading = reading(&base);
    // Proposals on paragraphs that the revision has as they were, or edited.
    let mut wanted = Vec::new();
    let mut truth: Vec<Option<usize>> = Vec::new();
    let foreign = synthetic::draft(1234, 400);
    let mut used = std::collections::BTreeSet::new();
    while wanted.len() < 240 {
        let about = random.usize(..base.len());
        let first: String = base[about].split(' ').take(6).collect::<Vec<_>>().join(" ");
        let Some(home) = next.iter().position(|text| text.starts_with(&first)).filter(|_| used.insert(about)) else {
            if used.len() == base.len() {
                break;
            }
            continue;
        };
        let words = stretch(&foreign[wanted.len()], 6, 14, &mut random);
        let kind = wanted.len() % 8;
        // Six kinds come, with 0 to 5 words changed; two do not.
        if kind < 6 {
            let came = changed(&words, kind, &mut random).join(" ");
            let own: Vec<&str> = next[home].split(' ').collect();
            let cut = random.usize(6..=own.len().max(6)).min(own.len());
            next[home] = format!("{} {came} {}", own[..cut].join(" "), own[cut..].join(" "));
        }
        truth.push((kind < 6).then_some(kind));
        wanted.push(Wanted {
            of: Source::Proposal(PositionId::from_bits(wanted.len() as u128)),
            action: ProposalAction::Insert,
            base: 0,
            about: Some(about),
            old: String::new(),
            new: vec![words.join(" ")],
        });
    }
    let next = reading(&next);
    let job = JobControl::default();
    let step = compare(&base_reading.paragraphs, &next.paragraphs, &Options::default(), &[], &job).expect("compared");
    let all = lineage(&[&base_reading.paragraphs, &next.paragraphs], &[&step], &job).expect("followed");
    let fates = follow(&wanted, &[&base_reading, &next], &all, &job).expect("followed");
    let said: Vec<Uptake> = fates.iter().map(|fate| fate.newest().expect("later").uptake).collect();
    let came = |uptake: &Uptake| matches!(uptake, Uptake::Adopted | Uptake::AdoptedInPart);
    let claimed = said.iter().filter(|uptake| came(uptake)).count();
    let right = said.iter().zip(&truth).filter(|(uptake, truth)| came(uptake) && truth.is_some()).count();
    let precision = right as f64 / claimed as f64;
    eprintln!("fate: {} proposals, {claimed} said to have come, precision {precision:.3}", wanted.len());
    for kind in 0..6 {
        let of_kind: Vec<&Uptake> =
            said.iter().zip(&truth).filter(|(_, truth)| **truth == Some(kind)).map(|(said, _)| said).collect();
        let recall = of_kind.iter().filter(|uptake| came(uptake)).count() as f64 / of_kind.len() as f64;
        let whole = of_kind.iter().filter(|uptake| ***uptake == Uptake::Adopted).count();
        eprintln!("  {kind} changed: recall {recall:.2}, {whole} of {} as adopted whole", of_kind.len());
        assert_eq!(whole, if kind == 0 { of_kind.len() } else { 0 }, "whole is whole");
        assert!(recall >= [1.0, 0.95, 0.9, 0.8, 0.7, 0.6][kind], "{kind}: {recall}");
    }
    assert!(precision >= 0.98, "{precision}");
}
