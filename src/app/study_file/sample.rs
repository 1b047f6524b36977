//! The invented sample study, embedded in the program: six drafts, two invented delegations, a few annotations.
//!
//! Real actors have no wishes here: an invented wish must never stand beside a real name.

use crate::base::{
    ActorId, AnnotationId, CoderId, DraftId, IdSource as _, JobControl, ParagraphId, PositionId, SeededIds, StudyId,
    Timestamp,
};
use crate::import::{self, ImportOptions};
use crate::locale::Locale;
use crate::study::{
    Actor, ActorKind, Annotation, Basis, Body, Claim, Draft, DraftStatus, Names, Position, PositionKind, Role, Seal,
    Study, StudyCopy, Target, anchor, starter,
};
use crate::text::{Stage, View};
use std::sync::Arc;

/// The drafts: stage, date, file, bytes. The dates are those of the real process.
const DRAFTS: [(Stage, &str, &str, &[u8]); 6] = [
    (Stage::Zero, "2024-04-01", "zero.docx", include_bytes!("../../../samples/gdc/zero.docx")),
    (Stage::Revision(1), "2024-05-15", "rev1.docx", include_bytes!("../../../samples/gdc/rev1.docx")),
    (Stage::Revision(2), "2024-06-26", "rev2.docx", include_bytes!("../../../samples/gdc/rev2.docx")),
    (Stage::Revision(3), "2024-07-11", "rev3.docx", include_bytes!("../../../samples/gdc/rev3.docx")),
    (Stage::Revision(4), "2024-08-27", "rev4.docx", include_bytes!("../../../samples/gdc/rev4.docx")),
    (Stage::Final, "2024-09-22", "final.docx", include_bytes!("../../../samples/gdc/final.docx")),
];

/// Invented delegations: code, English, Chinese.
const DELEGATIONS: [(&str, ActorKind, &str, &str); 3] = [
    ("NORL", ActorKind::State, "Republic of Norlund (invented)", "诺伦德共和国（虚构）"),
    ("SEVR", ActorKind::State, "Kingdom of Sevara (invented)", "塞瓦拉王国（虚构）"),
    ("HGS", ActorKind::Group, "Harbour Group of States (invented)", "港湾国家集团（虚构）"),
];

/// Invented positions: delegation, theme, subject, stance, gist, date.
const POSITIONS: [(usize, &str, &str, &str, &str, &str); 5] = [
    (
        0,
        "A3",
        "Human rights advice",
        "oppose",
        "no new service; advice on request and within existing resources",
        "22 May 2024",
    ),
    (0, "A1", "Technology transfer", "ask", "transfer on mutually agreed terms only", "10 April 2024"),
    (1, "A7", "Scientific panel", "ask", "an independent panel with reports twice a year", "10 April 2024"),
    (
        2,
        "A1",
        "Means of implementation",
        "ask",
        "measures of finance and technology for each commitment",
        "9 April 2024",
    ),
    (2, "A7", "Annual dialogue on artificial intelligence", "ask", "bring the annual dialogue back", "3 June 2024"),
];

/// An example annotation: the step (places in `DRAFTS`), words that stand in one paragraph only, what is said.
struct Example {
    step: (usize, usize),
    words: &'static str,
    themes: &'static [&'static str],
    headline: Option<&'static str>,
    claim: Option<(usize, Role, Basis, &'static str)>,
}

const EXAMPLES: [Example; 6] = [
    Example {
        step: (0, 1),
        words: "We support the call of the Secretary-General for an advisory service",
        themes: &["A3"],
        headline: Some("Advisory service on human rights: request becomes support"),
        claim: None,
    },
    Example {
        step: (1, 2),
        words: "We take note of the call of the Secretary-General for an advisory service",
        themes: &["A3"],
        headline: Some("Advisory service: from support to taking note, on request, within existing resources"),
        claim: Some((0, Role::Proposed, Basis::Stated, "statement of 22 May 2024 (invented)")),
    },
    Example {
        step: (0, 1),
        words: "on favourable terms and on mutually agreed terms",
        themes: &["A1"],
        headline: None,
        claim: Some((0, Role::Proposed, Basis::Reported, "list mail of 16 May 2024 (invented)")),
    },
    Example {
        step: (0, 1),
        words: "Means of implementation are the test of every promise",
        themes: &["A2"],
        headline: Some("A paragraph on means of implementation comes in; it does not last"),
        claim: Some((2, Role::Proposed, Basis::Stated, "statement of 9 April 2024 (invented)")),
    },
    Example {
        step: (1, 2),
        words: "We decide to hold each year, alongside existing conferences",
        themes: &["A7"],
        headline: Some("The annual dialogue on artificial intelligence is back"),
        claim: Some((2, Role::Proposed, Basis::Inferred, "")),
    },
    Example {
        step: (4, 5),
        words: "from the interruption of access and from measures directed against it",
        themes: &["A4", "A3"],
        headline: Some("Shutdowns: every positive duty is cut; only refraining remains"),
        claim: None,
    },
];

