//! Forward–backward over the lattice: the probability of every bead.
//!
//! A path from (0, 0) to the last cell is a way to cut both texts into beads; its weight is the product of
//! the weights of its beads. The posterior of a bead is the share of all paths, by weight, that contain it
//! (Rabiner 1989 for the algorithm; Durbin et al. 1998, ch. 4, for pairs of sequences).

use super::band::Band;
use super::noise::Noise;
use super::scores::BeadScores;
use super::weight::{Log, Plain, Weight};

/// Posteriors of all beads.
#[derive(Debug)]
pub(crate) struct Posterior {
    shapes: usize,
    /// For each cell and each shape the posterior of the bead that ends there.
    beads: Vec<f64>,
    /// For each source sentence the probability that it has no counterpart, wherever it would stand.
    pub(crate) null_source: Vec<f64>,
    pub(crate) null_target: Vec<f64>,
}

/// States that the document makes less likely than this are not worth a backward pass.
const NEGLIGIBLE: f64 = 1e-6;
/// The greatest logarithm, either way, that any path's weight may have to be computed as it is: doubles
/// reach e±700.
const PLAIN_RANGE: f64 = 600.0;

impl Posterior {
    /// Averages over the states of noise, each weighed by its evidence.
    pub(crate) fn compute(scores: &BeadScores, band: &Band, states: &[Noise]) -> Self {
        if greatest_log(scores, band, states) < PLAIN_RANGE {
            Self::compute_in::<Plain>(scores, band, states, NEGLIGIBLE)
        } else {
            Self::compute_in::<Log>(scores, band, states, NEGLIGIBLE)
        }
    }

    fn compute_in<W: Weight>(scores: &BeadScores, band: &Band, states: &[Noise], negligible: f64) -> Self {
        let lattice = Lattice::<W>::new(scores, band);
        let mut buffer = Vec::new();
        let evidence: Vec<f64> =
            states.iter().map(|noise| lattice.forward(noise, &mut buffer).log() + noise.prior).collect();
        let total = log_sum(&evidence);
        let mut posterior = Posterior {
            shapes: scores.shapes.len(),
            beads: vec![0.0; band.cells() * scores.shapes.len()],
            null_source: vec![0.0; band.sources()],
            null_target: vec![0.0; band.targets()],
        };
        for (noise, evidence) in states.iter().zip(&evidence) {
            let share = (evidence - total).exp();
            if share > negligible {
                // Run again: holding every state's forward pass would take more memory than all the rest.
                lattice.forward(noise, &mut buffer);
                lattice.backward(noise, &buffer, share, &mut posterior);
            }
        }
        posterior
    }

    /// The posteriors of the beads that end in a cell, in the order of the shapes.
    pub(crate) fn cell(&self, cell: usize) -> &[f64] {
        &self.beads[cell * self.shapes..(cell + 1) * self.shapes]
    }
}

/// A bound for the logarithm of every weight that the passes meet.
fn greatest_log(scores: &BeadScores, band: &Band, states: &[Noise]) -> f64 {
    let steepest = states.iter().flat_map(|noise| [noise.source, noise.target]).fold(0.0, f64::min);
    let nulls = -steepest * (band.sources() + band.targets()) as f64;
    let mut beads = 0.0;
    for row in 1..=band.sources() {
        let cells = band.row(row).filter_map(|column| band.cell(row, column));
        let best = cells.flat_map(|cell| scores.cell(cell)).fold(0.0_f32, |best, &score| best.max(score));
        beads += f64::from(best);
    }
    nulls.max(beads)
}

/// The beads of a lattice, ready for passes over it.
struct Lattice<'l, W> {
    scores: &'l BeadScores,
    band: &'l Band,
    /// The weights of the beads without the prior of their shape: shared by all states of noise.
    weights: Vec<W>,
}

impl<'l, W: Weight> Lattice<'l, W> {
    fn new(scores: &'l BeadScores, band: &'l Band) -> Self {
        let weights = (0..band.cells())
            .flat_map(|cell| scores.cell(cell))
            .map(|&score| W::from_log(f64::from(score)))
            .collect();
        Self { scores, band, weights }
    }

