//! Fitting the parameters of the aligner on held-out documents.

use super::judge::Judgement;
use super::sample::Sample;
use crate::align::Aligner;
use crate::document::Document;
use crate::lang::Lang;
use crate::model::{Calibration, Model, Parameter};

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
