//! The check view shows pages as they look, and text files in the encoding that is right.

use crate::support::{app, settle, window_of};
use egui::Vec2;
use egui_kittest::kittest::Queryable as _;
use std::path::{Path, PathBuf};
use travaux::app::{
    Action, AnnotateAction, App, CheckAction, ClaimDraft, Command, ComparisonAction, DraftAction, PageLook,
    StudyAction, words_of,
};
use travaux::import;

fn gdc(file: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/gdc").join(file)
}

fn check(app: &mut App, action: CheckAction) {
    app.perform(Action::Check(action));
    app.settle();
}

/// Share of dark pixels of a page's area; lengths in points.
fn dark(picture: &import::Picture, sketch: &import::Sketch, area: [f32; 4]) -> f32 {
    let scale = picture.width as f32 / sketch.width;
    let [left, top, right, bottom] = area.map(|length| (length * scale).max(0.0) as usize);
    let (right, bottom) = (right.min(picture.width), bottom.min(picture.height));
    let (mut count, mut dark) = (0, 0);
    for y in top..bottom {
        for x in left..right {
            count += 1;
            let pixel = &picture.pixels[(y * picture.width + x) * 4..][..4];
            dark += usize::from(pixel[..3].iter().all(|&part| part < 140));
        }
    }
    dark as f32 / f32::from(u16::try_from(count.max(1)).unwrap_or(u16::MAX))
}

#[test]
fn a_page_is_drawn_and_the_words_stand_where_they_are_lit() {
    for (file, language) in [("rev1.pdf", "en"), ("zero-zh.pdf", "zh")] {
        let bytes = std::fs::read(gdc(file)).expect("the sample");
        let sketch = import::sketch(&bytes, 1, "").expect("a sketch");
        let picture = import::picture(&bytes, 1, "", 1.5).expect("a picture");
        let shape = picture.height as f32 / picture.width as f32;
        assert!((shape - sketch.height / sketch.width).abs() < 0.01, "{language}: the page's own shape");
        let words = sketch.words.iter().filter(|word| word.size > 6.0 && word.x1 - word.x0 > 4.0).take(40);
        let mut inked = 0;
        let mut all = 0;
        for word in words {
            all += 1;
            let area = [word.x0, word.y - word.size * 0.8, word.x1, word.y];
            inked += usize::from(dark(&picture, &sketch, area) > 0.04);
        }
        assert!(all > 5 && inked * 10 >= all * 9, "{language}: ink under {inked} of {all} words");
        assert!(dark(&picture, &sketch, [0.0, 0.0, 30.0, 30.0]) < 0.001, "{language}: an empty corner");
    }
}

#[test]
fn pages_that_cannot_be_drawn_are_said_and_cost_nothing() {
    let bytes = std::fs::read(gdc("rev1.pdf")).expect("the sample");
    assert!(import::picture(&bytes, 999, "", 1.5).is_err(), "no such page");
    assert!(import::picture(b"%PDF-1.7 nothing", 1, "", 1.5).is_err());
    for scale in [0.0, -1.0, f32::NAN, f32::INFINITY] {
        assert!(import::picture(&bytes, 1, "", scale).is_err(), "scale {scale}");
    }
    let vast = import::picture(&bytes, 1, "", 400.0).expect("drawn smaller");
    assert!(vast.width * vast.height <= 6_100_000, "bounded: {} by {}", vast.width, vast.height);
    // A picture of ten billion pixels, named in the page's resources.
    let page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R/Resources<</XObject<</Im 5 0 R>>>>>>";
    let body = format!(
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n\
         3 0 obj{page}endobj\n4 0 obj<</Length 28>>stream\nq 200 0 0 200 0 0 cm /Im Do Q\nendstream endobj\n\
         5 0 obj<</Type/XObject/Subtype/Image/Width 100000/Height 100000/BitsPerComponent 8/ColorSpace/DeviceRGB\
         /Length 3>>stream\nabc\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
    );
    let refused = import::picture(body.as_bytes(), 1, "", 1.5).expect_err("too much");
    assert_eq!(refused.key, "picture-too-much");
}

