//! Two hundred annotations on invented drafts whose every paragraph has words that no other has: after a corrected copy, a
//! hand-made link, another view of tracked changes, each stands on its own words or is adrift, and they are counted.

use crate::support::{Desk, act, run, said};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;
use travaux::app::{Action, App, CheckAction, Command, DraftAction};
use travaux::base::{AnnotationId, CoderId, DraftId, LinkId, SeededIds, Span, Timestamp};
use travaux::study::{
    Anchor, AnchorState, Annotation, Body, Draft, Edit, Study, Target, UserLink, anchor, apply, file,
};
use travaux::text::{Mark, Paragraph, Reading, Style, View};

const PARAGRAPHS: usize = 50;

/// A word that only this place has.
fn word(paragraph: usize, slot: usize) -> String {
    const FIRST: [&str; 10] = ["lum", "bar", "tev", "nor", "gis", "pol", "fam", "ked", "rus", "dov"];
    const LAST: [&str; 5] = ["ora", "ine", "usk", "eth", "alo"];
    let number = paragraph * 4 + slot;
    format!("{}{}{}", FIRST[number % 10], LAST[number / 10 % 5], FIRST[number / 50])
}

/// Words of the second draft as they were in the first: every phrase annotated has one that changed.
fn earlier(text: &str) -> String {
    [(" of the ", " in the "), ("region.", "county."), ("be kept", "be held"), ("shall serve", "may serve")]
        .iter()
        .fold(text.to_owned(), |text, (now, then)| text.replace(now, then))
}

/// How a paragraph of the second draft reads.
fn paragraph(number: usize) -> [String; 2] {
    let [a, b, c, d] = [0, 1, 2, 3].map(|slot| word(number, slot));
    [
        format!("We affirm that the {a} of the {b} shall serve every {c} of the region."),
        format!("It is decided that the {d} be kept by the council for ten years."),
    ]
}

fn text(paragraphs: impl IntoIterator<Item = String>) -> String {
    let numbered = paragraphs.into_iter().enumerate().map(|(at, text)| format!("{}. {text}", at + 1));
    numbered.collect::<Vec<_>>().join("\n\n") + "\n"
}

fn rev2() -> Vec<String> {
    (0..PARAGRAPHS).map(|number| paragraph(number).join(" ")).collect()
}

/// The words annotated in a paragraph: a phrase of each sentence, one over both, the whole.
fn phrases(number: usize) -> [String; 4] {
    let [a, b, c, d] = [0, 1, 2, 3].map(|slot| word(number, slot));
    [
        format!("the {a} of the {b}"),
        format!("that the {d} be kept"),
        format!("every {c} of the region. It is decided"),
        paragraph(number).join(" "),
    ]
}

/// Where a paragraph stands in a draft.
fn number_in(reading: &Reading, number: usize) -> usize {
    let place = reading.paragraphs.iter().position(|paragraph| paragraph.text.contains(&word(number, 1)));
    place.expect("every paragraph is read")
}

fn earlier_words(draft: &Draft, reading: &Reading, number: usize, phrase: &str) -> Anchor {
    let place = number_in(reading, number);
    let at = reading.paragraphs[place].text.find(phrase).expect("the phrase as it was");
    anchor::anchor(draft, reading, place, Span::new(at, phrase.len())).expect("words")
}

/// The study with its two hundred notes, and the words that each must stand with.
struct Fixture {
    desk: Desk,
    app: App,
    markers: BTreeMap<AnnotationId, Vec<String>>,
    draft: DraftId,
}

