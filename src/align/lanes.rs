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
use super::weights::{Lanes, add, add_product, dot, exponent, is_moderate, power_of_two, product};

/// The greatest log-odds of a bead whose weight is computed as it is.
pub(super) const GREATEST_SCORE: f32 = 300.0;
/// A backward weight beyond this belongs to a cell that no path to speak of reaches.
const GREATEST: f64 = 1e250;
/// A cell that less than this share of all paths leads through is left out on the way back: so small a share
/// shows in no confidence.
const NEGLIGIBLE_CELL: f64 = 1e-11;

/// The beads of a lattice, ready for passes over it.
pub(super) struct Lattice<'l> {
    band: &'l Band,
    diagonals: Diagonals,
    /// The shapes by the number of their sentences.
    shapes: Vec<Ordered>,
    /// The classes of shapes that have equally many sentences: how many those are, and the end of the class.
    classes: Vec<(usize, usize)>,
    /// The weights of the beads without the prior of their shape, in the order of `shapes`.
    weights: Vec<f64>,
    /// Antidiagonals whose backward weights are held at once.
    depth: usize,
    /// For each antidiagonal and each shape, then a source sentence alone, then a target sentence alone, where the
    /// steps that end there start from.
    reaches: Vec<Reach>,
}

/// A shape, and its number in the order of the scores.
#[derive(Clone, Copy)]
struct Ordered {
    source: usize,
    target: usize,
    number: usize,
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

/// Where the steps of one kind that end on an antidiagonal start from.
#[derive(Clone, Copy, Default)]
struct Reach {
    /// The rows where such a step may end.
    first: usize,
    count: usize,
    /// What is added to the row where it ends for the cell where it starts, modulo 2⁶⁴.
    start: usize,
    /// The same for the ring of backward weights.
    ring: usize,
}

/// The priors of the steps in some states.
struct Priors<const N: usize> {
    single: Lanes<N>,
    group: Lanes<N>,
    source: Lanes<N>,
    target: Lanes<N>,
}

impl<'l> Lattice<'l> {
    pub(super) fn new(scores: &BeadScores, band: &'l Band) -> Self {
        let diagonals = Diagonals::new(band);
        let mut shapes: Vec<Ordered> = (0..)
            .zip(&scores.shapes)
            .map(|(number, shape)| Ordered { source: shape.source, target: shape.target, number })
            .collect();
        shapes.sort_by_key(|shape| shape.source + shape.target);
        let mut classes: Vec<(usize, usize)> = Vec::new();
        for (end, shape) in (1..).zip(&shapes) {
            let length = shape.source + shape.target;
            match classes.last_mut() {
                Some(class) if class.0 == length => class.1 = end,
                _ => classes.push((length, end)),
            }
        }
        let mut weights = Vec::with_capacity(diagonals.cells() * shapes.len());
        for diagonal in 0..diagonals.len() {
            for row in diagonals.rows(diagonal) {
                let scores = band.cell(row, diagonal - row).map_or(&[][..], |cell| scores.cell(cell));
                let score = |shape: &Ordered| scores.get(shape.number).copied().unwrap_or(f32::NEG_INFINITY);
                weights.extend(shapes.iter().map(|shape| match score(shape) {
                    f32::NEG_INFINITY => 0.0,
                    score => f64::from(score).exp(),
                }));
            }
        }
        let depth = classes.iter().map(|class| class.0).max().unwrap_or(1).max(1) + 1;
        let steps: Vec<(usize, usize)> =
            shapes.iter().map(|shape| (shape.source, shape.target)).chain([(1, 0), (0, 1)]).collect();
        let reaches = (0..diagonals.len())
            .flat_map(|diagonal| steps.iter().map(move |&step| (diagonal, step)))
            .map(|(diagonal, step)| Reach::new(&diagonals, diagonal, step, depth))
            .collect();
        Self { band, diagonals, shapes, classes, weights, depth, reaches }
    }

    /// Where the steps that end on an antidiagonal start from: beads, a source sentence and a target sentence alone.
    fn reaches(&self, diagonal: usize) -> (&[Reach], Reach, Reach) {
        let count = self.shapes.len() + 2;
        match self.reaches[diagonal * count..(diagonal + 1) * count] {
            [ref beads @ .., source, target] => (beads, source, target),
            _ => (&[], Reach::default(), Reach::default()),
        }
    }

