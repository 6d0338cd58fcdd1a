//! What a caller's vectors say: log-odds of beads from cosines, against the documents' own background.
//!
//! A cosine says nothing by itself: one encoder gives unrelated sentences .1, another .8, and some sentences
//! are near to all others. What tells is the margin by which a pair is nearer than the nearest other sentences
//! are to either of the two (Artetxe & Schwenk 2019), in standard deviations of the cosines of unrelated pairs.
//! How much a margin is worth depends on the encoder, so it is learnt from the documents themselves: from the
//! margins of pairs that the lexicon is sure of, beside those of the same sentences with all others.
//!
//! Groups are judged by their sentences, each with the one that it fits best. The cosine of summed vectors was
//! tried and dropped: sums are nearer to everything, the more so the weaker the encoder, and groups won that
//! were none.

use std::ops::Range;

use super::band::Band;
use super::scores::BeadScores;
use super::shape::{Shape, reach};
use crate::score::Vectors;

/// Neighbours on either side that a pair is compared with; four in the paper.
const NEIGHBOURS: usize = 4;
/// The lexicon is sure of a pair from this score on, in nats, where it is the best of both sentences.
const SURE: f32 = 6.0;
/// What is believed of the margins of translations and of other pairs before the documents have spoken, in
/// standard deviations, and as if so many pairs had been seen: what a good encoder does.
const TRANSLATED: f32 = 3.5;
const OTHER: f32 = -1.5;
const BELIEVED: f32 = 2.0;
/// The most that a pair of sentences may gain or lose: vectors can err as words can.
const RANGE: (f32, f32) = (-4.0, 6.0);
/// In short documents few pairs tell how cosines scatter: they scatter as if this many more did by so much.
const USUAL_PAIRS: f64 = 4.0;
const USUAL_DEVIATION: f64 = 0.1;

/// The log-odds of all pairs of sentences that can be part of a bead in the band.
#[derive(Debug)]
pub(super) struct Cosines {
    /// For each source sentence the first target sentence of its row, and the log-odds from there on.
    rows: Vec<(usize, Vec<f32>)>,
}

/// The nearest sentences of the other side, the nearest first.
type Nearest = Vec<(f32, usize)>;

impl Cosines {
    pub(super) fn compute(
        source: &Vectors,
        target: &Vectors,
        weight: f32,
        band: &Band,
        scores: &BeadScores,
    ) -> Self {
        let (reach, width) = reach(&scores.shapes);
        let mut rows = Vec::with_capacity(band.sources());
        let mut of_source: Vec<Nearest> = vec![Vec::new(); band.sources()];
        let mut of_target: Vec<Nearest> = vec![Vec::new(); band.targets()];
        for (sentence, nearest) in of_source.iter_mut().enumerate() {
            // Beads with this sentence end in its row or in one of the next.
            let last = (sentence + reach).min(band.sources());
            let window = band.row(sentence + 1).start.saturating_sub(width)..band.row(last).end - 1;
            let row: Vec<f32> = window.clone().map(|other| source.cosine(sentence, target, other)).collect();
            for (other, &cosine) in window.clone().zip(&row) {
                if source.has(sentence) && target.has(other) {
                    meet(nearest, cosine, other);
                    meet(&mut of_target[other], cosine, sentence);
                }
            }
            rows.push((window.start, row));
        }
        let deviation = deviation(&rows, &of_source, &of_target);
        for (sentence, (first, row)) in rows.iter_mut().enumerate() {
            for (other, cosine) in (*first..).zip(row.iter_mut()) {
                let beside = [beside(&of_source[sentence], other), beside(&of_target[other], sentence)];
                let known: Vec<f32> = beside.into_iter().flatten().collect();
                // Of a blank sentence, and where there is nothing else to compare with, nothing is known.
                let told = source.has(sentence) && target.has(other) && !known.is_empty();
                let neighbours = known.iter().sum::<f32>() / known.len().max(1) as f32;
                *cosine = if told { (*cosine - neighbours) / deviation } else { f32::NAN };
            }
        }
        let mut cosines = Self { rows };
        let worth = Worth::learn(&cosines, band, scores);
        for margin in cosines.rows.iter_mut().flat_map(|(_, row)| row) {
            *margin = weight * worth.nats(*margin);
        }
        cosines
    }

    /// The log-odds of a bead that ends after `row` source and `column` target sentences: half the sum, over its
    /// sentences of either side, of those with the sentence of the other side that each fits best.
    pub(super) fn log_odds(&self, row: usize, column: usize, shape: Shape) -> f32 {
        let (sources, targets) = (row - shape.source..row, column - shape.target..column);
        let best = |pairs: &mut dyn Iterator<Item = f32>| pairs.fold(f32::NEG_INFINITY, f32::max);
        let mut sum = 0.0;
        for source in sources.clone() {
            sum += best(&mut targets.clone().map(|target| self.pair(source, target)));
        }
        for target in targets {
            sum += best(&mut sources.clone().map(|source| self.pair(source, target)));
        }
        sum / 2.0
    }

    fn pair(&self, source: usize, target: usize) -> f32 {
        let (first, row) = &self.rows[source];
        target.checked_sub(*first).and_then(|at| row.get(at)).copied().unwrap_or(0.0)
    }
}

