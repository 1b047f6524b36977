//! Format 1 is frozen: a study with every kind of thing it can hold opens with everything in it, and is written back byte
//! for byte, for ever.
//!
//! `tests/fixtures/format-1.travaux` is never written again: what is added to the format later has a fixture of its own.
//! It was made by `TRAVAUX_WRITE_FORMAT_1=tests/fixtures/format-1.travaux cargo test --test all format_one::write`.

use std::collections::BTreeMap;
use std::sync::Arc;
use travaux::base::{
    ActorId, AnnotationId, AskId, CoderId, ContentHash, DraftId, JobControl, LinkId, ParagraphId, PositionId,
    SeededIds, Severity, Span, StudyId, ThemeId, Timestamp,
};
use travaux::compare::{NonSubstantive, Options};
use travaux::import::{ImportOptions, import};
use travaux::study::merge::{Conflict, MergeItem};
use travaux::study::{
    Actor, ActorKind, Anchor, Annotation, Ask, Basis, Body, Claim, Correction, Draft, DraftStatus, Membership,
    Milestone, Names, Noted, Position, PositionKind, ProposalAction, ProposedWords, Role, Seal, Study, StudyCopy,
    Target, Theme, Uptake, UserLink, Verdict, file,
};
use travaux::text::{
    Comment, Format, Language, Mark, NoteMark, Paragraph, ParagraphKind, SetAside, Stage, Style, Tracked, TrackedKind,
    View,
};

const FIXTURE: &str = "tests/fixtures/format-1.travaux";

fn fixture() -> String {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(FIXTURE);
    std::fs::read_to_string(path).expect("the fixture")
}

fn names(en: &str, zh: &str) -> Names {
    Names { en: en.to_owned(), zh: zh.to_owned() }
}

/// A paragraph with everything a paragraph can have.
fn paragraph(number: usize) -> Paragraph {
    let text = format!("Number {number}: “words” of 汉字, with\ttabs, \\slashes\\ and [brackets].");
    let styles = [
        Style::Bold,
        Style::Italic,
        Style::Underline,
        Style::Strike,
        Style::Super,
        Style::Sub,
        Style::Colour(0x12_34_56),
        Style::Highlight(0x65_43_21),
        Style::Bracket,
        Style::Inserted,
        Style::Deleted,
    ];
    let marks = styles.into_iter().enumerate().map(|(at, style)| Mark {
        author: Some("Rapporteur".to_owned()),
        date: Some("2030-02-03T10:00:00Z".to_owned()),
        moved: Some("m1".to_owned()),
        ..Mark::new(Span::new(at / 2, 1), style)
    });
    let kinds = [ParagraphKind::Heading, ParagraphKind::Body, ParagraphKind::Item, ParagraphKind::Preamble];
    Paragraph {
        kind: kinds[number % kinds.len()],
        level: 2,
        label: Some(format!("{number}.")),
        reference: Some(format!("{number}")),
        section: vec!["Chapter".to_owned(), "Section".to_owned()],
        marks: marks.collect(),
        notes: vec![NoteMark { at: 3, paragraph: 3 }],
        comments: vec![Comment {
            span: Span::new(0, 6),
            author: Some("Reviewer".to_owned()),
            date: Some("2030-02-04".to_owned()),
            text: "why this number?".to_owned(),
            ..Comment::default()
        }],
        end: Some(Tracked {
            kind: if number.is_multiple_of(2) { TrackedKind::Inserted } else { TrackedKind::Deleted },
            author: Some("Rapporteur".to_owned()),
            date: Some("2030-02-03".to_owned()),
        }),
        page: Some(7),
        cell: None,
        rejected: None,
        lines: Vec::new(),
        text,
        ..Paragraph::default()
    }
}