#[test]
fn the_page_stands_in_the_window_with_the_paragraph_lit() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut app = app(folder.path(), 31);
    app.perform(Action::Run(Command::NewStudy));
    app.perform(Action::Draft(DraftAction::Open(vec![gdc("rev1.pdf")])));
    app.settle();
    let draft = app.study().drafts[0].id;
    check(&mut app, CheckAction::Open(draft, Some(12)));
    let Some(PageLook::Drawn(first, _)) = app.drafts().page_look() else { panic!("{:?}", app.drafts().page_look()) };
    let (view, row, page) = app.drafts().checked().expect("checking");
    let original = app.drafts().original().expect("read");
    let travaux::app::Original::Page(sketch) = &*original else { panic!("a page") };
    assert!(words_of(sketch, &view.rows[row].paragraph).is_some(), "the chosen paragraph is found on page {page}");
    check(&mut app, CheckAction::Sharpen(2));
    let Some(PageLook::Drawn(second, sharp)) = app.drafts().page_look() else { panic!("drawn again") };
    assert_ne!(first, second);
    assert!(sharp.width > 1_400, "sharper when looked at closely");
    let mut harness = window_of(app, Vec2::new(1440.0, 900.0));
    harness.get_by_label_contains("Words only").click();
    settle(&mut harness);
    harness.get_by_label_contains("Drawn from the places of its words");
}

#[test]
fn a_text_read_in_the_wrong_encoding_is_read_again_and_keeps_what_was_said() {
    let folder = tempfile::tempdir().expect("a folder");
    let old = in_windows_1251(
        "1. Мы подтверждаем, что сельские библиотеки открыты для всех.\n\n2. Мы просим представить доклад.\n",
    );
    let new = in_windows_1251(
        "1. Мы подтверждаем, что сельские библиотеки открыты для каждого.\n\n2. Мы просим представить доклад.\n",
    );
    std::fs::write(folder.path().join("zero.txt"), old).expect("written");
    std::fs::write(folder.path().join("rev1.txt"), new).expect("written");
    let mut app = app(folder.path(), 32);
    app.perform(Action::Run(Command::NewStudy));
    app.perform(Action::SetCoder("Ada".to_owned()));
    app.perform(Action::Draft(DraftAction::Open(vec![folder.path().join("zero.txt"), folder.path().join("rev1.txt")])));
    app.settle();
    let draft = app.study().drafts[1].id;
    let text = |app: &App| app.study().drafts[1].text.copy.paragraphs[0].text.clone();
    let right = text(&app);
    assert!(right.contains("библиотеки"), "found by itself: {right}");
    check(&mut app, CheckAction::Open(draft, None));
    assert_eq!(app.drafts().checked().expect("checking").0.encoding.as_deref(), Some("windows-1251"), "shown");

    // Wrongly chosen first: every sign another one. Then something is said of the change.
    check(&mut app, CheckAction::SetEncoding("windows-1252".to_owned()));
    assert!(!text(&app).contains("библиотеки"));
    check(&mut app, CheckAction::Close);
    let changes = &app.board().expect("compared").comparison.changes;
    let change = changes.iter().position(|change| change.at.new.contains(&0)).expect("the first paragraph changed");
    app.perform(Action::Compare(ComparisonAction::SelectChange(change)));
    app.perform(Action::Annotate(AnnotateAction::SetClaim(ClaimDraft {
        evidence: "statement".to_owned(),
        ..ClaimDraft::default()
    })));
    app.perform(Action::Annotate(AnnotateAction::SetNote(None, "ask".to_owned())));
    app.settle();
    let said = |app: &App| {
        let annotations = app.study().annotations.values();
        annotations.flat_map(|one| one.target.new.iter().map(|anchor| anchor.quote.clone())).collect::<Vec<_>>()
    };
    let wrong = said(&app);
    assert!(!wrong.is_empty() && wrong.iter().all(|quote| !quote.contains("каждого")));
    check(&mut app, CheckAction::Open(draft, None));
    check(&mut app, CheckAction::SetEncoding("windows-1251".to_owned()));
    assert_eq!(text(&app), right);
    assert!(said(&app).iter().any(|quote| quote.contains("каждого")), "held to the same words: {:?}", said(&app));
    app.perform(Action::Run(Command::Undo));
    app.settle();
    assert_eq!(said(&app), wrong, "one step back");
    app.perform(Action::Run(Command::Redo));
    app.settle();

    // The choice outlives saving.
    app.perform(Action::Study(StudyAction::SaveTo(folder.path().join("kept.travaux"))));
    app.settle();
    app.shutdown();
    drop(app);
    let mut again = crate::support::app(folder.path(), 33);
    again.perform(Action::Draft(DraftAction::Open(vec![folder.path().join("kept.travaux")])));
    again.settle();
    assert_eq!(again.study().drafts[1].text.copy.encoding.as_deref(), Some("windows-1251"));
    assert_eq!(text(&again), right);
}

/// Cyrillic letters as windows-1251 has them.
fn in_windows_1251(text: &str) -> Vec<u8> {
    let byte = |letter: char| match letter {
        'А'..='я' => (u32::from(letter) - 0x410 + 0xC0) as u8,
        other => other as u8,
    };
    text.chars().map(byte).collect()
}
