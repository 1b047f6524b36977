//! What is for circulation holds nothing private, in any format and layout; a working copy says that it is one.

use super::support::{draft, english, pairs, report, study, unpacked};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use travaux::base::{ActorId, AnnotationId, SeededIds, StudyId};
use travaux::report::{Audience, Format, Layout, Private, WriteOptions, private_things, write};
use travaux::study::{Actor, Annotation, Basis, Body, Claim, Level, LocalizedName, Overruling, Role, Study};

/// What every planted word begins with.
const PLANTED: &str = "zqplanted";

fn planted(what: &str) -> String {
    format!("{PLANTED}{what}")
}

/// The sample study with a word of its own in everything that is private.
fn study_with_plants() -> Study {
    let mut study = study(3);
    for at in 0..study.drafts.len() {
        let draft = draft(&mut study, at);
        draft.source = planted("source");
        draft.text.path = Some(format!("/{}/draft.docx", planted("folder")));
    }
    for theme in Arc::make_mut(&mut study.themes).values_mut() {
        theme.names = LocalizedName { en: planted("theme"), zh: planted("theme") };
        theme.description = planted("description");
    }
    let coders: BTreeMap<_, _> = study.coders.keys().map(|id| (*id, planted("coder"))).collect();
    let coder = *coders.keys().next().expect("the sample has a coder");
    study.coders = Arc::new(coders);
    let secret = ActorId::new(&mut SeededIds::new(3));
    let names = LocalizedName { en: planted("actor"), zh: planted("actor") };
    Arc::make_mut(&mut study.actors).insert(secret, Actor { names, ..Actor::default() });
    for (number, position) in Arc::make_mut(&mut study.positions).values_mut().enumerate() {
        position.note = planted("remark");
        position.disputed = planted("disputed");
        match number % 3 {
            0 => {
                position.basis = Some(Basis::Inferred);
                position.gist = planted("concluded");
            }
            1 => {
                (position.source, position.place, position.address) = (String::new(), String::new(), String::new());
                position.gist = planted("unsourced");
            }
            _ => {}
        }
    }
    for ask in Arc::make_mut(&mut study.asks).values_mut() {
        (ask.gist, ask.words, ask.note) = (planted("ask"), planted("words"), planted("remark"));
        ask.verdicts.values_mut().for_each(|verdict| verdict.evidence = planted("verdict"));
    }
    // Of each kind one stands on every change that anything is said of.
    let mut ids = SeededIds::new(5);
    let there: Vec<_> = study.annotations.values().cloned().collect();
    let annotations = Arc::make_mut(&mut study.annotations);
    let claim = |basis| Claim {
        actors: Vec::new(),
        aligned: Vec::new(),
        role: Role::Proposed,
        basis,
        positions: Vec::new(),
        evidence: String::new(),
        note: String::new(),
    };
    for one in there {
        let overruled = Body::Overruled(Overruling { weight: Some(Level::Substance), ..Overruling::default() });
        let claims = [Basis::Stated, Basis::Inferred].map(|basis| Body::Claim(claim(basis)));
        for body in claims.into_iter().chain([
            Body::Note(String::new()),
            Body::Headline(String::new()),
            Body::Important,
            overruled,
        ]) {
            let one = Annotation { body, author: coder, ..(*one).clone() };
            annotations.insert(AnnotationId::new(&mut ids), Arc::new(one));
        }
    }
    for annotation in annotations.values_mut() {
        match &mut Arc::make_mut(annotation).body {
            Body::Note(text) => *text = planted("note"),
            Body::Headline(text) => *text = planted("headline"),
            Body::Claim(claim) => {
                claim.note = planted("claimnote");
                if claim.basis == Basis::Inferred {
                    claim.actors = vec![secret];
                    claim.evidence = planted("inferred");
                } else {
                    claim.evidence = "A/79/1, page 3".to_owned();
                }
            }
            Body::Overruled(said) => said.because = planted("overruled"),
            Body::Tag(_) | Body::Important | Body::Seen => {}
        }
    }
    study
}

