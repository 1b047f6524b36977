//! How long a frame of the window takes, without a GPU: run and tessellate, while two drafts of 10,000 paragraphs each are
//! scrolled through; and how long the longest frame and the answer take after a switch or a link by hand.
//!
//! `cargo bench --bench frames`. A frame at 60 per second has 16.7 ms.

#![expect(clippy::disallowed_methods, reason = "writes its own temporary files")]

#[path = "../src/compare/testdata/synthetic.rs"]
mod synthetic;

use criterion::{Criterion, criterion_group, criterion_main};
use egui::{self, Event, Modifiers, MouseWheelUnit, Pos2, RawInput, Rect, TouchPhase, Vec2};
use std::hint::black_box;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};
use travaux::app::{Action, App, Command, ComparisonAction, Folders, Setup};
use travaux::base::{SeededIds, Sides, Timestamp};
use travaux::compare::Kind;
use travaux::locale::UiLanguage;
use travaux::ui::Window;

const SIZE: Vec2 = Vec2::new(1600.0, 1000.0);

/// A window on two drafts of so many paragraphs.
fn window(folder: &Path, ctx: &egui::Context, paragraphs: usize) -> Window {
    let texts = synthetic::draft(1, paragraphs);
    let revised = synthetic::revise(&texts, 2).new;
    let files: Vec<_> = [("zero.txt", &texts), ("rev1.txt", &revised)]
        .into_iter()
        .filter_map(|(name, texts)| {
            let path = folder.join(name);
            std::fs::write(&path, texts.join("\n\n")).ok()?;
            Some(path)
        })
        .collect();
    let mut app = App::new(Setup {
        ids: Box::new(SeededIds::new(1)),
        clock: Arc::new(|| Timestamp::UNIX_EPOCH),
        folders: Folders { data: Some(folder.join("data")), home: folder.to_owned() },
        language: UiLanguage::English,
        system_dialogs: false,
        apart: travaux::app::Apart::default(),
    });
    app.start_with(files);
    app.settle();
    Window::new(ctx, app)
}

/// One frame: what has come in, drawing, and the triangles for the GPU.
fn frame(ctx: &egui::Context, window: &mut Window, at: &mut f64, wheel: f32) -> usize {
    *at += 1.0 / 60.0;
    // Down for four seconds, then up again: never at rest at an end.
    let wheel = if (*at as u64 / 4).is_multiple_of(2) { wheel } else { -wheel };
    let pointer = Pos2::new(SIZE.x / 2.0, SIZE.y / 2.0);
    let input = RawInput {
        screen_rect: Some(Rect::from_min_size(Pos2::ZERO, SIZE)),
        time: Some(*at),
        events: vec![
            Event::PointerMoved(pointer),
            Event::MouseWheel {
                unit: MouseWheelUnit::Point,
                delta: Vec2::new(0.0, -wheel),
                modifiers: Modifiers::NONE,
                phase: TouchPhase::Move,
                source: egui::MouseWheelSource::Wheel,
            },
        ],
        ..RawInput::default()
    };
    window.work(ctx);
    let output = ctx.run_ui(input, |ui| window.draw(ui));
    ctx.tessellate(output.shapes, output.pixels_per_point).len()
}

fn scrolling(c: &mut Criterion) {
    let Ok(folder) = tempfile::tempdir() else { return };
    let mut group = c.benchmark_group("a frame, 10000 paragraphs");
    for (name, command, wheel) in [
        ("side by side, at rest", Command::SideBySide, 0.0),
        ("side by side, scrolled by the wheel", Command::SideBySide, 120.0),
        ("side by side, flung", Command::SideBySide, 2_500.0),
        ("one redline, scrolled by the wheel", Command::Redline, 120.0),
        ("table of changes, scrolled by the wheel", Command::ShowChanges, 120.0),
    ] {
        let ctx = egui::Context::default();
        let mut window = window(folder.path(), &ctx, 10_000);
        window.app_mut().perform(Action::Run(Command::ShowRead));
        window.app_mut().perform(Action::Run(command));
        window.app_mut().settle();
        let mut at = 0.0;
        for _ in 0..20 {
            frame(&ctx, &mut window, &mut at, 0.0);
        }
        group.bench_function(name, |b| b.iter(|| black_box(frame(&ctx, &mut window, &mut at, wheel))));
        window.app_mut().shutdown();
    }
    group.finish();
}