fn copy(ids: &mut SeededIds, format: Format, language: Language) -> StudyCopy {
    let read = import("draft.txt", b"1. Some words of a draft.", &ImportOptions::default(), &JobControl::default());
    let mut copy = read.expect("a text").value;
    // The fixture holds what the first version of the importer read.
    copy.importer = 1;
    copy.hash = ContentHash::of(format.name().as_bytes());
    copy.format = format;
    copy.encoding = Some("windows-1252".to_owned());
    copy.title = Some("Draft resolution on lighthouses".to_owned());
    copy.date = "2030-02-01".parse().ok();
    copy.symbol = Some("LH/2030/L.1".to_owned());
    copy.language = Some(language);
    copy.status = Some("advance unedited version".to_owned());
    copy.paragraphs = (1..=4).map(paragraph).collect();
    copy.set_aside =
        vec![SetAside { what: "running header".into(), text: "Lighthouses, page 7".to_owned(), page: Some(7) }];
    StudyCopy {
        ids: Arc::new(copy.paragraphs.iter().map(|_| ParagraphId::new(ids)).collect()),
        copy: Arc::new(copy),
        file: "draft.docx".to_owned(),
        path: Some("drafts/draft.docx".to_owned()),
        doubts: 1,
        noted: Arc::new(
            [Severity::Info, Severity::Doubt, Severity::Loss]
                .map(|weight| Noted {
                    weight,
                    page: Some(7),
                    paragraph: Some(1),
                    said: names("something was noticed", "有所发现"),
                })
                .to_vec(),
        ),
        // It is from before sums were written.
        seal: Seal::Absent,
    }
}

fn drafts(ids: &mut SeededIds) -> Vec<Arc<Draft>> {
    let stages =
        [Stage::Elements, Stage::Zero, Stage::Revision(1), Stage::Revision(2), Stage::Revision(3), Stage::Final];
    let views = [View::Published, View::Accepted, View::Rejected];
    let made = Format::ALL.iter().copied().zip(stages).zip(DraftStatus::ALL).enumerate().map(
        |(at, ((format, stage), status))| {
            let text = copy(ids, format, Language::English);
            let corrections = [
                Correction::Reads(Box::new(Paragraph { text: "As it should read.".to_owned(), ..paragraph(9) })),
                Correction::SetAside,
                Correction::Joined,
                Correction::Split(vec![Paragraph::plain("One half."), Paragraph::plain("The other half.")]),
            ];
            Arc::new(Draft {
                id: DraftId::new(ids),
                name: format!("Draft {at}"),
                family: "lighthouses".to_owned(),
                stage,
                date: "2030-02-01".parse().ok(),
                status: *status,
                source: "handed out in the corridor".to_owned(),
                view: views[at % 3],
                corrections: text.ids.iter().copied().zip(corrections).collect(),
                others: BTreeMap::from([(Language::Chinese, copy(ids, format, Language::Chinese))]),
                text,
                order: at as i32,
            })
        },
    );
    made.collect()
}

fn anchor(draft: &Draft) -> Anchor {
    let words = "Number 2";
    Anchor {
        draft: draft.id,
        paragraph: draft.text.ids[1],
        span: Span::new(0, words.len()),
        quote: words.to_owned(),
        before: "before ".to_owned(),
        after: ": “words”".to_owned(),
    }
}

