//! What speaks for and against a bead besides its posterior.
//!
//! A posterior is right about a bead as far as the model is right about the document. Where the model is
//! wrong it shows elsewhere: the neighbours are unsure, a sentence next door is left over, a sentence that
//! is said to stand alone has a better partner far away. These signs are read off the path and the lattice
//! once both are there; calibration weighs them ([`crate::model::BeadSign`], [`crate::model::NullSign`] say
//! what each means). None depends on which document is the source.

use super::band::Band;
use super::decode::RawBead;
use super::posterior::Posterior;
use super::scores::BeadScores;
use super::shape::Shape;
use crate::model::{BeadSign, NullSign, Signs, log_odds};

/// The greatest log-odds, either way, of a bead's own posterior and of its sentences' standing alone.
const SURE: f64 = 8.0;
/// The share, and one less it, that other posteriors are kept within: beyond it they tell no more.
const LEAST_NEIGHBOUR: f64 = 0.01;
/// The same for the share of sentences that stand alone.
const LEAST_OMISSION: f64 = 0.003;
/// The range of scores that tell anything.
const SCORES: (f64, f64) = (-10.0, 30.0);

/// Scores of pairs beneath this tell no more.
const LEAST_PAIR: f32 = -10.0;
/// How much better a sentence may fit elsewhere.
const MOST_ELSEWHERE: f64 = 20.0;
/// What stands for the posterior of the neighbour that the first and the last bead do not have.
const NO_NEIGHBOUR: f64 = 0.9;

/// The signs of every bead of a path.
pub(crate) fn signs(path: &[RawBead], posterior: &Posterior, scores: &BeadScores, band: &Band) -> Vec<Signs> {
    let reader = Reader { path, posterior, scores, band, best: Best::read(scores, band) };
    let omission = share(&posterior.null_source).max(share(&posterior.null_target));
    surroundings(path)
        .into_iter()
        .enumerate()
        .map(|(number, around)| {
            if is_null(&path[number]) {
                Signs::Null(reader.null(number, around))
            } else {
                Signs::Bead(reader.bead(number, around, omission))
            }
        })
        .collect()
}

fn is_null(bead: &RawBead) -> bool {
    bead.source.is_empty() || bead.target.is_empty()
}

/// The mean of probabilities; 0 of none.
fn share(probabilities: &[f64]) -> f64 {
    probabilities.iter().sum::<f64>() / probabilities.len().max(1) as f64
}

/// The nearest beads with sentences on both sides, by their places in the path.
#[derive(Clone, Copy, Debug)]
struct Around {
    before: Option<usize>,
    after: Option<usize>,
}

fn surroundings(path: &[RawBead]) -> Vec<Around> {
    let mut before = None;
    let mut out: Vec<Around> = Vec::with_capacity(path.len());
    for (number, bead) in path.iter().enumerate() {
        out.push(Around { before, after: None });
        if !is_null(bead) {
            before = Some(number);
        }
    }
    let mut after = None;
    for (number, bead) in path.iter().enumerate().rev() {
        out[number].after = after;
        if !is_null(bead) {
            after = Some(number);
        }
    }
    out
}

/// The best score of each sentence as one of a pair, wherever its partner stands.
struct Best {
    source: Vec<f32>,
    target: Vec<f32>,
}

impl Best {
    fn read(scores: &BeadScores, band: &Band) -> Self {
        let mut source = vec![f32::NEG_INFINITY; band.sources()];
        let mut target = vec![f32::NEG_INFINITY; band.targets()];
        for row in 1..=band.sources() {
            for column in band.row(row).filter(|&column| column > 0) {
                let score = pair(scores, band, row - 1, column - 1);
                source[row - 1] = source[row - 1].max(score);
                target[column - 1] = target[column - 1].max(score);
            }
        }
        Self { source, target }
    }
}

/// The score of a source and a target sentence as a pair: the first of the shapes.
fn pair(scores: &BeadScores, band: &Band, source: usize, target: usize) -> f32 {
    let cell = band.cell(source + 1, target + 1);
    cell.and_then(|cell| scores.cell(cell).first().copied()).unwrap_or(f32::NEG_INFINITY)
}

/// What the signs are read off.
struct Reader<'r> {
    path: &'r [RawBead],
    posterior: &'r Posterior,
    scores: &'r BeadScores,
    band: &'r Band,
    best: Best,
}