    /// The sum, for each cell and state, of all paths that lead to it.
    pub(super) fn forward<const N: usize>(&self, states: &[Noise], buffer: Vec<Lanes<N>>) -> Forward<N> {
        let priors = Priors::<N>::new(states);
        let mut cells = buffer;
        cells.clear();
        cells.reserve(self.diagonals.cells());
        let mut ratios: Vec<Lanes<N>> = Vec::with_capacity(self.diagonals.len());
        let mut exponents = [0_i64; N];
        let mut ratio = [1.0; N];
        let count = self.classes.len() + 2;
        let mut all_coefficients = Vec::new();
        let mut starts = Vec::with_capacity(self.diagonals.len());
        // Antidiagonals since the last one that has a scale of its own.
        let mut since = 0;
        for diagonal in 0..self.diagonals.len() {
            ratios.push(ratio);
            since += 1;
            if diagonal == 0 || since < self.depth {
                starts.push(all_coefficients.len());
                self.push_coefficients(&priors, &ratios, &mut all_coefficients);
            } else {
                starts.push(0);
            }
            let coefficients = &all_coefficients[starts[diagonal]..][..count];
            let [coefficients @ .., source, target] = coefficients else { continue };
            let (reaches, from_source, from_target) = self.reaches(diagonal);
            let mut greatest = [0.0_f64; N];
            for row in self.diagonals.rows(diagonal) {
                let weights = &self.weights[cells.len() * self.shapes.len()..];
                let mut sum = if diagonal == 0 { [1.0; N] } else { [0.0; N] };
                let mut first = 0;
                for (&(_, end), coefficient) in self.classes.iter().zip(coefficients) {
                    let mut part = [0.0; N];
                    for (reach, &weight) in reaches[first..end].iter().zip(&weights[first..end]) {
                        // Most groups are out of the question.
                        if weight > 0.0
                            && let Some(start) = reach.from(row)
                        {
                            add(&mut part, &cells[start], weight);
                        }
                    }
                    add_product(&mut sum, &part, coefficient);
                    first = end;
                }
                if let Some(start) = from_source.from(row) {
                    add_product(&mut sum, &cells[start], source);
                }
                if let Some(start) = from_target.from(row) {
                    add_product(&mut sum, &cells[start], target);
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
        let depth = self.depth;
        let count = self.classes.len() + 2;
        let mut ring = vec![[0.0; N]; depth * self.diagonals.longest];
        let last = self.diagonals.len() - 1;
        let Some(end) = forward.cells.last() else { return };
        for (lane, &share) in shares.iter().enumerate().take(N) {
            if share > 0.0 && end[lane] > 0.0 {
                ring[last % depth * self.diagonals.longest][lane] = share / end[lane];
            }
        }
        for diagonal in (0..=last).rev() {
            let coefficients = &forward.coefficients[forward.starts[diagonal]..][..count];
            let [coefficients @ .., source, target] = coefficients else { continue };
            let (reaches, from_source, from_target) = self.reaches(diagonal);
            let rows = self.diagonals.rows(diagonal);
            let (cells, slot) = (self.diagonals.start(diagonal), diagonal % depth * self.diagonals.longest);
            for (offset, row) in rows.enumerate() {
                let here = std::mem::replace(&mut ring[slot + offset], [0.0; N]).map(|it| it.min(GREATEST));
                let number = cells + offset;
                if dot(&forward.cells[number], &here) < NEGLIGIBLE_CELL {
                    continue;
                }
                let weights = &self.weights[number * self.shapes.len()..];
                let Some(cell) = self.band.cell(row, diagonal - row) else { continue };
                let beads = posterior.cell_mut(cell);
                let mut first = 0;
                for (&(_, end), coefficient) in self.classes.iter().zip(coefficients) {
                    let onward = product(&here, coefficient);
                    for at in first..end {
                        let weight = weights[at];
                        let Some(start) = reaches[at].from(row).filter(|_| weight > 0.0) else { continue };
                        beads[self.shapes[at].number] += weight * dot(&forward.cells[start], &onward);
                        add(&mut ring[reaches[at].ring(row)], &onward, weight);
                    }
                    first = end;
                }
                if let Some(start) = from_source.from(row) {
                    let onward = product(&here, source);
                    posterior.null_source[row - 1] += dot(&forward.cells[start], &onward);
                    add(&mut ring[from_source.ring(row)], &onward, 1.0);
                }
                if let Some(start) = from_target.from(row) {
                    let onward = product(&here, target);
                    posterior.null_target[diagonal - row - 1] += dot(&forward.cells[start], &onward);
                    add(&mut ring[from_target.ring(row)], &onward, 1.0);
                }
            }
        }
    }

    /// What a step that ends on the last antidiagonal of `ratios` is multiplied by, for each class of shapes and then for a
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
        for &(of_class, _) in &self.classes {
            for change in changes.by_ref().take(of_class - length) {
                ratio = product(&ratio, change);
            }
            length = of_class;
            out.push(product(&ratio, if of_class == 2 { &priors.single } else { &priors.group }));
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

impl Reach {
    fn new(diagonals: &Diagonals, diagonal: usize, (source, target): (usize, usize), depth: usize) -> Self {
        let Some(from) = diagonal.checked_sub(source + target) else { return Self::default() };
        let (starts, ends) = (diagonals.rows(from), diagonals.rows(diagonal));
        let first = ends.start.max(starts.start + source);
        let end = ends.end.min(starts.end + source);
        let in_diagonal = 0_usize.wrapping_sub(source + starts.start);
        Self {
            first,
            count: end.saturating_sub(first),
            start: diagonals.start(from).wrapping_add(in_diagonal),
            ring: (from % depth * diagonals.longest).wrapping_add(in_diagonal),
        }
    }

    /// The cell that the step starts from that ends in a row.
    fn from(self, row: usize) -> Option<usize> {
        (row.wrapping_sub(self.first) < self.count).then(|| self.start.wrapping_add(row))
    }

    /// The place of that cell in the ring.
    fn ring(self, row: usize) -> usize {
        self.ring.wrapping_add(row)
    }
}

impl<const N: usize> Priors<N> {
    /// Lanes without a state have no steps.
    fn new(states: &[Noise]) -> Self {
        let lanes = |log: fn(&Noise) -> f64| {
            std::array::from_fn(|lane| states.get(lane).map_or(0.0, |state| log(state).exp()))
        };
        Self {
            single: lanes(|noise| noise.single),
            group: lanes(|noise| noise.group),
            source: lanes(|noise| noise.source),
            target: lanes(|noise| noise.target),
        }
    }
}
