//! The scores of all pairs of single sentences, and how good a group of them can be at best.

use std::ops::Range;

use super::band::Band;
use super::scores::{chain_weights, shape_prior};
use super::shape::Shape;
use crate::model::{Parameter, Parameters};
use crate::score::{ChainWeights, LengthScores, Lexical, Sums, Way};

/// More than the lengths of two sides ever say for them.
const MOST_OF_LENGTH: f32 = 1.6;

/// The pairs of a band, by the cells that they end in; −∞ where none does.
pub(super) struct Singles<'l> {
    pub(super) lexical: &'l Lexical<'l>,
    pub(super) parameters: &'l Parameters,
    pub(super) band: &'l Band,
    pub(super) weights: ChainWeights,
    bias: f32,
    /// The log-likelihood ratio of the target sentence given the source sentence.
    ahead: Vec<f32>,
    /// The same the other way round.
    back: Vec<f32>,
    /// The log-odds.
    scores: Vec<f32>,
    pub(super) lengths: LengthScores,
    /// For each sentence how much its ratio can rise above that of a sentence which nothing explains.
    source_room: Vec<f32>,
    target_room: Vec<f32>,
}

impl<'l> Singles<'l> {
    /// Scores all pairs, and makes ready for groups of up to as many sentences as `shapes` have.
    pub(super) fn compute(
        lexical: &'l Lexical<'l>,
        parameters: &'l Parameters,
        band: &'l Band,
        shapes: &[Shape],
    ) -> Self {
        let most = |count: fn(&Shape) -> usize| shapes.iter().map(count).max().unwrap_or(1);
        let room =
            |way: &Way<'_>, count: usize| (0..count).map(|sentence| -way.least_ratio(sentence)).collect();
        let mut singles = Self {
            lexical,
            parameters,
            band,
            weights: chain_weights(parameters),
            bias: parameters.get(Parameter::Bias),
            ahead: vec![f32::NEG_INFINITY; band.cells()],
            back: vec![f32::NEG_INFINITY; band.cells()],
            scores: vec![f32::NEG_INFINITY; band.cells()],
            lengths: LengthScores::new(lexical, most(|shape| shape.source), most(|shape| shape.target)),
            source_room: room(&lexical.back, band.sources()),
            target_room: room(&lexical.ahead, band.targets()),
        };
        singles.fill();
        singles
    }

    fn fill(&mut self) {
        let (lexical, band) = (self.lexical, self.band);
        let mut sums = Sums::default();
        for (column, rows) in band.columns().into_iter().enumerate().skip(1) {
            lexical.back.explain(column - 1, &mut sums);
            for row in rows.start.max(1)..rows.end {
                let Some(cell) = band.cell(row, column) else { continue };
                self.back[cell] = lexical.back.ratio(&[&sums], row - 1);
            }
        }
        for row in 1..=band.sources() {
            let columns = band.row(row);
            lexical.ahead.explain(row - 1, &mut sums);
            for column in columns.start.max(1)..columns.end {
                let Some(cell) = band.cell(row, column) else { continue };
                let ahead = lexical.ahead.ratio(&[&sums], column - 1);
                let length = self.lengths.get(&(row - 1..row), &(column - 1..column));
                self.ahead[cell] = ahead;
                self.scores[cell] = self.score(ahead + self.back[cell], length, 0.0);
            }
        }
    }

    /// The log-odds of a bead, by both ratios of its words and what its lengths say.
    pub(super) fn score(&self, words: f32, length: f32, prior: f32) -> f32 {
        self.weights.words * words + self.weights.length * length + prior + self.bias
    }

    /// The log-odds of the pair that ends in a cell.
    pub(super) fn of(&self, cell: usize) -> f32 {
        self.scores[cell]
    }

    pub(super) fn prior(&self, shape: Shape) -> f32 {
        shape_prior(self.parameters, shape)
    }

    /// More than the log-odds of the bead that ends at a place can be, unless its lengths say it; nothing where the
    /// pairs that it is made of are not all in the band. A chain may be a little better.
    ///
    /// Of a word that one of two sentences explains, the other only takes away: its factor given both is no greater
    /// than given the better of them.
    pub(super) fn bound(&self, row: usize, column: usize, shape: Shape, prior: f32) -> Option<f32> {
        let mut words = 0.0;
        for source in row - shape.source..row {
            for target in column - shape.target..column {
                let cell = self.band.cell(source + 1, target + 1)?;
                words += self.ahead[cell] + self.back[cell];
            }
            words += (shape.target - 1) as f32 * self.source_room[source];
        }
        if shape.source > 1 {
            let room: f32 = self.target_room[column - shape.target..column].iter().sum();
            words += (shape.source - 1) as f32 * room;
        }
        Some(self.score(words, MOST_OF_LENGTH, prior))
    }

    /// The ratios of the target sentences given one source sentence; nothing where a pair is not in the band.
    pub(super) fn ahead(&self, row: usize, columns: Range<usize>) -> Option<f32> {
        columns.map(|column| Some(self.ahead[self.band.cell(row, column)?])).sum()
    }

    /// The same of the source sentences given one target sentence.
    pub(super) fn back(&self, rows: Range<usize>, column: usize) -> Option<f32> {
        rows.map(|row| Some(self.back[self.band.cell(row, column)?])).sum()
    }
}
