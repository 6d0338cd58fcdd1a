//! Very long texts: `cargo bench --bench long`, or `cargo bench --bench long -- 1000000` for one of another size.
//!
//! For each size a process of its own aligns two made-up texts and says how long it took and how much memory
//! was allocated at most beyond the documents. A sentence is one of either side. The texts lack a tenth of their
//! sentences on either side; F1 of the pairs is printed, too.

use std::process::Command;
use std::time::Instant;

use bitext::align;

#[path = "../tests/common/long_texts.rs"]
mod long_texts;
use long_texts::{Texts, pairs};

const SIZES: [usize; 4] = [1_000, 10_000, 100_000, 1_000_000];

/// How long this process has been on a processor, in seconds.
fn processor() -> Option<f64> {
    let times = std::fs::read_to_string("/proc/self/schedstat").ok()?;
    Some(times.split_whitespace().next()?.parse::<u64>().ok()? as f64 / 1e9)
}

fn run(count: usize) {
    let texts = Texts::thinned(&pairs(count, 0), 0);
    let (start, used) = (Instant::now(), processor());
    let mut alignment = None;
    let allocated =
        allocation_counter::measure(|| alignment = Some(align(&texts.polish, &texts.english))).bytes_max;
    let alignment = alignment.expect("an alignment");
    // Where other programs run beside, the time of the processor says more than the clock.
    let seconds = processor().zip(used).map_or(start.elapsed().as_secs_f64(), |(end, start)| end - start);
    let sentences = (texts.polish.len() + texts.english.len()) as f64;
    println!(
        "{count:>9} pairs | {seconds:>8.2} s | {:>6.1} µs a sentence | {:.0} bytes a sentence | F1 {:.4} | {:?}",
        seconds * 1e6 / sentences,
        allocated as f64 / sentences,
        texts.found(&alignment),
        alignment.search(),
    );
}

fn main() {
    let arguments: Vec<usize> = std::env::args().filter_map(|argument| argument.parse().ok()).collect();
    if let (Ok(_), [size]) = (std::env::var("BITEXT_LONG_CHILD"), &arguments[..]) {
        return run(*size);
    }
    let sizes = if arguments.is_empty() { &SIZES[..] } else { &arguments };
    for size in sizes {
        let program = std::env::current_exe().expect("the path of this program");
        let child = Command::new(program).arg(size.to_string()).env("BITEXT_LONG_CHILD", "1").status();
        assert!(child.is_ok_and(|status| status.success()), "{size} sentences failed");
    }
}