/// Places tagged by hand for the sample: the later draft of the step, words of one paragraph of it, the theme. Read and
/// judged one by one by what the paragraph is about, not by where it stands.
const TAGGED: [(usize, &str, &str); 24] = [
    (2, "We stress that oversight by human beings", "A7"),
    (2, "Connect all schools and all hospitals to the Internet", "A1"),
    (2, "Develop innovative financing that shares risk", "A1"),
    (2, "Release software that is paid for by public funds", "A8"),
    (2, "We encourage digital technology companies to respect human", "A3"),
    (2, "A network divided along frontiers", "A4"),
    (2, "No single organization oversees the rules by which data", "A6"),
    (2, "Different legal traditions will arrive at different rules", "A6"),
    (2, "Value created in one country and booked in another", "A2"),
    (2, "We look to the Internet Governance Forum, in its annual", "A9"),
    (3, "Set targets for coverage, quality and affordability", "A1"),
    (3, "Women and girls remain less likely than men", "A1"),
    (3, "Languages that are absent from the network", "A1"),
    (3, "Talent is evenly spread; the chance to use it is not", "A2"),
    (3, "The power to job is the power to intimidate", "A3"),
    (3, "Hospitals, waterworks and electoral rolls depend", "A5"),
    (3, "A child who is not counted is not planned for", "A6"),
    (3, "We recognize that implementation depends on the private", "A9"),
    (4, "Software, models and data that anyone may use", "A8"),
    (4, "The Internet was built by voluntary agreement among", "A4"),
    (4, "Keep channels of verified information open in emergencies", "A5"),
    (4, "Different legal traditions will arrive at different rules", "A6"),
    (4, "Machines that predict, compose and decide are entering", "A7"),
    (4, "We decide to convene, at the eighty-first session", "A9"),
];

/// The sample study, as a copy of its own (`id`) with a title in the language of `locale`.
pub fn study(id: StudyId, locale: &Locale) -> Study {
    let mut study = starter::with_gdc(Study::empty(id, locale.t("sample-title")));
    study.invented = true;
    let mut ids = SeededIds::new(0x7472_6176_6175_7821);
    for (stage, date, file, bytes) in DRAFTS {
        // The files are tested to be readable; one that were not would be missing, never a panic.
        let Ok(noticed) = import::import(file, bytes, &ImportOptions::default(), &JobControl::default()) else {
            continue;
        };
        let copy = noticed.value;
        let paragraphs = copy.paragraphs.iter().map(|_| ParagraphId::new(&mut ids)).collect();
        study.drafts.push(Arc::new(Draft {
            id: DraftId::from_bits(ids.next_bits()),
            name: crate::app::shared::names::short_name(stage),
            family: String::new(),
            stage,
            date: date.parse().ok(),
            status: DraftStatus::Sample,
            source: String::new(),
            view: View::Accepted,
            text: StudyCopy {
                copy: Arc::new(copy),
                ids: Arc::new(paragraphs),
                file: file.to_owned(),
                path: None,
                doubts: 0,
                noted: Arc::default(),
                seal: Seal::Whole,
            },
            others: std::collections::BTreeMap::new(),
            corrections: std::collections::BTreeMap::new(),
            order: 0,
        }));
    }
    let delegations = delegations(&mut study, &mut ids);
    examples(&mut study, &delegations, &mut ids);
    crate::app::study_file::sample_asks::add(&mut study, &delegations, &mut ids);
    study
}

fn delegations(study: &mut Study, ids: &mut SeededIds) -> Vec<ActorId> {
    let actors = Arc::make_mut(&mut study.actors);
    let delegations: Vec<ActorId> = DELEGATIONS
        .into_iter()
        .map(|(code, kind, en, zh)| {
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
            gist: gist.to_owned(),
            quotation: String::new(),
            subject: subject.to_owned(),
            stance: stance.to_owned(),
            themes: vec![starter::theme_id(theme)],
            date: date.to_owned(),
            source: String::new(),
            invented: true,
            ..Position::default()
        };
        positions.insert(PositionId::new(ids), position);
    }
    delegations
}

fn examples(study: &mut Study, delegations: &[ActorId], ids: &mut SeededIds) {
    let author = CoderId::new(ids);
    let mut made = Vec::new();
    let tagged = TAGGED.each_ref().map(|(later, words, theme)| Example {
        step: (later - 1, *later),
        words,
        themes: std::slice::from_ref(theme),
        headline: None,
        claim: None,
    });
    for example in EXAMPLES.iter().chain(&tagged) {
        let (Some(old), Some(new)) = (study.drafts.get(example.step.0), study.drafts.get(example.step.1)) else {
            continue;
        };
        let reading = new.reading();
        let Some(at) = reading.paragraphs.iter().position(|paragraph| paragraph.text.contains(example.words)) else {
            continue;
        };
        let target = Target {
            from: old.id,
            to: new.id,
            old: Vec::new(),
            new: anchor::whole(new, &reading, at).into_iter().collect(),
        };
        let mut bodies: Vec<Body> = example.themes.iter().map(|code| Body::Tag(starter::theme_id(code))).collect();
        if let Some(text) = example.headline {
            bodies.extend([Body::Headline(text.to_owned()), Body::Important]);
        }
        if let Some((delegation, role, basis, evidence)) = example.claim {
            bodies.push(Body::Claim(Claim {
                actors: delegations.get(delegation).copied().into_iter().collect(),
                aligned: Vec::new(),
                role,
                basis,
                positions: Vec::new(),
                evidence: evidence.to_owned(),
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
