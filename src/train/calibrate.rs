//! Fitting the calibration on held-out documents: the weights of the signs, then the curve.

use super::judge::judge;
use super::logistic::{self, Row};
use super::sample::Sample;
use crate::align::Aligner;
use crate::document::Document;
use crate::lang::Lang;
use crate::model::{BeadSign, Calibration, Curve, Model, NullSign, Scale, Signs, log_odds};

/// The strength of the prior that keeps weights small, in observations.
const RIDGE: f64 = 5.0;

/// Whether the aligner joins the two sides of a row when they are all there is. Rows of other corpora than
/// books and news may be labels that were never translated, or translations of another row; to fit on these
/// teaches that what the words say cannot be trusted.
pub(crate) fn is_joined(model: &Model, polish: &str, english: &str) -> bool {
    let (polish, english) = (
        Document::from_sentences([polish], Lang::Polish),
        Document::from_sentences([english], Lang::English),
    );
    let judged = Aligner::with_model(model).judge(&polish, &english);
    judged.iter().any(|(_, signs)| matches!(signs, Signs::Bead(_)))
}

/// Fits on samples, each with its weight.
pub(crate) fn fit_calibration(model: &Model, samples: &[(f64, Sample)]) -> Calibration {
    let half = |part: usize| observe(model, samples.iter().skip(part).step_by(2));
    let (mut observations, second) = std::thread::scope(|scope| {
        let other = scope.spawn(|| half(1));
        (half(0), other.join().unwrap_or_default())
    });
    observations.extend(second);
    let (mut beads, mut nulls) = (Vec::new(), Vec::new());
    for (signs, right, weight) in observations {
        match signs {
            Signs::Bead(signs) => beads.push(Row { signs, right, weight }),
            Signs::Null(signs) => nulls.push(Row { signs, right, weight }),
        }
    }
    Calibration {
        bead: scale(beads, BeadSign::ALL.map(BeadSign::speaks_for)),
        null: scale(nulls, NullSign::ALL.map(NullSign::speaks_for)),
    }
}

/// The signs of each bead of the samples, whether it was right, and its weight.
fn observe<'s>(model: &Model, samples: impl Iterator<Item = &'s (f64, Sample)>) -> Vec<(Signs, bool, f64)> {
    let aligner = Aligner::with_model(model);
    let mut out = Vec::new();
    for (weight, sample) in samples {
        let polish = Document::from_sentences(&sample.polish, Lang::Polish);
        let english = Document::from_sentences(&sample.english, Lang::English);
        let judged = aligner.judge(&polish, &english);
        let beads: Vec<_> = judged.iter().map(|(bead, _)| (bead.source, bead.target)).collect();
        let right = judge(sample, &beads).right;
        out.extend(judged.into_iter().zip(right).map(|((_, signs), right)| (signs, right, *weight)));
    }
    out
}

/// Fits weights, leaves out the signs that would count against their meaning until there are none, and fits
/// the curve.
fn scale<const N: usize>(mut rows: Vec<Row<N>>, speaks_for: [bool; N]) -> Scale<N> {
    if rows.is_empty() {
        return Scale::IDENTITY;
    }
    let observed = rows.clone();
    let (weights, bias) = loop {
        let (weights, bias) = logistic::fit(&rows, RIDGE);
        let astray = |number: usize| weights[number] != 0.0 && (weights[number] > 0.0) != speaks_for[number];
        let Some(worst) = (0..N).find(|&number| astray(number)) else { break (weights, bias) };
        rows.iter_mut().for_each(|row| row.signs[worst] = 0.0);
    };
    let rows = observed;
    let mut scale =
        Scale { weights: weights.map(|weight| weight as f32), bias: bias as f32, curve: Curve::IDENTITY };
    let sums = rows.iter().map(|row| (scale.sum(&row.signs), row.right, row.weight));
    scale.curve = curve(sums.collect());
    scale
}

/// Knots of a curve: enough for its bend, few enough for each to be sure of.
const KNOTS: usize = 12;
/// The logistic fit counts as much as so many observations, which keeps a small bin near it.
const SHRINKAGE: f64 = 20.0;

/// Bins of equal weight, made monotone by pooling neighbours that are out of order (PAVA).
fn curve(mut rows: Vec<(f64, bool, f64)>) -> Curve {
    rows.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    let total: f64 = rows.iter().map(|row| row.2).sum();
    let mut bins: Vec<Bin> = Vec::new();
    let (mut rest, mut before) = (rows.as_slice(), 0.0);
    for number in 1..=KNOTS {
        let border = total * number as f64 / KNOTS as f64;
        let mut sum = before;
        let inside = rest.iter().take_while(|row| {
            sum += row.2;
            number == KNOTS || sum - row.2 / 2.0 <= border
        });
        let (part, left) = rest.split_at(inside.count());
        if part.is_empty() {
            continue;
        }
        rest = left;
        let weight: f64 = part.iter().map(|row| row.2).sum();
        before += weight;
        let raw: f64 = part.iter().map(|row| row.2 * probability(row.0)).sum();
        let right: f64 = part.iter().filter(|row| row.1).map(|row| row.2).sum();
        let shrunk = right + SHRINKAGE * raw / weight;
        bins.push(Bin { raw, weight, right: shrunk, sure: weight + SHRINKAGE });
        while let [.., before, last] = bins[..] {
            if before.share() <= last.share() {
                break;
            }
            bins.truncate(bins.len() - 2);
            bins.push(before.join(last));
        }
    }
    let knots = bins.iter().map(|bin| (log_odds(bin.raw / bin.weight) as f32, log_odds(bin.share()) as f32));
    Curve::new(knots.collect())
}

fn probability(odds: f64) -> f64 {
    1.0 / (1.0 + (-odds).exp())
}

#[derive(Clone, Copy)]
struct Bin {
    /// The sum of the raw probabilities.
    raw: f64,
    weight: f64,
    /// How many were right, and of how many, with the shrinkage.
    right: f64,
    sure: f64,
}

impl Bin {
    fn share(self) -> f64 {
        self.right / self.sure
    }

    fn join(self, other: Bin) -> Bin {
        Bin {
            raw: self.raw + other.raw,
            weight: self.weight + other.weight,
            right: self.right + other.right,
            sure: self.sure + other.sure,
        }
    }
}