/// What a margin is worth: the log-odds of two normal distributions of one variance, the margins of translations
/// and those of other pairs.
struct Worth {
    /// The margin that is as likely in the one as in the other.
    even: f32,
    /// Nats for each unit beyond it.
    slope: f32,
}

impl Worth {
    fn learn(margins: &Cosines, band: &Band, scores: &BeadScores) -> Self {
        let (mut translated, mut other) = (Normal::believed(TRANSLATED), Normal::believed(OTHER));
        for (source, target) in sure_pairs(band, scores) {
            for column in band.row(source + 1).filter(|&column| column > 0) {
                let margin = margins.pair(source, column - 1);
                if margin.is_finite() {
                    if column == target + 1 { &mut translated } else { &mut other }.see(margin);
                }
            }
        }
        let variance = ((translated.variance() + other.variance()) / 2.0).max(1e-3);
        // An encoder that finds translations no nearer than other pairs has nothing to say.
        let slope = ((translated.mean() - other.mean()) / variance).max(0.0);
        Self { even: (translated.mean() + other.mean()) / 2.0, slope }
    }

    fn nats(&self, margin: f32) -> f32 {
        if margin.is_finite() { (self.slope * (margin - self.even)).clamp(RANGE.0, RANGE.1) } else { 0.0 }
    }
}

/// Mean and variance of what was seen.
struct Normal {
    count: f32,
    sum: f32,
    squares: f32,
}

impl Normal {
    /// As if a few had been seen, around `mean` with the variance 1.
    fn believed(mean: f32) -> Self {
        Self { count: BELIEVED, sum: BELIEVED * mean, squares: BELIEVED * (mean * mean + 1.0) }
    }

    fn see(&mut self, value: f32) {
        self.count += 1.0;
        self.sum += value;
        self.squares += value * value;
    }

    fn mean(&self) -> f32 {
        self.sum / self.count
    }

    fn variance(&self) -> f32 {
        self.squares / self.count - self.mean().powi(2)
    }
}

/// The pairs of sentences that are each other's best by the lexicon, and good.
fn sure_pairs(band: &Band, scores: &BeadScores) -> Vec<(usize, usize)> {
    let Some(number) = scores.shapes.iter().position(|shape| shape.source == 1 && shape.target == 1) else {
        return Vec::new();
    };
    let mut best_source = vec![(SURE, None); band.sources()];
    let mut best_target = vec![(SURE, None); band.targets()];
    for row in 1..=band.sources() {
        for column in band.row(row).filter(|&column| column > 0) {
            let score = band.cell(row, column).map_or(f32::NEG_INFINITY, |cell| scores.cell(cell)[number]);
            if score > best_source[row - 1].0 {
                best_source[row - 1] = (score, Some(column - 1));
            }
            if score > best_target[column - 1].0 {
                best_target[column - 1] = (score, Some(row - 1));
            }
        }
    }
    let pair = |(source, (_, target)): (usize, &(f32, Option<usize>))| {
        target.filter(|&target| best_target[target].1 == Some(source)).map(|target| (source, target))
    };
    best_source.iter().enumerate().filter_map(pair).collect()
}

/// Enters a sentence of the other side among the nearest: one more than is compared with, for one is the
/// partner itself.
fn meet(nearest: &mut Nearest, cosine: f32, other: usize) {
    let place = nearest.partition_point(|(nearer, _)| *nearer >= cosine);
    if place <= NEIGHBOURS {
        nearest.insert(place, (cosine, other));
        nearest.truncate(NEIGHBOURS + 1);
    }
}

/// The mean cosine of the nearest sentences but one.
fn beside(nearest: &Nearest, partner: usize) -> Option<f32> {
    let others = nearest.iter().filter(|(_, other)| *other != partner).take(NEIGHBOURS);
    let (sum, count) = others.fold((0.0, 0.0), |(sum, count), (cosine, _)| (sum + cosine, count + 1.0));
    (count > 0.0).then(|| sum / count)
}

/// The standard deviation of the cosines of sentences that do not belong together: of all pairs but those
/// that are the nearest of either sentence.
fn deviation(rows: &[(usize, Vec<f32>)], of_source: &[Nearest], of_target: &[Nearest]) -> f32 {
    let nearest = |of: &Nearest, other: usize| of.first().is_none_or(|(_, nearest)| *nearest == other);
    let (mut count, mut sum, mut squares) = (0.0_f64, 0.0_f64, 0.0_f64);
    for (sentence, (first, row)) in rows.iter().enumerate() {
        let window: Range<usize> = *first..*first + row.len();
        for (other, &cosine) in window.zip(row) {
            if !nearest(&of_source[sentence], other) && !nearest(&of_target[other], sentence) {
                count += 1.0;
                sum += f64::from(cosine);
                squares += f64::from(cosine).powi(2);
            }
        }
    }
    let spread = (squares - sum * sum / count.max(1.0)).max(0.0);
    let variance = (spread + USUAL_PAIRS * USUAL_DEVIATION.powi(2)) / (count + USUAL_PAIRS);
    // Where all vectors are one, no cosine tells anything.
    (variance.sqrt() as f32).max(1e-3)
}
