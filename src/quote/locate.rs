//! Locating: which sentences of which source a quote renders, or none.
//!
//! Every window of neighbouring source sentences is a hypothesis, twice: that the quote renders all of it,
//! and that it renders a part. "It is not there" is a hypothesis of its own. All compete in one softmax whose
//! weights are fitted; the confidence is the posterior of the window that wins, or of its not being there.

mod evidence;
mod features;
mod fitted;

pub(crate) use features::{FEATURES, Features, Hypotheses, Hypothesis, hypotheses};
pub(crate) use fitted::WEIGHTS;

use crate::align::log_add;
use crate::confidence::Confidence;
use crate::document::Document;
use crate::lang::Lang;
use crate::model::Model;
use crate::span::SentenceRange;

/// Where a quote was found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Located {
    pub(super) source: usize,
    pub(super) sentences: SentenceRange,
    /// Whether it is likelier that the quote renders a part of these sentences than all of them.
    pub(super) part: bool,
    pub(super) confidence: Confidence,
}

/// What is known of a quote before it is looked for.
#[derive(Clone, Debug)]
pub(crate) struct Wanted {
    /// Its words.
    pub(crate) words: String,
    /// How many sentences it has.
    pub(crate) sentences: usize,
    /// For each source the prior probability that the quote is from it.
    pub(crate) priors: Vec<f64>,
    /// Whether it is some words in a sentence of the author.
    pub(crate) fragment: bool,
    /// The other words of that sentence; nothing for a quote that stands alone.
    pub(crate) context: String,
}

impl Wanted {
    fn len_of_context(&self) -> usize {
        self.context.len()
    }
}

/// The weights of the features for a quote that renders all of a window, and for one that renders a part.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Weights {
    pub(crate) whole: [f64; FEATURES],
    pub(crate) part: [f64; FEATURES],
}

impl Weights {
    /// The log-odds of a window, rendered whole and in part, against a quote from nowhere of even prior.
    pub(crate) fn scores(&self, features: &Features) -> [f64; 2] {
        [&self.whole, &self.part]
            .map(|weights| weights.iter().zip(features).map(|(weight, f)| weight * f64::from(*f)).sum())
    }
}

/// Looks for all quotes in all sources. For each quote where it is, or the probability that it is nowhere.
pub(super) fn locate(
    model: &Model,
    article: &Document,
    wanted: &[Wanted],
    sources: &[(Option<Lang>, Vec<&str>)],
) -> Vec<Result<Located, Confidence>> {
    hypotheses(model, article.lang(), wanted, sources).iter().map(decide).collect()
}

fn decide(hypotheses: &Hypotheses) -> Result<Located, Confidence> {
    let mut weights = Vec::with_capacity(hypotheses.windows.len() + 1);
    weights.push(hypotheses.nowhere);
    let mut best: Option<(f64, Located)> = None;
    for window in &hypotheses.windows {
        let [whole, part] = WEIGHTS.scores(&window.features).map(|score| window.prior + score);
        let weight = log_add(whole, part);
        weights.push(weight);
        if best.as_ref().is_none_or(|(most, _)| weight > *most) {
            let Hypothesis { source, sentences, .. } = *window;
            best = Some((
                weight,
                Located { source, sentences, part: part > whole, confidence: Confidence::ZERO },
            ));
        }
    }
    let greatest = weights.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let total: f64 = weights.iter().map(|weight| (weight - greatest).exp()).sum();
    let share = |weight: f64| (weight - greatest).exp() / total;
    let absent = share(hypotheses.nowhere);
    match best {
        // Windows that overlap share what speaks for them: together they have to beat absence.
        Some((weight, place)) if absent < 0.5 => {
            Ok(Located { confidence: Confidence::new(share(weight)), ..place })
        }
        _ => Err(Confidence::new(absent)),
    }
}
