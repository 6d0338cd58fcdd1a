//! The scores of all pairs of single sentences, and how good a group of them can be at best.

use std::ops::Range;

use super::band::Band;
use super::scores::{chain_weights, shape_prior};
use super::shape::{Shape, reach};
use crate::model::{Parameter, Parameters};
use crate::score::{ChainWeights, LengthScores, Lexical, MOST_OF_LENGTH, MarkScores, Ratios, Way};

/// The pairs of a band, by the cells that they end in; −∞ where none does.
pub(super) struct Singles<'l> {
    pub(super) lexical: &'l Lexical<'l>,
    pub(super) parameters: &'l Parameters,
    pub(super) band: &'l Band,
    pub(super) weights: ChainWeights,
    bias: f32,
    priors: Vec<(Shape, f32)>,
    /// The log-likelihood ratio of the target sentence given the source sentence.
    ahead: Vec<f32>,
    /// The same the other way round.
    back: Vec<f32>,
    /// Both.
    words: Vec<f32>,
    /// The log-odds.
    scores: Vec<f32>,
    pub(super) lengths: LengthScores,
    pub(super) marks: MarkScores<'l>,
    /// For each sentence how much its ratio can rise above that of a sentence which nothing explains.
    pub(super) source_room: Vec<f32>,
    pub(super) target_room: Vec<f32>,
}

impl<'l> Singles<'l> {
    /// Scores all pairs, and makes ready for groups of up to as many sentences as `shapes` have.
    pub(super) fn compute(
        lexical: &'l Lexical<'l>,
        parameters: &'l Parameters,
        marks: MarkScores<'l>,
        band: &'l Band,
        shapes: &[Shape],
    ) -> Self {
        let (most_sources, most_targets) = reach(shapes);
        let room = |way: &Way<'_>| way.least_ratios().iter().map(|ratio| -ratio).collect();
        let mut singles = Self {
            lexical,
            parameters,
            band,
            weights: chain_weights(parameters),
            bias: parameters.get(Parameter::Bias),
            priors: shapes.iter().map(|&shape| (shape, shape_prior(parameters, shape))).collect(),
            ahead: vec![f32::NEG_INFINITY; band.cells()],
            back: vec![f32::NEG_INFINITY; band.cells()],
            words: vec![f32::NEG_INFINITY; band.cells()],
            scores: vec![f32::NEG_INFINITY; band.cells()],
            lengths: LengthScores::new(lexical, most_sources, most_targets),
            marks,
            source_room: room(&lexical.back),
            target_room: room(&lexical.ahead),
        };
        singles.fill();
        singles
    }

    fn fill(&mut self) {
        let (lexical, band) = (self.lexical, self.band);
        let mut ratios = Ratios::default();
        for (column, rows) in band.columns().into_iter().enumerate().skip(1) {
            let rows = rows.start.max(1)..rows.end.max(1);
            lexical.back.ratios(column - 1, rows.start - 1..rows.end - 1, &mut ratios);
            for (row, &ratio) in rows.zip(ratios.get()) {
                if let Some(cell) = band.cell(row, column) {
                    self.back[cell] = ratio;
                }
            }
        }
        for row in 1..=band.sources() {
            let columns = band.row(row).start.max(1)..band.row(row).end.max(1);
            lexical.ahead.ratios(row - 1, columns.start - 1..columns.end - 1, &mut ratios);
            for (column, &ahead) in columns.zip(ratios.get()) {
                let Some(cell) = band.cell(row, column) else { continue };
                let (source, target) = (row - 1..row, column - 1..column);
                let length = self.lengths.get(&source, &target);
                self.ahead[cell] = ahead;
                self.words[cell] = ahead + self.back[cell];
                self.scores[cell] = self.score(self.words[cell], length, 0.0, (&source, &target));
            }
        }
    }

    /// The log-odds of a bead, by both ratios of its words, what its lengths say, and its marks.
    pub(super) fn score(
        &self,
        words: f32,
        length: f32,
        prior: f32,
        (sources, targets): (&Range<usize>, &Range<usize>),
    ) -> f32 {
        let marks = self.marks.get(sources, targets);
        self.weights.words * words + self.weights.length * length + prior + self.bias + marks
    }

    /// The log-odds of the pair that ends in a cell.
    pub(super) fn of(&self, cell: usize) -> f32 {
        self.scores[cell]
    }

    /// The same of all pairs that end in a row.
    pub(super) fn row(&self, row: usize) -> &[f32] {
        &self.scores[self.band.first(row)..self.band.first(row) + self.band.row(row).len()]
    }

    pub(super) fn prior(&self, shape: Shape) -> f32 {
        let known = self.priors.iter().find(|(of, _)| *of == shape);
        known.map_or_else(|| shape_prior(self.parameters, shape), |(_, prior)| *prior)
    }

    /// Both ratios of all pairs that end in a row.
    pub(super) fn words(&self, row: usize) -> &[f32] {
        &self.words[self.band.first(row)..][..self.band.row(row).len()]
    }

    /// More than the log-odds of a group can be, unless it is their lengths that say it, by the bound of its words. A
    /// chain may be a little better.
    pub(super) fn group_bound(&self, row: usize, column: usize, shape: Shape, words: f32) -> f32 {
        let bead = (&(row - shape.source..row), &(column - shape.target..column));
        self.score(words, MOST_OF_LENGTH, self.prior(shape), bead)
    }

    /// What the bounds of all groups of a shape have beside their words, at most.
    pub(super) fn most_beside_words(&self, shape: Shape) -> f32 {
        let marks = self.marks.most(shape.source, shape.target);
        self.weights.length * MOST_OF_LENGTH + self.prior(shape) + self.bias + marks
    }

    /// The bound of one group, if all its pairs are in the band.
    pub(super) fn bound(&self, row: usize, column: usize, shape: Shape) -> Option<f32> {
        let (rows, columns) =
            (row.checked_sub(shape.source)?..row, column.checked_sub(shape.target)?..column);
        let rooms: f32 = self.source_room[rows.clone()].iter().sum();
        let target_rooms: f32 = self.target_room[columns.clone()].iter().sum();
        let pairs = rows.flat_map(|row| columns.clone().map(move |column| (row + 1, column + 1)));
        let pairs: Option<f32> =
            pairs.map(|(row, column)| Some(self.words[self.band.cell(row, column)?])).sum();
        let words = pairs? + (shape.target - 1) as f32 * rooms + (shape.source - 1) as f32 * target_rooms;
        Some(self.group_bound(row, column, shape, words))
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
