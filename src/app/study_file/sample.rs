//! The invented sample study, embedded in the program: six drafts in two languages, invented delegations, a few annotations.
//!
//! Real actors have no wishes here: an invented wish must never stand beside a real name.

use crate::app::study_file::sample_said::{DELEGATIONS, DRAFTS, EXAMPLES, Example, POSITIONS, Said, TAGGED};
use crate::base::{
    ActorId, AnnotationId, CoderId, DraftId, IdSource as _, JobControl, ParagraphId, PositionId, SeededIds, StudyId,
    Timestamp, UiLanguage,
};
use crate::import::{self, ImportOptions};
use crate::locale::Locale;
use crate::study::{
    Actor, Annotation, Body, Claim, Draft, DraftStatus, Names, Position, PositionKind, Seal, Study, StudyCopy, Target,
    anchor, starter,
};
use crate::text::View;
use std::sync::Arc;

/// The sample study, as a copy of its own (`id`) in the language of `locale`: drafts, title, and what is said of them. Each
/// draft has its text in the other language beside it.
pub fn study(id: StudyId, locale: &Locale) -> Study {
    let language = locale.language();
    let mut study = starter::with_gdc(Study::empty(id, locale.t("sample-title")));
    study.invented = true;
    let mut ids = SeededIds::new(0x7472_6176_6175_7821);
    // Ids of their own: those of the drafts are the same as before there were texts in another language.
    let mut other_ids = SeededIds::new(0x7472_6176_6175_7822);
    for sample in DRAFTS {
        // The files are tested to be readable; one that were not would be missing, never a panic.
        let Some(text) = copy(sample.file_in(language), &mut ids) else { continue };
        let other = copy(sample.file_in(language.other()), &mut other_ids);
        let others = other.and_then(|other| Some((other.copy.language?, other)));
        study.drafts.push(Arc::new(Draft {
            id: DraftId::from_bits(ids.next_bits()),
            name: crate::app::shared::names::short_name(sample.stage),
            family: String::new(),
            stage: sample.stage,
            date: sample.date.parse().ok(),
            status: DraftStatus::Sample,
            source: sample.emphasis.in_language(language).to_owned(),
            view: View::Accepted,
            text,
            others: others.into_iter().collect(),
            corrections: std::collections::BTreeMap::new(),
            order: 0,
        }));
    }
    let delegations = delegations(&mut study, &mut ids, language);
    examples(&mut study, &delegations, &mut ids, language);
    crate::app::study_file::sample_asks::add(&mut study, &delegations, &mut ids, language);
    study
}

/// A file of the sample, read.
fn copy((file, bytes): (String, &[u8]), ids: &mut SeededIds) -> Option<StudyCopy> {
    let copy = import::import(&file, bytes, &ImportOptions::default(), &JobControl::default()).ok()?.value;
    let paragraphs = copy.paragraphs.iter().map(|_| ParagraphId::new(ids)).collect();
    Some(StudyCopy {
        copy: Arc::new(copy),
        ids: Arc::new(paragraphs),
        file,
        path: None,
        doubts: 0,
        noted: Arc::default(),
        seal: Seal::Whole,
    })
}

fn delegations(study: &mut Study, ids: &mut SeededIds, language: UiLanguage) -> Vec<ActorId> {
    let actors = Arc::make_mut(&mut study.actors);
    let delegations: Vec<ActorId> = DELEGATIONS
        .into_iter()
        .map(|(code, kind, Said(en, zh))| {
            let id = ActorId::new(ids);
            let actor = Actor {
                kind,
                names: Names { en: en.to_owned(), zh: zh.to_owned() },
                code: code.to_owned(),
                aliases: Vec::new(),
                members: Vec::new(),
                invented: true,
                ..Actor::default()
            };
            actors.insert(id, actor);
            id
        })
        .collect();
    let positions = Arc::make_mut(&mut study.positions);
    for (delegation, theme, subject, stance, gist, date) in POSITIONS {
        let position = Position {
            kind: PositionKind::Statement,
            actors: delegations.get(delegation).copied().into_iter().collect(),
            aligned: Vec::new(),
            actor_words: String::new(),
            gist: gist.in_language(language).to_owned(),
            quotation: String::new(),
            subject: subject.in_language(language).to_owned(),
            stance: stance.to_owned(),
            themes: vec![starter::theme_id(theme)],
            date: date.in_language(language).to_owned(),
            source: String::new(),
            invented: true,
            ..Position::default()
        };
        positions.insert(PositionId::new(ids), position);
    }
    delegations
}

fn examples(study: &mut Study, delegations: &[ActorId], ids: &mut SeededIds, language: UiLanguage) {
    let author = CoderId::new(ids);
    let mut made = Vec::new();
    let tagged = TAGGED.each_ref().map(|(later, words, theme)| Example {
        step: (later - 1, *later),
        words: Said(words.0, words.1),
        themes: std::slice::from_ref(theme),
        headline: None,
        claim: None,
    });
    for example in EXAMPLES.iter().chain(&tagged) {
        let (Some(old), Some(new)) = (study.drafts.get(example.step.0), study.drafts.get(example.step.1)) else {
            continue;
        };
        let reading = new.reading();
        let Some(at) = reading
            .paragraphs
            .iter()
            .position(|paragraph| paragraph.text.contains(example.words.in_language(language)))
        else {
            continue;
        };
        let target = Target {
            from: old.id,
            to: new.id,
            old: Vec::new(),
            new: anchor::whole(new, &reading, at).into_iter().collect(),
        };
        let mut bodies: Vec<Body> = example.themes.iter().map(|code| Body::Tag(starter::theme_id(code))).collect();
        if let Some(text) = &example.headline {
            bodies.extend([Body::Headline(text.in_language(language).to_owned()), Body::Important]);
        }
        if let Some((delegation, role, basis, evidence)) = &example.claim {
            bodies.push(Body::Claim(Claim {
                actors: delegations.get(*delegation).copied().into_iter().collect(),
                aligned: Vec::new(),
                role: *role,
                basis: *basis,
                positions: Vec::new(),
                evidence: evidence.in_language(language).to_owned(),
                note: String::new(),
            }));
        }
        for body in bodies {
            let (time, target) = (Timestamp::UNIX_EPOCH, target.clone());
            made.push((AnnotationId::new(ids), Annotation { target, body, author, made: time, changed: time }));
        }
    }
    Arc::make_mut(&mut study.coders).insert(author, "Travaux".to_owned());
    Arc::make_mut(&mut study.annotations).extend(made.into_iter().map(|(id, annotation)| (id, Arc::new(annotation))));
}
