//! Fitting the parameters: coordinate ascent on the probability of gold beads.

use std::ops::Range;

use crate::align::{Aligner, Lattice};
use crate::document::Document;
use crate::lang::Lang;
use crate::model::{Model, Parameter, Parameters};

/// A document with its gold beads.
#[derive(Clone, Debug, Default)]
pub struct Sample {
    /// Polish sentences.
    pub polish: Vec<String>,
    /// English sentences.
    pub english: Vec<String>,
    /// The beads that are not null: ranges of Polish and of English sentences.
    pub beads: Vec<(Range<usize>, Range<usize>)>,
}

/// The mean log-loss per bead and null sentence, in nats: the smaller the better.
pub(crate) fn loss(model: &Model, samples: &[Sample]) -> f64 {
    let halves: Vec<&[Sample]> = samples.chunks(samples.len().div_ceil(2).max(1)).collect();
    let sums: Vec<(f64, f64)> = std::thread::scope(|scope| {
        let threads: Vec<_> = halves
            .iter()
            .map(|half| scope.spawn(|| half.iter().map(|sample| sample_loss(model, sample)).fold((0.0, 0.0), add)))
            .collect();
        threads.into_iter().map(|thread| thread.join().unwrap_or_default()).collect()
    });
    let (loss, count) = sums.into_iter().fold((0.0, 0.0), add);
    loss / count.max(1.0)
}

fn add(a: (f64, f64), b: (f64, f64)) -> (f64, f64) {
    (a.0 + b.0, a.1 + b.1)
}

fn sample_loss(model: &Model, sample: &Sample) -> (f64, f64) {
    let polish = Document::from_sentences(&sample.polish, Lang::Polish);
    let english = Document::from_sentences(&sample.english, Lang::English);
    let Ok(aligner) = Aligner::builder().model(model).build() else { return (0.0, 0.0) };
    let lattice = aligner.lattice(&polish, &english);
    let mut sum = 0.0;
    let mut count = 0.0;
    let mut lose = |probability: f64| {
        sum += (1.0 - probability).powi(2);
        count += 1.0;
    };
    let (mut polish_null, mut english_null) = (vec![true; polish.len()], vec![true; english.len()]);
    for (source, target) in &sample.beads {
        polish_null[source.clone()].fill(false);
        english_null[target.clone()].fill(false);
        lose(group(&aligner, &lattice, source, target));
    }
    for (sentence, _) in polish_null.iter().enumerate().filter(|(_, null)| **null) {
        lose(lattice.posterior.null_source[sentence]);
    }
    for (sentence, _) in english_null.iter().enumerate().filter(|(_, null)| **null) {
        lose(lattice.posterior.null_target[sentence]);
    }
    (sum, count)
}

/// The probability of a gold bead, as itself or, where both sides have as many, sentence by sentence.
fn group(aligner: &Aligner<'_>, lattice: &Lattice, source: &Range<usize>, target: &Range<usize>) -> f64 {
    let bead = |source: Range<usize>, target: Range<usize>| {
        let shape = aligner.shapes().iter().position(|shape| (shape.source, shape.target) == (source.len(), target.len()));
        let cell = lattice.band.cell(source.end, target.end);
        shape.zip(cell).map_or(0.0, |(shape, cell)| f64::from(lattice.posterior.cell(cell)[shape]))
    };
    let whole = bead(source.clone(), target.clone());
    if source.len() == target.len() && source.len() > 1 {
        let single = source
            .clone()
            .zip(target.clone())
            .map(|(i, j)| bead(i..i + 1, j..j + 1))
            .fold(1.0, f64::min);
        return whole + single;
    }
    whole
}

/// Moves each parameter in turn for as long as the loss falls.
pub fn fit(model: &Model, samples: &[Sample], rounds: usize, mut progress: impl FnMut(&str)) -> Model {
    let mut best = model.clone();
    let mut best_loss = loss(&best, samples);
    progress(&format!("loss {best_loss:.5}"));
    let mut steps = [1.35_f32; Parameter::ALL.len()];
    for round in 0..rounds {
        for (number, &parameter) in Parameter::ALL.iter().enumerate() {
            let mut moved = false;
            for direction in [1.0_f32, -1.0] {
                loop {
                    let value = best.parameters().get(parameter);
                    let next = step(parameter, value, steps[number], direction);
                    let mut parameters: Parameters = best.parameters().clone();
                    parameters.set(parameter, next);
                    let candidate = best.with(parameters, best.calibration().clone());
                    let candidate_loss = loss(&candidate, samples);
                    if candidate_loss >= best_loss - 2e-6 {
                        break;
                    }
                    (best, best_loss) = (candidate, candidate_loss);
                    moved = true;
                }
                if moved {
                    break;
                }
            }
            if !moved {
                steps[number] = steps[number].sqrt();
            }
            progress(&format!("round {round}: {parameter:?} {} loss {best_loss:.5}", best.parameters().get(parameter)));
        }
    }
    best
}

/// The value one step away: by a factor where it is positive by nature, by a difference for the others.
fn step(parameter: Parameter, value: f32, size: f32, direction: f32) -> f32 {
    match parameter {
        Parameter::Bias => value + direction * size.ln() * 2.0,
        Parameter::Explained | Parameter::EqualWord | Parameter::SimilarWord => {
            let odds = value.clamp(1e-3, 0.999) / (1.0 - value.clamp(1e-3, 0.999)) * size.powf(direction * 2.0);
            odds / (1.0 + odds)
        }
        _ => value * size.powf(direction),
    }
}
