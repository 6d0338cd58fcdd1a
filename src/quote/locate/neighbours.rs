//! What the other quotes of an article say of where a quote is from.
//!
//! An article goes through a statement more or less in its order, and seldom gives a sentence twice. So once all
//! quotes were looked at alone, each is looked at again in the light of where the others are likely to be from.

use std::collections::HashMap;

use super::features::{FEATURES, Hypotheses};
use super::{Weights, scores, shares};
use crate::span::SentenceRange;

/// Places with a smaller share of the probability are not looked at.
const LEAST: f64 = 0.01;
/// So many quotes are remembered that may be from one sentence.
const TAKERS: usize = 8;
/// What another quote with the same words counts for: as much as the neighbours on both sides. It is a guess, for
/// no article of the test bed says anything twice.
const ECHO: f64 = 2.0;
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
    // For each sentence the quotes that speak for it, each with how much.
    let mut taken: HashMap<(usize, usize), Vec<(usize, f64)>> = HashMap::new();
    for (number, places) in likely.iter().enumerate() {
        for place in places {
            for sentence in place.sentences {
                let takers = taken.entry((place.source, sentence)).or_default();
                match takers.last_mut() {
                    Some((last, share)) if *last == number => *share += place.share,
                    _ => takers.push((number, place.share)),
                }
            }
        }
    }
    // The greatest shares tell enough, and the cost has a bound.
    for takers in taken.values_mut() {
        takers.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        takers.truncate(TAKERS);
    }
    for number in 0..quotes.len() {
        // A headline that gives some words of a quote is not another quote: it is from where that one is.
        let mut echoes: HashMap<usize, bool> = HashMap::new();
        let mut others: HashMap<(usize, usize), [f64; 2]> = HashMap::new();
        for sentence in quotes[number]
            .windows
            .iter()
            .flat_map(|window| window.sentences.iter().map(|sentence| (window.source, sentence)))
        {
            others.entry(sentence).or_insert_with(|| {
                let takers = taken.get(&sentence).map_or(&[][..], Vec::as_slice);
                let mut sums = [0.0; 2];
                for &(taker, share) in takers.iter().filter(|(taker, _)| *taker != number) {
                    let echo = || is_echo(&quotes[number].words, &quotes[taker].words);
                    sums[usize::from(*echoes.entry(taker).or_insert_with(echo))] += share;
                }
                sums
            });
        }
        let before = number.checked_sub(1).map_or(&[][..], |before| &likely[before]);
        let after = likely.get(number + 1).map_or(&[][..], Vec::as_slice);
        for window in &mut quotes[number].windows {
            let [mut used, mut echoed] = [0.0_f64; 2];
            for sentence in window.sentences {
                let [other, echo] = others.get(&(window.source, sentence)).copied().unwrap_or_default();
                (used, echoed) = (used.max(other), echoed.max(echo));
            }
            let used = used.min(1.0);
            let (mut next, mut near) = (ECHO * echoed.min(1.0), 0.0);
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

/// Whether two quotes, as sorted lists of words, give the same words: most of the shorter one's.
fn is_echo(one: &[u32], other: &[u32]) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let shared = short.iter().filter(|word| long.binary_search(word).is_ok()).count();
    shared >= 2 && shared * 4 >= short.len() * 3
}

fn likely(quote: &Hypotheses, weights: &Weights) -> Vec<Likely> {
    let (shares, _) = shares(quote, &scores(quote, weights));
    let pairs = quote.windows.iter().zip(shares);
    pairs
        .filter(|(_, share)| *share >= LEAST)
        .map(|(window, share)| Likely { source: window.source, sentences: window.sentences, share })
        .collect()
}
