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

use super::links::{Links, links};
use super::side::Side;
use crate::model::{Model, Parameter, Parameters};

/// The links between the terms of two sides, ready to score any pair of their sentences.
#[derive(Debug)]
pub(crate) struct Lexical<'s> {
    pub(crate) source: &'s Side,
    pub(crate) target: &'s Side,
    links: Links,
    source_words: Vec<WordWeight>,
    target_words: Vec<WordWeight>,
}

/// A word that occurs more often in the document does not say where.
const RARE_PLACES: usize = 2;
/// The least probability, both ways, of a link that anchors.
const SURE: f32 = 0.1;

/// What is needed of one word: λ, and λ/u.
#[derive(Clone, Copy, Debug)]
struct WordWeight {
    unexplained: f32,
    scale: f32,
    cap: f32,
}

impl<'s> Lexical<'s> {
    pub(crate) fn new(model: &Model, parameters: &Parameters, source: &'s Side, target: &'s Side) -> Self {
        let links = links(model, parameters, source, target);
        let ratio_cap = parameters.get(Parameter::RatioCap);
        Self {
            source,
            target,
            links,
            source_words: weights(source, parameters, ratio_cap),
            target_words: weights(target, parameters, ratio_cap),
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
        self.source_words[word].factor(share)
    }

    /// The same for a target word.
    pub(crate) fn target_factor(&self, word: usize, share: f32) -> f32 {
        self.target_words[word].factor(share)
    }

    /// Adds up how well the words of source sentence `index` explain the words of the targets `window`.
    pub(crate) fn support(&self, index: usize, window: Range<usize>) -> Window {
        let words = self.target.starts[window.start]..self.target.starts[window.end];
        let source_words = self.source.sentence(index).len();
        let mut sums: Vec<(u32, f32)> = Vec::new();
        for &(term, count) in self.source.counts(index) {
            let links = self.links.of(term).iter();
            sums.extend(links.map(|link| (link.target, count as f32 * link.target_given_source)));
        }
        sums.sort_by_key(|(term, _)| *term);
        // Each word of the window is written once, however many words explain it.
        let mut forward = vec![0.0; words.len()];
        for explained in sums.chunk_by(|(a, _), (b, _)| a == b) {
            let sum: f32 = explained.iter().map(|(_, probability)| probability).sum();
            for place in places(self.target.places(explained[0].0), &words) {
                forward[place as usize - words.start] = sum;
            }
        }
        Window { window, first_word: words.start, source_words, forward }
    }

    /// LLR of target sentence `target` given the sources whose windows are `rows`.
    pub(crate) fn forward(&self, rows: &[&Window], target: usize) -> f32 {
        let length: usize = rows.iter().map(|row| row.source_words).sum();
        let share = 1.0 / length.max(1) as f32;
        log_product(self.target.sentence(target).map(|word| {
            let sum: f32 = rows.iter().map(|row| row.forward[word - row.first_word]).sum();
            self.target_words[word].factor(sum * share)
        }))
    }

    /// LLR of source sentence `index` given target sentences of `window`: for each number of them up to
    /// `most` and each sentence of the window that may be the last; −∞ where they would begin before it.
    pub(crate) fn backward(&self, index: usize, window: Range<usize>, most: usize) -> Vec<Vec<f32>> {
        let mut out = vec![Vec::with_capacity(window.len()); most];
        let mut start = window.start;
        while start < window.end {
            let end = (start + COLUMNS).min(window.end);
            let sums = self.explained(index, start.saturating_sub(most - 1).max(window.start)..end);
            for (number, out) in out.iter_mut().enumerate() {
                out.extend((start + 1..=end).map(|last| match last.checked_sub(number + 1) {
                    Some(first) if first >= window.start => self.backward_of(index, &sums, first..last),
                    _ => f32::NEG_INFINITY,
                }));
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
        for (row, &(term, _)) in counts.iter().enumerate() {
            for link in self.links.of(term) {
                for place in places(self.target.places(link.target), &words) {
                    let sentence = self.target.sentence_of(place);
                    sums[row * window.len() + sentence - window.start] += link.source_given_target;
                }
            }
        }
        Explained { window, sums }
    }

    fn backward_of(&self, index: usize, explained: &Explained, targets: Range<usize>) -> f32 {
        let length = self.target.starts[targets.end] - self.target.starts[targets.start];
        let share = 1.0 / length.max(1) as f32;
        let (first, width) = (explained.window.start, explained.window.len());
        let columns = targets.start - first..targets.end - first;
        log_product(self.source.sentence(index).map(|word| {
            let row = self.source.rows[word] as usize;
            let sum: f32 = explained.sums[row * width..][columns.clone()].iter().sum();
            self.source_words[word].factor(sum * share)
        }))
    }
}

/// Target sentences that are looked at together; for more the sums of a long sentence would not fit in memory.
const COLUMNS: usize = 512;

/// The places, which rise, that lie among some words.
pub(super) fn places<'p>(places: &'p [u32], words: &Range<usize>) -> impl Iterator<Item = u32> + use<'p> {
    let first = places.partition_point(|&place| (place as usize) < words.start);
    let end = words.end;
    places[first..].iter().copied().take_while(move |&place| (place as usize) < end)
}

/// How well target sentences explain the different words of a source sentence.
struct Explained {
    window: Range<usize>,
    /// A row for each word, a column for each target sentence.
    sums: Vec<f32>,
}

/// How well one source sentence explains the words of a window of target sentences.
#[derive(Debug)]
pub(crate) struct Window {
    pub(crate) window: Range<usize>,
    first_word: usize,
    source_words: usize,
    /// For each target word of the window Σ t(e|f) over the source words.
    forward: Vec<f32>,
}

impl WordWeight {
    fn factor(self, share: f32) -> f32 {
        (self.unexplained + self.scale * share).min(self.cap)
    }
}

/// The logarithm of a product of positive numbers, taken once per run of factors.
pub(super) fn log_product(factors: impl Iterator<Item = f32>) -> f32 {
    let (mut sum, mut product) = (0.0_f64, 1.0_f64);
    for factor in factors {
        product *= f64::from(factor);
        if !(1e-200..1e200).contains(&product) {
            sum += product.ln();
            product = 1.0;
        }
    }
    (sum + product.ln()) as f32
}

fn weights(side: &Side, parameters: &Parameters, cap: f32) -> Vec<WordWeight> {
    let local = parameters.get(Parameter::DocumentBackground);
    let believed = parameters.get(Parameter::Explained);
    let total = side.words.len().max(1) as f32;
    let mut out = Vec::with_capacity(side.words.len());
    for sentence in 0..side.len() {
        let counts = side.counts(sentence);
        for word in side.sentence(sentence) {
            let (number, own) = counts[side.rows[word] as usize];
            let term = &side.terms[number as usize];
            let elsewhere = (side.places(number).len() - own as usize) as f32 / total;
            let background = term.background + local * elsewhere;
            let explained = term.explained * believed;
            out.push(WordWeight {
                unexplained: 1.0 - explained,
                scale: explained / background.max(1e-9),
                cap,
            });
        }
    }
    out
}
