//! The score of every bead of the lattice that can matter.

use std::ops::Range;

use super::band::Band;
use super::outlook::{Candidate, Outlook};
use super::shape::Shape;
use super::singles::Singles;
use crate::model::{Parameter, Parameters};
use crate::score::{By, ChainWeights, Chains, Given, Lexical, length_score};

/// A group is looked at as a chain where it is no further behind the best path than this, in nats …
const CHAIN_SLACK: f32 = 13.0;
/// … and what a chain may gain: the more, the more the words of the group say of each other, for then each comes
/// from half as many, or so. With both one confidence in 11,000, on NTREX and FLORES with sentences dropped and joined, differs by
/// .001 from what it is when nearly all groups are looked at.
const CHAIN_GAIN: f32 = 0.03;

/// For each cell of the band and each shape the log-odds of the bead that ends there, without the prior of
/// null beads; −∞ where no such bead fits or none can matter.
#[derive(Debug)]
pub(crate) struct BeadScores {
    pub(crate) shapes: Vec<Shape>,
    values: Vec<f32>,
}

impl BeadScores {
    /// The scores of the beads in `band`, a part of the band of the pairs.
    pub(super) fn compute(
        singles: &Singles<'_>,
        outlook: &Outlook<'_>,
        candidates: &[Candidate],
        band: &Band,
        shapes: &[Shape],
    ) -> Self {
        let mut values = vec![f32::NEG_INFINITY; band.cells() * shapes.len()];
        if let Some(number) = shapes.iter().position(|shape| !shape.is_group()) {
            for row in 1..=band.sources() {
                for (cell, column) in band.in_row(row) {
                    if let Some(pair) = singles.band.cell(row, column)
                        && band.before(row, column, 1, 1).is_some()
                    {
                        values[cell * shapes.len() + number] = singles.of(pair);
                    }
                }
            }
        }
        let mut chains = Chains::new(singles.lexical, singles.weights);
        for &Candidate { row, column, number } in candidates {
            let shape = shapes[number];
            let (sources, targets) = (row - shape.source..row, column - shape.target..column);
            let Some(cell) = band.cell(row, column) else { continue };
            let words = group_words(singles, chains.given(), sources.clone(), targets.clone());
            let length = singles.lengths.get(&sources, &targets);
            let mut score = singles.score(words, length, singles.prior(shape), (&sources, &targets));
            let Lexical { ahead, back, .. } = singles.lexical;
            let least =
                ahead.least_ratios()[targets.clone()].iter().chain(&back.least_ratios()[sources.clone()]);
            let gain = CHAIN_GAIN * (words - least.sum::<f32>());
            if outlook.behind(row, column, shape, score).is_some_and(|behind| behind <= CHAIN_SLACK + gain) {
                let bag = singles.weights.words * words + singles.weights.length * length;
                score += chains.gain(sources, targets, bag);
            }
            values[cell * shapes.len() + number] = score;
        }
        Self { shapes: shapes.to_vec(), values }
    }

    /// Adds to the score of every bead what something else knows of it: the cell where it ends, and its shape.
    pub(crate) fn add(&mut self, band: &Band, more: impl Fn(usize, usize, Shape) -> f32) {
        for row in 1..=band.sources() {
            for column in band.row(row) {
                let Some(cell) = band.cell(row, column) else { continue };
                for (number, &shape) in self.shapes.iter().enumerate() {
                    let value = &mut self.values[cell * self.shapes.len() + number];
                    if value.is_finite() {
                        *value += more(row, column, shape);
                    }
                }
            }
        }
    }

    /// The scores of the beads that end in a cell, in the order of the shapes.
    pub(crate) fn cell(&self, cell: usize) -> &[f32] {
        &self.values[cell * self.shapes.len()..(cell + 1) * self.shapes.len()]
    }

    /// The score of the best bead.
    pub(crate) fn greatest(&self) -> f32 {
        self.values.iter().copied().fold(f32::NEG_INFINITY, f32::max)
    }

    /// Scores from elsewhere: for each cell one for each shape.
    pub(crate) fn from_values(shapes: Vec<Shape>, values: Vec<f32>) -> Self {
        Self { shapes, values }
    }

    #[cfg(test)]
    pub(crate) fn values(&self) -> &[f32] {
        &self.values
    }
}

/// Both log-likelihood ratios of the words of a group: those given a single sentence are the sums of those of pairs.
fn group_words(
    singles: &Singles<'_>,
    given: &mut Given<'_>,
    sources: Range<usize>,
    targets: Range<usize>,
) -> f32 {
    let (columns, rows) = (targets.start + 1..targets.end + 1, sources.start + 1..sources.end + 1);
    let ahead = match sources.len() {
        1 => singles.ahead(rows.start, columns.clone()).unwrap_or(f32::NEG_INFINITY),
        _ => given.ratio(By::Source, sources.clone(), targets.clone()),
    };
    let back = match targets.len() {
        1 => singles.back(rows, columns.start).unwrap_or(f32::NEG_INFINITY),
        _ => given.ratio(By::Target, targets, sources),
    };
    ahead + back
}

/// The log-likelihood ratios of all words of a group as a bag, both ways.
pub(crate) fn bag_words(lexical: &Lexical<'_>, sources: Range<usize>, targets: Range<usize>) -> f32 {
    let mut given = Given::new(lexical);
    given.ratio(By::Source, sources.clone(), targets.clone()) + given.ratio(By::Target, targets, sources)
}

/// The log-odds of a bead without the prior of its shape.
pub(crate) fn bead_score(
    lexical: &Lexical<'_>,
    parameters: &Parameters,
    sources: Range<usize>,
    targets: Range<usize>,
) -> f32 {
    let weights = chain_weights(parameters);
    let words = bag_words(lexical, sources.clone(), targets.clone());
    let bag =
        weights.words * words + weights.length * length_score(lexical, sources.clone(), targets.clone());
    bag + Chains::new(lexical, weights).gain(sources, targets, bag) + parameters.get(Parameter::Bias)
}

/// The weights of words and lengths.
pub(crate) fn chain_weights(parameters: &Parameters) -> ChainWeights {
    ChainWeights { words: parameters.get(Parameter::Words), length: parameters.get(Parameter::Length) }
}

/// ln of the prior of a shape beside 1-1.
pub(crate) fn shape_prior(parameters: &Parameters, shape: Shape) -> f32 {
    match (shape.source.min(shape.target), shape.source.max(shape.target)) {
        (1, 1) => 0.0,
        (1, 2) => parameters.get(Parameter::OneTwo).ln(),
        (2, 2) => parameters.get(Parameter::TwoTwo).ln(),
        // Each further sentence is as much rarer again as three are than two.
        (_, more) => {
            let (two, three) = (parameters.get(Parameter::OneTwo), parameters.get(Parameter::OneThree));
            three.ln() + (more as f32 - 3.0) * (three / two).min(1.0).ln()
        }
    }
}
