//! What was said of a change: on its own step, on a wider one, of words, by others; what is lost of sight is nowhere.

use super::*;
use crate::base::{ContentHash, JobControl, ParagraphId, Side, Span, StudyId};
use crate::compare::{Comparison, Lineage, Options, compare, lineage};
use crate::study::{Actor, Draft, DraftStatus, LocalizedName, Seal, StudyCopy, Target, Theme, anchor};
use crate::text::{Format, Paragraph, Reading, SourceText, Stage, View};
use std::collections::BTreeMap;
use std::sync::Arc;

const ADA: CoderId = CoderId::from_bits(1);
const BO: CoderId = CoderId::from_bits(2);
const DATA: ThemeId = ThemeId::from_bits(1);
const BELOW_DATA: ThemeId = ThemeId::from_bits(2);
const NORLUND: ActorId = ActorId::from_bits(1);

/// Three drafts: the first clause is weakened on the first step, the second comes on the second.
const DRAFTS: [&[&str]; 3] = [
    &["Libraries shall remain open to all persons.", "Reading rooms have closed for lack of funds in ten years."],
    &["Libraries should remain open to all persons.", "Reading rooms have closed for lack of funds in ten years."],
    &[
        "Libraries should remain open to all persons.",
        "A fund for rural libraries is established by the Assembly.",
        "Reading rooms have closed for lack of funds in ten years.",
    ],
];

struct Desk {
    study: Study,
    readings: BTreeMap<DraftId, Arc<Reading>>,
    steps: Vec<Comparison>,
    whole: Comparison,
    lineage: Lineage,
}

fn draft(number: usize, texts: &[&str]) -> Draft {
    let mut copy = SourceText::empty(ContentHash::of(&[number as u8]), 1, Format::Text);
    copy.paragraphs = texts.iter().map(|text| Paragraph::plain(*text)).collect();
    let ids = (0..texts.len()).map(|at| ParagraphId::from_bits((number * 100 + at) as u128 * 1000)).collect();
    Draft {
        id: DraftId::from_bits(number as u128),
        name: format!("Rev.{number}"),
        family: String::new(),
        stage: Stage::Revision(number as u16),
        date: None,
        status: DraftStatus::Unknown,
        source: String::new(),
        view: View::Accepted,
        text: StudyCopy {
            copy: Arc::new(copy),
            ids: Arc::new(ids),
            file: String::new(),
            path: None,
            doubts: 0,
            noted: Arc::default(),
            seal: Seal::Whole,
        },
        others: BTreeMap::new(),
        corrections: BTreeMap::new(),
        order: 0,
    }
}

fn named(en: &str, zh: &str) -> LocalizedName {
    LocalizedName { en: en.to_owned(), zh: zh.to_owned() }
}

impl Desk {
    fn new() -> Self {
        let mut study = Study::empty(StudyId::from_bits(1), "Libraries");
        study.drafts = DRAFTS.iter().enumerate().map(|(number, texts)| Arc::new(draft(number, texts))).collect();
        let theme = |names, parent, colour| Theme { names, parent, colour, ..Theme::default() };
        study.themes = Arc::new(BTreeMap::from([
            (DATA, theme(named("Data governance", "数据治理"), None, Some(0x0011_2233))),
            (BELOW_DATA, theme(named("Cross-border data flows and their governance", ""), Some(DATA), None)),
        ]));
        let norlund = Actor {
            names: named("Republic of Norlund (invented)", ""),
            code: "NOR".to_owned(),
            invented: true,
            ..Actor::default()
        };
        study.actors = Arc::new(BTreeMap::from([(NORLUND, norlund)]));
        study.coders = Arc::new(BTreeMap::from([(ADA, "Ada".to_owned()), (BO, "Bo".to_owned())]));
        let read = |draft: &Arc<Draft>| (draft.id, Arc::new(draft.reading()));
        let readings: BTreeMap<_, _> = study.drafts.iter().map(read).collect();
        let texts: Vec<&[Paragraph]> = readings.values().map(|reading| reading.paragraphs.as_slice()).collect();
        let job = JobControl::default();
        let between = |old: usize, new: usize| {
            compare(texts[old], texts[new], &Options::default(), &[], &job).expect("not stopped")
        };
        let (steps, whole) = (vec![between(0, 1), between(1, 2)], between(0, 2));
        let lineage = lineage(&texts, &steps.iter().collect::<Vec<_>>(), &job).expect("not stopped");
        Self { study, readings, steps, whole, lineage }
    }

