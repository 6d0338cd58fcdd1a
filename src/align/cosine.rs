//! What a caller's vectors say: log-odds of beads from cosines, against the documents' own background.
//!
//! A cosine says nothing by itself: one encoder gives unrelated sentences .1, another .8, and some sentences
//! are near to all others. What tells is the margin by which a pair is nearer than the nearest other sentences
//! are to either of the two (Artetxe & Schwenk 2019), measured in standard deviations of the cosines of pairs
//! that do not belong together. So no encoder needs a threshold of its own.

use super::band::Band;
use super::shape::{BeadLimit, Shape};
use crate::score::Vectors;

/// Neighbours on either side that a pair is compared with; four in the paper.
const NEIGHBOURS: usize = 4;
/// Neighbours that are kept: a bead's own sentences are left out of them.
const KEPT: usize = NEIGHBOURS + BeadLimit::GREATEST;
/// The margin, in standard deviations, that is as likely in a translation as by chance: the best of a few
/// dozen unrelated sentences reaches about 1.
const EVEN: f32 = 1.5;
/// Nats for each standard deviation beyond it.
const SLOPE: f32 = 2.0;
/// The most that a pair of sentences may gain or lose: vectors can err as words can.
const RANGE: (f32, f32) = (-4.0, 6.0);
/// In short documents few pairs tell how cosines scatter: they scatter as if this many more did by so much.
const USUAL_PAIRS: f32 = 4.0;
const USUAL_DEVIATION: f32 = 0.1;

/// The cosines of all pairs of sentences that the band lets meet.
#[derive(Debug)]
pub(super) struct Cosines {
    weight: f32,
    /// For each source sentence the first target sentence of its row, and the cosines.
    rows: Vec<(usize, Vec<f32>)>,
    source: SideVectors,
    target: SideVectors,
    deviation: f32,
}

/// What is known of the sentences of one side.
#[derive(Debug)]
struct SideVectors {
    /// How much a sentence counts in a group: its length; 0 for a blank one.
    weights: Vec<f32>,
    /// For each sentence its cosines with itself and the next ones.
    following: Vec<Vec<f32>>,
    /// For each sentence the nearest of the other side, the nearest first.
    nearest: Vec<Vec<(f32, usize)>>,
}

impl Cosines {
    pub(super) fn compute(
        (source, source_lengths): (&Vectors, &[f32]),
        (target, target_lengths): (&Vectors, &[f32]),
        weight: f32,
        band: &Band,
        shapes: &[Shape],
    ) -> Self {
        let reach = shapes.iter().map(|shape| shape.source).max().unwrap_or(1);
        let width = shapes.iter().map(|shape| shape.target).max().unwrap_or(1);
        let mut rows = Vec::with_capacity(band.sources());
        let mut source_side = SideVectors::new(source, source_lengths, reach);
        let mut target_side = SideVectors::new(target, target_lengths, width);
        for sentence in 0..band.sources() {
            // Beads with this sentence end in its row or in one of the next.
            let last = (sentence + reach).min(band.sources());
            let first = band.row(sentence + 1).start.saturating_sub(width);
            let end = band.row(last).end - 1;
            let row: Vec<f32> = (first..end).map(|other| source.cosine(sentence, target, other)).collect();
            for (other, &cosine) in (first..end).zip(&row) {
                if source.has(sentence) && target.has(other) {
                    source_side.meet(sentence, cosine, other);
                    target_side.meet(other, cosine, sentence);
                }
            }
            rows.push((first, row));
        }
        let deviation = deviation(&rows, &source_side, &target_side);
        Self { weight, rows, source: source_side, target: target_side, deviation }
    }

