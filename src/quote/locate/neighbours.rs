//! What the other quotes of an article say of where a quote is from.
//!
//! An article goes through a statement more or less in its order, and seldom gives a sentence twice. So once all
//! quotes were looked at alone, each is looked at again in the light of where the others are likely to be from.

use std::collections::HashMap;

use super::features::{FEATURES, Hypotheses};
use super::{Weights, shares};
use crate::span::SentenceRange;

/// Places with a smaller share of the probability are not looked at.
const LEAST: f64 = 0.01;
/// The features that are of the neighbours: the last ones.
pub(crate) const NEIGHBOURS: usize = 3;

/// Where a quote is likely to be from.
struct Likely {
    source: usize,
    sentences: SentenceRange,
    share: f64,
}

/// Fills in the features of the neighbours, for the quotes of an article in their order.
///
/// # Complexity
/// Linear in the hypotheses.
pub(crate) fn regard(quotes: &mut [Hypotheses], weights: &Weights) {
    let likely: Vec<Vec<Likely>> = quotes.iter().map(|quote| likely(quote, weights)).collect();
    // How much of each sentence is spoken for by all quotes together.
    let mut taken: HashMap<(usize, usize), f64> = HashMap::new();
    for place in likely.iter().flatten() {
        for sentence in place.sentences {
            *taken.entry((place.source, sentence)).or_default() += place.share;
        }
    }
    for number in 0..quotes.len() {
        let mut own: HashMap<(usize, usize), f64> = HashMap::new();
        for place in &likely[number] {
            for sentence in place.sentences {
                *own.entry((place.source, sentence)).or_default() += place.share;
            }
        }
        let before = number.checked_sub(1).map_or(&[][..], |before| &likely[before]);
        let after = likely.get(number + 1).map_or(&[][..], Vec::as_slice);
        for window in &mut quotes[number].windows {
            let of_others = |sentence: usize| {
                let at = (window.source, sentence);
                taken.get(&at).copied().unwrap_or(0.0) - own.get(&at).copied().unwrap_or(0.0)
            };
            let used = window.sentences.iter().map(of_others).fold(0.0, f64::max).min(1.0);
            let (mut next, mut near) = (0.0, 0.0);
            for (places, follows) in [(before, true), (after, false)] {
                for place in places.iter().filter(|place| place.source == window.source) {
                    let (first, second) = if follows {
                        (place.sentences, window.sentences)
                    } else {
                        (window.sentences, place.sentences)
                    };
                    let closeness = |gap: usize| place.share / (1.0 + gap as f64);
                    if second.start() >= first.end() {
                        next += closeness(second.start() - first.end());
                    } else {
                        near += closeness(first.start().saturating_sub(second.end()));
                    }
                }
            }
            window.features[FEATURES - NEIGHBOURS..].copy_from_slice(&[used, next, near].map(|f| f as f32));
        }
    }
}

fn likely(quote: &Hypotheses, weights: &Weights) -> Vec<Likely> {
    let (shares, _) = shares(quote, weights);
    let pairs = quote.windows.iter().zip(shares);
    pairs
        .filter(|(_, share)| *share >= LEAST)
        .map(|(window, share)| Likely { source: window.source, sentences: window.sentences, share })
        .collect()
}
