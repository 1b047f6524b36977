//! Any sequence of changes: nothing tagged is lost, no circle, and undo and redo go all the way.

use super::*;
use crate::base::{AnnotationId, CoderId, DraftId, ImportedCode, Message, SeededIds, StudyId, ThemeId, Timestamp};
use crate::study::edit::Edit;
use crate::study::edit_error::EditError;
use crate::study::model::{Annotation, Body, LocalizedName, Target, Theme};
use crate::study::root::Study;
use crate::study::{History, apply, starter};
use std::collections::BTreeSet;
use std::sync::Arc;

fn begun(tags: u128) -> Study {
    let mut study = starter::with_gdc(Study::empty(StudyId::from_bits(1), ""));
    let themes: Vec<ThemeId> = study.themes.keys().copied().collect();
    let annotations = Arc::make_mut(&mut study.annotations);
    for number in 0..tags {
        let target = Target {
            from: DraftId::from_bits(number % 7),
            to: DraftId::from_bits(number % 7 + 1),
            old: Vec::new(),
            new: Vec::new(),
        };
        let theme = themes[(number as usize * 5) % themes.len()];
        let annotation = Annotation {
            target,
            body: Body::Tag(theme),
            author: CoderId::from_bits(number % 2),
            made: Timestamp::UNIX_EPOCH,
            changed: Timestamp::UNIX_EPOCH,
        };
        annotations.insert(AnnotationId::from_bits(number), Arc::new(annotation));
    }
    study
}

/// A small generator of numbers, so that a failure can be run again.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % most.max(1) as u64) as usize
    }
}

fn random(study: &Study, dice: &mut Dice, ids: &mut SeededIds) -> CodebookEdit {
    let themes: Vec<ThemeId> = study.themes.keys().copied().collect();
    let mut any = || themes[dice.below(themes.len())];
    let (a, b) = (any(), any());
    let at = Timestamp::UNIX_EPOCH;
    let named = |name: &str| {
        Box::new(Theme { names: LocalizedName { en: name.to_owned(), zh: String::new() }, ..Theme::default() })
    };
    match dice.below(8) {
        0 => CodebookEdit::Create(ThemeId::new(ids), Box::new(Theme { parent: Some(a), ..*named("new") })),
        1 => {
            let key = Some(dice.below(9) as u8 + 1);
            CodebookEdit::Change(a, Box::new(Theme { key, ..study.themes[&a].clone() }))
        }
        2 | 3 => CodebookEdit::Move(a, (dice.below(3) > 0).then_some(b), dice.below(6)),
        4 => CodebookEdit::Merge { from: a, into: b, at },
        5 => {
            let tags = uses(study, a).tags.into_iter().step_by(2).collect();
            CodebookEdit::Split { from: a, id: ThemeId::new(ids), theme: named("part"), tags, at }
        }
        6 => CodebookEdit::Retire(a, dice.below(2) == 0),
        _ => CodebookEdit::Remove(a),
    }
}

/// Every coder's tagged words, whatever the theme.
fn words(study: &Study) -> BTreeSet<(CoderId, Target)> {
    study
        .annotations
        .values()
        .filter(|annotation| matches!(annotation.body, Body::Tag(_)))
        .map(|annotation| (annotation.author, annotation.target.clone()))
        .collect()
}

#[test]
fn any_changes_lose_no_tag_make_no_circle_and_are_taken_back() {
    for seed in 1..=40_u64 {
        let mut dice = Dice(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15));
        let mut ids = SeededIds::new(seed);
        let start = begun(90);
        let mut history = History::new(start.clone(), Message::new("edit-begun"));
        let mut made = 0;
        for _ in 0..60 {
            let edit = random(history.study(), &mut dice, &mut ids);
            let before = history.study().clone();
            match history.edit(&Edit::Codebook(edit.clone()), Timestamp::UNIX_EPOCH) {
                Ok(()) => made += 1,
                Err(_) => assert_eq!(**history.study(), *before, "a refused edit changes nothing"),
            }
            let study = history.study();
            assert_eq!(check(&study.themes), Ok(()), "seed {seed}: {edit:?}");
            assert_eq!(words(study), words(&start), "seed {seed}: {edit:?}");
            assert_eq!(tree(study).len(), study.themes.len(), "each theme once in the tree");
            for annotation in study.annotations.values() {
                if let Body::Tag(theme) = annotation.body {
                    assert!(study.themes.contains_key(&theme), "seed {seed}: a tag of no theme after {edit:?}");
                    assert_eq!(study.themes[&theme].merged_into, None, "seed {seed}: a tag of a theme merged away");
                }
            }
        }
        assert!(made > 15, "{made} edits were made");
        let end = history.study().clone();
        while history.undo().is_some() {}
        assert_eq!(**history.study(), start);
        while history.redo().is_some() {}
        assert_eq!(*history.study(), end);
    }
}