    /// The log-odds of a bead that ends after `row` source and `column` target sentences.
    pub(super) fn log_odds(&self, row: usize, column: usize, shape: Shape) -> f32 {
        let (sources, targets) = (row - shape.source..row, column - shape.target..column);
        let mut sum = 0.0;
        for sentence in sources.clone() {
            let (first, cosines) = &self.rows[sentence];
            for other in targets.clone() {
                let cosine = other.checked_sub(*first).and_then(|at| cosines.get(at)).copied().unwrap_or(0.0);
                sum += self.source.weights[sentence] * self.target.weights[other] * cosine;
            }
        }
        let length = self.source.length(sources.clone()) * self.target.length(targets.clone());
        if length <= 0.0 {
            return 0.0;
        }
        let neighbours =
            [self.source.neighbours(sources.clone(), &targets), self.target.neighbours(targets, &sources)];
        let known: Vec<f32> = neighbours.into_iter().flatten().collect();
        if known.is_empty() {
            // There is nothing else in the documents to compare with.
            return 0.0;
        }
        let margin = sum / length - known.iter().sum::<f32>() / known.len() as f32;
        let nats = (SLOPE * (margin / self.deviation - EVEN)).clamp(RANGE.0, RANGE.1);
        // As much for a group as for its sentences one by one.
        self.weight * nats * (shape.source + shape.target) as f32 / 2.0
    }
}

impl SideVectors {
    fn new(vectors: &Vectors, lengths: &[f32], reach: usize) -> Self {
        let count = lengths.len();
        let weight = |at: usize| if vectors.has(at) { lengths[at].max(1.0) } else { 0.0 };
        let following = |at: usize| {
            (at..(at + reach).min(count)).map(|other| vectors.cosine(at, vectors, other)).collect()
        };
        Self {
            weights: (0..count).map(weight).collect(),
            following: (0..count).map(following).collect(),
            nearest: vec![Vec::new(); count],
        }
    }

    /// Enters a sentence of the other side among the nearest.
    fn meet(&mut self, sentence: usize, cosine: f32, other: usize) {
        let nearest = &mut self.nearest[sentence];
        let place = nearest.partition_point(|(nearer, _)| *nearer >= cosine);
        if place < KEPT {
            nearest.insert(place, (cosine, other));
            nearest.truncate(KEPT);
        }
    }

    /// The length of the sum of the vectors of a group.
    fn length(&self, group: std::ops::Range<usize>) -> f32 {
        let mut square = 0.0;
        for one in group.clone() {
            for other in one..group.end {
                let product = self.weights[one]
                    * self.weights[other]
                    * self.following[one].get(other - one).unwrap_or(&0.0);
                square += if one == other { product } else { 2.0 * product };
            }
        }
        square.max(0.0).sqrt()
    }

    /// The mean cosine of the sentences of a group with their nearest neighbours outside the bead.
    fn neighbours(&self, group: std::ops::Range<usize>, bead: &std::ops::Range<usize>) -> Option<f32> {
        let (mut sum, mut count) = (0.0, 0.0);
        for sentence in group {
            let outside = self.nearest[sentence].iter().filter(|(_, other)| !bead.contains(other));
            for (cosine, _) in outside.take(NEIGHBOURS) {
                sum += cosine;
                count += 1.0;
            }
        }
        (count > 0.0).then(|| sum / count)
    }
}

/// The standard deviation of the cosines of sentences that do not belong together: of all pairs but those
/// that are the nearest of either sentence.
fn deviation(rows: &[(usize, Vec<f32>)], source: &SideVectors, target: &SideVectors) -> f32 {
    let mut unrelated = Vec::new();
    for (sentence, (first, cosines)) in rows.iter().enumerate() {
        for (other, &cosine) in (*first..).zip(cosines) {
            let nearest = |side: &SideVectors, at: usize, other: usize| {
                side.nearest[at].first().is_none_or(|(_, nearest)| *nearest == other)
            };
            if !nearest(source, sentence, other) && !nearest(target, other, sentence) {
                unrelated.push(f64::from(cosine));
            }
        }
    }
    let mean = unrelated.iter().sum::<f64>() / unrelated.len().max(1) as f64;
    let squares: f64 = unrelated.iter().map(|cosine| (cosine - mean).powi(2)).sum();
    let usual = f64::from(USUAL_PAIRS) * f64::from(USUAL_DEVIATION).powi(2);
    let variance = (squares + usual) / (unrelated.len() as f64 + f64::from(USUAL_PAIRS));
    // Where all vectors are one, no cosine tells anything.
    (variance.sqrt() as f32).max(1e-3)
}
