//! The trees of the second look at where a quote is from.
//!
//! They go on from the weighted sums: their values are added, and what they raise is the likelihood of the same
//! softmax. So the slope at a window is what its share of the probability lacks, or has too much.

use super::boost::{Growth, Sums, boost_by};
use crate::quote::{CONSIDERED, Hypotheses, Weights, considered, scores, tree_names};

/// So many trees, and how they grow: chosen on the half of NTREX that is fitted on, in two parts of which each was
/// judged by what the other and the other texts gave. Eight leaves told less, more trees hardly more.
const GROWTH: Growth = Growth { trees: 200, leaves: 16, rate: 0.15, ridge: 5.0, least: 20.0 };

/// How much more a quote from nowhere counts here than in the weighted sums. On the same parts of NTREX 98.4 of a hundred
/// were told then, and not 98.2, and of parts of sentences 91.6 were found and not 92.3; of whole ones as many.
const FOREIGN: f64 = 1.5;

const HEADER: &str = "# Trees fitted by the example fit_location: a number of what is known and a limit, what holds below it, \
                      what holds else; log-odds.";

/// What is weighed of a quote, which windows are right as wholes and as parts (none where nowhere is), its weight.
pub(super) type Told<'r> = (&'r Hypotheses, &'r [[bool; 2]], f64);

/// A quote among the observations: those that are of it, whether they are right, and their scores so far.
struct Group {
    first: usize,
    rows: Vec<(bool, f64)>,
    nowhere: f64,
    is_nowhere: bool,
    weight: f64,
}

/// The trees, as the library reads them.
pub(super) fn second_look(quotes: &[Told<'_>], weights: &Weights) -> String {
    let (mut groups, mut features): (Vec<Group>, Vec<[f32; CONSIDERED]>) = Default::default();
    for &(hypotheses, right, weight) in quotes {
        let scores = scores(hypotheses, weights);
        let first = features.len();
        let rows = considered(hypotheses, &scores).into_iter().map(|considered| {
            features.push(considered.features);
            let (window, kind) = (considered.window, considered.kind);
            (right.get(window).is_some_and(|right| right[kind]), scores[window][kind])
        });
        let rows: Vec<(bool, f64)> = rows.collect();
        let is_nowhere = right.is_empty();
        // What is out of the race says nothing of those in it.
        if is_nowhere || rows.iter().any(|(right, _)| *right) {
            let weight = if is_nowhere { FOREIGN * weight } else { weight };
            groups.push(Group { first, rows, nowhere: hypotheses.nowhere, is_nowhere, weight });
        } else {
            features.truncate(first);
        }
    }
    let names = tree_names();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let trees = boost_by(&features, &names, GROWTH, |sums| {
        let mut slopes = Vec::with_capacity(sums.len());
        for group in &groups {
            slopes.extend(group.slopes(&sums[group.first..group.first + group.rows.len()]));
        }
        slopes
    });
    format!("{HEADER}\n{trees}")
}

impl Group {
    fn slopes(&self, sums: &[f64]) -> impl Iterator<Item = Sums> {
        let scores: Vec<f64> = self.rows.iter().zip(sums).map(|((_, score), sum)| score + sum).collect();
        let greatest = scores.iter().copied().fold(self.nowhere, f64::max);
        let odds = |score: f64| (score - greatest).exp();
        let all = odds(self.nowhere) + scores.iter().copied().map(odds).sum::<f64>();
        let right: f64 = if self.is_nowhere {
            odds(self.nowhere)
        } else {
            self.rows
                .iter()
                .zip(&scores)
                .filter(|((right, _), _)| *right)
                .map(|(_, score)| odds(*score))
                .sum()
        };
        let right = right.max(f64::MIN_POSITIVE);
        let slope = move |((is_right, _), score): (&(bool, f64), f64)| {
            let odds = (score - greatest).exp();
            let share = odds / all;
            let wanted = if *is_right { odds / right } else { 0.0 };
            let weight = self.weight;
            [weight * (wanted - share), weight * share * (1.0 - share), weight * share.max(wanted)]
        };
        self.rows.iter().zip(scores).map(slope)
    }
}
