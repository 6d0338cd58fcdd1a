//! A second look at the windows that are left in the race.
//!
//! What speaks for a window is not the same for a headline and a speech, for three words and for thirty. Trees see
//! what several features say together, and how far ahead of its rivals a window is.

use std::sync::LazyLock;

use super::features::{FEATURES, Hypotheses};
use crate::align::log_add;
use crate::quote::trees::Trees;

/// Windows that are this far behind the best hypothesis, in nats, are out.
const BEHIND: f64 = 8.0;
/// Of how far one hypothesis is behind another no more is told.
const MOST_BEHIND: f64 = 10.0;
/// How many things are known of a window by then: its features, whether it is rendered in part, ln of its probability
/// and of that of nowhere, how likely the best window is that overlaps it and the best one that does not, and how much
/// likelier a part of it is than all of it.
pub(crate) const CONSIDERED: usize = FEATURES + 6;

/// A window rendered whole (0) or in part (1), and what is known of that.
#[derive(Clone, Debug)]
pub(crate) struct Considered {
    pub(crate) window: usize,
    pub(crate) kind: usize,
    pub(crate) features: [f32; CONSIDERED],
}

/// The fitted trees, one a line.
pub(crate) const TREES: &str = include_str!("trees.txt");

pub(super) fn trees() -> &'static Trees {
    static READ: LazyLock<Trees> = LazyLock::new(|| read_trees(TREES));
    &READ
}

/// What the trees call the things that are known: their numbers.
pub(crate) fn tree_names() -> Vec<String> {
    (0..CONSIDERED).map(|number| number.to_string()).collect()
}

pub(crate) fn read_trees(text: &str) -> Trees {
    let names = tree_names();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    Trees::read(text, &names)
}

/// The windows that are left, by the scores that they have so far.
///
/// # Complexity
/// Those that are left times all windows.
pub(crate) fn considered(hypotheses: &Hypotheses, scores: &[[f64; 2]]) -> Vec<Considered> {
    let nowhere = hypotheses.nowhere;
    let both: Vec<f64> = scores.iter().map(|[whole, part]| log_add(*whole, *part)).collect();
    let greatest = scores.iter().flatten().copied().fold(nowhere, f64::max);
    let all = both.iter().copied().fold(nowhere, log_add);
    let behind = |score: f64| (score - all).max(-MOST_BEHIND) as f32;
    let mut out = Vec::new();
    for (number, (window, scores)) in hypotheses.windows.iter().zip(scores).enumerate() {
        if scores.iter().all(|score| *score < greatest - BEHIND) {
            continue;
        }
        let [mut overlapping, mut apart] = [f64::NEG_INFINITY; 2];
        for (other, score) in hypotheses.windows.iter().zip(&both) {
            if other.source == window.source && other.sentences == window.sentences {
                continue;
            }
            let overlaps = other.source == window.source
                && other.sentences.start() < window.sentences.end()
                && window.sentences.start() < other.sentences.end();
            let best = if overlaps { &mut overlapping } else { &mut apart };
            *best = best.max(*score);
        }
        for (kind, score) in scores.iter().enumerate() {
            if *score < greatest - BEHIND {
                continue;
            }
            let mut features = [0.0; CONSIDERED];
            features[..FEATURES].copy_from_slice(&window.features);
            features[FEATURES..].copy_from_slice(&[
                kind as f32,
                behind(both[number]),
                behind(nowhere),
                behind(overlapping),
                behind(apart),
                (scores[1] - scores[0]) as f32,
            ]);
            out.push(Considered { window: number, kind, features });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::Hypothesis;
    use super::*;
    use crate::span::SentenceRange;

    #[test]
    fn rivals_that_overlap_and_others_are_told_apart() {
        let window = |start: usize, end: usize| Hypothesis {
            source: 0,
            sentences: SentenceRange::new(start, end),
            prior: 0.0,
            features: [0.0; FEATURES],
        };
        let windows = vec![window(0, 1), window(0, 2), window(5, 6), window(7, 8)];
        let hypotheses = Hypotheses { nowhere: -3.0, windows, words: Vec::new() };
        let scores = [[2.0, -30.0], [1.0, -30.0], [0.5, -30.0], [-20.0, -30.0]];
        let left = considered(&hypotheses, &scores);
        assert_eq!(
            left.iter().map(|left| (left.window, left.kind)).collect::<Vec<_>>(),
            [(0, 0), (1, 0), (2, 0)]
        );
        let [_, own, nowhere, overlapping, apart, part] = left[0].features[FEATURES..] else {
            panic!("six of them")
        };
        assert!((own - overlapping - 1.0).abs() < 1e-5 && (own - apart - 1.5).abs() < 1e-5);
        assert!((own - nowhere - 5.0).abs() < 1e-5 && part == -32.0);
        let [_, _, _, overlapping, ..] = left[2].features[FEATURES..] else { panic!("six of them") };
        assert_eq!(overlapping, -MOST_BEHIND as f32);
    }

    #[test]
    fn every_line_is_a_tree() {
        assert_eq!(trees().len(), TREES.lines().filter(|line| !line.starts_with('#')).count());
    }
}
