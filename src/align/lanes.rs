//! Passes over the lattice that compute several states of noise side by side.
//!
//! The states share the lattice and the scores of its beads and differ in the priors of a step alone. So each
//! cell is visited once for a handful of states, whose weights stand side by side and are multiplied and added
//! without a branch between them.
//!
//! Weights are kept as they are and not as logarithms. So that they stay within the range of a double
//! however long the documents are, antidiagonals have scales of their own for each state: where the greatest weight of one is
//! far from 1, the next has a power of two near it (Rabiner 1989, section V.A, who scales each step in time).
//! What falls out of the range is e⁶⁰⁰ times less likely than another path that has come as far.

use super::band::Band;
use super::diagonals::Diagonals;
use super::noise::Noise;
use super::posterior::Posterior;
use super::scores::BeadScores;
use super::shape::Shape;
use super::weights::{Lanes, add_step, dot, exponent, is_moderate, power_of_two, product, step_back};

/// The greatest log-odds of a bead whose weight is computed as it is.
pub(super) const GREATEST_SCORE: f32 = 300.0;
/// A backward weight beyond this belongs to a cell that no path to speak of reaches.
const GREATEST: f64 = 1e250;
/// A cell that less than this share of all paths leads through is left out on the way back: so small a share
/// shows in no confidence.
const NEGLIGIBLE_CELL: f64 = 1e-11;

/// The beads of a lattice, ready for passes over it.
///
/// Only those that can be are held, one after the other: most cells have one or two. Looking for them among all shapes in
/// both passes took a third of these.
pub(super) struct Lattice {
    diagonals: Diagonals,
    /// In the order of the antidiagonals.
    cells: Vec<Cell>,
    beads: Vec<Bead>,
    /// The numbers of sentences that beads have, in order.
    lengths: Vec<usize>,
}

/// A cell, and the steps that end there. Numbers of cells are those in the order of the antidiagonals.
struct Cell {
    /// Its number in the band.
    number: u32,
    /// The end of its beads, which begin where those of the cell before end.
    beads_end: u32,
    /// Where a source sentence alone and a target sentence alone start from.
    source: Option<u32>,
    target: Option<u32>,
}

/// A bead: where it starts from, its weight without the prior of its shape, the number of its shape, and that of its length.
struct Bead {
    weight: f64,
    start: u32,
    shape: u16,
    length: u16,
}

/// The forward weights of some states.
pub(super) struct Forward<const N: usize> {
    cells: Vec<Lanes<N>>,
    /// What steps are multiplied by: see [`Lattice::push_coefficients`]. The first are those where no scale changes.
    coefficients: Vec<Lanes<N>>,
    /// For each antidiagonal where the coefficients of the steps that end there begin.
    starts: Vec<usize>,
    /// ln of the sum over all paths.
    pub(super) evidence: Lanes<N>,
}

/// The priors of the steps in some states.
struct Priors<const N: usize> {
    single: Lanes<N>,
    group: Lanes<N>,
    source: Lanes<N>,
    target: Lanes<N>,
}

impl Lattice {
    pub(super) fn new(scores: &BeadScores, band: &Band) -> Self {
        let diagonals = Diagonals::new(band);
        let mut lengths: Vec<usize> = scores.shapes.iter().map(|shape| shape.source + shape.target).collect();
        lengths.sort_unstable();
        lengths.dedup();
        let length_of = |shape: &Shape| lengths.iter().position(|&it| it == shape.source + shape.target);
        let of_shapes: Vec<u16> =
            scores.shapes.iter().map(|shape| length_of(shape).unwrap_or(0) as u16).collect();
        let mut cells = Vec::with_capacity(diagonals.cells());
        let mut beads = Vec::with_capacity(2 * diagonals.cells());
        for diagonal in 0..diagonals.len() {
            for row in diagonals.rows(diagonal) {
                let column = diagonal - row;
                let Some(number) = band.cell(row, column) else { continue };
                for ((shape, &of), &score) in (0..).zip(&of_shapes).zip(scores.cell(number)) {
                    // Most groups are out of the question.
                    if score > f32::NEG_INFINITY
                        && let Some(Shape { source, target }) = scores.shapes.get(usize::from(shape))
                        && let Some(start) = diagonals.before(diagonal, row, *source, *target)
                    {
                        beads.push(Bead { weight: f64::from(score).exp(), start, shape, length: of });
                    }
                }
                cells.push(Cell {
                    number: number as u32,
                    beads_end: beads.len() as u32,
                    source: diagonals.before(diagonal, row, 1, 0),
                    target: diagonals.before(diagonal, row, 0, 1),
                });
            }
        }
        Self { diagonals, cells, beads, lengths }
    }