/// A study with every kind of thing.
#[expect(clippy::too_many_lines, reason = "one of each")]
fn everything() -> Study {
    let ids = &mut SeededIds::new(1_000_001);
    let at = Timestamp::from_second(1_900_000_000).expect("a time");
    let mut study = Study::empty(StudyId::new(ids), "The lighthouse papers");
    study.invented = true;
    study.options = Options {
        ignore: [
            NonSubstantive::Case,
            NonSubstantive::Punctuation,
            NonSubstantive::Space,
            NonSubstantive::Spelling,
            NonSubstantive::Reference,
        ]
        .into(),
        ignore_numbering: true,
        ignore_formatting: true,
    };
    study.drafts = drafts(ids);
    let coders = [CoderId::new(ids), CoderId::new(ids)];
    study.coders = Arc::new(BTreeMap::from([(coders[0], "Ada".to_owned()), (coders[1], "博文".to_owned())]));
    let [parent, child, merged] = [(); 3].map(|()| ThemeId::new(ids));
    let theme = Theme {
        names: names("Light", "光"),
        parent: Some(parent),
        code: "L1".to_owned(),
        key: Some(3),
        colour: Some(0x00_FF_7F),
        description: "what shines".to_owned(),
        include: "lamps".to_owned(),
        exclude: "moons".to_owned(),
        keywords: vec!["lamp".to_owned(), "灯".to_owned()],
        retired: true,
        had_key: None,
        merged_into: Some(merged),
        order: 4,
    };
    let top = |code: &str| Theme { names: names(code, ""), code: code.to_owned(), ..Theme::default() };
    study.themes = Arc::new(BTreeMap::from([(parent, top("L")), (child, theme.clone()), (merged, top("M"))]));
    // An id that once went elsewhere.
    StudyId::new(ids);
    let actors: BTreeMap<ActorId, Actor> = ActorKind::ALL
        .iter()
        .map(|kind| {
            let actor = Actor {
                kind: *kind,
                names: names("Union of Keepers", "守望者联盟"),
                code: format!("UK-{}", kind.name()),
                aliases: vec!["the Keepers".to_owned()],
                members: vec![Membership {
                    member: "XKA".to_owned(),
                    from: "2001-01-01".parse().ok(),
                    until: "2029-12-31".parse().ok(),
                }],
                invented: true,
                note: "made for this study".to_owned(),
                retired: true,
                merged_into: Some(ActorId::from_bits(7)),
            };
            (ActorId::new(ids), actor)
        })
        .collect();
    let who: Vec<ActorId> = actors.keys().copied().collect();
    study.actors = Arc::new(actors);
    let here = anchor(&study.drafts[1]);
    let positions: BTreeMap<PositionId, Position> = ProposalAction::ALL
        .iter()
        .enumerate()
        .map(|(at, action)| {
            let position = Position {
                kind: PositionKind::ALL[at % PositionKind::ALL.len()],
                actors: who[..2].to_vec(),
                aligned: vec![who[2]],
                actor_words: "the Keepers".to_owned(),
                gist: "more light".to_owned(),
                quotation: "要有光".to_owned(),
                subject: "lamps".to_owned(),
                stance: "for".to_owned(),
                themes: vec![child],
                date: "2030-02".to_owned(),
                source: "statement, page 2".to_owned(),
                invented: true,
                language: "zh".to_owned(),
                place: "second reading".to_owned(),
                address: "archive, box 4".to_owned(),
                anchors: vec![here.clone()],
                proposal: Some(ProposedWords {
                    action: *action,
                    reference: "2".to_owned(),
                    old: "words".to_owned(),
                    new: vec!["lights".to_owned(), "lamps".to_owned()],
                }),
                submitted: Some(at.is_multiple_of(2)),
                disputed: "who lit it".to_owned(),
                basis: Some(Basis::ALL[at % Basis::ALL.len()]),
                note: "heard twice".to_owned(),
            };
            (PositionId::new(ids), position)
        })
        .collect();
    let said: Vec<PositionId> = positions.keys().copied().take(2).collect();
    study.positions = Arc::new(positions);
    study.milestones = Arc::new(vec![Milestone {
        date: "2030-03".to_owned(),
        names: names("The lamp is lit", "点灯"),
        source: "the log".to_owned(),
        note: "two logs disagree".to_owned(),
        disputed: "who lit it".to_owned(),
    }]);
    let verdicts = study.drafts.iter().zip(Uptake::ALL.iter().cycle()).map(|(draft, uptake)| {
        let verdict = Verdict {
            uptake: *uptake,
            evidence: "the words are there".to_owned(),
            author: coders[0],
            at: Some(at),
            accepted: true,
            anchors: vec![here.clone()],
        };
        (draft.id, verdict)
    });
    let ask = Ask {
        actors: who[..1].to_vec(),
        gist: "a lamp on every cape".to_owned(),
        words: "every cape".to_owned(),
        red_line: true,
        keep_out: true,
        verdicts: verdicts.collect(),
        anchors: vec![here.clone()],
        positions: said.clone(),
        note: "since the first session".to_owned(),
    };
    let last = Ask {
        verdicts: BTreeMap::from([(
            study.drafts[0].id,
            Verdict { uptake: Uptake::NotAddressed, at: None, ..ask.verdicts[&study.drafts[0].id].clone() },
        )]),
        ..ask.clone()
    };
    study.asks = Arc::new(BTreeMap::from([(AskId::new(ids), ask.clone()), (AskId::new(ids), last)]));
    let end = |draft: usize| (study.drafts[draft].id, study.drafts[draft].text.ids[2]);
    let links = [true, false].map(|linked| (LinkId::new(ids), UserLink { old: end(0), new: end(1), linked }));
    study.links = Arc::new(BTreeMap::from(links.clone()));
    study.dismissed = Arc::new(vec!["theme 12 of 34".to_owned()]);
    let target = Target {
        from: study.drafts[0].id,
        to: study.drafts[1].id,
        old: vec![anchor(&study.drafts[0])],
        new: vec![here],
    };
    let mut bodies = vec![
        Body::Tag(child),
        Body::Note("a note of\ntwo lines".to_owned()),
        Body::Headline("lamps for words".to_owned()),
        Body::Important,
        Body::Seen,
    ];
    for (at, role) in Role::ALL.iter().enumerate() {
        bodies.push(Body::Claim(Claim {
            actors: who[..2].to_vec(),
            aligned: vec![who[3]],
            role: *role,
            basis: Basis::ALL[at % Basis::ALL.len()],
            positions: said.clone(),
            evidence: "page 2".to_owned(),
            note: "seen by two".to_owned(),
        }));
    }
    let annotations: BTreeMap<AnnotationId, Arc<Annotation>> = bodies
        .into_iter()
        .map(|body| {
            let annotation = Annotation { target: target.clone(), body, author: coders[1], made: at, changed: at };
            (AnnotationId::new(ids), Arc::new(annotation))
        })
        .collect();
    let (first, annotation) = annotations.first_key_value().map(|(id, value)| (*id, (**value).clone())).expect("some");
    study.annotations = Arc::new(annotations);
    study.unplaced = Arc::new([first].into());
    let parts = [
        MergeItem::Title("The lighthouse files".to_owned()),
        MergeItem::Options(Options::default()),
        MergeItem::Coder(coders[0], "Ada L.".to_owned()),
        MergeItem::Draft(Box::new((*study.drafts[0]).clone())),
        MergeItem::Theme(child, Box::new(theme)),
        MergeItem::Actor(who[0], Box::new(study.actors[&who[0]].clone())),
        MergeItem::Position(said[0], Box::new(study.positions[&said[0]].clone())),
        MergeItem::Ask(AskId::new(ids), Box::new(ask)),
        MergeItem::Annotation(first, Box::new(annotation)),
        MergeItem::Link(links[0].0, links[0].1.clone()),
    ];
    let conflict =
        |part: MergeItem| Conflict { fields: vec!["name".to_owned()], mine: Some(part.clone()), theirs: Some(part) };
    study.conflicts = Arc::new(parts.into_iter().map(conflict).collect());
    study
}