    /// Fills `forward` with the sum, for each cell, of all paths that lead to it; gives that of the last.
    fn forward(&self, noise: &Noise, forward: &mut Vec<W>) -> W {
        let Steps { shapes, source, target } = Steps::new(self.scores, noise);
        forward.clear();
        forward.resize(self.band.cells(), W::ZERO);
        for row in 0..=self.band.sources() {
            for column in self.band.row(row) {
                let Some(cell) = self.band.cell(row, column) else { continue };
                let mut sum = if row == 0 && column == 0 { W::ONE } else { W::ZERO };
                for (number, (shape, prior)) in self.scores.shapes.iter().zip(&shapes).enumerate() {
                    if let Some(start) = self.band.before(row, column, shape.source, shape.target) {
                        let bead = self.weights[cell * shapes.len() + number].times(*prior);
                        sum = sum.plus(forward[start].times(bead));
                    }
                }
                if let Some(start) = self.band.before(row, column, 1, 0) {
                    sum = sum.plus(forward[start].times(source));
                }
                if let Some(start) = self.band.before(row, column, 0, 1) {
                    sum = sum.plus(forward[start].times(target));
                }
                forward[cell] = sum;
            }
        }
        forward.last().copied().unwrap_or(W::ONE)
    }

    /// The backward pass; adds the posteriors of this state, weighed by `share`.
    fn backward(&self, noise: &Noise, forward: &[W], share: f64, posterior: &mut Posterior) {
        let Steps { shapes, source, target } = Steps::new(self.scores, noise);
        let evidence = forward.last().map_or(0.0, |last| last.log());
        let scale = W::from_log(share.ln() - evidence);
        let mut backward = vec![W::ZERO; self.band.cells()];
        if let Some(end) = backward.last_mut() {
            *end = W::ONE;
        }
        for row in (0..=self.band.sources()).rev() {
            for column in self.band.row(row).rev() {
                let Some(cell) = self.band.cell(row, column) else { continue };
                let here = backward[cell];
                let scaled = here.times(scale);
                let probability =
                    |start: usize, step: W| forward[start].times(step).times(scaled).probability();
                for (number, (shape, prior)) in self.scores.shapes.iter().zip(&shapes).enumerate() {
                    let Some(start) = self.band.before(row, column, shape.source, shape.target) else {
                        continue;
                    };
                    let step = self.weights[cell * shapes.len() + number].times(*prior);
                    posterior.beads[cell * shapes.len() + number] += probability(start, step);
                    backward[start] = backward[start].plus(step.times(here));
                }
                if let Some(start) = self.band.before(row, column, 1, 0) {
                    posterior.null_source[row - 1] += probability(start, source);
                    backward[start] = backward[start].plus(source.times(here));
                }
                if let Some(start) = self.band.before(row, column, 0, 1) {
                    posterior.null_target[column - 1] += probability(start, target);
                    backward[start] = backward[start].plus(target.times(here));
                }
            }
        }
    }
}

/// The weights of the steps in one state of noise.
struct Steps<W> {
    /// The prior of each shape.
    shapes: Vec<W>,
    source: W,
    target: W,
}

impl<W: Weight> Steps<W> {
    fn new(scores: &BeadScores, noise: &Noise) -> Self {
        Self {
            shapes: scores.shapes.iter().map(|shape| W::from_log(noise.matched(*shape))).collect(),
            source: W::from_log(noise.source),
            target: W::from_log(noise.target),
        }
    }
}

/// The logarithm of a share that is lost when it is added to one: not worth an exponential.
const LEAST_SHARE: f64 = -40.0;