impl Reader<'_> {
    fn bead(&self, number: usize, around: Around, omission: f64) -> [f64; BeadSign::COUNT] {
        let bead = &self.path[number];
        let (sources, targets) = (bead.source, bead.target);
        let alone = (self.posterior.null_source[sources.start()..sources.end()].iter())
            .chain(&self.posterior.null_target[targets.start()..targets.end()])
            .fold(0.0_f64, |greatest, &probability| greatest.max(probability));
        // What was left over between this bead and the next ones; their order among themselves is arbitrary.
        let sides = [
            (around.before, around.before.map_or(0, |before| before + 1)..number),
            (around.after, number + 1..around.after.unwrap_or(self.path.len())),
        ];
        let (mut nearest, mut beside, mut flanks) = (1.0_f64, 1.0_f64, 0.0);
        for (joined, between) in sides {
            let joined = joined.map_or(1.0, |joined| self.path[joined].posterior);
            nearest = nearest.min(joined);
            if between.is_empty() {
                beside = beside.min(joined);
            } else {
                flanks += 1.0;
                beside = self.path[between].iter().fold(beside, |least, bead| least.min(bead.posterior));
            }
        }
        let sentences = bead.source.len() + bead.target.len();
        let mut signs = [0.0; BeadSign::COUNT];
        for (sign, value) in [
            (BeadSign::Posterior, log_odds(bead.posterior).clamp(-SURE, SURE)),
            (BeadSign::Omission, within(omission, LEAST_OMISSION)),
            (BeadSign::Alone, log_odds(alone).clamp(-SURE, SURE)),
            (BeadSign::Nearest, within(nearest, LEAST_NEIGHBOUR)),
            (BeadSign::Beside, within(beside, LEAST_NEIGHBOUR)),
            (BeadSign::Flanked, f64::from(u8::from(flanks > 1.5))),
            (BeadSign::Score, self.score(bead).clamp(SCORES.0, SCORES.1)),
            (BeadSign::Further, sentences.saturating_sub(3).min(2) as f64),
        ] {
            signs[sign as usize] = value;
        }
        signs
    }

    fn null(&self, number: usize, around: Around) -> [f64; NullSign::COUNT] {
        let bead = &self.path[number];
        let of_source = bead.target.is_empty();
        let joined = |place: Option<usize>| place.map(|place| &self.path[place]);
        let (before, after) = (joined(around.before), joined(around.after));
        // The other side's sentences that stand where this one's counterpart should: from the bead before
        // to the bead behind, their own included, for the counterpart may be half of one of them.
        let side = |bead: &RawBead| if of_source { bead.target } else { bead.source };
        let others = if of_source { self.band.targets() } else { self.band.sources() };
        let near = before.map_or(0, |bead| side(bead).start())..after.map_or(others, |bead| side(bead).end());
        let score = |other: usize| match of_source {
            true => pair(self.scores, self.band, bead.source.start(), other),
            false => pair(self.scores, self.band, other, bead.target.start()),
        };
        let near = near.map(score).fold(LEAST_PAIR, f32::max);
        let anywhere = match of_source {
            true => self.best.source.get(bead.source.start()),
            false => self.best.target.get(bead.target.start()),
        };
        let elsewhere = anywhere.map_or(0.0, |&anywhere| f64::from(anywhere.max(LEAST_PAIR) - near).max(0.0));
        let first = around.before.map_or(0, |before| before + 1);
        let single = around.after.unwrap_or(self.path.len()) - first == 1;
        let nearest = |bead: Option<&RawBead>| bead.map_or(NO_NEIGHBOUR, |bead| bead.posterior);
        let mut signs = [0.0; NullSign::COUNT];
        for (sign, value) in [
            (NullSign::Posterior, log_odds(bead.posterior).clamp(-SURE, SURE)),
            (NullSign::Elsewhere, elsewhere.min(MOST_ELSEWHERE)),
            (NullSign::Single, f64::from(u8::from(single))),
            (NullSign::Neighbours, (nearest(before) + nearest(after)) / 2.0),
        ] {
            signs[sign as usize] = value;
        }
        signs
    }

    /// The score of a bead with sentences on both sides.
    fn score(&self, bead: &RawBead) -> f64 {
        let shape = Shape { source: bead.source.len(), target: bead.target.len() };
        let number = self.scores.shapes.iter().position(|other| *other == shape);
        let cell = self.band.cell(bead.source.end(), bead.target.end());
        let score = cell.zip(number).map_or(0.0, |(cell, number)| self.scores.cell(cell)[number]);
        f64::from(score)
    }
}

/// The log-odds of a probability that is kept within `least` and one less it.
fn within(probability: f64, least: f64) -> f64 {
    log_odds(probability.clamp(least, 1.0 - least))
}