/// Writes the fixture; does nothing unless it is asked for.
#[test]
fn write() {
    let Some(path) = std::env::var_os("TRAVAUX_WRITE_FORMAT_1") else { return };
    let text = file::to_text(&everything()).expect("written");
    // Nothing the format has a name for is left out.
    let sources = [include_str!("../../../src/study/file/v1.rs"), include_str!("../../../src/study/file/v1_copy.rs")];
    for line in sources.iter().flat_map(|source| source.lines()) {
        if let Some((name, _)) = line.trim().strip_prefix("pub ").and_then(|line| line.split_once(": ")) {
            assert!(text.contains(&format!("{name}: ")), "the fixture has nothing of “{name}”");
        }
    }
    std::fs::write(path, text).expect("writable");
}

#[test]
fn format_1_opens_with_everything_in_it_and_is_written_back_the_same() {
    let text = fixture();
    let study = file::from_text(&text).expect("it opens");
    let wanted = everything();
    assert_eq!(study.drafts.len(), wanted.drafts.len());
    for (read, made) in study.drafts.iter().zip(&wanted.drafts) {
        assert_eq!(read, made);
    }
    assert_eq!(study.annotations, wanted.annotations);
    assert_eq!(study.positions, wanted.positions);
    assert_eq!(study.asks, wanted.asks);
    assert_eq!(study.conflicts, wanted.conflicts);
    assert_eq!(study, wanted);
    assert_eq!(file::to_text(&study).expect("written"), text, "written back byte for byte");
}