/// Two drafts are opened, changed by `prepare`, annotated, saved, and opened again.
fn fixture(prepare: impl Fn(&mut Study)) -> Fixture {
    let desk = Desk::new();
    let zero = rev2().into_iter().map(|text| earlier(&text));
    let files = vec![desk.put("zero.txt", text(zero)), desk.put("rev2.txt", text(rev2()))];
    let mut app = desk.app(1);
    app.start_with(files);
    app.settle();
    let mut study = (**app.study()).clone();
    app.shutdown();
    prepare(&mut study);
    let mut ids = SeededIds::new(77);
    let coder = CoderId::new(&mut ids);
    study = apply(&study, &Edit::SetCoder(coder, "Ada".to_owned())).expect("named");
    let (from, to) = (study.drafts[0].clone(), study.drafts[1].clone());
    let (before, reading) = (from.reading(), to.reading());
    let mut markers = BTreeMap::new();
    for number in 0..PARAGRAPHS {
        let place = number_in(&reading, number);
        for (slot, phrase) in phrases(number).into_iter().enumerate() {
            let words = &reading.paragraphs[place].text;
            // Where tracked changes stand in a phrase, it is with what they leave.
            let phrase = if words.contains(&phrase) { phrase } else { phrase.replacen("the ", "the revered ", 1) };
            let span = words.find(&phrase).map_or(Span::new(0, words.len()), |at| Span::new(at, phrase.len()));
            let annotation = Annotation {
                target: Target {
                    from: from.id,
                    to: to.id,
                    old: vec![earlier_words(&from, &before, number, &earlier(&phrases(number)[slot]))],
                    new: vec![anchor::anchor(&to, &reading, place, span).expect("words")],
                },
                body: Body::Note(format!("note {number}-{slot}")),
                author: coder,
                made: Timestamp::UNIX_EPOCH,
                changed: Timestamp::UNIX_EPOCH,
            };
            let id = AnnotationId::new(&mut ids);
            study = apply(&study, &Edit::Annotate(id, Box::new(annotation))).expect("annotated");
            let own =
                (0..4).map(|slot| word(number, slot)).filter(|word| span.of(words).is_some_and(|at| at.contains(word)));
            markers.insert(id, own.collect());
        }
    }
    assert_eq!(study.annotations.len(), 200);
    file::save(&file::RealDisk, &desk.path("study.travaux"), &study, None, file::Backups::MoveOn).expect("saved");
    let mut app = desk.app(2);
    app.start_with(vec![desk.path("study.travaux")]);
    app.settle();
    Fixture { desk, app, markers, draft: to.id }
}

/// How the two hundred stand: exact, moved, changed, adrift; none on words of another place.
fn standing(fixture: &Fixture) -> [usize; 4] {
    let study = fixture.app.study();
    let draft = study.draft(fixture.draft).expect("there");
    let reading = draft.reading();
    let mut counts = [0; 4];
    assert_eq!(study.annotations.len(), 200, "none is dropped");
    for (id, annotation) in study.annotations.iter() {
        let (state, place) = anchor::locate(&annotation.target.new[0], draft, &reading);
        let own = &fixture.markers[id];
        match place {
            Some((index, span)) => {
                let words = span.of(&reading.paragraphs[index].text).expect("a place");
                assert!(own.iter().any(|marker| words.contains(marker)), "{:?} stands on “{words}”", annotation.body);
            }
            None => assert_eq!(state, AnchorState::Adrift),
        }
        counts[state as usize] += 1;
    }
    counts
}

/// Every note that the window shows stands with a change that holds its words. Returns how many are shown.
fn shown(fixture: &Fixture) -> usize {
    let board = fixture.app.board().expect("compared");
    let mut shown = 0;
    for (index, card) in board.cards.iter().enumerate() {
        let words: String = travaux::base::Side::BOTH
            .into_iter()
            .flat_map(|side| board.paragraphs(index, side).into_iter().map(|(_, paragraph)| paragraph.text.clone()))
            .collect();
        for note in &card.notes {
            let own = &fixture.markers[&note.annotation];
            assert!(own.iter().any(|marker| words.contains(marker)), "“{}” is shown with “{words}”", note.text);
            shown += 1;
        }
    }
    shown
}

/// The copy with small corrections, paragraphs rewritten, moved, renumbered, divided, gone.
fn corrected() -> String {
    let mut paragraphs = Vec::new();
    let mut last = Vec::new();
    for number in 0..PARAGRAPHS {
        let [first, second] = paragraph(number);
        let whole = format!("{first} {second}");
        match number % 10 {
            1 => paragraphs.push(whole.replace("ten years", "twelve years")),
            2 => paragraphs.push(whole.replace("affirm that the", "affirm that the old")),
            3 => paragraphs.push(format!(
                "Nothing that was proposed under this head in round {number} found support, and delegations agreed to come back to it."
            )),
            4 => last.push(whole),
            6 => {}
            7 => {
                paragraphs.push(format!("A wholly new commitment, numbered {number}, was added before the next one."));
                paragraphs.push(whole);
            }
            8 => paragraphs.extend([first, second]),
            _ => paragraphs.push(whole),
        }
    }
    paragraphs.extend(last);
    text(paragraphs)
}