#[test]
fn nothing_private_is_in_what_circulates() {
    let study = study_with_plants();
    let made = report(&study, &english());
    let id = format!("{:032x}", 0x5a51_5a52_5a53_5a54_5a55_5a56_5a57_5a58_u128);
    assert_eq!(study.id, StudyId::from_bits(u128::from_str_radix(&id, 16).expect("digits")));
    let mut own = String::new();
    for (layout, format) in pairs() {
        let pair = format!("{} as {}", layout.name(), format.name());
        let written = |audience: Audience| {
            let options = WriteOptions { layout, audience, include: BTreeSet::new() };
            write(&made, format, &options, &english())
        };
        own +=
            &unpacked(&written(Audience::Own).expect("written")).into_iter().map(|(_, text)| text).collect::<String>();
        if layout == Layout::Ledger {
            let refused = written(Audience::Circulation).expect_err("nothing of it may go");
            assert_eq!(refused.key, "ledger-not-for-circulation");
            continue;
        }
        for (name, text) in unpacked(&written(Audience::Circulation).expect("written")) {
            let low = text.to_lowercase();
            let found = low.find(PLANTED).map(|at| low[at..].chars().take(30).collect::<String>());
            assert_eq!(found, None, "{pair} {name}");
            assert!(!low.contains(&id), "{pair} {name} names the study");
            for annotation in study.annotations.keys() {
                assert!(!low.contains(&annotation.to_string()), "{pair} {name} names an annotation");
            }
        }
    }
    // The test means something: each of these stands in a working copy.
    for what in [
        "note",
        "headline",
        "claimnote",
        "inferred",
        "actor",
        "theme",
        "coder",
        "ask",
        "words",
        "verdict",
        "source",
        "overruled",
    ] {
        assert!(own.contains(&planted(what)), "{what} is in no working copy");
    }
    assert!(!own.contains(&planted("folder")), "folders are in nothing at all");
}

#[test]
fn what_is_stated_with_a_public_source_circulates() {
    let made = report(&study_with_plants(), &english());
    let options = WriteOptions { audience: Audience::Circulation, ..WriteOptions::default() };
    let page = String::from_utf8(write(&made, Format::Html, &options, &english()).expect("written")).expect("UTF-8");
    assert!(page.contains("A/79/1, page 3"), "an attribution with its source is no secret");
    assert!(page.contains("For circulation:"));
}

#[test]
fn what_was_ticked_goes_out_and_is_counted_before() {
    let made = report(&study_with_plants(), &english());
    let things = private_things(&made);
    let count = |private| things.iter().find(|(there, _)| *there == private).map_or(0, |(_, count)| *count);
    assert!(count(Private::Notes) > 0 && count(Private::Headlines) > 0 && count(Private::Asks) > 0, "{things:?}");
    let include = BTreeSet::from([Private::Headlines]);
    let options = WriteOptions { audience: Audience::Circulation, include, ..WriteOptions::default() };
    let page = String::from_utf8(write(&made, Format::Html, &options, &english()).expect("written")).expect("UTF-8");
    assert!(page.contains(&planted("headline")) && !page.contains(&planted("note")));
}

#[test]
fn a_working_copy_says_that_it_is_one() {
    let made = report(&study(2), &english());
    for (layout, format) in pairs() {
        if matches!(format, Format::Csv | Format::Diff) || (layout == Layout::Ledger && made.asks.is_empty()) {
            // They have no place for it: the command says it beside.
            continue;
        }
        let options = WriteOptions { layout, audience: Audience::Own, include: BTreeSet::new() };
        let written = write(&made, format, &options, &english()).expect("written");
        let said = if format == Format::Json { "\"for\":\"self\"" } else { "Working copy" };
        let there = unpacked(&written).iter().any(|(_, text)| text.contains(said));
        assert!(there, "{} as {}", layout.name(), format.name());
    }
}
