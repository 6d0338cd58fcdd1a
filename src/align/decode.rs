//! From posteriors to one path.

use super::band::Band;
use super::posterior::Posterior;
use super::shape::Shape;
use crate::span::SentenceRange;

/// A bead of the path, with its raw posterior.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct RawBead {
    pub(crate) source: SentenceRange,
    pub(crate) target: SentenceRange,
    pub(crate) posterior: f64,
}

/// What a sentence rightly left alone is worth beside one rightly joined: less, for a reader loses more by a
/// translation that is not shown. Chosen on held-out training documents (0.3 to 1 tried, F1 over all noises).
const NULL_GAIN: f64 = 0.5;

/// What a bead is worth: a little more than its sentences are singly, so that a group is not given up for
/// its surest half. Chosen as [`NULL_GAIN`] was (exponents 0.6 to 1.3 tried).
fn coverage(shape: Shape) -> f64 {
    ((shape.source + shape.target) as f64).powf(1.3)
}

/// Paths whose worth differs by less are worth the same, and the order of the shapes decides between them: how the
/// last digits were rounded must not.
const TIE: f64 = 1e-9;

/// The path of greatest expected coverage: each sentence counts by the probability that it is grouped
/// rightly. Under noise this beats the single best path, whose one wrong turn drags others along.
pub(crate) fn decode(posterior: &Posterior, shapes: &[Shape], band: &Band) -> Vec<RawBead> {
    let coverages: Vec<f64> = shapes.iter().map(|shape| coverage(*shape)).collect();
    let mut best = vec![f64::NEG_INFINITY; band.cells()];
    // A bead has eight sentences on a side at most.
    let mut step: Vec<(u8, u8)> = vec![(0, 0); band.cells()];
    for row in 0..=band.sources() {
        for column in band.row(row) {
            let Some(cell) = band.cell(row, column) else { continue };
            if row == 0 && column == 0 {
                best[cell] = 0.0;
                continue;
            }
            let mut offer = |source: usize, target: usize, gain: f64| {
                if let Some(start) = band.before(row, column, source, target)
                    && best[start] + gain > best[cell] + TIE
                {
                    best[cell] = best[start] + gain;
                    step[cell] = (source as u8, target as u8);
                }
            };
            for ((shape, &p), coverage) in shapes.iter().zip(posterior.cell(cell)).zip(&coverages) {
                offer(shape.source, shape.target, p * coverage);
            }
            if row > 0 {
                offer(1, 0, NULL_GAIN * posterior.null_source[row - 1]);
            }
            if column > 0 {
                offer(0, 1, NULL_GAIN * posterior.null_target[column - 1]);
            }
        }
    }
    trace(posterior, shapes, band, &step)
}

fn trace(posterior: &Posterior, shapes: &[Shape], band: &Band, step: &[(u8, u8)]) -> Vec<RawBead> {
    let (mut row, mut column) = (band.sources(), band.targets());
    let mut beads = Vec::new();
    while (row, column) != (0, 0) {
        let Some(cell) = band.cell(row, column) else { break };
        let (source, target) = (usize::from(step[cell].0), usize::from(step[cell].1));
        let probability = match (source, target) {
            (0, 0) => break,
            (_, 0) => posterior.null_source[row - 1],
            (0, _) => posterior.null_target[column - 1],
            _ => shapes
                .iter()
                .position(|shape| (shape.source, shape.target) == (source, target))
                .map_or(0.0, |number| posterior.cell(cell)[number]),
        };
        beads.push(RawBead {
            source: SentenceRange::new(row - source, row),
            target: SentenceRange::new(column - target, column),
            posterior: probability,
        });
        (row, column) = (row - source, column - target);
    }
    beads.reverse();
    beads
}
