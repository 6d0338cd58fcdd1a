//! What the words say: log-likelihood ratios of sentences given sentences, both ways.
//!
//! For a target sentence b and the source sentences a,
//!
//! LLR(b|a) = Σ_{e∈b} ln( (1−λ_e) + λ_e · Σ_{f∈a} t(e|f) / (|a|·u(e)) )
//!
//! after IBM Model 1 (Brown et al. 1993). Two things differ from the book: λ_e is the word's own, for an
//! article is seldom explained by the other side and a name nearly always; and the background u(e) is that of
//! the language *and* of the rest of the document, for a word that stands in every sentence tells little
//! about which of them translate each other.

use std::ops::Range;

use super::factors::{Products, WordWeights, least};
use super::links::{Links, links};
use super::side::Side;
use super::way::Way;
use crate::model::{Model, Parameter, Parameters};

/// The links between the terms of two sides, ready to score any pair of their sentences.
#[derive(Debug)]
pub(crate) struct Lexical<'s> {
    pub(crate) source: &'s Side,
    pub(crate) target: &'s Side,
    links: Links,
    /// How well the source explains the target …
    pub(crate) ahead: Way<'s>,
    /// … and the other way round.
    pub(crate) back: Way<'s>,
}

/// A word that occurs more often in the document does not say where.
const RARE_PLACES: usize = 2;
/// The least probability, both ways, of a link that anchors.
const SURE: f32 = 0.1;

impl<'s> Lexical<'s> {
    pub(crate) fn new(model: &Model, parameters: &Parameters, source: &'s Side, target: &'s Side) -> Self {
        let links = links(model, parameters, source, target);
        let ratio_cap = parameters.get(Parameter::RatioCap);
        let weights = |side| WordWeights::new(side, parameters, ratio_cap);
        let all = || {
            (0..source.terms.len() as u32)
                .flat_map(|term| links.of(term).iter().map(move |link| (term, link)))
        };
        let ahead = all().map(|(term, link)| (term, link.target, link.target_given_source));
        let back = all().map(|(term, link)| (link.target, term, link.source_given_target));
        Self {
            source,
            target,
            ahead: Way::new(source, target, ahead, weights(target)),
            back: Way::new(target, source, back, weights(source)),
            links,
        }
    }

    /// Pairs of sentences that share a word which is rare on both sides and sure to be translated so; a
    /// pair that shares several is named several times.
    pub(crate) fn rare_pairs(&self) -> Vec<(usize, usize)> {
        let mut pairs = Vec::new();
        for source in 0..self.source.terms.len() as u32 {
            let source_places = self.source.places(source);
            if source_places.len() > RARE_PLACES {
                continue;
            }
            for link in self.links.of(source) {
                let target_places = self.target.places(link.target);
                let sure = link.target_given_source.min(link.source_given_target) >= SURE;
                if !sure || target_places.len() > RARE_PLACES {
                    continue;
                }
                for &from in source_places {
                    for &to in target_places {
                        pairs.push((self.source.sentence_of(from), self.target.sentence_of(to)));
                    }
                }
            }
        }
        pairs
    }

    /// The target terms that source term `term` may stand for, each with its probability given the source
    /// term and the reverse.
    pub(crate) fn term_links(&self, term: u32) -> impl Iterator<Item = (u32, f32, f32)> {
        self.links
            .of(term)
            .iter()
            .map(|link| (link.target, link.target_given_source, link.source_given_target))
    }

    /// What a source word multiplies the likelihood ratio of its sentence by, when the words of the other side
    /// give it `share` of their probability.
    pub(crate) fn source_factor(&self, word: usize, share: f32) -> f32 {
        self.back.weights.factor(word, share)
    }

    /// The same for a target word.
    pub(crate) fn target_factor(&self, word: usize, share: f32) -> f32 {
        self.ahead.weights.factor(word, share)
    }

    /// Adds up how well the words of source sentence `index` explain the words of the targets `window`.
    pub(crate) fn support(&self, index: usize, window: Range<usize>) -> Window {
        let words = self.target.starts[window.start]..self.target.starts[window.end];
        let source_words = self.source.sentence(index).len();
        let mut forward = vec![0.0; words.len()];
        for &(term, count) in self.source.counts(index) {
            for link in self.links.of(term) {
                let share = count as f32 * link.target_given_source;
                for &place in self.places(link.target, &words) {
                    forward[place as usize - words.start] += share;
                }
            }
        }
        Window { first_word: words.start, source_words, forward }
    }

    /// The places of a target term that lie among some words.
    pub(super) fn places(&self, term: u32, words: &Range<usize>) -> &[u32] {
        let places = self.target.places(term);
        if words.len() == self.target.words.len() {
            return places;
        }
        let first = places.partition_point(|&place| (place as usize) < words.start);
        let count = places[first..].partition_point(|&place| (place as usize) < words.end);
        &places[first..first + count]
    }

