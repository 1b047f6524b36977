//! How long comparing takes, beside `similar` on the same input.
//!
//! `cargo bench --bench compare`. The drafts are generated: ordinary proportions of words, revised as drafters revise.

#[path = "../src/compare/generator.rs"]
mod generator;

use criterion::{Criterion, criterion_group, criterion_main};
use std::hint::black_box;
use travaux::base::Watch;
use travaux::compare::{Comparison, Options, compare, lineage, origins, recount, redline};
use travaux::text::Paragraph;

fn plain(texts: &[String]) -> Vec<Paragraph> {
    texts.iter().map(Paragraph::plain).collect()
}

fn compared(old: &[Paragraph], new: &[Paragraph]) -> Comparison {
    compare(old, new, &Options::default(), &[], &Watch::default()).unwrap_or_default()
}

fn pairs(c: &mut Criterion) {
    for paragraphs in [400, 5_000] {
        let texts = generator::draft(1, paragraphs);
        let revised = generator::revise(&texts, 2).new;
        let (old, new) = (plain(&texts), plain(&revised));
        let mut group = c.benchmark_group(format!("{paragraphs} paragraphs"));
        group.sample_size(20);
        group.bench_function("compare, redlines included", |b| b.iter(|| compared(black_box(&old), black_box(&new))));
        let mut comparison = compared(&old, &new);
        group.bench_function("a switch of the options", |b| {
            b.iter(|| recount(&mut comparison, &old, &new, black_box(&Options::default())));
        });
        let (a, z) = (texts.join("\n"), revised.join("\n"));
        group.bench_function("similar, by words", |b| {
            b.iter(|| similar::TextDiff::from_words(black_box(&a), black_box(&z)).ops().len());
        });
        group.finish();
    }
}

fn look_alikes(c: &mut Criterion) {
    let old = plain(&vec!["The same words again and again.".to_owned(); 5_000]);
    let numbered: Vec<String> = (0..5_000).map(|n| format!("The same words again and again {n}.")).collect();
    let new = plain(&numbered);
    c.bench_function("5000 paragraphs all alike", |b| b.iter(|| compared(black_box(&old), black_box(&new))));
}

fn ten_drafts(c: &mut Criterion) {
    let mut texts = vec![generator::draft(3, 5_000)];
    for step in 0..9 {
        let next = texts.last().map(|last| generator::revise(last, step + 10).new).unwrap_or_default();
        texts.push(next);
    }
    let drafts: Vec<Vec<Paragraph>> = texts.iter().map(|draft| plain(draft)).collect();
    let slices: Vec<&[Paragraph]> = drafts.iter().map(Vec::as_slice).collect();
    let mut group = c.benchmark_group("ten drafts of 5000 paragraphs");
    group.sample_size(10);
    group.bench_function("neighbours, lineage and origin", |b| {
        b.iter(|| {
            let watch = Watch::default();
            let steps: Vec<Comparison> = slices
                .windows(2)
                .filter_map(|pair| if let [old, new] = pair { Some(compared(old, new)) } else { None })
                .collect();
            let neighbours: Vec<&Comparison> = steps.iter().collect();
            let lineage = lineage(&slices, &neighbours, &watch).unwrap_or_default();
            origins(&slices, &neighbours, &lineage, &watch).unwrap_or_default()
        });
    });
    group.finish();
}

fn one_paragraph(c: &mut Criterion) {
    let mut random = generator::Random::new(4);
    let old = generator::paragraph(&mut random);
    let new = generator::edit(&old, 15, &mut random);
    c.bench_function("redline of one paragraph", |b| b.iter(|| redline::redline(black_box(&old), black_box(&new))));
    c.bench_function("redline of one paragraph by similar", |b| {
        b.iter(|| similar::TextDiff::from_words(black_box(&old), black_box(&new)).ops().len());
    });
}

criterion_group!(benches, pairs, look_alikes, ten_drafts, one_paragraph);
criterion_main!(benches);
