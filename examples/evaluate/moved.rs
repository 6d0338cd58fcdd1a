//! Sentences that were moved: whether the aligner finds them, and at what price where nothing was moved.

use std::collections::BTreeSet;
use std::io::{self, Write};

use super::aligner;
use super::calibration::reliability;
use super::corpus::Corpus;
use super::gold::{Bead, Gold, Group};
use super::measure::{Measure, Row};
use super::noise::{NOISES, plant};
use super::random::Random;
use super::table::{Table, figure};

/// The most segments that are moved together.
const LONGEST: u32 = 3;
/// What the seed of the moves is apart from that of the noise: the draws are not those of the noise again.
const SALT: u64 = 0x6D6F_7665;

/// A document in which a block of segments may have been moved, with these segments.
#[derive(Clone, Debug)]
pub(crate) struct Moved {
    pub(crate) document: Gold,
    pub(crate) segments: BTreeSet<usize>,
}

/// Moves in every document one block of one to three segments to another place of the target, past more
/// segments than the block has: else it would be the others that moved. Documents that are too short stay.
pub(crate) fn move_blocks(documents: Vec<Gold>, seed: u64) -> Vec<Moved> {
    let mut random = Random::new(seed ^ SALT);
    documents.into_iter().map(|document| move_block(document, &mut random)).collect()
}

fn move_block(mut document: Gold, random: &mut Random) -> Moved {
    // The target as blocks of sentences that are of the same segments.
    let mut blocks: Vec<(Vec<usize>, Vec<String>)> = Vec::new();
    for (sentence, segments) in document.target.iter().zip(&document.target_segments) {
        match blocks.last_mut() {
            Some((last, sentences)) if last == segments && !segments.is_empty() => {
                sentences.push(sentence.clone());
            }
            _ => blocks.push((segments.clone(), vec![sentence.clone()])),
        }
    }
    let length = 1 + random.below(LONGEST) as usize;
    // Places for the block's first segment among the others, and those far enough from where it was.
    let Some(others) = blocks.len().checked_sub(length) else {
        return Moved { document, segments: BTreeSet::new() };
    };
    let from = random.below(others as u32 + 1) as usize;
    let places: Vec<usize> = (0..=others).filter(|place| place.abs_diff(from) > length).collect();
    if places.is_empty() {
        return Moved { document, segments: BTreeSet::new() };
    }
    let to = places[random.below(places.len() as u32) as usize];
    let block: Vec<_> = blocks.drain(from..from + length).collect();
    let segments = block.iter().flat_map(|(segments, _)| segments.iter().copied()).collect();
    blocks.splice(to..to, block);
    document.target_segments =
        blocks.iter().flat_map(|(segments, sentences)| vec![segments.clone(); sentences.len()]).collect();
    document.target = blocks.into_iter().flat_map(|(_, sentences)| sentences).collect();
    Moved { document, segments }
}

/// Counts of moved and of crossing beads over documents.
#[derive(Clone, Debug, Default)]
struct Counts {
    /// True beads of which a segment was moved, and how many of them were found.
    moved: usize,
    found: usize,
    /// Confidences of crossing beads, and whether each is right.
    crossing: Vec<Row>,
}

impl Counts {
    fn add(&mut self, moved: &Moved, beads: &[Bead]) {
        let gold = moved.document.groups();
        let group = |bead: &Bead| -> Group {
            (bead.source.iter().copied().collect(), bead.target.iter().copied().collect())
        };
        let was_moved = |group: &&Group| {
            group.1.iter().any(|&sentence| {
                moved.document.target_segments[sentence]
                    .iter()
                    .any(|segment| moved.segments.contains(segment))
            })
        };
        for group in gold.iter().filter(was_moved) {
            let mut measure = Measure::default();
            let inside = |bead: &&Bead| {
                !bead.is_null()
                    && bead.source.iter().all(|sentence| group.0.contains(sentence))
                    && bead.target.iter().all(|sentence| group.1.contains(sentence))
            };
            let beads: Vec<Bead> = beads.iter().filter(inside).cloned().collect();
            measure.add(&moved.document, &beads);
            self.moved += 1;
            self.found += measure.found;
        }
        for bead in beads.iter().filter(|bead| bead.crossing) {
            let (source, target) = group(bead);
            let right = gold.iter().any(|gold| source.is_subset(&gold.0) && target.is_subset(&gold.1));
            self.crossing.push((bead.confidence, right));
        }
    }
}

/// Prints what becomes of moved sentences, and what the search for them costs where nothing was moved.
pub(crate) fn print(
    out: &mut impl Write,
    heading: &str,
    name: &str,
    corpus: &Corpus,
    seed: u64,
) -> io::Result<()> {
    let header =
        ["noise", "F1", "without crossing", "moved beads", "found", "crossing beads", "right", "confidence"];
    let mut table = Table::new(&header);
    let mut all: Vec<Row> = Vec::new();
    for noise in &NOISES {
        for moves in [false, true] {
            let documents = plant(corpus, noise, seed);
            let documents = if moves {
                move_blocks(documents, seed)
            } else {
                let still = |document| Moved { document, segments: BTreeSet::new() };
                documents.into_iter().map(still).collect()
            };
            let (mut with, mut without, mut counts) =
                (Measure::default(), Measure::default(), Counts::default());
            for moved in &documents {
                let beads = aligner::align(&moved.document);
                with.add(&moved.document, &beads);
                without.add(&moved.document, &aligner::align_in_order(&moved.document));
                counts.add(moved, &beads);
            }
            let right = counts.crossing.iter().filter(|row| row.1).count();
            let sum: f64 = counts.crossing.iter().map(|row| row.0).sum();
            table.row([
                format!("{}{}", noise.name, if moves { ", moved" } else { "" }),
                figure(with.score().f1),
                figure(without.score().f1),
                counts.moved.to_string(),
                counts.found.to_string(),
                counts.crossing.len().to_string(),
                right.to_string(),
                figure(sum / counts.crossing.len() as f64),
            ]);
            all.extend(&counts.crossing);
        }
    }
    writeln!(
        out,
        "## Moved sentences: {name}\n\n{heading} In each document one block of one to three segments is moved within \
         the target; F1 beside that of an aligner that keeps the order.\n\n{table}"
    )?;
    let mut bins = Table::new(&["bin", "crossing beads", "mean confidence", "share right"]);
    for (number, bin) in reliability(&all).iter().enumerate() {
        let [confidence, right] = [bin.confidence, bin.right].map(figure);
        bins.row([(number + 1).to_string(), bin.count.to_string(), confidence, right]);
    }
    writeln!(
        out,
        "### Reliability of crossing beads: {name}\n\nAll of the table above together. Bins of equal mass.\n\n{bins}"
    )
}
