//! Forward–backward over the lattice: the probability of every bead.
//!
//! A path from (0, 0) to the last cell is a way to cut both texts into beads; its weight is the product of
//! the weights of its beads. The posterior of a bead is the share of all paths, by weight, that contain it
//! (Rabiner 1989 for the algorithm; Durbin et al. 1998, ch. 4, for pairs of sequences).

use super::band::Band;
use super::noise::Noise;
use super::scores::BeadScores;

/// Posteriors of all beads.
#[derive(Debug)]
pub(crate) struct Posterior {
    shapes: usize,
    /// For each cell and each shape the posterior of the bead that ends there.
    beads: Vec<f32>,
    /// For each source sentence the probability that it has no counterpart, wherever it would stand.
    pub(crate) null_source: Vec<f64>,
    pub(crate) null_target: Vec<f64>,
}

impl Posterior {
    /// Averages over the states of noise, each weighed by its evidence.
    pub(crate) fn compute(scores: &BeadScores, band: &Band, states: &[Noise]) -> Self {
        let evidence: Vec<f64> = states
            .iter()
            .map(|noise| forward(scores, band, noise).last().copied().unwrap_or_default() + noise.prior)
            .collect();
        let total = log_sum(&evidence);
        let mut posterior = Posterior {
            shapes: scores.shapes.len(),
            beads: vec![0.0; band.cells() * scores.shapes.len()],
            null_source: vec![0.0; band.sources()],
            null_target: vec![0.0; band.targets()],
        };
        for (noise, evidence) in states.iter().zip(&evidence) {
            let share = (evidence - total).exp();
            if share > NEGLIGIBLE {
                // Run again: holding every state's forward pass would take more memory than all the rest.
                posterior.add(scores, band, noise, &forward(scores, band, noise), share);
            }
        }
        posterior
    }

    /// The posteriors of the beads that end in a cell, in the order of the shapes.
    pub(crate) fn cell(&self, cell: usize) -> &[f32] {
        &self.beads[cell * self.shapes..(cell + 1) * self.shapes]
    }

    /// The backward pass for one state, its posteriors added with the weight `share`.
    fn add(&mut self, scores: &BeadScores, band: &Band, noise: &Noise, forward: &[f64], share: f64) {
        let Some(&evidence) = forward.last() else { return };
        let mut backward = vec![f64::NEG_INFINITY; band.cells()];
        if let Some(end) = backward.last_mut() {
            *end = 0.0;
        }
        for row in (0..=band.sources()).rev() {
            for column in band.row(row).rev() {
                let Some(cell) = band.cell(row, column) else { continue };
                let here = backward[cell];
                if here == f64::NEG_INFINITY {
                    continue;
                }
                let through =
                    |start: usize, weight: f64| (forward[start] + weight + here - evidence).exp() * share;
                for ((number, shape), &score) in scores.shapes.iter().enumerate().zip(scores.cell(cell)) {
                    let Some(start) = band.before(row, column, shape.source, shape.target) else { continue };
                    let weight = f64::from(score) + noise.matched(*shape);
                    self.beads[cell * self.shapes + number] += through(start, weight) as f32;
                    backward[start] = log_add(backward[start], weight + here);
                }
                if let Some(start) = band.before(row, column, 1, 0) {
                    self.null_source[row - 1] += through(start, noise.source);
                    backward[start] = log_add(backward[start], noise.source + here);
                }
                if let Some(start) = band.before(row, column, 0, 1) {
                    self.null_target[column - 1] += through(start, noise.target);
                    backward[start] = log_add(backward[start], noise.target + here);
                }
            }
        }
    }
}

/// States that the document makes less likely than this are not worth a backward pass.
const NEGLIGIBLE: f64 = 1e-6;

/// For each cell the logarithm of the sum of all paths that lead to it.
fn forward(scores: &BeadScores, band: &Band, noise: &Noise) -> Vec<f64> {
    let mut forward = vec![f64::NEG_INFINITY; band.cells()];
    let mut terms = Vec::with_capacity(scores.shapes.len() + 2);
    for row in 0..=band.sources() {
        for column in band.row(row) {
            let Some(cell) = band.cell(row, column) else { continue };
            if row == 0 && column == 0 {
                forward[cell] = 0.0;
                continue;
            }
            terms.clear();
            for (shape, &score) in scores.shapes.iter().zip(scores.cell(cell)) {
                if let Some(start) = band.before(row, column, shape.source, shape.target) {
                    terms.push(forward[start] + f64::from(score) + noise.matched(*shape));
                }
            }
            if let Some(start) = band.before(row, column, 1, 0) {
                terms.push(forward[start] + noise.source);
            }
            if let Some(start) = band.before(row, column, 0, 1) {
                terms.push(forward[start] + noise.target);
            }
            forward[cell] = log_sum(&terms);
        }
    }
    forward
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

fn log_add(a: f64, b: f64) -> f64 {
    let (high, low) = if a > b { (a, b) } else { (b, a) };
    if low == f64::NEG_INFINITY { high } else { high + (low - high).exp().ln_1p() }
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
        let posterior = Posterior::compute(&scores, band, &states());

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
        let near = |found: f64, sum: f64| {
            assert!((found - sum / total).abs() < 1e-5, "{found} is not {}", sum / total)
        };
        for (found, sum) in posterior.beads.iter().zip(&beads) {
            near(f64::from(*found), *sum);
        }
        for (found, sum) in posterior.null_source.iter().zip(&sources) {
            near(*found, *sum);
        }
        for (found, sum) in posterior.null_target.iter().zip(&targets) {
            near(*found, *sum);
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