    /// The sum, for each cell and state, of all paths that lead to it.
    pub(super) fn forward<const N: usize>(&self, states: &[Noise], buffer: Vec<Lanes<N>>) -> Forward<N> {
        let priors = Priors::<N>::new(states);
        let mut cells = buffer;
        cells.clear();
        cells.reserve(self.cells.len());
        let mut ratios: Vec<Lanes<N>> = Vec::with_capacity(self.diagonals.len());
        let mut exponents = [0_i64; N];
        let mut ratio = [1.0; N];
        let depth = self.depth();
        let mut all_coefficients = Vec::with_capacity(depth * self.coefficients());
        let mut starts = Vec::with_capacity(self.diagonals.len());
        // Antidiagonals since the last one that has a scale of its own.
        let (mut since, mut first) = (0, 0);
        for diagonal in 0..self.diagonals.len() {
            ratios.push(ratio);
            since += 1;
            if diagonal == 0 || since < depth {
                starts.push(all_coefficients.len());
                self.push_coefficients(&priors, &ratios, &mut all_coefficients);
            } else {
                starts.push(0);
            }
            let coefficients = &all_coefficients[starts[diagonal]..][..self.coefficients()];
            let [coefficients @ .., source, target] = coefficients else { continue };
            let mut greatest = [0.0_f64; N];
            for cell in &self.cells[self.diagonals.range(diagonal)] {
                let mut sum = if diagonal == 0 { [1.0; N] } else { [0.0; N] };
                for bead in &self.beads[first..cell.beads_end as usize] {
                    let coefficient = &coefficients[usize::from(bead.length)];
                    add_step(&mut sum, &cells[bead.start as usize], coefficient, bead.weight);
                }
                first = cell.beads_end as usize;
                for (start, coefficient) in [(cell.source, source), (cell.target, target)] {
                    if let Some(start) = start {
                        add_step(&mut sum, &cells[start as usize], coefficient, 1.0);
                    }
                }
                for (greatest, &sum) in greatest.iter_mut().zip(&sum) {
                    *greatest = if sum > *greatest { sum } else { *greatest };
                }
                cells.push(sum);
            }
            ratio = [1.0; N];
            if diagonal + 1 < self.diagonals.len() && !greatest.iter().all(|&greatest| is_moderate(greatest))
            {
                since = 0;
                for lane in 0..N {
                    let exponent = exponent(greatest[lane]);
                    exponents[lane] += exponent;
                    ratio[lane] = power_of_two(-exponent);
                }
            }
        }
        let last = cells.last().copied().unwrap_or([1.0; N]);
        let evidence =
            std::array::from_fn(|lane| last[lane].ln() + exponents[lane] as f64 * std::f64::consts::LN_2);
        Forward { cells, coefficients: all_coefficients, starts, evidence }
    }

    /// The backward pass; adds the posteriors of these states, each weighed by its share.
    pub(super) fn backward<const N: usize>(
        &self,
        forward: &Forward<N>,
        shares: &[f64],
        posterior: &mut Posterior,
    ) {
        let Some(end) = forward.cells.last() else { return };
        let mut back = vec![[0.0; N]; self.cells.len()];
        if let Some(last) = back.last_mut() {
            for (lane, &share) in shares.iter().enumerate().take(N) {
                if share > 0.0 && end[lane] > 0.0 {
                    last[lane] = share / end[lane];
                }
            }
        }
        for diagonal in (0..self.diagonals.len()).rev() {
            let coefficients = &forward.coefficients[forward.starts[diagonal]..][..self.coefficients()];
            let [coefficients @ .., source, target] = coefficients else { continue };
            for (row, number) in self.diagonals.rows(diagonal).zip(self.diagonals.range(diagonal)) {
                let here = back[number].map(|weight| weight.min(GREATEST));
                if dot(&forward.cells[number], &here) < NEGLIGIBLE_CELL {
                    continue;
                }
                let cell = &self.cells[number];
                let first = number.checked_sub(1).map_or(0, |before| self.cells[before].beads_end as usize);
                let mut back = |start: u32, coefficient: &Lanes<N>, weight: f64| {
                    let start = start as usize;
                    step_back(&here, coefficient, weight, &forward.cells[start], &mut back[start])
                };
                let of_cell = posterior.cell_mut(cell.number as usize);
                for bead in &self.beads[first..cell.beads_end as usize] {
                    of_cell[usize::from(bead.shape)] +=
                        back(bead.start, &coefficients[usize::from(bead.length)], bead.weight);
                }
                if let Some(start) = cell.source {
                    posterior.null_source[row - 1] += back(start, source, 1.0);
                }
                if let Some(start) = cell.target {
                    posterior.null_target[diagonal - row - 1] += back(start, target, 1.0);
                }
            }
        }
    }

    /// Antidiagonals that a step reaches over, and one.
    fn depth(&self) -> usize {
        self.lengths.last().copied().unwrap_or(1).max(1) + 1
    }

    /// The coefficients of an antidiagonal.
    fn coefficients(&self) -> usize {
        self.lengths.len() + 2
    }

    /// What a step that ends on the last antidiagonal of `ratios` is multiplied by, for each length of beads and then for a
    /// source and a target sentence alone: its prior, and the change of scale on its way. `ratios` has for each antidiagonal
    /// its scale as a share of that of the one before.
    fn push_coefficients<const N: usize>(
        &self,
        priors: &Priors<N>,
        ratios: &[Lanes<N>],
        out: &mut Vec<Lanes<N>>,
    ) {
        let (mut ratio, mut changes) = ([1.0; N], ratios.iter().rev());
        let mut length = 0;
        for &of_beads in &self.lengths {
            for change in changes.by_ref().take(of_beads - length) {
                ratio = product(&ratio, change);
            }
            length = of_beads;
            out.push(product(&ratio, if of_beads == 2 { &priors.single } else { &priors.group }));
        }
        let change = ratios.last().unwrap_or(&[1.0; N]);
        out.extend([product(change, &priors.source), product(change, &priors.target)]);
    }
}

impl<const N: usize> Forward<N> {
    /// The memory of the weights, to be used again.
    pub(super) fn into_buffer(self) -> Vec<Lanes<N>> {
        self.cells
    }
}

impl<const N: usize> Priors<N> {
    /// Lanes without a state have no steps.
    fn new(states: &[Noise]) -> Self {
        let lanes = |of: fn(&Noise) -> f64| std::array::from_fn(|lane| states.get(lane).map_or(0.0, of));
        Self {
            single: lanes(|noise| noise.shares.single),
            group: lanes(|noise| noise.shares.group),
            source: lanes(|noise| noise.shares.source),
            target: lanes(|noise| noise.shares.target),
        }
    }
}
