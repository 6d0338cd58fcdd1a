//! Calibration: whether nine in ten of what has the confidence 0.9 are right.

use std::io::{self, Write};

use super::measure::{Measure, Row};
use super::table::{Table, figure};

/// Bins of the expected calibration error and of the reliability table.
const BINS: usize = 10;

/// A bin of the reliability table: how many, the mean confidence, the share that was right.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Bin {
    pub(crate) count: usize,
    pub(crate) confidence: f64,
    pub(crate) right: f64,
}

/// Ten bins of equal mass, from the least to the most confident; fewer when there are fewer rows.
pub(crate) fn reliability(rows: &[Row]) -> Vec<Bin> {
    let rows = sorted(rows);
    (0..BINS)
        .map(|bin| &rows[bin * rows.len() / BINS..(bin + 1) * rows.len() / BINS])
        .filter(|part| !part.is_empty())
        .map(|part| Bin {
            count: part.len(),
            confidence: part.iter().map(|row| row.0).sum::<f64>() / part.len() as f64,
            right: part.iter().filter(|row| row.1).count() as f64 / part.len() as f64,
        })
        .collect()
}

/// The expected calibration error: the mean distance of confidence and share right over the bins, weighed by
/// their counts.
pub(crate) fn calibration_error(rows: &[Row]) -> f64 {
    let sum: f64 =
        reliability(rows).iter().map(|bin| (bin.confidence - bin.right).abs() * bin.count as f64).sum();
    sum / rows.len() as f64
}

/// The mean squared distance of confidence and truth (Brier 1950).
pub(crate) fn brier(rows: &[Row]) -> f64 {
    let truth = |right: bool| if right { 1.0 } else { 0.0 };
    rows.iter().map(|&(confidence, right)| (confidence - truth(right)).powi(2)).sum::<f64>()
        / rows.len() as f64
}

/// The probability that a right one is more confident than a wrong one; ties count half. NaN when all are
/// right or all are wrong.
pub(crate) fn auroc(rows: &[Row]) -> f64 {
    let (mut right, mut wrong, mut sum) = (0.0, 0.0, 0.0);
    for tied in sorted(rows).chunk_by(|a, b| a.0 == b.0) {
        let (right_here, all) = (tied.iter().filter(|row| row.1).count() as f64, tied.len() as f64);
        let wrong_here = all - right_here;
        sum += right_here * (wrong + wrong_here / 2.0);
        right += right_here;
        wrong += wrong_here;
    }
    sum / (right * wrong)
}

fn sorted(rows: &[Row]) -> Vec<Row> {
    let mut rows = rows.to_vec();
    rows.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    rows
}

/// Prints the figures of beads and null beads, and with `bins` their reliability tables.
pub(crate) fn print(
    out: &mut impl Write,
    name: &str,
    heading: &str,
    pool: &Measure,
    bins: bool,
) -> io::Result<()> {
    let kinds = [("beads", &pool.beads), ("null beads", &pool.nulls)];
    let mut table = Table::new(&["confidence of", "ECE", "Brier", "AUROC", "n"]);
    for (kind, rows) in kinds {
        let figures = [calibration_error(rows), brier(rows), auroc(rows)];
        let [error, brier, auroc] = figures.map(figure);
        table.row([kind.to_owned(), error, brier, auroc, rows.len().to_string()]);
    }
    writeln!(out, "## Calibration: {name}\n\n{heading} All noises together.\n\n{table}")?;
    for (kind, rows) in kinds.iter().filter(|_| bins) {
        let mut table = Table::new(&["bin", "n", "mean confidence", "share right"]);
        for (number, bin) in reliability(rows).iter().enumerate() {
            let [confidence, right] = [bin.confidence, bin.right].map(figure);
            table.row([(number + 1).to_string(), bin.count.to_string(), confidence, right]);
        }
        writeln!(out, "### Reliability of {kind}: {name}\n\n{heading} Ten bins of equal mass.\n\n{table}")?;
    }
    Ok(())
}
