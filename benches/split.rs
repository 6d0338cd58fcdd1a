//! Sentences and bytes a second: `cargo bench --bench split`.
//!
//! The text is made up and full of abbreviations, the splitter's hard work, and needs no corpus; hostile texts
//! show that the cost stays linear. `compare` holds the splitter against others.

use std::hint::black_box;

use bitext::Lang;
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};

const POLISH: &str = include_str!("sample/abbreviations_pl.txt");
const ENGLISH: &str = include_str!("sample/abbreviations_en.txt");
fn texts(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("split");
    for (name, lang, text) in [
        ("polish", Lang::Polish, POLISH.replace('\n', " ").repeat(2000)),
        ("english", Lang::English, ENGLISH.replace('\n', " ").repeat(2000)),
        ("dots", Lang::Polish, ".".repeat(1 << 20)),
        ("spaced-dots", Lang::Polish, ". ".repeat(1 << 19)),
        ("brackets", Lang::Polish, "(".repeat(1 << 20)),
        ("quotes", Lang::Polish, "\"".repeat(1 << 20)),
        ("initials", Lang::Polish, "A. ".repeat(1 << 19)),
        ("addresses", Lang::English, "a.".repeat(1 << 19)),
        ("signatures", Lang::English, "—(@a) ".repeat(1 << 17)),
        ("flags", Lang::English, "🇵🇱".repeat(1 << 17)),
    ] {
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.sample_size(10);
        group.bench_with_input(BenchmarkId::from_parameter(name), &text, |bencher, text| {
            bencher.iter(|| bitext::split(black_box(text), lang).count());
        });
    }
    group.finish();
    let mut group = criterion.benchmark_group("paragraphs");
    let article = include_str!("../examples/samples/article_en.txt").repeat(200);
    for (name, text) in
        [("article", article), ("line-ends", "\n".repeat(1 << 20)), ("items", "- a\n".repeat(1 << 18))]
    {
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.sample_size(10);
        group.bench_with_input(BenchmarkId::from_parameter(name), &text, |bencher, text| {
            bencher.iter(|| bitext::split_paragraphs(black_box(text)).count());
        });
    }
    group.finish();
}

criterion_group!(benches, texts);
criterion_main!(benches);