#[test]
fn a_corrected_copy_carries_every_annotation_to_its_words_or_sets_it_adrift() {
    let mut fixture = fixture(|_| {});
    assert_eq!(standing(&fixture), [200, 0, 0, 0]);
    assert_eq!(shown(&fixture), 200);
    let before = fixture.app.study().clone();
    let path: PathBuf = fixture.desk.put("rev2 corrected.txt", corrected());
    act(&mut fixture.app, Action::Draft(DraftAction::Replace(fixture.draft, path)));
    let [exact, moved, changed, adrift] = standing(&fixture);
    // Rewritten and gone: ten paragraphs of four. Everything else stands, on words of its own.
    assert_eq!((exact + moved + changed, adrift), (160, 40));
    let study = fixture.app.study().clone();
    let quote = |study: &Study, id: &AnnotationId| study.annotations[id].target.new[0].quote.clone();
    let same = study.annotations.keys().filter(|id| quote(&study, id) == quote(&before, id)).count();
    // Other words: the whole paragraphs of 1 and 2 and a phrase of 2; of 8 the whole and the phrase over both sentences, now
    // apart.
    assert_eq!(same, 200 - 5 - 10 - 10, "the words of all others are the same");
    let sentence = said(&fixture.app).into_iter().find(|said| said.contains("adrift")).expect("it is said");
    assert!(sentence.contains("adrift 40") && sentence.contains("on words that changed 25"), "{sentence}");
    assert_eq!(shown(&fixture), 200, "those adrift here are shown with their words in the draft before");
    run(&mut fixture.app, Command::Undo);
    assert_eq!(fixture.app.study().annotations, before.annotations);
    assert_eq!(standing(&fixture), [200, 0, 0, 0]);
}

#[test]
fn a_hand_made_link_moves_no_annotation() {
    let mut fixture = fixture(|_| {});
    let study = fixture.app.study().clone();
    let mut linked = (*study).clone();
    let mut ids = SeededIds::new(5);
    // The first with the twentieth and the other way round, the rest as it is; and two cut apart.
    for (old, new, link) in [(0, 20, true), (20, 0, true), (7, 7, false), (33, 33, false)] {
        let end = |draft: usize, at: usize| (study.drafts[draft].id, study.drafts[draft].text.ids[at]);
        let link = UserLink { old: end(0, old), new: end(1, new), linked: link };
        linked = apply(&linked, &Edit::Link(LinkId::new(&mut ids), link)).expect("linked");
    }
    file::save(&file::RealDisk, &fixture.desk.path("linked.travaux"), &linked, None, file::Backups::MoveOn)
        .expect("saved");
    act(&mut fixture.app, Action::Draft(DraftAction::Open(vec![fixture.desk.path("linked.travaux")])));
    assert_eq!(fixture.app.study().links.len(), 4);
    assert_eq!(standing(&fixture), [200, 0, 0, 0]);
    assert_eq!(shown(&fixture), 200);
}

fn put(paragraph: &mut Paragraph, at: usize, words: &str, style: Style) {
    paragraph.text.insert_str(at, words);
    paragraph.marks.push(Mark::new(Span::new(at, words.len()), style));
}

/// Puts tracked changes into the second draft: nothing, words put in, words replaced, whole paragraphs put in, words
/// taken out.
fn track(study: &mut Study) {
    let draft = Arc::make_mut(&mut study.drafts[1]);
    let copy = Arc::make_mut(&mut draft.text.copy);
    for (number, paragraph) in copy.paragraphs.iter_mut().enumerate() {
        let at = |words: &str| paragraph.text.find(words).expect("the paragraph's own words");
        match number % 5 {
            1 => put(paragraph, at(" years"), " long", Style::Inserted),
            2 => {
                let at = at(&word(number, 0));
                put(paragraph, at, "venerable ", Style::Deleted);
                put(paragraph, at + "venerable ".len(), "revered ", Style::Inserted);
            }
            3 => paragraph.marks.push(Mark::new(Span::new(0, paragraph.text.len()), Style::Inserted)),
            4 => put(paragraph, at("It is"), "This was in doubt. ", Style::Deleted),
            _ => {}
        }
    }
    draft.view = View::Accepted;
}

