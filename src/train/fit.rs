//! Fitting the parameters and the calibration on held-out documents.

use super::judge::Judgement;
use super::sample::Sample;
use crate::align::Aligner;
use crate::document::Document;
use crate::lang::Lang;
use crate::model::{Calibration, Curve, Model, Parameter, log_odds};

/// How much a Brier score counts beside F1: parameters that find as much but know less about it lose.
const BRIER: f64 = 0.1;
/// Times that every parameter is tried.
const ROUNDS: usize = 2;
/// A smaller gain does not last: moves that gained up to 0.0015 each on held-out documents lost as much on
/// other news, and those that made lengths count for more cost joined sentences .01.
const LEAST_GAIN: f64 = 2e-3;

/// Coordinate ascent on the mean F1 over the kinds of noise: each parameter in turn is moved for as long
/// as that helps, with steps that shrink from round to round.
pub(crate) fn fit_parameters(model: Model, samples: &[Vec<Sample>], progress: &mut dyn FnMut(&str)) -> Model {
    let mut best = model;
    let mut best_value = value(&best, samples);
    progress(&format!("fitting: value {best_value:.5} at the start"));
    for round in 0..ROUNDS {
        let size = [1.4_f32, 1.15][round.min(1)];
        for parameter in Parameter::ALL {
            for direction in [1.0, -1.0] {
                let mut moved = false;
                loop {
                    let mut parameters = best.parameters().clone();
                    parameters.set(parameter, step(parameter, parameters.get(parameter), size, direction));
                    let candidate = best.with(parameters, Calibration::IDENTITY);
                    let candidate_value = value(&candidate, samples);
                    if candidate_value < best_value + LEAST_GAIN {
                        break;
                    }
                    (best, best_value, moved) = (candidate, candidate_value, true);
                }
                if moved {
                    break;
                }
            }
            let now = best.parameters().get(parameter);
            progress(&format!(
                "fitting, round {}: {parameter:?} = {now:.6}, value {best_value:.5}",
                round + 1
            ));
        }
    }
    best
}

/// The value one step away: a factor for what is positive, for shares a factor of their odds, for the
/// bias a difference.
fn step(parameter: Parameter, value: f32, size: f32, direction: f32) -> f32 {
    match parameter {
        Parameter::Bias => value + direction * size.ln(),
        Parameter::Explained | Parameter::EqualWord | Parameter::SimilarWord => {
            let share = value.clamp(1e-3, 0.999);
            let odds = share / (1.0 - share) * size.powf(direction);
            odds / (1.0 + odds)
        }
        _ => value * size.powf(direction),
    }
}

fn value(model: &Model, samples: &[Vec<Sample>]) -> f64 {
    let judgements = judge(model, samples);
    let sum: f64 = judgements.iter().map(|judgement| judgement.f1() - BRIER * judgement.brier()).sum();
    sum / judgements.len().max(1) as f64
}

/// Aligns all samples, on two threads, and judges each kind of noise.
fn judge(model: &Model, samples: &[Vec<Sample>]) -> Vec<Judgement> {
    let half = |part: usize| -> Vec<Judgement> {
        samples.iter().map(|kind| judge_some(model, kind.iter().skip(part).step_by(2))).collect()
    };
    let (mut first, second) = std::thread::scope(|scope| {
        let other = scope.spawn(|| half(1));
        (half(0), other.join().unwrap_or_default())
    });
    for (kind, other) in first.iter_mut().zip(&second) {
        kind.pool(other);
    }
    first
}

fn judge_some<'s>(model: &Model, samples: impl Iterator<Item = &'s Sample>) -> Judgement {
    let mut judgement = Judgement::default();
    let aligner = Aligner::with_model(model);
    for sample in samples {
        let polish = Document::from_sentences(&sample.polish, Lang::Polish);
        let english = Document::from_sentences(&sample.english, Lang::English);
        judgement.add(sample, &aligner.align(&polish, &english));
    }
    judgement
}

/// Maps raw posteriors to the shares that were right, for beads and for null beads.
pub(crate) fn fit_calibration(model: &Model, samples: &[Vec<Sample>]) -> Calibration {
    let mut all = Judgement::default();
    for judgement in judge(&model.with(model.parameters().clone(), Calibration::IDENTITY), samples) {
        all.pool(&judgement);
    }
    Calibration { bead: curve(all.beads), null: curve(all.nulls) }
}

/// Knots of a curve: enough for its bend, few enough for each to be sure of.
const KNOTS: usize = 12;
/// The raw confidence counts as much as so many observations, which keeps a small bin near it.
const SHRINKAGE: f64 = 20.0;

/// Bins of equal mass, made monotone by pooling neighbours that are out of order (PAVA).
fn curve(mut rows: Vec<(f64, bool)>) -> Curve {
    rows.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    let mut bins: Vec<Bin> = Vec::new();
    for number in 0..KNOTS {
        let part = &rows[number * rows.len() / KNOTS..(number + 1) * rows.len() / KNOTS];
        if part.is_empty() {
            continue;
        }
        let count = part.len() as f64;
        let raw: f64 = part.iter().map(|row| row.0).sum();
        let right = part.iter().filter(|row| row.1).count() as f64;
        bins.push(Bin { count, raw, right: right + SHRINKAGE * raw / count, weight: count + SHRINKAGE });
        while let [.., before, last] = bins[..] {
            if before.share() <= last.share() {
                break;
            }
            bins.truncate(bins.len() - 2);
            bins.push(before.join(last));
        }
    }
    let knots = bins.iter().map(|bin| (log_odds(bin.raw / bin.count) as f32, log_odds(bin.share()) as f32));
    Curve::new(knots.collect())
}

#[derive(Clone, Copy)]
struct Bin {
    count: f64,
    raw: f64,
    right: f64,
    weight: f64,
}

impl Bin {
    fn share(self) -> f64 {
        self.right / self.weight
    }

    fn join(self, other: Bin) -> Bin {
        Bin {
            count: self.count + other.count,
            raw: self.raw + other.raw,
            right: self.right + other.right,
            weight: self.weight + other.weight,
        }
    }
}
