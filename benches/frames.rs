//! How long a frame of the window takes, without a GPU: run and tessellate, while two drafts of 10,000 paragraphs each are
//! scrolled through; and how long the longest frame and the answer take after a switch or a link by hand.
//!
//! `cargo bench --bench frames`. A frame at 60 per second has 16.7 ms.

#![expect(clippy::disallowed_methods, reason = "writes its own temporary files")]

#[path = "../src/compare/generator.rs"]
mod generator;

use criterion::{Criterion, criterion_group, criterion_main};
use eframe::egui::{self, Event, Modifiers, MouseWheelUnit, Pos2, RawInput, Rect, TouchPhase, Vec2};
use std::hint::black_box;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};
use travaux::app::{Action, App, Command, Folders, Setup};
use travaux::base::{SeededIds, Timestamp};
use travaux::locale::UiLanguage;
use travaux::ui::Window;

const SIZE: Vec2 = Vec2::new(1600.0, 1000.0);

/// A window on two drafts of so many paragraphs.
fn window(folder: &Path, ctx: &egui::Context, paragraphs: usize) -> Window {
    let texts = generator::draft(1, paragraphs);
    let revised = generator::revise(&texts, 2).new;
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
        window.app_mut().leave();
    }
    group.finish();
}

/// After a switch of what counts as a change, and after a link cut by hand and taken back: the longest frame (it has to stay
/// below 16.7 ms, whatever is computed meanwhile), and how long until the answer is on the screen.
fn answering(c: &mut Criterion) {
    let Ok(folder) = tempfile::tempdir() else { return };
    let mut group = c.benchmark_group("answering, 5000 paragraphs");
    group.sample_size(10);
    for (name, commands) in [
        ("case counts or not", [Command::CountCase, Command::CountCase]),
        ("a link cut by hand and taken back", [Command::CutByHand, Command::Undo]),
    ] {
        let ctx = egui::Context::default();
        let mut window = window(folder.path(), &ctx, 5_000);
        for command in [Command::ShowRead, Command::NextChange, Command::NextChange] {
            window.app_mut().perform(Action::Run(command));
        }
        window.app_mut().settle();
        let mut at = 0.0;
        for _ in 0..20 {
            frame(&ctx, &mut window, &mut at, 0.0);
        }
        for (what, whole) in [("longest frame", false), ("answer", true)] {
            group.bench_function(format!("{name}: {what}"), |b| {
                b.iter_custom(|times| {
                    let mut sum = Duration::ZERO;
                    for nth in 0..times {
                        let [one, other] = commands;
                        let command = if nth % 2 == 0 { one } else { other };
                        let start = Instant::now();
                        window.app_mut().perform(Action::Run(command));
                        let mut longest = Duration::ZERO;
                        loop {
                            let begun = Instant::now();
                            black_box(frame(&ctx, &mut window, &mut at, 0.0));
                            longest = longest.max(begun.elapsed());
                            if window.app_mut().work().is_none() {
                                break;
                            }
                            // As long as the screen takes to the next frame.
                            std::thread::sleep(Duration::from_millis(1));
                        }
                        sum += if whole { start.elapsed() } else { longest };
                    }
                    // Left as it was found.
                    if times % 2 == 1 {
                        window.app_mut().perform(Action::Run(commands[1]));
                        window.app_mut().settle();
                    }
                    sum
                });
            });
        }
        window.app_mut().leave();
    }
    group.finish();
}

criterion_group!(benches, scrolling, answering);
criterion_main!(benches);