    /// LLR of target sentence `target` given the sources whose windows are `rows`.
    pub(crate) fn forward(&self, rows: &[&Window], target: usize) -> f32 {
        let length: usize = rows.iter().map(|row| row.source_words).sum();
        let share = 1.0 / length.max(1) as f32;
        let words = self.target.sentence(target);
        // What is usual has a loop of its own, without a branch in it.
        match rows {
            [a] => {
                let a = a.sums(&words);
                self.ahead.weights.log_product(words.clone(), |at| a[at] * share)
            }
            [a, b] => {
                let (a, b) = (a.sums(&words), b.sums(&words));
                self.ahead.weights.log_product(words.clone(), |at| (a[at] + b[at]) * share)
            }
            [a, b, c] => {
                let (a, b, c) = (a.sums(&words), b.sums(&words), c.sums(&words));
                self.ahead.weights.log_product(words.clone(), |at| (a[at] + b[at] + c[at]) * share)
            }
            rows => {
                let all: Vec<&[f32]> = rows.iter().map(|row| row.sums(&words)).collect();
                let sum = |at: usize| all.iter().map(|row| row[at]).sum::<f32>();
                self.ahead.weights.log_product(words.clone(), |at| sum(at) * share)
            }
        }
    }

    /// LLR of source sentence `index` given target sentences of `window`: for each number of them up to
    /// `most` and each sentence of the window that may be the last; −∞ where they would begin before it.
    pub(crate) fn backward(&self, index: usize, window: Range<usize>, most: usize) -> Vec<Vec<f32>> {
        let mut out = vec![Vec::with_capacity(window.len()); most];
        let mut start = window.start;
        while start < window.end {
            let end = (start + COLUMNS).min(window.end);
            let sums = self.explained(index, start.saturating_sub(most - 1).max(window.start)..end);
            for (number, out) in (1..).zip(&mut out) {
                // The first ones of these would begin before the window.
                let short = (window.start + number).saturating_sub(start + 1).min(end - start);
                out.extend(std::iter::repeat_n(f32::NEG_INFINITY, short));
                self.backward_of(index, &sums, number, start + short..end, out);
            }
            start = end;
        }
        out
    }

    /// For each different word of a source sentence and each target sentence of the window Σ t(f|e) over its words.
    fn explained(&self, index: usize, window: Range<usize>) -> Explained {
        let counts = self.source.counts(index);
        let words = self.target.starts[window.start]..self.target.starts[window.end];
        let mut sums = vec![0.0; counts.len() * window.len()];
        if sums.is_empty() {
            return Explained { window, sums };
        }
        for (&(term, _), sums) in counts.iter().zip(sums.chunks_exact_mut(window.len())) {
            for link in self.links.of(term) {
                for &place in self.places(link.target, &words) {
                    sums[self.target.sentence_of(place) - window.start] += link.source_given_target;
                }
            }
        }
        Explained { window, sums }
    }

    /// LLR of a source sentence given `number` target sentences, for each of `lasts` as the last of them.
    fn backward_of(
        &self,
        index: usize,
        explained: &Explained,
        number: usize,
        lasts: Range<usize>,
        out: &mut Vec<f32>,
    ) {
        if lasts.is_empty() {
            return;
        }
        let starts = &self.target.starts;
        let shares: Vec<f32> = lasts
            .clone()
            .map(|last| 1.0 / (starts[last + 1] - starts[last + 1 - number]).max(1) as f32)
            .collect();
        let (first, width) = (lasts.start + 1 - number - explained.window.start, explained.window.len());
        let mut products = Products::new(shares.len());
        for word in self.source.sentence(index) {
            let row = self.source.rows[word] as usize * width + first;
            let sums = &explained.sums[row..row + shares.len() + number - 1];
            let (unexplained, scale) = (self.back.weights.unexplained[word], self.back.weights.scale[word]);
            let cap = self.back.weights.cap;
            let factor = |sum: f32, share: f32| least(unexplained + scale * (sum * share), cap);
            let factors = products.next().iter_mut().zip(&shares);
            match number {
                1 => factors.zip(sums).for_each(|((product, share), a)| *product *= factor(*a, *share)),
                2 => factors
                    .zip(sums.iter().zip(&sums[1..]))
                    .for_each(|((product, share), (a, b))| *product *= factor(a + b, *share)),
                3 => factors
                    .zip(sums.iter().zip(&sums[1..]).zip(&sums[2..]))
                    .for_each(|((product, share), ((a, b), c))| *product *= factor(a + b + c, *share)),
                _ => factors.zip(sums.windows(number)).for_each(|((product, share), sums)| {
                    *product *= factor(sums.iter().sum(), *share);
                }),
            }
        }
        products.logarithms(out);
    }
}

/// Target sentences that are looked at together; for more the sums of a long sentence would not fit in memory.
const COLUMNS: usize = 512;

/// How well target sentences explain the different words of a source sentence.
struct Explained {
    window: Range<usize>,
    /// A row for each word, a column for each target sentence.
    sums: Vec<f32>,
}

/// How well one source sentence explains the words of a window of target sentences.
#[derive(Debug)]
pub(crate) struct Window {
    first_word: usize,
    source_words: usize,
    /// For each target word of the window Σ t(e|f) over the source words.
    forward: Vec<f32>,
}

impl Window {
    /// What it adds up to for some words.
    fn sums(&self, words: &Range<usize>) -> &[f32] {
        let first = words.start - self.first_word;
        &self.forward[first..first + words.len()]
    }
}
