//! How long comparing takes, beside what others take on the same input: `git diff`, `imara-diff` and `similar`. These three find
//! changed words and lines; links, moves, splits, reasons and lineage are ours alone.
//!
//! `cargo bench --bench compare`. The drafts are generated: ordinary proportions of words, revised as drafters revise.

#![expect(clippy::disallowed_methods, reason = "writes its own temporary files")]

#[path = "../src/compare/testdata/synthetic.rs"]
mod synthetic;

use criterion::{Criterion, criterion_group, criterion_main};
use rayon::prelude::*;
use std::hint::black_box;
use std::process::Command;
use travaux::base::{JobControl, Sides};
use travaux::compare::{Comparison, Options, compare, lineage, origins, recount, redline};
use travaux::import::{ImportOptions, import};
use travaux::insight::weight::judged;
use travaux::text::{Paragraph, Reading, View};

fn plain(texts: &[String]) -> Vec<Paragraph> {
    texts.iter().map(Paragraph::plain).collect()
}

fn compared(old: &[Paragraph], new: &[Paragraph]) -> Comparison {
    compare(old, new, &Options::default(), &[], &JobControl::default()).unwrap_or_default()
}

fn pairs(c: &mut Criterion) {
    for paragraphs in [400, 5_000] {
        let texts = synthetic::draft(1, paragraphs);
        let revised = synthetic::revise(&texts, 2).new;
        let (old, new) = (plain(&texts), plain(&revised));
        let mut group = c.benchmark_group(format!("{paragraphs} paragraphs"));
        group.sample_size(20);
        group.bench_function("compare, redlines included", |b| b.iter(|| compared(black_box(&old), black_box(&new))));
        group.bench_function("compare, and strength and weight", |b| {
            b.iter(|| {
                let comparison = compared(black_box(&old), black_box(&new));
                let told = Sides::new(None, None);
                judged(&comparison, Sides::new(&old, &new), told, None, &|_| (false, false)).len()
            });
        });
        let mut comparison = compared(&old, &new);
        group.bench_function("a switch of the options", |b| {
            b.iter(|| recount(&mut comparison, &old, &new, black_box(&Options::default())));
        });
        let (a, z) = (texts.join("\n"), revised.join("\n"));
        group.bench_function("similar, by words", |b| {
            b.iter(|| similar::TextDiff::from_words(black_box(&a), black_box(&z)).ops().len());
        });
        // Its tokens are lines: a word a line.
        let (la, lz) = (a.replace(' ', "\n"), z.replace(' ', "\n"));
        group.bench_function("imara-diff, by words", |b| {
            b.iter(|| {
                let words = imara_diff::sources::lines;
                let input = imara_diff::InternedInput::new(words(black_box(&la)), words(black_box(&lz)));
                imara_diff::Diff::compute(imara_diff::Algorithm::Histogram, &input).count_additions()
            });
        });
        git_diff(&mut group, &a, &z);
        group.finish();
    }
}

/// `git diff` of two files, its start included, when there is a git.
fn git_diff(group: &mut criterion::BenchmarkGroup<'_, criterion::measurement::WallTime>, a: &str, z: &str) {
    let Ok(folder) = tempfile::tempdir() else { return };
    let (old, new) = (folder.path().join("old.txt"), folder.path().join("new.txt"));
    if std::fs::write(&old, a).is_err() || std::fs::write(&new, z).is_err() {
        return;
    }
    let run = || {
        Command::new("git")
            .args(["diff", "--no-index", "--word-diff", "--color-moved", "--color=always"])
            .args([&old, &new])
            .output()
    };
    if run().is_ok() {
        group.bench_function("git diff, by words, moves coloured", |b| b.iter(run));
    }
}

/// Two drafts of the sample: from the file to the comparison.
fn samples(c: &mut Criterion) {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/gdc");
    let mut group = c.benchmark_group("sample");
    for format in ["docx", "pdf"] {
        let files =
            ["zero", "rev1"].map(|name| std::fs::read(folder.join(format!("{name}.{format}"))).unwrap_or_default());
        let read = |bytes: &[u8]| {
            import(&format!("draft.{format}"), bytes, &ImportOptions::default(), &JobControl::default())
                .map(|copy| Reading::of(&copy.value, View::Accepted).paragraphs)
                .unwrap_or_default()
        };
        group.bench_function(format!("two drafts read from {format}"), |b| {
            b.iter(|| files.each_ref().map(|bytes| read(black_box(bytes))));
        });
        let [old, new] = files.each_ref().map(|bytes| read(bytes));
        group.bench_function(format!("two drafts from {format} compared, redlines included"), |b| {
            b.iter(|| compared(black_box(&old), black_box(&new)));
        });
    }
    group.finish();
}

fn look_alikes(c: &mut Criterion) {
    let old = plain(&vec!["The same words again and again.".to_owned(); 5_000]);
    let numbered: Vec<String> = (0..5_000).map(|n| format!("The same words again and again {n}.")).collect();
    let new = plain(&numbered);
    c.bench_function("5000 paragraphs all alike", |b| b.iter(|| compared(black_box(&old), black_box(&new))));
}

/// Growth: ten times as much ordinary text should take ten times as long. With `RAYON_NUM_THREADS=1`, one core.
fn growth(c: &mut Criterion) {
    let mut group = c.benchmark_group("growth");
    group.sample_size(10);
    for paragraphs in [500, 5_000, 50_000] {
        let texts = synthetic::draft(5, paragraphs);
        let (old, new) = (plain(&texts), plain(&synthetic::revise(&texts, 6).new));
        group.bench_function(format!("{paragraphs} paragraphs"), |b| {
            b.iter(|| compared(black_box(&old), black_box(&new)));
        });
    }
    group.finish();
}

fn ten_drafts(c: &mut Criterion) {
    let mut texts = vec![synthetic::draft(3, 5_000)];
    for step in 0..9 {
        let next = texts.last().map(|last| synthetic::revise(last, step + 10).new).unwrap_or_default();
        texts.push(next);
    }
    let drafts: Vec<Vec<Paragraph>> = texts.iter().map(|draft| plain(draft)).collect();
    let slices: Vec<&[Paragraph]> = drafts.iter().map(Vec::as_slice).collect();
    let mut group = c.benchmark_group("ten drafts of 5000 paragraphs");
    group.sample_size(10);
    group.bench_function("neighbours, lineage and origin", |b| {
        b.iter(|| {
            let job = JobControl::default();
            // As the program does it (engine::chain).
            let steps: Vec<Comparison> =
                slices.par_iter().zip(slices.par_iter().skip(1)).map(|(old, new)| compared(old, new)).collect();
            let neighbours: Vec<&Comparison> = steps.iter().collect();
            let lineage = lineage(&slices, &neighbours, &job).unwrap_or_default();
            origins(&slices, &neighbours, &lineage, &job).unwrap_or_default()
        });
    });
    group.finish();
}

fn one_paragraph(c: &mut Criterion) {
    let mut random = fastrand::Rng::with_seed(4);
    let old = synthetic::paragraph(&mut random);
    let new = synthetic::edit(&old, 15, &mut random);
    c.bench_function("redline of one paragraph", |b| b.iter(|| redline::redline(black_box(&old), black_box(&new))));
    c.bench_function("redline of one paragraph by similar", |b| {
        b.iter(|| similar::TextDiff::from_words(black_box(&old), black_box(&new)).ops().len());
    });
}

criterion_group!(benches, samples, pairs, look_alikes, growth, ten_drafts, one_paragraph);
criterion_main!(benches);
