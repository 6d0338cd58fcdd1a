//! Splitters side by side: `cargo bench --bench compare --features compare [-- pl|en FILE]`.
//!
//! This library, the sentences of UAX #29 as `unicode-segmentation` and `icu_segmenter` find them, and
//! `sentencex` read the same text in the same run, in turns, so that a busy moment of the machine hits all of them.
//! The best of the turns counts. Beside megabytes a second stand the ratio, the sentences, and the allocations of
//! one pass. Without a file the text is the news of `sample/pairs.tsv`, repeated, and a text that is full of
//! abbreviations.

use std::hint::black_box;
use std::time::{Duration, Instant};

use bitext::Lang;
use icu_segmenter::SentenceSegmenter;
use unicode_segmentation::UnicodeSegmentation;

const PAIRS: &str = include_str!("sample/pairs.tsv");
const ABBREVIATIONS: [&str; 2] =
    [include_str!("sample/abbreviations_pl.txt"), include_str!("sample/abbreviations_en.txt")];

/// Bytes of a text that is repeated to fill it.
const SIZE: usize = 500_000;

/// How often each splitter reads the text.
const TURNS: usize = 15;

/// A splitter's name, and its number of sentences for a text.
type Contender<'a> = (&'a str, Box<dyn Fn(&str) -> usize + 'a>);

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    match arguments.as_slice() {
        [] => {
            for (lang, column, dense) in
                [(Lang::Polish, 0, ABBREVIATIONS[0]), (Lang::English, 1, ABBREVIATIONS[1])]
            {
                compare(&format!("{lang} news"), lang, &news(column));
                compare(&format!("{lang} full of abbreviations"), lang, &filled(dense));
            }
        }
        [lang, file] => match (lang.parse(), std::fs::read_to_string(file)) {
            (Ok(lang), Ok(text)) => compare(file, lang, &text),
            (Err(error), _) => eprintln!("compare: {error}"),
            (_, Err(error)) => eprintln!("compare: cannot read {file}: {error}"),
        },
        _ => eprintln!("compare: give a language and a file, or nothing"),
    }
}

/// One side of the sample, as running text.
fn news(column: usize) -> String {
    let lines = PAIRS.lines().filter(|line| !line.starts_with('#'));
    let sentences: Vec<&str> = lines.filter_map(|line| line.split('\t').nth(column)).collect();
    filled(&sentences.join(" "))
}

fn filled(text: &str) -> String {
    let text = format!("{} ", text.trim_end().replace('\n', " "));
    text.repeat(SIZE.div_ceil(text.len()))
}

fn compare(name: &str, lang: Lang, text: &str) {
    let uax29 = SentenceSegmenter::new(Default::default());
    let contenders: [Contender<'_>; 4] = [
        ("bitext", Box::new(|text| bitext::split(text, lang).count())),
        ("icu_segmenter", Box::new(|text| uax29.segment_str(text).count() - 1)),
        ("unicode-segmentation", Box::new(|text| text.unicode_sentences().count())),
        ("sentencex", Box::new(|text| sentencex::segment(lang.code(), text).len())),
    ];
    // The first pass reads tables and is not timed; it shows what the others allocate.
    let passes = contenders.iter().map(|(_, run)| {
        run(text);
        let mut sentences = 0;
        let allocations = allocation_counter::measure(|| sentences = run(text)).count_total;
        (sentences, allocations)
    });
    let passes: Vec<(usize, u64)> = passes.collect();
    let mut best = [Duration::MAX; 4];
    for _ in 0..TURNS {
        for (best, (_, run)) in best.iter_mut().zip(&contenders) {
            let start = Instant::now();
            black_box(run(black_box(text)));
            *best = (*best).min(start.elapsed());
        }
    }
    println!("\n{name}, {} kB, best of {TURNS}", text.len() / 1000);
    println!("{:22} {:>8} {:>8} {:>10} {:>12}", "", "MB/s", "ratio", "sentences", "allocations");
    for (((name, _), best_time), (sentences, allocations)) in contenders.iter().zip(&best).zip(passes) {
        let speed = text.len() as f64 / best_time.as_secs_f64() / 1e6;
        let ratio = best_time.as_secs_f64() / best[0].as_secs_f64();
        println!("{name:22} {speed:8.1} {ratio:8.2} {sentences:10} {allocations:12}");
    }
}
