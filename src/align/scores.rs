//! The score of every bead of the lattice.

use std::ops::Range;

use super::band::Band;
use super::shape::Shape;
use crate::model::{Parameter, Parameters};
use crate::score::{ChainWeights, Chains, LEAST_CHAIN, LengthScores, Lexical, Window, length_score};

/// Groups of one shape that are looked at as chains, among those that end with one source sentence: with eight, F1 on
/// NTREX and FLORES is the same for every noise.
const MOST_CHAINS: usize = 2;

/// For each cell of the band and each shape the log-odds of the bead that ends there, without the prior of
/// null beads; −∞ where no such bead fits.
#[derive(Debug)]
pub(crate) struct BeadScores {
    pub(crate) shapes: Vec<Shape>,
    values: Vec<f32>,
}

impl BeadScores {
    /// Scores all beads row by row; at no time more than a few rows of intermediate sums are held.
    pub(crate) fn compute(
        lexical: &Lexical<'_>,
        parameters: &Parameters,
        band: &Band,
        shapes: &[Shape],
    ) -> Self {
        let reach = shapes.iter().map(|shape| shape.source).max().unwrap_or(1);
        let width = shapes.iter().map(|shape| shape.target).max().unwrap_or(1);
        let priors: Vec<f32> = shapes.iter().map(|shape| shape_prior(parameters, *shape)).collect();
        let mut values = vec![f32::NEG_INFINITY; band.cells() * shapes.len()];
        let lengths = LengthScores::new(lexical, reach, width);
        let weights = chain_weights(parameters);
        let mut chains = Chains::new(lexical, weights);
        let mut best = Vec::new();
        let bias = parameters.get(Parameter::Bias);
        // The last source sentences, the latest first.
        let mut rows: Vec<Row> = Vec::with_capacity(reach + 1);
        for row in 1..=band.sources() {
            let columns = band.row(row);
            // Beads that end in this row's columns reach back by `width` columns; this source sentence may
            // be part of beads that end up to `reach` rows later.
            let first = columns.start.saturating_sub(width);
            let last_row = (row + reach - 1).min(band.sources());
            rows.insert(0, Row::compute(lexical, row - 1, first..band.row(last_row).end - 1, width));
            rows.truncate(reach);
            let forward: Vec<Vec<f32>> = (1..=rows.len())
                .map(|sources| forward_row(lexical, &rows, sources, first..columns.end - 1))
                .collect();
            for column in columns.clone() {
                let Some(cell) = band.cell(row, column) else { continue };
                let values = &mut values[cell * shapes.len()..(cell + 1) * shapes.len()];
                for ((value, shape), prior) in values.iter_mut().zip(shapes).zip(&priors) {
                    if shape.source > rows.len()
                        || shape.target > column
                        || band.before(row, column, shape.source, shape.target).is_none()
                    {
                        continue;
                    }
                    let (sources, targets) = (row - shape.source..row, column - shape.target..column);
                    let Some(words) = words(&rows, &forward, *shape, &targets) else { continue };
                    *value = weights.words * words
                        + weights.length * lengths.get(&sources, &targets)
                        + prior
                        + bias;
                }
            }
            let groups = shapes.iter().zip(&priors).enumerate().filter(|(_, (shape, _))| shape.is_group());
            for (number, (&shape, prior)) in groups {
                let bag = |cell: usize| values[cell * shapes.len() + number] - prior - bias;
                let bags = columns.clone().filter_map(|column| Some((bag(band.cell(row, column)?), column)));
                best_bags(bags, &mut best);
                for &(bag, column) in &best {
                    let Some(cell) = band.cell(row, column) else { continue };
                    let (sources, targets) = (row - shape.source..row, column - shape.target..column);
                    values[cell * shapes.len() + number] += chains.gain(sources, targets, bag);
                }
            }
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

/// The bags that are worth looking at as chains: the best of those of one shape that end with one source
/// sentence, each with the column where it ends. There are more only where sentences are repeated over and
/// over, and nothing tells one group from another.
fn best_bags(bags: impl Iterator<Item = (f32, usize)>, best: &mut Vec<(f32, usize)>) {
    best.clear();
    best.extend(bags.filter(|(bag, _)| *bag >= LEAST_CHAIN));
    if best.len() > MOST_CHAINS {
        best.select_nth_unstable_by(MOST_CHAINS, |a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        best.truncate(MOST_CHAINS);
    }
}

/// What one source sentence gives and gets: its support in the window, and for each number of target
/// sentences and each last one of them, how well they explain it.
struct Row {
    support: Window,
    /// `backward[b - 1][column]`: LLR of the source sentence given the b targets that end before the column.
    backward: Vec<Vec<f32>>,
}

impl Row {
    fn compute(lexical: &Lexical<'_>, source: usize, window: Range<usize>, width: usize) -> Self {
        let support = lexical.support(source, window.clone());
        let backward = lexical.backward(source, window, width);
        Self { support, backward }
    }

    fn backward(&self, targets: &Range<usize>) -> Option<f32> {
        let last = targets.end.checked_sub(self.support.window.start + 1)?;
        self.backward[targets.len() - 1].get(last).copied()
    }
}

/// For each target of the window its LLR given the last `sources` source sentences.
fn forward_row(lexical: &Lexical<'_>, rows: &[Row], sources: usize, window: Range<usize>) -> Vec<f32> {
    let supports: Vec<&Window> = rows.iter().take(sources).map(|row| &row.support).collect();
    window.map(|target| lexical.forward(&supports, target)).collect()
}

/// Both LLRs of a bead, added.
fn words(rows: &[Row], forward: &[Vec<f32>], shape: Shape, targets: &Range<usize>) -> Option<f32> {
    let first = rows.first()?.support.window.start;
    let ahead = forward[shape.source - 1].get(targets.start.checked_sub(first)?..targets.end - first)?;
    let mut sum: f32 = ahead.iter().sum();
    for row in rows.iter().take(shape.source) {
        sum += row.backward(targets)?;
    }
    Some(sum)
}

/// The log-odds of a bead without the prior of its shape; `words` are both LLRs of its sentences as bags.
pub(crate) fn bead_score(
    lexical: &Lexical<'_>,
    parameters: &Parameters,
    words: f32,
    sources: Range<usize>,
    targets: Range<usize>,
) -> f32 {
    let weights = chain_weights(parameters);
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
