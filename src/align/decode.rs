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

/// The path of greatest expected coverage: each sentence counts by the probability that it is grouped
/// rightly. Under noise this beats the single best path, whose one wrong turn drags others along.
pub(crate) fn decode(posterior: &Posterior, shapes: &[Shape], band: &Band) -> Vec<RawBead> {
    let g: f64 = std::env::var("G").map_or(1.0, |x| x.parse().unwrap());
    let k: f64 = std::env::var("K").map_or(1.0, |x| x.parse().unwrap());
    let mut best = vec![f64::NEG_INFINITY; band.cells()];
    let mut step: Vec<(usize, usize)> = vec![(0, 0); band.cells()];
    for row in 0..=band.sources() {
        for column in band.row(row) {
            let Some(cell) = band.cell(row, column) else { continue };
            if row == 0 && column == 0 {
                best[cell] = 0.0;
                continue;
            }
            let mut offer = |source: usize, target: usize, gain: f64| {
                if let Some(start) = band.before(row, column, source, target)
                    && best[start] + gain > best[cell]
                {
                    best[cell] = best[start] + gain;
                    step[cell] = (source, target);
                }
            };
            for (shape, &p) in shapes.iter().zip(posterior.cell(cell)) {
                offer(shape.source, shape.target, f64::from(p) * ((shape.source + shape.target) as f64).powf(k));
            }
            if row > 0 {
                offer(1, 0, g * posterior.null_source[row - 1]);
            }
            if column > 0 {
                offer(0, 1, g * posterior.null_target[column - 1]);
            }
        }
    }
    trace(posterior, shapes, band, &step)
}

fn trace(posterior: &Posterior, shapes: &[Shape], band: &Band, step: &[(usize, usize)]) -> Vec<RawBead> {
    let (mut row, mut column) = (band.sources(), band.targets());
    let mut beads = Vec::new();
    while (row, column) != (0, 0) {
        let Some(cell) = band.cell(row, column) else { break };
        let (source, target) = step[cell];
        let probability = match (source, target) {
            (0, 0) => break,
            (_, 0) => posterior.null_source[row - 1],
            (0, _) => posterior.null_target[column - 1],
            _ => shapes
                .iter()
                .position(|shape| (shape.source, shape.target) == (source, target))
                .map_or(0.0, |number| f64::from(posterior.cell(cell)[number])),
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