    /// Says something of a span of a paragraph of the newer draft of a step; without a span, of its whole change.
    fn say(&mut self, id: u128, (step, paragraph): (usize, usize), span: Option<Span>, body: Body, author: CoderId) {
        let draft = &self.study.drafts[step + 1];
        let reading = &self.readings[&draft.id];
        let held = match span {
            Some(span) => anchor::anchor(draft, reading, paragraph, span),
            None => anchor::whole(draft, reading, paragraph),
        };
        let comparison = &self.steps[step];
        let change = &comparison.changes[comparison.home.new[paragraph]];
        let before = &self.study.drafts[step];
        let old = |&at: &usize| anchor::whole(before, &self.readings[&before.id], at).expect("a paragraph");
        let target = Target {
            from: before.id,
            to: draft.id,
            old: if span.is_none() { change.at.old.iter().map(old).collect() } else { Vec::new() },
            new: vec![held.expect("the words are there")],
        };
        let annotation =
            Annotation { target, body, author, made: Timestamp::UNIX_EPOCH, changed: Timestamp::UNIX_EPOCH };
        Arc::make_mut(&mut self.study.annotations).insert(AnnotationId::from_bits(id), Arc::new(annotation));
    }

    fn read(&self, (old, new): (usize, usize), language: UiLanguage) -> (Vec<AnnotatedChange>, usize) {
        let comparison = if new == old + 1 { &self.steps[old] } else { &self.whole };
        let pair = Sides::new(self.study.drafts[old].id, self.study.drafts[new].id);
        let placement = Placement::new(&self.study, pair, comparison, Some(&self.lineage), &self.readings);
        let step_name = |step: Sides<DraftId>| format!("{}→{}", step.old.bits(), step.new.bits());
        Annotator::new(&placement, language, Some(ADA), &step_name).annotate()
    }
}

fn claim(actors: Vec<ActorId>) -> Body {
    Body::Claim(Claim {
        actors,
        aligned: vec![NORLUND],
        role: Role::Supported,
        basis: Basis::Reported,
        positions: Vec::new(),
        evidence: "Note of the third reading".to_owned(),
        note: String::new(),
    })
}

/// The first change that something was said of.
fn spoken_of(changes: &[AnnotatedChange]) -> &AnnotatedChange {
    changes.iter().find(|change| **change != AnnotatedChange::default()).expect("something was said")
}

#[test]
fn a_change_holds_everything_that_was_said_of_it() {
    let mut desk = Desk::new();
    desk.say(1, (0, 0), None, Body::Tag(BELOW_DATA), ADA);
    desk.say(2, (0, 0), None, claim(vec![NORLUND]), BO);
    desk.say(3, (0, 0), None, Body::Note("Ask the Secretariat.".to_owned()), ADA);
    desk.say(4, (0, 0), None, Body::Headline("Shall becomes should".to_owned()), ADA);
    desk.say(5, (0, 0), None, Body::Important, BO);
    desk.say(6, (0, 0), None, Body::Seen, ADA);
    let (changes, placed) = desk.read((0, 1), UiLanguage::English);
    assert_eq!((changes.len(), placed), (desk.steps[0].changes.len(), 6));
    let change = &changes[0];
    assert!(change.seen && change.important);
    assert_eq!(
        (change.star, change.headline_annotation),
        (Some(AnnotationId::from_bits(5)), Some(AnnotationId::from_bits(4)))
    );
    assert_eq!(change.headline.as_deref(), Some("Shall becomes should"));
    let tag = &change.tags[0];
    assert_eq!(
        (tag.name.as_str(), tag.short.as_str()),
        ("Cross-border data flows and their governance", "Cross-border data flows…")
    );
    assert_eq!(tag.colour, Some(0x0011_2233), "a theme without a colour has that of the theme above it");
    let claim = &change.claims[0];
    assert_eq!((claim.names(), claim.unknown), (vec!["Republic of Norlund (invented)"], false));
    assert_eq!((claim.actors[0].short.as_str(), claim.author.as_str()), ("NOR", "Bo"));
    assert_eq!((claim.aligned.len(), claim.made_at()), (1, None));
    assert_eq!(change.notes[0].text, "Ask the Secretariat.");
    assert!(change.words.is_empty() && change.notes[0].quote.is_none() && change.notes[0].step.is_none());
    assert!(changes[1..].iter().all(|change| *change == AnnotatedChange::default()));
}

