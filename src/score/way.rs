//! One of the two ways of a score: how well the words of one side explain those of the other.
//!
//! What a sentence gives is added up for each term of the other side once, through the links of its words. After that
//! the log-likelihood ratio of any sentence is a look at its own words, so that pairs and groups cost no further
//! look-up.

use std::ops::Range;

use super::factors::{WordWeights, least, ln};
use super::links::{Links, TermLink};
use super::side::Side;

/// How well one side explains the words of the other.
#[derive(Debug)]
pub(crate) struct Way<'s> {
    pub(super) given: &'s Side,
    pub(super) of: &'s Side,
    /// For each term that is given the terms of the other side that it may stand for, and with what probability.
    pub(super) links: Links,
    pub(super) weights: WordWeights,
    /// What is needed of the words that are explained, sorted by their terms, so that those of one stand together.
    places: Vec<Place>,
    least_ratios: Vec<f32>,
}

/// A word that may be explained.
#[derive(Clone, Copy, Debug)]
struct Place {
    sentence: u32,
    /// How much its factor grows with its share, as a multiple of what it is when nothing explains it.
    lift: f32,
    /// The most that it can be, as the same multiple.
    most: f32,
}

/// Ratios, and buffers for them.
#[derive(Debug, Default)]
pub(crate) struct Ratios {
    /// How much of its probability each term of the other side has; zeros between two calls.
    sums: Vec<f32>,
    /// The terms that have some, in front.
    touched: Vec<u32>,
    /// For each sentence what its explained words multiply the ratio of one that nothing explains by.
    products: Vec<f64>,
    ratios: Vec<f32>,
}

/// A product beyond this is put aside as a logarithm: a word multiplies by e⁴⁰ at most.
const GREATEST_PRODUCT: f64 = 1e250;

impl Ratios {
    pub(crate) fn get(&self) -> &[f32] {
        &self.ratios
    }
}

impl<'s> Way<'s> {
    /// `links` are those of the given side.
    pub(super) fn new(given: &'s Side, of: &'s Side, links: Links, weights: WordWeights) -> Self {
        let least = |sentence| weights.least_log_product(of.sentence(sentence));
        let least_ratios = (0..of.len()).map(least).collect();
        let place = |&word: &u32| {
            let (lift, most) = weights.gain(word as usize);
            Place { sentence: of.sentence_of(word) as u32, lift, most }
        };
        let places = of.all_places().iter().map(place).collect();
        Self { given, of, links, places, weights, least_ratios }
    }

    /// Adds what some given words say to the sums of the terms of the other side.
    pub(super) fn explain(&self, words: Range<usize>, sums: &mut [f32]) {
        for &term in &self.given.words[words] {
            for link in self.links.of(term) {
                sums[link.other as usize] += link.other_given_this;
            }
        }
    }

    /// Sets the sums of the terms of which some given words say something to zero.
    pub(super) fn forget(&self, words: Range<usize>, sums: &mut [f32]) {
        for &term in &self.given.words[words] {
            for link in self.links.of(term) {
                sums[link.other as usize] = 0.0;
            }
        }
    }

    /// The log-likelihood ratios of neighbouring sentences, each given one sentence of the other side.
    ///
    /// Most words of a pair have nothing to do with each other. So a sentence begins with the ratio of one that nothing
    /// explains, and only the words that the given sentence has links to are looked up, wherever they stand.
    pub(crate) fn ratios(&self, given: usize, of: Range<usize>, out: &mut Ratios) {
        let Ratios { sums, touched, products, ratios } = out;
        let words = self.given.sentence(given);
        let share = 1.0 / words.len().max(1) as f32;
        sums.resize(self.of.terms.len(), 0.0);
        touched.resize(self.of.terms.len() + 1, 0);
        let mut count = 0;
        for &term in &self.given.words[words] {
            for &TermLink { other: to, other_given_this: probability, .. } in self.links.of(term) {
                let sum = &mut sums[to as usize];
                // Written in any case and counted where it is new: no branch that may be guessed wrong.
                touched[count] = to;
                count += usize::from((*sum == 0.0) & (probability > 0.0));
                *sum += probability;
            }
        }
        ratios.clear();
        ratios.extend_from_slice(&self.least_ratios[of.clone()]);
        products.clear();
        products.resize(of.len(), 1.0);
        let whole = of.len() == self.of.len();
        for &term in &touched[..count] {
            let share = std::mem::take(&mut sums[term as usize]) * share;
            let mut places = &self.places[self.of.place_range(term)];
            if !whole {
                places = &places[places.partition_point(|place| (place.sentence as usize) < of.start)..];
                places = &places[..places.partition_point(|place| (place.sentence as usize) < of.end)];
            }
            for place in places {
                let sentence = place.sentence as usize - of.start;
                let product = &mut products[sentence];
                *product *= f64::from(least(1.0 + place.lift * share, place.most));
                if *product > GREATEST_PRODUCT {
                    ratios[sentence] += ln(std::mem::replace(product, 1.0)) as f32;
                }
            }
        }
        for (ratio, &product) in ratios.iter_mut().zip(&*products) {
            if product > 1.0 {
                *ratio += ln(product) as f32;
            }
        }
    }

    /// The least ratio that each sentence can have: that of one which nothing explains.
    pub(crate) fn least_ratios(&self) -> &[f32] {
        &self.least_ratios
    }
}
