//! Parts of documents: a confidence has to hold for a post of two sentences and for a text of which only half
//! was translated as it does for whole documents.

use std::io::{self, Write};
use std::ops::Range;

use super::aligner;
use super::calibration::calibration_error;
use super::corpus::Corpus;
use super::gold::Gold;
use super::measure::{Measure, Row};
use super::noise::{NOISES, plant};
use super::random::Random;
use super::table::{Table, figure};

/// What is cut out of a document.
#[derive(Clone, Copy, Debug)]
enum Part {
    /// So many sentences of either side, from about the same place.
    Short(usize),
    /// So many sentences beside the whole other side.
    Excerpt(usize),
    /// One side whole, of the other the first or the second half.
    Half,
}

const PARTS: [(&str, Part); 5] = [
    ("1 sentence a side", Part::Short(1)),
    ("2 sentences a side", Part::Short(2)),
    ("4 sentences a side", Part::Short(4)),
    ("2 sentences beside all", Part::Excerpt(2)),
    ("half translated", Part::Half),
];

/// A window of either side. A segment that is cut through still ties together what lies inside.
pub(crate) fn cut(document: &Gold, source: Range<usize>, target: Range<usize>) -> Gold {
    Gold {
        name: document.name.clone(),
        source: document.source[source.clone()].to_vec(),
        target: document.target[target.clone()].to_vec(),
        source_segments: document.source_segments[source].to_vec(),
        target_segments: document.target_segments[target].to_vec(),
    }
}

/// Up to `count` of so many sentences, from `start` or as near to it as they fit.
fn window(start: usize, count: usize, sentences: usize) -> Range<usize> {
    let start = start.min(sentences.saturating_sub(count));
    start..(start + count).min(sentences)
}

fn take(document: &Gold, part: Part, random: &mut Random) -> Gold {
    let (source, target) = (document.source.len(), document.target.len());
    let start = random.below(source as u32) as usize;
    match part {
        Part::Short(count) => {
            let there = start * target / source + random.below(3) as usize;
            cut(document, window(start, count, source), window(there.saturating_sub(1), count, target))
        }
        Part::Excerpt(count) => cut(document, window(start, count, source), 0..target),
        Part::Half => match random.below(4) {
            0 => cut(document, 0..source, 0..target.div_ceil(2)),
            1 => cut(document, 0..source, target / 2..target),
            2 => cut(document, 0..source.div_ceil(2), 0..target),
            _ => cut(document, source / 2..source, 0..target),
        },
    }
}

/// Prints how honest the confidences in parts of documents are, all kinds of noise together.
pub(crate) fn print(
    out: &mut impl Write,
    name: &str,
    heading: &str,
    corpus: &Corpus,
    seed: u64,
) -> io::Result<()> {
    let mut table = Table::new(&["part", "of", "n", "mean confidence", "share right", "ECE"]);
    for (label, part) in PARTS {
        let mut random = Random::new(seed);
        let mut measure = Measure::default();
        for noise in &NOISES {
            for document in plant(corpus, noise, seed) {
                let part = take(&document, part, &mut random);
                measure.add(&part, &aligner::align(&part));
            }
        }
        for (kind, rows) in [("beads", &measure.beads), ("null beads", &measure.nulls)] {
            let figures = [mean(rows, |row| row.0), mean(rows, |row| f64::from(u8::from(row.1)))];
            let [confidence, right] = figures.map(figure);
            let cells = [label.to_owned(), kind.to_owned(), rows.len().to_string(), confidence, right];
            table.row(cells.into_iter().chain([figure(calibration_error(rows))]));
        }
    }
    writeln!(
        out,
        "## Parts of documents: {name}\n\n{heading} One of each document, all noises together.\n\n{table}"
    )
}

fn mean(rows: &[Row], value: impl Fn(&Row) -> f64) -> f64 {
    rows.iter().map(value).sum::<f64>() / rows.len() as f64
}