fn log_sum(terms: &[f64]) -> f64 {
    let greatest = terms.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    if greatest == f64::NEG_INFINITY {
        return greatest;
    }
    let shares = terms.iter().map(|term| term - greatest).filter(|&share| share > LEAST_SHARE);
    greatest + shares.map(f64::exp).sum::<f64>().ln()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::align::noise::states;
    use crate::align::shape::{BeadLimit, Shape};

    /// One step of a path: the cell where it ends, and how many sentences it takes.
    type Step = (usize, usize, Shape);

    /// All paths from the beginning to a cell.
    fn paths(band: &Band, shapes: &[Shape], row: usize, column: usize) -> Vec<Vec<Step>> {
        if (row, column) == (0, 0) {
            return vec![Vec::new()];
        }
        let mut out = Vec::new();
        for shape in shapes {
            if band.before(row, column, shape.source, shape.target).is_some() {
                for mut path in paths(band, shapes, row - shape.source, column - shape.target) {
                    path.push((row, column, *shape));
                    out.push(path);
                }
            }
        }
        out
    }

    /// Compares forward–backward with the sum over all paths, one by one.
    fn check(band: &Band, seed: u64) {
        let shapes = BeadLimit::default().shapes();
        let mut random = seed;
        let values = (0..band.cells() * shapes.len()).map(|_| {
            random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (random >> 40) as f32 / (1 << 22) as f32 - 2.0
        });
        let scores = BeadScores::from_values(shapes.clone(), values.collect());
        // All states weighed in, the posteriors are exact; with the unlikely ones left out they are near.
        let exact = [
            Posterior::compute_in::<Plain>(&scores, band, &states(), 0.0),
            Posterior::compute_in::<Log>(&scores, band, &states(), 0.0),
        ];
        let usual = Posterior::compute(&scores, band, &states());
        let judged = exact.iter().map(|posterior| (posterior, 1e-9)).chain([(&usual, 1e-5)]);

        let nulls = [Shape { source: 1, target: 0 }, Shape { source: 0, target: 1 }];
        let steps: Vec<Shape> = shapes.iter().copied().chain(nulls).collect();
        let mut beads = vec![0.0; band.cells() * shapes.len()];
        let (mut sources, mut targets) = (vec![0.0; band.sources()], vec![0.0; band.targets()]);
        let mut total = 0.0;
        for path in paths(band, &steps, band.sources(), band.targets()) {
            let number = |row, column, shape: Shape| {
                let kind = shapes.iter().position(|other| *other == shape)?;
                Some(band.cell(row, column)? * shapes.len() + kind)
            };
            let mut weight = 0.0;
            for noise in states() {
                let log: f64 = path
                    .iter()
                    .map(|&(row, column, shape)| match (shape.source, shape.target) {
                        (_, 0) => noise.source,
                        (0, _) => noise.target,
                        _ => {
                            let score =
                                number(row, column, shape).map_or(f32::NAN, |number| scores.values()[number]);
                            f64::from(score) + noise.matched(shape)
                        }
                    })
                    .sum();
                weight += (log + noise.prior).exp();
            }
            total += weight;
            for &(row, column, shape) in &path {
                match number(row, column, shape) {
                    Some(number) => beads[number] += weight,
                    None if shape.target == 0 => sources[row - 1] += weight,
                    None => targets[column - 1] += weight,
                }
            }
        }
        for (posterior, tolerance) in judged {
            let near = |found: &[f64], sums: &[f64]| {
                assert_eq!(found.len(), sums.len());
                for (found, sum) in found.iter().zip(sums) {
                    assert!((found - sum / total).abs() < tolerance, "{found} is not {}", sum / total);
                }
            };
            near(&posterior.beads, &beads);
            near(&posterior.null_source, &sources);
            near(&posterior.null_target, &targets);
        }
    }

    #[test]
    fn posteriors_are_shares_of_all_paths() {
        for (sources, targets) in [(1, 1), (1, 3), (3, 2), (4, 4), (2, 5)] {
            check(&Band::whole(sources, targets), (sources * 10 + targets) as u64);
        }
    }

    #[test]
    fn posteriors_of_a_band_are_shares_of_its_paths() {
        check(&Band::new(vec![0..2, 0..3, 1..4, 2..5, 3..5]), 5);
        check(&Band::new(vec![0..4, 2..4, 3..6]), 6);
    }
}
