//! Locating: which sentences of which source a quote renders, or none.
//!
//! Every window of neighbouring source sentences is a hypothesis, twice: that the quote renders all of it,
//! and that it renders a part. "It is not there" is a hypothesis of its own. All compete in one softmax whose
//! weights are fitted. The windows that are left in the race are looked at once more, by fitted trees. The confidence is
//! the posterior of the window that wins, or of its not being there.

mod evidence;
mod features;
mod fitted;
mod marks;
mod near;
mod neighbours;
mod second;

#[cfg(feature = "train")]
pub(crate) use features::NAMES;
pub(crate) use features::{FEATURES, Features, Hypotheses, Hypothesis, hypotheses};
pub(crate) use fitted::WEIGHTS;
#[cfg(feature = "train")]
pub(crate) use neighbours::NEIGHBOURS;
pub(crate) use neighbours::regard;
pub(crate) use second::considered;
use second::trees;
#[cfg(feature = "train")]
pub(crate) use second::{CONSIDERED, TREES, read_trees, tree_names};

use crate::align::log_add;
use crate::confidence::Confidence;
use crate::lang::Lang;
use crate::model::Model;
use crate::quote::trees::Trees;
use crate::span::SentenceRange;

/// Where a quote was found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Located {
    pub(crate) source: usize,
    pub(crate) sentences: SentenceRange,
    /// Whether it is likelier that the quote renders a part of these sentences than all of them.
    pub(crate) part: bool,
    pub(crate) confidence: Confidence,
}

/// What is known of a quote before it is looked for.
#[derive(Clone, Debug)]
pub(crate) struct Wanted {
    /// Its words.
    pub(crate) words: String,
    /// Where its sentences begin in them.
    pub(crate) sentences: Vec<usize>,
    /// For each source the prior probability that the quote is from it.
    pub(crate) priors: Vec<f64>,
    /// Whether it is some words in a sentence of the author.
    pub(crate) fragment: bool,
    /// The other words of that sentence; nothing for a quote that stands alone.
    pub(crate) context: String,
}

/// For each feature its weights for a quote that renders all of a window, and for one that renders a part.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Weights(pub(crate) [[f64; 2]; FEATURES]);

impl Weights {
    /// The log-odds of a window, rendered whole and in part, against a quote from nowhere of even prior.
    pub(crate) fn scores(&self, features: &Features) -> [f64; 2] {
        let mut scores = [0.0; 2];
        for (weights, feature) in self.0.iter().zip(features) {
            scores[0] += weights[0] * f64::from(*feature);
            scores[1] += weights[1] * f64::from(*feature);
        }
        scores
    }
}

/// Looks for all quotes in all sources. For each quote where it is, or the probability that it is nowhere.
pub(super) fn locate(
    model: &Model,
    article: Option<Lang>,
    wanted: &[Wanted],
    sources: &[(Option<Lang>, Vec<&str>)],
) -> Vec<Result<Located, Confidence>> {
    let mut hypotheses = hypotheses(model, article, wanted, sources);
    regard(&mut hypotheses, &WEIGHTS);
    hypotheses.iter().map(|hypotheses| decide(hypotheses, &WEIGHTS, trees())).collect()
}

/// What speaks for each window, rendered whole and in part: log-odds with the prior.
pub(crate) fn scores(hypotheses: &Hypotheses, weights: &Weights) -> Vec<[f64; 2]> {
    let of = |window: &Hypothesis| weights.scores(&window.features).map(|score| window.prior + score);
    hypotheses.windows.iter().map(of).collect()
}

/// The posterior of each window, and that of nowhere.
pub(crate) fn shares(hypotheses: &Hypotheses, scores: &[[f64; 2]]) -> (Vec<f64>, f64) {
    let scores: Vec<f64> = scores.iter().map(|[whole, part]| log_add(*whole, *part)).collect();
    let greatest = scores.iter().copied().fold(hypotheses.nowhere, f64::max);
    let odds = |score: f64| (score - greatest).exp();
    let total = odds(hypotheses.nowhere) + scores.iter().copied().map(odds).sum::<f64>();
    (scores.iter().map(|score| odds(*score) / total).collect(), odds(hypotheses.nowhere) / total)
}

pub(crate) fn decide(
    hypotheses: &Hypotheses,
    weights: &Weights,
    trees: &Trees,
) -> Result<Located, Confidence> {
    let first = scores(hypotheses, weights);
    let mut scores = first.clone();
    for considered in considered(hypotheses, &first) {
        scores[considered.window][considered.kind] += trees.odds(&considered.features);
    }
    let (shares, absent) = shares(hypotheses, &scores);
    // Whether all of a window is rendered is left to the weights: the trees are to tell windows from each other.
    let windows = hypotheses.windows.iter().zip(&first).zip(shares);
    match windows.max_by(|(_, a), (_, b)| a.total_cmp(b)) {
        // Windows that overlap share what speaks for them: together they have to beat absence.
        Some(((window, [whole, part]), share)) if absent < 0.5 => Ok(Located {
            source: window.source,
            sentences: window.sentences,
            part: part > whole,
            confidence: Confidence::new(share),
        }),
        _ => Err(Confidence::new(absent)),
    }
}
