//! One of the two ways of a score: how well the words of one side explain those of the other.
//!
//! What a sentence gives is added up for each term of the other side once, through the links of its words. After that
//! the log-likelihood ratio of any sentence is a look at its own words, so that pairs and groups cost no further
//! look-up.

use std::ops::Range;

use super::factors::WordWeights;
use super::side::Side;

/// How well one side explains the words of the other.
#[derive(Debug)]
pub(crate) struct Way<'s> {
    pub(super) given: &'s Side,
    pub(super) of: &'s Side,
    /// For each term that is given the terms of the other side that it may stand for, and with what probability.
    links: Vec<(u32, f32)>,
    /// The first link of each term that is given, and at the end the number of links.
    starts: Vec<u32>,
    pub(super) weights: WordWeights,
}

/// For each term of one side how much of its probability some words of the other side give it.
#[derive(Debug, Default)]
pub(crate) struct Sums {
    terms: Vec<f32>,
    /// How many words give it.
    words: usize,
}

/// Ratios, and buffers for them.
#[derive(Debug, Default)]
pub(crate) struct Ratios {
    sums: Sums,
    shares: Vec<f32>,
    ratios: Vec<f32>,
}

impl Ratios {
    pub(crate) fn get(&self) -> &[f32] {
        &self.ratios
    }
}

impl<'s> Way<'s> {
    /// `links` are from given terms to terms of the other side, those of one term next to each other.
    pub(super) fn new(
        given: &'s Side,
        of: &'s Side,
        links: impl Iterator<Item = (u32, u32, f32)> + Clone,
        weights: WordWeights,
    ) -> Self {
        let mut starts = vec![0; given.terms.len() + 1];
        for (from, ..) in links.clone() {
            starts[from as usize + 1] += 1;
        }
        for term in 0..given.terms.len() {
            starts[term + 1] += starts[term];
        }
        let mut sorted = vec![(0, 0.0); starts.last().map_or(0, |&count| count as usize)];
        let mut next: Vec<u32> = starts.clone();
        for (from, to, probability) in links {
            let place = &mut next[from as usize];
            sorted[*place as usize] = (to, probability);
            *place += 1;
        }
        Self { given, of, links: sorted, starts, weights }
    }

    /// Adds up what the words of a given sentence say.
    pub(crate) fn explain(&self, sentence: usize, sums: &mut Sums) {
        let words = self.given.sentence(sentence);
        sums.words = words.len();
        sums.terms.clear();
        sums.terms.resize(self.of.terms.len(), 0.0);
        for &term in &self.given.words[words] {
            let links = self.starts[term as usize] as usize..self.starts[term as usize + 1] as usize;
            for &(to, probability) in &self.links[links] {
                sums.terms[to as usize] += probability;
            }
        }
    }

    /// The log-likelihood ratios of neighbouring sentences, each given one sentence of the other side.
    pub(crate) fn ratios(&self, given: usize, of: Range<usize>, out: &mut Ratios) {
        let Ratios { sums, shares, ratios } = out;
        self.explain(given, sums);
        let share = 1.0 / sums.words.max(1) as f32;
        let first = self.of.starts[of.start];
        // Side by side, the shares of many words are multiplied at once.
        shares.clear();
        shares.extend(self.of.words[first..self.of.starts[of.end]].iter().map(|&term| sums.of(term) * share));
        ratios.clear();
        ratios.extend(of.map(|sentence| {
            let words = self.of.sentence(sentence);
            let shares = &shares[words.start - first..words.end - first];
            self.weights.log_product(words, |at| shares[at])
        }));
    }

    /// The log-likelihood ratio of a sentence given words that were added up.
    pub(crate) fn ratio(&self, given: &[&Sums], sentence: usize) -> f32 {
        let words = self.of.sentence(sentence);
        let share = 1.0 / given.iter().map(|sums| sums.words).sum::<usize>().max(1) as f32;
        let terms = &self.of.words[words.clone()];
        // What is usual has a loop of its own, without a branch in it.
        match given {
            [a] => self.weights.log_product(words, |at| a.of(terms[at]) * share),
            [a, b] => self.weights.log_product(words, |at| (a.of(terms[at]) + b.of(terms[at])) * share),
            [a, b, c] => {
                let sum = |term: u32| a.of(term) + b.of(term) + c.of(term);
                self.weights.log_product(words, |at| sum(terms[at]) * share)
            }
            given => {
                let sum = |term: u32| given.iter().map(|sums| sums.of(term)).sum::<f32>();
                self.weights.log_product(words, |at| sum(terms[at]) * share)
            }
        }
    }

    /// The least ratio that a sentence can have: that of one which nothing explains.
    pub(crate) fn least_ratio(&self, sentence: usize) -> f32 {
        self.weights.log_product(self.of.sentence(sentence), |_| 0.0)
    }
}

impl Sums {
    #[inline]
    fn of(&self, term: u32) -> f32 {
        self.terms[term as usize]
    }
}