#[test]
fn another_view_of_tracked_changes_carries_every_annotation_and_back() {
    let mut fixture = fixture(track);
    assert_eq!(standing(&fixture), [200, 0, 0, 0]);
    let before = fixture.app.study().clone();
    act(&mut fixture.app, Action::Check(CheckAction::Open(fixture.draft, None)));
    act(&mut fixture.app, Action::Check(CheckAction::SetView(View::Rejected)));
    let [exact, moved, changed, adrift] = standing(&fixture);
    assert_eq!((exact + moved + changed, adrift), (160, 40), "paragraphs that were put in are not there");
    let study = fixture.app.study().clone();
    let quotes = |study: &Study| -> Vec<Anchor> {
        study.annotations.values().map(|annotation| annotation.target.new[0].clone()).collect()
    };
    assert!(quotes(&study).iter().any(|anchor| anchor.quote.contains("venerable")), "replaced words are replaced");
    assert!(
        !quotes(&study).iter().any(|anchor| anchor.quote.contains("revered") && anchor.quote.contains("venerable"))
    );
    act(&mut fixture.app, Action::Check(CheckAction::SetView(View::Published)));
    assert_eq!(standing(&fixture)[3], 0, "all words are in sight");
    act(&mut fixture.app, Action::Check(CheckAction::SetView(View::Accepted)));
    assert_eq!(standing(&fixture), [200, 0, 0, 0]);
    let words = |study: &Study| quotes(study).into_iter().map(|anchor| anchor.quote).collect::<Vec<_>>();
    assert_eq!(words(fixture.app.study()), words(&before), "back on the words that were annotated");
    act(&mut fixture.app, Action::Check(CheckAction::Close));
    assert_eq!(shown(&fixture), 200);
}

#[test]
fn a_draft_put_in_between_takes_every_annotation_to_the_step_of_its_words() {
    let mut fixture = fixture(|_| {});
    // Every second paragraph reads as in the end already, the others as in the beginning still.
    let middle = rev2()
        .into_iter()
        .enumerate()
        .map(|(number, text)| if number.is_multiple_of(2) { text } else { earlier(&text) });
    let path = fixture.desk.put("rev1.txt", text(middle));
    act(&mut fixture.app, Action::Draft(DraftAction::Open(vec![path])));
    let study = fixture.app.study().clone();
    let [zero, one, two] = study.drafts.as_slice() else { panic!("three drafts") };
    let untold: Vec<&Body> = study.unplaced.iter().map(|id| &study.annotations[id].body).collect();
    assert_eq!((study.annotations.len(), untold), (200, Vec::new()), "every step can be told");
    let mut counts = [0; 2];
    for (id, annotation) in study.annotations.iter() {
        let Body::Note(text) = &annotation.body else { panic!("notes only") };
        let number: usize = text.trim_start_matches("note ").split('-').next().expect("a number").parse().expect("one");
        let target = &annotation.target;
        let step = usize::from(!number.is_multiple_of(2));
        let wanted = [(zero.id, one.id), (one.id, two.id)][step];
        assert_eq!((target.from, target.to), wanted, "{text}");
        counts[step] += 1;
        for place in target.old.iter().chain(&target.new) {
            let draft = study.draft(place.draft).expect("there");
            let reading = draft.reading();
            let (state, at) = anchor::locate(place, draft, &reading);
            let (index, span) = at.expect("none is adrift");
            assert_eq!(state, AnchorState::Exact);
            let words = span.of(&reading.paragraphs[index].text).expect("a place");
            assert!(fixture.markers[id].iter().any(|marker| words.contains(marker)), "{text} stands on “{words}”");
        }
    }
    assert_eq!(counts, [100, 100]);
}
