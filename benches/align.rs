//! Aligning documents of a tweet's, a report's and a long article's size: `cargo bench --bench align`.
//!
//! The floor beside it is what any reader of the text has to do at least: iterating over its words after
//! UAX #29. Making the documents (splitting, telling languages) is measured apart from aligning them. The bench `stages` tells every stage apart, as multiples of the floor.

use std::hint::black_box;

use bitext::{Document, Lang, align, check_quotes};
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use unicode_segmentation::UnicodeSegmentation;

const PAIRS: &str = include_str!("sample/pairs.tsv");

/// So many sentences a side, the pool repeated where it is too small.
fn texts(count: usize) -> (Vec<&'static str>, Vec<&'static str>) {
    let pairs = PAIRS.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'));
    pairs.cycle().take(count).unzip()
}

fn sizes(criterion: &mut Criterion) {
    // Loading the model is not part of any size.
    black_box(align(&Document::new("Tak."), &Document::new("Yes.")));
    let mut group = criterion.benchmark_group("align");
    for count in [5, 16, 100] {
        let (polish, english) = texts(count);
        let words = [polish.join(" "), english.join(" ")];
        let source = Document::from_sentences(&polish, Lang::Polish);
        let target = Document::from_sentences(&english, Lang::English);
        group.throughput(Throughput::Elements(2 * count as u64));
        group.bench_with_input(
            BenchmarkId::new("beads", count),
            &(source, target),
            |bencher, (source, target)| {
                bencher.iter(|| align(black_box(source), black_box(target)).beads().len());
            },
        );
        group.bench_with_input(BenchmarkId::new("documents", count), &words, |bencher, words| {
            bencher.iter(|| {
                words.iter().map(|text| Document::new(black_box(text.as_str())).len()).sum::<usize>()
            });
        });
        group.bench_with_input(BenchmarkId::new("unicode-words", count), &words, |bencher, words| {
            bencher.iter(|| {
                words.iter().map(|text| black_box(text.as_str()).unicode_words().count()).sum::<usize>()
            });
        });
    }
    group.finish();
}

fn check_article(criterion: &mut Criterion) {
    let article = Document::new(include_str!("../examples/samples/article_en.txt"));
    criterion.bench_function("check_quotes/article", |bencher| {
        bencher.iter(|| check_quotes(black_box(&article), &[]).quotes().len());
    });
}

criterion_group!(benches, sizes, check_article);
criterion_main!(benches);