/// What is done again and again, each time another one: an answer that is kept from the time before would tell nothing. Only
/// the switch goes to and fro; two answers to it are worked out anew from the comparison at hand, once each.
struct Asked {
    name: &'static str,
    actions: Vec<Action>,
    /// Whether it is taken back after each time.
    undo: bool,
}

/// A switch, cuts and links that are really there to be made in the comparison that is shown.
fn asked(app: &App) -> Vec<Asked> {
    let Some(board) = app.board() else { return Vec::new() };
    let of = |kind: Kind| board.comparison.changes.iter().filter(move |change| change.kind == kind);
    let cuts = of(Kind::Edited)
        .filter(|change| change.links.len() == 1)
        .filter_map(|change| change.links.first())
        .map(|link| Action::Compare(ComparisonAction::Link(Sides::new(link.old, link.new), false)));
    let new: Vec<usize> = of(Kind::Inserted).filter_map(|change| change.at.new.first().copied()).collect();
    let old = of(Kind::Deleted).filter_map(|change| change.at.old.first().copied());
    let links = old.flat_map(|old| {
        new.iter().map(move |&new| Action::Compare(ComparisonAction::Link(Sides::new(old, new), true)))
    });
    vec![
        Asked { name: "case counts or not", actions: vec![Action::Run(Command::CountCase)], undo: false },
        Asked { name: "a link cut by hand", actions: cuts.collect(), undo: true },
        Asked { name: "a link made by hand", actions: links.collect(), undo: true },
    ]
}

/// What a wait was like.
struct Answered {
    /// The longest frame, until everything that follows from the action is drawn.
    longest: Duration,
    /// How long until the answer was on the screen.
    answer: Duration,
    /// Whether it was still said that work goes on until the answer was there.
    shown: bool,
}

/// Does something, and draws until the board stands still.
fn answered(ctx: &egui::Context, window: &mut Window, at: &mut f64, action: Action) -> Answered {
    let version = |window: &Window| window.app().board().map(|board| board.version);
    let before = version(window);
    let start = Instant::now();
    window.app_mut().perform(action);
    let mut told = Answered { longest: start.elapsed(), answer: Duration::ZERO, shown: true };
    let mut still = 0;
    let mut last = before;
    // The lineage comes after the comparison and makes the board anew: that frame counts too.
    while still < 40 {
        let begun = Instant::now();
        black_box(frame(ctx, window, at, 0.0));
        told.longest = told.longest.max(begun.elapsed());
        let now = version(window);
        if window.app().work().is_some() {
            still = 0;
        } else if told.answer.is_zero() {
            told.answer = start.elapsed();
            told.shown &= now != before;
        }
        still = if now == last { still + 1 } else { 0 };
        last = now;
        std::thread::sleep(Duration::from_millis(5));
    }
    told
}

/// After a switch of what counts as a change, and after a link cut or made by hand and taken back: the longest frame (it has
/// to stay below 16.7 ms, whatever is computed meanwhile), and how long until the answer is on the screen.
fn answering(c: &mut Criterion) {
    let Ok(folder) = tempfile::tempdir() else { return };
    let mut group = c.benchmark_group("answering, 5000 paragraphs");
    group.sample_size(10);
    let ctx = egui::Context::default();
    let mut window = window(folder.path(), &ctx, 5_000);
    window.app_mut().perform(Action::Run(Command::ShowRead));
    window.app_mut().settle();
    let mut at = 0.0;
    for _ in 0..20 {
        frame(&ctx, &mut window, &mut at, 0.0);
    }
    for Asked { name, actions, undo } in asked(window.app()) {
        assert!(!actions.is_empty(), "the drafts have something of this: {name}");
        let mut next = 0;
        for (what, whole) in [("longest frame", false), ("answer", true)] {
            group.bench_function(format!("{name}: {what}"), |b| {
                b.iter_custom(|times| {
                    let mut sum = Duration::ZERO;
                    for _ in 0..times {
                        let Some(action) = actions.get(next % actions.len()) else { continue };
                        next += 1;
                        let told = answered(&ctx, &mut window, &mut at, action.clone());
                        assert!(told.shown, "{name}: nothing said that work went on before the answer was there");
                        sum += if whole { told.answer } else { told.longest };
                        if undo {
                            window.app_mut().perform(Action::Run(Command::Undo));
                            window.app_mut().settle();
                        }
                    }
                    sum
                });
            });
        }
    }
    window.app_mut().shutdown();
    group.finish();
}

criterion_group!(benches, scrolling, answering);
criterion_main!(benches);
