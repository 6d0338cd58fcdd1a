//! Forward–backward over the lattice: the probability of every bead.
//!
//! A path from (0, 0) to the last cell is a way to cut both texts into beads; its weight is the product of
//! the weights of its beads. The posterior of a bead is the share of all paths, by weight, that contain it
//! (Rabiner 1989 for the algorithm; Durbin et al. 1998, ch. 4, for pairs of sequences).

use super::band::Band;
use super::lanes::{Forward, GREATEST_SCORE, Lattice};
use super::logs::LogLattice;
use super::noise::Noise;
use super::scores::BeadScores;

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
/// States that are computed side by side.
const LANES: usize = 32;
/// The same in a large lattice, where the forward weights of more would take more memory than all the rest.
const LANES_IN_LARGE: usize = 2;
/// Cells of a lattice that is not large.
const LARGE: usize = 20_000;

impl Posterior {
    /// Averages over the states of noise, each weighed by its evidence.
    pub(crate) fn compute(scores: &BeadScores, band: &Band, states: &[Noise]) -> Self {
        if scores.greatest() > GREATEST_SCORE {
            return Self::compute_in_logs(scores, band, states, NEGLIGIBLE);
        }
        if states.len() <= LANES_IN_LARGE || band.cells() > LARGE {
            Self::compute_in_lanes::<LANES_IN_LARGE>(scores, band, states, NEGLIGIBLE)
        } else {
            Self::compute_in_lanes::<LANES>(scores, band, states, NEGLIGIBLE)
        }
    }

    fn compute_in_lanes<const N: usize>(
        scores: &BeadScores,
        band: &Band,
        states: &[Noise],
        negligible: f64,
    ) -> Self {
        let lattice = Lattice::new(scores, band);
        let mut evidence = Vec::with_capacity(states.len());
        let mut passes: Vec<Forward<N>> = Vec::new();
        let held = band.cells() <= LARGE;
        let mut buffer = Vec::new();
        for chunk in states.chunks(N) {
            let pass = lattice.forward::<N>(chunk, std::mem::take(&mut buffer));
            evidence.extend(chunk.iter().zip(pass.evidence).map(|(noise, log)| log + noise.prior));
            if held {
                passes.push(pass);
            } else {
                buffer = pass.into_buffer();
            }
        }
        // State by state, not chunk by chunk: chunks are not the same when the sides are exchanged.
        let shares = shares(&evidence, negligible);
        let mut posterior = Self::empty(scores, band);
        for (number, (chunk, shares)) in states.chunks(N).zip(shares.chunks(N)).enumerate() {
            if shares.iter().any(|&share| share > 0.0) {
                match passes.get(number) {
                    Some(pass) => lattice.backward(pass, shares, &mut posterior),
                    // Run again: holding every forward pass would take more memory than all the rest.
                    None => {
                        let pass = lattice.forward::<N>(chunk, std::mem::take(&mut buffer));
                        lattice.backward(&pass, shares, &mut posterior);
                        buffer = pass.into_buffer();
                    }
                }
            }
        }
        posterior
    }

    /// The same by logarithms, which hold any weight and take ten times as long.
    fn compute_in_logs(scores: &BeadScores, band: &Band, states: &[Noise], negligible: f64) -> Self {
        let lattice = LogLattice::new(scores, band);
        let mut buffer = Vec::new();
        let evidence: Vec<f64> =
            states.iter().map(|noise| lattice.forward(noise, &mut buffer) + noise.prior).collect();
        let mut posterior = Self::empty(scores, band);
        for (noise, share) in states.iter().zip(shares(&evidence, negligible)) {
            if share > 0.0 {
                lattice.forward(noise, &mut buffer);
                lattice.backward(noise, &buffer, share, &mut posterior);
            }
        }
        posterior
    }

    fn empty(scores: &BeadScores, band: &Band) -> Self {
        Posterior {
            shapes: scores.shapes.len(),
            beads: vec![0.0; band.cells() * scores.shapes.len()],
            null_source: vec![0.0; band.sources()],
            null_target: vec![0.0; band.targets()],
        }
    }

    /// The posteriors of the beads that end in a cell, in the order of the shapes.
    pub(crate) fn cell(&self, cell: usize) -> &[f64] {
        &self.beads[cell * self.shapes..(cell + 1) * self.shapes]
    }

    pub(super) fn cell_mut(&mut self, cell: usize) -> &mut [f64] {
        &mut self.beads[cell * self.shapes..(cell + 1) * self.shapes]
    }
}

/// What share of all a state has, by the logarithms of what each has; 0 where that is negligible.
fn shares(evidence: &[f64], negligible: f64) -> Vec<f64> {
    let greatest = evidence.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let mut shares: Vec<f64> = evidence.iter().map(|evidence| (evidence - greatest).exp()).collect();
    let total: f64 = shares.iter().sum();
    for share in &mut shares {
        *share = if *share / total > negligible { *share / total } else { 0.0 };
    }
    shares
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
            Posterior::compute_in_lanes::<LANES>(&scores, band, states(), 0.0),
            Posterior::compute_in_lanes::<LANES_IN_LARGE>(&scores, band, states(), 0.0),
            Posterior::compute_in_logs(&scores, band, states(), 0.0),
        ];
        let usual = Posterior::compute(&scores, band, states());
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

    /// A lattice in which a pair of sentences translates each other where `is_pair` says so.
    fn planted(band: &Band, is_pair: impl Fn(usize, usize) -> bool) -> BeadScores {
        let shapes = BeadLimit::default().shapes();
        let mut values = vec![f32::NEG_INFINITY; band.cells() * shapes.len()];
        for row in 0..=band.sources() {
            for column in band.row(row) {
                let Some(cell) = band.cell(row, column) else { continue };
                for (number, shape) in shapes.iter().enumerate() {
                    if band.before(row, column, shape.source, shape.target).is_some() {
                        let pairs = (row - shape.source..row)
                            .flat_map(|source| {
                                (column - shape.target..column).map(move |target| (source, target))
                            })
                            .filter(|&(source, target)| is_pair(source, target));
                        let sentences = (shape.source + shape.target) as f32;
                        values[cell * shapes.len() + number] =
                            12.0 * pairs.count() as f32 - 4.0 * sentences + 3.0;
                    }
                }
            }
        }
        BeadScores::from_values(shapes, values)
    }

    #[test]
    fn weights_of_long_documents_stay_within_range() {
        let near = |band: &Band, is_pair: &dyn Fn(usize, usize) -> bool| {
            let scores = planted(band, is_pair);
            let found = Posterior::compute(&scores, band, states());
            let expected = Posterior::compute_in_logs(&scores, band, states(), NEGLIGIBLE);
            for (found, expected) in [
                (&found.beads, &expected.beads),
                (&found.null_source, &expected.null_source),
                (&found.null_target, &expected.null_target),
            ] {
                for (found, expected) in found.iter().zip(expected) {
                    assert!((found - expected).abs() < 1e-7, "{found} is not {expected}");
                }
            }
        };
        near(&Band::whole(90, 90), &|source, target| source == target);
        // All but the end of one side is missing on the other.
        near(&Band::whole(30, 700), &|source, target| source + 670 == target);
        near(&Band::whole(700, 30), &|source, target| source == target + 670);
        near(&Band::whole(0, 1500), &|_, _| false);
        // Two blocks have changed places; the longer one comes late in one of the two.
        near(&Band::whole(150, 150), &|source, target| (source + 100) % 150 == target);
        near(&Band::whole(150, 150), &|source, target| (source + 50) % 150 == target);
        near(&Band::whole(80, 80), &|_, _| false);
    }
}