#[test]
fn words_are_quoted_and_found_where_they_stand() {
    let mut desk = Desk::new();
    desk.say(1, (0, 0), Some(Span::new(10, 6)), Body::Note("Weaker.".to_owned()), ADA);
    let (changes, _) = desk.read((0, 1), UiLanguage::English);
    let change = spoken_of(&changes);
    assert_eq!(change.notes[0].quote.as_deref(), Some("should"));
    let words = AnnotatedWords { side: Side::New, paragraph: 0.into(), span: Span::new(10, 6) };
    assert_eq!(change.words, [words]);
}

#[test]
fn a_wider_comparison_shows_what_was_said_on_its_steps_and_names_them() {
    let mut desk = Desk::new();
    desk.say(1, (0, 0), None, Body::Note("Weaker.".to_owned()), ADA);
    desk.say(2, (0, 0), None, Body::Important, ADA);
    desk.say(3, (0, 0), None, Body::Seen, ADA);
    desk.say(4, (1, 1), None, Body::Headline("A fund".to_owned()), ADA);
    let (changes, placed) = desk.read((0, 2), UiLanguage::English);
    assert_eq!(placed, 4);
    let weakened = spoken_of(&changes);
    assert_eq!(weakened.notes[0].step.as_deref(), Some("0→1"));
    // Starred, but not here; seen on its own step is not seen on this one.
    assert!(weakened.important && weakened.star.is_none() && !weakened.seen);
    let fund = changes.iter().find(|change| change.headline.is_some()).expect("the fund has a headline");
    assert_eq!(fund.headline_annotation, None);
    // And the other way: a single step shows nothing of its neighbour.
    assert_eq!(desk.read((1, 2), UiLanguage::English).1, 1);
}

#[test]
fn a_theme_two_coders_gave_stands_once_and_the_readers_own_first() {
    let mut desk = Desk::new();
    desk.say(1, (0, 0), None, Body::Tag(DATA), BO);
    desk.say(2, (0, 0), None, Body::Tag(DATA), ADA);
    desk.say(3, (0, 0), None, Body::Tag(ThemeId::from_bits(99)), ADA);
    let (changes, _) = desk.read((0, 1), UiLanguage::Chinese);
    let change = spoken_of(&changes);
    assert_eq!(change.tags.len(), 1, "a theme that is gone from the codebook is not shown");
    let tag = &change.tags[0];
    assert_eq!((tag.annotation, tag.own), (AnnotationId::from_bits(2), true));
    assert_eq!((tag.authors.as_slice(), tag.name.as_str()), (&["Bo".to_owned(), "Ada".to_owned()][..], "数据治理"));
}

#[test]
fn not_known_is_said_and_is_not_silence() {
    let mut desk = Desk::new();
    desk.say(1, (0, 0), None, claim(Vec::new()), ADA);
    let (changes, _) = desk.read((0, 1), UiLanguage::English);
    let claim = &spoken_of(&changes).claims[0];
    assert!(claim.unknown && claim.names().is_empty());
}

#[test]
fn words_that_are_gone_stand_on_no_change() {
    let mut desk = Desk::new();
    desk.say(1, (0, 0), None, Body::Important, ADA);
    let annotations = Arc::make_mut(&mut desk.study.annotations);
    let held = Arc::make_mut(annotations.get_mut(&AnnotationId::from_bits(1)).expect("was said"));
    for anchor in held.target.old.iter_mut().chain(&mut held.target.new) {
        anchor.paragraph = ParagraphId::from_bits(7);
        anchor.quote = "Words that no draft ever held".to_owned();
    }
    let (changes, placed) = desk.read((0, 1), UiLanguage::English);
    assert_eq!(placed, 0);
    assert!(changes.iter().all(|change| *change == AnnotatedChange::default()));
}