#[test]
fn a_merge_takes_tags_keys_words_and_children_along() {
    let mut study = begun(60);
    let (from, into) = (starter::theme_id("A0"), starter::theme_id("A6"));
    Arc::make_mut(&mut study.themes).get_mut(&from).expect("there").keywords.push("charter words".to_owned());
    let (before, its) = (uses(&study, from).tags.len(), uses(&study, into).tags.len());
    assert!(before > 0 && its > 0);
    let edit = Edit::Codebook(CodebookEdit::Merge { from, into, at: Timestamp::UNIX_EPOCH });
    let merged = apply(&study, &edit).expect("merged");
    assert!(!uses(&merged, from).any());
    assert!(uses(&merged, into).tags.len() > its);
    assert_eq!(merged.themes[&starter::theme_id("P01")].parent, Some(into));
    assert!(merged.themes[&into].keywords.contains(&"charter words".to_owned()));
    assert!(merged.themes[&from].retired);
    assert_eq!(resolve(&merged, from), into);
    let gone = apply(&merged, &Edit::Codebook(CodebookEdit::Remove(from))).expect("nothing hangs on it any more");
    assert!(!gone.themes.contains_key(&from));
    let used = apply(&merged, &Edit::Codebook(CodebookEdit::Remove(into)));
    assert_eq!(used, Err(EditError::InUse));
}

#[test]
fn a_parent_merged_into_its_child_leaves_no_circle() {
    let study = begun(0);
    let edit = CodebookEdit::Merge {
        from: starter::theme_id("A0"),
        into: starter::theme_id("P03"),
        at: Timestamp::UNIX_EPOCH,
    };
    let merged = apply(&study, &Edit::Codebook(edit)).expect("merged");
    assert_eq!(merged.themes[&starter::theme_id("P03")].parent, None);
    assert_eq!(merged.themes[&starter::theme_id("P01")].parent, Some(starter::theme_id("P03")));
}

#[test]
fn what_cannot_be_is_refused_by_name() {
    let study = begun(0);
    let a = |code: &str| starter::theme_id(code);
    let refused = |edit| apply(&study, &Edit::Codebook(edit)).err();
    assert_eq!(refused(CodebookEdit::Move(a("A0"), Some(a("P01")), 0)), Some(EditError::Cycle));
    assert_eq!(refused(CodebookEdit::Move(a("A0"), Some(a("A0")), 0)), Some(EditError::Cycle));
    let key = Theme { key: Some(1), ..study.themes[&a("A9")].clone() };
    assert_eq!(refused(CodebookEdit::Change(a("A9"), Box::new(key))), Some(EditError::KeyTaken));
    let nameless = Theme { names: LocalizedName::default(), ..study.themes[&a("A9")].clone() };
    assert_eq!(refused(CodebookEdit::Change(a("A9"), Box::new(nameless))), Some(EditError::NoName));
    assert_eq!(refused(CodebookEdit::Remove(a("A0"))), Some(EditError::InUse), "themes stand below it");
}

#[test]
fn an_import_names_what_it_adds_and_what_differs_and_overwrites_only_when_told() {
    let study = begun(10);
    let incoming = [
        ImportedCode { name: "Upholding human rights".to_owned(), colour: Some(0x00_11_22), ..Default::default() },
        ImportedCode { name: "Neurotechnology".to_owned(), key: Some(1), ..Default::default() },
        ImportedCode { name: "Implants".to_owned(), parent: Some(1), ..Default::default() },
        ImportedCode { name: "维护人权".to_owned(), parent: Some(1), ..Default::default() },
    ];
    let plan = plan(&study, &incoming, &mut SeededIds::new(4));
    assert_eq!(plan.fates.iter().map(|fate| fate.new).collect::<Vec<_>>(), [false, true, true, true]);
    assert_eq!(plan.fates[0].differs.len(), 1, "{:?}", plan.fates[0]);
    let added = apply(&study, &Edit::Codebook(plan.add)).expect("added");
    assert_eq!(added.themes.len(), study.themes.len() + 3);
    assert_eq!(added.themes[&starter::theme_id("A3")], study.themes[&starter::theme_id("A3")], "left as it was");
    let changed = apply(&study, &Edit::Codebook(plan.add_and_change)).expect("changed");
    assert_eq!(changed.themes[&starter::theme_id("A3")].colour, Some(0x00_11_22));
    let implants = changed.themes.values().find(|theme| theme.names.en == "Implants").expect("there");
    let neuro = changed.themes.get(&implants.parent.expect("below")).expect("there");
    assert_eq!((neuro.names.en.as_str(), neuro.key), ("Neurotechnology", None), "key 1 stays where it was");
}
