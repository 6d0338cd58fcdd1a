//! Passes over the lattice whose weights are logarithms: for scores that leave the range of a double.
//!
//! A single bead has to outweigh chance by e³⁰⁰ for that, which takes sentences of hundreds of words. The usual
//! way is [`super::lanes`], and this one, written as the books have it, is what its tests compare it with.

use super::band::Band;
use super::noise::Noise;
use super::posterior::Posterior;
use super::scores::BeadScores;

/// The beads of a lattice.
pub(super) struct LogLattice<'l> {
    scores: &'l BeadScores,
    band: &'l Band,
}

impl<'l> LogLattice<'l> {
    pub(super) fn new(scores: &'l BeadScores, band: &'l Band) -> Self {
        Self { scores, band }
    }

    /// The steps that end in a cell: each with the cell that it starts from, its weight, and what it is.
    fn steps(&self, noise: &Noise, row: usize, column: usize) -> impl Iterator<Item = (usize, f64, Step)> {
        let scores = self.band.cell(row, column).map_or(&[][..], |cell| self.scores.cell(cell));
        let beads = self.scores.shapes.iter().zip(scores).enumerate().filter_map({
            let noise = *noise;
            move |(number, (shape, &score))| {
                let start = self.band.before(row, column, shape.source, shape.target)?;
                Some((start, f64::from(score) + noise.matched(*shape), Step::Bead(number)))
            }
        });
        let source = self.band.before(row, column, 1, 0).map(|start| (start, noise.source, Step::Source));
        let target = self.band.before(row, column, 0, 1).map(|start| (start, noise.target, Step::Target));
        beads.chain(source).chain(target)
    }

    /// Fills `forward` with the sum, for each cell, of all paths that lead to it; gives that of the last.
    pub(super) fn forward(&self, noise: &Noise, forward: &mut Vec<f64>) -> f64 {
        forward.clear();
        forward.resize(self.band.cells(), f64::NEG_INFINITY);
        for row in 0..=self.band.sources() {
            for column in self.band.row(row) {
                let Some(cell) = self.band.cell(row, column) else { continue };
                let empty = if row == 0 && column == 0 { 0.0 } else { f64::NEG_INFINITY };
                let steps = self.steps(noise, row, column);
                forward[cell] =
                    steps.fold(empty, |sum, (start, weight, _)| log_add(sum, forward[start] + weight));
            }
        }
        forward.last().copied().unwrap_or(0.0)
    }

    /// The backward pass; adds the posteriors of this state, weighed by `share`.
    pub(super) fn backward(&self, noise: &Noise, forward: &[f64], share: f64, posterior: &mut Posterior) {
        let scale = share.ln() - forward.last().copied().unwrap_or(0.0);
        let mut backward = vec![f64::NEG_INFINITY; self.band.cells()];
        if let Some(end) = backward.last_mut() {
            *end = 0.0;
        }
        for row in (0..=self.band.sources()).rev() {
            for column in self.band.row(row).rev() {
                let Some(cell) = self.band.cell(row, column) else { continue };
                let here = backward[cell];
                for (start, weight, step) in self.steps(noise, row, column) {
                    let probability = (forward[start] + weight + here + scale).exp();
                    match step {
                        Step::Bead(number) => posterior.cell_mut(cell)[number] += probability,
                        Step::Source => posterior.null_source[row - 1] += probability,
                        Step::Target => posterior.null_target[column - 1] += probability,
                    }
                    backward[start] = log_add(backward[start], weight + here);
                }
            }
        }
    }
}

/// What a step of a path takes.
#[derive(Clone, Copy)]
enum Step {
    /// A bead of the shape with this number.
    Bead(usize),
    /// A source sentence alone.
    Source,
    /// A target sentence alone.
    Target,
}

/// The logarithm of a sum of two numbers that are given by their logarithms.
pub(crate) fn log_add(a: f64, b: f64) -> f64 {
    let (high, low) = if a > b { (a, b) } else { (b, a) };
    // Also where both are impossible, whose difference is no number.
    if low == f64::NEG_INFINITY { high } else { high + (low - high).exp().ln_1p() }
}
